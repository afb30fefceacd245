"""Places where characters stand together as they never do, and would as they often do with one lost, added or exchanged.

No list of words or of slips is needed: 在承办时办结 has no string of three that any text has around 办|时|办, and 承办时限办结
has only such as many texts have.
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checking.text.general_spelling import costs, following
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.phrase_slips import alike
from drafter.checking.text.spelling import Slip
from drafter.checking.text.strings_seen import is_frequent, is_seen

_RUN = WordPattern(r"[一-鿿]{4,400}")
_OF_THREE, _OF_FOUR, _OF_FIVE = 3, 4, 5
_COUNTING = "一二三四五六七八九十两几每各第本"
"""Characters behind which a measure word stands, which may be any."""
_PLACES = frozenset("省市县区州旗镇乡村师团")
"""What the names of places end in, whose other characters may be any."""
_MODIFIERS = "男女老新大小高低多少各全总主副原现正首"
"""Characters that say more of the word behind them: 其中女教师."""
_SINGLE = "与和及或暨等应将须可仍已均也又还再就才由对向于共总仅只最设不四"
"""Words of one character that stand anywhere."""
_SUFFIXES = "室站馆园点部组队处所班课会件员者率费库网群"
"""Characters that make a name of any word before them: 法治教育室."""
_NUMERALS = "一二三四五六七八九十两"
_TURNS = "不未无非"
"""Characters that turn the sense round: 满意率 is no 不满意率 that lost one."""
_CLOSE = 8
"""Characters within which a word is said again by mistake: 没有因信息公开没有引起的."""
_MANY, _SHARE = 12, 3
"""More strange strings in a run, and more than one in so many, are of another matter (names, one word said again and again)."""


def strange_strings(text: str) -> Iterator[Slip]:
    """Yield what stands together in `text` as it never does elsewhere, with what often does; no stretch twice."""
    for run in _RUN.finditer(text):
        taken = -1
        for start, end, right in _slips(run[0]):
            if start >= taken:
                taken = end
                first, last = run.start() + start, run.start() + end
                yield Slip(first, last, text[first:last], right, sure=False)


def _slips(run: str) -> Iterator[tuple[int, int, str]]:
    """Yield the strange stretches of `run` in order: start, end, what is right."""
    strange = [not is_seen(run[place : place + _OF_THREE]) for place in range(len(run) - _OF_THREE + 1)]
    if sum(strange) > max(_MANY, len(strange) // _SHARE):
        return
    for place in range(1, len(run)):
        around = strange[max(0, place - 2) : place + 1]
        across = strange[max(0, place - 2) : place]
        lost = _lost_at(run, place) if across and all(across) else ""
        if lost:
            start, end = max(0, place - 2), min(place + 2, len(run))
            yield start, end, run[start:place] + lost + run[place:end]
        elif all(around):
            yield from _mended(run, place) if len(around) > 1 else ()
            yield from _with_another(run, place, sure=len(around) > 1)
        yield from _said_twice(run, place, strange)


def _lost_at(run: str, place: int) -> str:
    """Return the character that makes strings at `place` of `run` frequent; empty for none."""
    before, after = run[:place], run[place:]
    if before[-2:] in costs() and after[:2] in costs():
        return ""  # 覆盖小学: two words that are whole lack nothing
    if after[0] == "的" and before[:-1].endswith(tuple(_TURNS)):
        return ""  # 逾期不缴的: one character behind 不 is a whole verb
    for lost in following(before[-1]):
        if after[0] in following(lost) and lost not in _TURNS and _is_joined_by(lost, before, after):
            return lost
    return ""


def _is_joined_by(lost: str, before: str, after: str) -> bool:
    """Return whether `lost` makes frequent strings of the ends that it joins."""
    if len(after) == 1:
        return len(before) > _OF_THREE - 1 and is_frequent(before[-_OF_THREE:] + lost + after)
    if len(before) == 1:
        return False
    left, right = before[-2:], after[:2]
    if is_frequent(left + lost + right):
        return True
    return is_frequent(left + lost + right[0]) and is_frequent(left[1] + lost + right)


def _mended(run: str, place: int) -> Iterator[tuple[int, int, str]]:
    """Yield the stretch around `place` without its character, turned round, or with one like it, where that is frequent."""
    left, right = run[max(0, place - 2) : place], run[place + 1 : place + 3]
    start, end = place - len(left), place + 1 + len(right)
    is_needed = (
        run[place] in _MODIFIERS + _SINGLE or left[-1] in _TURNS
    )  # 不应少于 has no character too many beside 不少于
    if not is_needed and len(left + right) == _OF_FOUR and is_frequent(left + right):
        yield start, end, left + right
        return
    turned = run[:place] + run[place : place + 2][::-1] + run[place + 2 :]
    if turned != run and _is_well_made(turned, place, place + 2):
        yield place, place + 2, turned[place : place + 2]
        return
    if left[-1] in _COUNTING or not _PLACES.isdisjoint(run[place : place + _OF_THREE]):
        return
    for other in _words_alike(run, place):
        if _is_well_made(run[:place] + other + run[place + 1 :], place, place + 1):
            yield start, end, left + other + right
            return


def _with_another(run: str, place: int, *, sure: bool) -> Iterator[tuple[int, int, str]]:
    """Yield the stretch around `place`, whose character no word holds, with one of a word that often stands there.

    Any other character will do, 息共享 for 息共亨, but at the end of a run, where few strings are strange: there only one
    that looks or sounds like it, unless `sure`.
    """
    is_name = not _PLACES.isdisjoint(run[place : place + _OF_THREE])
    is_name = is_name or (place == len(run) - 1 and run[place] in _SUFFIXES)
    if is_name or run[place - 1] in _TURNS or _is_in_word(run, place):
        return
    start, end = max(0, place - 1), min(len(run), place + 2)
    likely = following(run[place - 1])
    like = [other for other in alike(run[place]) if other in likely]
    for others in (like, likely if sure and run[place] not in _SINGLE + "的了" else ""):
        best = max(others, key=lambda other: _company(run[:place] + other + run[place + 1 :], start, end), default="")
        put = run[:place] + best + run[place + 1 :]
        if best and best not in _NUMERALS + _TURNS and _company(put, start, end) and _is_in_word(put, place):
            yield start, end, put[start:end]
            return


def _company(run: str, start: int, end: int) -> int:
    """Return how many frequent strings of `run` hold what stands from `start` to `end`; 0 unless one of five does."""
    of_five = sum(map(is_frequent, _holding(run, start, end, _OF_FIVE)))
    of_four = sum(map(is_frequent, _holding(run, start, end, _OF_FOUR))) if of_five else 0
    return of_four + of_five if of_four else 0


def _is_in_word(run: str, place: int) -> bool:
    """Return whether the character at `place` of `run` may be part of a word of two to four."""
    known = costs()
    return any(word in known for length in (2, 3, 4) for word in _holding(run, place, place + 1, length))


def _said_twice(run: str, place: int, strange: list[bool]) -> Iterator[tuple[int, int, str]]:
    """Yield a word at `place` that stands again close by, without which what is around it often stands together."""
    for length in (2, 3, 4):
        end = place + length
        word, beside = run[place:end], strange[max(0, place - 2) : place] + strange[max(0, end - 2) : end]
        if end >= len(run) or not beside or not all(beside):
            continue
        near = run[max(0, place - _CLOSE) : place], run[end : end + _CLOSE]
        put = run[:place] + run[end:]
        if any(word in each for each in near) and _company(put, place - 1, place + 1):
            yield place, end + 2, run[end : end + 2]
            return


def _words_alike(run: str, place: int) -> Iterator[str]:
    """Yield what is like the character at `place` and makes a word wherever that makes one with a neighbour: 主体 for 主题."""
    known = costs()
    written, before, after = run[place], run[max(0, place - 1) : place], run[place + 1 : place + 2]
    ends_word, begins_word = bool(before) and before + written in known, bool(after) and written + after in known
    for other in alike(written):
        if (not ends_word or before + other in known) and (not begins_word or other + after in known):
            yield other


def _is_well_made(run: str, start: int, end: int) -> bool:
    """Return whether a frequent string of five holds what stands from `start` to `end` of `run`, or two of four do."""
    if any(is_frequent(string) for string in _holding(run, start, end, _OF_FIVE)):
        return True
    return sum(map(is_frequent, _holding(run, start, end, _OF_FOUR))) > 1


def _holding(run: str, start: int, end: int, length: int) -> Iterator[str]:
    """Yield the strings of `length` characters of `run` that hold what stands from `start` to `end`."""
    for first in range(max(0, end - length), min(start, len(run) - length) + 1):
        yield run[first : first + length]
