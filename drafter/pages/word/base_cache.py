"""The base document of a page other than the standard's, built once and kept.

Building takes python-docx and some tenths of a second; what was built is kept in the user's
cache folder, under a name that no other page and no other version of Drafter has.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from drafter.errors import OutputError
from drafter.files import write_private
from drafter.inputs import UnreadableError, file_bytes
from drafter.limits import OWN
from drafter.page import Page
from drafter.pages.word.docx_package import digest_holds


def base_for(page: Page, shipped: bytes, cache: Path | None) -> bytes:
    """Return the base document for `page`; `shipped` is the standard's, `cache` a folder or None.

    What is kept is taken only while its digest holds, and as long as the same `shipped` document
    comes with Drafter: a change to how documents are built changes that one too.
    """
    state = hashlib.sha256(repr(page).encode() + shipped).hexdigest()[:24]
    path = cache / f"base-{state}.docx" if cache else None
    if path is not None:
        with suppress(UnreadableError):
            data = file_bytes(path, OWN)
            if digest_holds(data):
                return data
    from drafter.pages.word.base_document import build_base  # noqa: PLC0415 - brings in python-docx

    data = build_base(page)
    if path is not None:
        with suppress(OutputError):
            write_private(path, data)
    return data
