"""Characters that stand where right reports have one that sounds or looks like it: 不于许可 for 不予许可, 期限改正 for 限期改正.

No list of wrong words is asked. A character is doubted where no report has it with what stands on either side, it makes
no word with either neighbour, and a report would be much likelier with one like it that does; two characters, where a
report would be much likelier with the second before the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.checking.text.likelihood import LONGEST, Counts, likelihood, plain_with_places, reports_with
from drafter.checking.text.phrase_slips import alike
from drafter.checking.text.spelling import Slip, is_common_word

_MARGIN, _MARGIN_TURNED = 27.0, 30.0
"""How many times likelier a character like it must be, and two characters turned round, as a power of two."""
_AROUND = LONGEST - 1


class _Better(NamedTuple):
    """What would be likelier in a place: how much, as a power of two, for how many characters, and what."""

    more: float
    length: int
    right: str


def mistyped_characters(text: str, count: Counts = reports_with) -> Iterator[Slip]:
    """Yield the characters of `text` that stand for one like them, and those that change places; no stretch twice."""
    shown, places = plain_with_places(text)
    taken = -1
    for at in range(len(shown)):
        if at < taken or not _is_strange(shown, at, count):
            continue
        better = max(_better(shown, at, count), default=None)
        if better is None:
            continue
        taken = at + better.length
        written = shown[at:taken]
        yield Slip(places[at], places[taken - 1] + 1, written, better.right, sure=False)


def _is_strange(text: str, at: int, count: Counts) -> bool:
    """Return whether no report has the character with both neighbours, nor with the two on one of its sides."""
    return (
        _is_chinese(text[at])
        and count(text[max(0, at - 1) : at + 2]) is None
        and (count(text[max(0, at - 2) : at + 1]) is None or count(text[at : at + 3]) is None)
    )


def _better(text: str, at: int, count: Counts) -> Iterator[_Better]:
    """Yield what is so much likelier than what stands at a place that it is to be asked."""
    before, written, after = text[max(0, at - _AROUND) : at], text[at], text[at + 1 : at + 1 + _AROUND]
    now = likelihood(before, written, after, count)
    if -now < _MARGIN:
        return  # nothing can be so much likelier
    if not _is_in_word(before, written, after):
        for other in alike(written):
            if not _is_in_word(before, other, after):
                continue
            more = likelihood(before, other, after, count) - now
            if more >= _MARGIN:
                yield _Better(more, 1, other)
    second = after[:1]
    if second and _is_chinese(second) and second != written:
        behind = text[at + 2 : at + 2 + _AROUND]
        turned = likelihood(before, second + written, behind, count)
        more = turned - likelihood(before, written + second, behind, count)
        if more >= _MARGIN_TURNED:
            yield _Better(more, 2, second + written)


def _is_in_word(before: str, character: str, after: str) -> bool:
    return is_common_word(before[-1:] + character) or is_common_word(character + after[:1])


def _is_chinese(character: str) -> bool:
    return "一" <= character <= "鿿"
