"""A copy of a .docx in which some parts are others: every other part stays byte for byte."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree

from drafter.docxfile.opc_package import Package
from drafter.errors import InputError
from drafter.pages.word.docx_package import CONTENT_TYPES, NewPart

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LARGEST = 600_000_000
"""Bytes of all parts, unpacked, beyond which no copy is made."""
Element = Any
"""An element of lxml, which has no types."""


class PackageCopy:
    """The parts of a package that are to be others, until it is packed."""

    def __init__(self, package: Package) -> None:
        """Prepare a copy of `package`."""
        self._package = package
        self._changed: dict[str, bytes] = {}

    def put(self, name: str, content: bytes) -> None:
        """Put `content` into the part called `name`, which is there."""
        self._changed[name] = content

    def add(self, part: NewPart) -> None:
        """Add a part, with a name and an id of its own when its are taken, and name it where a package names parts."""
        folder, _, base = self._package.main.rpartition("/")
        relations = f"{folder}/_rels/{base}.rels".lstrip("/")
        root = self._tree(relations, f"{{{_RELATIONS}}}Relationships", _RELATIONS)
        ids = {each.get("Id") for each in root}
        key = next(f"{part.identifier}{n}" for n in range(1, len(ids) + 2) if f"{part.identifier}{n}" not in ids)
        added = part._replace(name=self._free_name(part.name))
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", Id=key, Type=part.relation, Target=f"/{added.name}")
        types = self._tree(CONTENT_TYPES, f"{{{_TYPES}}}Types", _TYPES)
        for name, content_type in added.overrides.items():
            etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)
        self._changed |= {added.name: part.content, relations: to_bytes(root), CONTENT_TYPES: to_bytes(types)}
        self._changed |= added.beside

    def _tree(self, name: str, root: str, namespace: str) -> Element:
        data = self._changed.get(name) or self._package.read(name)
        return parsed(data, self._package) if data else etree.Element(root, nsmap={None: namespace})

    def _free_name(self, name: str) -> str:
        taken = {each.lower() for each in (*self._package.names, *self._changed)}
        stem, _, suffix = name.rpartition(".")
        names = (name, *(f"{stem.rstrip('0123456789')}{n}.{suffix}" for n in range(2, len(taken) + 3)))
        return next(each for each in names if each.lower() not in taken)

    def packed(self) -> bytes:
        """Return the copy. Raises InputError."""
        return _copy(self._package, self._changed)


def namespace_of(data: bytes) -> str:
    """Return the namespace of WordprocessingML that the text part `data` uses, in braces."""
    return f"{{{STRICT if STRICT.encode() in data else TRANSITIONAL}}}"


def parsed(data: bytes, package: Package) -> Element:
    """Return the root of an XML part. Raises InputError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise package.fail("文件里有损坏的部分，写不了副本；请在 Word 里打开修复后另存") from error


def to_bytes(root: Element) -> bytes:
    """Return an XML part of its root."""
    return bytes(etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True))


def _copy(package: Package, changed: dict[str, bytes]) -> bytes:
    """Return the package with the parts `changed` in place of its own, the others as they are."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package.data)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        entries = {entry.filename: entry for entry in source.infolist()}
        if sum(entry.file_size for entry in entries.values()) > _LARGEST:
            raise InputError(f"{package.name}：文件解开后太大，写不了副本；请去掉里面的大图片后再试")
        try:
            for name, entry in entries.items():
                if name in changed:
                    copy.writestr(name, changed[name])
                else:
                    _copy_entry(source, entry, copy)
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
            raise InputError(f"{package.name}：文件里有损坏的部分，写不了副本；请在 Word 里打开修复后另存") from error
        for name in changed.keys() - entries.keys():
            copy.writestr(name, changed[name])
    return stream.getvalue()


def _copy_entry(source: zipfile.ZipFile, entry: zipfile.ZipInfo, copy: zipfile.ZipFile) -> None:
    """Copy one part, a piece at a time; never more of it than it says that it holds."""
    info = zipfile.ZipInfo(entry.filename, entry.date_time)
    info.compress_type = zipfile.ZIP_STORED if entry.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
    with source.open(entry) as reading, copy.open(info, "w") as writing:
        while piece := reading.read(1 << 20):
            writing.write(piece)
