"""Rules about words and characters that right reports never have where they stand; what other rules say of the same goes before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from drafter.checking.manuscript import Manuscript, read_once
from drafter.checking.rule import Hit, Severity, Spot, rule
from drafter.checking.text.better_readings import better_readings
from drafter.checking.text.exchanged_words import exchanged_words
from drafter.checking.text.mistyped_characters import mistyped_characters
from drafter.checking.text.prose import prose_of
from drafter.checking.text.spelling import Slip
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
    for spot, slip, _ in _said_once(manuscript, exchanged_words):
        message = f"{quoted(slip.written)}在这里少见，通常写{quoted(slip.right)}"
        yield Hit(spot, message, f"核对，是不是写反、写混了：{quoted(slip.right)}")


@rule(
    "用语-别字", "字没有写成音近、形近的另一个字，也没有颠倒", Severity.WARNING, "《党政机关公文处理工作条例》第二十条：文字正确",
    "责令限期改正51个，作出不予许可决定5件，内容涵盖宪法、民法典，让群众少跑路。",
    "责令期限改正51个，作出不于许可决定5件，内容函盖宪法、民法典，让群从少跑路。",
    near="行政处罚十件，县区执法力量不足，依法治省委员会办公室设在省司法厅。",
)  # fmt: skip
def _mistyped(manuscript: Manuscript) -> Iterator[Hit]:
    for spot, slip, around in (*_said_once(manuscript, mistyped_characters), *_better_read(manuscript)):
        if slip.sure:
            message = f"{quoted(around)}里的{quoted(slip.written)}疑为{quoted(slip.right)}之误"
            yield Hit(spot, message, f"核对，改为{quoted(slip.right)}")


@rule(
    "用语-读得更顺", "字没有写成别的字，也没有漏掉", Severity.HINT, "《党政机关公文处理工作条例》第二十条：文字正确",
    "提升法治教育实效，强化重点领域监督，主动公开政府信息，公开征求意见30日。",
    "提升法治教育时效，强化重点领城监督，主动开政府信息，公开征求意30日。",
    near="增强时效性，严禁以罚代刑，聘请法治辅导员。",
)  # fmt: skip
def _read_better(manuscript: Manuscript) -> Iterator[Hit]:
    for spot, slip, around in _better_read(manuscript):
        if not slip.sure:
            message = f"{quoted(around)}里的{quoted(slip.written)}写成{quoted(slip.right)}读起来更顺"
            yield Hit(spot, message, f"核对，是不是{quoted(slip.right)}")


@read_once
def _better_read(manuscript: Manuscript) -> tuple[tuple[Spot, Slip, str], ...]:
    return tuple(_said_once(manuscript, better_readings))


def _said_once(manuscript: Manuscript, find: Callable[[str], Iterator[Slip]]) -> Iterator[tuple[Spot, Slip, str]]:
    """Yield what `find` doubts of a report, with its place and the words around it; what stands twice so is the report's own way."""
    prose = prose_of(manuscript)
    for slip in find(masked(prose.text, _TITLES)):
        around = prose.text[max(0, slip.start - _BESIDE) : slip.end + _BESIDE]
        if prose.text.count(around) == 1:
            yield prose.spot(slip.start, slip.end), slip, around
