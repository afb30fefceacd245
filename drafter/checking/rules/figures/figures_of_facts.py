"""Rules over facts: what contradicts, what cannot be more than another, changes against last year, lists and counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import answered_apart, unless_answered
from drafter.checking.text.areas import told_of_two_areas
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import OWN_TEXT, Prose, prose_of
from drafter.checking.text.stated_facts import Period, StatedFact, facts
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = Example(
    "一、执法\n立案3件，作出行政处罚2件，罚款1.5万元。全年行政检查80次，比上年的70次增加10次，增长14.3%。合格率由95%提高到98%，提高3个百分点。\n"
    "二、应诉\n办理行政复议案件2件，均维持原决定；没有行政诉讼案件。建成第一中学、实验小学、河湾幼儿园3个基地，制定《甲办法》《乙办法》2份文件。"
)
_CASES = frozenset("件起宗")
_bad = _GOOD.changed
_NOT_A_CASE = WordPattern(
    r"培训|学习|宣传|讲座|旁听|模拟|案例|条例|办法|知识|指导|解读|工作(?:会|培训)|专题|观摩|文书|清单|事项[0-9]|项目"
)


def in_words(fact: StatedFact, prose: Prose) -> str:
    """Return a number with the few words before it, from its clause's beginning."""
    begin = max(0, fact.start - 12)
    before = re.split(r"[，。；：、\n]", prose.text[begin : fact.start])[-1]
    return before + prose.text[fact.start : fact.end]


class _Ladder(NamedTuple):
    above: str
    below: str
    units: frozenset[str]
    reason: str


_LADDERS = (
    _Ladder("立案", "行政处罚", _CASES, "立案以后才处罚"),
    _Ladder("听证申请", "举行听证", frozenset("件次起场"), "申请以后才举行"),
    _Ladder("行政诉讼", "败诉", _CASES, "败诉的在诉讼案件之内"),
    _Ladder("行政诉讼", "胜诉", _CASES, "胜诉的在诉讼案件之内"),
    _Ladder("行政复议", "复议维持", _CASES, "维持的在复议案件之内"),
    _Ladder("行政复议", "复议撤销", _CASES, "撤销的在复议案件之内"),
    _Ladder("行政处罚", "简易程序处罚", _CASES, "适用简易程序的在处罚之内"),
    _Ladder("行政处罚", "普通程序处罚", _CASES, "适用普通程序的在处罚之内"),
    _Ladder("许可申请", "许可准予", _CASES, "准予的在申请之内"),
    _Ladder("行政许可", "许可准予", _CASES, "准予的在办理之内"),
)


@rule(
    "数字-上下环", "后一环不多于前一环", Severity.HINT, _REASON,
    _GOOD, _bad("立案3件", "立案1件"),
)  # fmt: skip
def _ladders(manuscript: Manuscript) -> Iterator[Hit]:
    prose, found = prose_of(manuscript), facts(manuscript)
    for ladder in _LADDERS:
        above = _only(found, ladder.above, ladder.units, prose)
        below = _only(found, ladder.below, ladder.units, prose)
        if above and below and below.value > above.value:
            said = f"{quoted(in_words(below, prose))}多于{quoted(in_words(above, prose))}"
            yield Hit(below.spot(prose), f"{said}：{ladder.reason}", "核对两个数；含上年结转的写明")


_OF_A_CAMPAIGN = WordPattern(r"(?:线索|专项|暑期|寒假|联合整治)[^。；]{0,30}$")
"""Words before a number of one campaign, not of the year."""
_OF_A_PART = WordPattern(r"(?:其中|据此|由此|从中|转为|领域|类)[^，。；]{0,14}$")
"""Words before a number of a part of what is counted: 其中教育领域立案6件, 据此立案8件."""


def _only(found: Sequence[StatedFact], topic: str, units: frozenset[str], prose: Prose) -> StatedFact | None:
    """Return the one number of a topic for the year; None when there are several that differ."""
    of_topic = [
        fact for fact in found if fact.topic == topic and fact.unit in units and _is_of_all_the_year(fact, prose)
    ]
    return of_topic[0] if of_topic and len({fact.value for fact in of_topic}) == 1 else None


def _is_of_all_the_year(fact: StatedFact, prose: Prose) -> bool:
    """Return whether a number is exact and for the year, and of all that its topic means."""
    if not fact.exact or fact.period not in (Period.YEAR, Period.TO_DATE):
        return False
    before = prose.text[max(0, fact.start - 40) : fact.start]
    if _NOT_A_CASE.search(before[-12:]) or _OF_A_CAMPAIGN.search(before) or _OF_A_PART.search(before[-24:]):
        return False
    if _OF_MORE.search(prose.text[fact.end : fact.end + 8]):
        return False
    return "复议" not in fact.topic or "复议" in prose.text[prose.sentences[fact.sentence].start : fact.end]


