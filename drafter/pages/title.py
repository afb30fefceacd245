"""Breaking a title into lines by sense and in a good shape (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from drafter.pages.measure import width

_LEAST_STEP = 2.0
"""Neighbouring lines whose widths differ by less, in 字, look like a block."""
_PIECES = re.compile(
    r"[（《〈“‘〔【「『(\[]*(?:[0-9A-Za-z]+(?:[.·-][0-9A-Za-z]+)*%?|.)[），。；：、！？》〉”’〕】」』)\]]*",
    re.DOTALL,
)
"""What stays together where a word must be broken: figures, and marks with their character."""

_Cost = tuple[int, int, float]
"""Wrong shapes, blocks, unevenness: fewer of the first outweigh all of the next."""
_Plan = tuple[_Cost, tuple[int, ...]]
"""A cost and the ends of the lines, as counts of words."""


def break_title(segments: Sequence[str], limit: float) -> tuple[str, ...]:
    """Return the lines of the title that `segments` make when joined.

    `segments` are words that must not be broken; `limit` is the width of a line in 字, at least 1.
    As few lines as possible; among these a trapezoid (each line longer, or each shorter, than the
    one above) or a lozenge (longer, then shorter) before a block or a waist; then the most even.
    Only a word wider than a line is broken itself.

    Raises:
        ValueError: `limit` is less than 1.
    """
    if limit < 1:
        raise ValueError(f"a line of {limit} 字 holds no character")
    words = [piece for segment in segments for piece in _breakable(segment, limit)]
    if not words:
        return ()
    lines = []
    start = 0
    for end in _line_ends(tuple(width(word) for word in words), limit):
        lines.append("".join(words[start:end]))
        start = end
    return tuple(lines)


def _breakable(segment: str, limit: float) -> list[str]:
    """Return `segment` whole, or in pieces that fit when it is wider than a line."""
    if not segment:
        return []
    if width(segment) <= limit:
        return [segment]
    pieces: list[str] = []
    for piece in _PIECES.findall(segment):
        pieces.extend([piece] if width(piece) <= limit else piece)
    # Marks that open nothing at the very end belong to no piece of the pattern.
    rest = segment[sum(map(len, pieces)) :]
    return [*pieces, *rest]


def _fewest_lines(widths: tuple[float, ...], limit: float) -> int:
    """Return how many lines are needed at least: filling each as far as it goes."""
    lines, used = 1, 0.0
    for each in widths:
        if used + each > limit and used:
            lines, used = lines + 1, 0.0
        used += each
    return lines


def _line_ends(widths: tuple[float, ...], limit: float) -> tuple[int, ...]:
    """Return after how many words each line ends, in the best of the shortest ways."""
    upto = (0.0, *accumulate(widths))
    count = len(widths)

    @cache
    def best(start: int, lines: int, above: float, narrowing: bool) -> _Plan | None:
        """Return the best plan for the words from `start` on, or None if they don't fit.

        `above` is the width of the line above, 0 if none; after a narrowing, a line that is wider
        than the one above makes a waist.
        """
        if not lines:
            return ((0, 0, 0.0), ()) if start == count else None
        plans: list[_Plan] = []
        for end in range(start + 1, count + 1):
            line = upto[end] - upto[start]
            if line > limit:
                break
            below = best(end, lines - 1, line, narrowing or line < above)
            if below is None:
                continue
            (waists, blocks, uneven), ends = below
            waist = narrowing and line > above
            block = above > 0 and abs(line - above) < _LEAST_STEP
            plans.append(((waists + waist, blocks + block, uneven + line * line), (end, *ends)))
        return min(plans, default=None)

    plan = best(0, _fewest_lines(widths, limit), 0.0, False)
    assert plan is not None, "filling line by line is such a plan"  # noqa: S101
    return plan[1]
