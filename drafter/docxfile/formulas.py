"""Equations (m:oMath) on one line of text (ECMA-376 Part 1, 22.1)."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from drafter.docxfile.package import W
from drafter.docxfile.visible_branch import alternatives

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
FORMULAS = frozenset((f"{M}oMath", f"{M}oMathPara"))
_VAL = f"{M}val"
_RAISED = dict(zip("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", strict=True))
_LOWERED = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
_GONE = frozenset((f"{W}del", f"{W}moveFrom"))
_PROPERTIES = frozenset(f"{M}{name}Pr" for name in ("ctrl", "f", "rad", "d", "nary", "r", "sSup", "sSub", "oMathPara"))
_DEEPEST = 60
Inner = Callable[[str], str]
"""Gives the text of the child with a name; empty for none."""


def formula_text(element: Element, depth: int = 0) -> str:
    """Return an equation, or a part of one, as text: 3/4, x², √2; deletions are left out."""
    if depth > _DEEPEST:
        return ""
    return "".join(_part(child, depth) for child in alternatives(element))


def _part(child: Element, depth: int) -> str:
    tag = str(child.tag)
    if tag in (f"{M}t", f"{W}t"):
        return child.text or ""
    if tag in _GONE or tag in _PROPERTIES or tag == f"{W}rPr":
        return ""
    write = _STRUCTURES.get(tag.removeprefix(M)) if tag.startswith(M) else None
    if write is None:
        return formula_text(child, depth + 1)

    def inner(name: str) -> str:
        return ",".join(formula_text(each, depth + 1) for each in child.findall(M + name))

    return write(child, inner)


def _grouped(text: str) -> str:
    """Return `text` in parentheses when it is more than one number or word."""
    return text if text.replace(".", "").replace("%", "").isalnum() or len(text) < 2 else f"({text})"


def _set(text: str, characters: dict[str, str], sign: str) -> str:
    """Return `text` raised or lowered; behind `sign` when Unicode has not all its characters."""
    if text and all(char in characters for char in text):
        return "".join(characters[char] for char in text)
    return sign + _grouped(text) if text else ""


def _property(element: Element, holder: str, name: str, default: str) -> str:
    found = element.find(f"{M}{holder}/{M}{name}")
    return default if found is None else found.get(_VAL, "")


def _fraction(element: Element, inner: Inner) -> str:
    del element
    return f"{_grouped(inner('num'))}/{_grouped(inner('den'))}"


def _root(element: Element, inner: Inner) -> str:
    del element
    return f"{_set(inner('deg'), _RAISED, '')}√{_grouped(inner('e'))}"


def _scripts(element: Element, inner: Inner) -> str:
    del element
    return inner("e") + _set(inner("sub"), _LOWERED, "_") + _set(inner("sup"), _RAISED, "^")


def _delimited(element: Element, inner: Inner) -> str:
    begin, end = _property(element, "dPr", "begChr", "("), _property(element, "dPr", "endChr", ")")
    return begin + inner("e") + end


def _nary(element: Element, inner: Inner) -> str:
    sign = _property(element, "naryPr", "chr", "∫")
    return f"{sign}{_set(inner('sub'), _LOWERED, '_')}{_set(inner('sup'), _RAISED, '^')}{inner('e')}"


def _limited(element: Element, inner: Inner) -> str:
    del element
    return f"{inner('e')}({inner('lim')})"


def _applied(element: Element, inner: Inner) -> str:
    del element
    return f"{inner('fName')}{inner('e')}"


_STRUCTURES: dict[str, Callable[[Element, Inner], str]] = {
    "f": _fraction,
    "rad": _root,
    "sSup": _scripts,
    "sSub": _scripts,
    "sSubSup": _scripts,
    "d": _delimited,
    "nary": _nary,
    "limLow": _limited,
    "limUpp": _limited,
    "func": _applied,
}
