"""Widths of text, counted in 字: one 字 is the width of one Chinese character (3.1)."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width

_HALF_WIDE = frozenset({"Na", "H", "N"})
_WIDEST_LATIN = 0.66
"""字 that a figure or small letter takes in the widest of the fonts that stand in for Times New Roman."""
_WIDEST_CAPITAL = 0.85
_WIDEST_LETTERS = dict.fromkeys("%@&MWmw", 1.05)
_AUTOMATIC_SPACE = 0.25
"""字 that programs add between Chinese characters and figures or letters (`autoSpaceDE`, `autoSpaceDN`).

Word and WPS add a quarter of a 字 unless a setting forbids it, LibreOffice a fifth in any case.
"""


def width(text: str) -> float:
    """Return how many 字 wide `text` is: a Chinese character or mark 1, a Latin letter 0.5.

    Marks that Chinese and Latin writing share (“ ” — … ·) count as Chinese ones.
    """
    return sum(0.5 if _is_half_wide(character) else 1.0 for character in text)


def advances(text: str) -> Iterator[tuple[float, float]]:
    """Yield for each character of `text` the space that programs add before it, and its width, in 字.

    Both are the most that any program and any font that stands in may take: what is reckoned so to
    fit on a line does fit.
    """
    before = ""
    for character in text:
        space = _AUTOMATIC_SPACE if before and _has_space_between(before, character) else 0.0
        yield space, _most(character)
        before = character


def widest(text: str) -> float:
    """Return how many 字 `text` takes at most on a line, whatever the program and the font; see `advances`."""
    return sum(space + most for space, most in advances(text))


def _is_half_wide(character: str) -> bool:
    return east_asian_width(character) in _HALF_WIDE


def _has_space_between(left: str, right: str) -> bool:
    """Return True for a Chinese character beside a letter or figure; marks have their space in them."""
    chinese, latin = (right, left) if _is_half_wide(left) else (left, right)
    return chinese.isalnum() and latin.isalnum() and _is_half_wide(latin) and not _is_half_wide(chinese)


def _most(character: str) -> float:
    if not _is_half_wide(character):
        return 1.0
    return _WIDEST_LETTERS.get(character) or (_WIDEST_CAPITAL if character.isupper() else _WIDEST_LATIN)
