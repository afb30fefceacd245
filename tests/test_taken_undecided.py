"""A merged document about which questions are open: take names each, and leaves it to whoever decides."""

from __future__ import annotations

from pathlib import Path

import pytest
from hand_edits import made, packed, unpacked
from lxml import etree

from drafter import cli
from drafter.folders import shipped
from tests.test_leaders_edits import Leader
from tests.test_other_hands import tracked
from tests.test_take import edit


def test_what_both_sides_changed_and_nobody_decided_is_told_and_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (shipped("examples") / "hedong-2021.yaml").read_text(encoding="utf-8")
    (tmp_path / "稿.docx").write_bytes(made(text, "a.yaml", tmp_path).data)
    edit(tmp_path / "稿.docx", ("执法记录仪2台", "执法记录仪3台"), ("业务培训1次", "专项业务培训1次"))
    monkeypatch.chdir(tmp_path)
    assert cli.main(["set", "a.yaml", "执法记录仪数=5"]) == 0
    assert cli.main(["render", "a.yaml", "-o", "稿.docx"]) == 0
    assert "1 处两边都改了" in capsys.readouterr().out
    assert cli.main(["take", "稿（合并稿）.docx", "a.yaml", "--yes"]) == 0
    said = "".join(capsys.readouterr().out.split())
    assert "可以收回1项" in said
    asked = said.partition("说法不一、没有收的1项")[2]
    assert "批注里问的，修订还没有接受或拒绝：手改“具有执法权的科室共7个，配备执法记录仪3台。”" in asked
    assert "执法记录仪数: 5" in (tmp_path / "a.yaml").read_text(encoding="utf-8")


def test_a_figure_in_the_tracked_change_of_another_that_was_asked_about_is_no_decision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (shipped("examples") / "hedong-2021.yaml").read_text(encoding="utf-8")
    parts = unpacked(made(text, "a.yaml", tmp_path).data)
    body = etree.fromstring(parts["word/document.xml"])
    tracked("47", "48")(Leader(Leader(body).paragraph("法治副校长38名")))
    (tmp_path / "稿.docx").write_bytes(packed({**parts, "word/document.xml": etree.tostring(body)}))
    monkeypatch.chdir(tmp_path)
    assert cli.main(["set", "a.yaml", "法治副校长覆盖学校=46"]) == 0
    assert cli.main(["render", "a.yaml", "-o", "稿.docx"]) == 0
    assert "1 处两边都改了" in capsys.readouterr().out
    assert cli.main(["take", "稿（合并稿）.docx", "a.yaml", "--yes"]) == 0
    asked = "".join(capsys.readouterr().out.split()).partition("说法不一、没有收的1项")[2]
    assert "手改“全区聘任法治副校长38名，覆盖中小学48所，覆盖率为100%。”" in asked
    assert "法治副校长覆盖学校: 46" in (tmp_path / "a.yaml").read_text(encoding="utf-8")


def test_an_answer_given_since_the_document_was_made_is_no_deletion(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (shipped("examples") / "hedong-2021.yaml").read_text(encoding="utf-8")
    (tmp_path / "稿.docx").write_bytes(made(text, "a.yaml", tmp_path).data)
    edit(tmp_path / "稿.docx", ("执法记录仪2台", "执法记录仪3台"))
    monkeypatch.chdir(tmp_path)
    assert cli.main(["set", "a.yaml", "新增持证人员=4"]) == 0
    capsys.readouterr()
    assert cli.main(["take", "稿.docx", "a.yaml", "--dry-run"]) == 0
    said = "".join(capsys.readouterr().out.split())
    assert "手改删了" not in said
    assert "生成以后新填的，手改的稿子里没有，会印1句：当年新增持证人员4人。" in said


def told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *edits: tuple[str, str], answers: tuple[str, ...] = ()
) -> str:
    """Return what is found in the example's report, edited so, when `answers` were given since."""
    text = (shipped("examples") / "hedong-2021.yaml").read_text(encoding="utf-8")
    (tmp_path / "稿.docx").write_bytes(made(text, "a.yaml", tmp_path).data)
    edit(tmp_path / "稿.docx", *edits)
    for each in answers:
        assert cli.main(["set", str(tmp_path / "a.yaml"), each]) == 0
    capsys.readouterr()
    assert cli.main(["take", str(tmp_path / "稿.docx"), str(tmp_path / "a.yaml"), "--yes"]) == 0
    return "".join(capsys.readouterr().out.split())


