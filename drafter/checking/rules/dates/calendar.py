"""Rules about days and terms that are laid down: anniversaries, plans of five years, time limits of the law."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.tables import read_table
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.statutory_parts import plans_in, year_at
from drafter.hints import quoted
from drafter.model.numerals import parse_number

_TABLE = Path(__file__).with_suffix(".yaml")
_NUMBER = r"(?<![0-9〇零一二两三四五六七八九十百])(?:[0-9]{1,3}|[一二两三四五六七八九十百]{1,4})(?![0-9.])"
_DAY = r"“?(?P<month>[0-9]{1,2})(?:[·•・.．]|月)(?P<day>[0-9]{1,2})日?”?"
_GOOD = Example(
    "2021年12月4日国家宪法日，“4·15”全民国家安全教育日开展宣传；“八五”普法规划（2021—2025年）开局；在20个工作日内答复依申请公开申请；"
    "12月3日至5日检查，2021年12月4日（星期六）开展宪法宣传周活动。"
)


class _Day(NamedTuple):
    name: WordPattern
    days: frozenset[tuple[int, ...]]
    source: str


@lru_cache(maxsize=1)
def _days() -> tuple[WordPattern, tuple[_Day, ...]]:
    """Return what finds any of the names, and the days by their names."""
    rows = read_table_rows("日子")
    days = [
        _Day(WordPattern(name), frozenset(tuple(map(int, each.split("-"))) for each in dates.split(",")), source)
        for name, dates, source in rows
    ]
    return WordPattern("|".join(f"(?:{name})" for name, _, _ in rows)), tuple(days)


_DAY_BEFORE = WordPattern(
    rf"(?<![0-9]){_DAY}(?:是|为|的|，|、|第[0-9一二三四五六七八九十]+个|全国|国际|世界|全民|中国){{0,3}}“?$"
)
_DAY_BEHIND = WordPattern(rf"”?(?:（|\(|为|是){_DAY}")
_REACH = 20


@rule(
    "日期-纪念日", "节日、纪念日的日期写得对", Severity.WARNING, "有关的法律、决定；见 calendar.yaml",
    _GOOD, "“12·14”国家宪法日开展宣传，6月16日国际禁毒日举办讲座。",
)  # fmt: skip
def _anniversaries(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    any_name, days = _days()
    for named in any_name.finditer(prose.text):
        written = _DAY_BEFORE.search(prose.text, max(0, named.start() - _REACH), named.start())
        written = written or _DAY_BEHIND.match(prose.text, named.end())
        each = next((day for day in days if day.name.fullmatch(named[0])), None)
        if written is None or each is None or (int(written["month"]), int(written["day"])) in each.days:
            continue
        month, day = min(each.days)
        start, end = min(named.start(), written.start()), max(named.end(), written.end())
        message = f"{quoted(prose.text[start:end])}的日期不对"
        yield Hit(prose.spot(start, end), message, f"改为{month}月{day}日（{each.source}）")


@rule(
    "日期-宣传月", "宣传周、宣传月在应在的月份", Severity.HINT, "有关的通知；见 calendar.yaml",
    _GOOD, "8月开展宪法宣传周活动，10月组织民法典宣传月活动。",
)  # fmt: skip
def _months(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for name, months, source in read_table_rows("时段"):
        allowed = {int(month) for month in months.split(",")}
        behind = rf"(?:{name})(?:期间|前后|前|活动)?[（(]([0-9]{{1,2}})月(?![^）)]{{0,9}}次年)"
        pattern = rf"(?<![0-9至到—-])([0-9]{{1,2}})(?:[·．.][0-9]{{1,2}}”?|月)(?:份|[0-9]{{1,2}}日(?:至[0-9]{{1,2}}日)?|初|底|中旬|上旬|下旬)?(?:，|以|的|在|是|为|“|第[一二三四五六七八九十0-9]+个|全国|开展|组织|举办|启动|结合|抓住|利用|上好|讲好|做好|召开的?|同上|集中|期间|前后|当[天日]|围绕|广泛|深入){{0,4}}(?:{name})"
        for match in (each for form in (pattern, behind) for each in _row_pattern(form).finditer(prose.text)):
            if int(match[1]) not in allowed:
                yield Hit(prose.spot(*match.span()), f"{quoted(match[0])}的月份不对", f"核对（{source}）")


@lru_cache(maxsize=8)
def read_table_rows(part: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a part of the table."""
    return tuple(tuple(map(str, row)) for row in read_table(_TABLE)[part])


@lru_cache(maxsize=128)
def _row_pattern(expression: str) -> WordPattern:
    return WordPattern(expression)


