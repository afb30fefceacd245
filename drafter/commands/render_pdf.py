"""`drafter render --pdf`: the PDF beside a .docx that was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drafter.console import say

if TYPE_CHECKING:
    from drafter.pages.pdf.pdf_writer import Pdf
    from drafter.rendering import Rendering


def write_pdf(document: Path, made: Rendering, *, force: bool) -> None:
    """Write `made` as a PDF beside `document`, its .docx, and print where and in which fonts.

    A PDF that somebody changed, or that is none of ours, stays as a .docx does. Raises OutputError.
    """
    from drafter.outputs import PDF, write_output
    from drafter.pages.pdf.pdf_writer import make_pdf

    say("正在用 LibreOffice 转成 PDF……")
    pdf = make_pdf(made.document, made.page, document.parent)
    written, remark = write_output(PDF, document.with_suffix(".pdf"), pdf.data, force=force)
    say(f"已写出：{written}（PDF/A-2b，字体在文件里）")
    if remark:
        say(f"注意：{remark}")
    say(told_fonts(pdf, [font.name for font in made.page.fonts.all]), end="")


def told_fonts(pdf: Pdf, wanted: list[str]) -> str:
    """Return what to say of the fonts of `pdf`: what stood in for which; empty when all are right."""
    if pdf.stand_ins is None:
        if not pdf.fonts:
            return ""
        return (
            f"PDF 里的字体：{'、'.join(pdf.fonts)}\n"
            f"文档要的是 {'、'.join(wanted)}；对不上的，是这台电脑没有装，用别的字体代替了。\n"
        )
    if not pdf.stand_ins:
        return ""
    lines = ["这台电脑缺这些字体，PDF 里用别的代替了（Word 文档里写的仍是原来的字体）："]
    lines += [f"  {name} → {instead or 'LibreOffice 自选的字体'}" for name, instead in pdf.stand_ins.items()]
    lines.append("装好字体再生成一次，或者在有这些字体的电脑上用 Word、WPS 另存为 PDF。")
    return "\n".join(lines) + "\n"
