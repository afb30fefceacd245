"""What all readers of WordprocessingML need: namespaces, children and their values, alternate content."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL = f"{W}val"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
ALTERNATE = f"{_MC}AlternateContent"
DELETIONS = frozenset((f"{W}del", f"{W}moveFrom"))
"""Tracked changes that take out what stands in them (17.13.5.14, 17.13.5.22)."""
INSERTIONS = frozenset((f"{W}ins", f"{W}moveTo"))
_OFF = frozenset(("0", "false", "off", "none"))
_LENGTH = re.compile(r"(-?[0-9]{1,9}(?:\.[0-9]{1,6})?)(mm|cm|in|pt|pc|pi)?")
_TWIPS = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
_UNDERSTOOD = frozenset(
    ("wps", "wpg", "wpc", "wp14", "w14", "w15", "w16", "w16se", "w16cid", "w16cex", "a14", "v", "o", "w", "r", "m")
)
"""Namespace prefixes, as every producer writes them, of what Word shows and this package reads."""


def child(element: Element | None, path: str) -> Element | None:
    """Return the first element at `path` below `element`, such as pPr/numPr; None when either is missing."""
    return None if element is None else element.find(W + path.replace("/", f"/{W}"))


def children(element: Element | None, name: str) -> list[Element]:
    """Return the children called `name`; empty when `element` is None."""
    return [] if element is None else element.findall(W + name)


def attribute(element: Element | None, name: str, default: str = "") -> str:
    """Return the attribute `name`; `default` when it or the element is missing."""
    return default if element is None else element.get(W + name, default)


def child_value(element: Element | None, path: str) -> str:
    """Return w:val of the element at `path`; empty when there is none."""
    return attribute(child(element, path), "val")


def has_child(element: Element | None, *names: str) -> bool:
    """Return whether one of the children `names` is there."""
    return any(child(element, name) is not None for name in names)


def switched_on(element: Element | None) -> bool:
    """Return whether a switch such as w:b is there and not turned off (ST_OnOff, 22.9.2.7)."""
    return element is not None and is_on(element.get(VAL, ""))


def is_on(value: str) -> bool:
    """Return whether the value of a switch turns it on, as an empty one does (ST_OnOff, 22.9.2.7)."""
    return value not in _OFF


def local_name(element: Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def whole_number(text: str) -> int:
    """Return the whole number at the beginning of `text`; 0 when there is none."""
    match = re.match(r"-?[0-9]{1,9}", text)
    return int(match[0]) if match else 0


def twips(text: str) -> int:
    """Return a length in twips; it may name its unit, such as 2.5cm (22.9.2.14). 0 when `text` is no length."""
    match = _LENGTH.fullmatch(text)
    return round(float(match[1]) * _TWIPS.get(match[2] or "", 1.0)) if match else 0


def text_in(element: Element, tag: str) -> str:
    """Return the text of all elements called `tag` within `element`."""
    return "".join(each.text or "" for each in element.iter(tag))


def visible_branch(alternate: Element) -> Iterable[Element]:
    """Return the content of the one branch of mc:AlternateContent that is shown (ECMA-376 Part 3, 9.3).

    Empty when there is no branch.
    """
    choices = alternate.findall(f"{_MC}Choice")
    for choice in choices:
        if _UNDERSTOOD.issuperset(choice.get("Requires", "").split()):
            return choice
    fallback = alternate.find(f"{_MC}Fallback")
    if fallback is not None:
        return fallback
    return choices[0] if choices else ()


def alternatives(
    element: Iterable[Element], is_entered: Callable[[Element], bool] = lambda _: False
) -> Iterator[Element]:
    """Yield the children of `element`, with those of the shown branch in place of alternate content.

    Children for which `is_entered` holds are replaced by their own children in the same way.
    """
    for each in element:
        if each.tag == ALTERNATE:
            yield from alternatives(visible_branch(each), is_entered)
        elif is_entered(each):
            yield from alternatives(each, is_entered)
        else:
            yield each
