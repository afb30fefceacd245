"""Near quotations: what has a statute's own words but for a number or a denial: 告知后三日内提出 for 五日内提出.

`statutes.bin` is made by `python -m tests.lexicon.make_statutes`. It holds the statutes without commas, and of strings of
six characters where in them they stand.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from drafter.checking.tables import table_bytes
from drafter.checking.text.likelihood import LONGEST, Counts, plain, reports_with
from drafter.model.numerals import to_chinese

TABLE = Path(__file__).with_name("statutes.bin")
SEED, ENTRY = 6, 3
"""Characters of the strings whose places the table keeps, and bytes of a place."""
_SIDE, _WHOLE = 4, 14
"""Characters that must be the same on each side, and on both together."""
_CLAUSE = 12
"""Characters that must be the same from the beginning of a clause on, to which a statute has a denial before."""
_LONGEST = 3
"""Characters of what is exchanged, lost or added."""
_NUMERALS = frozenset("一二三四五六七八九十百两半")
_REACH = _LONGEST + _SIDE
_SIZES = sorted(((a, b) for a in range(_LONGEST + 1) for b in range(_LONGEST + 1) if a + b), key=sum)
"""How many characters a text may have for how many of a statute, the fewest first."""
_DENYING = frozenset(["不", "未", "没有", "不得", "不应", "无"])
_AFFIRMING = frozenset(["", "可以", "应当", "方可", "得", "给", "有", "存在"])
_PIECES = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?)|[^0-9，。；：、 \t\u3000\xa0\n]+|[。；：、\n]")
_ENDS = "，。；：、\n"
_DIGITS = 2
"""Digits of the numbers that statutes have in characters."""
_AROUND = 2
"""Characters on either side that tell whether other reports write so."""


class NearQuotation(NamedTuple):
    """A stretch of a text where a statute has something else."""

    start: int
    end: int
    written: str
    right: str
    statute: str


class _Text(NamedTuple):
    """A text as statutes are kept, where each of its characters begins and ends, and where its clauses begin."""

    shown: str
    starts: list[int]
    ends: list[int]
    openings: set[int]


class _Same(NamedTuple):
    """A run of the same characters in a text and in the statutes: where it begins and ends in each."""

    start: int
    end: int
    first: int
    last: int


class _Other(NamedTuple):
    """What a text has in place of a statute's words: where it begins and ends in each, and how much is the same around."""

    start: int
    end: int
    first: int
    last: int
    same: int


def near_quotations(text: str, year: int | None = None, count: Counts = reports_with) -> Iterator[NearQuotation]:
    """Yield where `text` has the words of a statute in force in `year` but for one; not what other reports write as well."""
    read, statutes, taken = _as_statutes(text), _statutes(), -1
    found = (_with_whole_numbers(read.shown, statutes, each) for each in _others(read, statutes))
    for other in sorted(found, key=lambda each: (each.start, -each.same)):
        start, end = _span(read, other)
        written, right = read.shown[other.start : other.end], statutes[other.first : other.last]
        name, since = _statute_at(other.first)
        if start <= taken or (year is not None and since > year) or not _is_doubted(written, right):
            continue
        if not _opens_clause(read, other) and _is_told_so(text, read, other, count):
            continue
        taken = end
        yield NearQuotation(start, end, text[start:end], right, name)


def _opens_clause(read: _Text, other: _Other) -> bool:
    """Return whether what is lost stood at the beginning of a clause, where anything may stand before."""
    return other.start == other.end and other.start in read.openings


def _is_told_so(text: str, read: _Text, other: _Other, count: Counts) -> bool:
    """Return whether a statute or other reports have the words as they are written."""
    around = read.shown[max(0, other.start - _SIDE) : other.end + _SIDE]
    start, end = _span(read, other)
    beside = plain(text[max(0, start - _AROUND) : end + _AROUND])
    is_usual = count(beside[:LONGEST]) is not None and count(beside[-LONGEST:]) is not None
    return is_usual or around in _statutes()


def _span(read: _Text, other: _Other) -> tuple[int, int]:
    """Return where what is exchanged begins and ends in the text as it was written."""
    start = read.starts[other.start]
    return start, read.ends[other.end - 1] if other.end > other.start else start


def place_of(string: str, size: int) -> int:
    """Return which of `size` lists has the places of `string`."""
    return crc32(string.encode("utf-16-le")) % size


class _Table(NamedTuple):
    """The statutes, and by a digest of a string the places where it may stand: where each list begins, and all lists."""

    statutes: str
    size: int
    begins: bytes
    places: bytes


@lru_cache(maxsize=1)
def _table() -> _Table:
    data = table_bytes(TABLE)
    start, size = (int.from_bytes(data[at : at + 4], "little") for at in (0, 4))
    lists = start + (size + 1) * ENTRY
    return _Table(zlib.decompress(data[8:start]).decode("utf-8"), size, data[start:lists], data[lists:])


def _statutes() -> str:
    return _table().statutes


