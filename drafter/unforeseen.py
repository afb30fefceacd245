"""What users get to read of an error that nobody foresaw: a Chinese sentence, and its details in a private file.

The details say where in the code it happened. They hold nothing of the answers: of the exception's
own words, figures, Chinese and whatever stands in quotation marks are blanked out, and of the command
line only the names of the command and its options are kept.
"""

from __future__ import annotations

import os
import platform
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from traceback import FrameSummary, extract_tb

from drafter import __version__
from drafter.folders import error_folder

EXIT_CODE = 70
"""EX_SOFTWARE of sysexits.h: an error within the program."""
MOST_FRAMES = 40
"""Places named of one exception: those where it began and those where it was raised."""
_LONGEST_TEXT = 400
_QUOTED = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|‘[^’\n]*’|“[^”\n]*”|`[^`\n]*`")
_LIBRARIES = ("jinja2", "prompt-toolkit", "pydantic", "python-calamine", "pyyaml", "questionary")


def unforeseen_message(error: BaseException, arguments: Sequence[str]) -> str:
    """Write the details of `error` to a file of their own and return the message for the user.

    `arguments` are those of the command line.
    """
    try:
        kept = (
            f"技术细节写在 {_write(details(error, arguments))}（里面没有填报的内容）；请把这个文件交给维护 Drafter 的人"
        )
    except OSError:
        kept = f"技术细节没有地方可写；请把这一句交给维护 Drafter 的人：{type(error).__name__}，{_last_place(error)}"
    return f"这是 Drafter 的错，不是您填错了；已经存下的答案都在，没有丢。\n{kept}，说说当时在做什么。"


def details(error: BaseException, arguments: Sequence[str]) -> str:
    """Return what a developer needs to find the fault: versions, the command, the places in the code."""
    head = [
        f"Drafter {__version__}",
        f"Python {platform.python_version()} {sys.platform} {platform.machine()}",
        f"command: {' '.join(_kept(arguments))}",
        f"libraries: {', '.join(_versions())}",
    ]
    return "\n".join([*head, *(line for each in _chain(error) for line in _lines(each))]) + "\n"


def _kept(arguments: Sequence[str]) -> Iterator[str]:
    """Yield the names of the command and its options; what else was typed may be an answer."""
    for place, argument in enumerate(arguments):
        if argument.isascii() and (argument.startswith("--") or (place < 2 and argument.isalpha())):
            yield argument.partition("=")[0]
        else:
            yield "…"


def _versions() -> Iterator[str]:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - only for an error

    for name in _LIBRARIES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            continue


def _chain(error: BaseException) -> list[BaseException]:
    """Return the exceptions that led to `error`, the first cause first."""
    found: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in found and len(found) < MOST_FRAMES:
        found.append(current)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return found[::-1]


def _lines(error: BaseException) -> Iterator[str]:
    yield f"\n{type(error).__module__}.{type(error).__qualname__}: {blanked(_text(error))}"
    frames = extract_tb(error.__traceback__)
    half = MOST_FRAMES // 2
    yield from map(_place, frames[:half])
    if len(frames) > MOST_FRAMES:
        yield f"  … {len(frames) - MOST_FRAMES} more"
    yield from map(_place, frames[half:][-half:])


def _text(error: BaseException) -> str:
    try:
        return str(error)
    except Exception as problem:
        return f"({type(problem).__name__})"


def blanked(text: str) -> str:
    """Return an exception's `text` without what it may quote of answers: its shape stays, its content goes."""
    plain = _QUOTED.sub(lambda match: "'" + "x" * min(len(match[0]) - 2, 40) + "'", text[:_LONGEST_TEXT])
    return "".join(map(_blank, plain))


def _blank(char: str) -> str:
    if char.isdigit():
        return "0"
    return char if char.isascii() and char.isprintable() else "□"


def _place(frame: FrameSummary) -> str:
    """Return a place in the code, its file named from the package on: folders may tell a user's name."""
    steps = Path(frame.filename).parts
    known = max((i for i, step in enumerate(steps) if step in ("drafter", "site-packages")), default=len(steps) - 2)
    return f"  {'/'.join(steps[max(known, 0) :])}:{frame.lineno} {frame.name}"


def _last_place(error: BaseException) -> str:
    frames: Iterable[FrameSummary] = extract_tb(error.__traceback__)[-1:]
    return "".join(map(_place, frames)).strip()


def _write(text: str) -> Path:
    """Write `text` to a new file that only the user can read, and return its path. Raises OSError."""
    folder = error_folder()
    prefix = f"错误-{datetime.now():%Y%m%d-%H%M%S}-"
    handle, name = tempfile.mkstemp(prefix=prefix, suffix=".txt", dir=folder)
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as stream:
        stream.write(text)
    return Path(name)
