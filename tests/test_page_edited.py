"""Documents that hands edited, on the page: taken back, merged, compared; what keeps a report from being final."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.browser import output_views
from drafter.cli import main
from tests.builders import make_answers
from tests.hand_edits import packed, unpacked
from tests.serving import Reply, Visitor, serving
from tests.taken_trials import Typist
from tests.test_page_buttons import dropped, fetched, followed

CHECKS = "行政执法.行政检查次数"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    place = tmp_path / "我的 报告"
    place.mkdir()
    (place / "报告.yaml").write_text(make_answers(), "utf-8")
    return place


@pytest.fixture
def owner(folder: Path) -> Iterator[Visitor]:
    with serving(folder, "报告.yaml") as visitor:
        yield visitor.enter()


@pytest.fixture
def document(folder: Path) -> bytes:
    """Return the report as somebody changed it in Word: 77次 to 79次."""
    made = folder / "生成.docx"
    assert main(["render", str(folder / "报告.yaml"), "-o", str(made)]) == 0
    return edited(made.read_bytes(), "77次", "79次")


def edited(data: bytes, old: str, new: str) -> bytes:
    parts = unpacked(data)
    text = parts["word/document.xml"].decode("utf-8")
    assert old in text
    return packed(parts | {"word/document.xml": text.replace(old, new).encode("utf-8")})


def listed(page: Reply) -> tuple[str, str]:
    """Return the field that says which edits `page` lists."""
    [value] = re.findall(r'name="listed" value="([^"]+)"', page.text)
    return "listed", value


def test_a_figure_changed_in_word_is_shown_and_stored_when_ticked(
    owner: Visitor, folder: Path, document: bytes
) -> None:
    page = dropped(owner, f"{owner.first}edited", [("手改.docx", document)])
    assert page.status == 200, page.text
    assert "行政执法・行政检查次数" in page.text.replace("·", "・")
    assert "79次" in page.text
    assert "79" not in (folder / "报告.yaml").read_text("utf-8")
    nothing = owner.post(f"{owner.first}edited/take", [listed(page)])
    assert "没有存" in nothing.text
    assert "79" not in (folder / "报告.yaml").read_text("utf-8")
    taken = owner.post(f"{owner.first}edited/take", [listed(page), ("taken", "1")])
    assert "已存进填报文件" in taken.text
    assert "79" in (folder / "报告.yaml").read_text("utf-8")
    assert "drafter " not in taken.text


def test_edits_that_were_taken_before_are_listed_anew_and_nothing_is_taken_by_its_old_number(
    owner: Visitor, folder: Path, document: bytes
) -> None:
    made = edited(document, "全年开展行政检查", "一年来扎实开展行政检查")
    first = dropped(owner, f"{owner.first}edited", [("手改.docx", made)])
    assert "可以收回 2 项" in first.text
    owner.post(f"{owner.first}edited/take", [listed(first), ("taken", "1")])
    stored = (folder / "报告.yaml").read_text("utf-8")
    again = owner.post(f"{owner.first}edited/take", [listed(first), ("taken", "1")])
    assert "什么也没有存，请照下面的再勾一遍" in again.text
    assert "可以收回 1 项" in again.text
    assert (folder / "报告.yaml").read_text("utf-8") == stored


def test_new_answers_are_merged_into_a_dropped_document_and_compared_with_it(
    owner: Visitor, folder: Path, document: bytes
) -> None:
    for address in ("edited/merge", "edited/compare"):
        assert "还没有选文档" in owner.post(f"{owner.first}{address}").text
    dropped(owner, f"{owner.first}edited", [("没改.docx", (folder / "生成.docx").read_bytes())])
    assert "没有人改过" in owner.post(f"{owner.first}edited/merge").text
    reworded = edited(edited(document, "79次", "77次"), "全年开展行政检查", "一年来开展行政检查")
    dropped(owner, f"{owner.first}edited", [("手改.docx", reworded)])
    (folder / "报告.yaml").write_text(make_answers(行政执法={"行政检查次数": "90"}), "utf-8")
    merged = owner.post(f"{owner.first}edited/merge").text
    assert "更新 1 处" in merged
    assert b"<w:ins " in unpacked(copy_of(owner, merged))["word/document.xml"]
    compared = owner.post(f"{owner.first}edited/compare").text
    assert "77次 → 90次" in compared
    assert copy_of(owner, compared).startswith(b"PK")
    assert not list(folder.glob("*手改*")), "a document that was dropped leaves nothing behind"


def copy_of(owner: Visitor, page: str) -> bytes:
    link = re.search(r'href="(/check/[0-9]+)"', page)
    assert link
    return owner.get_bytes(link[1])


def test_a_document_edited_where_it_lies_is_merged_beside_or_into(
    owner: Visitor, folder: Path, document: bytes
) -> None:
    page = followed(owner, owner.post(f"{owner.first}make", [("what", "word")]))
    [made] = [path for path in folder.glob("*.docx") if path.name != "生成.docx"]
    made.write_bytes(edited(made.read_bytes(), "77次", "79次"))
    (folder / "报告.yaml").write_text(make_answers(处罚许可={"行政处罚件数": "9"}), "utf-8")
    page = followed(owner, owner.post(f"{owner.first}make", [("what", "word")]))
    assert "（合并稿）.docx" in page
    assert f"写进“{made.name}”" in page
    [merged] = folder.glob("*（合并稿）.docx")
    page = followed(owner, owner.post(f"{owner.first}make", [("what", "original")]))
    assert "没有合进来" not in page
    assert made.with_name(f"{made.name}.bak").exists() or list(folder.glob("*.bak*"))
    assert fetched(owner, page, made.name) == made.read_bytes()
    merged.write_bytes(edited(merged.read_bytes(), "79次", "80次"))
    made.write_bytes(edited(made.read_bytes(), "79次", "81次"))
    page = followed(owner, owner.post(f"{owner.first}make", [("what", "original")]))
    assert f"“{merged.name}”里手改的，不在“{made.name}”里，这次没有合进来" in page
    assert not re.search(r"drafter [a-z]+ |，写：", page)


def test_two_documents_are_compared_from_the_start_page(owner: Visitor, document: bytes) -> None:
    assert "原来的" in owner.get("/compare").text
    page = dropped(
        owner, "/compare", [("旧.docx", edited(document, "79次", "77次")), ("新.docx", document)], ("old", "new")
    )
    assert "77次 → 79次" in page.text
    assert copy_of(owner, page.text).startswith(b"PK")


def test_what_keeps_a_report_from_being_final_is_told_without_commands_and_leads_to_the_questions(
    owner: Visitor, folder: Path
) -> None:
    (folder / "报告.yaml").write_text(make_answers(行政执法={"行政检查次数": ""}), "utf-8")
    page = followed(owner, owner.post(f"{owner.first}make", [("what", "final")]))
    assert "没有生成" in page
    assert f'data-path="{CHECKS}"' in page
    assert not re.search(r"drafter [a-z]+ |--[a-z]+", page)


def test_only_what_was_made_is_opened_in_its_program(
    owner: Visitor, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(output_views, "launch", lambda path: opened.append(path) or path.is_dir())
    assert owner.post(f"{owner.first}launch/0").status == 404
    followed(owner, owner.post(f"{owner.first}make", [("what", "word")]))
    told = owner.post(f"{owner.first}launch/0", script=True)
    assert "请在文件夹里双击" in told.text
    assert owner.post(f"{owner.first}launch/0", [("folder", "yes")]).status == 200
    [made] = folder.glob("*.docx")
    assert opened == [made, folder]


def test_a_document_whose_base_is_lost_is_told_in_the_page_s_words(
    owner: Visitor, folder: Path, document: bytes
) -> None:
    parts = {name: data for name, data in unpacked(document).items() if "customXml" not in name}
    for copy in (folder / ".drafter").glob("*.docx.json"):
        copy.unlink()
    page = dropped(owner, f"{owner.first}edited", [("手改.docx", packed(parts))])
    assert "没有找到生成这份稿子时的底稿" in page.text
    assert "和现在的报告对照" in page.text
    assert "drafter " not in page.text


def test_how_many_there_were_where_the_answer_was_none_is_told_and_taken_with_the_words(
    owner: Visitor, folder: Path
) -> None:
    (folder / "报告.yaml").write_text(make_answers(诚信建设={"违约毁约件数": "无"}), "utf-8")
    made = folder / "生成.docx"
    assert main(["render", str(folder / "报告.yaml"), "-o", str(made)]) == 0
    document = edited(made.read_bytes(), "未发生违约毁约、“新官不理旧账”问题", "发生违约毁约问题1件")
    page = dropped(owner, f"{owner.first}edited", [("手改.docx", document)])
    assert "另收 诚信建设.违约毁约件数：1件（原来是“无”）" in page.text
    owner.post(f"{owner.first}edited/take", [listed(page), ("taken", "1")])
    assert "来源: 手改" in (folder / "报告.yaml").read_text("utf-8")


def test_kept_wordings_are_shown_and_the_template_s_sentence_comes_back_by_a_button(
    owner: Visitor, folder: Path, document: bytes
) -> None:
    del document
    made = edited((folder / "生成.docx").read_bytes(), "全年开展行政检查", "一年来扎实开展行政检查")
    page = dropped(owner, f"{owner.first}edited", [("手改.docx", made)])
    assert "照手改写的话 1 句" in owner.post(f"{owner.first}edited/take", [listed(page), ("taken", "1")]).text
    shown = owner.ask("GET", f"{owner.first}edited").text
    assert "一年来扎实开展行政检查【行政检查次数】。" in shown
    original = re.findall('name="original" value="([^"]*)"', shown)[0]
    where = f"{owner.first}edited/wording"
    stale = owner.post(where, [("number", "1"), ("original", "别的话"), ("keep", "no")])
    assert "这一条写法已经改了" in stale.text
    assert "手改写法" in (folder / "报告.yaml").read_text("utf-8")
    owner.post(where, [("number", "1"), ("original", original), ("keep", "no")])
    assert "照手改写的话" not in owner.ask("GET", f"{owner.first}edited").text
    assert "改为" not in (folder / "报告.yaml").read_text("utf-8")


def test_a_wording_of_last_year_s_is_kept_by_a_button(owner: Visitor, folder: Path) -> None:
    path = folder / "报告.yaml"
    kept = "手改写法:\n  - 所在段落: 执法检查\n    原句: 甲{行政执法.行政检查次数}。\n    改为: 乙{行政执法.行政检查次数}。\n    沿用上年: 是\n"
    path.write_text(f"{path.read_text('utf-8')}{kept}", "utf-8")
    page = owner.ask("GET", f"{owner.first}edited").text
    assert "今年还这样写" in page
    fields = [("number", "1"), ("original", "甲【行政检查次数】。"), ("keep", "yes")]
    owner.post(f"{owner.first}edited/wording", fields)
    assert "沿用上年" not in path.read_text("utf-8")
    assert "乙【行政检查次数】。" in owner.ask("GET", f"{owner.first}edited").text


def test_items_in_another_order_are_shown_and_stored(owner: Visitor, folder: Path) -> None:
    shortcomings = [{"提法": "力量薄弱", "内容": "人手不足"}, {"提法": "宣传不深", "内容": "形式单一"}]
    (folder / "报告.yaml").write_text(make_answers(存在不足=shortcomings), "utf-8")
    made = folder / "生成.docx"
    assert main(["render", str(folder / "报告.yaml"), "-o", str(made)]) == 0
    typist = Typist(made.read_bytes(), random.Random(0))  # noqa: S311 - tests
    typist.put_behind("宣传不深", "力量薄弱")
    document = typist.saved()
    page = dropped(owner, f"{owner.first}edited", [("手改.docx", document)])
    assert "宣传不深；力量薄弱" in page.text
    owner.post(f"{owner.first}edited/take", [listed(page), ("taken", "1")])
    stored = (folder / "报告.yaml").read_text("utf-8")
    assert stored.index("宣传不深") < stored.index("力量薄弱")
