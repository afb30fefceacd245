"""Kills a command at every point where it changes something on the disk: `python killing.py`, with JSON as input.

The process imports Drafter once and forks a child for each point: the child runs the command in a
copy of the folder and is killed in the midst of its n-th change. Another runs the command again,
to its end. What both left behind is in the copies; how they ended is printed as JSON.
"""

from __future__ import annotations

import gc
import json
import os
import pty
import select
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import Any

_CHANGES = ("fsync", "ftruncate", "replace", "rename", "link", "unlink", "mkdir", "rmdir", "chmod", "chown")
_MOST = 400
_IMPORTED = (
    *("drafter.checking.output.commented", "drafter.commands.new_command", "drafter.interview.conversation"),
    *("drafter.rendering", "drafter.sheets.workbook", "drafter.terminal.face"),
)
"""What the commands import, so that it is done once, before the forks."""
_ASKING = ("fill", "new")
"""Commands that may ask questions."""
_LONGEST = 20.0
"""Seconds without output after which the child hangs."""
_PROMPT = "： ".encode()
"""What stands on the screen when the next line is waited for."""


class _Killer:
    """Counts changes and kills the process in the midst of the one with number `at`."""

    def __init__(self, at: int) -> None:
        self._at, self._count = at, 0
        self._ours: set[int] = set()

    def install(self) -> None:
        for name in _CHANGES:
            setattr(os, name, self._counting(getattr(os, name)))
        os.open, os.write = self._opening(os.open), self._writing(os.write)  # type: ignore[assignment]

    def _due(self) -> bool:
        self._count += 1
        return self._count == self._at

    def _counting(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **options: Any) -> Any:
            if self._due():
                _die()
            return real(*arguments, **options)

        return counted

    def _opening(self, real: Callable[..., int]) -> Callable[..., int]:
        def opened(path: Any, flags: int, *arguments: Any, **options: Any) -> int:
            changes = bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
            if changes and self._due():
                _die()
            descriptor = real(path, flags, *arguments, **options)
            if changes:
                self._ours.add(descriptor)
            return descriptor

        return opened

    def _writing(self, real: Callable[..., int]) -> Callable[..., int]:
        def written(descriptor: int, data: Any) -> int:
            if descriptor in self._ours and self._due():
                real(descriptor, bytes(data)[: len(data) // 2])
                _die()
            return real(descriptor, data)

        return written


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _run(command: list[str], folder: Path, at: int) -> int:
    """Run a command in a child and return its exit code; minus the signal that ended it."""
    child = os.fork()
    if child == 0:
        _be_the_child(command, folder, at)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _type(command: list[str], keys: str, folder: Path, at: int) -> int:
    """Do as `_run` on a terminal of lines, on which `keys` were typed."""
    child, terminal = pty.fork()
    if child == 0:
        _be_the_child(command, folder, at)
    lines, shown = keys.splitlines(keepends=True), b""
    try:
        while select.select([terminal], [], [], _LONGEST)[0]:
            shown = (shown + os.read(terminal, 4096))[-100:]
            if shown.endswith(_PROMPT) and lines:
                os.write(terminal, lines.pop(0).encode())
        os.kill(child, signal.SIGTERM)  # it waits for something that nobody types
    except OSError:  # the child has gone
        pass
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(terminal)
    return code


def _be_the_child(command: list[str], folder: Path, at: int) -> None:
    code = 99
    try:
        os.chdir(folder)
        if not os.isatty(1):
            null = os.open(os.devnull, os.O_RDWR)
            os.dup2(null, 1)
            os.dup2(null, 2)
        if at:
            _Killer(at).install()
        from drafter.cli import main

        code = main(command)
    finally:
        os._exit(code)


def _warm_up(commands: list[list[str]], source: Path, folder: Path) -> None:
    """Run what asks nothing once in this process: its children find modules, models and facts ready."""
    from drafter.cli import main as run

    shutil.copytree(source, folder, symlinks=True)
    home = Path.cwd()
    os.chdir(folder)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        for command in commands:
            if command[0] not in _ASKING:
                run(command)
    os.chdir(home)


def main() -> None:
    """Do what the JSON on standard input says: command, keys (null for none), again, source, copies."""
    told = json.load(sys.stdin)
    source, copies = Path(told["source"]), Path(told["copies"])

    for name in _IMPORTED:
        import_module(name)
    _warm_up([told["command"], *told["again"]], source, copies / "warm")
    gc.collect()
    ends = []
    for at in range(1, _MOST):
        folder = copies / str(at)
        shutil.copytree(source, folder, symlinks=True)
        for name, target in told["links"].items():
            (folder / name).hardlink_to(folder / target)
        keys = told["keys"]
        first = _run(told["command"], folder, at) if keys is None else _type(told["command"], keys, folder, at)
        shutil.copytree(folder, copies / f"{at}-killed", symlinks=True)
        ends.append([first, [_run(command, folder, 0) for command in told["again"]]])
        if first != -signal.SIGKILL:
            break
    json.dump(ends, sys.stdout)


if __name__ == "__main__":
    main()
