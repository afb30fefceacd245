"""The rule about 抄送机关: nobody twice, and no copy for whom the report is addressed to."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.rules.figures.figures_of_answers import unless_answers_break
from drafter.hints import quoted
from drafter.model.relation_recipients import RULE, names_in

_LABEL = "抄送："
_GOOD = Example(
    "甲区教育局2021年法治政府建设情况报告\n甲区人民政府：\n一、主要举措\n检查77次。\n\n甲区教育局\n2022年1月29日",
    answers="单位和报告:\n  主送机关: 甲区人民政府\n公文格式:\n  版记: 有\n  抄送机关: [甲区司法局, 甲区审计局]\n其他情况: 无\n",
)
_BAD = Example(
    "", answers="单位和报告:\n  主送机关: 甲区人民政府\n公文格式:\n  版记: 有\n  抄送机关: [甲区司法局, 甲区司法局]\n"
)


@rule(
    RULE, "抄送机关不重复，也不是主送机关", Severity.WARNING,
    "《党政机关公文处理工作条例》第九条（八）、（十五）", _GOOD, _BAD,
)  # fmt: skip
@unless_answers_break(RULE)
def _copies(manuscript: Manuscript) -> Iterator[Hit]:
    if manuscript.report is not None:
        return
    addressed = {name for each in manuscript.passages if each.role is Role.ADDRESSEE for name in names_in(each.text)}
    for i, passage in enumerate(manuscript.passages):
        if passage.role is not Role.IMPRINT or not passage.text.startswith(_LABEL):
            continue
        names = names_in(passage.text.removeprefix(_LABEL))
        for name in dict.fromkeys(names):
            if names.count(name) > 1:
                yield Hit(Spot(i), f"抄送机关里{quoted(name)}写了{names.count(name)}次", "请只留一个")
            if name in addressed:
                yield Hit(Spot(i), f"{quoted(name)}是主送机关，又写在抄送机关里", "请从抄送机关里删去它")
