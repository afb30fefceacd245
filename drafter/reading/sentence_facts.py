"""Turns a sentence into facts: what was counted, how many, in which unit, as a part of what, against which year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.model.figure import Figure
from drafter.reading.clause_bounds import DIVIDES, clause_before, first_clause, follows, last_clause, last_clauses
from drafter.reading.listed_amounts import of_each, with_carried, with_lists
from drafter.reading.none_statements import NoneTold, denies_all, none_told, spans_of_not_one
from drafter.reading.number_signs import FURTHER_UNITS, HOTLINE, NumberSign, NumberSort, number_signs
from drafter.reading.sentence_fact import Comparison, SentenceFact

_FIGURES = (NumberSort.COUNT, NumberSort.RATE)
_FULL = dict(zip(",;:()!?", "，；：（）！？", strict=True))
_HALF = re.compile("[;()!?]|(?<![0-9]),|,(?![0-9])|:(?![0-9/])")
"""Marks of half width, read as those of full width; those within numbers stay."""
_ITEM_MARK = re.compile(
    "(?:^|(?<=[，。；：、]))\\s*[（(]?\\s?[0-9]{1,2}\\s?[）)](?=\\s?[一-鿿“《])|(?:^|(?<=[。；：]))\\s*[0-9]{1,2}[.．、](?=\\s?[一-鿿“《])"
    "|^0[0-9][ \u3000]+(?=[一-鿿“])|^[0-9]{1,2}(?:[.．][0-9]{1,2}){1,3}(?:[、．.]|[、．.]?\\s+)(?=[一-鿿“《])"
)
"""A number that only marks an item of a list, the first of （2）执法全过程记录 and 2.执法公示: at the start of a sentence or of an item within it, a word right behind."""
_PART = re.compile(r"其中|包括|分别(?:为|是)|(?:含|分为)$")
_MADE_UP = re.compile(
    "(?P<what>[^，。；：0-9]{2,20})由(?P<of>[^，。；：]*[0-9][^，。；：]*?共\\s?[0-9]+)[人名位家个][^，。；]{0,4}组成"
)
"""What several amounts make up, with these and their total."""
_EXAMPLE = re.compile(r"(?:^|[，。；：,;:])(?:如|例如|比如|譬如|以[^，。；]{2,16}为例)(?!期|实|何|下|果|有|遇)")
_CHANGE = re.compile(
    r"(?:比|较|同比|环比|与)(?:上年|去年|上一年|上年度|去年同期|上年同期|同期)?[^，；。]{0,8}?"
    r"(?:增加|增长|减少|下降|上升|提高|提升|降低|净?[增减升降]|多|少)了?$"
    r"|(?:比(?!较)|(?<!比)较(?![多少]))[^，；。]{0,8}?[多少][一-鿿]了?$|同比[多少][一-鿿]了?$"
    r"|(?:^|，)\s*(?:同比|环比|较上年)?净?(?:增加|增长|减少|下降|上升|提高|提升|降低|[增减升降])(?:了)?$|[增减降涨升]幅(?:达到?|为|约)?$"
)
_LAST_YEAR = re.compile(r"(?:上年|去年|上一年|上年度|去年同期)(?:同期)?(?:为|的|是)?$|年初(?:为|有|数)?$|[比较]的$")
_MOVED = "(?:减少|减|下降|降低|降|压缩|压减|缩短|缩减|精简|增加|增长|增|上升|升|提高|提升|扩大|扩充|变|调整)"
_EARLIER = "(?:原来?|最初|上年度?|去年|年初|此前|(?:治理|整治|改革|规范|清理|调整|压减|压缩)前|(?:19|20)[0-9]{2}\\s?年(?:初|底|末|[0-9]{1,2}月(?:底|初|末)?)?)的?"
_FROM = re.compile(rf"(?:由|从)[^，。；、]{{0,6}}?(?:{_EARLIER})?$")
_TO = re.compile(rf"^[^，。；、]{{0,4}}?(?:{_MOVED}|整合)(?:至|到|为|成)")
_LATER = re.compile(rf"^，[^，。；、]{{0,8}}?(?:{_MOVED})(?:至|到|为)$")
_ORIGINAL = re.compile("原有|年初有|原来")
"""Between two amounts of one thing: 由86家减至9家; 原有86家，年底减至9家."""
_OF_QUARTER = re.compile("(?:第?[一二三四1-4]季度|[1-9][0-2]?月份?)(?:[^，。；、0-9]{0,2})$")
"""Right before the amount of one quarter or month of the year."""
_BY_RULE = re.compile("(?:法定|规定|限定|标准|国家|最长)[^，。；、]{0,4}$")
"""Before an amount that was not last year's but is what the law allows: 由法定的30个工作日压缩至10个."""


