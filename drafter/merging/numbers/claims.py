"""Finds claims that a hand put on a figure which has changed since: 22件全部办结, when they are 25.

Whether those that came to it are settled, too, no answer says. A comparison is told where it is wrong by now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from drafter.merging.places.hand_places import EditedUnit, edited_units, sentence_at
from drafter.merging.places.printed_figures import changed_figures, figures_in, figures_printed
from drafter.merging.places.unit_sentences import sentences_in
from drafter.merging.texts.alignment import EditedText
from drafter.model.measure_conversions import is_same_measure
from drafter.model.worded_numbers import TextNumber, numbers_in
from drafter.pages.written_lines import WrittenLine

CLAIM = re.compile(
    "全部|全都|全[区市县师]?覆盖|悉数|无一|(?<![平人年月周日户校生班场次])均(?=[^衡匀值数价])|率[为达到]*100[%％]|每[^，。；0-9]{1,4}均"
)
"""Says of all that a figure counts what was so of those that were counted then."""
_NO_MORE = "[^。；！？0-9]{0,16}?"
"""What may stand between a figure and the claim on it: no other figure."""
_NUMBER = "[0-9][0-9.]*"
_LISTED = f"(?:(?!其中)[^，。；：！？0-9])*?[、和及与](?:(?!其中)[^，。；：！？0-9])*?{_NUMBER}"
"""Goes on from a figure to the next of a list, of which a claim is, too: 中小学47所、幼儿园28所."""
_WORDS = re.compile("[^，。；！？]*")
_RATE = re.compile("[^，。；：！？0-9]+率[为达到]*100[%％]")
"""A claim that may be of any figure before it in its sentence: 收到3件，办结3件，办结率100%."""
_COMPARED = re.compile(
    "(?P<not>[不未])?(?:(?P<more>超额完成|超[过出]|突破|[高多大]于)|(?P<less>[低少小]于|不[足到]))"
    "(?:(?![上去往前同]一?[年期])[^，。；：！？0-9较比]){0,6}$"
)
"""Says that a figure is more, or less, than the number behind: 32篇，超额完成30篇的任务."""
_WORDS_AHEAD = "超过出高多大低少小于不足到"
"""Characters of such words that are read as part of the number."""


class Claim(NamedTuple):
    """A claim, of completeness or of more than a number, on a figure that changed."""

    words: str
    """The clause that claims it, or the sentence behind."""
    before: str
    """The figure as the hand had it: 22件."""
    now: str
    """As it is printed now."""
    sentence: str
    """The hand's."""


def claims_on_changed(edited: EditedText, new: Sequence[WrittenLine], merged: Sequence[str]) -> tuple[Claim, ...]:
    """Return what a hand claims of figures of the base that are others in `new`, and in the texts `merged`.

    What `merged` asks about has the hand's figure still.
    """
    after = figures_in(new)
    changed = {path: after[path] for path in changed_figures(figures_in(edited.base), after)}
    units = edited_units(edited) if changed else ()
    text = "\n".join(merged)
    return tuple(dict.fromkeys(each for unit in units if unit.lines for each in _claims_in(unit, changed, text)))


class _ChangedFigure(NamedTuple):
    """A figure of a unit that changed."""

    before: str
    now: str

    def is_followed_by(self, words: str, merged: str) -> bool:
        """Return whether the figure as it is now stands in a text right before what a pattern finds."""
        return re.search(f"(?<![0-9.]){re.escape(self.now)}{words}", merged) is not None


def _claims_in(unit: EditedUnit, changed: Mapping[str, str], merged: str) -> Iterator[Claim]:
    printed = (each for _, line in unit.lines for each in figures_printed(line))
    figures = list(dict.fromkeys(_ChangedFigure(told, changed[path]) for path, told in printed if path in changed))
    for figure in figures:
        yield from _claims_on(figure, unit, merged)
    sentences = [each.text for each in sentences_in(unit.now)] if figures else []
    for told in (_rates_in, _compared_in):
        yield from (each for sentence in sentences for each in told(sentence, figures, unit, merged))


def _claims_on(figure: _ChangedFigure, unit: EditedUnit, merged: str) -> Iterator[Claim]:
    """Yield what a hand claimed of all that a figure counts, right behind it or behind a list that goes on from it."""
    for match in re.finditer(
        f"(?<![0-9.]){re.escape(figure.before)}(?P<listed>(?:{_LISTED})*)(?P<between>{_NO_MORE})(?P<claim>{CLAIM.pattern})",
        unit.now,
    ):
        sentence, behind = sentence_at(unit.now, match.start()), f"{match['between']}{match['claim']}"
        listed = re.escape(re.sub(_NUMBER, "0", match["listed"])).replace("0", _NUMBER)
        if behind not in unit.before and figure.is_followed_by(f"{listed}{re.escape(behind)}", merged):
            words = _WORDS.match(unit.now, match.start("between") + match["between"].rfind("，") + 1)
            yield Claim(words[0] if words else match["claim"], *figure, sentence)


def _rates_in(sentence: str, figures: Sequence[_ChangedFigure], unit: EditedUnit, merged: str) -> Iterator[Claim]:
    """Yield the rates of all that a hand wrote behind figures that changed, with others between of which one has the measure."""
    for rate in _RATE.finditer(sentence):
        if rate[0] in unit.before:
            continue
        ahead = [each for each in numbers_in(sentence[: rate.start()]) if each.measure]
        for figure in figures:
            more = f"[^。；！？]*?[0-9][^。；！？]*?{re.escape(rate[0])}"
            if _is_ahead(figure, ahead) and figure.is_followed_by(more, merged):
                yield Claim(rate[0], *figure, sentence)


def _is_ahead(figure: _ChangedFigure, numbers: Sequence[TextNumber]) -> bool:
    """Return whether a figure is one of the numbers ahead of a rate, and the last of these, being as many, is all of it."""
    alike = (
        each
        for each in numbers[:-1]
        if each.value == numbers[-1].value and is_same_measure(each.measure, numbers[-1].measure)
    )
    return any(each.whole == figure.before for each in alike)


def _compared_in(sentence: str, figures: Sequence[_ChangedFigure], unit: EditedUnit, merged: str) -> Iterator[Claim]:
    """Yield what a hand wrote right behind figures that changed and what they contradict now: 29篇，超额完成30篇的任务."""
    own = {each.before: each for each in figures}
    for told, number in pairwise(numbers_in(sentence)):
        figure = own.get(sentence[told.start : told.stop])
        digits = number.text.lstrip(_WORDS_AHEAD)  # 超过30 is read as one number
        words = _COMPARED.search(sentence, told.stop, number.end - len(digits))
        if figure is None or words is None or not is_same_measure(told.measure, number.measure):
            continue
        behind = sentence[told.stop : number.stop]
        is_followed = f"{figure.now}{behind}" in merged and behind not in unit.before
        if is_followed and _holds(words, figure.before, number) and not _holds(words, figure.now, number):
            clause = _WORDS.match(sentence, words.start())
            yield Claim(clause[0] if clause else words[0], *figure, sentence)


def _holds(words: re.Match[str], printed: str, number: TextNumber) -> bool:
    """Return whether a figure is as the words say that compare it with a number."""
    value = next((each.value for each in numbers_in(printed)), None)
    if value is None or number.value is None:
        return False
    is_so = value > number.value if words["more"] else value < number.value
    return is_so is not bool(words["not"])
