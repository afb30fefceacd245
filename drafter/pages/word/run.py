"""Runs: text with what sets it apart, leads and gaps (7.3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from drafter.pages.word import style_names
from drafter.pages.word.style_names import Style
from drafter.pages.word.word_comments import commentable
from drafter.pages.xml_builder import Xml, element, w
from drafter.text_runs import Run, RunKind, merged

LINE_BREAK = w("r", w("br"))
TAB = w("r", w("tab"))
EAST_ASIAN = w("rFonts", hint="eastAsia")
"""For a run with marks that Chinese and Latin writing share."""
_HIGHLIGHT = w("highlight", val="yellow")
_BREAKS = re.compile("([\n\t])")
_BREAK_ELEMENTS = {"\n": w("br"), "\t": w("tab")}
_SHARED_MARKS = re.compile(
    "[\u00a1\u00a4\u00a7\u00a8\u00aa\u00ad\u00af-\u00b4\u00b6-\u00ba\u00bc-\u00bf\u00d7\u00f7"
    "\u02b0-\u04ff\u2000-\u2bff\ue000-\uf8ff\U00020000-\U0003ffff]"
)
"""Characters such as “ ” — … · that Word sets in the Latin font unless a run hints otherwise.

With rare characters beyond the basic plane, such as 𠮷 in a name: hinted, any program looks for
them in Chinese fonts.
"""


def run_elements(
    runs: Iterable[Run], lead: Style | None = None, gap_font: str | None = None, lead_font: str | None = None
) -> list[Xml]:
    """Return the elements of `runs`, leads in the character style `lead`; none for an empty run.

    `gap_font` is the Chinese font of gaps where it differs from their paragraph's, `lead_font` that of leads where it
    differs from their style's.
    """
    return [_run_element(run, lead, gap_font, lead_font) for run in merged(runs) if run.text]


def _run_element(run: Run, lead: Style | None, gap_font: str | None, lead_font: str | None) -> Xml:
    hint = "eastAsia" if has_shared_marks(run.text) else None
    if run.kind is RunKind.GAP:
        fonts = w("rFonts", hint=hint, eastAsia=gap_font) if hint or gap_font else None
        return commentable(run.answer, text_run(run.text, _style(style_names.GAP), fonts, _HIGHLIGHT))
    if lead is None or run.kind is not RunKind.LEAD:
        return text_run(run.text, EAST_ASIAN if hint else None)
    own_font = w("rFonts", hint=hint, eastAsia=lead_font) if lead_font else None
    return text_run(run.text, _style(lead), own_font or (EAST_ASIAN if hint else None))


@lru_cache(maxsize=64)
def _style(style: Style) -> Xml:
    return w("rStyle", val=style.style_id)


def plain_run(text: str) -> list[Xml]:
    """Return the run of `text` in its paragraph's font; none for an empty text."""
    return run_elements((Run(text),))


def text_run(text: str, *properties: Xml | None) -> Xml:
    """Return a run of `text` with these properties; line ends and tabs are elements of their own."""
    return w("r", _properties(*properties), *text_elements(text))


@lru_cache(maxsize=64)
def _properties(*properties: Xml | None) -> Xml | None:
    """Return the properties of a run, None for none; a report has few that differ."""
    given = [each for each in properties if each is not None]
    return w("rPr", *given) if given else None


def text_elements(text: str) -> list[Xml]:
    """Return what shows `text` in a run."""
    if not _BREAKS.search(text):
        return [_shown(text)]
    return [_BREAK_ELEMENTS.get(each) or _shown(each) for each in _BREAKS.split(text) if each]


def _shown(text: str) -> Xml:
    return element("w:t", text, **{"xml:space": "preserve"})


def has_shared_marks(text: str) -> bool:
    """Return whether `text` has marks that Word would set in the Latin font."""
    return _SHARED_MARKS.search(text) is not None


def in_font(text: str, font: str, latin: str | None = None) -> Xml:
    """Return a run in a font of its own, its figures in `latin`, None for the same font."""
    beside = latin or font
    return text_run(text, w("rFonts", ascii=beside, hAnsi=beside, eastAsia=font, hint="eastAsia"))
