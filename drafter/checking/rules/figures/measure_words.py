"""Rules about measure words: things are counted in words that go with them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import drafter.checking.text as texts
from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.tables import read_rows
from drafter.checking.text.line_index import held_in
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.checking.text.units_seen import strange_units
from drafter.enclosures import masked
from drafter.hints import quoted

_TABLE = Path(texts.__file__).with_name("measure_words.txt")
_UNITS = "人|篇|张|幅|条|块|册|本|份|封|件|卷|宗|名|位|支|辆|台|部|个|套|间|所|家|处|节|堂|门|起|项|例|座|只|头|匹|棵|颗|粒|把|根|枚|面|户|届|期|场|届|艘|架|滴|杯|顿|元"
_TITLES = {"《": "》"}
_NUMBER = r"(?<![0-9.第])[0-9]{1,9}(?:\.[0-9]+)?万?(?:余|多)?"
_MODIFIER = r"(?:普法|法治|宣传|安全|法律|主题|优秀|普法宣传|法治宣传|各类|专题|教育)?"
_COST = WordPattern(r"[0-9.]万元")
"""What things cost in a list of expenses: 购置读本7.2万元."""
_OF_MORE = WordPattern(r"(?:[0-9][一-鿿]{1,2}|、[^，。；：、\n]{0,8})$")
"""Before a thing that has its number already, 32支代表队256名学生, or ends a list that is counted."""
_FOLLOWED = r"(?![次均]|[人家件户]次|万)"


@lru_cache(maxsize=1)
def _units() -> dict[str, frozenset[str]]:
    """Return the measure words of each thing, the things with the longest names first."""
    units = {
        noun: frozenset(allowed.split()) for _, (nouns, allowed) in read_rows(_TABLE) for noun in nouns.split("、")
    }
    return dict(sorted(units.items(), key=lambda row: len(row[0]), reverse=True))


def _counted(things: list[str]) -> tuple[WordPattern, WordPattern]:
    """Return what finds one of `things`, then its number (海报1800张), and the number first (1800张海报)."""
    nouns = "|".join(things)
    return (
        WordPattern(rf"(?P<noun>{nouns})(?:共|达|约|近|共计|累计|总计)?{_NUMBER}(?P<unit>{_UNITS}){_FOLLOWED}"),
        WordPattern(
            rf"{_NUMBER}(?P<unit>{_UNITS}){_MODIFIER}(?P<noun>{nouns})(?!教师|老师|教员|辅导员|讲师|讲解员|作者|编者|骨干|负责人|志愿者|事务所|协会|学会)"
        ),
    )


@rule(
    "用语-事物量词", "事物用它自己的量词", Severity.HINT, "《现代汉语八百词》附录“名词、量词配合表”",
    "张贴海报80张，发放手册200册，制作12条短视频，排查隐患9处。", "张贴海报80篇，发放200辆手册。",
)  # fmt: skip
def _measured(manuscript: Manuscript) -> Iterator[Hit]:
    prose, units = prose_of(manuscript), _units()
    things = held_in(prose.text, units)
    for expression in _counted(things) if things else ():
        for match in expression.finditer(prose.text):
            allowed = units[match["noun"]]
            is_counted_so = match["unit"] in allowed or _COST.search(match[0])
            if not is_counted_so and not _OF_MORE.search(prose.text, max(0, match.start() - 12), match.start()):
                usual = "”“".join(sorted(allowed & set(_UNITS.split("|")))[:3])
                message = f"{quoted(match['noun'])}不按{quoted(match['unit'])}计：{quoted(match[0])}"
                yield Hit(prose.spot(*match.span()), message, f"核对量词，如“{usual}”")


@rule(
    "用语-少见单位", "数的单位和所计的事物是一类", Severity.HINT, "《现代汉语八百词》附录“名词、量词配合表”；各地报告的通行用法",
    "举办讲座186场，受众8.3万人次，排查隐患9处。", "举办讲座186场，受众8.3万场次，排查隐患9名。",
    near="受理申请12宗，督办案件3起，比上年减少5名，其中优秀6所。",
)  # fmt: skip
def _strange(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for each in strange_units(masked(prose.text, _TITLES)):
        message = f"{quoted(prose.text[each.start : each.end])}通常按{quoted(each.usual)}计"
        yield Hit(prose.spot(each.start, each.end), message, "核对单位")
