"""What lies on the desk of the one user: the folders that they opened, and the reports that are open in windows."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple

from drafter.browser.open_report import OpenReport
from drafter.browser.recent_files import recent_files, remember
from drafter.errors import InputError
from drafter.files import real_path
from drafter.use_cases.interviews import held_answers

_ANSWERS = (".yaml", ".yml")
_MOST_FILES = 200
"""Answers files that are listed of one folder."""
_MOST_PAGES = 30
"""Pages with the result of a form that can be gone back to."""


class ListedFile(NamedTuple):
    """A file that can be opened: which of the opened folders holds it, by its number, and its name."""

    folder: int
    name: str


class Desk:
    """Folders and reports; one request at a time works on it."""

    def __init__(self, folder: Path, today: date) -> None:
        """Begin with the folder in which the program was started."""
        self.today = today
        self._folders: list[Path] = []
        self._reports: dict[str, OpenReport] = {}
        self._copies: list[tuple[str, bytes]] = []
        self._pages: dict[int, tuple[str, Mapping[str, Any]]] = {}
        self._last_page = 0
        self._lock = RLock()
        self.open_folder(folder)
        for path in recent_files():
            self.open_folder(path.parent)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other requests waiting meanwhile."""
        with self._lock:
            yield

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that were opened; only files in them are read or written."""
        return tuple(self._folders)

    def open_folder(self, folder: Path) -> int:
        """Open a folder and return its number. Raises InputError when it is none."""
        if not folder.is_dir():
            raise InputError(f"{folder}：没有这个文件夹；请检查名称，或从资源管理器的地址栏复制")
        found = real_path(folder)
        if found not in self._folders:
            self._folders.append(found)
        return self._folders.index(found)

    def files_in(self, number: int) -> tuple[ListedFile, ...]:
        """Return the answers files in a folder, the one changed last first. Raises InputError."""
        found = [path for path in self._folder(number).iterdir() if path.suffix.lower() in _ANSWERS and path.is_file()]
        latest = sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)
        return tuple(ListedFile(number, path.name) for path in latest[:_MOST_FILES] if not path.name.startswith("."))

    def recent(self) -> tuple[ListedFile, ...]:
        """Return the files that were filled in lately, the latest first."""
        found = recent_files()
        return tuple(
            ListedFile(self._folders.index(path.parent), path.name) for path in found if path.parent in self._folders
        )

    def path_of(self, folder: int, name: str) -> Path:
        """Return the file called `name` in an opened folder, which need not exist. Raises InputError for any other."""
        if not name or name != Path(name).name or name in (".", "..") or any(mark in name for mark in "/\\:\0"):
            raise InputError(f"“{name}”不能作文件名；请只写名称，如 河东2021.yaml")
        path = self._folder(folder) / name
        if real_path(path).parent not in self._folders:
            raise InputError(f"“{name}”是指向别处的链接；请先打开它所在的文件夹")
        return path

    def _folder(self, number: int) -> Path:
        if not 0 <= number < len(self._folders):
            raise InputError("没有打开过这个文件夹；请先打开")
        return self._folders[number]

    def open_report(self, path: Path) -> str:
        """Return the name of the report in the answers file at `path`, opened if need be.

        Raises InputError when another Drafter has it, TemplateError, OutputError.
        """
        for name, report in self._reports.items():
            if report.path == path:
                return name
        self.open_folder(path.parent)
        held = held_answers(str(path), self.today)
        held.hold()
        name = secrets.token_hex(4)
        self._reports[name] = OpenReport(held)
        remember(path)
        return name

    @contextmanager
    def lent(self, path: Path) -> Iterator[None]:
        """Let another part of the program have the answers file at `path` meanwhile, where it is open in a window."""
        held = [report.held for report in self._reports.values() if report.path == path]
        for each in held:
            each.let_go()
        try:
            yield
        finally:
            for each in held:
                each.hold()

    def report(self, name: str) -> OpenReport:
        """Return the open report of this name. Raises InputError when it is not open (any more)."""
        found = self._reports.get(name)
        if found is None:
            raise InputError("这份报告没有打开着；请回到开始页，再打开一次")
        return found

    def keep_copy(self, copy: tuple[str, bytes] | None) -> int | None:
        """Keep name and bytes of a checked document to be fetched, and return its number; None for None."""
        if copy is None:
            return None
        self._copies.append(copy)
        return len(self._copies) - 1

    def copy(self, number: int) -> tuple[str, bytes]:
        """Return name and bytes of a checked document. Raises InputError."""
        if not 0 <= number < len(self._copies):
            raise InputError("没有这个文件；请再检查一次")
        return self._copies[number]

    def keep_page(self, template: str, context: Mapping[str, Any]) -> int:
        """Keep what a page is to show, for as long as few others came after it, and return its number."""
        number = self._last_page = self._last_page + 1
        self._pages[number] = template, context
        self._pages.pop(number - _MOST_PAGES, None)
        return number

    def page(self, number: int) -> tuple[str, Mapping[str, Any]]:
        """Return the template of a page that was kept, and what it shows. Raises InputError when it is gone."""
        if number not in self._pages:
            raise InputError("这一页已经过去了；请从开始页或报告里再点一次")
        return self._pages[number]

    def close_all(self) -> None:
        """Let go of all files."""
        for report in self._reports.values():
            report.held.let_go()
        self._reports.clear()
