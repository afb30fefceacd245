"""What was typed, as it was understood, and how it changed against last year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from drafter.answers.questions import Question
from drafter.model.amounts import SCALES, counted_in, difference
from drafter.model.field_spec import answer_at
from drafter.model.fields import Kind
from drafter.model.figure import LAST_YEAR, Figure
from drafter.model.figure_change import told_change
from drafter.model.parsing import NOT_APPLICABLE
from drafter.model.report import Report
from drafter.yamlfile.yaml_text import Place, plain_at

_UNCHANGED = "与上年相同"
LONG = 60
"""Of a text with more characters only the length is shown."""


def last_year_of(place: Place, tree: Mapping[str, Any], report: Report) -> str:
    """Return last year's figure as typed for the answer at `place`; empty when none is known.

    It stands as 上年 below the figure, also while the figure itself is open.
    """
    value = plain_at(tree, place)
    if isinstance(value, Mapping):
        return str(value.get(LAST_YEAR) or "").strip()
    figure = answer_at(report, place)
    return figure.last_year if isinstance(figure, Figure) else ""


def as_figure(text: str, unit: str) -> Figure | None:
    """Return the figure that `text` says; None when it says none."""
    try:
        return Figure.parse(text, unit) if text else None
    except ValueError:
        return None


def sample_figure(question: Question, report: Report, tree: Mapping[str, Any]) -> Figure | None:
    """Return a figure to show a sentence with: last year's, else the present, else that of the help's example."""
    present = answer_at(report, question.place)
    last = as_figure(last_year_of(question.place, tree, report), question.unit)
    if question.kind is not Kind.FIGURE or last or isinstance(present, Figure):
        return last or (present if isinstance(present, Figure) else None)
    example = re.search(r"如 ([^，。；]+)", question.explanation)
    return as_figure(example[1], question.unit) if example else as_figure("12", question.unit)


def change(figure: Figure, last_year: str, unit: str) -> str:
    """Return how `figure` changed against last year's: +12（+15.6%）; empty when that is not known.

    Of a rate the change is in 个百分点. No percentage when last year's was zero.
    """
    before = as_figure(last_year, unit)
    figure, before = counted_in(figure, unit), counted_in(before, unit) if before else None
    if before is None or before.value is None or figure.value is None:
        return ""
    if figure.value == before.value:
        return _UNCHANGED
    amount, share = difference(figure.value, before.value, unit)
    return f"{amount}（{amount[0]}{share}）" if share else amount


def understood(question: Question, report: Report, tree: Mapping[str, Any]) -> str:
    """Return the present answer to `question` as it was understood; empty when there is none."""
    value = answer_at(report, question.place)
    if value is None:
        return ""
    if isinstance(value, Figure) and not value.applies:
        return "不适用：本单位没有这项职责，文中不提"
    if value is NOT_APPLICABLE:
        return "不适用：文中不写"
    if isinstance(value, Figure):
        return figure_understood(value, question.unit, last_year_of(question.place, tree, report))
    if question.kind is Kind.NAMES:
        counted = f"{len(value)} 个：" if "；" not in "".join(value) else ""
        return f"{counted}{'、'.join(value)}" if value else "无"
    text = str(value)
    return f"{len(text)} 字" if len(text) > LONG or "\n" in text else text


def figure_understood(figure: Figure, unit: str, last_year: str = "") -> str:
    """Return a figure as it was understood: 892次；400余条；1.2万条，即12000条；近千条，即近1000条；比上年 +12（+1.4%）."""
    is_other = figure.unit and unit and not _is_in(figure, unit)
    other_unit = f"（题目问的是多少{unit}）" if is_other else ""
    changed = change(figure, last_year, unit)
    if changed and changed != _UNCHANGED:
        changed = f"比上年 {changed}"
    head = figure.text(unit) + _plainly(figure, unit) + other_unit
    return "；".join(filter(None, [head, changed, *_told_behind(replace(figure, last_year=last_year), unit)]))


def _is_in(figure: Figure, unit: str) -> bool:
    """Return whether a figure was typed in `unit`, that of its question: 12万元 is, where 12万 of 元 was read."""
    return unit in (figure.unit, f"{figure.written[-1:]}{figure.unit}" if figure.written[-1:] in SCALES else "")


def _told_behind(figure: Figure, unit: str) -> list[str]:
    """Return what is told of a figure's parts and of its change."""
    told = [figure.breakdown.text(figure.unit or unit)] if figure.breakdown else []
    if figure.compared:
        words = told_change(figure, unit)
        told.append(f"文中写：{words}" if words else "还不知道上年的数，比上年的增减先不写")
    return told


def _plainly(figure: Figure, unit: str) -> str:
    """Return the figure in plain digits, after ，即; empty when it was typed in plain digits."""
    if figure.value is None:
        return ""
    if figure.value == 0 and unit not in ("%", "‰"):
        return "，即没有发生"
    digits = f"{figure.value.normalize():f}"
    is_in_other_unit = figure.unit and unit != figure.unit and _is_in(figure, unit)
    if figure.written == digits or figure.inside or is_in_other_unit:
        return ""
    return f"，即{replace(figure, written=digits).text(unit[1:] if _is_scaled(figure, unit) else unit)}"


def _is_scaled(figure: Figure, unit: str) -> bool:
    """Return whether a figure was typed with the scale that the unit has: 3万 of 万元 is 3万元."""
    return not figure.unit and unit[:1] in SCALES and figure.written[-1:] in SCALES


def detail_understood(value: str) -> str:
    """Return what a {名称} of an activity's text is, as it was understood: 五十六人，即56人."""
    figure = as_figure(value, "")
    return figure_understood(figure, figure.unit) if figure and figure.value else value
