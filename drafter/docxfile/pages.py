"""Sections, headers and footers of a .docx."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from drafter.docxfile.attribute_values import switched_on, twips
from drafter.docxfile.contents import Footer, FormattedParagraph, Header
from drafter.docxfile.drawings import Drawing
from drafter.docxfile.formats import PageSetup
from drafter.docxfile.package import Package, R, W
from drafter.docxfile.story import StoryReader, Tools

_PICTURE = "图片"


def page_setups(body: Element) -> tuple[PageSetup, ...]:
    """Return paper, margins and grid of each section of `body`."""
    return tuple(_setup(section) for section in body.iter(f"{W}sectPr"))


def _setup(section: Element) -> PageSetup:
    size, margins = _attributes(section, "pgSz"), _attributes(section, "pgMar")
    grid = _attributes(section, "docGrid")
    return PageSetup(
        width=_length(size, "w"),
        height=_length(size, "h"),
        top=_length(margins, "top"),
        right=_length(margins, "right"),
        bottom=_length(margins, "bottom"),
        left=_length(margins, "left"),
        footer=_length(margins, "footer"),
        gutter=_length(margins, "gutter"),
        grid=grid.get(f"{W}type", "") if grid.get(f"{W}type") != "default" else "",
        line_pitch=_length(grid, "linePitch"),
        character_space=_length(grid, "charSpace"),
        landscape=size.get(f"{W}orient") == "landscape",
        title_page=switched_on(section.find(f"{W}titlePg")),
    )


def _attributes(section: Element, name: str) -> Mapping[str, str]:
    element = section.find(W + name)
    return {} if element is None else element.attrib


def _length(attributes: Mapping[str, str], name: str) -> int:
    return twips(attributes.get(W + name, ""))


class PageEdges:
    """The headers and footers of a document, each kind of page as the first section sets it."""

    def __init__(self, tools: Tools, body: Element) -> None:
        """Read them, headers first."""
        self._tools, self._body = tools, body
        self._drawings: list[Drawing] = []
        self.headers = tuple(Header(*each) for each in self._edges("headerReference"))
        self.footers = tuple(Footer(*each) for each in self._edges("footerReference"))

    def _edges(self, name: str) -> Iterator[tuple[str, tuple[FormattedParagraph, ...]]]:
        """Yield kind of page and paragraphs of each header, or footer."""
        known = set()
        for reference in self._body.iter(W + name):
            pages = reference.get(f"{W}type", "default")
            root = self._tools.package.relation(reference.get(f"{R}id", "")) if pages not in known else None
            if root is not None:
                known.add(pages)
                story = StoryReader(self._tools, root).read()
                self._drawings += story.drawings
                yield pages, tuple(story.paragraphs)

    @property
    def watermarks(self) -> tuple[str, ...]:
        """Return the texts of the watermarks, each once; 图片 for one without text."""
        found = [_told(drawing) for drawing in self._drawings if drawing.watermark]
        return tuple(dict.fromkeys(found))


def _told(drawing: Drawing) -> str:
    boxed = ("".join(text.text or "" for text in box.iter(f"{W}t")) for box in drawing.boxes)
    return "".join((*drawing.word_art, *boxed)) or _PICTURE


def odd_and_even(package: Package) -> bool:
    """Return whether odd and even pages have headers and footers of their own."""
    settings = package.related("settings")
    return settings is not None and switched_on(settings.find(f"{W}evenAndOddHeaders"))
