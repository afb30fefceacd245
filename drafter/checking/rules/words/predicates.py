"""A rule about nouns and what is said of them: 满意度 rises or improves, it is not strengthened like 管理."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import drafter.checking.text as texts
from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.tables import read_rows
from drafter.checking.text.line_index import held_in
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_TABLE = Path(texts.__file__).with_name("predicates.txt")
_HOW = "(?:得到(?:了)?|有(?:了)?|进一步|不断|持续|显著|明显|大幅|大力|稳步|逐步|有效|切实|全面|更加|日益|较大|逐渐|日趋|已|再|均|都|实现|的)"
_ENDS = "(?=[，。；、\n]|和|与|$)"
_GOOD = "人民群众满意度进一步提升，普法覆盖面不断扩大，法治意识得到增强，管理机制逐步健全。"


@lru_cache(maxsize=1)
def _predicates() -> dict[str, frozenset[str]]:
    """Return what may be said of each noun."""
    rows = [(row[0].split(), frozenset(row[1].split())) for _, row in read_rows(_TABLE)]
    found = {noun: said for nouns, said in rows for noun in nouns}
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


@lru_cache(maxsize=8)
def _said_of(nouns: tuple[str, ...]) -> re.Pattern[str]:
    said = "|".join(sorted(frozenset().union(*_predicates().values())))
    return re.compile(rf"(?P<noun>{'|'.join(nouns)})(?P<how>{_HOW}{{1,3}})(?P<verb>{said}){_ENDS}")


@rule(
    "用语-说法搭配", "名词后面的说法是它能用的", Severity.HINT,
    "《党政机关公文处理工作条例》第十九条：表述准确；主谓搭配的通行用法",
    _GOOD, _GOOD.replace("进一步提升", "进一步加大"),
    near="提升治理能力水平，责任进一步压实，矛盾纠纷有效化解，办学行为持续规范。",
)  # fmt: skip
def _said(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    nouns = tuple(held_in(prose.text, _predicates()))
    for match in _said_of(nouns).finditer(prose.text) if nouns else ():
        if match["verb"] not in _predicates()[match["noun"]]:
            usual = "”“".join(sorted(_predicates()[match["noun"]])[:3])
            message = f"{quoted(match['noun'])}和{quoted(match['verb'])}不搭配：{quoted(match[0])}"
            yield Hit(prose.spot(*match.span()), message, f"核对，改动词，如“{usual}”")
