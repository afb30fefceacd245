"""The package of a .docx: its parts, their digest, and the packing into one file."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from drafter.pages.xml_builder import Xml, element, joined, part

CORE = "docProps/core.xml"
APP = "docProps/app.xml"
CUSTOM = "docProps/custom.xml"
DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
CONTENT_TYPES = "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_PROPERTIES_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can state; the same for every part of every file."""
_ZIP_LEVEL = 1
"""Half the time of the usual level 6, for a twelfth more bytes."""
_LARGEST_PACKAGE = 64 * 1024 * 1024
"""Bytes of content beyond which a file is not ours: a bureau's document has some 100 kB."""
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The format id under which Office keeps custom properties."""


class NewPart(NamedTuple):
    """A part that the base document lacks, and how the text part names it."""

    name: str
    content_type: str
    identifier: str
    """The id by which the text refers to it."""
    relation: str
    """The type of the relationship that leads to it."""
    content: bytes
    properties: bytes = b""
    """The part of properties that a custom XML part has beside it (22.5.2.1); empty for any other part."""

    @property
    def beside(self) -> dict[str, bytes]:
        """The parts that go with it, by name: its properties, and the relationship that leads to them."""
        if not self.properties:
            return {}
        folder, _, base = self.name.rpartition("/")
        target = f"itemProps{base.removeprefix('item')}"
        link = element("Relationship", Id="rId1", Type=_PROPERTIES_RELATION, Target=target)
        relations = part(element("Relationships", link, xmlns=_RELATIONSHIPS))
        return {f"{folder}/{target}": self.properties, f"{folder}/_rels/{base}.rels": relations}

    @property
    def overrides(self) -> dict[str, str]:
        """The content types of it and of its properties, by name."""
        own = {self.name: self.content_type}
        return own | {name: PROPERTIES_TYPE for name in self.beside if not name.endswith(".rels")}


def with_parts(parts: Mapping[str, bytes], added: Iterable[NewPart]) -> dict[str, bytes]:
    """Return `parts` with those that are `added`, named where a package names its parts."""
    new = tuple(added)
    types = (
        element("Override", PartName=f"/{name}", ContentType=content_type)
        for each in new
        for name, content_type in each.overrides.items()
    )
    relations = (
        element("Relationship", Id=each.identifier, Type=each.relation, Target=_target(each.name)) for each in new
    )
    return {
        **parts,
        **{each.name: each.content for each in new},
        **{name: content for each in new for name, content in each.beside.items()},
        CONTENT_TYPES: _with_more(parts[CONTENT_TYPES], "</Types>", types),
        RELATIONS: _with_more(parts[RELATIONS], "</Relationships>", relations),
    }


def _target(name: str) -> str:
    """Return how the text part names another part in a relationship."""
    return name.removeprefix("word/") if name.startswith("word/") else f"../{name}"


def _with_more(data: bytes, end: str, elements: Iterable[Xml]) -> bytes:
    return data.replace(end.encode(), (joined(elements) + end).encode())


def _custom_properties(digest: str) -> bytes:
    """Return `docProps/custom.xml`: the digest of all other parts as `DrafterDigest`."""
    value = element("vt:lpwstr", digest)
    held = element("property", value, fmtid=_CUSTOM_FORMAT, pid=2, name="DrafterDigest")
    namespaces = {
        "xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
        "xmlns:vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
    }
    return part(element("Properties", held, **namespaces))


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
