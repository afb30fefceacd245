"""Tells which numbers that a hand wrote beside a figure may be reckoned from it, and so be wrong when it changes.

6篇 of 比上年增加6篇 is, 4篇 of 刊用4篇 behind 报送信息32篇 is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from drafter.merging.plan.figure_places import pairs_of, words_beside
from drafter.merging.texts.lost_figures import RATES, clause_of, is_number, unit_of
from drafter.merging.texts.merge_tokens import PARAGRAPH_END, hunks_between, is_figure_change
from drafter.model.measure_conversions import is_same_measure
from drafter.model.number_grammar import ONE_TO_NINE
from drafter.model.worded_numbers import TextNumber, numbers_in

_WHOLE = re.compile("[0-9]+")
_ALL = 100
"""Of a rate: all, however many they are."""
RECKONED = re.compile("[共总合占较比增减升降剩均]|其[余他]|余下|累计")
"""Words for a number that is reckoned from others."""
_COMPARED = re.compile(
    f"[{ONE_TO_NINE}两]成|[过超]半|[半多]数|一半|分之|持平|翻[{ONE_TO_NINE}两]?番|[{ONE_TO_NINE}两]倍|[多少高低]于|居多|最[多少]|对半"
)
"""Words without a number in digits that compare a figure with others."""
_SINCE = re.compile("[同环]比|(?:[较比与和]|相比)(?:于)?(?:上|去|往|前|历|同)(?:一|几)?(?:年|期|月|季度)")
"""Words that compare the figure beside them with what it was: 较上年略有增加."""
_SUMMED = re.compile("[合总共]计|总[数共]|一共|平均|[月年日周季人校场户项班]均|各$")
"""Words that make a number the sum or the mean of others, whatever it counts: 合计近50场, 场均200人."""
_SUM = re.compile(f"(?:{_SUMMED.pattern}|[共总])[^，。；0-9]{{0,4}}[0-9]")
_CHANGE = re.compile("(?:[增减升降超]|提高|下降)[^，。；0-9]{0,4}[0-9]|占[^，。；0-9]{0,10}[0-9][0-9.]*[%％]")
_SAID_OF_OTHERS = (_COMPARED, _SINCE, _SUM, _CHANGE)
_EVERY = re.compile("每.+$")
_REACH = 6
"""Tokens of the longest words of these."""
_ETC = "等"
_NOUN = 2
"""Characters of the shortest words that say what a number counts."""
_AMONG = re.compile("其中|包[括含]|涵盖|分别")
_PART = re.compile("其中|包[括含]")
_PART_ENDS = frozenset(f"，；。！？{PARAGRAPH_END}")
_MOST_ADDED = 8
"""Numbers of a sentence up to which it is tried whether others are their sums."""


def reckoned_words(text: str) -> re.Match[str] | None:
    """Return the words of a sentence that say that it tells what is reckoned from figures before it; None for none."""
    return min(
        filter(None, (each.search(text) for each in _SAID_OF_OTHERS)), key=lambda each: each.start(), default=None
    )


def is_sum(text: str) -> bool:
    """Return whether a sentence calls a number the sum or the mean of others."""
    return _SUM.search(text) is not None


def may_follow(
    base: Sequence[str],
    hand: Sequence[str],
    kept: Mapping[int, int],
    changed: Sequence[int],
    fewer: Sequence[int] = (),
) -> bool:
    """Return whether a number that a hand wrote may be reckoned from one of the figures of the base at the places `changed`.

    It may where it is a share, where it is the sum of numbers that stood there or makes one of the changed with others,
    or where it has the same unit and nothing shows that it counts something else. `kept` are the tokens that are still
    where they were. Of a figure that is `fewer` than it was any part may be too large.
    """
    if _is_told_against(base, hand, kept, changed):
        return True
    sums = set(_sums([whole for token in base if (whole := _whole(token)) is not None]))
    own = _written_places(base, hand, kept)
    for place in own:
        alike = [at for at in changed if unit_of(base[at]) == unit_of(hand[place])]
        if _is_of_several(base, changed, hand, place) or _is_share(hand[place]) or _whole(hand[place]) in sums:
            return True
        if _is_part(base, alike, hand, place, own) or _may_be_one_of(base, alike, hand, place, fewer):
            return True
    return False


def _is_told_against(base: Sequence[str], hand: Sequence[str], kept: Mapping[int, int], changed: Sequence[int]) -> bool:
    """Return whether words that a hand wrote compare a number with what it was, or tell one of those `changed` again."""
    words = _written_words(hand, kept) if changed else ""
    is_compared = _COMPARED.search(words) is not None or _is_compared(base, hand, kept, changed)
    return is_compared or _repeats(words, base, changed)


def _is_of_several(base: Sequence[str], changed: Sequence[int], hand: Sequence[str], place: int) -> bool:
    """Return whether the number at `place` counts names that stand there, or is called a sum where figures changed."""
    if _is_count_of_names(base, changed, hand, place):
        return True
    return bool(changed) and _is_called_sum(base, changed, hand, place)


def _may_be_one_of(
    base: Sequence[str], alike: Sequence[int], hand: Sequence[str], place: int, fewer: Sequence[int]
) -> bool:
    """Return whether nothing shows that the number at `place` counts another thing than the figures `alike`, of its unit.

    Told as a part, it may be too many where one of them is `fewer` than it was.
    """
    if not alike:
        return False
    if _is_told_as_part(hand, place):
        return not set(alike).isdisjoint(fewer)
    return not _is_of_its_own(base, alike, hand, place)


def _written_words(hand: Sequence[str], kept: Mapping[int, int]) -> str:
    """Return what a hand wrote between the tokens that are still where they were; each of those is a line's end here."""
    standing = set(kept.values())
    return "".join("\n" if i in standing else token for i, token in enumerate(hand))


