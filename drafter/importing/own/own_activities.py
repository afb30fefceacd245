"""Puts an activity's text together again of the pieces that a document of Drafter's prints, its {名称} among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.importing.own.own_pieces import PrintedLine, PrintedPiece
from drafter.model.answer_path import AnswerPath
from drafter.model.figure import Figure
from drafter.model.titles import ACTIVITIES, DATES, FIGURES, YEAR
from drafter.text_runs import AnswerPart
from drafter.yamlfile.yaml_write import Plain

_STOPS = ("。", "！", "？", "；")


def details_of(pieces: Sequence[PrintedPiece], *, is_figure: bool) -> Iterator[Plain]:
    """Yield what a {名称} of an activity's own can have been."""
    texts = list(dict.fromkeys(piece.text for piece in pieces if piece.text))
    for text in texts:
        try:
            yield Figure.parse(text).to_answer() if is_figure else text
        except ValueError:
            continue
    yield None


def body_of(path: AnswerPath, lines: Sequence[PrintedLine]) -> Iterator[Plain]:
    """Yield what the text at `path`, such as 活动.3.内容, can have been, of the `lines` that print it.

    Answers that stand between its words are its {名称}; those that touch its ends may be so: both are tried.
    """
    paragraphs = [_Paragraph(path, line) for line in dict.fromkeys(lines)]
    if any(each.is_lost for each in paragraphs):
        yield None
        return
    for wide in (True, False):
        yield "\n".join(each.text(wide=wide) for each in paragraphs)


class _Paragraph:
    """The pieces of a line that print an activity's text."""

    def __init__(self, path: AnswerPath, line: PrintedLine) -> None:
        self._path, self._pieces = path, line.pieces
        own = [i for i, piece in enumerate(line.pieces) if piece.answer == path]
        self._first, self._last = own[0], own[-1]
        self._has_stop = line.text[line.pieces[self._last].end :].startswith("。")

    @property
    def is_lost(self) -> bool:
        """Whether a hand rewrote it so that it cannot be read back."""
        return any(piece.text is None for piece in self._pieces[self._first : self._last + 1])

    def text(self, *, wide: bool) -> str:
        """Return the text, each answer in it as a {名称}; `wide` takes answers that touch its ends."""
        first, last = self._first, self._last
        while first > 0 and self._belongs(first - 1, first, wide=wide):
            first -= 1
        while last + 1 < len(self._pieces) and self._belongs(last + 1, last, wide=wide and not self._is_ended(last)):
            last += 1
        text = "".join(self._words(first, last))
        return f"{text}。" if self._has_stop and not text.endswith(_STOPS) else text

    def _words(self, first: int, last: int) -> list[str]:
        """Return the words of the pieces from `first` to `last`, the {名称} of an answer in several pieces once."""
        words: list[str] = []
        for piece in self._pieces[first : last + 1]:
            is_own = piece.answer == self._path
            word = piece.text or "" if is_own else _placeholder(piece)
            if is_own or not words or words[-1] != word:
                words.append(word)
        return words

    def _is_ended(self, place: int) -> bool:
        return (self._pieces[place].text or "").endswith(_STOPS)

    def _belongs(self, place: int, beside: int, *, wide: bool) -> bool:
        """Return whether the piece at `place` touches the one `beside` it and is the activity's, or may be."""
        one, other = self._in_order(place, beside)
        if one.end != other.start:
            return False
        record = self._path.parent
        path = AnswerPath(self._pieces[place].answer)
        is_own = bool(record and record.holds(path)) and str(path.steps[2]) in (FIGURES, DATES)
        return is_own or (wide and path.root != ACTIVITIES)

    def _in_order(self, place: int, beside: int) -> tuple[PrintedPiece, PrintedPiece]:
        return self._pieces[min(place, beside)], self._pieces[max(place, beside)]


def _placeholder(piece: PrintedPiece) -> str:
    """Return the {名称} by which an activity's text calls the answer of a piece."""
    path = AnswerPath(piece.answer)
    if path.number is not None and len(path.steps) == 4:
        return f"{{{path.leaf}}}"
    if path == YEAR:
        return f"{{{path.leaf}}}"
    is_name = piece.part in (AnswerPart.NAME, AnswerPart.BETWEEN) and path.leaf.isdecimal()
    return f"{{{path.parent if is_name else path}}}"
