"""A rule about names that are fixed: a word of one put in place of its like, or two of them exchanged, is a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import drafter.checking.text as texts
from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.tables import read_rows
from drafter.checking.text.line_index import held_in
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_TABLE = Path(texts.__file__).with_name("fixed_names.txt")
_LIKE = "同类的词"
_GOOD = "在国家宪法日开展普法，机构全部纳入全国校外教育培训监管与服务综合平台，落实行政执法公示制度。"


class _Name(NamedTuple):
    words: tuple[str, ...]
    allowed: frozenset[str]
    """The name itself, and what may be written for it."""


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[_Name, ...], dict[str, tuple[str, ...]]]:
    """Return the names, and for each word those that are easily written for it."""
    names: list[_Name] = []
    likes: dict[str, tuple[str, ...]] = {}
    for heading, row in read_rows(_TABLE):
        words = tuple(row[0].split())
        if heading.startswith(_LIKE):
            likes.update({w: (*likes.get(w, ()), *(each for each in words if each != w)) for w in words})
        else:
            others = row[1].split(",") if len(row) > 1 else []
            names.append(_Name(words, frozenset(["".join(words), *others])))
    return tuple(names), likes


@lru_cache(maxsize=1)
def _all_right() -> frozenset[str]:
    return frozenset(each for name in _names()[0] for each in name.allowed)


def _slips_of(name: _Name) -> Iterator[str]:
    """Yield what is written where one word of `name` is another of its like, or stands behind the next."""
    words, likes = name.words, _names()[1]
    for place, word in enumerate(words):
        yield from ("".join((*words[:place], other, *words[place + 1 :])) for other in likes.get(word, ()))
    for place, (one, other) in enumerate(pairwise(words)):
        if len(words) > _TOO_FEW:
            yield "".join((*words[:place], other, one, *words[place + 2 :]))


_TOO_FEW = 3
"""Words; two exchanged of so few may mean something else."""


@lru_cache(maxsize=1)
def _slips() -> dict[str, str]:
    """Return each slip with the right name."""
    return {slip: "".join(name.words) for name in _names()[0] for slip in _slips_of(name) if slip not in _all_right()}


_LOCAL = WordPattern(r"(?:[省市县区州旗]|本[省市县区]|我[省市县区]|学校|校园|本校)的?$")
"""What stands before a name of a place's own."""


@rule(
    "用语-名称换词", "固定的名称没有换了词、颠倒了词", Severity.HINT, "会议、节日、平台、机构、制度的正式名称",
    _GOOD, _GOOD.replace("国家宪法日", "全国宪法日"),
    near="举办宪法日活动，参加全省教育工作会议，各区建立监管平台、法治宣传日。",
)  # fmt: skip
def _other_words(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for slip in held_in(prose.text, _slips()):
        right = _slips()[slip]
        for match in re.finditer(re.escape(slip), prose.text):
            if not _is_another(prose.text, match, right):
                message = f"{quoted(slip)}和固定的名称{quoted(right)}差一个词"
                yield Hit(prose.spot(*match.span()), message, f"核对，改为“{right}”；确是另一件事可以不改")


def _is_another(text: str, match: re.Match[str], right: str) -> bool:
    """Return whether it is a title, a place's own name, or part of another name that is as it should be."""
    before = text[max(0, match.start() - _NEAR) : match.start()]
    if before.rfind("《") > before.rfind("》") or _LOCAL.search(before):
        return True
    near = before + text[match.start() : match.end() + _NEAR]
    return any(match[0] in each and each in near for each in _all_right() if each != right)


_NEAR = 12
