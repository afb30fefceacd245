"""Puts comments and tracked changes into a copy of a .docx that others saved.

The copy keeps every other part byte for byte, and the comments that are there; ids go on from theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from drafter.docxfile.contents import FormattedParagraph, PieceKind, Presence, TextPiece
from drafter.docxfile.opc_package import Package
from drafter.pages.word.docx_package import NewPart
from drafter.pages.word.word_comments import COMMENTS, CONTENT_TYPE, RELATION, Comment, comments_part
from drafter.redline.package_copy import STRICT, TRANSITIONAL, Element, PackageCopy, namespace_of, parsed, to_bytes

_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"


class _Cut(NamedTuple):
    """Characters of a piece of text and the element that now makes them."""

    start: int
    end: int
    element: Element


class _Shown(NamedTuple):
    """A piece of text that is seen, and which characters of its paragraph it makes."""

    begin: int
    end: int
    piece: TextPiece


class ChangedDocx:
    """A document while comments and tracked changes are put into it.

    Paragraphs and places are those of `docxfile.document.read_document` of the same package. Tracked changes of
    others stay; text that no plain run makes (fields, formulas, symbols) is not changed.
    """

    def __init__(self, package: Package, author: str) -> None:
        """Prepare to change `package` in the name of `author`. Raises InputError."""
        self._package, self._author = package, author
        self._parts = PackageCopy(package)
        data = package.read(package.main) or b""
        self._root = parsed(data, package)
        self._w = namespace_of(data)
        self._elements = list(self._root.iter("*"))
        """As the reader counts them."""
        self._cuts: dict[int, list[_Cut]] = {}
        self._part = next((t for k, t in package.relations.values() if k.endswith("/comments") and t), "")
        self._existing = parsed(package.read(self._part) or b"", package) if self._part else None
        self._next = _free_id(self._existing, self._w)
        self._comments: list[Comment] = []
        self.next_change = _free_change_id(self._root, self._w)
        """The id of the next tracked change; those that were there have smaller ones."""

    def replace(self, paragraph: FormattedParagraph, start: int, end: int, text: str) -> bool:
        """Put `text` in the place of the characters from `start` to `end`, as a tracked change.

        What is put in looks as what it replaces, or as what stands before it. Return False, and change nothing, when
        something else than plain text stands there.
        """
        pieces = list(_shown(paragraph))
        touched = [each for each in pieces if each.begin < end and each.end > start]
        if start == end:
            touched = _at(pieces, start)
        if not touched or not all(self._is_plain(each.piece) for each in touched):
            return False
        if start == end:
            self._insert(touched[0], start, text)
            return True
        deleted = [self._delete(self._cut_of(each, start, end)) for each in touched]
        if text:
            self._put_beside(self._inserted(deleted[0][0], text), deleted[-1], after=True)
        return True

    def delete_paragraph(self, paragraph: FormattedParagraph) -> bool:
        """Delete the whole paragraph as a tracked change; False, and nothing changed, when it cannot be."""
        pieces = list(_shown(paragraph))
        elements = [self._elements[place] for place in paragraph.elements]
        holds_more = paragraph.drawing or paragraph.notes or any(self._has(each, "sectPr") for each in elements)
        if holds_more or not all(self._is_plain(each.piece) for each in pieces):
            return False
        for each in pieces:
            self._delete(self._cut_of(each, each.begin, each.end))
        if not paragraph.in_table:  # a cell keeps its last paragraph
            for element in elements:
                self._mark_end(element, "del")
        return True

    def insert_paragraphs(self, after: FormattedParagraph, paragraphs: Iterable[Element]) -> None:
        """Put copies of `paragraphs`, of another document with the same styles, behind `after`, as tracked changes."""
        place = self._elements[after.elements[-1]]
        for element in paragraphs:
            copy = _copied(element)
            self._without_comments(copy)
            for run in list(copy.iter(f"{self._w}r")):
                self._wrap(run, "ins")
            self._mark_end(copy, "ins")
            self._number_bookmarks(copy)
            place.addnext(copy)
            place = copy

    def _without_comments(self, paragraph: Element) -> None:
        """Take out the places of comments in a paragraph of another document, whose comments stay there."""
        w = self._w
        for mark in list(paragraph.iter(f"{w}commentRangeStart", f"{w}commentRangeEnd", f"{w}commentReference")):
            gone = mark.getparent() if mark.tag == f"{w}commentReference" else mark
            gone.getparent().remove(gone)

    def _number_bookmarks(self, paragraph: Element) -> None:
        """Give the bookmarks in a paragraph of another document ids of their own."""
        numbers: dict[str, str] = {}
        for mark in paragraph.iter(f"{self._w}bookmarkStart", f"{self._w}bookmarkEnd"):
            old = mark.get(f"{self._w}id", "")
            mark.set(f"{self._w}id", numbers.setdefault(old, self._new_change_id()))

    def _is_plain(self, piece: TextPiece) -> bool:
        """Return whether one w:t holds the text of a piece as it is."""
        if piece.kind is not PieceKind.TEXT or piece.element < 0:
            return False
        element = self._elements[piece.element]
        if element.tag == f"{self._w}t" and element.text == piece.text:
            self._isolate(element)
        return piece.element in self._cuts or self._can_be_cut(element, piece.text)

    def _isolate(self, element: Element) -> None:
        """Give what stands beside `element` in its run runs of its own that look the same."""
        run = element.getparent()
        properties = run.find(f"{self._w}rPr")
        contents = [each for each in run if each is not properties]
        if len(contents) < 2:
            return
        place = contents.index(element)
        for beside, at in ((contents[:place], "before"), (contents[place + 1 :], "after")):
            if beside:
                other = etree.Element(run.tag, nsmap=run.nsmap)
                other.extend([_copied(properties)] if properties is not None else [])
                other.extend(beside)
                run.addprevious(other) if at == "before" else run.addnext(other)

    def _cut_of(self, each: _Shown, start: int, end: int) -> Element:
        return self._cut(each.piece, max(0, start - each.begin), min(len(each.piece.text), end - each.begin))

    def _delete(self, text: Element) -> tuple[Element, Element]:
        """Mark the run of a w:t as deleted; return run and mark."""
        run = text.getparent()
        text.tag = f"{self._w}delText"
        return run, self._wrap(run, "del")

    def _insert(self, beside: _Shown, at: int, text: str) -> None:
        """Insert `text` at the character `at`, which is in `beside` or at one of its ends."""
        if at > beside.begin:
            cuts = self._cuts.get(beside.piece.element, [])
            begin = next((cut.start for cut in cuts if cut.start < at - beside.begin <= cut.end), 0)
            run = self._cut(beside.piece, begin, at - beside.begin).getparent()
            self._put_beside(self._inserted(run, text), (run, run), after=True)
        else:
            run = self._cut_of(beside, beside.begin, beside.begin + 1).getparent()
            self._put_beside(self._inserted(run, text), (run, run), after=False)

    def _inserted(self, like: Element, text: str) -> Element:
        """Return a mark of insertion with a run of `text` that looks like the run `like`."""
        run = etree.Element(f"{self._w}r")
        properties = like.find(f"{self._w}rPr")
        if properties is not None:
            run.append(_copied(properties))
        _set(etree.SubElement(run, f"{self._w}t"), text)
        mark = self._mark("ins")
        mark.append(run)
        return mark

    def _put_beside(self, mark: Element, place: tuple[Element, Element], *, after: bool) -> None:
        """Put `mark` behind or before an element; somebody else's insertion is parted there."""
        element = place[1]
        if element.getparent().tag == f"{self._w}del":
            element = element.getparent()
        around = element.getparent()
        if around.tag not in (f"{self._w}ins", f"{self._w}moveTo"):
            element.addnext(mark) if after else element.addprevious(mark)
            return
        rest = [each for each in around if around.index(each) > around.index(element)] if after else [*around]
        if after and rest:
            other = etree.Element(around.tag, dict(around.attrib), nsmap=around.nsmap)
            other.set(f"{self._w}id", self._new_change_id())
            other.extend(rest)
            around.addnext(other)
        around.addnext(mark) if after else self._put_before(mark, element, around)

    def _put_before(self, mark: Element, element: Element, around: Element) -> None:
        earlier = [each for each in around if around.index(each) < around.index(element)]
        if earlier:
            other = etree.Element(around.tag, dict(around.attrib), nsmap=around.nsmap)
            other.set(f"{self._w}id", self._new_change_id())
            other.extend(earlier)
            around.addprevious(other)
        around.addprevious(mark)

    def _wrap(self, run: Element, name: str) -> Element:
        mark = self._mark(name)
        run.addprevious(mark)
        mark.append(run)
        return mark

    def _mark(self, name: str) -> Element:
        """Return a mark of a tracked change (17.13.5); it has no date: no clock is read."""
        attributes = {f"{self._w}id": self._new_change_id(), f"{self._w}author": self._author}
        return etree.Element(f"{self._w}{name}", attributes, nsmap={"w": self._w[1:-1]})

    def _mark_end(self, paragraph: Element, name: str) -> None:
        """Mark the end of a paragraph as inserted or deleted (17.13.5.15, 17.13.5.20)."""
        w = self._w
        properties = paragraph.find(f"{w}pPr")
        if properties is None:
            properties = etree.Element(f"{w}pPr")
            paragraph.insert(0, properties)
        marks = properties.find(f"{w}rPr")
        if marks is None:
            marks = etree.Element(f"{w}rPr")
            later = [each for each in properties if each.tag in (f"{w}sectPr", f"{w}pPrChange")]
            later[0].addprevious(marks) if later else properties.append(marks)
        marks.insert(0, self._mark(name))

    def _has(self, paragraph: Element, name: str) -> bool:
        return paragraph.find(f"{self._w}pPr/{self._w}{name}") is not None

    def _new_change_id(self) -> str:
        self.next_change += 1
        return str(self.next_change - 1)

    def comment(self, paragraph: FormattedParagraph, span: tuple[int, int] | None, text: str) -> None:
        """Put a comment on the characters `span` of a paragraph, None for all of it."""
        elements = [self._elements[place] for place in paragraph.elements]
        boxes = list(elements[-1].iterancestors(f"{self._w}txbxContent"))
        if boxes:  # Word allows no comments within text boxes
            elements, span = [next(boxes[-1].iterancestors(f"{self._w}p"))], None
        found = self._makers(paragraph, *span) if span else []
        number = str(self._next + len(self._comments))
        start, end, reference = (self._make(name, number) for name in ("commentRangeStart", "commentRangeEnd", "r"))
        if found:
            self._child_of_paragraph(found[0]).addprevious(start)
            last = self._child_of_paragraph(found[-1])
            last.addnext(reference)
            last.addnext(end)
        else:
            properties = elements[0].find(f"{self._w}pPr")
            elements[0].insert(0 if properties is None else 1, start)
            elements[-1].extend((end, reference))
        self._comments.append(Comment(self._author, text))

    def _make(self, name: str, number: str) -> Element:
        element = etree.Element(self._w + name)
        inner = element if name != "r" else etree.SubElement(element, f"{self._w}commentReference")
        inner.set(f"{self._w}id", number)
        return element

    def _makers(self, paragraph: FormattedParagraph, start: int, end: int) -> list[Element]:
        """Return what makes the characters from `start` to `end`, texts cut where that can be done."""
        found, at = [], 0
        for piece in paragraph.pieces:
            if piece.presence is not Presence.SHOWN:
                continue
            if at < end and at + len(piece.text) > start and piece.element >= 0:
                found.append(self._cut(piece, max(0, start - at), min(len(piece.text), end - at)))
            at += len(piece.text)
        return found

    def _cut(self, piece: TextPiece, start: int, end: int) -> Element:
        """Return the element of the characters from `start` to `end` of a piece, the others in runs beside it."""
        element = self._elements[piece.element]
        if piece.element not in self._cuts and not self._can_be_cut(element, piece.text):
            return element
        cuts = self._cuts.setdefault(piece.element, [_Cut(0, len(piece.text), element)])
        hit = next((cut for cut in cuts if cut.start <= start < cut.end), cuts[-1])
        if (start, min(end, hit.end)) == (hit.start, hit.end):
            return hit.element
        pieces = _pieces(hit, start, min(end, hit.end))
        cuts[cuts.index(hit) : cuts.index(hit) + 1] = pieces
        return next(cut.element for cut in pieces if cut.start == start)

    def _can_be_cut(self, element: Element, text: str) -> bool:
        """Return whether an element holds just `text` and stands alone in its run."""
        others = [each for each in element.getparent() if each is not element and each.tag != f"{self._w}rPr"]
        return element.tag == f"{self._w}t" and element.text == text and not others

    def _child_of_paragraph(self, element: Element) -> Element:
        """Return the child of a paragraph that `element` stands in, or is."""
        while element.getparent().tag != f"{self._w}p":
            element = element.getparent()
        return element

    def rename_bookmarks(self, names: Mapping[str, str]) -> None:
        """Give bookmarks other names, by those that they have; those without a new one go."""
        for mark in list(self._root.iter(f"{self._w}bookmarkStart")):
            name = mark.get(f"{self._w}name", "")
            if names.get(name):
                mark.set(f"{self._w}name", names[name])
            elif name in names:
                self._remove_bookmark(mark)

    def _remove_bookmark(self, mark: Element) -> None:
        number = mark.get(f"{self._w}id")
        for end in list(self._root.iter(f"{self._w}bookmarkEnd")):
            if end.get(f"{self._w}id") == number:
                end.getparent().remove(end)
        mark.getparent().remove(mark)

    def put_part(self, name: str, content: bytes) -> None:
        """Put `content` into the part called `name`, which is there."""
        self._parts.put(name, content)

    def packed(self, parts: Iterable[NewPart] = ()) -> bytes:
        """Return the document with its changes and comments, and with `parts` added, or in the place of their likes."""
        self._parts.put(self._package.main, to_bytes(self._root))
        if self._comments:
            self._put_comments()
        for each in parts:
            self._parts.add(each)
        return self._parts.packed()

    def _put_comments(self) -> None:
        """Write the part that holds the comments, those that were there first."""
        xml, relation = comments_part(self._comments, self._next), RELATION
        if self._w == f"{{{STRICT}}}":
            xml, relation = xml.replace(TRANSITIONAL.encode(), STRICT.encode()), f"{_STRICT_RELATIONS}/comments"
        if self._existing is not None:
            self._existing.extend(list(parsed(xml, self._package)))
            self._parts.put(self._part, to_bytes(self._existing))
            return
        folder = self._package.main.rpartition("/")[0]
        name = COMMENTS if folder == "word" else f"{folder}/comments.xml".lstrip("/")
        self._parts.add(NewPart(name, CONTENT_TYPE, "rIdCheck", relation, xml))


