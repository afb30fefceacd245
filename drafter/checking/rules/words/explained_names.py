"""A rule about sets that a report spells out: “五项管理”，即作业、睡眠、手机、读物、体质 names what belongs to them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.tables import read_table
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_TABLE = Path(__file__).with_suffix(".yaml")
_GOOD = "全面落实“双减”，即减轻学生作业负担和校外培训负担。落实“五项管理”（作业、睡眠、手机、读物、体质管理）。"
_SPLIT = WordPattern("[、，和及与]+")


@lru_cache(maxsize=1)
def _sets() -> tuple[tuple[str, WordPattern, WordPattern, str], ...]:
    return tuple(
        (
            name,
            WordPattern(
                rf"“?{name}”?[^，。；：（\n]{{0,8}}(?:，(?:即|也就是|包括)(?:：)?|：|（|，指的?是)(?P<list>[^。；：（）\n0-9]{{4,80}}?)(?=[。；）]|，(?:全|切|扎|推|实|深|加|进|不断|有|持|确))"
            ),
            WordPattern(members),
            right,
        )
        for name, members, right in read_table(_TABLE)["释名"]
    )


@rule(
    "用语-释名", "“双减”“五项管理”一类的提法，解释得对", Severity.HINT, "中央和国务院、教育部文件；见 explained_names.yaml",
    _GOOD, _GOOD.replace("校外培训负担", "家务负担"),
    near="落实“双减”，巩固成果、深化治理。推进“三项制度”，规范执法行为、提升执法水平。",
)  # fmt: skip
def _explained(manuscript: Manuscript) -> Iterator[Hit]:
    """Find the one thing of a list that is none of the set, where another of the list is."""
    prose = prose_of(manuscript)
    for name, expression, members, right in _sets():
        for match in expression.finditer(prose.text):
            items = [each for each in _SPLIT.split(match["list"]) if len(each) > 1]
            wrong = [each for each in items if not members.search(each)]
            if len(items) > 1 and len(wrong) == 1:
                start = match.start("list") + match["list"].find(wrong[0])
                message = f"“{name}”里没有{quoted(wrong[0])}"
                yield Hit(prose.spot(start, start + len(wrong[0])), message, f"核对：{right}")
