"""Checks all the reports in a folder, on all cores, one after the other in memory.

A report that cannot be read, or that brings a worker down, is told as such and stops none of the others.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from drafter.checking.output.exchange import report_data
from drafter.checking.rule import Severity
from drafter.checking.sources.accepted import BESIDE
from drafter.checking.sources.read_source import Wishes
from drafter.errors import DrafterError, InputError
from drafter.inputs import file_bytes
from drafter.limits import ANSWERS
from drafter.model.titles import FORMAT_VERSION
from drafter.use_cases.check_report import check_report

_REPORTS = (".docx", ".docm", ".txt")
_ANSWERS = (".yaml", ".yml")
_MANIFEST = "地区.yaml"
"""What a folder of templates holds: its texts are no reports."""
_OWN_COPIES = ("（检查意见）", "（已改标点）")
_WAITING = 4
"""Reports that are given to each worker ahead, so that it need not wait."""
_MOST_WORKERS = 60
"""Windows waits for no more."""
_BROKE_DOWN = "检查时程序停了，可能是内存不够或文件有问题；请单独检查这一份"


class FolderWishes(NamedTuple):
    """How the reports of a folder are checked; a plain value, which goes to the workers."""

    wishes: Wishes = Wishes()
    rules: str | None = None
    strict: bool = False
    with_findings: bool = False
    """Whether the findings themselves are wanted, and not only how many there are."""


class CheckedFile(NamedTuple):
    """What came of one report."""

    name: str
    """Its path within the folder, with /."""
    problem: str = ""
    """Why it could not be checked, in Chinese; empty when it was."""
    counts: tuple[int, ...] = ()
    """How many findings of each severity nobody explained, the gravest first."""
    accepted: int = 0
    rules: tuple[str, ...] = ()
    """The rules that it breaks, each once."""
    findings: dict[str, object] | None = None
    """The findings as `report_data` has them; None unless wanted."""

    @property
    def has_errors(self) -> bool:
        """True when an 错误 was found that nobody explained."""
        return bool(self.counts and self.counts[0])


def reports_in(folder: Path) -> tuple[Path, ...]:
    """Return the reports and answers files in `folder` and the folders in it, in the order of their names.

    Folders of templates, hidden ones, temporary files and copies that Drafter wrote are left out.
    Raises InputError when there are none.
    """
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        if _MANIFEST in names:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith((".", "~")))
        found += [Path(place, name) for name in sorted(names) if _is_report(Path(place, name))]
    if not found:
        raise InputError(
            f"{folder}：里面没有可以检查的文件；能检查的有 Word 文档（.docx）、文本（.txt）和填报文件（.yaml），请换一个文件夹"
        )
    return tuple(found)


def _is_report(path: Path) -> bool:
    suffix = path.suffix.lower()
    if path.name.startswith((".", "~")) or path.name.endswith(BESIDE) or path.stem.endswith(_OWN_COPIES):
        return False
    return suffix in _REPORTS or (suffix in _ANSWERS and _is_answers_file(path))


def _is_answers_file(path: Path) -> bool:
    """Return whether a YAML file begins as answers files do; one that cannot be read is left to its check."""
    try:
        return FORMAT_VERSION.encode() in file_bytes(path, ANSWERS)[:4000]
    except DrafterError:
        return True


def check_folder(
    folder: Path, reports: Sequence[Path], wishes: FolderWishes, on_checked: Callable[[int], None] = lambda _: None
) -> Iterator[CheckedFile]:
    """Yield what came of each of `reports`, which `reports_in` found in `folder`, in their order.

    `on_checked` is told how many are done. Only a few reports are held at any time.
    """
    workers = min(_MOST_WORKERS, len(reports), _cores())
    done, left = 0, deque(reports)
    while left:
        with _executor(workers) as executor:
            try:
                for checked in _in_order(executor, folder, left, wishes, workers):
                    done += 1
                    yield checked
                    on_checked(done)
            except BrokenProcessPool:
                suspects = [left.popleft() for _ in range(min(len(left), workers * _WAITING))]
                for path in suspects:
                    done += 1
                    yield _alone(folder, path, wishes)
                    on_checked(done)
            finally:
                executor.shutdown(cancel_futures=True)


def _cores() -> int:
    """Return how many cores this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def _executor(workers: int) -> ProcessPoolExecutor:
    """Return workers that begin afresh, on every system as on Windows."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts)


def _leave_interrupts() -> None:
    """Leave Ctrl-C to the process that gives out the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _in_order(
    executor: ProcessPoolExecutor, folder: Path, left: deque[Path], wishes: FolderWishes, workers: int
) -> Iterator[CheckedFile]:
    """Yield what came of the reports that are `left`, which are taken off as they are done. Raises BrokenProcessPool."""
    running: deque[Future[CheckedFile]] = deque()
    while left:
        while len(running) < min(len(left), workers * _WAITING):
            path = left[len(running)]
            running.append(executor.submit(_checked, str(path), _name(folder, path), wishes))
        checked = running.popleft().result()
        left.popleft()
        yield checked


def _alone(folder: Path, path: Path, wishes: FolderWishes) -> CheckedFile:
    """Return what comes of a report that a worker checks which has no other."""
    with _executor(1) as executor:
        try:
            return executor.submit(_checked, str(path), _name(folder, path), wishes).result()
        except BrokenProcessPool:
            return CheckedFile(_name(folder, path), _BROKE_DOWN)


def _name(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()


def _checked(path: str, name: str, wishes: FolderWishes) -> CheckedFile:
    """Return what came of the report at `path`; a worker calls it."""
    try:
        checked = check_report(path, None, wishes.wishes, wishes.rules, strict=wishes.strict)
    except DrafterError as error:
        said = str(error).removeprefix(f"{path}：").removeprefix(f"{Path(path).name}：")
        return CheckedFile(name, said.split("\n")[0])
    except Exception as error:
        if os.environ.get("DRAFTER_TRACEBACK"):
            raise
        return CheckedFile(name, f"检查时程序出错（{type(error).__name__}）；请单独检查这一份")
    open_ = [finding for finding in checked.findings if not finding.reason]
    counts = tuple(sum(finding.rule.severity is severity for finding in open_) for severity in Severity)
    findings = None
    if wishes.with_findings:
        findings = {**report_data(checked.source.manuscript, checked.findings, checked.source.lines), "file": name}
    rules = tuple(dict.fromkeys(finding.rule.name for finding in open_))
    return CheckedFile(name, "", counts, len(checked.findings) - len(open_), rules, findings)
