"""What a leader changed in Word goes back into the answers: shown first, refused one by one, contradictions named."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import make_answers, run_drafter, snapshot, write_tree
from hand_edits import packed, unpacked

from drafter.answers.load import load_answers
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package
from drafter.folders import shipped
from drafter.merging.places.hand_values import hand_values
from drafter.merging.texts.alignment import EditedText
from drafter.model.field_spec import answer_at
from drafter.model.figure import Figure
from drafter.pages.written_lines import AnswerSpan, WrittenLine

LINE = WrittenLine(
    "a:0",
    "全年开展行政检查892次，其中联合检查21次。每册学习1学期。",
    (
        *(AnswerSpan(8, 11, "检查", "number"), AnswerSpan(11, 12, "检查", "unit")),
        *(AnswerSpan(19, 21, "联合", "number"), AnswerSpan(21, 22, "联合", "unit")),
        *(AnswerSpan(27, 28, "学期", "number"), AnswerSpan(28, 30, "学期", "unit")),
    ),
)
READ = {
    "nothing changed": (LINE.text, ["892次", "21次", "1学期"]),
    "a figure": (LINE.text.replace("892", "902"), ["902次", "21次", "1学期"]),
    "words around it": ("一年来行政检查达892次，其中联合检查21次。每册学习1学期。", ["892次", "21次", "1学期"]),
    "both": ("一年来扎实开展行政检查902次，群众满意，其中联合检查21次。每册学习1学期。", ["902次", "21次", "1学期"]),
    "a longer measure word": (LINE.text.replace("1学期", "2学期"), ["892次", "21次", "2学期"]),
    "the sentence gone": ("每册学习1学期。", [None, None, "1学期"]),
    "about": (LINE.text.replace("892次", "900余次"), ["900余次", "21次", "1学期"]),
}


@pytest.mark.parametrize("name", READ)
def test_an_answer_is_read_where_it_was_printed(name: str) -> None:
    hand, expected = READ[name]
    assert [each.now for each in hand_values(EditedText([LINE], [hand]))] == expected


def edit(path: Path, *changes: tuple[str, str]) -> None:
    """Type over words of the document at `path`, the first that are alike."""
    parts = unpacked(path.read_bytes())
    text = parts["word/document.xml"].decode()
    for words, instead in changes:
        assert words in text
        text = text.replace(words, instead, 1)
    path.write_bytes(packed(parts | {"word/document.xml": text.encode()}))


def lecture(count: int) -> list[dict[str, str]]:
    return [{"主题": "法治宣传", "内容": f"举办宪法宣传周活动{count}场，师生共同参加。"}]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with answers and the document that they make."""
    text = make_answers(处罚许可={"行政处罚件数": {"数值": "9", "来源": "台账"}}, 活动=lecture(3))
    write_tree(tmp_path, {"a.yaml": text})
    assert run_drafter("render", "a.yaml", "-o", "稿.docx", cwd=tmp_path).returncode == 0
    return tmp_path


