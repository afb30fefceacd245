"""The counts before the items of a list in running text, 一是 and 二是, and the stops behind them.

Both depend on how many items there are and in which order. While texts are merged one mark stands for each; then they
are set anew.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from drafter.merging.plan.start_numbers import unnumbered
from drafter.merging.texts.merge_tokens import COUNT, ITEM_END, NUMBER, PARAGRAPH_END
from drafter.merging.texts.sentence_clusters import pieces_of
from drafter.merging.texts.text_changes import Change, merged_places
from drafter.model.number_grammar import ONE_TO_NINE
from drafter.pages.written_lines import WrittenLine

_NUMBERS = f"{ONE_TO_NINE}十"
_COUNTED = re.compile(f"(?:^|(?<=[。；：，！？\n{PARAGRAPH_END}]))[{_NUMBERS}](?=是)")
_ITEM = f"{COUNT}是[^。；{COUNT}{PARAGRAPH_END}]*"
_LIST = re.compile(f"(?:{_ITEM}；{PARAGRAPH_END}?)+{_ITEM}。")
_END = re.compile(f"{ITEM_END}(?P<next>(?={PARAGRAPH_END}*{COUNT}))?")


def without_counts(paragraphs: Sequence[str]) -> list[str]:
    """Return all paragraphs of a document, each of the same length, with marks for counts and for stops behind items."""
    bare = PARAGRAPH_END.join(_COUNTED.sub(COUNT, unnumbered(text)) for text in paragraphs)
    marked = _LIST.sub(lambda found: re.sub("[。；]", ITEM_END, found[0]), bare)
    return marked.split(PARAGRAPH_END) if paragraphs else []


def counted_as(text: str, marked: Sequence[str], printed: Sequence[str]) -> str:
    """Return `text` with the counts and stops that its sentences have in the paragraphs `printed`.

    These are `marked` with marks for them. What is not found there is counted from 一 on.
    """
    if not any(mark in text for mark in (COUNT, ITEM_END, NUMBER)):
        return text
    known = list(zip(marked, printed, strict=True))
    found = _counted("".join(_piece_as(piece, known) for piece in pieces_of(text)), _NUMBERS)
    return found.replace(NUMBER, _NUMBERS[0])


def _piece_as(piece: str, known: Iterable[tuple[str, str]]) -> str:
    for marked, printed in known:
        at = marked.find(piece)
        if at >= 0:
            return printed[at : at + len(piece)]
    return piece


def with_counts(changes: Iterable[Change], marked: str, printed: str, start: str) -> list[Change]:
    """Return `changes` of the hand's text `marked`, which it has as `printed`, with items counted on from `start`.

    Where an item that was there has another number or stop now, there is a change for that, too.
    """
    placed = sorted((each for each in changes if not each.left_out), key=lambda each: each[:2])
    left_out = [each for each in changes if each.left_out]
    if COUNT not in marked or not placed:
        return [*placed, *left_out]
    merged, places = merged_places(placed, marked)
    anew = _begun_anew(places, marked, printed)
    counted = _counted(merged, _NUMBERS[max(_NUMBERS.find(start), 0) :], anew)
    texts = [""] * len(placed)
    found: list[Change] = []
    for character, (number, i) in zip(counted, places, strict=True):
        if number >= 0:
            texts[number] += character
        elif marked[i] in (COUNT, ITEM_END) and character != printed[i]:
            found.append(Change(i, i + 1, character, printed[i], is_count=True))
    found += [change._replace(text=text) for change, text in zip(placed, texts, strict=True)]
    return [*sorted(found, key=lambda each: each[:2]), *left_out]


def _begun_anew(places: Sequence[tuple[int, int]], marked: str, printed: str) -> set[int]:
    """Return at which characters of the merged text another list begins; none where there is one list alone."""
    lists = {i for i, mark in enumerate(marked) if (mark, printed[i]) == (COUNT, _NUMBERS[0])}
    if len(lists) < 2:
        return set()
    return {i for i, (number, place) in enumerate(places) if number < 0 and place in lists}


def _counted(text: str, numbers: str, anew: Container[int] = ()) -> str:
    """Return `text` with `numbers` and stops for the marks; at the places `anew` another list begins."""
    found, left = "", numbers
    for i, character in enumerate(_END.sub(lambda each: "。" if each["next"] is None else "；", text)):
        if character != COUNT:
            found += character
            continue
        left = _NUMBERS if i in anew else left
        found, left = found + left[0], left[1:] or left
    return found


def start_of_list(base: str, hand: str, new: str) -> str:
    """Return with which number the items of a text begin: the answers' unless the hand put another for the base's.

    It is 一 where the hand has that anywhere.
    """
    own = _first_count(hand)
    if any(found[0] == _NUMBERS[0] for found in _COUNTED.finditer(hand)):
        return _NUMBERS[0]
    return _first_count(new) or own if own == _first_count(base) else own


def _first_count(text: str) -> str:
    found = _COUNTED.search(text)
    return found[0] if found else ""


def with_texts(lines: Sequence[WrittenLine], texts: Sequence[str]) -> list[WrittenLine]:
    """Return `lines` with other `texts`."""
    return [line._replace(text=text) for line, text in zip(lines, texts, strict=True)]
