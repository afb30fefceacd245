"""Words of any kind that one wrong character breaks: 才量 for 裁量, where the text reads far better with the right word.

A text costs what its words cost, the rarer the more (negative logarithm of a word's share in laws and newspapers).
Where a word that sounds or looks like what is written makes the text much cheaper, what is written is doubted.
`general_words.txt` and `side_by_side.txt` are made by `tests.lexicon.make_general`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from drafter.checking.tables import read_rows
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.phrase_slips import is_mistaken
from drafter.checking.text.spelling import Slip

_WORDS = Path(__file__).with_name("general_words.txt")
_PAIRS = Path(__file__).with_name("side_by_side.txt")
_RUN = WordPattern(r"[一-鿿]{2,}")
_LONGEST_RUN = 2000
"""Characters; more of them without a mark are no prose."""
_LENGTHS = (2, 3, 4)
UNKNOWN = 18.0
"""What a character that is no word costs."""
_IDIOMS, _OF_FIELD = "成语", "本行"
CHEAPEST = 4.0
"""No word costs less."""
_COMMON = 10.8
"""What a word costs at most that others are taken for; whole idioms may cost more."""
_GAIN = 8.5
_FIELD_GAIN = 3.0
"""By how much the right word must make the text cheaper."""
SURE = 7.0
"""By how much the right word must make the text cheaper to be sure of a slip: what costs less may be a new word."""
_UNLIKE = 6.0
"""By how much more, where one character of an idiom is wrong and neither sounds nor looks like the right one."""
_NUMERALS = "一二三四五六七八九十两几数各每该本双"
"""What stands before a measure word, which may be any."""
_JOINING = "及和与等或暨"
"""Words of one character that stand between two others."""
_PLACES = tuple("省市县区旗州镇乡村")
_AFTER_TITLE = WordPattern(
    r"(?:中共?|局长|书记|主任|校长|园长|科长|处长|股长|厅长|组长|所长|队长|部长|会长|院长|委员|督学|同志|律师|法官|检察官|老师|警官)[一-鿿]{0,2}$"
)
"""What stands before the name of a person or a place, or before the last of its characters."""
_LONGEST_TITLE = 5
_FINE = frozenset(
    ["州级", "增信", "减贫", "扩能", "开班", "宜业", "过罚不当", "失范", "错罚", "应考", "实考", "严查", "彻查"]
)
"""Words that no list has, though they are right."""


class _Lexicon(NamedTuple):
    costs: dict[str, float]
    idioms: frozenset[str]
    field: frozenset[str]
    by_gap: dict[str, str]
    """A word with one character blank → the words that it may be, parted by spaces: lists take 5 ms more to make."""
    beside: dict[str, str]
    """A character → those that often follow it."""
    lines: tuple[tuple[float, int, str], ...]
    """Words of one length side by side, with what each costs and its length; the cheapest first."""


class _Doubt(NamedTuple):
    gain: float
    start: int
    place: int
    """Which of the word's characters is wrong."""
    right: str
    is_alike: bool
    """Whether it looks or sounds like the right one."""


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    costs: dict[str, float] = {}
    by_gap: dict[str, str] = {}
    idioms: set[str] = set()
    field: set[str] = set()
    lines: list[tuple[float, int, str]] = []
    for heading, (line,) in read_rows(_WORDS):
        length, cost = int(heading.split()[0]), float(heading.split()[1])
        lines.append((cost, length, line))
        words = [line[i : i + length] for i in range(0, len(line), length)]
        costs.update(dict.fromkeys(words, cost))
        if heading.endswith(_IDIOMS):
            idioms.update(words)
        if heading.endswith(_OF_FIELD):
            field.update(words)
        if length > 1 and (cost <= _COMMON or heading.endswith((_IDIOMS, _OF_FIELD))):
            _add_by_gap(by_gap, words, length)
    beside = {line[0]: line[1:] for _, (line,) in read_rows(_PAIRS)}
    cheapest_first = tuple(sorted(lines, key=itemgetter(0)))
    return _Lexicon(costs, frozenset(idioms), frozenset(field), by_gap, beside, cheapest_first)


def _add_by_gap(by_gap: dict[str, str], words: Iterable[str], length: int) -> None:
    """Add `words` of so many characters to those that are known by what is left with one character blank."""
    for word in words:
        for gap in range(length):
            blank = f"{word[:gap]}□{word[gap + 1 :]}"
            by_gap[blank] = f"{by_gap[blank]} {word}" if blank in by_gap else word


def costs() -> dict[str, float]:
    """Return what each word of the list costs."""
    return _lexicon().costs


