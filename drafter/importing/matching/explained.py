"""Tells what of a sentence explains a match: a number is sure only where nothing around it is left unexplained.

Exceptions never end: a campaign, a draft, another body, a part. So what is known to be harmless is listed and all else
is doubted. A word is explained where the question has it among its own words, or where it stood, not among the
question's words, around numbers of several marked reports that were right (`harmless_words.txt`). Explained must be the
words beside the number, the clauses before and behind it, each number before it, and each part that is told of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.importing.matching.rankings import RankedQuestion
from drafter.importing.outline.imported_report import Certainty, ReadNumber
from drafter.importing.questions.question_words import NumberQuestion
from drafter.importing.questions.words import alike
from drafter.inputs import file_bytes
from drafter.limits import OWN
from drafter.reading.sentence_fact import Comparison, SentenceFact

HARMLESS = Path(__file__).with_name("harmless_words.txt")
"""Written by `python -m tests.import_harmless`."""
_LINES = (line.partition("：")[::2] for line in file_bytes(HARMLESS, OWN).decode("utf-8").splitlines() if "：" in line)
_KNOWN = {name: frozenset(words.split()) for name, words in _LINES}
_BESIDE, _BEFORE, _BEHIND = (_KNOWN.get(f"数的{place}", frozenset()) for place in ("旁边", "前面", "后面"))
_OWN, _AROUND = 0.75, 0.39
"""How much a word of a question must count to explain one beside a number, and one further away."""
_FIRM = 0.8
"""How likely what a number before one answers must be."""
_SMALL = frozenset("了的和与及由对将把共已均等在为是并以到达至个各")
"""Characters that change nothing."""
_ITSELF = re.compile("(?:[我本区县市旗州师])?(?:教育和?体育局|教体局|教育科?技?局|教育系统)|[我本全][局厅委](?:机关)?")
"""The bureau's own names, which say nothing: what others did is told apart elsewhere."""
_TITLE = re.compile("《[^》]*》(?:（[^）]*号）)?")
_RUN = re.compile("[一-鿿A-Za-z]+")
_REFERS = re.compile(
    "(?:其中|其它|其|该|上述|前述|以上|这|[^，。；]{0,4}(?<![0-9])[0-9两三四五六七八九十]+[件起项份宗名所家个次][^，。；]{0,6}中[，有])"
)
"""How a sentence begins that tells of a part of what the one before told."""
_OTHER = re.compile("^[，、；]?(?:其余|其他|余下)")
_STOCK = re.compile("^[，、；（]?(?:累计|总数|总量|至今|目前|现已|另|此外)")
"""Before what there is in all, or besides: the number before it is but what was added, 创建2所，累计达到6所."""
_ELSEWHERE = re.compile("[一-鿿]{2}[县区州旗](?!级)|(?:发生|分布|集中)在|本级|[县市省州]级|下级|各地|两级|基层")
"""Behind a number, of where it was: that of an area, not the bureau's own."""
_CHANGE = re.compile(
    "^[，、；（]?(?:(?:比|较|与)(?:上一?年度?|去年)(?:同期|的|末|底|年底|年末)*(?:相比)?|同比)?[，]?(?:净|分别)?"
    "(?:增加|增长|减少|下降|上升|提高|提升|降低|[多少增减升降]|[增降减升涨]幅(?:达到?|为)?)了?$"
)
"""Before a change against last year, with nothing else said."""
_LAST = re.compile("上一?年|去年")


class ToldNumber(NamedTuple):
    """A number of a sentence, and the question that it is taken for the answer of."""

    fact: SentenceFact
    taken: RankedQuestion | None


def unexplained(text: str, words: Mapping[str, float], least: float) -> frozenset[str]:
    """Return the pairs of characters of `text` that neither `words` that count `least` nor small words explain.

    Names in quotation marks and titles of documents are such a pair each, 《 and “.
    """
    found = set(re.findall("[《“]", text))
    for run in _RUN.findall(re.sub("[“”]", "", alike(_ITSELF.sub("，", _TITLE.sub("，", text))))):
        found.update(_open_pairs(run, words, least))
    return frozenset(found)


def _open_pairs(run: str, words: Mapping[str, float], least: float) -> Iterator[str]:
    """Yield the pairs of a run of characters that nothing explains; a lone character stands for itself."""
    known = [letter in _SMALL or (len(run) == 1 and words.get(run, 0.0) >= least) for letter in run]
    for place in range(len(run) - 1):
        if words.get(run[place : place + 2], 0.0) >= least:
            known[place] = known[place + 1] = True
    rest = "".join("，" if is_known else letter for letter, is_known in zip(run, known, strict=True))
    for piece in filter(None, rest.split("，")):
        yield from [piece] if len(piece) == 1 else (piece[at : at + 2] for at in range(len(piece) - 1))


def open_beside(told: ToldNumber) -> frozenset[str]:
    """Return what is not explained of the words beside a number."""
    fact = told.fact
    if told.taken is None:
        return frozenset()
    beside = fact.written if fact.is_none else f"{fact.near}，{fact.noun}"
    return unexplained(beside, told.taken.question.words, _OWN)


def open_before(text: str, numbers: Sequence[ToldNumber], place: int) -> frozenset[str]:
    """Return what is not explained of the words before the clause of a number in the sentence `text`.

    Questions that are told together with the number's explain their own words.
    """
    fact, taken = numbers[place]
    if taken is None:
        return frozenset()
    end = fact.start if fact.is_none else max(0, fact.start - len(fact.near))
    words = _words_of(taken.question, *_in_company(numbers, place, taken.question))
    return unexplained(_without_numbers(text, numbers, end), words, _AROUND)


