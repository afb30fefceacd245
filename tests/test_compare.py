"""Two versions of a report side by side: as a list, and as a document with tracked changes from one to the other."""

from __future__ import annotations

import io
import time
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from builders import make_answers, run_drafter, write_tree
from hand_edits import packed, random_pair, unpacked
from office import faults, resolve_changes, resolved_texts

from drafter.cli import main
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package
from drafter.errors import InputError
from drafter.limits import OverBudgetError, budget
from drafter.merging.documents.compare_documents import ComparedDocuments, compare_documents
from drafter.merging.documents.compared_tables import cells_of
from drafter.merging.documents.kept_base import kept_lines
from drafter.merging.texts.differences import FigureChange, Rewording, differences_between
from drafter.merging.texts.merge_tokens import hunks_between, likeness, tokens_of
from drafter.redline.rejection import without_changes
from drafter.use_cases.compare_versions import compare_versions

OLD = [
    "某局2021年法治政府建设情况报告",
    "（一）规范执法检查",
    "全年开展行政检查892次。发现问题12个，全部整改。检查结果向社会公开。",
    "（二）依法办理复议",
    "全年办理行政复议案件3件。",
]
CASES = {
    "nothing": (OLD, {}),
    "a figure": (
        [*OLD[:2], OLD[2].replace("892", "902"), *OLD[3:]],
        {"figures": (FigureChange("892次", "902次", "全年开展行政检查902次。"),)},
    ),
    "another sentence": ([*OLD[:2], f"{OLD[2]}群众满意。", *OLD[3:]], {"added": ("群众满意。",)}),
    "a sentence less": (
        [*OLD[:2], OLD[2][: -len("检查结果向社会公开。")], *OLD[3:]],
        {"removed": ("检查结果向社会公开。",)},
    ),
    "other words": (
        [*OLD[:2], OLD[2].replace("全部整改", "均已整改到位"), *OLD[3:]],
        {"reworded": (Rewording("发现问题12个，全部整改。", "发现问题12个，均已整改到位。"),)},
    ),
    "headings that moved up": (
        [OLD[0], "（一）依法办理复议", OLD[4]],
        {
            "removed": ("规范执法检查", "全年开展行政检查892次。", "发现问题12个，全部整改。", "检查结果向社会公开。"),
            "renumbered": 1,
        },
    ),
    "a paragraph elsewhere": ([OLD[0], OLD[4], *OLD[1:4]], {"moved": (OLD[4],)}),
    "a sentence elsewhere": (
        [*OLD[:2], OLD[2][: -len("检查结果向社会公开。")], OLD[3], f"{OLD[4]}检查结果向社会公开。"],
        {"moved": ("检查结果向社会公开。",)},
    ),
}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("化解矛盾10余件。", "化解矛盾二十余件。", [("10余件", "二十余件")]),
        ("近千名教师受益。", "1100名教师受益。", [("近千名", "1100名")]),
        ("制作美篇百余篇。", "制作普法美篇120篇。", [("百余篇", "120篇")]),
        ("举办教研活动19次。", "举办教研活动近20次。", [("19次", "近20次")]),
        ("干部教师6307人收看。", "干部教师6500余人收看。", [("6307人", "6500余人")]),
        ("每周1课时。", "每周2课时。", [("1课时", "2课时")]),
        ("检查2次。", "检查两次。", []),
        ("检查892次。", "检查892次，其中夜查60次。", []),
        ("三是办好复议案件。", "二是办好复议案件。", []),
        ("第五十四中学开了课。", "54中学开了课。", []),
        ("于3月19日举办培训。", "于3月20日举办培训。", [("19日", "20日")]),
        ("检查8次，抽查13次。", "检查8次，抽查15次，督办13件。", [("13次", "15次")]),
        ("罚没款3.5万元。", "罚没款三点六万元。", [("3.5万元", "三点六万元")]),
        ("罚没款3.6万元。", "罚没款三点六万元。", []),
        ("满意率98.5%。", "满意率九成八。", [("98.5%", "九成八")]),
        ("占98%。", "占百分之九十八。", []),
        ("教师1.6万名。", "教师一万七千名。", [("1.6万名", "一万七千名")]),
        ("检查892次。", "检查约900次。", [("892次", "约900次")]),
        ("统一成立专班3个。", "统一成立专班4个。", [("3个", "4个")]),
        ("上午9点30分开会。", "上午九点三十分开会。", []),
    ],
)
def test_numbers_that_changed_are_told_with_their_measure_words(
    old: str, new: str, told: list[tuple[str, str]]
) -> None:
    assert [each[:2] for each in differences_between([old], [new]).figures] == told


