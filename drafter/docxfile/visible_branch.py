"""Which branch of alternate content is seen (ECMA-376 Part 3, 9.3): one of them, never two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE = f"{_MC}AlternateContent"
_UNDERSTOOD = frozenset(
    ("wps", "wpg", "wpc", "wp14", "w14", "w15", "w16", "w16se", "w16cid", "w16cex", "a14", "v", "o", "w", "r", "m")
)
"""Prefixes, as every producer writes them, of what Word shows and this package reads."""


def visible_branch(alternate: Element) -> Iterable[Element]:
    """Return the content of the branch of mc:AlternateContent that is shown; nothing when it has none."""
    choices = alternate.findall(f"{_MC}Choice")
    for choice in choices:
        needed = choice.get("Requires", "").split()
        if all(prefix in _UNDERSTOOD for prefix in needed):
            return choice
    fallback = alternate.find(f"{_MC}Fallback")
    if fallback is not None:
        return fallback
    return choices[0] if choices else ()


def alternatives(element: Element) -> Iterator[Element]:
    """Yield the children of `element`, with those of the shown branch in place of alternate content."""
    open_ = [iter(element)]
    while open_:
        child = next(open_[-1], None)
        if child is None:
            open_.pop()
        elif child.tag == ALTERNATE:
            open_.append(iter(visible_branch(child)))
        else:
            yield child
