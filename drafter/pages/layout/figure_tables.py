"""Lays out tables of figures: 数据表, the enforcement statistics and other tables that a manifest declares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.errors import TemplateError
from drafter.hints import quoted
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.statistics_tables import CHANGE, LAST_YEAR, OF_THE_ANSWER, UNIT, StatisticsTable
from drafter.model.amounts import counted_in, difference
from drafter.model.answer_path import AnswerPath
from drafter.model.catalogue import Catalogue, core
from drafter.model.field_spec import FieldSpec, answer_at
from drafter.model.fields import Kind
from drafter.model.figure import Approximation, Figure
from drafter.model.implied_figures import implied_figure, nothing_above
from drafter.model.parsing import NOT_APPLICABLE, WITHHELD
from drafter.model.report import Report
from drafter.model.titles import SUPPLIED_BY
from drafter.page import STANDARD
from drafter.pages.blocks import Column, Paragraph, Table
from drafter.pages.text_width import width
from drafter.text_runs import AnswerPart, PrintedText, Run, RunKind, compact

NO_DUTY = "—"
"""What a table shows for a duty that the unit does not have."""
_NO_DUTY_NOTE = f"注：“{NO_DUTY}”表示没有这项职责。"
_NUMBERS = 1.22
"""How much wider than counted columns of numbers are: %, + and digits of some fonts are wider than half a 字."""
_ROOM = STANDARD.characters * STANDARD.sizes.body / STANDARD.sizes.table
"""How many characters of a table stand side by side on an upright page."""
_SMALLER_FONT = 1.14
"""How many more of them where the table is set in a smaller font."""
_OFFICE, _SOURCE = 6.0, 8.0
"""The most that the columns of the office and of the source take, in characters."""
_LEAST_SHARE = 0.4
"""Of its natural width, what a column of texts keeps at least."""
_CELL_SPACE = 1.0
"""Space beside the text of a cell, in characters of the cell."""
_DIGITS, _WORDS = 8, 6
"""What the columns of a statistics table hold on a line: digits of a figure, characters of a text."""
_SAMPLES = {UNIT: "0" * 4, CHANGE: "+0000（+00.0%）"}
"""What other columns hold on a line."""
_TITLE_WIDTH = 4.0
"""Characters after which a column's title may go on to a second line."""
_COUNT_WORDS = re.compile(
    r"(?<=..)(?<!总)(?:次数|件数|人数|个数|条数|家数|所数|份数|户数|篇数|项数|人次|家次|户次|件次|场次|批次|数)$"
)
"""The end of a question's name that only says that it counts."""


class _FigureColumn(NamedTuple):
    """A column of 数据表."""

    title: str
    part: AnswerPart
    """What its cells print of the figure of their row."""
    always: bool = False
    """Whether it is there even if it is empty."""
    whole: bool = False
    """Whether its cells are never set on several lines."""
    centred: bool = True
    most_width: float = _ROOM


_FIGURE_COLUMNS = (
    _FigureColumn("项目", AnswerPart.WORDS, always=True, centred=False),
    _FigureColumn("单位", AnswerPart.UNIT, always=True, whole=True),
    _FigureColumn("本年", AnswerPart.NUMBER, always=True, whole=True),
    _FigureColumn("上年", AnswerPart.WORDS, whole=True),
    _FigureColumn("增减", AnswerPart.WORDS, whole=True),
    _FigureColumn(SUPPLIED_BY, AnswerPart.WORDS, most_width=_OFFICE),
    _FigureColumn("来源", AnswerPart.WORDS, centred=False, most_width=_SOURCE),
)


class _Answered(NamedTuple):
    """A figure that was answered, with what its table shows of it."""

    path: str
    title: str
    unit: str
    figure: Figure


def table_of_figures(report: Report, jurisdiction: Jurisdiction | None) -> Table:
    """Return 数据表: each answered figure with unit, last year, change, office and source.

    The office is the one that did supply the figure, as its answer says: whom the jurisdiction would
    ask is no fact. A column that would be empty from top to bottom is left out.
    """
    rows = [_figure_row(each) for each in _figures(report, jurisdiction)]
    kept = [i for i, each in enumerate(_FIGURE_COLUMNS) if each.always or any(row[i] for row in rows)]
    shown = [_FIGURE_COLUMNS[i] for i in kept]
    cells = tuple(tuple(row[i] for i in kept) for row in rows)
    return Table(_fitted(shown, cells), cells)


def _fitted(shown: Sequence[_FigureColumn], cells: tuple[tuple[PrintedText, ...], ...]) -> tuple[Column, ...]:
    """Return the columns `shown`, as wide as what stands in them and all fit."""
    by_column = zip(*cells, strict=True) if cells else ((),) * len(shown)
    natural = (_natural_width(each.title, column) for each, column in zip(shown, by_column, strict=True))
    widths = [min(wide, each.most_width) for wide, each in zip(natural, shown, strict=True)]
    narrowed = _narrowed(widths, [each.whole for each in shown])
    return tuple(Column(each.title, wide, each.centred) for each, wide in zip(shown, narrowed, strict=True))


