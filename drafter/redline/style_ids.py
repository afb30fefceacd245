"""Which style of one document is which of another: programs keep the names of styles and change their ids."""

from __future__ import annotations

from lxml import etree

from drafter.redline.package_copy import TRANSITIONAL, Element

_W = f"{{{TRANSITIONAL}}}"
_USES = ("pStyle", "rStyle", "tblStyle")


def use_styles_of(root: Element, own: bytes, other: bytes) -> None:
    """Let the elements below `root`, whose styles are `own`, use the styles of the same names of `other`, by their ids there."""
    there = {name: key for key, name in _names(other).items()}
    ids = {key: there[name] for key, name in _names(own).items() if name in there}
    for tag in _USES:
        for each in root.iter(f"{_W}{tag}"):
            key = each.get(f"{_W}val")
            each.set(f"{_W}val", ids.get(key, key))


def _names(styles: bytes) -> dict[str, tuple[str, str]]:
    """Return kind and name of each style in a part of styles, by its id; names differ in more than their case."""
    try:
        root = etree.fromstring(styles)
    except etree.XMLSyntaxError:
        return {}
    found = {}
    for style in root.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None:
            kind = style.get(f"{_W}type", "")
            found[style.get(f"{_W}styleId", "")] = (kind, name.get(f"{_W}val", "").casefold())
    return found
