"""What the shipped facts say of each other: contradictions that are told, and fair answers that are not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drafter.answers.load import parse_answers
from drafter.folders import template_roots
from drafter.model.relations import doubts_of
from tests.builders import make_answers, run_drafter


def told(**answers: dict[str, Any]) -> list[str]:
    """Return what is doubted in a report of 通用 with `answers`, but changes against last year."""
    text = make_answers(**{"单位和报告": {"地区模板": "通用"}, **answers})
    loaded = parse_answers(text, Path("填报.yaml"), template_roots())
    found = doubts_of(loaded.report, loaded.jurisdiction.catalogue())
    return [doubt.message for doubt in found if doubt.rule != "数字-增减"]


CONTRADICTIONS = [
    ({"处罚许可": {"行政处罚件数": "无", "立案件数": 8, "结案件数": 6}}, "结案件数 6件，但行政处罚件数 0件"),
    ({"处罚许可": {"行政处罚件数": "无"}, "行政执法": {"处罚公示条数": 6}}, "处罚公示条数 6条，但行政处罚件数 0件"),
    ({"处罚许可": {"立案件数": 4, "结案件数": 6}}, "结案件数 6件，多于 立案件数 4件"),
    ({"处罚许可": {"罚款件数": "无", "罚款金额": 2}}, "罚款金额 2万元，但罚款件数 0件"),
    ({"校外培训": {"培训机构数": 87, "机构年检家数": 120}}, "机构年检家数 120家，多于 培训机构数 87家"),
    ({"校外培训": {"培训机构数": 87, "学科类机构数": 4, "非学科类机构数": 80}}, "合起来少了 3家"),
    ({"学校治理": {"民办年检家数": 52, "民办年检合格数": 47, "民办年检基本合格数": 9}}, "合起来多了 4所"),
    ({"处罚许可": {"教师资格申请人数": 1210, "教师资格认定人数": 1186, "教师资格不予认定人数": 50}}, "合起来多了 26人"),
    ({"争议化解": {"信访办理件数": 320, "热线工单件数": 910}}, "合起来多了 590件"),
    ({"组织领导": {"专题研究次数": 4, "党组会研究次数": 5}}, "合起来多了 1次"),
    ({"行政执法": {"行政检查次数": 118, "涉企检查次数": 200}}, "涉企检查次数 200次，多于 行政检查次数 118次"),
    ({"争议化解": {"信访事项件数": "无", "信访办结率": "100%"}}, "信访办结率 100%，但信访事项件数 0件"),
    ({"法治宣传": {"主题活动场次": "无", "主题活动受众": 300}}, "主题活动受众 300人次，但主题活动场次 0场次"),
    ({"执法队伍": {"执法培训次数": "无", "执法培训人次": 86}}, "执法培训人次 86人次，但执法培训次数 0次"),
    ({"法治宣传": {"竞赛参赛人数": 20, "获奖个数": 30}}, "获奖个数 30个，多于 竞赛参赛人数 20人"),
    ({"学习培训": {"学法考试合格率": "90%", "学法考试优秀率": "95%"}}, "学法考试优秀率 95%，多于 学法考试合格率 90%"),
    ({"信息公开": {"人大建议件数": "无", "政协提案件数": "无", "建议提案满意率": "100%"}}, "但人大建议件数 0件"),
    ({"处罚许可": {"行政处罚件数": 9}, "行业指导": {"辖区处罚件数": 5}}, "行政处罚件数 9件，多于 辖区处罚件数 5件"),
    (
        {"处罚许可": {"行政处罚件数": 9}, "行业指导": {"市本级处罚件数": 12}},
        "市本级处罚件数 12件，其中行政处罚件数 9件",
    ),
    ({"行政执法": {"涉企检查次数": 10, "扫码入企次数": 12}}, "扫码入企次数 12次，多于 涉企检查次数 10次"),
]


@pytest.mark.parametrize(("answers", "message"), CONTRADICTIONS, ids=[case[1] for case in CONTRADICTIONS])
def test_figures_that_contradict_each_other_are_told(answers: dict[str, Any], message: str) -> None:
    assert any(message in each for each in told(**answers)), told(**answers)


def test_what_a_rate_and_the_model_both_say_is_doubted_once() -> None:
    found = told(行政执法={"优秀案卷件数": 5, "案卷评查件数": 3, "案卷优秀率": "60%"})
    assert len([each for each in found if "优秀案卷件数 5件，多于 案卷评查件数 3件" in each]) == 1


FAIR = [
    {"争议化解": {"行政复议案件": 3, "结转复议件数": 1, "复议维持件数": 3, "复议撤回件数": 1}},
    {"信息公开": {"依申请公开件数": 36, "结转申请件数": 2, "依申请公开办结件数": 37}},
    {"处罚许可": {"立案件数": 23, "结转案件数": 2, "结案件数": 25, "行政处罚件数": 22}},
    {
        "依法履职": {
            "行政权力事项": 62,
            "行政许可权力": 6,
            "行政处罚权力": 42,
            "行政检查权力": 8,
            "行政奖励权力": 3,
            "其他行政权力": 3,
        }
    },
    {"信息公开": {"人大建议件数": 5, "政协提案件数": "无", "建议提案满意率": "100%"}},
    {"争议化解": {"行政诉讼案件": 2, "出庭应诉次数": 3}},
]


@pytest.mark.parametrize("answers", FAIR, ids=[str(number) for number in range(len(FAIR))])
def test_figures_that_can_be_so_are_left_in_peace(answers: dict[str, Any]) -> None:
    assert told(**answers) == []


def test_an_activity_that_tells_a_figure_again_is_told_and_visits_are_not_what_was_visited(tmp_path: Path) -> None:
    said = ["组织“宪法晨读”活动，3.6万名学生参加。", "抽查检查对象，检查机构124家次。", "检查机构124家。"]
    answers = make_answers(
        单位和报告={"地区模板": "通用", "单位全称": "甲区教育局", "单位简称": "甲区教育局", "年度": 2025},
        法治宣传={"宪法晨读人数": "3.6万"},
        行政执法={"检查机构数": 124},
        活动=[{"主题": "执法检查", "内容": each} for each in said],
    )
    (tmp_path / "甲.yaml").write_text(answers, encoding="utf-8")
    shown = run_drafter("check", "甲.yaml", cwd=tmp_path).stdout
    assert [f"活动第{number}条又说了一遍" in shown for number in (1, 2, 3)] == [True, False, True]
