"""Where forms lie: names of new ones, which files somebody names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from glob import glob
from pathlib import Path

from drafter.errors import InputError
from drafter.files import real_path
from drafter.model.titles import OFFICES
from drafter.sheets.office_form import OfficeForm
from drafter.sheets.spreadsheet import SUFFIXES

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')


def form_names(forms: tuple[OfficeForm, ...]) -> list[str]:
    """Return the name of each form's file, without what Windows forbids, no two alike."""
    names: list[str] = []
    for form in forms:
        office = _FORBIDDEN.sub("", form.identity.office).strip(" .")[:40] or OFFICES
        name = stem = f"{form.identity.year}年填报表-{office}"
        number = 2
        while f"{name}.xlsx".casefold() in (other.casefold() for other in names):
            name, number = f"{stem}（{number}）", number + 1
        names.append(f"{name}.xlsx")
    return names


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
        whole = real_path(path)
        if whole not in seen:
            seen.add(whole)
            yield path
