"""Sections, headers and footers of a .docx."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar
from xml.etree.ElementTree import Element

from drafter.docxfile.contents import Footer, FormattedParagraph, Header
from drafter.docxfile.drawings import Drawing
from drafter.docxfile.formats import PageSetup
from drafter.docxfile.opc_package import Package
from drafter.docxfile.story import StoryContext, StoryReader
from drafter.docxfile.word_xml import R, W, attribute, child, children, switched_on, text_in, twips, whole_number

_PICTURE = "图片"
Edge = TypeVar("Edge", Header, Footer)


def page_setups(body: Element) -> tuple[PageSetup, ...]:
    """Return paper, margins, grid and columns of each section of `body`, without those that a tracked change left."""
    former = {id(each) for change in body.iter(f"{W}sectPrChange") for each in change}
    return tuple(_setup(section) for section in body.iter(f"{W}sectPr") if id(section) not in former)


def _setup(section: Element) -> PageSetup:
    size, margins, grid = child(section, "pgSz"), child(section, "pgMar"), child(section, "docGrid")
    columns = child(section, "cols")
    grid_type = attribute(grid, "type")
    return PageSetup(
        width=_length(size, "w"),
        height=_length(size, "h"),
        top=_length(margins, "top"),
        right=_length(margins, "right"),
        bottom=_length(margins, "bottom"),
        left=_length(margins, "left"),
        footer=_length(margins, "footer"),
        gutter=_length(margins, "gutter"),
        grid="" if grid_type == "default" else grid_type,
        line_pitch=_length(grid, "linePitch"),
        character_space=_length(grid, "charSpace"),
        landscape=attribute(size, "orient") == "landscape",
        title_page=switched_on(child(section, "titlePg")),
        columns=max(whole_number(attribute(columns, "num", "1")), len(children(columns, "col")), 1),
    )


def _length(element: Element | None, name: str) -> int:
    return twips(attribute(element, name))


class PageEdges:
    """The headers and footers of a document: as the first section sets them for each kind of page, and later ones."""

    def __init__(self, context: StoryContext, body: Element) -> None:
        """Read them, headers first."""
        self._context, self._body = context, body
        self._drawings: list[Drawing] = []
        headers = [Header(*each) for each in self._edges("headerReference")]
        footers = [Footer(*each) for each in self._edges("footerReference")]
        self.headers, later_headers = _first_of_each(headers)
        self.footers, later_footers = _first_of_each(footers)
        self.later: tuple[Header | Footer, ...] = (*later_headers, *later_footers)

    def _edges(self, name: str) -> Iterator[tuple[str, tuple[FormattedParagraph, ...]]]:
        """Yield kind of page and paragraphs of each header, or footer; a part that is named again is not read again."""
        known = set()
        for reference in self._body.iter(W + name):
            key = reference.get(f"{R}id", "")
            root = None if key in known else self._context.package.relation(key)
            if root is None:
                continue
            known.add(key)
            story = StoryReader(self._context, root).read()
            self._drawings += story.drawings
            yield attribute(reference, "type", "default"), tuple(story.paragraphs)

    @property
    def watermarks(self) -> tuple[str, ...]:
        """Return the texts of the watermarks, each once; 图片 for one without text."""
        found = [_watermark_text(drawing) for drawing in self._drawings if drawing.watermark]
        return tuple(dict.fromkeys(found))


def _first_of_each(edges: Sequence[Edge]) -> tuple[tuple[Edge, ...], tuple[Edge, ...]]:
    """Return the first of `edges` for each kind of page, and all others."""
    kinds = [edge.pages for edge in edges]
    first = tuple(edge for place, edge in enumerate(edges) if edge.pages not in kinds[:place])
    later = tuple(edge for place, edge in enumerate(edges) if edge.pages in kinds[:place])
    return first, later


def _watermark_text(drawing: Drawing) -> str:
    boxed = [text_in(box, f"{W}t") for box in drawing.boxes]
    return "".join((*drawing.word_art, *boxed)) or _PICTURE


def odd_and_even(package: Package) -> bool:
    """Return whether odd and even pages have headers and footers of their own."""
    return switched_on(child(package.related("settings"), "evenAndOddHeaders"))
