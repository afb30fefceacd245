"""The parts of a .docx around its text: properties, digest, and the packing into one file.

No lxml and no python-docx here: this runs each time a document is written.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping

from drafter.pages.blocks import Document

CORE = "docProps/core.xml"
APP = "docProps/app.xml"
CUSTOM = "docProps/custom.xml"
DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
CONTENT_TYPES = "[Content_Types].xml"

XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can state; the same for every part of every file."""
_ZIP_LEVEL = 1
"""Half the time of the usual level 6, for a twelfth more bytes."""
_UNKNOWN_DAY = "2012-07-01"
"""Stands for a day that the answers don't give: since then GB/T 9704-2012 is in force."""
_LARGEST_PACKAGE = 64 * 1024 * 1024
"""Bytes of content beyond which a file is none of ours: a bureau's document has some 100 kB."""
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The format id under which Office keeps custom properties."""

_SPECIAL = re.compile('[&<>"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
_BREAKS = re.compile("([\n\t])")
_BREAK_ELEMENTS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def escape(text: str) -> str:
    """Return `text` as XML content, without the characters that XML 1.0 forbids."""
    if not _SPECIAL.search(text):
        return text
    return _SPECIAL.sub(lambda match: _ENTITIES.get(match.group(), ""), text)


def text_xml(text: str) -> str:
    """Return the elements of a run that show `text`: line ends and tabs are elements of their own."""
    if not _BREAKS.search(text):
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    pieces = (
        _BREAK_ELEMENTS.get(piece, f'<w:t xml:space="preserve">{escape(piece)}</w:t>')
        for piece in _BREAKS.split(text)
        if piece
    )
    return "".join(pieces)


def core_properties(document: Document) -> str:
    """Return `docProps/core.xml`: what the file's properties say about `document`.

    Made of the document alone, never of the clock: the same answers give the same file.
    """
    year_end = _UNKNOWN_DAY if document.year is None else f"{document.year:04d}-12-31"
    day = document.issued or year_end
    year = "" if document.year is None else f"{document.year}年"
    keywords = "；".join(filter(None, (document.authority, year)))
    matter = document.title.removeprefix(document.authority) or document.title
    moment = f'xsi:type="dcterms:W3CDTF">{escape(day)}T00:00:00Z</dcterms'
    return (
        f"{XML_HEAD}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(document.title)}</dc:title>"
        f"<dc:subject>{escape(matter)}</dc:subject>"
        f"<dc:creator>{escape(document.authority)}</dc:creator>"
        f"<cp:keywords>{escape(keywords)}</cp:keywords>"
        f"<cp:lastModifiedBy>{escape(document.authority)}</cp:lastModifiedBy>"
        "<cp:revision>1</cp:revision>"
        f"<dcterms:created {moment}:created><dcterms:modified {moment}:modified>"
        "<cp:category>公文</cp:category><dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def app_properties(company: str) -> str:
    """Return `docProps/app.xml`: the program and the issuing authority."""
    return (
        f"{XML_HEAD}<Properties"
        ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>Drafter</Application><DocSecurity>0</DocSecurity>"
        f"<Company>{escape(company)}</Company></Properties>"
    )


def _custom_properties(digest: str) -> bytes:
    """Return `docProps/custom.xml`: the digest of all other parts as `DrafterDigest`."""
    return (
        f"{XML_HEAD}<Properties"
        ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f'<property fmtid="{_CUSTOM_FORMAT}" pid="2" name="DrafterDigest">'
        f"<vt:lpwstr>{digest}</vt:lpwstr></property></Properties>"
    ).encode()


def _digest(parts: Mapping[str, bytes]) -> str:
    """Return the SHA-256 of the names and contents of `parts`, but for the digest's own part.

    Each is preceded by its length, so that no two packages give the same bytes to hash.
    """
    state = hashlib.sha256()
    for name in sorted(parts):
        if name != CUSTOM:
            for item in (name.encode(), parts[name]):
                state.update(len(item).to_bytes(8, "big"))
                state.update(item)
    return state.hexdigest()


def pack(parts: Mapping[str, bytes], *, compress: bool = True) -> bytes:
    """Return `parts` with their digest as one package, the same bytes for the same parts.

    The list of content types comes first, as Word writes it, the others by name. Only the
    text is deflated: to deflate a dozen small parts anew takes longer than to write the text.
    """
    sealed = {**parts, CUSTOM: _custom_properties(_digest(parts))}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name in sorted(sealed, key=lambda name: (name != CONTENT_TYPES, name)):
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED if compress and name == DOCUMENT else zipfile.ZIP_STORED
            info.create_system = 0  # else the system that wrote it would show in the bytes
            package.writestr(info, sealed[name], compresslevel=_ZIP_LEVEL)
    return stream.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name.

    Raises:
        ValueError: `data` names a part twice or holds more than any document of ours.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = package.infolist()
        if len({entry.filename for entry in entries}) < len(entries):
            raise ValueError("a part stands twice in the package")
        if sum(entry.file_size for entry in entries) > _LARGEST_PACKAGE:
            raise ValueError("the package is too large")
        return {entry.filename: package.read(entry) for entry in entries}


def digest_holds(data: bytes) -> bool:
    """Return whether `data` is a document of ours that nobody has changed since.

    True only if its `DrafterDigest` agrees with all its other parts; False for whatever else,
    damaged files and files of other kinds included. Packing the same parts anew changes nothing.
    """
    try:
        parts = unpack(data)
        return parts.get(CUSTOM) == _custom_properties(_digest(parts))
    except Exception:  # zipfile meets a damaged file with a dozen kinds of error, all a plain no
        return False
