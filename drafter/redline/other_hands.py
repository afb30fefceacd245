"""Tells where a change would not be whole whichever tracked changes of others are accepted or rejected beside it.

Within somebody's insertion a deletion goes with that, and what is put in stays: 21人 where 20人 never was. There is no mark
for "in its place" (17.13.5), so nothing is changed there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.docxfile.contents import FormattedParagraph, Presence, TextPiece
from drafter.redline.package_copy import Element
from drafter.redline.text_cuts import ShownPiece, shown_pieces

_STOPS = tuple("。；！？\n")


class OtherHands:
    """The tracked changes of others in the text of a part; `elements` are all of the part, in its order."""

    def __init__(self, elements: Sequence[Element], w: str, author: str) -> None:
        """Take what other people than `author` marked; `w` is the namespace of the part in braces."""
        self._elements, self._author = elements, author
        self._put_in = frozenset((f"{w}ins", f"{w}moveTo"))
        self._marks = self._put_in | {f"{w}del", f"{w}moveFrom"}
        self._w = w

    def reach_into(self, paragraph: FormattedParagraph, start: int, end: int) -> bool:
        """Return whether somebody inserted some of the characters from `start` to `end`, or deleted others between them."""
        if not self.are_in(paragraph):
            return False
        own = [each for each in _placed(paragraph) if each.begin < end and each.end > start and each.piece.element >= 0]
        ends = {next(self._elements[each.piece.element].iterancestors(f"{self._w}p")) for each in own}
        return len(ends) > 1 or any(self._marked(each.piece) is not None for each in own)

    def stand_beside(self, paragraph: FormattedParagraph, start: int, end: int) -> bool:
        """Return whether what somebody inserted or deleted stands among the characters from `start` to `end`, or beside them."""
        if not self.are_in(paragraph):
            return False
        own = (each for each in _placed(paragraph) if each.begin <= end and each.end >= start)
        return any(self._marked(each.piece) is not None for each in own)

    def tear(self, paragraph: FormattedParagraph, at: int, text: str) -> bool:
        """Return whether `text`, put in before the character `at`, would stand within a sentence with a change rejected.

        A whole sentence must stand behind a whole one then, too; words in a sentence beside nothing that others marked.
        """
        if not self.are_in(paragraph):
            return False
        if text.endswith(_STOPS) and (at == 0 or paragraph.text[:at].endswith(_STOPS)):
            before = "".join(self._with_changes_rejected(paragraph, at))
            return not (before == "" or before.endswith(_STOPS))
        return self.stand_beside(paragraph, at, at)

    def are_in(self, paragraph: FormattedParagraph) -> bool:
        """Return whether others changed anything in a paragraph, or made it one of several or several of one."""
        own = (self._elements[place] for place in paragraph.elements)
        return any(self._is_of_others(mark) for each in own for mark in each.iter(*self._marks))

    def made_end_of(self, paragraph: FormattedParagraph) -> bool:
        """Return whether somebody inserted the end of a paragraph (17.13.5.20): rejected, the next one comes into it."""
        marks = self._elements[paragraph.elements[-1]].findall(f"{self._w}pPr/{self._w}rPr/{self._w}ins")
        return any(map(self._is_of_others, marks))

    def _with_changes_rejected(self, paragraph: FormattedParagraph, at: int) -> list[str]:
        """Return the texts before the character `at` as they are with the changes of others rejected."""
        shown = {id(each.piece): each for each in shown_pieces(paragraph)}
        found: list[str] = []
        for piece in paragraph.pieces:
            own = shown.get(id(piece))
            if own is not None and own.begin >= at:
                break
            mark = self._marked(piece)
            text = piece.text[: at - own.begin] if own else piece.text
            is_there = mark is None or mark.tag not in self._put_in
            if is_there and (own or (mark is not None and piece.presence is Presence.DELETED)):
                found.append(text)
        return found

    def _marked(self, piece: TextPiece) -> Element | None:
        """Return the mark of somebody else's around a piece of text; None for none."""
        if piece.element < 0:
            return None
        around = self._elements[piece.element].iterancestors(*self._marks)
        return next((each for each in around if self._is_of_others(each)), None)

    def _is_of_others(self, mark: Element) -> bool:
        return str(mark.get(f"{self._w}author")) != self._author


def _placed(paragraph: FormattedParagraph) -> Iterator[ShownPiece]:
    """Yield all pieces of a paragraph with the characters that they make; what is not seen makes none where it stands."""
    at = 0
    for piece in paragraph.pieces:
        length = len(piece.text) if piece.presence is Presence.SHOWN else 0
        yield ShownPiece(at, at + length, piece)
        at += length