def _is_compared(base: Sequence[str], hand: Sequence[str], kept: Mapping[int, int], changed: Sequence[int]) -> bool:
    """Return whether words that a hand wrote compare one of the figures `changed`, which stands nearest before, with a year before."""
    old, standing = {base[at] for at in changed}, set(kept.values())
    for i in range(len(hand)):
        if i in standing or not _SINCE.match("".join(hand[i : i + _REACH])):
            continue
        figures = [token for token in hand[:i] if is_number(token)] or [
            token for token in hand[i:] if is_number(token)
        ][:1]
        if figures and figures[-1] in old:
            return True
    return False


def _repeats(words: str, base: Sequence[str], changed: Sequence[int]) -> bool:
    """Return whether the `words` of a hand tell in Chinese numerals what may be reckoned from one of the figures `changed`.

    That is how many names stand there, as 等六所, the figure once more, or its sum or difference with one of the same unit.
    """
    told = [each for each in numbers_in(words) if each.is_in_words and each.measure]
    return any(_tells(each, words, base, at) for each in told for at in changed)


def _tells(number: TextNumber, words: str, base: Sequence[str], at: int) -> bool:
    whole, unit = _whole(base[at]) or 0, unit_of(base[at])
    if words[: number.start].endswith(_ETC):
        return number.value == whole
    others = {0, *(_whole(token) or 0 for token in base if unit_of(token) == unit)}
    values = {value for other in others for value in (whole + other, abs(whole - other))} - {
        0,
        1,
    }  # 一 is in many words
    return is_same_measure(number.measure, unit) and number.value in values


def _is_called_sum(base: Sequence[str], changed: Sequence[int], hand: Sequence[str], place: int) -> bool:
    """Return whether the clause of a number calls it a sum or a mean; one of a figure `changed` where it tells how many each time."""
    low, _ = clause_of(hand, place)
    ahead = "".join(hand[low:place])
    is_alike = any(unit_of(base[at]) == unit_of(hand[place]) for at in changed)
    return _SUMMED.search(ahead) is not None or (is_alike and _EVERY.search(ahead) is not None)


