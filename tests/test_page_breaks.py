"""The PDF before the signature: no page is left half empty, text stands above the signature (7.3.5.5)."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import office
import pytest
from sweeps import chosen

from drafter.page import STANDARD
from drafter.pages.blocks import (
    Attachment,
    AttachmentNote,
    Block,
    Document,
    Imprint,
    Item,
    Paragraph,
    Remark,
    SignatureBlock,
)
from drafter.pages.pdf.libreoffice import find_office
from drafter.pages.pdf.pdf_writer import make_pdf
from drafter.text_runs import Run, RunKind

FOOT = 262.0
SIGNATURE = SignatureBlock((Run("河东区教育局"),), (Run("2022年1月29日"),))
REMARK = Remark((Run("（联系人：张三）"),))
TURNED = Attachment("附件", ("统计表",), (Paragraph((Run("无。"),)),), landscape=True)
IMPRINT = Imprint(("区司法局",), "河东区教育局办公室", "2022年1月30日")
CLOSINGS: dict[str, tuple[Block, ...]] = {
    "signature": (SIGNATURE,),
    "all": (AttachmentNote(("统计表", "数据表")), SIGNATURE._replace(sealed=True), REMARK, TURNED, IMPRINT),
}
SENTENCE = "全年开展行政检查77次，发现问题12个，责令整改5所学校；组织《宪法》学习3次，培训执法人员260人次。"
PITCH = STANDARD.line_pitch / 20 * office.MM_PER_PT


def pages_of(document: Document, folder: Path) -> list[list[office.Line]]:
    office.require_layout()
    if find_office() is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    path = folder / "报告.pdf"
    path.write_bytes(make_pdf(document, STANDARD, folder).data)
    return office.read_pages(path)


def cases() -> list[tuple[int, int, str]]:
    """Return lines above the last paragraph × its characters × what follows; by far most would leave lines empty."""
    return list(product(range(22), (12, 100, 210), CLOSINGS))


FIXED = [(13, 215, "all"), (19, 120, "signature"), (2, 215, "all")]


@pytest.mark.layout
@pytest.mark.parametrize(("above", "characters", "closing"), [*FIXED, *(chosen(cases(), 1))])
def test_no_page_before_the_signature_is_left_half_empty(
    tmp_path: Path, above: int, characters: int, closing: str
) -> None:
    item = Item(2, "（一）", (Run("开展检查。", RunKind.LEAD), Run((SENTENCE * 9)[:characters])))
    blocks = (*[Paragraph((Run("正文"),))] * (44 + above), item, *CLOSINGS[closing])
    pages = pages_of(Document("报告", "河东区教育局", 2021, "2022-01-29", blocks), tmp_path)
    signed = next(number for number, page in enumerate(pages) if any("1月29日" in line.text for line in page))
    first, before = pages[signed][0], [line for line in pages[signed - 1] if not line.text.startswith("—")]
    assert not first.text.startswith(("河东区教育局", "附件"))
    assert (FOOT - before[-1].middle) / PITCH - 0.5 < 3 + 0.5
    whole = "".join(line.text for page in pages for line in page if not line.text.startswith("—"))
    assert f"开展检查。{(SENTENCE * 9)[:characters]}" in whole, "the text is whole, in its order"


@pytest.mark.layout
def test_a_cut_paragraph_looks_like_one(tmp_path: Path) -> None:
    last = Paragraph((Run((SENTENCE * 9)[: 28 * 8 - 9]),))
    blocks = (*[Paragraph((Run("正文"),))] * (22 + 12), last, *CLOSINGS["all"])
    pages = pages_of(Document("报告", "河东区教育局", 2021, "2022-01-29", blocks), tmp_path)
    before, first = pages[1][-2], pages[2][0]
    full = pages[1][-3]
    assert before.right == pytest.approx(full.right, abs=0.5), "the line at the cut is as wide as the others"
    assert first.left == pytest.approx(28.0, abs=0.7), "回行顶格 (7.3.3)"
