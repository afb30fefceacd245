"""Writes plain data as the YAML lines a clerk would type; pure functions on text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from drafter.yamlfile.yaml_text import YamlSyntaxError, plain_data

Plain = str | int | None | Sequence["Plain"] | Mapping[str, "Plain"]
"""What can be written: texts, whole numbers, nothing, lists, mappings."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_RISKY = re.compile(r"^[\s!&*|>%@`'\"\[\]{}#?,-]|\s$|^(?:y|yes|n|no|on|off|true|false|null|~)$", re.IGNORECASE)


def written(value: Plain, column: int) -> tuple[str, list[str]]:
    """Return what stands behind a colon and the lines below it, indented to `column`."""
    if value is None:
        return "", []
    if isinstance(value, int):
        return str(value), []
    if isinstance(value, str):
        is_block = "\n" in value and _fits_block(value)
        return ("|-", _indented(value.split("\n"), column)) if is_block else (scalar(value), [])
    if isinstance(value, Mapping):
        return _below([_entry(key, item) for key, item in value.items()], column, none="{}")
    return _below(map(item_lines, value), column, none="无")


def _below(entries: Iterable[Sequence[str]], column: int, *, none: str) -> tuple[str, list[str]]:
    """Return the lines of `entries` as `written` does; `none` behind the colon when there are no entries."""
    lines = list(chain.from_iterable(entries))
    return "" if lines else none, _indented(lines, column)


def item_lines(value: Plain) -> list[str]:
    """Return an item of a list as lines from column 0: `- 主题: …` and what follows."""
    if isinstance(value, Mapping) and value:
        first, *rest = [line for key, item in value.items() for line in _entry(key, item)]
        return [f"- {first}", *_indented(rest, 2)]
    inline, block = written(value, 2)
    return [f"- {inline}".rstrip() if inline else '- ""', *block]


def _entry(key: str, value: Plain) -> list[str]:
    inline, block = written(value, 2)
    return [f"{key_text(key)}: {inline}".rstrip(), *block]


def _indented(lines: Sequence[str], column: int) -> list[str]:
    return [" " * column + line if line else line for line in lines]


def scalar(text: str) -> str:
    """Return a text as YAML on one line: plain where it reads back the same, else quoted."""
    if text and "\n" not in text and not _UNPRINTABLE.search(text) and not _RISKY.search(text):
        try:
            if plain_data(f"k: {text}\n") == {"k": text}:
                return text
        except YamlSyntaxError:
            pass
    return _quoted(text)


def key_text(key: str) -> str:
    """Return a key as YAML, quoted only where it must be."""
    return key if scalar(key) == key and ":" not in key else _quoted(key)


def _quoted(text: str) -> str:
    """Return a text in double quotes, what YAML does not take as it is by its number; all others as they are."""
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def _fits_block(text: str) -> bool:
    lines = text.split("\n")
    return bool(lines[0] and lines[-1]) and not any(
        line != line.strip() or line.startswith("#") or _UNPRINTABLE.search(line) for line in lines
    )
