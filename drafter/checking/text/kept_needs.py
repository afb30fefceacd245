"""What the rules' own patterns need, kept in a table so that a check need not read it off them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from drafter.checking.tables import compact
from drafter.checking.text.line_index import Needs
from drafter.checking.text.pattern_needs import alternative_needs
from drafter.inputs import file_bytes
from drafter.limits import OWN

TABLE = Path(__file__).with_name("pattern_needs.json")
"""Each pattern → what each of its alternatives needs; made by `python -m tests.pattern_needs`."""
_BETWEEN = "\n"
"""Between words in the table; in no word, as no pair holds it."""


def needs_of(expression: str) -> tuple[Needs, ...]:
    """Return what `alternative_needs` does: kept beside this module for the rules' own patterns, read off any other.

    To read all of them anew takes a check 50 ms.
    """
    kept = _kept().get(expression)
    if kept is None:
        return alternative_needs(expression)
    return tuple(tuple(tuple(words.split(_BETWEEN)) for words in needs) for needs in kept)


@lru_cache(maxsize=1)
def _kept() -> dict[str, list[list[str]]]:
    kept: dict[str, list[list[str]]] = json.loads(file_bytes(TABLE, OWN))
    return kept


def table_of(expressions: Iterable[str]) -> str:
    """Return the table of what `expressions` need, a line for each."""
    rows = (
        f"{compact(each)}:{compact([[_BETWEEN.join(sorted(words)) for words in needs] for needs in alternative_needs(each)])}"
        for each in sorted(set(expressions))
    )
    return "{\n" + ",\n".join(rows) + "\n}\n"
