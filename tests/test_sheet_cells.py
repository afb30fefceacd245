"""What cells say, and whatever else may stand in them or in a file."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.answers.questions import Question
from drafter.model.fields import Kind
from drafter.model.figure import Figure
from drafter.sheets.cells import answer_in, plain_text, typed_in
from drafter.sheets.spreadsheet import address, read_spreadsheet
from tests.builders import EXAMPLE
from tests.forms import export

CASES = Question(("行政执法", "行政检查次数"), Kind.FIGURE, unit="次")
HOURS = Question(("学习培训", "学法用法学时"), Kind.FIGURE, unit="学时")
RATE = Question(("学习培训", "学法考试合格率"), Kind.FIGURE, unit="%")
NAMES = Question(("行政执法", "双随机联合部门"), Kind.NAMES)
DAY = Question(("单位和报告", "成文日期"), Kind.DAY)
TEXT = Question(("行政执法", "检查文书名称"), Kind.TEXT)
CHOICE = Question(("单位和报告", "落款"), Kind.CHOICE, choices=("有", "无"))


@pytest.mark.parametrize(
    ("cell", "question", "answer"),
    [
        (892.0, CASES, "892"),
        (892, CASES, "892"),
        ("892", CASES, "892"),
        (" ８９２次 ", CASES, "892"),
        ("1.2万", CASES, "1.2万"),
        (12000.0, CASES, "12000"),
        ("400余", CASES, "400余"),
        ("近千", CASES, "近千"),
        ("1,234", CASES, "1234"),
        ("无", CASES, "0"),
        ("不适用", CASES, "不适用"),
        (0.5, HOURS, "0.5"),
        ("95%", RATE, "95%"),
        ("95", RATE, "95"),
        (95.0, RATE, "95"),
        ("人社局、公安", NAMES, ["人社局", "公安"]),
        ("人社局\r\n公安", NAMES, ["人社局", "公安"]),
        (date(2022, 1, 29), DAY, "2022年1月29日"),
        (datetime(2022, 1, 29, 8), DAY, "2022年1月29日"),
        ("2022.1.29", DAY, "2022年1月29日"),
        ("第一行_x000D_\n第二行", TEXT, "第一行第二行"),
        (2021.0, TEXT, "2021"),
        ("有", CHOICE, "有"),
        ("", CASES, None),
        ("  ", TEXT, None),
    ],
)
def test_a_cell_is_read_as_a_clerk_means_it(cell: object, question: Question, answer: object) -> None:
    typed = typed_in(cell, question)  # type: ignore[arg-type]
    assert answer_in(typed, question, question.unit) == answer


@pytest.mark.parametrize(
    ("cell", "percentage", "answer"),
    [(0.95, True, "95%"), (1.0, True, "100%"), (0.07, True, "7%"), (0.985, None, "98.5%"), (95.0, False, "95")],
)
def test_a_rate_is_read_as_its_cell_shows_it(cell: float, percentage: bool | None, answer: str) -> None:
    assert answer_in(typed_in(cell, RATE, percentage=percentage), RATE, "%") == answer


@pytest.mark.parametrize(
    ("cell", "question", "told"),
    [
        (True, CASES, "单元格里是 TRUE，不是数；请填数、“无”或“不适用”"),
        (date(2022, 3, 1), CASES, "单元格里成了日期（2022年3月1日）；请把单元格的格式设为文本，再填一次数"),
        (time(3, 1), CASES, "单元格里成了时间（03:01:00）；请把单元格的格式设为文本，再填一次数"),
        (-3.0, CASES, "“-3”是负数；请填 0 以上的数，没有填“无”"),
        (time(3, 1), TEXT, "“03:01:00”不是文字；请把单元格的格式设为文本，再填一次"),
        (0.5, CASES, "“0.5”不是整数；有多少次要写整数，如 1次"),
        (0.5, RATE, "“0.5”看不出是 50% 还是 0.5%；请连百分号写全"),
        ("５万元", CASES, "“５万元”的单位是“元”，这一项的单位是“次”；请按表里的单位填数"),
        ("5人", CASES, "“5人”的单位是“人”，这一项的单位是“次”；请按表里的单位填数"),
        ("也许", CHOICE, "请从中选一个：有、无"),
    ],
)
def test_a_cell_that_cannot_be_is_told_in_chinese(cell: object, question: Question, told: str) -> None:
    with pytest.raises(ValueError, match=r"[一-鿿]") as caught:
        answer_in(typed_in(cell, question), question, question.unit)  # type: ignore[arg-type]
    assert str(caught.value) == told


def test_a_figure_in_its_own_measure_word_keeps_it() -> None:
    assert answer_in("6", CASES, "户次") == "6户次"
    assert answer_in("6户次", CASES, "户次") == "6户次"
    assert answer_in("6次", CASES, "户次") == "6"


@given(st.integers(0, 10**12))
def test_a_number_and_its_text_are_the_same_answer(number: int) -> None:
    ways = (number, float(number), str(number))
    assert len({str(answer_in(typed_in(way, CASES), CASES, "次")) for way in ways}) == 1


@given(st.decimals(0, 10**6, places=2, allow_nan=False))
def test_a_fraction_is_read_without_a_computers_rounding(number: object) -> None:
    typed = typed_in(float(number), CASES)  # type: ignore[arg-type]
    assert Figure.parse(typed).value == number


CELLS = st.one_of(
    st.text(), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes(), st.times(), st.timedeltas()
)


@given(CELLS, st.sampled_from((CASES, RATE, NAMES, DAY, TEXT, CHOICE)), st.sampled_from((True, False, None)))
def test_whatever_a_cell_holds_is_an_answer_or_told(cell: object, question: Question, percentage: bool | None) -> None:
    told = ""
    try:
        answer = answer_in(typed_in(cell, question, percentage=percentage), question, question.unit)  # type: ignore[arg-type]
    except ValueError as error:
        answer, told = None, str(error)
    assert any("一" <= char <= "鿿" for char in told) or answer is None or isinstance(answer, str | list)


@given(st.text())
def test_a_text_cell_is_never_read_as_something_else(text: str) -> None:
    assert plain_text(text) == "\n".join(text.replace("_x000D_", "\n").replace("\r\n", "\n").split("\r")).strip()


@given(st.integers(0, 16383), st.integers(0, 1048575))
def test_an_address_is_excels(column: int, row: int) -> None:
    letters = address(row, column).rstrip("0123456789")
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    assert (number - 1, int(address(row, column)[len(letters) :]) - 1) == (column, row)


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return export(EXAMPLE, tmp_path_factory.mktemp("表"))["计财科"].read_bytes()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_file_is_read_or_told(form: bytes, data: st.DataObject, tmp_path: Path) -> None:
    damaged = io.BytesIO(form)
    for _ in range(data.draw(st.integers(1, 6))):
        damaged.seek(data.draw(st.integers(0, len(form) - 1)))
        damaged.write(data.draw(st.binary(min_size=1, max_size=40)))
    path = tmp_path / "表.xlsx"
    path.write_bytes(damaged.getvalue()[: data.draw(st.integers(0, len(form)))])
    told = ""
    try:
        read_spreadsheet(path)
    except ValueError as error:
        told = str(error)
    assert not told or "；" in told


def ods(rows: str) -> bytes:
    """Return the package of an OpenDocument spreadsheet with one table of these rows."""
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    body = f'<office:body><office:spreadsheet><table:table table:name="表">{rows}</table:table></office:spreadsheet></office:body>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr("content.xml", f"<office:document-content{names}>{body}</office:document-content>")
    return stream.getvalue()


FILLED = '<table:table-cell office:value-type="string"{}><text:p>满</text:p></table:table-cell>'


def test_an_ods_with_long_empty_rows_is_read(tmp_path: Path) -> None:
    empty = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    path = tmp_path / "表.ods"
    path.write_bytes(ods(f"<table:table-row>{FILLED.format('')}</table:table-row>{empty}"))
    assert read_spreadsheet(path)[0].rows == [["满"]]


@pytest.mark.parametrize(
    "rows",
    [
        f'<table:table-row table:number-rows-repeated="1048576">{FILLED.format("")}</table:table-row>',
        "<table:table-row>" + FILLED.format(' table:number-columns-repeated="16384"') + "</table:table-row>",
    ],
    ids=["rows", "columns"],
)
def test_an_ods_that_repeats_what_it_holds_without_end_is_refused(rows: str, tmp_path: Path) -> None:
    path = tmp_path / "表.ods"
    path.write_bytes(ods(rows))
    with pytest.raises(ValueError, match="表格以外还有许多内容；请删去后再导入"):
        read_spreadsheet(path)


def test_a_file_that_may_hold_macros_is_not_opened(form: bytes, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsm"
    path.write_bytes(form)
    with pytest.raises(ValueError, match="是可以带宏的表格，为安全起见不读；请在 Excel 里另存为"):
        read_spreadsheet(path)
