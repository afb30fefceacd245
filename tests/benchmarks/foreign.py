"""A report of ten pages as Word saves it: figures and Chinese text in runs of their own."""

from __future__ import annotations

import re
from pathlib import Path

import docx

from drafter.answers.load import load_answers
from drafter.checking.engine import run
from drafter.checking.rules import filed_rules
from drafter.checking.sources.read_source import read_source
from drafter.folders import shipped
from drafter.pages.blocks import Block, Document, Heading, Item, Paragraph
from drafter.pages.word.docx_package import DOCUMENT, pack, unpack
from drafter.pages.word.docx_writer import write_docx
from drafter.rendering import render
from drafter.text_runs import text_of

_EXAMPLES = ("hedong-2021", "xiqing-2023", "hongqiao-2022")
_LINES, _CHARACTERS = 220, 28
"""Ten pages of 22 lines of 28 characters."""
_RUN = re.compile(r"<w:r>(<w:rPr>.*?</w:rPr>)?<w:t xml:space=\"preserve\">([^<]*)</w:t></w:r>")
_PIECE = re.compile(r"[ -~]+|[^ -~]+")


def write_report(path: Path) -> int:
    """Write the report to `path` and return how many runs it has."""
    blocks = [block for name in _EXAMPLES for block in _document(name).blocks]
    kept: list[Block] = []
    lines = 0
    for block in blocks:
        if isinstance(block, Heading | Item | Paragraph):
            lines += -(-(len(text_of(block.runs)) + 2) // _CHARACTERS)
            kept.append(block)
        if lines >= _LINES:
            break
    first = _document(_EXAMPLES[0])
    parts = unpack(write_docx(first._replace(blocks=(first.blocks[0], *kept, first.blocks[-1]))))
    text = _RUN.sub(_split, parts[DOCUMENT].decode())
    path.write_bytes(pack({**parts, DOCUMENT: text.encode()}))
    return text.count("<w:r>")


def _document(name: str) -> Document:
    return render(load_answers(shipped("examples") / f"{name}.yaml", (shipped("templates"),))).document


def _split(match: re.Match[str]) -> str:
    properties = match[1] or '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    return "".join(
        f'<w:r>{"" if piece.isascii() else properties}<w:t xml:space="preserve">{piece}</w:t></w:r>'
        for piece in _PIECE.findall(re.sub(r"&\w+;", "＆", match[2]))
    )


def check_report(path: Path) -> object:
    """Check the report as `drafter check` does."""
    return run(read_source(path).manuscript, filed_rules())


def read_report(path: Path) -> object:
    """Open the report with python-docx and read text and fonts of all paragraphs."""
    return [
        (paragraph.text, [(run.text, run.font.name, run.font.size) for run in paragraph.runs])
        for paragraph in docx.Document(str(path)).paragraphs
    ]
