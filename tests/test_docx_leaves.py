"""What leaves with a .docx unseen is known: properties, objects, watermarks, headers, merge fields."""

from __future__ import annotations

import pytest
from documents import paragraph, part, read_body, word_file, zip_of

from drafter.docxfile.contents import EmbeddedObject, FileProperties, WordDocument
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package

TEXT = paragraph("全年检查9次。")
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006"
CORE = (
    f'<cp:coreProperties xmlns:cp="{_TYPES}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:creator>张三</dc:creator><cp:lastModifiedBy>李四</cp:lastModifiedBy><dc:title>送审稿</dc:title>"
    "<cp:keywords>内部</cp:keywords></cp:coreProperties>"
)
EXTENDED = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Company>某科技公司</Company><Manager>王五</Manager><Application>WPS Office</Application>"
    "<Template>上年.dotx</Template></Properties>"
)
CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property name="KSOProductBuildVer"><vt:lpwstr>2052-11.1</vt:lpwstr></property></Properties>'
)


def with_properties(core: str) -> WordDocument:
    """Return a document with properties of all three kinds."""
    kinds = {
        "core": f"{_TYPES}/relationships/metadata/core-properties",
        "app": f"{_OFFICE}/extended-properties",
        "custom": f"{_OFFICE}/custom-properties",
    }
    named = "".join(f'<Relationship Id="{k}" Type="{kind}" Target="docProps/{k}.xml"/>' for k, kind in kinds.items())
    relations = (
        f'<Relationships xmlns="{_RELATIONSHIPS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
        f'Target="word/document.xml"/>{named}</Relationships>'
    )
    parts = {"docProps/core.xml": core, "docProps/app.xml": EXTENDED, "docProps/custom.xml": CUSTOM}
    extra = {name: xml.encode() for name, xml in {"_rels/.rels": relations, **parts}.items()}
    return read_document(Package(word_file(TEXT, extra=extra), "报告.docx"))


def test_properties_are_those_that_the_file_says_of_itself() -> None:
    assert with_properties(CORE).properties == FileProperties(
        author="张三",
        last_modified_by="李四",
        company="某科技公司",
        manager="王五",
        title="送审稿",
        keywords="内部",
        application="WPS Office",
        template="上年.dotx",
        custom=(("KSOProductBuildVer", "2052-11.1"),),
    )


def test_broken_properties_keep_nobody_from_reading_the_text() -> None:
    document = with_properties("<broken")
    assert (document.properties.author, document.properties.company) == ("", "某科技公司")
    assert document.paragraphs[0].text == "全年检查9次。"


def with_header(inner: str) -> WordDocument:
    """Return a document with `inner` in its header."""
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    return read_body(TEXT + section, header1=part("hdr", paragraph("内部资料", f"<w:r>{inner}</w:r>")))


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ('<w:pict><v:shape id="PowerPlusWaterMarkObject357"><v:textpath string="草稿"/></v:shape></w:pict>', ("草稿",)),
        ('<w:pict><v:shape id="WordPictureWatermark12"><v:imagedata/></v:shape></w:pict>', ("图片",)),
        ('<w:drawing><wp:anchor><wp:docPr id="1" name="水印 3"/><wps:wsp><wps:txbx><w:txbxContent>'
         f"{paragraph('秘密')}</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing>", ("秘密",)),
        ('<w:drawing><wp:anchor><wp:docPr id="1" name="徽标"/></wp:anchor></w:drawing>', ()),
    ],
    ids=["words", "picture", "drawn by another program", "a badge is none"],
)  # fmt: skip
def test_watermark_is_known_by_its_name(shape: str, expected: tuple[str, ...]) -> None:
    assert with_header(shape).watermarks == expected


def test_header_is_known_and_is_no_text() -> None:
    document = with_header("<w:t>，不外传</w:t>")
    assert [(each.pages, each.paragraphs[0].text) for each in document.headers] == [("default", "内部资料，不外传")]
    assert [each.text for each in document.paragraphs] == ["全年检查9次。"]


def test_embedded_files_and_macros_are_known() -> None:
    drawing = '<w:r><w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="package1"/></w:object></w:r>'
    data = word_file(
        paragraph("见表。", drawing),
        relations={"package1": "embeddings/表.xlsx"},
        extra={
            "word/embeddings/表.xlsx": b"x",
            "word/embeddings/oleObject2.bin": b"x",
            "word/vbaProject.bin": b"x",
            "word/media/image1.png": b"x",
        },
    )
    assert read_document(Package(data, "报告.docx")).objects == (
        EmbeddedObject("Excel.Sheet.12", "word/embeddings/表.xlsx"),
        EmbeddedObject("oleObject2.bin", "word/embeddings/oleObject2.bin"),
        EmbeddedObject("vbaProject.bin", "word/vbaProject.bin"),
    )


def test_merge_fields_left_open_are_known() -> None:
    def field(instruction: str) -> str:
        parts = (
            '<w:fldChar w:fldCharType="begin"/>',
            f"<w:instrText>{instruction}</w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>«单位»</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
        return "".join(f"<w:r>{each}</w:r>" for each in parts)

    simple = '<w:fldSimple w:instr=" MERGEFIELD 年度 "><w:r><w:t>«年度»</w:t></w:r></w:fldSimple>'
    document = read_body(paragraph(field(" MERGEFIELD 单位 \\* MERGEFORMAT "), "检查", simple, field(" PAGE ")))
    assert document.open_merge_fields == ("MERGEFIELD 单位 \\* MERGEFORMAT", "MERGEFIELD 年度")


def test_hidden_text_and_changes_in_notes_and_headers_are_known() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>{}</w:t></w:r>"
    inserted = '<w:ins w:id="1" w:author="甲"><w:r><w:t>加</w:t></w:r></w:ins>'
    notes = f'<w:footnote w:id="2"><w:p>{hidden.format("注里")}{inserted}</w:p></w:footnote>'
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    document = read_body(
        paragraph("文", '<w:r><w:footnoteReference w:id="2"/></w:r>') + section,
        footnotes=part("footnotes", notes),
        header1=part("hdr", paragraph(hidden.format("眉里"))),
    )
    assert document.hidden_text == ("注里", "眉里")
    assert [(each.kind, each.author, each.paragraph) for each in document.revisions] == [("ins", "甲", -1)]


def test_comments_are_known() -> None:
    comments = '<w:comment w:id="a1" w:author="甲"><w:p><w:r><w:t>看这里</w:t></w:r></w:p></w:comment>'
    document = read_body(TEXT, comments=part("comments", comments))
    assert [tuple(each) for each in document.comments] == [("甲", "看这里")]


@pytest.mark.parametrize(
    ("content_type", "suffix"),
    [
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", ".docx"),
        ("application/vnd.ms-word.document.macroEnabled.main+xml", ".docm"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", ".dotx"),
        ("application/vnd.ms-word.template.macroEnabledTemplate.main+xml", ".dotm"),
    ],
)
def test_kind_of_a_word_file_is_told_from_its_main_part(content_type: str, suffix: str) -> None:
    assert read_document(Package(of_type(content_type), "报告.docx")).suffix == suffix


def of_type(content_type: str) -> bytes:
    """Return a Word file whose main part has the content type."""
    package = Package(word_file(TEXT), "报告.docx")
    files = {name: package.read(name) or b"" for name in package.names}
    usual = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(usual, content_type.encode())
    return zip_of(files)
