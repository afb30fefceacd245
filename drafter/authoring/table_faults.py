"""Finds what 统计表 of a manifest would show wrongly: answers that there are not, cells against the heads above them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.authoring.manifest_view import ManifestView
from drafter.authoring.outline_draft import pairs
from drafter.authoring.template_fault import TemplateFault, no_answer
from drafter.hints import quoted
from drafter.jurisdictions.fact_file import PLACE
from drafter.jurisdictions.names import NAME
from drafter.jurisdictions.statistics_tables import ITEM, LAST_YEAR, OF_THE_ANSWER, UNIT, StatisticsTable
from drafter.model.answer_path import AnswerPath
from drafter.model.fields import Kind
from drafter.model.figure_words import UNITS
from drafter.sections.template_environment import HEADING_NAMES
from drafter.yamlfile.yaml_text import Place

_KEY = "统计表"
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_NOT_THIS_YEAR = re.compile(r"\{[上下]年度\}|[上去下明前]一?年")
_FIGURE = re.compile(r"(?<![0-9.表件第])[0-9]+(?:\.[0-9]+)?[万亿]?[余多]?(?:[%％]|(?![年月日号条款项章节时点])[一-鿿])")
"""A figure with its measure word; no date, no article, no number of a table."""
_IN_BRACKETS = re.compile(r"[（(]([^（()）]+)[)）]$")


def table_faults(manifest: ManifestView) -> Iterator[TemplateFault]:
    """Yield the faults of the tables of `manifest`, table by table."""
    for i, written in enumerate(manifest.rows(_KEY)):
        table = StatisticsTable.model_validate(written)
        for place, path in table.answers():
            if path not in manifest.paths:
                yield manifest.fault(no_answer(path, manifest.paths), _KEY, i, *place)
        for place, words in (((NAME,), table.name), *table.patterns()):
            yield from _words(manifest, words, (_KEY, i, *place))
        for match in _FIGURE.finditer(table.note):
            message = f"说明{quoted(table.note)}里写死了数“{match[0]}”，明年不会变；请在段落里印它的答案，或删去"
            yield manifest.fault(message, _KEY, i, serious=False)
        judged = (*_columns(table), *_order(table), *_twice(table), *_units(table, manifest), *_rows(table, manifest))
        for place, message in judged:
            yield manifest.fault(message, _KEY, i, *place, serious=False)


def _words(manifest: ManifestView, words: str, place: Place) -> Iterator[TemplateFault]:
    """Yield names in braces that there are not, and a year that will be last year's."""
    for name in set(PLACE.findall(words)) - set(HEADING_NAMES):
        known = "、".join(f"{{{each}}}" for each in HEADING_NAMES)
        yield manifest.fault(f"{quoted(words)}里有 {{{name}}}；这里只能用 {known}", *place)
    for match in _YEAR.finditer(words):
        message = f"{quoted(words)}里写死了年份“{match[0]}”；请改用 {{年度}} 或 {{上年度}}，明年才不用改"
        yield manifest.fault(message, *place, serious=False)


def _columns(table: StatisticsTable) -> Iterator[tuple[Place, str]]:
    """Yield columns whose heads say another year than their figures."""
    if not table.rows:
        return
    for i, title in enumerate(table.roles()):
        if i and title not in OF_THE_ANSWER and _NOT_THIS_YEAR.search(title):
            yield (
                ("列", i),
                f"列{quoted(title)}填的是今年的数；上年的数写成“{LAST_YEAR}”这一列或“{{上年度}}年”，别的写法不认，由程序填，行里不写它的答案",
            )


def _order(table: StatisticsTable) -> Iterator[tuple[Place, str]]:
    """Yield columns such as 上年 that follow no figure; that of last year may stand before the only one."""
    titles = table.roles() if table.rows else ()
    is_of_one_figure = sum(title not in OF_THE_ANSWER for title in titles[1:]) == 1
    for i, (before, title) in enumerate(pairwise(titles), 1):
        is_plain = title == LAST_YEAR and is_of_one_figure
        if title in OF_THE_ANSWER and title != UNIT and (i == 1 or before == UNIT) and not is_plain:
            yield ("列", i), f"列{quoted(title)}前面没有数，填的是后一列的；请把它移到那个数的后面"


def _twice(table: StatisticsTable) -> Iterator[tuple[Place, str]]:
    """Yield the answers that one row, or two rows, show twice."""
    first: dict[str, int] = {}
    for i, row in enumerate(table.rows):
        for path in row.answers:
            if path in first:
                where = "同一行里" if first[path] == i else f"第{first[path] + 1}行和第{i + 1}行都"
                yield (
                    ("行", i),
                    f"{quoted(path)}{where}填了两次；上年的数写成“{LAST_YEAR}”这一列，别的请换成该填的那一项",
                )
            first.setdefault(path, i)
    columns: dict[str, str] = {}
    for i, column in enumerate(table.columns):
        if column.answer and column.answer in columns:
            yield (
                ("列", i),
                f"{quoted(column.answer)}填了两列：{quoted(columns[column.answer])}和{quoted(column.title)}",
            )
        columns.setdefault(column.answer, column.title)


def _headed_cells(table: StatisticsTable) -> Iterator[tuple[Place, str, str]]:
    """Yield where each answer stands in the file, the head of a column or row that it stands under, and its path."""
    for i, column in enumerate(table.columns):
        if column.answer:
            yield ("列", i), column.title, column.answer
    heads = [title for i, title in enumerate(table.roles()) if i and title not in OF_THE_ANSWER]
    for i, row in enumerate(table.rows):
        for title, path in zip(heads, row.answers, strict=False):
            yield ("行", i), title, path
        for path in row.answers if row.title != ITEM else ():
            yield ("行", i), row.title, path


def _rows(table: StatisticsTable, manifest: ManifestView) -> Iterator[tuple[Place, str]]:
    """Yield the rows of one answer that is a text, or that is called by a name which has nothing of the question's."""
    catalogue = manifest.jurisdiction.catalogue()
    for i, row in enumerate(table.rows):
        spec = catalogue.get(AnswerPath(row.answers[0])) if len(row.answers) == 1 else None
        if spec is None:
            continue
        if spec.kind is not Kind.FIGURE:
            yield ("行", i), f"{quoted(spec.path)}不是数，这一格会照印它的文字；请换成一项数字，或删去这一行"
        known = pairs(f"{spec.title}{spec.sentence}{spec.explanation}")
        if row.title and pairs(row.title) and known.isdisjoint(pairs(row.title)):
            yield (
                ("行", i),
                f"行{quoted(row.title)}填的是{quoted(spec.path)}（{spec.explanation}），正文里也不这样叫；请核对是不是这一项",
            )


def _units(table: StatisticsTable, manifest: ManifestView) -> Iterator[tuple[Place, str]]:
    """Yield the cells whose figures are counted in another measure word than the head of the column or row says."""
    catalogue = manifest.jurisdiction.catalogue()
    for place, head, path in _headed_cells(table):
        said = _IN_BRACKETS.search(head)
        spec = catalogue.get(path)
        if not said or said[1] not in UNITS or spec is None or spec.kind is not Kind.FIGURE:
            continue
        if spec.unit and spec.unit != said[1]:
            yield (
                place,
                f"表头{quoted(head)}的单位是“{said[1]}”，{quoted(path)}按“{spec.unit}”填；请改表头，或在 事实.yaml、“单位”里改它的单位",
            )
