"""The forms in which a document is written, by the ending of the file's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from types import MappingProxyType

from drafter.files import CHANGED
from drafter.page import STANDARD, Page
from drafter.pages.blocks import Document
from drafter.pages.word import digest_holds, write_docx


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
) -> bytes:
    """Return `document` as the bytes of a file of `form`; the same bytes for the same document.

    `page`, `notes` and `cache` are for a .docx alone, as in `write_docx`.
    """
    if form is Form.HTML:
        from drafter.pages.html import write_html  # noqa: PLC0415 - a .docx needs none of it

        return write_html(document)
    if form is Form.TEXT:
        from drafter.pages.plain_text import write_text  # noqa: PLC0415

        return write_text(document)
    return write_docx(document, page, notes, cache)


def why_kept(form: Form) -> str:
    """Return why a file of `form` that is not `untouched` stays as it is, as a remark goes on."""
    return "里的内容和这次的不一样，没有动它" if form is Form.TEXT else CHANGED


def untouched(form: Form, data: bytes) -> Callable[[bytes], bool]:
    """Return what tells whether a file of `form` is still as Drafter wrote it.

    A text has no place for a digest: only one that says just what `data` says is taken for ours.
    """
    if form is Form.HTML:
        from drafter.pages.html import html_digest_holds  # noqa: PLC0415

        return html_digest_holds
    if form is Form.TEXT:
        return data.__eq__
    return digest_holds
