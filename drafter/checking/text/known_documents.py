"""The laws, regulations, plans and papers of this field as a table, and where a report cites them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript, read_once
from drafter.checking.rule import Spot
from drafter.checking.tables import read_rows
from drafter.checking.text.chinese_pattern import chinese_pattern
from drafter.checking.text.line_index import held_in
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.model.characters import without_spaces

_TABLE = Path(__file__).with_suffix(".txt")
_LAWS = _TABLE.with_name("laws_in_force.txt")
_MISQUOTED = "误写"
"""Heading of the table's part on misquotations."""
_TITLE = WordPattern(r"《((?:[^《》\n]|《[^《》\n]*》){2,120})》")
_INNER = WordPattern(r"[〈<《]([^〈〉<>《》]{4,80})[〉>》]")
_YEARS = WordPattern(r"[（(]\s*(20[0-9]{2})\s*[-—－–~～至]{1,2}\s*(20[0-9]{2})\s*年?\s*[）)]")
_PREFIX = "中华人民共和国"
_ISSUER = WordPattern(r"^(?:中共中央办公厅|国务院办公厅|中共中央|国务院|中央宣传部|司法部|教育部|、)+(?=关于)")
_EDITION = WordPattern(r"[（(](?:20[0-9]{2}年)?(?:修订|修正|修订版|试行|暂行)?[）)]$")


class KnownDocument(NamedTuple):
    """A law, regulation, plan or paper that reports of this field cite."""

    name: str
    """Its full title, 中华人民共和国 left out."""
    since: int
    """First reporting year that may cite it."""
    until: int
    """Last reporting year that may; 9999 while it is in force."""
    number: str = ""
    """文号, such as 国办发〔2018〕118号; empty when it is not compared."""
    force: tuple[str, ...] = ()
    """Days from which it has been in force, the present text's first, such as 2021-7-15."""
    remark: str = ""
    """How it ended; may be empty."""
    successor: str = ""
    """The title of what took its place; empty when there is none."""
    last_article: int = 0
    """Number of its last article; 0 when it is not compared."""
    revised: tuple[int, ...] = ()
    """Years in which revisions were promulgated."""
    source: str = ""
    """What kind of document it is and where such are published."""
    confirmed: bool = False
    """Whether name, days and articles were compared with a published text."""

    @property
    def note(self) -> str:
        """Number, or since when it is in force, or how it ended; may be empty."""
        if self.remark:
            return self.remark
        year, month, day = self.force[0].split("-") if self.force else ("", "", "")
        return "，".join(filter(None, (self.number, f"{year}年{month}月{day}日起施行" if year else "")))


class Citation(NamedTuple):
    """A title that a report cites."""

    name: str
    """As the table writes it: without 中华人民共和国 and issuer, years as （2021—2025年）."""
    printed: str
    """As printed, without the marks around it."""
    spot: Spot
    start: int = 0
    """Where the printed title begins in the prose's text."""
    end: int = 0


class _Table(NamedTuple):
    documents: dict[str, KnownDocument]
    misquoted: dict[str, str]


@lru_cache(maxsize=1)
def _table() -> _Table:
    documents: dict[str, KnownDocument] = {}
    misquoted: dict[str, str] = {}
    for heading, fields in read_rows(_TABLE):
        if heading == _MISQUOTED:
            misquoted[fields[0]] = fields[1]
            continue
        document = _document(heading, fields)
        documents[document.name] = document
        documents.setdefault(_EDITION.sub("", document.name), document)
    return _Table(documents, misquoted)


def _document(heading: str, fields: list[str]) -> KnownDocument:
    name, since, until, number, force, remark, successor, last_article, revised, confirmed = fields
    return KnownDocument(
        name,
        int(since),
        int(until or 9999),
        number,
        tuple(force.split(",")) if force else (),
        remark,
        successor,
        int(last_article or 0),
        tuple(int(year) for year in revised.split(",") if year),
        heading,
        confirmed == "已核",
    )


