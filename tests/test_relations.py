"""Relations between figures: what is told, what is left in peace, reasons."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.answers.load import load_answers
from drafter.folders import shipped, template_roots
from drafter.model import relation_table
from drafter.model.answer_path import AnswerPath
from drafter.model.catalogue import Catalogue, core
from drafter.model.doubt import Doubt
from drafter.model.field_spec import FieldSpec
from drafter.model.fields import Kind
from drafter.model.figure import Figure
from drafter.model.relations import doubts_of
from drafter.model.report import Report, build_report
from tests.builders import answers_tree, make_answers, run_drafter, write_jurisdiction, write_tree

BUSES = FieldSpec(AnswerPath("行政执法.校车数"), Kind.FIGURE, parse=Figure.from_answer)
WITH_BUSES = Catalogue(
    tuple(root._replace(fields=(*root.fields, BUSES)) if root.path == "行政执法" else root for root in core().roots)
)
"""The model's answers and one that a jurisdiction declares."""


def told(**changes: Any) -> tuple[Doubt, ...]:
    """Return the doubts of a small report with `changes`."""
    return doubts_of(build_report(answers_tree(**changes), WITH_BUSES.declared), WITH_BUSES)


BROKEN = [
    (
        "parts make more than the total",
        {"行政执法": {"双随机联合检查次数": "21", "双随机检查学校次数": "8", "双随机检查培训机构次数": "14"}},
        "数字-合计",
        "行政执法.双随机联合检查次数",
        "双随机联合检查次数 21次，其中双随机检查学校次数 8次、双随机检查培训机构次数 14次，合起来多了 1次",
    ),
    (
        "parts make less than the total",
        {
            "依法履职": {
                "行政权力事项": "19",
                "行政处罚权力": "5",
                "行政检查权力": "4",
                "行政奖励权力": "7",
                "其他行政权力": "无",
            }
        },
        "数字-合计",
        "依法履职.行政权力事项",
        "合起来少了 3项",
    ),
    (
        "one part exceeds the total though the other is open",
        {"处罚许可": {"行政处罚件数": "3", "普通程序处罚": "4"}},
        "数字-合计",
        "处罚许可.行政处罚件数",
        "普通程序处罚 4件，多于 行政处罚件数 3件（普通程序处罚在行政处罚件数之中）",
    ),
    (
        "an approximate part is too large whatever it means",
        {"处罚许可": {"行政处罚件数": "300", "普通程序处罚": "400余"}},
        "数字-合计",
        "处罚许可.行政处罚件数",
        "普通程序处罚 400余件，多于 行政处罚件数 300件",
    ),
    (
        "more excellent files than files",
        {"行政执法": {"案卷评查件数": "3", "优秀案卷件数": "5"}},
        "数字-不超过",
        "行政执法.优秀案卷件数",
        "优秀案卷件数 5件，多于 案卷评查件数 3件（优秀案卷从评查的案卷里评出）",
    ),
    (
        "more finished than received",
        {"信息公开": {"依申请公开件数": "2", "依申请公开办结件数": "3"}},
        "数字-不超过",
        "信息公开.依申请公开办结件数",
        "多于 依申请公开件数 2件",
    ),
    (
        "more lost than there were",
        {"争议化解": {"行政诉讼案件": "2", "败诉案件": "3"}},
        "数字-不超过",
        "争议化解.败诉案件",
        "败诉案件 3件，多于 行政诉讼案件 2件",
    ),
    (
        "more upheld than there were",
        {"争议化解": {"行政复议案件": "1", "复议维持件数": "2"}},
        "数字-不超过",
        "争议化解.复议维持件数",
        "多于 行政复议案件 1件",
    ),
    (
        "more new officers than officers",
        {"执法队伍": {"持证执法人员": "11", "新增持证人员": "十二"}},
        "数字-不超过",
        "执法队伍.新增持证人员",
        "新增持证人员 十二人，多于 持证执法人员 11人",
    ),
    (
        "disputes about disclosure that neither review nor court has",
        {
            "信息公开": {"信息公开引发争议件数": "2"},
            "争议化解": {"行政复议案件": "1", "行政诉讼案件": "无"},
        },
        "数字-不超过",
        "信息公开.信息公开引发争议件数",
        "多于 行政复议案件 1件、行政诉讼案件 0件",
    ),
    (
        "a rate that is not part over base",
        {"执法队伍": {"持证执法人员": "30", "执法岗位人员": "32", "持证率": "94.4%"}},
        "数字-比率",
        "执法队伍.持证率",
        "持证率 94.4%，按 持证执法人员 30人、执法岗位人员 32人 算是 93.75%",
    ),
    (
        "not a hundred though all are covered",
        {"法治宣传": {"法治副校长覆盖学校": "47", "应配法治副校长学校": "47", "法治副校长覆盖率": "98%"}},
        "数字-比率",
        "法治宣传.法治副校长覆盖率",
        "算是 100%",
    ),
    (
        "a rate over a hundred",
        {"信息公开": {"依申请公开件数": "1", "依申请公开答复率": "101"}},
        "数字-比率",
        "信息公开.依申请公开答复率",
        "依申请公开答复率 101%，超过了 100%",
    ),
    (
        "a share typed for a rate",
        {"学习培训": {"学法考试合格率": "0.985"}},
        "数字-比率",
        "学习培训.学法考试合格率",
        "不到百分之一",
    ),
    (
        "officers do not go on from last year's",
        {"执法队伍": {"持证执法人员": {"数值": "20", "上年": "36"}, "新增持证人员": "1", "注销证件人员": "16"}},
        "数字-滚存",
        "执法队伍.持证执法人员",
        "持证执法人员 20人，上年 36人，新增持证人员 1人、注销证件人员 16人，应当是 21人",
    ),
    (
        "fines without a penalty",
        {"处罚许可": {"行政处罚件数": "无", "罚没金额": "2.2万元"}},
        "数字-有无",
        "处罚许可.罚没金额",
        "罚没金额 2.2万元，但行政处罚件数 0件",
    ),
    (
        "more dates than studies",
        {"学习培训": {"中心组学法次数": "1", "中心组学法日期": ["1月19日", "6月9日"]}},
        "数字-名单",
        "学习培训.中心组学法次数",
        "中心组学法次数 1次，但中心组学法日期列了 2 个",
    ),
    (
        "one officer alone",
        {"行政执法": {"每次执法最少人数": "1"}},
        "数字-范围",
        "行政执法.每次执法最少人数",
        "少于 2人（行政处罚法第四十二条：执法人员不得少于两人）",
    ),
    (
        "元 typed for 万元",
        {"处罚许可": {"行政处罚件数": "1", "罚没金额": "35000"}},
        "数字-范围",
        "处罚许可.罚没金额",
        "罚没金额 35000万元，多于 1000万元",
    ),
    (
        "people where cases are asked for",
        {"法治宣传": {"普法受众人数": "15场次"}},
        "数字-单位",
        "法治宣传.普法受众人数",
        "普法受众人数 15场次，问的是多少人次，单位不是一类",
    ),
    (
        "people where times are asked for",
        {"行政执法": {"行政检查次数": "77人"}},
        "数字-单位",
        "行政执法.行政检查次数",
        "行政检查次数 77人，问的是多少次，单位不是一类",
    ),
    (
        "a meeting of another year",
        {"组织领导": {"会议": [{"日期": "2020年3月1日", "会议": "党组会", "议题": "学习"}]}},
        "日期-年度",
        "组织领导.会议.1.日期",
        "日期 2020年3月1日，不在报告年度2021年",
    ),
    (
        "an activity of another year",
        {"活动": [{"主题": "法治宣传", "内容": "{时}开展", "时间": {"时": "2022年6月16日至18日"}}]},
        "日期-年度",
        "活动.1.时间.时",
        "时 2022年6月16日至18日，不在报告年度2021年",
    ),
    (
        "a figure counted to another year's day",
        {"行政执法": {"行政检查次数": {"数值": "77", "截至": "2020年12月31日"}}},
        "日期-年度",
        "行政执法.行政检查次数",
        "2020年12月31日，不在报告年度2021年",
    ),
    (
        "signed before the year was over",
        {"单位和报告": {"成文日期": "2021年1月29日"}},
        "日期-年度",
        "单位和报告.成文日期",
        "成文日期 2021年1月29日，和报告年度2021年对不上",
    ),
    (
        "a step of the year that is over",
        {"下年安排": [{"内容": "办好培训", "时限": "2021年3月"}]},
        "日期-年度",
        "下年安排.1.时限",
        "不在2022年",
    ),
    (
        "half as much again as last year",
        {"行政执法": {"行政检查次数": {"数值": "120", "上年": "80"}}},
        "数字-增减",
        "行政执法.行政检查次数",
        "行政检查次数 120次，上年 80次，增加50%",
    ),
    (
        "nothing after many",
        {"争议化解": {"化解矛盾纠纷件数": {"数值": "无", "上年": "10余件"}}},
        "数字-增减",
        "争议化解.化解矛盾纠纷件数",
        "化解矛盾纠纷件数 0件，上年 10余件，减少",
    ),
    (
        "a swing of a jurisdiction's own figure",
        {"行政执法": {"校车数": {"数值": "9台", "上年": "无"}}},
        "数字-增减",
        "行政执法.校车数",
        "校车数 9台，上年 0，上年没有",
    ),
]


