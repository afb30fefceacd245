"""Whatever elements stand in one another, a .docx is read or refused in Chinese, and its changes add up."""

from __future__ import annotations

import io
import zipfile

from documents import word_file
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.checking.manuscript import Manuscript
from drafter.checking.output.commented import commented
from drafter.checking.rule import Example, Finding, Hit, Rule, Severity, Spot
from drafter.checking.sources.from_docx import read_docx_bytes
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package
from drafter.errors import InputError

CONTAINERS = (
    *("w:p", "w:p", "w:p", "w:r", "w:r", "w:tbl", "w:tr", "w:tc", "w:ins", "w:del", "w:moveFrom", "w:moveTo"),
    *("w:sdt", "w:sdtContent", "w:hyperlink", "w:smartTag", "w:customXml", "w:ruby", "w:rubyBase", "w:rt"),
    *("w:drawing", "w:pict", "w:object", "w:txbxContent", "w:pPr", "w:rPr", "w:numPr", "w:trPr", "w:tcPr"),
    *("mc:AlternateContent", 'mc:Choice Requires="wps"', "mc:Fallback", "m:oMath", "m:r", "m:f", "m:num", "m:den"),
    *("m:sSup", "m:e", "m:sup", "wps:wsp", "wps:txbx", "v:textbox", 'w:fldSimple w:instr=" PAGE "', "w:ffData"),
    *('w:fldChar w:fldCharType="begin"', "w:body", "wp:inline", "w:sectPr"),
)
LEAVES = (
    *("<w:t>全年检查12次</w:t>", "<w:delText>删</w:delText>", "<w:t/>", "<w:tab/>", "<w:br/>", '<w:br w:type="page"/>'),
    *("<w:instrText> EQ \\o\\ac(○,21) </w:instrText>", "<w:instrText> IF </w:instrText>", "<m:t>95%</m:t>"),
    *('<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="separate"/>', '<w:fldChar w:fldCharType="end"/>'),
    *('<w:sym w:font="Wingdings" w:char="F0FE"/>', "<w:sym/>", '<w:footnoteReference w:id="2"/>', "<w:vanish/>"),
    *('<w:ilvl w:val="1"/>', '<w:numId w:val="1"/>', '<w:numId w:val="x"/>', "<w:cellDel/>", "<w:vMerge/>"),
    *('<w:gridSpan w:val="-1"/>', "<w:hidden/>", '<v:textpath string="草稿"/>', "<w:softHyphen/>", "<w:checkBox/>"),
    *('<o:OLEObject ProgID="Equation.3"/>', '<w:headerReference r:id="x"/>', '<w:pStyle w:val="H"/>', "<w:ddList/>"),
)  # fmt: skip


def inside(name: str, content: list[str]) -> str:
    return f"<{name}>{''.join(content)}</{name.partition(' ')[0]}>"


ELEMENTS = st.recursive(
    st.sampled_from(LEAVES), lambda inner: st.builds(inside, st.sampled_from(CONTAINERS), st.lists(inner, max_size=4)), max_leaves=40
)  # fmt: skip
RULE = Rule("试-试", "试", Severity.WARNING, "试", lambda _: (), Example(""), Example(""))


@given(st.lists(ELEMENTS, max_size=6))
@settings(max_examples=250, deadline=None)
def test_any_structure_is_read_or_refused_and_takes_comments(content: list[str]) -> None:
    data = word_file("<w:p><w:r><w:t>某局2021年报告</w:t></w:r></w:p>" + "".join(content))
    try:
        made = read_docx_bytes(data, "报告.docx")
    except InputError as error:
        told = str(error)
    else:
        told = "报告.docx："
        check_comments(data, made)
    assert told.startswith("报告.docx：")


def check_comments(data: bytes, made: Manuscript) -> None:
    """Assert that a copy with a comment on each passage reads as the document itself."""
    spots = [Spot(i, 0, min(2, len(p.text))) for i, p in enumerate(made.passages)]
    copy = commented(data, made, [Finding(RULE, Hit(spot, "不对", "改"), "") for spot in spots])
    assert [p.text for p in read_docx_bytes(copy, "报告.docx").passages] == [p.text for p in made.passages]
    assert zipfile.ZipFile(io.BytesIO(copy)).testzip() is None


class Change:
    """A run of text with what tracked changes make of it."""

    SHOWN, INSERTED, DELETED = range(3)


RUNS = st.tuples(
    st.sampled_from((Change.SHOWN, Change.INSERTED, Change.DELETED)), st.text("甲乙丙12，。", min_size=1, max_size=4)
)
PARAGRAPHS = st.lists(st.tuples(st.lists(RUNS, max_size=4), st.booleans()), min_size=1, max_size=6)


def run_xml(kind: int, text: str) -> str:
    if kind == Change.DELETED:
        return f'<w:del w:id="1" w:author="甲"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f'<w:ins w:id="1" w:author="甲">{run}</w:ins>' if kind == Change.INSERTED else run


@given(PARAGRAPHS)
@settings(max_examples=150, deadline=None)
def test_paragraphs_are_what_remains_when_all_changes_are_accepted(
    paragraphs: list[tuple[list[tuple[int, str]], bool]],
) -> None:
    """Deleted runs go, deleted marks join; the text is never lost, doubled or put out of order."""
    body, expected, pending = "", [], ""
    for runs, mark_deleted in [*paragraphs, ([(Change.SHOWN, "末段")], False)]:
        mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="甲"/></w:rPr></w:pPr>' if mark_deleted else ""
        body += f"<w:p>{mark}{''.join(run_xml(*each) for each in runs)}</w:p>"
        pending += "".join(text for kind, text in runs if kind != Change.DELETED)
        if not mark_deleted:
            expected.append(pending)
            pending = ""
    document = read_document(Package(word_file(body), "报告.docx"))
    assert [each.text for each in document.paragraphs] == expected
    everything = "".join(piece.text for each in document.paragraphs for piece in each.pieces)
    assert everything == "".join(text for runs, _ in paragraphs for _, text in runs) + "末段"
