"""Fields: what of them is text, and what Word shows for those that store no result (ECMA-376 Part 1, 17.16)."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from drafter.docxfile.contents import FieldCode
from drafter.docxfile.equation_field import equation_text
from drafter.docxfile.symbols import symbol_character
from drafter.docxfile.word_xml import DELETIONS, W, attribute, child, child_value, children, switched_on, whole_number

_TYPE = f"{W}fldCharType"
_CHARACTER = f"{W}fldChar"
NUMBER_MARK = "［编号］"
"""What stands for a number that Word computes each time it shows the text."""


class _OpenField:
    """A field that has begun and not ended."""

    def __init__(self, form: Element | None) -> None:
        self.form = form
        self.instruction = ""
        self.result = ""
        self.in_result = False


class FieldMachine:
    """Follows the fields of one story: begin, instruction, separator, result, end, nested to any depth."""

    def __init__(self, story: Element) -> None:
        """Prepare for `story`: beginnings without an end and ends without a beginning are passed over."""
        self._open: list[_OpenField] = []
        self._paired = _paired(story)

    @property
    def shows_text(self) -> bool:
        """Return whether text at this place is seen: it stands in no field's instruction."""
        return all(field.in_result for field in self._open)

    def add_text(self, text: str) -> None:
        """Take text of the innermost field: of its result, or of its instruction."""
        if self._open:
            field = self._open[-1]
            if field.in_result:
                field.result += text
            else:
                field.instruction += text

    def begin(self, character: Element | None = None) -> None:
        """Begin a field at `character` (w:fldChar), None for w:fldSimple."""
        self._open.append(_OpenField(child(character, "ffData")))

    def separate(self) -> None:
        """Begin the result of the innermost field."""
        if self._open:
            self._open[-1].in_result = True

    def end(self) -> tuple[FieldCode, str] | None:
        """End the innermost field; return it and the text to show for it when it stores no result.

        The text is empty when nothing is shown. None when no field is open.
        """
        if not self._open:
            return None
        field = self._open.pop()
        shown = "" if field.result else _computed(field)
        self.add_text(field.result)
        return FieldCode(field.instruction, field.result or shown), shown

    def step(self, character: Element) -> tuple[FieldCode, str] | None:
        """Take a w:fldChar; return what `end` returns when it ends a field, else None."""
        if id(character) not in self._paired:
            return None
        kind = character.get(_TYPE)
        if kind == "begin":
            self.begin(character)
        elif kind == "separate":
            self.separate()
        elif kind == "end":
            return self.end()
        return None


def _paired(story: Element) -> set[int]:
    """Return the identities of the w:fldChar of fields that have both beginning and end."""
    gone = {id(each) for tag in DELETIONS for part in story.iter(tag) for each in part.iter(_CHARACTER)}
    paired: set[int] = set()
    open_: list[list[int]] = []
    for each in story.iter(_CHARACTER):
        kind = each.get(_TYPE)
        if id(each) in gone:
            continue
        if kind == "begin":
            open_.append([id(each)])
        elif open_:
            open_[-1].append(id(each))
            if kind == "end":
                paired.update(open_.pop())
    return paired


def _computed(field: _OpenField) -> str:
    """Return what Word shows for a field without a stored result; empty when it shows nothing."""
    if field.form is not None:
        return _form_field(field.form)
    name, _, arguments = field.instruction.strip().replace("\\", " \\", 1).partition(" ")
    compute = _COMPUTED.get(name.upper())
    return compute(arguments.strip()) if compute else ""


def _symbol(arguments: str) -> str:
    """Return the character of a SYMBOL field (17.16.5.64): a code, and a font after its switch f."""
    match = re.match(r"\s*(0[xX][0-9A-Fa-f]{1,5}|[0-9]{1,6})", arguments)
    font = re.search(r"\\f\s*(?:[\"“]([^\"”]+)[\"”]|(\S+))", arguments)
    if match is None:
        return ""
    font_name = (font[1] or font[2]) if font else ""
    return symbol_character(font_name, int(match[1], 0))


def _form_field(form: Element) -> str:
    """Return what a form field shows: a box, or the entry that is chosen (17.16.7, 17.16.9)."""
    box, choices = child(form, "checkBox"), child(form, "ddList")
    if box is not None:
        checked = child(box, "checked")
        if checked is None:
            checked = child(box, "default")
        return "☒" if switched_on(checked) else "☐"
    entries = [attribute(each, "val") for each in children(choices, "listEntry")]
    chosen = whole_number(child_value(choices, "result") or child_value(choices, "default"))
    return entries[chosen] if 0 <= chosen < len(entries) else ""


_COMPUTED: dict[str, Callable[[str], str]] = {
    "EQ": equation_text,
    "SYMBOL": _symbol,
    "MACROBUTTON": lambda arguments: arguments.partition(" ")[2].strip(),
    "QUOTE": lambda arguments: arguments.strip('"“”'),
    **dict.fromkeys(("AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"), lambda _: NUMBER_MARK),
}
"""Returns what a field shows that Word computes each time it shows the text, by the field's name."""
