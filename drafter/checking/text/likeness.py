"""How near two names are: what is almost a known name is more often a slip than another name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from drafter.checking.text.known_documents import known, other_laws
from drafter.checking.text.needed_words import WordPattern

_ENDING = WordPattern(
    r"(?:实施条例|实施细则|实施办法|暂行条例|暂行规定|暂行办法|指导意见|实施意见|实施纲要|规划纲要|行动计划|实施方案|工作方案|总体方案"
    r"|条例|规定|办法|规则|规程|细则|纲要|规划|方案|意见|通知|决定|计划|指南|大纲|准则|标准|法)$"
)
"""The last words of a title, which say what kind of document it is."""
_STRONG = ("法", "条例", "纲要", "规划")
"""Endings that a bureau gives to no paper of its own."""
_YEARS = WordPattern(r"（20[0-9]{2}—20[0-9]{2}年?）$")
_LOCAL = WordPattern(
    r"^.{2,8}?(?:省|自治区|特别行政区|兵团|市|州|(?<!教)师|盟|县|旗|(?<!地)区)(?!县|政府|域|内|块|委|人民)|^(?:我|本|全)[省市县区局校园]|(?:教育|教体|教育体育)局|教委|教育厅"
)
"""Titles of a place or a unit, which may well be named after those of the state."""
_SHORTEST = 4
_SAME_TAIL = 6
"""Characters at the end that two titles share when one is the other with another beginning."""
_LONG, _VERY_LONG = 8, 14
"""Characters from which on a title may differ by two, by three."""


def distance(one: str, other: str, most: int) -> int:
    """Return in how many characters two texts differ: put in, left out, another or two exchanged; above `most`, more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    one, other = _without_shared_ends(one, other)
    far = most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        before_that, before, row = before, row, [i if i <= most else far, *[far] * len(other)]
        near = range(max(1, i - most), min(len(other), i + most) + 1)  # places further apart differ by more
        for j in near:
            right = other[j - 1]
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, before_that[j - 2] + 1)
            row[j] = cost
        if min(row) > most:
            return far
    return row[-1]


def _without_shared_ends(one: str, other: str) -> tuple[str, str]:
    """Return two texts without the characters with which both begin, and those with which both then end."""
    start = next((i for i, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), None)
    if start is None:
        start = min(len(one), len(other))
    one, other = one[start:], other[start:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return one, other


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


@lru_cache(maxsize=1)
def _names_by_pair() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in known():
        for pair in _pairs(name):
            found[pair].append(name)
    return found


def _alike(name: str) -> Iterator[str]:
    """Yield the known titles that share half of their pairs of characters with `name`, the likest first."""
    shared: dict[str, int] = defaultdict(int)
    for pair in _pairs(name):
        for right in _names_by_pair().get(pair, ()):
            shared[right] += 1
    for right in sorted(shared, key=lambda each: (-shared[each], abs(len(each) - len(name)))):
        if shared[right] * 2 >= min(len(right), len(name)) - 1:
            yield right


@lru_cache(maxsize=512)
def nearest_title(name: str) -> str:
    """Return the known title that `name` is a slip of; empty when it is none, or is that of a place or a unit."""
    if name in known() or name in other_laws() or len(name) < _SHORTEST or _LOCAL.search(name):
        return ""
    alike = tuple(_alike(name))
    for right in alike:
        if _differ_in_years(name, right):
            return right if _YEARS.search(name) else ""
        if _is_slip(name, right) or _other_word(name, right):
            return right
    return next((right for right in alike if _other_ending(name, right) or _other_head(name, right)), "")


def _differ_in_years(name: str, right: str) -> bool:
    """Return whether `right`, which names years, is `name` but for these."""
    return _YEARS.search(right) is not None and _YEARS.sub("", right) == _YEARS.sub("", name)


def _other_head(name: str, right: str) -> bool:
    """Return whether a law or regulation ends as `right` does for most of its length, and only begins otherwise."""
    length = next((i for i, (one, other) in enumerate(zip(name[::-1], right[::-1], strict=False)) if one != other), 0)
    return (
        _SAME_TAIL <= length < len(right)
        and right.endswith(_STRONG)
        and not name.endswith("管理条例")
        and (length - 1) * 10 >= 7 * (len(right) - 1)
    )


def _is_slip(name: str, right: str) -> bool:
    """Return whether a title differs by a slip or a few, and a short one not as two laws on like matters do."""
    if len(name) == len(right) > _SHORTEST and sorted(name) == sorted(right):
        return True
    slips = 3 if len(name) >= _VERY_LONG else 2 if len(name) >= _LONG else 1
    if distance(name, right, slips) > slips:
        return False
    if len(right) > _LONG or _SHORTEST < len(name) != len(right):
        return len(right) > _SHORTEST
    differing = [(a, b) for a, b in zip(name, right, strict=False) if a != b]
    return len(right) > _SHORTEST and (len(differing) == 1 or sorted(name) == sorted(right))


_GENERIC = frozenset(
    [
        "管理",
        "工作",
        "实施",
        "监督",
        "评价",
        "评估",
        "督导",
        "考核",
        "促进",
        "推进",
        "保障",
        "建设",
        "指导",
        "处理",
        "处置",
        "防治",
        "防控",
        "聘任",
        "聘用",
        "选聘",
        "认定",
        "认证",
    ]
)
"""Words that say what is done with a matter, one of which is easily taken for another."""


def _other_word(name: str, right: str) -> bool:
    """Return whether `name` is `right` with another word for what is done with the matter."""
    places = [i for i, (one, other) in enumerate(zip(name, right, strict=False)) if one != other]
    if len(name) != len(right) or len(right) < _LONG or not places or places[-1] - places[0] > 1:
        return False
    return any(
        name[start : start + 2] in _GENERIC and right[start : start + 2] in _GENERIC
        for start in (places[-1] - 1, places[0])
    )


def without_kind(name: str) -> str:
    """Return a title without its last words, which say what kind of document it is."""
    return _ENDING.sub("", name)


def _other_ending(name: str, right: str) -> bool:
    """Return whether `name` is `right` called another kind of document."""
    one, other = _ENDING.search(name), _ENDING.search(right)
    if not one or not other or one[0] == other[0]:
        return False
    stem = name[: one.start()]
    if stem != right[: other.start()]:
        return False
    return len(stem) >= _LONG or (len(stem) >= 3 and one[0].endswith(_STRONG))


def nearest(word: str, right: Iterable[str], most: int = 1) -> str:
    """Return which of `right` differs from `word` by at most `most` characters; empty when none does."""
    return next((each for each in right if distance(word, each, most) <= most), "")