@pytest.mark.parametrize(
    ("changes", "rule", "path", "message"), [case[1:] for case in BROKEN], ids=[c[0] for c in BROKEN]
)
def test_what_cannot_be_is_told_with_its_numbers(changes, rule, path, message):
    found = told(**changes)
    assert [(doubt.rule, doubt.path) for doubt in found] == [(rule, path)]
    assert message in found[0].message
    assert found[0].mend
    assert found[0].reason == ""


HELD = [
    (
        "a closed sum",
        {"行政执法": {"双随机联合检查次数": "21", "双随机检查学校次数": "8", "双随机检查培训机构次数": "13"}},
    ),
    ("parts not all answered", {"依法履职": {"行政权力事项": "19", "行政处罚权力": "5"}}),
    (
        "a part of which there is no duty",
        {"处罚许可": {"行政处罚件数": "3", "普通程序处罚": "3", "简易程序处罚": "不适用"}},
    ),
    ("an approximate part", {"处罚许可": {"行政处罚件数": "450", "普通程序处罚": "400余", "简易程序处罚": "20"}}),
    ("a total said as nearly", {"处罚许可": {"行政处罚件数": "近千", "普通程序处罚": "900", "简易程序处罚": "80"}}),
    ("no upper end", {"处罚许可": {"行政处罚件数": "20以上", "普通程序处罚": "900"}}),
    ("a case heard twice", {"争议化解": {"行政诉讼案件": "1", "出庭应诉次数": "2"}}),
    ("one person for several schools", {"法治宣传": {"法治副校长人数": "38", "法治副校长覆盖学校": "47"}}),
    ("a rounded rate", {"执法队伍": {"持证执法人员": "30", "执法岗位人员": "32", "持证率": "93.8%"}}),
    ("a rate cut off", {"执法队伍": {"持证执法人员": "2", "执法岗位人员": "3", "持证率": "66.6%"}}),
    ("a rate without base", {"执法队伍": {"持证执法人员": "70", "持证率": "94.4%"}}),
    (
        "officers that go on from last year's",
        {"执法队伍": {"持证执法人员": {"数值": "33", "上年": "36"}, "新增持证人员": "1", "注销证件人员": "4"}},
    ),
    (
        "a swing that comings and goings account for",
        {"执法队伍": {"持证执法人员": {"数值": "20", "上年": "35"}, "新增持证人员": "1", "注销证件人员": "16"}},
    ),
    ("last year unknown", {"执法队伍": {"持证执法人员": "20", "新增持证人员": "1", "注销证件人员": "16"}}),
    ("the same money in another unit", {"处罚许可": {"行政处罚件数": "1", "罚没金额": "35000元"}}),
    ("a sister unit", {"处罚许可": {"行政处罚件数": "1起"}, "行政执法": {"行政检查次数": "77户次"}}),
    ("a quarter more", {"行政执法": {"行政检查次数": {"数值": "100", "上年": "80"}}}),
    ("one case more", {"争议化解": {"行政诉讼案件": {"数值": "2", "上年": "1"}}}),
    ("approximately the same", {"信息公开": {"公开信息条数": {"数值": "500余", "上年": "近400"}}}),
    ("the same as last year", {"行政执法": {"行政检查次数": {"数值": "80", "上年": "80"}}}),
    ("last year's cannot be read", {"行政执法": {"行政检查次数": {"数值": "80", "上年": "见附件"}}}),
    ("signed in the year's last month", {"单位和报告": {"成文日期": "2021年12月25日"}}),
    ("a date without a year", {"组织领导": {"会议": [{"日期": "3月1日", "会议": "党组会", "议题": "学习"}]}}),
    (
        "a span into the year",
        {"活动": [{"主题": "法治宣传", "内容": "{时}开展", "时间": {"时": "2020年9月至2021年6月"}}]},
    ),
    ("no year yet", {"单位和报告": {"年度": None, "成文日期": "2031年1月1日"}}),
]


