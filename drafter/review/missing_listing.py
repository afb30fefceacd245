"""Titles of answers in lines of the terminal: of what is missing, by the office that supplies it."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.review.missing_answers import Missing, by_office

_WIDTH = 76
"""Columns of a line, two for a Chinese character."""
_INDENT = "    "
_MOST_LINES = 6


def listed(missing: tuple[Missing, ...]) -> list[str]:
    """Return the titles of what is missing as lines, by the office that supplies it."""
    lines: list[str] = []
    for office, group in by_office(missing).items():
        lines += [f"  {office}（{len(group)} 个）：", *wrapped_titles([each.title for each in group])]
    return lines


def wrapped_titles(titles: Sequence[str], most: int = _MOST_LINES) -> list[str]:
    """Return `titles` in indented lines, broken between them; of more than `most` lines the rest is counted."""
    lines, line = list[str](), ""
    words = [*(f"{title}、" for title in titles[:-1]), *titles[-1:]]
    for word in words:
        if line and 2 * len(line + word) + len(_INDENT) > _WIDTH:
            lines.append(_INDENT + line)
            line = ""
        line += word
    lines.append(_INDENT + line)
    if len(lines) > most:
        return [*lines[:most], f"{_INDENT}…… 共 {len(titles)} 项"]
    return lines
