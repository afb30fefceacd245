"""The status report as a table in the columns of a terminal, readable in 80 of them, and as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from drafter.columns import fit, pad, width, wrapped
from drafter.jurisdictions.wordings_file import WORDINGS_FILE
from drafter.model.answer_path import AnswerPath
from drafter.model.doubt import Doubt
from drafter.model.records import LEFT_OUT
from drafter.model.titles import (
    CARRIED_OVER,
    FIGURES,
    OFFICES,
    REASON,
    RULE,
    SECTION,
    SUPPLIED_BY,
    WHERE,
    WORDING,
    WORDINGS,
)
from drafter.review.missing_answers import by_office
from drafter.review.status_report import KeptWording, ReviewRow, StatusReport

_NARROWEST, _WIDEST = 60, 120
_COLUMNS = {"项目": 24, "今年": 11, "上年": 11, "增减": 16}
"""Titles and widths of the columns; what is left is the office's."""
_NARROW = {"项目": 20, "今年": 10, "上年": 10, "增减": 14}
"""The columns where there is no room for the office's."""
_LEAST_OFFICE = 8


def status_table(report: StatusReport, columns: int = 80, *, all_figures: bool = True) -> str:
    """Return `report` in lines of at most `columns` columns, without colour.

    Without `all_figures` only those that are open, doubted or changed are listed.
    """
    columns = max(_NARROWEST, min(columns, _WIDEST))
    rows = [row for row in report.rows if all_figures or row.is_open or row.doubts or row.change]
    activities = [f"第{number}条 {text}" for number, text in report.carried_over]
    plans = [f"第{number}条 {text}" for number, text in report.unjudged]
    own = [_wording(each) for each in report.wordings if not each.is_of_jurisdiction]
    shared = [_wording(each) for each in report.wordings if each.is_of_jurisdiction]
    lines = [
        *_table(rows, columns),
        *_doubts(report.doubts, columns),
        *_missing(report, columns),
        *_listed("活动还是上一年的文字，改好后删去“沿用上年”：", activities, columns),
        *_listed("上年安排还没有核对完的：", plans, columns),
        *_listed(f"{WORDINGS}（不要这样写了，删去那一条；标着没有核对的，看过后删去“沿用上年”）：", own, columns),
        *_listed(f"地区模板的{WORDINGS_FILE}里的写法，各份报告都照着写：", shared, columns),
        *_offices(report, columns),
        *wrapped(_closing(report), columns),
    ]
    return "\n".join(lines)


def status_data(report: StatusReport) -> dict[str, Any]:
    """Return `report` as plain data with Chinese keys, for JSON."""
    return {
        FIGURES: [_figure_data(row) for row in report.rows],
        "对不上": [
            {RULE: b.rule, WHERE: b.path, "说明": b.message, "怎么办": b.mend, REASON: b.reason} for b in report.doubts
        ],
        "待填": [{WHERE: m.path, "名称": m.title, SUPPLIED_BY: m.office, "填在": m.where} for m in report.missing],
        "沿用上年的活动": [number for number, _ in report.carried_over],
        "未核对的上年安排": [number for number, _ in report.unjudged],
        WORDINGS: [
            {
                "条": each.number,
                "在": WORDINGS_FILE if each.is_of_jurisdiction else WORDINGS,
                SECTION: each.section,
                WORDING: LEFT_OUT if each.is_left_out else each.text,
                CARRIED_OVER: each.is_carried_over,
                REASON: each.reason,
            }
            for each in report.wordings
        ],
        OFFICES: [
            {OFFICES: each.office, "已答": each.answered, "空着": each.open, "必填空着": each.missing}
            for each in report.offices
        ],
    }


def _figure_data(row: ReviewRow) -> dict[str, Any]:
    """Return the row of one figure as plain data; with 历年 where earlier years are known."""
    earlier = {"历年": {str(year): shown for year, shown in row.earlier}} if row.earlier else {}
    return {
        WHERE: row.path,
        "章": row.chapter,
        "名称": row.title,
        "今年": row.value,
        "上年": row.last_year,
        "增减": row.change,
        SUPPLIED_BY: row.office,
        "填报人": row.supplier,
        "填报时间": row.supplied_on,
        "来源": row.source,
        "截至": row.cut_off,
        "必填": row.required,
        **earlier,
    }


