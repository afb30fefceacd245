"""Rules about what the report must contain: its parts, in their order.

《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）第四章; 《党政机关公文处理工作条例》.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import READ_TEXT, prose_of
from drafter.checking.text.statutory_parts import StatutoryPart, found_within, headed, part_spans
from drafter.hints import quoted
from drafter.model.characters import without_spaces
from drafter.model.report_type import ReportType

_BARE = WordPattern(r"^(?:无|没有|略|暂无|同上|较好|良好|正常|不详|待定)?[。．.]?$")
_CAUSE = WordPattern(
    r"原因|因为|由于|主要是|源于|缘于|在于|致使|导致|造成|因此|所致|(?:受|限于)[^。，]{2,16}(?:限制|影响|制约|所限|因素)|由此|均为兼职|归根|究其|根源|症结"
)
_PROMISED = WordPattern(r"[和及与、]?原因")
"""What a heading says that promises causes."""
_PERSON_HEADING = WordPattern(r"(?<!党政)主要负责人履行")
_ORDER = (
    StatutoryPart.ACHIEVEMENTS,
    StatutoryPart.SHORTCOMINGS,
    StatutoryPart.PRINCIPAL,
    StatutoryPart.PLANS,
    StatutoryPart.OTHER,
)
_COUNTED = WordPattern(r"[0-9]+(?:\.[0-9]+)?万?余?[一-鿿%]")
"""A number of something: what is short and says how many is no empty talk."""
_SHORTEST = 12
"""Characters; a part shorter than that says nothing."""
_TELLS = 200
"""Chinese characters; a text of so many without chapters says what was done, in whatever paragraph."""
CHAPTER_FOUR = "《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）第四章"
_HEAD = "甲区教育局2021年法治政府建设年度报告\n甲区委、甲区人民政府：\n现将有关情况报告如下：\n"
_DONE = "一、主要举措和成效\n全年开展行政检查77次，举办法治讲座15场。\n"
_LACK = "二、存在的不足和原因\n（一）普法不深。原因是活动集中在节点。\n（二）培训不够。主要是力量不足。\n"
_PERSON = "三、党政主要负责人履行推进法治建设第一责任人职责情况\n局长全年主持4次会议专题研究法治工作。\n"
_PLAN = "四、下一年度主要安排\n制定培训计划，办好两期执法人员培训班。\n"
_END = "五、其他需要报告的情况\n无。\n\n甲区教育局\n2022年1月29日"
WHOLE_REPORT = Example(_HEAD + _DONE + _LACK + _PERSON + _PLAN + _END)


def with_change(old: str, new: str = "", year: int = 2021) -> Example:
    """Return `WHOLE_REPORT` with `new` in place of `old`, as an example of a fault."""
    text = WHOLE_REPORT.text.replace(old, new)
    return Example(text, year=year)


def _annual(manuscript: Manuscript) -> bool:
    """Return whether `manuscript` is an annual report, not just a paragraph of one; with chapters, of unknown kind too."""
    prose = prose_of(manuscript)
    if manuscript.type is ReportType.ANNUAL:
        return prose.is_whole()
    other = prose.title() and not re.search(r"法治|依法|执法|述法", prose.title())
    return manuscript.type is None and not other and len(prose.sections) > 1


@rule("法定-缺项", "规定的部分都有", Severity.HINT, CHAPTER_FOUR, WHOLE_REPORT, with_change(_PLAN))
def _missing(manuscript: Manuscript) -> Iterator[Hit]:
    if not _annual(manuscript) or manuscript.title.endswith("公告"):
        return
    prose = prose_of(manuscript)
    tells_without_chapters = not prose.sections and sum(map(len, set(prose.clauses()))) >= _TELLS
    for part in (StatutoryPart.ACHIEVEMENTS, StatutoryPart.SHORTCOMINGS, StatutoryPart.PLANS):
        if part is StatutoryPart.ACHIEVEMENTS and tells_without_chapters:
            continue
        if not headed(manuscript, part) and not part_spans(manuscript, part):
            yield _lacks(manuscript, part)


@rule(
    "法定-缺第一责任人", "写了第一责任人履职的情况", Severity.HINT,
    CHAPTER_FOUR + "；不少报告只在别处带一句，或另行述法", WHOLE_REPORT, with_change(_PERSON),
)  # fmt: skip
def _without_principal(manuscript: Manuscript) -> Iterator[Hit]:
    part = StatutoryPart.PRINCIPAL
    is_asked = manuscript.type is not None or "法治" in prose_of(manuscript).title()
    if _annual(manuscript) and is_asked and not headed(manuscript, part) and not part_spans(manuscript, part):
        yield _lacks(manuscript, part)


def _lacks(manuscript: Manuscript, part: StatutoryPart) -> Hit:
    mend = "在这里补上这一部分；这是规定必写的五项之一"
    return Hit(_place_of(manuscript, part), f"没有{quoted(part.value)}这一部分", mend)


def _place_of(manuscript: Manuscript, part: StatutoryPart) -> Spot:
    """Return where a part that is missing belongs: before the chapter that follows it, or behind the text."""
    behind = _ORDER[_ORDER.index(part) + 1 :]
    if part is StatutoryPart.PRINCIPAL:
        behind = (StatutoryPart.SHORTCOMINGS, *behind)  # many outlines have it before the shortcomings
    if part is StatutoryPart.SHORTCOMINGS and part_spans(manuscript, StatutoryPart.PLANS):
        behind = (StatutoryPart.PLANS,)  # where plans are told, what they are to mend is told just before
    following = [spans[0][0] for each in behind if (spans := part_spans(manuscript, each))]
    text = [i for i, passage in enumerate(manuscript.passages) if passage.role in READ_TEXT]
    last = text[-1] if text else -1
    return Spot(min(following)) if following else Spot(last)


@rule(
    "法定-未单列", "规定的部分各自成章", Severity.HINT, CHAPTER_FOUR,
    WHOLE_REPORT, with_change(_PERSON, "三、工作保障\n局长认真履行第一责任人职责，主持会议研究法治工作。\n"),
)  # fmt: skip
def _without_heading(manuscript: Manuscript) -> Iterator[Hit]:
    if not _annual(manuscript):
        return
    for part in (StatutoryPart.SHORTCOMINGS, StatutoryPart.PRINCIPAL, StatutoryPart.PLANS):
        within = found_within(manuscript, part)
        if within and not headed(manuscript, part):
            message = f"{quoted(part.value)}没有单独成为一部分，只在别处提到"
            yield Hit(Spot(within[0]), message, "另立一级标题，把散在各处的话集中写")


@rule(
    "法定-其他情况", "有“其他需要报告的情况”", Severity.HINT, CHAPTER_FOUR,
    WHOLE_REPORT, with_change("五、其他需要报告的情况\n无。\n"),
)  # fmt: skip
def _other(manuscript: Manuscript) -> Iterator[Hit]:
    if _annual(manuscript) and not part_spans(manuscript, StatutoryPart.OTHER):
        yield Hit(Spot(), "没有“其他需要报告的情况”这一部分", "补上；没有其他情况的写“无。”")


@rule(
    "法定-空话", "规定的部分不是空话", Severity.WARNING, CHAPTER_FOUR,
    WHOLE_REPORT, with_change("制定培训计划，办好两期执法人员培训班。", "同上。"),
)  # fmt: skip
def _empty(manuscript: Manuscript) -> Iterator[Hit]:
    if not _annual(manuscript):
        return
    for part in (StatutoryPart.ACHIEVEMENTS, StatutoryPart.SHORTCOMINGS, StatutoryPart.PRINCIPAL, StatutoryPart.PLANS):
        for section in headed(manuscript, part):
            text = without_spaces(section.text)
            if section.last > section.mark.passage and len(text) < _SHORTEST and not _COUNTED.search(text):
                bare = "只有一句空话" if not _BARE.match(text) else f"只写了{quoted(text)}"
                yield Hit(Spot(section.mark.passage + 1), f"{quoted(section.mark.title)}{bare}", "写清楚具体情况")


@rule(
    "法定-原因", "不足写了原因", Severity.HINT, CHAPTER_FOUR,
    WHOLE_REPORT, with_change(_LACK, "二、存在的不足和原因\n（一）普法不深，频次不够。\n（二）培训不够，人手偏少。\n"),
)  # fmt: skip
def _causes(manuscript: Manuscript) -> Iterator[Hit]:
    if not _annual(manuscript):
        return
    spans = part_spans(manuscript, StatutoryPart.SHORTCOMINGS)
    texts = [manuscript.passages[i].text for first, last in spans for i in range(first, last + 1)]
    words = "".join(re.sub(r"不足(?:和|及|与)(?:其)?原因", "", text) for text in texts)
    asked = any(_PROMISED.search(manuscript.passages[first].text) for first, _ in spans)
    if words and asked and not _CAUSE.search(words):
        yield Hit(Spot(spans[0][0]), "只写了不足，没有写原因", "逐条写明原因，如“原因是……”；规定要求写不足和原因")


@rule(
    "法定-逐条原因",
    "每条不足都写了原因",
    Severity.HINT,
    CHAPTER_FOUR,
    WHOLE_REPORT,
    with_change("主要是力量不足", "人手偏少"),
)
def _each_cause(manuscript: Manuscript) -> Iterator[Hit]:
    """Find shortcomings without a cause where others have one."""
    prose = prose_of(manuscript)
    for chapter in headed(manuscript, StatutoryPart.SHORTCOMINGS) if _annual(manuscript) else ():
        items = [
            s for s in prose.sections if s.mark.level > 1 and chapter.mark.passage < s.mark.passage <= chapter.last
        ]
        without = [s for s in items if not _CAUSE.search(s.text)]
        if not _CAUSE.search(chapter.text) and not _PROMISED.search(chapter.mark.title):
            mend = "规定要求写不足和原因；能写的逐条写明原因，如“原因是……”"
            yield Hit(Spot(chapter.mark.passage), "只写了不足，没有写原因", mend)
        elif len(items) > len(without) > 0:
            for section in without:
                message = f"“{section.mark.number}{section.mark.title[:20]}”只有不足，没有原因"
                yield Hit(Spot(section.mark.passage), message, "补写原因")


@rule(
    "法定-次序", "各部分依规定的次序", Severity.HINT, CHAPTER_FOUR + "；各地提纲不同，以本地通知为准",
    WHOLE_REPORT, _HEAD + _DONE + _PERSON.replace("三", "二") + _LACK.replace("二、", "三、") + _PLAN + _END, strict=True,
)  # fmt: skip
def _order(manuscript: Manuscript) -> Iterator[Hit]:
    if not _annual(manuscript):
        return
    places = [(chapters[0].mark.passage, part) for part in _ORDER if (chapters := headed(manuscript, part))]
    for (place, part), (later, following) in itertools.pairwise(places):
        if place > later:
            message = f"{quoted(following.value)}写在{quoted(part.value)}之前"
            mend = "规定列举的次序是：举措和成效、不足和原因、第一责任人履职、下一年度安排、其他；本地另有提纲的按提纲"
            yield Hit(Spot(later), message, mend)


@rule(
    "法定-负责人", "第一责任人部分的标题写“党政主要负责人”", Severity.HINT, CHAPTER_FOUR,
    WHOLE_REPORT, with_change("三、党政主要", "三、主要"),
)  # fmt: skip
def _principal_heading(manuscript: Manuscript) -> Iterator[Hit]:
    for section in headed(manuscript, StatutoryPart.PRINCIPAL):
        match = _PERSON_HEADING.search(manuscript.passages[section.mark.passage].text)
        if match:
            yield Hit(Spot(section.mark.passage, *match.span()), "标题少“党政”二字", "改为“党政主要负责人履行……”")
