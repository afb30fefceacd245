"""Tells tables as sentences, a row each: 行政许可235件，上年210件. So their numbers find questions.

Tables are those of a Word document, and lines whose cells stand apart by tabs, or by spaces where each line has a number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript, Passage, Role
from drafter.docxfile.contents import WordDocument, WordTable
from drafter.model.figure_words import UNITS

_LONGEST_CELL, _LEAST_ROWS, _LEAST_COLUMNS = 30, 2, 2
"""A table with more in a cell is no table of figures."""
_NUMBER = re.compile(r"[近约]?[0-9][0-9,，]*(?:\.[0-9]+)?\s?[万亿]?[余多]?(?P<unit>[一-鿿]{1,3}|%|‰|个百分点|)")
_YEAR = re.compile("(?:19|20)[0-9]{2}(?P<word>年?度?)")
_CELL_UNITS = ("", "%", "‰", "个百分点", *UNITS)
"""Behind the number of a cell; 12345热线 is a name."""
_NAMED_YEAR = re.compile("(?:20[0-9]{2}年?度?|本年度?|今年|上年度?|去年)(?!同?期|末|底)")
_OF_YEARS = re.compile("年[份度]?")
"""The title of a column of years; anywhere else below the titles 1918 without 年 is a number."""
_ROW = re.compile("(?:[^，。]*[0-9][^，。]*，)*[^，。]*[0-9][^，。]*。")
_WITH_UNIT = re.compile(r"(?P<name>.+?)\s?[（(](?:单位[：:])?(?P<unit>[^（）()]{1,4})[）)]")
_UNIT_TITLE = re.compile("(?:计量)?单位")
_ORDINAL_TITLE = re.compile("序号|编号")
_REMARK_TITLE = re.compile("备 ?注|说明")
_NOW = re.compile("本年|本期|今年|数量|数值|全年|年末|合计|总数|完成|件数|情况")
_THEN = re.compile("上年|去年|上期|同期|年初")
_MOVED = "(?:增减|变化|增长|增幅|升降|变动|增加|减少|增[（(]减[）)]|增/减)(?:数|量|情况|值|额|率|幅度?)?"
_CHANGE = re.compile(
    f"(?:比|较|与)(?:(?:20[0-9]{{2}}|上|去)年度?|同期|上年同期)(?:相?比|比较)?(?:{_MOVED})?"
    f"|(?:同比|上年|去年)?{_MOVED}|同比|[+＋]/[-－—]|±"
)
_SIGNED = re.compile(r"(?P<sign>[-+－＋—−↑↓]|[增减](?:加|少|长)?|上升|下降)?\s?(?P<number>[0-9].*)")
_LESS = re.compile("[-－—−↓减下]")
_COUNTED_IN = re.compile("(?:人次|件次|[人件宗次家所起名场条份项户])(?=数$)")
"""The measure word in the title of a column: 处罚宗数."""
_COUNTED_AS = (
    (re.compile("(?P<unit>人次|[件人次宗家户所份起])数$"), ""),
    (re.compile("(?<!执法)检查$"), "次"),
    (
        re.compile(
            "(?:行政|其中[：:]?)?(?:许可|处罚|强制|确认|奖励|裁决|复议|诉讼|征收|征用|警告|罚款|吊销)(?:[申受准不撤决][请理予销定]数?)?$"
        ),
        "件",
    ),
)
"""What an item counts in where its table says no measure word: 检查次数 says it itself, acts are counted as the law's tables do."""
_NOTHING = re.compile("[-—－/／无]*")
_OWN_COLUMN = re.compile("(?:本[局厅委级]|我[局厅委]|[局厅委]机关)(?=本年|上年|今年|去年|20[0-9]{2})")
"""In the title of a column of the bureau's own, beside that of the area: 本局本年."""
_AREA_COLUMN = re.compile("(?P<area>全[省市州师盟县区旗]|县区)(?=本年|上年|今年|去年|20[0-9]{2})")
_GAP = re.compile("[ \u3000]+")
_LEAST_SPACED = 3
"""Lines with cells apart by spaces that are a table."""
_SAME = "持平"


