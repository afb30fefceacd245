"""Rules about days: of meetings that everybody knows, of steps told one after the other, of terms and what begins them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.tables import read_table
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：前后一致"
_GOOD = Example(
    "甲市教育局2022年法治政府建设情况报告\n10月党的二十大胜利闭幕后，组织宣讲。方案4月25日公布，6月新生报名时正式执行。"
    "申请均自收到之日起20个工作日内答复。案件5件，年底尚未审结。办结16件，结转2023年办理1件。\n"
    "3月2日接到举报，3月6日立案，4月10日送达处罚告知书，4月20日集体讨论，4月23日作出处罚决定，5月8日当事人缴清罚款。",
    2022,
)
_bad = _GOOD.changed


class _Meeting(NamedTuple):
    expression: WordPattern
    year: int
    first: tuple[int, int]
    last: tuple[int, int]
    often: bool
    """Whether there is one in other years too."""

    def was_on(self, month: int, day: int) -> bool:
        """Return whether it went on in `month`, on `day` where that is not 0."""
        if day:
            return self.first <= (month, day) <= self.last
        return self.first[0] <= month <= self.last[0]

    @property
    def days(self) -> str:
        """Its days in words, without the year."""
        first = f"{self.first[0]}月{self.first[1]}日"
        return first if self.last == self.first else f"{first}至{self.last[1]}日"


_MONTH_DAY = r"(?<![0-9])(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?(?:至(?:[0-9]{1,2}月)?[0-9]{1,2}日)?(?:上旬|中旬|下旬|初|底|份)?"


@lru_cache(maxsize=1)
def _meetings() -> tuple[_Meeting, ...]:
    rows = read_table(Path(__file__).with_suffix(".yaml"))["召开日期"]
    return tuple(
        _Meeting(
            WordPattern(expression),
            int(year),
            _day(first),
            _day(last),
            sum(row[0] == name for row in rows) > 1 or not name.startswith("党的"),
        )
        for name, year, first, last in rows
        for expression in (
            rf"(?P<at>(?P<year>20[0-9]{{2}}年)?{_MONTH_DAY}[，、]?(?:在|，)?{name}(?:胜利|隆重|在京|在?于?北京)*(?P<done>闭幕|召开|开幕|举行|胜利召开|结束)?)",
            rf"(?P<at>(?P<year>20[0-9]{{2}}年)?{_MONTH_DAY}(?:在北京|在京|胜利|隆重)*(?P<done>闭幕|召开|开幕|举行)的{name})",
        )
    )


def _meetings_until(year: int | None) -> tuple[_Meeting, ...]:
    """Return the meetings of `year` and before; none when it is not known."""
    return tuple(each for each in _meetings() if each.year <= year) if year else ()


def _day(written: str) -> tuple[int, int]:
    month, _, day = written.partition("-")
    return int(month), int(day)


@rule(
    "日期-会议", "重要会议的月份、日期写得对", Severity.WARNING, "新华社公报；见 dated_events.yaml",
    _GOOD, _bad("10月党的二十大", "11月党的二十大"),
    near=Example("甲市教育局2022年法治政府建设情况报告\n11月党的二十大精神宣讲团到校。12月学习贯彻党的二十大精神。", 2022),
)  # fmt: skip
def _known_meetings(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a meeting of the reporting year that is told of another month, or another day."""
    prose, year = prose_of(manuscript), manuscript.year
    for meeting in _meetings_until(year):
        for match in meeting.expression.finditer(prose.text):
            another = meeting.year != year
            if not match["done"] or (another and (match["year"] or meeting.often)):
                continue
            if another or not meeting.was_on(int(match["month"]), int(match["day"] or 0)):
                message = f"{quoted(match['at'])}：会议是{meeting.year}年{meeting.days}开的"
                yield Hit(prose.spot(*match.span("at")), message, "核对日期")


@lru_cache(maxsize=1)
def _watched() -> tuple[_Meeting, ...]:
    """Return the meetings of which only one was ever held, as they are told of when watched, or with the month behind."""
    rows = [row for row in read_table(Path(__file__).with_suffix(".yaml"))["召开日期"] if row[0].startswith("党的")]
    watched = r"[，]?[^。；0-9\n]{0,40}?(?:收看|收听|观看|聆听)(?:了)?[^。；，0-9\n]{0,6}"
    return tuple(
        _Meeting(WordPattern(expression), int(year), _day(first), _day(last), often=False)
        for name, year, first, last in rows
        for expression in (
            rf"(?P<at>{_MONTH_DAY}{watched}{name}(?P<done>开幕))",
            rf"(?P<at>{name}(?:于|在)?(?:20[0-9]{{2}}年)?(?:于|在)?{_MONTH_DAY}(?:在北京)?(?:胜利)?(?P<done>闭幕|召开|开幕|举行))",
        )
    )


