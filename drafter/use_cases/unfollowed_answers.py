"""Answers that a hand's words no longer follow: the sentence that they wrote got other words, and they stay as they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from drafter.answers.answer_names import answer_named
from drafter.answers.load import Answers
from drafter.answers.questions import shown
from drafter.hints import quoted
from drafter.merging.hand.hand_grounds import own_numbers
from drafter.merging.hand.sentence_edits import HandSentence
from drafter.model.field_spec import answer_at
from drafter.model.figure import Figure

_NONE = "无"
_BETWEEN = "、"
_DIGIT = re.compile("[0-9]")


class UnfollowedAnswer(NamedTuple):
    """An answer that stays as it is, whatever the hand's sentence says."""

    path: str
    present: str
    """What it is, as it would be typed."""

    @property
    def notice(self) -> str:
        """What is told beside the sentence before it is taken."""
        kept = quoted(self.present)
        return f"留意：这一句原来由 {self.path} 写出；收下后那里还是{kept}，和改过的话不一致的，请另改那一项"

    @property
    def reminder(self) -> str:
        """What the page tells when the sentence was taken: there the listing is no longer beside it."""
        return f"留意：{self.path} 还是{quoted(self.present)}，改写的话不由它写出；和改过的话不一致的，请改这一项"


def unfollowed_answers(answers: Answers, hand: HandSentence, settled: Collection[str]) -> Iterator[UnfollowedAnswer]:
    """Yield the answers that `hand` says no more and that are not among the `settled` paths, which are told elsewhere.

    One that is open, or that the hand's words say as it is now, is left out; so is a figure in whose place they tell no
    other number, such as 全部 for 100%: that does not contradict it.
    """
    numbers = [each for change in hand.rewordings for each in own_numbers(change.wording, change.original)]
    for path in hand.unsaid:
        try:
            question = answer_named(path, answers.jurisdiction).question
        except ValueError:  # made of other answers
            continue
        value = answer_at(answers.report, question.place)
        if isinstance(value, Figure) and all(each.value in (None, value.value) for each in numbers):
            continue
        is_none = isinstance(value, Figure) and value.applies and value.value == 0
        present = _NONE if is_none else shown(question, answers.report)
        if present and not _is_told(present, hand.new) and path not in settled:
            yield UnfollowedAnswer(path, present)


def _is_told(present: str, text: str) -> bool:
    """Return whether `text` says an answer as it is, or each of several names that it is, wherever it says them."""
    if present == _NONE:
        return False
    names = present.split(_BETWEEN)
    is_apart = len(names) > 1 and not _DIGIT.search(present) and all(each in text for each in names)
    return is_apart or re.search(rf"(?<![0-9、]){re.escape(present)}(?![0-9、])", text) is not None