PUBLISHED = ("准确发布。", "准确发布。全年主动公开政府信息318条。")


def test_a_sentence_written_as_a_section_would_print_it_is_the_answer_of_the_open_question(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "信息公开.公开信息条数：（空着）→318条" in told(tmp_path, capsys, PUBLISHED)
    assert cli.main(["render", str(tmp_path / "a.yaml"), "-o", str(tmp_path / "新.txt")]) == 0
    assert (tmp_path / "新.txt").read_text(encoding="utf-8").count("主动公开政府信息318条") == 1


def test_it_contradicts_an_answer_that_was_given_since(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = told(tmp_path, capsys, PUBLISHED, answers=("公开信息条数=320",))
    assert "信息公开.公开信息条数：手改“318条”填报文件现在“320条”" in said
    assert "公开信息条数: 320" in (tmp_path / "a.yaml").read_text(encoding="utf-8")


def test_a_number_that_names_an_open_question_in_other_words_is_taken_with_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reworded = ("全年办理行政诉讼案件1件", "全年办理行政复议案件2件、行政诉讼案件1件")
    assert "另收争议化解.行政复议案件：2件（原来空着）" in told(tmp_path, capsys, reworded)


@pytest.mark.parametrize(
    ("old", "new", "bound", "free"),
    [
        ("检查892次，", "检查892次，日均2.4次，", "校外培训专项检查次数", "聘法律顾问学校"),
        ("聘任法治副校长38名，覆盖", "聘任法治副校长38名，其中女性12名，覆盖", "法治副校长人数", "聘法律顾问学校"),
        (
            "全区聘任法治副校长38名，覆盖中小学47所，",
            "全区47所中小学共聘任法治副校长38名，",
            "覆盖学校",
            "法治副校长人数",
        ),
    ],
)
def test_a_number_that_depends_on_an_answer_is_bound_to_it(
    old: str, new: str, bound: str, free: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notice = told(tmp_path, capsys, (old, new)).partition("话里写死了数，不会跟着变：")[2].partition("以后改了")[0]
    assert bound in notice
    assert free not in notice


def test_the_edits_that_are_stored_are_counted_as_they_were_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sentence = "机关干部和基层处级干部全部参加。"
    joined = "机关干部全部参加，基层处级干部也全部参加。局领导带头。"
    said = told(tmp_path, capsys, (sentence, joined), ("具有执法权的科室共", "目前具有执法权的科室共"))
    count = said.count("改写（") + said.count("新写（") + said.count("删去（")
    assert f"改写、添写和删去的{count}项" in said


def test_a_heading_below_which_all_was_deleted_by_hand_is_told_as_that(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (shipped("examples") / "hongqiao-2022.yaml").read_text(encoding="utf-8")
    lines = made(text, "a.yaml", tmp_path).lines
    at = next(i for i, line in enumerate(lines) if line.text.endswith("加强依法治教监管工作"))
    (tmp_path / "稿.docx").write_bytes(made(text, "a.yaml", tmp_path).data)
    edit_out(tmp_path / "稿.docx", lines[at].text, lines[at + 1].text)
    assert cli.main(["take", str(tmp_path / "稿.docx"), str(tmp_path / "a.yaml"), "--yes"]) == 0
    capsys.readouterr()
    assert cli.main(["render", str(tmp_path / "a.yaml"), "-o", str(tmp_path / "新.docx")]) == 0
    said = "".join(capsys.readouterr().out.split())
    assert "下面的话是手改删去的（记在“手改写法”里）：加强依法治教监管工作" in said
    assert "因为那句话里别的数空着" not in said


def edit_out(path: Path, *texts: str) -> None:
    """Delete paragraphs of the document at `path`."""
    parts = unpacked(path.read_bytes())
    body = etree.fromstring(parts["word/document.xml"])
    for each in texts:
        Leader(body).delete(each)
    path.write_bytes(packed({**parts, "word/document.xml": etree.tostring(body)}))
