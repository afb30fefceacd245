"""What the shipped facts say of each other: contradictions that are told, and fair answers that are not."""

from __future__ import annotations

import re
import re
from pathlib import Path
from typing import Any

import pytest

from drafter.answers.load import parse_answers
from drafter.folders import template_roots
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.model.fields import Kind
from drafter.model.relations import doubts_of
from tests.builders import make_answers, run_drafter, write_jurisdiction


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
    ({"争议化解": {"行政复议案件": 7, "复议审结件数": 2, "复议维持件数": 6}}, "复议审结件数 2件，其中复议维持件数 6件"),
    ({"争议化解": {"行政复议案件": 7, "复议审结件数": 7, "复议在办件数": 1}}, "合起来比总数多"),
    ({"争议化解": {"复议撤销件数": 1, "复议变更件数": 1, "复议确认违法件数": 1, "复议纠错件数": 1}}, "合起来多了 2件"),
    ({"争议化解": {"诉讼审结件数": 2, "胜诉件数": 1, "撤诉件数": 1, "败诉案件": 1}}, "合起来多了 1件"),
    ({"信息公开": {"依申请公开办结件数": 10, "予以公开件数": 6, "无法提供件数": 5}}, "合起来多了 1件"),
    ({"争议化解": {"信访事项件数": 96, "信访办结件数": 96, "信访在办件数": 1}}, "合起来比总数多"),
    ({"信息公开": {"建议书回复件数": 4, "司法建议件数": 1, "检察建议件数": 2}}, "建议书回复件数 4件，多于"),
    ({"校园安全": {"安全隐患数": 50, "安全隐患整改数": 48, "隐患未整改数": 5}}, "合起来比总数多"),
    ({"校园安全": {"安全隐患整改率": "100%", "隐患未整改数": 6}}, "安全隐患整改率 100%，但隐患未整改数 6处"),
    ({"校外培训": {"资金监管率": "100%", "未监管机构数": 10}}, "资金监管率 100%，但未监管机构数 10家"),
    ({"政务服务": {"承诺办结时限": 2, "平均办理时长": 3.5}}, "平均办理时长 3.5个工作日，多于 承诺办结时限 2个工作日"),
    (
        {"政务服务": {"按时办结率": "100%", "政务服务办件数": 3200, "按时办结件数": 3199, "超期办件数": 1}},
        "超期办件数 1件",
    ),
    ({"政务服务": {"政务服务办件数": 3200, "网上办件数": 2900, "现场办件数": 400}}, "合起来多了 100件"),
    ({"政务服务": {"网上可办事项数": 66, "网上办结事项数": 67}}, "网上办结事项数 67项，多于 网上可办事项数 66项"),
    ({"制度决策": {"法律顾问人数": "无", "法律顾问审查件数": 58}}, "法律顾问审查件数 58件，但法律顾问人数 0人"),
    ({"制度决策": {"重大行政决策件数": "无", "决策听证次数": 1}}, "决策听证次数 1次，但重大行政决策件数 0件"),
    ({"执法队伍": {"持证执法人员": "无"}, "处罚许可": {"行政处罚件数": 3}}, "行政处罚件数 3件，但持证执法人员 0人"),
    ({"处罚许可": {"行政许可件数": 900, "准予许可件数": 900, "不予许可件数": 10}}, "合起来多了 10件"),
    ({"校外培训": {"培训机构数": 80, "A级机构数": 50, "B级机构数": 40}}, "合起来多了 10家"),
    ({"争议化解": {"热线工单件数": 960, "热线满意件数": 940, "热线满意率": "95%"}}, "算是 97.92%"),
    ({"学习培训": {"学法考试合格人数": 110, "学法考试优秀人数": 119}}, "其中学法考试优秀人数 119人"),
    ({"校园安全": {"安全隐患数": 96, "安全隐患整改数": 90, "隐患未整改数": "无"}}, "还差 6处"),
    ({"校园安全": {"安全隐患整改率": "94%", "隐患未整改数": "无"}}, "安全隐患整改率 94%，但隐患未整改数 0处"),
    ({"信息公开": {"建议书回复率": "100%", "建议书回复件数": 2, "司法建议件数": 1, "检察建议件数": 2}}, "算是 66.67%"),
    (
        {"信息公开": {"建议提案办结率": "100%", "建议提案办结件数": 21, "人大建议件数": 11, "政协提案件数": 11}},
        "算是 95.45%",
    ),
    (
        {"争议化解": {"诉讼审结件数": 3, "胜诉件数": 1, "败诉案件": 1, "撤诉件数": 1, "调解和解件数": 1}},
        "诉讼审结件数 3件，其中胜诉件数 1件、败诉案件 1件、撤诉件数 1件、调解和解件数 1件，合起来多了 1件",
    ),
    ({"学校治理": {"教师违规处理人数": 4, "教师违规查处件数": "无"}}, "教师违规处理人数 4人，但教师违规查处件数 0件"),
    ({"校外培训": {"隐形变异查处件数": "无", "取缔培训点数": 3}}, "取缔培训点数 3个，但隐形变异查处件数 0件"),
    ({"处罚许可": {"立案件数": 4, "无证办学案件数": 17}}, "无证办学案件数 17件，多于 立案件数 4件"),
    (
        {"处罚许可": {"行政处罚件数": 3, "人均处罚件数": 2}, "执法队伍": {"持证执法人员": 23}},
        "人均处罚件数 2件，按 行政处罚件数 3件、持证执法人员 23人 算是 0.13件",
    ),
    (
        {"学习培训": {"法治培训次数": 5, "法治培训人次": 3}},
        "法治培训次数 5次，多于 法治培训人次 3人次（一次培训至少一人次）",
    ),
    (
        {"行政执法": {"涉企检查次数": {"数值": 46, "上年": 58}, "减少检查次数": 20}},
        "减少检查次数 20次，按 上年涉企检查次数 58次、涉企检查次数 46次 算是 12次",
    ),
    ({"行政执法": {"涉企检查次数": {"数值": 46, "上年": 58}, "检查下降率": "30%"}}, "算是 20.69%"),
    ({"组织领导": {"考核排名": {"数值": 3, "上年": 5}, "考核上升位数": 4}}, "算是 2位"),
    ({"行政执法": {"检查对象总数": 100, "责令整改对象数": 120}}, "责令整改对象数 120家，多于 检查对象总数 100家"),
    ({"行政执法": {"案卷评查件数": 12, "优秀案卷件数": 5, "良好案卷件数": 6, "合格案卷件数": 10}}, "合起来多了 1件"),
    ({"信息公开": {"依申请公开件数": 10, "自然人申请件数": 6, "法人申请件数": 3}}, "算是 10件"),
    ({"争议化解": {"热线工单件数": 100, "热线咨询件数": 60, "热线投诉件数": 50}}, "合起来多了 10件"),
    ({"校园安全": {"保安人数": "无", "保安配备率": "100%"}}, "保安配备率 100%，但保安人数 0人"),
    ({"体育执法": {"水质不合格份数": 2, "水质不达标家数": "无"}}, "水质不合格份数 2份，但水质不达标家数 0家"),
    ({"争议化解": {"败诉案件": 1, "诉讼审结件数": 4, "行政诉讼案件": 5, "败诉率": "50%"}}, "算是 25%"),
]

