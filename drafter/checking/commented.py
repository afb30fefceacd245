"""Writes findings as Word comments at their places into a copy of a .docx.

The copy keeps every other part byte for byte, and the comments that are there; ids go on from theirs.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from drafter.checking.from_docx import read_docx_bytes
from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rules import Finding
from drafter.docxfile.package import Package
from drafter.errors import InputError
from drafter.pages.word_comments import COMMENTS, CONTENT_TYPE, RELATION, Comment, comments_part
from drafter.pages.word_parts import CONTENT_TYPES

AUTHOR = "Drafter检查"
_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LARGEST = 600_000_000
"""Bytes of all parts, unpacked, beyond which no copy is made."""
_SKIPPED = frozenset(("del", "moveFrom", "txbxContent"))
Element = Any
"""An element of lxml, which has no types."""


def commented(data: bytes, manuscript: Manuscript, findings: Sequence[Finding]) -> bytes:
    """Return the .docx in `data` with a comment for each of `findings` that has no reason.

    `manuscript` is what was checked: the same document, or the answers it was rendered of.
    Raises InputError when the document cannot be copied.
    """
    package = Package(data, manuscript.name)
    read = read_docx_bytes(data, manuscript.name)
    target = _Target(package)
    places = _aligned(manuscript, read)
    spots: list[tuple[int, int, int, Finding]] = []
    for finding in findings:
        spot = finding.hit.spot
        if finding.reason or not read.passages:
            continue
        place = places.get(spot.passage, _first(read))
        start, end = (spot.start, spot.end) if spot.passage in places else (0, 0)
        spots.append((place, start, end, finding))
    for place, start, end, finding in spots:
        offset = _offset(read, place)
        exact = end > start and offset is not None
        target.comment(
            read.passages[place].element,
            (start + (offset or 0), end + (offset or 0)) if exact else None,
            _text(finding),
        )
    return target.packed()


def _text(finding: Finding) -> str:
    rule = finding.rule
    return "\n".join(
        (f"【{rule.severity.value}】{finding.hit.message}", f"改法：{finding.hit.mend}", f"{rule.name}，{rule.source}")
    )


def _first(read: Manuscript) -> int:
    """Return the passage that findings about the whole report hang on: the title."""
    return next((i for i, p in enumerate(read.passages) if p.role is Role.TITLE), 0)


def _aligned(checked: Manuscript, read: Manuscript) -> dict[int, int]:
    """Return which passage of the document each passage of what was checked is."""
    if [p.text for p in checked.passages] == [p.text for p in read.passages]:
        return {i: i for i in range(len(read.passages))}
    found: dict[int, int] = {}
    at = 0
    for i, passage in enumerate(checked.passages):
        for j in range(at, len(read.passages)):
            text = read.passages[j].text
            if text == passage.text or (passage.role is Role.TITLE and passage.text.startswith(text)):
                found[i], at = j, j + 1
                break
    return found


def _offset(read: Manuscript, place: int) -> int | None:
    """Return where a passage's text begins in its paragraph's, number aside; None if not found."""
    passage = read.passages[place]
    paragraph = read.layout.paragraphs.get(passage.element) if read.layout else None  # type: ignore[attr-defined]
    if paragraph is None:
        return None
    words = passage.text.removeprefix(paragraph.label)
    begin = paragraph.text.find(words)
    return begin - (len(passage.text) - len(words)) if begin >= 0 else None


class _Target:
    """The document while comments are put into it."""

    def __init__(self, package: Package) -> None:
        self._package = package
        data = package.read(package.main) or b""
        self._root = _parse(data)
        self._w = f"{{{_STRICT if _STRICT.encode() in data else _NS}}}"
        body = self._root.find(f"{self._w}body")
        self._paragraphs = list(body.iter(f"{self._w}p"))
        self._part = next((t for k, t in package.relations.values() if k.endswith("/comments") and t), "")
        self._existing = _parse(package.read(self._part) or b"") if self._part else None
        used = self._existing.iter(f"{self._w}comment") if self._existing is not None else ()
        self._next = max((int(each.get(f"{self._w}id", "0")) for each in used), default=-1) + 1
        self._comments: list[Comment] = []

    def comment(self, element: int, span: tuple[int, int] | None, text: str) -> None:
        """Put a comment on the characters `span` of the w:p number `element`, None for all of it."""
        paragraph = self._paragraphs[element]
        box = next((a for a in paragraph.iterancestors(f"{self._w}txbxContent")), None)
        if box is not None:  # Word allows no comments within text boxes
            paragraph, span = next(box.iterancestors(f"{self._w}p")), None
        runs = self._split(paragraph, *span) if span else []
        number = str(self._next + len(self._comments))
        start, end, reference = (self._make(name, number) for name in ("commentRangeStart", "commentRangeEnd", "r"))
        if runs:
            _child_of(paragraph, runs[0]).addprevious(start)
            last = _child_of(paragraph, runs[-1])
            last.addnext(reference)
            last.addnext(end)
        else:
            properties = paragraph.find(f"{self._w}pPr")
            paragraph.insert(0 if properties is None else 1, start)
            paragraph.extend((end, reference))
        self._comments.append(Comment(AUTHOR, text))

    def _make(self, name: str, number: str) -> Element:
        element = etree.Element(self._w + name)
        inner = element if name != "r" else etree.SubElement(element, f"{self._w}commentReference")
        inner.set(f"{self._w}id", number)
        return element

    def _split(self, paragraph: Element, start: int, end: int) -> list[Element]:
        """Return the runs that hold the characters from `start` to `end`, cut where that can be done."""
        found, at = [], 0
        for text in list(self._texts(paragraph)):
            run, length = text.getparent(), len(_shown(text, self._w))
            if at < end and at + length > start and length:
                if text.tag == f"{self._w}t":
                    run = self._cut(run, text, max(0, start - at), min(length, end - at))
                found.append(run)
            at += length
        return found

    def _texts(self, element: Element) -> Iterator[Element]:
        """Yield what makes characters below `element`, in the order of the text."""
        for child in element:
            name = etree.QName(child).localname if isinstance(child.tag, str) else ""
            if name in ("t", "tab", "ptab", "cr", "noBreakHyphen", "br"):
                if etree.QName(child.getparent()).localname == "r":
                    yield child
            elif name not in _SKIPPED and name not in ("pPr", "rPr", "AlternateContent", "drawing", "pict", "object"):
                yield from self._texts(child)

    def _cut(self, run: Element, text: Element, start: int, end: int) -> Element:
        """Return the run of the characters from `start` to `end` of `text`, the others in runs beside it."""
        if [child for child in run if child is not text and child.tag != f"{self._w}rPr"] or "\u00ad" in text.text:
            return run
        whole = text.text
        for piece, before in ((whole[:start], True), (whole[end:], False)):
            if not piece:
                continue
            copy = etree.fromstring(etree.tostring(run, with_tail=False))
            _set(copy.find(f"{self._w}t"), piece)
            (run.addprevious if before else run.addnext)(copy)
        _set(text, whole[start:end])
        return run

    def packed(self) -> bytes:
        """Return the document with the comments."""
        changed = {self._package.main: _bytes(self._root)}
        if self._comments:
            changed |= self._parts()
        return _copy(self._package, changed)

    def _parts(self) -> dict[str, bytes]:
        """Return the parts that hold the comments and name them."""
        xml = comments_part(self._comments, self._next)
        if self._w == f"{{{_STRICT}}}":
            xml = xml.replace(_NS, _STRICT)
        added = _parse(xml.encode())
        if self._existing is not None:
            self._existing.extend(list(added))
            return {self._part: _bytes(self._existing)}
        folder, _, base = self._package.main.rpartition("/")
        part = COMMENTS if folder == "word" else f"{folder}/comments.xml".lstrip("/")
        relations = f"{folder}/_rels/{base}.rels".lstrip("/")
        data = self._package.read(relations)
        root = _parse(data) if data else etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
        taken = {each.get("Id") for each in root}
        key = next(f"rIdCheck{n}" for n in range(1, len(taken) + 2) if f"rIdCheck{n}" not in taken)
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", Id=key, Type=RELATION, Target=f"/{part}")
        types = _parse(self._package.read(CONTENT_TYPES) or b"")
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{part}", ContentType=CONTENT_TYPE)
        return {part: xml.encode(), relations: _bytes(root), CONTENT_TYPES: _bytes(types)}


def _child_of(paragraph: Element, run: Element) -> Element:
    """Return the child of `paragraph` that `run` is or stands in."""
    while run.getparent() is not paragraph:
        run = run.getparent()
    return run


def _shown(text: Element, w: str) -> str:
    """Return the characters that an element makes, as the reader of .docx counts them."""
    if text.tag == f"{w}t":
        return (text.text or "").replace("\u00ad", "")
    return "" if text.get(f"{w}type") in ("page", "column") else " "


def _set(text: Element, content: str) -> None:
    text.text = content
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _parse(data: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(data, parser)


def _bytes(root: Element) -> bytes:
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
            raise InputError(f"{package.name}：文件解开后太大，写不了批注；请去掉里面的大图片后再试")
        try:
            for name, entry in entries.items():
                if name in changed:
                    copy.writestr(name, changed[name])
                else:
                    _copy_entry(source, entry, copy)
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
            raise InputError(f"{package.name}：文件里有损坏的部分，写不了批注；请在 Word 里打开修复后另存") from error
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
