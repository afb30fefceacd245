"""One input of the fuzzer: a spoilt folder, a command run in it in process, and what was wrong with that."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import re
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from drafter import cli
from tests.fuzz.commands import commands_for, typed_lines
from tests.fuzz.mutations import spoil
from tests.fuzz.worlds import ANSWERS, World, make_world

SECONDS = 10
"""The longest that a command may work, on a machine that does nothing else."""
_CODES = (0, 1, 2, cli.INTERRUPTED)
_CHANGING = ("set", "fill", "sheets")
"""Commands that may change the answers file, whose state before is then its backup."""
_ENGLISH = re.compile(r"(?:\b[A-Za-z]{2,}\b[ ,']+){3,}[A-Za-z]{2,}")


class Fault(NamedTuple):
    """Something that must not happen."""

    sort: str
    told: str


class Trial(NamedTuple):
    """What one input was and did."""

    seed: str
    spoilt: str
    arguments: tuple[str, ...]
    code: int | None
    seconds: float
    faults: tuple[Fault, ...]


class _Hang(BaseException):
    """The command took too long."""


class _Line(io.TextIOWrapper):
    """Standard input from a pipe that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def run_trial(seed: str) -> Trial:
    """Return what the input number `seed` did; the same seed is the same input."""
    random = Random(seed)  # noqa: S311 - no secret
    world = make_world(random)
    names = [name for name in world if not name.startswith("别人的")]
    weights = [4 if name == ANSWERS or name.endswith((".docx", ".xlsx")) else 2 for name in names]
    name = random.choices(names, weights)[0]
    world[name] = spoil(name, world[name], random)
    if random.random() < 0.15:
        other = random.choice(names)
        world[other] = spoil(other, world[other], random)
    arguments = commands_for(name, random)
    typed = typed_lines(random) if arguments[0] in ("fill", "new") else None
    with tempfile.TemporaryDirectory(prefix="drafter-fuzz-", ignore_cleanup_errors=True) as folder:
        code, seconds, faults = run_in(Path(folder), world, arguments, typed)
    return Trial(seed, name, arguments, code, seconds, faults)


def run_in(
    folder: Path, world: World, arguments: tuple[str, ...], typed: str | None
) -> tuple[int | None, float, tuple[Fault, ...]]:
    """Return the exit code of a command run in `folder`, which is empty yet, its time, and its faults.

    `typed` is what comes from a terminal; None: there is none.
    """
    for name, data in world.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    before = _files(folder)
    start = time.process_time()
    with _inside(folder), _terminal(typed) as (out, err):
        code, faults = _call(arguments)
    seconds = time.process_time() - start
    gc.collect()
    said = f"{out.getvalue()}\n{err.getvalue()}"
    faults += _wrong_words(code, said, err.getvalue(), arguments)
    faults += _wrong_files(before, _files(folder), arguments)
    return code, seconds, tuple(faults)


def _call(arguments: tuple[str, ...]) -> tuple[int | None, list[Fault]]:
    """Return the exit code of a command, and what was wrong with how it ended."""
    _ring_after(SECONDS)
    try:
        code = cli.main(arguments)
    except SystemExit as left:
        return (left.code if isinstance(left.code, int) else 1), []
    except _Hang:
        return None, [Fault("hang", _places())]
    except BaseException:
        return None, [Fault("traceback", _places())]
    finally:
        _ring_after(0)
    return code, [] if code in _CODES else [Fault("code", str(code))]


def _ring_after(seconds: float) -> None:
    """Have `_Hang` raised after so many seconds of work, or six times as many by the clock; 0: never.

    A busy machine gives a command little of each second; one that waits for something does no work.
    """
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGPROF, _bell)
        signal.signal(signal.SIGALRM, _bell)
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, 6 * seconds)


def _bell(*_: object) -> None:
    raise _Hang


def _places() -> str:
    """Return the exception and the last places in the code, in one line."""
    lines = traceback.format_exc().strip().splitlines()
    places = re.findall(r'File "(?:.*/)?([^/"]+/[^/"]+)", line (\d+)', "\n".join(lines))
    return f"{lines[-1][:160]} @ {' < '.join(':'.join(place) for place in places[:-6:-1])}"


@contextlib.contextmanager
def _inside(folder: Path) -> Iterator[None]:
    old = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(old)


@contextlib.contextmanager
def _terminal(typed: str | None) -> Iterator[tuple[io.StringIO, io.StringIO]]:
    """Yield what is printed and complained; `typed` comes from a terminal of lines, None from nowhere."""
    out, err = (io.StringIO() if typed is None else _Screen()), io.StringIO()
    reading, writing = os.pipe()
    os.write(writing, (typed or "").encode("utf-8", "replace")[:60_000])
    os.close(writing)
    stdin = sys.stdin
    with (_Line if typed is not None else io.TextIOWrapper)(
        os.fdopen(reading, "rb"), encoding="utf-8", errors="replace"
    ) as lines:
        sys.stdin = lines
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                yield out, err
        finally:
            sys.stdin = stdin


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _wrong_words(code: int | None, said: str, complained: str, arguments: tuple[str, ...]) -> list[Fault]:
    """Return what is wrong with the words of a command."""
    faults = []
    if "Traceback" in said or "Error:" in said:
        faults.append(Fault("traceback", said[-300:]))
    if "第0行" in said:
        faults.append(Fault("words", f"第0行: {complained[:200]}"))
    if code and code != cli.INTERRUPTED and not re.search("[\u4e00-\u9fff]", said):
        faults.append(Fault("words", f"no reason is told: {said[:200]!r}"))
    english = _ENGLISH.search(complained)
    if english and english[0] not in " ".join(arguments):
        faults.append(Fault("english", complained[:300]))
    return faults


def _wrong_files(before: dict[str, bytes], after: dict[str, bytes], arguments: tuple[str, ...]) -> list[Fault]:
    """Return which files are lost, replaced or left behind that should not be."""
    faults = []
    for name, data in before.items():
        if name not in after:
            faults.append(Fault("lost", name))
        elif after[name] != data and not _may_change(name, data, after, arguments):
            faults.append(Fault("replaced", name))
    faults += [Fault("left", name) for name in after if name.endswith(".tmp")]
    return faults


def _may_change(name: str, data: bytes, after: dict[str, bytes], arguments: tuple[str, ...]) -> bool:
    """Return True for an answers file that a command was told to change, and whose state before is kept."""
    kept = any(other.startswith(f"{name}.bak") and content == data for other, content in after.items())
    return kept and arguments[0] in _CHANGING and name in arguments
