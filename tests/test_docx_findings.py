"""What a .docx holds besides plain text makes no finding that its reader would not make."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from documents import abstract, item, level, list_of, override, paragraph, part, styled, word_file

from drafter.checking.engine import run
from drafter.checking.rule import Severity
from drafter.checking.rules import all_rules, filed_rules
from drafter.checking.sources.from_docx import read_docx_bytes

TITLE = paragraph("河西区教育局2022年法治政府建设年度报告")
OPENING = paragraph("按照要求，现将河西区教育局2022年法治政府建设情况报告如下。")
CHAPTER = paragraph("一、主要做法和成效")
LAST = paragraph("二、存在的不足和原因") + paragraph("执法力量不足，主要原因是编制少。")
GONE = '<w:rPr><w:del w:id="1" w:author="甲"/></w:rPr>'
SENTENCE = "本局一贯坚持依法行政、依法治教，法治建设水平不断提高。"
BOX = f"<w:txbxContent>{paragraph(SENTENCE)}</w:txbxContent>"


def found(body: str, **parts: str) -> list[str]:
    """Return the names of the rules that find something, those about format, statutory parts and style aside."""
    made = read_docx_bytes(word_file(TITLE + OPENING + body, parts), "报告.docx")
    findings = run(made, filed_rules())
    aside = ("版式", "法定")
    return [f.rule.name for f in findings if f.rule.severity is not Severity.HINT and not f.rule.name.startswith(aside)]


def field(instruction: str) -> str:
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f"<w:instrText>{instruction}</w:instrText>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{each}</w:r>" for each in parts)


PLAIN = CHAPTER + paragraph("全年开展普法活动12次，办结率95%。") + LAST
BASE = found(PLAIN)
"""What the frame itself is found to lack."""


@pytest.mark.parametrize(
    "middle",
    [
        paragraph("全年印发文件12件", properties=GONE) + paragraph("，均经合法性审核。"),
        paragraph("主要制度如下：", field(" EQ \\o\\ac(○,21) "), "执法公示。"),
        paragraph("办结率达到", "<m:oMath><m:r><m:t>95%</m:t></m:r></m:oMath>", "。"),
        paragraph("已公开", '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "，共12项。"),
        paragraph("<w:r><w:drawing><wpg:wgp><mc:AlternateContent><mc:Choice Requires='wps'><wps:wsp><wps:txbx>"
                  f"{BOX}</wps:txbx></wps:wsp></mc:Choice><mc:Fallback><v:rect><v:textbox>{BOX}</v:textbox></v:rect>"
                  "</mc:Fallback></mc:AlternateContent></wpg:wgp></w:drawing></w:r>") + paragraph("全年开展活动12次。"),
        paragraph("全年检查", "<w:del w:id='1'><w:r><w:delText>8</w:delText></w:r></w:del>", "<w:ins w:id='2'><w:r><w:t>9</w:t></w:r></w:ins>", "次。"),
    ],
    ids=["joined paragraphs", "number in a ring", "equation box", "tick box", "box in a group", "changed figure"],
)  # fmt: skip
def test_construct_makes_no_finding_of_its_own(middle: str) -> None:
    assert found(CHAPTER + middle + LAST) == BASE


def test_list_with_a_format_of_its_own_has_no_gap() -> None:
    own = override(0, '<w:startOverride w:val="1"/>' + level(0, "chineseCounting", "（%1）"))
    levels = level(0, "chineseCounting", "%1、")
    lists = abstract(0, levels) + abstract(1, levels) + list_of(1, 0) + list_of(2, 1, own)
    body = item("主要做法和成效") + item("依法行政", 2)
    body += paragraph("全年开展活动12次。") + item("行政决策", 2) + paragraph("决策5件均经审核。")
    body += item("存在的不足和原因") + paragraph("执法力量不足，主要原因是编制少。")
    names = found(body, numbering=part("numbering", lists))
    assert not [name for name in names if name.startswith("序号")]


def test_heading_numbered_by_an_inherited_list_is_a_heading() -> None:
    lists = abstract(
        0,
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="H1"/>'),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="H2"/>'),
    ) + list_of(1, 0)
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    body = styled("主要做法和成效", "H1") + styled("依法行政", "H2") + paragraph("全年开展活动12次。")
    data = word_file(TITLE + OPENING + body, {"numbering": part("numbering", lists), "styles": part("styles", styles)})
    passages = read_docx_bytes(data, "报告.docx").passages
    assert [(p.number, p.level) for p in passages if p.level] == [("一、", 1), ("（一）", 2)]


def test_mistake_in_a_note_is_found() -> None:
    notes = part(
        "footnotes", '<w:footnote w:id="2"><w:p><w:r><w:t>全年推进法制政府建设。</w:t></w:r></w:p></w:footnote>'
    )
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    names = found(CHAPTER + paragraph("全年开展普法活动12次，办结率95%", reference, "。") + LAST, footnotes=notes)
    assert sorted(set(names) - set(BASE)) == ["用语-法治"]


FAULTY = "这里写有，，错，推进法制政府建设，【待填】少军书记批示，妥否，请批示。"
FAULTS = {"用语-法治", "残留-待填", "标点-重复", "公文-请示", "公开-批示"}
FAULTY_BOX = f"<w:txbxContent>{paragraph(FAULTY)}</w:txbxContent>"
VML_BOX = f"<w:r><w:pict><v:shape><v:textbox>{FAULTY_BOX}</v:textbox></v:shape></w:pict></w:r>"
SHAPE_BOX = (
    f"<w:r><w:drawing><wp:{{0}}><wps:wsp><wps:txbx>{FAULTY_BOX}</wps:txbx></wps:wsp></wp:{{0}}></w:drawing></w:r>"
)
WORD_ART = f'<w:r><w:pict><v:shape id="艺术字"><v:textpath string="{FAULTY}"/></v:shape></w:pict></w:r>'
MANY = paragraph("全年开展普法活动。") * 20


def section(*references: str) -> str:
    """Return the properties of a section with headers and footers, each named by kind and part: header/header1."""
    named = (each.split("/") for each in references)
    inner = "".join(f'<w:{kind}Reference w:type="default" r:id="{name}"/>' for kind, name in named)
    return f"<w:sectPr>{inner}</w:sectPr>"


def note(kind: str, inner: str = FAULTY) -> dict[str, str]:
    return {f"{kind}s": part(f"{kind}s", f'<w:{kind} w:id="2">{paragraph(inner)}</w:{kind}>')}


FOOTNOTE, ENDNOTE = (
    paragraph("全年活动。", f'<w:r><w:{each}Reference w:id="2"/></w:r>') for each in ("footnote", "endnote")
)
EDGES = {"header1": part("hdr", paragraph("河西区教育局")), "header2": part("hdr", paragraph(FAULTY))}


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        (TITLE + paragraph(FAULTY), {}),
        (paragraph(VML_BOX) + TITLE, {}),
        (TITLE + paragraph("甲", VML_BOX, "乙。"), {}),
        (TITLE + paragraph(SHAPE_BOX.format("inline")), {}),
        (TITLE + MANY + paragraph("甲", SHAPE_BOX.format("anchor"), "乙。"), {}),
        (TITLE + paragraph(WORD_ART), {}),
        (TITLE + f"<w:tbl><w:tr><w:tc>{paragraph('表', VML_BOX)}</w:tc></w:tr></w:tbl>", {}),
        (TITLE + FOOTNOTE, note("footnote")),
        (TITLE + ENDNOTE, note("endnote")),
        (TITLE + FOOTNOTE, note("footnote", VML_BOX)),
    ],
    ids=["paragraph", "box above the title", "VML box", "inline shape", "anchored shape far below", "word art",
         "box in a table", "footnote", "endnote", "box in a footnote"],
)  # fmt: skip
def test_sentence_is_judged_alike_wherever_it_stands(body: str, parts: Mapping[str, str]) -> None:
    made = read_docx_bytes(word_file(body + LAST, parts), "报告.docx")
    assert {f.rule.name for f in run(made, all_rules())} >= FAULTS


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        (TITLE + section("header/header2"), EDGES),
        (TITLE + section("footer/footer1"), {"footer1": part("ftr", paragraph("第", VML_BOX, "页"))}),
        (TITLE + f"<w:p><w:pPr>{section('header/header1')}</w:pPr></w:p>" + LAST + section("header/header2"), EDGES),
    ],
    ids=["header", "box in a footer", "header of the second section"],
)
def test_words_in_headers_and_footers_are_judged(body: str, parts: Mapping[str, str]) -> None:
    made = read_docx_bytes(word_file(body, parts), "报告.docx")
    assert FAULTS - {"公文-请示"} <= {f.rule.name for f in run(made, all_rules())}


def test_page_numbers_and_mastheads_in_boxes_are_no_text() -> None:
    number = part("ftr", paragraph("第 1 页 共 3 页") + paragraph("— 1 —") + paragraph("Page 1 of 3"))
    masthead = "".join(
        VML_BOX.replace(FAULTY, each) for each in ("河西区教育局文件", "签发人：张三", "西教发〔2023〕5号")
    )
    made = read_docx_bytes(
        word_file(paragraph(masthead) + TITLE + LAST + section("footer/footer1"), {"footer1": number}), "报告.docx"
    )
    assert [p.role.value for p in made.passages if "教" in p.text or "签" in p.text] == ["版头", "版头", "版头", "标题"]
    assert {p.role.value for p in made.passages} == {"版头", "标题", "正文", "小标题"}
