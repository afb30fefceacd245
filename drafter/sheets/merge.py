"""Forms against the answers file: what is new, changed, in conflict, the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import NamedTuple

from drafter.answers.load import Answers
from drafter.answers.parse_typed import parse_typed
from drafter.answers.questions import shown
from drafter.model.fields import Kind
from drafter.model.titles import ACTIVITIES, SUPPLIED_BY
from drafter.sheets.office_form import origin_at
from drafter.sheets.returned_form import FormAnswer, FormItem, ReturnedForm
from drafter.sheets.rewritten import REMNANTS
from drafter.yamlfile.yaml_text import Place, plain_at
from drafter.yamlfile.yaml_write import Plain

_IN_RECORD = 3
"""Steps of the place of a field of a record: its list, its index, its key."""
ANY_FORM = "表格"
"""What `prefer` holds to let forms win over the answers file."""


class Status(Enum):
    """What a form means for one question; the value is the word as shown."""

    NEW = "新填"
    CHANGED = "改动"
    CONFLICT = "冲突"
    ORIGIN = "补记来源"
    SAME = "没有变"


class FormProposal(NamedTuple):
    """What the forms say of one question, and what shall become of it."""

    status: Status
    entry: FormAnswer
    """The answer to store; in a conflict the first of those in question."""
    present: str
    """The answer in the answers file as typed; empty when there is none."""
    rivals: tuple[FormAnswer, ...] = ()
    """In a conflict between forms: the entries with other answers."""


def propose(forms: Iterable[ReturnedForm], answers: Answers, prefer: Iterable[str]) -> tuple[FormProposal, ...]:
    """Return a proposal a question, in the order of the forms.

    A cell that the office left as it was written is no answer of its own. `prefer` names
    files or offices whose answers win in a conflict; 表格: all of them over the answers file.
    """
    by_path: dict[str, list[FormAnswer]] = {}
    for form in forms:
        for entry in form.entries:
            by_path.setdefault(entry.question.path, []).append(entry)
    wanted = frozenset(prefer)
    return tuple(_propose(entries, answers, wanted) for entries in by_path.values())


def _propose(entries: list[FormAnswer], answers: Answers, prefer: frozenset[str]) -> FormProposal:
    question = entries[0].question
    present = shown(question, answers.report)
    known = parse_typed(question, present)
    touched = [entry for entry in entries if entry.is_touched]
    chosen = [entry for entry in touched if _is_preferred(entry, prefer)] or touched or entries[:1]
    first = chosen[0]
    rivals = tuple(entry for entry in chosen[1:] if entry.answer != first.answer)
    if rivals:
        return FormProposal(Status.CONFLICT, first, present, rivals)
    if not touched or first.answer == known:
        lacking = first.answer == known and _lacks_origin(first, answers)
        return FormProposal(Status.ORIGIN if lacking else Status.SAME, first, present)
    if known is None:
        return FormProposal(Status.NEW, first, present)
    if first.before is not None and first.before == known:
        return FormProposal(Status.CHANGED, first, present)
    settled = ANY_FORM in prefer or _is_preferred(first, prefer)
    return FormProposal(Status.CHANGED if settled else Status.CONFLICT, first, present)


def _is_preferred(entry: FormAnswer, prefer: frozenset[str]) -> bool:
    file = entry.head.file
    return bool(prefer & {file, file.rpartition(".")[0], entry.head.office})


def _lacks_origin(entry: FormAnswer, answers: Answers) -> bool:
    """Return True when the form says who supplied a figure, and the answers file does not."""
    if entry.question.kind is not Kind.FIGURE or not (entry.head.supplier or entry.source):
        return False
    told = origin_at(answers.source.tree, entry.question.place)
    return any(text and not told.get(key) for key, text in _origin(entry).items() if key != "上年")


def _origin(entry: FormAnswer) -> dict[str, str]:
    """Return what the answers file shall say of a figure beside its number."""
    return {
        SUPPLIED_BY: entry.head.office,
        "填报人": entry.head.supplier,
        "填报时间": entry.head.supplied_on,
        "上年": entry.last_year,
        "来源": entry.source,
    }


def new_items(forms: Iterable[ReturnedForm], answers: Answers) -> tuple[FormItem, ...]:
    """Return the items of the forms' lists that the answers file does not hold yet, each once."""
    found: list[FormItem] = []
    for item in (item for form in forms for item in form.items):
        same = any(item.key == other.key and item.record == other.record for other in found)
        if not same and not _is_there(item, answers.source.tree):
            found.append(item)
    return tuple(found)


def _is_there(item: FormItem, tree: object) -> bool:
    held = plain_at(tree, tuple(item.key.split(".")))
    records = held if isinstance(held, list) else []
    return any(
        isinstance(record, Mapping) and all(_same(record.get(key), value) for key, value in item.record.items())
        for record in records
    )


def _same(held: object, said: object) -> bool:
    if isinstance(said, list) and isinstance(held, str):
        return held == "、".join(map(str, said))
    return held == said


def leftovers(proposal: FormProposal) -> list[Place]:
    """Return the keys that go when a proposal is stored: marks and numbers of an activity that is told anew."""
    place = proposal.entry.question.place
    return [(*place[:-1], key) for key in REMNANTS] if place[0] == ACTIVITIES and len(place) == _IN_RECORD else []


def edits(proposal: FormProposal, answers: Answers) -> list[tuple[Place, Plain]]:
    """Return the changes, place and value, that store what a proposal says."""
    entry, place = proposal.entry, proposal.entry.question.place
    if entry.question.kind is not Kind.FIGURE:
        return [(place, entry.answer)]
    answer = entry.answer["数值"] if isinstance(entry.answer, Mapping) else entry.answer
    origin = _origin(entry)
    held = plain_at(answers.source.tree, place)
    if not isinstance(held, Mapping):
        told = {key: text for key, text in origin.items() if text}
        return [(place, {"数值": answer, **told} if told else answer)]
    changed: list[tuple[Place, Plain]] = []
    if proposal.status is not Status.ORIGIN:
        changed.append(((*place, "数值"), answer))
    for key, text in origin.items():
        stale = key not in (SUPPLIED_BY, "上年") and proposal.status is not Status.ORIGIN and held.get(key)
        if text != held.get(key) and (text or stale):
            changed.append(((*place, key), text or None))
    return changed
