"""The text of a paragraph cut at characters, so that a mark can begin and end between any two of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from drafter.docxfile.contents import FormattedParagraph, PieceKind, Presence, TextPiece
from drafter.redline.package_copy import Element

_SIGNS = ("br", "cr", "tab")
_SIGN_OF = {"\n": "br", "\t": "tab"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class ShownPiece(NamedTuple):
    """A piece of text that is seen, and which characters of its paragraph it makes."""

    begin: int
    end: int
    piece: TextPiece


class _Cut(NamedTuple):
    """Characters of a piece of text and the element that now makes them."""

    start: int
    end: int
    element: Element


class TextCuts:
    """The elements that make the texts of a part, while they are cut into runs.

    Pieces are those of `docxfile.document.read_document`; `elements` are all of the part, in its order.
    """

    def __init__(self, elements: Sequence[Element], w: str, *, takes_signs: bool = False) -> None:
        """Begin with no text cut; `w` is the namespace of the part in braces.

        With `takes_signs` line breaks and tabs can be changed too, as whole elements.
        """
        self._elements, self._w = elements, w
        self._signs = {f"{w}{name}" for name in _SIGNS} if takes_signs else set[str]()
        self._cuts: dict[int, list[_Cut]] = {}

    def can_be_changed(self, piece: TextPiece) -> bool:
        """Return whether one w:t holds the text of a piece as it is; give this w:t a run of its own if so."""
        if piece.kind is not PieceKind.TEXT or piece.element < 0:
            return False
        element = self._elements[piece.element]
        is_sign = element.tag in self._signs and element.getparent().tag == f"{self._w}r"
        if is_sign or (element.tag == f"{self._w}t" and element.text == piece.text):
            self._isolate(element)
        return is_sign or piece.element in self._cuts or self._can_be_cut(element, piece.text)

    def between(self, shown: ShownPiece, start: int, end: int) -> Element:
        """Return the element of those of the paragraph's characters from `start` to `end` that `shown` makes."""
        first, last = max(0, start - shown.begin), min(len(shown.piece.text), end - shown.begin)
        return self._cut(shown.piece, first, last)

    def before(self, shown: ShownPiece, at: int) -> Element:
        """Return the element that ends before the character `at` of the paragraph, which `shown` makes."""
        end = at - shown.begin
        cuts = self._cuts.get(shown.piece.element, [])
        begin = next((cut.start for cut in cuts if cut.start < end <= cut.end), 0)
        return self._cut(shown.piece, begin, end)

    def behind(self, shown: ShownPiece, at: int) -> Element:
        """Return the element that begins with the character `at` of the paragraph, which `shown` makes; it is cut there only."""
        begin = at - shown.begin
        cuts = self._cuts.get(shown.piece.element, [])
        end = next((cut.end for cut in cuts if cut.start <= begin < cut.end), len(shown.piece.text))
        return self._cut(shown.piece, begin, end)

    def makers(self, paragraph: FormattedParagraph, start: int, end: int) -> list[Element]:
        """Return what makes the characters from `start` to `end`, texts cut where that can be done."""
        touched = (each for each in shown_pieces(paragraph) if each.begin < end and each.end > start)
        return [self.between(each, start, end) for each in touched if each.piece.element >= 0]

    def _isolate(self, element: Element) -> None:
        """Give what stands beside `element` in its run runs of its own that look the same."""
        run = element.getparent()
        properties = run.find(f"{self._w}rPr")
        contents = [each for each in run if each is not properties]
        if len(contents) < 2:
            return
        place = contents.index(element)
        if contents[:place]:
            run.addprevious(_run_like(run, properties, contents[:place]))
        if contents[place + 1 :]:
            run.addnext(_run_like(run, properties, contents[place + 1 :]))

    def _cut(self, piece: TextPiece, start: int, end: int) -> Element:
        """Return the element of the characters from `start` to `end` of a piece, the others in runs beside it."""
        element = self._elements[piece.element]
        if piece.element not in self._cuts and not self._can_be_cut(element, piece.text):
            return element
        cuts = self._cuts.setdefault(piece.element, [_Cut(0, len(piece.text), element)])
        hit = next((cut for cut in cuts if cut.start <= start < cut.end), cuts[-1])
        if (start, min(end, hit.end)) == (hit.start, hit.end):
            return hit.element
        parts = _parted(hit, start, min(end, hit.end))
        cuts[cuts.index(hit) : cuts.index(hit) + 1] = parts
        return next(cut.element for cut in parts if cut.start == start)

    def _can_be_cut(self, element: Element, text: str) -> bool:
        """Return whether an element holds just `text` and stands alone in its run."""
        others = [each for each in element.getparent() if each is not element and each.tag != f"{self._w}rPr"]
        return element.tag == f"{self._w}t" and element.text == text and not others


def shown_pieces(paragraph: FormattedParagraph) -> Iterator[ShownPiece]:
    """Yield the pieces of a paragraph that are seen, with their characters."""
    at = 0
    for piece in paragraph.pieces:
        if piece.presence is Presence.SHOWN:
            yield ShownPiece(at, at + len(piece.text), piece)
            at += len(piece.text)


def pieces_at(paragraph: FormattedParagraph, place: int) -> list[ShownPiece]:
    """Return the piece beside which something is put in at `place`: the one before it, else the one behind."""
    pieces = list(shown_pieces(paragraph))
    before = [each for each in pieces if each.begin < place <= each.end]
    return before or [each for each in pieces if each.begin == place][:1]


def copied(element: Element) -> Element:
    """Return a copy of `element` that stands nowhere, without the text behind it."""
    return etree.fromstring(etree.tostring(element, with_tail=False))


def put_text(run: Element, content: str, w: str) -> None:
    """Put `content` into a run, its line breaks and tabs as elements; `w` is the namespace of the part in braces."""
    for part in re.split("([\n\t])", content):
        if part in _SIGN_OF:
            etree.SubElement(run, f"{w}{_SIGN_OF[part]}")
        elif part:
            set_text(etree.SubElement(run, f"{w}t"), part)


def set_text(text: Element, content: str) -> None:
    """Let a w:t hold `content`, white space at its ends included."""
    text.text = content
    text.set(_SPACE, "preserve")


def _run_like(run: Element, properties: Element | None, contents: Sequence[Element]) -> Element:
    """Return a run with `contents` that looks like `run`."""
    other = etree.Element(run.tag, nsmap=run.nsmap)
    if properties is not None:
        other.append(copied(properties))
    other.extend(contents)
    return other


def _parted(cut: _Cut, start: int, end: int) -> list[_Cut]:
    """Cut a run of text at `start` and `end`; return what holds the characters now, in order."""
    run = cut.element.getparent()
    whole, name = cut.element.text, cut.element.tag
    bounds = [each for each in ((cut.start, start), (start, end), (end, cut.end)) if each[0] < each[1]]
    made = []
    for begin, stop in bounds[:-1]:
        copy = copied(run)
        run.addprevious(copy)
        made.append(_Cut(begin, stop, copy.find(name)))
    made.append(_Cut(*bounds[-1], cut.element))
    for each in made:
        set_text(each.element, whole[each.start - cut.start : each.end - cut.start])
    return made
