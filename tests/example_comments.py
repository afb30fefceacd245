"""The help above each answer of the shipped examples, as a new form has it today.

`python tests/example_comments.py` writes it anew; look at what changed (`git diff`) before you commit it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from drafter.answers.blank_form import blank_form
from drafter.answers.load import load_answers
from drafter.answers.questions import chapters_for
from drafter.folders import shipped

_KEY = re.compile(r"( {0,2})([^\s#\-][^:]*):")


def keyed(lines: list[str]) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """Yield for each group's key and each answer's where its comments begin, its line, and its place."""
    group = ""
    for at, line in enumerate(lines):
        match = _KEY.match(line)
        if not match:
            continue
        group = "" if match[1] else match[2]
        if match[1]:
            group = next(m[2] for m in map(_KEY.match, reversed(lines[:at])) if m and not m[1])
        first = at
        while first and lines[first - 1].startswith(f"{match[1]}#"):
            first -= 1
        yield first, at, (group, match[2] if match[1] else "")


def renewed(path: Path) -> str:
    """Return the text of the answers file at `path` with the help of today above its answers."""
    answers = load_answers(path, (shipped("templates"),))
    kind = str(answers.report.identity.kind)
    form = blank_form(answers.jurisdiction, chapters_for(answers.jurisdiction, kind), kind).splitlines()
    help_at = {place: form[first:at] for first, at, place in keyed(form) if at > first}
    lines = path.read_text(encoding="utf-8").splitlines()
    for first, at, place in reversed(list(keyed(lines))):
        if at > first and place in help_at and place != ("格式版本", ""):
            lines[first:at] = help_at[place]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the comments of all examples anew."""
    for path in sorted(shipped("examples").glob("*.yaml")):
        path.write_text(renewed(path), encoding="utf-8")


if __name__ == "__main__":
    main()