def open_behind(text: str, numbers: Sequence[ToldNumber], place: int) -> frozenset[str]:
    """Return what is not explained of the words behind the clause of a number in the sentence `text`.

    The questions of the numbers that follow explain their own words.
    """
    fact, taken = numbers[place]
    if taken is None:
        return frozenset()
    start = fact.end + (0 if fact.is_none else len(fact.noun))
    words = _words_of(taken.question, *(each.taken.question for each in numbers[place + 1 :] if each.taken is not None))
    return unexplained(_without_numbers(_without_tails(text, numbers), numbers, len(text), start), words, _AROUND)


def _words_of(*questions: NumberQuestion) -> dict[str, float]:
    """Return the words of `questions`, each with the most that it counts in one of them."""
    words: dict[str, float] = {}
    for question in questions:
        for pair, counts in question.words.items():
            words[pair] = max(words.get(pair, 0.0), counts)
    return words


def _without_tails(text: str, numbers: Sequence[ToldNumber]) -> str:
    """Return `text` without the words before a change against last year, or before last year's amount."""
    for fact, _ in numbers:
        if fact.comparison is not Comparison.OWN and _is_plain_tail(fact, fact.comparison.value):
            text = text[: fact.start - len(fact.near)] + "，" * len(fact.near) + text[fact.start :]
    return text


def _in_company(numbers: Sequence[ToldNumber], place: int, question: NumberQuestion) -> Iterator[NumberQuestion]:
    for at, (fact, taken) in enumerate(numbers):
        is_own = fact.comparison is Comparison.OWN and not (fact.is_item or fact.is_example)
        if at != place and taken is not None and is_own and taken.question.path in question.company:
            yield taken.question


def _without_numbers(text: str, numbers: Sequence[ToldNumber], end: int, start: int = 0) -> str:
    """Return `text` from `start` up to `end`, each number as a mark that divides."""
    said, at = "", start
    for fact, _ in numbers:
        if start <= fact.start < end:
            said += text[at : fact.start] + "，"
            at = max(at, fact.end)
    return said + text[at:end]


def with_doubts(
    text: str, numbers: Sequence[ToldNumber], read: Sequence[ReadNumber | None], outside: Collection[int] = ()
) -> tuple[ReadNumber | None, ...]:
    """Return the numbers `read` of the sentence `text`; no more than likely where something of a match is not explained.

    `outside` are the places of those that the rest of the report leaves open.
    What is told of a number's change belongs to its answer: where the one is open, the other is.
    """
    open_paths = {
        number.match.path
        for place, number in enumerate(read)
        if number and number.match and number.match.certainty is Certainty.SURE
        and (place in outside or not _is_clear(text, numbers, place, number))
    }  # fmt: skip
    return tuple(_doubted(number) if _is_sure_of(number, open_paths) else number for number in read)


def _is_sure_of(number: ReadNumber | None, paths: Collection[str]) -> bool:
    return bool(number and number.match and number.match.certainty is Certainty.SURE and number.match.path in paths)


def _doubted(number: ReadNumber | None) -> ReadNumber | None:
    if number is None or number.match is None:
        return number
    return number._replace(match=number.match._replace(certainty=Certainty.LIKELY))


def _is_clear(text: str, numbers: Sequence[ToldNumber], place: int, number: ReadNumber) -> bool:
    """Return whether nothing is open of a sure match."""
    if number.told_as:
        own = [each for each in numbers[:place] if each.fact.comparison is Comparison.OWN and each.fact.figure]
        return len(own) < 2 and _is_plain_tail(numbers[place].fact, number.told_as)
    return numbers[place].taken is None or is_explained(text, numbers, place)


def _is_plain_tail(fact: SentenceFact, told_as: str) -> bool:
    """Return whether a number tells nothing but the change against last year, or last year's amount."""
    if told_as == Comparison.CHANGE.value:
        return _CHANGE.search(fact.near) is not None
    return _LAST.search(fact.near) is not None


def is_explained(text: str, numbers: Sequence[ToldNumber], place: int) -> bool:
    """Return whether the sentence `text` explains the match of the number at `place` whole."""
    if _REFERS.match(text) or not open_beside(numbers[place]) <= _BESIDE:
        return False
    if not (open_before(text, numbers, place) <= _BEFORE and open_behind(text, numbers, place) <= _BEHIND):
        return False
    fact = numbers[place].fact
    if _ELSEWHERE.search(text, fact.end + len(fact.noun)):
        return False
    own = [each for each in numbers if each.fact.comparison is Comparison.OWN]
    before = [each for each in own if each.fact.start < fact.start]
    behind = [each for each in own if each.fact.start > fact.start]
    return all(map(_is_firm, before)) and not any(_is_open_part(each, numbers[place]) for each in behind)


def _is_firm(told: ToldNumber) -> bool:
    """Return whether it is clear what a number before another one tells; what is no figure tells nothing."""
    fact, taken = told
    if fact.figure is None and not fact.is_none:
        return True
    return taken is not None and taken.chance >= _FIRM and open_beside(told) <= _BESIDE


def _is_open_part(told: ToldNumber, of: ToldNumber) -> bool:
    """Return whether a number behind another is a part of it that no question of the same matter asks for, its rest, or what there is besides."""
    fact, taken = told
    if fact.figure is None and not fact.is_none:
        return False
    if _STOCK.search(fact.near) and fact.unit == of.fact.unit:
        return True
    is_rest = _OTHER.search(fact.near) is not None and fact.unit == of.fact.unit
    if of.taken is None or not (fact.is_part or is_rest):
        return False
    if taken is None:
        return True
    question, is_together = of.taken.question, taken.question.path in of.taken.question.company
    return not is_together and (is_rest or taken.question.matter != question.matter)
