"""What rules about format ask of a manuscript: fonts by kind, indents in 字, passages with their format."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript, Passage, Role, read_once
from drafter.checking.rule import Hit, Spot
from drafter.checking.text.chinese_pattern import chinese_pattern
from drafter.docxfile.contents import FormattedParagraph, WordDocument
from drafter.docxfile.formats import RunFormat
from drafter.pages.text_width import width

FONTS = {
    "小标宋": re.compile("小标宋|xiaobiaosong|fzxbs", re.I),
    "仿宋": re.compile("仿宋|fang ?song", re.I),
    "楷体": re.compile("楷|kai", re.I),
    "黑体": re.compile("黑|hei", re.I),
    "宋体": re.compile("(?<!仿)(?<!标)宋|song|simsun", re.I),
}
"""The kinds of type that the standard names, and the names of fonts that are of the kind."""
BODY_SIZE = 32
"""3号 in half-points."""
CHARACTER = 8844 / 28
"""Width of a 字 in twips: 156 mm / 28 (5.2.1, 5.2.3)."""
_LEAD = re.compile("[。：；]")
_CHINESE = chinese_pattern("[一-鿿]")


class Formatted(NamedTuple):
    """A passage with its format."""

    place: int
    """Index among the manuscript's passages."""
    passage: Passage
    paragraph: FormattedParagraph


def layout_of(manuscript: Manuscript) -> WordDocument | None:
    """Return the format of a .docx; None for all else, which rules about format leave alone."""
    return manuscript.layout if isinstance(manuscript.layout, WordDocument) else None


def paragraph_at(layout: WordDocument | None, index: int) -> FormattedParagraph | None:
    """Return a paragraph of a .docx by its index; None for an index it has not."""
    return layout.paragraphs[index] if layout and 0 <= index < len(layout.paragraphs) else None


def formatted(manuscript: Manuscript, *roles: Role) -> Iterator[Formatted]:
    """Yield the passages in `roles` with their format, each paragraph once; no tables, no text boxes."""
    seen = set()
    for item in _in_the_flow(manuscript):
        if item.passage.role in roles and item.passage.element not in seen:
            seen.add(item.passage.element)
            yield item


@read_once
def _in_the_flow(manuscript: Manuscript) -> tuple[Formatted, ...]:
    """Return the passages with their format that stand in no table and no text box."""
    layout = layout_of(manuscript)
    found = []
    for i, passage in enumerate(manuscript.passages if layout else ()):
        paragraph = paragraph_at(layout, passage.element)
        if paragraph is not None and not paragraph.in_table and not paragraph.boxed:
            found.append(Formatted(i, passage, paragraph))
    return tuple(found)


@read_once
def formats_used(manuscript: Manuscript) -> frozenset[RunFormat]:
    """Return the formats of all text that stands in no table and no text box."""
    return frozenset(span.format for item in _in_the_flow(manuscript) for span in item.paragraph.spans)


@lru_cache(maxsize=256)
def is_font(name: str, kind: str) -> bool:
    """Return whether a font is of the `kind`, such as 仿宋."""
    if kind == "宋体" and (FONTS["小标宋"].search(name) or FONTS["仿宋"].search(name)):
        return False
    return bool(FONTS[kind].search(name))


def lead_end(item: Formatted) -> int:
    """Return where the first sentence of a numbered paragraph ends within its own characters."""
    match = _LEAD.search(item.passage.text)
    end = match.end() if match else len(item.passage.text)
    return max(0, end + len(item.passage.before) - len(item.paragraph.label))


def most(
    paragraph: FormattedParagraph, of: Callable[[RunFormat], object], start: int = 0, end: int | None = None
) -> object:
    """Return what most of the Chinese characters from `start` to `end` have; None without any."""
    spans = paragraph.spans
    kinds = {of(span.format) for span in spans}
    if len(kinds) == 1:  # as in most paragraphs
        text = paragraph.text
        return kinds.pop() if _CHINESE.search(text, start, len(text) if end is None else end) else None
    counted: Counter[object] = Counter()
    at = 0
    for span in spans:
        piece = span.text[max(0, start - at) : None if end is None else max(0, end - at)]
        at += len(span.text)
        count = len(_CHINESE.findall(piece))
        if count:
            counted[of(span.format)] += count
    return counted.most_common(1)[0][0] if counted else None


def in_characters(paragraph: FormattedParagraph, side: str) -> float:
    """Return an indent (left, right, first_line) in 字; hundredths of characters come before twips."""
    characters = getattr(paragraph.format, f"{side}_chars")
    if characters:
        return float(characters) / 100
    size = paragraph.spans[0].format.size if paragraph.spans else BODY_SIZE
    advance = size * 10 if side == "first_line" and size != BODY_SIZE else CHARACTER
    return float(getattr(paragraph.format, side)) / advance


def edges(item: Formatted) -> tuple[float, float]:
    """Return where a line of text begins and ends, in 字 from the left of 28."""
    paragraph, length = item.paragraph, width(item.passage.text)
    left = in_characters(paragraph, "left") + in_characters(paragraph, "first_line") + width(item.passage.before)
    right = in_characters(paragraph, "right") + width(item.passage.after.partition("\n")[0])
    if paragraph.format.alignment == "right":
        return 28 - right - length, 28 - right
    if paragraph.format.alignment == "center":
        middle = (left + 28 - right) / 2
        return middle - length / 2, middle + length / 2
    return left, left + length


def points(half: int) -> str:
    """Return a size of type in points, as people say it."""
    return f"{half / 2:g} 磅"


_Items = Iterable[tuple[Formatted, str]]


def one_finding(
    message: str, mend: str
) -> Callable[[Callable[[Manuscript], _Items]], Callable[[Manuscript], Iterable[Hit]]]:
    """Return a decorator that makes one hit of all the paragraphs that a function yields, each with what it has."""
    return lambda wrong: lambda manuscript: one_hit(wrong(manuscript), message, mend)


def one_hit(items: _Items, message: str, mend: str) -> Iterator[Hit]:
    """Yield one hit for all `items` (with what each has): the first place, how many, which kinds."""
    found = list(items)
    if not found:
        return
    first = found[0][0]
    kinds = [kind for kind, _ in Counter(kind for _, kind in found).most_common(3)]
    where = "，".join(f"“{item.passage.text[:8]}…”" for item, _ in found[1:3])
    others = f"；共 {len(found)} 段，还有{where}{'等' if len(found) > 3 else ''}" if where else ""
    yield Hit(Spot(first.place), f"{message}{'、'.join(kinds)}{others}", mend)