_WEEKDAYS = "一二三四五六日"
_WEEKDAY = WordPattern(
    r"(?:(?P<year>20[0-9]{2})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日[（(，]?(?:是)?(?:星期|周)(?P<weekday>[一二三四五六日天])"
)
_MONTHS = WordPattern(
    r"(?<![0-9年])(?P<month>[0-9]{1,2})月(?:份)?(?:至|到|—|-|－)(?P<month2>[0-9]{1,2})月(?!.{0,3}次年)"
)
_NO_MONTH = WordPattern(r"(?<![0-9.])(?P<month>1[3-9]|[2-9][0-9]|0)月(?:[0-9]{1,2}日|份|底|初|，|至)")
_QUARTERS = WordPattern(
    r"第?(?P<quarter>[一二三四])季度[（，]?(?:[^，。；\n]{0,4})(?P<month>[0-9]{1,2})月(?:[0-9]{1,2}日|份)?"
)
_NO_QUARTER = WordPattern(r"第(?:[五六七八九十]|[5-9])季度")
_HALF_SPANS = WordPattern(
    r"(?P<half>[上下]半年)[（(](?P<first>[0-9]{1,2})月?(?:至|到|—|-|－|～|~)(?P<last>[0-9]{1,2})月[）)]"
)
_HALVES_OF_YEAR = {"上半年": {(1, 6), (1, 5), (2, 6)}, "下半年": {(7, 12), (7, 11)}}
_HALVES = WordPattern(r"(?P<half>上半年|下半年|年初|年底|年末)[（，]?(?P<month>[0-9]{1,2})月")
_HALF_MONTHS = {
    "上半年": range(1, 7),
    "下半年": range(7, 13),
    "年初": range(1, 5),
    "年底": range(10, 13),
    "年末": range(10, 13),
}


