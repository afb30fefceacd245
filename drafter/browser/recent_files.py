"""The answers files that were filled in on pages lately, remembered for the start page."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from drafter.errors import DrafterError
from drafter.files import write_private
from drafter.folders import state_folder
from drafter.inputs import read_input
from drafter.limits import OWN

_NAME = "recent.json"
MOST = 8
"""Files that are remembered."""


def recent_files() -> tuple[Path, ...]:
    """Return the files that are still there, the latest first."""
    folder = state_folder()
    if folder is None:
        return ()
    with suppress(DrafterError, ValueError, OSError):
        names = json.loads(read_input(folder / _NAME, OWN))
        found = (Path(name) for name in names if isinstance(name, str))
        return tuple(path for path in found if path.is_file())[:MOST]
    return ()


def remember(path: Path) -> None:
    """Put `path` first among the files; nothing happens where nothing can be kept."""
    folder = state_folder()
    if folder is None:
        return
    others = [each for each in recent_files() if each != path]
    with suppress(DrafterError, OSError):
        text = json.dumps([str(each) for each in (path, *others)][:MOST], ensure_ascii=False)
        write_private(folder / _NAME, text.encode("utf-8", "surrogateescape"))
