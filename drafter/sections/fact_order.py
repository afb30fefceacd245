"""The order in which the facts of a topic are told: what one matter (事项) is about side by side, a base before its parts.

Which fact is a sort of what another counts, what presupposes what and what a rate is of, the catalogue says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from drafter.jurisdictions.facts import placed_behind
from drafter.model.amounts import Amount
from drafter.model.answer_path import AnswerPath

Wholes = Mapping[str, tuple[tuple[str, ...], ...]]
"""By path what each answer is a part of or presupposes, as `wholes_of` gives it."""
_EVENTS = frozenset(("次", "场", "场次", "期", "节", "批次"))
"""Measure words of what is held or done."""
_TIMES = "次"
"""How those end that count how far an event went: 人次, 家次."""
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
    split_by: str = ""
    """By what that fact is divided, where there are several ways."""
    behind: tuple[str, ...] = ()
    """Paths of the facts behind which it stands, the nearest first: the first of them that is told counts."""
    amount: Amount | None = None
    """What it counts at least and at most; None for what is no figure, and one with parts of its own behind it."""
    unit: str = ""
    tells_more: bool = False
    """Whether it tells another fact besides, as an option of its sentence."""


def by_matter(clauses: Sequence[Clause]) -> list[Clause]:
    """Return the clauses with those of one matter side by side, at the place of the first.

    A matter whose fact the catalogue places behind one of another matter stands behind that.
    """
    named = [clause.matter or str(at) for at, clause in enumerate(clauses)]
    matter_of = {clause.path: matter for clause, matter in zip(clauses, named, strict=True)}
    others = (matter_of.get(_first_told(clause.behind, matter_of), matter_of[clause.path]) for clause in clauses)
    order = placed_behind(dict.fromkeys(named), zip(named, others, strict=True))
    placed = sorted(zip(map(order.index, named), clauses, strict=True), key=lambda each: each[0])
    return [clause for _, clause in placed]


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
    rate; then what the catalogue places behind it: 受理, 决定 behind 申请. Sorts whose whole is told elsewhere stand side
    by side.
    """
    placing = _Placing(clauses, wholes)
    for clause in clauses:
        placing.place(clause.path)
    return placing.placed


class _Placing:
    """The clauses of one matter while they are put in order."""

    def __init__(self, clauses: Sequence[Clause], wholes: Wholes) -> None:
        self.placed: list[Clause] = []
        self._clauses, self._wholes = clauses, wholes
        self._own = {clause.path: clause for clause in clauses}
        self._waiting = dict(self._own)

    def place(self, path: str, above: frozenset[str] = frozenset()) -> None:
        """Place the clause at `path` behind what precedes it, and right behind it what follows from it."""
        if path not in self._waiting or path in above:
            return
        for base in self._preceding(self._waiting[path]):
            self.place(base, above | {path})
        clause = self._waiting.pop(path, None)  # its whole may have placed it
        if clause is None:
            return
        self.placed.append(clause)
        sorts = _sorts_of(path, self._clauses)
        is_sort = clause.part_of in self._own
        beside = _sorts_of(clause.part_of, self._clauses) if clause.part_of and not is_sort else []
        for _, way in groupby((*sorts, *beside), key=lambda each: self._own[each].split_by):
            self._place_way([*way], sorts)
        if not is_sort:  # what follows from a sort stands behind all of them
            self._place_following(path)

    def _preceding(self, clause: Clause) -> Iterator[str]:
        """Yield what is placed before `clause`; of a sort whose whole is told here no other bases than sorts of that."""
        yield clause.part_of
        yield _first_told(clause.behind, self._own)
        for base in bases_of(clause.path, self._wholes):
            other = self._own.get(base)
            is_sort_beside = clause.part_of not in self._own or (other and other.part_of == clause.part_of)
            if other and is_sort_beside and clause.path not in other.behind:
                yield base

    def _place_way(self, way: Sequence[str], sorts: Collection[str]) -> None:
        """Place the sorts of one way to divide their whole, and behind them what follows from those among `sorts`."""
        for path in way:
            self.place(path)
        for path in (each for each in way if each in sorts):
            self._place_free(_following(path, self._clauses, self._wholes))

    def _place_following(self, path: str) -> None:
        """Place what follows from the figure at `path`, then what the catalogue places behind it.

        Behind an event come first how far it went, 人次, then what came of it, last what was held besides: who went to
        one inspection was not sent to the next.
        """
        following = [each for each in self._clauses if path in bases_of(each.path, self._wholes)]
        if self._own[path].unit in _EVENTS:
            following.sort(key=_nearness)
        self._place_free([each.path for each in following])
        for each in self._clauses:
            if _first_told(each.behind, self._own) == path:
                self.place(each.path)

    def _place_free(self, paths: Iterable[str]) -> None:
        """Place those of `paths` all of whose bases are placed, and that the catalogue places behind none that waits."""
        for path in paths:
            before = {*bases_of(path, self._wholes), _first_told(self._own[path].behind, self._own)}
            if self._waiting.keys().isdisjoint(before):
                self.place(path)


def _nearness(clause: Clause) -> int:
    """Return how near what `clause` counts stands to the event from which it follows: its extent, another thing, an event."""
    if clause.unit in _EVENTS:
        return 2
    return 0 if clause.unit.endswith(_TIMES) else 1


def _first_told(paths: Sequence[str], told: Collection[str]) -> str:
    return next((path for path in paths if path in told), "")


def _sorts_of(whole: str, clauses: Sequence[Clause]) -> list[str]:
    """Return the paths of the clauses that count sorts of what the answer at `whole` counts, each way to divide it by itself.

    The others come last of their way; within it each stands behind what the catalogue places it behind.
    """
    sorts = [each for each in clauses if each.part_of == whole]
    ways = list(dict.fromkeys(each.split_by for each in sorts))
    ordered = sorted(
        sorts, key=lambda each: (ways.index(each.split_by), AnswerPath(each.path).leaf.startswith(_OTHERS))
    )
    return [each.path for each in ordered]


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
        if each.unit.endswith(_REACHED) and not each.is_none and not each.behind and not wholes.get(each.path)
    ]
    rest = [clause for clause in matter[: last + 1] if clause not in late]
    return [*rest, *late, *matter[last + 1 :]]
