"""A rule about spans of days: from one day to another they last as long as the sentence says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

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
    r"(?P<at>(?P<how>不少于|不低于|至少|达到|达|为期|历时|共|满|超过|不超过|公示|公开|持续)(?P<number>[0-9]{1,3}|[一二三四五六七十两]{1,3})(?:个)?(?P<unit>工作日|日|天|个月|周))"
)
_EXACTLY = ("不超过", "为期", "历时", "公示", "共")
"""Words of a span that is no longer than said."""
_DAYS = {"日": 1, "天": 1, "周": 7}
_SLACK = 1
"""Days by which a span may differ, whether or not both its ends count."""


@rule(
    "日期-历时", "起止的日子之间有说的那么多天", Severity.HINT, "公历",
    _GOOD, Example(_GOOD.text.replace("至5月10日", "至4月18日")),
    near="征求意见自4月8日至5月10日，不少于20个工作日。4月8日至18日检查，出动不少于30人。",
)  # fmt: skip
def _spans(manuscript: Manuscript) -> Iterator[Hit]:
    prose, year = prose_of(manuscript), manuscript.year or 2023
    for match in _SPAN.finditer(prose.text):
        try:
            first = date(year, int(match["m1"]), int(match["d1"]))
            last = date(year, int(match["m2"] or match["m1"]), int(match["d2"]))
        except ValueError:
            continue
        days = (last - first).days + 1
        said = int(parse_number(match["number"].replace("两", "二")) or 0) * _DAYS.get(match["unit"], 0)
        if days <= 0 or not said:
            continue
        too_few = days + _SLACK < said and match["how"] != "不超过"
        too_many = days - _SLACK > said and match["how"] in _EXACTLY
        if too_few or too_many:
            yield Hit(prose.spot(*match.span()), f"从头到尾是{days}天，写的是{quoted(match['at'])}", "核对日期和天数")


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