def _statute_at(place: int) -> tuple[str, int]:
    """Return the name of the statute that stands at a place, and the year since when it stands so."""
    statutes = _statutes()
    start = statutes.rfind("\n《", 0, place) + 1
    name, _, year = statutes[start : statutes.index("\n", start)].rpartition("》")
    return f"{name}》", int(year)


def _places(string: str, table: _Table) -> Iterator[int]:
    """Yield where in the statutes `string` stands, as far as the table knows."""
    at = place_of(string, table.size) * ENTRY
    begin, end = table.begins[at : at + ENTRY], table.begins[at + ENTRY : at + 2 * ENTRY]
    if begin == end:
        return
    for one in range(int.from_bytes(begin, "little"), int.from_bytes(end, "little")):
        place = int.from_bytes(table.places[one * ENTRY : (one + 1) * ENTRY], "little")
        if table.statutes.startswith(string, place):
            yield place


def _as_statutes(text: str) -> _Text:
    """Return `text` without white space and commas, but line ends, and with small numbers in characters."""
    shown: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    openings = {0}
    for match in _PIECES.finditer(text):
        start, end = match.span()
        piece = match[0]
        if match.lastgroup == "number":
            is_small = piece.isdecimal() and len(piece) <= _DIGITS and int(piece) > 0
            piece = to_chinese(int(piece)) if is_small else piece
            starts += [start] * len(piece)
            ends += [end] * len(piece)
        else:
            starts += range(start, end)
            ends += range(start + 1, end + 1)
        shown.append(piece)
        if text[end : end + 1] in _ENDS:
            openings.add(len(starts))
    return _Text("".join(shown), starts, ends, openings)


def _others(read: _Text, statutes: str) -> Iterator[_Other]:
    """Yield what a text has in place of the statutes' words, before and behind each run that is the same."""
    text, followed, table = read.shown, dict[int, int](), _table()
    for at in range(0, len(text) - SEED + 1, 2):  # the longer side of what is the same has seven
        for place in _places(text[at : at + SEED], table):
            if followed.get(place - at, -1) >= at:
                continue
            before, behind = _same(text, at, statutes, place, -1), _same(text, at, statutes, place, 1)
            same = _Same(at - before, at + behind, place - before, place + behind)
            followed[place - at] = same.end
            yield from _beyond(read, statutes, same)


def _same(text: str, at: int, statutes: str, place: int, step: int) -> int:
    """Return how many characters are the same from two places on, or before them."""
    length = 0
    if step < 0:
        while at - length and place - length and text[at - length - 1] == statutes[place - length - 1]:
            length += 1
    else:
        most = min(len(text) - at, len(statutes) - place)
        while length < most and text[at + length] == statutes[place + length]:
            length += 1
    return length


def _beyond(read: _Text, statutes: str, same: _Same) -> Iterator[_Other]:
    """Yield the least that is exchanged at either end of a run so that the words go on the same."""
    text, (start, end, first, last) = read.shown, same
    length = end - start
    if length >= _CLAUSE and statutes[first - 1] in _DENYING and start in read.openings:
        yield _Other(start, start, first - 1, first, length)
    if length < _WHOLE // 2:
        return  # the longer side is one that another run has
    behind, before = text[end : end + _REACH], text[max(0, start - _REACH) : start]
    behind_there, before_there = statutes[last : last + _REACH], statutes[max(0, first - _REACH) : first]
    for a, b in _SIZES:
        if behind[a : a + _SIDE] == behind_there[b : b + _SIDE] and len(behind) >= a + _SIDE:
            further = _same(text, end + a, statutes, last + b, 1)
            if length + further >= _WHOLE:
                yield _Other(end, end + a, last, last + b, length + further)
                break
    for a, b in _SIZES:
        a_end, b_end = len(before) - a, len(before_there) - b
        if before[a_end - _SIDE : a_end] == before_there[b_end - _SIDE : b_end] and min(a_end, b_end) >= _SIDE:
            further = _same(text, start - a, statutes, first - b, -1)
            if length + further >= _WHOLE:
                yield _Other(start - a, start, first - b, first, length + further)
                break


def _with_whole_numbers(text: str, statutes: str, other: _Other) -> _Other:
    """Return what is exchanged with the digits that are the same beside it: 十五 for 五, not 十 too many."""
    start, end, first, last, same = other
    if not _NUMERALS.issuperset(text[start:end] + statutes[first:last]):
        return other
    while start and text[start - 1] in _NUMERALS:
        start, first, same = start - 1, first - 1, same - 1
    while end < len(text) and text[end] in _NUMERALS:
        end, last, same = end + 1, last + 1, same - 1
    return _Other(start, end, first, last, same)


def _is_doubted(written: str, right: str) -> bool:
    """Return whether what is exchanged is a number, or what denies for what does not."""
    if _NUMERALS.issuperset(written + right):
        return True
    one, other = (each in _DENYING for each in (written, right))
    return one != other and {written, right} <= _DENYING | _AFFIRMING
