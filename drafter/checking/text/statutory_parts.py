"""The five statutory parts of the annual report, found by their headings and by their words.

《法治政府建设与责任落实督察工作规定》第四章 asks for them; outlines differ from place to place
(an umbrella 主要举措和成效, thematic chapters without one, parts without a heading), so a part
may be a section, several of them, or paragraphs within another section.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import Enum

from drafter.checking.manuscript import Manuscript, Passage, Role, read_once
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import OutlineSection, is_heading_line, prose_of


class StatutoryPart(Enum):
    """A part of the report; the value is its name as the rule has it."""

    ACHIEVEMENTS = "主要举措和成效"
    SHORTCOMINGS = "不足和原因"
    PRINCIPAL = "党政主要负责人履行推进法治建设第一责任人职责"
    PLANS = "下一年度主要安排"
    OTHER = "其他需要报告的情况"


_HEADINGS = {
    StatutoryPart.OTHER: WordPattern(
        r"其[他它](?:需要|需|应当)?(?:报告|说明)|其[他它](?:有关|相关|方面|重要)?的?(?:情况|事项)|[还另](?:有|需|须)?要?(?:说|报告|说明)的"
    ),
    StatutoryPart.SHORTCOMINGS: WordPattern(
        r"不足|问题|短板|薄弱环节|差距|困难(?:和|与|及|$)|差在|[还欠]差|[差缺]什么|欠缺|弱项|(?:还|仍)(?:需|要|须|得)(?:改进|加强|努力|提升|补|完善)|没(?:有)?(?:做|办|干)好|不够"
    ),
    StatutoryPart.PRINCIPAL: WordPattern(
        r"第一责任人|主要负责人.{0,12}职责|主要负责(?:人|同志)(?:.{0,8}履|带头抓)|履行.{0,10}领导责任"
        r"|(?:一把手|主要领导)”?(?:带头|亲自)?(?:抓|履|领责|担责)"
    ),
    StatutoryPart.PLANS: WordPattern(
        r"下一?(?:年|步|阶段)|明年|(?:工作|今后).{0,6}(?:打算|思路|安排|计划)|(?:主要|工作|年度).{0,6}安排|展望"
        r"|年度?(?:重点|主要)?(?:工作)?(?:安排|打算|计划|思路|任务|重点|要点|目标)$|努力方向|来年|新的一年"
        r"|20[0-9]{2}年[^，。]{0,4}[，：]?[^，。]{0,6}(?:准备|打算|怎么|如何)|^(?:我们?)?[^，。]{0,6}(?:准备|打算)|(?:^|年|步|后)[^，。]{0,6}怎么干|再出发|20[0-9]{2}年(?:的|度)?任务|20[0-9]{2}年[^，。]{0,4}(?:改进|整改|提升)(?:措施|举措|方向)"
    ),
    StatutoryPart.ACHIEVEMENTS: WordPattern(r"举措|成效|做法|工作(?:开展)?情况|基本情况|主要工作|成绩|亮点"),
}
_DECIMAL = WordPattern(r"[0-9]{1,2}[ \u3000]+(?:20[0-9]{2}年|[^0-9\s])")
"""A chapter numbered 1, whose sections are 1.1 and 1.2."""
_LAST_YEAR = WordPattern(r"上一?年|去年")
"""A heading about what was planned a year ago: work done, and none of the parts by name."""
_PLANNED = WordPattern(r"安排|打算|计划|任务|目标|思路|承诺|部署")
_ACCOUNTED = WordPattern(r"交代|兑现|回头看|(?:落实|完成|执行|办理|进展|推进)(?:得|的)?(?:情况|怎么样|怎样|如何|结果)")
"""What says of plans what became of them."""
_MADE_BEFORE = WordPattern(r"安排|打算")
"""What is planned ahead: a report accounts for that of the year before."""
_THIS_YEAR = "{年度}"
_LAST_YEAR_S = "{上年度}"
_PARAGRAPHS = {
    StatutoryPart.SHORTCOMINGS: WordPattern(
        r"(?:还|仍|依然|但)[^。，]{0,6}(?:存在|有)[^。]{0,24}(?:不足|问题|短板|差距|薄弱)|不足之处|仍有不足|(?:看到|认识到|存在)[^。]{0,12}(?:不足|差距|短板)(?:[：:，,]|主要)|主要存在[^。]{0,8}(?:不足|差距|短板|问题)[：:]"
    ),
    StatutoryPart.PLANS: WordPattern(
        r"^20[0-9]{2}年[^。]{0,40}(?:之年|一年)。[^。]{0,12}(?:将|要)[^。]{0,24}(?:抓|做|用力|推进|落实|开展|工作)"
        r"|^(?:下一?步|下一?年度|下一?阶段|明年|20[0-9]{2}年(?:[，,]|[^。]{0,24}[，,])?(?:我[局委厅们]|全[局系厅委])[^。，,]{0,4}将|今后)[^。]{0,40}(?:将|要|继续|打算|重点|抓好|做好|用力)"
    ),
    StatutoryPart.PRINCIPAL: WordPattern(
        r"(?:主要负责(?:人|同志)|党政负责(?:人|同志)|[局厅]长|主任|书记|一把手|主要领导|行政首长)[^。]{0,60}(?:第一责任人|任(?:法治|依法)?[^，。]{0,12}组长|述法|亲自|讲(?:授)?法治|部署法治|抓在手上|带头(?:学法|讲法|述法)|述职述法)"
        r"|第一责任人(?:的)?(?:职责|责任)|(?:法治|依法)[^。]{0,30}组长"
    ),
}


_BEGINS_PLANS = WordPattern(
    r"(?:^|[。；])(?:20[0-9]{2}年|下一?步|今后|明年|新的一年)[^。]{0,60}(?:将|重点|做好|抓好|要|：)"
)
"""Where, in a chapter about shortcomings and plans, the plans begin."""
_TEXT = (Role.BODY, Role.HEADING)
_NOT_DONE = (StatutoryPart.SHORTCOMINGS, StatutoryPart.PLANS)


def part_of_heading(title: str) -> StatutoryPart | None:
    """Return the part that a heading names; None for any other heading."""
    if _LAST_YEAR.search(title):
        return None
    part = next((part for part, words in _HEADINGS.items() if words.search(title)), None)
    return None if part is StatutoryPart.PLANS and _ACCOUNTED.search(title) else part


def _part_named(title: str, manuscript: Manuscript) -> StatutoryPart | None:
    """Return the part that a heading of `manuscript` names; what it says of the next year's work, 2026年重点工作, is planned."""
    part = part_of_heading(title)
    is_ahead = manuscript.year is not None and f"{manuscript.year + 1}年" in title
    is_plan = is_ahead and part in (None, StatutoryPart.ACHIEVEMENTS) and not _ACCOUNTED.search(title)
    return StatutoryPart.PLANS if is_plan else part


def is_account_of_plans(title: str) -> bool:
    """Return whether a heading, with its years as names or not, is about what became of last year's plans."""
    if _LAST_YEAR_S in title or _LAST_YEAR.search(title):
        return bool(_PLANNED.search(title))
    is_of_plans = _MADE_BEFORE.search(title) and _ACCOUNTED.search(title)
    return bool(is_of_plans) and _THIS_YEAR not in title


@read_once
def _spans(manuscript: Manuscript) -> dict[StatutoryPart, tuple[tuple[int, int], ...]]:
    """Return first and last passage of the chapters about each part; thematic ones are of ACHIEVEMENTS where none is."""
    passages = manuscript.passages
    chapters = list(_chapters(prose_of(manuscript).sections))
    found: defaultdict[StatutoryPart | None, list[tuple[int, int]]] = defaultdict(list)
    for chapter, above in chapters:
        part = _part_named(chapter.mark.title, manuscript) or part_of_heading(above)
        found[part].append((chapter.mark.passage, chapter.last))
    for first, last in _lost_chapters(passages, [chapter.mark.passage for chapter, _ in chapters]):
        part = _part_named(passages[first].text, manuscript)
        is_told_elsewhere = found[part] if part else chapters
        if not is_told_elsewhere:
            found[part].append((first, last))
    for part in _NOT_DONE:  # a chapter may be about both: 存在的不足和明年打算
        found[part] = found[part] or list(_headed_too(passages, chapters, part))
    found[StatutoryPart.ACHIEVEMENTS] = found[StatutoryPart.ACHIEVEMENTS] or found[None]
    return {part: tuple(found[part]) for part in StatutoryPart}


def _headed_too(
    passages: tuple[Passage, ...], chapters: list[tuple[OutlineSection, str]], part: StatutoryPart
) -> Iterator[tuple[int, int]]:
    """Yield the stretch about `part` of each chapter whose heading names it behind another part."""
    words = _HEADINGS[part]
    for chapter, _ in chapters:
        if not words.search(chapter.mark.title) or _LAST_YEAR.search(chapter.mark.title):
            continue
        first, last = chapter.mark.passage, chapter.last
        yield next((i for i in range(first + 1, last + 1) if _BEGINS_PLANS.search(passages[i].text)), first), last


