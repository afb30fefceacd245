"""A rule about words of one meaning side by side: 支持支撑 says one thing twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import permutations
from pathlib import Path

import drafter.checking.text as texts
from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.tables import read_rows
from drafter.checking.text.line_index import held_in
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_TABLE = Path(texts.__file__).with_name("near_synonyms.txt")


@lru_cache(maxsize=1)
def _pairs() -> tuple[str, ...]:
    """Return what two words of one meaning make side by side, but for those that go together."""
    rows = [(row[0].split(), row[1].split(",") if len(row) > 1 else []) for _, row in read_rows(_TABLE)]
    fine = {each for _, allowed in rows for each in allowed}
    pairs = (one + other for words, _ in rows for one, other in permutations(words, 2))
    return tuple(dict.fromkeys(each for each in pairs if each not in fine))


@rule(
    "用语-意思重复", "意思相近的两个词不连着写", Severity.HINT, "《党政机关公文处理工作条例》第十九条：文字精练",
    "为疑难案件提供专业支撑，健全完善各项制度，加强监督检查。", "为疑难案件提供专业支持支撑。",
    near="贯彻落实各项制度，总结经验做法，明确目标任务，按照保障措施推进。",
)  # fmt: skip
def _one_meaning(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for pair in held_in(prose.text, _pairs()):
        for match in re.finditer(pair, prose.text):
            message = f"{quoted(pair)}两个词意思相近，像是多写了一个"
            yield Hit(prose.spot(*match.span()), message, f"只留一个，如“{pair[:2]}”")
