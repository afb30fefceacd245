"""Tables of a report are told as sentences, whatever the order of their columns: no number of theirs goes unlisted."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from imported_texts import questions_without_own_wording

from drafter.checking.sources.from_text import read_text
from drafter.importing.filetypes.report_files import read_report_file
from drafter.importing.filetypes.tables_told import with_tables_told
from drafter.importing.outline.report_sentences import take_apart
from drafter.importing.read_report import read_report

YEARS = {
    "now": ("2022年", "2022", "本年", "今年（件）"),
    "then": ("2021年", "2021", "上年", "去年同期"),
    "change": ("增减", "同比增减（件）", "比上年", "+/-"),
}
COUNTED_ITEMS = ("行政检查", "行政许可（件）", "12345热线来件", "办理信访")


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[str]], dict[str, tuple[int, int, int]]]:
    """Return a table of items with this year's number, last year's and the change, its columns in any order; its numbers."""
    is_turned = draw(st.booleans())  # the years are the rows
    columns = draw(
        st.permutations(["item", "now", "then", "change"]).filter(lambda each: each[0] == "item" or not is_turned)
    )
    style = draw(st.integers(0, 3))
    numbers = {item: draw(st.tuples(*[st.integers(0, 12_000)] * 2)) for item in COUNTED_ITEMS}
    head = ["项目" if each == "item" else YEARS[each][style] for each in columns]
    rows = [head]
    for item, (now, then) in numbers.items():
        cells = {"item": item, "now": str(now), "then": str(then), "change": f"{now - then:+d}"}
        rows.append([cells[each] for each in columns])
    if is_turned:
        rows = [list(each) for each in zip(*rows, strict=True)]
    return rows, {item: (now, then, abs(now - then)) for item, (now, then) in numbers.items()}


@given(tables())
def test_of_a_table_of_two_years_every_number_is_told_with_its_item(
    table: tuple[list[list[str]], dict[str, tuple[int, int, int]]],
) -> None:
    rows, numbers = table
    lines = ["某局2022年度法治政府建设情况报告", "主要数据如下：", *("\t".join(row) for row in rows), "此外没有。"]
    told = with_tables_told(read_text("\n".join(lines), "报告.txt")).passages
    sentences = [clause for each in told[2:-1] for clause in re.split("[。；]", each.text) if clause]
    for (item, (now, then, change)), sentence in zip(numbers.items(), sentences, strict=True):
        assert sentence.startswith(f"{item.removesuffix('（件）')}{now}")
        assert re.findall("[0-9]+", sentence.replace("12345", "")) == [str(now), str(then), str(change)]


def told(*rows: str) -> list[str]:
    """Return what is told of a table whose cells stand apart by tabs."""
    lines = ["某局2022年度法治政府建设情况报告", "主要数据如下：", *rows, "此外没有。"]
    return [each.text for each in with_tables_told(read_text("\n".join(lines), "报告.txt")).passages[2:-1]]


ODD_ROWS = {
    "a number like a year": (("项目\t2022年\t2021年", "行政检查（次）\t1986\t2054"), "行政检查1986次，上年2054次。"),
    "years in a column": (
        ("年份\t行政许可（件）\t行政处罚（件）", "2021\t30\t4", "2022\t35\t6"),
        "行政许可35件，上年30件；行政处罚6件，上年4件。",
    ),
    "a rate of change": (
        ("项目\t2022年\t增减（%）", "信访（件）\t45\t-8.2", "投诉（件）\t52\t↓3.1"),
        "投诉52件，比上年减少3.1%。",
    ),
    "nothing changed": (("项目\t今年\t去年\t同比", "立案（件）\t3\t3\t持平"), "立案3件，上年3件，与上年持平。"),
    "remarks": (
        ("序号\t事项\t数量（件）\t备注", "一\t行政许可\t35\t含2021年结转2件"),
        "行政许可35件，含2021年结转2件。",
    ),
    "two columns of words": (
        ("类别\t事项\t数量（件）", "执法\t行政许可\t35", "执法\t行政处罚\t2"),
        "执法行政处罚2件。",
    ),
    "points": (("项目\t2022年\t增减", "满意率（%）\t98.5\t下降0.6个百分点"), "满意率98.5%，比上年减少0.6个百分点。"),
}


@pytest.mark.parametrize("name", ODD_ROWS)
def test_every_cell_with_a_number_is_told(name: str) -> None:
    rows, last = ODD_ROWS[name]
    assert told(*rows)[-1] == last


def test_a_number_like_a_year_answers_the_question_of_its_row() -> None:
    lines = (
        *(
            "青山县教育局2024年度教育行政执法工作报告",
            "一、行政执法总体数据",
            "与上年比较见下表：",
            "项目\t2024年\t2023年\t增减",
        ),
        *("行政许可（件）\t2046\t2113\t-67", "行政检查（次）\t1926\t2011\t-85", "二、队伍建设", "持证人员12名。"),
    )
    report = read_report(
        with_tables_told(read_text("\n".join(lines), "报告.txt")), Path("报告.txt"), questions_without_own_wording()
    )
    checks = next(each for each in report.sentences if "行政检查" in each.text)
    assert [each.written for each in checks.numbers] == ["1926次", "2011次", "85次"]
    assert "行政检查" in str(checks.numbers[0].match)


def test_titles_in_two_rows_are_told_together(tmp_path: Path) -> None:
    document = docx.Document()
    for line in ("柏林区教育局2022年法治政府建设情况报告", "一、工作", "数据见下表。"):
        document.add_paragraph(line)
    rows = (
        ("项目", "2022年", "", "2021年", ""),
        ("", "件数", "金额（万元）", "件数", "金额（万元）"),
        ("行政处罚", "6", "12.5", "4", "8"),
    )
    table = document.add_table(rows=len(rows), cols=5)
    for cells, row in zip(rows, table.rows, strict=True):
        for text, cell in zip(cells, row.cells, strict=True):
            cell.text = text
    document.save(str(tmp_path / "表.docx"))
    sentences = take_apart(read_report_file(tmp_path / "表.docx")).sentences
    assert sentences[-1].text == "行政处罚6件，行政处罚金额12.5万元，上年4件，上年金额8万元。"


@pytest.mark.parametrize("gap", [" ", "  ", "\u3000"])
def test_lines_whose_cells_stand_apart_by_spaces_are_a_table(gap: str) -> None:
    rows = (
        ("项目", "本局本年", "本局上年", "全市本年"),
        ("行政许可（宗）", "186", "203", "2417"),
        ("行政检查（次）", "61", "54", "793"),
    )
    lines = "\n".join(gap.join(row) for row in rows)
    text = (
        f"河口市教育局2024年法治政府建设报告\n一、情况\n数据见下。\n{lines}\n注：数据截至年末。\n二、打算\n继续努力。\n"
    )
    told = with_tables_told(read_text(text, "a"))
    passages = [each.text for each in told.passages]
    assert "行政许可186宗，上年203宗，全市行政许可2417宗。" in passages
    assert "行政检查61次，上年54次，全市行政检查793次。" in passages
    assert [each.text for each in take_apart(told).outline] == ["情况", "打算"]


def test_lines_with_spaces_that_do_not_end_with_numbers_are_no_table() -> None:
    lines = ("联系人 张三 办公室", "电话 5551234 传真", "地址 河口路 8号")
    text = "河口市教育局2024年法治政府建设报告\n一、情况\n数据见下。\n" + "\n".join(lines) + "\n"
    assert set(lines) <= {each.text for each in with_tables_told(read_text(text, "a")).passages}


def test_items_without_a_measure_word_are_counted_as_their_names_tell() -> None:
    rows = (
        "项目　2023年　2022年　增减",
        "行政许可申请数　126　141　-15",
        "行政检查次数　412　365　47",
        "其中：警告　2　4　-2",
    )
    text = "河口市教育局2023年法治政府建设报告\n一、情况\n数据见下。\n" + "\n".join(rows) + "\n"
    passages = [each.text for each in with_tables_told(read_text(text, "a")).passages]
    assert "行政许可申请数126件，上年141件，比上年减少15件。" in passages
    assert "行政检查次数412次，上年365次，比上年增加47次。" in passages
    assert "其中：警告2件，上年4件，比上年减少2件。" in passages


def test_lines_with_spaces_may_end_with_remarks() -> None:
    rows = (
        "类别　本年数　上年数　备注",
        "行政检查（家次）　964　1103　因故减少",
        "立案（件）　11　8　含上年结转2件",
        "移送（件）　0　5　—",
    )
    text = "河口市教育局2023年法治政府建设报告\n一、情况\n数据见下。\n" + "\n".join(rows) + "\n"
    passages = [each.text for each in with_tables_told(read_text(text, "a")).passages]
    assert any(each.startswith("行政检查964家次，上年1103家次") for each in passages)
    assert any(each.startswith("立案11件，上年8件") and "含上年结转2件" in each for each in passages)
