"""Tells headings with unusual numbers or none: 壹 above （一）, 1. above 1.1, lines between paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from drafter.checking.manuscript import Manuscript, Passage, Role
from drafter.checking.sources.heading_numbers import NUMBERS, PART, number_of
from drafter.checking.text.statutory_parts import StatutoryPart, part_of_heading

CAPITAL = re.compile("[壹贰叁肆伍陆柒捌玖拾]{1,2}[、．.\\s]+|[（(][壹贰叁肆伍陆柒捌玖拾]{1,2}[）)]")
"""The number of a chapter in the numerals of cheques."""
_DECIMAL, _LONGEST_DECIMAL = re.compile(r"[0-9]{1,2}(?:[.．][0-9]{1,2}){1,2}[、．.]?\s{0,3}(?=[一-鿿“])"), 24
"""The number of a heading such as 1.1执法主体, which stands for （一）, or 1.1.2 below it."""
_SPACED = re.compile("[1-9][0-9]?[ \u3000]+(?=(?:20[0-9]{2}年)?[一-鿿、，“”]{2,24}$)")
"""The number of a chapter above such headings: 4 执法监督, on a line without a mark at its end."""
_SPACED_NUMERAL = re.compile(
    "(?P<number>[一二三四五六七八九十]{1,2})[ \u3000]+(?P<text>[^。；！：0-9]{2,30}[^，。；！：、])"
)
"""The number of a chapter with a space instead of its mark: 四 突出“保安”，做细风险防范."""
MARKED = re.compile("第[〇零一二三四五六七八九十百0-9]{1,3}[章篇节条][：:、.．\\s]")
"""A chapter or section of the report, which its own mark shows."""
_LONGEST, _SHORTEST, _LEAST = 30, 2, 3
"""Characters of a line without a number that is a heading, and how many of them a report has at least."""
_TEXT_BELOW = 40
"""Characters of the paragraph below such a line where it does not end as a sentence does."""
_SECTION = 2
"""The level of （一）."""
_UNIT = re.compile("[一-鿿]{2,30}(?:局|厅|委|委员会|办公室|办事处|政府|中心|大队|支队|学校|学院)")
_ENDS = "。；！，,;.!、"
_MARKS = "：:？?"
"""End a heading on a line of its own where several have one: 检查怎么干："""
_ASIDE = re.compile("(?:如下|包括|其中|下列|以下)[^，：:]{0,6}[：:]$|[，。；0-9]|^.{17,}$")
"""A line with a colon at its end that is no heading: 现将有关情况报告如下："""


def with_headings_told(manuscript: Manuscript) -> Manuscript:
    """Return the report with the role and level of a heading for lines that are headings by the others around them."""
    passages = _with_spaced_numerals(list(manuscript.passages))
    has_chapters = any(NUMBERS[0].match(each.text) for each in passages if each.role in (Role.HEADING, Role.BODY))
    passages = [_capital(each, 0 if has_chapters else 1) for each in passages]
    if any(map(decimal, (each.text for each in passages))):
        passages = [_decimal_level(each, has_chapters=has_chapters) for each in passages]
    is_numbered = any(map(_has_number, passages))
    passages = _with_marked(_led_by_numbers(_with_led_lines(passages))) if is_numbered else _with_lines(passages)
    return manuscript._replace(passages=tuple(passages))


def _with_spaced_numerals(passages: list[Passage]) -> list[Passage]:
    """Return the passages with 四 突出普法 as 四、突出普法, where several lines are numbered so."""
    found = {i: match for i, each in enumerate(passages) if (match := _SPACED_NUMERAL.fullmatch(each.text.strip()))}
    if len(found) < _LEAST:
        return passages
    for place, match in found.items():
        text = f"{match['number']}、{match['text']}"
        passages[place] = passages[place]._replace(text=text, role=Role.HEADING, level=1)
    return passages


def _with_lines(passages: list[Passage]) -> list[Passage]:
    """Return the passages of a report without numbers, with lines between paragraphs as headings."""
    told = _between_paragraphs(passages)
    told = told if len(told) >= _LEAST else frozenset()
    plain = (i for i, each in enumerate(passages) if each.role is Role.HEADING and not decimal(each.text))
    lines = sorted({*told, *plain})
    below = _below_others(passages, lines)
    changed = {i: passages[i]._replace(role=Role.HEADING, level=2 if i in below else 1) for i in lines}
    return [changed.get(place, each) for place, each in enumerate(passages)]


def _below_others(passages: Sequence[Passage], lines: Sequence[int]) -> frozenset[int]:
    """Return those of `lines` that are below another line, as a first one right below it shows.

    Where it is built unlike the one above, 责任链条：层层压实 or 厘清“谁来管”, all that are built so are below; else all down
    to the next line with one right below it, or that names a part such as 打算.
    """
    builds = {place: _build(passages[place].text.strip()) for place in lines}
    first = [place for place in lines if place - 1 in builds]
    built = {builds[place] for place in first if builds[place] != builds[place - 1]} - {""}
    below, is_led = {place for place in lines if builds[place] in built}, False
    parts = {place: part_of_heading(passages[place].text) for place in lines}
    for place in lines:
        is_part = parts[place] not in (None, StatutoryPart.ACHIEVEMENTS)
        is_led = builds[place] == "" if place in first else is_led and not is_part and place + 1 not in builds
        below |= {place} if is_led else set()
    return frozenset(below | _below_plans(parts))


def _below_plans(parts: Mapping[int, StatutoryPart | None]) -> set[int]:
    """Return the places of the lines behind the one that names the plans, with which a report ends; none where a part follows."""
    plans = next((place for place, part in parts.items() if part is StatutoryPart.PLANS), None)
    behind = {place: part for place, part in parts.items() if plans is not None and place > plans}
    return set(behind) if all(part in (None, StatutoryPart.PLANS) for part in behind.values()) else set()


def _build(text: str) -> str:
    """Return how a line is built: with a mark at its end, of two halves, with words in quotes; empty for any other."""
    return text[-1] if text[-1] in _MARKS else next((mark for mark in "：“" if mark in text), "")


def _with_led_lines(passages: list[Passage]) -> list[Passage]:
    """Return the passages of a report with numbers, with lines between paragraphs as headings below a numbered heading.

    The first of them stands right below it; a single such line, or two, may be anything.
    """
    lines = {place for place in _between_paragraphs(passages) if _is_line(passages[place], "")}
    found, is_led = list[int](), False
    for place, each in enumerate(passages):
        if each.role is Role.HEADING or _is_numbered_line(each):
            is_led = _has_number(each) and place + 1 in lines
        elif is_led and place in lines:
            found.append(place)
    if len(found) < _LEAST:
        return passages
    below = _below_others(passages, found)
    changed = {i: passages[i]._replace(role=Role.HEADING, level=2 if i in below else 1) for i in found}
    return [changed.get(place, each) for place, each in enumerate(passages)]


def _led_by_numbers(passages: list[Passage]) -> list[Passage]:
    """Return the passages of a report with numbers, with lines without one below the numbered heading right above the first.

    Those behind it are its siblings, down to the next number or a line that names a part such as 打算.
    """
    found, level = list(passages), 0
    for place, each in enumerate(passages):
        if each.role is not Role.HEADING:
            continue
        above = passages[place - 1] if place else None
        if _has_number(each) or part_of_heading(each.text) not in (None, StatutoryPart.ACHIEVEMENTS):
            level = 0
        elif above is not None and above.role is Role.HEADING and _has_number(above):
            level = min(above.level + 1, len(NUMBERS))
        if level and level > each.level:
            found[place] = each._replace(level=level)
    return found


def _with_marked(passages: list[Passage]) -> list[Passage]:
    """Return the passages of a report with numbers, with lines such as 班子怎么抓： as headings below the numbered ones.

    A line right above 一是 only introduces a list.
    """
    marked, level = {i for i in _marked(passages) if not passages[i + 1].text.strip().startswith("一是")}, 0
    if len(marked) < _LEAST:
        return passages
    for place, each in enumerate(passages):
        if place in marked and level:
            passages[place] = each._replace(role=Role.HEADING, level=min(level + 1, len(NUMBERS)))
        elif each.role is Role.HEADING:
            level = each.level
    return passages


def decimal(text: str) -> re.Match[str] | None:
    """Return the number 1.1 that `text` begins with, where a short heading without a number follows."""
    match = _DECIMAL.match(text)
    heading = text[match.end() :].partition("。")[0] if match else ""
    is_heading = 1 < len(heading) <= _LONGEST_DECIMAL and not re.search("[0-9，；]", heading)
    return match if is_heading else None


def spaced(text: str) -> re.Match[str] | None:
    """Return the number and space that `text` begins with, where it is a heading such as 4 执法监督."""
    return _SPACED.match(text.strip())


def number_before(text: str) -> str:
    """Return the number of a heading that `text` begins with, of whatever shape; empty for none."""
    match = PART.match(text) or CAPITAL.match(text) or decimal(text) or spaced(text)
    return match[0] if match else number_of(text)[1]


def level_of(passage: Passage) -> int:
    """Return the level of a heading, or of the number that a paragraph begins with; 0 for 第一部分 and for none."""
    if PART.match(passage.text):
        return 0
    is_told = passage.role is Role.HEADING or decimal(passage.text)
    return passage.level if is_told else number_of(passage.text)[0]


def is_byline(passage: Passage, manuscript: Manuscript) -> bool:
    """Return whether a passage is only the name of the unit whose report it is, as it stands below many titles."""
    name = re.sub(r"\s", "", passage.text)
    signed = ["".join(each.text.split()) for each in manuscript.passages if each.role is Role.SIGNATURE]
    title = re.sub(r"\s", "", manuscript.title)
    return bool(_UNIT.fullmatch(name)) and (title.startswith(name) or name in signed)


def _capital(passage: Passage, level: int) -> Passage:
    is_line = passage.role in (Role.HEADING, Role.BODY) and len(passage.text) <= _LONGEST
    if not is_line or not CAPITAL.match(passage.text) or passage.text.endswith("。"):
        return passage
    return passage._replace(role=Role.HEADING, level=level)


def _decimal_level(passage: Passage, *, has_chapters: bool) -> Passage:
    """Return a passage with the level of its number in a report that has headings 1.1: of 1. where no 一、 is above."""
    number = decimal(passage.text)
    if number:
        is_line = passage.role is Role.BODY and passage.text.strip()[-1] not in _ENDS and "。" not in passage.text
        level = len(re.findall("[0-9]+", number[0]))
        return passage._replace(level=level, role=Role.HEADING if is_line else passage.role)
    if not has_chapters and spaced(passage.text) and passage.role in (Role.HEADING, Role.BODY):
        return passage._replace(role=Role.HEADING, level=1)
    is_chapter = passage.role is Role.HEADING and number_of(passage.text)[0] == len(NUMBERS) - 1
    return passage._replace(level=1) if is_chapter and not has_chapters else passage


def _has_number(passage: Passage) -> bool:
    """Return whether a passage begins with the number of a heading: 1. before a whole sentence is that of an item."""
    level = number_of(passage.text)[0]
    is_item = level > _SECTION and passage.text.strip().endswith("。")
    return bool(PART.match(passage.text)) or (level > 0 and not is_item)


def _is_numbered_line(passage: Passage) -> bool:
    """Return whether a passage is a short line with a number of the standard, 第四部分 2024年工作安排, and no sentence."""
    text = passage.text.strip()
    return _has_number(passage) and len(text) <= _LONGEST and text[-1] not in _ENDS


def _between_paragraphs(passages: Sequence[Passage]) -> frozenset[int]:
    """Return the places of short lines without a mark at their end, each with a paragraph below or with such a line.

    A colon or a question mark may end them where several lines of the report have one.
    """
    pairs = list(enumerate(pairwise(passages)))
    told = {i for i, (each, below) in pairs if _is_line(each, "") and _is_text(below)} | _marked(passages)
    above = {i for i, (each, _) in pairs if i + 1 in told and i not in told and _is_line(each, "")}
    return frozenset(told | above)


def _marked(passages: Sequence[Passage]) -> frozenset[int]:
    """Return the places of short lines with a colon or a question mark, each with a paragraph below; none for a few."""
    pairs = enumerate(pairwise(passages))
    marked = [i for i, (each, below) in pairs if _is_line(each, _MARKS) and _is_text(below)]
    return frozenset(marked if len(marked) >= _LEAST else ())


def _is_line(passage: Passage, end: str) -> bool:
    """Return whether a passage is a short line with one of `end` at its end, with no mark where that is empty."""
    text = passage.text.strip()
    if passage.role is not Role.BODY or not _SHORTEST <= len(text) <= _LONGEST:
        return False
    if end:
        return text[-1] in end and not _ASIDE.search(text)
    ends_plainly = text.rstrip("”")[-1:] not in (*_ENDS, *_MARKS, "") and not text.startswith("“")
    return ends_plainly and not (re.search("[0-9。；]", text) or MARKED.match(text))


def _is_text(passage: Passage) -> bool:
    """Return whether a passage is a paragraph, by its length or by its full stop."""
    text = passage.text.strip()
    return passage.role is Role.BODY and (text.endswith("。") or len(text) >= _TEXT_BELOW)
