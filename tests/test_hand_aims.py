"""Numbers of what is planned, and bounds, are told apart from those of what was done."""

from __future__ import annotations

import pytest

from drafter.merging.numbers.hand_aims import HandAims
from drafter.model.worded_numbers import numbers_in


@pytest.mark.parametrize(
    ("paragraphs", "planned"),
    [
        (
            [
                "一、主要成效",
                "组织培训2次。",
                "二、下一步打算",
                "（一）抓培训。组织培训4次。",
                "三、其他事项",
                "处理信访5件。",
            ],
            ["4次"],
        ),
        (["组织培训2次。下一步，我局将抓好三件事，组织培训4次。"], ["三件", "4次"]),
        (["检查学校不少于20所，组织培训2次。"], ["不少于20所"]),
        (["全年检查学校20所，力争明年达到30所。"], ["30所"]),
        (["一、落实上一年度工作安排情况", "组织培训2次。"], []),
        (["一、存在的不足和下一步打算", "记录仪仅2台。", "下一步，新增记录仪3台。"], ["3台"]),
    ],
)
def test_planned_numbers(paragraphs: list[str], planned: list[str]) -> None:
    aims = HandAims(paragraphs)
    numbers = [(i, each) for i, text in enumerate(paragraphs) for each in numbers_in(text) if each.measure]
    assert [f"{each.text}{each.measure}" for i, each in numbers if aims.hold(i, each)] == planned
