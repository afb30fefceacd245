"""The document of the public edition: without what goes to the addressee and the files only."""

from __future__ import annotations

from drafter.pages.blocks import Addressee, Block, Document, Imprint, Masthead, Remark, SignatureBlock


def public_document(document: Document) -> Document:
    """Return `document` without 版头, 主送机关, 附注, 版记 and room for seals: a web page has none of them."""
    kept = (block for block in document.blocks if not isinstance(block, Masthead | Addressee | Remark | Imprint))
    return document._replace(blocks=tuple(map(_unsealed, kept)))


def _unsealed(block: Block) -> Block:
    return block._replace(sealed=False) if isinstance(block, SignatureBlock) else block
