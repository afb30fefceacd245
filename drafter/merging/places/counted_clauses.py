"""Tells clauses that are counted, such as 一是: a hand that counts on behind an item wrote an item of its own."""

from __future__ import annotations

import re

from drafter.merging.texts.merge_tokens import PARAGRAPH_END

COUNTED = re.compile("(?:^|[。；：])[一二三四五六七八九十]{1,3}是")
"""Begins a clause that is counted."""
COUNT_AHEAD = re.compile(f"{COUNTED.pattern}$")
_COUNTED_ON = re.compile("[。；][二三四五六七八九十]{1,3}是")
_NEW_CLAUSE = re.compile("。|；[一二三四五六七八九十]{1,3}是")
_FIRST = re.compile("(?:^|[，。；：])一是")


def item_length(old: str, now: str) -> int:
    """Return how many characters of `now`, which stands for the item `old`, are that item: up to what is counted on behind it.

    All where the item counts clauses of its own.
    """
    counted_on = _COUNTED_ON.search(now)
    is_own = COUNTED.search(old) or _FIRST.search(now)
    return len(now) if is_own or counted_on is None else counted_on.start()


def is_in_sentence(added: str) -> bool:
    """Return whether what was put in at the end of a sentence goes on with it: no sentence, no counted clause."""
    return not _NEW_CLAUSE.match(added) and not added.endswith(("。", PARAGRAPH_END))
