"""Reads a .docx, whoever made it, into a manuscript with its format."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from drafter.checking.manuscript import Manuscript
from drafter.checking.roles import Line, passages_of
from drafter.checking.subject import kind_of, year_of
from drafter.docxfile.formats import FormattedParagraph, Layout
from drafter.docxfile.package import Package, W, open_package
from drafter.docxfile.pages import footers, odd_and_even, page_setups
from drafter.docxfile.text import TextReader

_LARGE = 36
"""Half-points from which on text is a title's or a masthead's: 18 pt, where the body has 16."""
_RED = re.compile(r"(?:[C-F][0-9A-F])(?:[0-4][0-9A-F]){2}$")


def read_docx(path: Path, last: Manuscript | None = None) -> Manuscript:
    """Return the manuscript of the .docx at `path`. Raises InputError."""
    return manuscript_of_package(open_package(path), last)


def read_docx_bytes(data: bytes, name: str, last: Manuscript | None = None) -> Manuscript:
    """Return the manuscript of the .docx in `data`, called `name` in messages. Raises InputError."""
    return manuscript_of_package(Package(data, name), last)


def manuscript_of_package(package: Package, last: Manuscript | None = None) -> Manuscript:
    """Return the manuscript of an opened .docx. Raises InputError."""
    root = package.tree(package.main)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise package.fail("文件里没有正文，已损坏；请在 Word 或 WPS 里打开修复后另存，再检查")
    reader = TextReader(package)
    places = {id(element): place for place, element in enumerate(body.iter(f"{W}p"))}
    paragraphs = {places[id(element)]: value for element, value in reader.paragraphs(body)}
    passages = passages_of(list(_lines(paragraphs)))
    layout = Layout(
        pages=page_setups(body),
        footers=footers(package, reader, body),
        odd_and_even=odd_and_even(package),
        paragraphs=paragraphs,
        normal=reader.run_format(reader.styles.default, None),
        revisions=sum(1 for tag in ("ins", "del") for _ in body.iter(W + tag)),
        comments=sum(1 for _ in body.iter(f"{W}commentReference")),
    )
    return Manuscript(
        name=package.name,
        passages=passages,
        kind=kind_of(passages),
        year=year_of(passages),
        layout=layout,
        last=last,
    )


def _lines(paragraphs: dict[int, FormattedParagraph]) -> Iterator[Line]:
    """Yield the lines that the paragraphs make; a line break by hand begins a new one."""
    sizes = {inside: sum(len(p.text) for p in paragraphs.values() if p.in_table is inside) for inside in (True, False)}
    all_in_tables = sizes[True] > 2 * sizes[False]
    for element, value in paragraphs.items():
        size, colour = _dominant(value)
        large = size >= _LARGE and not _RED.match(colour)
        for n, text in enumerate(value.text.split("\n")):
            yield Line(
                value.label + text if n == 0 else text,
                element=element,
                large=large,
                in_table=value.in_table and not all_in_tables,
                outline=value.format.outline,
                boxed=value.boxed,
            )


def _dominant(value: FormattedParagraph) -> tuple[int, str]:
    """Return size and colour of most of the characters."""
    if len(value.stretches) == 1:
        return value.stretches[0].format.size, value.stretches[0].format.colour
    counted: Counter[tuple[int, str]] = Counter()
    for stretch in value.stretches:
        counted[stretch.format.size, stretch.format.colour] += len(stretch.text)
    return counted.most_common(1)[0][0] if counted else (0, "")
