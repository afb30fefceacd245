"""Where the pages of a PDF break before the signature: no page before it is left half empty (7.3.5.5).

Word keeps the last lines of a paragraph with the signature; LibreOffice moves the paragraph as a whole and
leaves its lines empty. So the copy that becomes a PDF has no such tie: it is laid out, its places are read from
bookmarks, and where the signature came to stand alone the last paragraph is cut at a line's end. If that
leaves more than a few lines empty, the distance of lines is adjusted, as the standard says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from drafter.page import TWIPS_PER_PT, Page, Twips, mm_to_twips
from drafter.pages.blocks import Block, Document, Heading, Item, Paragraph
from drafter.pages.word.docx_writer import write_docx
from drafter.pages.word.end_matter import KeptTogether, first_of_end, keep_with_signature
from drafter.pages.word.paragraph import aligned
from drafter.pages.xml_builder import Xml, w
from drafter.text_runs import Run, RunKind, text_of

LayOut = Callable[[Sequence[bytes]], list[bytes]]
"""From documents to their PDFs."""
MOST_EMPTY = 3
"""Lines that may stay empty on the page before the signature."""
_MOVED = (2, 1)
"""Lines of text that go to the signature's page: two, or one where that leaves fewer lines empty."""
_ADJUSTED = (1, -1, 2, -2, 3, -3)
"""Lines more on a page that are tried, the least change first."""
_BEFORE = 3
"""Blocks before the end whose places are read."""
_SEARCHED = 90
"""Characters at a paragraph's end among which its last line ends are."""
_JUSTIFIED = (aligned("distribute"),)
"""For the first part of a cut paragraph: its last line is as wide as the others."""
_CONTINUED = (w("pageBreakBefore"), w("ind", firstLineChars=0, firstLine=0))
_DESTINATION = re.compile(rb"/(b\d+)\[(\d+) 0 R/XYZ [\d.]+ ([\d.]+)")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_NO_START = "，。；：、！？》〉”’）】〕…—％%·"
_NO_END = "《〈“‘（【〔"


class _End(NamedTuple):
    """A document whose end may need adjusting."""

    document: Document
    place: int
    """Of the first block behind the text."""
    closing: Mapping[int, Sequence[Xml]]
    """What ties the blocks behind the text together, by their places."""

    @property
    def last(self) -> Paragraph | Item:
        """The last paragraph of the text."""
        block = self.document.blocks[self.place - 1]
        assert isinstance(block, Paragraph | Item), "only such ends are made"  # noqa: S101
        return block

    def written(self, page: Page, *, marked: bool) -> bytes:
        """Return the document with the text untied, its last places `marked` by bookmarks if asked for."""
        places = range(max(self.place - _BEFORE, 0), self.place + 1) if marked else ()
        return write_docx(
            self.document, page, kept=KeptTogether(self.closing), bookmarks={place: f"b{place}" for place in places}
        )


class _Way(NamedTuple):
    """A way to lay the end out, and how many lines it leaves empty on the page before the signature."""

    empty: int
    page: Page
    moved: int = 0
    """Lines of the last paragraph that go to the signature's page; 0: the pages break by themselves."""


def broken_well(document: Document, page: Page, lay_out: LayOut) -> bytes:
    """Return the PDF of `document` on `page`, with the signature's page and the one before it filled."""
    end = _end(document, page)
    if end is None:
        return lay_out([write_docx(document, page)])[0]
    marked, plain = lay_out([end.written(page, marked=True), end.written(page, marked=False)])
    places = _places(marked, page)
    if not _is_alone(end, places):
        return plain
    pages = [page, *_adjusted(page)]
    cuts = _line_ends(end.last)
    measured = lay_out([_cut_at_each(end.last, cuts, page), *(end.written(each, marked=True) for each in pages[1:])])
    lines = _lines_of_each(measured[0], cuts, page)
    laid = [places, *(_places(data, each) for data, each in zip(measured[1:], pages[1:], strict=True))]
    ways = [way for each, where in zip(pages, laid, strict=True) for way in _ways(end, each, where, lines)]
    way = next((each for each in ways if each.empty <= MOST_EMPTY), None) or min(ways, key=lambda each: each.empty)
    return lay_out([_made(end, way, lines)])[0]


def _end(document: Document, page: Page) -> _End | None:
    """Return the end of a document that has text before 附件说明 or signature; None where nothing is to be adjusted."""
    blocks = document.blocks
    place = first_of_end(blocks)
    if not place or not isinstance(blocks[place - 1], Paragraph | Item):
        return None
    short = document._replace(blocks=(Paragraph((Run("短"),)), *blocks[place:]))
    kept = keep_with_signature(short.blocks, page)
    if kept.free_names:
        return None
    closing = {at + place - 1: properties for at, properties in kept.properties.items() if at}
    return _End(document, place, closing)


