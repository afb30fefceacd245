"""`drafter render --pdf`: the PDF beside the document, its fonts, and machines without LibreOffice."""

from __future__ import annotations

import os
import re
import shutil
import stat
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from builders import TITLE, make_answers, run_drafter, snapshot, write_tree

from drafter.errors import OutputError
from drafter.page import STANDARD, Font
from drafter.pages.pdf.libreoffice import convert, find_office
from drafter.pages.pdf.pdf_writer import Pdf, seal_holds, sealed
from drafter.pages.pdf.stand_ins import stand_ins, with_stand_ins
from drafter.summary import font_lines

posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in for LibreOffice is a shell script")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_tree(tmp_path / "年报", {"填报.yaml": make_answers()})


def make_program(folder: Path, script: str, name: str = "soffice") -> Path:
    """Return a program that does what `script` says, in place of LibreOffice."""
    path = write_tree(folder, {name: f"#!/bin/sh\n{script}\n"}) / name
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_without_libreoffice_the_document_is_written_and_the_message_says_what_to_do(folder, tmp_path):
    if find_office(path="") is not None:
        pytest.skip("LibreOffice lies where it is found without the PATH")
    (tmp_path / "empty").mkdir()
    done = run_drafter(
        "render", "填报.yaml", "-o", "报告.docx", "--pdf", cwd=folder, env={"PATH": str(tmp_path / "empty")}
    )
    assert done.returncode == 1
    assert sorted(snapshot(folder)) == ["填报.yaml", "报告.docx"]
    assert "已写出：报告.docx" in done.stdout
    assert done.stderr.startswith("错误：没有找到 LibreOffice，PDF 没有生成（Word 文档已经写出）。")
    assert "另存为" in done.stderr
    assert "Traceback" not in done.stderr


@posix
def test_a_libreoffice_that_fails_is_told_with_what_it_said(folder, tmp_path):
    make_program(tmp_path / "bin", "echo 'Error: source file could not be loaded'")
    path = f"{tmp_path / 'bin'}{os.pathsep}/bin"
    done = run_drafter("render", "填报.yaml", "-o", "报告.docx", "--pdf", cwd=folder, env={"PATH": path})
    assert done.returncode == 1
    assert sorted(snapshot(folder)) == ["填报.yaml", "报告.docx"]
    assert "没有转成：Error: source file could not be loaded；" in done.stderr


@posix
def test_a_libreoffice_that_hangs_is_ended_with_all_it_started(tmp_path):
    program = make_program(tmp_path / "bin", f"sh -c 'echo $$ > {tmp_path}/child; sleep 60' & wait")
    source = write_tree(tmp_path / "work", {"document.docx": b""}) / "document.docx"
    with pytest.raises(OutputError, match="过了 1 秒还没有转完"):
        convert(program, source, "pdf", timeout=1)
    child = int((tmp_path / "child").read_text())
    assert any(is_gone(child) for _ in range(50))