def _is_count_of_names(base: Sequence[str], changed: Sequence[int], hand: Sequence[str], place: int) -> bool:
    """Return whether a number counts names that a hand listed, as 等6所, as many as one of the figures `changed`."""
    return tuple(hand[place - 1 : place]) == (_ETC,) and _whole(hand[place]) in {_whole(base[at]) for at in changed}


def _is_share(token: str) -> bool:
    return RATES.search(token) is not None and _whole(token) != _ALL


def _is_part(base: Sequence[str], alike: Sequence[int], hand: Sequence[str], place: int, own: Sequence[int]) -> bool:
    """Return whether a number is as large as one of the figures `alike`, or makes it with another or some of the hand's `own`."""
    unit, figures = unit_of(hand[place]), {_whole(base[at]) for at in alike}
    low, _ = clause_of(hand, place)
    is_among_parts = _AMONG.search("".join(hand[low:place])) is not None  # of which others may have other units
    beside = {
        _whole(token) for i, token in enumerate(hand) if i != place and (is_among_parts or unit_of(token) == unit)
    }
    mine = [_whole(hand[i]) for i in own if i != place and unit_of(hand[i]) == unit]
    with_them = {0, *beside, *_sums([each for each in mine if each is not None])}
    whole = _whole(hand[place])
    return whole is not None and any(whole + other in figures for other in with_them if other is not None)


def _is_of_its_own(base: Sequence[str], alike: Sequence[int], hand: Sequence[str], place: int) -> bool:
    """Return whether words of its own say what a number counts, none that stand beside the figures `alike` of the base."""
    low, high = clause_of(hand, place)
    if RECKONED.search("".join(hand[low:high])):
        return False
    ahead, behind = words_beside(hand[low:place], from_end=True), words_beside(hand[place + 1 : high])
    words = ahead[-_NOUN:] if len(ahead) >= _NOUN else behind
    clauses = ("".join(base[slice(*clause_of(base, at))]) for at in alike)
    known = {pair for clause in clauses for pair in pairs_of(clause)}
    return len(words) >= _NOUN and known.isdisjoint(pairs_of(words))


def _is_told_as_part(hand: Sequence[str], place: int) -> bool:
    """Return whether a number is told as a part of another, with words of its own: that may grow and it stays."""
    low, high = clause_of(hand, place, _PART_ENDS)
    ahead = "".join(hand[low:place])
    return _PART.search(ahead) is not None and not RECKONED.search(
        _PART.sub("", ahead) + "".join(hand[place + 1 : high])
    )


def _sums(numbers: Sequence[int]) -> Iterator[int]:
    """Yield the sums of some of `numbers`, of two or more."""
    own = numbers[:_MOST_ADDED]
    yield from (sum(some) for count in range(2, len(own) + 1) for some in combinations(own, count))


def _whole(token: str) -> int | None:
    """Return the whole number that a token begins with; None for none."""
    found = _WHOLE.match(token)
    return int(found[0]) if found else None


def _written_places(base: Sequence[str], hand: Sequence[str], kept: Mapping[int, int]) -> list[int]:
    """Return where the numbers stand that a hand wrote, those that it only moved or corrected in their place aside."""
    own, standing = _written(base, hand), set(kept.values())
    return [i for i, token in enumerate(hand) if own[token] and i not in standing]


def _written(base: Sequence[str], hand: Sequence[str]) -> Counter[str]:
    """Return the numbers that a hand wrote, but for those with which it corrected others in their place."""
    mended = Counter(
        hand[hunk.other_start]
        for hunk in hunks_between(base, hand)
        if is_figure_change(base, hand, hunk) and hunk.end - hunk.start == 1
    )
    own = Counter(filter(is_number, hand)) - Counter(filter(is_number, base))
    return own - mended
