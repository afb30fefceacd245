"""Sections and footers of a .docx."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from drafter.docxfile.formats import Footer, PageSetup
from drafter.docxfile.package import Package, R, W
from drafter.docxfile.text import TextReader

_OFF = ("0", "false", "off", "none")


def page_setups(body: Element) -> tuple[PageSetup, ...]:
    """Return paper, margins and grid of each section of `body`."""
    return tuple(_setup(section) for section in body.iter(f"{W}sectPr"))


def _setup(section: Element) -> PageSetup:
    size, margins = _attributes(section, "pgSz"), _attributes(section, "pgMar")
    grid = _attributes(section, "docGrid")
    title = section.find(f"{W}titlePg")
    return PageSetup(
        width=_number(size, "w"),
        height=_number(size, "h"),
        top=_number(margins, "top"),
        right=_number(margins, "right"),
        bottom=_number(margins, "bottom"),
        left=_number(margins, "left"),
        footer=_number(margins, "footer"),
        gutter=_number(margins, "gutter"),
        grid=grid.get(f"{W}type", "") if grid.get(f"{W}type") != "default" else "",
        line_pitch=_number(grid, "linePitch"),
        character_space=_number(grid, "charSpace"),
        landscape=size.get(f"{W}orient") == "landscape",
        title_page=title is not None and title.get(f"{W}val", "1") not in _OFF,
    )


def _attributes(section: Element, name: str) -> Mapping[str, str]:
    element = section.find(W + name)
    return {} if element is None else element.attrib


def _number(attributes: Mapping[str, str], name: str) -> int:
    try:
        return round(float(attributes.get(W + name, "0")))
    except (ValueError, OverflowError):
        return 0


def footers(package: Package, reader: TextReader, body: Element) -> tuple[Footer, ...]:
    """Return the footers of `body`, each kind of page as the first section sets it."""
    found: dict[str, Footer] = {}
    for reference in body.iter(f"{W}footerReference"):
        pages = reference.get(f"{W}type", "default")
        root = package.relation(reference.get(f"{R}id", "")) if pages not in found else None
        if root is not None:
            found[pages] = Footer(pages, tuple(value for _, value in reader.paragraphs(root)))
    return tuple(found.values())


def odd_and_even(package: Package) -> bool:
    """Return whether odd and even pages have footers of their own."""
    settings = package.related("settings")
    switch = settings.find(f"{W}evenAndOddHeaders") if settings is not None else None
    return switch is not None and switch.get(f"{W}val", "1") not in _OFF
