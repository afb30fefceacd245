"""A report is read alike from whatever file it is in; what cannot be read is told with the way out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import docx
import pytest
from imported_texts import all_marked_reports, marked_reports
from measured import measured

from drafter.errors import InputError
from drafter.importing.filetypes.pdf_text import _joined
from drafter.importing.filetypes.report_files import read_report_file
from drafter.importing.filetypes.web_page import web_page_lines
from drafter.importing.outline.report_sentences import take_apart

REPORT = next(each for each in marked_reports() if each.name == "柳河2020")
LINES = REPORT.text.splitlines()


def sentences(path: Path) -> list[str]:
    return [each.text for each in take_apart(read_report_file(path)).sentences]


@pytest.fixture
def as_text(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(REPORT.text, "utf-8")
    return path


def page(lines: list[str], charset: str) -> bytes:
    menu = "<nav><a href='/'>首页</a></nav><div class='menu'><a>政务公开</a> | <a>办事服务</a></div>"
    paragraphs = "".join(f"<p style='text-indent:2em'>\n   <span>{line}</span>\n</p>" for line in lines[1:])
    return (
        f"<html><head><meta charset='{charset}'><title>{lines[0]} - 柳河旗人民政府</title><script>var a='执法99次。';</script>"
        f"</head><body>{menu}<div id='main'><h1>{lines[0]}</h1><div>发布时间：2021-01-06 10:20  浏览次数：331</div>"
        f"<div class='content'>{paragraphs}</div></div><footer>版权所有：柳河旗人民政府。主办单位：柳河旗。</footer></body></html>"
    ).encode(charset)


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_government_s_page_gives_the_report_without_its_furniture(
    tmp_path: Path, as_text: Path, charset: str
) -> None:
    path = tmp_path / "报告.html"
    path.write_bytes(page([line.replace("〇", "○") for line in LINES], charset if charset == "utf-8" else "gb18030"))
    assert sentences(path) == sentences(as_text)
    assert read_report_file(path).title == LINES[0]


def test_a_word_file_gives_what_its_text_gives(tmp_path: Path, as_text: Path) -> None:
    path = tmp_path / "报告.docx"
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    document.save(str(path))
    assert sentences(path) == sentences(as_text)


def test_a_docx_that_is_called_doc_is_read_all_the_same(tmp_path: Path, as_text: Path) -> None:
    path = tmp_path / "报告.doc"
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    document.save(str(path))
    assert sentences(path) == sentences(as_text)


def test_a_web_page_that_is_called_doc_is_read_as_one(tmp_path: Path, as_text: Path) -> None:
    path = tmp_path / "报告.doc"
    path.write_bytes(page([line.replace("〇", "○") for line in LINES], "utf-8"))
    assert sentences(path) == sentences(as_text)


def test_a_row_of_a_table_is_told_by_its_title_and_that_of_the_column(tmp_path: Path) -> None:
    document = docx.Document()
    for line in ("柏林区教育局2022年法治政府建设情况报告", "一、工作", "数据见下表。"):
        document.add_paragraph(line)
    rows = (
        ("项目", "单位", "2021年", "2022年"),
        ("行政许可", "件", "210", "235"),
        ("教师资格认定", "人", "180", "201"),
    )
    table = document.add_table(rows=len(rows), cols=4)
    for cells, row in zip(rows, table.rows, strict=True):
        for text, cell in zip(cells, row.cells, strict=True):
            cell.text = text
    document.save(str(tmp_path / "表.docx"))
    assert sentences(tmp_path / "表.docx")[1:] == ["行政许可235件，上年210件。", "教师资格认定201人，上年180人。"]


def printed(lines: list[str], width: int = 28) -> Iterator[str]:
    for line in lines:
        text = line if len(line) < 20 else f"　　{line}"
        yield from (text[i : i + width] for i in range(0, len(text), width))


def test_printed_lines_become_paragraphs_again() -> None:
    long = [line for line in LINES if len(line) > 40]
    assert [text for text in _joined(list(printed(long))) if len(text) > 20] == long


DAMAGED = {
    "扫描.pdf": (b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF", "这份 PDF"),
    "乱.pdf": (b"\x00\x01\x02" * 50, "这份 PDF 坏了"),
    "乱.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000, "旧格式的文件读不出来"),
    "乱.wps": (b"hello", "旧格式的文件读不出来"),
    "空.html": (b"", "里面没有报告的文字"),
    "图.png": (b"\x89PNG", "不认识这种文件"),
    "表.ofd": (b"PK", "不认识这种文件"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_what_cannot_be_read_is_told_with_the_way_out(tmp_path: Path, name: str) -> None:
    data, told = DAMAGED[name]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError, match=told) as error:
        read_report_file(path)
    assert "请" in str(error.value) or "能导入的有" in str(error.value)


def test_a_page_of_many_levels_is_read_or_refused_in_chinese(tmp_path: Path) -> None:
    path = tmp_path / "深.html"
    path.write_bytes(b"<div>" * 100_000 + "河东区教育局2021年法治政府建设情况报告。".encode() + b"</div>" * 100_000)
    with pytest.raises(InputError, match="请") if _is_too_deep(path) else nullcontext():
        read_report_file(path)


def _is_too_deep(path: Path) -> bool:
    return not web_page_lines(path.read_bytes())


_PAGE = 28 * 22
"""Characters of a full page (GB/T 9704-2012, 5.2.3)."""


def test_a_report_of_forty_pages_is_read_in_two_hundred_megabytes(tmp_path: Path) -> None:
    first, *_ = texts = [report.text for report in all_marked_reports()]
    title, *_ = first.splitlines()
    lines = [line for text in texts for line in text.splitlines()[1:] if len(line) > 30]
    body = "\n".join(lines)
    (tmp_path / "报告.txt").write_text(f"{title}\n\n{body[: 40 * _PAGE]}\n", "utf-8")
    took = measured(
        "import sys; from drafter.use_cases.import_report import import_report; "
        "print(len(list(import_report(sys.argv[1]).numbers)))",
        "报告.txt",
        cwd=tmp_path,
    )
    assert int(took.output.split()[0]) > 400
    assert took.peak < 200 * 1024 * 1024


TABBED = (
    # lines, what is told of each row
    (
        ("事项类别\t办理数量\t上年数量\t增减", "行政许可（件）\t39\t64\t-25", "行政检查（次）\t268\t190\t+78"),
        ("行政许可39件，上年64件，比上年减少25件。", "行政检查268次，上年190次，比上年增加78次。"),
    ),
    (
        ("项目\t单位\t数量", "行政复议（被申请人）\t件\t8", "罚没金额\t万元\t42.3"),
        ("行政复议（被申请人）8件。", "罚没金额42.3万元。"),
    ),
    (
        ("单位\t处罚宗数\t罚没款（万元）", "市本级\t29\t68.4", "东城区\t12\t19.6"),
        ("市本级处罚宗数29宗，市本级罚没款68.4万元。", "东城区处罚宗数12宗，东城区罚没款19.6万元。"),
    ),
    (("组长\t李明", "成员\t王芳"), ("组长\t李明", "成员\t王芳")),
)


@pytest.mark.parametrize(("lines", "told"), TABBED, ids=("changes", "units", "bodies", "names"))
def test_lines_with_tabs_are_told_as_rows_of_a_table(
    tmp_path: Path, lines: tuple[str, ...], told: tuple[str, ...]
) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("\n".join(("某局2022年度法治政府建设情况报告", "主要数据如下：", *lines, "此外没有。")), "utf-8")
    texts = [each.text for each in read_report_file(path).passages]
    assert texts[2:-1] == list(told)
