"""A clerk fills in 河东's report by the page alone; the document has the bytes that the command gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.answers.load import load_answers
from drafter.cli import main
from drafter.folders import shipped, template_roots
from drafter.interview.step import saved_file
from drafter.interview.whole_chapter import whole_chapter
from drafter.pages.word.docx_package import unpack
from tests.clerk import clerk_at, need_browser
from tests.serving import TODAY

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
            chapter = whole_chapter(told, number)
            for place, question in enumerate(chapter.questions):
                if place >= chapter.core and (question.asked.present or question.records):
                    clerk.tick(question)
                clerk.answer_all(question)
        clerk.wait_saved()
        page.click("text=Word 文档")
        page.wait_for_selector("h1:has-text('写好了')")
        with page.expect_download() as fetched:
            page.click("a:has-text('下载')")
        data = Path(fetched.value.path()).read_bytes()
        assert clerk.errors == []
    assert main(["render", str(EXAMPLE), "-o", str(tmp_path / "command.docx")]) == 0
    assert main(["render", str(folder / "河东2021.yaml"), "-o", str(tmp_path / "same.docx")]) == 0
    assert data == (tmp_path / "same.docx").read_bytes()
    assert printed(data) == printed((tmp_path / "command.docx").read_bytes())


def printed(data: bytes) -> dict[str, bytes]:
    """Return the parts of a .docx that are printed, without those that say of which records of the file it was made."""
    return {name: part for name, part in unpack(data).items() if name.startswith("word/")}