def _chapters(sections: tuple[OutlineSection, ...]) -> Iterator[tuple[OutlineSection, str]]:
    """Yield the chapters, each with the title of the part (第一部分) above it; a part without chapters is one itself.

    Without that title where another chapter of the part says what it is about, or this one tells what became of plans.
    """
    divided = {section.parent for section in sections if section.mark.level == 1}
    named = {(each.parent, part_of_heading(each.mark.title)) for each in sections if each.mark.level == 1}
    for place, section in enumerate(sections):
        if section.mark.level == 1:
            above = sections[section.parent].mark.title if section.parent >= 0 else ""
            is_said = (section.parent, part_of_heading(above)) in named or is_account_of_plans(section.mark.title)
            yield section, "" if is_said else above
        elif section.mark.level == 0 and place not in divided:
            yield section, ""


def _lost_chapters(passages: tuple[Passage, ...], numbered: list[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last passage under each heading without a number; chapters begin at `numbered` passages."""
    lost = _lost_headings(passages)
    begins = [*sorted((*lost, *numbered)), len(passages)]
    for first in lost:
        yield first, begins[bisect_right(begins, first)] - 1


def _lost_headings(passages: tuple[Passage, ...]) -> tuple[int, ...]:
    """Return the headings without a number, such as those whose number was lost."""
    return tuple(
        i
        for i, p in enumerate(passages)
        if (p.role is Role.HEADING and not p.number and is_heading_line(p.text))
        or (p.role is Role.BODY and _DECIMAL.match(p.text) and is_heading_line(p.text))
    )


def part_spans(manuscript: Manuscript, part: StatutoryPart) -> tuple[tuple[int, int], ...]:
    """Return first and last passage of each stretch about `part`; also untitled paragraphs."""
    spans = _spans(manuscript)[part]
    return spans or tuple((i, i) for i in found_within(manuscript, part))


def headed(manuscript: Manuscript, part: StatutoryPart) -> tuple[OutlineSection, ...]:
    """Return the first-level sections whose heading names `part`, in order."""
    chapters = _chapters(prose_of(manuscript).sections)
    return tuple(
        chapter
        for chapter, above in chapters
        if (_part_named(chapter.mark.title, manuscript) or part_of_heading(above)) is part
    )


def found_within(manuscript: Manuscript, part: StatutoryPart) -> tuple[int, ...]:
    """Return the passages about `part` under another heading; empty when none does."""
    words, passages = _PARAGRAPHS.get(part), manuscript.passages
    lost = (_part_named(passages[i].text, manuscript) for i in _lost_headings(passages))
    if words is None or part in lost:
        return ()
    # what is planned for the principal is not what he did
    parts = (part, *_NOT_DONE) if part is StatutoryPart.PRINCIPAL else (part,)
    own = [(section.mark.passage, section.last) for each in parts for section in headed(manuscript, each)]
    marks = (section.mark for section in prose_of(manuscript).sections)
    below = (mark.passage for mark in marks if mark.level > 1 and part_of_heading(mark.title) is part)
    told = (i for i, each in enumerate(passages) if each.role in _TEXT and words.search(each.text))
    return _outside(below, own) or _outside(told, own)


def _outside(passages: Iterable[int], spans: list[tuple[int, int]]) -> tuple[int, ...]:
    """Return those of `passages` that no span holds."""
    return tuple(each for each in passages if not _inside(each, spans))


def _inside(passage: int, spans: list[tuple[int, int]]) -> bool:
    return any(first <= passage <= last for first, last in spans)


def plans_in(manuscript: Manuscript) -> list[tuple[int, int]]:
    """Return the first and last passage of each stretch of plans."""
    return list(part_spans(manuscript, StatutoryPart.PLANS))


_OUTLOOK = WordPattern(
    r"^(?:[^一-鿿0-9]*|第?[一二三四五六七八九十]+[、是，])(?:明年|来年|下一?步|下一年|今后|展望|20[0-9]{2}年)"
)
"""What a paragraph of plans begins with where no heading says that it is one."""


def year_at(manuscript: Manuscript, passage: int, plans: list[tuple[int, int]]) -> int:
    """Return the year that a passage speaks of: the next one within the spans of `plans`, and where it begins so."""
    year = manuscript.year or 0
    opening = _OUTLOOK.match(manuscript.passages[passage].text)
    named = opening[0][-5:-1] if opening and opening[0].endswith("年") else ""
    looks_ahead = opening is not None and (not named.isdigit() or int(named) == year + 1)
    return year + (looks_ahead or any(first <= passage <= last for first, last in plans))