_OF_MORE = WordPattern("结转|二审|再审|上年未结|含上年")
"""Words that say that what is done with is more than what came."""
_OF_ONE_SENTENCE = (
    (WordPattern(r"(?:发现|查出|排查出?|查找|收集|梳理)(?!.{0,4}率)[^，。；0-9]{0,10}?([0-9]+)(?:余|多)?(处|个|条|项|件|家|起|所)"),
     WordPattern(r"(?:整改|办结|化解|解决|处理|销号|完成)(?!率)(?!通知)[^，。；0-9]{0,10}?([0-9]+)(?:余|多)?(处|个|条|项|件|家|起|所)"), "发现多少才能整改多少"),
    (WordPattern(r"(?:参加|应考|参考|应到)[^，。；0-9]{0,10}?([0-9]+)(人|名|人次)"), WordPattern(r"(?:合格|通过|优秀|实到|及格)(?!率)[^，。；0-9]{0,8}?([0-9]+)(人|名|人次)"), "参加的人里才有合格的"),
    (WordPattern(r"(?:抽查|检查|评查)[^，。；0-9]{0,10}?([0-9]+)(所|家|份|卷|件|个)"), WordPattern(r"(?:合格|不合格|违规|问题(?![0-9])|优秀)[^，。；0-9率]{0,8}?([0-9]+)(所|家|份|卷|件|个)"), "查了多少才能查出多少"),
    (WordPattern(r"提出[^，。；0-9]{0,10}?([0-9]+)(条|项|件|个|份)"), WordPattern(r"采纳(?!率)[^，。；0-9]{0,6}?([0-9]+)(条|项|件|个|份)"), "提出多少才能采纳多少"),
    (WordPattern(r"(?:征集|收集|征求)[^，。；0-9]{0,10}?([0-9]+)(条|项|件|个|份)"), WordPattern(r"(?:采纳|吸收)(?!率)[^，。；0-9]{0,6}?([0-9]+)(条|项|件|个|份)"), "征集多少才能采纳多少"),
    (WordPattern(r"(?:共|全年|本年|年内|依法)立案(?:查处)?[^，。；0-9]{0,6}?([0-9]+)(件|起|宗)"), WordPattern(r"(?<!上年)(?:结案|办结)(?!率)[^，。；0-9]{0,4}?([0-9]+)(件|起|宗)"), "立案多少才能结案多少"),
    (WordPattern(r"(?:应诉|诉讼)案件[^，。；0-9]{0,6}?([0-9]+)(件)"), WordPattern(r"(?:审结|已结|出庭应诉)[^，。；0-9]{0,6}?([0-9]+)(件)"), "审结、出庭的在案件之内"),
    (WordPattern(r"(?:收到|受理|接到|接收|接受)[^，。；0-9]{0,12}?([0-9]+)(件|起|宗|条)"), WordPattern(r"(?:办结|答复|回复|化解|(?<!部门)(?<!机关)(?<!单位)处理|查实|属实)(?!率)[^，。；0-9]{0,8}?([0-9]+)(件|起|宗|条)"), "收到多少才能办结多少"),
    (WordPattern(r"(?:制定|印发|出台|制发)(?:了)?(?:行政)?规范性文件([0-9]+)(件|份|个)"), WordPattern(r"(?:报送备案|报备|备案)[^，。；0-9率]{0,4}?([0-9]+)(件|份|个)"), "制定多少才能备案多少"),
)  # fmt: skip
_OF_ONE_PARAGRAPH = (
    (WordPattern(r"(?:发现|查出|排查出?)(?!.{0,4}率)[^，。；0-9]{0,10}?([0-9]+)(处|个|条)"),
     WordPattern(r"整改(?!率)(?!通知)[^，。；0-9]{0,6}?([0-9]+)(处|个|条)"), "发现多少才能整改多少"),
    (WordPattern(r"(?:需要?|应当?|须)整改(?:的)?[^，。；0-9]{0,4}?([0-9]+)(家|所|个|处|项)"), WordPattern(r"完成整改(?!率)[^，。；0-9]{0,4}?([0-9]+)(家|所|个|处|项)"), "要整改多少才能整改多少"),
    (WordPattern(r"(?<!不予)(?<!受理)立案(?:查处)?([0-9]+)(件|起|宗)"), WordPattern(r"(?<!上年)结案([0-9]+)(件|起|宗)"), "立案多少才能结案多少"),
)  # fmt: skip


