"""A document that is checked says what the same document says as plain text."""

from __future__ import annotations

import pytest
from builders import EXAMPLE, make_answers, render_in_process

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.sources.from_document import manuscript_of
from drafter.pages.blocks import Document, Imprint
from drafter.pages.web.plain_text import write_text

AROUND = {"版记": "有", "抄送机关": ["区政府办公室"], "份号": "000001", "签发人": ["张三"], "附注": "此件公开发布"}


def checked(document: Document) -> Manuscript:
    return manuscript_of(document, "填报.yaml", "法治政府建设年度报告")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(EXAMPLE.read_text(encoding="utf-8"), id="example"),
        pytest.param(make_answers(公文格式=AROUND), id="masthead and imprint"),
        pytest.param(make_answers(公文格式={**AROUND, "印发日期": "2022年1月30日"}), id="imprint with a date"),
    ],
)
def test_every_line_is_checked_as_it_is_printed(text: str) -> None:
    document = render_in_process(text).document
    printed = write_text(document).decode("utf-8-sig").splitlines()
    told = {cell for line in printed for cell in line.strip("　").split("\t") if cell}
    assert {passage.text for passage in checked(document).passages} == told


def test_an_imprint_without_a_date_says_nothing_of_printing() -> None:
    document = render_in_process(EXAMPLE.read_text(encoding="utf-8")).document
    imprint = Imprint(printing_authority="甲区教育局办公室")
    manuscript = checked(document._replace(blocks=(*document.blocks, imprint)))
    assert (manuscript.passages[-1].role, manuscript.passages[-1].text) == (Role.IMPRINT, "甲区教育局办公室")
