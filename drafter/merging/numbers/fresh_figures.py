"""Finds figures that the answers tell since a hand edited a document, and that it had told itself.

A leader writes 全年主动公开政府信息318条, and then the question about it is answered: what stands there is what that asked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from drafter.merging.numbers.hand_aims import HandAims
from drafter.merging.numbers.named_numbers import is_shortened, thing_of
from drafter.merging.numbers.numbers_told import FreshFigure, fresh_figures
from drafter.merging.numbers.stale_number import StaleNumber
from drafter.merging.places.hand_places import sentence_at, token_starts
from drafter.merging.places.unit_sentences import clause_at
from drafter.merging.texts.counting_words import spreads_otherwise
from drafter.merging.texts.merge_tokens import tokens_of
from drafter.model.answer_path import AnswerPath
from drafter.model.measure_conversions import converted, is_same_measure, may_count_alike
from drafter.model.worded_numbers import TextNumber, numbers_in
from drafter.pages.written_lines import WrittenLine

_LEAST = 4
"""Characters from which on the same words around two numbers say that they count the same."""
_ALIKE = 0.8
"""Share of the words around a number that must stand around another that is told in more of them."""
_NOW = ("", "现")
"""What may stand before a name: 现有."""
_SAME_THING = 0.7
"""Share of the characters of what is counted that the clause before has."""


class OwnNumber(NamedTuple):
    """A number that a hand wrote."""

    paragraph: int
    number: TextNumber
    sentence: str
    answers: tuple[str, ...] = ()
    """The questions that it may answer, the likeliest first, where somebody who knows them read it (`Reader`)."""
    is_read: bool = False
    """Whether it answers the first of these."""


Reader = Callable[[Sequence[OwnNumber], Sequence[str]], Sequence[OwnNumber]]
"""Reads which questions numbers of a hand's paragraphs answer, as a report of others is read."""


def own_numbers(base: Sequence[WrittenLine], hand: Sequence[str]) -> Iterator[OwnNumber]:
    """Yield the numbers in the paragraphs `hand` that are no answers which `base` prints, nor of the same things, nor planned."""
    printed = [each for line in base for each in _answered(line)]
    aims = HandAims(hand)
    for i, text in enumerate(hand):
        for number in numbers_in(text):
            is_known = not number.measure or any(_are_of(number, each) for each in printed)
            if not (is_known or aims.hold(i, number)):
                yield OwnNumber(i, number, sentence_at(text, number.start))


def told_before(
    base: Sequence[WrittenLine], hand: Sequence[str], new: Sequence[WrittenLine], read: Reader | None = None
) -> Sequence[OwnNumber]:
    """Return the numbers of `hand` as `own_numbers` does, those that may tell what only `new` says; `read` where it is known how."""
    measures = {each.number.measure for each in fresh_figures(base, new)}
    own = [
        each
        for each in (own_numbers(base, hand) if measures else ())
        if any(may_count_alike(each.number.measure, measure) for measure in measures)
    ]
    return read(own, hand) if own and read else own


def _answered(line: WrittenLine) -> Iterator[TextNumber]:
    """Yield the numbers of a line that answers say."""
    for number in numbers_in(line.text) if line.answers else ():
        if any(each.start <= number.start < each.end for each in line.answers):
            yield number


def told_by(figure: FreshFigure, text: str, own: Sequence[OwnNumber], hand: Sequence[str]) -> OwnNumber | None:
    """Return which number of the hand's `own` tells a figure of the line `text`; None where none does, or more than one."""
    found = [each for each in own if tells(each, hand[each.paragraph], figure, text)]
    return found[0] if len(found) == 1 else None


def figures_told_apart(
    base: Sequence[WrittenLine], hand: Sequence[str], new: Sequence[WrittenLine], asked: Sequence[tuple[str, str]] = ()
) -> tuple[StaleNumber, ...]:
    """Return the numbers that a hand wrote into the paragraphs `hand` of what only `new` answers, otherwise.

    Left out are those `asked` about: the hand's words and the answers'.
    """
    fresh = list(fresh_figures(base, new))
    own = list(own_numbers(base, hand)) if fresh else []
    found: list[StaleNumber] = []
    for figure in fresh:
        for each in own:
            is_told = tells(each, hand[each.paragraph], figure, new[figure.line].text)
            if is_told and not is_same_value(each.number, figure.number) and not is_asked(each, figure, asked):
                now = ((figure.path.leaf, figure.number.told),)
                found.append(StaleNumber(each.number.told, now, each.sentence))
    return tuple(dict.fromkeys(found))


