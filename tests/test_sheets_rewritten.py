"""Last year's activities told anew by the office, in the rows of its form that show them."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.builders import make_answers, run_drafter, write_tree
from tests.forms import Value, export, fill, sheet_of
from tests.test_sheets_round_trip import resave

PLAIN = {"主题": "执法检查", "内容": "动态调整权责清单。", "沿用上年": "是"}
COUNTED = {
    "主题": "执法检查",
    "提法": "开展联查",
    "内容": "{日子}查了{机构}，共检查{行政执法.行政检查次数}。",
    "数字": {"机构": {"数值": None, "上年": "12所"}},
    "时间": {"日子": None},
    "人名": ["王五"],
    "沿用上年": "是",
}
SHOWN = "＿＿（日子）查了＿＿（机构，上年12所），共检查77次。"
SHEET = "xl/worksheets/sheet2.xml"


@pytest.fixture
def bureau(tmp_path: Path) -> Path:
    """Return a folder with a.yaml, two of whose activities are last year's, and the forms in 表."""
    new = {"主题": "执法检查", "内容": "检查13所。"}
    write_tree(tmp_path, {"a.yaml": make_answers(活动=[PLAIN, new, COUNTED])})
    export(tmp_path / "a.yaml", tmp_path / "表", everything=False)
    return tmp_path


def form(bureau: Path) -> Path:
    return bureau / "表" / "职成教科.xlsx"


def told(bureau: Path, cells: dict[str, Value], *options: str) -> subprocess.CompletedProcess[str]:
    """Fill in cells of the sheet 具体工作 and import the form."""
    fill(form(bureau), cells, SHEET)
    return bring(bureau, *options)


def bring(bureau: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return run_drafter("sheets", "import", "a.yaml", form(bureau), "--yes", *options, cwd=bureau)


def activities(bureau: Path) -> list[dict[str, Any]]:
    tree = yaml.load((bureau / "a.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    return list(tree["活动"])


def test_the_text_of_last_year_can_be_changed_where_it_stands(bureau: Path) -> None:
    rows = [row[1:6] for row in sheet_of(form(bureau), "具体工作").rows[3:6]]
    assert rows == [
        ["上年", "执法检查", "", "动态调整权责清单。", ""],
        ["上年", "执法检查", "开展联查", SHOWN, "王五"],
        ["已有", "执法检查", "", "检查13所。", ""],
    ]
    before = (bureau / "a.yaml").read_bytes()
    assert "表里没有填任何答案。" in bring(bureau).stdout
    assert (bureau / "a.yaml").read_bytes() == before


def test_the_advice_above_the_rows_has_room_for_all_its_lines(bureau: Path) -> None:
    with zipfile.ZipFile(form(bureau)) as package:
        height = re.search(r'<row r="2"[^>]* ht="([0-9.]+)"', package.read(SHEET).decode())
    assert len(str(sheet_of(form(bureau), "具体工作").rows[1][1])) > 70  # more than a line across A4
    assert height
    assert float(height[1]) >= 2 * 15


def test_what_is_told_anew_takes_the_place_of_last_years(bureau: Path) -> None:
    done = told(bureau, {"E5": "5月9日查了15所，共检查90次。"})
    assert done.returncode == 0, done.stdout + done.stderr
    assert "改动 1 项" in done.stdout
    assert "活动.3.内容" in done.stdout
    first, _, last = activities(bureau)
    assert first == PLAIN
    assert last == {
        "主题": "执法检查",
        "提法": "开展联查",
        "内容": "5月9日查了15所，共检查90次。",
        "人名": ["王五"],
    }
    assert "没有变 1 项" in bring(bureau).stdout


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("5月9日查了＿＿（机构，上年12所）。", "“内容”里还有没写的地方（＿＿）；请写上今年的数和时间"),
        ("5月9日查了{机构}。", "“内容”里面有花括号；请直接写数和时间，不用花括号"),
    ],
    ids=["blank", "braces"],
)
def test_a_text_that_is_not_finished_is_refused_with_its_cell(bureau: Path, text: str, why: str) -> None:
    before = (bureau / "a.yaml").read_bytes()
    done = told(bureau, {"E5": text})
    assert done.returncode == 1
    assert f"职成教科.xlsx “具体工作”E5：{why}" in done.stdout
    assert (bureau / "a.yaml").read_bytes() == before


def test_an_activity_that_was_changed_since_the_export_is_left_alone(bureau: Path) -> None:
    assert run_drafter("set", "a.yaml", "活动.1.内容=全年调整清单2次。", cwd=bureau).returncode == 0
    done = told(bureau, {"E4": "全年调整清单3次。"})
    assert "E4：填报文件里的这一条导出以后改过了，没有动它；请对照两边的文字自己改" in done.stdout
    assert activities(bureau)[0]["内容"] == "全年调整清单2次。"


def test_it_is_known_again_wherever_it_moved_and_an_emptied_text_says_nothing(bureau: Path) -> None:
    text = (bureau / "a.yaml").read_text(encoding="utf-8")
    more = "活动:\n- 主题: 法治宣传\n  内容: 举办讲座。\n"
    (bureau / "a.yaml").write_text(text.replace("活动:\n", more), encoding="utf-8")
    told(bureau, {"E4": "全年调整权责清单3次。", "E5": None})
    held = activities(bureau)
    assert [each["内容"] for each in held] == ["举办讲座。", "全年调整权责清单3次。", "检查13所。", COUNTED["内容"]]
    assert [each.get("沿用上年") for each in held] == [None, None, None, "是"]


@pytest.mark.layout
@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_it_is_read_when_another_program_saved_it(bureau: Path, suffix: str, tmp_path: Path) -> None:
    fill(form(bureau), {"E5": "5月9日查了15所。"}, SHEET)
    (bureau / "回").mkdir()
    form(bureau).rename(bureau / "回" / "职成教科.xlsx")
    folder = resave(bureau / "回", suffix)
    done = run_drafter("sheets", "import", "a.yaml", folder, "--yes", cwd=bureau)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [each["内容"] for each in activities(bureau)] == ["动态调整权责清单。", "检查13所。", "5月9日查了15所。"]
