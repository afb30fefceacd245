"""The rules about form: numbers of headings, build, punctuation, notation, repeats, consistency."""

from __future__ import annotations

from drafter.checking import consistency, notation, numbering, punctuation, repeats, structure
from drafter.checking.rules import Rule

RULES: tuple[Rule, ...] = (
    *numbering.RULES,
    *structure.RULES,
    *punctuation.RULES,
    *notation.RULES,
    *repeats.RULES,
    *consistency.RULES,
)
