"""Writes findings as Word comments at their places into a copy of a .docx.

The copy keeps every other part byte for byte, and the comments that are there; ids go on from theirs.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any, NamedTuple

from lxml import etree

from drafter.checking.manuscript import Manuscript, Passage, Role
from drafter.checking.rule import Finding
from drafter.checking.sources.from_docx import manuscript_of_document
from drafter.docxfile.contents import FormattedParagraph, Presence, TextPiece
from drafter.docxfile.document import read_document, word_suffix
from drafter.docxfile.opc_package import Package
from drafter.errors import InputError
from drafter.pages.word.docx_package import CONTENT_TYPES
from drafter.pages.word.word_comments import COMMENTS, CONTENT_TYPE, RELATION, Comment, comments_part

AUTHOR = "Drafter检查"
_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LARGEST = 600_000_000
"""Bytes of all parts, unpacked, beyond which no copy is made."""
Element = Any
"""An element of lxml, which has no types."""


def commented(data: bytes, manuscript: Manuscript, findings: Sequence[Finding]) -> bytes:
    """Return the .docx in `data` with a comment for each of `findings` that has no reason.

    `manuscript` is what was checked: the same document, or the answers it was rendered of.
    Raises InputError when the document cannot be copied.
    """
    package = Package(data, manuscript.name)
    document = read_document(package)
    read = manuscript_of_document(document, package.name)
    target = _Target(package)
    places = _aligned(manuscript, read)
    for finding in findings:
        spot = finding.hit.spot
        if finding.reason or not read.passages:
            continue
        place = places.get(spot.passage, _first(read))
        exact = spot.passage in places and spot.end > spot.start
        if read.passages[place].element < 0:  # of a header or footer, where Word allows no comments
            place, exact = _first(read), False
        passage = read.passages[place]
        paragraph = document.paragraphs[passage.element]
        offset = _offset(passage, paragraph) if exact else None
        span = None if offset is None else (spot.start + offset, spot.end + offset)
        target.comment(paragraph, span, _text(finding))
    return target.packed()


def suffix_of(data: bytes, name: str) -> str:
    """Return how a copy of the document in `data` is to be named at its end: as its kind is, such as .docm.

    Raises InputError.
    """
    return word_suffix(Package(data, name))


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


def _offset(passage: Passage, paragraph: FormattedParagraph) -> int | None:
    """Return where a passage's text begins in its paragraph's, number aside; None if not found."""
    words = passage.text.removeprefix(paragraph.label)
    begin = paragraph.text.find(words)
    return begin - (len(passage.text) - len(words)) if begin >= 0 else None


class _Cut(NamedTuple):
    """Characters of a piece of text and the element that now makes them."""

    start: int
    end: int
    element: Element


class _Target:
    """The document while comments are put into it."""

    def __init__(self, package: Package) -> None:
        self._package = package
        data = package.read(package.main) or b""
        self._root = _parse(data, package)
        self._w = f"{{{_STRICT if _STRICT.encode() in data else _NS}}}"
        self._elements = list(self._root.iter("*"))
        """As the reader counts them."""
        self._cuts: dict[int, list[_Cut]] = {}
        self._part = next((t for k, t in package.relations.values() if k.endswith("/comments") and t), "")
        self._existing = _parse(package.read(self._part) or b"", package) if self._part else None
        self._next = _free_id(self._existing, self._w)
        self._comments: list[Comment] = []

    def comment(self, paragraph: FormattedParagraph, span: tuple[int, int] | None, text: str) -> None:
        """Put a comment on the characters `span` of a paragraph, None for all of it."""
        elements = [self._elements[place] for place in paragraph.elements]
        boxes = list(elements[-1].iterancestors(f"{self._w}txbxContent"))
        if boxes:  # Word allows no comments within text boxes
            elements, span = [next(boxes[-1].iterancestors(f"{self._w}p"))], None
        found = self._makers(paragraph, *span) if span else []
        number = str(self._next + len(self._comments))
        start, end, reference = (self._make(name, number) for name in ("commentRangeStart", "commentRangeEnd", "r"))
        if found:
            self._child_of_paragraph(found[0]).addprevious(start)
            last = self._child_of_paragraph(found[-1])
            last.addnext(reference)
            last.addnext(end)
        else:
            properties = elements[0].find(f"{self._w}pPr")
            elements[0].insert(0 if properties is None else 1, start)
            elements[-1].extend((end, reference))
        self._comments.append(Comment(AUTHOR, text))

    def _make(self, name: str, number: str) -> Element:
        element = etree.Element(self._w + name)
        inner = element if name != "r" else etree.SubElement(element, f"{self._w}commentReference")
        inner.set(f"{self._w}id", number)
        return element

    def _makers(self, paragraph: FormattedParagraph, start: int, end: int) -> list[Element]:
        """Return what makes the characters from `start` to `end`, texts cut where that can be done."""
        found, at = [], 0
        for piece in paragraph.pieces:
            if piece.presence is not Presence.SHOWN:
                continue
            if at < end and at + len(piece.text) > start and piece.element >= 0:
                found.append(self._cut(piece, max(0, start - at), min(len(piece.text), end - at)))
            at += len(piece.text)
        return found

    def _cut(self, piece: TextPiece, start: int, end: int) -> Element:
        """Return the element of the characters from `start` to `end` of a piece, the others in runs beside it."""
        element = self._elements[piece.element]
        if piece.element not in self._cuts and not self._can_be_cut(element, piece.text):
            return element
        cuts = self._cuts.setdefault(piece.element, [_Cut(0, len(piece.text), element)])
        hit = next((cut for cut in cuts if cut.start <= start < cut.end), cuts[-1])
        if (start, min(end, hit.end)) == (hit.start, hit.end):
            return hit.element
        pieces = _pieces(hit, start, min(end, hit.end))
        cuts[cuts.index(hit) : cuts.index(hit) + 1] = pieces
        return next(cut.element for cut in pieces if cut.start == start)

    def _can_be_cut(self, element: Element, text: str) -> bool:
        """Return whether an element holds just `text` and stands alone in its run."""
        others = [each for each in element.getparent() if each is not element and each.tag != f"{self._w}rPr"]
        return element.tag == f"{self._w}t" and element.text == text and not others

    def _child_of_paragraph(self, element: Element) -> Element:
        """Return the child of a paragraph that `element` stands in, or is."""
        while element.getparent().tag != f"{self._w}p":
            element = element.getparent()
        return element

    def packed(self) -> bytes:
        """Return the document with the comments."""
        changed = {self._package.main: _bytes(self._root)}
        if self._comments:
            changed |= self._parts()
        return _copy(self._package, changed)

    def _parts(self) -> dict[str, bytes]:
        """Return the parts that hold the comments and name them."""
        xml, relation = comments_part(self._comments, self._next), RELATION
        if self._w == f"{{{_STRICT}}}":
            xml, relation = xml.replace(_NS.encode(), _STRICT.encode()), f"{_STRICT_RELATIONS}/comments"
        added = _parse(xml, self._package)
        if self._existing is not None:
            self._existing.extend(list(added))
            return {self._part: _bytes(self._existing)}
        folder, _, base = self._package.main.rpartition("/")
        part = COMMENTS if folder == "word" else f"{folder}/comments.xml".lstrip("/")
        relations = f"{folder}/_rels/{base}.rels".lstrip("/")
        data = self._package.read(relations)
        root = (
            _parse(data, self._package)
            if data
            else etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
        )
        taken = {each.get("Id") for each in root}
        key = next(f"rIdCheck{n}" for n in range(1, len(taken) + 2) if f"rIdCheck{n}" not in taken)
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", Id=key, Type=relation, Target=f"/{part}")
        types = _parse(self._package.read(CONTENT_TYPES) or b"", self._package)
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{part}", ContentType=CONTENT_TYPE)
        return {part: xml, relations: _bytes(root), CONTENT_TYPES: _bytes(types)}


def _pieces(cut: _Cut, start: int, end: int) -> list[_Cut]:
    """Cut a run of text at `start` and `end`; return what holds the characters now, in order."""
    run = cut.element.getparent()
    whole, name = cut.element.text, cut.element.tag
    bounds = [each for each in ((cut.start, start), (start, end), (end, cut.end)) if each[0] < each[1]]
    made = []
    for begin, stop in bounds[:-1]:
        copy = etree.fromstring(etree.tostring(run, with_tail=False))
        run.addprevious(copy)
        made.append(_Cut(begin, stop, copy.find(name)))
    made.append(_Cut(*bounds[-1], cut.element))
    for each in made:
        _set(each.element, whole[each.start - cut.start : each.end - cut.start])
    return made


def _free_id(comments: Element | None, w: str) -> int:
    """Return the number from which on no comment has its id (17.13.4.2); ids that are no numbers are left alone."""
    used = [each.get(f"{w}id", "") for each in comments.iter(f"{w}comment")] if comments is not None else []
    numbers = {int(each) for each in used if re.fullmatch(r"[0-9]{1,9}", each)}
    return max(numbers, default=-1) + 1


def _set(text: Element, content: str) -> None:
    text.text = content
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _parse(data: bytes, package: Package) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise package.fail("文件里有损坏的部分，写不了批注；请在 Word 里打开修复后另存") from error


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
