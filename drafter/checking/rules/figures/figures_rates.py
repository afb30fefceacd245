"""Rules about rates and shares: they agree with the numbers that they are worked out of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.rules.figures.answered_apart import unless_answered
from drafter.checking.rules.figures.figures_of_answers import unless_answers_break
from drafter.checking.text.figures_in_text import FigureInText, figures_in_text
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.sentence_figures import counted_like, figured_sentences, of_unit, sentence_start, shares

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确"
_GOOD = Example(
    "收到申请10件，办结9件，办结率为90%。机构由40家压减至4家，压减率为90%。全年处罚10件，其中罚款5件，占50%。"
    "评查案卷50宗，其中优秀20宗、合格25宗，合格以上占90%。12名公务员和9名职工全部参加考试，合格率为100%。"
)
_RATE = WordPattern(r"(?P<name>[一-鿿]{2,6}率)(?:均?(?:为|达到|达|是))?\s*(?P<at>[0-9]+(?:\.[0-9]+)?)(?:%|％)")
_SHARE = WordPattern(r"占(?:比)?(?P<base>[^，。；0-9]{0,10}?)(?:的)?(?P<at>[0-9]+(?:\.[0-9]+)?)(?:%|％)")
_GROWTH = WordPattern(
    r"(?<![0-9.])([0-9]{1,9}(?:\.[0-9]+)?)((?:万|亿)?(?:户次|家次|人次|场次|校次|批次|件次|所次|万元|元|件|人|次|名|条|起|个|项|所|家|户|场|份|宗|处|期|课时|学时|小时|天))"
    r"[^。；0-9到至]{0,12}?(?:上年|去年|同期|20[0-9]{2}年)[^。；0-9增减升降提多少]{0,8}([0-9]{1,9}(?:\.[0-9]+)?)\2"
    r"[^。；0-9]{0,10}?(增长|增加|上升|下降|降低|减少)(?:了)?([0-9]+(?:\.[0-9]+)?)%"
)
_OF_SOMETHING_ELSE = WordPattern(
    r"满意|提前|压减|压缩|好评|网上|时限|纠错|知晓|巩固|入学|升学|就业|准确|普及|支持|点击|及时|评议|报送|规范|签订|见面|毛入|学习率|覆盖|可办|网办|同比|环比|较|比"
)
"""Rates that are worked out of numbers which the sentence does not give."""
_OUTCOME_OF = WordPattern("..(?:合格|优秀|优良|及格|通过|满意|达标|正确)率")
"""The rate of those who are told beside it: 线上答题17860人次，答题合格率."""
_ALL = WordPattern(r"全部|全体|所有|均|都|全覆盖")
_ROUNDING, _ROUNDED = Decimal("0.6"), Decimal("0.11")
"""By how many per cent a rate may differ from the one worked out: one in whole per cents, one with decimals."""
_LATEST = 6
"""Figures before a rate of which it may be worked out."""
_OF_EACH = WordPattern("(?:每|各)[^，。；0-9]{0,10}$")
_NEXT_TO = 16
"""Characters between a rate and the last number of which it may be worked out."""
_bad = _GOOD.changed


@rule(
    "数字-比率", "比率与前面的数相合", Severity.WARNING, _REASON,
    _GOOD, _bad("办结率为90%", "办结率为100%"),
)  # fmt: skip
@unless_answers_break("数字-比率")
@unless_answered
def _rates(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for sentence, figures in figured_sentences(manuscript):
        for match in _RATE.finditer(sentence.text):
            given = Decimal(match["at"])
            clause = sentence.text[max(0, match.start() - 24) : match.start()]
            if _OF_SOMETHING_ELSE.search(match["name"]) or (given == 100 and _ALL.search(clause)):
                continue
            start = sentence.start + match.start()
            pair = _unexplained(prose.text, figures, start, given)
            if pair and not (given == 100 and _is_of_the_whole(prose.text, pair, match["name"])):
                if (
                    _OUTCOME_OF.match(match["name"])
                    and match["name"][:2] in prose.text[pair[1].start - 2 : pair[1].start]
                ):
                    continue
                yield Hit(prose.spot(start, sentence.start + match.end()), *_said(pair, match["at"]))
    yield from _growth(prose)


def _is_of_the_whole(text: str, pair: tuple[FigureInText, FigureInText], name: str) -> bool:
    """Return whether a rate is named by the verb of the first number, not of the second: 整改96所，关停12所，整改完成率."""
    whole, part = pair
    verb, other = text[whole.start - 2 : whole.start], text[part.start - 2 : part.start]
    return other not in name and (verb in name or not verb.isdigit())


def _growth(prose: Prose) -> Iterator[Hit]:
    """Yield where a growth over last year is not that of the two figures beside it."""
    for match in _GROWTH.finditer(prose.text):
        now, then, given = Decimal(match[1]), Decimal(match[3]), Decimal(match[5])
        if _is_of_whole(prose.text, match.start(), match[2], then, given):
            continue
        due = abs(now - then) * 100 / then if then else given
        wrong_way = now != then and (now > then) != (match[4] in ("增长", "增加", "上升"))
        if wrong_way or abs(due - given) > _ROUNDING:
            way = "增长" if now > then else "下降"
            message = f"{then}到{now}是{way}{round(due, 1)}%，写的是{match[4]}{match[5]}%"
            yield Hit(prose.spot(*match.span()), message, "核对两个数和增减")


def _is_of_whole(text: str, place: int, unit: str, then: Decimal, given: Decimal) -> bool:
    """Return whether a growth is that of the whole whose last part stands at `place`: 168次，学校121次、机构47次，比……."""
    before = text[sentence_start(text, place) : place]
    wholes = map(Decimal, re.findall(rf"(?<![0-9.])([0-9]{{1,9}}){unit}", before))
    return "、" in before and any(then and abs(abs(each - then) * 100 / then - given) <= _ROUNDING for each in wholes)


@rule(
    "数字-占比", "占比与前面的数相合", Severity.WARNING, _REASON,
    _GOOD, _bad("占50%", "占60%"),
)  # fmt: skip
@unless_answered
def _shares(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for sentence, figures in figured_sentences(manuscript):
        for match in _SHARE.finditer(sentence.text):
            start = sentence.start + match.start()
            pair = _unexplained(prose.text, figures, start, Decimal(match["at"]))
            if pair and _is_base(prose.text, pair[0], match["base"]):
                yield Hit(prose.spot(start, sentence.start + match.end()), *_said(pair, match["at"]))


_WHOLE_IN_WORDS = WordPattern("^(?:到|了|比)?(?:其|其中|全部|总数|总量|总|比重?)?[为达是约]*$")


def _is_base(text: str, whole: FigureInText, base: str) -> bool:
    """Return whether a figure is what a share is said to be of: beside it stands the named base, or none is named."""
    around = text[max(0, whole.start - _NEXT_TO) : whole.start] + text[whole.end : whole.end + _NEXT_TO // 2]
    return bool(_WHOLE_IN_WORDS.match(base)) or base.removesuffix("总数").removesuffix("总量")[-4:] in around


def _unexplained(
    text: str, figures: Sequence[FigureInText], place: int, given: Decimal
) -> tuple[FigureInText, FigureInText] | None:
    """Return the whole and the part that a rate at `place` stands beside when no two numbers make it; else None."""
    known = _next_to(text, figures, place)
    if len(known) < 2 or not all(each.exact for each in known):
        return None
    between = text[known[-2].end : known[-1].start]
    if given == 100 and (known[-2].unit != known[-1].unit or "其中" in between):
        return None  # all of the last ones, whatever stands before
    near = _ROUNDED if given != given.to_integral_value() else _ROUNDING
    if any(abs(due - given) <= near for due in shares([each.value for each in known])):
        return None
    whole, part = known[-2:]
    return (whole, part) if _is_whole_of(whole, part, text[whole.end : part.start]) else None


_OF_ANOTHER_YEAR = WordPattern(r"(?:上年|去年|上年度|同期)(?:[为是有]|[增减][加少]了?|[增减]|下降了?|上升了?)?$")
"""Words before last year's number, and before what came or went since: a rate of this year is of neither."""


