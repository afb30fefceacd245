"""What the program's own sentences say is no finding: questions that are answered apart are told apart."""

from __future__ import annotations

from typing import Any

import pytest
from builders import make_answers, run_drafter, write_tree

from drafter.checking.engine import run
from drafter.checking.rules import all_rules
from drafter.checking.sources.from_text import read_text

TOLD: list[Any] = [
    pytest.param(
        {"行政执法": {"行政检查次数": 77}, "行业指导": {"辖区检查次数": "3260次", "辖区处罚件数": "86件"}},
        ("数字-前后不一", "数字-两处不同"),
        id="the area's figures beside its own",
    ),
    pytest.param(
        {"行业指导": {"地方性法规件数": "1件", "政府规章件数": "1件", "下级培训次数": "3次", "辖区学校数": "6200所"}},
        ("用语-职权", "用语-量词", "数字-万亿"),
        id="a province's legislation and schools",
    ),
    pytest.param(
        {"政务服务": {"容缺受理件数": "60件", "提前办结件数": "2560件"}, "争议化解": {"信访事项件数": "96件"}},
        ("数字-同句上下",),
        id="what was received and what was finished",
    ),
    pytest.param(
        {"行政执法": {"涉企线索条数": "3条", "涉企线索移交条数": "2条"}, "信息公开": {"监察建议件数": "1件"}},
        ("用语-错词",),
        id="supervision is not prosecution",
    ),
    pytest.param(
        {
            "法治宣传": {"副校长人均到校次数": "6.8次", "副校长授课次数": "180次"},
            "政务服务": {"平均减少跑动次数": "2.3次"},
        },
        ("数字-整数", "数字-混写", "数字-每个多少"),
        id="averages have fractions",
    ),
    pytest.param(
        {"行政执法": {"检查不合格率": "4.5%", "涉企检查频次上限": "2次"}},
        ("数字-率值", "年度-每年"),
        id="rates, limits",
    ),
]


@pytest.mark.parametrize(("answers", "rules"), TOLD)
def test_sentences_of_the_program_are_no_findings(tmp_path, answers, rules):
    write_tree(tmp_path, {"a.yaml": make_answers(**answers)})
    said = run_drafter("check", "a.yaml", "--all", cwd=tmp_path).stdout
    assert [rule for rule in rules if f"〔{rule}" in said] == []


def test_what_is_typed_against_an_answer_is_still_told(tmp_path):
    activity = {"主题": "学习培训", "内容": "全区聘任法治副校长38名，参加了培训。"}
    write_tree(tmp_path, {"a.yaml": make_answers(法治宣传={"法治副校长人数": 45}, 活动=[activity])})
    assert "〔数字-前后不一" in run_drafter("check", "a.yaml", "--all", cwd=tmp_path).stdout


def test_reports_of_others_are_judged_as_before():
    text = "甲局2024年法治政府建设年度报告\n一、监管\n全年录入执法信息404条。\n二、公示\n公示执法信息440条。\n"
    found = {finding.rule.name for finding in run(read_text(text, "稿"), all_rules())}
    assert "数字-前后不一" in found
