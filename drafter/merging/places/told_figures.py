"""A figure that Drafter printed, as a hand tells it: what it says now, and whether it can follow its answer there."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from drafter.merging.places.hand_places import EditedUnit, Place, token_starts
from drafter.merging.places.printed_figures import PrintedFigure
from drafter.merging.texts.counting_words import counts_otherwise
from drafter.merging.texts.merge_tokens import tokens_of
from drafter.model.answer_path import AnswerPath
from drafter.model.figure_words import UNITS
from drafter.model.measure_conversions import both_count, converted, is_same_measure
from drafter.model.records import IN_CHINESE, IN_DIGITS, NUMBER_ONLY
from drafter.model.worded_numbers import TextNumber
from drafter.sections.phrases import in_chinese

_NAMED = 4
"""Characters from which on the name of a question says by itself what is counted."""


class FollowedFigure(NamedTuple):
    """A figure that Drafter printed, in the text of a hand."""

    now: str | None
    """What it says now, with the measure word that was printed; None where that cannot be told."""
    place: Place | None
    """The characters that tell it and can follow it: with its measure word, or the number alone."""
    shape: str = ""
    """How the number alone is told: 数值 or 汉字; empty with its measure word."""
    told: Place | None = None
    """The characters that tell it, whether they can follow it or not."""

    @property
    def is_other(self) -> bool:
        """True where the characters that told it count something else now."""
        return self.now is None and self.told is not None


def still_counting(unit: EditedUnit, found: Mapping[Place, FollowedFigure]) -> dict[Place, FollowedFigure]:
    """Return the figures `found`; one whose words a hand changed so that they count something else has no value any more.

    As a merge has it: `counts_otherwise`.
    """
    before, now = tokens_of(unit.before), tokens_of(unit.now)
    starts, places = ({start: i for i, start in enumerate(token_starts(each))} for each in (before, now))
    kept = {}
    for place, figure in found.items():
        at, told = starts.get(place.start), places.get(figure.told.start) if figure.told else None
        is_other = at is not None and told is not None and counts_otherwise(before, at, now, told, is_read=True)
        is_other = is_other and not (figure.told and _is_named(unit, place, figure.told))
        kept[place] = FollowedFigure(None, None, told=figure.told) if is_other else figure
    return kept


def _is_named(unit: EditedUnit, place: Place, told: Place) -> bool:
    """Return whether a figure, printed at `place` in other words, is `told` in those of its question's name: 持证执法人员为20人."""
    spans = ((offset + each.start, each.answer) for offset, line in unit.offsets() for each in line.answers)
    name = next((AnswerPath(answer).leaf.rstrip("数") for start, answer in spans if start == place.start), "")
    before, now = (text[:at].rpartition("，")[2] for text, at in ((unit.before, place.start), (unit.now, told.start)))
    return len(name) >= _NAMED and name in now and name not in before


def followed(printed: PrintedFigure, number: TextNumber, now: str) -> FollowedFigure:
    """Return a figure that `number` tells, as it can follow: in the shape in which the hand told it."""
    return _shaped(printed, number, now)._replace(told=Place(number.start, number.stop))


def _shaped(printed: PrintedFigure, number: TextNumber, now: str) -> FollowedFigure:
    if _is_rounded(printed, number):
        return FollowedFigure(printed.text, None)  # which stays exact
    has_own_measure = printed.number.measure == number.measure
    is_in_other_script = _is_in_other_script(printed, number, now)
    whole, alone = Place(number.start, number.stop), Place(number.start, number.end)
    if printed.is_of_record and (is_in_other_script or not has_own_measure):  # which is stored as it is told
        return FollowedFigure(number.whole, whole)
    if _converts(printed, number):
        return FollowedFigure(now, None)
    if _is_in_digits(printed, number):
        return FollowedFigure(now, alone, IN_DIGITS)
    if is_in_other_script:
        return FollowedFigure(now, alone, IN_CHINESE) if _is_written_out(number) else FollowedFigure(now, None)
    return FollowedFigure(now, whole) if has_own_measure else FollowedFigure(now, alone, NUMBER_ONLY)


def _is_in_digits(printed: PrintedFigure, number: TextNumber) -> bool:
    """Return whether a number is in digits where the figure was printed in words."""
    return printed.number.is_in_words and printed.number.text != number.text and number.text.isdecimal()


def _is_written_out(number: TextNumber) -> bool:
    """Return whether a number is in words as a section prints it so: 二十一."""
    return number.value is not None and in_chinese(number.value) == number.text


def _is_in_other_script(printed: PrintedFigure, number: TextNumber, now: str) -> bool:
    """Return whether a number is in words where the figure was printed in digits, and the answer `now` holds it in those."""
    is_stored_so = now.startswith(number.text)  # so that the answer itself prints the numerals
    return number.is_in_words and not printed.number.is_in_words and not is_stored_so


def _is_rounded(printed: PrintedFigure, number: TextNumber) -> bool:
    """Return whether a number with 万 or 亿 is a printed figure of more digits, rounded: 1.18万 for 11805."""
    exact, told = printed.number.value, number.value
    if printed.is_of_record or exact is None or told is None or exact == told or not number.text.endswith(("万", "亿")):
        return False
    step = Decimal(10) ** (4 if number.text.endswith("万") else 8)
    digits = len(number.text[:-1].partition(".")[2])
    return abs(exact - told) <= step / Decimal(10) ** digits


def _converts(printed: PrintedFigure, number: TextNumber) -> bool:
    one, other = printed.number.measure, number.measure
    return not is_same_measure(one, other) and not both_count(one, other)


def in_measure(printed: PrintedFigure, number: TextNumber) -> str | None:
    """Return what `number` says in the measure word that was printed; None where it does not come out exactly."""
    measure = printed.number.measure
    if number.value is None:
        return None
    if is_same_measure(measure, number.measure) or (printed.is_of_record and number.measure in UNITS):
        is_other_script = number.is_in_words and not printed.number.is_in_words and _is_written_out(number)
        text = f"{number.value:f}" if is_other_script else number.text
        return f"{text}{measure}{number.after}"
    value = converted(number.value, number.measure, measure)
    is_plain = number.figure is not None and not number.figure.approximation.value
    return f"{value:f}{measure}" if value is not None and is_plain else None
