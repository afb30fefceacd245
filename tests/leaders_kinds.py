"""Edits that a leader makes by reading: around figures, of clauses and sentences, of items of lists.

Each is drawn by the chance of an editor from the words as they read, `plain`; it is made by place alone, so that the
same edit can be made in a document whose characters stand for others.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

Element = Any
_FIGURE = re.compile(r"[0-9]+(?=[\u4e00-\u9fff])")
_SENTENCE = re.compile("[^。；]+[。；]")
_ITEM = re.compile("[一二三四五六七八九十]是[^。；]*[。；]")
_NUMERALS = "零一二三四五六七八九"


def reword_before_figure(editor: Any, text: Element) -> None:
    """Type other words before a figure."""
    found = editor.chosen(_FIGURE, text)
    if found:
        low = max(0, found.start() - editor.chance.randint(1, 4))
        _put(text, low, found.start(), editor.words(3))


def reword_behind_figure(editor: Any, text: Element) -> None:
    """Type other words behind a figure and its unit."""
    found = editor.chosen(_FIGURE, text)
    if found:
        _put(text, found.end() + 1, found.end() + 1 + editor.chance.randint(1, 4), editor.words(3))


def spell_figure(editor: Any, text: Element) -> None:
    """Write a figure in words."""
    found = editor.chosen(_FIGURE, text)
    if found:
        _put(text, found.start(), found.end(), "".join(_NUMERALS[int(digit)] for digit in found[0]))


def say_without_figure(editor: Any, text: Element) -> None:
    """Say 全部 where a figure stood."""
    found = editor.chosen(_FIGURE, text)
    if found:
        _put(text, found.start(), found.end() + 1, "全部")


def add_total(editor: Any, text: Element) -> None:
    """Put a total before a figure."""
    found = editor.chosen(_FIGURE, text)
    if found:
        unit = editor.plain(text)[found.end()]
        _put(text, found.start(), found.start(), f"共{int(found[0]) + editor.chance.randint(2, 40)}{unit}，其中")


def swap_clauses(editor: Any, text: Element) -> None:
    """Change the order of two clauses."""
    found = editor.chosen(re.compile("(?<=[，。])([^，。；]+)，([^，。；]+)(?=[，。])"), text)
    if found:
        start, middle, end = found.start(), found.start(2), found.end()
        own = text.text
        text.text = f"{own[:start]}{own[middle:end]}{own[middle - 1]}{own[start : middle - 1]}{own[end:]}"


def join_sentences(editor: Any, text: Element) -> None:
    """Make one sentence of two by 并."""
    found = editor.chosen(re.compile("。(?=.)"), text)
    if found:
        _put(text, found.start(), found.end(), "，并")


def delete_sentence(editor: Any, text: Element) -> None:
    """Delete a whole sentence."""
    found = editor.chosen(_SENTENCE, text)
    if found:
        _put(text, found.start(), found.end(), "")


def delete_clause(editor: Any, text: Element) -> None:
    """Delete a whole clause."""
    found = editor.chosen(re.compile("，[^，。；]+(?=[，。；])"), text)
    if found:
        _put(text, found.start(), found.end(), "")


def move_sentence(editor: Any, text: Element) -> None:
    """Take a sentence into another paragraph."""
    found, target = editor.chosen(_SENTENCE, text), editor.other_text()
    if found and target is not text:
        moved = text.text[found.start() : found.end()]
        _put(text, found.start(), found.end(), "")
        places = [0, *(end.end() for end in re.finditer("。", editor.plain(target)))]
        at = editor.chance.choice(places)
        _put(target, at, at, moved)


def delete_item(editor: Any, text: Element) -> None:
    """Delete an item of a list."""
    found = editor.chosen(_ITEM, text)
    if found:
        _put(text, found.start(), found.end(), "")


def add_item(editor: Any, text: Element) -> None:
    """Write an item of a list behind another."""
    found = editor.chosen(_ITEM, text)
    if found:
        _put(text, found.end(), found.end(), f"二是{editor.words(5)}{editor.words(5)}{found[0][-1]}")


def swap_items(editor: Any, text: Element) -> None:
    """Change the order of two items of a list."""
    found = editor.chosen(re.compile(f"({_ITEM.pattern})({_ITEM.pattern})"), text)
    if found:
        start, middle, end = found.start(), found.start(2), found.end()
        own = text.text
        second, first = own[middle + 1 : end - 1], own[start + 1 : middle - 1]
        text.text = f"{own[: start + 1]}{second}{own[middle - 1 : middle + 1]}{first}{own[end - 1 :]}"


def join_three(editor: Any, text: Element) -> None:
    """Make one paragraph of three."""
    editor.join(text)
    editor.join(text)


def delete_next_and_join(editor: Any, text: Element) -> None:
    """Delete a paragraph, such as a heading, and join those about it."""
    following = text.getparent().getparent().getnext()
    if following is not None and following.find(".//{*}t") is not None:
        following.getparent().remove(following)
        editor.join(text)


def _put(text: Element, start: int, end: int, words: str) -> None:
    text.text = text.text[:start] + words + text.text[end:]


LEADERS_KINDS: tuple[Callable[[Any, Element], None], ...] = (
    *(reword_before_figure, reword_behind_figure, spell_figure, say_without_figure, add_total, swap_clauses),
    *(join_sentences, delete_sentence, delete_clause, move_sentence, delete_item, add_item, swap_items),
    *(join_three, delete_next_and_join),
)
