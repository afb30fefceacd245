"""Values of attributes as WordprocessingML writes them: switches, lengths, whole numbers."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from drafter.docxfile.package import W

_OFF = frozenset(("0", "false", "off", "none"))
_LENGTH = re.compile(r"(-?[0-9]{1,9}(?:\.[0-9]{1,6})?)(mm|cm|in|pt|pc|pi)?")
_TWIPS = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}


def switched_on(element: Element | None) -> bool:
    """Return whether a switch such as w:b is there and not turned off (ST_OnOff, 22.9.2.7)."""
    return element is not None and element.get(f"{W}val", "1") not in _OFF


def child_value(element: Element | None, name: str) -> str:
    """Return w:val of the child `name`; empty for none."""
    child = element.find(W + name) if element is not None else None
    return "" if child is None else child.get(f"{W}val", "")


def whole_number(text: str) -> int:
    """Return a whole number, fractions cut off; 0 for what is none."""
    match = re.match(r"-?[0-9]{1,9}", text)
    return int(match[0]) if match else 0


def twips(text: str) -> int:
    """Return a length in twips, also one that names its unit, such as 2.5cm (22.9.2.14); 0 for what is none."""
    match = _LENGTH.fullmatch(text)
    return round(float(match[1]) * _TWIPS.get(match[2] or "", 1.0)) if match else 0
