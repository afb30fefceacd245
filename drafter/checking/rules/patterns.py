"""Rules that are patterns: what must not stand in the text, with its message and mend.

The patterns are data/patterns.yaml, by the name of their rule; the rules themselves stand in
the modules of this package.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit
from drafter.checking.rules.expressions import Expression
from drafter.checking.rules.tables import read_table
from drafter.checking.text.prose import Prose, prose_of


class Pattern(NamedTuple):
    """Something that must not stand in a report."""

    expression: Expression
    """What is looked for; a group named `at` narrows the words concerned."""
    message: str
    """{} stands for the words concerned."""
    mend: str
    since: int = 0
    """First reporting year for which it is wrong."""
    until: int = 9999
    """Last reporting year for which it is wrong."""

    def concerns(self, year: int | None) -> bool:
        """Tell whether it is wrong in a report on `year`; without a year, only what always is."""
        return self.since <= year <= self.until if year else not self.since and self.until == 9999


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    table: dict[str, Any] = read_table("patterns")
    return table


@lru_cache(maxsize=64)
def patterns_of(rule: str) -> tuple[Pattern, ...]:
    """Return the patterns of the rule named `rule`."""
    return tuple(
        Pattern(Expression(row[0]), row[1], row[2], *(int(year) for year in row[3:])) for row in _table()[rule]
    )


def pattern_check(*rules: str, limit: int = 0) -> Callable[[Manuscript], Iterable[Hit]]:
    """Return a check that finds the patterns of the named rules in the report's own text.

    `limit`: with more places than that, one hit tells how many there are and names the first.
    """

    def check(manuscript: Manuscript) -> Iterable[Hit]:
        hits = [hit for rule in rules for hit in pattern_hits(manuscript, rule)]
        return at_most(hits, limit) if limit else hits

    return check


def pattern_hits(manuscript: Manuscript, rule: str) -> Iterator[Hit]:
    """Yield where the patterns of `rule` are found; no place twice."""
    prose = prose_of(manuscript)
    seen: set[int] = set()
    for one in patterns_of(rule):
        if one.concerns(manuscript.year):
            for start, end in _places(one, prose):
                if start not in seen:
                    seen.add(start)
                    words = prose.text[start:end].strip()
                    spot = prose.spot(start, end)
                    yield Hit(spot, one.message.replace("{}", words), one.mend.replace("{}", words))


def _places(one: Pattern, prose: Prose) -> Iterator[tuple[int, int]]:
    narrowed = "(?P<at>" in one.expression.source
    for match in one.expression.finditer(prose.text):
        yield match.span("at") if narrowed and match["at"] is not None else match.span()


def at_most(hits: list[Hit], limit: int) -> list[Hit]:
    """Return `hits`; when there are more than `limit`, the first one, telling how many there are."""
    if len(hits) <= limit:
        return hits
    first = min(hits, key=lambda hit: hit.spot)
    return [first._replace(message=f"{first.message}（全文这样的地方共 {len(hits)} 处，这是第一处）")]