def _figure_row(each: _Answered) -> tuple[PrintedText, ...]:
    """Return the cells of 数据表 on one figure, all columns."""
    figure = counted_in(each.figure, each.unit)
    unit = figure.unit or each.unit
    this, last = _plain_number(figure.text(unit), unit), _last_year(figure.last_year, unit)
    texts = (each.title, unit, this, last, change(figure, unit), figure.supplied_by, figure.source)
    return tuple(_row_cell(text, column.part, each.path) for text, column in zip(texts, _FIGURE_COLUMNS, strict=True))


def _row_cell(text: str, part: AnswerPart, path: str) -> PrintedText:
    """Return a cell of a row about the answer at `path`."""
    return PrintedText(compact((Run(text, answer=path, part=part),)))


def change(figure: Figure, unit: str) -> str:
    """Return how a figure differs from last year's: +91（+11.4%）, a rate in 个百分点; empty if unknown.

    Approximate figures (余, 近, 约) give none.
    """
    now, last = _exact(figure), _exact(_of_last_year(figure, unit))
    if now is None or last is None:
        return ""
    if now == last:
        return "持平"
    amount, share = difference(now, last, unit)
    sign = "" if share.startswith(("+", "-")) else "-" if now < last else "+"
    return f"{amount}（{sign}{share}）" if share else amount


def _of_last_year(figure: Figure, unit: str) -> Figure | None:
    """Return last year's figure; None where it is not given, or is no figure."""
    try:
        return counted_in(Figure.parse(figure.last_year, unit), unit) if figure.last_year else None
    except ValueError:
        return None


def _exact(figure: Figure | None) -> Decimal | None:
    """Return the number of a figure; None for one that is approximate, that does not apply, or for none."""
    return figure.value if figure and figure.approximation is Approximation.EXACT else None


def _narrowed(widths: list[float], whole: list[bool]) -> list[float]:
    """Return columns' widths that fit the page in a smaller font: numbers stay `whole`, texts give way."""
    widths = [wide * _NUMBERS if stays else wide for wide, stays in zip(widths, whole, strict=True)]
    texts = sum(wide for wide, stays in zip(widths, whole, strict=True) if not stays)
    room = _ROOM * _SMALLER_FONT - (sum(widths) - texts)
    share = min(1.0, max(room / texts, _LEAST_SHARE)) if texts else 1.0
    return [wide if stays else wide * share for wide, stays in zip(widths, whole, strict=True)]


def _last_year(text: str, unit: str) -> str:
    """Return last year's figure as this year's are shown: without the unit, 无 as 0."""
    try:
        figure = counted_in(Figure.parse(text, unit), unit) if text else None
    except ValueError:
        return text
    return _plain_number(figure.text(unit) or text, unit) if figure else ""


def _plain_number(text: str, unit: str) -> str:
    """Return a figure's text without the unit, which has a column of its own."""
    if not text:
        return ""
    return text.removesuffix(unit) if unit and text != unit else text


def _figures(report: Report, jurisdiction: Jurisdiction | None) -> Iterator[_Answered]:
    """Yield the answered figures in the report's order, each with the parts that were said behind it."""
    catalogue = jurisdiction.catalogue() if jurisdiction else core()
    for spec in catalogue.of_kind(Kind.FIGURE):
        figure = answer_at(report, spec.path)
        implied = implied_figure(spec, report, catalogue)
        if implied and implied.figure.last_year:  # it fell to nothing
            figure = implied.figure
        if isinstance(figure, Figure) and figure.applies:
            yield _Answered(spec.path, spec.title, spec.unit, figure)
            for part in figure.breakdown.parts if figure.breakdown else ():
                unit = part.unit or figure.unit or spec.unit
                yield _Answered(spec.path, f"其中：{part.name}", unit, Figure.parse(part.number, unit))


def statistics(
    table: StatisticsTable, roles: Sequence[str], report: Report, catalogue: Catalogue
) -> tuple[tuple[Table | Paragraph, ...], bool]:
    """Return a statistics table filled from the answers, its notes, and whether it is turned (8).

    `roles` are those of its columns, which their heads need not say any more once the years are in them.
    A duty in which nothing happened is 0, a duty that the unit does not have —; what an edition
    withholds has no column, or no row. `catalogue` is the jurisdiction's. Raises TemplateError for a column of no answer.
    """
    made = _of_rows(table, roles, report, catalogue) if table.rows else _of_one_row(table, report, catalogue)
    notes = [table.note] if table.note else []
    if any(NO_DUTY in row for row in made.rows):
        notes.append(_NO_DUTY_NOTE)
    turned = table.turned == "是" or (not table.turned and sum(each.width for each in made.columns) > _ROOM)
    return (made, *(Paragraph((Run(note),)) for note in notes)), turned


def _of_one_row(table: StatisticsTable, report: Report, catalogue: Catalogue) -> Table:
    """Return a table each of whose columns is filled by one answer."""
    asked = [(column.title, _spec(AnswerPath(column.answer), catalogue)) for column in table.columns]
    shown = [(title, spec) for title, spec in asked if answer_at(report, spec.path) is not WITHHELD]
    cells = tuple(_cell(spec, report, catalogue) for _, spec in shown)
    columns = tuple(Column(title, _set_width(title, spec), centred=True) for title, spec in shown)
    return Table(columns, (cells,))


