"""Comments put into a copy of a .docx: the marks in its text and the part that holds what they say."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from drafter.docxfile.opc_package import Package
from drafter.pages.word.docx_package import NewPart
from drafter.pages.word.word_comments import COMMENTS, CONTENT_TYPE, RELATION, Comment, comments_part
from drafter.redline.package_copy import STRICT, TRANSITIONAL, Element, PackageCopy, parsed, to_bytes
from drafter.redline.standing_comments import put_texts

_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"


class AddedComments:
    """Comments that go on behind those that a document has."""

    def __init__(self, package: Package, w: str) -> None:
        """Read the comments of `package`; `w` is the namespace of its text in braces. Raises InputError."""
        self._package, self._w = package, w
        self._part = next((t for k, t in package.relations.values() if k.endswith("/comments") and t), "")
        self._existing = parsed(package.read(self._part) or b"", package) if self._part else None
        self._first = _free_id(self._existing, w)
        self._comments: list[Comment] = []
        self._texts: dict[str, str | None] = {}

    def change(self, texts: Mapping[str, str | None]) -> None:
        """Give comments that were there other `texts`, by their ids; None: they go."""
        self._texts |= texts

    def add(self, author: str, text: str, paragraphs: list[Element], makers: list[Element]) -> None:
        """Add a comment on what `makers` make, or where there are none on all of `paragraphs`."""
        number = str(self._first + len(self._comments))
        start, end, reference = (self._make(name, number) for name in ("commentRangeStart", "commentRangeEnd", "r"))
        if makers:
            self._child_of_paragraph(makers[0]).addprevious(start)
            last = self._child_of_paragraph(makers[-1])
            last.addnext(reference)
            last.addnext(end)
        else:
            properties = paragraphs[0].find(f"{self._w}pPr")
            paragraphs[0].insert(0 if properties is None else 1, start)
            paragraphs[-1].extend((end, reference))
        self._comments.append(Comment(author, text))

    def put_into(self, parts: PackageCopy) -> None:
        """Write the part that holds the comments, those that were there first; nothing where none was added or changed."""
        if self._existing is not None and self._texts:
            put_texts(self._existing, self._texts, self._w)
            parts.put(self._part, to_bytes(self._existing))
        if not self._comments:
            return
        xml, relation = comments_part(self._comments, self._first), RELATION
        if self._w == f"{{{STRICT}}}":
            xml, relation = xml.replace(TRANSITIONAL.encode(), STRICT.encode()), f"{_STRICT_RELATIONS}/comments"
        if self._existing is not None:
            self._existing.extend(list(parsed(xml, self._package)))
            parts.put(self._part, to_bytes(self._existing))
            return
        folder = self._package.main.rpartition("/")[0]
        name = COMMENTS if folder == "word" else f"{folder}/comments.xml".lstrip("/")
        parts.add(NewPart(name, CONTENT_TYPE, "rIdCheck", relation, xml))

    def _make(self, name: str, number: str) -> Element:
        element = etree.Element(self._w + name)
        inner = element if name != "r" else etree.SubElement(element, f"{self._w}commentReference")
        inner.set(f"{self._w}id", number)
        return element

    def _child_of_paragraph(self, element: Element) -> Element:
        """Return the child of a paragraph that `element` stands in, or is."""
        while element.getparent().tag != f"{self._w}p":
            element = element.getparent()
        return element


def without_comment_marks(paragraph: Element, w: str) -> None:
    """Take out the places of comments in a paragraph of another document, whose comments stay there."""
    for mark in list(paragraph.iter(f"{w}commentRangeStart", f"{w}commentRangeEnd", f"{w}commentReference")):
        gone = mark.getparent() if mark.tag == f"{w}commentReference" else mark
        gone.getparent().remove(gone)


def _free_id(comments: Element | None, w: str) -> int:
    """Return the number from which on no comment has its id (17.13.4.2); ids that are no numbers are left alone."""
    used = [each.get(f"{w}id", "") for each in comments.iter(f"{w}comment")] if comments is not None else []
    numbers = {int(each) for each in used if re.fullmatch(r"[0-9]{1,9}", each)}
    return max(numbers, default=-1) + 1
