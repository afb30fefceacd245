"""Clauses of the laws that these reports speak of, as data, and where a report tells one otherwise.

`clauses.txt` has what a clause says in order, and which word of it decides: 应当 or 不得, how long, who, not less or not
more. The pattern made of a line finds the clause told with another word there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter.checking.tables import read_rows
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.periods import PERIOD, days

_TABLE = Path(__file__).with_name("clauses.txt")
_SLOT = re.compile(r"\{([^{}]*)\}")
_BODY = "机关|机构|部门|法院|检察院|政府|委员会|局|厅|公司|协会|中心"
_GAP, _CLOSE = r"[^。；\n]{0,24}?", r"(?:的，)?[^，。；、\n]{0,16}?"
_SOON = r"[^，。；\n不未无非禁拒]{0,8}?"
"""What stands between two words of a clause: anything, the rest of a clause, a few words that turn nothing round."""
_WRONG = {
    "不得": "应当|可以|必须|方可|有权|能够|一律|须",
    "应当": "不得|不应|不能|不可|不必|不需|无需|无须|毋需|可不|不用|禁止|严禁",
    "不少于": "(?:不得|不应|不能|不)(?:多于|超过|高于|大于)|至多|最多",
    "不超过": "(?:不得|不应|不能|不)(?:少于|低于|小于)|至少|最少",
}
"""What a word of a clause is turned round into."""
_NOT = r"(?<![不未无非没禁])"
_LIMIT = re.compile(r"^([≤≥]?)(.+)$")
_SET = re.compile(PERIOD)
_SLACK = 1.05
"""Twenty working days and twenty-nine days are the same."""


class Told(NamedTuple):
    """A clause told otherwise than the law has it."""

    start: int
    end: int
    clause: str
    """The law and the number of its article, or what else has it."""
    right: str
    """How the clause says it."""


class _Clause(NamedTuple):
    pattern: WordPattern
    source: str
    right: str
    limits: tuple[float, ...]
    """The periods allowed, in days; none where the clause sets none."""
    kind: str
    """Empty, ≤ or ≥: whether a period is just so long, at most or at least."""

    def is_kept(self, match: re.Match[str]) -> bool:
        """Return whether what `match` found is as the clause has it."""
        if not self.limits:
            return False
        told, plain = days(match), days(match) / (1.45 if "工作日" in match["unit"] else 1)
        if self.kind == "≤":
            return min(told, plain) <= max(self.limits) * _SLACK
        if self.kind == "≥":
            return told * _SLACK >= min(self.limits)
        return any(abs(each - told) < 1 or abs(each - plain) < 1 for each in self.limits)


@lru_cache(maxsize=1)
def _clauses() -> tuple[_Clause, ...]:
    return tuple(_clause(law, *fields) for law, fields in read_rows(_TABLE))


def _clause(law: str, article: str, told: str) -> _Clause:
    slot = next(match[1] for match in _SLOT.finditer(told))
    is_period = slot[0] in "≤≥0123456789一二三四五六七八九十两"
    kind, set_ = _LIMIT.match(slot).groups() if is_period else ("", "")  # type: ignore[union-attr]
    limits = tuple(days(each) for each in _SET.finditer(set_.replace("/", " ")))
    right = told if slot[0] in "!=" else _SLOT.sub(lambda match: match[1].split("/")[0], told)
    source = f"《{law}》第{article}条" if article.isdigit() else article
    return _Clause(WordPattern(_pattern(told)), source, _words(right), limits, kind)


def _words(told: str) -> str:
    """Return a line of the table as words: the first of each choice."""
    words = (_SLOT.sub("", word.split("/")[0]) for word in re.sub(r"[!=][^{}]*", "", told).split())
    return "……".join(filter(None, words))


def _pattern(told: str) -> str:
    parts = [_part(word) for word in told.split()]
    is_of_body = "{=" in told
    pattern = parts[0]
    for place, part in enumerate(parts[1:]):
        turns = "{" in told.split()[place] and "P<number>" not in parts[place]
        pattern += (_CLOSE if is_of_body else _SOON if turns else _GAP) + part
    return pattern


def _part(word: str) -> str:
    """Return the pattern of one word of a line, or of several of which one stands, with what is wrong in braces."""
    before, brace, rest = word.partition("{")
    if not brace:
        return f"(?:{'|'.join(map(re.escape, word.split('/')))})"
    slot, _, after = rest.partition("}")
    opening = f"(?:{'|'.join(map(re.escape, before.split('/')))})" if before else ""
    return opening + _wrong(slot) + re.escape(after)


def _wrong(slot: str) -> str:
    if slot.startswith("!"):
        return f"{_NOT}(?P<at>{'|'.join(map(re.escape, slot[1:].split('/')))})"
    if slot.startswith("="):
        return f"[给至到由向]?(?![一-鿿]{{0,6}}(?:{slot[1:].replace('/', '|')}))(?P<at>[一-鿿]{{1,8}}?(?:{_BODY}))"
    if slot in _WRONG:
        return f"{_NOT}(?P<at>{_WRONG[slot]})"
    return f"(?P<at>{PERIOD})"


def told_otherwise(text: str) -> Iterator[Told]:
    """Yield the clauses that `text` tells otherwise than the laws have them."""
    for clause in _clauses():
        for match in clause.pattern.finditer(text):
            if not clause.is_kept(match):
                yield Told(*match.span("at"), clause.source, clause.right)
