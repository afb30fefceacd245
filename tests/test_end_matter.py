"""The end of a document on its pages: text, 附件说明, signature, 附注 in every number and length."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import NamedTuple

import office
import pytest
from sweeps import chosen, pages_of

from drafter.page import STANDARD
from drafter.pages.blocks import AttachmentNote, Block, Document, Paragraph, Remark, SignatureBlock
from drafter.pages.word.docx_writer import write_docx
from drafter.pages.word.end_matter import keep_with_signature, note_lines
from drafter.text_runs import Run

NAMES = (
    "数据表",
    "法治政府建设主要数据和行政执法统计情况说明",
    "关于2021年度重大行政决策和行政规范性文件合法性审查情况的详细说明",
)
LENGTHS = (7, 30, 50)
"""Characters of a name of one, two and three lines."""
AUTHORITIES = (
    "河东区教育局",
    "河东区司法局",
    "河东区人力资源和社会保障局",
    "河东区财政局",
    "天津市公安局河东分局",
    "河东区卫健委",
)
REMARK = Remark((Run("（联系人：张三，电话：24123456）"),))


class Case(NamedTuple):
    """An end of a document, and how far down the page it begins."""

    attachments: int
    lines: int
    authorities: int
    sealed: bool
    above: int
    """Lines of text above the last paragraph."""
    last: int
    """Lines of the last paragraph."""

    @property
    def name(self) -> str:
        """The name of its file."""
        return "-".join(str(int(each)) for each in self)

    def blocks(self) -> list[Block]:
        """Return the document's blocks."""
        names = [
            f"第{i}号{NAMES[self.lines - 1]}{'的附表' * 20}"[: LENGTHS[self.lines - 1]] for i in range(self.attachments)
        ]
        text = Paragraph((Run("正文"),))
        last = Paragraph((Run("末" * (28 * self.last - 9)),))
        first, *others = AUTHORITIES[: self.authorities]
        signature = SignatureBlock((Run(first),), (Run("2022年1月29日"),), joint_authorities=tuple(others))
        note = [AttachmentNote(tuple(names))] if names else []
        return [*[text] * self.above, last, *note, signature._replace(sealed=self.sealed), REMARK]

    def document(self) -> bytes:
        """Return the .docx."""
        return write_docx(Document("报告", "河东区教育局", 2021, "2022-01-29", tuple(self.blocks())))


def cases() -> list[Case]:
    """Return 1 to 14 attachments (and none) × names of 1 to 3 lines × 1 to 6 authorities, sealed and not."""
    ends = product(range(15), (1, 2, 3), range(1, 7), (True, False))
    return [Case(*end, above=(i * 7) % 22, last=(1, 3, 5, 2)[i % 4]) for i, end in enumerate(ends)]


def faults(case: Case, pages: list[list[office.Line]]) -> list[str]:
    """Return what is wrong with the end of a document on its pages."""
    texts = [[line.text for line in page if not line.text.startswith("—")] for page in pages]
    (at,) = [number for number, page in enumerate(texts) if any("1月29日" in line for line in page)]
    page = texts[at]
    date = next(i for i, line in enumerate(page) if "1月29日" in line)
    found = []
    if not any("联系人" in line for line in page[date:]):
        found.append("附注 stands on another page")
    joined = "".join(page)
    if not all(name[:4] in joined for name in AUTHORITIES[: case.authorities]):
        found.append("署名 is torn")
    is_text = [line.startswith(("正文", "末")) for line in page[:date]]
    signed = next(i for i, line in enumerate(page) if any(name[:5] in line for name in AUTHORITIES))
    if not signed:
        found.append("nothing stands above the signature")
    if not any(is_text) and not is_cut(case):
        found.append("no text stands above the signature")
    return found


def is_cut(case: Case) -> bool:
    """Return whether the last paragraph, 附件说明 and signature are too long for a page."""
    return not any(place <= case.above for place in keep_with_signature(case.blocks(), STANDARD).properties)


@pytest.mark.layout
def test_the_signature_never_stands_alone_and_is_never_torn(tmp_path: Path) -> None:
    swept = chosen(cases(), 60)
    pages = pages_of({case.name: case.document() for case in swept}, tmp_path)
    wrong = {case: found for case in swept if (found := faults(case, pages[case.name]))}
    assert wrong == {}


@pytest.mark.layout
def test_names_of_attachments_take_no_more_lines_than_counted(tmp_path: Path) -> None:
    swept = [Case(3, lines, 1, False, 0, 1) for lines in (1, 2, 3)]
    pages = pages_of({case.name: case.document() for case in swept}, tmp_path)
    for case in swept:
        (note,) = [block for block in case.blocks() if isinstance(block, AttachmentNote)]
        counted = note_lines(note, STANDARD)
        assert counted == [case.lines] * 3
        texts = [line.text for page in pages[case.name] for line in page]
        start = next(i for i, text in enumerate(texts) if text.startswith("附件："))
        end = next(i for i, text in enumerate(texts) if text == "河东区教育局")
        assert end - start == sum(counted)
