"""The forms in which a document is written, by the ending of the file's name."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from types import MappingProxyType

from drafter.page import STANDARD, Page
from drafter.pages.blocks import Document


class Form(Enum):
    """A form of file; the value is the ending of its name."""

    DOCX = ".docx"
    HTML = ".html"
    TEXT = ".txt"


def form_of(suffix: str) -> Form | None:
    """Return the form of files whose names end in `suffix`; None when there is none."""
    lower = suffix.lower()
    return next((form for form in Form if form.value == (".html" if lower == ".htm" else lower)), None)


def write_form(
    document: Document,
    form: Form,
    page: Page = STANDARD,
    notes: Mapping[str, str] = MappingProxyType({}),
    cache: Path | None = None,
    *,
    styled: bool = False,
    mergeable: bool = False,
) -> bytes:
    """Return `document` as the bytes of a file of `form`; the same bytes for the same document.

    `notes`, `cache` and `mergeable` are for a .docx alone, as in `write_docx`, `styled` for a web page: it then looks
    as `page` says.
    """
    # Each form is imported where it is written: a command writes one.
    if form is Form.HTML:
        from drafter.pages.web.html import write_html  # noqa: PLC0415

        return write_html(document, page if styled else None)
    if form is Form.TEXT:
        from drafter.pages.web.plain_text import write_text  # noqa: PLC0415

        return write_text(document)
    from drafter.pages.word.docx_writer import write_docx  # noqa: PLC0415

    return write_docx(document, page, notes, cache, mergeable=mergeable)
