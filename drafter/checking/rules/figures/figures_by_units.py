"""Rules about units in a list that adds up: the parts of 57件 are 件, too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_UNITS = "件次|人次|家次|件|起|宗|例|项|条|个|人|名|位|家|所|户|次|场|期|节|堂|份|册|本|篇|部"
_COUNT = WordPattern(rf"(?<![0-9.第])(?P<number>[0-9]{{1,6}})(?P<unit>{_UNITS})(?!均)(?=[，。；：、（）和及]|其中|$)")
_ALIKE = ("件起宗例项条个", "人名位", "家所户个", "次场期节堂", "份件册本篇部", "条项个件次")
"""Units that stand for one another."""
_LEAST = 5
"""A smaller total is reached by chance."""
_APART = 24
"""Characters between a count and the next of the same list."""
_SENTENCE = WordPattern(r"[^。；\n]+")


@rule(
    "数字-列项单位", "各部分和总数用一样的单位", Severity.HINT, "《党政机关公文处理工作条例》第二十条：数字准确",
    "办理案件57件，其中本级8件、县级49件。", "办理案件57件，其中本级8份、县级49家。",
    near="举办活动57场次，检查机构8家、学校49所；办理案件57件，其中教育类8起、体育类49件。",
)  # fmt: skip
def _odd_units(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for sentence in _SENTENCE.finditer(prose.text):
        counts = list(_COUNT.finditer(sentence[0]))
        for place, total in enumerate(counts):
            parts = _parts_of(counts[place:], sentence[0])
            unlike = [part for part in parts if not _are_alike(part["unit"], total["unit"])]
            if unlike and re.search(rf"[0-9]{unlike[0]['unit']}", sentence[0][: total.start()]):
                continue  # 与18所、11所学校签订责任书29份，评定优秀6所……: what is split was told before
            for part in unlike if len(unlike) < len(parts) or len(parts) > 1 else ():
                start, end = (sentence.start() + each for each in part.span())
                message = f"总数是{quoted(total[0])}，其中一项写{quoted(part[0])}"
                yield Hit(prose.spot(start, end), message, f"核对单位，改为{quoted(total['unit'])}")


def _parts_of(counts: Sequence[re.Match[str]], sentence: str) -> Sequence[re.Match[str]]:
    """Return the counts behind the first that follow one another and add up to it; none when no such are there."""
    total, *rest = counts
    if int(total["number"]) < _LEAST or len(rest) < 2:
        return ()
    followed = [total, *rest]
    for size, reached in enumerate(accumulate(int(each["number"]) for each in rest), 1):
        between = sentence[followed[size - 1].end() : followed[size].start()]
        if len(between) > _APART or any(each.isdigit() for each in between) or reached > int(total["number"]):
            return ()
        if reached == int(total["number"]):
            return rest[:size] if size > 1 else ()
    return ()


def _are_alike(one: str, other: str) -> bool:
    return one == other or len(one) > 1 or len(other) > 1 or any(one in group and other in group for group in _ALIKE)


_PLACES = "家|所|户|个|处"
_MIXED = WordPattern(
    rf"共(?:有)?(?P<total>[0-9]{{1,5}})(?P<unit>{_PLACES})(?:[^，。；0-9\n]{{0,8}})，(?:其中|包括|含|即)：?"
    rf"(?P<list>(?:[^，。；、0-9（）\n]{{2,16}}[0-9]{{1,5}}(?:{_PLACES})、){{1,7}}[^，。；、0-9（）\n]{{2,16}}[0-9]{{1,5}}(?:{_PLACES}))(?=[。；])"
)
_MOST_OFF = 0.1
"""How far, as a share of the total, what is listed may fall short and still be meant as all of it."""


@rule(
    "数字-各类之和", "各类学校、机构之和等于共有的数", Severity.HINT, "《党政机关公文处理工作条例》第二十条：数字准确",
    "监管的对象共268家，其中中小学67所、幼儿园113所、机构88家。", "监管的对象共286家，其中中小学67所、幼儿园113所、机构88家。",
    near="现有学校共268所，其中民办幼儿园13所、特殊教育学校2所。",
)  # fmt: skip
def _mixed_kinds(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a total of schools and centres, each kind with a unit of its own, that its kinds are not."""
    prose = prose_of(manuscript)
    for match in _MIXED.finditer(prose.text):
        parts = [int(number) for number in re.findall(r"[0-9]+", match["list"])]
        total, sums = int(match["total"]), sum(parts)
        units = set(re.findall(rf"[0-9]({_PLACES})", match["list"]))
        if units == {match["unit"]} or sums == total:
            continue
        if sums > total or (len(parts) > 2 and total - sums <= _MOST_OFF * total):
            message = f"{'+'.join(map(str, parts))}={sums}，写的是共{total}{match['unit']}"
            yield Hit(prose.spot(*match.span()), message, "核对总数和各项；没有列全的写“等”")
