"""The folder that goes to the leaders: what lies in it, and that each time has its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from builders import TITLE, make_answers, run_drafter, write_tree
from hand_edits import packed, unpacked
from office import convert, faults, read_pages

from drafter.checking.rule import Severity
from drafter.cli import main
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package
from drafter.errors import InputError
from drafter.merging.documents.kept_base import kept_lines
from drafter.merging.texts.differences import Differences
from drafter.model.doubt import SWING, Doubt
from drafter.pages.word.docx_writer import write_docx
from drafter.redline.rejection import without_changes
from drafter.review.status_report import ReviewRow
from drafter.submission.signing_sheet import signing_sheet
from drafter.submission.submission import OpenPoint, PlacedFinding, PublicEdition, Submission
from drafter.use_cases.pack_submission import pack_submission

WITHHELD = "举办知识竞赛，截止目前参加师生3000人。"


def answers(count: int, **more: object) -> str:
    """Return answers with something for each part of the notes."""
    inspections = {"数值": f"{count}次", "上年": "60次", "来源": "执法平台", "提供科室": "职成教科"}
    return make_answers(
        行政执法={"行政检查次数": inspections},
        处罚许可={"行政处罚件数": "9"},
        科室={"处罚许可": "法规科", "争议化解": "办公室"},
        不公开=["处罚许可.行政处罚件数"],
        活动=[{"主题": "法治宣传", "内容": WITHHELD, "公开": "否"}],
        核对说明=[{"规则": "用语-规范", "位置": "活动.1.内容", "理由": "照抄上级通知"}],
        **more,
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    place = tmp_path / "单位"
    write_tree(place, {"a.yaml": answers(77)})
    monkeypatch.chdir(place)
    return place


def package(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert main(["package", "a.yaml", *options]) == 0
    return capsys.readouterr().out


def texts(path: Path) -> list[str]:
    return [each.text for each in read_document(Package(path.read_bytes(), path.name)).paragraphs if each.text.strip()]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


FIRST = ["1-审签单.docx", "2-送审稿（第1次）.docx", "3-数字一览.docx", "4-核对情况.docx"]
SECOND = ["1-审签单.docx", "2-送审稿（第2次）.docx", "3-数字一览.docx", "4-核对情况.docx", "5-与上次对照.docx"]


def test_the_second_time_is_compared_with_the_first_which_stays(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package(capsys)
    packages = folder / "a送审包"
    first = {path.name: path.read_bytes() for path in (packages / "第1次").iterdir()}
    assert sorted(first) == FIRST
    write_tree(folder, {"a.yaml": answers(78, 其他情况="已成立专班。")})
    assert "第 2 次送审包已放好" in package(capsys)
    assert {path.name: path.read_bytes() for path in (packages / "第1次").iterdir()} == first
    second = packages / "第2次"
    assert names(second) == SECOND
    assert "与第1次送审稿相比：数字变了1处，加1句，删1句" in texts(second / "1-审签单.docx")
    compared = (second / "5-与上次对照.docx").read_bytes()
    assert texts(second / "2-送审稿（第2次）.docx") == texts(second / "5-与上次对照.docx")
    (second / "拒绝.docx").write_bytes(without_changes(compared, "", 0))
    assert texts(second / "拒绝.docx") == texts(packages / "第1次" / "2-送审稿（第1次）.docx")


def test_the_sheet_names_all_who_sign_and_what_they_must_know(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package(capsys)
    told = texts(folder / "a送审包" / "第1次" / "1-审签单.docx")
    assert [each for each in told if each in ("初审", "复审", "分管领导", "主要负责人")] == [
        "初审",
        "复审",
        "分管领导",
        "主要负责人",
    ]
    assert "第一次送审" in told
    assert any("另有1处已说明理由" in each for each in told)
    assert any("法制科3项" in each for each in told)
    assert any(each.startswith("标了不公开的2项") for each in told)


def test_each_figure_has_last_year_change_office_and_source(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package(capsys)
    told = texts(folder / "a送审包" / "第1次" / "3-数字一览.docx")
    place = told.index("行政检查次数")
    assert told[place : place + 6] == ["行政检查次数", "77次", "60次", "+17（+28.3%）", "职成教科", "执法平台"]
    assert told[told.index("行政诉讼案件") + 1 : told.index("行政诉讼案件") + 3] == ["【待填】", "办公室"]


def test_the_notes_tell_findings_with_reasons_open_points_and_what_is_not_published(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package(capsys)
    told = texts(folder / "a送审包" / "第1次" / "4-核对情况.docx")
    finding = next(i for i, each in enumerate(told) if each.startswith("“截止”是停止"))
    assert told[finding + 1] == "照抄上级通知"
    assert "这是第一次送审。" in told
    office = told.index("办公室")
    assert told[office + 1 : office + 4] == ["1．填“依申请公开件数”", "2．填“行政复议案件”", "3．填“行政诉讼案件”"]
    withheld = told.index("处罚许可·行政处罚件数")
    assert told[withheld + 1] == "9件"
    assert told[told.index("活动·第1条") + 1] == WITHHELD
    assert told[told.index("全年作出行政处罚决定9件。") + 1] == "不写"
    assert not any("【待填" in each for each in told)


def test_the_draft_is_clean_and_yet_comes_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package(capsys)
    draft = folder / "a送审包" / "第1次" / "2-送审稿（第1次）.docx"
    read = read_document(Package(draft.read_bytes(), ""))
    assert not read.comments
    assert not read.revisions
    assert kept_lines(Package(draft.read_bytes(), "")) is not None
    edit(draft, "77次", "79次")
    assert main(["take", str(draft), "a.yaml", "--dry-run"]) == 0
    assert "77次 → 79次" in capsys.readouterr().out


def edit(path: Path, words: str, instead: str) -> None:
    """Type words over others, as a leader does."""
    parts = unpacked(path.read_bytes())
    text = parts["word/document.xml"].decode()
    assert words in text
    path.write_bytes(packed(parts | {"word/document.xml": text.replace(words, instead).encode()}))


def test_hand_edits_that_the_answers_lack_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package(capsys)
    edit(folder / "a送审包" / "第1次" / "2-送审稿（第1次）.docx", "77次", "79次")
    told = package(capsys)
    assert "“2-送审稿（第1次）.docx”有人手改过，与送审稿有 1 处不同" in told
    assert "drafter take" in told
    assert main(["take", "a送审包/第1次/2-送审稿（第1次）.docx", "a.yaml", "--yes"]) == 0
    capsys.readouterr()
    assert "有人手改过" not in package(capsys, "--again")


def test_hand_edits_are_told_of_a_document_of_any_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, *options in (("r.docx",), ("r（公开版）.docx", "--edition", "公开版"), ("原样.docx",)):
        assert main(["render", "a.yaml", "-o", name, *options]) == 0
    edit(folder / "r.docx", "77次", "79次")
    edit(folder / "r（公开版）.docx", "77次", "79次")
    last = answers(5).replace("'2021'", "'2020'").replace("2022年1月", "2021年1月")
    write_tree(folder, {"b.yaml": last})
    assert main(["render", "b.yaml", "-o", "去年.docx"]) == 0
    edit(folder / "去年.docx", "5次", "6次")
    capsys.readouterr()
    told = package(capsys)
    assert "“r.docx”有人手改过，与送审稿有 1 处不同" in told
    assert told.count("有人手改过") == 1


def test_made_again_it_has_its_number_and_is_compared_with_what_was_submitted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package(capsys)
    for count in (78, 79):
        write_tree(folder, {"a.yaml": answers(count)})
        package(capsys, *(["--again"] if count == 79 else []))
    assert names(folder / "a送审包") == ["第1次", "第2次"]
    assert names(folder / "a送审包" / "第2次") == SECOND
    (rejected := folder / "拒绝.docx").write_bytes(
        without_changes((folder / "a送审包" / "第2次" / "5-与上次对照.docx").read_bytes(), "", 0)
    )
    assert "全年开展行政检查77次。" in texts(rejected)
    assert "全年开展行政检查79次。" in texts(folder / "a送审包" / "第2次" / "2-送审稿（第2次）.docx")


def test_what_was_written_on_is_kept_when_it_is_made_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package(capsys)
    sheet = folder / "a送审包" / "第1次" / "1-审签单.docx"
    edit(sheet, "初审", "初审（王）")
    signed = sheet.read_bytes()
    told = package(capsys, "--again")
    assert sheet.read_bytes() == signed
    assert "1-审签单（2）.docx" in told


def test_made_again_nothing_of_the_last_try_stays_beside_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package(capsys)
    write_tree(folder, {"a.yaml": answers(78)})
    package(capsys)
    second = folder / "a送审包" / "第2次"
    (second / "3-数字一览.docx").rename(second / "4-数字一览.docx")  # as an earlier version numbered it
    write_tree(second, {"5-与上次对照的意见.docx": "别人的"})
    write_tree(folder, {"a.yaml": answers(77)})
    told = package(capsys, "--again")
    assert names(second) == sorted([*SECOND[:-1], "5-与上次对照的意见.docx"])
    assert "文字相同，没有写对照稿" in told
    assert not [path for path in second.glob("*.docx") if path.name in SECOND and "78次" in "".join(texts(path))]


def test_what_a_hand_wrote_on_in_the_last_try_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package(capsys)
    write_tree(folder, {"a.yaml": answers(78)})
    package(capsys)
    compared = folder / "a送审包" / "第2次" / "5-与上次对照.docx"
    edit(compared, "全年开展", "一年来开展")
    before = compared.read_bytes()
    write_tree(folder, {"a.yaml": answers(77)})
    assert "包里还有上次做的“5-与上次对照.docx”，有人改过" in package(capsys, "--again")
    assert compared.read_bytes() == before


def test_an_edited_draft_is_told_when_it_is_made_again_and_the_sheet_says_which_goes_with_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package(capsys)
    first = folder / "a送审包" / "第1次"
    edit(first / "2-送审稿（第1次）.docx", "全年开展", "一年来开展")
    write_tree(folder, {"a.yaml": answers(78)})
    told = package(capsys, "--again")
    assert "包里还有上次做的" not in told
    assert "“2-送审稿（第1次）.docx”有人手改过，与送审稿有 1 处不同" in told
    assert any(each.startswith("送审稿（第1次）（2）、") for each in texts(first / "1-审签单.docx"))


def test_each_kind_of_report_has_its_own_numbers(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package(capsys)
    for time in (1, 2):
        told = package(capsys, "--kind", "行政执法工作报告")
        assert f"第 {time} 次送审包已放好" in told
        write_tree(folder, {"a.yaml": answers(77 + time)})
    packages = folder / "a送审包"
    assert names(packages) == ["第1次", "行政执法工作报告第1次", "行政执法工作报告第2次"]
    assert "5-与上次对照.docx" not in names(packages / "行政执法工作报告第1次")
    rejected = without_changes((packages / "行政执法工作报告第2次" / "5-与上次对照.docx").read_bytes(), "", 0)
    (folder / "拒绝.docx").write_bytes(rejected)
    assert texts(folder / "拒绝.docx") == texts(packages / "行政执法工作报告第1次" / "2-送审稿（第1次）.docx")


@pytest.mark.parametrize("damage", ["gone", "changed"])
def test_without_a_whole_copy_nothing_is_compared_and_it_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str], damage: str
) -> None:
    package(capsys)
    copy = folder / ".drafter" / "a（第1次送审）.docx"
    copy.unlink() if damage == "gone" else edit(copy, "77次", "79次")
    assert "第 1 次送审稿没有留底，或留底被改过，这次没有做对照" in package(capsys)
    assert names(folder / "a送审包" / "第2次")[2:] == ["3-数字一览.docx", "4-核对情况.docx"]


def test_the_same_text_again_is_said_to_be_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package(capsys)
    assert "与第 1 次送审稿文字相同，没有写对照稿" in package(capsys)


BAD = {
    "a Word document": ("稿.docx", "这是 Word 文档"),
    "nothing": ("没有.yaml", "没有.yaml"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_answers_file_is_refused_and_nothing_is_made(name: str, folder: Path) -> None:
    file, told = BAD[name]
    (folder / "稿.docx").write_bytes(b"PK")
    before = names(folder)
    done = run_drafter("package", file, cwd=folder)
    assert done.returncode != 0
    assert told in done.stderr
    assert names(folder) == before


@pytest.mark.layout
def test_the_sheet_to_sign_is_one_page_however_much_it_tells(tmp_path: Path) -> None:
    points = tuple(OpenPoint(f"名称很长的第{i}个科室", "填数") for i in range(40))
    texts_ = tuple(f"第{i}句。" for i in range(999))
    title = "天津市河东区教育局关于2021年度推进法治政府建设和落实党政主要负责人职责情况的报告"
    differences = Differences((), (), texts_, texts_, texts_, 0)
    found = tuple(PlacedFinding(each, "", "", "", "", "") for each in Severity for _ in range(99))
    public = PublicEdition((), texts_, tuple((each, each) for each in texts_))
    row = ReviewRow(
        "组.数",
        "章",
        "数",
        "",
        "",
        "",
        "科室",
        "",
        "",
        "",
        "",
        required=True,
        doubts=(Doubt(SWING, "", (), "", ""),),
    )
    submission = Submission(
        title, "天津市河东区教育局", 12, date(2022, 12, 30), (row,) * 99, 11, differences, found, points, public
    )
    sheet = tmp_path / "审签单.docx"
    sheet.write_bytes(write_docx(signing_sheet(submission, ["送审稿（第12次）", "与上次对照", "数字一览", "核对情况"])))
    (pdf,) = convert([sheet], tmp_path, "pdf")
    (page,) = read_pages(pdf)
    assert any("主要负责人" in line.text for line in page)


def test_a_file_in_the_place_of_the_folder_is_told_before_anything_is_made(folder: Path) -> None:
    (folder / "a送审包").write_text("别人的", encoding="utf-8")
    with pytest.raises(InputError, match="这是一个文件，送审包要放在文件夹里"):
        pack_submission("a.yaml", None, None, date(2022, 1, 20))
    assert names(folder) == ["a.yaml", "a送审包"]


@pytest.mark.parametrize("content", [b"", b"PK", bytes.fromhex("d0cf11e0a1b11ae1")], ids=["empty", "torn", "password"])
def test_a_document_that_cannot_be_read_keeps_no_package_back(folder: Path, content: bytes) -> None:
    (folder / f"{TITLE}.docx").write_bytes(content)
    packed = pack_submission("a.yaml", None, None, date(2022, 1, 20))
    assert packed.edited == ()
    assert (folder / f"{TITLE}.docx").read_bytes() == content


def test_word_finds_no_fault_in_any_of_the_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package(capsys)
    write_tree(folder, {"a.yaml": answers(78)})
    package(capsys)
    found = {path.name: faults(path) for path in (folder / "a送审包" / "第2次").iterdir()}
    assert found == {name: [] for name in SECOND}