@pytest.mark.parametrize("changes", [case[1] for case in HELD], ids=[case[0] for case in HELD])
def test_what_can_be_right_is_left_in_peace(changes):
    assert told(**changes) == ()


@pytest.mark.parametrize("place", ["行政执法.双随机检查学校次数", "双随机联合检查次数", None])
def test_a_doubt_carries_the_reason_that_was_given_for_it(place):
    (found,) = told(
        行政执法={"双随机联合检查次数": "21", "双随机检查学校次数": "8", "双随机检查培训机构次数": "14"},
        核对说明=[
            {"规则": "数字-合计", "位置": "处罚许可.行政处罚件数", "理由": "别处的"},
            {"规则": "数字-增减", "位置": place, "理由": "别的规则"},
            {"规则": "数字-合计", "位置": place, "理由": "一次同时查了两类"},
        ],
    )
    assert found.reason == "一次同时查了两类"


@pytest.mark.parametrize("path", sorted(shipped("examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_published_reports_break_no_relation(path: Path):
    assert doubts_of(load_answers(path, template_roots()).report) == ()


def test_every_relation_speaks_of_questions_that_exist():
    known = {spec.path for kind in (Kind.FIGURE, Kind.NAMES) for spec in core().of_kind(kind)}
    tables = ("SUMS", "LADDERS", "RATES", "ROLL_FORWARDS", "NEEDS", "LISTS", "RANGES")
    for relation in (relation for table in tables for relation in getattr(relation_table, table)):
        paths = [part for value in relation if value for part in (value if isinstance(value, tuple) else [value])]
        assert {path for path in paths if isinstance(path, str) and "." in path and "：" not in path} <= known
        assert relation.source


FIGURES = [spec.path for spec in core().of_kind(Kind.FIGURE)]
WRITTEN = st.sampled_from(
    ["0", "无", "不适用", "7", "21", "400余", "近千", "约20", "2以上", "1.2万", "12.5万元", "95%", "八"]
)


@given(st.dictionaries(st.sampled_from(FIGURES), st.tuples(WRITTEN, WRITTEN), max_size=12))
def test_any_figures_are_judged_without_fail(answers):
    tree: dict[str, Any] = {}
    for path, (value, last) in answers.items():
        group, _, title = path.partition(".")
        tree.setdefault(group, {})[title] = {"数值": value, "上年": last}
    report: Report = build_report(tree)
    for doubt in doubts_of(report):
        assert doubt.path in doubt.paths
        assert set(doubt.paths) & set(answers)
        assert doubt.message
        assert not doubt.message.endswith("。")


def test_the_base_of_a_rate_is_asked_once_the_rate_is_known_and_never_told_as_lost(tmp_path):
    folder = write_tree(
        tmp_path / "w",
        {
            "无.yaml": make_answers(),
            "有.yaml": make_answers(执法队伍={"持证执法人员": "30", "持证率": "94.4%"}),
            "全.yaml": make_answers(执法队伍={"持证执法人员": "30", "持证率": "94.4%", "执法岗位人员": "32"}),
        },
    )
    asked = {name: run_drafter("status", f"{name}.yaml", cwd=folder).stdout for name in ("无", "有", "全")}
    assert "执法岗位人员" not in asked["无"]
    assert "执法岗位人员" in asked["有"]
    assert "算是 93.75%" in asked["全"].replace("\n     ", "")
    done = run_drafter("render", "全.yaml", "-o", "报告.docx", cwd=folder)
    assert "执法岗位人员" not in done.stdout.partition("答案对不上")[0]


def test_what_does_not_agree_is_told_in_the_units_of_the_jurisdiction(tmp_path):
    """A jurisdiction counts inspections by 户次, and cars by 辆, which the model does not know."""
    write_jurisdiction(
        tmp_path / "templates",
        {"正文": "{{ 行政执法.行政检查次数 }}{{ 行政执法.校车数 }}"},
        单位={"行政执法.行政检查次数": "户次"},
        事实=[{"名称": "校车数", "章": "行政执法", "类型": "数字", "单位": "辆", "说明": "校车"}],
    )
    text = make_answers(
        单位和报告={"地区模板": "试用"},
        行政执法={"行政检查次数": {"数值": "70", "上年": "30"}, "校车数": {"数值": "9", "上年": "3"}},
    )
    write_tree(tmp_path, {"a.yaml": text})
    told = run_drafter("status", "a.yaml", cwd=tmp_path).stdout
    assert "行政检查次数 70户次，上年 30户次，增加133%" in told
    assert "校车数 9辆，上年 3辆，增加200%" in told
    assert "70户次，上年 30户次" in run_drafter("check", "a.yaml", cwd=tmp_path).stdout
    done = run_drafter("set", "a.yaml", "行政检查次数=90", cwd=tmp_path).stdout
    assert "行政检查次数 90户次，上年 30户次，增加200%" in done


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("30000", "法律顾问经费 30000万元，一年多于 1000万元的很少见。多半是 3万元，把元写成了万元"),
        ("30000万元", ""),
        ("1450", ""),
        ("30000元", ""),
        ("3万", ""),
        ("15", ""),
    ],
)
def test_a_bare_number_too_great_for_ten_thousands_of_yuan_is_doubted(typed, told, tmp_path):
    write_tree(tmp_path, {"a.yaml": make_answers()})
    done = run_drafter("set", "a.yaml", f"法律顾问经费={typed}", cwd=tmp_path)
    assert done.returncode == 0
    said = "".join(done.stdout.split())
    assert (told.replace(" ", "") in said) if told else ("留意" not in said)


def test_the_fees_that_a_bureau_supervises_are_of_another_size_than_what_it_spends(tmp_path):
    write_tree(tmp_path, {"a.yaml": make_answers()})
    done = run_drafter("set", "a.yaml", "校外培训.监管资金=2316.5", cwd=tmp_path)
    assert "很少见" not in done.stdout


LAST_YEARS_PLANS: list[Any] = [
    pytest.param(
        {"安排": "上半年新增持证执法人员6人。"},
        "写“上半年新增持证执法人员6人”，已完成；答案里新增持证人员 4人",
        id="less",
    ),
    pytest.param({"安排": "上半年新增持证执法人员3人。"}, "", id="more than was planned"),
    pytest.param(
        {"安排": "充实队伍。", "说明": "新增持证执法人员5人。"}, "写“新增持证执法人员5人”", id="said of this year"
    ),
    pytest.param({"安排": "新增持证执法人员6人。", "完成情况": "未完成", "说明": "编制没有到位。"}, "", id="not done"),
    pytest.param({"安排": "新增持证执法人员培训6次。"}, "", id="something else"),
]


@pytest.mark.parametrize(("plan", "said"), LAST_YEARS_PLANS)
def test_a_plan_told_as_done_is_held_against_the_answer_that_counts_it(plan, said):
    found = told(执法队伍={"新增持证人员": "4"}, 上年安排=[{"完成情况": "已完成", **plan}])
    messages = [each.message for each in found if each.rule == "数字-上年安排"]
    assert [said in each for each in messages] == ([True] if said else [])


def test_proposals_and_documents_that_do_not_add_up_are_told_when_they_are_set(tmp_path):
    write_tree(tmp_path, {"a.yaml": make_answers(单位和报告={"地区模板": "通用"})})
    said = run_drafter("set", "a.yaml", "建议提案件数=40", "人大建议件数=14", "政协提案件数=21", cwd=tmp_path)
    assert "合起来少了5件" in "".join(said.stdout.split())
    said = run_drafter("set", "a.yaml", "规范性文件清理件数=11", "规范性文件废止件数=15", cwd=tmp_path)
    assert "规范性文件废止件数15件，多于规范性文件清理件数11件" in "".join(said.stdout.split())
