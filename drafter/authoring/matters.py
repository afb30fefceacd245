"""Facts with sentences of their own, in the matters (事项) in which reports tell them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from drafter.authoring.outline_draft import pairs
from drafter.jurisdictions.facts import paths_told, placed_behind
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.model.field_spec import FieldSpec

MOST = 0.6
"""Of the facts of a matter those of which a heading must have a word that speaks of the matter."""


class WordedFact(NamedTuple):
    """A fact with a sentence of its own, and what that tells besides."""

    spec: FieldSpec
    words: frozenset[str]
    """Pairs of characters of its title and sentence."""
    of_matter: frozenset[str]
    """Pairs of the name of its matter that it does not have itself."""
    text: str


class Matter(NamedTuple):
    """The facts of one matter (事项) of a topic, which stand together; a fact without one stands alone."""

    name: str
    """Empty for a fact alone."""
    topic: str
    facts: tuple[WordedFact, ...]

    def mostly(self, holds: Callable[[WordedFact], bool]) -> bool:
        """Return whether something `holds` for most of its facts."""
        return sum(map(holds, self.facts)) >= MOST * len(self.facts)


def matters_of(facts: Sequence[WordedFact]) -> tuple[Matter, ...]:
    """Return the matters of `facts`, in order; one whose fact stands behind one of another matter stands behind that."""
    by_matter: dict[tuple[str, str], list[WordedFact]] = {}
    for fact in facts:
        by_matter.setdefault((fact.spec.topic, fact.spec.matter or fact.spec.path), []).append(fact)
    named = {str(fact.spec.path): name for name, own in by_matter.items() for fact in own}
    behind = ((name, named.get(fact.spec.behind, name)) for name, own in by_matter.items() for fact in own)
    order = placed_behind(by_matter, behind)
    return tuple(Matter(by_matter[name][0].spec.matter, name[0], tuple(by_matter[name])) for name in order)


def worded_facts(jurisdiction: Jurisdiction) -> tuple[WordedFact, ...]:
    """Return the facts that stand for themselves: each with a topic, told by no other's sentence."""
    return tuple(_worded_facts(jurisdiction))


def _worded_facts(jurisdiction: Jurisdiction) -> Iterator[WordedFact]:
    catalogue = jurisdiction.catalogue()
    specs = [spec for spec in catalogue.in_groups() if spec.sentence and spec.topic]
    told = {path for spec in specs for path in list(paths_told(spec))[1:]}
    for spec in specs:
        if spec.path not in told:
            words = frozenset(pairs(spec.title) | pairs(spec.sentence))
            text = f"{spec.title} {spec.sentence} {spec.matter}"
            yield WordedFact(spec, words, frozenset(pairs(spec.matter)) - words, text)
