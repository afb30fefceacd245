"""Cuts a sentence into clauses, for what stands beside a number."""

from __future__ import annotations

import re

_CLAUSE_MARKS = "，。；：！？（）(),:;\n"
DIVIDES = re.compile(rf"[{re.escape(_CLAUSE_MARKS)}]")
_IN_QUOTES = re.compile(r"“([^”]{1,12})”")
_LONGEST_BEHIND = 30


def last_clause(text: str) -> str:
    """Return the end of `text` behind its last mark that divides clauses; marks within quotation marks divide nothing."""
    return DIVIDES.split(_whole_quotes(text))[-1]


def last_clauses(text: str) -> str:
    """Return the last two clauses of `text` that are not empty."""
    pieces = [piece for piece in DIVIDES.split(_whole_quotes(text)) if piece.strip()]
    return "，".join(pieces[-2:])


def clause_before(between: str, noun: str) -> str:
    """Return the words before a number that say what it is of: of a clause that has only the number those before it."""
    near = last_clause(between)
    return near if noun or len(near) > 1 else last_clauses(between)


def first_clause(text: str) -> str:
    """Return the start of `text` up to a mark that divides clauses or things in a row."""
    return re.split(rf"[{re.escape(_CLAUSE_MARKS)}、]", _whole_quotes(text), maxsplit=1)[0]


def follows(behind: str, *, is_last: bool) -> str:
    """Return the clauses between that of a number and that of the next one, as far as they matter."""
    clauses = DIVIDES.split(_whole_quotes(behind))
    return "，".join(clauses[1:] if is_last else clauses[1:-1])[:_LONGEST_BEHIND]


def _whole_quotes(text: str) -> str:
    """Return `text` as long as before, with no dividing marks within short quotations."""
    return _IN_QUOTES.sub(lambda match: "“" + DIVIDES.sub("·", match[1]).replace("、", "·") + "”", text)
