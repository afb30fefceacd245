"""Which sentences need not be kept: those that answers, or the template, tell whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.importing.outline.imported_report import Certainty, Outcome, ReadNumber, ReadSentence
from drafter.importing.outline.report_sentences import PlacedSentence
from drafter.model.closing_phrase import closes_report
from drafter.model.titles import YEAR

_LEADS_ON = re.compile(r"报告如下[：:。]?$|汇报如下[：:。]?$")
_FRAME = re.compile(
    r"习近平|党的|党中央|法治政府|法治建设|依法(?:行政|治)|法治思想|纲要|决策部署|领导下|工作要求|如下|^(?:根据|按照|依据|依照|遵照)"
)
"""What the opening of a report says that the template's own opening says too."""
_LITTLE = 36
"""Characters that a sentence may say beside the words that are answers and still be told by the template."""
_LITTLE_BESIDE_NUMBERS = 24
"""The same of a clause with figures."""
_CLAUSE = re.compile("[^，；：。]+")
_ONLY_TIME = re.compile(
    r"(?:20[0-9]{2}年|今年|全年|本年度?|年内|一年|本学年|上半年|下半年|年度)?(?:以来|来|内|度|中|期间)?(?:其中|共计|累计|合计)?"
)
"""A clause that says no more than when."""


def is_told(sentence: ReadSentence, where: PlacedSentence) -> bool:
    """Return whether answers that are sure, or the template, tell all that a sentence has to tell."""
    if not all(_is_settled(number) for number in _counted(sentence, where)):
        return False
    if where.is_opening:
        return _has_answers(sentence) or _is_frame(sentence.text)
    if sentence.texts and not _has_figures(sentence):
        rest = len(sentence.text) - sum(each.end - each.start for each in sentence.texts)
        return rest <= _LITTLE and _is_covered(sentence)
    return _is_frame_line(sentence.text) or (_has_answers(sentence) and _is_covered(sentence))


def _is_frame(text: str) -> bool:
    return _is_frame_line(text) or _FRAME.search(text) is not None


def _is_frame_line(text: str) -> bool:
    return closes_report(text) or _LEADS_ON.search(text) is not None


def _is_covered(sentence: ReadSentence) -> bool:
    """Return whether each clause of a sentence is told by answers that were read: 均胜诉 beside two figures is not."""
    answers = [(each.start, each.end) for each in sentence.numbers if each.match]
    answers += [(each.start, each.end) for each in sentence.texts]
    for clause in _CLAUSE.finditer(sentence.text):
        own = [(start, end) for start, end in answers if start < clause.end() and clause.start() < end]
        beside = len(clause[0]) - sum(min(end, clause.end()) - max(start, clause.start()) for start, end in own)
        if not _ONLY_TIME.fullmatch(clause[0]) and (not own or beside > _LITTLE_BESIDE_NUMBERS):
            return False
    return True


def _is_settled(number: ReadNumber) -> bool:
    """Return whether a number stands in an answer beyond doubt, or is none of the report's figures."""
    if number.outcome is Outcome.BY_TEMPLATE:
        return True
    return number.match is not None and number.match.certainty is Certainty.SURE


def _counted(sentence: ReadSentence, where: PlacedSentence) -> Iterator[ReadNumber]:
    """Yield the numbers of a sentence that must go somewhere; an opening's years and numbers of documents need not."""
    for number in sentence.numbers:
        if not (where.is_opening and re.search(r"年|〔|\[|月", number.written)):
            yield number


def told_by_answers(sentence: ReadSentence) -> ReadSentence:
    """Return a sentence that is not kept: numbers that are no answers are in what the template writes instead."""
    numbers = [
        each._replace(outcome=Outcome.BY_TEMPLATE) if each.outcome is Outcome.NO_QUESTION else each
        for each in sentence.numbers
    ]
    return sentence._replace(numbers=tuple(numbers), is_told_by_template=not _has_answers(sentence))


def _has_figures(sentence: ReadSentence) -> bool:
    """Return whether a number of a sentence is an answer by itself."""
    texts = {each.match.path for each in sentence.texts}
    return any(each.match and each.match.path != YEAR and each.match.path not in texts for each in sentence.numbers)


def _has_answers(sentence: ReadSentence) -> bool:
    return any(path != YEAR for path in sentence.answers)
