"""Merges two changes of one text line by line; where both changed the same lines, both stand there between marks.

The method is that of diff3 (Khanna, Kunal, Pierce: A Formal Investigation of Diff3, 2007): lines that all three texts
share hold them together, and each stretch between them is whose alone changed it. merge3 of PyPI does the same, but
under a licence (GPL) that would bind this program.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from drafter.jurisdictions.section_files import CONFLICT_BEGINS, CONFLICT_DIVIDES, CONFLICT_ENDS

OWN_MARK, ABOVE_MARK = "本地区写的", "上级改成的"


class Merged(NamedTuple):
    """A merged text."""

    text: str
    conflicts: int
    """Places where both sides changed the same lines."""


class _Stretch(NamedTuple):
    """Lines of the three texts that belong together."""

    base: Sequence[str]
    own: Sequence[str]
    above: Sequence[str]


def merge_lines(base: str, own: str, above: str) -> Merged:
    """Return `own` with what changed from `base` to `above`; lines that both changed stand between conflict marks."""
    lines: list[str] = []
    conflicts = 0
    for stretch in _stretches(_lines(base), _lines(own), _lines(above)):
        settled = _settled(stretch)
        if settled is None:
            conflicts += 1
            settled = _marked(stretch)
        lines += settled
    return Merged("\n".join(lines), conflicts)


def _lines(text: str) -> list[str]:
    return text.split("\n")


def _settled(stretch: _Stretch) -> Sequence[str] | None:
    """Return the lines of a stretch that one side alone changed, or both alike; None when they differ."""
    base, own, above = map(list, stretch)
    if own in (base, above):
        return above
    return own if above == base else None


def _marked(stretch: _Stretch) -> list[str]:
    """Return a stretch that both changed, each version between marks."""
    return [
        f"{CONFLICT_BEGINS} {OWN_MARK}",
        *stretch.own,
        f"{CONFLICT_DIVIDES} {ABOVE_MARK}",
        *stretch.above,
        CONFLICT_ENDS,
    ]


def _stretches(base: list[str], own: list[str], above: list[str]) -> Iterator[_Stretch]:
    """Yield the three texts cut where all of them are alike: what lies between, and what they share, in turn."""
    at_base = at_own = at_above = 0
    for in_base, in_own, in_above, length in _shared(base, own, above):
        between = _Stretch(base[at_base:in_base], own[at_own:in_own], above[at_above:in_above])
        if any(between):
            yield between
        at_base, at_own, at_above = in_base + length, in_own + length, in_above + length
        same = base[in_base:at_base]
        if same:
            yield _Stretch(same, same, same)


def _shared(base: list[str], own: list[str], above: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield where in each text, and how many, lines that all three share begin, in order; the ends at last."""
    in_own, in_above = _matches(base, own), _matches(base, above)
    while in_own and in_above:
        (base_own, start_own, length_own), (base_above, start_above, length_above) = in_own[0], in_above[0]
        first = max(base_own, base_above)
        end = min(base_own + length_own, base_above + length_above)
        if first < end:
            yield first, start_own + first - base_own, start_above + first - base_above, end - first
        if base_own + length_own <= base_above + length_above:
            in_own.pop(0)
        else:
            in_above.pop(0)
    yield len(base), len(own), len(above), 0


def _matches(base: list[str], other: list[str]) -> list[tuple[int, int, int]]:
    """Return where equal lines begin in `base` and in `other`, and how many, in order."""
    blocks = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return [(block.a, block.b, block.size) for block in blocks if block.size]
