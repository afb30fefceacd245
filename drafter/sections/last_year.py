"""Last year's figure and how this year's differs from it, for section files."""

from __future__ import annotations

from decimal import Decimal

from drafter.model.amounts import number
from drafter.model.figure import Approximation, Figure
from drafter.sections.template_values import Answer, figure_runs
from drafter.sections.tokens import ABSENT, Printed
from drafter.text_runs import AnswerPart, Run

UNCHANGED = "与上年持平"
_RATES = {"%": "个百分点", "‰": "个千分点"}


def of_last_year(answer: Answer) -> Printed:
    """Return last year's figure as this year's is printed, with its measure word; absent when it is not known."""
    last = _last_year(answer)
    if last is None or last.value is None:
        return ABSENT
    runs = figure_runs(last, answer.path, _unit(answer))
    return answer.printed(*(run._replace(part=AnswerPart.WORDS) for run in runs))


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
    words = _change(figure.value, last.value, _unit(answer), how)
    return answer.printed(Run(words, answer=answer.path, part=AnswerPart.WORDS))


def _change(this_value: Decimal, last_value: Decimal, unit: str, how: str) -> str:
    """Return the difference of two numbers in words."""
    if this_value == last_value:
        return UNCHANGED
    by, rises = abs(this_value - last_value), this_value > last_value
    if unit in _RATES:
        return f"比上年{'提高' if rises else '下降'}{number(by)}{_RATES[unit]}"
    if how or not last_value:
        return f"比上年{'增加' if rises else '减少'}{number(by)}{unit}"
    share = (by / last_value * 100).quantize(Decimal("0.1"))
    return f"比上年{'增长' if rises else '下降'}{number(share)}%"


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
