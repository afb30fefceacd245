"""What was taken from a document is nobody's edit any more: later answers go into it without a question, others' edits stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from hand_edits import made, unpacked

from drafter import cli
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package
from drafter.folders import shipped
from drafter.merging.texts.settled_lines import settled_lines
from drafter.pages.written_lines import AnswerSpan, WrittenLine
from tests.test_take import edit

EDITS = (
    ("成立教育集团5个", "组建教育集团6个"),
    ("、等待发证。", "、即将领证。"),
    ("具有执法权的科室共", "目前，具有执法权的科室共"),
    ("化解教育类矛盾10余件。", "化解教育类矛盾10余件。家长反映良好。"),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with answers and the report that a leader edited."""
    text = (shipped("examples") / "hedong-2021.yaml").read_text(encoding="utf-8")
    (tmp_path / "稿.docx").write_bytes(made(text, "a.yaml", tmp_path).data)
    edit(tmp_path / "稿.docx", *EDITS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def document_text(path: Path) -> str:
    return "\n".join(each.text for each in read_document(Package(path.read_bytes(), path.name)).paragraphs)


def run(*arguments: str) -> None:
    assert cli.main(list(arguments)) == 0


def test_what_one_answers_file_took_is_still_to_be_taken_into_another_beside_it(folder: Path) -> None:
    (folder / "b.yaml").write_bytes((folder / "a.yaml").read_bytes())
    (folder / "乙.docx").write_bytes((folder / "稿.docx").read_bytes())
    run("take", "稿.docx", "a.yaml", "--yes")
    run("take", "乙.docx", "b.yaml", "--yes")
    assert (folder / "b.yaml").read_text(encoding="utf-8") == (folder / "a.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("taken", ["稿.docx", "局长改过的.docx"])
def test_an_answer_that_changes_after_its_sentence_was_taken_asks_nothing(
    taken: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / taken).write_bytes((folder / "稿.docx").read_bytes())
    run("take", taken, "a.yaml", "--yes")
    run("set", "a.yaml", "教育集团数=8", "待发证人员=9", "执法科室数=8")
    capsys.readouterr()
    run("render", "a.yaml", "-o", "稿.docx")
    said = capsys.readouterr().out
    assert "更新 3 处" in said
    assert "两边都改了" not in said
    merged = document_text(folder / "稿（合并稿）.docx")
    assert "组建教育集团" in merged
    assert "家长反映良好" in merged


def test_what_was_taken_from_one_copy_leaves_the_edits_of_another_a_hand_s(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "局长改过的.docx").write_bytes((folder / "稿.docx").read_bytes())
    edit(folder / "局长改过的.docx", ("组建教育集团6个", "新组建教育集团6个"))
    run("take", "局长改过的.docx", "a.yaml", "--yes")
    run("set", "a.yaml", "教育集团数=8", "待发证人员=9")
    capsys.readouterr()
    run("render", "a.yaml", "-o", "稿.docx")
    assert "1 处两边都改了" in capsys.readouterr().out


def test_a_sentence_taken_and_edited_again_is_taken_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("take", "稿.docx", "a.yaml", "--yes")
    edit(folder / "稿.docx", ("教育集团6个", "教育集团7个"))
    capsys.readouterr()
    run("take", "稿.docx", "a.yaml", "--yes")
    said = "".join(capsys.readouterr().out.split())
    assert "可以收回1项" in said
    assert "教育集团数：6个→7个" in said
    assert "说法不一" not in said


def test_what_a_hand_left_as_it_was_still_follows_though_the_answers_changed_before_the_edits_were_taken(
    folder: Path,
) -> None:
    run("set", "a.yaml", "双万双服咨询件数=30")
    run("take", "稿.docx", "a.yaml", "--yes")
    run("render", "a.yaml", "-o", "稿.docx")
    assert "咨询服务30件" in document_text(folder / "稿（合并稿）.docx")


def test_what_was_refused_is_asked_about(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(folder / "稿.docx", ("咨询服务22件", "咨询服务25件"))
    run("take", "稿.docx", "a.yaml", "--yes", "--except", "双万双服咨询件数")
    run("set", "a.yaml", "双万双服咨询件数=30")
    capsys.readouterr()
    run("render", "a.yaml", "-o", "稿.docx")
    assert "1 处两边都改了" in capsys.readouterr().out


def _line(key: str, text: str) -> WrittenLine:
    return WrittenLine(key, text, (AnswerSpan(text.index("件") - 1, text.index("件"), "件数", "number"),))


def test_a_sentence_that_stands_elsewhere_by_chance_settles_nothing() -> None:
    base = [_line("a:0", "办结1件。群众满意。"), _line("b:0", "其中办结2件。")]
    printed = [_line("a:0", "办结2件。群众满意。"), _line("b:0", "其中办结2件。")]
    untouched = [each.text for each in base]
    assert list(settled_lines(base, untouched, printed)) == base
    assert list(settled_lines(base, ["办结2件。群众满意。", "其中办结2件。"], printed)) == printed


LED = ("给予70人教育资助。", "给予70人教育资助，发放资助金21.6万元。")
STUDIED = ("全年理论学习中心组学习12次", "全年理论学习中心组集中学习13次")


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with another example's answers and the report that a leader edited, the edits taken."""
    text = (shipped("examples") / "huyanghe-2022.yaml").read_text(encoding="utf-8")
    (tmp_path / "稿.docx").write_bytes(made(text, "a.yaml", tmp_path).data)
    edit(tmp_path / "稿.docx", LED, STUDIED)
    monkeypatch.chdir(tmp_path)
    run("take", "稿.docx", "a.yaml", "--yes")
    return tmp_path


def test_words_of_a_leader_stay_where_an_answer_of_their_sentence_becomes_none(
    other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("set", "a.yaml", "教师资格认定人数=无", "教育资助人数=75")
    capsys.readouterr()
    run("render", "a.yaml", "-o", "稿.docx")
    said = "".join(capsys.readouterr().out.split())
    assert "用不上" in said
    assert "“教师资格认定人数”现在是无" in said
    assert "1处两边都改了" in said  # the denial goes on behind the figure, where the leader's words stand
    merged = document_text(other / "稿（合并稿）.docx")
    assert "给予75人教育资助，没有教师资格认定事项。" in merged
    assert "发放资助金21.6万元。" in merged


def test_a_sentence_with_a_number_of_its_own_is_asked_about_when_its_answer_changes(
    other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("set", "a.yaml", "中心组学法次数=15")
    capsys.readouterr()
    run("render", "a.yaml", "-o", "稿.docx")
    assert "1 处两边都改了" in capsys.readouterr().out
    comments = unpacked((other / "稿（合并稿）.docx").read_bytes())["word/comments.xml"].decode()
    assert all(f"学习{number}次" in comments for number in (12, 13, 15))


def test_it_is_asked_about_too_where_drafter_wrote_the_words_itself(
    other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("render", "a.yaml", "-o", "新.docx")
    edit(other / "新.docx", ("坚持民主集中制", "始终坚持民主集中制"))
    run("set", "a.yaml", "中心组学法次数=15")
    capsys.readouterr()
    run("render", "a.yaml", "-o", "新.docx")
    assert "1 处两边都改了" in capsys.readouterr().out


def test_a_number_of_a_sentence_is_its_own_answer_s_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(folder / "稿.docx", ("全年新建、接收学校1所，", "全年新建学校1所、改扩建学校2所，"))
    run("take", "稿.docx", "a.yaml", "--yes")
    run("set", "a.yaml", "新增学校数=2")
    capsys.readouterr()
    run("render", "a.yaml", "-o", "新.docx")
    said = "".join(capsys.readouterr().out.split())
    assert "写的时候“新增学校数”是1所，现在是2所" in said
    assert "新建、接收学校2所" in document_text(folder / "新.docx")


def test_a_figure_changed_in_a_joined_sentence_comes_back_where_another_was_cut_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (shipped("examples") / "xiqing-2023.yaml").read_text(encoding="utf-8")
    (tmp_path / "稿.docx").write_bytes(made(text, "a.yaml", tmp_path).data)
    joined = "案件1件。办理行政复议案件1件，维持原行政决定1件。"
    edit(tmp_path / "稿.docx", (joined, "案件2件，办理行政复议案件1件，维持原行政决定。"))
    monkeypatch.chdir(tmp_path)
    run("take", "稿.docx", "a.yaml", "--dry-run")
    said = "".join(capsys.readouterr().out.split())
    assert "处罚许可.普通程序处罚：1件→2件" in said
    assert "行政诉讼案件" not in said
