"""A rule about spans of days: from one day to another they last as long as the sentence says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted
from drafter.model.numerals import parse_number

_GOOD = Example(
    "网上征求意见自4月8日至5月10日，符合一般不少于30日的要求。开展专项行动，7月1日至8月30日，为期两个月。6月1日至6月30日公示30天。"
)
_SPAN = WordPattern(
    r"(?P<m1>[0-9]{1,2})月(?P<d1>[0-9]{1,2})日(?:起)?(?:至|到|—|-|－)(?:(?P<m2>[0-9]{1,2})月)?(?P<d2>[0-9]{1,2})日[^。；0-9\n]{0,16}?"
    r"(?P<at>(?P<how>不少于|不低于|至少|达到|达|为期|历时|共|满|超过|不超过|公示|公开|征求意见|持续)(?P<number>[0-9]{1,3}|[一二三四五六七十两]{1,3})(?:个)?(?P<unit>工作日|日|天|个月|周))"
)
_SPAN_BEHIND = WordPattern(
    r"(?P<at>(?P<how>为期|历时|共|持续|公示|公开征求意见)(?P<number>[0-9]{1,3})(?:个)?(?P<unit>日|天|周)[^。；，0-9\n]{0,14}，(?:即|自|从|于|时间为?){0,2})(?P<m1>[0-9]{1,2})月(?P<d1>[0-9]{1,2})日(?:起)?(?:至|到|—|-|－)(?:(?P<m2>[0-9]{1,2})月)?(?P<d2>[0-9]{1,2})日"
)
"""The same with the days told first: 为期50天的整治，即7月5日至8月23日."""
_EXACTLY = ("不超过", "为期", "历时", "公示", "共", "持续", "公开征求意见", "征求意见")
"""Words of a span that is no longer than said."""
_DAYS = {"日": 1, "天": 1, "周": 7}
_WORKING = 5
"""Working days of a week."""
_SLACK = 1
"""Days by which a span may differ, whether or not both its ends count."""


@rule(
    "日期-历时", "起止的日子之间有说的那么多天", Severity.HINT, "公历",
    _GOOD, Example(_GOOD.text.replace("至5月10日", "至4月18日")),
    near="征求意见自4月8日至5月10日，不少于20个工作日。4月8日至18日检查，出动不少于30人。",
)  # fmt: skip
def _spans(manuscript: Manuscript) -> Iterator[Hit]:
    prose, year = prose_of(manuscript), manuscript.year or 2023
    for match in (*_SPAN.finditer(prose.text), *_SPAN_BEHIND.finditer(prose.text)):
        days = _days_of(match, year)
        number = int(parse_number(match["number"].replace("两", "二")) or 0)
        if match["unit"] == "工作日" and 0 < days < number + number // _WORKING * 2:
            message = f"从头到尾一共{days}天，没有{number}个工作日"
            yield Hit(prose.spot(*match.span()), message, "核对日期，是不是把“日”写成了“工作日”")
        said = number * _DAYS.get(match["unit"], 0)
        if days <= 0 or not said:
            continue
        too_few = days + _SLACK < said and match["how"] != "不超过"
        too_many = days - _SLACK > said and match["how"] in _EXACTLY
        if too_few or too_many:
            yield Hit(prose.spot(*match.span()), f"从头到尾是{days}天，写的是{quoted(match['at'])}", "核对日期和天数")


def _days_of(match: re.Match[str], year: int) -> int:
    """Return how many days a span of `year` has, both ends counted; 0 where one is no day."""
    try:
        first = date(year, int(match["m1"]), int(match["d1"]))
        last = date(year, int(match["m2"] or match["m1"]), int(match["d2"]))
    except ValueError:
        return 0
    return (last - first).days + 1


_FROM_TO = WordPattern(
    r"(?P<y1>20[0-9]{2})年(?P<m1>[0-9]{1,2})月(?:(?P<d1>[0-9]{1,2})日)?(?:起|开始)?，?(?:至|到|—|-|－)(?P<y2>20[0-9]{2})年(?P<m2>[0-9]{1,2})月(?:(?P<d2>[0-9]{1,2})日)?"
)


@rule(
    "日期-起止颠倒", "从一天到另一天的，后一天在后", Severity.WARNING, "公历",
    "委托期限自2021年9月1日起至2024年8月31日止。", "委托期限自2021年9月1日起至2020年8月31日止。",
    near="2021年9月1日至30日，2021年9月至2021年9月底。",
)  # fmt: skip
def _ends_before(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _FROM_TO.finditer(prose.text):
        start, end = (tuple(int(match[f"{part}{each}"] or 0) for part in "ymd") for each in "12")
        exactly = 3 if match["d1"] and match["d2"] else 2
        if end[:exactly] < start[:exactly]:
            yield Hit(prose.spot(*match.span()), f"{quoted(match[0])}：止在起以前", "核对两个日期")


_ADOPTED_THEN_ASKED = WordPattern(
    r"(?<![0-9])(?P<at>(?P<done>[0-9]{1,2})月(?:[0-9]{1,2}日)?(?:，|经|由)?[^。；，0-9\n]{0,14}(?:审议通过|通过|印发|公布|出台|决定))[^。；0-9\n]{0,24}征求(?:社会)?(?:公众)?意见(?:的)?(?:时间|期限|期)?(?:为|自|从|是|于)?(?P<asked>[0-9]{1,2})月"
)


@rule(
    "日期-先征求意见", "征求意见在审议通过、印发以前", Severity.HINT, "《重大行政决策程序暂行条例》第十四条、第二十五条",
    Example("8月经区政府常务会议审议通过，其中公开征求意见时间为6月1日至7月5日。"),
    Example("2月经区政府常务会议审议通过，其中公开征求意见时间为6月1日至7月5日。"),
    near="2月印发通知；6月起就规划征求意见。上年2月通过的办法，今年征求意见6月开始。",
)  # fmt: skip
def _asked_after(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _ADOPTED_THEN_ASKED.finditer(prose.text):
        before = prose.text[max(0, match.start() - 6) : match.start()]
        if int(match["done"]) < int(match["asked"]) and not before.endswith(("上年", "去年", "次年", "年")):
            message = f"{quoted(match['at'])}，征求意见却在{match['asked']}月"
            yield Hit(prose.spot(*match.span("at")), message, "核对月份")


_D = r"(?<![0-9])(?P<{0}m>[0-9]{{1,2}})月(?P<{0}d>[0-9]{{1,2}})日"
_ASKED = WordPattern(
    rf"(?P<at>{_D.format('a')}(?:起)?(?:至|到|—){_D.format('b')})[^。；0-9\n]{{0,14}}(?:公开征求|公开征集|征求社会|征求公众|征集社会)"
)
_DECISION = WordPattern(r"重大(?:行政)?决策|地方性法规|政府规章")
_LEAST_ASKED = 29
"""Days that the public is asked about a decision: thirty, both ends counted."""
_CALLED = WordPattern(
    rf"{_D.format('a')}(?:，|依法)?(?:向[^，。；\n]{{0,8}})?(?:送达|发出|下达|作出)?[^，。；0-9\n]{{0,6}}(?:听证(?:会)?通知(?:书)?|通知[^，。；、0-9\n]{{0,4}}听证的?(?:时间|事项))[^。；0-9\n]{{0,10}}[，；](?P<at>(?:并|于|定于){{0,2}}{_D.format('b')}，?(?:由[^，。；0-9\n]{{2,14}}主持)?(?:依法|公开|正式|如期)*(?:举行|召开|组织)[^，。；\n]{{0,6}}听证)"
)
_LEAST_CALLED = 7
"""Working days from the notice of a hearing to the hearing."""
_IN_WORKING_DAYS = 2021
"""The year in which the law began to count them as working days."""
_TOLD_THEN_CLAIMED = WordPattern(
    rf"{_D.format('a')}[^。；0-9\n]{{0,14}}送达[^。；0-9\n]{{0,10}}告知书[^。；0-9\n]{{0,40}}[；，](?P<at>(?:于)?{_D.format('b')}，?当事人[^，。；0-9\n]{{0,12}}(?:提出|要求|申请)[^，。；0-9\n]{{0,4}}听证|(?:于)?{_D.format('b').replace('bm', 'cm').replace('bd', 'cd')}，?[^，。；0-9\n]{{1,3}}某[^，。；0-9\n]{{0,4}}(?:提出|要求|申请)[^，。；0-9\n]{{0,4}}听证)"
)
_MOST_TO_CLAIM = 5
"""Working days from the notice of a punishment within which a hearing is asked for."""


@rule(
    "日期-法定间隔", "听证提前七个工作日通知，重大决策征求意见不少于三十日", Severity.HINT,
    "《行政处罚法》第六十四条、第八十五条；《重大行政决策程序暂行条例》第十五条",
    Example("片区调整列入重大行政决策目录，3月4日至4月3日公开征求意见。3月17日送达听证通知书，3月30日公开举行听证。"),
    Example("片区调整列入重大行政决策目录，3月4日至3月13日公开征求意见。"),
    near=Example("规范性文件3月4日至3月13日公开征求意见。3月17日送达听证通知书，4月2日组织听证。"),
)  # fmt: skip
def _too_short(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a hearing too soon after its notice, and a decision on which the public was asked too short."""
    prose, year = prose_of(manuscript), manuscript.year or 2023
    for match in _ASKED.finditer(prose.text):
        passage = prose.passages[prose.passage_at(match.start())].text
        days = _days_between(match, year)
        if days and _DECISION.search(passage) and len(days) < _LEAST_ASKED:
            message = f"{quoted(match['at'])}只有{len(days) + 1}天，重大行政决策征求意见一般不少于30日"
            yield Hit(prose.spot(*match.span("at")), message, "核对日期（《重大行政决策程序暂行条例》第十五条）")
    for match in _CALLED.finditer(prose.text):
        days = _days_between(match, year)
        working = sum(day.weekday() < 5 for day in days)
        least = _LEAST_CALLED + 2 if year >= _IN_WORKING_DAYS else _LEAST_CALLED
        if days and working < _LEAST_CALLED and len(days) < least:
            message = f"{quoted(match['at'])}，离通知只有{working}个工作日"
            yield Hit(
                prose.spot(*match.span()), message, "核对日期：举行听证的七个工作日前通知（《行政处罚法》第六十四条）"
            )