class _Title(NamedTuple):
    """What stands above a column."""

    name: str
    unit: str
    is_now: bool
    """Whether it says only that its numbers are of the year: what they are of stands in front of the row."""
    is_then: bool
    is_change: bool
    """Whether its numbers are differences to last year."""
    rest: str = ""
    """What it says behind its year: 2024年罚没金额."""
    area: str = ""
    """The area that its numbers are of, beside the bureau's own: 全市."""


def with_tables_told(manuscript: Manuscript) -> Manuscript:
    """Return the report with a sentence for each row of a table of figures, instead of its cells."""
    return _with_lines_told(_with_word_tables_told(manuscript))


def _with_lines_told(manuscript: Manuscript) -> Manuscript:
    """Return the report with a sentence for each of several lines that have as many cells, divided by tabs or spaces."""
    passages: list[Passage] = []
    for (is_spaced, columns), run in groupby(manuscript.passages, _columns):
        lines = list(run)
        told: list[str] = []
        if columns > 1:
            rows = [_cells_of(each.text) for each in lines]
            is_table = not is_spaced or _are_numbered(rows, manuscript.year)
            told = list(_sentences(rows, manuscript.year)) if is_table else []
        for line, sentence in zip(lines, told or [""] * len(lines), strict=True):
            if sentence or not told:
                named = line._replace(text=sentence, role=_role(line), level=0, number="") if sentence else line
                passages.append(named)
    return manuscript._replace(passages=tuple(passages))


def _cells_of(text: str) -> list[str]:
    return [cell.strip() for cell in (text.split("\t") if "\t" in text else _GAP.split(text.strip()))]


def _columns(passage: Passage) -> tuple[bool, int]:
    """Return whether only spaces part the cells of a line, and how many it has."""
    return "\t" not in passage.text, len(_cells_of(passage.text))


def _are_numbered(rows: Sequence[Sequence[str]], year: int | None) -> bool:
    """Return whether several rows below titles, one of a year or a change, each have a number and begin with none."""
    titles, told = [_title(cell, year) for cell in rows[0]], rows[1:]
    if not any(each.is_now or each.is_then or each.is_change for each in titles):
        return False
    return len(rows) >= _LEAST_SPACED and all(any(map(_is_number, row)) and not _is_number(row[0]) for row in told)


def _with_word_tables_told(manuscript: Manuscript) -> Manuscript:
    document = manuscript.layout
    if not isinstance(document, WordDocument) or not document.tables:
        return manuscript
    of_paragraph: dict[int, list[Passage]] = defaultdict(list)
    for passage in manuscript.passages:
        of_paragraph[passage.element].append(passage)
    told: dict[int, str] = {}
    left_out: set[int] = set()
    for table in document.tables:
        rows = list(_cells(table, of_paragraph))
        sentences = list(_sentences([[text for text, _ in row] for row in rows], manuscript.year))
        for row, sentence in zip(rows, sentences, strict=False):
            places = [place for _, cell in row for place in cell]
            left_out.update(places)
            if sentence and places:
                told[places[0]] = sentence
    return manuscript._replace(passages=tuple(_passages(manuscript.passages, told, left_out)))


def _passages(passages: Sequence[Passage], told: dict[int, str], left_out: set[int]) -> Iterator[Passage]:
    for passage in passages:
        if passage.element not in left_out:
            yield passage
        elif passage.element in told:
            yield passage._replace(text=told.pop(passage.element), role=_role(passage), level=0, number="")


def _role(passage: Passage) -> Role:
    return passage.role if passage.role is Role.ATTACHMENT else Role.BODY


def is_row(passage: Passage, manuscript: Manuscript) -> bool:
    """Return whether a passage tells a row of a table: its numbers are of the year whatever heading stands above."""
    document = manuscript.layout
    if not isinstance(document, WordDocument) or not 0 <= passage.element < len(document.paragraphs):
        return False
    return document.paragraphs[passage.element].in_table and _ROW.fullmatch(passage.text) is not None


def _cells(table: WordTable, of_paragraph: dict[int, list[Passage]]) -> Iterator[list[tuple[str, tuple[int, ...]]]]:
    """Yield the rows, each cell as its text and the indexes of its paragraphs; one over several columns several times."""
    for row in table.rows:
        cells: list[tuple[str, tuple[int, ...]]] = []
        for cell in row:
            text = "".join(each.text for place in cell.paragraphs for each in of_paragraph[place]).strip()
            cells += [(text, cell.paragraphs)] + [("", ())] * (cell.columns - 1)
        yield cells


