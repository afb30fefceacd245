"""A paragraph of another document as it can stand in this one: its text and its looks, nothing that it refers to."""

from __future__ import annotations

from lxml import etree

from drafter.redline.package_copy import STRICT, TRANSITIONAL, Element
from drafter.redline.text_cuts import copied, set_text

_W = f"{{{TRANSITIONAL}}}"
_REFERRING = ("sectPr", "numPr", "pPrChange", "rPr", "framePr")
"""Properties of a paragraph that say more than its looks, or refer to what is not in this document."""


def plain_paragraph(paragraph: Element, text: str, styles: bytes) -> Element:
    """Return a w:p with `text` that looks as `paragraph` does: its style where `styles` has it, its alignment and indents.

    Fields, pictures, notes and automatic numbers of the other document are not taken along.
    """
    made = etree.Element(f"{_W}p", nsmap={"w": TRANSITIONAL})
    properties = _transitional(paragraph).find(f"{_W}pPr")
    if properties is not None:
        made.append(_own_properties(properties, styles))
    run = etree.SubElement(made, f"{_W}r")
    looks = _transitional(paragraph).find(f"{_W}r/{_W}rPr")
    if looks is not None:
        for name in ("rStyle", "rPrChange", "ins", "del"):
            for each in looks.findall(f"{_W}{name}"):
                looks.remove(each)
        run.append(looks)
    for i, line in enumerate(text.split("\n")):
        if i:
            etree.SubElement(run, f"{_W}br")
        set_text(etree.SubElement(run, f"{_W}t"), line)
    return made


def _own_properties(properties: Element, styles: bytes) -> Element:
    """Return the properties of a paragraph without what refers to the other document."""
    own = copied(properties)
    for name in _REFERRING:
        for each in own.findall(f"{_W}{name}"):
            own.remove(each)
    style = own.find(f"{_W}pStyle")
    if style is not None and f'w:styleId="{style.get(f"{_W}val")}"'.encode() not in styles:
        own.remove(style)
    return own


def _transitional(element: Element) -> Element:
    """Return a copy of `element` in the namespace that Word writes, from whichever of the two it is in."""
    text = etree.tostring(element, with_tail=False)
    return etree.fromstring(text.replace(STRICT.encode(), TRANSITIONAL.encode()))
