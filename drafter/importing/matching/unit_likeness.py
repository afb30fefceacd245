"""How like two measure words are: whether what one counts may be the answer of a question asked with the other."""

from __future__ import annotations

import re
from functools import lru_cache

_FAMILIES = (
    {"人", "名", "位"}, {"次", "场", "场次", "轮", "回", "期", "批次", "批"}, {"所", "家", "个", "校", "园", "户", "处"},
    {"件", "起", "宗", "例", "条"}, {"项", "个", "条", "件", "类"}, {"篇", "条", "个", "份", "件"}, {"节", "堂", "课时", "场", "次"},
    {"台", "部", "套", "个"}, {"学时", "课时", "小时"}, {"日", "天", "个工作日", "工作日"}, {"万元", "元", "亿元"},
    {"件", "部", "个", "条"}, {"人", "人次", "名", "位"}, {"个", "名", "人", "项"}, {"次", "件", "项", "起"}, {"本", "册", "份"},
    {"所", "所次", "家", "家次", "校次", "园次", "户次", "点次", "个"}, {"项", "类", "种", "条"}, {"卷", "件", "份"}, {"次", "家次", "所次"}, {"段", "条", "件"}, {"起", "处", "个", "项", "条", "件"},
)  # fmt: skip
"""Measure words, any two of one family may be used for the same thing."""


_WITHOUT = 0.7
"""How like the question's a missing measure word is."""
_PEOPLE = frozenset(("人", "名", "位", "人次"))
_INSTITUTIONS = frozenset(("所", "家", "校", "园", "户"))
_EVENTS = frozenset(("次", "场", "场次", "期", "轮", "节", "堂", "课时", "回"))
_VISITS = frozenset(("家次", "所次", "校次", "园次", "户次"))
_CASES_OF = frozenset(("件", "起", "宗", "项", "条", "篇", "份", "部"))
_THINGS = frozenset(("台", "辆", "套", "册", "本", "卷", "张", "幅", "块", "面", "栋", "支", "批", "批次", "段"))
_POINTS = frozenset(("个", "处", "条", "项", "件", "份"))
_NEVER_FOR_EACH_OTHER = (
    (_PEOPLE, _INSTITUTIONS | _EVENTS | _VISITS | _CASES_OF | _THINGS),
    (_INSTITUTIONS, _EVENTS | (_THINGS - {"批", "批次"})),
    (_VISITS, _POINTS),
    (frozenset(("台", "辆", "栋", "卷", "段")), _EVENTS | _VISITS),
)
"""Measure words of people, of places, of what happens there and of things: none counts what one of the others does."""
_APART = (
    frozenset(("%", "‰", "个百分点")),
    frozenset(("元", "万元", "亿元")),
    frozenset(("日", "天", "年", "周", "个月", "个工作日", "工作日", "小时", "分钟", "学时", "学期")),
)
"""Measure words of what is measured: none of them counts what another one, or any other word, counts."""


_ALIKE = {"期": "次", "批": "次", "件次": "件", "项次": "项", "工作日": "个工作日", "天": "日"}
"""Measure words by the one that says the same."""
_OF_CASES = ("件", "项", "本")
_PERSONS_AS_CASES = re.compile("教师资格|资格(?:认定|申请|注册)|不予认定|补换发|转学")
_DEEDS_AS_PERSONS = re.compile("约谈|出庭|咨询|办件|接访|走访|授课|行政指导")
_NO_EVENTS = re.compile("(?:问题|事项|任务|(?<!征求)意见|隐患|案卷|文件)[^，]{0,6}数$|个数$")
"""Titles of what is listed, which no number of times counts: 调整权责清单2次, 案卷自查2轮, 清理一次."""
_CASES = 0.5
"""How like 件 is to 人 where every person is a case: 教师资格认定126件."""


@lru_cache(maxsize=1 << 16)
def unit_likeness(one: str, other: str, name: str = "") -> float:
    """Return how like two measure words are, 1 for the same, 0 for what cannot count the same; `name` is what is asked."""
    first, second = _bare_unit(one), _bare_unit(other)
    if first == second:
        return 1.0
    if not first:
        return _WITHOUT
    if any((first in apart) != (second in apart) for apart in _APART):
        return 0.0
    if first in _EVENTS and second not in _EVENTS and _NO_EVENTS.search(name):
        return 0.0
    if _are_of_two_kinds(first, second) or _are_of_two_kinds(second, first):
        return _CASES if _counts_for_each_other(first, name) else 0.0
    return 0.6 if any(first in family and second in family for family in _FAMILIES) else 0.15


def _bare_unit(unit: str) -> str:
    """Return a measure word without 万 before people, as the one that says the same."""
    bare = unit.removeprefix("万") if unit.startswith("万人") else unit
    return _ALIKE.get(bare, bare)


def _are_of_two_kinds(one: str, other: str) -> bool:
    return any(one in kind and other in others for kind, others in _NEVER_FOR_EACH_OTHER)


def _counts_for_each_other(unit: str, name: str) -> bool:
    """Return whether persons are told as cases, or deeds as persons, where a question called `name` is answered."""
    if unit in _OF_CASES:
        return _PERSONS_AS_CASES.search(name) is not None
    return unit in ("人次", "人") and _DEEDS_AS_PERSONS.search(name) is not None
