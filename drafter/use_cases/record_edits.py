"""What a hand made of all that a shortcoming or a plan said: the record itself says it, and so does next year's file."""

from __future__ import annotations

from drafter.answers.load import Answers
from drafter.merging.edits.sentence_edits import HandSentence, SentenceEdit
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
    found = _record_of(answers, hand)
    if found is None:
        return None
    path, record = found
    lead = str(record.lead or "").rstrip(_STOPS)
    new = lead if hand.edit is SentenceEdit.LEFT_OUT else hand.new.strip().rstrip(_STOPS)
    rest = _behind(lead, new)
    unnamed = (str(path.child(LEAD)),) if lead and not rest else ()
    return TakenAnswer(str(path.child(BODY)), str(record.body or ""), rest or new, hand.new or new, unnamed=unnamed)


def _record_of(answers: Answers, hand: HandSentence) -> tuple[AnswerPath, Shortcoming | NextStep] | None:
    """Return the shortcoming or plan all of which `hand` worded, with its path; None for no such, or one that says more."""
    if not hand.of_record:
        return None
    path = AnswerPath(hand.of_record)
    record = answer_at(answers.report, path.place)
    if not isinstance(record, Shortcoming | NextStep) or _says_more(record):
        return None
    return path, record


def _behind(lead: str, words: str) -> str:
    """Return what stands behind a record's `lead` in its `words`; empty without a lead, and where they begin otherwise."""
    return words.removeprefix(lead).lstrip(_STOPS) if lead and words.startswith(lead) else ""


def _says_more(record: Shortcoming | NextStep) -> bool:
    """Return whether a record says why, or until when, which stands in its sentences too."""
    return bool(record.cause if isinstance(record, Shortcoming) else record.deadline)
