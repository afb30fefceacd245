"""Tells when a sentence that a hand reworded got another wording since the document was made: from another hand."""

from __future__ import annotations

from typing import NamedTuple

from drafter.answers.load import Answers
from drafter.jurisdictions.wordings_file import WORDINGS_FILE, wordings_of
from drafter.merging.edits.sentence_edits import HandSentence, PatternChange
from drafter.model.records import Wording
from drafter.model.titles import WORDINGS
from drafter.sections.sentences import sentences_of

_STOPS = "。；，、！？"


class Rival(NamedTuple):
    """A wording that is kept of a sentence that a hand worded otherwise."""

    where: str
    """手改写法.3, or 写法.yaml for one of the jurisdiction's."""
    wording: str
    """As it is kept, with {组名.名称} for answers; 不写 for a sentence left out."""


def rival_of(answers: Answers, hand: HandSentence) -> Rival | None:
    """Return the wording that is kept of a sentence that `hand` worded otherwise; None for none.

    One that the document printed itself is no rival: it is reworded further.
    """
    own = ((str(WORDINGS.child(i)), each) for i, each in enumerate(answers.report.wordings or [], 1))
    above = ((WORDINGS_FILE, each) for each in wordings_of(answers.jurisdiction.folders))
    for where, wording in (*own, *above):
        for change in hand.rewordings:
            if _is_rival(wording, hand.section, change):
                return Rival(where, str(wording.wording))
    return None


def _is_rival(kept: Wording, section: str, change: PatternChange) -> bool:
    if kept.section != section or not isinstance(kept.wording, str) or not isinstance(kept.original, str):
        return False
    is_of_it = is_part(change.original, kept.original) and not is_part(change.original, kept.wording)
    wording = "" if kept.is_left_out else kept.wording
    return is_of_it and bare(wording) != bare(change.wording)


def is_part(sentences: str, text: str) -> bool:
    """Return whether `text` has `sentences` as whole sentences, one after the other."""
    wanted, held = bare(sentences), bare(text)
    places = range(len(held) - len(wanted) + 1)
    return bool(wanted) and any(held[i : i + len(wanted)] == wanted for i in places)


def bare(text: str) -> list[str]:
    """Return the sentences of `text` without their stops."""
    return [each.rstrip(_STOPS) for each in sentences_of(text)]
