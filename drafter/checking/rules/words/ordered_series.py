"""Rules about series that have an order of their own: 省、市、县, 事前、事中、事后, 首先 to 最后."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.hints import quoted
from drafter.model.numerals import parse_number

_SCALES = (
    ("国家", "省", "市", "县", "乡", "村"),
    ("国家", "省", "市", "区", "街道", "社区"),
    ("省级", "市级", "县级", "乡级"),
    ("国家级", "省级", "市级", "县级", "校级"),
    ("省", "市", "县", "校"),
    ("幼儿园", "小学", "初中", "高中", "大学"),
    ("学前", "小学", "初中", "高中"),
    ("事前", "事中", "事后"),
    ("课前", "课中", "课后"),
    ("轻微", "一般", "较重", "严重"),
    ("从轻", "一般", "从重"),
    ("优秀", "良好", "合格", "不合格"),
    ("老", "中", "青"),
    ("春季", "夏季", "秋季", "冬季"),
    ("一审", "二审", "再审"),
)
"""Words in their order; a series goes up or down it."""
_PARTS = frozenset(
    ("事前", "事中", "事后", "人防", "物防", "技防", "心防", "课前", "课中", "课后", "省级", "市级", "县级", "校级")
)
_SERIES = WordPattern(r"[一-鿿]{1,4}(?:、[一-鿿]{1,3}){1,4}")
_WORD = WordPattern(
    "|".join(sorted({word for scale in _SCALES for word in scale} | _PARTS, key=lambda word: (-len(word), word)))
)
_PLENUMS = WordPattern(
    r"(?:十[七八九]|二十)届(?P<list>[一二三四五六七]中?(?:全会)?(?:[、和][一二三四五六七]中?(?:全会)?)+)(?=中全会|全会|精神|会议)"
)
_FEWEST = 3
_SOURCE = "《党政机关公文处理工作条例》第十九条：条理清楚；行政区划、学段、过程自有的次序"


def _known_items(series: str) -> list[str]:
    """Return the items of `series` that are words of a scale, the last without what follows it."""
    items = series.split("、")
    last = _WORD.match(items[-1])
    first = next((word for word in sorted(_PARTS | _all_words(), key=len, reverse=True) if items[0].endswith(word)), "")
    return [first, *items[1:-1], last[0] if last else ""]


def _all_words() -> frozenset[str]:
    return frozenset(word for scale in _SCALES for word in scale)


@rule(
    "用语-并列次序", "省市县、事前事中事后一类的并列，不乱次序，不写重", Severity.HINT, _SOURCE,
    "省、市、县三级联动，事前、事中、事后全链条监管，小学、初中、高中全覆盖。", "省、县、市三级联动，事前、事后、事后全链条监管。",
    near="县、市、省逐级推荐，人防、物防、技防相结合，学校、家庭、社会协同育人。",
)  # fmt: skip
def _orders(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _SERIES.finditer(prose.text):
        items = _known_items(match[0])
        if "" in items:
            continue
        if len(set(items)) < len(items) and set(items) <= _PARTS:
            yield Hit(prose.spot(*match.span()), f"并列的几项里有一项写了两遍：{quoted(match[0])}", "核对，改为另一项")
        elif (
            len(set(items)) == len(items) >= _FEWEST and (scale := _scale_of(items)) and not _is_in_order(items, scale)
        ):
            right = "、".join(word for word in scale if word in items)
            yield Hit(prose.spot(*match.span()), f"并列的次序乱了：{quoted(match[0])}", f"改为{quoted(right)}")

    for match in _PLENUMS.finditer(prose.text):
        numbers = [_NUMBERS.index(each[0]) for each in re.split("[、和]", match["list"])]
        if numbers != sorted(numbers):
            yield Hit(prose.spot(*match.span()), f"全会的次序乱了：{quoted(match[0])}", "按召开的先后排列")


def _scale_of(items: list[str]) -> tuple[str, ...]:
    return next((scale for scale in _SCALES if set(items) <= set(scale)), ())


def _is_in_order(items: list[str], scale: tuple[str, ...]) -> bool:
    places = [scale.index(item) for item in items]
    return places in (sorted(places), sorted(places, reverse=True))


_STEPS = ("首先", "其次", "再次", "最后")
_STEP = WordPattern(r"(?:(?<=[。；，：\n])|^)(?P<step>首先|其次|再次|最后)(?=，)", re.MULTILINE)
_NUMBERED = WordPattern(r"(?:(?<=[。；，：\n])|^)第(?P<number>[一二三四五六七八])(?=[，、：])", re.MULTILINE)
_NUMBERS = "一二三四五六七八"


@rule(
    "序号-首先其次", "首先、其次、再次，第一、第二、第三，一个接一个", Severity.HINT, "《党政机关公文处理工作条例》第十九条：条理清楚",
    "首先，加强领导；其次，强化培训；最后，督促落实。第一，抓学习；第二，抓培训。", "首先，加强领导；再次，督促落实；其次，强化培训。",
    near="首先，统一思想；最后，抓好落实。",
)  # fmt: skip
def _steps(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for start, line in _lines(prose.text):
        for before, match in pairwise(_STEP.finditer(line)):
            if _STEPS.index(match["step"]) <= _STEPS.index(before["step"]):
                spot = prose.spot(start + match.start(), start + match.end())
                yield Hit(spot, f"{quoted(match[0])}的次序不对", "核对：首先、其次、再次、最后")
        for before, match in pairwise(_NUMBERED.finditer(line)):
            if _NUMBERS.index(match["number"]) not in (_NUMBERS.index(before["number"]) + 1, 0):
                spot = prose.spot(start + match.start(), start + match.end())
                yield Hit(spot, f"{quoted(match[0])}前面不是上一个数", "核对，补上或改数")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line of `text` with where it begins."""
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