@pytest.mark.parametrize("name", CASES)
def test_what_differs_is_told_as_a_reader_would(name: str) -> None:
    new, expected = CASES[name]
    found = differences_between(OLD, new)
    sides = ("figures", "reworded", "added", "removed", "moved", "split", "joined")
    usual = dict.fromkeys(sides, ()) | {"renumbered": 0}
    assert found._asdict() == usual | expected
    assert found.is_none == (name == "nothing")


def texts(data: bytes) -> list[str]:
    return [each.text for each in read_document(Package(data, "")).paragraphs if each.text.strip()]


def word_file(path: Path, paragraphs: list[str]) -> Path:
    """Write a .docx that is none of ours, its headings in Word's own style."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text, style="Heading 2" if text.startswith("（") else None)
    document.save(str(path))
    return path


@pytest.mark.parametrize("name", CASES)
def test_a_document_of_any_maker_is_compared(name: str, tmp_path: Path) -> None:
    old = word_file(tmp_path / "a.docx", OLD).read_bytes()
    new = word_file(tmp_path / "b.docx", CASES[name][0]).read_bytes()
    found = compare_documents(Package(old, "a.docx"), Package(new, "b.docx"))
    assert found.data is not None
    assert texts(found.data) == texts(new)
    assert texts(without_changes(found.data, "", 0)) == texts(old)
    assert resolved_texts(found.data, accept=True) == texts(new)
    assert resolved_texts(found.data, accept=False) == texts(old)
    (tmp_path / "c.docx").write_bytes(found.data)
    assert len(faults(tmp_path / "c.docx")) <= len(faults(tmp_path / "a.docx"))


def made(paragraphs: list[str], *tables: list[list[str]], header: str = "") -> bytes:
    """Return a .docx that is none of ours: paragraphs, tables with a paragraph behind each, and a header."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    for rows in tables:
        table = document.add_table(len(rows), len(rows[0]))
        for i, row in enumerate(rows):
            for j, text in enumerate(row):
                table.cell(i, j).text = text
        document.add_paragraph("表后的话。")
    if header:
        document.sections[0].header.paragraphs[0].text = header
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def compared(old: bytes, new: bytes) -> ComparedDocuments:
    return compare_documents(Package(old, "a.docx"), Package(new, "b.docx"))


def with_changes_rejected(found: ComparedDocuments) -> bytes:
    assert found.data is not None
    return without_changes(found.data, "", 0)


BROKEN = {
    "a break at another place": (["成都局2020年\n法治报告", "一句。"], ["河东局\n2021年法治报告", "一句。"]),
    "a break more": (["成都局2020年法治报告"], ["成都局\n2020年\n法治报告"]),
    "a break less": (["成都局\n2020年法治报告"], ["成都局2020年法治报告"]),
    "a break and a tab at the end": (["一句。", "下一步，继续努力。"], ["一句。", "下一步，继续努力。\n第二行\t完"]),
    "a tab for a space": (["一、\t总体情况"], ["一、 总体情况"]),
    "a paragraph with breaks": (["一句。"], ["一句。", "甲\n乙"]),
}


@pytest.mark.parametrize("name", BROKEN)
def test_line_breaks_and_tabs_are_marked_as_any_text(name: str, tmp_path: Path) -> None:
    old, new = (made(paragraphs) for paragraphs in BROKEN[name])
    found = compared(old, new)
    assert found.data is not None, found.unproved
    assert texts(found.data) == BROKEN[name][1]
    assert texts(with_changes_rejected(found)) == BROKEN[name][0]
    (tmp_path / "c.docx").write_bytes(found.data)
    (tmp_path / "a.docx").write_bytes(old)
    assert len(faults(tmp_path / "c.docx")) <= len(faults(tmp_path / "a.docx"))


