"""A rule about what becomes of requests, cases and papers: a review ends as reviews do, a request for information as those."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.tables import read_table
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_TABLE = Path(__file__).with_suffix(".yaml")
_ITEM = r"[^，。；、：0-9\n（）]{2,14}?[0-9]{1,6}(?:件|卷|宗|家|所|份|项|起|人|名)"
_GOOD = (
    "办理依申请公开14件，其中予以公开9件、部分公开2件、不予公开3件。办理行政复议案件5件，维持3件、撤销1件、驳回1件。"
)


class _Process(NamedTuple):
    name: str
    expression: WordPattern
    """Finds the process with the list of what became of it, in a group `list`."""
    allowed: WordPattern
    """What may become of it."""
    source: str


@lru_cache(maxsize=1)
def _processes() -> tuple[_Process, ...]:
    return tuple(
        _Process(
            name,
            WordPattern(rf"(?:{words})[^。；\n]{{0,50}}?(?P<list>{_ITEM}(?:、{_ITEM}){{1,8}})"),
            WordPattern(outcomes),
            source,
        )
        for name, words, outcomes, source in read_table(_TABLE)["结果"]
    )


_LABEL = WordPattern(r"(?P<label>[^，。；、：0-9\n（）]{2,14}?)(?P<number>[0-9]{1,6})(?:件|卷|宗|家|所|份|项|起|人|名)")
_LEADS = WordPattern(
    r"^(?:其中|全年|均|已|依法|予以|分别为|分别是|包括|有|经|另有?|决定|判决|裁定|作出|结果为|评出|评定为?|认定)+"
)
_OTHER = WordPattern(
    "其余|其他|另|含|类|[较比]|上年|去年|应|共|合计|新|结转|建议|终止|涉及|占|平均|增|减|下降|上升|行政|同比|(?:信息|申请|案件|事项|文件|复议|诉讼|许可|检查)$"
)
"""Words of what is no outcome but another number of the same."""
_FEWEST = 2
"""Outcomes that a list must have besides the doubted one."""


@rule(
    "用语-办理结果", "复议、申诉、公开申请、评查的结果是法定的那几种", Severity.HINT, "有关的法律、法规；见 outcomes.yaml",
    _GOOD, _GOOD.replace("不予公开3件", "不予受理3件"),
    near="办理依申请公开14件，其中予以公开9件、部分公开2件；接待来访3件。",
)  # fmt: skip
def _outcomes(manuscript: Manuscript) -> Iterator[Hit]:
    """Find the one outcome of a list that is none of its process, where all others are."""
    prose = prose_of(manuscript)
    for process in _processes():
        for match in process.expression.finditer(prose.text):
            items = [each for each in _LABEL.finditer(match["list"]) if _LEADS.sub("", each["label"])]
            wrong = [
                each for each in items if not process.allowed.search(each["label"]) and not _OTHER.search(each["label"])
            ]
            if len(wrong) == 1 and len(items) - 1 >= _FEWEST:
                start = match.start("list") + wrong[0].start()
                label = _LEADS.sub("", wrong[0]["label"])
                message = f"{process.name}没有{quoted(label)}这样的结果"
                yield Hit(prose.spot(start, start + len(wrong[0][0])), message, f"核对（{process.source}）")
