"""Rules about months and days told one after the other: a sentence goes forward in time, and steps come in their order."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.text.moments_in_text import MomentInText, moments_in_text
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import OWN_TEXT, prose_of
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：前后一致"
_GOOD = Example(
    "甲市教育局2023年法治政府建设情况报告\n一、主要成效\n方案3月起草，5月公开征求意见，6月集体讨论后印发。9月上旬召开会议，传达8月印发的通知。"
    "《甲市条例》7月20日经市人大常委会通过，自2023年10月1日起施行。\n二、2024年安排\n6月底前完成摸底，9月底前建成平台。"
    "\n三、典型案例\n案例：4月2日接到举报。4月9日立案。5月20日作出处罚决定。",
    2023,
)
_bad = _GOOD.changed
_APART = WordPattern(r"分别|上年|去年|次年|明年|翌年|下一?年|跨年|同比|相比|较|(?<![对评])比(?!例|赛|重|武|如|拼)")
"""Words of a sentence whose moments are not of one year, or not in one line."""
_NO_STEP = WordPattern(
    r"(?:起|开始)?(?:正式|全面|统一)?(?:施行|生效|实行)|[^，。；]{0,16}(?:施行|生效)(?:的|后|之际|前|日)|[^，。；]{0,14}(?:法日|毒日|育日|念日|传日|题日|全日|宣传[周月]|节)"
)
"""Behind a day on which a law takes effect, or one that comes round each year."""
_BEFORE_STEP = WordPattern(r"(?:此前于?|此前在|此前已|截至|截止|截至到|自|从|迎接|提前至|对|将)$")
_OF_PAST = WordPattern(
    r"[^，。；、]{0,16}?(?P<done>召开|印发|公布|出台|发布|下发|通过|举行|举办|修订|反馈|作出|转发|部署|颁布)的"
)
"""Behind a moment that only says which meeting or paper is meant."""


class _Step(NamedTuple):
    moment: MomentInText
    is_past: bool
    """Whether it only says of when something known is."""


def _steps(text: str) -> list[_Step]:
    """Return the moments of a sentence that tell when something was or is to be done."""
    found = []
    for moment in moments_in_text(text):
        before = text[max(0, moment.start - 4) : moment.start]
        if _NO_STEP.match(text, moment.end) or (_BEFORE_STEP.search(before) and "至" not in moment.written):
            continue
        found.append(_Step(moment, _OF_PAST.match(text, moment.end) is not None))
    return found


def _is_earlier(one: MomentInText, other: MomentInText) -> bool:
    """Return whether `one` lies wholly before `other`, in the same year as far as years are named."""
    same = one.first[0] == other.first[0] or not other.first[0]
    return same and one.last[1:] < other.first[1:]


@rule(
    "日期-同句先后", "一句话里先做的写在前面，月份不倒着走", Severity.HINT, _REASON,
    _GOOD, _bad("9月底前建成平台", "4月底前建成平台"),
    near=Example("12月上旬召开会议，贯彻11月召开的会议精神。两个规定分别于11月8日、4月26日通过。4月15日、3月1日各宣传一次。", 2023),
)  # fmt: skip
def _in_sentence(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a moment that lies before the one told before it in its sentence."""
    prose = prose_of(manuscript)
    for sentence in prose.sentences:
        if _APART.search(sentence.text) or "月" not in sentence.text:
            continue
        steps = _steps(sentence.text)
        for one, other in itertools.pairwise(steps):
            between = sentence.text[one.moment.end : other.moment.start]
            is_next = "，" in between or (other.is_past and len(between) > 2)
            if one.is_past or "其中" in between or not is_next or not _is_wrong(one.moment, other):
                continue
            at = sentence.start + one.moment.start
            message = f"前面写{quoted(one.moment.written)}，这里写{quoted(other.moment.written)}，先后不对"
            yield Hit(prose.spot(at, sentence.start + other.moment.end), message, "核对月份；不是同一年的写明年份")


def _is_wrong(one: MomentInText, step: _Step) -> bool:
    """Return whether a step stands behind a moment that it lies before, or one of the past before what it lies behind."""
    return _is_earlier(one, step.moment) if step.is_past else _is_earlier(step.moment, one)


