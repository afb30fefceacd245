"""An answers file's text cut into pieces, to change one answer without reading the whole again.

A piece is a group with its key at the left edge, or one item of a list that is a group; it is
YAML by itself.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from drafter.yamlfile.yaml_text import Place, YamlText

_OTHER_BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Line breaks that not everybody counts as such."""

Span = tuple[int, int]
"""The first of some neighbouring items of a list, and the one behind the last."""


class Piece(NamedTuple):
    """Lines of the file that stand for themselves."""

    lead: str
    """Lines before the first item: the key of a list; all lines of a group that is none."""
    items: tuple[str, ...] = ()
    """The items of a list, each with the comments below it."""

    @property
    def text(self) -> str:
        """The piece's lines."""
        return self.lead + "".join(self.items)


class Pieces(NamedTuple):
    """A whole file in pieces: nothing is left out, nothing stands twice."""

    head: str
    """What stands before the first key."""
    groups: dict[str, Piece]

    @property
    def text(self) -> str:
        """The file's text."""
        return self.head + "".join(piece.text for piece in self.groups.values())

    def with_group(self, key: str, piece: Piece) -> Pieces:
        """Return these pieces with `piece` for the group at `key`."""
        return self._replace(groups={**self.groups, key: piece})

    def with_items(self, key: str, span: Span, texts: tuple[str, ...]) -> Pieces:
        """Return these pieces with `texts` in place of the items `span` of the list at `key`."""
        piece = self.groups[key]
        items = (*piece.items[: span[0]], *texts, *piece.items[span[1] :])
        return self.with_group(key, piece._replace(items=items))


def cut(source: YamlText) -> Pieces | None:
    """Return `source` in pieces; None when it is not written a group below the other."""
    if _OTHER_BREAKS.search(source.text):
        return None
    lines = source.text.splitlines(keepends=True)
    starts = [source.lines[(key,)] - 1 for key in source.tree]
    if not starts or starts != sorted(set(starts)) or any(not _opens(lines, at) for at in starts):
        return None
    ends = [*starts[1:], len(lines)]
    groups = {
        key: _piece(lines, start, end, key, source) for key, start, end in zip(source.tree, starts, ends, strict=True)
    }
    return Pieces("".join(lines[: starts[0]]), groups)


def _opens(lines: list[str], at: int) -> bool:
    """Return True when the line `at` begins with a key at the left edge."""
    return at < len(lines) and lines[at][:1] not in ("", " ", "\t", "{", "-", "?")


def _piece(lines: list[str], start: int, end: int, key: str, source: YamlText) -> Piece:
    value = source.tree[key]
    whole = Piece("".join(lines[start:end]))
    if not isinstance(value, list) or not value:
        return whole
    at = [_dash(lines, source.lines[key, i] - 1, start) for i in range(len(value))]
    if at[0] <= start or at != sorted(set(at)):
        return whole
    spans = pairwise([*at, end])
    return Piece("".join(lines[start : at[0]]), tuple("".join(lines[a:b]) for a, b in spans))


def _dash(lines: list[str], at: int, above: int) -> int:
    """Return the line of the dash before the value that begins at the line `at`."""
    while at > above and lines[at].split(maxsplit=1)[:1] != ["-"]:
        at -= 1
    return at


class Found(NamedTuple):
    """The least text that holds a place and can be read by itself."""

    text: str
    place: Place
    """The place within it."""
    span: Span | None
    """Which items of a list they are, with the list's key above them; None: a whole group."""


def piece_of(pieces: Pieces, place: Place, span: Span | None = None) -> Found | None:
    """Return the piece that holds `place`; None when its group is not in the file yet.

    `span` is the items that a change at an item's `place` concerns; None: that item alone.
    """
    piece = pieces.groups.get(str(place[0])) if place else None
    if piece is None:
        return None
    item = place[1] if len(place) > 1 else None
    if span is None and isinstance(item, int) and len(place) > 2:
        span = (item, item + 1)
    if span is None or not isinstance(item, int) or span[1] > len(piece.items):
        return Found(piece.text, place, None)
    return Found(piece.lead + "".join(piece.items[slice(*span)]), (place[0], item - span[0], *place[2:]), span)
