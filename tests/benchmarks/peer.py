"""The same report as others make it: docxtpl with a placeholder for each figure, python-docx paragraph by paragraph."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

from drafter.pages.blocks import Document, Heading, Item, Paragraph, Title
from drafter.pages.word import style_names
from drafter.text_runs import Run, RunKind

COLD_CODE = """\
import json, sys
from docxtpl import DocxTemplate
template = DocxTemplate(sys.argv[1])
with open(sys.argv[2], encoding="utf-8") as file:
    template.render(json.load(file))
template.save(sys.argv[3])
"""
"""A whole docxtpl program; its arguments are template, figures (JSON) and output."""

BASE_PATH = Path(style_names.__file__).with_name("base.docx")
_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def make_template(document: Document, path: Path) -> dict[str, str]:
    """Write `document` with placeholders at `path` and return the figures to fill in.

    Grown from python-docx's default document.
    """
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    figures: dict[str, str] = {}

    def placeholder(match: re.Match[str]) -> str:
        name = f"figure_{len(figures) + 1}"
        figures[name] = match[0]
        return f"{{{{ {name} }}}}"

    template = docx.Document()
    section = template.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    template.styles["Normal"].font.size = Pt(16)
    for style, runs in _paragraphs(document):
        paragraph = template.add_paragraph(style=style or None)
        for run in runs:
            text = _FIGURE.sub(placeholder, run.text)
            paragraph.add_run(text).bold = run.kind is RunKind.LEAD or None
        if style == "Title":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    template.save(str(path))
    return figures


def render_template(path: Path, figures: dict[str, str]) -> bytes:
    """Return the template at `path` filled in: read anew for each report, as docxtpl asks for."""
    from docxtpl import DocxTemplate

    template = DocxTemplate(path)
    template.render(dict(figures))
    stream = io.BytesIO()
    template.save(stream)
    return stream.getvalue()


def write_with_python_docx(document: Document) -> bytes:
    """Return `document` as python-docx writes it into our base document, with its styles."""
    import docx

    written = docx.Document(str(BASE_PATH))
    for style, runs in _paragraphs(document):
        paragraph = written.add_paragraph(style=style or style_names.BODY.name)
        for run in runs:
            paragraph.add_run(run.text, style_names.LEAD_PHRASE.name if run.kind is RunKind.LEAD else None)
    stream = io.BytesIO()
    written.save(stream)
    return stream.getvalue()


def same_text(document: Document, data: bytes) -> bool:
    """Return whether the .docx in `data` says what `document` says."""
    import docx

    reread: Any = docx.Document(io.BytesIO(data))
    ours = ["".join(run.text for run in runs) for _, runs in _paragraphs(document)]
    return ours == [paragraph.text for paragraph in reread.paragraphs]


def _paragraphs(document: Document) -> list[tuple[str, tuple[Run, ...]]]:
    """Return the style and the runs of each paragraph."""
    paragraphs: list[tuple[str, tuple[Run, ...]]] = []
    for block in document.blocks:
        match block:
            case Title():
                paragraphs.append(("Title", (Run("".join(block.lines)),)))
            case Heading():
                paragraphs.append((f"Heading {block.level}", (Run(block.number), *block.runs)))
            case Item():
                paragraphs.append(("", (Run(block.number), *block.runs)))
            case Paragraph():
                paragraphs.append(("", block.runs))
            case _ if hasattr(block, "signed_authority"):
                paragraphs += [("", block.signed_authority), ("", block.issue_date)]
            case _:
                paragraphs.append(("", block.runs))
    return paragraphs
