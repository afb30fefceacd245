"""Importing forms: what is stored, what is asked, what is refused and with which words."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
import yaml

from drafter.columns import width
from drafter.folders import shipped
from tests.builders import answers_tree, dump, make_answers, run_drafter, write_tree
from tests.forms import MAIN, Value, answer, cell_of, cell_xml, edit_part, export, fill, sign, write_package

INSPECTIONS, RATE, ENTRIES = "行政执法.行政检查次数", "学习培训.学法考试合格率", "行政执法.执法信息录入条数"
TICKED = [
    "学习培训.中心组学习内容",
    "学习培训.学法考试合格率",
    "行政执法.双随机任务数",
    "行政执法.双随机联合检查次数",
    "行政执法.双随机联合部门",
    "行政执法.执法信息录入条数",
]
OFFICES = {"行政执法": "职成教科", "学习培训": "职成教科", "信息公开": "办公室"}


@pytest.fixture
def bureau(tmp_path: Path) -> Path:
    """Return a folder with a.yaml, in which little is answered, and its empty forms in 表."""
    answers = make_answers(科室=OFFICES, 行政执法={"行政检查次数": "77"}, 另报=TICKED)
    text = "# 我的说明\n" + answers.replace("'", "")
    write_tree(tmp_path, {"a.yaml": text.replace("行政检查次数: 77", "行政检查次数: 77  # 台账")})
    export(tmp_path / "a.yaml", tmp_path / "表")
    return tmp_path


def form(bureau: Path, office: str = "职成教科") -> Path:
    return bureau / "表" / f"{office}.xlsx"


def bring(bureau: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return run_drafter("sheets", "import", "a.yaml", *(arguments or ("表", "--yes")), cwd=bureau)


def tree(bureau: Path) -> dict[str, object]:
    return yaml.load((bureau / "a.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # type: ignore[no-any-return]  # noqa: S506


def stored(bureau: Path, path: str) -> object:
    """Return what the answers file holds, as plain data."""
    group, _, name = path.partition(".")
    held = tree(bureau).get(group)
    return held.get(name) if isinstance(held, dict) else None


def test_a_figure_is_stored_with_who_supplied_it_when_and_from_what(bureau: Path) -> None:
    answer(form(bureau), {ENTRIES: "12条"})
    fill(form(bureau), {cell_of(form(bureau), ENTRIES, 8): "案卷评查登记表", cell_of(form(bureau), ENTRIES, 6): "10"})
    sign(form(bureau))
    done = bring(bureau, "表", "--yes")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "职成教科.xlsx：职成教科，张三，2022年1月10日" in done.stdout
    assert "新填 1 项" in done.stdout
    assert stored(bureau, ENTRIES) == {
        "数值": "12",
        "提供科室": "职成教科",
        "填报人": "张三",
        "填报时间": "2022年1月10日",
        "上年": "10",
        "来源": "案卷评查登记表",
    }


def test_what_a_form_contradicts_is_told_where_it_is_stored(bureau: Path) -> None:
    fill(form(bureau), {cell_of(form(bureau), "行政执法.双随机联合检查次数"): 90})
    said = bring(bureau).stdout
    assert "答案对不上：双随机联合检查次数 90次，多于 行政检查次数 77次" in said


def test_a_changed_figure_keeps_its_comment_and_a_backup(bureau: Path) -> None:
    before = (bureau / "a.yaml").read_bytes()
    answer(form(bureau), {INSPECTIONS: "80"})
    done = bring(bureau)
    assert "改动 1 项" in done.stdout
    assert re.search("行政执法.行政检查次数 +77次 → 80次", done.stdout)
    text = (bureau / "a.yaml").read_text(encoding="utf-8")
    assert "# 我的说明" in text
    assert "行政检查次数:  # 台账\n    数值: 80\n    提供科室: 职成教科\n" in text
    assert (bureau / "a.yaml.bak").read_bytes() == before


def test_a_figure_confirmed_by_its_office_gets_its_origin(bureau: Path) -> None:
    sign(form(bureau))
    done = bring(bureau)
    assert "补记来源 1 项" in done.stdout
    assert stored(bureau, INSPECTIONS) == {
        "数值": "77",
        "提供科室": "职成教科",
        "填报人": "张三",
        "填报时间": "2022年1月10日",
    }
    again = bring(bureau)
    assert "没有变 2 项" in again.stdout
    assert "补记" not in again.stdout


def test_texts_names_and_days_come_in_too(bureau: Path) -> None:
    partners, dates = "行政执法.双随机联合部门", "学习培训.中心组学法日期"
    answer(
        form(bureau),
        {"学习培训.中心组学习内容": "《行政检查记录表》", "行政执法.双随机联合检查次数": 21, partners: "人社局\n公安"},
    )
    assert bring(bureau).returncode == 0
    assert stored(bureau, "学习培训.中心组学习内容") == "《行政检查记录表》"
    assert stored(bureau, partners) == ["人社局", "公安"]
    assert stored(bureau, dates) is None


def test_activities_become_items_once(bureau: Path) -> None:
    fill(
        form(bureau),
        {"C4": "执法检查", "E4": "3月联合消防部门检查培训机构12所。", "F4": "王五"},
        "xl/worksheets/sheet2.xml",
    )
    assert "新增条目 1 条" in bring(bureau).stdout
    held = [{"主题": "执法检查", "内容": "3月联合消防部门检查培训机构12所。", "人名": ["王五"]}]
    assert tree(bureau)["活动"] == held
    assert "新增条目" not in bring(bureau).stdout
    assert tree(bureau)["活动"] == held


def test_a_form_imported_before_is_shown_on_the_next_export_and_not_read_again(bureau: Path) -> None:
    fill(form(bureau), {"C4": "执法检查", "E4": "检查12所。"}, "xl/worksheets/sheet2.xml")
    bring(bureau)
    export(bureau / "a.yaml", bureau / "表")
    done = bring(bureau)
    assert "没有变 2 项" in done.stdout
    assert len(tree(bureau)["活动"]) == 1  # type: ignore[arg-type]


def test_two_forms_that_differ_are_a_conflict_until_one_is_preferred(bureau: Path) -> None:
    other = bureau / "表" / "另一份.xlsx"
    other.write_bytes(form(bureau).read_bytes())
    answer(form(bureau), {ENTRIES: "12"})
    answer(other, {ENTRIES: "13"})
    done = bring(bureau)
    assert done.returncode == 1
    assert "冲突（没有存）：\n  行政执法.执法信息录入条数" in done.stdout
    assert "另一份.xlsx “填报表”" in done.stdout
    assert "后面加 --prefer 另一份，或者 --prefer 职成教科\n" in done.stdout
    assert "drafter set 填报文件 行政执法.执法信息录入条数=13\n" in done.stdout
    assert "12条" in done.stdout
    assert "13条" in done.stdout
    assert stored(bureau, ENTRIES) is None
    assert bring(bureau, "表", "--yes", "--prefer", "表格").returncode == 1
    assert bring(bureau, "表", "--yes", "--prefer", "另一份.xlsx").returncode == 0
    assert stored(bureau, ENTRIES) == {"数值": "13", "提供科室": "职成教科"}


def test_an_answer_changed_since_the_export_is_a_conflict_until_the_form_is_preferred(bureau: Path) -> None:
    path = bureau / "a.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("次数: 77", "次数: 79"), encoding="utf-8")
    assert "没有变 2 项" in bring(bureau).stdout  # the office left the cell as it was
    answer(form(bureau), {INSPECTIONS: "80"})
    done = bring(bureau)
    assert "冲突 1 项" in done.stdout
    assert "以表为准，加 --prefer 表格；以填报文件为准，不用做什么" in done.stdout
    assert stored(bureau, INSPECTIONS) == "79"
    assert bring(bureau, "表", "--yes", "--prefer", "表格").returncode == 0
    assert stored(bureau, INSPECTIONS) == {"数值": "80", "提供科室": "职成教科"}


def test_a_new_supplier_takes_the_place_of_the_old_one(bureau: Path) -> None:
    answer(form(bureau), {ENTRIES: "12"})
    sign(form(bureau))
    bring(bureau)
    export(bureau / "a.yaml", bureau / "表")
    answer(form(bureau), {ENTRIES: "14"})
    bring(bureau)
    assert stored(bureau, ENTRIES) == {"数值": "14", "提供科室": "职成教科", "填报人": "", "填报时间": ""}


def test_without_a_terminal_nothing_is_stored_unasked(bureau: Path) -> None:
    before = (bureau / "a.yaml").read_bytes()
    answer(form(bureau), {ENTRIES: "12"})
    done = bring(bureau, "表")
    assert done.returncode == 1
    assert "新填 1 项" in done.stdout
    assert "没有存：这里不是终端，没法问您；要存入，加 --yes；只想看看，加 --dry-run" in done.stderr
    dry = bring(bureau, "表", "--dry-run")
    assert dry.returncode == 0
    assert "只是看看，没有存" in dry.stdout
    assert (bureau / "a.yaml").read_bytes() == before
    assert not (bureau / "a.yaml.bak").exists()


def test_forms_are_named_by_file_folder_or_pattern(bureau: Path) -> None:
    (bureau / "表" / "~$职成教科.xlsx").write_bytes(b"held open")
    for named in ("表", "表/*.xlsx", "表/职成教科.xlsx"):
        assert "职成教科.xlsx：职成教科" in bring(bureau, named, "--dry-run").stdout
    assert "没有这样的填报表" in bring(bureau, "没有*.xlsx").stderr
    (bureau / "空").mkdir()
    assert "这个文件夹里没有填报表" in bring(bureau, "空").stderr
    assert (
        "第一个要写填报文件（.yaml），后面才写表"
        in run_drafter("sheets", "import", "表/职成教科.xlsx", "a.yaml", cwd=bureau).stderr
    )


def test_inserted_rows_and_moved_columns_are_put_up_with(bureau: Path) -> None:
    answer(form(bureau), {ENTRIES: "12"})

    def down(xml: str) -> str:  # three rows put in above the table
        xml = re.sub(r'<row r="(\d+)"', lambda m: f'<row r="{int(m[1]) + 3 * (int(m[1]) > 2)}"', xml)
        return re.sub(r'(<c r="[A-Z]+)(\d+)"', lambda m: f'{m[1]}{int(m[2]) + 3 * (int(m[2]) > 2)}"', xml)

    edit_part(form(bureau), MAIN, down)
    assert bring(bureau).returncode == 0
    assert stored(bureau, ENTRIES) == {"数值": "12", "提供科室": "职成教科"}


def without(at: str) -> Callable[[str], str]:
    return lambda xml: re.sub(rf'<c r="{at}"[^>]*?(?:/>|>.*?</c>)', "", xml)


def retitled(old: str, new: str) -> Callable[[str], str]:
    return lambda xml: xml.replace(f"<t>{old}</t>", f"<t>{new}</t>")


CELLS: list[tuple[str, str, Value, str]] = [
    ("words", ENTRIES, "很多", "“执法信息录入条数”：“很多”看不出是什么数"),
    ("negative", ENTRIES, -5, "“执法信息录入条数”：“-5”是负数；请填 0 以上的数，没有填“无”"),
    ("other-unit", ENTRIES, "5人", "“执法信息录入条数”：“5人”的单位是“人”，这一项的单位是“条”；请按表里的单位填数"),
    ("share-or-percent", RATE, "0.95", "“学法考试合格率”：“0.95”看不出是 95% 还是 0.95%；请连百分号写全"),
    ("whole-or-percent", RATE, 1, "“学法考试合格率”：“1”看不出是 100% 还是 1%；请连百分号写全"),
]


@pytest.mark.parametrize(("question", "value", "told"), [case[1:] for case in CELLS], ids=[case[0] for case in CELLS])
def test_a_cell_that_cannot_be_is_told_with_its_address_and_the_rest_goes_in(
    bureau: Path, question: str, value: Value, told: str
) -> None:
    answer(form(bureau), {question: value, "行政执法.双随机任务数": "6"})
    done = bring(bureau)
    assert done.returncode == 1
    assert f"职成教科.xlsx “填报表”{cell_of(form(bureau), question)}：{told}" in done.stdout
    assert stored(bureau, question) is None
    assert stored(bureau, "行政执法.双随机任务数") == {"数值": "6", "提供科室": "职成教科"}


def styled(xml: str, at: str, style: int, value: Value) -> str:
    return re.sub(rf'<c r="{at}"[^>]*?(?:/>|>.*?</c>)', cell_xml(at, value, f' s="{style}"'), xml)


def add_format(path: Path, number_format: int) -> int:
    """Add a cell format to a workbook and return its index."""
    found: list[int] = []

    def change(xml: str) -> str:
        found.append(int(re.search(r'<cellXfs count="(\d+)"', xml)[1]))  # type: ignore[index]
        extra = f'<xf numFmtId="{number_format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        return xml.replace("</cellXfs>", f"{extra}</cellXfs>").replace(
            f'<cellXfs count="{found[0]}"', f'<cellXfs count="{found[0] + 1}"'
        )

    edit_part(path, "xl/styles.xml", change)
    return found[0]


def test_a_number_that_excel_turned_into_a_date_is_refused(bureau: Path) -> None:
    style, at = add_format(form(bureau), 14), cell_of(form(bureau), ENTRIES)
    edit_part(form(bureau), MAIN, lambda xml: styled(xml, at, style, 44621))
    told = f"{at}：“执法信息录入条数”：单元格里成了日期（2022年3月1日）；请把单元格的格式设为文本，再填一次数"
    assert told in bring(bureau).stdout


def test_a_cell_shown_as_a_percentage_is_read_as_shown(bureau: Path) -> None:
    style, at = add_format(form(bureau), 9), cell_of(form(bureau), RATE)
    for number, rate in ((0.95, "95%"), (1, "100%")):
        edit_part(form(bureau), MAIN, lambda xml, number=number: styled(xml, at, style, number))  # type: ignore[misc]
        assert bring(bureau, "表", "--yes", "--prefer", "表格").returncode == 0
        assert stored(bureau, RATE) == {"数值": rate, "提供科室": "职成教科"}


def test_a_count_in_a_percentage_cell_is_refused(bureau: Path) -> None:
    """4.12 shown as 412% is neither: nobody can tell whether 412 or 4.12 is meant."""
    style, at = add_format(form(bureau), 9), cell_of(form(bureau), ENTRIES)
    edit_part(form(bureau), MAIN, lambda xml: styled(xml, at, style, 4.12))
    told = (
        f"{at}：“执法信息录入条数”：单元格是百分比格式，写着 412%，这一项不是比例；请把单元格的格式设为文本，再填一次数"
    )
    assert told in bring(bureau).stdout
    assert stored(bureau, ENTRIES) is None


def test_a_formula_that_nobody_reckoned_is_refused(bureau: Path) -> None:
    at = cell_of(form(bureau), ENTRIES)
    edit_part(
        form(bureau),
        MAIN,
        lambda xml: re.sub(rf'<c r="{at}"( s="\d+")[^>]*?/>', rf'<c r="{at}"\1><f>SUM(1,2)</f></c>', xml),
    )
    assert f"{at}：“执法信息录入条数”的公式出了错；请直接填数，不要用公式" in bring(bureau).stdout


def test_a_formulas_error_is_refused_and_its_value_taken(bureau: Path) -> None:
    at, other = cell_of(form(bureau), ENTRIES), cell_of(form(bureau), "行政执法.双随机任务数")

    def change(xml: str) -> str:
        xml = re.sub(rf'<c r="{at}"( s="\d+")[^>]*?/>', rf'<c r="{at}"\1 t="e"><f>1/0</f><v>#DIV/0!</v></c>', xml)
        return re.sub(rf'<c r="{other}"( s="\d+")[^>]*?/>', rf'<c r="{other}"\1><f>2+4</f><v>6</v></c>', xml)

    edit_part(form(bureau), MAIN, change)
    done = bring(bureau)
    assert f"{at}：“执法信息录入条数”的公式出了错；请直接填数，不要用公式" in done.stdout
    assert stored(bureau, "行政执法.双随机任务数") == {"数值": "6", "提供科室": "职成教科"}


def test_merged_cells_are_refused(bureau: Path) -> None:
    answer(form(bureau), {ENTRIES: "12"})
    at = cell_of(form(bureau), ENTRIES)
    below = f"H{int(at[1:]) + 1}"
    edit_part(
        form(bureau), MAIN, lambda xml: xml.replace("</mergeCells>", f'<mergeCell ref="{at}:{below}"/></mergeCells>')
    )
    done = bring(bureau)
    assert f"{at}：“执法信息录入条数”这一格和别的格合并了；请取消合并，一格填一个答案" in done.stdout
    assert f"{below}：" in done.stdout


def test_a_row_without_its_key_is_refused(bureau: Path) -> None:
    answer(form(bureau), {ENTRIES: "12", "行政执法.双随机任务数": "6"})
    at, key = cell_of(form(bureau), ENTRIES), cell_of(form(bureau), ENTRIES, 0)
    edit_part(form(bureau), MAIN, without(key))
    done = bring(bureau)
    assert f"{at}：这一行没有编号（隐藏的 {key} 是空的），不知道是哪一题；请填在原来的行里" in done.stdout
    assert stored(bureau, "行政执法.双随机任务数") == {"数值": "6", "提供科室": "职成教科"}


def test_a_row_whose_title_belongs_to_another_key_is_refused(bureau: Path) -> None:
    answer(form(bureau), {ENTRIES: "12"})
    title = cell_of(form(bureau), ENTRIES, 3)
    fill(form(bureau), {title: "双随机任务数"})
    told = f"{title}：这一行写的是“双随机任务数”，隐藏的编号是“执法信息录入条数”的，对不上；请不要剪切、排序或改项目"
    assert told in bring(bureau).stdout


def test_a_changed_unit_is_refused(bureau: Path) -> None:
    answer(form(bureau), {ENTRIES: "12"})
    unit = cell_of(form(bureau), ENTRIES, 5)
    fill(form(bureau), {unit: "万条"})
    assert f"{unit}：“执法信息录入条数”的单位成了“万条”，应当是“条”；请按原来的单位填数" in bring(bureau).stdout


def test_a_key_that_is_no_question_is_refused(bureau: Path) -> None:
    answer(form(bureau), {ENTRIES: "12"})
    at, key = cell_of(form(bureau), ENTRIES), cell_of(form(bureau), ENTRIES, 0)
    fill(form(bureau), {key: "行政执法.旧的问题"})
    assert f"{at}：“行政执法.旧的问题”不是这份报告要填的问题，表可能是旧的；请重新导出一份" in bring(bureau).stdout


def test_a_question_that_stands_there_twice_is_taken_once(bureau: Path) -> None:
    answer(form(bureau), {ENTRIES: "12", "行政执法.双随机任务数": "6"})
    fill(
        form(bureau),
        {
            cell_of(form(bureau), "行政执法.双随机任务数", 3): "执法信息录入条数",
            cell_of(form(bureau), "行政执法.双随机任务数", 5): "条",
            cell_of(form(bureau), "行政执法.双随机任务数", 0): ENTRIES,
        },
    )
    done = bring(bureau)
    assert "：“执法信息录入条数”在表里出现了两次；只收了前一处" in done.stdout
    assert stored(bureau, ENTRIES) == {"数值": "12", "提供科室": "职成教科"}


SHARED = "xl/sharedStrings.xml"


def test_a_lost_column_of_keys_is_refused(bureau: Path) -> None:
    answer(form(bureau), {ENTRIES: "12"})
    edit_part(form(bureau), SHARED, retitled("编号", "A"))
    assert "“填报表”D5：隐藏的编号列没有了，不知道哪一行是哪一题；请重新导出一份，把数抄过去" in bring(bureau).stdout


def test_a_lost_head_row_is_refused(bureau: Path) -> None:
    answer(form(bureau), {ENTRIES: "12"})
    edit_part(form(bureau), SHARED, retitled("本年", "今年"))
    told = "“填报表”：找不到“项目”“本年”这一行表头，表的样子被改过；请重新导出一份，把数抄过去"
    assert told in bring(bureau).stdout


def test_the_hidden_sheet_may_be_lost_when_the_first_cell_still_tells(bureau: Path) -> None:
    answer(form(bureau), {ENTRIES: "12"})
    edit_part(form(bureau), "xl/worksheets/sheet3.xml", without("A1"))
    assert bring(bureau).returncode == 0
    assert stored(bureau, ENTRIES) == {"数值": "12", "提供科室": "职成教科"}
    edit_part(form(bureau), MAIN, without("A1"))
    told = "职成教科.xlsx：认不出是 Drafter 导出的填报表（隐藏的信息没有了）；请用导出的原表填写，或重新导出"
    assert told in bring(bureau).stdout


def identity_replaced(old: str, new: str) -> Callable[[str], str]:
    return lambda xml: re.sub("Drafter填报表 {.*?}", lambda m: m[0].replace(old, new), xml)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"year": "2021"', '"year": "2020"', "这是2020年的表，填报文件是2021年的；请用2021年的表重新填"),
        ("河东区教育局", "河西区教育局", "这是“河西区教育局”的表，填报文件是“河东区教育局”的；请检查是否选错了文件"),
        ('"version": 1', '"version": 9', "是更新的 Drafter 导出的表（第9版）；请更新 Drafter 后再导入"),
        ('"year"', '"yaer"', "隐藏的表的信息被改动过，认不出是谁的表；请重新导出一份，把数抄过去"),
    ],
    ids=["year", "unit", "version", "tampered"],
)
def test_a_form_of_another_report_is_refused(bureau: Path, old: str, new: str, told: str) -> None:
    answer(form(bureau), {ENTRIES: "12"})
    edit_part(form(bureau), SHARED, identity_replaced(old, new))
    before = (bureau / "a.yaml").read_bytes()
    done = bring(bureau)
    assert done.returncode == 1
    assert f"职成教科.xlsx：{told}" in done.stdout
    assert (bureau / "a.yaml").read_bytes() == before


NESTED = "[" * 100_000


@pytest.mark.parametrize(
    "identity",
    [
        *(
            NESTED,
            "{" * 100_000,
            '{"a":' * 50_000,
            "[" * 1_900,
            "1" * 5_000,
            "",
            "null",
            "NaN",
            '"甲"',
            '{"version": 1}',
        ),
        '{"version": 1, "jurisdiction": [], "unit_name": {}, "year": 2021, "kind": null, "office": [[["甲"]]]}',
    ],
    ids=lambda text: text[:12] or "nothing",
)
def test_a_form_with_a_spoilt_identity_is_refused_alone(bureau: Path, identity: str) -> None:
    answer(form(bureau, "办公室"), {"信息公开.公开信息条数": "892"})
    spoilt = escape(f"Drafter填报表 {identity}")
    edit_part(form(bureau), SHARED, lambda xml: re.sub("Drafter填报表 {.*?}", lambda _: spoilt, xml))
    done = bring(bureau)
    assert done.returncode == 1, done.stderr
    assert "职成教科.xlsx：隐藏的表的信息被改动过，认不出是谁的表" in done.stdout
    assert "892" in str(stored(bureau, "信息公开.公开信息条数"))


def test_two_forms_in_one_file_are_refused(bureau: Path) -> None:
    fill(
        form(bureau),
        {"A1": zipfile.ZipFile(form(bureau, "办公室")).read(SHARED).decode().partition("<t>")[2].partition("</t>")[0]},
    )
    assert "一个文件里混了几份填报表；请分开存成几个文件" in bring(bureau).stdout


def word_document(path: Path) -> None:
    write_package(path, {"word/document.xml": b"<w:document/>", "[Content_Types].xml": b"<Types/>"})


def with_macros(path: Path) -> None:
    parts = {name: zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()}
    write_package(path, {**parts, "xl/vbaProject.bin": b"macro"})


def encrypted(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le"))


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:4000])


def huge(path: Path) -> None:
    path.write_bytes(b"PK" + bytes(21_000_000))


def far_out(path: Path) -> None:
    edit_part(
        path,
        MAIN,
        lambda xml: xml.replace("</sheetData>", f'<row r="1048576">{cell_xml("XFD1048576", 1)}</row></sheetData>'),
    )


def encrypted_by_libreoffice(path: Path) -> None:
    """Make an .ods of it whose parts are encrypted, as its manifest says."""
    manifest = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
    write_package(path, {"content.xml": bytes(range(256)) * 16, "META-INF/manifest.xml": manifest.encode()})


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (word_document, "这是 Word 文档，不是填报表；请把填好的 .xlsx 表发来"),
        (with_macros, "里面有宏，为安全起见不读；请在 Excel 里另存为“Excel 工作簿（.xlsx）”后再导入"),
        (encrypted, "设了打开密码，读不出来；请打开后去掉密码，另存后再导入"),
        (encrypted_by_libreoffice, "设了打开密码，读不出来；请打开后去掉密码，另存后再导入"),
        (lambda path: path.write_bytes(b""), "是空文件，没有内容；请让科室重新发一份"),
        (half, "不是 Excel 表格，或者文件已经损坏；请在 Excel 里打开，另存为 .xlsx 后再导入"),
        (huge, "文件有 21 MB，超过填报表的上限 20 MB；请检查是否选错了文件"),
        (far_out, "XFD1048576 处还有内容，离表格太远；请删去表格以外的内容后再导入"),
        (lambda path: path.write_bytes("本年,77".encode()), "不是 Excel 表格，或者文件已经损坏"),
        (lambda path: path.unlink(), "找不到这个文件；请检查文件名和所在文件夹"),
    ],
    ids=["word", "macros", "encrypted", "encrypted-ods", "empty", "half", "huge", "far-out", "csv", "missing"],
)
def test_a_file_that_is_no_form_is_told_and_the_others_go_in(
    bureau: Path, spoil: Callable[[Path], object], told: str
) -> None:
    answer(form(bureau, "办公室"), {"信息公开.公开信息条数": "400余"})
    spoil(form(bureau))
    done = bring(bureau, "表/职成教科.xlsx", "表/办公室.xlsx", "--yes")
    assert done.returncode == 1
    assert f"  职成教科.xlsx：{told}" in done.stdout
    assert stored(bureau, "信息公开.公开信息条数") == {"数值": "400余", "提供科室": "办公室"}


LIST = "xl/worksheets/sheet2.xml"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"E4": "检查12所。"}, "“具体工作”C4：“主题”：没有选主题；请从下拉的主题里选一个"),
        ({"C4": "执法检察", "E4": "检查12所。"}, "“具体工作”C4：“主题”：没有“执法检察”这个主题；是不是“执法检查”？"),
        ({"C4": "执法检查", "D4": "查"}, "“具体工作”E4：“内容”：空着；请补上，或者清空这一行"),
        ({"C4": "执法检查", "E4": "检查{数}所"}, "“具体工作”E4：“内容”：里面有花括号；请直接写数和时间，不用花括号"),
    ],
    ids=["no-topic", "unknown-topic", "no-body", "braces"],
)
def test_an_item_that_cannot_be_is_told_with_its_cell(bureau: Path, cells: dict[str, Value], told: str) -> None:
    fill(form(bureau), {**cells, "C5": "执法检查", "E5": "另一件事。"}, LIST)
    done = bring(bureau)
    assert told in done.stdout
    assert tree(bureau)["活动"] == [{"主题": "执法检查", "内容": "另一件事。"}]


def test_a_list_whose_head_was_changed_is_refused(bureau: Path) -> None:
    fill(form(bureau), {"C4": "执法检查", "E4": "检查12所。"}, LIST)
    edit_part(form(bureau), SHARED, retitled("内容", "事情"))
    assert "“具体工作”A3：表头里没有“内容”这一列，表的样子被改过；请重新导出一份，抄过去" in bring(bureau).stdout


def test_the_answers_file_is_held_by_one_drafter_at_a_time(bureau: Path) -> None:
    from drafter.locking import only_one

    answer(form(bureau), {ENTRIES: "12"})
    with only_one(bureau / "a.yaml"):
        done = bring(bureau)
    assert done.returncode == 1
    assert "另一个 Drafter 正在填这个文件" in done.stderr


def test_a_form_without_an_office_takes_it_from_its_head(tmp_path: Path) -> None:
    files = answers_tree(单位和报告={"地区模板": "无科室", "报告种类": "简报"}, 行政执法={"行政检查次数": ""})
    manifest = "名称: 无科室\n自称: 我局\n报告:\n  - 种类: 简报\n    标题: 简报\n    提纲: [{段落: 段}]\n"
    section = {"templates/无科室/地区.yaml": manifest, "templates/无科室/段.txt": "{{ 行政执法.行政检查次数 }}"}
    write_tree(tmp_path, {**section, "a.yaml": dump(files)})
    run_drafter("sheets", "export", "a.yaml", "-o", "表", cwd=tmp_path)
    path = tmp_path / "表" / "2021年填报表-未分科室.xlsx"
    answer(path, {INSPECTIONS: "77"})
    fill(path, {"E3": "督导室"})
    bring(tmp_path)
    assert stored(tmp_path, INSPECTIONS) == {"数值": "77", "提供科室": "督导室"}


def test_a_cleared_cell_deletes_nothing(bureau: Path) -> None:
    answer(form(bureau), {INSPECTIONS: None})
    done = bring(bureau)
    assert "删空了1项，填报文件里还留着：行政检查次数" in re.sub(r"\s", "", done.stdout)
    assert stored(bureau, INSPECTIONS) == "77"


def test_last_year_that_is_no_figure_is_told_and_this_years_goes_in(bureau: Path) -> None:
    answer(form(bureau), {ENTRIES: "12"})
    at = cell_of(form(bureau), ENTRIES, 6)
    fill(form(bureau), {at: "见去年报告"})
    done = bring(bureau)
    assert f"“填报表”{at}：“执法信息录入条数”的上年：“见去年报告”看不出是什么数" in done.stdout
    assert stored(bureau, ENTRIES) == {"数值": "12", "提供科室": "职成教科"}


def test_a_preference_for_somebody_who_sent_nothing_is_refused(bureau: Path) -> None:
    done = bring(bureau, "表", "--yes", "--prefer", "职成科")
    assert done.returncode == 1
    assert "“职成科”不是这次收的科室或文件；是不是“职成教科”？" in done.stderr


def test_the_listing_fits_eighty_columns(bureau: Path) -> None:
    answer(
        form(bureau), {ENTRIES: "12", "学习培训.中心组学习内容": "《习近平法治思想学习纲要》" * 9, INSPECTIONS: "80"}
    )
    fill(form(bureau), {cell_of(form(bureau), ENTRIES, 8): "行政执法监督平台导出的台账" * 6})
    sign(form(bureau))
    lines = bring(bureau, "表", "--dry-run").stdout.splitlines()
    assert max(map(width, lines)) <= 80
    assert any(line.startswith("    来源：行政执法监督平台") for line in lines)


@pytest.mark.terminal
def test_on_a_terminal_it_asks_before_it_stores(bureau: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    from tests.typist import DOWN, ENTER, start

    answer(form(bureau), {ENTRIES: "12"})
    for keys, told, held in (
        (DOWN + ENTER, "没有存", None),
        (ENTER, "已存入", {"数值": "12", "提供科室": "职成教科"}),
    ):
        child = start(["sheets", "import", "a.yaml", "表"], bureau)
        child.expect_exact("存入吗？")
        child.send(keys)
        child.expect_exact(told)
        child.expect(pexpect.EOF)
        assert stored(bureau, ENTRIES) == held


@pytest.mark.parametrize("example", sorted(shipped("examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_forms_that_come_back_as_they_went_out_change_nothing(example: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(example.read_bytes())
    export(tmp_path / "a.yaml", tmp_path / "表")
    done = bring(tmp_path)
    assert done.returncode == 0, done.stdout
    assert re.search(r"\n\n没有变 \d+ 项。\n$", done.stdout)
    assert (tmp_path / "a.yaml").read_bytes() == example.read_bytes()
