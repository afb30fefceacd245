"""The public edition warns of a fact in an attached table as of the same fact in the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import make_answers, run_drafter, write_tree

from drafter.checking.sources.table_rows import row_passages
from drafter.pages.blocks import Column, Table
from drafter.text_runs import PrintedText, Run

_FORM = {"附件": [{"名称": "法治政府建设主要数据表", "内容": "数据表"}]}
_FACT = "写出了信访、维稳或舆情的数"


@pytest.mark.parametrize("number", ["560", "400余", "1.2万"])
def test_a_petition_figure_is_told_of_in_the_table(tmp_path: Path, number: str):
    text = make_answers(公文格式=_FORM, 争议化解={"信访办理件数": {"数值": number, "上年": "480"}})
    told = told_of(tmp_path, text)
    assert f"{_FACT}“信访办理件数{number}件”" in told
    assert "不公开这一项，就在填报文件的“不公开”下写“争议化解.信访办理件数”" in told
    assert "  附件\n" in told


def test_a_withheld_one_is_not_told_of(tmp_path: Path):
    text = make_answers(公文格式=_FORM, 争议化解={"信访办理件数": "560"}, 不公开=["争议化解.信访办理件数"])
    assert _FACT not in told_of(tmp_path, text)


def test_rows_are_told_as_text_tells_them():
    columns = tuple(Column(title, 1) for title in ("项目", "单位", "本年", "上年", "来源"))
    rows = (("信访", "件", "560", "480", "台账"), ("答复率", "%", "98.5%", "", ""), ("办法", "", "", "", ""))
    cells = [
        tuple(PrintedText((Run(cell, answer=path),)) for cell in row) for row, path in zip(rows, "甲乙丙", strict=True)
    ]
    told = list(row_passages(Table(columns, tuple(cells))))
    assert [passage.text for passage in told] == ["信访560件，上年480件", "答复率98.5%"]
    assert [passage.answers for passage in told] == [("甲",), ("乙",)]
    statistics = Table((Column("单位", 1), Column("信访\n（件）", 1)), (("某局", "560"),))
    assert [passage.text for passage in row_passages(statistics)] == ["信访560件"]


def told_of(folder: Path, text: str) -> str:
    """Return what rendering the public edition says."""
    work = write_tree(folder / "年报", {"填报.yaml": text})
    done = run_drafter("render", "填报.yaml", "--edition", "公开版", cwd=work)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout
