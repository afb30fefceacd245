"""A rule about sentences that are a statute's own words, but for a number or a denial."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.text.near_quotations import near_quotations
from drafter.checking.text.prose import prose_of
from drafter.enclosures import masked
from drafter.hints import quoted

_TITLES = {"《": "》"}
_BESIDE = 4
"""Characters on either side that are shown."""


@rule(
    "用语-法条原话", "照着法条写的话，里面的数、“不”“未”“不得”和法条一样", Severity.HINT, "《党政机关公文处理工作条例》第十九条：符合法律法规规定",
    "当事人要求听证的，应当在行政机关告知后五日内提出；有证据足以证明没有主观过错的，不予行政处罚。",
    "当事人要求听证的，应当在行政机关告知后三日内提出；有证据足以证明存在主观过错的，不予行政处罚。",
    near="申请材料不齐全的，当场或者在5日内一次告知申请人需要补正的全部内容；未经法制审核的，不作出决定。",
)  # fmt: skip
def _near_a_statute(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for other in near_quotations(masked(prose.text, _TITLES), manuscript.year):
        before, after = (
            prose.text[max(0, other.start - _BESIDE) : other.start],
            prose.text[other.end : other.end + _BESIDE],
        )
        written, right = (quoted(f"{before}{words}{after}") for words in (other.written, other.right))
        message = f"{written}前后都是{other.statute}的话，法条里是{right}"
        yield Hit(prose.spot(other.start, max(other.end, other.start + 1)), message, f"核对，是不是{right}")
