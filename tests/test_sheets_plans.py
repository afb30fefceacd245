"""Last year's plans on the offices' forms: who is asked, what comes back, what is refused."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.builders import make_answers, run_drafter, write_tree
from tests.forms import Value, edit_part, export, fill, sheet_of, sign

DONE = {"安排": "修订权责清单", "完成情况": "已完成", "说明": "9月公布。"}
PLANS = [{"提法": "抓好培训", "安排": "3月前，办两期。"}, DONE, {"安排": "组建执法队伍", "提供科室": "人事科"}]
SHEET = "xl/worksheets/sheet2.xml"


@pytest.fixture
def bureau(tmp_path: Path) -> Path:
    """Return a folder with a.yaml, whose plans two offices judge, and the forms in 表."""
    write_tree(tmp_path, {"a.yaml": make_answers(上年安排=PLANS)})
    export(tmp_path / "a.yaml", tmp_path / "表", everything=False)
    return tmp_path


def form(bureau: Path, office: str = "法制科") -> Path:
    return bureau / "表" / f"{office}.xlsx"


def said(bureau: Path, cells: dict[str, Value], office: str = "法制科") -> subprocess.CompletedProcess[str]:
    """Fill in cells of the sheet 上年安排 and import that form."""
    fill(form(bureau, office), cells, SHEET)
    return bring(bureau, form(bureau, office))


def bring(bureau: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return run_drafter("sheets", "import", "a.yaml", *arguments, "--yes", cwd=bureau)


def plans(bureau: Path) -> list[dict[str, Any]]:
    tree = yaml.load((bureau / "a.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    return list(tree["上年安排"])


def shown(bureau: Path, office: str) -> list[list[Any]]:
    """Return the rows of the sheet 上年安排 below its head, what is hidden left out."""
    return [list(row[3:]) for row in sheet_of(form(bureau, office), "上年安排").rows[3:]]


def test_each_office_is_asked_about_its_own_plans_that_nobody_judged(bureau: Path) -> None:
    assert shown(bureau, "法制科") == [["1", "抓好培训。3月前，办两期。", "", ""]]
    assert shown(bureau, "人事科") == [["1", "组建执法队伍", "", ""]]


def test_with_all_the_judged_ones_are_there_to_be_checked(bureau: Path) -> None:
    export(bureau / "a.yaml", bureau / "表", everything=True)
    assert shown(bureau, "法制科")[1] == ["2", "修订权责清单", "已完成", "9月公布。"]
    assert "上年安排" not in bring(bureau, "表").stdout
    assert plans(bureau)[1] == DONE


def test_what_an_office_says_goes_into_the_answers_and_into_the_report(bureau: Path) -> None:
    sign(form(bureau, "人事科"))
    done = said(bureau, {"F4": "未完成", "G4": "编制还没有批下来"}, "人事科")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search("上年安排.3.完成情况 +未完成 +人事科　张三", done.stdout)
    assert plans(bureau)[2] == PLANS[2] | {"完成情况": "未完成", "说明": "编制还没有批下来"}
    run_drafter("render", "a.yaml", "-o", "a.txt", cwd=bureau)
    assert "组建执法队伍，尚未完成。编制还没有批下来。" in (bureau / "a.txt").read_text(encoding="utf-8")
    assert "没有变 2 项" in bring(bureau, form(bureau, "人事科")).stdout


def test_an_answer_that_was_changed_meanwhile_is_a_conflict(bureau: Path) -> None:
    said(bureau, {"F4": "已完成"})
    run_drafter("set", "a.yaml", "上年安排.1.完成情况=未完成", cwd=bureau)
    told = bring(bureau, form(bureau)).stdout
    assert "冲突（没有存）：\n  上年安排.1.完成情况\n" in told
    assert plans(bureau)[0]["完成情况"] == "未完成"
    bring(bureau, form(bureau), "--prefer", "法制科")
    assert plans(bureau)[0]["完成情况"] == "已完成"


def test_a_plan_is_known_again_by_its_words_wherever_it_moved(bureau: Path) -> None:
    text = (bureau / "a.yaml").read_text(encoding="utf-8")
    (bureau / "a.yaml").write_text(text.replace("上年安排:\n", "上年安排:\n- 安排: 另一件\n"), encoding="utf-8")
    assert said(bureau, {"F4": "已完成"}).returncode == 0
    assert [plan.get("完成情况") for plan in plans(bureau)] == [None, "已完成", "已完成", None]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"F4": "做完了"}, "“上年安排”F4：“做完了”不是可选的；请从下拉里选：已完成、部分完成、未完成"),
        ({"F4": "已完成", "E4": "别的安排"}, "“上年安排”E4：填报文件里没有这一条上年安排，可能改过了；请重新导出一份"),
        ({"F3": "做了没有", "G4": "做了"}, "“上年安排”A3：表头里没有“完成情况”这一列，表的样子被改过"),
    ],
    ids=["choice", "words", "head"],
)
def test_what_cannot_be_is_told_with_its_cell(bureau: Path, cells: dict[str, Value], told: str) -> None:
    done = said(bureau, cells)
    assert done.returncode == 1
    assert f"法制科.xlsx {told}" in done.stdout
    assert plans(bureau) == PLANS


def test_the_rest_of_a_form_goes_in(bureau: Path) -> None:
    assert "没有收 1 处" in said(bureau, {"F4": "做完了", "G4": "办了两期"}).stdout
    assert plans(bureau)[0] == PLANS[0] | {"说明": "办了两期"}


def test_merged_cells_are_refused(bureau: Path) -> None:
    fill(form(bureau), {"F4": "已完成"}, SHEET)
    merged = '<mergeCells count="3"><mergeCell ref="F4:G4"/>'
    edit_part(form(bureau), SHEET, lambda xml: re.sub('<mergeCells count="2">', merged, xml))
    assert "F4：这一格和别的格合并了；请取消合并，一条一行" in bring(bureau, form(bureau)).stdout
    assert plans(bureau) == PLANS


def test_a_plan_is_assigned_to_an_office(bureau: Path) -> None:
    done = run_drafter("sheets", "assign", "a.yaml", "上年安排.1=人事科", cwd=bureau)
    assert done.returncode == 0, done.stderr
    assert "  上年安排：第1条、第3条" in done.stdout.partition("人事科（")[2]
    assert plans(bureau)[0] == PLANS[0] | {"提供科室": "人事科"}
    wrong = run_drafter("sheets", "assign", "a.yaml", "上年安排.9=人事科", cwd=bureau)
    assert (wrong.returncode, wrong.stderr) == (1, "错误：“上年安排.9=人事科”：填报文件里没有第 9 条上年安排\n")