@rule(
    "日期-相合", "星期、季度、起止月份相合", Severity.HINT, "公历",
    _GOOD, "13月10日总结，第一季度5月召开会议，9月至3月开展检查。",
)  # fmt: skip
def _order(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    yield from _ranges(prose)
    for match in _NO_MONTH.finditer(prose.text):
        yield Hit(prose.spot(*match.span()), f"没有{match['month']}月", "核对月份")
    for match in _NO_QUARTER.finditer(prose.text):
        yield Hit(prose.spot(*match.span()), f"没有{quoted(match[0])}", "一年四个季度，核对")
    yield from _parts_of_year(prose)
    for match in _WEEKDAY.finditer(prose.text):
        year = int(match["year"] or manuscript.year or 0)
        due = _weekday(year, int(match["month"]), int(match["day"]))
        if due and due != match["weekday"].replace("天", "日"):
            yield Hit(
                prose.spot(*match.span()), f"{year}年{match['month']}月{match['day']}日是星期{due}", "核对日期和星期"
            )


def _parts_of_year(prose: Prose) -> Iterator[Hit]:
    """Yield the months that are told of a half or a quarter of the year to which they do not belong."""
    for match in _HALF_SPANS.finditer(prose.text):
        if (int(match["first"]), int(match["last"])) not in _HALVES_OF_YEAR[match["half"]]:
            yield Hit(prose.spot(*match.span()), f"{quoted(match[0])}不是半年", "上半年1月至6月，下半年7月至12月，核对")
    for match in _QUARTERS.finditer(prose.text):
        quarter = _WEEKDAYS.index(match["quarter"])
        if (int(match["month"]) - 1) // 3 != quarter:
            yield Hit(prose.spot(*match.span()), f"{match['month']}月不在第{match['quarter']}季度", "核对")
    for match in _HALVES.finditer(prose.text):
        if int(match["month"]) not in _HALF_MONTHS[match["half"]]:
            yield Hit(prose.spot(*match.span()), f"{match['month']}月不在{match['half']}", "核对")


def _weekday(year: int, month: int, day: int) -> str:
    try:
        return _WEEKDAYS[date(year, month, day).weekday()]
    except ValueError:
        return ""


def _ranges(prose: Prose) -> Iterator[Hit]:
    for match in _MONTHS.finditer(prose.text):
        if int(match["month2"]) < int(match["month"]):
            yield Hit(prose.spot(*match.span()), f"{quoted(match[0])}：止的月份早于起的月份", "核对；跨年的写明年份")


_TURN = WordPattern(
    r"“?(?P<plan>[六七八九十][一二三四五六七八九]?五)”?(?P<words>普法)?(?:规划|时期|工作)?(?:实施)?(?:的)?(?P<turn>开局|起步|收官|期满|最后一年|中期(?:评估|检查|督导|考核)|总结验收|终期评估|承上启下)(?:之年|的关键之年)?"
)


_SAID_YEAR = WordPattern(r"(?P<year>20[0-9]{2})年(?:是|作为|正值|恰逢)[^，。；、\n0-9]{0,12}$")
"""What says outright which year it is that a plan begins or ends."""


@rule(
    "日期-五年规划", "“八五”普法、“十四五”的年份相合", Severity.WARNING, "五年普法规划和五年规划的起止年份",
    _GOOD, "“八五”普法规划（2020—2025年）已经实施。",
)  # fmt: skip
def _five_years(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    plans = {(name, word): (int(first), int(last)) for name, first, last, word in read_table_rows("五年")}
    yield from _years_of_plans(prose, plans)
    if manuscript.year is None:
        return
    planned = plans_in(manuscript)
    for match in _TURN.finditer(prose.text):
        span = _span_of(match, plans)
        if span is None:
            continue
        told = {manuscript.year, year_at(manuscript, prose.passage_at(match.start()), planned)}
        said = _SAID_YEAR.search(prose.text, max(0, match.start() - _REACH), match.start())
        if said and match[0].endswith("之年") and int(said["year"]) in (span[0] - 1, span[1] - 1):
            what = f"{said['year']}年不是{quoted(match[0])}：开局之年是{span[0]}年，收官之年是{span[1]}年"
        elif all(_wrong_turn(match["turn"], year, *span) for year in told):
            what = f"{quoted(match[0])}：{_wrong_turn(match['turn'], manuscript.year, *span)}"
        else:
            continue
        yield Hit(prose.spot(*match.span()), what, "核对；改为当年的提法")


def _span_of(match: re.Match[str], plans: Mapping[tuple[str, str], tuple[int, int]]) -> tuple[int, int] | None:
    """Return first and last year of the plan that `match` names, by the words behind its name or without; None for no such."""
    return plans.get((match["plan"], match["words"] or "")) or plans.get((match["plan"], ""))


def _years_of_plans(prose: Prose, plans: Mapping[tuple[str, str], tuple[int, int]]) -> Iterator[Hit]:
    """Yield the plans that are told of other years; `plans` has first and last year by name and word behind it."""
    for (name, word), (first, last) in plans.items():
        ordinal = f"第{name.removesuffix('五')}个五年"
        named = (
            rf"“{name}”(?:{word})?"
            if word == ""
            else rf"(?:“{name}”(?:{word})?|(?:普法|宣传教育)[^，。；（\n]{{0,6}}{ordinal})"
        )
        years = rf"{named}[^，。；（\n]{{0,10}}[（(](20[0-9]{{2}})(?:年)?[—\-－–~至]{{1,2}}(20[0-9]{{2}})年?[）)]"
        for match in re.finditer(years, prose.text) if name in prose.text or ordinal in prose.text else ():
            if word == "" and ("普法" in match[0] or _is_later_part(match, first, last)):
                continue
            if (int(match[1]), int(match[2])) != (first, last):
                yield Hit(prose.spot(*match.span()), f"“{name}”{word}是{first}—{last}年", "核对年份")


def _is_later_part(match: re.Match[str], first: int, last: int) -> bool:
    """Return whether a plan for one matter begins within the five years and ends with them: “十四五”学校布局规划."""
    matter = re.split("[（(]", match[0].partition("”")[2])[0]
    return len(matter) > len("规划实施") and first <= int(match[1]) and int(match[2]) == last


def _wrong_turn(turn: str, year: int, first: int, last: int) -> str:
    """Return what is wrong with calling `year` that part of a plan; empty when nothing is."""
    if turn in ("开局", "起步") and year not in (first - 1, first):
        return f"开局之年是{first}年"
    if turn in ("收官", "期满", "最后一年") and year not in (last - 1, last):
        return f"收官之年是{last}年"
    if turn.startswith("中期") and not first + 1 <= year <= last - 1:
        return f"中期是{first + 2}年前后"
    if turn in ("总结验收", "终期评估") and year < last - 1:
        return f"规划到{last}年期满"
    return ""


@rule(
    "法定-时限", "法定的时限、人数写得对", Severity.WARNING, "有关的法律、法规；见 calendar.yaml",
    _GOOD, "依申请公开申请均在30个工作日内答复，执法人员不少于1人。",
)  # fmt: skip
def _limits(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for expression, allowed, right, source in read_table_rows("时限"):
        pattern = expression.replace("{数}", _NUMBER).replace("?P<数>", "?P<number>").replace("?P<单位>", "?P<unit>")
        for match in _row_pattern(pattern).finditer(prose.text):
            written = match["number"] + match["unit"]
            number = parse_number(match["number"].replace("两", "二"))
            plain = f"{number}{match['unit']}"
            if not {written, plain} & set(allowed.split(",")):
                yield Hit(
                    prose.spot(match.start("number"), match.end("unit")),
                    f"{quoted(match[0])}：时限或数不合规定",
                    f"核对：{right}（{source}）",
                )
