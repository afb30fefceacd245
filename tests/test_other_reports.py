"""A file of another report where a report is to be written: it stays, is merged with nothing, and is called by its name."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
import pytest
from builders import make_answers, write_tree
from hand_edits import packed, unpacked

from drafter.cli import main

UNIT, OTHER = "天津市河东区教育局", "天津市西青区教育局"
FOREIGN = {
    "another bureau": {"单位和报告": {"单位全称": OTHER, "单位简称": "西青区教育局"}},
    "another year": {"单位和报告": {"年度": "2020", "成文日期": "2021年1月10日"}},
    "another kind": {"单位和报告": {"报告种类": "行政执法工作报告"}},
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_tree(tmp_path, {"a.yaml": make_answers()})
    return tmp_path


def render(file: str, *options: str) -> int:
    return main(["render", file, *options])


def put_other(folder: Path, name: str, target: str) -> bytes:
    """Put an unedited report of somebody else where one of ours was written; return it."""
    write_tree(folder / "别处", {"b.yaml": make_answers(**FOREIGN[name])})
    assert render("别处/b.yaml", "-o", f"别处/{target}") == 0
    shutil.copy(folder / "别处" / target, folder / target)
    return (folder / target).read_bytes()


def edit(path: Path, words: str, instead: str) -> bytes:
    """Type words over others, as a leader does; return the document."""
    parts = unpacked(path.read_bytes())
    text = parts["word/document.xml"].decode()
    assert words in text
    path.write_bytes(packed(parts | {"word/document.xml": text.replace(words, instead).encode()}))
    return path.read_bytes()


@pytest.mark.parametrize("target", ["报告.docx", "报告.html", "报告.txt"])
@pytest.mark.parametrize("name", FOREIGN)
def test_an_unedited_report_of_somebody_else_is_not_replaced(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, target: str
) -> None:
    assert render("a.yaml", "-o", target) == 0
    stem, _, ending = target.partition(".")
    before = put_other(folder, name, target)
    for _ in range(2):
        capsys.readouterr()
        assert render("a.yaml", "-o", target) == 0
        told = capsys.readouterr().out.replace("\n", "")
        assert (folder / target).read_bytes() == before
        assert "不是这份报告的旧稿，没有动它" in told
        assert f"写到旁边的“{stem}（2）.{ending}”" in told
    assert not (folder / f"{stem}（3）.{ending}").exists()


@pytest.mark.parametrize("name", FOREIGN)
def test_an_edited_report_of_somebody_else_is_merged_with_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert render("a.yaml", "-o", "报告.docx") == 0
    put_other(folder, name, "报告.docx")
    before = edit(folder / "报告.docx", "77次", "79次")
    capsys.readouterr()
    assert render("a.yaml", "-o", "报告.docx") == 0
    told = capsys.readouterr().out
    assert "不是这份报告的旧稿" in told
    assert "保留手改" not in told
    assert render("a.yaml", "-o", "报告.docx", "--to-original") == 1
    told = capsys.readouterr().err
    assert "报告.docx：这份是《" in told
    assert "没有合并，什么都没有写" in told
    assert (folder / "报告.docx").read_bytes() == before
    assert sorted(path.name for path in folder.glob("*.docx*")) == ["报告.docx", "报告（2）.docx"]


@pytest.mark.parametrize("filled", [{"单位简称": "河东区教育局"}, {"单位全称": "河东区教育局"}], ids=["gap", "shorter"])
def test_a_draft_whose_title_was_still_open_is_the_same_report(
    folder: Path, capsys: pytest.CaptureFixture[str], filled: dict[str, str]
) -> None:
    write_tree(folder, {"a.yaml": make_answers(单位和报告={"单位简称": None, "单位全称": UNIT})})
    assert render("a.yaml", "-o", "报告.docx") == 0
    write_tree(folder, {"a.yaml": make_answers(单位和报告=filled)})
    capsys.readouterr()
    assert render("a.yaml", "-o", "报告.docx") == 0
    assert "没有动它" not in capsys.readouterr().out
    assert [path.name for path in folder.glob("*.docx*")] == ["报告.docx"]


DAMAGED = {"half": lambda data: data[: len(data) // 2], "empty": lambda _: b"", "text": lambda _: "会议通知".encode()}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_draft_is_called_damaged(folder: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert render("a.yaml", "-o", "报告.docx") == 0
    draft = folder / "报告.docx"
    draft.write_bytes(DAMAGED[name](draft.read_bytes()))
    before = draft.read_bytes()
    capsys.readouterr()
    assert render("a.yaml", "-o", "报告.docx") == 0
    told = capsys.readouterr().out
    assert "读不出来" in told
    assert "手改的没有合进来" in told
    assert "被人改过，或不是本程序写的" not in told
    assert render("a.yaml", "-o", "报告.docx", "--to-original") == 1
    assert "报告.docx：" in capsys.readouterr().err
    assert draft.read_bytes() == before


def test_a_document_that_is_none_of_this_report_is_not_written_into(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert render("a.yaml", "-o", "报告.docx") == 0
    document = docx.Document()
    document.add_paragraph("会议通知")
    document.save("报告.docx")
    capsys.readouterr()
    assert render("a.yaml", "-o", "报告.docx", "--to-original") == 1
    assert "没有合并，什么都没有写" in capsys.readouterr().err
    assert [path.name for path in folder.glob("*.docx*")] == ["报告.docx"]


@pytest.mark.parametrize("lock", ["~$报告.docx", ".~lock.报告.docx#", ".~报告.docx"])
def test_a_document_that_is_open_is_not_written_into(
    folder: Path, capsys: pytest.CaptureFixture[str], lock: str
) -> None:
    assert render("a.yaml", "-o", "报告.docx") == 0
    before = edit(folder / "报告.docx", "全年开展", "一年来开展")
    write_tree(folder, {"a.yaml": make_answers(行政执法={"行政检查次数": "78"})})
    (folder / lock).write_bytes(b"")
    capsys.readouterr()
    assert render("a.yaml", "-o", "报告.docx", "--to-original") == 1
    assert f"正开着；请先关掉再试；没有开着，就删去旁边的“{lock}”" in capsys.readouterr().err
    assert (folder / "报告.docx").read_bytes() == before
    assert not list(folder.glob("*.bak"))
    (folder / lock).unlink()
    assert render("a.yaml", "-o", "报告.docx", "--to-original") == 0