@lru_cache(maxsize=4)
def _columns(length: int) -> tuple[tuple[str, ...], list[float]]:
    """Return the first characters of all words of `length`, their second ones and so on; and what the words cost."""
    lines = [(cost, line) for cost, long, line in _lexicon().lines if long == length]
    words = "".join(line for _, line in lines)
    each = [cost for cost, line in lines for _ in range(len(line) // length)]
    return tuple(words[place::length] for place in range(length)), each


def stand_side_by_side(pair: str) -> bool:
    """Return whether two characters are a word, or often stand side by side."""
    return pair in costs() or pair[1] in _lexicon().beside.get(pair[0], "")


def following(character: str) -> str:
    """Return the characters that often stand right behind `character`."""
    return _lexicon().beside.get(character, "")


def words_with(blank: str) -> list[str]:
    """Return the common words that are `blank` with a character in place of its □: 工作□点 is 工作要点."""
    return _lexicon().by_gap.get(blank, "").split()


def cheapest_with(written: str, most: float, ends: Collection[str]) -> str:
    """Return the cheapest word that is `written` with one character more; empty for none.

    It costs `most` at most and ends in none of `ends`.
    """
    columns, cost_of = _columns(len(written) + 1)
    end = bisect_right(cost_of, most)
    for more in range(len(columns)):
        first, second, *others = columns[:more] + columns[more + 1 :]
        place = first.find(written[0], 0, end)
        while place >= 0:
            fits = second[place] == written[1] and all(
                column[place] == character for column, character in zip(others, written[2:], strict=True)
            )
            if fits and columns[-1][place] not in ends:
                end = place
                break
            place = first.find(written[0], place + 1, end)
    is_found = end < bisect_right(cost_of, most)
    return "".join(column[end] for column in columns) if is_found else ""


def general_slips(text: str) -> Iterator[Slip]:
    """Yield the words of `text` with one wrong character; what stands more than once is a name or a term."""
    lexicon = _lexicon()
    for run in (each for each in _RUN.finditer(text) if len(each[0]) <= _LONGEST_RUN):
        taken: set[int] = set()
        for doubt in sorted(_doubts(run[0], lexicon), reverse=True):
            span = range(doubt.start, doubt.start + len(doubt.right))
            written = run[0][span.start : span.stop]
            once = text.find(written, text.find(written) + 1) < 0  # counting all would take ever longer
            if once and written not in _FINE and taken.isdisjoint(span) and not _is_name_or_number(run, doubt, text):
                taken.update(span)
                sure = doubt.gain >= SURE and doubt.is_alike
                yield Slip(run.start() + span.start, run.start() + span.stop, written, doubt.right, sure)


def _is_name_or_number(run: re.Match[str], doubt: _Doubt, text: str) -> bool:
    """Return whether a person or a place is named where `doubt` is, or something is counted."""
    end = doubt.start + len(doubt.right)
    if doubt.start == 0 and text[max(0, run.start() - 1) : run.start()].isdigit():
        return True
    if run[0][doubt.start] == run[0][end : end + 1] or run[0][end - 1] == run[0][doubt.start - 1 : doubt.start]:
        return True  # 见行见效: what stands side by side is made for the occasion
    if _AFTER_TITLE.search(run[0], max(0, doubt.start - _LONGEST_TITLE), doubt.start):
        return True
    if run[0][end - 1] in _JOINING and run[0][doubt.start - 1 : end - 1] in _lexicon().costs and doubt.start:
        return True  # 人事及其他: a word, and one that joins it to the next
    return (doubt.place > 0 and run[0][doubt.start] in _NUMERALS) or run[0][end : end + 1] in _PLACES


class CostedRun:
    """A run of characters with what its beginnings and its ends cost at least."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def before(self) -> list[float]:
        """What the first characters cost, for each number of them from 0 on."""
        return costs_up_to(self.text)

    @cached_property
    def after(self) -> list[float]:
        """What the rest costs, for each place from 0 on."""
        return _costs_from(self.text, costs())


@lru_cache(maxsize=1024)
def costed(run: str) -> CostedRun:
    """Return `run` with what it costs; the same for all that look for slips in a report."""
    return CostedRun(run)


def _doubts(run: str, lexicon: _Lexicon) -> Iterator[_Doubt]:
    """Yield what makes `run` cheaper by enough."""
    before, after = costed(run).before, costed(run).after
    for length in _LENGTHS:
        for start in range(len(run) - length + 1):
            spent = before[-1] - before[start] - after[start + length] - _GAIN
            if spent + _FIELD_GAIN >= CHEAPEST and run[start : start + length] not in lexicon.costs:
                yield from _better(run, start, length, spent, lexicon)


def _better(run: str, start: int, length: int, spent: float, lexicon: _Lexicon) -> Iterator[_Doubt]:
    """Yield the words that cost less than `spent` and differ from what stands at `start` by one character."""
    written = run[start : start + length]
    for place in range(length):
        likely = lexicon.by_gap.get(f"{written[:place]}□{written[place + 1 :]}", "")
        usual = likely != "" and _is_usual(written, place, lexicon.beside)  # few have any: saves a check 12 ms
        for right in likely.split():
            gain = spent - lexicon.costs[right]
            if right in lexicon.field:
                gain += _FIELD_GAIN
            unlike = gain >= _UNLIKE and right in lexicon.idioms and len(set(written)) == length
            alike = gain >= 0 and not usual and is_mistaken(written[place], right[place])
            if unlike or alike:
                yield _Doubt(gain, start, place, right, alike)


def _is_usual(written: str, place: int, beside: dict[str, str]) -> bool:
    """Return whether the character at `place` often stands beside one of its neighbours in `written`."""
    pairs = [written[i : i + 2] for i in (place - 1, place) if 0 <= i < len(written) - 1]
    return all(pair[1] in beside.get(pair[0], "") for pair in pairs)


def costs_up_to(text: str, begun: Sequence[float] = (0.0,)) -> list[float]:
    """Return what the first characters of `text` cost at least, for each number of them from 0 on; `begun` is known."""
    known, best = costs(), list(begun)
    for end in range(len(best), len(text) + 1):
        cost = best[end - 1] + known.get(text[end - 1], UNKNOWN)
        for length in _LENGTHS:
            if length <= end and (word := known.get(text[end - length : end])) is not None:
                cost = min(cost, best[end - length] + word)
        best.append(cost)
    return best


def _costs_from(run: str, costs: dict[str, float]) -> list[float]:
    """Return what the rest of `run` costs at least, for each place from 0 on."""
    best = [0.0] * (len(run) + 1)
    for start in range(len(run) - 1, -1, -1):
        cost = best[start + 1] + costs.get(run[start], UNKNOWN)
        for length in _LENGTHS:
            if start + length <= len(run) and (word := costs.get(run[start : start + length])) is not None:
                cost = min(cost, best[start + length] + word)
        best[start] = cost
    return best
