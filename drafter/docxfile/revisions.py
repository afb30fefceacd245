"""Tracked changes of a .docx as values (ECMA-376 Part 1, 17.13.5), and its comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from drafter.docxfile.contents import MarginComment, Revision
from drafter.docxfile.opc_package import Package
from drafter.docxfile.word_xml import W, attribute, children, text_in

_CHANGES = frozenset(
    W + name
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "numberingChange"),
        *("tblPrChange", "tblGridChange", "tblPrExChange", "trPrChange", "tcPrChange", "cellIns", "cellDel"),
        "cellMerge",
    )
)


def revisions_of(root: Element, paragraphs: Mapping[int, int]) -> tuple[Revision, ...]:
    """Return the tracked changes within `root` in document order.

    `paragraphs` gives the index of the paragraph that each w:p, by its identity, has become.
    """
    return tuple(
        Revision(
            kind=change.tag.removeprefix(W),
            author=attribute(change, "author"),
            date=attribute(change, "date"),
            text=text_in(change, f"{W}t") + text_in(change, f"{W}delText"),
            paragraph=paragraphs.get(id(holder), -1),
        )
        for change, holder in _with_paragraphs(root, None)
        if change.tag in _CHANGES
    )


def _with_paragraphs(element: Element, holder: Element | None) -> Iterator[tuple[Element, Element | None]]:
    """Yield each element within `element` with the w:p it stands in; None outside of all."""
    for each in element:
        yield each, holder
        yield from _with_paragraphs(each, each if each.tag == f"{W}p" else holder)


def comments_of(package: Package) -> tuple[MarginComment, ...]:
    """Return the comments in their order."""
    comments = children(package.related("comments"), "comment")
    return tuple(MarginComment(attribute(each, "author"), text_in(each, f"{W}t")) for each in comments)
