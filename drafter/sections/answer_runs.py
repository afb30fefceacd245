"""Names and figures as they are printed, in runs that know which part of the answer they print."""

from __future__ import annotations

from drafter.model.figure import Figure
from drafter.model.figure_change import told_change
from drafter.model.figure_words import Approximation, behind
from drafter.text_runs import AnswerPart, Run, RunKind, Text


def name_runs(names: tuple[str, ...], path: str) -> Text:
    """Return the names of the list at `path` side by side: 、 between them, nothing between 》《 and ”“.

    GB/T 15834-2011, 4.5.3.5: titles and quotations side by side take no 、 as a rule.
    """
    runs: list[Run] = []
    for number, name in enumerate(names, 1):
        if runs:
            is_quoted = runs[-1].text.endswith(("》", "”")) and name.startswith(("《", "“"))
            if not is_quoted:
                runs.append(Run("、", RunKind.PLAIN, path, AnswerPart.BETWEEN))
        runs.append(Run(name, RunKind.PLAIN, f"{path}.{number}", AnswerPart.NAME))
    return tuple(run for run in runs if run.text)


def figure_runs(figure: Figure, path: str, unit: str = "") -> Text:
    """Return the figure at `path` as it is printed, its number and its unit apart: 400余 条, 50 人 以上.

    Its change and its parts stand behind it: 163 件 ，其中合同106件.
    """
    number = figure.number_text()
    counted = figure.text(unit)[len(number) :]
    tail = "以上" if counted and figure.approximation is Approximation.UP else ""
    runs = [Run(number, RunKind.PLAIN, path, AnswerPart.NUMBER)] if number else []
    if len(counted) > len(tail):
        runs.append(Run(counted.removesuffix(tail), RunKind.PLAIN, path, AnswerPart.UNIT))
    if tail:
        runs.append(Run(tail, RunKind.PLAIN, path, AnswerPart.NUMBER))
    if figure.breakdown or figure.compared:
        runs += _behind(figure, path, unit)
    return tuple(runs)


def _behind(figure: Figure, path: str, unit: str) -> Text:
    """Return what is printed behind a figure, of its change and its parts; empty when nothing is."""
    words = behind(told_change(figure, unit), figure.breakdown, figure.unit or unit) if figure.applies else ""
    return (Run(words, RunKind.PLAIN, path, AnswerPart.BEHIND),) if words else ()
