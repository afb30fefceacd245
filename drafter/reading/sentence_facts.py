"""Turns a sentence into facts: what was counted, how many, in which unit, as a part of what, against which year."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from drafter.model.figure import Figure
from drafter.reading.number_signs import NumberSign, NumberSort, number_signs


class Comparison(Enum):
    """What a number tells beside the amount of the year itself."""

    OWN = "本期"
    LAST_YEAR = "上年"
    """Last year's amount: 上年480件."""
    CHANGE = "增减"
    """The difference to last year: 比上年增加10件, 同比下降5%."""


class SentenceFact(NamedTuple):
    """A number of a sentence, or a statement that there was none, with the words that say what it is of."""

    start: int
    end: int
    written: str
    sort: NumberSort | None
    """None for a statement that there was none."""
    unit: str
    figure: Figure | None
    """What the number says; None for a time, an ordinal and whatever is no figure."""
    near: str
    """The words before it in its clause, back to the number before."""
    noun: str
    """The words behind it in its clause, up to the next number."""
    around: str
    """All other words of the sentence."""
    is_part: bool
    """Whether 其中 or 包括 stands between it and the number before: it is a part of that one."""
    reference: Comparison = Comparison.OWN

    @property
    def is_none(self) -> bool:
        """True for a statement that there was none."""
        return self.sort is None


_CLAUSE_MARKS = "，。；：！？（）(),:;\n"
_DIVIDES = re.compile(rf"[{re.escape(_CLAUSE_MARKS)}]")
_QUOTE_MARKS = re.compile(r"[“”‘’\"]")
_IN_QUOTES = re.compile(r"“([^”]{1,12})”")
_PART = re.compile(r"其中|包括|分别(?:为|是)|(?:含|分为)$")
_CHANGE = re.compile(
    r"(?:比|较|同比|环比|与)(?:上年|去年|上一年|上年度|去年同期|上年同期|同期)?[^，；。]{0,8}?"
    r"(?:增加|增长|减少|下降|上升|提高|降低|多|少)(?:了|到)?$|^\s*(?:同比)?(?:增加|增长|减少|下降|上升|提高|降低)(?:了)?$"
)
_LAST_YEAR = re.compile(r"(?:上年|去年|上一年|上年度|去年同期)(?:同期)?(?:为|的|是)?$")
_NONE = re.compile(
    r"(?:(?:截至目前|全年|本年度?|目前|现|均|也|尚|暂|至今)?(?:没有|未曾|未发生|未出现|未作出|未做出|未收到|未引起|未引发|未被|未发现|未受理|"
    r"未办理|未实施|未产生|未发布|未制定|未开展|未有|无))"
    r"(?P<what>[^，。；：（）0-9]{2,28}?)(?=[，。；：（）]|$)"
)
_NONE_OF = re.compile(
    r"案件?|复议|诉讼|处罚|许可|强制|赔偿|申请|违约|问题|事项|事故|投诉|举报|败诉|纠错|事件|听证|文件|决策|信访|上访|情况|行为"
)
_NOT_NONE = re.compile(r"盲区|死角|不$|缝|法律依据|关|^(?:论|疑|障碍|证|偿)|干扰")


def sentence_facts(sentence: str) -> tuple[SentenceFact, ...]:
    """Return the facts of `sentence` in the order in which they stand."""
    signs = list(number_signs(sentence))
    counted = [_fact_of_number(sentence, signs, place) for place in range(len(signs))]
    nones = [
        _fact_of_none(sentence, match)
        for match in _NONE.finditer(sentence)
        if _NONE_OF.search(match["what"]) and not _NOT_NONE.search(match["what"]) and not _is_inside(match, signs)
    ]
    return tuple(sorted((*counted, *nones), key=lambda fact: fact.start))


def _is_inside(match: re.Match[str], signs: list[NumberSign]) -> bool:
    return any(sign.start < match.end() and match.start() < sign.end for sign in signs)


def _fact_of_number(sentence: str, signs: list[NumberSign], place: int) -> SentenceFact:
    sign = signs[place]
    before_end = signs[place - 1].end if place else 0
    after_start = signs[place + 1].start if place + 1 < len(signs) else len(sentence)
    between = sentence[before_end : sign.start]
    behind = sentence[sign.end : after_start]
    near = _last_clause(between)
    noun = _first_clause(behind)
    if len(near) < 2 and not noun:  # the clause has only the number: what it is of stood before
        near = _last_clauses(between)
    around = _without_numbers(sentence, signs, sign.start - len(near), sign.end + len(noun))
    reference = _reference(between)
    return SentenceFact(
        sign.start, sign.end, sign.written, sign.sort, sign.unit, _figure(sign), near, noun, around,
        is_part=bool(place and _PART.search(between)), reference=reference,
    )  # fmt: skip


def _fact_of_none(sentence: str, match: re.Match[str]) -> SentenceFact:
    what = match["what"]
    around = sentence[: match.start()] + "，" + sentence[match.end() :]
    return SentenceFact(
        match.start(), match.end(), match[0], None, "", Figure.parse("无"), what, "", around, is_part=False
    )  # fmt: skip


def _reference(between: str) -> Comparison:
    if _CHANGE.search(between):
        return Comparison.CHANGE
    return Comparison.LAST_YEAR if _LAST_YEAR.search(between) else Comparison.OWN


def _figure(sign: NumberSign) -> Figure | None:
    if sign.sort not in (NumberSort.COUNT, NumberSort.RATE):
        return None
    written = re.sub(r"\s", "", sign.written)
    for text in (written, re.sub("^(?:达|至少|不少于|超过|超|逾)", "", written)):
        try:
            return Figure.parse(text)
        except ValueError:
            continue
    return None


def _last_clause(text: str) -> str:
    """Return the end of `text` behind its last mark that divides clauses; marks within quotation marks divide nothing."""
    return _DIVIDES.split(_whole_quotes(text))[-1]


def _last_clauses(text: str) -> str:
    pieces = [piece for piece in _DIVIDES.split(_whole_quotes(text)) if piece.strip()]
    return "，".join(pieces[-2:])


def _first_clause(text: str) -> str:
    return re.split(rf"[{re.escape(_CLAUSE_MARKS)}、]", _whole_quotes(text), maxsplit=1)[0]


def _whole_quotes(text: str) -> str:
    """Return `text` as long as before, with no dividing marks within short quotations."""
    return _IN_QUOTES.sub(lambda match: "“" + _DIVIDES.sub("·", match[1]).replace("、", "·") + "”", text)


def _without_numbers(sentence: str, signs: list[NumberSign], start: int, end: int) -> str:
    """Return the sentence without what stands from `start` to `end`, each number as a mark that divides."""
    pieces, place = [], 0
    for sign in signs:
        pieces.append(sentence[place : sign.start])
        place = sign.end
    pieces.append(sentence[place:])
    own = sentence[max(0, start) : end]
    whole = "，".join(pieces)
    return whole if not own else whole.replace(own, "，", 1)