def _next_to(text: str, figures: Sequence[FigureInText], place: int) -> list[FigureInText]:
    """Return the last numbers before a rate at `place`, in the unit of the one next to it; none for one of each."""
    before = [
        each
        for each in figures
        if each.end <= place
        and each.unit != "%"
        and not _OF_ANOTHER_YEAR.search(text, max(0, each.start - 12), each.start)
    ]
    if len(before) < 2 or place - before[-1].end > _NEXT_TO:
        return []
    last = before[-1]
    is_of_each = _OF_EACH.search(text, max(0, last.start - _NEXT_TO), last.start) is not None
    return [] if is_of_each else of_unit(before[-_LATEST:], last.unit)


def _is_whole_of(whole: FigureInText, part: FigureInText, between: str) -> bool:
    """Return whether the first of two figures may hold the second; two parts of something else are joined by 、."""
    are_parts = "、" in between and "，" not in between
    return bool(whole.value) and whole.value >= part.value and not are_parts


def _said(pair: tuple[FigureInText, FigureInText], given: str) -> tuple[str, str]:
    whole, part = pair
    due = round(part.value * 100 / whole.value, 1)
    return f"{part.written}占{whole.written}的{due}%，写的是{given}%", "核对两个数和比率；基数不是这个数的写明"


_OF_THESE = WordPattern(
    r"(?P<part>[0-9][0-9.]*[万]?[一-鿿]{1,2})[^，。；0-9]{0,14}?(?:，|（)占(?:比(?:为|达)?)?(?:的)?(?P<at>(?P<given>[0-9]+(?:\.[0-9]+)?)%)"
)