_CASE = WordPattern(
    r"^(?:（[一二三四五六]）|[0-9]{1,2}[.．、])?(?:典型)?案例|^[^，。；\n]{2,40}案(?:[。：]|$)|^(?:20[0-9]{2}年)?[0-9]{1,2}月(?=[^\n]{0,200}立案)"
)
"""What begins the story of one case: its name, or its first day where the case is taken up further on."""
_TAKEN_UP = WordPattern(
    r"接到?[^，。；]{0,8}(?:举报|投诉|线索|移送)|收到[^，。；]{0,8}(?:举报|投诉|线索)|检查(?:中)?发现|巡查(?:中)?发现|立案"
)
_ENDED = WordPattern(r"处罚|罚款|责令|不予|决定|缴清|送达|结案")


@rule(
    "日期-案例先后", "案例里的日子一天比一天晚", Severity.HINT, _REASON,
    _GOOD, _bad("5月20日作出处罚决定", "3月20日作出处罚决定"),
)  # fmt: skip
def _in_case(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a day in the story of one case that lies before the one told before it."""
    prose = prose_of(manuscript)
    for passage, start in zip(prose.passages, prose.starts, strict=True):
        if passage.role is not Role.BODY or not _CASE.match(passage.text.strip()):
            continue
        if not _TAKEN_UP.search(passage.text) or not _ENDED.search(passage.text):
            continue
        days = [step.moment for step in _steps(passage.text) if not step.is_past]
        for one, other in itertools.pairwise(days):
            if _is_earlier(other, one) and "。" in passage.text[one.end : other.start]:
                message = f"案件{one.written}的事写在前面，这里写{quoted(other.written)}，先后不对"
                yield Hit(prose.spot(start + one.start, start + other.end), message, "核对日期")


_CHAINS = tuple(
    tuple(map(WordPattern, chain))
    for chain in (
        (
            r"起草|调研(?!报告)|启动编制",
            r"征求意见|征集意见|听证|论证|座谈",
            r"合法性审[查核]|公平竞争审查|集体讨论|审议|审定",
            r"(?<!拟)(?:印发|公布实施|正式公布|发布实施|出台)",
        ),
        (
            r"(?:督察|督查|巡察|巡视|审计|验收|检查|评估)(?:组)?[^，。；]{0,8}(?:反馈|指出|发现|验收)|接受[^，。；]{0,10}(?:检查|督察|督查|巡察|审计|验收|评估)",
            r"整改(?:完毕|完成|到位|落实情况|情况|报告)|完成整改|全部整改",
        ),
        (r"接到[^，。；]{0,8}(?:举报|投诉)|收到[^，。；]{0,8}(?:举报|投诉|线索)", r"立案", r"(?:作出|下达)[^，。；]{0,8}处罚决定", r"缴清|缴纳罚款|履行完毕"),
        (r"举行[^，。；]{0,8}听证|召开听证|组织[^，。；]{0,6}听证", r"(?:作出|下达)[^，。；]{0,8}处罚决定"),
        (r"(?:发布|印发)[^，。；]{0,10}(?:公告|通知)|报名", r"考试|笔试|面试", r"公示|聘任|录用|颁发证书"),
    )
)  # fmt: skip
"""Steps of one matter, in the order in which they must be taken."""
_FAR = 140
_ANOTHER = WordPattern("另有|另一|另外|此外|一案|案中|其中|又有|同类|同期")
"""Where another matter begins."""


@rule(
    "日期-步骤先后", "起草、征求意见、审查、印发依次，检查以后才整改", Severity.HINT, "《重大行政决策程序暂行条例》；《行政处罚法》；前后一致",
    _GOOD, _bad("5月公开征求意见，6月集体讨论后印发", "6月集体讨论后印发。印发前，8月公开征求意见"),
    near=Example("《甲办法》3月印发。《乙办法》5月公开征求意见。3月督导检查发现问题9个，4月完成整改。", 2023),
)  # fmt: skip
def _in_chain(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a step that is told of an earlier time than one which must come before it."""
    prose = prose_of(manuscript)
    for passage, start in zip(prose.passages, prose.starts, strict=True):
        if passage.role not in OWN_TEXT or passage.text.count("月") < 2:
            continue
        for chain in _CHAINS:
            for early, late in _reversed(passage.text, chain):
                message = (
                    f"{quoted(late[1])}（{late[0].written}）在{quoted(early[1])}（{early[0].written}）之前，先后不对"
                )
                place = max(early[0].start, late[0].start)
                end = late[0].end if late[0].start == place else early[0].end
                yield Hit(prose.spot(start + place, start + end), message, "核对日期")


def _reversed(
    text: str, chain: tuple[WordPattern, ...]
) -> Iterator[tuple[tuple[MomentInText, str], tuple[MomentInText, str]]]:
    """Yield pairs of steps, the one that must come first and the one that is told of before it, each with its words."""
    told = [
        (step.moment, *ranked)
        for step in _steps(text)
        if not step.is_past and (ranked := _rank(text, step.moment, chain))
    ]
    for one, other in itertools.combinations(told, 2):
        first, second = sorted((one, other), key=lambda step: step[2])
        between = text[one[0].end : other[0].start]
        is_one_matter = (
            len(between) <= _FAR and "《" not in between and not _APART.search(between) and not _ANOTHER.search(between)
        )
        if first[2] < second[2] and is_one_matter and _is_earlier(second[0], first[0]):
            yield (first[0], first[1]), (second[0], second[1])


def _rank(text: str, moment: MomentInText, chain: tuple[WordPattern, ...]) -> tuple[str, int] | None:
    """Return the step of `chain` that the clause of a moment tells, its words and its place; the last one of several."""
    clause = re.match(r"[，]?[^，。；]{0,40}", text[moment.end :])
    words = re.split(r"[0-9]{1,2}月", clause[0] if clause else "")[0]
    found = [(match[0], place) for place, each in enumerate(chain) if (match := each.search(words))]
    return found[-1] if found else None


_D = r"(?:(?P<{0}y>20[0-9]{{2}})年)?(?<![0-9])(?P<{0}m>[0-9]{{1,2}})月(?P<{0}d>[0-9]{{1,2}})日"
_PASSED_THEN_FORCE = WordPattern(
    rf"{_D.format('p')}[^。；\n《]{{0,30}}?(?:通过|公布|颁布|修订|印发|签署)[^。；\n《]{{0,8}}?[，、](?P<at>(?:将)?(?:于|自)?{_D.format('f')}(?:起)?(?:正式)?(?:施行|生效|实施))"
)
_FORCE_THEN_PASSED = WordPattern(
    rf"{_D.format('f')}(?:起)?(?:正式)?(?:施行|生效|实施)[^。；\n《]{{0,4}}[，、](?P<at>(?:将|已|经)?(?:于|自)?{_D.format('p')}[^。；，\n《]{{0,20}}?(?:通过|公布|颁布))"
)


@rule(
    "日期-通过和施行", "法规通过、公布以后才施行", Severity.HINT, "《立法法》第六十一条：法律规定明确施行日期；公布在施行之前",
    _GOOD, _bad("自2023年10月1日起施行", "自2023年6月1日起施行"),
    near="《甲条例》2021年10月8日通过，自2022年1月1日起施行。",
)  # fmt: skip
def _force(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for expression in (_PASSED_THEN_FORCE, _FORCE_THEN_PASSED):
        for match in expression.finditer(prose.text):
            passed, force = (_named(match, which, manuscript.year or 0) for which in "pf")
            without_year = not match["py"] and not match["fy"]
            if force < passed and not (without_year and expression is _FORCE_THEN_PASSED):
                yield Hit(prose.spot(*match.span("at")), "施行在通过、公布之前，先后不对", "核对两个日期，是不是写反了")


def _named(match: re.Match[str], which: str, year: int) -> tuple[int, int, int]:
    """Return a day of a match; a year that is not named is that of the other day before it, else the report's."""
    other = match["fy"] if which == "p" else match["py"]
    is_second = match.start(f"{which}m") > match.start("fm" if which == "p" else "pm")
    named = match[f"{which}y"] or (other if is_second else None) or year
    return int(named), int(match[f"{which}m"]), int(match[f"{which}d"])
