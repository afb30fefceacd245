"""The process's standard streams, made safe to use where whoever started it closed them."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_DESCRIPTORS = {"stdin": 0, "stdout": 1, "stderr": 2}


class _Closed(io.StringIO):
    """Stands for a standard output that was closed: printing to it is an error that is reported."""

    def write(self, _text: str) -> int:
        raise OSError(errno.EBADF, "closed")


def open_streams() -> None:
    """Give the process the standard streams that it was started without.

    Input is then empty, output raises OSError, errors go nowhere. Their numbers are taken, so that no file
    that is opened later gets what libraries or other programs write to them.
    """
    for name, number in _DESCRIPTORS.items():
        if getattr(sys, name) is not None:
            continue
        try:
            os.fstat(number)
        except OSError:
            _occupy(number)
        substitutes = {"stdin": io.StringIO(), "stdout": _Closed(), "stderr": io.StringIO()}
        setattr(sys, name, substitutes[name])


@contextmanager
def silenced_errors() -> Iterator[None]:
    """Send what a native library prints past Python to the process's standard error nowhere meanwhile.

    A library in Rust tells its own bugs there, in English, before it raises what is told in a sentence.
    """
    number = _DESCRIPTORS["stderr"]
    if sys.stderr is not None:
        sys.stderr.flush()
    try:
        kept = os.dup(number)
    except OSError:  # closed: nothing can be printed there
        yield
        return
    try:
        _occupy(number)
        yield
    finally:
        os.dup2(kept, number)
        os.close(kept)


def _occupy(number: int) -> None:
    """Open the null device as `number`."""
    null = os.open(Path(os.devnull), os.O_RDWR)
    if null != number:
        os.dup2(null, number)
        os.close(null)
