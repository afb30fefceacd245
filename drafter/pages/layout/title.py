"""Breaking a title into lines by sense and in a good shape (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise
from typing import NamedTuple

from drafter.model.break_marks import words_of
from drafter.pages.layout.title_words import Sense, sense, words_in
from drafter.pages.text_width import advances, widest, width

_LEAST_STEP = 2.0
"""Neighbouring lines whose widths differ by less, in 字, look like a block."""
_LEAST_LINE = 4.0
"""字 that each of several lines has at least: a shorter one looks left over."""
_LONG_NAME = 12
"""Characters from which on what is in no list is several words rather than a name: a line may end within it."""
_BLOCK, _WAIST, _STUB = 2, 5, 3
"""What neighbouring lines of one width, a waist, and a stub weigh beside the `Sense` of a break."""
_STUB_SHARE = 0.3
"""Of a line: a shorter last one is a stub."""


class _Piece(NamedTuple):
    """What of a title is never broken, and how well a line may end behind it."""

    text: str
    sense: Sense
    joint: bool
    """Whether it ends a segment."""


class _Cost(NamedTuple):
    """What is wrong with a plan; the first outweighs all of the next."""

    never: int = 0
    """Breaks within a number or beside a mark."""
    short: int = 0
    """Lines that look left over."""
    within: int = 0
    """Breaks that may be within a word."""
    broken: int = 0
    """Breaks within a segment that would fit on a line."""
    lines: int = 0
    shape: int = 0
    """Breaks against sense, blocks and waists, weighed."""
    uneven: float = 0.0

    def plus(self, other: _Cost) -> _Cost:
        """Return the sum of both."""
        return _Cost(
            self.never + other.never,
            self.short + other.short,
            self.within + other.within,
            self.broken + other.broken,
            self.lines + other.lines,
            self.shape + other.shape,
            self.uneven + other.uneven,
        )


_Plan = tuple[_Cost, tuple[int, ...]]
"""A cost and the ends of the lines, as counts of pieces."""


def title_lines(words: Sequence[str], limit: float, names: Sequence[object] = ()) -> tuple[str, ...]:
    """Return the lines of the title that `words` make when joined; an empty word always breaks the line.

    `names` are the names that stand in it: where one has break marks, these break the title's words.
    `limit` as in `break_title`.
    """
    marked = [word for each in words for word in _marked(each, names)]
    lines: list[str] = []
    for is_text, group in groupby(marked, key=bool):
        if is_text:
            lines += break_title(list(group), limit)
    return tuple(lines)


def name_lines(name: str, limit: float, names: Sequence[object] = (), suffix: str = "") -> tuple[str, ...]:
    """Return the lines of a name that stands alone, `suffix` behind it; `names` and `limit` as in `title_lines`.

    Where a part between its break marks is wider than a line, the line ends at each of the marks.
    """
    *first, last = words_of(name)
    words = (*first, last + suffix)
    if first and any(widest(word) > limit for word in words):
        return tuple(line for word in words for line in title_lines([word], limit))
    return title_lines(words, limit, () if first else names)


def _marked(word: str, names: Sequence[object]) -> Iterator[str]:
    """Yield `word`, or its parts where a name with break marks stands in it."""
    for name in names:
        if isinstance(name, str) and len(words_of(name)) > 1 and name in word:
            before, _, after = word.partition(name)
            inner = list(words_of(name))
            inner[0], inner[-1] = before + inner[0], inner[-1] + after
            yield from inner
            return
    yield word


def break_title(segments: Sequence[str], limit: float) -> tuple[str, ...]:
    """Return the lines of the title that `segments` make when joined.

    `segments` are words that should not be broken; `limit` is the width of a line in 字, at least 1,
    and no line is wider in any program (`widest`). As few lines as possible; each of several has at
    least four 字; among these, breaks by sense, a trapezoid (each line longer, or each shorter,
    than the one above) or a lozenge (longer, then shorter) before a block or a waist; then the most
    even. A segment that fits is broken only where a line would be shorter than four 字.

    Raises:
        ValueError: `limit` is less than 1.
    """
    if limit < 1:
        raise ValueError(f"a line of {limit} 字 holds no character")
    text = "".join(segments)
    if widest(text) <= limit:
        return (text,) if text else ()
    filled = list(filter(None, segments))
    lines = _lines([piece for segment in filled for piece in _kept(segment, limit)], limit)
    if len(lines) > 1 and any(width(line) < _LEAST_LINE for line in lines):
        return _lines([piece for segment in filled for piece in _pieces(segment, limit)], limit)
    return lines


def _kept(segment: str, limit: float) -> list[_Piece]:
    """Return `segment` as one piece where it fits on a line, else its pieces."""
    if widest(segment) <= limit:
        return [_Piece(segment, Sense.MARK, joint=True)]
    return list(_pieces(segment, limit))


def _lines(pieces: Sequence[_Piece], limit: float) -> tuple[str, ...]:
    """Return the lines that `pieces` come to in the best way."""
    lines = []
    start = 0
    for end in _line_ends(pieces, limit):
        lines.append("".join(piece.text for piece in pieces[start:end]))
        start = end
    return tuple(lines)


def _pieces(segment: str, limit: float) -> Iterator[_Piece]:
    """Yield the pieces of a segment: words; single characters of what is wider than a line or may be several words."""
    words = words_in(segment)
    for place, word in enumerate(words):
        last = place == len(words) - 1
        behind = Sense.MARK if last else sense(word, words[place + 1])
        if word.known and widest(word.text) <= limit:
            yield _Piece(word.text, behind, joint=last)
            continue
        within = Sense.NEVER if word.known else Sense.SEVERAL if len(word.text) >= _LONG_NAME else Sense.WITHIN
        yield from (_Piece(character, within, joint=False) for character in word.text[:-1])
        yield _Piece(word.text[-1], behind, joint=last)


def _line_ends(pieces: Sequence[_Piece], limit: float) -> tuple[int, ...]:
    """Return after how many pieces each line ends, in the best way."""
    count = len(pieces)
    spaces, upto = _widths(pieces)
    shown = [0.0]
    for piece in pieces:
        shown.append(shown[-1] + width(piece.text))
    fits = _fitting(pieces, limit)

    @cache
    def best(start: int, above: float, narrowing: bool) -> _Plan:
        """Return the best plan for the pieces from `start` on.

        `above` is the width of the line above, 0 if none; after a narrowing, a line that is wider
        than the one above makes a waist.
        """
        if start == count:
            return _Cost(), ()
        plans: list[_Plan] = []
        for end in range(start + 1, count + 1):
            if upto[end] - upto[start] - spaces[start] > limit and end > start + 1:
                break
            line = shown[end] - shown[start]
            rest, ends = best(end, line, narrowing or line < above)
            is_stub = end == count and start > 0 and line < _STUB_SHARE * limit
            shape = _beside_above(line, above, narrowing=narrowing) + _STUB * is_stub
            short = line < _LEAST_LINE and shown[-1] > line
            own = _Cost(short=int(short), lines=1, shape=shape, uneven=line * line)
            if end < count:
                own = own.plus(_break_cost(pieces[end - 1], fits=fits[end - 1]))
            plans.append((rest.plus(own), (end, *ends)))
        return min(plans)

    return best(0, 0.0, False)[1]


def _beside_above(line: float, above: float, *, narrowing: bool) -> int:
    """Return what a line's width costs below one of the width `above`: a waist, or a block."""
    is_waist = narrowing and line > above
    is_block = above > 0 and abs(line - above) < _LEAST_STEP
    return _WAIST * is_waist + _BLOCK * is_block