CORPUS = sorted(
    path for path in (Path(__file__).parent / "data" / "corpus").glob("*.docx") if path.stem != "html-docx-js"
)
"""All but one that holds its text as a web page, which nobody reads but Word."""


@pytest.mark.parametrize(("old", "new"), list(pairwise(CORPUS)), ids=lambda path: path.stem)
def test_documents_of_all_makers_lead_to_each_other_whatever_is_in_them(old: Path, new: Path) -> None:
    """Fields, formulas, hyperlinks, merged cells, strict and transitional files: whole paragraphs stand for what cannot be cut."""
    found = compared(old.read_bytes(), new.read_bytes())
    assert found.data is not None, found.unproved


TRACKED = (
    '<w:p><w:r><w:t>检查</w:t></w:r><w:del w:id="90" w:author="王"><w:r><w:delText>892</w:delText></w:r></w:del>'
    '<w:ins w:id="91" w:author="王"><w:r><w:t>899</w:t></w:r></w:ins><w:r><w:t>次。</w:t></w:r></w:p>'
    '<w:p><w:pPr><w:rPr><w:del w:id="92" w:author="王"/></w:rPr></w:pPr><w:r><w:t>前半，</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>后半。</w:t></w:r></w:p>"
)


@pytest.mark.parametrize("place", ["old", "new"])
def test_changes_that_were_tracked_already_count_as_accepted(place: str) -> None:
    parts = unpacked(made(["一句。"]))
    body = parts["word/document.xml"].decode().replace("<w:sectPr", f"{TRACKED}<w:sectPr", 1)
    tracked = packed(parts | {"word/document.xml": body.encode()})
    plain = made(["一句。", "检查892次。", "前半，后半，都好。"])
    old, new = (tracked, plain) if place == "old" else (plain, tracked)
    found = compared(old, new)
    assert found.pending == ((3, 0) if place == "old" else (0, 3))
    assert found.data is not None, found.unproved
    assert texts(found.data) == texts(new)
    assert texts(with_changes_rejected(found)) == texts(old)
    assert found.differences.figures[0][:2] == (("899次", "892次") if place == "old" else ("892次", "899次"))


TABLE = [["项目", "2020年", "2021年"], ["行政检查", "801", "892"], ["行政处罚", "10", "12"]]
LESS = [[row[0], row[2]] for row in TABLE]
TABLES = {
    "a figure": ([TABLE], [[*TABLE[:1], ["行政检查", "801", "903"], *TABLE[2:]]]),
    "a row more": ([TABLE], [[*TABLE, ["行政许可", "5", "7"]]]),
    "a first row more": ([TABLE], [[["单位：件", "", ""], *TABLE]]),
    "a row less": ([TABLE], [TABLE[:2]]),
    "a column less": ([TABLE], [LESS]),
    "a column more": ([LESS], [TABLE]),
    "a table less": ([TABLE], []),
    "a table more": ([TABLE], [TABLE, [["新表", "数"], ["甲", "9"]]]),
    "another table": ([TABLE], [[["姓名", "职务"], ["张三", "局长"]]]),
}


def tables_in(data: bytes) -> list[list[list[str]]]:
    read = read_document(Package(data, ""))
    return [cells_of(table, read) for table in read.tables if table.rows]


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_the_new_ones_by_accepting_and_the_old_ones_by_rejecting(name: str, tmp_path: Path) -> None:
    before, after = TABLES[name]
    old, new = made(["一句。"], *before), made(["一句。"], *after)
    found = compared(old, new)
    assert found.data is not None, found.unproved
    assert (tables_in(found.data), tables_in(with_changes_rejected(found))) == (after, before)
    assert (texts(found.data), texts(with_changes_rejected(found))) == (texts(new), texts(old))
    (tmp_path / "c.docx").write_bytes(found.data)
    (tmp_path / "a.docx").write_bytes(old)
    assert len(faults(tmp_path / "c.docx")) <= len(faults(tmp_path / "a.docx"))