def take(folder: Path, *options: str) -> str:
    done = run_drafter("take", "稿.docx", "a.yaml", *options, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def figure(folder: Path, *place: str) -> Figure:
    found = answer_at(load_answers(folder / "a.yaml", (shipped("templates"),)).report, place)
    assert isinstance(found, Figure)
    return found


def test_nothing_is_stored_before_it_was_seen(folder: Path) -> None:
    edit(folder / "稿.docx", ("检查77次", "检查80次"))
    before = snapshot(folder)
    told = take(folder)
    assert "1. 行政执法.行政检查次数：77次 → 80次" in told
    assert "drafter take 稿.docx a.yaml --yes" in told
    assert snapshot(folder) == before


def test_a_changed_figure_becomes_the_answer_with_its_source(folder: Path) -> None:
    edit(folder / "稿.docx", ("检查77次", "检查80次"), ("处罚决定9件", "处罚决定11件"))
    take(folder, "--yes")
    assert (figure(folder, "行政执法", "行政检查次数").value, figure(folder, "行政执法", "行政检查次数").source) == (
        80,
        "手改",
    )
    assert (figure(folder, "处罚许可", "行政处罚件数").value, figure(folder, "处罚许可", "行政处罚件数").source) == (
        11,
        "手改",
    )
    assert "没有可以收回的改动" in take(folder)


@pytest.mark.parametrize("name", ["2", "行政处罚件数", "处罚许可.行政处罚件数"])
def test_each_can_be_refused_by_number_or_name(folder: Path, name: str) -> None:
    edit(folder / "稿.docx", ("检查77次", "检查80次"), ("处罚决定9件", "处罚决定11件"))
    take(folder, "--yes", "--except", name)
    assert figure(folder, "行政执法", "行政检查次数").value == 80
    assert figure(folder, "处罚许可", "行政处罚件数").value == 9


def test_an_activity_takes_the_words_that_a_hand_gave_it(folder: Path) -> None:
    edit(folder / "稿.docx", ("举办宪法宣传周活动3场，师生共同参加", "隆重举办宪法宣传周活动3场，师生和家长一起参加"))
    take(folder, "--yes")
    assert "内容: 隆重举办宪法宣传周活动3场，师生和家长一起参加" in (folder / "a.yaml").read_text(encoding="utf-8")


def test_a_new_sentence_behind_an_activity_goes_on_with_it_and_is_printed_once(folder: Path) -> None:
    edit(folder / "稿.docx", ("师生共同参加。", "师生共同参加。各校还组织了模拟法庭。"))
    assert "1. 活动.1.内容：" in take(folder)
    take(folder, "--yes")
    assert "师生共同参加。各校还组织了模拟法庭。" in (folder / "a.yaml").read_text(encoding="utf-8")
    assert "没有可以收回的改动" in take(folder)
    run_drafter("set", "a.yaml", "行政检查次数=78", cwd=folder)
    assert run_drafter("render", "a.yaml", "-o", "稿.docx", cwd=folder).returncode == 0
    merged = Package((folder / "稿（合并稿）.docx").read_bytes(), "合并稿.docx")
    text = "".join(each.text for each in read_document(merged).paragraphs)
    assert text.count("各校还组织了模拟法庭。") == 1
    assert "行政检查78次" in text


def test_a_figure_that_the_office_changed_meanwhile_is_a_contradiction(folder: Path) -> None:
    edit(folder / "稿.docx", ("检查77次", "检查80次"))
    assert run_drafter("set", "a.yaml", "行政检查次数=78", cwd=folder).returncode == 0
    told = take(folder, "--yes")
    assert "说法不一、没有收的 1 项" in told
    for words in ("生成时“77次”", "手改“80次”", "填报文件现在“78次”"):
        assert words in told
    assert figure(folder, "行政执法", "行政检查次数").value == 78


def test_a_document_without_a_base_is_refused(folder: Path) -> None:
    parts = {
        name: data for name, data in unpacked((folder / "稿.docx").read_bytes()).items() if "customXml" not in name
    }
    (folder / "稿.docx").write_bytes(packed(parts))
    for copy in (folder / ".drafter").iterdir():
        copy.unlink()
    done = run_drafter("take", "稿.docx", "a.yaml", "--yes", cwd=folder)
    assert done.returncode == 1
    assert "稿.docx：没有找到生成它时的底稿" in done.stderr


def test_a_name_that_was_not_listed_is_refused(folder: Path) -> None:
    edit(folder / "稿.docx", ("检查77次", "检查80次"))
    done = run_drafter("take", "稿.docx", "a.yaml", "--yes", "--except", "7", cwd=folder)
    assert done.returncode == 1
    assert "--except 7：没有这一项" in done.stderr
    assert figure(folder, "行政执法", "行政检查次数").value == 77
