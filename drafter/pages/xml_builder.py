"""Builds XML: elements are made by calls, nested as they stand in the file.

Text is escaped when it is put into an element, and attributes stand in the order in which they are given. `w` makes
the elements of WordprocessingML, `element` any others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
"""The namespace whose prefix is w in every part (ISO/IEC 29500-1)."""

_SPECIAL = re.compile('[&<>"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
"""By character; & first, as the others hold it."""

Value: TypeAlias = str | int | None
"""What an attribute says; None leaves it out."""


class Xml(str):
    """Elements as they stand in the file: put into others as it is, while any other text is escaped."""

    __slots__ = ()


def element(name: str, /, *content: str | None, **attributes: Value) -> Xml:
    """Return an element. `content` is elements (`Xml`) and text; what is None is left out, as with `attributes`."""
    return _element(name, content, attributes.items())


def w(name: str, /, *content: str | None, **attributes: Value) -> Xml:
    """Return an element of WordprocessingML: w:`name`, its attributes too, but for those with another prefix."""
    prefixed = [(key if ":" in key else f"w:{key}", value) for key, value in attributes.items()]
    return _element(f"w:{name}", content, prefixed)


def _element(name: str, content: Sequence[str | None], attributes: Iterable[tuple[str, Value]]) -> Xml:
    opening = name
    for key, value in attributes:
        if value is not None:
            opening += f' {key}="{escape(str(value))}"'
    if not content:
        return Xml(f"<{opening}/>")
    inner = "".join([each if type(each) is Xml else escape(each) for each in content if each is not None])
    return Xml(f"<{opening}>{inner}</{name}>")


def joined(elements: Iterable[Xml]) -> Xml:
    """Return elements one behind the other."""
    return Xml("".join(elements))


def part(root: Xml) -> bytes:
    """Return a part of a package: its `root` behind the declaration, in UTF-8."""
    return (XML_HEAD + root).encode()


def escape(text: str) -> str:
    """Return `text` as XML content, without the characters that XML 1.0 forbids."""
    if not _SPECIAL.search(text):
        return text
    escaped = _FORBIDDEN.sub("", text)
    for character, entity in _ENTITIES.items():
        escaped = escaped.replace(character, entity)
    return escaped