def _sentences(rows: Sequence[Sequence[str]], year: int | None) -> Iterator[str]:
    """Yield a sentence for each row, empty for the titles; nothing where the rows are no table of figures.

    Where the years are the rows, the first of them tells what each column has.
    """
    if not _is_table_of_figures(rows):
        return
    turned = _turned(rows, year)
    if not turned:
        yield from _told_rows(rows, year)
        return
    told = "；".join(each.removesuffix("。") for each in _told_rows(turned, year) if each)
    yield from ("", f"{told}。", *[""] * (len(rows) - _LEAST_ROWS))


def _turned(rows: Sequence[Sequence[str]], year: int | None) -> list[list[str]]:
    """Return the columns as rows where each row is of a year or a change; nothing of another table."""
    firsts = [_title(row[0], year) for row in rows[1:]]
    is_of_years = all(each.is_then or each.is_change or _YEAR.fullmatch(each.name) or each.is_now for each in firsts)
    has_both = any(each.is_then for each in firsts) and any(each.is_now for each in firsts)
    return [list(column) for column in zip(*rows, strict=True)] if is_of_years and has_both else []


def _told_rows(rows: Sequence[Sequence[str]], year: int | None) -> Iterator[str]:
    """Yield a sentence for each row of a table of figures, empty for the titles in one row or two."""
    heads = _heads(rows)
    titles = [_title("".join(dict.fromkeys(cells)), year) for cells in zip(*heads, strict=True)]
    yield from [""] * len(heads)
    for row in rows[len(heads) :]:
        clauses = list(_clauses(titles, row, has_others=len(rows) - len(heads) > 1))
        yield f"{'，'.join(clauses)}。" if clauses else "，".join(filter(None, row))


