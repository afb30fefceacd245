"""Characters written twice, left out or exchanged: 改革中中强化, 校外培行为 for 校外培训行为, 量力薄弱 for 力量薄弱.

What is written is doubted where the text costs much less (see `general_spelling`) with one of two like characters gone,
with two neighbours exchanged, or with a longer word in place of one that lacks a character.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from drafter.checking.text.general_spelling import CHEAPEST, CostedRun, cheapest_with, costed, costs, costs_up_to
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.spelling import Slip, is_common_word

_RUN = WordPattern(r"[一-鿿]{3,}")
_EDGE = WordPattern("[^一-鿿]")
_LONGEST_RUN = 400
"""Characters; more of them without a mark are no prose."""
_LENGTHS = (2, 3, 4)
_REACH = 4
"""Characters on either side of a change that it may join to other words."""
_DOUBLED, _SWAPPED, _MISSING, _CUT_SHORT = 5.0, 9.0, 9.0, 12.0
"""By how much a change must make the text cheaper."""
_DOUBLED_THOUGH_WORDS = 7.0
"""By how much, where the one of two like characters may end a word, and the other begin the next."""
_PLACES = frozenset("省市县区州旗镇乡村")
_ENDS_OF_NAMES = _PLACES | frozenset("厅局部院所校园")
_TWICE = frozenset("作的了育件项事处长钉〇一二三四五六七八九十")
"""Characters that may end one word and be the next: 工作作专题汇报; 件件有着落; those that have rules of their own."""
_HALVES = frozenset("进入到访走下上送查看听讲学问懂用守管治改立强促补练创建")
"""Verbs that begin either half of a phrase of four characters."""
_EACH_HAS = "有建设通办都均皆在能讲学配上开"
"""What may follow a noun said twice for each of its kind: 校校有法治副校长."""
_FINE = frozenset(
    [
        "春秋季",
        "防骗",
        "执法员",
        "职专",
        "证后",
        "证照",
        "照后",
        "校家",
        "良法",
        "严控",
        "严查",
        "每校",
        "危旧",
        "入列",
        "精气",
        "气神",
        "亚残",
        "化品",
        "师团",
        "师带",
        "带徒",
    ]
)
"""What only seems to lack a character, or to have two of them exchanged."""


def _gain(run: CostedRun, start: int, end: int, put: str) -> float:
    """Return by how much a run gets cheaper with `put` in place of what stands from `start` to `end`."""
    left, right = max(0, start - _REACH), min(len(run.text), end + _REACH)
    window = run.text[left:start] + put + run.text[end:right]
    best = costs_up_to(window, run.before[left : start + 1])
    unchanged = start - left + len(put)
    changed = min(map(sum, zip(best[unchanged:], run.after[end : right + 1], strict=True)))
    return run.before[-1] - changed


def gain_in(text: str, slip: Slip) -> float:
    """Return by how much the Chinese characters around `slip` get cheaper with the right word in place of what is written."""
    start = max(0, slip.start - _LONGEST_RUN)
    start = max((edge.end() for edge in _EDGE.finditer(text, start, slip.start)), default=start)
    edge = _EDGE.search(text, slip.end, slip.end + _LONGEST_RUN)
    end = edge.start() if edge else min(len(text), slip.end + _LONGEST_RUN)
    return _gain(costed(text[start:end]), slip.start - start, slip.end - start, slip.right)


def doubled_characters(text: str) -> Iterator[Slip]:
    """Yield the characters of `text` that stand twice, of which one is too many."""
    for start, run in _runs(text):
        for place in range(len(run.text) - 1):
            character = run.text[place]
            if character != run.text[place + 1] or character in _TWICE or character * 2 in costs():
                continue
            may_be = _may_be_twice(run.text, place)
            if (may_be and character in _ENDS_OF_NAMES) or _is_one_of_two_doubled(run.text, place):
                continue
            if _is_between_words(run.text, place):
                continue
            if _gain(run, place, place + 2, character) >= (_DOUBLED_THOUGH_WORDS if may_be else _DOUBLED):
                yield Slip(start + place, start + place + 2, character * 2, character)


def _may_be_twice(text: str, place: int) -> bool:
    """Return whether the two like characters at `place` are a word, or end one and begin the next: 学校校长."""
    if text[place : place + 2] in costs() or place == 0 or text[place + 2 : place + 3] in tuple(_EACH_HAS):
        return True
    ends = text[place] in _ENDS_OF_NAMES or any(text[place - i : place + 1] in costs() for i in (1, 2, 3) if i <= place)
    left = len(text) - place - 1
    return ends and any(text[place + 1 : place + 1 + length] in costs() for length in _LENGTHS if length <= left)


def _is_between_words(text: str, place: int) -> bool:
    """Return whether the two like characters at `place` end one common word and begin another: 立案案件."""
    return place > 0 and is_common_word(text[place - 1 : place + 1]) and is_common_word(text[place + 1 : place + 3])


def _is_one_of_two_doubled(text: str, place: int) -> bool:
    """Return whether another doubled character stands right before or behind the one at `place`: 原原本本."""
    pairs = (text[max(0, place - 2) : place], text[place + 2 : place + 4])
    return any(len(pair) == len("本本") and pair[0] == pair[1] for pair in pairs)


def swapped_characters(text: str) -> Iterator[Slip]:
    """Yield the neighbours in `text` that may stand the wrong way round; no names of places, no 先审后签.

    None is sure: 供强需弱, 质升量稳, 少审庭 are made for the occasion.
    """
    known = costs().keys()
    for start, run in _runs(text):
        for place, pair in enumerate(map("".join, pairwise(run.text))):
            if pair in known or pair in _FINE or not _PLACES.isdisjoint(run.text[place + 1 : place + 4]):
                continue
            if pair[0] == pair[1] or _is_paired(run.text, place) or known.isdisjoint(_words_of_swap(run.text, place)):
                continue
            if _gain(run, place, place + 2, pair[::-1]) >= _SWAPPED:
                yield Slip(start + place, start + place + 2, pair, pair[::-1], sure=False)


def _is_paired(text: str, place: int) -> bool:
    """Return whether two neighbours are the middle of a phrase of two like halves: 进村入寨, 越拧越紧."""
    before, after = text[max(0, place - 1) : place], text[place + 2 : place + 3]
    verbs_begin_both = {before, text[place + 1]} <= _HALVES or {text[place], after} <= _HALVES
    said_twice = text[place + 1] == before or text[place] in (after, text[max(0, place - 2) : place - 1])
    first_and_then = "先" in text[max(0, place - 2) : place] and "后" in text[place : place + 2]
    of_court = after == "庭" or text[place + 1] == "庭"
    return verbs_begin_both or said_twice or first_and_then or of_court


def _words_of_swap(text: str, place: int) -> tuple[str, str, str]:
    """Return the words of two characters that come about where two neighbours are exchanged."""
    left, right = text[place], text[place + 1]
    return right + left, text[max(0, place - 1) : place] + right, left + text[place + 2 : place + 3]


def missing_characters(text: str) -> Iterator[Slip]:
    """Yield the words of `text` that lack a character."""
    known = costs()
    for start, run in _runs(text):
        for length in (3, 2):
            for place in range(len(run.text) - length + 1):
                written = run.text[place : place + length]
                spent = run.before[-1] - run.before[place] - run.after[place + length]
                if spent < _MISSING + CHEAPEST or written in known or written in _FINE:
                    continue
                right = cheapest_with(written, spent - _MISSING, _PLACES)
                cut_short = right.startswith(written)  # 以学促用 is no 以学促干 cut short
                if right and spent - known[right] >= (_CUT_SHORT if cut_short else _MISSING):
                    yield Slip(start + place, start + place + length, written, right)


def _runs(text: str) -> Iterator[tuple[int, CostedRun]]:
    for match in _RUN.finditer(text):
        if len(match[0]) <= _LONGEST_RUN:
            yield match.start(), costed(match[0])
