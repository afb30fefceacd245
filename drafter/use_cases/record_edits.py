"""What a hand made of all that a shortcoming or a plan said: the record itself says it, and so does next year's file."""

from __future__ import annotations

from drafter.answers.load import Answers
from drafter.merging.hand.sentence_edits import HandSentence, SentenceEdit
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import answer_at
from drafter.model.records import NextStep, Shortcoming
from drafter.model.titles import BODY, LEAD
from drafter.use_cases.edit_proposals import TakenAnswer

_STOPS = "。；，：、"


def record_edit(answers: Answers, hand: HandSentence) -> TakenAnswer | None:
    """Return the text of a shortcoming or plan as `hand` worded all of it; None where that is no such record's.

    Its lead stays as long as the hand's words begin with it and go on behind it.
    """
    path = AnswerPath(hand.of_record) if hand.of_record else None
    record = answer_at(answers.report, path.place) if path else None
    if path is None or not isinstance(record, Shortcoming | NextStep) or _says_more(record):
        return None
    lead = str(record.lead or "").rstrip(_STOPS)
    new = lead if hand.edit is SentenceEdit.LEFT_OUT else hand.new.strip().rstrip(_STOPS)
    rest = new.removeprefix(lead).lstrip(_STOPS) if lead and new.startswith(lead) else ""
    unnamed = () if rest or not lead else (str(path.child(LEAD)),)
    return TakenAnswer(str(path.child(BODY)), str(record.body or ""), rest or new, hand.new or new, unnamed=unnamed)


def _says_more(record: Shortcoming | NextStep) -> bool:
    """Return whether a record says why, or until when, which stands in its sentences too."""
    return bool(record.cause if isinstance(record, Shortcoming) else record.deadline)
