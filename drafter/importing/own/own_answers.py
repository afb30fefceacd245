"""Makes answers of what a document of Drafter's prints: each with the values that it can have been, likeliest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from drafter.importing.own.own_activities import body_of, details_of
from drafter.importing.own.own_pieces import PrintedLine, PrintedPiece, stretches
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import FieldSpec
from drafter.model.fields import Kind
from drafter.model.figure import FIGURE_PARTS, LAST_YEAR, Figure
from drafter.model.figure_words import RATES
from drafter.model.numerals import parse_number
from drafter.model.parsing import NONE_WORDS
from drafter.model.titles import ACTIVITIES, BODY, DATES, FIGURES, SIGNED
from drafter.text_runs import AnswerPart
from drafter.yamlfile.yaml_write import Plain

GAP = "【待填："
_SIGNATURE = SIGNED.leaf


class Guess(NamedTuple):
    """What an answer can have been."""

    path: AnswerPath
    """Of a record's field with the number that the document gave it."""
    values: tuple[Plain, ...]
    """As the answers file holds them, the likeliest first; None: nothing that can be read back."""


def guesses_of(lines: Sequence[PrintedLine], jurisdiction: Jurisdiction) -> tuple[Guess, ...]:
    """Return the answers that `lines` print, in their order; those of activities but for their topics."""
    found = _Readings(lines, jurisdiction)
    return tuple(found.guesses())


class _Readings:
    """The lines, and what is known of each answer in them."""

    def __init__(self, lines: Sequence[PrintedLine], jurisdiction: Jurisdiction) -> None:
        self._lines, self._known = lines, jurisdiction.catalogue()
        self._places: dict[AnswerPath, list[tuple[PrintedLine, PrintedPiece]]] = {}
        for line in lines:
            for piece in line.pieces:
                if piece.text is None or not piece.text.startswith(GAP):
                    self._places.setdefault(self._answer_of(piece), []).append((line, piece))

    def _answer_of(self, piece: PrintedPiece) -> AnswerPath:
        """Return the answer that a piece belongs to: of a name the whole list."""
        path = AnswerPath(piece.answer)
        is_name = piece.part is AnswerPart.NAME and path.leaf.isdecimal()
        return path.parent or path if is_name else path

    def guesses(self) -> Iterator[Guess]:
        """Yield what each answer can have been."""
        yield Guess(SIGNED, ("有" if any(line.block == _SIGNATURE for line in self._lines) else NONE_WORDS[0],))
        for path in self._places:
            if path.root == ACTIVITIES and path.number is not None:
                yield from self._of_activity(path)
            elif path in self._known or path.field in self._known:
                yield Guess(path, self._values(path, self._known[path.field]))

    def _of_activity(self, path: AnswerPath) -> Iterator[Guess]:
        title = str(path.steps[2])
        if title == BODY:
            yield Guess(path, tuple(body_of(path, [line for line, _ in self._places[path]])))
        elif title in (FIGURES, DATES):
            yield Guess(path, tuple(details_of([piece for _, piece in self._places[path]], is_figure=title == FIGURES)))
        else:
            yield Guess(path, self._values(path, self._known[path.field]))

    def _values(self, path: AnswerPath, spec: FieldSpec) -> tuple[Plain, ...]:
        pieces = [piece for _, piece in self._places[path]]
        shown = [piece for piece in pieces if piece.part not in (AnswerPart.WORDS, AnswerPart.BETWEEN, AnswerPart.SET)]
        if not shown:
            return (NONE_WORDS[0], None)  # only words that depend on it are printed: those for none
        if spec.kind is Kind.FIGURE:
            return tuple(_figures(shown, pieces, spec.unit))
        if spec.kind is Kind.NAMES:
            return (_names(shown),)
        if spec.kind is Kind.RECORDS:
            return (None,)  # how many records there are: printed of records that are there
        return tuple(_texts(path, self._places[path], is_long=spec.is_long))


def _figures(shown: Iterable[PrintedPiece], all_of_it: Iterable[PrintedPiece], unit: str) -> Iterator[Plain]:
    """Yield what a figure can have been, digits before Chinese numerals; last."""
    texts = list(dict.fromkeys(piece.text for piece in shown if piece.text))
    for text in sorted(texts, key=lambda text: (not any(map(str.isdecimal, text)), -len(text))):
        yield from _figure(text, unit)
    last = [piece.text for piece in all_of_it if piece.part is AnswerPart.WORDS and piece.text]
    for text in texts:
        yield from ({FIGURE_PARTS[0]: text, LAST_YEAR: each} for each in last if any(map(str.isdecimal, each)))
    yield None


def _figure(text: str, unit: str) -> Iterator[Plain]:
    """Yield a figure as a file holds it: a small number in Chinese numerals as digits, which a section writes out."""
    try:
        figure = _read(text, unit)
    except ValueError:
        return
    number = parse_number(figure.written.replace("两", "二")) if figure.written else None
    if number is not None and not figure.written[:1].isdecimal():
        yield Figure.parse(text.replace(figure.written, f"{number:f}", 1), unit).to_answer(unit)
    yield figure.to_answer(unit)


def _read(text: str, unit: str) -> Figure:
    """Return the figure that is printed as `text`: 1.2万元 of a question in 万元 is 1.2. Raises ValueError."""
    number = text.removesuffix(unit)
    is_plain = unit not in RATES and number != text and number.replace(".", "", 1).isdecimal()
    return Figure.parse(number if is_plain else text, unit)


def _names(pieces: Iterable[PrintedPiece]) -> Plain:
    """Return a list by the numbers of its names."""
    names: dict[int, str] = {}
    for piece in pieces:
        number = AnswerPath(piece.answer).leaf
        if piece.part is AnswerPart.NAME and number.isdecimal() and piece.text:
            names.setdefault(int(number), piece.text)
    return [names[number] for number in sorted(names)] or None


def _texts(path: AnswerPath, places: Sequence[tuple[PrintedLine, PrintedPiece]], *, is_long: bool) -> Iterator[Plain]:
    """Yield what a text can have been: as it is printed at each place, the longest first."""
    printed: list[tuple[str, str]] = []
    for line in dict.fromkeys(line for line, _ in places):
        own = [piece for piece in line.pieces if piece.answer == path and piece.part is AnswerPart.WHOLE]
        for run in stretches(own):
            if all(piece.text for piece in run):
                printed.append((line.block, "".join(piece.text or "" for piece in run)))
    whole = _paragraphs(printed) if is_long or path.leaf == BODY else [text for _, text in printed]
    yield from sorted(dict.fromkeys(whole), key=len, reverse=True)
    yield None


def _paragraphs(printed: Sequence[tuple[str, str]]) -> list[str]:
    """Return texts with the paragraphs joined that one place printed."""
    texts: list[str] = []
    for i, (block, text) in enumerate(printed):
        if i and printed[i - 1][0] == block:
            texts[-1] += f"\n{text}"
        else:
            texts.append(text)
    return texts
