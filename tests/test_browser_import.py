"""A clerk takes last year's report in by the page alone: drops it, looks its numbers through, leaves, goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.answers.load import load_answers
from drafter.folders import shipped
from drafter.model.field_spec import answer_at
from drafter.model.figure import Figure
from tests.clerk import clerk_at, need_browser
from tests.documents import paragraph, word_file
from tests.test_import_review import REPORT

EXPECTED = {
    "行政执法.行政检查次数": 368,
    "执法队伍.持证执法人员": 27,
    "法治宣传.法治副校长人数": 61,
    "执法队伍.执法记录仪数": 3,
}
pytestmark = pytest.mark.browser


def test_a_word_file_becomes_answers_though_the_clerk_leaves_in_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need_browser()
    for name in ("HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    folder, last = tmp_path / "我的 报告", tmp_path / "去年.docx"
    folder.mkdir()
    last.write_bytes(word_file("".join(paragraph(line) for line in REPORT.splitlines() if line)))
    with clerk_at(folder) as clerk:
        page = clerk.page
        page.set_input_files("input[name=files]", last)
        page.click("text=读进来")
        page.wait_for_selector("#original a.number.sure")
        doubted = page.locator("input[name=right]").first
        key, written = str(doubted.get_attribute("value")), page.locator("form.confirm a").first.inner_text()
        doubted.uncheck()
        page.click("text=这些都对")
        page.wait_for_selector(f'form.decide[id="n-{key}"]')
        assert page.locator("#original a.number.sure").count() == 0
        page.click(".home")
        page.click("text=接着核对导入的数")
        assert page.inner_text(f'form.decide[id="n-{key}"] h2') == f"{written} 是哪一项？"
        for _ in range(2):
            card = page.locator("form.decide.card").first
            decided = str(card.get_attribute("id"))
            card.locator("button[name=said]").first.click()
            page.wait_for_selector(f'form.decide.card[id="{decided}"]', state="detached")
        page.click("#original >> text=3辆")
        corrected = page.locator("details.card.now")
        corrected.locator("input[name=typed]").fill("执法队伍.执法记录仪数=3")
        corrected.locator("text=改成这个").click()
        page.wait_for_selector("summary:has-text('执法队伍·执法记录仪数：3')")
        page.click("text=照它写下一年的")
        page.wait_for_selector("#cards .answer")
        assert clerk.errors == []
    figures = {path: of_last_year(folder / "去年.yaml", path) for path in EXPECTED}
    assert figures == EXPECTED
    assert "上年: 368" in (folder / "2024年度报告.yaml").read_text("utf-8")


def of_last_year(file: Path, path: str) -> object:
    """Return the number that the answers file at `file` has at `path`."""
    found = answer_at(load_answers(file, (shipped("templates"),)).report, tuple(path.split(".")))
    return found.value if isinstance(found, Figure) else found