FAIR = [
    {"争议化解": {"败诉案件": 1, "诉讼审结件数": 4, "行政诉讼案件": 5, "败诉率": "25%"}},
    {"争议化解": {"败诉案件": 1, "诉讼审结件数": 4, "行政诉讼案件": 5, "败诉率": "20%"}},
    {"争议化解": {"败诉案件": 1, "行政诉讼案件": 5, "败诉率": "22%"}},
    {"校园安全": {"安全隐患数": 96, "安全隐患整改数": 96, "安全隐患整改率": "100%", "隐患未整改数": "无"}},
    {"处罚许可": {"行政处罚件数": 3, "人均处罚件数": 0.13}, "执法队伍": {"持证执法人员": 23}},
    {"行政执法": {"涉企检查次数": {"数值": 46, "上年": 58}, "减少检查次数": 12, "检查下降率": "20.7%"}},
    {"行政执法": {"涉企检查次数": 46, "减少检查次数": 12}},
    {"信息公开": {"建议书回复率": "100%", "建议书回复件数": 3, "司法建议件数": 1, "检察建议件数": 2}},
    {"信息公开": {"建议提案满意率": "95.2%", "建议提案满意件数": 20, "建议提案办结件数": 21, "建议提案件数": 22}},
]


@pytest.mark.parametrize(("answers", "message"), CONTRADICTIONS, ids=[case[1] for case in CONTRADICTIONS])
def test_figures_that_contradict_each_other_are_told(answers: dict[str, Any], message: str) -> None:
    assert any(message in each for each in told(**answers)), told(**answers)


@pytest.mark.parametrize("answers", FAIR)
def test_figures_that_agree_are_left_in_peace(answers: dict[str, Any]) -> None:
    assert told(**answers) == []


def test_the_examples_of_the_questions_contradict_nothing() -> None:
    jurisdiction = load_jurisdiction("通用", template_roots())
    shown: dict[str, dict[str, str]] = {}
    for spec in jurisdiction.catalogue().of_kind(Kind.FIGURE):
        example = re.search(r"如 ?([0-9][^，。；（）、 ]*)", spec.explanation)
        assert example, spec.path
        shown.setdefault(spec.path.root, {})[spec.path.below_root] = example[1]
    assert told(**shown) == []