@rule(
    "数字-占比基数", "占百分之几，与同一段里的总数相合", Severity.WARNING, _REASON,
    Example("全年办结事项2000件。其中线上1400件，占70%；线下600件，占30%。"),
    Example("全年办结事项2000件。其中线上1400件，占73%；线下600件，占30%。"),
    near="现有学校300所。法治副校长200名，占教师的5%。",
)  # fmt: skip
@unless_answered
def _of_these(manuscript: Manuscript) -> Iterator[Hit]:
    """Find the share of a number that no number of its paragraph, nor of the one before, has as its whole."""
    prose = prose_of(manuscript)
    known = figures_in_text(manuscript)
    for sentence, figures in figured_sentences(manuscript):
        for match in _OF_THESE.finditer(sentence.text):
            place = sentence.start + match.start("part")
            part = next((each for each in figures if each.start == place), None)
            if part is None or not part.exact or part.unit == "%":
                continue
            wholes = counted_like(known, part.unit, prose.starts[max(0, part.passage - 1)], part.start)
            wholes = [each for each in wholes if each.value >= part.value > 0]
            if not _has_whole(part, wholes, match["given"]):
                at = sentence.start + match.start("at")
                message = f"{part.written}占前面哪个数都不是{match['given']}%"
                yield Hit(prose.spot(at, at + len(match["at"])), message, "核对；基数不在这一段的写明")


def _has_whole(part: FigureInText, wholes: Sequence[FigureInText], given: str) -> bool:
    """Return whether `part` is `given` per cent of one of `wholes`, or its own paragraph has none of them."""
    if all(each.passage != part.passage for each in wholes):
        return True
    near = _ROUNDED if "." in given else _ROUNDING
    return any(abs(part.value * 100 / each.value - Decimal(given)) <= near for each in wholes)
