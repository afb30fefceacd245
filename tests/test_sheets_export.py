"""Exporting forms: what is on them, how they are locked and printed, what is never overwritten."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.builders import EXAMPLE, make_answers, run_drafter, snapshot, write_tree
from tests.forms import MAIN, answer, cell_of, export, sheet_of, sign

SMALL = {"科室": {"行政执法": "督导室"}}


def xml_of(path: Path, part: str = MAIN) -> str:
    return zipfile.ZipFile(path).read(part).decode()


def titles(path: Path) -> list[str]:
    """Return the questions of a form, without the mark of a required one."""
    return [str(row[3]).rstrip("*　 ") for row in sheet_of(path).rows if row[0] and "." in str(row[0]) and row[2]]


def test_each_office_gets_a_form_of_its_own_questions(tmp_path: Path) -> None:
    forms = export(EXAMPLE, tmp_path / "表")
    assert {"法制科", "办公室", "人事科", "职成教科", "基础教育科"} <= set(forms)
    assert titles(forms["计财科"]) == ["采购意向提前公开天数"]
    assert "校外培训专项检查次数" in titles(forms["职成教科"])
    assert "校外培训专项检查次数" not in titles(forms["法制科"])


def test_a_figures_own_office_comes_before_its_groups(tmp_path: Path) -> None:
    text = make_answers(行政执法={"行政检查次数": {"数值": "77", "提供科室": "督导室"}})
    forms = export(write_tree(tmp_path, {"a.yaml": text}) / "a.yaml", tmp_path / "表")
    assert titles(forms["督导室"]) == ["行政检查次数"]


@pytest.mark.parametrize("example", [path.name for path in sorted(EXAMPLE.parent.glob("*.yaml"))])
def test_every_question_of_a_shipped_jurisdiction_has_an_office(example: str, tmp_path: Path) -> None:
    done = run_drafter("sheets", "assign", EXAMPLE.parent / example, cwd=tmp_path)
    assert "法制科（" in done.stdout
    assert "未分科室" not in done.stdout


def test_questions_without_an_office_stand_on_a_form_of_their_own(tmp_path: Path) -> None:
    manifest = "名称: 无科室\n自称: 我局\n报告:\n  - 种类: 简报\n    标题: 简报\n    提纲: [{段落: 段}]\n"
    files = {"templates/无科室/地区.yaml": manifest, "templates/无科室/段.txt": "{{ 行政执法.行政检查次数 }}"}
    own = {"地区模板": "无科室", "报告种类": "简报"}
    write_tree(tmp_path, {**files, "a.yaml": make_answers(单位和报告=own, 行政执法={"行政检查次数": ""})})
    done = run_drafter("sheets", "export", "a.yaml", "-o", "表", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in (tmp_path / "表").iterdir()] == ["2021年填报表-未分科室.xlsx"]


def test_a_form_tells_what_last_years_figure_and_source_were(tmp_path: Path) -> None:
    figure = {"数值": "", "上年": "70次", "来源": "检查台账"}
    text = make_answers(行政执法={"行政检查次数": figure}, **SMALL)
    form = export(write_tree(tmp_path, {"a.yaml": text}) / "a.yaml", tmp_path / "表", everything=False)["督导室"]
    row = next(row for row in sheet_of(form).rows if row[0] == "行政执法.行政检查次数")
    assert row[5:9] == ["次", "70", "", "检查台账"]


def test_only_open_questions_are_asked_unless_all_are_wanted(tmp_path: Path) -> None:
    open_ones = export(EXAMPLE, tmp_path / "空", everything=False)
    everything = export(EXAMPLE, tmp_path / "全")
    assert "校外培训专项检查次数" not in titles(open_ones["职成教科"])
    row = next(row for row in sheet_of(everything["职成教科"]).rows if row[0] == "行政执法.校外培训专项检查次数")
    assert row[1] == row[7] == "892"


def test_a_form_to_look_through_has_of_a_list_only_what_is_ticked_or_answered(tmp_path: Path) -> None:
    offered = titles(export(EXAMPLE, tmp_path / "空", everything=False)["计财科"])
    assert offered == ["学生资助人数", "学生资助金额"]
    path = tmp_path / "a.yaml"
    path.write_bytes(EXAMPLE.read_bytes())
    assert run_drafter("set", "a.yaml", "学生资助人数=12", cwd=tmp_path).returncode == 0
    assert titles(export(path, tmp_path / "全")["计财科"]) == ["采购意向提前公开天数", "学生资助人数"]
    assert len(titles(export(path, tmp_path / "全部")["法制科"])) < 120


def test_where_something_is_ticked_a_form_asks_of_a_list_only_that(tmp_path: Path) -> None:
    text = make_answers(另报=["招生资助.学生资助人数"], **SMALL)
    forms = export(write_tree(tmp_path, {"a.yaml": text}) / "a.yaml", tmp_path / "表", everything=False)
    assert "学生资助人数" in titles(forms["计财科"])
    assert "学生资助金额" not in titles(forms["计财科"])


def test_a_question_that_does_not_arise_is_not_asked(tmp_path: Path) -> None:
    text = make_answers(处罚许可={"行政处罚件数": "无"})
    forms = export(write_tree(tmp_path, {"a.yaml": text}) / "a.yaml", tmp_path / "表", everything=False)
    assert not {"普通程序处罚", "罚没金额"} & set(titles(forms["法制科"]))


@pytest.mark.parametrize("everything", [False, True])
def test_a_chapter_that_is_not_the_units_is_on_no_form(everything: bool, tmp_path: Path) -> None:
    text = make_answers(不归本单位=["争议化解"], 争议化解={"行政复议案件": "2"}, 科室={"争议化解": "信访科"})
    write_tree(tmp_path, {"a.yaml": text})
    forms = export(tmp_path / "a.yaml", tmp_path / "表", everything=everything)
    assert (titles(forms["信访科"]) if "信访科" in forms else []) == (["行政复议案件"] if everything else [])
    assert "信访科" not in run_drafter("sheets", "assign", "a.yaml", cwd=tmp_path).stdout


def test_only_entry_cells_are_open_and_they_hold_text(tmp_path: Path) -> None:
    form = export(EXAMPLE, tmp_path / "表")["职成教科"]
    xml, styles = xml_of(form), xml_of(form, "xl/styles.xml")
    assert "<sheetProtection" in xml
    formats = re.findall(r"<xf [^>]*?(?:/>|>.*?</xf>)", styles.partition("<cellXfs")[2].partition("</cellXfs>")[0])
    open_cells = set()
    for at, style in re.findall(r'<c r="([A-Z]+\d+)" s="(\d+)"', xml):
        if 'locked="0"' in formats[int(style)]:
            open_cells.add(at)
            assert 'numFmtId="49"' in formats[int(style)], f"{at} is no text cell"
    rows = [cell_of(form, str(row[0]))[1:] for row in sheet_of(form).rows if "." in str(row[0]) and row[2]]
    assert {f"H{row}" for row in rows} <= open_cells
    assert {at[0] for at in open_cells} <= {"G", "H", "I", "J"}
    assert open_cells & {f"{column}{row}" for row in rows for column in "ABCDEF"} == set()
    assert {"H3", "H4", "J3"} <= open_cells


def test_a_form_prints_across_a4_with_its_head_on_each_page(tmp_path: Path) -> None:
    form = export(EXAMPLE, tmp_path / "表")["法制科"]
    names = re.findall(r'<definedName name="(\w+\.\w+)" localSheetId="0">([^<]*)<', xml_of(form, "xl/workbook.xml"))
    assert dict(names)["_xlnm.Print_Titles"] == "填报表!$5:$5"
    sheets = [name for name in zipfile.ZipFile(form).namelist() if name.startswith("xl/worksheets/sheet")]
    for part in sheets[:-1]:
        xml = xml_of(form, part)
        assert re.search(r'<pageSetup paperSize="9"[^>]*fitToHeight="0"[^>]*orientation="landscape"', xml)
        assert 'fitToPage="1"' in xml
    assert 'state="veryHidden"' in xml_of(form, "xl/workbook.xml")


def test_entry_cells_say_what_may_be_typed_and_choices_drop_down(tmp_path: Path) -> None:
    form = export(EXAMPLE, tmp_path / "表")["职成教科"]
    at = cell_of(form, "行政执法.校外培训专项检查次数")
    checks = re.findall(r"<dataValidation .*?</dataValidation>", xml_of(form))
    own = next(check for check in checks if f'sqref="{at}"' in check)
    assert 'type="custom"' in own
    assert "不适用" in own
    topics = re.findall(r"<dataValidation .*?</dataValidation>", xml_of(form, "xl/worksheets/sheet2.xml"))
    assert any('type="list"' in check and "执法检查" in check for check in topics)


def test_the_same_answers_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = export(EXAMPLE, tmp_path / "一"), export(EXAMPLE, tmp_path / "二")
    assert snapshot(tmp_path / "一") == snapshot(tmp_path / "二")
    assert list(first) == list(second)


def test_a_form_that_was_filled_in_is_not_written_over(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE, tmp_path / "a.yaml")
    again = ("sheets", "export", "a.yaml", "--all", "-o", "表", "--office", "职成教科")
    assert run_drafter(*again, cwd=tmp_path).returncode == 0
    form = tmp_path / "表" / "2021年填报表-职成教科.xlsx"
    assert "注意" not in run_drafter(*again, cwd=tmp_path).stdout
    answer(form, {"行政执法.校外培训专项检查次数": "88"})
    filled = form.read_bytes()
    done = run_drafter(*again, cwd=tmp_path)
    assert "被人改过，或不是本程序写的，没有动它" in done.stdout
    assert form.read_bytes() == filled
    assert (tmp_path / "表" / "2021年填报表-职成教科（2）.xlsx").exists()


def test_a_form_with_only_its_head_filled_in_is_not_written_over(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE, tmp_path / "a.yaml")
    run_drafter("sheets", "export", "a.yaml", "--all", "-o", "表", "--office", "计财科", cwd=tmp_path)
    form = tmp_path / "表" / "2021年填报表-计财科.xlsx"
    sign(form)
    filled = form.read_bytes()
    run_drafter("sheets", "export", "a.yaml", "--all", "-o", "表", "--office", "计财科", cwd=tmp_path)
    assert form.read_bytes() == filled


def test_names_of_files_are_safe_on_windows(tmp_path: Path) -> None:
    offices = {"行政执法": "职教/成教*科>", "信息公开": "职教成教科", "组织领导": "//"}
    write_tree(tmp_path, {"a.yaml": make_answers(科室=offices)})
    done = run_drafter("sheets", "export", "a.yaml", "-o", "表", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    names = sorted(path.name for path in (tmp_path / "表").iterdir())
    assert {"2021年填报表-职教成教科.xlsx", "2021年填报表-职教成教科（2）.xlsx", "2021年填报表-科室.xlsx"} <= set(names)


def test_exporting_needs_year_and_unit(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.yaml": make_answers(单位和报告={"年度": ""})})
    done = run_drafter("sheets", "export", "a.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert "还没有填“年度”；请先填好“单位和报告”这一组，再分发填报表" in done.stderr


def test_an_office_with_nothing_to_fill_in_is_named(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.yaml": make_answers()})
    done = run_drafter("sheets", "export", "a.yaml", "--office", "职成科", cwd=tmp_path)
    assert done.returncode == 1
    assert "“职成科”没有要填的问题；是不是“职成教科”？" in done.stderr


def test_offices_are_assigned_in_the_answers_file_and_listed(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.yaml": make_answers() + "# 我的说明\n"})
    done = run_drafter("sheets", "assign", "a.yaml", "行政执法=执法大队", "行政执法.行政检查次数=督导室", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "督导室（1 题）\n  行政执法：行政检查次数" in done.stdout
    assert "执法大队（" in done.stdout
    text = (tmp_path / "a.yaml").read_text(encoding="utf-8")
    assert "科室:\n  行政执法: 执法大队\n  行政执法.行政检查次数: 督导室\n" in text
    assert "# 我的说明" in text
    wrong = run_drafter("sheets", "assign", "a.yaml", "行政执=督导室", cwd=tmp_path)
    assert "“行政执=督导室”：“行政执”不是组名；是不是“行政执法”？" in wrong.stderr


def test_last_years_activities_are_shown_as_such_and_not_read_again(tmp_path: Path) -> None:
    told = {"主题": "执法检查", "内容": "检查12所。"}
    text = make_answers(活动=[{**told, "沿用上年": "是"}, {**told, "内容": "检查13所。"}])
    form = export(write_tree(tmp_path, {"a.yaml": text}) / "a.yaml", tmp_path / "表", everything=False)["职成教科"]
    shown = [row[:5] for row in sheet_of(form, "具体工作").rows[3:5]]
    assert shown == [
        ["上年", "上年", "执法检查", "", "检查12所。"],
        ["已有", "已有", "执法检查", "", "检查13所。"],
    ]
    assert "新增条目" not in run_drafter("sheets", "import", "a.yaml", "表", "--dry-run", cwd=tmp_path).stdout


def test_a_form_shows_the_figures_that_an_activity_refers_to(tmp_path: Path) -> None:
    body = "{年度}年检查{行政执法.行政检查次数}，{日子}查了{机构}。"
    told = {"主题": "执法检查", "内容": body, "数字": {"机构": "12所"}, "时间": {"日子": "3月1日"}}
    form = export(write_tree(tmp_path, {"a.yaml": make_answers(活动=[told])}) / "a.yaml", tmp_path / "表")["职成教科"]
    assert sheet_of(form, "具体工作").rows[3][4] == "2021年检查77次，3月1日查了12所。"


def test_a_blank_stands_for_what_is_open_in_last_years_activity(tmp_path: Path) -> None:
    told = {
        "主题": "执法检查",
        "内容": "{日子}查了{机构}，共检查{行政执法.行政检查次数}。",
        "数字": {"机构": {"数值": None, "上年": "12所"}},
        "时间": {"日子": None},
        "沿用上年": "是",
    }
    text = make_answers(活动=[told], 行政执法={"行政检查次数": None})
    form = export(write_tree(tmp_path, {"a.yaml": text}) / "a.yaml", tmp_path / "表")["职成教科"]
    assert (
        sheet_of(form, "具体工作").rows[3][4] == "＿＿（日子）查了＿＿（机构，上年12所），共检查＿＿（行政检查次数）。"
    )


def test_masthead_and_imprint_are_asked_only_of_an_office_that_is_named_for_them(tmp_path: Path) -> None:
    folder = write_tree(tmp_path, {"a.yaml": make_answers(), "b.yaml": make_answers(科室={"公文格式": "文印室"})})
    assert "未分科室" not in export(folder / "a.yaml", tmp_path / "表", everything=False)
    form = export(folder / "b.yaml", tmp_path / "表", everything=False)["文印室"]
    assert "公文格式.发文字号" in [row[0] for row in sheet_of(form).rows if row]


def test_office_validator_finds_nothing(tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit")
    for form in export(EXAMPLE, tmp_path / "表").values():
        result = audit.OpenXmlValidator().validate(form)
        assert result.is_valid, [str(error) for error in result.errors]
        assert not result.errors
