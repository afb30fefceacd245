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

_NUMBER, _LAST_YEAR = "数值", "上年"
"""Keys of a figure in the answers file."""
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
    touched = [entry for entry in entries if entry.is_touched]
    preferred = [entry for entry in touched if _is_preferred(entry, prefer)]
    first, *others = preferred or touched or entries[:1]
    present = shown(first.question, answers.report)
    rivals = tuple(entry for entry in others if entry.answer != first.answer)
    status = Status.CONFLICT if rivals else _status(first, present, answers, prefer)
    return FormProposal(status, first, present, rivals)


def _status(entry: FormAnswer, present: str, answers: Answers, prefer: frozenset[str]) -> Status:
    """Return what an answer means that no other form contradicts; `present` is that of the answers file."""
    known = parse_typed(entry.question, present)
    if entry.answer == known:
        return Status.ORIGIN if _lacks_origin(entry, answers) else Status.SAME
    if not entry.is_touched:
        return Status.SAME
    if known is None:
        return Status.NEW
    is_known_to_office = entry.before is not None and entry.before == known
    is_settled = is_known_to_office or ANY_FORM in prefer or _is_preferred(entry, prefer)
    return Status.CHANGED if is_settled else Status.CONFLICT


def _is_preferred(entry: FormAnswer, prefer: frozenset[str]) -> bool:
    file = entry.head.file
    return bool(prefer & {file, file.rpartition(".")[0], entry.head.office})


def _lacks_origin(entry: FormAnswer, answers: Answers) -> bool:
    """Return True when the form says who supplied a figure, and the answers file does not."""
    if entry.question.kind is not Kind.FIGURE or not (entry.head.supplier or entry.source):
        return False
    stated = origin_at(answers.source.tree, entry.question.place)
    return any(text and not stated.get(key) for key, text in _origin(entry).items() if key != _LAST_YEAR)


def _origin(entry: FormAnswer) -> dict[str, str]:
    """Return what the answers file shall say of a figure beside its number."""
    return {
        SUPPLIED_BY: entry.head.office,
        "填报人": entry.head.supplier,
        "填报时间": entry.head.supplied_on,
        _LAST_YEAR: entry.last_year,
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
    """Return the keys that go when a proposal is stored: marks and numbers of an activity that is rewritten."""
    place = proposal.entry.question.place
    return [(*place[:-1], key) for key in REMNANTS] if place[0] == ACTIVITIES and len(place) == _IN_RECORD else []


def edits(proposal: FormProposal, answers: Answers) -> list[tuple[Place, Plain]]:
    """Return the changes, place and value, that store what a proposal says."""
    entry, place = proposal.entry, proposal.entry.question.place
    if entry.question.kind is not Kind.FIGURE:
        return [(place, entry.answer)]
    answer = entry.answer[_NUMBER] if isinstance(entry.answer, Mapping) else entry.answer
    held = plain_at(answers.source.tree, place)
    if not isinstance(held, Mapping):
        stated = _stated(entry)
        return [(place, {_NUMBER: answer, **stated} if stated else answer)]
    if proposal.status is Status.ORIGIN:
        return [((*place, key), text) for key, text in _stated(entry).items() if text != held.get(key)]
    others = ((key, text) for key, text in _origin(entry).items() if text != held.get(key))
    told = [((*place, key), text or None) for key, text in others if text or _goes(key, held)]
    return [((*place, _NUMBER), answer), *told]


def _stated(entry: FormAnswer) -> dict[str, str]:
    """Return what a form says beside a figure's number."""
    return {key: text for key, text in _origin(entry).items() if text}


def _goes(key: str, held: Mapping[str, object]) -> bool:
    """Return whether what the answers file says beside a number goes with it: who filled it in, when, of what."""
    return key not in (SUPPLIED_BY, _LAST_YEAR) and bool(held.get(key))
