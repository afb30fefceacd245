"""Takes out of a section file's text what is not printed as it stands: remarks, tags, options, conditions.

Each in one pass, however many are never closed: a pattern such as `{#.*?#}` would look to the end of the text at each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from drafter.enclosures import enclosed, replaced

REMARKS = {"{#": "#}"}
"""What authors write for themselves."""
PRINTED, TAGS = {"{{": "}}"}, {"{%": "%}"}
_BRACKETS = re.compile(r"\[\[|\]\]")
_CONDITION = re.compile(r"\{%-?\s*(?:(?P<begins>if)\b|endif\s*-?%\})")


def without(text: str, marks: Mapping[str, str]) -> str:
    """Return `text` without what is enclosed in `marks`."""
    return replaced(text, marks, lambda _: "")


def blanked(text: str, marks: Mapping[str, str], instead: str = "") -> str:
    """Return `text` with `instead` in place of each stretch enclosed in `marks`; all lines stay where they were."""
    return _blanked(text, enclosed(text, marks), instead)


def without_options(text: str, instead: str = "") -> str:
    """Return `text` with `instead` in place of each [[ ]] and all within it; all lines stay where they were.

    A bracket without its pair stays.
    """
    opened: list[int] = []
    spans: list[tuple[int, int]] = []
    for mark in _BRACKETS.finditer(text):
        if mark[0] == "[[":
            opened.append(mark.start())
        elif opened:
            start = opened.pop()
            while spans and spans[-1][0] > start:
                spans.pop()
            spans.append((start, mark.end()))
    return _blanked(text, spans, instead)


def without_conditions(text: str) -> str:
    """Return `text`, spelt plainly, without its {% if %} … {% endif %}; one that never ends reaches to the end."""
    kept: list[str] = []
    depth, done = 0, 0
    for tag in _CONDITION.finditer(text):
        if tag["begins"]:
            kept += [text[done : tag.start()]] if depth == 0 else []
            depth += 1
        elif depth:
            depth -= 1
            done = tag.end()
    return "".join([*kept, text[done:]] if depth == 0 else kept)


def _blanked(text: str, spans: Iterable[tuple[int, int]], instead: str) -> str:
    kept: list[str] = []
    done = 0
    for start, end in spans:
        kept += [text[done:start], instead, "\n" * text.count("\n", start, end)]
        done = end
    return "".join([*kept, text[done:]])
