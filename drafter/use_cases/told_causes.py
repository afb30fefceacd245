"""Takes why there is a shortcoming for its cause, where a hand wrote it behind the shortcoming's text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from drafter.answers.load import Answers
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import answer_at
from drafter.model.records import Shortcoming
from drafter.model.titles import BODY, CAUSE
from drafter.use_cases.edit_proposals import TakenAnswer

_CAUSE = re.compile("[。，]原因是(?P<cause>[^。]+)。?$")


def without_cause(text: str) -> tuple[str, str]:
    """Return the text of a shortcoming without the cause at its end, and the cause; empty for none."""
    match = _CAUSE.search(text)
    return (text[: match.start()], match["cause"]) if match else (text, "")


def with_causes(answers: Answers, taken: Iterable[TakenAnswer]) -> Iterator[TakenAnswer]:
    """Yield what is `taken`, of a shortcoming without a cause the cause apart, as sections print it: 原因是……."""
    for each in taken:
        path = AnswerPath(each.path)
        record = answer_at(answers.report, path.record.place) if path.leaf == BODY and path.record else None
        is_open = isinstance(record, Shortcoming) and not record.cause
        text, cause = without_cause(each.new) if is_open else (each.new, "")
        if path.record is None or not cause or cause in each.old:
            yield each
            continue
        if text != each.old.rstrip("。"):
            yield replace(each, new=text)
        yield TakenAnswer(str(path.record.child(CAUSE)), "", cause, f"原因是{cause}。")