def _shown(paragraph: FormattedParagraph) -> Iterator[_Shown]:
    """Yield the pieces of a paragraph that are seen, with their characters."""
    at = 0
    for piece in paragraph.pieces:
        if piece.presence is Presence.SHOWN:
            yield _Shown(at, at + len(piece.text), piece)
            at += len(piece.text)


def _at(pieces: list[_Shown], place: int) -> list[_Shown]:
    """Return the piece beside which something is put in at `place`: the one before it, else the one behind."""
    before = [each for each in pieces if each.begin < place <= each.end]
    return before or [each for each in pieces if each.begin == place][:1]


def _copied(element: Element) -> Element:
    return etree.fromstring(etree.tostring(element, with_tail=False))


def _free_change_id(root: Element, w: str) -> int:
    """Return a number above the ids of all marks in the text (17.13.5)."""
    used = (each.get(f"{w}id", "") for each in root.iter())
    return max((int(each) for each in used if re.fullmatch(r"[0-9]{1,9}", each)), default=0) + 1


def _pieces(cut: _Cut, start: int, end: int) -> list[_Cut]:
    """Cut a run of text at `start` and `end`; return what holds the characters now, in order."""
    run = cut.element.getparent()
    whole, name = cut.element.text, cut.element.tag
    bounds = [each for each in ((cut.start, start), (start, end), (end, cut.end)) if each[0] < each[1]]
    made = []
    for begin, stop in bounds[:-1]:
        copy = etree.fromstring(etree.tostring(run, with_tail=False))
        run.addprevious(copy)
        made.append(_Cut(begin, stop, copy.find(name)))
    made.append(_Cut(*bounds[-1], cut.element))
    for each in made:
        _set(each.element, whole[each.start - cut.start : each.end - cut.start])
    return made


def _free_id(comments: Element | None, w: str) -> int:
    """Return the number from which on no comment has its id (17.13.4.2); ids that are no numbers are left alone."""
    used = [each.get(f"{w}id", "") for each in comments.iter(f"{w}comment")] if comments is not None else []
    numbers = {int(each) for each in used if re.fullmatch(r"[0-9]{1,9}", each)}
    return max(numbers, default=-1) + 1


def _set(text: Element, content: str) -> None:
    text.text = content
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
