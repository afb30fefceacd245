"""Rules about the numbers of headings: in order, none lost, none skipped, written as they should be."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import OWN_TEXT, Mark, OutlineSection, Prose, is_heading_line, prose_of
from drafter.hints import quoted
from drafter.model.numerals import parse_number, to_chinese

_LEVELS = ("第一部分", "一、", "（一）", "1.", "（1）")
_CLAUSE = "GB/T 9704-2012 7.3.3：层次序数依次用“一、”“（一）”“1.”“（1）”标注"
_POINT = WordPattern(
    r"(?:^|(?<=[。；，：、！”）\n]))[ \u3000]*([一二三四五六七八九十]{1,3})是(?!否|非(?!学科|全日|教学|营利|法人|正常|现场)|一(?![一-鿿]))"
)
_NO_HEADING = WordPattern(r"[，；：]$|[0-9]$|^注|^附|”$")
_SIGNED = WordPattern(r"(?:局|委员会|办公室|教委|厅|组)$")
_DIVISION = WordPattern("第[一-鿿]{1,3}(部分|章|节)")
_BODY = "\n建立制度，抓好落实。"
_GOOD = Example(
    "一、主要举措"
    + "\n（一）普法\n开展讲座。\n（二）执法\n规范检查。"
    + "\n二、存在的不足\n力量不足。\n三、下一步安排\n加强培训。"
)


def number_text(level: int, value: int) -> str:
    """Return the number of a heading as it should stand: 二、 （二） 2. （2）."""
    numeral = to_chinese(value) if level < 3 else str(value)
    return (f"第{numeral}部分", f"{numeral}、", f"（{numeral}）", f"{numeral}.", f"（{numeral}）")[level]


def _due_text(mark: Mark, value: int) -> str:
    """Return the number `value` in the form of `mark`: 第二章 beside 第一章."""
    division = _DIVISION.match(mark.number)
    return f"第{to_chinese(value)}{division[1]}" if division else number_text(mark.level, value)


def _at(mark: Mark, prose: Prose) -> Spot:
    text = prose.passages[mark.passage].text
    start = text.find(mark.number)
    return Spot(mark.passage, max(start, 0), max(start, 0) + len(mark.number))


def _siblings(prose: Prose) -> Iterator[list[OutlineSection]]:
    groups: dict[tuple[int, int], list[OutlineSection]] = {}
    for section in prose.sections:
        groups.setdefault((section.parent, section.mark.level), []).append(section)
    yield from groups.values()


@rule(
    "序号-断号", "标题的序号依次相连，不缺不重", Severity.WARNING, _CLAUSE,
    _GOOD, "一、主要举措" + _BODY + "\n二、存在的不足\n力量不足。\n六、下一步安排\n加强培训。",
    near="一、主要举措\n（一）普法\n讲课。\n（二）执法\n检查。\n二、不足\n（三）人员少\n缺编。\n（四）培训少\n缺钱。\n三、下一步安排\n（五）增加人员\n报批。",
)  # fmt: skip
def _out_of_order(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    last = [0] * len(_LEVELS)
    running = _running_on(prose)
    for group in _siblings(prose):
        first = group[0]
        level = first.mark.level
        may_run_on = level in running or _may_run_on(manuscript, first, prose)
        runs_on = first.mark.value == last[level] + 1 and may_run_on
        expected = first.mark.value if runs_on else 1
        last[level] = group[-1].mark.value
        for section, behind in itertools.zip_longest(group, group[1:]):
            mark = section.mark
            if mark.value == 1 and expected > 1 and (mark.level >= 3 or (behind and behind.mark.value == 2)):
                expected = 1  # a second list under the same heading, or another series of numbers
            if mark.value != expected:
                yield _order_hit(mark, expected, prose)
            expected = mark.value + 1


_RUNNING = 2
"""Groups that must go on where the one before ended, for numbers to run through the report on purpose."""


def _running_on(prose: Prose) -> frozenset[int]:
    """Return the levels whose numbers run on from chapter to chapter through the whole report."""
    ends: dict[int, int] = {}
    going, again = dict.fromkeys(range(len(_LEVELS)), 0), dict.fromkeys(range(len(_LEVELS)), 0)
    for group in _siblings(prose):
        level, value = group[0].mark.level, group[0].mark.value
        if level in ends and value == ends[level] + 1:
            going[level] += 1
        elif level in ends and value == 1:
            again[level] += 1
        ends[level] = group[-1].mark.value
    return frozenset(level for level, many in going.items() if many >= _RUNNING and many > again[level])


def _may_run_on(manuscript: Manuscript, section: OutlineSection, prose: Prose) -> bool:
    """Return whether numbers may go on behind another heading: chapters below parts, and where a manifest has it so."""
    below_part = section.parent >= 0 and prose.sections[section.parent].mark.level == 0
    return below_part or manuscript.report is not None


def _order_hit(mark: Mark, expected: int, prose: Prose) -> Hit:
    due = _due_text(mark, expected)
    if mark.value < expected:
        before = _due_text(mark, expected - 1)
        message = f"“{before}”之后又是“{mark.number}”，序号重复或倒退"
    elif expected == 1:
        message = f"这一层从“{mark.number}”开始，前面没有“{due}”"
    else:
        missing = "".join(_due_text(mark, n) for n in range(expected, min(mark.value, expected + 5)))
        message = f"“{_due_text(mark, expected - 1)}”之后直接是“{mark.number}”，缺“{missing}”"
    return Hit(_at(mark, prose), message, f"改为“{due}”，或补上漏掉的标题；其后的序号依次顺改")


_OF_TABLE = WordPattern(
    r"\t|^[0-9]{1,2}(?:\.[0-9]{1,2})?[　 ]|^第[一二三四五六七八九十]{1,3}[章节][　 ]|^[附表图]+ ?[0-9一二三四五六七八九十]+[　 ：:]"
)
"""A row of a table, whose cells are parted by tabs in a text, and what is written above one."""


@rule(
    "序号-丢失", "每个标题都有序号", Severity.HINT, _CLAUSE,
    _GOOD, "一、主要举措\n（一）普法\n开展讲座。\n行政执法规范文明\n规范检查。\n（三）公开\n及时公开。\n二、不足\n力量不足。",
)  # fmt: skip
def _lost(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    if len(prose.sections) < 3 or manuscript.report is not None:  # an outline leaves numbers out on purpose
        return
    numbered = {section.mark.passage for section in prose.sections}
    own = [i for i, passage in enumerate(prose.passages) if passage.role in OWN_TEXT and i > min(numbered)]
    bare = [i for i in own[:-1] if i not in numbered and _reads_as_heading(prose.passages[i].text.strip())]
    if len(bare) == 1:  # headings that have no number on purpose are several
        text = prose.passages[bare[0]].text.strip()
        mend = "补上序号（从网页或自动编号的文档复制时容易丢失），或并入上下段"
        yield Hit(Spot(bare[0]), f"{quoted(text)}像是标题，却没有序号", mend)


def _reads_as_heading(text: str) -> bool:
    """Return whether a line without a number reads as a heading, not as a point, a note or a signature."""
    if not 4 <= len(text) <= 32 or not is_heading_line(text) or text.startswith("【") or _OF_TABLE.search(text):
        return False
    return not (_POINT.match(text) or _NO_HEADING.search(text) or _SIGNED.search(text))


_HALF = WordPattern(r"^\s*(?P<at>\([一二三四五六七八九十0-9]{1,3}[)）]|（[一二三四五六七八九十0-9]{1,3}\))")
_COMMAS = WordPattern(r"[，,](?=[一-鿿])")


@rule(
    "序号-半角", "序号的括号是全角的", Severity.WARNING, "GB/T 9704-2012 7.3.3；GB/T 15834-2011 4.5.3.4",
    _GOOD, "一、主要举措，\n(一)普法\n开展讲座。\n（二)执法\n规范检查。",
    near="一、主要举措\n(一)普法\n开展讲座,成效好,群众满意。\n(二)执法\n规范检查。",
)  # fmt: skip
def _half_width(manuscript: Manuscript) -> Iterator[Hit]:
    """Find numbers in half-width brackets; where all marks are half-width, 标点-半角 has said so."""
    commas = _COMMAS.findall("".join(passage.text for passage in manuscript.passages))
    if commas.count(",") > commas.count("，"):
        return
    found = [(i, match) for i, passage in enumerate(manuscript.passages) if (match := _HALF.match(passage.text))]
    told = found[0][1]["at"] if found else ""
    for i, match in found:
        if manuscript.passages[i].role in OWN_TEXT:
            yield Hit(Spot(i, *match.span("at")), f"序号{quoted(told)}用了半角括号", "改为全角括号，如（一）")


@rule(
    "序号-孤立", "同一层不只有一项", Severity.HINT, "分层是为了分项，只有一项不成层次",
    _GOOD, "一、主要举措\n（一）普法\n开展讲座。\n二、存在的不足\n力量不足。",
)  # fmt: skip
def _alone(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for group in _siblings(prose):
        mark = group[0].mark
        if len(group) == 1 and mark.value == 1 and mark.level > 1:
            yield Hit(
                _at(mark, prose),
                f"这一层只有“{mark.number}”，没有“{number_text(mark.level, 2)}”",
                "只有一项时不必编号；或再分出第二项",
            )


@rule(
    "序号-跳级", "标题不跳级", Severity.HINT, _CLAUSE,
    _GOOD, "一、存在的不足\n1.普法不深。讲座偏少。\n2.力量不足。人手偏少。",
)  # fmt: skip
def _skipped(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    seen: set[int] = set()
    for section in prose.sections:
        above = prose.sections[section.parent].mark if section.parent >= 0 else None
        if above and above.number.startswith("第"):
            continue  # below 第一部分 both 一、 and （一） are usual
        if above and section.mark.level > above.level + 1 and section.parent not in seen:
            if any(beside.parent == section.parent and beside.mark.title[:1].isdigit() for beside in prose.sections):
                continue  # （1）6月前 on purpose, as 1.6月前 reads as a decimal
            seen.add(section.parent)
            message = f"{quoted(above.number)}之下直接用“{section.mark.number}”，跳过了“{_LEVELS[above.level + 1]}”一层"
            yield Hit(_at(section.mark, prose), message, f"这一层改用“{number_text(above.level + 1, 1)}”起编号")


@rule(
    "序号-空标题", "标题下面有内容", Severity.HINT, "《党政机关公文处理工作条例》第十九条：内容完整",
    _GOOD, "一、主要举措\n开展讲座。\n二、存在的不足\n三、下一步安排\n加强培训。",
    near="一、主要举措\n（一）普法\n开展讲座。\n二、不足\n人手不够。",
)  # fmt: skip
def _empty(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for section in prose.sections:
        mark = section.mark
        if mark.bare and section.last == mark.passage and prose.passages[mark.passage].role is Role.HEADING:
            message = f"标题{quoted(mark.title)}下面没有内容"
            yield Hit(Spot(mark.passage), message, "写上内容；确实没有的写“无。”，或删去这个标题")


@rule(
    "序号-一是二是", "“一是”“二是”成套，依次相连", Severity.HINT, "《党政机关公文处理工作条例》第十九条：条理清楚",
    "主要抓两点：一是抓学习。集中学法。二是抓执法。规范检查。",
    "主要抓两点：一是抓学习。集中学法。三是抓执法。规范检查。",
)  # fmt: skip
def _points(manuscript: Manuscript) -> Iterator[Hit]:
    """Check 一是…二是… within a section: they may be sentences or paragraphs."""
    prose = prose_of(manuscript)
    stretches = _stretches(prose)
    for start, end in stretches:
        found = [(m.start(1), m[1]) for m in _POINT.finditer(prose.text, start, end)]
        previous = 0
        for place, (at, numeral) in enumerate(found):
            value = int(parse_number(numeral) or 0)
            alone = value == 1 and (place + 1 == len(found) or found[place + 1][1] == "一")
            spot = prose.spot(at, at + len(numeral) + 1)
            if alone:
                yield Hit(spot, "有“一是”，没有“二是”", "补上“二是”，或去掉“一是”")
            elif value not in (1, previous + 1):
                want = to_chinese(previous + 1)
                message = f"“{numeral}是”前面没有“{want}是”" if value > previous else f"“{numeral}是”重复或倒退"
                yield Hit(spot, message, f"改为“{want}是”，或补上漏掉的一项")
            previous = value


def _stretches(prose: Prose) -> list[tuple[int, int]]:
    places = [prose.starts[s.mark.passage] for s in prose.sections]
    edges = sorted({0, *places, len(prose.text)})
    return list(itertools.pairwise(edges))
