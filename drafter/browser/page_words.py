"""Says what a summary says in the words of the page, which has buttons and no commands."""

from __future__ import annotations

import re
from collections.abc import Iterable

_COMMAND = re.compile("[；：](?:(?!drafter )[^；])*drafter [a-z]+ .*$")
"""The end of a line that names a command to type: ；要在那一份上合并，写：drafter render ……"""


def without_commands(lines: Iterable[str]) -> list[str]:
    """Return `lines` without the commands that some of them end in."""
    return [_COMMAND.sub("", line) for line in lines]
