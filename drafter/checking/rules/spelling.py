"""Rules about characters: words spelt with one that looks or sounds like the right one."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.text.prose import prose_of
from drafter.checking.text.spelling import misspelt, slips
from drafter.enclosures import replaced
from drafter.hints import quoted

_NAMES = {"《": "》", "“": "”"}
"""What is quoted has its own spelling."""
_REASON = "《党政机关公文处理工作条例》第二十条：文字正确"
_GOOD = Example("全年检查77次，建立整改台账，已办结9件，健全持证上岗制度，举办法治讲座。")


@rule(
    "用语-错词", "没有形近、音近的错字", Severity.WARNING, _REASON + "；《现代汉语词典》《第一批异形词整理表》",
    _GOOD, "建立台帐，以办结9件，做好法冶宜传，举办教帅培驯，必需持证上岗。",
)  # fmt: skip
def _misspelt(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    text = replaced(prose.text, _NAMES, lambda hidden: "□" * len(hidden), in_line=True)
    listed = tuple(misspelt(text))
    taken = {place for slip in listed for place in range(slip.start, slip.end)}
    others = (slip for slip in slips(text) if slip.start not in taken and slip.end - 1 not in taken)
    for slip in sorted((*listed, *others)):
        message = f"{quoted(slip.written)}疑为{quoted(slip.right)}之误"
        yield Hit(prose.spot(slip.start, slip.end), message, f"核对，改为{quoted(slip.right)}")
