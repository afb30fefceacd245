"""The text of a .docx is what its reader sees: tracked changes, fields, symbols, formulas, boxes, notes."""

from __future__ import annotations

import pytest
from documents import abstract, item, level, list_of, paragraph, part, read_body, shown

from drafter.docxfile.contents import PieceKind, Presence
from drafter.docxfile.equation_field import equation_text

GONE = '<w:rPr><w:del w:id="1" w:author="甲"/></w:rPr>'
MOVED = '<w:rPr><w:moveFrom w:id="1" w:author="甲"/></w:rPr>'
HEADING = '<w:pStyle w:val="H"/>'
STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"/>'
    '<w:style w:type="paragraph" w:styleId="H"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="V"><w:rPr><w:vanish/></w:rPr></w:style>',
)


WIDE = '<w:gridSpan w:val="2"/>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def deleted(text: str) -> str:
    return f'<w:del w:id="3" w:author="甲"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def field(instruction: str, result: str | None = None) -> str:
    """Return a field; its parts are XML when they begin with <."""
    inner = instruction if instruction.startswith("<") else code(instruction)
    if result is None:
        return char("begin") + inner + char("end")
    shown_result = result if result.startswith("<") or not result else run(result)
    return char("begin") + inner + char("separate") + shown_result + char("end")


def text_of(xml: str) -> str:
    """Return what is read of a paragraph with `xml` in it."""
    [found] = shown(read_body(paragraph("前", xml, "后"), styles=STYLES))
    return found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraph("上半句", properties=GONE) + paragraph("，下半句。") + paragraph("又一段。"), ["上半句，下半句。", "又一段。"]),
        (paragraph("一", properties=GONE) + paragraph("二", properties=GONE) + paragraph("三"), ["一二三"]),
        (paragraph("留"), ["留"]),
        (paragraph("留") + paragraph(deleted("删"), properties=GONE) + paragraph("尾"), ["留", "尾"]),
        (paragraph("留", deleted("删一半"), properties=GONE) + paragraph(deleted("再删"), "尾"), ["留尾"]),
        (paragraph("留") + paragraph(deleted("末段全删"), properties=GONE), ["留"]),
        (paragraph("留", properties=MOVED) + paragraph("尾"), ["留尾"]),
        (paragraph("表前", properties=GONE) + f"<w:tbl><w:tr><w:tc>{paragraph('格')}</w:tc></w:tr></w:tbl>" + paragraph("表后"), ["表前", "格", "表后"]),
        (f"<w:tbl><w:tr><w:tc>{paragraph('格一', properties=GONE)}</w:tc><w:tc>{paragraph('格二')}</w:tc></w:tr></w:tbl>" + paragraph("后"), ["格一", "格二", "后"]),
        (f"<w:sdt><w:sdtContent>{paragraph('框内', properties=GONE)}</w:sdtContent></w:sdt>" + paragraph("框外"), ["框内框外"]),
        (paragraph("标题", properties="<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + paragraph("。正文"), ["标题。正文"]),
        (paragraph(run("藏", "<w:vanish/>"), properties="<w:rPr><w:vanish/></w:rPr>") + paragraph("见"), ["见"]),
        (paragraph("藏", properties='<w:pStyle w:val="V"/>') + paragraph("见"), ["见"]),
    ],
    ids=["mark only", "two marks", "none", "whole paragraph", "from middle to middle", "last paragraph", "moved mark", "before a table", "cells stay apart", "out of a control", "hidden mark", "hidden paragraph", "hidden by style"],
)  # fmt: skip
def test_paragraphs_are_those_left_when_all_changes_are_accepted(body: str, expected: list[str]) -> None:
    assert shown(read_body(body, styles=STYLES)) == expected


def test_joined_paragraph_has_the_format_and_the_number_of_the_mark_that_is_left() -> None:
    lists = part("numbering", abstract(0, level(0, "chineseCounting", "%1、")) + list_of(1, 0))
    body = (
        item("标题", more=GONE)
        + paragraph("。正文")
        + item("乙")
        + paragraph("又", properties=GONE)
        + item("丙", more=HEADING)
    )
    document = read_body(body, numbering=lists, styles=STYLES)
    assert shown(document) == ["标题。正文", "一、乙", "二、又丙"]
    assert [each.format.outline for each in document.paragraphs] == [0, 0, 1]