@pytest.mark.layout
def test_libreoffice_accepts_and_rejects_rows_and_tables(tmp_path: Path) -> None:
    for i, (before, after) in enumerate(TABLES.values()):
        data = compared(made(["一句。"], *before), made(["一句。"], *after)).data
        (tmp_path / f"{i}.docx").write_bytes(data or b"")
    files = [tmp_path / f"{i}.docx" for i in range(len(TABLES))]
    accepted = resolve_changes(files, tmp_path / "接受", accept=True)
    rejected = resolve_changes(files, tmp_path / "拒绝", accept=False)
    found = [
        (tables_in(yes.read_bytes()), tables_in(no.read_bytes())) for yes, no in zip(accepted, rejected, strict=True)
    ]
    assert found == [(after, before) for before, after in TABLES.values()]


def test_what_changed_in_a_table_is_told_by_row_and_column() -> None:
    after = [*TABLE[:1], ["行政检查", "801", "903"], ["行政处罚", "10", "12"], ["行政许可", "5", "7"]]
    told = compared(made(["一句。"], TABLE), made(["一句。"], after)).differences
    assert told.figures == (FigureChange("892", "903", "第 1 张表“行政检查”一行“2021年”一列"),)
    assert told.added == ("（第 1 张表的一行）行政许可｜5｜7",)
    assert (told.removed, told.reworded) == ((), ())


def test_a_header_that_changed_is_told() -> None:
    found = compared(made(["一句。"]), made(["一句。"], header="内部资料"))
    assert found.edges == (Rewording("", "页眉：内部资料"),)


def test_a_paragraph_that_was_parted_or_joined_is_told() -> None:
    whole, parts = "一是力量不足。二是形式单一。", ["一是力量不足。", "二是形式单一。"]
    assert differences_between([*OLD, whole], [*OLD, *parts]).split == (whole,)
    found = differences_between([*OLD, *parts], [*OLD, whole])
    assert (found.joined, found.has_same_words, found.is_none) == ((whole,), True, False)


@pytest.mark.parametrize("seed", range(8_000, 8_008))
def test_changes_of_a_hand_lead_from_one_version_to_the_other(seed: int, tmp_path: Path) -> None:
    pair = random_pair(seed, tmp_path)
    assert pair is not None
    found = compare_documents(Package(pair.base.data, "a.docx"), Package(pair.edited, "b.docx"))
    assert found.data is not None
    assert texts(found.data) == texts(pair.edited)
    assert kept_lines(Package(found.data, "c.docx")) is None


