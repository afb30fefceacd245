"""Tracked changes of a .docx as values (ECMA-376 Part 1, 17.13.5), and its comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from drafter.docxfile.contents import MarginComment, Revision
from drafter.docxfile.package import Package, W

_PARAGRAPH = f"{W}p"
_TEXTS = (f"{W}t", f"{W}delText")
_KINDS = frozenset(
    (
        *("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "numberingChange"),
        *("tblPrChange", "tblGridChange", "tblPrExChange", "trPrChange", "tcPrChange", "cellIns", "cellDel"),
        "cellMerge",
    )
)


def revisions_of(root: Element, paragraphs: Mapping[int, int]) -> tuple[Revision, ...]:
    """Return the tracked changes below `root` in document order.

    `paragraphs` gives the index of the paragraph that each w:p, by its identity, has become.
    """
    return tuple(
        Revision(
            kind=each.tag.removeprefix(W),
            author=each.get(f"{W}author", ""),
            date=each.get(f"{W}date", ""),
            text="".join(text.text or "" for tag in _TEXTS for text in each.iter(tag)),
            paragraph=paragraphs.get(id(holder), -1),
        )
        for each, holder in _with_paragraphs(root)
        if each.tag.startswith(W) and each.tag.removeprefix(W) in _KINDS
    )


def _with_paragraphs(root: Element) -> Iterator[tuple[Element, Element | None]]:
    """Yield each element below `root` with the w:p it stands in; None outside of all."""
    open_: list[tuple[Iterator[Element], Element | None]] = [(iter(root), None)]
    while open_:
        children, holder = open_[-1]
        child = next(children, None)
        if child is None:
            open_.pop()
            continue
        yield child, holder
        open_.append((iter(child), child if child.tag == _PARAGRAPH else holder))


def comments_of(package: Package) -> tuple[MarginComment, ...]:
    """Return the comments in their order."""
    root = package.related("comments")
    return tuple(
        MarginComment(each.get(f"{W}author", ""), "".join(text.text or "" for text in each.iter(f"{W}t")))
        for each in (root.findall(f"{W}comment") if root is not None else ())
    )
