"""Rules about how often and in how many turns: each quarter and in the year, so many sessions, so many each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.hints import quoted
from drafter.model.numerals import parse_number

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = Example(
    "每两个月召开一次党组会议研究法治工作，全年共6次。分两批轮训校长94名，每批47名。分两期举办培训班，一期90人，一期60人，两期共150人。"
    "举办培训3期，分别培训50人、40人和30人。检查机构516家次，现有机构172家，平均每家3次。"
)
_bad = _GOOD.changed
_FEW = "[0-9]{1,3}|[一二两三四五六七八九十]{1,3}"
_TURNS = (
    ("每(?:个)?星期|每周|逐周", 48, 53),
    ("每两周|每半个?月|每月两次", 24, 26),
    ("每两个?月|每隔一个?月|隔月", 6, 6),
    ("每个?月|逐月|按月", 12, 12),
    ("每(?:个)?季度?|逐季度?|按季度?|每三个月", 4, 4),
    ("每半年|每个?学期", 2, 2),
)
"""What is done again and again, with the fewest and the most times in a year."""
_TURN = "|".join(words for words, _, _ in _TURNS)
_TIMES = "次|期|场|轮|回|批|篇|份|堂|节|例"
_EVERY = WordPattern(
    rf"(?P<turn>{_TURN})(?P<least>至少|不少于|不低于)?[^，。；：\n0-9]{{0,16}}?(?P<one>{_FEW})(?P<unit>{_TIMES})(?P<between>[^。；\n0-9]{{0,40}}?)"
    rf"(?:全年|年内|一年来?|本年度|累计|共|总计|合计){{1,2}}(?:共|累计|已|计)?[^，。；\n0-9]{{0,12}}?(?P<at>(?P<given>{_FEW})(?P=unit))"
)
_EVERY_ONCE = WordPattern(
    rf"(?P<turn>逐月|按月|逐季度?|按季度?|每个?月|每(?:个)?季度?|每两个?月)(?P<least>)(?P<one>)[^，。；：\n0-9一二两三四五六]{{2,14}}，(?P<between>)(?:全年|年内|本年度)(?:共|累计|已|计)?[^，。；\n0-9]{{0,8}}?(?P<at>(?P<given>[0-9]{{1,3}})(?:{_TIMES}))"
)
_YEAR_FIRST = WordPattern(
    rf"(?:全年|年内|本年度)[^，。；：\n0-9]{{0,26}}?(?P<given>{_FEW})(?P<unit>{_TIMES})[^，。；\n0-9]{{0,10}}[，（](?P<between>)(?P<at>(?:平均)?(?P<turn>{_TURN})(?P<least>至少|不少于)?(?P<one>{_FEW})(?P=unit))"
)
_SCHOOL = WordPattern("学校|师生|学生|班级|教研|寒暑假|学期")
"""Where it is told, a month may be one of the ten in which there is school."""


@rule(
    "数字-频次", "每季度、每月的次数与全年的相合", Severity.HINT, _REASON,
    _GOOD, _bad("全年共6次", "全年共4次"),
    near="每季度至少召开1次会议，全年不少于4次。每月开展检查，其中专项检查5次。",
)  # fmt: skip
@unless_answered
def _turns(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for expression in (_EVERY, _EVERY_ONCE, _YEAR_FIRST):
        for match in expression.finditer(prose.text):
            one, given = _number(match["one"] or "1"), _number(match["given"])
            is_of_each = "各" in match[0] or re.search("其中|每", match["between"]) is not None
            if is_of_each or not one:
                continue
            fewest, most = _times_a_year(match, prose)
            is_at_least = match["least"] or "其中" in match[0]
            too_many = given >= 2 * most * one and not is_at_least
            if given < fewest * one or too_many:
                message = f"{match['turn']}{one}次，全年是{most * one}次，写的是{quoted(match['at'])}"
                yield Hit(prose.spot(*match.span("at")), message, "核对次数")


def _number(written: str) -> int:
    return int(parse_number(written.replace("两", "二")) or 0)


def _times_a_year(match: re.Match[str], prose: Prose) -> tuple[int, int]:
    """Return the fewest and the most times in a year that what is told as done again and again was done."""
    fewest, most = next((low, high) for words, low, high in _TURNS if re.fullmatch(words, match["turn"]))
    is_monthly_in_term = fewest == 12 and _SCHOOL.search(prose.text, max(0, match.start() - 40), match.end())
    return (9, most) if is_monthly_in_term else (fewest, most)


_SESSIONS = "期|批|轮|场|次|组|个阶段|个片区"
_FIRST = WordPattern(
    rf"(?:分(?:为|成)?|举办|组织|开展|召开|共)[^，。；\n0-9]{{0,12}}?(?P<number>[2-9]|[两二三四五六七八九])(?P<unit>{_SESSIONS})(?!会议|全会|中全会|届)"
)
_AGAIN = WordPattern(
    rf"(?<![第每])(?P<at>(?P<number>[2-9]|[两二三四五六七八九])(?P<unit>{_SESSIONS})(?:培训班?|讲座|会议|检查|活动)?(?:共计?|合计|累计|总计|均|全部))"
)
_SESSION_REACH = 140


@rule(
    "数字-期数", "同一件事办了几期，前后一致", Severity.HINT, _REASON,
    _GOOD, _bad("两期共150人", "三期共150人"),
    near="举办培训班2期。开展检查3次，三次共发现问题9个。",
)  # fmt: skip
@unless_answered
def _sessions(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _AGAIN.finditer(prose.text):
        start = max(prose.text.rfind("\n", 0, match.start()), match.start() - _SESSION_REACH, 0)
        before = [each for each in _FIRST.finditer(prose.text, start, match.start()) if each["unit"] == match["unit"]]
        numbers = {_number(each["number"]) for each in before}
        if before and _number(match["number"]) not in numbers | {sum(numbers)}:
            said = before[-1]["number"] + before[-1]["unit"]
            yield Hit(prose.spot(*match.span("at")), f"前面写{said}，这里写{quoted(match['at'])}", "核对，前后一致")


_VALUE = r"[0-9]+(?:\.[0-9]+)?[万亿]?[一-鿿%]{0,3}?"
_EACH_OF_THEM = WordPattern(
    rf"(?<![0-9.第])(?P<number>[2-9]|1[0-2]|[两二三四五六七八九])(?P<unit>期|件|起|次|场|批|家|所|名|个|项|笔|节|轮)(?P<what>[^。；\n、0-9]{{0,24}}?)分别[^，。；、\n0-9]{{0,8}}(?P<at>{_VALUE}(?:、{_VALUE}){{0,11}}[、和及与]{_VALUE})(?=[，。；\n])"
)


@rule(
    "数字-分别", "说几个，“分别”后面就列几个", Severity.HINT, _REASON,
    _GOOD, _bad("50人、40人和30人", "50人和40人"),
    near="办理建议3件、提案4件，分别增长5%和6%。",
)  # fmt: skip
def _respectively(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _EACH_OF_THEM.finditer(prose.text):
        before = prose.text[max(0, match.start() - 16) : match.start()]
        listed = len(re.split("[、和及与]", match["at"]))
        if re.search(r"[、和及与][^，。；\n]{0,14}$", before) or "比" in match["what"]:
            continue  # the last of a list, of which all is told
        if listed != _number(match["number"]):
            message = f"说的是{match['number']}{match['unit']}，“分别”后面列了{listed}个"
            yield Hit(prose.spot(*match.span("at")), message, "核对，补上或改数")


_EACH_IN_TURN = WordPattern(
    rf"(?<![0-9.])(?P<number>[0-9]{{1,5}})(?P<unit>辆|所|家|个|名|处|台)[^。；\n0-9]{{0,24}}?，(?P<turn>{_TURN})[^，。；\n0-9]{{0,10}}?(?P<one>{_FEW})(?:次|轮|遍)[^。；\n0-9]{{0,6}}，"
    r"(?:全年|年内|本年度)?(?:共|累计)?[^，。；\n0-9]{0,10}?(?P<at>(?P<given>[0-9]{1,6})(?P=unit)次)"
)
_ALL_EACH_TIME = WordPattern(
    r"(?<![0-9.])(?P<turns>[2-9]|1[0-9])(?:期|次|轮|批)[^。；\n0-9]{0,12}(?P<at>(?P<given>[0-9]{2,5})人次)[^。；\n0-9]{0,8}(?:每期|每次|每轮|期期|次次)(?:均|都)?(?:实现)?(?:全员|全部)"
)


@rule(
    "数字-逐个逐次", "每季度都查一遍、每期都全员参加的，次数是个数的倍数", Severity.HINT, _REASON,
    "对86辆校车开展检查，每季度检查1次，全年检查344辆次。", "对96辆校车开展检查，每季度检查1次，全年检查344辆次。",
    near="培训4期，培训104人次，每期全员覆盖。对86辆校车开展检查，每季度抽查1次，全年抽查30次。",
)  # fmt: skip
@unless_answered
def _each_in_turn(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _EACH_IN_TURN.finditer(prose.text):
        fewest, most = _times_a_year(match, prose)
        each, given = _number(match["number"]) * _number(match["one"]), int(match["given"])
        if "抽" not in match[0] and not fewest * each <= given <= most * each:
            message = f"{match['number']}{match['unit']}{match['turn']}{match['one']}次，全年是{most * each}{match['unit']}次，写的是{quoted(match['at'])}"
            yield Hit(prose.spot(*match.span()), message, "核对三个数")
    for match in _ALL_EACH_TIME.finditer(prose.text):
        if int(match["given"]) % int(match["turns"]):
            message = f"{match['turns']}次都全员参加，写的却是{quoted(match['at'])}，除不尽"
            yield Hit(prose.spot(*match.span()), message, "核对期数和人次")
