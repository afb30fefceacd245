"""What the answers contradict is told where the report is made, not by `status` and `check` alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drafter.summary import summary_lines
from drafter.use_cases.render_document import RenderOptions, render_document
from tests.builders import make_answers, run_drafter, write_tree

EXAMPLES = Path(__file__).parents[1] / "examples"
ONE = {"争议化解": {"行政诉讼案件": "无", "出庭应诉次数": 2}}
SIX = {
    "争议化解": {"行政诉讼案件": "无", "出庭应诉次数": 2, "信访事项件数": 3, "信访办结件数": 4},
    "校外培训": {"培训机构数": 8, "机构年检家数": 9, "A级机构数": 5, "B级机构数": 6},
    "政务服务": {"政务服务事项数": 6, "网上可办事项数": 7, "即办事项数": 8},
    "学习培训": {"学法考试应考人数": 3, "学法考试人数": 4},
}


def rendered(folder: Path, *options: str, **answers: dict[str, Any]) -> str:
    write_tree(folder, {"a.yaml": make_answers(**{"单位和报告": {"地区模板": "通用"}, **answers})})
    done = run_drafter("render", "a.yaml", "-o", "a.docx", *options, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_contradiction_is_told_in_a_line_with_what_to_do(tmp_path):
    assert "答案对不上：出庭应诉次数 2次，但行政诉讼案件 0件（没有诉讼就没有出庭）；核对" in rendered(tmp_path, **ONE)


def test_five_are_told_and_the_number_of_the_others(tmp_path):
    said = rendered(tmp_path, **SIX)
    assert said.count("答案对不上：") == 5
    assert "答案对不上的还有 2 处，用 drafter status a.yaml 看" in said


def test_what_has_a_reason_and_a_change_against_last_year_is_not_told(tmp_path):
    reasons = {"核对说明": [{"规则": "数字-有无", "位置": "争议化解.出庭应诉次数", "理由": "上年的案件今年开庭"}]}
    assert "对不上" not in rendered(tmp_path, **ONE, **reasons)
    assert "对不上" not in rendered(tmp_path, 行政执法={"行政检查次数": {"数值": 77, "上年": 30}})


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_examples_contradict_nothing(example, tmp_path):
    done = run_drafter("render", str(example), "-o", str(tmp_path / "a.docx"), cwd=tmp_path)
    assert "对不上" not in done.stdout


def test_the_page_says_the_same_without_a_command(tmp_path):
    write_tree(tmp_path, {"a.yaml": make_answers(**{"单位和报告": {"地区模板": "通用"}, **SIX})})
    made = render_document(str(tmp_path / "a.yaml"), RenderOptions(output=str(tmp_path / "a.docx")))
    shown = [line.text for line in summary_lines(made)]
    assert "答案对不上的还有 2 处" in shown
    assert sum(line.startswith("答案对不上：") for line in shown) == 5
