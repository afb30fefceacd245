"""Rejects tracked changes: what a document was before they were made."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.docxfile.opc_package import Package
from drafter.redline.change_marks import mark_number
from drafter.redline.package_copy import Element, PackageCopy, namespace_of, parsed, to_bytes


def without_changes(data: bytes, name: str, first: int) -> bytes:
    """Return the .docx in `data`, called `name`, with its tracked changes from the id `first` on rejected.

    Raises InputError.
    """
    package = Package(data, name)
    content = package.read(package.main) or b""
    root, w = parsed(content, package), namespace_of(content)
    ours = [each for each in root.iter(f"{w}ins", f"{w}del") if mark_number(each.get(f"{w}id")) >= first]
    reject(ours, w)
    copy = PackageCopy(package)
    copy.put(package.main, to_bytes(root))
    return copy.packed()


def reject(marks: Iterable[Element], w: str) -> None:
    """Reject tracked changes, `marks` of a part with the namespace `w`, in the tree that they stand in."""
    for mark in marks:
        if mark.getparent() is None:
            continue
        if mark.getparent().tag == f"{w}trPr" and mark.tag == f"{w}ins":
            _take_out_row(mark, w)
        elif mark.getparent().tag == f"{w}trPr":
            mark.getparent().remove(mark)
        elif mark.getparent().tag == f"{w}rPr" and mark.tag == f"{w}ins":
            _join_to_next(mark, w)
        elif mark.getparent().tag == f"{w}rPr" or mark.tag == f"{w}ins":
            mark.getparent().remove(mark)
        else:
            _bring_back(mark, w)


def _bring_back(mark: Element, w: str) -> None:
    """Put what `mark` says was deleted into its place as ordinary text."""
    for gone, shown in (("delText", "t"), ("delInstrText", "instrText")):
        for text in mark.iter(f"{w}{gone}"):
            text.tag = f"{w}{shown}"
    for child in list(mark):
        mark.addprevious(child)
    mark.getparent().remove(mark)


def _take_out_row(mark: Element, w: str) -> None:
    """Take out the row that `mark` says was inserted, and its table with the last one."""
    row = next(mark.iterancestors(f"{w}tr"))
    table = next(row.iterancestors(f"{w}tbl"))
    row.getparent().remove(row)
    if table.find(f".//{w}tr") is None:
        table.getparent().remove(table)


def _join_to_next(mark: Element, w: str) -> None:
    """Take out the paragraph whose end `mark` says was inserted; what it holds of others goes to the next one."""
    paragraph = next(mark.iterancestors(f"{w}p"))
    kept = [each for each in paragraph if each.tag not in (f"{w}pPr", f"{w}ins")]
    following = paragraph.getnext()
    if following is not None and following.tag == f"{w}p":
        for each in reversed(kept):
            following.insert(0 if following.find(f"{w}pPr") is None else 1, each)
    paragraph.getparent().remove(paragraph)
