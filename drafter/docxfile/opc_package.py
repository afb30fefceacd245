"""The parts of a .docx, read with limits: nothing is unpacked to disk, no link is followed.

A file that is no .docx, or one that cannot be read, is refused with a Chinese message that says what to do.
"""

from __future__ import annotations

import io
import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

from drafter.errors import InputError
from drafter.inputs import read_input
from drafter.limits import DOCUMENT, XML_ELEMENTS, XML_PART, XML_TOTAL, ZIP_ENTRIES
from drafter.vetting import XmlRefusedError, look_through

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(?=\w)")
"""How the namespaces of strict files begin (ISO/IEC 29500-1): as to text and format, nothing else differs."""
_USUAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_STRICT_PROPERTIES = ((b"extendedProperties", b"extended-properties"), (b"customProperties", b"custom-properties"))
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "请用 Word 或 WPS 打开，选“另存为”，类型选“Word 文档（*.docx）”，再检查另存的文件"
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, ArithmeticError, RuntimeError)
_OTHER_KINDS = (
    (b"%PDF", "这是 PDF 文件，不是 .docx；请检查做成 PDF 之前的 .docx 文件"),
    (b"{\\rtf", f"这是 RTF 文件；{_SAVE_AS}"),
    (b"\x89PNG", "这是图片，不是 .docx；请检查原来的 .docx 文件"),
    (b"\xff\xd8\xff", "这是图片，不是 .docx；请检查原来的 .docx 文件"),
    (b"Rar!", "这是压缩包，不是 .docx；请先解压，再检查里面的 .docx"),
    (b"7z\xbc\xaf", "这是压缩包，不是 .docx；请先解压，再检查里面的 .docx"),
)
_OTHER_SUFFIXES = {
    ".doc": f"这是旧格式的 Word 文档（.doc）；{_SAVE_AS}",
    ".wps": f"这是 WPS 自己的格式（.wps）；{_SAVE_AS}",
    ".wpt": f"这是 WPS 的模板；{_SAVE_AS}",
    ".rtf": f"这是 RTF 文件；{_SAVE_AS}",
    ".odt": f"这是 OpenDocument 文档（.odt）；{_SAVE_AS}",
    ".ofd": "这是 OFD 版式文件；请检查做成 OFD 之前的 .docx 文件",
    ".pdf": "这是 PDF 文件；请检查做成 PDF 之前的 .docx 文件",
}


def refused_name(name: str) -> str:
    """Return why a file called `name` is not read: Word's, WPS's or LibreOffice's mark of an open file; or empty."""
    if name.startswith(("~$", ".~")):
        return "这是文档打开时的临时文件，里面没有正文；请关闭文档，再检查没有“~$”或“.~”开头的那一份"
    return ""


def refused_suffix(suffix: str) -> str:
    """Return why files that end in `suffix` are not read and the way out; empty if they may be."""
    return _OTHER_SUFFIXES.get(suffix.lower(), "")


