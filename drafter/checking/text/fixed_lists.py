"""Lists whose items and order are fixed, such as 科学立法、严格执法、公正司法、全民守法, and what comes near one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter.checking.tables import read_rows
from drafter.checking.text.needed_words import WordPattern

_TABLE = Path(__file__).with_suffix(".txt")
_RUN = WordPattern(r"(?:[^，。；：、！？,;\n“”‘’（）《》]{1,20}、){2,11}[^，。；：、！？,;\n“”‘’（）《》]{1,20}")
_JOINED = WordPattern(r"(?:和|以及|及|与)(.+)$")
_POLITICAL = "政治"
_MOST_MORE = 1
"""Items by which a list may be longer or shorter than the one that it is near."""


_FIRM = 3
"""Items that two lists must share when nothing else shows that they are the same."""


class FixedList(NamedTuple):
    """A list as it has to stand."""

    items: tuple[str, ...]
    allowed: tuple[tuple[str, ...], ...]
    """Other forms of it that are right as well."""
    political: bool


class NearList(NamedTuple):
    """What stands in a text in place of a fixed list."""

    start: int
    end: int
    right: FixedList
    wrong: str
    """In what it differs, in Chinese."""


@lru_cache(maxsize=1)
def _lists() -> tuple[FixedList, ...]:
    return tuple(
        FixedList(
            tuple(fields[0].split("、")),
            tuple(tuple(each.split("、")) for each in fields[1].split(";")) if len(fields) > 1 else (),
            heading.startswith(_POLITICAL),
        )
        for heading, fields in read_rows(_TABLE)
    )


def near_lists(text: str) -> Iterator[NearList]:
    """Yield the lists in `text` that are a fixed list but for an item left out, put in, exchanged or in another place."""
    for run in _RUN.finditer(text):
        written = run[0].split("、")
        following = text[run.end() : run.end() + 1]
        for right in _lists():
            if sum(item in run[0] for item in right.items) < _fewest_shared(right):
                continue
            items = _bare(written, right)
            wrong = _difference(items, right, open_end="等" in written[-1] or following == "等")
            if wrong:
                start = run.start() + len(written[0]) - len(items[0])
                yield NearList(start, run.end(), right, wrong)
                break


def _fewest_shared(right: FixedList) -> int:
    """Return how many items a list must share with a fixed one to be taken for it."""
    return max(2, (len(right.items) + 1) // 2)


def _bare(written: list[str], right: FixedList) -> tuple[str, ...]:
    """Return the items of a list, the first without the words before it and the last without those behind."""
    known = sorted({*right.items, *(item for form in right.allowed for item in form)}, key=len, reverse=True)
    first = next((item for item in known if written[0].endswith(item)), written[0])
    last = next((item for item in known if written[-1].startswith(item)), written[-1])
    joined = _JOINED.match(written[-1].removeprefix(last)) if last in known else None
    more = [item for item in known if joined and joined[1].startswith(item)][:1]
    return first, *written[1:-1], last, *more


def _difference(items: tuple[str, ...], right: FixedList, *, open_end: bool) -> str:
    """Return in what a list that is near a fixed one differs from it; empty when it is right or another list."""
    missing = [item for item in right.items if item not in items]
    others = [item for item in items if item not in right.items]
    shared, more = len(items) - len(others), len(items) - len(right.items)
    if (
        shared < _fewest_shared(right)
        or len(others) > len(missing)
        or abs(more) > _MOST_MORE
        or _is_right(items, right)
    ):
        return ""
    if others:
        return _exchanged(others, missing, shared)
    if missing:
        return f"少了“{missing[0]}”" if shared >= _FIRM and not open_end else ""
    return "" if more else "次序不对"


def _exchanged(others: list[str], missing: list[str], shared: int) -> str:
    """Return what stands in place of what; empty when strange items make it another list."""
    strange = any(not any(_alike(each, item) for item in missing) for each in others)
    return "" if strange and shared < _FIRM else f"没有“{others[0]}”，应有“{missing[0]}”"


def _is_right(items: tuple[str, ...], right: FixedList) -> bool:
    """Return whether the fixed list stands in `items`, in one of its forms."""
    return any(_holds(items, form) for form in (right.items, *right.allowed))


def _holds(items: tuple[str, ...], form: tuple[str, ...]) -> bool:
    """Return whether `form` stands in `items` one behind the other."""
    return any(items[i : i + len(form)] == form for i in range(len(items) - len(form) + 1))


def _alike(one: str, other: str) -> bool:
    """Return whether two items share half of their characters."""
    return len(set(one) & set(other)) * 2 >= max(len(one), len(other))