def test_rows_and_cells_that_are_deleted_are_no_part_of_the_table() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    rows = (
        f"<w:tr>{cell('科室', WIDE)}{cell('件数')}</w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell('删')}{cell('9')}</w:tr>"
        f"<w:sdt><w:sdtContent><w:tr>{cell('法规科')}{cell('多', '<w:cellDel/>')}{cell('12', '<w:vMerge/>')}</w:tr></w:sdtContent></w:sdt>"
    )
    document = read_body(f"<w:tbl>{rows}</w:tbl>{paragraph('后')}")
    texts = [
        [[document.paragraphs[i].text for i in each.paragraphs] for each in row] for row in document.tables[0].rows
    ]
    assert texts == [[["科室"], ["件数"]], [["法规科"], ["12"]]]
    assert [(each.columns, each.continued) for row in document.tables[0].rows for each in row] == [
        (2, False), (1, False), (1, False), (1, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ('<w:vMerge w:val="restart"/>', "<w:vMerge/>", ["左", "上", "右", "尾"]),
        ("<w:vMerge/>", '<w:vMerge w:val="continue"/>', ["左", "上", "右", "尾"]),
        ('<w:vMerge w:val="restart"/>', '<w:vMerge w:val="restart"/>', ["左", "上", "右", "下", "尾"]),
        ("", "<w:vMerge/>", ["左", "上", "右", "下", "尾"]),
        ('<w:vMerge w:val="restart"/>', "", ["左", "上", "右", "下", "尾"]),
    ],
    ids=["covered", "merge without a beginning", "two merges", "nothing to go on", "not merged"],
)
def test_text_that_a_merged_cell_covers_is_not_shown(above: str, below: str, expected: list[str]) -> None:
    rows = (("左", ""), ("上", above)), (("右", ""), ("下", below))
    cells = ["".join(f"<w:tc><w:tcPr>{merge}</w:tcPr>{paragraph(text)}</w:tc>" for text, merge in row) for row in rows]
    table = "".join(f"<w:tr>{each}</w:tr>" for each in cells)
    assert shown(read_body(f"<w:tbl>{table}</w:tbl>{paragraph('尾')}")) == expected


@pytest.mark.parametrize("setting", ["<w:caps/>", "<w:smallCaps/>"])
def test_capitals_are_read_as_they_are_shown(setting: str) -> None:
    body = paragraph(run("abc法ß", setting), run("abc", setting.replace("/>", ' w:val="0"/>')))
    assert shown(read_body(body)) == ["ABC法ßabc"]


MERGE = field(" MERGEFIELD n ", "5")


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (field(" IF " + "x", "8"), "8"),
        (field(code(" IF ") + MERGE + code(' = "5" "8" "0" '), "8"), "8"),
        (field(code(" IF ") + MERGE + code(" ") + MERGE, ""), ""),
        (field(code(" IF ") + field(code(" IF ") + MERGE, "7"), "8"), "8"),
        (field(" REF a ", "<w:r><w:t>甲</w:t></w:r>" + MERGE + run("乙")), "甲5乙"),
        (field(code(" IF ") + run("不是字") + code(" x "), "8"), "8"),
        ('<w:fldSimple w:instr=" DATE "><w:r><w:t>5月</w:t></w:r></w:fldSimple>', "5月"),
        (field(code(" IF ") + '<w:fldSimple w:instr=" SEQ x "><w:r><w:t>3</w:t></w:r></w:fldSimple>', "8"), "8"),
        (field(code(" IF ") + "<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>", "8"), "8"),
        (field(" XE 索引 "), ""),
        (char("begin") + code(" IF ") + run("没有结束"), "没有结束"),
        (run("甲") + char("end") + run("乙"), "甲乙"),
        ('<w:del w:id="1" w:author="甲">' + field(" DATE ", "旧") + "</w:del>" + field(" DATE ", "新"), "新"),
        (field(" MACROBUTTON NoMacro [单击此处输入] "), "[单击此处输入]"),
        (field(' SYMBOL 254 \\f "Wingdings" \\s 12 '), "☑"),
        (field(" QUOTE “甲乙” "), "甲乙"),
        (field(" AUTONUM "), "［编号］"),
        (char("begin").replace("/>", '><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar>') + code(" FORMCHECKBOX ") + char("end"), "☒"),
        (char("begin").replace("/>", '><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar>') + code(" FORMCHECKBOX ") + char("end"), "☐"),
        (char("begin").replace("/>", '><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="甲类"/><w:listEntry w:val="乙类"/></w:ddList></w:ffData></w:fldChar>') + code(" FORMDROPDOWN ") + char("end"), "乙类"),
    ],
    ids=["result", "field in instruction", "no result", "three deep", "field in result", "text in instruction", "simple", "simple in instruction", "link in instruction", "index entry", "no end", "no beginning", "deleted", "macro button", "symbol field", "quote", "number field", "box ticked", "box empty", "choice"],
)  # fmt: skip
def test_of_a_field_the_result_is_text_and_nothing_else(xml: str, expected: str) -> None:
    assert text_of(xml) == f"前{expected}后"


