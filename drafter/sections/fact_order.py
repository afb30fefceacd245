"""The order in which the facts of a topic are told: what one matter (事项) is about side by side, a base before its parts.

Which fact is a sort of what another counts, what presupposes what and what a rate is of, the catalogue says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from drafter.model.amounts import Amount
from drafter.model.answer_path import AnswerPath

Wholes = Mapping[str, tuple[tuple[str, ...], ...]]
"""By path what each answer is a part of or presupposes, as `wholes_of` gives it."""
_EVENTS = frozenset(("次", "场", "场次", "期", "节", "批次"))
"""Measure words of what is held or done."""
_REACHED = ("人次",)
"""How those end that count whom it reached."""


_OTHERS = "其他"
"""Begins the name of the last of several sorts."""


class Clause(NamedTuple):
    """What tells one fact, or that there is none; joined ones tell a matter."""

    text: str
    """With a token for each answer."""
    length: int
    """Characters as printed."""
    matter: str
    path: str
    later: str
    """The same where it goes on from another fact of its matter, which has its subject."""
    is_none: bool = False
    part_of: str = ""
    """The path of the fact of whose things it counts one sort; empty for none."""
    amount: Amount | None = None
    """What it counts at least and at most; None for what is no figure, and one with parts of its own behind it."""
    unit: str = ""
    tells_more: bool = False
    """Whether it tells another fact besides, as an option of its sentence."""


def by_matter(clauses: Sequence[Clause]) -> list[Clause]:
    """Return the clauses with those of one matter side by side, at the place of the first."""
    first: dict[str, int] = {}
    for at, clause in enumerate(clauses):
        first.setdefault(clause.matter or str(at), at)
    places = [first[clause.matter or str(at)] for at, clause in enumerate(clauses)]
    return [clause for _, clause in sorted(zip(places, clauses, strict=True), key=lambda placed: placed[0])]


def in_order(clauses: Sequence[Clause], wholes: Wholes, opening: Mapping[str, str]) -> list[Clause]:
    """Return the clauses, in each matter a part behind its whole, and those that say there was none side by side.

    They close the matter, or open it where the first of its facts, `opening`, is one of them.
    """
    ordered: list[Clause] = []
    for _, group in groupby(enumerate(clauses), key=lambda each: each[1].matter or str(each[0])):
        matter = _events_first(_wholes_first([clause for _, clause in group], wholes), wholes)
        first = matter[0].is_none and matter[0].path == opening.get(matter[0].matter, matter[0].path)
        ordered += sorted(matter, key=lambda clause: clause.is_none != first)
    return ordered


def _wholes_first(clauses: Sequence[Clause], wholes: Wholes) -> list[Clause]:
    """Return the clauses of one matter with each behind its wholes, and as near to them as others let it.

    Right behind a whole stand its sorts, then what else follows from it: the hidden dangers found, those removed, the
    rate. Sorts whose whole is told elsewhere stand side by side.
    """
    waiting = {clause.path: clause for clause in clauses}
    own = frozenset(waiting)
    placed: list[Clause] = []

    def place(path: str, above: frozenset[str] = frozenset()) -> None:
        if path not in waiting or path in above:
            return
        for base in (waiting[path].part_of, *bases_of(path, wholes)):
            place(base, above | {path})
        clause = waiting.pop(path, None)  # its whole may have placed it
        if clause is None:
            return
        placed.append(clause)
        sorts = _sorts_of(path, clauses)
        beside = _sorts_of(clause.part_of, clauses) if clause.part_of and clause.part_of not in own else []
        following = [each.path for each in clauses if path in bases_of(each.path, wholes)]
        for later in (*sorts, *beside):
            place(later)
        if clause.part_of in own:
            return  # what follows from a sort stands behind all of them
        for later in (*(each for sort in sorts for each in _following(sort, clauses, wholes)), *following):
            if waiting.keys().isdisjoint(bases_of(later, wholes)):
                place(later)

    for clause in clauses:
        place(clause.path)
    return placed


def _sorts_of(whole: str, clauses: Sequence[Clause]) -> list[str]:
    """Return the paths of the clauses that count sorts of what the answer at `whole` counts; the others come last."""
    paths = [each.path for each in clauses if each.part_of == whole]
    return sorted(paths, key=lambda path: AnswerPath(path).leaf.startswith(_OTHERS))


def _following(path: str, clauses: Sequence[Clause], wholes: Wholes) -> list[str]:
    """Return the paths of the clauses of whose figures that at `path` is the base, or the whole."""
    return [each.path for each in clauses if each.part_of == path or path in bases_of(each.path, wholes)]


def bases_of(path: str, wholes: Wholes) -> Iterator[str]:
    """Yield the paths of what the answer at `path` is a part of or presupposes."""
    return chain.from_iterable(wholes.get(path, ()))


def _events_first(matter: Sequence[Clause], wholes: Wholes) -> list[Clause]:
    """Return the clauses of one matter with the people reached by all of it behind the last event.

    Those that some of its events reached stand behind these, as the catalogue has it.
    """
    events = [at for at, clause in enumerate(matter) if clause.unit in _EVENTS]
    last = events[-1] if events else 0
    late = [
        each
        for each in matter[:last]
        if each.unit.endswith(_REACHED) and not each.is_none and not wholes.get(each.path)
    ]
    rest = [clause for clause in matter[: last + 1] if clause not in late]
    return [*rest, *late, *matter[last + 1 :]]
