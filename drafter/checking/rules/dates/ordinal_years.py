"""Rules about numbers that the year gives: the ninth 国家宪法日, 75 years of the state, sessions and what they adopted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.tables import read_table
from drafter.checking.text.known_documents import cited, known, named_bare
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.statutory_parts import StatutoryPart, part_spans
from drafter.enclosures import masked
from drafter.hints import quoted
from drafter.model.numerals import parse_number

_TABLE = Path(__file__).with_suffix(".yaml")
_NUMBER = r"[0-9]{1,3}|[一二三四五六七八九十百]{1,5}"
_YEAR_BEFORE = WordPattern(r"(?<![0-9])(20[0-9]{2})年")
_TITLES = {"《": "》"}
"""A year within a title is the document's."""
_REACH = 40
"""Characters before a number in which a year that is written there is its own."""
_GOOD = Example(
    "甲区教育局2021年法治政府建设情况报告\n2021年是中国共产党成立100周年。\n一、主要举措\n在第八个国家宪法日开展宣传，贯彻十三届全国人大四次会议精神，"
    "学习党的十九届六中全会通过的《中共中央关于党的百年奋斗重大成就和历史经验的决议》。"
)
_bad = _GOOD.changed


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    tables: dict[str, Any] = read_table(_TABLE)
    return tables


@lru_cache(maxsize=1)
def _ordinals() -> tuple[WordPattern, tuple[tuple[WordPattern, int, str], ...]]:
    """Return what finds a number with any of the names, and each name with its first year and source."""
    rows = _tables()["届次"]
    names = "|".join(f"(?:{name})" for name, _, _ in rows)
    any_name = WordPattern(rf"第(?P<number>{_NUMBER})(?:个|届|次)(?P<name>{names})")
    return any_name, tuple((WordPattern(name), int(first), source) for name, first, source in rows)


@lru_cache(maxsize=1)
def _births() -> tuple[WordPattern, tuple[tuple[WordPattern, int, str], ...]]:
    """Return what finds a number of years with any of the events, and each event with its year and source."""
    rows = _tables()["周年"]
    names = "|".join(f"(?:{name})" for name, _, _ in rows)
    any_event = WordPattern(rf"(?P<name>{names})(?P<number>{_NUMBER})周年")
    return any_event, tuple((WordPattern(name), int(born), source) for name, born, source in rows)


def _year_of(manuscript: Manuscript, prose: Prose, place: int) -> set[int]:
    """Return the years that a number at `place` may be of: one written just before it, else the report's or plans'."""
    start = max(prose.text.rfind(mark, 0, place) for mark in "。\n；") + 1
    written = list(_YEAR_BEFORE.finditer(masked(prose.text[start:place], _TITLES), max(0, place - start - _REACH)))
    if written:
        return {int(written[-1][1])}
    if manuscript.year is None:
        return set()
    passage = prose.passage_at(place)
    planned = any(first <= passage <= last for first, last in part_spans(manuscript, StatutoryPart.PLANS))
    return {manuscript.year, manuscript.year + 1} if planned else {manuscript.year}