def test_field_over_several_paragraphs_is_text_in_each() -> None:
    contents = (
        paragraph(char("begin"), code(" TOC "), char("separate"), "第一行", field(" PAGEREF a ", "3"))
        + paragraph("第二行", char("end"))
        + paragraph("正文")
    )
    document = read_body(contents)
    assert shown(document) == ["第一行3", "第二行", "正文"]
    assert [[each.name for each in p.fields] for p in document.paragraphs] == [["PAGEREF"], ["TOC"], []]


@pytest.mark.parametrize(
    ("instruction", "expected"),
    [
        (r"\o\ac(○,21)", "㉑"),
        (r" \o\ac(○,1) ", "①"),
        (r"\o \ac (○, 51 )", "（51）"),
        (r"\o\ac(\s\up0(○),7)", "⑦"),
        (r"\o\ac(○,密)", "（密）"),
        (r"\o\ac(○,秘)", "㊙"),
        (r"\o\ac(○,A)", "Ⓐ"),
        (r"\o\ac(□,2)", "（2）"),
        (r'\* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(fǎ),法)', "法"),
        (r"\o(\s\up 6(上),\s\do 2(下))", "上下"),
        (r"\f(3,4)", "3/4"),
        (r"\r(2)", "√2"),
        (r"\r(3,8)", "³√8"),
        (r"\r(3,乙)", "³√乙"),
        (r"\r(n+1,a+b)", "ⁿ⁺¹√(a+b)"),
        (r"x\s\up5(2)", "x²"),
        (r"10\s\do5(2)", "10₂"),
        (r"x\s\up8(2)\do8(3)", "x²₃"),
        (r"共\s\up8(甲)", "共甲"),
        (r"1\f(1,2)", "1 1/2"),
        (r"\f(a+b,2)", "(a+b)/2"),
        (r"\b\bc\{(丙)", "{丙}"),
        (r"\b\lc\[\rc\)(丙)", "[丙)"),
        (r"\b \bc\| (丙)", "|丙|"),
        (r"\b\lc\{(丙)", "{丙"),
        (r"\b(\f(1;2))", "(1/2)"),
        (r"\i\su(1,5,3)", "∑₁⁵3"),
        (r"\i \pr (1,n,x)", "∏₁ⁿx"),
        (r"\i(0,1,x)", "∫₀¹x"),
        (r"\i\fc\Σ(1,5,x)", "Σ₁⁵x"),
        (r"\f(1\,000,4)", "1,000/4"),
        (r"\o\ac(○,", "（）"),
        (r"\o", ""),
    ],
)
def test_equation_field_is_read_on_one_line(instruction: str, expected: str) -> None:
    assert equation_text(instruction) == expected


