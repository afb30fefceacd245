"""The text of a PDF: its printed lines joined to paragraphs again, without page numbers and running heads."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.checking.sources.heading_numbers import PART, number_of
from drafter.checking.sources.source_lines import SPACES, SourceLine
from drafter.errors import InputError

_MOST_PAGES = 300
_PAGE_NUMBER = re.compile(r"[-—–－·\s]*\d{1,3}[-—–－·\s]*|第\s*\d+\s*页(?:\s*共\s*\d+\s*页)?")
_STOPS = "。！？；：:"
_RUNNING = 3
"""On how many pages a line must stand to be a running head."""
_SLACK = 3
"""Characters that a full line may lack: a mark that may not begin or end one makes it short."""
_CHINESE_SPACE = re.compile(
    r"(?<=[^\x00-\x7f])[ \t]+(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])[ \t]+(?=[0-9])|(?<=[0-9])[ \t]+(?=[^\x00-\x7f])"
)


_DAMAGED = (
    ArithmeticError, LookupError, TypeError, ValueError, AttributeError, OSError, RecursionError, AssertionError,
)  # fmt: skip
"""What the library raises besides its own errors for a spoilt file."""


def pdf_lines(data: bytes, path: Path) -> list[SourceLine]:
    """Return the paragraphs of the PDF in `data`, called `path` in messages. Raises InputError for one without text."""
    pages = _pages(data, path)
    lines = list(_without_running_heads(pages))
    if not any(line.strip(SPACES) for line in lines):
        raise InputError(f"{path}：这份 PDF 里没有文字，多半是扫描件；请找做成 PDF 之前的 Word 文件，或先做文字识别")
    return [SourceLine(text) for text in _joined(lines)]


def _pages(data: bytes, path: Path) -> list[list[str]]:
    from pypdf import PdfReader  # noqa: PLC0415 - of PDF files only
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns in English of what it mends itself
    try:
        reader = PdfReader(io.BytesIO(data))
        is_locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if is_locked else len(reader.pages)
        pages = [page.extract_text().splitlines() for page in reader.pages] if 0 < count <= _MOST_PAGES else []
    except (*_DAMAGED, PyPdfError) as error:
        raise InputError(f"{path}：这份 PDF 坏了，读不出来；请找做成 PDF 之前的 Word 文件") from error
    if is_locked:
        raise InputError(f"{path}：这份 PDF 加了密码，读不出来；请去掉密码，或找做成 PDF 之前的 Word 文件")
    if count > _MOST_PAGES:
        raise InputError(f"{path}：有 {count} 页，不像一份报告；请只留报告的那几页")
    return pages


def _without_running_heads(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    counted = Counter(line.strip(SPACES) for page in pages for line in {*page[:2], *page[-2:]})
    for page in pages:
        for line in page:
            plain = line.strip(SPACES)
            if plain and (_PAGE_NUMBER.fullmatch(plain) or counted[plain] >= _RUNNING):
                continue
            yield line


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """Yield the paragraphs: a line goes on when it is full and the next one begins nothing new."""
    texts = [line.rstrip(SPACES) for line in lines if line.strip(SPACES)]
    lengths = sorted(len(text.strip(SPACES)) for text in texts)
    full = lengths[int(len(lengths) * 0.8)] - _SLACK if lengths else 0
    paragraph = ""
    for text in texts:
        if paragraph and _begins(text, paragraph, full):
            yield _CHINESE_SPACE.sub("", paragraph)
            paragraph = ""
        piece = text.strip(SPACES)
        paragraph += piece
        if len(piece) < full:
            yield _CHINESE_SPACE.sub("", paragraph)
            paragraph = ""
    if paragraph:
        yield _CHINESE_SPACE.sub("", paragraph)


def _begins(text: str, before: str, full: int) -> bool:
    """Return whether a line begins a paragraph, though the line before it is full."""
    if text[:1] in SPACES and len(text) - len(text.lstrip(SPACES)) >= 2:
        return True
    is_numbered = bool(number_of(text)[0] or PART.match(text))
    return before[-1] in _STOPS and (is_numbered or len(before) < full)
