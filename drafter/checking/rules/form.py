"""The rules about form: numbers of headings, build, punctuation, notation, repeats, consistency."""

from __future__ import annotations

from drafter.checking.rule import Rule
from drafter.checking.rules import consistency, heading_order, notation, punctuation, repeats, structure

RULES: tuple[Rule, ...] = (
    *heading_order.RULES,
    *structure.RULES,
    *punctuation.RULES,
    *notation.RULES,
    *repeats.RULES,
    *consistency.RULES,
)
