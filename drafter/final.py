"""What keeps a report from being final: open questions, marks of a draft left in its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from drafter.answering.missing import Missing
from drafter.errors import InputError
from drafter.pages.blocks import Document, Run, RunKind
from drafter.summary import listed

_MARK = "【待填"
"""How a mark in the text begins, whoever wrote it."""


def refuse_unfinished(path: Path, document: Document, missing: tuple[Missing, ...]) -> None:
    """Raise InputError with all that is open, if the report in `path` cannot be final yet."""
    if missing:
        lines = [
            f"{path.name}：还有 {len(missing)} 个必填的问题没有答案，没有生成定稿；填好再试（drafter fill {path}）。",
            "要先看看样子，不加 --final 就能生成草稿。空着的是：",
            *listed(missing),
        ]
        raise InputError("\n".join(lines))
    typed = list(dict.fromkeys(_typed_marks(document)))
    if typed:
        marks = "；".join(typed[:5])
        raise InputError(f"{path.name}：答案里写着“{_MARK}…】”，没有生成定稿；请改成真正的内容：{marks}")


def _typed_marks(values: Iterable[object]) -> Iterator[str]:
    """Yield what is around each mark that stands in an answer's own text."""
    for value in values:
        if isinstance(value, str) and _MARK in value:
            place = value.index(_MARK)
            yield value[max(0, place - 10) : place + 20]
        elif isinstance(value, tuple) and not (isinstance(value, Run) and value.kind is RunKind.GAP):
            yield from _typed_marks(value)