def is_gone(process: int) -> bool:
    """Return True when there is no such process; else wait a little."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    time.sleep(0.1)
    return False


@posix
def test_libreoffice_is_found_on_the_path_and_in_the_places_of_installers(tmp_path):
    assert find_office(path=str(tmp_path), places=()) is None
    old, new = (make_program(tmp_path / f"libreoffice{v}" / "program", "") for v in ("7.3", "7.6"))
    assert find_office(path=str(tmp_path), places=(f"{tmp_path}/libreoffice*/program/soffice",)) == new
    assert find_office(path=str(old.parent), places=()) == old
    other = make_program(tmp_path / "bin", "", "libreoffice")
    assert find_office(path=str(other.parent), places=()) == other


def test_a_seal_holds_until_a_byte_changes():
    data = b"%PDF-1.6\n...\ntrailer\n<<>>\nstartxref\n12\n%%EOF\n"
    ours = sealed(data)
    assert seal_holds(ours)
    assert ours.endswith(b"\nstartxref\n12\n%%EOF\n")
    assert not seal_holds(data)
    for place in range(len(ours)):
        assert not seal_holds(ours[:place] + b"#" + ours[place + 1 :])
    assert not seal_holds(ours + b"more")


INSTALLED = frozenset({"黑体", "华文中宋", "fandolfang", "noto serif cjk sc", "dejavu serif"})


def test_a_missing_font_is_replaced_by_its_alternative_then_by_a_free_one_of_its_kind():
    assert stand_ins(STANDARD.fonts, INSTALLED) == {
        "方正小标宋简体": "华文中宋",
        "仿宋_GB2312": "FandolFang",
        "楷体_GB2312": "Noto Serif CJK SC",
        "宋体": "Noto Serif CJK SC",
        "Times New Roman": "DejaVu Serif",
    }


def test_nothing_is_replaced_where_all_fonts_are():
    assert stand_ins(STANDARD.fonts, frozenset(font.name.lower() for font in STANDARD.fonts.all)) == {}


def test_a_font_for_which_nothing_stands_in_is_left_to_libreoffice():
    fonts = STANDARD.fonts._replace(body=Font("某某仿宋"))
    assert stand_ins(fonts, frozenset())["某某仿宋"] == ""
    xml = '<w:rFonts w:eastAsia="某某仿宋" w:ascii="黑体"/><w:t>黑体</w:t>'
    assert with_stand_ins(xml, {"某某仿宋": "", "黑体": "宋体"}) == xml.replace('"黑体"', '"宋体"')


@pytest.mark.parametrize(
    ("pdf", "said"),
    [
        (Pdf(b"", {}, ("SimHei",)), []),
        (Pdf(b"", {"仿宋": "FandolFang", "黑体": ""}, ()), ["仿宋 → FandolFang", "黑体 → LibreOffice 自选的字体"]),
        (Pdf(b"", None, ("FangSong",)), ["PDF 里的字体：FangSong", "文档要的是 仿宋、黑体"]),
        (Pdf(b"", None, ()), []),
    ],
    ids=["all there", "some missing", "no fc-list", "nothing known"],
)
def test_fonts_that_stood_in_are_named(pdf: Pdf, said: list[str]) -> None:
    told = "\n".join(font_lines(pdf, ["仿宋", "黑体"]))
    assert all(each in told for each in said)
    assert bool(told) is bool(said)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    """Return a folder in which 报告.docx and 报告.pdf were made, and what the command said."""
    if shutil.which("soffice") is None and os.environ.get("DRAFTER_REQUIRE_LAYOUT") != "1":
        pytest.skip("LibreOffice (soffice) is not installed")
    folder = write_tree(tmp_path_factory.mktemp("年报"), {"填报.yaml": make_answers()})
    return folder, run_drafter("render", "填报.yaml", "-o", "报告.docx", "--pdf", cwd=folder)


@pytest.mark.layout
def test_the_pdf_stands_beside_the_document_and_reads_the_same(made):
    folder, done = made
    assert (done.returncode, done.stderr) == (0, "")
    assert "已写出：报告.pdf（PDF/A-2b，字体在文件里）" in done.stdout
    assert done.stdout.index("报告.pdf") < done.stdout.index("必填的问题没有答案"), "what is to be done comes last"
    assert sorted(snapshot(folder)) == ["填报.yaml", "报告.docx", "报告.pdf"]
    pdfplumber: Any = pytest.importorskip("pdfplumber")
    with pdfplumber.open(folder / "报告.pdf") as pdf:
        text = "".join("".join(page.extract_text().split()) for page in pdf.pages)
        assert TITLE in text
        assert pdf.metadata["Title"] == TITLE
    assert "全年开展行政检查77次。" in text


@pytest.mark.layout
def test_the_pdf_is_archival_tagged_chinese_and_has_its_fonts(made):
    data = (made[0] / "报告.pdf").read_bytes()
    assert b"<pdfaid:part>2<" in data
    assert b"<pdfaid:conformance>B<" in data
    assert b"/MarkInfo<</Marked true>>" in data
    assert b"/Lang(zh-CN)" in data
    assert data.count(b"/Type/FontDescriptor") == data.count(b"/FontFile") > 0


@pytest.mark.layout
def test_a_pdf_of_ours_is_replaced_and_any_other_left_alone(made, tmp_path):
    folder = shutil.copytree(made[0], tmp_path / "年报")
    again = ("render", "填报.yaml", "-o", "报告.docx", "--pdf")
    assert "已写出：报告.pdf" in run_drafter(*again, cwd=folder).stdout
    (folder / "报告.pdf").write_bytes(b"%PDF-1.4 a scan with seals")
    done = run_drafter(*again, cwd=folder)
    assert "“报告.pdf”被人改过，或不是本程序写的，没有动它；这次写到旁边的“报告（2）.pdf”" in done.stdout
    assert (folder / "报告.pdf").read_bytes() == b"%PDF-1.4 a scan with seals"
    assert seal_holds((folder / "报告（2）.pdf").read_bytes())


@pytest.mark.layout
def test_the_pdf_is_set_in_what_is_said_to_stand_in(made):
    folder, done = made
    named = [name for name in re.findall(r"(?m)^  \S.* → ([ -~]+)$", done.stdout) if name.isascii()]
    if not named:
        pytest.skip("this machine has the fonts")
    pdfplumber: Any = pytest.importorskip("pdfplumber")
    with pdfplumber.open(folder / "报告.pdf") as pdf:
        used = {c["fontname"].partition("+")[2] for page in pdf.pages for c in page.chars}
    # A face of a collection bears the collection's name: NotoSerifCJKjp for Noto Serif CJK SC.
    kinds = {name.replace(" ", "").removesuffix("SC") for name in named}
    assert {name for name in used if not any(name.startswith(kind) for kind in kinds)} == set()


def test_a_pdf_is_not_made_of_a_web_page(folder):
    done = run_drafter("render", "填报.yaml", "--format", "html", "--pdf", cwd=folder)
    assert done.returncode == 1
    assert "--pdf 是把 Word 文档转成 PDF，不能和 .html 一起用" in done.stderr
    assert sorted(snapshot(folder)) == ["填报.yaml"]


@pytest.mark.layout
def test_comments_of_a_draft_do_not_cover_its_text_in_the_pdf(made):
    data = (made[0] / "报告.pdf").read_bytes()
    with zipfile.ZipFile(made[0] / "报告.docx") as package:
        assert "word/comments.xml" in package.namelist()
    assert b"/Subtype/Text" not in data
