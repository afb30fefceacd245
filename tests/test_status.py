"""`drafter status`: all figures, last year, offices, what is open and what does not agree."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafter.columns import width
from drafter.folders import shipped
from tests.builders import make_answers, run_drafter, snapshot, write_tree

FILE = make_answers(
    行政执法={
        "行政检查次数": {
            "数值": "892次",
            "上年": "801次",
            "来源": "区行政执法监督平台年度导出的检查台账（含专项检查、双随机检查和投诉核查，共三张表，逐条核对过）",
            "填报人": "王某",
            "填报时间": "2022年1月5日",
            "提供科室": "督导室",
        },
        "案卷评查件数": "3",
        "优秀案卷件数": "5",
        "双随机任务数": {"数值": "", "上年": "12"},
    },
    处罚许可={"行政处罚件数": {"数值": "12", "上年": "4"}},
    信息公开={"依申请公开件数": "2", "依申请公开办结件数": "3"},
    核对说明=[{"规则": "数字-不超过", "位置": "信息公开.依申请公开办结件数", "理由": "含上年结转1件"}],
    另报=["行政执法.双随机任务数"],
    上年安排=[{"安排": "举办执法培训"}, {"安排": "修订权责清单", "完成情况": "已完成"}],
    活动=[
        {"主题": "法治宣传", "内容": "举办晚会{场数}。", "数字": {"场数": "3场"}, "沿用上年": "是"},
        {"主题": "法治宣传", "内容": "制作海报。"},
    ],
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_tree(tmp_path / "w", {"填报.yaml": FILE})


def row(lines: list[str], title: str) -> str:
    (found,) = [line for line in lines if line[2:].startswith(title + " ")]
    return found


def test_the_table_has_figures_last_year_change_office_and_origin(folder):
    before = snapshot(folder)
    done = run_drafter("status", "填报.yaml", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert row(lines, "行政检查次数").split() == ["行政检查次数", "892次", "801次", "+91（+11.4%）", "督导室"]
    beside = lines[lines.index(row(lines, "行政检查次数")) + 1]
    assert beside.startswith("    来源 区行政执法监督平台")
    assert "填报人 王某，填报时间 2022年1月5日" in done.stdout.replace("\n    ", "")
    assert row(lines, "双随机任务数").split() == ["双随机任务数", "空着", "12项", "职成教科"]
    assert row(lines, "依申请公开件数").split()[-1] == "办公室"
    assert row(lines, "持证执法人员").startswith("* ")
    assert "【必填】" in row(lines, "持证执法人员")
    assert row(lines, "第1条 场数").split() == ["第1条", "场数", "3场", "法制科"]
    assert snapshot(folder) == before


def test_what_does_not_agree_is_told_apart_from_swings_and_from_what_is_explained(folder):
    done = run_drafter("status", "填报.yaml", cwd=folder)
    text = done.stdout.replace("\n     ", "")
    lines = done.stdout.splitlines()
    wrong, _, rest = text.partition("比上年增减三成以上（1 处）：")
    swings, _, explained = rest.partition("已经说明理由的（1 处）：")
    assert "对不上的地方（1 处）" in wrong
    assert "优秀案卷件数 5件，多于 案卷评查件数 3件" in wrong.partition("对不上的地方")[2]
    assert "行政处罚件数 12件，上年 4件，增加200%" in swings
    assert "依申请公开办结件数 3件，多于 依申请公开件数 2件" in explained
    assert "理由：含上年结转1件" in explained
    assert row(lines, "优秀案卷件数").startswith("! ")
    assert row(lines, "行政处罚件数").startswith("? ")
    assert row(lines, "依申请公开办结件数").startswith("  ")


def test_what_is_still_last_year_s_and_what_is_open_is_listed_by_office(folder):
    done = run_drafter("status", "填报.yaml", cwd=folder)
    text = done.stdout
    assert "第1条 举办晚会{场数}。" in text
    assert "第2条 制作海报" not in text
    assert "上年安排还没有核对完的：\n  第1条 举办执法培训\n" in text
    gaps = text.partition("必填还空着的（")[2]
    assert "法制科：" in gaps
    assert "持证执法人员" in gaps
    closing = text.rpartition("\n\n")[2]
    assert closing.startswith("数字 ")
    assert "沿用上年的活动 1 条，上年安排未核对 1 条。" in closing.replace("\n", "")


@pytest.mark.parametrize("columns", [60, 80, 100])
@pytest.mark.parametrize("name", ["填报.yaml", *sorted(p.name for p in shipped("examples").glob("*.yaml"))])
def test_no_line_is_wider_than_the_terminal(folder, name, columns):
    path = folder / name if name == "填报.yaml" else shipped("examples") / name
    done = run_drafter("status", path, cwd=folder, env={"COLUMNS": str(columns)})
    assert done.returncode == 0
    assert [line for line in done.stdout.splitlines() if width(line) > columns] == []


def test_brief_leaves_out_what_is_answered_and_did_not_change(folder):
    lines = run_drafter("status", "填报.yaml", "--brief", cwd=folder).stdout.splitlines()
    assert [line for line in lines if line[2:].startswith("案卷评查件数 ")] == []
    assert row(lines, "行政检查次数")


def test_json_has_the_same_for_other_programs(folder):
    data = json.loads(run_drafter("status", "填报.yaml", "--json", cwd=folder).stdout)
    (found,) = [each for each in data["数字"] if each["位置"] == "行政执法.行政检查次数"]
    assert (found["今年"], found["上年"], found["提供科室"]) == ("892次", "801次", "督导室")
    assert [each["规则"] for each in data["对不上"]] == ["数字-不超过", "数字-不超过", "数字-增减"]
    assert [each["理由"] for each in data["对不上"]] == ["", "含上年结转1件", ""]
    assert (data["沿用上年的活动"], data["未核对的上年安排"]) == ([1], [1])


def test_another_kind_of_report_has_its_own_questions(folder):
    annual, enforcement = (
        {line[2:].split()[0] for line in shown.splitlines() if line[2:].strip()}
        for kind in ("法治政府建设年度报告", "行政执法工作报告")
        if (shown := run_drafter("status", "填报.yaml", "--kind", kind, cwd=folder).stdout)
    )
    only_annual = {"公开信息条数", "依申请公开答复率", "法治讲座场次"}
    assert only_annual <= annual
    assert not only_annual & enforcement
    assert "待发证人员" in annual & enforcement, "what both print is asked for both"
    assert {"依申请公开件数", "行政检查次数"} <= annual & enforcement, "what is answered is told in every report"
    wrong = run_drafter("status", "填报.yaml", "--kind", "总结", cwd=folder)
    assert wrong.returncode == 1
    assert "没有“总结”这种报告" in wrong.stderr


def test_a_broken_file_is_told_with_its_line(folder):
    (folder / "坏.yaml").write_text(FILE.replace("案卷评查件数: '3'", "案卷评查件数: 很多"), "utf-8")
    done = run_drafter("status", "坏.yaml", cwd=folder)
    assert done.returncode == 1
    assert "坏.yaml 第" in done.stderr
    assert "没有说是多少" in done.stderr


def test_an_answers_file_is_found_without_its_ending(tmp_path):
    (tmp_path / "河东2021.yaml").write_text(make_answers(), "utf-8")
    done = run_drafter("status", "河东2021", "--brief", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == run_drafter("status", "河东2021.yaml", "--brief", cwd=tmp_path).stdout


def test_a_figure_that_an_activity_no_longer_says_is_neither_asked_nor_told_as_left_out(tmp_path: Path) -> None:
    left = {"人数": {"数值": "", "上年": "380人"}}
    activity = {"主题": "法治宣传", "内容": "3月20日举办民法典讲座，410人参加。", "数字": left}
    write_tree(tmp_path, {"a.yaml": make_answers(活动=[activity])})
    assert "第1条" not in run_drafter("status", "a.yaml", cwd=tmp_path).stdout
    assert "第1条" not in run_drafter("render", "a.yaml", "-o", "a.docx", cwd=tmp_path).stdout
    asked = {**activity, "内容": "3月20日举办民法典讲座，{人数}参加。"}
    write_tree(tmp_path, {"a.yaml": make_answers(活动=[asked])})
    assert "第1条 人数" in run_drafter("status", "a.yaml", cwd=tmp_path).stdout
