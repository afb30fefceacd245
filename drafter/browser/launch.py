"""Opens a file in the program that the user has for it, such as Word, or a folder in the file manager."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_REFUSES = 1.0
"""Seconds within which the system says that it knows no program for a file."""


def launch(path: Path) -> bool:
    """Open the file or folder at `path` and return whether the system took it."""
    if sys.platform == "win32":
        return _launch_on_windows(path)
    command = ["open" if sys.platform == "darwin" else "xdg-open", str(path)]
    nothing = subprocess.DEVNULL
    try:
        opener = subprocess.Popen(  # noqa: S603 - a file of our own
            command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
        )
        return opener.wait(_REFUSES) == 0
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False


def _launch_on_windows(path: Path) -> bool:
    import os  # noqa: PLC0415 - what is called is Windows' alone

    start = getattr(os, "startfile", None)
    try:
        if start is not None:
            start(path)
    except OSError:
        return False
    return start is not None