def _of_rows(table: StatisticsTable, roles: Sequence[str], report: Report, catalogue: Catalogue) -> Table:
    """Return a table with a row for each fact, or each sort of things; its first column says which."""
    titles = table.titles()
    rows = []
    for row in table.rows:
        specs = [_spec(AnswerPath(path), catalogue) for path in row.answers]
        if not any(answer_at(report, spec.path) is WITHHELD for spec in specs):
            head = PrintedText((Run(row.title or _row_head(specs[0].title)),))
            rows.append((head, *_cells(roles[1:], specs, report, catalogue)))
    names = [str(row[0]) for row in rows]
    samples = [names, *([_SAMPLES.get(role, "0" * _DIGITS)] for role in roles[1:])]
    widths = map(_natural_width, titles, samples)
    columns = (Column(title, wide, centred=i > 0) for i, (title, wide) in enumerate(zip(titles, widths, strict=True)))
    return Table(tuple(columns), tuple(rows))


def _cells(
    roles: Sequence[str], specs: Sequence[FieldSpec], report: Report, catalogue: Catalogue
) -> Iterator[PrintedText]:
    """Yield the cells of a row in columns of the `roles`: each answer in turn, and what else is shown of one.

    上年 and 增减 are of the answer before them, 单位 is of the one that follows, if any does.
    """
    shown = 0
    for role in roles:
        if role not in OF_THE_ANSWER:
            yield _cell(specs[shown], report, catalogue)
            shown += 1
        else:
            of = shown if role == UNIT else shown - 1
            yield _beside(role, specs[min(max(of, 0), len(specs) - 1)], report, catalogue)


def _row_head(title: str) -> str:
    """Return the words in the first column for a question without words of its own: 行政检查 for 行政检查次数."""
    return _COUNT_WORDS.sub("", title)


def _beside(title: str, spec: FieldSpec, report: Report, catalogue: Catalogue) -> PrintedText:
    """Return what a column such as 上年 shows of the answer that `spec` describes; empty when it is not known.

    Last year's figure is shown also where this year's is open, or follows from another answer.
    """
    implied = implied_figure(spec, report, catalogue)
    value = implied.figure if implied else answer_at(report, spec.path)
    figure = counted_in(value, spec.unit) if isinstance(value, Figure) else None
    unit = (figure.unit if figure else "") or spec.unit
    last = _last_year(figure.last_year if figure else report.open_last_years.get(spec.path, ""), unit)
    shown = {UNIT: unit, LAST_YEAR: last, CHANGE: change(figure, unit) if figure else ""}
    return _row_cell(shown[title], AnswerPart.UNIT if title == UNIT else AnswerPart.WORDS, spec.path)


def _set_width(title: str, spec: FieldSpec) -> float:
    """Return a column's width by its title and kind, in characters: a table is the same each year, whatever its cells say."""
    return _natural_width(title, ["0" * _DIGITS if spec.kind is Kind.FIGURE else "字" * _WORDS])


def _cell(spec: FieldSpec, report: Report, catalogue: Catalogue) -> PrintedText:
    """Return what a column shows of the answer that `spec` describes; its gap where there is none."""
    path = spec.path
    value = answer_at(report, path)
    if isinstance(value, Figure):
        text = counted_in(value, spec.unit).number_text() if value.applies else NO_DUTY
        return _row_cell(text, AnswerPart.NUMBER, path)
    if isinstance(value, tuple):
        return _row_cell("、".join(value), AnswerPart.WHOLE, path)
    if value is NOT_APPLICABLE:
        return _row_cell(NO_DUTY, AnswerPart.WORDS, path)
    if isinstance(value, str):
        return _row_cell(value, AnswerPart.WHOLE, path)
    base = nothing_above(spec, report, catalogue)
    if base is not None:  # of nothing there is no part, and no rate
        implied = implied_figure(spec, report, catalogue)
        none = "" if spec.kind is not Kind.FIGURE or implied is None else implied.figure.number_text()
        return _row_cell(none if answer_at(report, base).applies else NO_DUTY, AnswerPart.WORDS, base)
    return PrintedText((missing(path),))


def missing(path: AnswerPath) -> Run:
    """Return the gap of the answer at `path`."""
    return Run(f"【待填：{path.leaf}】", RunKind.GAP, path)


def _spec(path: AnswerPath, catalogue: Catalogue) -> FieldSpec:
    spec = catalogue.get(path)
    if spec is None or not spec.group:
        raise TemplateError(f"地区模板的“统计表”里写了答案{quoted(path)}，没有这一项；请对照《填报项目》改正")
    return spec


def _natural_width(title: str, cells: Iterable[str]) -> float:
    """Return how wide a column would be for its longest cell, in characters of the table."""
    longest = max((width(line) for cell in cells for line in cell.split("\n")), default=0.0)
    return min(max(longest, min(width(title), _TITLE_WIDTH), 2.0), 14.0) + _CELL_SPACE