def _break_cost(piece: _Piece, *, fits: bool) -> _Cost:
    """Return what a line's end behind `piece` costs, whose segment `fits` on a line."""
    return _Cost(
        never=int(piece.sense is Sense.NEVER),
        within=int(piece.sense is Sense.WITHIN),
        broken=int(fits and not piece.joint),
        shape=0 if piece.joint else int(piece.sense),
    )


def _widths(pieces: Sequence[_Piece]) -> tuple[list[float], list[float]]:
    """Return the space that programs add before each piece, and how wide the title is up to each, spaces included."""
    each = iter(list(advances("".join(piece.text for piece in pieces))))
    spaces, upto = [], [0.0]
    for piece in pieces:
        characters = [next(each) for _ in piece.text]
        spaces.append(characters[0][0])
        upto.append(upto[-1] + sum(map(sum, characters)))
    return spaces, upto


def _fitting(pieces: Sequence[_Piece], limit: float) -> list[bool]:
    """Return for each piece whether its segment fits on a line."""
    fits: list[bool] = []
    bounds = [0, *(place + 1 for place, piece in enumerate(pieces) if piece.joint)]
    for start, end in pairwise(bounds):
        fits += [widest("".join(piece.text for piece in pieces[start:end])) <= limit] * (end - start)
    return fits
