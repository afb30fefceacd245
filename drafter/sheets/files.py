"""Where forms lie: names of new ones, which are untouched, which files somebody names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from glob import glob
from pathlib import Path

from drafter.errors import InputError
from drafter.sheets.form import EARLIER, IDENTITY_SHEET, LIST_MARK, PRESENT, SUPPLIER, Form
from drafter.sheets.last_year import is_filled, plans_head
from drafter.sheets.question_rows import head_row
from drafter.sheets.rewritten import rewritten_rows
from drafter.sheets.spreadsheet import SUFFIXES, Sheet, read_spreadsheet

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')


def form_names(forms: tuple[Form, ...]) -> list[str]:
    """Return the name of each form's file, without what Windows forbids, no two alike."""
    names: list[str] = []
    for form in forms:
        office = _FORBIDDEN.sub("", form.identity.office).strip(" .")[:40] or "科室"
        name = stem = f"{form.identity.year}年填报表-{office}"
        number = 2
        while f"{name}.xlsx".casefold() in (other.casefold() for other in names):
            name, number = f"{stem}（{number}）", number + 1
        names.append(f"{name}.xlsx")
    return names


def is_untouched(path: Path) -> bool:
    """Return True when the form at `path` is as it was exported: nothing is filled in."""
    try:
        sheets = read_spreadsheet(path)
    except ValueError:
        return False
    if not any(sheet.name == IDENTITY_SHEET for sheet in sheets):
        return False
    return not any(_has_entries(sheet) for sheet in sheets if sheet.name != IDENTITY_SHEET)


def _has_entries(sheet: Sheet) -> bool:
    found = head_row(sheet)
    if found is None:
        plans = plans_head(sheet)
        return is_filled(sheet, *plans) if plans else _has_items(sheet)
    row, columns = found
    for above in sheet.rows[:row]:
        for i, cell in enumerate(above[:-1]):
            if isinstance(cell, str) and cell.startswith((SUPPLIER, "联系电话", "填报时间")) and above[i + 1] != "":
                return True
    base, now = columns.get("原值"), columns["本年"]
    return base is None or any(sheet.cell(i, base) != sheet.cell(i, now) for i in range(row + 1, len(sheet.rows)))


def _has_items(sheet: Sheet) -> bool:
    """Return True when a list has anything beside what was there already and the numbers."""
    heads = [i for i, cells in enumerate(sheet.rows) if cells and str(cells[0]).startswith(LIST_MARK)]
    first = heads[0] + 1 if heads else 0
    return any(True for head in heads for _ in rewritten_rows(sheet, head)) or any(
        any(cell != "" for cell in cells[2:]) for cells in sheet.rows[first:] if cells[0] not in (PRESENT, EARLIER)
    )


def find_files(named: Iterable[str]) -> tuple[Path, ...]:
    """Return the files of forms: each named file, those in a folder, those that match a pattern.

    Windows leaves * to the program. Raises InputError when nothing is there.
    """
    found: list[Path] = []
    for text in named:
        path = Path(text)
        if path.is_dir():
            inside = sorted(each for each in path.iterdir() if _is_form_file(each))
            if not inside:
                raise InputError(f"{path}：这个文件夹里没有填报表（.xlsx）；请检查是否选错了文件夹")
            found += inside
        elif not path.exists() and any(sign in text for sign in "*?["):
            matching = sorted(Path(name) for name in glob(text) if _is_form_file(Path(name)))  # noqa: PTH207 - any place
            if not matching:
                raise InputError(f"{text}：没有这样的填报表；请检查文件名和所在文件夹")
            found += matching
        else:
            found.append(path)
    return tuple(_once(found))


def _is_form_file(path: Path) -> bool:
    """Return True for a spreadsheet that is not another program's note of an open file."""
    return path.suffix.lower() in (*SUFFIXES, ".xlsm") and not path.name.startswith(("~$", ".~", "."))


def _once(paths: Iterable[Path]) -> Iterator[Path]:
    seen: set[Path] = set()
    for path in paths:
        whole = path.resolve()
        if whole not in seen:
            seen.add(whole)
            yield path
