"""From last year's Word file to this year's report: imported, looked through, begun anew, and nothing of last year unmarked."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from builders import run_drafter
from test_import_review import REPORT, ask_through

from drafter.answers.load import load_answers
from drafter.folders import shipped
from drafter.pages.written_lines import written_lines
from drafter.rendering import render
from drafter.use_cases.review_import import ReviewSession

ROOTS = (shipped("templates"),)
OF_LAST_YEAR = ("368", "27", "14", "512", "61", "3辆", "2件", "5次", "6件")
"""The figures of last year's report."""
THIS_YEAR = ("行政检查次数=411", "行政处罚件数=4", "持证执法人员=29", "公开信息条数=530", "依申请公开件数=7")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with last year's Word file alone."""
    document = docx.Document()
    for line in REPORT.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "去年报告.docx"))
    return tmp_path


def run(folder: Path, *arguments: str) -> str:
    done = run_drafter(*arguments, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_no_figure_of_last_year_is_left_unmarked_in_this_year_s_report(folder: Path) -> None:
    run(folder, "import", "去年报告.docx", "-o", "青溪2023.yaml")
    with ReviewSession(str(folder / "青溪2023.yaml")) as session:
        ask_through(session)
    run(folder, "new", "--from", "青溪2023.yaml", "--blank")
    run(folder, "set", "青溪2024.yaml", *THIS_YEAR)
    made = render(load_answers(folder / "青溪2024.yaml", ROOTS))
    text = "\n".join(line.text for line in written_lines(made.document))
    for figure in ("411次", "4件", "29人", "530条", "7件"):
        assert figure in text
    unmarked = re.sub("【待填：.*?】", "", text)
    assert [figure for figure in OF_LAST_YEAR if re.search(rf"(?<![0-9]){figure}(?![0-9])", unmarked)] == []
    assert "执法大队配了新车【待填：" in text


def test_what_the_import_gives_prints_all_figures_of_the_original(folder: Path) -> None:
    run(folder, "import", "去年报告.docx", "-o", "青溪2023.yaml")
    assert "原文里的数都印出来了。" in run(folder, "review", "青溪2023.yaml", "--compare")
    made = render(load_answers(folder / "青溪2023.yaml", ROOTS))
    text = "\n".join(line.text for line in written_lines(made.document))
    assert [figure for figure in OF_LAST_YEAR if figure not in text] == []


def test_this_year_s_file_has_last_year_s_figures_beside_the_open_ones(folder: Path) -> None:
    run(folder, "import", "去年报告.docx", "-o", "青溪2023.yaml")
    run(folder, "new", "--from", "青溪2023.yaml", "--blank")
    told = run(folder, "status", "青溪2024.yaml")
    checks = next(line for line in told.splitlines() if line[2:].startswith("行政检查次数 "))
    assert "368次" in checks
    assert "空着" in checks or "【必填】" in checks
