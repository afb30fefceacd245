"""Automatic numbers of a .docx are those that Word prints (ECMA-376 Part 1, 17.9)."""

from __future__ import annotations

import pytest
from documents import abstract, item, level, list_of, override, paragraph, part, read_body, shown, styled

from drafter.docxfile.number_formats import write_number

OUTLINE = abstract(
    0,
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
)
HIDDEN_MARK = "<w:rPr><w:vanish/></w:rPr>"
HIDDEN_RUN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>不印</w:t></w:r>"
DELETED_MARK = '<w:rPr><w:del w:id="1" w:author="甲"/></w:rPr>'
DELETED_RUN = '<w:del w:id="2" w:author="甲"><w:r><w:delText>删去的一条</w:delText></w:r></w:del>'
MOVED_RUN = '<w:moveFrom w:id="2" w:author="甲"><w:r><w:t>移走的一条</w:t></w:r></w:moveFrom>'


def numbers(body: str, numbering: str, styles: str = "") -> list[str]:
    """Return the paragraphs of a .docx with their numbers."""
    parts = {"numbering": part("numbering", numbering)}
    if styles:
        parts["styles"] = part("styles", styles)
    return shown(read_body(body, **parts))


def a_style(key: str, inner: str = "", based: str = "") -> str:
    basis = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{key}"/>{basis}<w:pPr>{inner}</w:pPr></w:style>'
    )


def numbering_properties(key: int | None = None, place: int | None = None) -> str:
    inner = "" if place is None else f'<w:ilvl w:val="{place}"/>'
    inner += "" if key is None else f'<w:numId w:val="{key}"/>'
    return f"<w:numPr>{inner}</w:numPr>"


