"""Two digits that changed places are told where the sentence adds up with them turned back, and as it is written does not."""

from __future__ import annotations

import pytest

from drafter.checking.engine import run
from drafter.checking.rules import all_rules
from drafter.checking.sources.from_text import read_text

HEAD = "甲县教育局2024年法治政府建设情况报告\n一、主要成效\n"
RULES = [rule for rule in all_rules() if rule.name == "数字-颠倒两位"]
TOLD = [
    ("收到问题线索42条，经核查属实15条、部分属实9条、不属实18条。", "18条", "81条"),
    ("全年立案216件，加上上年结转的14件，应办案件230件，另有9件移送其他部门。", "230件", "203件"),
    ("检查校外培训机构214家，出动执法人员642人次，平均每家3人次。", "214家", "241家"),
    ("参加课后服务4.2万人，占在校学生5.6万人的75%。", "75%", "57%"),
    ("持证人员由年初的173人增加到年末的205人，净增32人，其中市本级24人、县级181人。", "32人", "23人"),
    (
        "全市立案96件。市本级立案14件，县级82件；案件来源为检查发现28件、举报投诉51件、其他部门移送17件。",
        "17件",
        "71件",
    ),
    ("评查案卷37卷，其中处罚案卷12卷、许可案卷21卷、其他案卷4卷。", "21卷", "12卷"),
]
LEFT_ALONE = [
    "收到申请42件，受理15件，另有9件补正，立案12件、移送21件。",
    "申请材料由11份减到6份，减少45.5%。",
    "一是按处理方式分，责令改正76条、限期整改45条、移送9条、立案13条。\n线索共143条。",
    "承办建议15件、提案21件，其中主办24件、会办12件。",
    "检查食堂148个，发现问题92个，整改92个。",
    "检查机构约241家，出动执法人员642人次，平均每家3人次。",
    "培训3期36人、2期21人、4期12人。",
]


def _messages(text: str) -> list[str]:
    return [finding.hit.message for finding in run(read_text(f"{HEAD}{text}\n", "报告.txt"), RULES)]


@pytest.mark.parametrize(("right", "figure", "turned"), TOLD)
def test_turned_digits_are_told_with_what_fits(right: str, figure: str, turned: str) -> None:
    assert _messages(right) == []
    (message,) = _messages(right.replace(figure, turned))
    assert f"“{turned}”" in message
    assert f"若是“{figure}”" in message


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_may_be_meant_is_left_alone(text: str) -> None:
    assert _messages(text) == []