@rule(
    "年度-届次", "“第几个国家宪法日”一类的次序与年份相合", Severity.WARNING, "设立的决定；见 ordinal_years.yaml",
    _GOOD, _bad("第八个国家宪法日", "第九个国家宪法日"),
)  # fmt: skip
def _counted(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    any_name, rows = _ordinals()
    for match in any_name.finditer(prose.text):
        number = int(parse_number(match["number"]) or 0)
        first, source = next((first, source) for name, first, source in rows if name.fullmatch(match["name"]))
        years = _year_of(manuscript, prose, match.start())
        if years and number not in {year - first + 1 for year in years}:
            year = min(years)
            message = f"{year}年是第{year - first + 1}个，这里写{quoted(match[0])}"
            yield Hit(prose.spot(*match.span()), message, f"核对：第一个在{first}年（{source}）")


@rule(
    "年度-周年", "“多少周年”与年份相合", Severity.WARNING, "有关的史实；见 ordinal_years.yaml",
    _GOOD, _bad("中国共产党成立100周年", "中华人民共和国成立100周年"),
)  # fmt: skip
def _anniversaries(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    any_event, rows = _births()
    for match in any_event.finditer(prose.text):
        number = int(parse_number(match["number"]) or 0)
        born, source = next((born, source) for name, born, source in rows if name.fullmatch(match["name"]))
        years = _year_of(manuscript, prose, match.start())
        if years and number not in {year - born for year in years}:
            year = min(years)
            message = f"{year}年是{match['name']}{year - born}周年，这里写{number}周年"
            yield Hit(prose.spot(*match.span()), message, f"核对：{source}")


_OF_LAW = WordPattern(
    rf"》?(?:自)?(?:颁布|公布|施行|实施|颁布实施|颁布施行|公布施行|制定|出台|通过)(?:满)?(?P<number>{_NUMBER})周年"
)


@rule(
    "引用-法律周年", "法律颁布、施行多少周年，与年份相合", Severity.HINT, "国家法律法规数据库：公布、修订和施行的日期",
    Example("2021年是《中华人民共和国行政处罚法》颁布25周年。"), Example("2021年是《中华人民共和国行政处罚法》颁布20周年。"),
    near="2021年是《中华人民共和国行政处罚法》修订的一年，《甲区办法》施行20周年。",
)  # fmt: skip
def _of_laws(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for citation in (*cited(manuscript), *named_bare(manuscript)):
        document = known().get(citation.name)
        match = _OF_LAW.match(prose.text, citation.end)
        if document is None or match is None or not document.confirmed:
            continue
        begins = {document.since, *document.revised, *(int(day.split("-")[0]) for day in document.force)}
        years = _year_of(manuscript, prose, match.start())
        if years and int(parse_number(match["number"]) or 0) not in {
            year - begin for year in years for begin in begins
        }:
            message = f"《{document.name}》{document.since}年公布，与{quoted(match[0].removeprefix('》'))}不合"
            yield Hit(prose.spot(*match.span("number")), message, "核对公布、施行的年份")


_SESSION = WordPattern(
    r"(?:第)?(?P<term>十[二三四])届(?:全国)?(?:人民代表大会|人大|政协)(?:第)?(?P<session>[一二三四五六])次会议"
    r"|全国(?:人大|政协)(?P<term2>十[二三四])届(?P<session2>[一二三四五六])次会议"
)


@rule(
    "年度-两会", "全国人大、全国政协的届次与年份相合", Severity.WARNING, "历届全国人民代表大会、全国政协会议",
    _GOOD, _bad("十三届全国人大四次会议", "十四届全国人大一次会议"),
)  # fmt: skip
def _sessions(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    begins: dict[str, int] = {term: int(year) for term, year in _tables()["两会"].items()}
    for match in _SESSION.finditer(prose.text):
        if "全国" not in match[0]:
            continue
        term = match["term"] or match["term2"]
        session = int(parse_number(match["session"] or match["session2"]) or 0)
        held = begins[term] + session - 1
        if session > 5:
            yield Hit(prose.spot(*match.span()), f"{quoted(match[0])}：一届开五次会议", "核对届次")
        elif manuscript.year and held > max(_year_of(manuscript, prose, match.start()), default=held):
            message = f"{quoted(match[0])}在{held}年召开，{manuscript.year}年度还没有"
            yield Hit(prose.spot(*match.span()), message, "核对届次")


_ADOPTED = WordPattern(
    r"(?:党的)?(?P<term>十[八九]|二十)(?:届(?P<which>[二三四五六])中全会|大)(?:审议)?(?:并)?(?:通过|作出|审议通过|形成|发布)(?:了|的)?《(?P<title>[^》\n]{6,60})》"
)


@rule(
    "引用-会议文件", "会议通过的是那份文件", Severity.HINT, "中国共产党历次全国代表大会和中央全会的文件",
    _GOOD, _bad("党的百年奋斗重大成就和历史经验的决议", "全面深化改革若干重大问题的决定"),
)  # fmt: skip
def _adopted(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    known = {(term, which): words.split(",") for term, which, words in _tables()["会议文件"]}
    for match in _ADOPTED.finditer(prose.text):
        key = (match["term"], match["which"] or "0")
        right, title = known.get(key), match["title"]
        if not right or any(words in title for words in right):
            continue
        if any(words in title for other, each in known.items() if other != key for words in each):
            message = f"{quoted(match[0][: match.start('title') - match.start() - 1])}的不是《{title}》"
            yield Hit(prose.spot(*match.span()), message, f"核对；通过的文件讲的是{quoted(right[0])}")
