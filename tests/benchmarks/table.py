"""The table of a benchmark: its rows, the bars that they have to reach, and how it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timing import ratios, spread


class Bar(NamedTuple):
    """What a figure has to reach."""

    limit: float
    at_least: bool = False
    unit: str = ""

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.limit:g}{self.unit}"

    def verdict(self, figure: float) -> str:
        """Return whether `figure` is good enough, as a word."""
        held = figure >= self.limit if self.at_least else figure <= self.limit
        return "PASS" if held else "OVER"


class Row(NamedTuple):
    """A line of the table."""

    name: str
    ours: str
    other: str
    ratio: str
    bar: str
    verdict: str


def skipped(name: str, bar: Bar, reason: str) -> Row:
    """Return the row of what can't be measured here."""
    return Row(name, "", "", "", str(bar), f"skipped: {reason}")


def compared(name: str, ours: Sequence[float], other: Sequence[float], bar: Bar | None = None) -> Row:
    """Return the row of two series of seconds: ours to the other, or how much longer it takes."""
    ratio = ratios(other, ours) if bar and bar.at_least else ratios(ours, other)
    figure = f"{ratio.median:.2f} ({ratio.low:.2f}–{ratio.high:.2f})"
    verdict = bar.verdict(ratio.median) if bar else "no bar"
    return Row(name, milliseconds(ours), milliseconds(other), figure, str(bar or ""), verdict)


def limited(name: str, ours: Sequence[float], other: Sequence[float], bar: Bar) -> Row:
    """Return the row of two series of seconds of which ours has a bar in milliseconds, whatever the other takes."""
    row = compared(name, ours, other)
    return row._replace(bar=str(bar), verdict=bar.verdict(spread(ours).median * 1000))


def milliseconds(seconds: Sequence[float]) -> str:
    """Return the median of `seconds` for the table."""
    median = spread(seconds).median * 1000
    return f"{median:.0f} ms" if median >= 100 else f"{median:.2f} ms"


def print_rows(rows: Sequence[Row]) -> None:
    """Print `rows` under a head, in columns."""
    head = Row("measured", "Drafter", "other", "ratio (min–max)", "bar", "")
    table = [head, *rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(head) - 1)]
    for row in table:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        print("  ".join([*cells, row.verdict]).rstrip())
