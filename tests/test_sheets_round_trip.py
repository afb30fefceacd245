"""Forms filled in, saved again by LibreOffice, imported: the answers are the same."""

from __future__ import annotations

import csv
import os
import re
import shutil
import zipfile
from pathlib import Path

import pytest
import yaml
from office import convert

from drafter.answers.load import Answers, load_answers
from drafter.answers.questions import shown
from drafter.folders import shipped
from drafter.model.field_spec import answer_at
from drafter.model.fields import Kind
from drafter.model.figure import Figure
from drafter.sheets.plan import all_questions
from drafter.sheets.spreadsheet import address, read_spreadsheet
from tests.builders import dump, make_answers, run_drafter, write_tree
from tests.forms import MAIN, ROOTS, Value, answer, cell_of, cell_xml, edit_part, export, fill, sheet_of, sign

EXAMPLES = sorted(shipped("examples").glob("*.yaml"))
LISTS = ("活动", "存在不足", "下年安排", "组织领导.会议")


def blank_copy(example: Path, path: Path) -> None:
    """Write the answers file without the answers that offices supply; own measure words stay."""
    tree = yaml.load(example.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - every scalar a text
    answers = load_answers(example, ROOTS)
    questions = all_questions(answers)
    for place in (*questions, "活动"):
        group, _, name = place.partition(".")
        held = tree.get(group) if name else tree
        figure = answer_at(answers.report, questions[place].place) if place in questions else None
        if not isinstance(held, dict):
            continue
        held.pop(name or group, None)
        if isinstance(figure, Figure) and figure.unit not in ("", questions[place].unit):
            held[name] = {"数值": "", "单位": figure.unit}
        tree[group] = tree.get(group) or None
    path.write_text(dump(tree), encoding="utf-8")


def copy_filled(full: Path, empty: Path) -> None:
    """Fill in the form `empty` with what the form `full` shows."""
    told = {str(row[0]): row[7] for row in sheet_of(full).rows if "." in str(row[0]) and len(row) > 7}
    told |= {str(row[0]): row[7] for row in sheet_of(full).rows if row[0] in ("其他情况",)}
    rows = sheet_of(empty).rows
    fill(
        empty,
        {address(i, 7): str(told[str(row[0])]) for i, row in enumerate(rows) if told.get(str(row[0]))} or {"H4": "1"},
    )
    sign(empty)
    names = [sheet.name for sheet in read_spreadsheet(empty)]
    for sheet in read_spreadsheet(full):
        items = [row[2:] for row in sheet.rows if row and row[0] == "已有"]
        cells: dict[str, Value] = {}
        for i, item in enumerate(items[:8]):
            cells |= {address(3 + i, 2 + j): str(text) or None for j, text in enumerate(item)}
        if cells:
            fill(empty, cells, f"xl/worksheets/sheet{names.index(sheet.name) + 1}.xml")


def resave(folder: Path, suffix: str) -> Path:
    """Return a folder with the spreadsheets of `folder` as LibreOffice saves them."""
    if shutil.which("soffice") is None or not list(Path("/usr/lib").glob("libreoffice/program/libsclo.so")):
        if os.environ.get("DRAFTER_REQUIRE_LAYOUT") == "1":
            pytest.fail("LibreOffice Calc is not installed")
        pytest.skip("LibreOffice Calc is not installed")
    made = folder.with_name(f"{folder.name}-{suffix}")
    way = "csv:Text - txt - csv (StarCalc):44,34,76" if suffix == "csv" else suffix
    convert(sorted(folder.iterdir()), made, way)
    return made


def answers_of(answers: Answers) -> dict[str, str]:
    questions = all_questions(answers).items()
    return {path: shown(q, answers.report) for path, q in questions if q.kind is not Kind.RECORDS}


def items_of(path: Path, tmp_path: Path) -> dict[str, list[list[str]]]:
    """Return the first items of each list, by sheet, as the forms show them."""
    found: dict[str, list[list[str]]] = {}
    for form in export(path, tmp_path).values():
        for sheet in read_spreadsheet(form):
            rows = [[str(cell) for cell in row[2:]] for row in sheet.rows if row and row[0] == "已有"]
            if rows:
                found[f"{form.stem}/{sheet.name}"] = rows[:8]
    return found


def filled_forms(example: Path, tmp_path: Path) -> Path:
    """Write a copy of `example` without the answers that offices supply, a.yaml, and return a folder of its forms, filled in."""
    full = export(example, tmp_path / "全")
    blank_copy(example, tmp_path / "a.yaml")
    folder = tmp_path / "表"
    for office, form in export(tmp_path / "a.yaml", folder, everything=False).items():
        if office in full:
            copy_filled(full[office], form)
    return folder


WAYS = [(example, ("xlsx",)) for example in EXAMPLES]
WAYS += [(EXAMPLES[0], ("ods", "xlsx")), (EXAMPLES[1], ("xls",)), (EXAMPLES[2], ("ods",))]
"""Each example by the type that forms have, and each other type by an example."""


@pytest.mark.layout
@pytest.mark.parametrize(("example", "ways"), WAYS, ids=[f"{path.stem}-{'-'.join(ways)}" for path, ways in WAYS])
def test_forms_saved_again_by_another_program_give_the_same_answers(
    example: Path, ways: tuple[str, ...], tmp_path: Path
) -> None:
    folder = filled_forms(example, tmp_path)
    for suffix in ways:
        folder = resave(folder, suffix)
    done = run_drafter("sheets", "import", "a.yaml", folder, "--yes", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    before, after = load_answers(example, ROOTS), load_answers(tmp_path / "a.yaml", ROOTS)
    assert answers_of(after) == answers_of(before)
    assert items_of(tmp_path / "a.yaml", tmp_path / "后") == items_of(example, tmp_path / "前")


@pytest.mark.layout
@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_what_became_of_last_years_plans_is_read_when_another_program_saved_it(suffix: str, tmp_path: Path) -> None:
    text = make_answers(上年安排=[{"提法": "抓好培训", "安排": "3月前，办两期。"}, {"安排": "修订权责清单"}])
    write_tree(tmp_path, {"a.yaml": text})
    form = export(tmp_path / "a.yaml", tmp_path / "全", everything=False)["法制科"]
    (tmp_path / "表").mkdir()
    form = form.rename(tmp_path / "表" / form.name)
    fill(
        form,
        {"F4": "已完成", "G4": "办了两期，56人参加。", "F5": "未完成", "G5": "等待批复"},
        "xl/worksheets/sheet2.xml",
    )
    folder = resave(tmp_path / "表", suffix)
    done = run_drafter("sheets", "import", "a.yaml", folder, "--yes", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    plans = load_answers(tmp_path / "a.yaml", ROOTS).report.plan_reviews or []
    told = [(plan.outcome, plan.account) for plan in plans]
    assert told == [("已完成", "办了两期，56人参加。"), ("未完成", "等待批复")]


def reckoned(form: Path, tmp_path: Path) -> list[list[str]]:
    """Return the rows of a form's main sheet, its formulas reckoned anew."""
    edit_part(form, MAIN, lambda xml: re.sub(r'(<c [^>]*?)(?: t="str")?(><f>.*?</f>)<v>.*?</v>', r"\1\2", xml))
    folder = form.parent / "单独"
    folder.mkdir()
    form.rename(folder / form.name)
    made = resave(folder, "csv") / f"{form.stem}.csv"
    return list(csv.reader(made.read_text(encoding="utf-8-sig").splitlines()))


@pytest.mark.layout
def test_a_form_points_at_what_is_missing_and_at_great_changes(tmp_path: Path) -> None:
    last = {"数值": "", "上年": "100"}
    figures = ("行政检查次数", "执法信息录入条数", "双随机任务数", "双随机检查对象数", "查处无证机构数", "白名单机构数")
    rates = ("学习培训.学法考试合格率", "学习培训.学法考试参考率")
    ticked = [*(f"行政执法.{name}" for name in figures), *rates]
    text = make_answers(行政执法={name: dict(last) for name in figures}, 科室={"学习培训": "职成教科"}, 另报=ticked)
    form = export(write_tree(tmp_path, {"a.yaml": text}) / "a.yaml", tmp_path / "表")["职成教科"]
    filled = ("131", "130条", "400余", "69", "无")
    answer(form, {f"行政执法.{name}": value for name, value in zip(figures[1:], filled, strict=True)})
    answer(form, {"学习培训.学法考试合格率": "95%", "学习培训.学法考试参考率": "95%"})
    rate = cell_of(form, "学习培训.学法考试合格率", 6)
    fill(form, {rate: "60"})
    told = {row[0]: row[9] for row in reckoned(form, tmp_path) if len(row) > 9}
    assert [told[f"行政执法.{name}"] for name in figures] == [
        "必填",
        "比上年变化超过30%",
        "",
        "",
        "比上年变化超过30%",
        "",
    ]
    assert told["学习培训.学法考试合格率"] == "比上年变化超过30%"
    assert told["学习培训.学法考试参考率"] == ""


@pytest.mark.layout
def test_an_entry_cell_takes_what_can_be_a_figure(tmp_path: Path) -> None:
    """The formula that guards entry cells, put into cells to see what it comes to."""
    form = export(shipped("examples") / "hedong-2021.yaml", tmp_path / "表")["职成教科"]
    xml = zipfile.ZipFile(form).read(MAIN).decode()
    formula, at = re.search(r'sqref="H(\d+)"[^>]*><formula1>(.*?)</formula1>', xml).group(2, 1)  # type: ignore[union-attr]
    values = ("892", "８９２", "400余", "近千", "八百", "1.2万", "无", "没有发生", "不适用", "很多", "见附件", "待统计")
    rows = "".join(
        f'<row r="{n}">{cell_xml(f"H{n}", value)}<c r="I{n}"><f>{formula.replace(f"H{at}", f"H{n}")}</f><v>0</v></c></row>'
        for n, value in enumerate(values, 1)
    )
    edit_part(
        form, MAIN, lambda text: re.sub("<sheetData>.*</sheetData>", lambda _: f"<sheetData>{rows}</sheetData>", text)
    )
    taken = [row[8] for row in reckoned(form, tmp_path)]
    assert taken == ["TRUE"] * 9 + ["FALSE"] * 3
