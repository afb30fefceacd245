"""Comments in a copy of a .docx: at their words, with ids that are free, in a file of the same kind."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from builders import run_drafter
from documents import paragraph, part, word_file, zip_of
from lxml import etree

from drafter.checking.output.commented import commented
from drafter.checking.rule import Example, Finding, Hit, Rule, Severity, Spot
from drafter.checking.sources.from_docx import read_docx_bytes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TITLE = paragraph("某局2021年法治政府建设报告")
GONE = '<w:rPr><w:del w:id="1" w:author="甲"/></w:rPr>'
USUAL = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
KINDS = {
    ".docx": USUAL,
    ".docm": b"application/vnd.ms-word.document.macroEnabled.main+xml",
    ".dotx": b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ".dotm": b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}


def finding(*spot: int) -> Finding:
    rule = Rule("试-试", "试", Severity.WARNING, "试", lambda _: (), Example(""), Example(""))
    return Finding(rule, Hit(Spot(*spot), "不对", "改"), "")


def comment_on(data: bytes, words: str) -> tuple[etree._Element, str]:
    """Return the copy's text with a comment on `words`, and what lies between the comment's marks."""
    made = read_docx_bytes(data, "报告.docx")
    index = next(i for i, passage in enumerate(made.passages) if words in passage.text)
    start = made.passages[index].text.index(words)
    copy = commented(data, made, [finding(index, start, start + len(words))])
    assert [p.text for p in read_docx_bytes(copy, "报告.docx").passages] == [p.text for p in made.passages]
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(copy)).read("word/document.xml"))
    inside, between = False, ""
    for element in root.iter():
        inside = (inside or element.tag == f"{W}commentRangeStart") and element.tag != f"{W}commentRangeEnd"
        between += (element.text or "") if inside and element.tag == f"{W}t" else ""
    return root, between


def field(instruction: str, result: str) -> str:
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f"<w:instrText>{instruction}</w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{result}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{each}</w:r>" for each in parts)


@pytest.mark.parametrize(
    ("body", "words", "marked"),
    [
        (paragraph("全年检查", field(" IF x ", "8"), "次，处罚9件。"), "处罚9件", "处罚9件"),
        (paragraph("全年检查", field(" IF x ", "8"), "次，处罚9件。"), "检查8次", "检查8次"),
        (paragraph("全年印发", properties=GONE) + paragraph("文件12件，均经审核。"), "12件", "12件"),
        (paragraph("全年印发", properties=GONE) + paragraph("文件12件，均经审核。"), "印发文件", "印发文件"),
        (paragraph("检查", '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "处罚9件。"), "处罚9件", "处罚9件"),
        (paragraph("办结率", "<m:oMath><m:r><m:t>95%</m:t></m:r></m:oMath>", "，处罚9件。"), "处罚9件", "处罚9件"),
        (paragraph("甲", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>", "乙丙丁。"), "丙", "丙"),
        (paragraph("<w:ins w:id='3'><w:r><w:t>新增检查9次。</w:t></w:r></w:ins>", "完。"), "检查9次", "新增检查9次。"),
    ],
    ids=["behind a field", "over a field", "second of two joined", "over a joint", "symbol", "formula", "hidden", "insertion"],
)  # fmt: skip
def test_comment_stands_at_its_words_whatever_stands_before_them(body: str, words: str, marked: str) -> None:
    assert comment_on(word_file(TITLE + body + paragraph("又一段。")), words)[1] == marked


def test_two_comments_in_one_run_each_stand_at_their_words() -> None:
    data = word_file(TITLE + paragraph("全年检查77次，处罚9件，没收3件。"))
    made = read_docx_bytes(data, "报告.docx")
    spots = [(10, 12), (2, 6), (0, 4), (8, 12)]
    copy = commented(data, made, [finding(1, *spot) for spot in spots])
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(copy)).read("word/document.xml"))
    assert "".join(root.itertext()).count("全年检查77次，处罚9件，没收3件。") == 1


def test_finding_in_a_box_within_a_box_is_commented_outside_of_both() -> None:
    def box(inner: str) -> str:
        return f"<w:r><w:pict><v:rect><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"

    data = word_file(
        TITLE + paragraph("外面。", box(paragraph("外框", box(paragraph("里框12件"))))) + paragraph("又一段。")
    )
    root, _ = comment_on(data, "12件")
    [reference] = root.iter(f"{W}commentReference")
    assert not list(reference.iterancestors(f"{W}txbxContent"))
    assert len(list(reference.iterancestors(f"{W}p"))) == 1


def test_finding_in_a_note_is_commented_where_the_text_refers_to_it() -> None:
    notes = part("footnotes", '<w:footnote w:id="2"><w:p><w:r><w:t>法制政府建设</w:t></w:r></w:p></w:footnote>')
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = word_file(TITLE + paragraph("全年12次", reference, "。") + paragraph("又一段。"), {"footnotes": notes})
    root, between = comment_on(data, "法制政府")
    assert between == "全年12次。"
    assert len(list(root.iter(f"{W}commentReference"))) == 1


def test_finding_in_a_header_is_commented_at_the_title() -> None:
    header = {"header1": part("hdr", paragraph("推进法制政府建设"))}
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    _, between = comment_on(word_file(TITLE + paragraph("一段。") + section, header), "法制政府")
    assert between == "某局2021年法治政府建设报告"


@pytest.mark.parametrize("taken", ["a1", "99999999999999999999", "-3", "", "2147483647", "07", "１"])
def test_comment_takes_a_free_number_whatever_ids_there_are(taken: str) -> None:
    comments = part("comments", f'<w:comment w:id="{taken}" w:author="甲"><w:p/></w:comment>')
    body = TITLE + paragraph(
        f'<w:commentRangeStart w:id="{taken}"/>', "法制政府，建设12次。", f'<w:commentRangeEnd w:id="{taken}"/>'
    )
    data = word_file(body, {"comments": comments})
    made = read_docx_bytes(data, "报告.docx")
    copy = commented(data, made, [finding(1, 0, 2)])
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(copy)).read("word/comments.xml"))
    ids = [each.get(f"{W}id") for each in root.iter(f"{W}comment")]
    assert ids[0] == taken
    assert ids[1].isascii()
    assert 0 <= int(ids[1]) < 2**31
    assert ids[1] != ids[0].lstrip("0")


def test_broken_comments_are_told(tmp_path: Path) -> None:
    data = word_file(TITLE + paragraph("法制政府，建设１２次,"), relations={"comments": "comments.xml"})
    package = zipfile.ZipFile(io.BytesIO(data))
    files = {name: package.read(name) for name in package.namelist()} | {"word/comments.xml": b"<w:comments"}
    (tmp_path / "坏.docx").write_bytes(zip_of(files))
    done = run_drafter("check", "坏.docx", "--format", "docx", cwd=tmp_path)
    assert done.returncode == 2
    assert "已损坏" in done.stderr
    assert "Traceback" not in done.stderr


def of_kind(suffix: str) -> bytes:
    package = zipfile.ZipFile(io.BytesIO(word_file(TITLE + paragraph("法制政府，建设１２次,"))))
    files = {name: package.read(name).replace(USUAL, KINDS[suffix]) for name in package.namelist()}
    return zip_of({**files, "word/vbaProject.bin": b"macro"})


@pytest.mark.parametrize("suffix", KINDS)
@pytest.mark.parametrize("named", [".docx", None], ids=["named .docx", "named as it is"])
def test_copy_is_of_the_kind_of_its_original(tmp_path: Path, suffix: str, named: str | None) -> None:
    (tmp_path / f"报告{named or suffix}").write_bytes(of_kind(suffix))
    done = run_drafter("check", f"报告{named or suffix}", "--format", "docx", cwd=tmp_path)
    assert f"报告（检查意见）{suffix}" in done.stdout
    copy = zipfile.ZipFile(tmp_path / f"报告（检查意见）{suffix}")
    assert KINDS[suffix] in copy.read("[Content_Types].xml")
    assert copy.read("word/vbaProject.bin") == b"macro"


def test_copy_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "报告.docm").write_bytes(of_kind(".docm"))
    done = run_drafter("check", "报告.docm", "--format", "docx", "-o", "意见.docx", cwd=tmp_path)
    assert done.returncode == 2
    assert "要以 .docm 结尾；请改成 意见.docm" in done.stderr
    assert not (tmp_path / "意见.docx").exists()