def shown(folder: Path, *arguments: str) -> str:
    done = run_drafter("compare", *arguments, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout.replace("\n    ", "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two answers files and a document of the first."""
    new = make_answers(行政执法={"行政检查次数": "78"}, 其他情况="已成立专班。")
    write_tree(tmp_path, {"a.yaml": make_answers(), "b.yaml": new})
    assert run_drafter("render", "a.yaml", "-o", "a.docx", cwd=tmp_path).returncode == 0
    return tmp_path


@pytest.mark.parametrize("old", ["a.yaml", "a.docx", "a"])
def test_answers_and_documents_are_compared_alike(folder: Path, old: str) -> None:
    (folder / "a.docx").rename(folder / "稿.docx") if old == "a" else None
    told = shown(folder, old, "b.yaml", "-o", "对照.docx")
    assert "数字变了 1 处：\n  77次 → 78次：全年开展行政检查78次。" in told
    assert "已成立专班" in told
    assert "已写出：对照.docx" in told
    data = (folder / "对照.docx").read_bytes()
    assert "全年开展行政检查78次。" in texts(data)
    assert "全年开展行政检查77次。" in texts(without_changes(data, "", 0))


def test_a_comparison_that_cannot_be_proved_is_not_written_and_says_where(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr("drafter.merging.documents.compare_documents.without_changes", lambda data, *_: data)
    assert main(["compare", "a.docx", "b.yaml", "-o", "对照.docx"]) == 1
    assert "没有写对照稿：标出来的和“b.yaml”对不上，从这一段起：“" in capsys.readouterr().out
    assert not (folder / "对照.docx").exists()


def test_two_files_of_one_name_are_told_by_their_folders(folder: Path) -> None:
    write_tree(folder, {"别处/a.docx": (folder / "a.docx").read_bytes()})
    assert f"从“a.docx”到“{Path('别处') / 'a.docx'}”：" in shown(folder, "a.docx", "别处/a.docx")


def test_the_same_texts_are_said_to_be_so(folder: Path) -> None:
    assert "文字都一样。" in shown(folder, "a.docx", "a.yaml")
    assert sorted(path.name for path in folder.glob("*.docx")) == ["a.docx"]


REFUSED = {
    "a document of the old format": ("稿.doc", "这是旧格式的 Word 文档（.doc）"),
    "half a document": ("半.docx", "文件不完整或已损坏"),
    "an empty file": ("空.docx", "文件是空的"),
    "a document with a password": ("密.docx", "文件设了打开密码"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_document_is_refused(name: str, tmp_path: Path) -> None:
    file, told = REFUSED[name]
    whole, ole = word_file(tmp_path / "a.docx", OLD).read_bytes(), bytes.fromhex("d0cf11e0a1b11ae1")
    password = ole + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(2000)
    written = {"稿.doc": ole + bytes(2000), "半.docx": whole[:9000], "空.docx": b"", "密.docx": password}
    (tmp_path / file).write_bytes(written[file])
    with pytest.raises(InputError, match=told):
        compare_versions(str(tmp_path / "a.docx"), str(tmp_path / file), str(tmp_path / "对照.docx"))
    assert not (tmp_path / "对照.docx").exists()


@pytest.mark.parametrize("name", ["对照.doc", "对照"])
def test_a_comparison_is_written_as_a_docx_alone(name: str, tmp_path: Path) -> None:
    path = str(word_file(tmp_path / "a.docx", OLD))
    with pytest.raises(InputError, match=r"请改成 对照\.docx"):
        compare_versions(path, path, str(tmp_path / name))


def test_very_long_paragraphs_are_compared_sentence_by_sentence() -> None:
    """Token by token it would take minutes."""
    old = tokens_of("".join(f"第{i}所学校检查{i}次。" for i in range(800)))
    new = tokens_of("".join(f"第{i}所学校检查{i + (i == 700)}次。" for i in range(800)))
    begun = time.process_time()
    (hunk,) = hunks_between(old, new)
    assert (old[hunk.start], new[hunk.other_start]) == ("700次", "701次")
    assert likeness(old, new) > 0.99
    assert time.process_time() - begun < 30


def test_what_would_take_too_long_is_refused_in_words() -> None:
    with budget(0), pytest.raises(OverBudgetError, match="比对两份文档：太长或太复杂"):
        differences_between(OLD, OLD[::-1])


@pytest.mark.layout
def test_libreoffice_comes_to_the_new_text_by_accepting(folder: Path) -> None:
    shown(folder, "a.docx", "b.yaml", "-o", "对照.docx")
    (accepted,) = resolve_changes([folder / "对照.docx"], folder / "接受", accept=True)
    (refused,) = resolve_changes([folder / "对照.docx"], folder / "拒绝", accept=False)
    assert "全年开展行政检查78次。" in texts(accepted.read_bytes())
    assert texts(refused.read_bytes()) == texts((folder / "a.docx").read_bytes())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("a.docx", "没有.docx"), "没有.docx：找不到这个文件"),
        (("a.docx", "坏.docx"), "坏.docx："),
        (("a.docx", "b.yaml", "-o", "a.docx"), "a.docx：这是这次要读的文件本身"),
        (("a.docx", "b.yaml", "-o", "对照.pdf"), "对照.pdf：对照稿不能用 .pdf 结尾"),
    ],
    ids=["missing", "damaged", "onto an input", "PDF"],
)
def test_what_cannot_be_compared_is_refused(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    (folder / "坏.docx").write_bytes(b"PK torn")
    before = (folder / "a.docx").read_bytes()
    done = run_drafter("compare", *arguments, cwd=folder)
    assert done.returncode == 1
    assert message in done.stderr
    assert (folder / "a.docx").read_bytes() == before
