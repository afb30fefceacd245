"""Says which sentences are left out only because another wording tells what they would."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from drafter.model.records import Wording
from drafter.sections.phrases import facts_of


def without_teller(wordings: Sequence[Wording], used: Collection[int]) -> frozenset[int]:
    """Return the places of those of `wordings` that leave out a fact which another of them tells instead and does not print.

    `used` are the places of those that were printed in. What nobody tells elsewhere is left out for itself.
    """
    tellers = [(i, _told_besides(each)) for i, each in enumerate(wordings) if not each.is_left_out]
    telling = frozenset(fact for i, facts in tellers if i in used for fact in facts)
    silent = frozenset(fact for i, facts in tellers if i not in used for fact in facts) - telling
    left_out = (i for i in used if i < len(wordings) and wordings[i].is_left_out) if silent else ()
    return frozenset(i for i in left_out if not silent.isdisjoint(facts_of(str(wordings[i].original))))


def _told_besides(wording: Wording) -> frozenset[str]:
    """Return the facts that a wording tells, itself or in words of its own, and the sentence in whose place it stands does not."""
    own = frozenset(ground.path for ground in wording.grounded_on)
    return (facts_of(str(wording.wording)) | own) - facts_of(str(wording.original))
