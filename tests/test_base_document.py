"""Tests of the package that all documents share."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from drafter.page import STANDARD, Font, Fonts
from drafter.pages.word.base_document import BASE_PATH, build_base
from drafter.pages.word.docx_package import unpack

LEFTOVERS = (b"stylesWithEffects", b"thumbnail", b"customXml", b"ja-JP", b"Cambria", b"Calibri")


@pytest.fixture(scope="module")
def base() -> bytes:
    return build_base(STANDARD)


def test_shipped_base_is_what_the_code_builds(base: bytes) -> None:
    shipped = BASE_PATH.read_bytes()
    old, new = unpack(shipped), unpack(base)
    stale = sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
    assert not stale, "stale: run `python -m drafter.pages.word.base_document`"
    assert shipped == base


def test_base_has_only_the_parts_it_needs(base: bytes) -> None:
    assert sorted(unpack(base)) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "docProps/custom.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    ]


def test_nothing_of_the_default_template_is_left(base: bytes) -> None:
    for name, content in unpack(base).items():
        for leftover in LEFTOVERS:
            assert leftover not in content, f"{leftover!r} in {name}"
    assert b"python-docx" not in unpack(base)["docProps/core.xml"]


def test_times_in_the_zip_are_fixed(base: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(base)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_paragraph_style_descends_from_normal(base: bytes) -> None:
    styles = docx.Document(io.BytesIO(base)).styles
    for style in styles.element.findall(qn("w:style")):
        style_id = style.get(qn("w:styleId"))
        if style.get(qn("w:type")) == "paragraph" and style_id != "Normal":
            assert style.find(qn("w:basedOn")).get(qn("w:val")) == "Normal", style_id


def test_styles_are_few_and_ours() -> None:
    names = {style.name for style in docx.Document(str(BASE_PATH)).styles}
    assert len(names) < 32
    assert {"公文正文", "主送机关", "落款署名", "成文日期", "提法", "层次二首句", "待填"} < names


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_headings_are_in_the_outline_in_their_fonts(base: bytes, level: int) -> None:
    style = docx.Document(io.BytesIO(base)).styles[f"Heading {level}"].element
    font = ("黑体", "楷体_GB2312", "仿宋_GB2312", "仿宋_GB2312")[level - 1]
    assert style.find(f".//{qn('w:outlineLvl')}").get(qn("w:val")) == str(level - 1)
    assert style.find(f".//{qn('w:rFonts')}").get(qn("w:eastAsia")) == font
    indent = style.find(f".//{qn('w:ind')}")
    assert indent.get(qn("w:firstLineChars")) == "200"
    assert indent.get(qn("w:firstLine")) == "628"


def test_fonts_name_their_substitutes(base: bytes) -> None:
    table = unpack(base)["word/fontTable.xml"].decode()
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong,' in table


def test_another_page_gives_another_base() -> None:
    fonts = Fonts(body=Font("仿宋"))
    parts = unpack(build_base(STANDARD._replace(fonts=fonts, lines=21)))
    assert 'w:eastAsia="仿宋"' in parts["word/styles.xml"].decode()
    assert 'w:linePitch="607"' in parts["word/document.xml"].decode()
