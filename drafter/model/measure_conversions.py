"""Which measure words count the same, and which convert exactly into one another."""

from __future__ import annotations

from decimal import Decimal

from drafter.model.figure_words import DIVISIBLE, UNITS

_SAME = (
    ("人", "名", "位"),
    ("件", "起", "宗", "例"),
    ("日", "天"),
    ("小时", "个小时"),
    ("工作日", "个工作日"),
    ("月", "个月"),
    ("周", "个星期"),
    ("季度", "个季度"),
    ("学期", "个学期"),
    ("公里", "千米"),
)
"""Measure words of one meaning; 人 and 人次, 家 and 户次, 日 and 工作日 are not."""
_SCALES = (
    {"元": 1, "千元": 1_000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000},
    {"人": 1, "名": 1, "万人": 10_000},
    {"人次": 1, "万人次": 10_000},
    {"月": 1, "个月": 1, "季度": 3, "个季度": 3, "年": 12},
    {"日": 1, "天": 1, "周": 7, "个星期": 7},
    {"分钟": 1, "小时": 60, "个小时": 60},
    {"米": 1, "千米": 1_000, "公里": 1_000},
    {"‰": 1, "%": 10, "成": 100},
)
"""Measure words of one kind, each with how many of the smallest it is; a month is no number of days."""
_OCCASIONS = frozenset(("次", "场", "场次", "轮", "回", "期"))
"""Measure words of what takes place, any of which is said of the same."""
_FURTHER = (
    *(
        "个月",
        "个学期",
        "个季度",
        "季度",
        "个星期",
        "个小时",
        "成",
        "倍",
        "千元",
        "百万元",
        "米",
        "周岁",
        "周年",
        "户数",
    ),
    *(
        "件（次）",
        "场（次）",
        "人（次）",
        "次（节）",
        "台次",
        "节次",
        "课次",
        "件套",
        "项次",
        "门次",
        "篇次",
        "条次",
        "厘米",
    ),
)
MEASURES = tuple(sorted({*UNITS, *_FURTHER}, key=len, reverse=True))
"""All measure words that are known, the longest first."""
_MEASURED = frozenset(
    (*DIVISIBLE, *(unit for scale in (_SCALES[0], *_SCALES[3:]) for unit in scale), "倍", "成", "周岁", "周年")
)


def measure_at(text: str, place: int, own: str = "") -> str:
    """Return the measure word that stands in `text` at `place`; `own` is one more that is known; empty for none."""
    known = next((each for each in MEASURES if text.startswith(each, place)), "")
    return own if len(own) > len(known) and text.startswith(own, place) else known


def is_same_measure(one: str, other: str) -> bool:
    """Return whether two measure words count the same: 人 and 名."""
    return one == other or any(one in each and other in each for each in _SAME)


def may_count_alike(one: str, other: str) -> bool:
    """Return whether two measure words may be of one figure: the same, one that converts into the other, 场 and 场次."""
    bare = [each.replace("（", "").replace("）", "") for each in (one, other)]
    is_one_scale = any(one in each and other in each for each in _SCALES)
    return is_same_measure(*bare) or is_one_scale or _OCCASIONS.issuperset(bare)


def are_of_other_size(one: str, other: str) -> bool:
    """Return whether one of two measure words is some of the other: 元 and 万元."""
    return any(one in each and other in each and each[one] != each[other] for each in _SCALES)


def both_count(one: str, other: str) -> bool:
    """Return whether two measure words are of what is counted one by one, rather than measured: 次 and 家次, no 日."""
    return _MEASURED.isdisjoint((one, other)) and "万" not in one[:1] + other[:1] and "亿" not in one[:1] + other[:1]


def converted(value: Decimal, measure: str, wanted: str) -> Decimal | None:
    """Return `value` in the measure word that is `wanted`, where it comes out exactly; else None: 24个月 are 2年."""
    scale = next((each for each in _SCALES if measure in each and wanted in each), None)
    if scale is None:
        return None
    smallest = value * scale[measure]
    found = (smallest / scale[wanted]).quantize(Decimal("0.01"))
    is_exact = found * scale[wanted] == smallest
    is_whole = found == found.to_integral_value()
    return found.normalize() if is_exact and (is_whole or wanted in _MEASURED) else None