def known() -> dict[str, KnownDocument]:
    """Return the known documents by their names; those with （试行） also without it."""
    return _table().documents


@lru_cache(maxsize=1)
def other_laws() -> frozenset[str]:
    """Return the names of the laws in force that the table has not; of those being deliberated as well."""
    return frozenset(name for _, fields in read_rows(_LAWS) for name in fields[0].split("、"))


def misquotations() -> dict[str, str]:
    """Return the common misquotations: what is written → what it should be."""
    return _table().misquoted


def plain_title(title: str) -> str:
    """Return a title as the table writes it."""
    title = _ISSUER.sub("", without_spaces(title).removeprefix(_PREFIX))
    title = _YEARS.sub(lambda match: f"（{match[1]}—{match[2]}年）", title)
    title = title.replace("〈", "《").replace("〉", "》").replace("<", "《").replace(">", "》")
    return _EDITION.sub("", title) if title not in known() else title


@read_once
def cited(manuscript: Manuscript) -> tuple[Citation, ...]:
    """Return the titles that the report cites, in order; those within others on their own."""
    prose = prose_of(manuscript)
    return tuple(_citations(prose.text, prose.spot))


def _citations(text: str, spot: Callable[[int, int], Spot]) -> Iterable[Citation]:
    for match in _TITLE.finditer(text):
        inner = _INNER.search(match[1])
        if inner:
            start = match.start(1) + inner.start(1)
            end = start + len(inner[1])
            yield Citation(plain_title(inner[1]), inner[1], spot(start, end), start, end)
        yield Citation(plain_title(match[1]), match[1], spot(*match.span(1)), *match.span(1))


@lru_cache(maxsize=1)
def _bare_names() -> list[str]:
    """Return the laws that may be named without marks, the longest first; none so short that other words hold it."""
    names = (name for name in known() if name.endswith(("法", "条例", "通则", "总则")) and len(name) >= _SHORTEST_BARE)
    return sorted(names, key=len, reverse=True)


def _named_bare(names: list[str]) -> re.Pattern[str]:
    """Return what finds `names` where they stand without marks."""
    words = "|".join(names)
    return chinese_pattern(
        rf"(?:(?<![《〈])(?<![一-鿿])|{'|'.join(f'(?<={word})' for word in _BEFORE_BARE)})({words})(?![》〉律]|[一-鿿]*》)"
    )


_SHORTEST_BARE = 4
_BEFORE_BARE = [
    "依据",
    "根据",
    "按照",
    "依照",
    "学习",
    "宣传",
    "贯彻",
    "违反",
    "适用",
    "落实",
    "实施",
    "对照",
    "修订的",
    "修正的",
    "公布的",
    "施行的",
]
"""Words behind which the name of a law may begin without marks; all of two or three characters."""


@read_once
def named_bare(manuscript: Manuscript) -> tuple[Citation, ...]:
    """Return the known laws that the report names without marks, at the beginning of a word, in order."""
    prose = prose_of(manuscript)
    held = held_in(prose.text, _bare_names())
    return tuple(
        Citation(match[1], match[1], prose.spot(*match.span(1)), *match.span(1))
        for match in (_named_bare(held).finditer(prose.text) if held else ())
    )


_REFERRED = WordPattern(r"该(法|条例|办法|规定|规则|纲要|意见|规划|细则)(?!律|规|院|治|制|学|人|定)")


@read_once
def referred_to(manuscript: Manuscript) -> tuple[Citation, ...]:
    """Return where the report says 该法, 该条例 of what it cited last in the same paragraph, under the cited name."""
    prose = prose_of(manuscript)
    named = sorted((*cited(manuscript), *named_bare(manuscript)), key=lambda each: each.start)
    found = []
    for match in _REFERRED.finditer(prose.text):
        line = prose.text.rfind("\n", 0, match.start())
        before = [each for each in named if line < each.start < match.start() and each.name.endswith(match[1])]
        if before:
            found.append(Citation(before[-1].name, match[0], prose.spot(*match.span()), *match.span()))
    return tuple(found)