_ASKED_THEN_ADOPTED = WordPattern(
    rf"{_D.format('a')}(?:起)?(?:至|到|—)[^，。；\n]{{2,7}}日?(?:，|在[^，。；\n]{{2,12}})?公开征[求集][^\n]{{0,180}}?(?:会议|党组|常务会|办公会)[^。；，0-9\n]{{0,4}}(?P<at>于{_D.format('b')}(?:讨论|审议|表决|研究)?(?:通过|决定))"
)


@rule(
    "日期-应诉听证", "要求听证在五个工作日内，征求意见在前、通过在后", Severity.HINT,
    "《行政处罚法》第六十四条、第八十五条；《重大行政决策程序暂行条例》第十四条、第三十条",
    Example("8月6日送达处罚告知书，8月9日，当事人要求听证。规划3月11日至4月10日公开征求意见，市政府常务会议于5月28日讨论通过。"),
    Example("8月6日送达处罚告知书，8月20日，当事人要求听证。"),
    near=Example("8月6日送达处罚告知书，当事人8月9日陈述申辩；8月20日举行听证。"),
)  # fmt: skip
def _too_late(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a hearing asked for too late, and a decision taken before the public was asked."""
    prose, year = prose_of(manuscript), manuscript.year or 2023
    for match in _TOLD_THEN_CLAIMED.finditer(prose.text):
        days = _days_between(match, year, "b" if match["bm"] else "c")
        working = sum(day.weekday() < 5 for day in days)
        if working > _MOST_TO_CLAIM + _SLACK:
            message = f"{quoted(match['at'])}，离告知已{working}个工作日"
            yield Hit(
                prose.spot(*match.span("at")), message, "核对日期：告知后五个工作日内提出（《行政处罚法》第六十四条）"
            )
    for match in _ASKED_THEN_ADOPTED.finditer(prose.text):
        asked, adopted = ((int(match[f"{each}m"]), int(match[f"{each}d"])) for each in "ab")
        if adopted < asked and "次年" not in match[0]:
            message = f"{asked[0]}月才公开征求意见，不会{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对两个日期")


def _days_between(match: re.Match[str], year: int, to: str = "b") -> list[date]:
    """Return the days behind the first one of a match, to the last; none when they are no days or turned round."""
    try:
        first, last = (date(year, int(match[f"{which}m"]), int(match[f"{which}d"])) for which in ("a", to))
    except ValueError:
        return []
    return [first + timedelta(days=each) for each in range(1, (last - first).days + 1)]
