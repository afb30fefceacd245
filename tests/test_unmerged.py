"""Where a merge cannot be proved, nothing is merged: the texts are listed, and the edited document stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import make_answers, write_tree
from hand_edits import packed, unpacked
from office import faults

from drafter.cli import main
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package
from drafter.merging.documents.merge_documents import UnprovenMergeError
from drafter.merging.plan.three_texts import ThreeTexts, three_texts
from drafter.merging.texts.alignment import EditedText
from drafter.pages.written_lines import WrittenLine


def refuse(*_: Any) -> None:
    raise UnprovenMergeError("rejected")


def texts(path: Path) -> list[str]:
    return [each.text for each in read_document(Package(path.read_bytes(), path.name)).paragraphs if each.text.strip()]


@pytest.mark.parametrize("has_base", [True, False], ids=["with a base", "without one"])
def test_the_three_texts_are_listed_beside_and_the_message_names_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], has_base: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    write_tree(tmp_path, {"a.yaml": make_answers()})
    assert main(["render", "a.yaml", "-o", "稿.docx"]) == 0
    parts = unpacked(Path("稿.docx").read_bytes())
    body = parts["word/document.xml"].decode().replace("全年开展行政检查", "一年来开展行政检查")
    kept = {name: data for name, data in parts.items() if has_base or not name.startswith("customXml/")}
    if not has_base:
        Path(".drafter/稿.docx.json").unlink()
    Path("稿.docx").write_bytes(packed(kept | {"word/document.xml": body.encode()}))
    edited = Path("稿.docx").read_bytes()
    write_tree(tmp_path, {"a.yaml": make_answers(行政执法={"行政检查次数": "78"})})
    monkeypatch.setattr("drafter.merging.documents.merge_documents._prove", refuse)
    capsys.readouterr()
    assert main(["render", "a.yaml", "-o", "稿.docx"]) == 0
    told = capsys.readouterr().out
    assert "填报数据变了的 1 处，原来、手改、现在三种说法列在：稿（三种说法）.docx" in told
    assert "没有写合并稿" in told
    assert Path("稿.docx").read_bytes() == edited
    assert "全年开展行政检查78次。" in texts(Path("稿（2）.docx"))
    base = "全年开展行政检查77次。" if has_base else "一年来开展行政检查77次。"
    assert texts(Path("稿（三种说法）.docx"))[-3:] == [base, "一年来开展行政检查77次。", "全年开展行政检查78次。"]
    assert faults(Path("稿（三种说法）.docx")) == []
    assert not list(tmp_path.glob("*（合并稿）*"))


def test_what_a_hand_deleted_and_changed_what_left_and_what_is_new_are_each_listed() -> None:
    base = [
        WrittenLine("甲", "都一样。全年检查77次。"),
        WrittenLine("乙", "全年办理复议案件3件。"),
        WrittenLine("丙", "没有变。"),
    ]
    new = [
        WrittenLine("甲", "都一样。全年检查78次。"),
        WrittenLine("丙", "没有变。"),
        WrittenLine("丁", "已成立专班。"),
    ]
    assert three_texts(
        EditedText(base, ["没有变，手改。", "都一样。一年来检查77次。", "", "办理复议案件共3件。"]), new
    ) == (
        ThreeTexts("全年检查77次。", "一年来检查77次。", "全年检查78次。"),
        ThreeTexts("全年办理复议案件3件。", "办理复议案件共3件。", ""),
        ThreeTexts("", "", "已成立专班。"),
    )
    assert three_texts(EditedText(base, ["没有变。"]), new)[-3] == ThreeTexts(
        "都一样。全年检查77次。", "", "都一样。全年检查78次。"
    )