def _heads(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the rows of titles: two where those of the first stand over several columns."""
    first, second, *below = rows
    if not below or _has_number(second) or all(second) or not any(second) or all(first[1:]):
        return [list(first)]
    spread = [first[0]]
    for cell, under in zip(first[1:], second[1:], strict=True):
        spread.append(cell or (spread[-1] if under else ""))
    return [spread, list(second)]


def _is_table_of_figures(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether a row of titles without a number stands above rows of as many short cells with some."""
    widths = {len(row) for row in rows}
    if len(rows) < _LEAST_ROWS or len(widths) > 1 or max(widths) < _LEAST_COLUMNS:
        return False
    titles, *told = rows
    is_short = all(len(cell) <= _LONGEST_CELL for row in rows for cell in row)
    return is_short and not _has_number(titles) and any(_is_number(cell) for row in told for cell in row)


def _has_number(row: Sequence[str]) -> bool:
    return any(_is_number(cell) and not _YEAR.fullmatch(cell) for cell in row)


def _is_number(cell: str) -> bool:
    """Return whether a cell is a number alone; 2024年 is none."""
    signed, year = _SIGNED.fullmatch(cell), _YEAR.fullmatch(cell)
    number = _NUMBER.fullmatch(signed["number"]) if signed else None
    return number is not None and number["unit"] in _CELL_UNITS and not (year and year["word"])


def _title(cell: str, year: int | None) -> _Title:
    match = _WITH_UNIT.fullmatch(cell)
    name, unit = (match["name"], match["unit"]) if match and not _CHANGE.fullmatch(cell) else (cell, "")
    area = _AREA_COLUMN.match(name)
    name = _OWN_COLUMN.sub("", name[area.end() :] if area else name, count=1)
    counted = _COUNTED_IN.search(name)
    unit = unit or (counted[0] if counted else "")
    if _CHANGE.fullmatch(name):
        return _Title(name, unit, is_now=False, is_then=False, is_change=True)
    is_year, is_last = (year is not None and str(year + by) in name for by in (0, -1))
    is_now, is_then = bool(_NOW.match(name)) or is_year, bool(_THEN.search(name)) or is_last
    place = area["area"] if area else ""
    return _Title(name, unit, is_now, is_then, is_change=False, rest=_behind_year(name), area=place)


def _behind_year(name: str) -> str:
    """Return what a column's title says behind its year: 2024年办结数 is 办结数; empty where that names nothing."""
    year = _NAMED_YEAR.match(name)
    rest = name[year.end() :] if year else ""
    return "" if rest == "数" or _NOW.match(rest) or _COUNTED_IN.search(rest) else rest


def _clauses(titles: Sequence[_Title], row: Sequence[str], *, has_others: bool) -> Iterator[str]:
    """Yield what each number of a row tells: what it is of, the number, its unit; then what its other cells say."""
    named = [(t, cell) for t, cell in zip(titles, row, strict=True) if not _ORDINAL_TITLE.fullmatch(t.name)]
    counted = [(t, cell) for t, cell in named if _counts(t, cell)]
    if not counted:
        return
    first = named.index(counted[0])
    behind = [each for each in named[first:] if each not in counted]
    item, unit, others = _item_unit_and_others(named[:first], behind)
    own = [t for t, _ in counted if not (t.is_then or t.is_change)]
    for title, cell in sorted(counted, key=_order):
        number = cell if re.search("[%‰一-鿿]$", cell) else f"{cell}{title.unit or unit}"
        yield _told(title, number, _counted_of(title, item, is_only=len(own) == 1, has_others=has_others))
    yield from others


def _counted_of(title: _Title, item: str, *, is_only: bool, has_others: bool) -> str:
    """Return what a number of a row is of: the row's `item`, its column's title, or both."""
    if title.is_now or is_only:
        return title.area + (item or title.name) + (title.rest if item and title.is_now else "")
    return title.area + (item if has_others else "") + title.name


def _counts(title: _Title, cell: str) -> bool:
    """Return whether a cell is a number that its column counts: no year in a column of years, and no remark."""
    if _REMARK_TITLE.fullmatch(title.name):
        return False
    is_year = _OF_YEARS.fullmatch(title.name) and _YEAR.fullmatch(cell)
    return (_is_number(cell) and not is_year) or (title.is_change and cell == _SAME)


def _order(cell: tuple[_Title, str]) -> int:
    """Return by what the numbers of a row are put in order: this year's, others, last year's, the change."""
    title, _ = cell
    if title.area:
        return 4
    return 3 if title.is_change else 2 if title.is_then else 0 if title.is_now else 1


def _told(title: _Title, number: str, of: str) -> str:
    """Return what a cell tells: a number of this year with what it is `of`, one of last year, or a difference."""
    if title.is_change:
        return _change(number)
    if title.is_then:
        return f"{'年初' if '年初' in title.name else '上年'}{title.rest}{number}"
    return f"{of}{number}"


def _change(number: str) -> str:
    """Return what a cell of differences tells: -25件 is 比上年减少25件."""
    signed = _SIGNED.fullmatch(number)
    if signed is None:
        return f"与上年{_SAME}" if number.startswith(_SAME) else f"比上年增加{number}"
    return f"比上年{'减少' if _LESS.match(signed['sign'] or '') else '增加'}{signed['number']}"


def _item_unit_and_others(
    before: Sequence[tuple[_Title, str]], behind: Sequence[tuple[_Title, str]]
) -> tuple[str, str, list[str]]:
    """Return of the cells `before` the first number and `behind` it what a row tells of, its unit, and what else they say.

    The unit is the one behind the item, or in a column of its own. Several cells before the first number are one item.
    """
    unit = next((cell for title, cell in (*before, *behind) if _is_unit(title, cell)), "")
    words = [cell for title, cell in before if _says(title, cell)]
    further = [each for each in behind if _says(*each)]
    if not words:
        words, further = [cell for _, cell in further[:1]], further[1:]
    item, others = (
        "".join(dict.fromkeys(words)),
        [cell if _REMARK_TITLE.fullmatch(title.name) else f"{title.name}{cell}" for title, cell in further],
    )
    match = _WITH_UNIT.fullmatch(item)
    if match and match["unit"] in UNITS:
        return match["name"], match["unit"], others
    return item, unit or _counted_as(item), others


def _counted_as(item: str) -> str:
    """Return the measure word that an item without any is counted in; empty where it does not tell."""
    for pattern, unit in _COUNTED_AS:
        match = pattern.search(item)
        if match:
            return unit or match["unit"]
    return ""


def _is_unit(title: _Title, cell: str) -> bool:
    return _UNIT_TITLE.fullmatch(title.name) is not None and cell in UNITS


def _says(title: _Title, cell: str) -> bool:
    return not _is_unit(title, cell) and _NOTHING.fullmatch(cell) is None
