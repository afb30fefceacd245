"""A rule about words that right reports never have where they stand; what other rules say of the same words goes before it."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.text.exchanged_words import exchanged_words
from drafter.checking.text.prose import prose_of
from drafter.enclosures import masked
from drafter.hints import quoted

_TITLES = {"《": "》"}
_BESIDE = 2
"""Characters on either side of a word that tell where it stands."""


@rule(
    "用语-词写反写混", "词没有写成意思相反、相近的另一个词", Severity.HINT, "《党政机关公文处理工作条例》第十九条、第二十条：表述准确，文字正确",
    "局主要负责人出庭应诉1次，向公安机关移送涉嫌犯罪线索1件，在收到申请之日起20个工作日内答复。",
    "局主要负责人出庭公诉1次，向人民法院移送涉嫌犯罪线索1件，在收到申请之日起20个自然日内答复。",
    near="行政执法效能显著增强，登记为营利性民办学校2所，法院已作出裁定，最高的一件罚款4万元。",
)  # fmt: skip
def _exchanged(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for slip in exchanged_words(masked(prose.text, _TITLES)):
        around = prose.text[max(0, slip.start - _BESIDE) : slip.end + _BESIDE]
        if prose.text.count(around) == 1:  # what is said again so is the report's own way to say it
            message = f"{quoted(slip.written)}在这里少见，通常写{quoted(slip.right)}"
            yield Hit(prose.spot(slip.start, slip.end), message, f"核对，是不是写反、写混了：{quoted(slip.right)}")