_LABEL = WordPattern(
    r"^[\s\u3000]*(?P<name>典型案例|案例|专栏|事例|做法|举措|亮点|经验)(?P<number>[一二三四五六七八]|[1-8])(?=[：:、．.\s\u3000])",
    re.MULTILINE,
)


@rule(
    "序号-案例编号", "案例一、案例二，一个接一个", Severity.HINT, "《党政机关公文处理工作条例》第十九条：条理清楚",
    "案例一：某机构超期收费。\n案例二：某机构无证办学。", "案例一：某机构超期收费。\n案例三：某机构无证办学。",
    near="一、执法\n案例一：某机构超期收费。\n二、普法\n案例一：某学校法治讲座。",
)  # fmt: skip
def _labels(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    last: dict[str, int] = {}
    yield from _announced_cases(prose)
    for match in _LABEL.finditer(prose.text):
        name, number = match["name"].removeprefix("典型"), int(parse_number(match["number"]) or 0)
        if number not in (last.get(name, 0) + 1, 1):
            yield Hit(prose.spot(*match.span()), f"{quoted(match[0].strip())}前面不是上一个数", "核对，补上或改数")
        last[name] = number


_ANNOUNCED = WordPattern(
    r"(?:通报|公布|发布|介绍|选取|附|列举|刊载)[^，。；\n]{0,6}(?P<at>典型案例(?P<number>[2-9二三四五六七八九两])(?:起|个|件|例)|(?P<number2>[2-9二三四五六七八九两])(?:起|个|件|例)典型案例)"
)


def _announced_cases(prose: Prose) -> Iterator[Hit]:
    """Yield how many cases are announced when others are numbered behind."""
    for match in _ANNOUNCED.finditer(prose.text):
        said = int(parse_number((match["number"] or match["number2"]).replace("两", "二")) or 0)
        told = [each["number"] for each in _LABEL.finditer(prose.text, match.end()) if each["name"].endswith("案例")]
        if len(told) > 1 and len(told) != said and len(set(told)) == len(told):
            yield Hit(
                prose.spot(*match.span("at")),
                f"后面写了{len(told)}个案例，这里写{quoted(match['at'])}",
                "核对，补上或改数",
            )
