"""`drafter check 文件夹`: how many findings each report has, then all of them summed up."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.commands.arguments import written_lines
from drafter.console import say, say_json, show_progress
from drafter.errors import InputError

if TYPE_CHECKING:
    from drafter.use_cases.check_folder import CheckedFile

_ONLY_LISTS = "检查整个文件夹只能写成列表或 json；要批注、sarif、改标点，请一份一份地检查"
_RULES_SHOWN = 10
_STEP = 20
"""Reports after which the progress is told anew."""


class Tally:
    """What came of all reports, counted one by one."""

    def __init__(self) -> None:
        self.reports = self.unread = self.with_errors = self.with_warnings = self.clean = 0
        self.rules: Counter[str] = Counter()

    def add(self, checked: CheckedFile) -> None:
        """Count one report."""
        self.reports += 1
        self.rules.update(checked.rules)
        if checked.problem:
            self.unread += 1
        elif checked.has_errors:
            self.with_errors += 1
        elif any(checked.counts[1:2]):
            self.with_warnings += 1
        elif not any(checked.counts):
            self.clean += 1

    def lines(self) -> Iterator[str]:
        """Yield the summary in Chinese."""
        yield (
            f"共 {self.reports} 份：有错误的 {self.with_errors} 份，没有错误、有警告的 {self.with_warnings} 份，"
            f"没有问题的 {self.clean} 份，没能检查的 {self.unread} 份"
        )
        if self.rules:
            most = "，".join(f"{name} {count} 份" for name, count in self.rules.most_common(_RULES_SHOWN))
            yield f"最多的问题：{most}"

    def data(self) -> dict[str, Any]:
        """Return the summary for other programs."""
        return {
            "reports": self.reports,
            "with_errors": self.with_errors,
            "with_warnings": self.with_warnings,
            "clean": self.clean,
            "unread": self.unread,
            "rules": dict(self.rules.most_common()),
        }


def check_folder_command(options: argparse.Namespace) -> int:
    """Check every report in a folder; 0: no 错误, 1: some, or one that could not be read; 2: nothing could be checked."""
    from drafter.checking.sources.read_source import Wishes
    from drafter.use_cases.check_folder import FolderWishes, check_folder, reports_in

    if options.fix or options.format not in ("列表", "json"):
        raise InputError(_ONLY_LISTS)
    if options.last:
        raise InputError("--last 只能和一份报告一起用；请一份一份地检查")
    folder = Path(options.file)
    own = Wishes(options.kind or "", options.year, options.jurisdiction or "", options.edition)
    wishes = FolderWishes(own, options.rules, options.strict, with_findings=options.format == "json")
    reports = reports_in(folder)
    tally = Tally()
    checked = _counted(check_folder(folder, reports, wishes, _progress(len(reports))), tally)
    parts = _as_json(folder, checked, tally) if options.format == "json" else _as_list(checked, tally)
    if options.output:
        _write(options, folder, reports, parts)
        say(*tally.lines())
    else:
        _show(parts, say_json if options.format == "json" else _say)
    if tally.unread == tally.reports:
        return 2
    return int(bool(tally.with_errors or tally.unread))


def _show(parts: Iterable[str], say_part: Callable[[str], None]) -> None:
    for part in parts:
        say_part(part)


def _say(text: str) -> None:
    say(text, end="")


def _counted(files: Iterable[CheckedFile], tally: Tally) -> Iterator[CheckedFile]:
    for each in files:
        tally.add(each)
        yield each


def _as_list(files: Iterable[CheckedFile], tally: Tally) -> Iterator[str]:
    """Yield a line for each report with anything to be said of it, then the summary."""
    from drafter.checking.rule import Severity

    for each in files:
        if each.problem:
            yield f"{each.name}：没能检查：{each.problem}\n"
        elif any(each.counts):
            counted = zip(Severity, each.counts, strict=True)
            yield f"{each.name}：{'，'.join(f'{severity.value} {count} 处' for severity, count in counted)}\n"
    yield "\n" + "".join(f"{line}\n" for line in tally.lines())
    yield "看一份的问题：drafter check 文件；全部写进一个文件：加 --format json -o 结果.json\n"


def _as_json(folder: Path, files: Iterable[CheckedFile], tally: Tally) -> Iterator[str]:
    """Yield JSON piece by piece: never all findings are held at once."""
    from drafter.checking.output.exchange import FORMAT_VERSION

    yield f'{{"format_version": {FORMAT_VERSION}, "folder": {_encoded(folder.name)},\n"reports": ['
    for place, each in enumerate(files):
        data = {"file": each.name, "problem": each.problem} if each.problem else each.findings
        yield ("\n" if place == 0 else ",\n") + _encoded(data)
    yield f'\n],\n"summary": {_encoded(tally.data())}\n}}\n'


def _encoded(data: object) -> str:
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "replace").decode()


def _write(options: argparse.Namespace, folder: Path, reports: tuple[Path, ...], parts: Iterable[str]) -> None:
    from drafter.outputs.output_sorts import FINDINGS, FINDINGS_JSON
    from drafter.outputs.output_writer import refuse_target, write_output

    output, target = FINDINGS_JSON if options.format == "json" else FINDINGS, Path(options.output)
    inputs = [each for each in reports if each.name == target.name]
    refuse_target(output, target, inputs)
    data = b"".join(part.encode("utf-8", "replace") for part in parts)
    say(f"{folder}：", *written_lines(write_output(output, target, data, inputs=inputs)))


def _progress(count: int) -> Callable[[int], None]:
    """Return what tells on a terminal how many of `count` reports are checked."""

    def tell(done: int) -> None:
        if done % _STEP == 0 or done == count:
            show_progress(f"已检查 {done}/{count} 份", is_last=done == count)

    return tell