@pytest.mark.parametrize(
    ("number_format", "values", "expected"),
    [
        ("decimal", (0, 1, 10), "0 1 10"),
        ("decimalZero", (1, 9, 10, 105), "01 09 10 105"),
        ("decimalFullWidth", (1, 20), "１ ２０"),
        ("decimalHalfWidth", (1, 20), "1 20"),
        ("decimalEnclosedCircle", (1, 20, 21), "① ⑳ 21"),
        ("decimalEnclosedCircleChinese", (1, 10), "① ⑩"),
        ("decimalEnclosedParen", (1, 20, 21), "⑴ ⒇ 21"),
        ("decimalEnclosedFullstop", (1, 20, 21), "⒈ ⒛ 21"),
        ("ideographEnclosedCircle", (1, 10, 11), "㊀ ㊉ 11"),
        ("chineseCounting", (1, 10, 11, 20, 99, 100, 105), "一 十 十一 二十 九十九 一○○ 一○五"),
        ("chineseCountingThousand", (10, 11, 20, 100, 105, 110, 1001, 12000), "十 十一 二十 一百 一百零五 一百一十 一千零一 一万二千"),
        ("chineseLegalSimplified", (1, 10, 11, 105, 1010), "壹 壹拾 壹拾壹 壹佰零伍 壹仟零壹拾"),
        ("ideographLegalTraditional", (2, 3, 10, 16), "貳 參 壹拾 壹拾陸"),
        ("ideographDigital", (1, 10, 21, 105), "一 一〇 二一 一〇五"),
        ("ideographTraditional", (1, 10, 11), "甲 癸 11"),
        ("ideographZodiac", (1, 12, 13), "子 亥 13"),
        ("ideographZodiacTraditional", (1, 2, 60, 61), "甲子 乙丑 癸亥 甲子"),
        ("taiwaneseCounting", (10, 12, 101), "十 十二 一○一"),
        ("taiwaneseCountingThousand", (12, 105), "十二 一百零五"),
        ("taiwaneseDigital", (10, 12), "一○ 一二"),
        ("japaneseCounting", (10, 11, 105, 111, 1111), "十 十一 百五 百十一 千百十一"),
        ("japaneseLegal", (1, 10, 105), "壱 壱拾 壱百伍"),
        ("japaneseDigitalTenThousand", (10, 12), "一〇 一二"),
        ("koreanDigital", (1, 10), "일 일영"),
        ("upperLetter", (1, 26, 27, 53), "A Z AA AAA"),
        ("lowerRoman", (4, 9, 40, 1994), "iv ix xl mcmxciv"),
        ("ordinal", (1, 2, 3, 4, 11, 21), "1st 2nd 3rd 4th 11th 21st"),
        ("cardinalText", (1, 21), "One Twenty-one"),
        ("ordinalText", (1, 12, 20, 21), "First Twelfth Twentieth Twenty-first"),
        ("hex", (10, 255), "A FF"),
        ("numberInDash", (1,), "- 1 -"),
        ("aFormatOfTomorrow", (7,), "7"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.isascii() and value.isalpha() else "",
)  # fmt: skip
def test_number_is_written_in_its_format(number_format: str, values: tuple[int, ...], expected: str) -> None:
    written = [write_number(value, number_format) for value in values]
    assert [text.strip() for text in written] == (
        [expected] if number_format == "numberInDash" else expected.split(" ")
    )


def test_custom_format_fills_up_with_zeros() -> None:
    custom = '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
    choice = (
        f'<mc:AlternateContent><mc:Choice Requires="w14">{custom}</mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    own = f'<w:lvl w:ilvl="0"><w:start w:val="8"/>{choice}<w:lvlText w:val="第%1号"/></w:lvl>'
    found = numbers(item("甲") + item("乙") + item("丙"), abstract(0, own) + list_of(1, 0))
    assert found == ["第008号甲", "第009号乙", "第010号丙"]


START = '<w:startOverride w:val="{}"/>'


@pytest.mark.parametrize(
    ("lists", "body", "expected"),
    [
        (
            list_of(1, 0) + list_of(2, 0, override(0, START.format(1) + level(0, "upperLetter", "(%1)"))),
            item("甲") + item("乙") + item("丙", 2) + item("丁", 2) + item("戊"),
            ["一、甲", "二、乙", "(A)丙", "(B)丁", "三、戊"],
        ),
        (
            list_of(1, 0) + list_of(2, 0, override(0, level(0, "ideographTraditional", "%1."))),
            item("甲") + item("乙", 2) + item("丙", 2) + item("丁"),
            ["一、甲", "乙.乙", "丙.丙", "四、丁"],
        ),
        (
            list_of(1, 0) + list_of(2, 0, override(0, START.format(5))),
            item("甲") + item("乙", 2) + item("丙", 2) + item("丁", 2),
            ["一、甲", "五、乙", "六、丙", "七、丁"],
        ),
        (
            list_of(2, 0, override(1, START.format(3))),
            item("甲", 2) + item("子", 2, 1) + item("丑", 2, 1) + item("乙", 2) + item("寅", 2, 1),
            ["一、甲", "（三）子", "（四）丑", "二、乙", "（三）寅"],
        ),
        (
            list_of(1, 0) + list_of(2, 0, override(1, level(1, "decimal", "%1-%2"))),
            item("甲") + item("子", 2, 1) + item("丑", 1, 1),
            ["一、甲", "一-1子", "（二）丑"],
        ),
    ],
    ids=["start and level", "level alone counts on", "start alone", "start of a deeper level holds each time", "level of another list"],
)  # fmt: skip
def test_override_of_a_level_holds_for_its_list(lists: str, body: str, expected: list[str]) -> None:
    assert numbers(body, OUTLINE + lists) == expected


@pytest.mark.parametrize(
    ("restart", "expected"),
    [
        ("", ["(1)", "(1)", "(1)", "(1)"]),
        ('<w:lvlRestart w:val="0"/>', ["(1)", "(2)", "(3)", "(4)"]),
        ('<w:lvlRestart w:val="1"/>', ["(1)", "(2)", "(1)", "(2)"]),
        ('<w:lvlRestart w:val="2"/>', ["(1)", "(1)", "(1)", "(1)"]),
        ('<w:lvlRestart w:val="7"/>', ["(1)", "(1)", "(1)", "(1)"]),
    ],
    ids=["any higher level", "never", "first level only", "second level", "a level that is not higher"],
)
def test_level_begins_anew_behind_the_level_it_names(restart: str, expected: list[str]) -> None:
    lists = abstract(
        0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "decimal", "(%3)", restart)
    ) + list_of(1, 0)
    chapter = item("甲") + item("子", 1, 1) + item("", 1, 2) + item("丑", 1, 1) + item("", 1, 2)
    assert [text for text in numbers(chapter * 2, lists) if text.startswith("(")] == expected


@pytest.mark.parametrize(
    ("switch", "expected"), [("<w:isLgl/>", "2.1"), ('<w:isLgl w:val="0"/>', "二.一"), ("", "二.一")], ids=["on", "off", "none"]
)  # fmt: skip
def test_legal_numbering_writes_all_levels_in_digits(switch: str, expected: str) -> None:
    lists = abstract(0, level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "%1.%2", switch))
    found = numbers(item("甲") + item("乙") + item("子", 1, 1), lists + list_of(1, 0))
    assert found[-1] == f"{expected}子"


def test_level_that_was_skipped_counts_as_begun() -> None:
    lists = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3"))
    body = item("子", 1, 1) + item("丑", 1, 1) + item("乙", 1, 0) + item("细", 1, 2) + item("寅", 1, 1)
    assert numbers(body, lists + list_of(1, 0)) == ["1.1子", "1.2丑", "2.乙", "2.1.1细", "2.2寅"]


def test_list_without_a_start_begins_at_nought() -> None:
    """17.9.25: an omitted start value is 0; Word and LibreOffice do so."""
    lists = abstract(0, '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>')
    assert numbers(item("甲") + item("乙"), lists + list_of(1, 0)) == ["0.甲", "1.乙"]


def test_numbers_formatted_as_hidden_are_counted_and_not_printed() -> None:
    hidden = level(0, "decimal", "%1.").replace("</w:lvl>", "<w:rPr><w:vanish/></w:rPr></w:lvl>")
    lists = abstract(0, hidden, level(1, "decimal", "%1.%2")) + list_of(1, 0)
    assert numbers(item("甲") + item("乙") + item("子", 1, 1), lists) == ["甲", "乙", "2.1子"]


def test_bullets_print_no_number_and_end_the_levels_below() -> None:
    lists = abstract(0, level(0, "bullet", "·"), level(1, "decimal", "%2)")) + list_of(1, 0)
    document = read_body(
        item("甲") + item("子", 1, 1) + item("乙") + item("丑", 1, 1), numbering=part("numbering", lists)
    )
    assert shown(document) == ["甲", "1)子", "乙", "1)丑"]
    number = document.paragraphs[0].number
    assert number is not None
    assert (number.text, number.bullet) == ("·", True)


TWO_LEVELS = abstract(
    0, level(0, "chineseCounting", "%1、", '<w:pStyle w:val="H1"/>'), level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="H2"/>')
) + list_of(1, 0)  # fmt: skip


@pytest.mark.parametrize(
    ("styles", "lists"),
    [
        (a_style("H1", numbering_properties(1)) + a_style("H2", numbering_properties(None, 1), "H1"), TWO_LEVELS),
        (a_style("H1", numbering_properties(1)) + a_style("H2", numbering_properties(None, 1), "H1"), OUTLINE + list_of(1, 0)),
        (a_style("H1", numbering_properties(1)) + a_style("H2", "", "H1"), TWO_LEVELS),
        (a_style("base", numbering_properties(1)) + a_style("H1", "", "base") + a_style("H2", "", "base"), TWO_LEVELS),
        (a_style("H1", numbering_properties(1, 0)) + a_style("H2", numbering_properties(1, 1)), OUTLINE + list_of(1, 0)),
        (a_style("H1", numbering_properties(1, 0)) + a_style("middle", numbering_properties(None, 1), "H1") + a_style("H2", "", "middle"), OUTLINE + list_of(1, 0)),
    ],
    ids=["level names the style", "list inherited, level own", "level named, nothing own", "common basis", "both own", "level from the middle"],
)  # fmt: skip
def test_list_and_level_come_down_the_chain_of_styles_apart(styles: str, lists: str) -> None:
    body = styled("甲", "H1") + styled("子", "H2") + styled("丑", "H2") + styled("乙", "H1") + styled("寅", "H2")
    assert numbers(body, lists, styles) == ["一、甲", "（一）子", "（二）丑", "二、乙", "（一）寅"]


def test_direct_list_takes_the_level_of_the_style_and_direct_level_the_list() -> None:
    styles = a_style("S", numbering_properties(1, 1))
    only_level = item("丙", None, 0, '<w:pStyle w:val="S"/>')
    only_list = item("丁", 2, None, '<w:pStyle w:val="S"/>')
    lists = (
        OUTLINE
        + list_of(1, 0)
        + abstract(1, level(0, "decimal", "%1)"), level(1, "lowerLetter", "%2)"))
        + list_of(2, 1)
    )
    body = styled("甲", "S") + styled("乙", "S") + only_level + only_list
    assert numbers(body, lists, styles) == ["（一）甲", "（二）乙", "二、丙", "a)丁"]


@pytest.mark.parametrize(
    ("own", "direct", "expected"),
    [("", "", 900), ('<w:ind w:left="300"/>', "", 300), ('<w:ind w:left="300"/>', '<w:ind w:left="100"/>', 100)],
    ids=["of the list", "of the style", "of the paragraph"],
)
def test_indent_of_a_list_yields_to_that_of_its_style_and_paragraph(own: str, direct: str, expected: int) -> None:
    indented = level(0, "decimal", "%1.").replace("</w:lvl>", '<w:pPr><w:ind w:left="900"/></w:pPr></w:lvl>')
    styles = a_style("base", '<w:ind w:left="50"/>') + a_style("S", numbering_properties(1) + own, "base")
    body = paragraph("甲", properties=f'<w:pStyle w:val="S"/>{direct}')
    document = read_body(
        body, numbering=part("numbering", abstract(0, indented) + list_of(1, 0)), styles=part("styles", styles)
    )
    assert document.paragraphs[0].format.left == expected


@pytest.mark.parametrize("where", ["paragraph", "style"])
def test_list_nought_takes_the_number_away(where: str) -> None:
    styles = a_style("S", numbering_properties(1)) + a_style("T", numbering_properties(0), "S")
    without = item("乙", 0, None, '<w:pStyle w:val="S"/>') if where == "paragraph" else styled("乙", "T")
    body = styled("甲", "S") + without + styled("丙", "S")
    assert numbers(body, OUTLINE + list_of(1, 0), styles) == ["一、甲", "乙", "二、丙"]


@pytest.mark.parametrize("by", ["style link", "style"])
def test_list_by_a_numbering_style_has_the_levels_of_that_style(by: str) -> None:
    link = '<w:styleLink w:val="L"/>' if by == "style link" else ""
    lists = (
        f'<w:abstractNum w:abstractNumId="5">{link}{level(0, "ideographTraditional", "%1、")}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="L"/></w:abstractNum>'
    ) + list_of(7, 5) + list_of(8, 6)  # fmt: skip
    styles = f'<w:style w:type="numbering" w:styleId="L"><w:pPr>{numbering_properties(7)}</w:pPr></w:style>'
    assert numbers(item("甲", 8) + item("乙", 8), lists, styles) == ["甲、甲", "乙、乙"]


@pytest.mark.parametrize(
    "left_out",
    [
        item("", more=HIDDEN_MARK, runs=HIDDEN_RUN),
        item("", more=HIDDEN_MARK),
        item("", more=DELETED_MARK, runs=DELETED_RUN),
        item("", more="<w:rPr><w:moveFrom/></w:rPr>", runs=MOVED_RUN),
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{item('删去的行')}</w:tc></w:tr></w:tbl>",
        f"<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>{item('删去的格')}</w:tc></w:tr></w:tbl>",
        f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{item('隐藏的行')}</w:tc></w:tr></w:tbl>",
    ],
    ids=["hidden", "hidden and empty", "deleted", "moved away", "deleted row", "deleted cell", "hidden row"],
)
def test_item_that_is_not_seen_does_not_count(left_out: str) -> None:
    assert numbers(item("甲") + left_out + item("乙"), OUTLINE + list_of(1, 0)) == ["一、甲", "二、乙"]


def test_item_whose_mark_is_seen_counts_though_its_text_is_hidden() -> None:
    assert numbers(item("", runs=HIDDEN_RUN) + item("乙"), OUTLINE + list_of(1, 0)) == ["一、", "二、乙"]


def test_items_in_boxes_within_boxes_are_read_once_and_counted_in_each_box() -> None:
    """Word and LibreOffice count each text box by itself."""

    def box(inner: str) -> str:
        return f"<w:r><w:pict><v:rect><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"

    deepest = paragraph(box(item("丙") + item("丁")))
    inner = paragraph(box(item("乙") + deepest))
    body = item("甲") + paragraph("外", box(inner + paragraph("框"))) + item("戊")
    found = numbers(body, OUTLINE + list_of(1, 0))
    assert [text for text in found if text] == ["一、甲", "外", "一、乙", "一、丙", "二、丁", "框", "二、戊"]
