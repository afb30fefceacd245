"""A document that holds nothing of how it was made is merged by the copy beside the answers."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from builders import make_answers, run_drafter, write_tree
from hand_edits import packed, unpacked

from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package

COPY = ".drafter/稿.docx.json"
EDITIONS = {"报送版": (), "公开版": ("--edition", "公开版"), "定稿": ("--final",)}
COMPLETE = {
    "执法队伍": {"持证执法人员": "12"},
    "处罚许可": {"行政处罚件数": "9"},
    "信息公开": {"依申请公开件数": "3"},
    "争议化解": {"行政复议案件": "4", "行政诉讼案件": "1"},
    "存在不足": [{"提法": "执法力量不足", "内容": "专职人员偏少"}],
    "下年安排": [{"提法": "加强执法培训", "内容": "全年举办两期培训"}],
}


def answers(count: int) -> str:
    return make_answers(行政执法={"行政检查次数": str(count)}, **COMPLETE)


def text_of(path: Path) -> str:
    """Return the document as it is with all changes accepted."""
    return "\n".join(each.text for each in read_document(Package(path.read_bytes(), path.name)).paragraphs)


def edit(path: Path, words: str = "全年开展", instead: str = "一年来扎实开展") -> None:
    """Type words over others, in a program that keeps no part that it does not know."""
    parts = {name: data for name, data in unpacked(path.read_bytes()).items() if not name.startswith("customXml/")}
    text = parts["word/document.xml"].decode()
    assert words in text
    relations = parts["word/_rels/document.xml.rels"].decode()
    own = next((each for each in relations.split("<") if "customXml" in each), "")
    parts["word/_rels/document.xml.rels"] = relations.replace(f"<{own}", "").encode() if own else relations.encode()
    path.write_bytes(packed(parts | {"word/document.xml": text.replace(words, instead).encode()}))


@pytest.fixture(params=EDITIONS)
def edition(request: pytest.FixtureRequest) -> tuple[str, ...]:
    return EDITIONS[request.param]


def rendered(folder: Path, count: int, *options: str, name: str = "稿.docx") -> str:
    write_tree(folder, {"a.yaml": answers(count)})
    done = run_drafter("render", "a.yaml", "-o", name, *options, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_hand_and_answers_come_together_in_every_edition(tmp_path: Path, edition: tuple[str, ...]) -> None:
    rendered(tmp_path, 77, *edition)
    edit(tmp_path / "稿.docx")
    told = rendered(tmp_path, 78, *edition)
    assert "保留手改 1 处；更新 1 处" in told
    assert "一年来扎实开展行政检查78次" in text_of(tmp_path / "稿（合并稿）.docx")


def test_a_renamed_document_finds_its_base(tmp_path: Path) -> None:
    rendered(tmp_path, 77)
    edit(tmp_path / "稿.docx")
    (tmp_path / "稿.docx").rename(tmp_path / "局长改.docx")
    assert "保留手改 1 处；更新 1 处" in rendered(tmp_path, 78, name="局长改.docx")


@pytest.mark.parametrize("damage", ["changed", "torn", "gone"])
def test_a_damaged_base_is_not_trusted_and_that_is_told(tmp_path: Path, damage: str) -> None:
    rendered(tmp_path, 77)
    edit(tmp_path / "稿.docx")
    copy = tmp_path / COPY
    if damage == "gone":
        copy.unlink()
    else:
        data = copy.read_bytes()
        copy.write_bytes(data.replace("77次".encode(), "78次".encode()) if damage == "changed" else data[:200])
    told = rendered(tmp_path, 78)
    assert "没有找到上次生成的底稿，只能两相对照" in told
    assert "一年来扎实开展行政检查" in text_of(tmp_path / "稿.docx")


def test_a_base_stays_that_of_its_document_while_others_are_written_beside(tmp_path: Path) -> None:
    rendered(tmp_path, 77)
    edit(tmp_path / "稿.docx")
    rendered(tmp_path, 78)
    assert "更新 1 处" in rendered(tmp_path, 79)
    assert "一年来扎实开展行政检查79次" in text_of(tmp_path / "稿（合并稿）.docx")


def test_what_leaves_the_house_holds_nothing_of_how_it_was_made(tmp_path: Path) -> None:
    rendered(tmp_path, 77)
    parts = unpacked((tmp_path / "稿.docx").read_bytes())
    text = parts["word/document.xml"].decode().replace("全年开展", "一年来开展")
    (tmp_path / "稿.docx").write_bytes(packed(parts | {"word/document.xml": text.encode()}))
    rendered(tmp_path, 78, "--final")
    left = unpacked((tmp_path / "稿（合并稿）.docx").read_bytes())
    assert b"_Drafter" not in left["word/document.xml"]
    held = b"".join(data for name, data in left.items() if name.startswith("customXml/"))
    assert "行政检查".encode() not in held


@pytest.mark.skipif(os.name != "posix", reason="modes")
def test_the_copy_is_as_private_as_the_answers(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.yaml": answers(77)})
    (tmp_path / "a.yaml").chmod(0o600)
    run_drafter("render", "a.yaml", "-o", "稿.docx", cwd=tmp_path)
    assert stat.S_IMODE((tmp_path / COPY).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / ".drafter").stat().st_mode) == 0o700


def test_no_copy_is_no_error(tmp_path: Path) -> None:
    write_tree(tmp_path, {".drafter": "别人的文件"})
    rendered(tmp_path, 77)
    assert (tmp_path / ".drafter").read_text(encoding="utf-8") == "别人的文件"