def _table(rows: list[ReviewRow], columns: int) -> Iterator[str]:
    if not rows:
        yield "还没有数字。"
        return
    office = columns - sum(size + 1 for size in _COLUMNS.values()) - 1
    has_office = office > _LEAST_OFFICE
    table = _COLUMNS if has_office else _NARROW
    yield f"  {_cells(table, table)}{' 科室' if has_office else ''}".rstrip()
    for chapter, of_chapter in groupby(rows, key=lambda row: row.chapter):
        yield f"── {chapter} " + "─" * ((columns - width(chapter) - 6) // 2)
        for row in of_chapter:
            value = row.value or ("【必填】" if row.required else "空着")
            texts = _cells((row.title, value, row.last_year, row.change), table)
            yield f"{_mark(row)}{texts} {fit(row.office, office - 1) if has_office else ''}".rstrip()
            yield from _earlier(row, columns)
            yield from _origin(row, columns)


def _cells(texts: Iterable[str], table: Mapping[str, int]) -> str:
    return " ".join(map(pad, texts, table.values()))


def _mark(row: ReviewRow) -> str:
    """Return two columns: ! for a doubt, ? for one that is soft, * for a required figure that is open."""
    if row.doubts:
        return "? " if all(doubt.is_soft for doubt in row.doubts) else "! "
    return "* " if row.is_open and row.required else "  "


def _earlier(row: ReviewRow, columns: int) -> list[str]:
    """Return the figure of several earlier years as lines; empty where there are none but last year's."""
    if len(row.earlier) < 2:
        return []
    years = "，".join(f"{year}年 {shown}" for year, shown in row.earlier)
    return wrapped(f"    历年 {years}", columns, "    ")


def _origin(row: ReviewRow, columns: int) -> list[str]:
    """Return where a figure comes from as lines; empty when nothing is known."""
    parts = (("来源", row.source), ("填报人", row.supplier), ("填报时间", row.supplied_on), ("截至", row.cut_off))
    known = "，".join(f"{name} {text}" for name, text in parts if text)
    return wrapped(f"    {known}", columns, "    ") if known else []


def _doubts(doubts: tuple[Doubt, ...], columns: int) -> Iterator[str]:
    groups: dict[str, list[Doubt]] = {"对不上的地方": [], "比上年增减三成以上": [], "已经说明理由的": []}
    hard, soft, explained = groups.values()
    for doubt in doubts:
        (explained if doubt.reason else soft if doubt.is_soft else hard).append(doubt)
    for head, found in groups.items():
        if found:
            yield f"\n{head}（{len(found)} 处）："
        for number, doubt in enumerate(found, 1):
            what = f"理由：{doubt.reason}" if doubt.reason else doubt.mend
            group = AnswerPath(doubt.path).root
            yield from wrapped(f"  {number}. 〔{group}〕{doubt.message}。{what}。（{doubt.rule}）", columns, "     ")


def _missing(report: StatusReport, columns: int) -> Iterator[str]:
    if not report.missing:
        return
    yield f"\n必填还空着的（{len(report.missing)} 项），找谁要："
    for office, group in by_office(report.missing).items():
        yield from wrapped(f"  {office}：{'、'.join(each.title for each in group)}", columns, "    ")


def _wording(wording: KeptWording) -> str:
    what = f"不写：{wording.text}（{wording.reason or '还没有写理由'}）" if wording.is_left_out else wording.text
    unseen = "（还是上一年的，没有核对）" if wording.is_carried_over else ""
    return f"第{wording.number}条 〔{wording.section}〕{what}{unseen}"


def _listed(head: str, texts: list[str], columns: int) -> Iterator[str]:
    if texts:
        yield f"\n{head}"
    for text in texts:
        yield from wrapped(f"  {text}", columns, "    ")


def _offices(report: StatusReport, columns: int) -> Iterator[str]:
    if not report.offices:
        return
    yield "\n各科室：    已答  空着  其中必填（含文字）"
    for each in report.offices:
        yield fit(f"  {pad(each.office, 14)}{each.answered:>3}{each.open:>6}{each.missing:>6}", columns)


def _closing(report: StatusReport) -> str:
    """Return the last line: what is left to do, in one sentence."""
    unexplained = sum(not doubt.reason for doubt in report.doubts)
    answered = sum(not row.is_open for row in report.rows)
    todo = [f"必填空着 {len(report.missing)} 项" if report.missing else "必填的都有答案"]
    if answered:
        todo.append(f"对不上或增减大的 {unexplained} 处" if unexplained else "数都对得上")
    if report.carried_over:
        todo.append(f"沿用上年的活动 {len(report.carried_over)} 条")
    if report.stale_wordings:
        todo.append(f"沿用上年的写法 {len(report.stale_wordings)} 条")
    if report.unjudged:
        todo.append(f"上年安排未核对 {len(report.unjudged)} 条")
    return f"\n数字 {answered}／{len(report.rows)} 个有答案；{'，'.join(todo)}。"
