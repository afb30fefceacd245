"""Equations (m:oMath) on one line of text (ECMA-376 Part 1, 22.1)."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from drafter.docxfile.word_xml import DELETIONS, W, alternatives

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
FORMULAS = frozenset((f"{M}oMath", f"{M}oMathPara"))
_VAL = f"{M}val"
_RAISED = dict(zip("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", strict=True))
_LOWERED = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
_PROPERTIES = frozenset(
    f"{M}{name}Pr" for name in ("ctrl", "f", "rad", "d", "nary", "r", "sSup", "sSub", "oMathPara")
) | {f"{W}rPr"}
_NUMBER_MARKS = re.compile(r"[.%]|(?<=\d),(?=\d{3})")
_DEEPEST = 60
Inner = Callable[[str], str]
"""Returns the text of the children with a name; empty when there are none."""


def formula_text(element: Element, depth: int = 0) -> str:
    """Return an equation, or a part of one, as text: 3/4, x², √2; deletions are left out."""
    if depth > _DEEPEST:
        return ""
    return "".join(_part(child, depth + 1) for child in alternatives(element))


def _part(element: Element, depth: int) -> str:
    tag = str(element.tag)
    if tag in (f"{M}t", f"{W}t"):
        return element.text or ""
    if tag in DELETIONS or tag in _PROPERTIES:
        return ""
    write = _STRUCTURES.get(tag)
    if write is None:
        return formula_text(element, depth)

    def inner(name: str) -> str:
        return ",".join(formula_text(each, depth) for each in element.findall(M + name))

    return write(element, inner)


def grouped(text: str) -> str:
    """Return `text` in parentheses when it is more than one number or word."""
    plain = _NUMBER_MARKS.sub("", text)
    return text if plain.isalnum() or len(text) < 2 else f"({text})"


def raised(text: str, sign: str = "^") -> str:
    """Return `text` as an exponent: ², or behind `sign` when Unicode has not all its characters."""
    return _set(text, _RAISED, sign)


def lowered(text: str) -> str:
    """Return `text` as an index: ₂, or behind _ when Unicode has not all its characters."""
    return _set(text, _LOWERED, "_")


def _set(text: str, characters: dict[str, str], sign: str) -> str:
    if text and all(character in characters for character in text):
        return "".join(characters[character] for character in text)
    return sign + grouped(text) if text else ""


def _scripts(inner: Inner) -> str:
    """Return the lower and the upper script."""
    return lowered(inner("sub")) + raised(inner("sup"))


def _property(element: Element, path: str, default: str) -> str:
    """Return the value of the property at `path`, such as dPr/begChr; `default` when it is not set."""
    found = element.find(M + path.replace("/", f"/{M}"))
    return default if found is None else found.get(_VAL, "")


def _delimited(element: Element, inner: Inner) -> str:
    return _property(element, "dPr/begChr", "(") + inner("e") + _property(element, "dPr/endChr", ")")


def _nary(element: Element, inner: Inner) -> str:
    return _property(element, "naryPr/chr", "∫") + _scripts(inner) + inner("e")


_STRUCTURES: dict[str, Callable[[Element, Inner], str]] = {
    f"{M}f": lambda _, inner: f"{grouped(inner('num'))}/{grouped(inner('den'))}",
    f"{M}rad": lambda _, inner: f"{raised(inner('deg'), '')}√{grouped(inner('e'))}",
    **dict.fromkeys((f"{M}sSup", f"{M}sSub", f"{M}sSubSup"), lambda _, inner: inner("e") + _scripts(inner)),
    f"{M}d": _delimited,
    f"{M}nary": _nary,
    **dict.fromkeys((f"{M}limLow", f"{M}limUpp"), lambda _, inner: f"{inner('e')}({inner('lim')})"),
    f"{M}func": lambda _, inner: inner("fName") + inner("e"),
}
"""How each structure of an equation is written."""
