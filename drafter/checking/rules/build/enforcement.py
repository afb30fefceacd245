"""Rules about the parts of the 行政执法工作报告: bodies, officers, cases, reconsideration and litigation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.text.prose import prose_of
from drafter.checking.text.statutory_parts import StatutoryPart, part_spans
from drafter.hints import quoted
from drafter.model.report_type import ReportType

_TYPE = ReportType.ENFORCEMENT
_PARTS = (
    ("行政执法主体", r"执法主体|执法机构|执法科室|(?:法制|法规|执法)(?:科|股|处|室|大队)|委托执法"),
    ("行政执法人员", r"执法人员|执法证|持证"),
    ("行政执法案件", r"行政检查|执法检查|行政处罚|案件|行政许可"),
    ("行政复议、行政诉讼", r"行政复议|行政诉讼|行政应诉|复议、诉讼|复议和诉讼|复议诉讼"),
    ("三项制度", r"三项制度|全过程记录"),
)
_ENDS = ((StatutoryPart.SHORTCOMINGS, "存在的问题"), (StatutoryPart.PLANS, "下一步打算"))
_LOCAL = "各地行政执法监督规定对年度行政执法工作报告的要求，以本地通知为准；如《天津市行政执法监督规定》"
_GOOD = Example(
    "甲区教育局2021年度行政执法工作报告\n一、基本情况\n（一）执法主体\n设法制科，负责执法。\n（二）执法人员\n持证执法人员11人。\n"
    "（三）执法案件\n行政检查77次，落实三项制度。\n（四）复议诉讼\n没有行政复议和行政诉讼案件。\n"
    "二、存在的问题\n人手不足。\n三、下一步打算\n加强培训。",
    type=_TYPE,
)


@rule(
    "执法-缺项", "执法报告写了主体、人员、案件、复议诉讼", Severity.HINT, _LOCAL,
    _GOOD, Example(_GOOD.text.replace("（四）复议诉讼\n没有行政复议和行政诉讼案件。\n", ""), type=_TYPE),
)  # fmt: skip
def _missing(manuscript: Manuscript) -> Iterator[Hit]:
    if manuscript.type is not _TYPE or not prose_of(manuscript).is_whole():
        return
    text = prose_of(manuscript).text
    for name, words in _PARTS:
        if not re.search(words, text):
            mend = f"补写{quoted(name)}的情况；没有发生的写明没有，没有这项职责的写明没有"
            yield Hit(Spot(), f"没有写{quoted(name)}的情况", mend)


@rule(
    "执法-问题打算", "执法报告写了问题和打算", Severity.HINT, _LOCAL,
    _GOOD, Example(_GOOD.text.replace("三、下一步打算\n加强培训。", ""), type=_TYPE),
)  # fmt: skip
def _unfinished(manuscript: Manuscript) -> Iterator[Hit]:
    if manuscript.type is not _TYPE or not prose_of(manuscript).is_whole():
        return
    for part, name in _ENDS:
        if not part_spans(manuscript, part):
            yield Hit(Spot(), f"没有写{quoted(name)}", "补写一章")