@pytest.mark.parametrize(
    ("xml", "expected", "kind"),
    [
        (field(" EQ \\o\\ac(○,12) "), "⑫", PieceKind.FIELD),
        (field(code(" EQ \\o\\ac(○,") + field(" SEQ x ", "4") + code(") ")), "④", PieceKind.FIELD),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑", PieceKind.SYMBOL),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓", PieceKind.SYMBOL),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="0052"/></w:r>', "☑", PieceKind.SYMBOL),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "≥", PieceKind.SYMBOL),
        ('<w:r><w:sym w:font="宋体" w:char="2460"/></w:r>', "①", PieceKind.SYMBOL),
        ('<w:r><w:sym w:font="某公司图标" w:char="F041"/></w:r>', "［符号］", PieceKind.SYMBOL),
        ('<w:r><w:sym w:font="Wingdings" w:char="x"/></w:r>', "［符号］", PieceKind.SYMBOL),
        (run("R", '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>'), "☑", PieceKind.SYMBOL),
        (run("\uf0a8", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), "□", PieceKind.SYMBOL),
        ('<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:font="Segoe UI Emoji" w16se:char="2705"/></mc:Choice>'
         "<mc:Fallback><w:t>✔</w:t></mc:Fallback></mc:AlternateContent></w:r>", "✅", PieceKind.SYMBOL),
        ('<w:r><mc:AlternateContent><mc:Choice Requires="x99"><w:t>将来</w:t></mc:Choice><mc:Fallback><w:t>现在</w:t></mc:Fallback>'
         "</mc:AlternateContent></w:r>", "现在", PieceKind.TEXT),
        ("<m:oMath><m:r><m:t>95%</m:t></m:r></m:oMath>", "95%", PieceKind.FORMULA),
        ("<m:oMathPara><m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara>", "3/4", PieceKind.FORMULA),
        ("<m:oMath><m:sSup><m:e><m:r><m:t>m</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>", "m²", PieceKind.FORMULA),
        ("<m:oMath><m:rad><m:deg/><m:e><m:r><m:t>a+b</m:t></m:r></m:e></m:rad></m:oMath>", "√(a+b)", PieceKind.FORMULA),
        ("<m:oMath><m:d><m:e><m:r><m:t>12</m:t></m:r></m:e></m:d><w:del w:id='1'><m:r><m:t>删</m:t></m:r></w:del></m:oMath>", "(12)", PieceKind.FORMULA),
        ('<w:r><w:object><o:OLEObject ProgID="Equation.3" r:id="x"/></w:object></w:r>', "［公式］", PieceKind.MARK),
    ],
    ids=["ring", "number from a field", "tick box", "tick", "tick of another font", "greater", "plain font", "unknown font", "no code", "letter in a symbol font", "private character", "emoji", "branch of the future", "equation box", "fraction", "power", "root", "brackets", "equation program"],
)  # fmt: skip
def test_what_is_seen_but_is_no_text_is_read_or_marked(xml: str, expected: str, kind: PieceKind) -> None:
    document = read_body(paragraph("前", xml, "后"), styles=STYLES)
    assert shown(document) == [f"前{expected}后"]
    assert document.paragraphs[0].pieces[1].kind is kind


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("<w:r><w:ruby><w:rt><w:r><w:t>fǎ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>法</w:t></w:r></w:rubyBase></w:ruby></w:r>", "法"),
        ("<w:smartTag><w:r><w:t>甲</w:t></w:r><w:customXml><w:r><w:t>乙</w:t></w:r></w:customXml></w:smartTag>", "甲乙"),
        ("<w:sdt><w:sdtPr><w:alias w:val='名'/></w:sdtPr><w:sdtContent><w:ins><w:r><w:t>控件</w:t></w:r></w:ins></w:sdtContent></w:sdt>", "控件"),
        ("<w:r><w:tab/><w:t>甲</w:t><w:noBreakHyphen/><w:t>乙</w:t><w:softHyphen/><w:cr/><w:t>丙</w:t></w:r>", "\t甲-乙\n丙"),
        ('<w:r><w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>', "甲乙\n丙"),
        ("<w:r><w:t>  两端的空白\n换行 </w:t></w:r>", "两端的空白 换行"),
        ('<w:r><w:t xml:space="preserve"> 留着 </w:t></w:r>', " 留着 "),
        ("<w:moveTo w:id='1'><w:r><w:t>移来</w:t></w:r></w:moveTo>", "移来"),
        ("<w:del w:id='1'><w:r><w:t>没写成delText</w:t></w:r></w:del>", ""),
        ("<w:ins w:id='1'><w:del w:id='2'><w:r><w:delText>先加后删</w:delText></w:r></w:del></w:ins>", ""),
        ("<w:bdo><w:dir><w:r><w:t>方向</w:t></w:r></w:dir></w:bdo>", "方向"),
    ],
    ids=["ruby", "smart tag", "control", "signs", "breaks", "white space", "kept space", "moved here", "deletion with w:t", "inserted and deleted", "direction"],
)  # fmt: skip
def test_inline_elements_are_looked_into(xml: str, expected: str) -> None:
    assert text_of(xml) == f"前{expected}后"


