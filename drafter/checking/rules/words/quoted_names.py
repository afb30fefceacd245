"""Rules about fixed names in quotation marks: “治随机、一公开” is “双随机、一公开” with a slip."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import drafter.checking.text as texts
from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.tables import read_rows
from drafter.checking.text.likeness import distance
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_TABLE = Path(texts.__file__).with_name("quoted_names.txt")
_QUOTED = WordPattern(r"“(?P<at>[^“”\n]{3,14})”")
_SHORTEST = 3
_SURE = 4
"""Characters from which on a name may lack one or have one too many."""


@lru_cache(maxsize=1)
def _names() -> tuple[str, ...]:
    return tuple(name for _, (line,) in read_rows(_TABLE) for name in line.split() if len(name) >= _SHORTEST)


@rule(
    "用语-引号名称", "引号里的固定名称一字不差", Severity.HINT, "中央文件和国务院、教育部文件的固定提法",
    "推行“双随机、一公开”监管，抓住“关键少数”，深化“放管服”改革。", "推行“治随机、一公开”监管，抓住“关键多数”。",
    near="推行“一校一策”“三项清单”，开展“护学”行动，教育“绝大多数”，提升“三率”。",
)  # fmt: skip
def _near_names(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _QUOTED.finditer(prose.text):
        written = match["at"]
        if written.replace("，", "、") in _names():
            continue  # the mark has a rule of its own
        right = next((name for name in _names() if _is_slip(written, name)), "")
        if right:
            message = f"{quoted(written)}和固定的名称{quoted(right)}差一个字"
            yield Hit(prose.spot(*match.span("at")), message, f"改为“{right}”；确是别的名称可以不改")


def _is_slip(written: str, name: str) -> bool:
    """Return whether `written` is `name` with one character wrong; a longer one may lack one or have one too many."""
    if len(written) != len(name) and min(len(written), len(name)) < _SURE:
        return False
    return abs(len(written) - len(name)) <= 1 and distance(written, name, 1) == 1