def _adjusted(page: Page) -> Iterator[Page]:
    """Yield pages with other distances of lines (7.3.5.5), the nearest first."""
    for more in _ADJUSTED:
        yield page.with_pitch(Twips(mm_to_twips(page.type_area_height) // (page.lines + more)))


class _Place(NamedTuple):
    """Where a block begins."""

    page: int
    line: float
    """Lines of this page above it."""


def _places(pdf: bytes, page: Page) -> dict[int, _Place]:
    """Return where each bookmarked block begins, by its place in the document."""
    kids = _KIDS.search(pdf)
    numbers = re.findall(rb"(\d+) 0 R", kids[1]) if kids else []
    top = (mm_to_twips(page.paper_height) - mm_to_twips(page.top_margin)) / TWIPS_PER_PT
    pitch = page.line_pitch / TWIPS_PER_PT
    return {
        int(name[1:]): _Place(numbers.index(number), (top - float(height)) / pitch)
        for name, number, height in _DESTINATION.findall(pdf)
        if number in numbers
    }


def _is_alone(end: _End, places: Mapping[int, _Place]) -> bool:
    """Return whether what follows the text begins a page: the text ended on the page before."""
    return end.place - 1 in places and end.place in places and round(places[end.place].line) == 0


def _ways(end: _End, page: Page, places: Mapping[int, _Place], lines: Mapping[int, int]) -> Iterator[_Way]:
    """Yield how the end may be laid out on `page`, where its blocks came to stand at `places`.

    `lines` is how many lines the last paragraph takes up to each of its places.
    """
    if end.place not in places or end.place - 1 not in places:
        return
    if not _is_alone(end, places):
        yield _Way(0, page)
        return
    signed, start = places[end.place], places[end.place - 1]
    free = (signed.page - start.page) * page.lines - start.line
    count = max(lines.values())
    for moved in _MOVED:
        if count - moved in lines.values():
            yield _Way(round(free) - (count - moved), page, moved)
    if count <= _MOVED[0]:
        before = end.place - 2
        headed = before in places and isinstance(end.document.blocks[before], Heading)
        above = start.line - places[before].line if headed else 0
        yield _Way(round(free + above), page, count)


def _line_ends(block: Paragraph | Item) -> tuple[int, ...]:
    """Return the places in a paragraph's text where it may be cut, counted in characters, and its length."""
    text = text_of(block.runs)
    inside: set[int] = set()
    start = 0
    for run in block.runs:
        stop = start + len(run.text)
        if run.kind is RunKind.GAP:
            inside |= set(range(start + 1, stop))
        start = stop
    found = [
        place
        for place in range(max(len(text) - _SEARCHED, 1), len(text))
        if place not in inside and _may_end(text[place - 1], text[place])
    ]
    return (*found, len(text))


def _may_end(before: str, after: str) -> bool:
    """Return whether a line may end between two characters."""
    if after in _NO_START or before in _NO_END or after.isspace():
        return False
    return not (_is_latin(before) and _is_latin(after))


def _is_latin(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in ".,-%/")


def _cut(block: Paragraph | Item, place: int) -> tuple[Paragraph | Item, tuple[Run, ...]]:
    """Return a paragraph up to a place in its text, and the runs behind."""
    head: list[Run] = []
    tail: list[Run] = []
    for run in block.runs:
        if run.text[:place]:
            head.append(run._replace(text=run.text[:place]))
        if run.text[place:]:
            tail.append(run._replace(text=run.text[place:]))
        place = max(place - len(run.text), 0)
    return block._replace(runs=tuple(head)), tuple(tail)


def _cut_at_each(block: Paragraph | Item, cuts: Sequence[int], page: Page) -> bytes:
    """Return a document of the paragraph up to each of `cuts`, one after the other, to count its lines."""
    blocks: list[Block] = [_cut(block, place)[0] for place in cuts]
    blocks.append(Paragraph((Run("完"),)))
    bookmarks = {place: f"b{place}" for place in range(len(blocks))}
    return write_docx(Document("", "", None, "", tuple(blocks)), page, kept=KeptTogether(), bookmarks=bookmarks)


def _lines_of_each(pdf: bytes, cuts: Sequence[int], page: Page) -> dict[int, int]:
    """Return how many lines the paragraph takes up to each of `cuts`."""
    places = _places(pdf, page)
    starts = [places[place].page * page.lines + places[place].line for place in range(len(cuts) + 1)]
    return {place: round(after - before) for place, (before, after) in zip(cuts, pairwise(starts), strict=True)}


def _made(end: _End, way: _Way, lines: Mapping[int, int]) -> bytes:
    """Return the document laid out in this `way`."""
    if not way.moved:
        return end.written(way.page, marked=False)
    count = max(lines.values())
    if way.moved >= count:
        return write_docx(end.document, way.page)
    place = max(cut for cut, up_to in lines.items() if up_to == count - way.moved)
    head, tail = _cut(end.last, place)
    blocks = end.document.blocks
    parts = (*blocks[: end.place - 1], head, Paragraph(tail), *blocks[end.place :])
    properties = {at + 1: each for at, each in end.closing.items()}
    properties |= {end.place - 1: _JUSTIFIED, end.place: _CONTINUED}
    return write_docx(end.document._replace(blocks=parts), way.page, kept=KeptTogether(properties))