class Package:
    """A .docx that was opened; parts are read as they are asked for."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the package in `data`, called `name` in messages. Raises InputError."""
        self.data, self.name = data, name
        self._unpacked = 0
        self._zip = self._open()
        self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        self._entries_by_lower = {name.lower(): entry for name, entry in self._entries.items()}
        self.main = self._main_part()
        self.relations = self._relations(self.main)
        self._trees: dict[str, Element | None] = {}

    def fail(self, what: str) -> InputError:
        """Return the error that says `what` of this file."""
        return InputError(f"{self.name}：{what}")

    def _open(self) -> zipfile.ZipFile:
        if not self.data.startswith(b"PK"):
            raise self.fail(self._other_kind())
        try:
            package = zipfile.ZipFile(io.BytesIO(self.data))
        except _ZIP_ERRORS as error:
            raise self.fail(
                "文件不完整或已损坏（可能没有下载完）；请重新取得一份，或在 Word 里打开修复后另存"
            ) from error
        count = len(package.infolist())
        if count > ZIP_ENTRIES:
            raise self.fail(f"文件里有 {count} 个部件，不是正常的 Word 文档；请检查来源")
        return package

    def _other_kind(self) -> str:
        """Return what a file is that is no zip archive."""
        for magic, message in _OTHER_KINDS:
            if self.data.startswith(magic):
                return message
        if self.data.startswith(_OLE):
            if "EncryptedPackage".encode("utf-16-le") in self.data:
                return "文件设了打开密码；请在 Word 或 WPS 里取消密码，另存后再检查"
            return f"这是旧格式的文档（.doc 或 .wps），只是名字叫 .docx；{_SAVE_AS}"
        if not self.data:
            return "文件是空的；请换一份完整的文件"
        if self.data[:2000].lstrip()[:1] == b"<":
            return f"这是网页或 XML 文件，只是名字叫 .docx；{_SAVE_AS}"
        return "不是 Word 文档，或者文件已损坏；请在 Word 或 WPS 里打开看看，另存为 .docx 后再检查"

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a part; None when there is none. Raises InputError."""
        entry = self._entries.get(name) or self._entries_by_lower.get(name.lower())
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise self.fail("文件设了密码；请在 Word 或 WPS 里取消密码，另存后再检查")
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(XML_PART + 1)  # never more, whatever the file says of its size
        except _ZIP_ERRORS as error:
            raise self.fail(f"文件里的 {name} 已损坏；请在 Word 或 WPS 里打开修复后另存，再检查") from error
        self._unpacked += len(data)
        if self._unpacked > XML_TOTAL:
            raise self._too_large("文件", XML_TOTAL)
        if len(data) > XML_PART:
            raise self._too_large(f"文件里的 {name} ", XML_PART)
        return data

    def _too_large(self, what: str, limit: int) -> InputError:
        size = limit // 1_000_000
        return self.fail(f"{what}解开后超过 {size} MB，不像一份报告；请检查来源，或只留报告的文字另存")

    def tree(self, name: str) -> Element | None:
        """Return the XML of a part, None when there is none. Raises InputError."""
        if name not in self._trees:
            data = self.read(name)
            self._trees[name] = None if data is None else self._parse(data, name)
        return self._trees[name]

    def _parse(self, data: bytes, name: str) -> Element:
        try:
            look_through([data], XML_ELEMENTS)
        except XmlRefusedError as error:
            raise self.fail(
                f"文件里的 {name} {error}；请在 Word 或 WPS 里打开修复后另存，再检查，或检查来源"
            ) from error
        if b"purl.oclc.org/ooxml" in data:
            data = _STRICT.sub(_USUAL, data)
            for strict, usual in _STRICT_PROPERTIES:
                data = data.replace(b"/" + strict + b'"', b"/" + usual + b'"')
        try:
            return ET.fromstring(data)  # noqa: S314 - without a DTD there are no entities to expand
        except (ET.ParseError, ValueError, LookupError) as error:
            raise self.fail(f"文件里的 {name} 已损坏；请在 Word 或 WPS 里打开修复后另存，再检查") from error

    def _main_part(self) -> str:
        target = _part_of_kind(self._relations(""), "officeDocument")
        if not target and "word/document.xml" in self._entries:
            return "word/document.xml"
        if target not in self._entries or target.startswith(("xl/", "ppt/", "visio/")):
            raise self.fail(self._other_office(target))
        return target

    def _other_office(self, target: str) -> str:
        if target.startswith("xl/"):
            return "这是 Excel 表格，只是名字叫 .docx；请检查报告的 .docx 文件"
        if target.startswith("ppt/"):
            return "这是演示文稿，只是名字叫 .docx；请检查报告的 .docx 文件"
        if "content.xml" in self._entries:
            return f"这是 OpenDocument 文档（.odt）；{_SAVE_AS}"
        if "OFD.xml" in self._entries:
            return "这是 OFD 版式文件；请检查做成 OFD 之前的 .docx 文件"
        if target:
            return "文件里没有正文部分，已损坏；请在 Word 或 WPS 里打开修复后另存，再检查"
        return "这是压缩包，不是 Word 文档；请先解压，再检查里面的 .docx"

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return type and target of each relation of `part` by id; external ones have no target."""
        folder, base = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        data = self.read(path)
        if data is None:
            return {}
        found = {}
        for each in self._parse(data, path):
            target = each.get("Target", "").replace("\\", "/")
            is_external = each.get("TargetMode") == "External" or "://" in target
            inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[each.get("Id", "")] = each.get("Type", ""), "" if is_external else inside
        return found

    def related(self, kind: str) -> Element | None:
        """Return the XML of the part that the text relates to as `kind`, such as styles; None when there is none."""
        target = _part_of_kind(self.relations, kind)
        return self.tree(target) if target else None

    def content_type(self) -> str:
        """Return the content type of the main part (ECMA-376 Part 2, 7.2.3); empty when none is given."""
        types = self.tree("[Content_Types].xml")
        given = {"": ""}
        for each in types if types is not None else ():
            key = each.get("PartName", "").lstrip("/") or each.get("Extension", "")
            given[key.lower()] = each.get("ContentType", "")
        extension = self.main.rpartition(".")[2]
        return given.get(self.main.lower(), given.get(extension.lower(), ""))

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all parts."""
        return tuple(self._entries)

    def property_part(self, kind: str) -> Element | None:
        """Return the XML of the part that the package itself relates to as `kind`, such as core-properties.

        None when there is none or it cannot be read: no text depends on it.
        """
        target = _part_of_kind(self._relations(""), kind)
        try:
            return self.tree(target) if target else None
        except InputError:
            return None

    def relation(self, key: str) -> Element | None:
        """Return the XML of the part with the relation id `key`."""
        target = self.relations.get(key, ("", ""))[1]
        return self.tree(target) if target else None


def _part_of_kind(relations: Mapping[str, tuple[str, str]], kind: str) -> str:
    """Return the first part that `relations` name as `kind`; empty when they name none."""
    targets = (target for type_, target in relations.values() if type_.endswith(f"/{kind}"))
    return next(filter(None, targets), "")


def open_package(path: Path) -> Package:
    """Return the .docx at `path`, opened. Raises InputError."""
    refusal = refused_name(path.name) or refused_suffix(path.suffix)
    if refusal and path.is_file():
        raise InputError(f"{path}：{refusal}")
    return Package(read_input(path, DOCUMENT), path.name)
