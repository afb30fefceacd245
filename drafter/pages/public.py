"""The document of the public edition: without what goes to the addressee and the files only."""

from __future__ import annotations

from drafter.pages.blocks import Addressee, Document, Imprint, Masthead, Remark


def public_document(document: Document) -> Document:
    """Return `document` without 版头, 主送机关, 附注 and 版记: a web page has none of them."""
    kept = tuple(block for block in document.blocks if not isinstance(block, Masthead | Addressee | Remark | Imprint))
    return document._replace(blocks=kept)
