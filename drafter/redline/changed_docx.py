"""Puts comments and tracked changes into a copy of a .docx that others saved.

The copy keeps every other part byte for byte, and the comments that are there; ids go on from theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from drafter.docxfile.contents import FormattedParagraph
from drafter.docxfile.formulas import FORMULAS
from drafter.docxfile.opc_package import Package
from drafter.pages.word.docx_package import NewPart
from drafter.redline.added_comments import AddedComments, without_comment_marks
from drafter.redline.change_marks import ChangeMarks, mark_number
from drafter.redline.foreign_paragraph import in_namespace
from drafter.redline.other_hands import OtherHands
from drafter.redline.package_copy import Element, PackageCopy, namespace_of, parsed, to_bytes
from drafter.redline.rejection import reject
from drafter.redline.standing_comments import StandingComment, comments_of, places_of, take_out
from drafter.redline.text_cuts import ShownPiece, TextCuts, copied, pieces_at, shown_pieces


class ChangedDocx:
    """A document while comments and tracked changes are put into it.

    Paragraphs and places are those of `docxfile.document.read_document` of the same package. Tracked changes of
    others stay; text that no plain run makes (fields, formulas, symbols) is not changed, nor what these changes reach into.
    """

    def __init__(self, package: Package, author: str, *, takes_signs: bool = False) -> None:
        """Prepare to change `package` in the name of `author`; with `takes_signs` its line breaks too. Raises InputError."""
        self._package, self._author = package, author
        self._parts = PackageCopy(package)
        data = package.read(package.main) or b""
        self._root = parsed(data, package)
        self._w = namespace_of(data)
        self._elements = list(self._root.iter("*"))
        """As the reader counts them."""
        self._texts = TextCuts(self._elements, self._w, takes_signs=takes_signs)
        self._comments = AddedComments(package, self._w)
        self._marks = ChangeMarks(self._root, self._w, author)
        self._others = OtherHands(self._elements, self._w, author)

    @property
    def next_change(self) -> int:
        """The id of the next tracked change; those that were there have smaller ones."""
        return self._marks.next

    def replace(
        self, paragraph: FormattedParagraph, start: int, end: int, text: str, *, is_apart: bool = False
    ) -> bool:
        """Put `text` in the place of the characters from `start` to `end`, as a tracked change.

        What is put in looks as what it replaces, or as what stands before it. Return False, and change nothing, when
        something else than plain text stands there, or it would not be whole with the changes of others rejected;
        with `is_apart` also where these stand right beside it.
        """
        if is_apart and self._others.stand_beside(paragraph, start, end):
            return False
        if start == end:
            return self._insert(paragraph, start, text)
        if self._others.reach_into(paragraph, start, end) or not self.can_replace(paragraph, start, end):
            return False
        cut = [self._texts.between(each, start, end) for each in _pieces_between(paragraph, start, end)]
        runs = [each.getparent() for each in cut]
        for each in cut:
            self._marks.delete(each)
        if text:
            self._marks.put_after(self._marks.insertion(runs[0], text), runs[-1])
        return True

    def _insert(self, paragraph: FormattedParagraph, at: int, text: str) -> bool:
        """Insert `text` before the character `at`; return whether that could be done."""
        beside = pieces_at(paragraph, at)
        if not beside or self._others.tear(paragraph, at, text) or not self._can_be_changed(beside):
            return False
        piece = beside[0]
        if at > piece.begin:
            run = self._texts.before(piece, at).getparent()
            self._marks.put_after(self._marks.insertion(run, text), run)
        else:
            run = self._texts.behind(piece, at).getparent()
            self._marks.put_before(self._marks.insertion(run, text), run)
        return True

    def can_replace(self, paragraph: FormattedParagraph, start: int, end: int) -> bool:
        """Return whether `replace` could change the characters from `start` to `end`, as far as what they are goes."""
        pieces = pieces_at(paragraph, start) if start == end else _pieces_between(paragraph, start, end)
        return bool(pieces) and self._can_be_changed(pieces)

    def rewrite(self, paragraph: FormattedParagraph, text: str) -> None:
        """Delete all text of a paragraph, fields and formulas too, and put `text` in its place, as tracked changes.

        Pictures and notes stay.
        """
        elements = [self._elements[place] for place in paragraph.elements]
        kept = tuple(
            f"{self._w}{name}" for name in ("drawing", "pict", "object", "footnoteReference", "endnoteReference")
        )
        for element in elements:
            for run in list(element.iter(f"{self._w}r", *FORMULAS)):
                own = next(run.iterancestors(f"{self._w}p")) is element
                if own and next(run.iter(*kept), None) is None and run.getparent().tag != f"{self._w}del":
                    self._marks.delete_run(run)
        if text:
            like = next(elements[0].iter(f"{self._w}r"), elements[0])
            elements[-1].append(self._marks.insertion(like, text))

    def delete_row(self, paragraph: FormattedParagraph) -> None:
        """Delete the row of the outermost table in which `paragraph` stands, and all in it, as tracked changes."""
        row = self._outermost_row(paragraph)
        for run in list(row.iter(f"{self._w}r")):
            if run.getparent().tag != f"{self._w}del":
                self._marks.delete_run(run)
        self._marks.mark_row(row, "del")

    def insert_rows(self, beside: FormattedParagraph, rows: Sequence[Element], *, after: bool) -> None:
        """Put `rows`, which are no others' any more, behind the row in which `beside` stands, or else before it."""
        place = self._outermost_row(beside)
        for each in rows:
            row = in_namespace(each, self._w)
            self._mark_rows(row)
            place.addnext(row) if after else place.addprevious(row)
            place, after = row, True

    def _mark_rows(self, element: Element) -> None:
        """Mark the rows in `element` and what they hold as inserted."""
        for run in list(element.iter(f"{self._w}r")):
            self._marks.wrap(run, "ins")
        for row in list(element.iter(f"{self._w}tr")):
            self._marks.mark_row(row, "ins")

    def _outermost_row(self, paragraph: FormattedParagraph) -> Element:
        return list(self._elements[paragraph.elements[0]].iterancestors(f"{self._w}tr"))[-1]

    def insert_blocks(self, after: FormattedParagraph | None, blocks: Sequence[Element]) -> None:
        """Put `blocks`, paragraphs and tables made for this document, behind `after` or its table; None: before all others."""
        place = None if after is None else self._block_of(after)
        body = self._root.find(f"{self._w}body")
        for each in blocks:
            block = in_namespace(each, self._w)
            is_table = block.tag == f"{self._w}tbl"
            made = block if is_table else self._inserted(block)
            if is_table:
                self._mark_rows(made)
            body.insert(0, made) if place is None else place.addnext(made)
            place = made

    def _block_of(self, paragraph: FormattedParagraph) -> Element:
        element = self._elements[paragraph.elements[-1]]
        tables = list(element.iterancestors(f"{self._w}tbl"))
        return tables[-1] if tables else element

    def delete_paragraph(self, paragraph: FormattedParagraph) -> bool:
        """Delete the whole paragraph as a tracked change; False, and nothing changed, when it cannot be."""
        pieces = list(shown_pieces(paragraph))
        elements = [self._elements[place] for place in paragraph.elements]
        ends_section = any(each.find(f"{self._w}pPr/{self._w}sectPr") is not None for each in elements)
        holds_more = paragraph.drawing or paragraph.notes or ends_section or self._others.are_in(paragraph)
        if holds_more or not self._can_be_changed(pieces):
            return False
        for each in pieces:
            self._marks.delete(self._texts.between(each, each.begin, each.end))
        if not paragraph.in_table:  # a cell keeps its last paragraph
            for element in elements:
                self._marks.mark_end(element, "del")
        return True

    def goes_on_with_next(self, paragraph: FormattedParagraph) -> bool:
        """Return whether somebody's tracked change made the end of a paragraph, so that nothing can be put in behind it."""
        return self._others.made_end_of(paragraph)

    def insert_paragraphs(self, after: FormattedParagraph, paragraphs: Iterable[Element]) -> None:
        """Put copies of `paragraphs`, of another document with the same styles, behind `after`, as tracked changes."""
        place = self._elements[after.elements[-1]]
        for element in paragraphs:
            copy = self._inserted(element)
            place.addnext(copy)
            place = copy

    def _inserted(self, paragraph: Element) -> Element:
        """Return a copy of a paragraph of another document that is marked as inserted."""
        copy = copied(paragraph)
        without_comment_marks(copy, self._w)
        for run in list(copy.iter(f"{self._w}r")):
            self._marks.wrap(run, "ins")
        self._marks.mark_end(copy, "ins")
        self._marks.number_bookmarks(copy)
        return copy

    def _can_be_changed(self, pieces: Iterable[ShownPiece]) -> bool:
        return all(self._texts.can_be_changed(each.piece) for each in pieces)

    def comment(self, paragraph: FormattedParagraph, span: tuple[int, int] | None, text: str) -> None:
        """Put a comment on the characters `span` of a paragraph, None for all of it."""
        elements = [self._elements[place] for place in paragraph.elements]
        boxes = list(elements[-1].iterancestors(f"{self._w}txbxContent"))
        if boxes:  # Word allows no comments within text boxes
            elements, span = [next(boxes[-1].iterancestors(f"{self._w}p"))], None
        makers = self._texts.makers(paragraph, *span) if span else []
        self._comments.add(self._author, text, elements, makers)

    def standing_comments(self) -> list[StandingComment]:
        """Return the comments that were there."""
        return comments_of(self._package, self._w)

    def place_of_comment(self, number: str, paragraphs: Sequence[FormattedParagraph]) -> int | None:
        """Return in which of `paragraphs` the comment called `number` stands; None for none of them."""
        found = places_of(self._root, number, self._w)
        places = (i for i, each in enumerate(paragraphs) if any(self._elements[k] in found for k in each.elements))
        return next(places, None)

    def has_open_changes(self, paragraph: FormattedParagraph) -> bool:
        """Return whether changes of the same author stand in a paragraph that were there, neither accepted nor rejected."""
        marks = (
            mark
            for place in paragraph.elements
            for mark in self._elements[place].iter(f"{self._w}ins", f"{self._w}del")
            if mark.get(f"{self._w}author") == self._author
        )
        return any(mark_number(mark.get(f"{self._w}id")) < self._marks.first for mark in marks)

    def take_back(self, paragraph: FormattedParagraph, start: int, end: int) -> None:
        """Reject the author's own changes from the character `start` of a paragraph to `end`, as it reads with all accepted."""
        at, found = 0, list[Element]()
        for child in self._elements[paragraph.elements[0]]:
            words = "".join(each.text or "" for each in child.iter(f"{self._w}t"))
            is_within = start <= at and at + len(words) <= end
            if is_within and child.tag in (f"{self._w}ins", f"{self._w}del") and self._is_own(child):
                found.append(child)
            at += len(words)
        reject(found, self._w)

    def _is_own(self, mark: Element) -> bool:
        return bool(mark.get(f"{self._w}author") == self._author)

    def change_comments(self, texts: Mapping[str, str | None]) -> None:
        """Give comments that were there other `texts`, by their ids, a line a paragraph; None: they go."""
        take_out(self._root, (number for number, text in texts.items() if text is None), self._w)
        self._comments.change(texts)

    def rename_bookmarks(self, names: Mapping[str, str]) -> None:
        """Give bookmarks other names, by those that they have; those without a new one go."""
        for mark in list(self._root.iter(f"{self._w}bookmarkStart")):
            name = mark.get(f"{self._w}name", "")
            if names.get(name):
                mark.set(f"{self._w}name", names[name])
            elif name in names:
                self._remove_bookmark(mark)

    def remove_bookmarks(self, is_meant: Callable[[str], bool]) -> None:
        """Take out the bookmarks whose names `is_meant` says."""
        for mark in list(self._root.iter(f"{self._w}bookmarkStart")):
            if is_meant(mark.get(f"{self._w}name", "")):
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
        """Return the document with its changes and comments, and with `parts` added."""
        self._parts.put(self._package.main, to_bytes(self._root))
        self._comments.put_into(self._parts)
        for each in parts:
            self._parts.add(each)
        return self._parts.packed()


def _pieces_between(paragraph: FormattedParagraph, start: int, end: int) -> list[ShownPiece]:
    """Return the shown pieces of a paragraph of which characters stand from `start` to `end`."""
    return [each for each in shown_pieces(paragraph) if each.begin < end and each.end > start]
