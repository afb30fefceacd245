"""Accepts tracked changes: what a document is when all that anybody marked in its text holds."""

from __future__ import annotations

from drafter.docxfile.opc_package import Package
from drafter.redline.package_copy import Element, PackageCopy, namespace_of, parsed, to_bytes

_FORMATS = (
    *("rPrChange", "pPrChange", "sectPrChange", "numberingChange", "tblPrChange", "tblGridChange", "tblPrExChange"),
    *("trPrChange", "tcPrChange", "cellIns", "cellMerge"),
)
"""What a format was before (17.13.5): it goes."""
_RANGES = ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")
_GONE, _STAYS = ("del", "moveFrom"), ("ins", "moveTo")


def with_changes(package: Package) -> bytes:
    """Return the .docx of `package` with all tracked changes of its text accepted. Raises InputError."""
    content = package.read(package.main) or b""
    root = parsed(content, package)
    _Acceptance(root, namespace_of(content)).accept()
    copy = PackageCopy(package)
    copy.put(package.main, to_bytes(root))
    return copy.packed()


class _Acceptance:
    """The text of a document while its changes are accepted."""

    def __init__(self, root: Element, w: str) -> None:
        self._root, self._w = root, w

    def accept(self) -> None:
        self._take_out((*_FORMATS, *_RANGES))
        self._accept_rows()
        for mark in self._all(_GONE):
            if mark.getparent().tag != f"{self._w}rPr":
                mark.getparent().remove(mark)
        self._join_paragraphs()
        for mark in self._all(_STAYS):
            if mark.getparent().tag != f"{self._w}rPr":
                _unwrap(mark)
            else:
                mark.getparent().remove(mark)

    def _all(self, names: tuple[str, ...]) -> list[Element]:
        return list(self._root.iter(*(f"{self._w}{name}" for name in names)))

    def _take_out(self, names: tuple[str, ...]) -> None:
        for each in self._all(names):
            each.getparent().remove(each)

    def _accept_rows(self) -> None:
        """Take out rows and cells that were deleted, and tables of which nothing is left (17.13.5.12, 17.13.5.1)."""
        for mark in self._all(("cellDel",)):
            _remove(next(mark.iterancestors(f"{self._w}tc")))
        for properties in self._all(("trPr",)):
            marks = [each for each in properties if each.tag in (f"{self._w}ins", f"{self._w}del")]
            if any(each.tag == f"{self._w}del" for each in marks):
                _remove(next(properties.iterancestors(f"{self._w}tr")))
            for each in marks:
                properties.remove(each)
        for row in self._all(("tr",)):
            if row.find(f".//{self._w}tc") is None:
                _remove(row)
        for table in self._all(("tbl",)):
            if table.find(f".//{self._w}tr") is None:
                _remove(table)

    def _join_paragraphs(self) -> None:
        """Join each paragraph whose mark was deleted to the next; the last of a cell or before a table stays (17.13.5.15)."""
        for name in _GONE:
            for mark in self._all((name,)):
                paragraph = next(mark.iterancestors(f"{self._w}p"))
                mark.getparent().remove(mark)
                following = paragraph.getnext()
                if following is not None and following.tag == f"{self._w}p":
                    self._move_content(paragraph, following)
                    paragraph.getparent().remove(paragraph)
                elif following is not None and not self._holds_anything(paragraph):
                    paragraph.getparent().remove(paragraph)

    def _move_content(self, paragraph: Element, following: Element) -> None:
        properties = following.find(f"{self._w}pPr")
        place = 0 if properties is None else 1
        for each in reversed([each for each in paragraph if each.tag != f"{self._w}pPr"]):
            following.insert(place, each)

    def _holds_anything(self, paragraph: Element) -> bool:
        return any(True for _ in paragraph.iter(f"{self._w}r"))


def _unwrap(mark: Element) -> None:
    for child in list(mark):
        mark.addprevious(child)
    mark.getparent().remove(mark)


def _remove(element: Element) -> None:
    if element.getparent() is not None:
        element.getparent().remove(element)
