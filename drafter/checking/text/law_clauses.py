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
_TO_WRONG = r"(?:(?!不予|免予|免于|[，、]不|或者?不|，[对但而]|外|除)[^。；\n]){0,24}?"
_FROM_PERIOD = r"(?:(?!日内|月内|[0-9])[^。；\n]){0,24}?"
_FAULTS = (
    "拖延|延迟|迟延|延误|推诿|怠于|逃避|规避|放弃|限制|剥夺|妨碍|阻碍|阻挠|干扰|影响|擅自|随意|变相|违反|敷衍|代替|仅|只|再|因|后"
    "|篡改|伪造|删|毁|隐|瞒|漏|泄|避免|防止|杜绝|预防|制止|抵制|取消|停止|纠正|清理|整治|查处|减少|规范|超"
)
_SOON = rf"(?:(?!{_FAULTS})[^，、。；\n不未无非禁拒]){{0,8}}?"
"""What stands between two words of a clause: anything, the rest of a clause, what leads to no exception, what tells of
no other period, a few words that turn nothing round (不得拖延移送, 应当杜绝).
"""
_WRONG = {
    "不得": "不得不|应当|可以|必须|方可|有权|能够|一律|须",
    "应当": "不得|不应|不能|不可|不必|不需|无需|无须|毋需|可不|不用|禁止|严禁",
    "不少于": "(?:不得|不应当?|不能|不可|不)(?:多于|超过|超出|高于|大于)|至多|最多",
    "不超过": "(?:不得|不应当?|不能|不可|不)(?:少于|低于|小于)|至少|最少",
}
"""What a word of a clause is turned round into."""
_BOUNDS = frozenset(["不少于", "不超过"])
_NOT = r"(?<![不未无非没禁免])"
_SAID = r"(?<!(?<!不得)不)(?<!(?<!罚)没)(?<![未无非])"
"""Before a word of a clause: nothing that denies it; 不得不 and 罚没 deny nothing."""
_COUNTS = r"(?!不?(?:少于|低于|小于|短于|早于|多于|超过|超出|高于|大于|长于|晚于|迟于)[^，。；\n]{0,2}[0-9一二两三四五六七八九十])"
"""Behind 不得 or 应当, what makes them a bound of a number: 执法人员不得少于两人，并主动出示执法证件."""
_NO_BODY = "情况|情形|工作|机制|制度|标准|程序|案件|线索|条件|范围|清单|数|率|后|前|的|时"
"""Behind 移送, what is no body that gets it: 移送工作由某局牵头."""
_DENIED = WordPattern(
    r"(?:不得(?!不)|不能(?!成立)|不应|不可|不准|不许|严禁|禁止|防止|杜绝|避免|取消|查处|整治|纠正|制止|排查|违规|问题)[^，。；：\n]*$"
)
"""In a clause before a wrong word, what says that it is not to be: 受托组织不得以自己名义实施处罚."""
_LIMIT = re.compile(r"^([≤≥]?)(.+)$")
_SET = re.compile(PERIOD)
_FURTHEST = 24
"""Characters before a wrong word in which it may be denied."""
_LATER = re.compile("(?:以|之)?(?:后|外)(?!的)")
"""Behind a period within which something is to be done: it is told as one after which it is."""
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
        if self.kind == "≤" and _LATER.match(match.string, match.end("unit")):
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
        pattern += (_CLOSE if is_of_body else _between(parts[place], part)) + part
    return pattern


def _between(before: str, after: str) -> str:
    """Return the pattern of what may stand between two parts of a clause."""
    if "P<number>" in before:
        return _FROM_PERIOD
    if "P<at>" in before:
        return _SOON
    return _GAP if "P<number>" in after or "P<at>" not in after else _TO_WRONG


def _part(word: str) -> str:
    """Return the pattern of one word of a line, or of several of which one stands, with what is wrong in braces."""
    before, brace, rest = word.partition("{")
    if not brace:
        return f"{_SAID}(?:{'|'.join(map(re.escape, word.split('/')))})"
    slot, _, after = rest.partition("}")
    opening = f"{_SAID}(?:{'|'.join(map(re.escape, before.split('/')))})" if before else ""
    return opening + _wrong(slot) + re.escape(after)


def _wrong(slot: str) -> str:
    if slot.startswith("!"):
        words = slot[1:].split("/")
        more = ["不得不"] if "可以" in words and "应当" in words else []
        return f"{_NOT}(?P<at>{'|'.join(map(re.escape, more + words))}){_COUNTS}"
    if slot.startswith("="):
        return f"[给至到由向]?(?!{_NO_BODY})(?![一-鿿]{{0,6}}(?:{slot[1:].replace('/', '|')}))(?P<at>[一-鿿]{{1,8}}?(?:{_BODY}))"
    if slot in _WRONG:
        bound = "" if slot in _BOUNDS else _COUNTS
        return f"{_NOT}(?P<at>{_WRONG[slot]}){bound}"
    return f"(?P<at>{PERIOD})"


def told_otherwise(text: str) -> Iterator[Told]:
    """Yield the clauses that `text` tells otherwise than the laws have them."""
    for clause in _clauses():
        for match in clause.pattern.finditer(text):
            start = match.start("at")
            denied = not clause.limits and _DENIED.search(text, max(0, start - _FURTHEST), start)
            if not denied and not clause.is_kept(match):
                yield Told(*match.span("at"), clause.source, clause.right)
