"""Figures that say that others make them are doubted when nothing beside them does, however the paragraph tells it."""

from __future__ import annotations

import pytest

from drafter.checking.rules import filed_rules
from drafter.checking.sources.from_text import read_text

RULE = next(rule for rule in filed_rules() if rule.name == "数字-算得出")


def findings(text: str) -> list[str]:
    """Return what the rule says of a report of one paragraph."""
    return [hit.message for hit in RULE.check(read_text(text, "例.txt", 2023))]


@pytest.mark.parametrize(
    ("right", "old", "wrong"),
    [
        ("发现隐患158处，已整改151处，其余7处列入明年计划。", "其余7处", "其余9处"),
        ("收到申请214件，上年结转3件，办理210件，结转下年度7件。", "下年度7件", "下年度5件"),
        ("新购4台，连同原有3台，共有7台。", "共有7台", "共有8台"),
        ("罚款1.2万元、2.4万元，合计3.6万元。", "3.6万元", "3.8万元"),
        ("收取费用14.56万元，涉及学生28人，人均5200元。", "5200元", "520元"),
    ],
)
def test_a_figure_that_nothing_makes_is_told(right: str, old: str, wrong: str) -> None:
    assert findings(right) == []
    assert len(findings(right.replace(old, wrong))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "审核文件3件、合同36份、其他事项21件，共60件。",
        "举办培训7期，每期120人，共培训840人。",
        "组织培训5期，培训310人次，平均每期62人次。",
        "公布许可事项6项、确认事项3项、其他公共服务事项18项。",
        "现有学校42所，其余8所在建。",
    ],
)
def test_what_others_may_make_elsewhere_is_left_alone(text: str) -> None:
    assert findings(text) == []
