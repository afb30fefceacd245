"""The text of an activity, its {名称} replaced by figures and dates."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from drafter.errors import InputError
from drafter.model.answer_path import AnswerPath
from drafter.model.parsing import NotApplicable
from drafter.model.records import PLACEHOLDER, Activity
from drafter.model.titles import ACTIVITIES, BODY, DATES, FIGURES
from drafter.sections.sentences import sentences_of
from drafter.sections.template_values import Answer
from drafter.sections.tokens import Printed, State


def activity_pieces(index: int, activity: Activity, values: Mapping[str, Any]) -> list[Printed]:
    """Return the pieces of an activity's text, its {名称} replaced by figures and dates.

    A sentence that refers to an absent answer leaves, but for one with a gap of its own: it is to be filled in, and the
    absent answer with it. Nothing is left of a text that is withheld or loses all its sentences. Raises InputError
    for a name that neither the activity nor the report has.
    """
    path = AnswerPath.of_place((ACTIVITIES, index))
    if isinstance(activity.body, NotApplicable):
        return []
    if not activity.body:
        return [Answer(path.child(BODY), f"{path.spoken('')}的{BODY}", None, required=True).gap()]
    named = {name: _resolve(name, path, activity, values) for name in PLACEHOLDER.findall(activity.body)}
    gaps = {name: gap for name in named if (gap := _gap(name, values))}
    body = _without_absent(activity.body, {name: printed.state for name, printed in named.items()}, gaps)
    own = Answer(path.child(BODY), BODY, body)
    pieces, start = [], 0
    for match in PLACEHOLDER.finditer(body):
        if match.start() > start:
            pieces.append(own.printed(own.run(body[start : match.start()])))
        printed = named[match[1]]
        pieces.append(gaps[match[1]] if printed.state is State.ABSENT else printed)
        start = match.end()
    if start < len(body):
        pieces.append(own.printed(own.run(body[start:])))
    return pieces


def _without_absent(body: str, states: Mapping[str, State], gaps: Container[str]) -> str:
    """Return `body` without the sentences that refer to an absent name.

    One with a gap of its own stays when all its absent names may be gaps too, which `gaps` has; else only its gaps do.
    """
    if State.ABSENT not in states.values():
        return body
    kept = ""
    for sentence in sentences_of(body):
        if _may_stay(sentence, states, gaps):
            kept += sentence
            continue
        marks = PLACEHOLDER.finditer(sentence)
        kept += "".join(mark[0] for mark in marks if states[mark[1]] is State.GAP)
        kept = _ended_as(sentence, kept)
    return _ended_as(body, kept)


def _may_stay(sentence: str, states: Mapping[str, State], gaps: Container[str]) -> bool:
    """Return whether `sentence` refers to no absent name, or has a gap and may have one for each of these."""
    names = PLACEHOLDER.findall(sentence)
    absent = [name for name in names if states[name] is State.ABSENT]
    has_gap = any(states[name] is State.GAP for name in names)
    return not absent or (has_gap and all(name in gaps for name in absent))


def _ended_as(whole: str, kept: str) -> str:
    """Return what is `kept` of `whole` with the full stop that its end lost with the last sentence."""
    return f"{kept[:-1]}。" if kept.endswith("；") and not whole.endswith("；") else kept


def _gap(name: str, values: Mapping[str, Any]) -> Printed | None:
    """Return the mark of the report's answer called `name` that is still open; None for any other."""
    group, _, title = name.partition(".")
    found: Any = values.get(group)
    if title:
        found = found.get(title) if isinstance(found, Mapping) else None
    return found.gap() if isinstance(found, Answer) and found.value is None else None


def _resolve(name: str, path: AnswerPath, activity: Activity, values: Mapping[str, Any]) -> Printed:
    for title, entries in ((FIGURES, activity.figures or {}), (DATES, activity.dates or {})):
        if name in entries:
            return Answer(path.child(title, name), name, entries[name], required=True).printed()
    group, _, title = name.partition(".")
    found: Any = values.get(group)
    if title:
        found = found.get(title) if isinstance(found, Mapping) else None
    if not title and not isinstance(found, Answer | Printed):
        return Answer(path.child(FIGURES, name), name, None, required=True).gap()
    if not isinstance(found, Answer):
        raise InputError(f"{path.spoken('')}（{activity.topic}）的内容里引用的 {{{name}}} 不是一项答案")
    return found.printed()
