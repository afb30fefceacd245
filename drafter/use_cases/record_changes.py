"""What inserts the records that new sentences become, and puts the records of a list into another order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from drafter.answers.edits import AT_END, InsertRecord, MoveRecord
from drafter.answers.load import Answers
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import answer_at
from drafter.model.titles import ACTIVITIES, BODY, CAUSE, LEAD, SHORTCOMINGS, TOPIC
from drafter.sections.sentences import sentences_of
from drafter.use_cases.edit_proposals import TakenOrder, TakenSentence
from drafter.use_cases.told_causes import without_cause

_NUMBERED = re.compile(r"([^.：]+)\.第([0-9]+)条")
"""Begins what is told of an answer of a record."""


def moves(order: TakenOrder, inserted: Sequence[InsertRecord]) -> Iterator[MoveRecord]:
    """Yield what puts the records of a list into an order, one after the other.

    Those that were `inserted` into it stay behind the one behind which they were.
    """
    own = AnswerPath(order.path).place
    wanted = [number - 1 for number in order.order]
    present: list[list[int]] = [[record] for record in range(max(wanted) + 1)]
    new = [each for each in inserted if each.place == own and each.at != AT_END]
    for name, each in enumerate(new, 1):
        _put_in(present, each.at, -name)
    changed = dict(zip(sorted(wanted), wanted, strict=True))
    by_first = {group[0]: group for group in present}
    target = chain.from_iterable(by_first[changed.get(group[0], group[0])] for group in present)
    for at, to in _steps(list(chain.from_iterable(present)), target):
        yield MoveRecord(own, at, to)


def _steps(places: list[int], target: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield from where to where the records at `places` are put, one after the other, to stand as in `target`."""
    for to, record in enumerate(target):
        at = places.index(record)
        if at != to:
            yield at, to
            places.insert(to, places.pop(at))


def renumbered(lines: Iterable[str], changes: Sequence[InsertRecord | MoveRecord]) -> Iterator[str]:
    """Yield what is told of answers, the records among them by the numbers that they have after the `changes`: 活动.第9条."""
    for line in lines:
        match = _NUMBERED.match(line)
        own = [each for each in changes if match and each.place == AnswerPath(match[1]).place]
        if match is None or not own:
            yield line
            continue
        at = int(match[2]) - 1
        for each in own:
            at = _moved(at, each)
        yield f"{match[1]}.第{at + 1}条{line[match.end() :]}"


def _moved(at: int, change: InsertRecord | MoveRecord) -> int:
    """Return where a record is after a `change` to its list that was at place `at` of it."""
    if isinstance(change, InsertRecord):
        return at + (change.at != AT_END and change.at <= at)
    if at == change.at:
        return change.to
    return at - (change.at < at) + (change.to <= at - (change.at < at))


def _put_in(groups: list[list[int]], at: int, record: int) -> None:
    """Put a record at place `at` of a list into the group of the record before it; at its beginning by itself."""
    end = 0
    for group in groups:
        if end < at <= end + len(group):
            group.insert(at - end, record)
            return
        end += len(group)
    if at == 0:
        groups.insert(0, [record])


def new_records(answers: Answers, new: Sequence[TakenSentence]) -> Iterator[InsertRecord]:
    """Yield what inserts a record for each of the `new` sentences beside the one that they were written beside.

    That is an activity of the same topic, else the last of all, or a shortcoming or plan.
    """
    places: dict[AnswerPath, list[int]] = {}
    for each in new:
        if each.list_path:
            own = AnswerPath(each.list_path)
            yield InsertRecord(own.place, AT_END, _with_cause(own, _item(each.hand.new, has_lead=each.hand.is_item)))
            continue
        beside = AnswerPath(each.record) if each.record else _activity_beside(answers, each)
        if beside is None or beside.parent is None or beside.number is None:
            yield InsertRecord(ACTIVITIES.place, AT_END, {TOPIC: each.topic, BODY: each.hand.new})
            continue
        place = beside.number - each.hand.is_before
        before = places.setdefault(beside.parent, [])
        at = place + sum(other <= place for other in before)
        before.append(place)
        record = answer_at(answers.report, beside.place)
        has_lead = each.hand.is_item and isinstance(record.lead, str)
        topic = {TOPIC: each.topic} if each.topic else {}
        text = _item(each.hand.new, has_lead=has_lead) if each.hand.is_item else {BODY: each.hand.new}
        yield InsertRecord(beside.parent.place, at, {**topic, **_with_cause(beside.parent, text)})


def _activity_beside(answers: Answers, new: TakenSentence) -> AnswerPath | None:
    """Return the activity of the same topic that new sentences were written beside; None for none."""
    beside = AnswerPath(new.hand.beside).record if ACTIVITIES.holds(new.hand.beside) else None
    activities = answers.report.activities or []
    number = beside.number if beside is not None else None
    is_same = number is not None and number <= len(activities) and activities[number - 1].topic == new.topic
    return beside if is_same else None


def _item(text: str, *, has_lead: bool) -> dict[str, str]:
    """Return a shortcoming or plan that says `text`: its first sentence is the lead where others have one."""
    first, *others = sentences_of(text)
    if has_lead and others:
        return {LEAD: first.rstrip("。；"), BODY: "".join(others).rstrip("；")}
    return {BODY: text.rstrip("；")}


def _with_cause(own: AnswerPath, record: dict[str, str]) -> dict[str, str]:
    """Return a new record of the list `own` with its cause apart, if it is a shortcoming and tells one."""
    text, cause = without_cause(record[BODY])
    return {**record, BODY: text, CAUSE: cause} if cause and own == SHORTCOMINGS else record
