"""Rules about things numbered one after the other: 案例一, 案例二; 表1, 表2; 其一, 其二, and how many are announced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, Spot, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted
from drafter.model.numerals import parse_number

_REASON = "《党政机关公文处理工作条例》第十九条：条理清楚"
_GOOD = "一、安排\n重点抓好两项工作：其一，抓学习；其二，抓执法。\n二、案例\n案例一：甲机构违规办学。\n案例二：乙机构违规收费。"
_LABEL = WordPattern(
    r"^\s*(?:[（(]?(?:典型)?)?(?P<name>典型案例|案例|例|专栏|表|图|问题|亮点|品牌)(?P<number>[一二三四五六七八九十]{1,2}|[0-9]{1,2})(?=[：:.．、，。\s）)]|$)"
)


@rule(
    "序号-案例", "案例、图表的编号依次相连", Severity.HINT, _REASON,
    _GOOD, _GOOD.replace("案例二", "案例三"),
)  # fmt: skip
def _labels(manuscript: Manuscript) -> Iterator[Hit]:
    last: dict[str, int] = {}
    for i, passage in enumerate(manuscript.passages):
        match = _LABEL.match(passage.text)
        if match is None:
            continue
        number = int(parse_number(match["number"]) or 0)
        due = last.get(match["name"], 0) + 1
        if number not in (due, 1):
            yield Hit(
                Spot(i, match.start("name"), match.end()),
                f"应是{match['name']}{due}，写的是{quoted(match[0].strip())}",
                "核对编号",
            )
        last[match["name"]] = number


_ANNOUNCED = WordPattern(
    r"(?<![0-9一二三四五六七八九十第])(?P<at>(?P<number>[2-9]|[二三四五六七八九两])(?:个|大|项|点|条)(?:方面|问题|不足|任务|重点|措施|举措|短板|环节|工作|抓手|突破|行动|工程))[^。；\n]{0,14}[：:](?=其一|第一[，、]|（1）|1[.．]|①)"
)
_SERIES = (
    WordPattern(r"其(?P<number>[一二三四五六七八九])[，、是]"),
    WordPattern(r"(?:^|[。；：，])第(?P<number>[一二三四五六七八九])[，、]"),
    WordPattern(r"（(?P<number>[1-9])）"),
    WordPattern(r"(?:^|[。；：])(?P<number>[1-9])[.．](?![0-9])"),
)


@rule(
    "数字-几项其一", "说几项工作，就写几个“其一”“第一”", Severity.HINT, _REASON,
    _GOOD, _GOOD.replace("两项工作", "三项工作"),
)  # fmt: skip
def _announced(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _ANNOUNCED.finditer(prose.text):
        said = int(parse_number(match["number"].replace("两", "二")) or 0)
        end = prose.text.find("\n", match.end())
        rest = prose.text[match.end() : end if end >= 0 else len(prose.text)]
        series = next((each for each in _SERIES if each.match(rest)), None)
        told = _run([int(parse_number(found["number"]) or 0) for found in series.finditer(rest)]) if series else 0
        if told > 1 and told != said:
            message = f"说的是{quoted(match['at'])}，后面写了{told}项"
            yield Hit(prose.spot(*match.span("at")), message, "核对，补上或改数")


def _run(numbers: list[int]) -> int:
    """Return the last of `numbers` that follow on from 1."""
    last = 0
    for number in numbers:
        if number != last + 1:
            break
        last = number
    return last


_SCATTERED = WordPattern(
    r"(?<![0-9一二三四五六七八九十第])(?P<at>(?P<number>[2-9]|[二三四五六七八九两])(?:个|大|项|点|条)(?:方面|问题|不足|任务|重点|措施|举措|短板|环节|工作|抓手|突破|行动|工程)[^。；\n]{0,14}[：:])$",
    re.MULTILINE,
)
_HEAD = WordPattern(r"^\s*(?:第(?P<one>[一二三四五六七八九])[，、]|其(?P<two>[一二三四五六七八九])[，、]|——)")


@rule(
    "数字-几项分段", "说几项工作，下面就有几段", Severity.HINT, _REASON,
    "重点抓好两项工作：\n第一，抓学习。\n第二，抓执法。", "重点抓好三项工作：\n第一，抓学习。\n第二，抓执法。",
)  # fmt: skip
def _in_paragraphs(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _SCATTERED.finditer(prose.text):
        first = prose.passage_at(match.start()) + 1
        heads = []
        for passage in prose.passages[first : first + 12]:
            head = _HEAD.match(passage.text)
            if head is None:
                break
            heads.append(head)
        said = int(parse_number(match["number"].replace("两", "二")) or 0)
        if len(heads) > 1 and len(heads) != said:
            message = f"说的是{quoted(match['at'])}，下面有{len(heads)}段"
            yield Hit(prose.spot(*match.span("at")), message, "核对，补上或改数")
