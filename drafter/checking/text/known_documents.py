"""The laws, regulations and plans of this field with their years, and where a report cites them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript, Passage
from drafter.checking.rule import Spot
from drafter.checking.tables import read_table
from drafter.checking.text.prose import prose_of

_TABLE = Path(__file__).with_suffix(".yaml")
_TITLE = re.compile(r"《((?:[^《》\n]|《[^《》\n]*》){2,120})》")
_INNER = re.compile(r"[〈<《]([^〈〉<>《》]{4,80})[〉>》]")
_YEARS = re.compile(r"[（(]\s*(20[0-9]{2})\s*[-—－–~～至]{1,2}\s*(20[0-9]{2})\s*年?\s*[）)]")
_PREFIX = "中华人民共和国"
_ISSUER = re.compile(r"^(?:中共中央办公厅|国务院办公厅|中共中央|国务院|中央宣传部|司法部|教育部|、)+(?=关于)")
_EDITION = re.compile(r"[（(](?:20[0-9]{2}年)?(?:修订|修正|修订版|试行|暂行)?[）)]$")


class KnownDocument(NamedTuple):
    """A law, regulation, plan or paper that reports of this field cite."""

    name: str
    """Its full title, 中华人民共和国 left out."""
    since: int
    """First reporting year that may cite it."""
    until: int
    """Last reporting year that may; 9999 while it is in force."""
    note: str
    """Number, or since when it is in force; may be empty."""
    successor: str
    """The title of what took its place; empty when there is none."""


class Citation(NamedTuple):
    """A title that a report cites."""

    name: str
    """As the table writes it: without 中华人民共和国 and issuer, years as （2021—2025年）."""
    printed: str
    """As printed, without the marks around it."""
    spot: Spot


@lru_cache(maxsize=1)
def known() -> dict[str, KnownDocument]:
    """Return the known documents by their names; those with （试行） also without it."""
    table = {}
    for name, since, until, note, successor in read_table(_TABLE)["文件"]:
        document = KnownDocument(name, int(since), int(until or 9999), note, successor)
        table[name] = document
        table.setdefault(_EDITION.sub("", name), document)
    return table


@lru_cache(maxsize=1)
def misquotations() -> dict[str, str]:
    """Return the common misquotations: what is written → what it should be."""
    return dict(read_table(_TABLE)["误写"])


def plain_title(title: str) -> str:
    """Return a title as the table writes it."""
    title = _ISSUER.sub("", re.sub(r"\s", "", title).removeprefix(_PREFIX))
    title = _YEARS.sub(lambda match: f"（{match[1]}—{match[2]}年）", title)
    return _EDITION.sub("", title) if title not in known() else title


def cited(manuscript: Manuscript) -> tuple[Citation, ...]:
    """Return the titles that the report cites, in order; those within others on their own."""
    return _cited(manuscript.passages)


@lru_cache(maxsize=4)
def _cited(passages: tuple[Passage, ...]) -> tuple[Citation, ...]:
    prose = prose_of(Manuscript("", passages))
    return tuple(_citations(prose.text, prose.spot))


def _citations(text: str, spot: Callable[[int, int], Spot]) -> Iterable[Citation]:
    for match in _TITLE.finditer(text):
        inner = _INNER.search(match[1])
        if inner:
            start = match.start(1) + inner.start(1)
            yield Citation(plain_title(inner[1]), inner[1], spot(start, start + len(inner[1])))
        yield Citation(plain_title(match[1]), match[1], spot(match.start(1), match.end(1)))
