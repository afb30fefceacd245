"""Texts as the tokens by which they are compared and merged, and the differences between two of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise, zip_longest
from typing import NamedTuple

from drafter.limits import spend
from drafter.model.number_grammar import NUMERALS, ONE_TO_NINE

PARAGRAPH_END = "\u2029"
"""The token between two paragraphs; it stands in no text of a document."""
COUNT, ITEM_END, NUMBER = "\ue0ff", "\ue0fe", "\ue0fd"
"""Stand for the number of an item in running text, 一是, the stop behind it, and the number of a heading, （一）.

They are for private use, and in no text.
"""
_MOST_PAIRS = 2_000_000
"""Pairs of tokens up to which two texts are compared token by token: 1,400 against 1,400, two full pages."""
_SENTENCE_ENDS = ("。", PARAGRAPH_END)
_STOPS = ("。", "；", "！", "？", ITEM_END)
_NUMERAL = re.compile(
    f"(?P<number>[0-9０-９][0-9０-９.,，．余多万亿]*|[{NUMERALS}万亿]+)(?P<measure>[%％‰\u4e00-\u9fff]?)"
)
"""A figure in digits or in words, with the character behind it: 12名, 一名, 两."""
_COUNTED = re.compile(f"(?:[：{''.join(_STOPS)}{PARAGRAPH_END}])?[{ONE_TO_NINE}十]{{1,3}}是")
_COMPARING = "比对两份文档"
_TOKEN = re.compile(
    r"[0-9０-９]+(?:[.,，．][0-9０-９]+)*(?:[余多])?[万亿]?[%％‰\u4e00-\u9fff]?"
    rf"|[{NUMERALS}]{{2,}}"
    r"|[A-Za-z]+"
    r"|.",
    re.DOTALL,
)


class Hunk(NamedTuple):
    """Tokens of one text that others of a second text replace; either may be none."""

    start: int
    """First token in the first text."""
    end: int
    """One past the last."""
    other_start: int
    """The same in the second text."""
    other_end: int


def tokens_of(text: str) -> tuple[str, ...]:
    """Return the tokens of `text` in order: a number with its measure word, a Latin word, else a character.

    A number is one token: otherwise 892 that one made 902 and another 898 would be merged into a third.
    """
    return tuple(_TOKEN.findall(text))


def hunks_between(first: Sequence[str], second: Sequence[str]) -> tuple[Hunk, ...]:
    """Return where two texts of tokens differ, in order.

    A single token without a number that stays between two rewritten passages counts as rewritten: it is the same
    by chance.
    """
    found: list[Hunk] = []
    for each in _differences(first, second):
        hunk = each
        if found and _is_rewritten_through(found[-1], hunk, first):
            hunk = Hunk(found[-1].start, hunk.end, found[-1].other_start, hunk.other_end)
            found.pop()
        found.append(hunk)
    return tuple(found)


def _differences(first: Sequence[str], second: Sequence[str]) -> Iterator[Hunk]:
    """Yield the hunks as they are; of very long texts sentences are compared first, then what differs in them."""
    spend(_COMPARING)
    if len(first) * len(second) <= _MOST_PAIRS:
        yield from _within(first, second, Hunk(0, len(first), 0, len(second)))
        return
    ones, others = _sentence_starts(first), _sentence_starts(second)
    matcher = SequenceMatcher(None, _cut(first, ones), _cut(second, others))
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        if end - start == other_end - other_start:
            pairs = zip(pairwise(ones[start : end + 1]), pairwise(others[other_start : other_end + 1]), strict=True)
            for (low, high), (other_low, other_high) in pairs:
                yield from _within(first, second, Hunk(low, high, other_low, other_high))
        else:
            yield from _within(first, second, Hunk(ones[start], ones[end], others[other_start], others[other_end]))


def _within(first: Sequence[str], second: Sequence[str], part: Hunk) -> Iterator[Hunk]:
    """Yield where two parts of two texts differ: token by token, or as a whole where they are very long."""
    start, end, other_start, other_end = part
    if (end - start) * (other_end - other_start) > _MOST_PAIRS:
        yield part
        return
    matcher = SequenceMatcher(None, first[start:end], second[other_start:other_end], autojunk=False)
    found = [
        Hunk(start + low, start + high, other_start + other_low, other_start + other_high)
        for tag, low, high, other_low, other_high in matcher.get_opcodes()
        if tag != "equal"
    ]
    low = (start, other_start)
    for each, following in zip_longest(found, found[1:]):
        high = (following.start, following.other_start) if following else (end + 1, other_end + 1)
        hunk = _as_sentences(each, first, second, (low, high))
        yield hunk
        low = (hunk.end + 1, hunk.other_end + 1)


def _as_sentences(
    hunk: Hunk, first: Sequence[str], second: Sequence[str], between: tuple[tuple[int, int], tuple[int, int]]
) -> Hunk:
    """Return where sentences were put in or taken out as whole sentences rather than from within one into the next.

    Of 办理复议1件。办理诉讼2件。 without its first sentence, 复议1件。办理 is gone as well as 办理复议1件。: the two are the
    same. The hunk begins at the first places of the two texts `between` which it may lie, and ends before the second.
    """
    start, end, other_start, other_end = hunk
    if (start == end) == (other_start == other_end):
        return hunk
    (low, other_low), (high, other_high) = between
    changed, begin, stop = (second, other_start, other_end) if start == end else (first, start, end)
    least, most = max(low - start, other_low - other_start), min(high - 1 - end, other_high - 1 - other_end)
    for by in slides(changed, (begin, stop), (least, most)):
        if _is_whole(changed, begin + by, stop + by):
            return Hunk(start + by, end + by, other_start + by, other_end + by)
    return hunk


def slides(changed: Sequence[str], part: tuple[int, int], between: tuple[int, int]) -> Iterator[int]:
    """Yield by how many tokens a `part` of a text can be shifted with the rest the same; nearest first, forwards first."""
    (begin, stop), (least, most) = part, between
    yield 0
    ahead = 0
    while ahead < most and changed[begin + ahead] == changed[stop + ahead]:
        ahead += 1
        yield ahead
    back = 0
    while back > least and changed[begin + back - 1] == changed[stop + back - 1]:
        back -= 1
        yield back


def _is_whole(tokens: Sequence[str], start: int, end: int) -> bool:
    """Return whether the tokens from `start` to `end` are whole sentences, or counted clauses with the count of the next."""
    is_begun = start == 0 or tokens[start] == COUNT or tokens[start - 1] in (*_STOPS, PARAGRAPH_END)
    return (is_begun and tokens[end - 1] in _STOPS) or (_has_count(tokens, start) and _has_count(tokens, end))


def _has_count(tokens: Sequence[str], place: int) -> bool:
    """Return whether a count, such as 三是, stands right before a place."""
    before = "".join(tokens[max(place - 3, 0) : place])
    return _COUNTED.fullmatch(before) is not None


def _sentence_starts(tokens: Sequence[str]) -> list[int]:
    """Return where the sentences of a text begin, and behind them where the last one ends."""
    ends = [place for place, token in enumerate(tokens, 1) if token in _SENTENCE_ENDS and place < len(tokens)]
    return [0, *ends, len(tokens)]


def _cut(tokens: Sequence[str], starts: Sequence[int]) -> list[tuple[str, ...]]:
    return [tuple(tokens[low:high]) for low, high in pairwise(starts)]


def _is_rewritten_through(before: Hunk, after: Hunk, first: Sequence[str]) -> bool:
    """Return whether what stands between two hunks is the same by chance."""
    between = first[before.end : after.start]
    is_chance = len(between) == 1 and len(between[0]) == 1 and between[0] != PARAGRAPH_END
    return is_chance and all(_size(hunk) > 2 for hunk in (before, after))


def _size(hunk: Hunk) -> int:
    return max(hunk.end - hunk.start, hunk.other_end - hunk.other_start)


def is_figure_change(first: Sequence[str], second: Sequence[str], hunk: Hunk) -> bool:
    """Return whether a hunk puts one number in the place of another, in digits or in words: 892次, 一名, 两名."""
    old, new = first[hunk.start : hunk.end], second[hunk.other_start : hunk.other_end]
    if len(old) == len(new) == 1 and old[0][:1].isdecimal() and new[0][:1].isdecimal():
        return True
    one, other = _NUMERAL.fullmatch("".join(old)), _NUMERAL.fullmatch("".join(new))
    return one is not None and other is not None and one["measure"] == other["measure"]


def differ_in_figures_alone(first: Sequence[str], second: Sequence[str]) -> bool:
    """Return whether two texts of tokens are the same, or differ in nothing but numbers."""
    return all(is_figure_change(first, second, hunk) for hunk in hunks_between(first, second))


def likeness(first: Sequence[str], second: Sequence[str]) -> float:
    """Return how much two texts of tokens have in common, from 0 (nothing) to 1 (the same)."""
    if not first or not second:
        return 1.0 if not first and not second else 0.0
    spend(_COMPARING)
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    most = matcher.quick_ratio()
    return most if not most or len(first) * len(second) > _MOST_PAIRS else matcher.ratio()


def could_be_alike(first: Counter[str], second: Counter[str], least: float) -> bool:
    """Return False when two texts, whose tokens are counted, have less than `least` in common for sure."""
    common = sum(min(count, second[token]) for token, count in first.items())
    return 2 * common >= least * (first.total() + second.total())
