"""Numbers that people type before the items of a list: （一）, 一是, 1. - the report counts its items itself."""

from __future__ import annotations

import re

from drafter.model.numerals import parse_number

_CHINESE = "[一二三四五六七八九十]{1,3}"
_STYLES = tuple(
    re.compile(rf"(?:^|(?<=[；;。\n]))\s*(?P<mark>{mark})\s*")
    for mark in (
        rf"[（(](?P<number>{_CHINESE}|[0-9]{{1,2}})[）)]",
        rf"第?(?P<number>{_CHINESE})是",
        rf"(?P<number>{_CHINESE})、(?![一二三四五六七八九十])",
        rf"第(?P<number>{_CHINESE})[，、：]",
        r"(?P<number>[0-9]{1,2})(?:[.．](?![0-9])|、(?![0-9])|[)）])",
        r"(?P<number>[①-⑳])",
    )
)
_FIRST_CIRCLED = ord("①") - 1


def split_number(text: str) -> tuple[str, str]:
    """Return the number before an item, such as （一）, and the item without it.

    The number is empty where there is none, and where `text` is several items (`numbered_items`).
    """
    if len(numbered_items(text)) > 1:
        return "", text
    for style in _STYLES:
        match = style.match(text)
        if match and match.end() < len(text):
            return match["mark"], text[match.end() :]
    return "", text


def numbered_items(text: str) -> tuple[str, ...]:
    """Return the items, without their numbers, that `text` counts from one on in one style; itself when it counts none."""
    text = text.strip()
    for style in _STYLES:
        marks = list(style.finditer(text))
        if (
            len(marks) < 2
            or marks[0].start()
            or [_value(mark["number"]) for mark in marks] != [*range(1, len(marks) + 1)]
        ):
            continue
        ends = [*(mark.start() for mark in marks[1:]), len(text)]
        items = (text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True))
        return tuple(re.sub("[；;]$", "。", item) for item in items)
    return (text,)


def _value(number: str) -> int:
    value = parse_number(number)
    return int(value) if value is not None else ord(number) - _FIRST_CIRCLED
