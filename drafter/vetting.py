"""Looks an XML part through as a parser sees it, before anything is built of it: no entities, nothing without end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import IO
from xml.parsers import expat

from drafter.limits import XML_ATTRIBUTE, XML_ATTRIBUTES, XML_DEPTH

Attributes = dict[str, str]
_CHUNK = 65_536
_LARGE_COUNT = 7
"""Digits of a number that no file counts up to: readers reserve memory by what a file says of itself."""
_COUNTS = ("count", "uniqueCount")


class XmlRefusedError(ValueError):
    """Why a part is not read: a Chinese sentence without the part's name."""


def chunks(stream: IO[bytes], most: int) -> Iterator[bytes]:
    """Yield what `stream` holds, piece by piece. Raises XmlRefusedError when it is more than `most` bytes."""
    size = 0
    while piece := stream.read(_CHUNK):
        size += len(piece)
        if size > most:
            raise XmlRefusedError("解开后太大")
        yield piece


def look_through(
    pieces: Iterable[bytes],
    most_elements: int,
    start: Callable[[str, Attributes], None] | None = None,
    end: Callable[[str], None] | None = None,
    encoding: str | None = None,
) -> None:
    """Parse a part and call `start` and `end` for its elements, by their names without prefix.

    `encoding` is taken instead of what the part declares. Raises XmlRefusedError for a DTD, for what
    is no XML, and beyond the limits; whatever `start` and `end` raise.
    """
    parser = expat.ParserCreate(encoding)
    depth = count = 0

    def opened(name: str, attributes: Attributes) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > XML_DEPTH:
            raise XmlRefusedError(f"一层套一层，超过 {XML_DEPTH} 层，套得太深")
        if count > most_elements:
            raise XmlRefusedError(f"里面的元素超过 {most_elements} 个")
        if attributes:
            _refuse_attributes(attributes)
        if start is not None:
            start(name.rpartition(":")[2], attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(name.rpartition(":")[2])

    def declared(*_: object) -> None:
        raise XmlRefusedError("带有实体定义（DTD），正常的文件没有")

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.StartDoctypeDeclHandler = declared
    try:
        for piece in pieces:
            parser.Parse(piece)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, UnicodeError) as error:
        raise XmlRefusedError("已损坏") from error


def _refuse_attributes(attributes: Attributes) -> None:
    if len(attributes) > XML_ATTRIBUTES or max(map(len, attributes.values())) > XML_ATTRIBUTE:
        raise XmlRefusedError("有太多或太长的属性")
    for key in _COUNTS:
        claimed = attributes.get(key, "")
        if len(claimed.strip()) >= _LARGE_COUNT:
            raise XmlRefusedError(f"自称有 {claimed[:12]} 项，不是正常的文件")