def sentence_facts(sentence: str) -> tuple[SentenceFact, ...]:
    """Return the facts of `sentence` in the order in which they stand."""
    sentence = _HALF.sub(lambda match: _FULL[match[0]], sentence)
    ones = spans_of_not_one(sentence)
    signs = [sign for sign in number_signs(sentence) if not _is_in(sign.start, ones)]
    counted = with_carried([_fact_of_number(sentence, signs, place) for place in range(len(signs))])
    shared = [each for fact in with_lists(sentence, counted) for each in of_each(fact)]
    spans = [(sign.start, sign.end) for sign in signs]
    nones = [_fact_of_none(sentence, told) for told in none_told(sentence, spans)]
    marks = [match.span() for match in _ITEM_MARK.finditer(sentence)]
    unmarked = (each for each in shared if not _is_in(each.start, marks))
    told = (each for each in unmarked if not HOTLINE.match(sentence, each.start))
    return tuple(sorted((*told, *nones), key=lambda fact: (fact.start, fact.end)))


def _is_in(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def facts_below(heading: str, sentence: str) -> tuple[SentenceFact, ...]:
    """Return the facts of `sentence` below `heading`: one that says no more than 无。 denies what the heading names."""
    if not heading or not denies_all(sentence):
        return sentence_facts(sentence)
    return (_fact_of_none(sentence, NoneTold(0, len(sentence.rstrip("。！")), heading, "")),)


def _fact_of_number(sentence: str, signs: list[NumberSign], place: int) -> SentenceFact:
    sign = signs[place]
    before, following = _neighbours(signs, place)
    first = _first_before(sentence, signs, place)
    before_end = _end_before(signs, first)
    between = _without(sentence, signs[first:place], before_end, sign.start)
    behind = _behind_sign(sentence, signs, place)
    noun = first_clause(behind)
    near = clause_before(between, noun)
    around = _without_numbers(sentence, signs, sign.start - len(near), sign.end + len(noun))
    is_start = following is not None and _becomes(sentence, sign, following)
    is_reached = before is not None and _becomes(sentence, before, sign)
    if is_reached:  # what it is of stood before the first amount
        near = (_FROM.sub("", _earlier(sentence, signs, place - 1)) or last_clauses(sentence[:before_end])) + near
    whole, is_one_of = _made_up(sentence, signs, place)
    return SentenceFact(
        sign.start, sign.end, sign.written, sign.sort, sign.unit, _figure(sign), whole or near, noun, around,
        is_part=before is not None and _PART.search(between) is not None,
        comparison=Comparison.LAST_YEAR if is_start else _comparison(between),
        is_example=_stands_behind(_EXAMPLE, sentence, sign),
        is_item=is_one_of or _stands_behind(_OF_QUARTER, sentence, sign),
        is_start=is_start and not _stands_behind(_BY_RULE, sentence, sign), is_reached=is_reached,
        follows=follows(behind, is_last=following is None or following.start == len(sentence)),
    )  # fmt: skip


def _end_before(signs: Sequence[NumberSign], place: int) -> int:
    """Return where the number before one ends; 0 where there is none."""
    return signs[place - 1].end if place else 0


def _neighbours(signs: Sequence[NumberSign], place: int) -> tuple[NumberSign | None, NumberSign | None]:
    """Return the numbers before and behind one; None for none."""
    padded = (None, *signs, None)
    return padded[place], padded[place + 2]


def _stands_behind(words: re.Pattern[str], sentence: str, sign: NumberSign) -> bool:
    """Return whether some words stand in a sentence before a number; right before it where their pattern ends so."""
    return words.search(sentence, 0, sign.start) is not None


def _first_before(sentence: str, signs: list[NumberSign], place: int) -> int:
    """Return the place of the first of the numbers that are no figures in the clause before a number: 较2024年下降18.8%."""
    first = place
    while first and signs[first - 1].sort not in _FIGURES:
        end = signs[first].start
        if DIVIDES.search(sentence[signs[first - 1].end : end]):
            break
        first -= 1
    return first


def _behind_sign(sentence: str, signs: list[NumberSign], place: int) -> str:
    """Return what stands between a number and the next one that is a figure, what is no figure left out."""
    after = place + 1
    while after < len(signs) and signs[after].sort not in _FIGURES:
        after += 1
    end = signs[after].start if after < len(signs) else len(sentence)
    return _without(sentence, signs[place + 1 : after], signs[place].end, end)


def _without(sentence: str, signs: list[NumberSign], start: int, end: int) -> str:
    """Return the sentence from `start` to `end` without `signs`."""
    pieces = []
    for sign in (each for each in signs if each.is_number):
        pieces.append(sentence[start : sign.start])
        start = sign.end
    return "".join((*pieces, sentence[start:end]))


def _earlier(sentence: str, signs: list[NumberSign], place: int) -> str:
    """Return the clause before the number at `place`, years left out."""
    first = _first_before(sentence, signs, place)
    return last_clause(_without(sentence, signs[first:place], _end_before(signs, first), signs[place].start))


def _made_up(sentence: str, signs: list[NumberSign], place: int) -> tuple[str, bool]:
    """Return what a number is of that others make up, 顾问团队由律师3名、教师2名共5人组成, and whether it is one of these."""
    start = max(sentence.rfind(mark, 0, signs[place].start) for mark in "，。；：") + 1
    made = _MADE_UP.match(sentence[start:])
    if made is None:
        return "", False
    total = start + made.end("of")
    return (made["what"], False) if signs[place].start <= total <= signs[place].end else ("", True)


def _becomes(sentence: str, first: NumberSign, second: NumberSign) -> bool:
    """Return whether the amount `first` became `second`: 由86家减至9家, 原有86家，年底减至9家."""
    if first.unit != second.unit or first.sort is not second.sort:
        return False
    before, between = sentence[: first.start], sentence[first.end : second.start]
    if _FROM.search(before) and _TO.search(between):
        return True
    return bool(_LATER.search(between) and _ORIGINAL.search(last_clause(before)))


def _fact_of_none(sentence: str, told: NoneTold) -> SentenceFact:
    written = sentence[told.start : told.end]
    sort, figure = (None, Figure.parse("无")) if told.is_counted else (NumberSort.DENIAL, None)
    return SentenceFact(told.start, told.end, written, sort, "", figure, told.what, "", told.around, is_part=False)


def _comparison(between: str) -> Comparison:
    if _CHANGE.search(between):
        return Comparison.CHANGE
    return Comparison.LAST_YEAR if _LAST_YEAR.search(between) else Comparison.OWN


def _figure(sign: NumberSign) -> Figure | None:
    if sign.sort not in (NumberSort.COUNT, NumberSort.RATE):
        return None
    written = re.sub(r"\s", "", sign.written)
    if sign.unit in FURTHER_UNITS:
        written = written.removesuffix(sign.unit)
    for text in (written, re.sub("^(?:达|至少|不少于|超过|超|逾)", "", written)):
        try:
            return Figure.parse(text)
        except ValueError:
            continue
    return None


def _without_numbers(sentence: str, signs: list[NumberSign], start: int, end: int) -> str:
    """Return the sentence without what stands from `start` to `end`, each number as a mark that divides."""
    pieces, place = [], 0
    for sign in (each for each in signs if each.is_number):
        pieces.append(sentence[place : sign.start])
        place = sign.end
    pieces.append(sentence[place:])
    own = sentence[max(0, start) : end]
    whole = "，".join(pieces)
    return whole if not own else whole.replace(own, "，", 1)
