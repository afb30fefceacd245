"""Widths of text, counted in 字: one 字 is the width of one Chinese character (3.1)."""

from __future__ import annotations

from unicodedata import east_asian_width

_HALF_WIDE = frozenset({"Na", "H", "N"})


def width(text: str) -> float:
    """Return how many 字 wide `text` is: a Chinese character or mark 1, a Latin letter 0.5.

    Marks that Chinese and Latin writing share (“ ” — … ·) count as Chinese ones.
    """
    return sum(0.5 if east_asian_width(character) in _HALF_WIDE else 1.0 for character in text)