def test_a_comparison_that_cannot_be_read_or_names_no_answer_is_named_with_its_line(tmp_path: Path) -> None:
    wrong = {
        "校外培训.培训机构数与停办机构数": "看不出“校外培训.培训机构数与停办机构数”是什么关系；请写成 章.甲＋乙≤丙，或 章.甲＝乙÷丙",
        "校外培训.停业机构数≤培训机构数": "关系里的“校外培训.停业机构数”不是一项答案；是不是“校外培训.停办机构数”",
        "校外培训.停办机构数≤": "少写了一个名称",
    }
    for text, message in wrong.items():
        folder = write_jurisdiction(tmp_path / str(len(message)) / "templates", {}) / "试用"
        (folder / "事实.yaml").write_text(f"核对:\n  - 关系: {text}\n", encoding="utf-8")
        done = run_drafter("jurisdictions", "check", folder.name, cwd=folder.parents[1])
        assert message in done.stdout + done.stderr
        assert "事实.yaml 第2行" in done.stdout + done.stderr


def test_a_bureau_s_own_comparison_is_judged_with_those_above(tmp_path: Path) -> None:
    folder = write_jurisdiction(tmp_path / "templates", {}) / "试用"
    text = "核对:\n  - {关系: 校外培训.停办机构数≤注销培训机构数, 因为: 停办的都注销了}\n"
    (folder / "事实.yaml").write_text(text, encoding="utf-8")
    answers = make_answers(
        **{"单位和报告": {"地区模板": folder.name}, "校外培训": {"停办机构数": 5, "注销培训机构数": 3}}
    )
    loaded = parse_answers(answers, Path("填报.yaml"), (tmp_path / "templates", *template_roots()))
    found = [each.message for each in doubts_of(loaded.report, loaded.jurisdiction.catalogue())]
    assert found == ["停办机构数 5家，多于 注销培训机构数 3家（停办的都注销了）"]


@pytest.mark.parametrize("answers", FAIR)
def test_figures_that_agree_are_left_in_peace(answers: dict[str, Any]) -> None:
    assert told(**answers) == []


def test_the_examples_of_the_questions_contradict_nothing() -> None:
    jurisdiction = load_jurisdiction("通用", template_roots())
    shown: dict[str, dict[str, str]] = {}
    for spec in jurisdiction.catalogue().of_kind(Kind.FIGURE):
        example = re.search(r"如 ?([0-9][^，。；（）、 ]*)", spec.explanation)
        assert example, spec.path
        shown.setdefault(spec.path.root, {})[spec.path.below_root] = example[1]
    assert told(**shown) == []


def test_a_comparison_that_cannot_be_read_or_names_no_answer_is_named_with_its_line(tmp_path: Path) -> None:
    wrong = {
        "校外培训.培训机构数与停办机构数": "看不出“校外培训.培训机构数与停办机构数”是什么关系；请写成 章.甲＋乙≤丙，或 章.甲＝乙÷丙",
        "校外培训.停业机构数≤培训机构数": "关系里的“校外培训.停业机构数”不是一项答案；是不是“校外培训.停办机构数”",
        "校外培训.停办机构数≤": "少写了一个名称",
    }
    for text, message in wrong.items():
        folder = write_jurisdiction(tmp_path / str(len(message)), {})
        (folder / "事实.yaml").write_text(f"核对:\n  - 关系: {text}\n", encoding="utf-8")
        done = run_drafter("jurisdictions", "check", folder.name, cwd=folder.parents[1])
        assert message in done.stdout + done.stderr
        assert "事实.yaml 第2行" in done.stdout + done.stderr


def test_a_bureau_s_own_comparison_is_judged_with_those_above(tmp_path: Path) -> None:
    folder = write_jurisdiction(tmp_path / "templates", {})
    text = "核对:\n  - {关系: 校外培训.停办机构数≤注销培训机构数, 因为: 停办的都注销了}\n"
    (folder / "事实.yaml").write_text(text, encoding="utf-8")
    answers = make_answers(
        **{"单位和报告": {"地区模板": folder.name}, "校外培训": {"停办机构数": 5, "注销培训机构数": 3}}
    )
    loaded = parse_answers(answers, Path("填报.yaml"), (tmp_path / "templates", *template_roots()))
    found = [each.message for each in doubts_of(loaded.report, loaded.jurisdiction.catalogue())]
    assert found == ["停办机构数 5家，多于 注销培训机构数 3家（停办的都注销了）"]


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
    {"争议化解": {"信访事项件数": 96, "信访办结件数": 95, "信访在办件数": 1, "信访办结率": "99%"}},
    {"争议化解": {"行政复议案件": 3, "结转复议件数": 1, "复议审结件数": 3, "复议在办件数": 1}},
    {"校园安全": {"安全隐患整改率": "100%", "隐患未整改数": "无"}},
    {"执法队伍": {"持证执法人员": "无"}, "处罚许可": {"行政处罚件数": "无"}, "行政执法": {"行政检查次数": "无"}},
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