@rule(
    "数字-同句上下", "一句话里后一环不多于前一环", Severity.HINT, _REASON,
    _GOOD, "整改隐患25处，发现隐患20处。",
)  # fmt: skip
@unless_answered
def _in_sentences(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    paragraphs = (
        (start, each.text) for start, each in zip(prose.starts, prose.passages, strict=True) if each.role in OWN_TEXT
    )
    stretches: list[tuple[int, str, tuple[tuple[WordPattern, WordPattern, str], ...]]]
    stretches = [(each.start, each.text, _OF_ONE_SENTENCE) for each in prose.sentences]
    stretches += [(start, text, _OF_ONE_PARAGRAPH) for start, text in paragraphs]
    for start, text, pairs in stretches:
        for whole, part, reason in pairs:
            all_, greatest = _whole_and_part(text, whole, part, may_be_several=pairs is not _OF_ONE_SENTENCE)
            if all_ and greatest and int(greatest[1]) > int(all_[1]):
                message = f"{quoted(greatest[0])}多于{quoted(all_[0])}：{reason}"
                spot = prose.spot(start + greatest.start(), start + greatest.end())
                yield Hit(spot, message, "核对两个数；含上年结转的写明")


def _whole_and_part(
    text: str, whole: WordPattern, part: WordPattern, *, may_be_several: bool
) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """Return the only number of a whole in `text`, and the greatest of its parts in its unit; None for none.

    None, too, for the whole where more came than is told, and for the part of several where those may not be.
    """
    wholes = list(whole.finditer(text))
    if len(wholes) != 1 or _OF_MORE.search(text):
        return None, None
    parts = [each for each in part.finditer(text) if each[2] == wholes[0][2]]
    if len(parts) > 1 and not may_be_several:
        return wholes[0], None
    return wholes[0], max(parts, key=lambda each: int(each[1]), default=None)


_SAME = (
    "行政检查",
    "行政处罚",
    "行政复议",
    "行政诉讼",
    "执法人员",
    "法治副校长",
    "罚款",
    "执法记录仪",
    "行政权力",
    "立案",
    "行政许可",
    "法律顾问",
    "建议",
    "提案",
)
_FULL = WordPattern(r"全年|20[0-9]{2}年|本年度|共|现有|配备|累计|年内|作出|办理|保留|开展|聘请|办结")
_SOME = WordPattern(
    r"新增|增加|减少|注销|专项|联合|部分|分别|各|其中|培训|组织|参加|调整|取消|下放|牵头|重大|涉|对(?!.*决定)|日常|双随机|抽查|上年|去年|未|不予|检察建议|司法建议|[数量]比|20[0-9]{2}年的"
)


_BECAME = WordPattern("[^，。；、0-9\\n]{0,8}被")
"""Behind a number of those that something became of: 1件复议案件被撤销."""


@rule(
    "数字-两处不同", "同一件事在两处的数相同", Severity.HINT, _REASON,
    _GOOD, _bad("二、应诉\n", "二、应诉\n全年开展行政检查90次。"),
)  # fmt: skip
def _elsewhere(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    before: dict[tuple[str, str], list[StatedFact]] = {}
    for fact in facts(manuscript):
        clause = in_words(fact, prose)
        if not _is_of_the_year(fact) or not _FULL.search(clause) or _SOME.search(clause):
            continue
        if _BECAME.match(prose.text, fact.end):
            continue
        alike = before.setdefault((fact.topic, fact.unit), [])
        other = next((each for each in alike if not told_of_two_areas(prose.text, each.start, fact.start)), fact)
        alike.append(fact)
        differs = other.sentence != fact.sentence and other.value != fact.value
        if differs and not answered_apart(manuscript, fact.spot(prose), other.spot(prose)):
            message = f"{quoted(fact.topic)}前面写{quoted(in_words(other, prose))}，这里写{quoted(clause)}"
            yield Hit(fact.spot(prose), message, "核对，两处一致；说的不是一回事的，写明各指什么")


def _is_of_the_year(fact: StatedFact) -> bool:
    """Return whether a fact is a number of a whole topic in the whole year."""
    is_whole = not fact.part and fact.period in (Period.YEAR, Period.TO_DATE)
    return is_whole and fact.topic in _SAME and fact.exact and fact.unit != "%"
