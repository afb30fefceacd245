"""What inserts the records that new sentences become, and puts the records of a list into another order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.answers.edits import AT_END, InsertRecord, MoveRecord
from drafter.answers.load import Answers
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import answer_at
from drafter.model.titles import ACTIVITIES, BODY, LEAD, TOPIC
from drafter.sections.sentences import sentences_of
from drafter.use_cases.edit_proposals import TakenOrder, TakenSentence


def moves(order: TakenOrder) -> Iterator[MoveRecord]:
    """Yield what puts the records of a list into an order, one after the other."""
    wanted = [number - 1 for number in order.order]
    places = sorted(wanted)
    present = list(range(places[-1] + 1))
    for to, record in zip(places, wanted, strict=True):
        at = present.index(record)
        if at != to:
            yield MoveRecord(AnswerPath(order.path).place, at, to)
            present.insert(to, present.pop(at))


def new_records(answers: Answers, new: Sequence[TakenSentence]) -> Iterator[InsertRecord]:
    """Yield what inserts a record for each of the `new` sentences beside the one that they were written beside.

    That is an activity of the same topic, else the last of all, or a shortcoming or plan.
    """
    places: dict[AnswerPath, list[int]] = {}
    for each in new:
        if each.list_path:
            yield InsertRecord(
                AnswerPath(each.list_path).place, AT_END, _item(each.hand.new, has_lead=each.hand.is_item)
            )
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
        yield InsertRecord(beside.parent.place, at, {**topic, **text})


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