def test_hidden_and_deleted_text_and_changes_of_format_are_known_though_not_read() -> None:
    changed = '<w:rPrChange w:id="5" w:author="乙" w:date="2022-01-05T00:00:00Z"><w:rPr/></w:rPrChange>'
    inserted = '<w:ins w:id="4" w:author="乙"><w:r><w:t>新增</w:t></w:r></w:ins>'
    body = paragraph(
        "甲", run("藏着", "<w:vanish/>"), deleted("删去"), inserted, run("改过", f"<w:b/>{changed}"),
        properties='<w:pPrChange w:id="6" w:author="丙"><w:pPr/></w:pPrChange>',
    )  # fmt: skip
    document = read_body(body)
    [made] = document.paragraphs
    assert (made.text, made.restyled) == ("甲新增改过", True)
    assert [(p.text, p.presence, p.inserted, p.restyled) for p in made.pieces] == [
        ("甲", Presence.SHOWN, False, False),
        ("藏着", Presence.HIDDEN, False, False),
        ("删去", Presence.DELETED, False, False),
        ("新增", Presence.SHOWN, True, False),
        ("改过", Presence.SHOWN, False, True),
    ]
    assert document.hidden_text == ("藏着",)
    assert [(each.kind, each.author, each.text) for each in document.revisions] == [
        ("pPrChange", "丙", ""),
        ("del", "甲", "删去"),
        ("ins", "乙", "新增"),
        ("rPrChange", "乙", ""),
    ]


TEXT_BOX = "<w:txbxContent><w:p><w:r><w:t>框里的话</w:t></w:r></w:p></w:txbxContent>"
SHAPE = f"<wps:wsp><wps:txbx>{TEXT_BOX}</wps:txbx></wps:wsp>"
VML = f"<w:pict><v:rect><v:textbox>{TEXT_BOX}</v:textbox></v:rect></w:pict>"


def either(choice: str, fallback: str, needs: str = "wps") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{needs}">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (either(f"<w:drawing>{SHAPE}</w:drawing>", VML), ["框里的话"]),
        (f"<w:drawing><wpg:wgp>{either(SHAPE, VML)}</wpg:wgp></w:drawing>", ["框里的话"]),
        (f"<w:drawing><wpg:wgp>{either(SHAPE, VML)}{either(SHAPE, VML)}</wpg:wgp></w:drawing>", ["框里的话"] * 2),
        (f"<w:drawing><wpg:wgp><wpg:grpSp>{either(either(SHAPE, ''), VML)}</wpg:grpSp></wpg:wgp></w:drawing>", ["框里的话"]),
        (either("<w:drawing/>", VML, "x99"), ["框里的话"]),
        (VML, ["框里的话"]),
        ('<w:pict><v:shape id="艺术字"><v:textpath string="艺术字的话"/></v:shape></w:pict>', ["艺术字的话"]),
        (f'<w:drawing><wp:inline><wp:docPr id="1" name="x" hidden="1"/>{SHAPE}</wp:inline></w:drawing>', []),
    ],
    ids=["box", "group with branches", "two shapes", "group in a group", "unknown branch", "VML", "word art", "hidden shape"],
)  # fmt: skip
def test_text_box_is_read_once_in_whatever_branch_it_stands(drawing: str, expected: list[str]) -> None:
    document = read_body(paragraph("外", f"<w:r>{drawing}</w:r>"))
    assert [each.text for each in document.paragraphs if each.boxed] == expected


@pytest.mark.parametrize("around", ["w:del", "w:moveFrom"])
def test_text_box_that_is_deleted_is_not_read(around: str) -> None:
    document = read_body(paragraph("外", f"<{around} w:id='1'><w:r>{VML}</w:r></{around}>"))
    assert shown(document) == ["外"]


def test_notes_are_read_in_the_order_of_their_references() -> None:
    def note(key: str, text: str, kind: str = "") -> str:
        return f'<w:footnote w:id="{key}"{kind}><w:p><w:r><w:footnoteRef/></w:r>{run(text)}</w:p></w:footnote>'

    notes = note("-1", "——", ' w:type="separator"') + note("2", "第二条") + note("3", "第一条") + note("4", "没人引用")
    end = f'<w:endnote w:id="2"><w:p>{run("尾注")}</w:p></w:endnote>'
    reference = '<w:r><w:{}Reference w:id="{}"/></w:r>'
    gone = f'<w:del w:id="9">{reference.format("footnote", 4)}</w:del>'
    body = paragraph("甲乙", reference.format("footnote", 3), "丙。", gone) + paragraph(
        "丁", reference.format("footnote", 2), reference.format("endnote", 2)
    )
    document = read_body(body, footnotes=part("footnotes", notes), endnotes=part("endnotes", end))
    assert shown(document) == ["甲乙丙。", "丁"]
    told = [(n.reference.kind, n.paragraph, n.reference.offset, n.paragraphs[0].text) for n in document.notes]
    assert told == [("footnote", 0, 2, "第一条"), ("footnote", 1, 1, "第二条"), ("endnote", 1, 1, "尾注")]