@rule(
    "日期-会议当日", "收看会议、会议几月开的，写得对", Severity.HINT, "新华社公报；见 dated_events.yaml",
    _GOOD, _bad("10月党的二十大胜利闭幕后，", "10月12日，全体党员集中收看党的二十大开幕会。"),
    near=Example("甲市教育局2022年法治政府建设情况报告\n10月16日上午，集中收看党的二十大开幕会。", 2022),
)  # fmt: skip
def _watched_meetings(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for meeting in _watched():
        if manuscript.year != meeting.year:
            continue
        for match in meeting.expression.finditer(prose.text):
            month, day = int(match["month"]), int(match["day"] or 0)
            due = meeting.last if match["done"] == "闭幕" else meeting.first
            if month != due[0] or (day and (month, day) != due and match["done"] in ("开幕", "闭幕")):
                message = f"{quoted(match['at'])}：会议{meeting.first[0]}月{meeting.first[1]}日开幕"
                yield Hit(prose.spot(*match.span("at")), message, "核对日期")


_MADE = r"(?:公布|印发|发布|出台|制定|通过|审议通过|印制|签署|批准)"
_USED = r"(?:执行|实施|施行|启用|生效|启动|推行|落地|批准)"
_MADE_THEN_USED = WordPattern(
    rf"(?<![0-9年自])(?P<m1>[0-9]{{1,2}})月(?:(?P<d1>[0-9]{{1,2}})日)?[^。；\n0-9]{{0,24}}?{_MADE}[^。；\n0-9]{{0,4}}，(?P<at>(?:自|于|并于|并自|从)?(?P<m2>[0-9]{{1,2}})月(?:(?P<d2>[0-9]{{1,2}})日)?[^。，；\n0-9]{{0,16}}?{_USED})"
)


@rule(
    "日期-先公布后执行", "文件公布以后才执行", Severity.WARNING, _REASON,
    _GOOD, _bad("6月新生报名时", "3月新生报名时"),
    near=Example("方案11月25日公布，次年3月执行。", 2022),
)  # fmt: skip
def _made_then_used(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _MADE_THEN_USED.finditer(prose.text):
        made, used = (int(match["m1"]), int(match["d1"] or 0)), (int(match["m2"]), int(match["d2"] or 31))
        if used < made and not re.search("次年|明年|下一?年", match[0]):
            message = f"{match['m1']}月才公布、印发，不会{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对两个日期；次年的写明年份")


_STEP_DAY = WordPattern(
    r"(?<![0-9至到年—-])(?:当日|(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日)(?!起(?:施行|实施|执行)|前|至|到|—|以前|之前|止)(?:（[^）]{0,6}）)?，?(?P<act>[^，。；\n0-9]{2,30})"
)
_ACTS = WordPattern(
    r"立案|举报|检查|发现|告知|听证|审核|讨论|决定|送达|公示|缴|调查|结案|受理|申请|开庭|判决|裁定|上诉|答复|通过|公布|印发|召开|报送|批准|征求意见|论证|评估"
)
_ANOTHER = WordPattern(
    r"另有|另一|另外|此外|又有|案中|(?:^|。)在?[^，。；\n]{2,20}案[，。：]|案例[一二三四五六]|[；。](?=第[一二三四]批)"
)
"""Where another case or course begins."""
_FEWEST = 4
"""Days told one after the other from which on they read as a course of events."""


@rule(
    "日期-经过", "依次写的几个日子，后面的不早于前面的", Severity.WARNING, _REASON,
    _GOOD, _bad("4月20日集体讨论", "4月25日集体讨论"),
    near=Example("5月6日举办培训，5月9日召开会议。3月2日第一批检查，3月9日第二批检查。", 2022),
)  # fmt: skip
def _course(manuscript: Manuscript) -> Iterator[Hit]:
    """Find the one day in a course of events that stands before an earlier one."""
    prose = prose_of(manuscript)
    for passage, start in zip(prose.passages, prose.starts, strict=True):
        if passage.role is not Role.BODY:
            continue
        begin = 0
        for cut in (*(match.start() for match in _ANOTHER.finditer(passage.text)), len(passage.text)):
            fall = _fall(list(_STEP_DAY.finditer(passage.text, begin, cut)))
            begin = cut
            if fall:
                one, other = fall
                message = f"{one['month']}月{one['day']}日写在{other['month']}月{other['day']}日前面，先后不对"
                yield Hit(prose.spot(start + one.start(), start + other.end()), message, "核对几个日期")


def _fall(steps: list[re.Match[str]]) -> tuple[re.Match[str], re.Match[str]] | None:
    """Return the two steps of a course of events of which the second is earlier, when the rest is in order."""
    told = [
        step
        for step in steps
        if step["month"] and _ACTS.search(step["act"]) and not step["act"].startswith(("另", "又", "再"))
    ]
    days = [(int(step["month"]), int(step["day"])) for step in told]
    falls = [i for i, (one, other) in enumerate(itertools.pairwise(days)) if other < one]
    if len(days) < _FEWEST or len(falls) != 1:
        return None
    place = falls[0]
    without = (days[:place] + days[place + 1 :], days[: place + 1] + days[place + 2 :])
    return (told[place], told[place + 1]) if any(each == sorted(each) for each in without) else None


_TERM = WordPattern(
    r"(?:自|在|从|于|应自)?(?P<at>(?P<from>[^，。；、\n0-9]{2,16}?)之日起(?:的)?[0-9一二三四五六七八九十]{1,3}(?:个)?(?:工作日|日|天|个月)(?:以?内|之内)?，?(?:由[^，。；\n]{0,10})?(?P<act>[^，。；、\n0-9]{2,14}))"
)
_BEGINS = (
    (WordPattern("^(?:均|已|全部|依法|按期|书面|予以|作出)*(?:答复|回复)(?!书|的)"), WordPattern("收到|接到|受理|提交|登记|补正|申请|知道")),
    (WordPattern("^(?:均|已|依法|应当)*作出(?:行政)?(?:处罚|许可|准予)"), WordPattern("立案|受理|收到|听证|告知")),
    (WordPattern("^(?:均|已|全部|依法)*办结"), WordPattern("受理|收到|立案|登记|接到|转办|交办")),
    (WordPattern("^(?:均|已|全部|依法|主动)*(?:公开|公示)"), WordPattern("作出|形成|变更|审批|决定|公布|通过|印发|送达")),
    (WordPattern("^(?:均|已|全部|依法)*(?:缴纳|缴清|到指定)"), WordPattern("收到|送达")),
    (WordPattern("^(?:均|已|全部|依法)*(?:提出|要求|申请)(?:举行)?听证"), WordPattern("告知|收到|送达")),
    (WordPattern("^(?:均|已|全部|依法)*送达"), WordPattern("作出|宣告|决定|签发")),
    (WordPattern("^(?:均|已|全部|依法|报送)*备案"), WordPattern("公布|印发|发布|签署|通过|签订")),
    (WordPattern("^(?:均|已|全部|依法|决定)*立案"), WordPattern("发现|收到|接到|受理|移送|核查")),
)  # fmt: skip
"""What is done within a term, with what the term runs from."""


@rule(
    "日期-期限起算", "期限从该起算的事起算", Severity.HINT, "《政府信息公开条例》第三十三条、《行政处罚法》第六十条等：期限自收到、受理、立案等之日起算",
    _GOOD, _bad("自收到之日起20个工作日内答复", "自作出答复之日起20个工作日内答复"),
)  # fmt: skip
def _terms(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _TERM.finditer(prose.text):
        due = next((begins for acts, begins in _BEGINS if acts.search(match["act"])), None)
        begun = re.split("[自从在于]", match["from"])[-1]
        if due is not None and not due.search(begun):
            message = f"{quoted(match['at'])}：期限不从{quoted(begun)}起算"
            yield Hit(prose.spot(*match.span("at")), message, "核对；应从收到、受理、立案等起算")


_NOT_YET = WordPattern(
    r"(?:尚未|还未|仍未|未)(?P<verb>审结|办结|立案|受理|开庭|宣判|判决|完成|启动|开工|到期|结案|作出决定|作出判决|整改到位)(?:完毕)?，(?:我[局厅委]|市局|县局|区局|本局|并|且)?(?P<at>(?:均|全部|都)?(?:已|已经|均|全部)+(?:获|被|依法)?(?:胜诉|败诉|办结|结案|处罚|作出(?:行政)?处罚|缴清|判决|维持|驳回|审结|整改到位|投入使用|完成|通过验收))"
)
_OTHERS = WordPattern("其余|其他|另|其中|除|的[0-9]|[0-9]件(?:均|全部)")


@rule(
    "日期-未和已", "还没有办的，不会已有结果", Severity.HINT, _REASON,
    _GOOD, _bad("年底尚未审结。", "年底尚未审结，我局已胜诉。"),
    near=Example("案件5件，2件尚未审结，其余已审结的均胜诉。", 2022),
)  # fmt: skip
def _not_yet(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _NOT_YET.finditer(prose.text):
        if not _OTHERS.search(match[0]):
            message = f"前面说还没有{match['verb']}，这里说{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, "核对，前后一致")


_CARRIED = WordPattern(
    r"(?<![由从自])(?P<at>(?:结转|转入|顺延|延续)(?:至|到|入)?(?P<year>20[0-9]{2})年(?:度)?(?:继续)?(?:办理|审理|处理|办|调查|实施)?)(?!的|[^，。；]{0,6}(?:结转|转入))"
)


@rule(
    "日期-结转", "没有办完的结转到下一年", Severity.WARNING, _REASON,
    _GOOD, _bad("结转2023年", "结转2021年"),
)  # fmt: skip
def _carried(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _CARRIED.finditer(prose.text) if manuscript.year else ():
        if int(match["year"]) <= (manuscript.year or 0):
            message = f"{manuscript.year}年没有办完的，不会{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span("at")), message, f"核对年份，是不是{(manuscript.year or 0) + 1}年")
