"""The answers that patterns of a unit's sentences call by a name: where they stand in the base, and in a hand's text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from drafter.merging.places.followed_figures import followed_figures
from drafter.merging.places.hand_lists import list_in_hand
from drafter.merging.places.hand_places import EditedUnit, Place
from drafter.merging.places.hand_values import is_own_word
from drafter.merging.places.told_figures import FollowedFigure
from drafter.pages.written_lines import runs_in_line
from drafter.sections.phrases import Piece, pieces_of
from drafter.text_runs import AnswerPart

_NOT_WORDS = re.compile("[0-9；=]")


class CalledAnswer(NamedTuple):
    """An answer of the base that patterns call by a name, and where it is now."""

    name: str
    place: Place
    hand: Place | None
    in_hand: str
    """What it is called in the hand's text: there its measure word may be another."""
    is_figure: bool = False
    is_other: bool = False
    """Whether it is a figure whose number counts something else in a hand's words."""
    is_converted: bool = False
    """Whether a hand tells it exactly, but in a measure word in which it cannot follow."""
    text: str = ""
    """An answer in words, without numbers."""
    said: str = ""
    """A figure or a list, which sentences may tell in other words, without what the template puts behind it; as a hand changed it."""


def named_answers(unit: EditedUnit, year: int | None) -> list[CalledAnswer]:
    """Return the answers of `unit` that have names in patterns, in order; the report's year is `year`."""
    figures = followed_figures(unit)
    return [_named(unit, piece, place, figures) for piece, place in _placed_pieces(unit, year)]


def _placed_pieces(unit: EditedUnit, year: int | None) -> Iterator[tuple[Piece, Place]]:
    """Yield the answers of a unit that have names in patterns, with their places in the base."""
    for offset, line in unit.offsets():
        at = offset
        for piece in pieces_of(runs_in_line(line), year):
            end = at + len(piece.text)
            if piece.name:
                yield piece, Place(at, end)
            at = end


def _named(unit: EditedUnit, piece: Piece, place: Place, figures: Mapping[Place, FollowedFigure]) -> CalledAnswer:
    part = piece.runs[0].part
    if part is AnswerPart.NAME:
        words = "".join(run.text for run in piece.runs if run.part is AnswerPart.WORDS)
        hand = _list_place(unit, words, place)
        said = piece.text.removesuffix(words) if hand is None else unit.now[hand.start : hand.end - len(words)]
        return CalledAnswer(piece.name, place, hand, piece.name, said=said)
    if part is AnswerPart.NUMBER:
        return _named_figure(unit, piece, place, figures)
    hand = unit.hand_place(place)
    told = unit.now[hand.start : hand.end] if hand else ""
    is_told = told == piece.text or (part is AnswerPart.WHOLE and not is_own_word(piece.runs[0].question, told))
    is_text = part is AnswerPart.WHOLE and not _NOT_WORDS.search(piece.text)
    return CalledAnswer(piece.name, place, hand if is_told else None, piece.name, text=piece.text if is_text else "")


def _named_figure(
    unit: EditedUnit, piece: Piece, place: Place, figures: Mapping[Place, FollowedFigure]
) -> CalledAnswer:
    """Return a figure with where it is told and how; what is said behind it must stand there as it was printed."""
    own = next((each for each in figures if each.start == place.start), place)
    followed = figures.get(own)
    hand = followed.place if followed else None
    behind = unit.before[own.end : place.end]
    if followed is None or hand is None or not unit.now.startswith(behind, hand.end):
        gone = CalledAnswer(piece.name, place, None, piece.name, is_figure=True, said=piece.text)
        if followed is None:
            return gone
        return gone._replace(is_converted=followed.now is not None, is_other=followed.is_other)
    name = f"{piece.name}.{followed.shape}" if followed.shape else piece.name
    told, said = Place(hand.start, hand.end + len(behind)), f"{followed.now or ''}{behind}"
    return CalledAnswer(piece.name, place, told, name, is_figure=True, said=said)


def _list_place(unit: EditedUnit, words: str, place: Place) -> Place | None:
    """Return where a list is now, with the `words` behind it, such as 等; None where a hand told it in other words."""
    found = list_in_hand(unit, Place(place.start, place.end - len(words)))
    if found is None or not unit.now.startswith(words, found.end):
        return None
    return Place(found.start, found.end + len(words))
