"""Tells when a hand reworded or counted the names of a list to which the answers add one, or of which they take one.

纳入综合绩效、精神文明创建两项考核 has no place for a third: both changed the list, whatever words of it still stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from drafter.merging.texts.merge_tokens import PARAGRAPH_END, Hunk, likeness
from drafter.model.worded_numbers import TextNumber, numbers_in

_CLAUSE = re.compile(f"[^，；：。！？（）{PARAGRAPH_END}]+")
_PARTED = re.compile("、|(?<=[》”])(?=[《“])")
_CALLED = ("等", "共", "上")
"""Stands before how many there are: 等3项, 以上3项."""
_ALIKE = 0.5
"""Likeness from which on a name is another one reworded."""
_EDGE = 2
"""Characters by which a name is known that has a clause's other words beside it."""


def is_list_rewritten(base: Sequence[str], hand: Sequence[str], new: Sequence[str], hunks: Sequence[Hunk]) -> bool:
    """Return whether a hand reworded or counted a list of the base's sentences that has more or fewer names by `hunks` in `new`."""
    before, now = "".join(base), "".join(hand)
    for hunk in hunks:
        changed = "".join((*base[hunk.start : hunk.end], "\n", *new[hunk.other_start : hunk.other_end]))
        if _PARTED.search(changed):
            at = len("".join(base[: hunk.start]))
            clause = next((each[0] for each in _CLAUSE.finditer(before) if each.start() <= at <= each.end()), "")
            names = _PARTED.split(clause)
            if _is_counted(names, before, now) or _has_reworded(names, before, now):
                return True
    return False


def _is_counted(names: Sequence[str], before: str, now: str) -> bool:
    """Return whether a number that a hand wrote says how many `names` there were, or it listed before the number."""
    return any(
        now[: each.start].endswith(_CALLED) or each.value in (len(names), _listed_with(each, now))
        for each in _written(before, now)
    )


def _written(before: str, now: str) -> Iterator[TextNumber]:
    known = Counter(each.told for each in numbers_in(before))
    for each in numbers_in(now):
        known[each.told] -= 1
        if each.measure and known[each.told] < 0:
            yield each


def _listed_with(number: TextNumber, text: str) -> int | None:
    """Return how many names stand in the clause of a number; None for one that lists none."""
    clause = next((each[0] for each in _CLAUSE.finditer(text) if each.start() <= number.start < each.end()), "")
    count = len(_PARTED.split(clause))
    return count if count > 1 else None


def _has_reworded(names: Sequence[str], before: str, now: str) -> bool:
    """Return whether one of `names` stands no more in the text, while the hand wrote one that is alike."""
    known, present = set(_names_in(before)), list(_names_in(now))
    own = [each for each in present if each not in known]
    gone = [each for i, each in enumerate(names) if not _stands(each, present, (i == 0, i == len(names) - 1))]
    return any(likeness(one, other) >= _ALIKE for one in gone for other in own)


def _stands(name: str, present: Sequence[str], at_edge: tuple[bool, bool]) -> bool:
    """Return whether a name still stands there, apart from the words before the first name of a list and behind the last."""
    is_first, is_last = at_edge
    return any(
        name == each or (is_first and each.endswith(name[-_EDGE:])) or (is_last and each.startswith(name[:_EDGE]))
        for each in present
    )


def _names_in(text: str) -> Iterator[str]:
    yield from (name for clause in _CLAUSE.findall(text) for name in _PARTED.split(clause))
