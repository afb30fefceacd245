"""Finds claims that a hand put on a figure which has changed since: 22件全部办结, when they are 25.

Whether those that came to it are settled, too, no answer says. A comparison is told where it is wrong by now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from drafter.merging.places.hand_places import EditedUnit, edited_units, sentence_at
from drafter.merging.places.printed_figures import figures_printed
from drafter.merging.places.unit_sentences import sentences_in
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


def claims_on_changed(
    base: Sequence[WrittenLine],
    hand: Sequence[str],
    new: Sequence[WrittenLine],
    merged: Sequence[str],
    marked: Mapping[int, int],
) -> tuple[Claim, ...]:
    """Return what the paragraphs `hand` claim of figures of `base` that are others in `new`, and in the texts `merged`.

    `marked` as in `merge_plan.plan_merge`. What `merged` asks about has the hand's figure still.
    """
    after = {path: text for line in new for path, text in figures_printed(line)}
    before = {path: text for line in base for path, text in figures_printed(line)}
    changed = {path: after[path] for path, text in before.items() if after.get(path, text) != text}
    units = edited_units(base, hand, marked) if changed else ()
    text = "\n".join(merged)
    found = [
        each
        for unit in units
        if unit.lines
        for told in (_in, _rates_in, _compared_in)
        for each in told(unit, changed, text)
    ]
    return tuple(dict.fromkeys(found))


def _in(unit: EditedUnit, changed: Mapping[str, str], merged: str) -> Iterator[Claim]:
    printed = dict(each for _, line in unit.lines for each in figures_printed(line))
    for path, told in printed.items():
        if path not in changed:
            continue
        for match in re.finditer(
            f"(?<![0-9.]){re.escape(told)}(?P<listed>(?:{_LISTED})*)(?P<between>{_NO_MORE})(?P<claim>{CLAIM.pattern})",
            unit.now,
        ):
            sentence, behind = sentence_at(unit.now, match.start()), f"{match['between']}{match['claim']}"
            listed = re.escape(re.sub(_NUMBER, "0", match["listed"])).replace("0", _NUMBER)
            follows = re.search(f"(?<![0-9.]){re.escape(changed[path])}{listed}{re.escape(behind)}", merged)
            if follows and behind not in unit.before:
                words = _WORDS.match(unit.now, match.start("between") + match["between"].rfind("，") + 1)
                yield Claim(words[0] if words else match["claim"], told, changed[path], sentence)


def _rates_in(unit: EditedUnit, changed: Mapping[str, str], merged: str) -> Iterator[Claim]:
    """Yield the rates of all that a hand wrote behind figures that changed, with others between of which one has the measure."""
    printed = dict(each for _, line in unit.lines for each in figures_printed(line))
    own = {path: told for path, told in printed.items() if path in changed}
    for sentence in (each.text for each in sentences_in(unit.now)) if own else ():
        for rate in (each for each in _RATE.finditer(sentence) if each[0] not in unit.before):
            ahead = [each for each in numbers_in(sentence[: rate.start()]) if each.measure]
            for path, told in own.items():
                is_ahead = any(
                    f"{each.text}{each.measure}{each.after}" == told
                    and is_same_measure(each.measure, ahead[-1].measure)
                    and each.value == ahead[-1].value  # else the last is not all of it
                    for each in ahead[:-1]
                )
                follows = f"(?<![0-9.]){re.escape(changed[path])}[^。；！？]*?[0-9][^。；！？]*?{re.escape(rate[0])}"
                if is_ahead and re.search(follows, merged):
                    yield Claim(rate[0], told, changed[path], sentence)


def _compared_in(unit: EditedUnit, changed: Mapping[str, str], merged: str) -> Iterator[Claim]:
    """Yield what a hand wrote right behind figures that changed and what they contradict now: 29篇，超额完成30篇的任务."""
    own = {told: changed[path] for _, line in unit.lines for path, told in figures_printed(line) if path in changed}
    for sentence in (each.text for each in sentences_in(unit.now)) if own else ():
        for figure, number in pairwise(numbers_in(sentence)):
            digits = number.text.lstrip(_WORDS_AHEAD)  # 超过30 is read as one number
            words = _COMPARED.search(sentence, figure.stop, number.end - len(digits))
            told = sentence[figure.start : figure.stop]
            if words is None or told not in own or not is_same_measure(figure.measure, number.measure):
                continue
            behind = sentence[figure.stop : number.stop]
            is_followed = f"{own[told]}{behind}" in merged and behind not in unit.before
            if is_followed and _holds(words, told, number) and not _holds(words, own[told], number):
                clause = _WORDS.match(sentence, words.start())
                yield Claim(clause[0] if clause else words[0], told, own[told], sentence)


def _holds(words: re.Match[str], printed: str, number: TextNumber) -> bool:
    """Return whether a figure is as the words say that compare it with a number."""
    value = next((each.value for each in numbers_in(printed)), None)
    if value is None or number.value is None:
        return False
    is_so = value > number.value if words["more"] else value < number.value
    return is_so is not bool(words["not"])
