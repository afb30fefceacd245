"""Last year's figure and how this year's differs from it, for section files."""

from __future__ import annotations

from drafter.model.amounts import amount
from drafter.model.figure import Approximation, Figure
from drafter.model.figure_change import change_by, change_by_share
from drafter.model.figure_words import RATES
from drafter.sections.template_values import Answer
from drafter.sections.tokens import ABSENT, Printed
from drafter.text_runs import AnswerPart, Run


def of_last_year(answer: Answer) -> Printed:
    """Return last year's figure as this year's is printed, with its measure word; absent when it is not known."""
    last = _last_year(answer)
    if last is None or last.value is None:
        return ABSENT
    return answer.printed(answer.run(last.text(_unit(answer)), AnswerPart.WORDS))


def against_last_year(answer: Answer, how: str) -> Printed:
    """Return how the figure differs from last year's, in words: 比上年增长11.4%, 比上年提高1.2个百分点, 与上年持平.

    With `how` 数 in the measure word: 比上年增加9次. Absent when either is not known exactly.
    """
    figure, last = answer.value, _last_year(answer)
    if not isinstance(figure, Figure) or last is None:
        return ABSENT
    if figure.value is None or last.value is None:
        return ABSENT
    if any(each.approximation is not Approximation.EXACT for each in (figure, last)):
        return ABSENT
    unit = _unit(answer)
    now, before = amount(figure, unit).least, amount(last, unit).least
    by_number = how or not before or unit in RATES
    words = change_by(now, before, unit, figure.written) if by_number else change_by_share(now, before)
    return answer.printed(Run(words, answer=answer.path, part=AnswerPart.WORDS))


def _last_year(answer: Answer) -> Figure | None:
    """Return last year's figure as the answers file has it beside this year's; None when it is not known."""
    figure = answer.value
    if not isinstance(figure, Figure) or not figure.applies or not figure.last_year:
        return None
    try:
        return Figure.parse(figure.last_year, _unit(answer))
    except ValueError:
        return None


def _unit(answer: Answer) -> str:
    figure = answer.value
    return (figure.unit if isinstance(figure, Figure) else "") or answer.unit
