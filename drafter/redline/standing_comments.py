"""The comments that a document has: what they say and where they stand, to be taken out or worded anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from drafter.docxfile.opc_package import Package
from drafter.redline.package_copy import Element, parsed

_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_THREADS = "{http://schemas.microsoft.com/office/word/2012/wordml}"


class StandingComment(NamedTuple):
    """A comment."""

    number: str
    author: str
    text: str
    """Paragraphs are parted by newlines."""
    has_answer: bool
    """Whether somebody answered it."""


def comments_of(package: Package, w: str) -> list[StandingComment]:
    """Return the comments of `package`; `w` is the namespace of its text in braces. Raises InputError."""
    root = _tree(package, "/comments")
    answered = _answered(package)
    return [] if root is None else [_read(each, w, answered) for each in root.iter(f"{w}comment")]


def _read(comment: Element, w: str, answered: frozenset[str]) -> StandingComment:
    paragraphs = list(comment.iter(f"{w}p"))
    lines = ("".join(text.text or "" for text in each.iter(f"{w}t")) for each in paragraphs)
    has_answer = any(each.get(_PARAGRAPH_ID, "") in answered for each in paragraphs)
    return StandingComment(comment.get(f"{w}id", ""), comment.get(f"{w}author", ""), "\n".join(lines), has_answer)


def _answered(package: Package) -> frozenset[str]:
    """Return the ids of the paragraphs of comments that others answer."""
    root = _tree(package, "/commentsExtended")
    return frozenset() if root is None else frozenset(each.get(f"{_THREADS}paraIdParent", "") for each in root) - {""}


def _tree(package: Package, kind: str) -> Element | None:
    part = next((target for named, target in package.relations.values() if named.endswith(kind) and target), "")
    data = package.read(part) if part else None
    return parsed(data, package) if data else None


def places_of(root: Element, number: str, w: str) -> list[Element]:
    """Return the paragraphs of the text under `root` in which the comment called `number` begins, ends or is named."""
    names = [f"{w}{each}" for each in ("commentRangeStart", "commentRangeEnd", "commentReference")]
    marks = (mark for mark in root.iter(*names) if mark.get(f"{w}id") == number)
    found = (next(mark.iterancestors(f"{w}p"), None) for mark in marks)
    return list(dict.fromkeys(each for each in found if each is not None))


def take_out(root: Element, numbers: Iterable[str], w: str) -> None:
    """Take the marks of the comments called `numbers` out of the text under `root`."""
    gone = frozenset(numbers)
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for mark in [each for each in root.iter(f"{w}{name}") if each.get(f"{w}id") in gone]:
            parent = mark.getparent()
            others = [each for each in parent if each is not mark and each.tag != f"{w}rPr"]
            alone = name == "commentReference" and not others
            (parent.getparent() if alone else parent).remove(parent if alone else mark)


def put_texts(comments: Element, texts: Mapping[str, str | None], w: str) -> None:
    """Give comments the `texts` by their numbers, None: take them out of the part `comments`."""
    for comment in list(comments.iter(f"{w}comment")):
        number = comment.get(f"{w}id", "")
        if number not in texts:
            continue
        said = texts[number]
        if said is None:
            comment.getparent().remove(comment)
            continue
        paragraphs = list(comment.iter(f"{w}p"))
        for paragraph, line in zip(paragraphs, said.split("\n"), strict=False):
            _put_line(paragraph, line, w)


def _put_line(paragraph: Element, line: str, w: str) -> None:
    first, *others = list(paragraph.iter(f"{w}t"))
    first.text = line
    for each in others:
        each.text = ""
