"""A clerk fills in 河东's report by the page alone; the document has the bytes that the command gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from clerk import clerk_at, need_browser
from serving import TODAY

from drafter.answers.load import load_answers
from drafter.cli import main
from drafter.folders import shipped, template_roots
from drafter.interview.step import saved_file
from drafter.interview.whole_chapter import whole_chapter

EXAMPLE = shipped("examples") / "hedong-2021.yaml"

pytestmark = pytest.mark.browser


def test_a_clerk_fills_hedong_by_the_page_from_an_empty_folder_to_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need_browser()
    for name in ("HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    folder = tmp_path / "我的 报告"
    folder.mkdir()
    example = load_answers(EXAMPLE, template_roots())
    told = saved_file(example, example.report.identity.kind, TODAY)
    with clerk_at(folder) as clerk:
        page = clerk.page
        page.fill("#name", "河东2021")
        page.select_option("#jurisdiction", example.jurisdiction.name)
        page.select_option("#kind", str(example.report.identity.kind))
        page.click("text=开始填")
        page.wait_for_selector("#cards .answer")
        for number in range(len(told.context.chapters)):
            clerk.chapter(number)
            for question in whole_chapter(told, number).questions:
                clerk.answer_all(question)
        clerk.wait_saved()
        page.click("text=Word 文档")
        page.wait_for_selector("h1:has-text('写好了')")
        with page.expect_download() as fetched:
            page.click("a.main")
        data = Path(fetched.value.path()).read_bytes()
        assert clerk.errors == []
    assert main(["render", str(EXAMPLE), "-o", str(tmp_path / "command.docx")]) == 0
    assert main(["render", str(folder / "河东2021.yaml"), "-o", str(tmp_path / "same.docx")]) == 0
    assert data == (tmp_path / "same.docx").read_bytes()
    assert data == (tmp_path / "command.docx").read_bytes()