def is_same_value(one: TextNumber, other: TextNumber) -> bool:
    """Return whether two numbers say as many, in whatever measure words."""
    if one.value is None or other.value is None:
        return one.value == other.value
    value = converted(one.value, one.measure, other.measure)
    return (one.value if value is None else value) == other.value


def is_asked(own: OwnNumber, figure: FreshFigure, asked: Sequence[tuple[str, str]]) -> bool:
    """Return whether a figure is in the answers' words of what is `asked` about those of the hand that have a number."""
    return any(own.sentence in ours and figure.number.told in theirs for ours, theirs in asked)


def _are_of(one: TextNumber, other: TextNumber) -> bool:
    """Return whether two numbers count the same, as the words around them are the same."""
    return is_same_measure(one.measure, other.measure) and one.words.are_of(other.words)


def tells(own: OwnNumber, hand: str, figure: FreshFigure, text: str) -> bool:
    """Return whether a number of the text `hand` counts what a figure of the line `text` does."""
    one, other = own.number, figure.number
    if not may_count_alike(one.measure, other.measure) or one.words.is_part != other.words.is_part:
        return False
    if spreads_otherwise(*_token(hand, one.start), *_token(text, other.start)):
        return False
    if own.is_read and own.answers[0] == str(figure.path) and one.words.each == other.words.each:
        return True
    return _tells_in_words(own, hand, figure, text)


def _tells_in_words(own: OwnNumber, hand: str, figure: FreshFigure, text: str) -> bool:
    """Return as `tells` does, by the words around two numbers."""
    one, other = own.number, figure.number
    if _is_named(one, other, figure.path) or _is_shortened(one, other, figure.path, hand):
        return True
    before, theirs = one.words.before, other.words.before
    has_words = len(f"{before}{one.words.behind}") >= _LEAST
    if has_words and (before == theirs or _ends_in(theirs, before)):
        return True
    return _is_name_near(own, clause_at(hand, one.start), figure, clause_at(text, other.start))


def _is_name_near(own: OwnNumber, mine: str, figure: FreshFigure, theirs: str) -> bool:
    """Return whether the clause `mine` of a number names what a figure counts, whose clause `theirs` has most words before the number."""
    named = {each for each in figure.path.leaf if each not in f"{figure.number.measure}数"}
    pairs = {"".join(each) for each in pairwise(own.number.words.before)}
    is_near = len([each for each in pairs if each in theirs]) >= _ALIKE * len(pairs)
    return bool(pairs) and len(named) >= _LEAST and named <= set(mine) and is_near


def names_most_of(words: str, figure: FreshFigure) -> bool:
    """Return whether words have most characters of the name of what a figure counts."""
    thing = thing_of(figure.path, figure.number.measure)
    return len(thing) >= _LEAST and len(set(thing) & set(words)) >= _SAME_THING * len(set(thing))


def _is_named(one: TextNumber, other: TextNumber, path: AnswerPath) -> bool:
    """Return whether the words before a number are the name of the answer that the figure `other` says: 现有持证执法人员9人."""
    thing = thing_of(path, other.measure)
    is_alone = one.words.before[: -len(thing)] in _NOW if one.words.before.endswith(thing) else False
    return len(thing) >= _LEAST and is_alone and not one.words.behind and one.words.each == other.words.each


def _is_shortened(one: TextNumber, other: TextNumber, path: AnswerPath, hand: str) -> bool:
    """Return whether a number leaves out what it counts, which the clause before counts too."""
    verb = one.words.before
    is_same = is_shortened(one, verb, thing_of(path, other.measure), other.measure, hand)
    return is_same and other.words.before.startswith(verb)


def _ends_in(words: str, fewer: str) -> bool:
    """Return whether words are `fewer` with others before them."""
    return len(fewer) >= _LEAST and words.endswith(fewer)


def _token(text: str, at: int) -> tuple[tuple[str, ...], int]:
    """Return the tokens of a text, and which of them the character at `at` is in."""
    tokens = tokens_of(text)
    return tokens, bisect_right(token_starts(tokens), at) - 1
