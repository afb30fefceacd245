"""What the edits of a document are proposed as: answers, sentences, or a contradiction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from drafter.hints import quoted
from drafter.merging.edits.hand_grounds import without_followed
from drafter.merging.edits.sentence_edits import HandSentence, PatternChange
from drafter.merging.edits.sentence_edits import SentenceEdit as SentenceEdit  # noqa: PLC0414 - for commands too
from drafter.merging.texts.differences import around_difference
from drafter.model.answer_path import AnswerPath
from drafter.model.worded_numbers import numbers_in
from drafter.use_cases.open_figures import OpenFigure
from drafter.use_cases.unfollowed_answers import UnfollowedAnswer

SOURCE = "手改"
"""What is noted as the source of a figure that was taken from a document."""


def _named(pattern: str, figures: Sequence[OpenFigure]) -> str | None:
    """Return a pattern with the names of `figures` in their places; None where one is not found."""
    named: str | None = pattern
    for each in figures:
        named = each.named_in(named) if named is not None else None
    return named


@dataclass(frozen=True, kw_only=True)
class _Edit:
    """What edits have in common."""

    unfollowed: tuple[UnfollowedAnswer, ...] = ()
    """The answers that stay as they are, whatever the hand's words say now; and open ones that these tell."""
    figures: tuple[OpenFigure, ...] = ()
    """The figures of open questions that are taken with it."""

    @property
    def pairs(self) -> tuple[str, ...]:
        """What `set_answers` is to set."""
        figures = ((f"{each.path}={each.value}", _source_of(each.path)) for each in self.figures)
        return tuple(chain.from_iterable(figures))

    @property
    def contrary(self) -> tuple[UnfollowedAnswer, ...]:
        """The `unfollowed` answers that are not taken with it."""
        taken = {each.path for each in self.figures}
        return tuple(each for each in self.unfollowed if each.path not in taken)

    @property
    def notices(self) -> tuple[str, ...]:
        """What is told of open figures and of answers that stay as they are, before it is taken."""
        return *(each.notice for each in self.figures), *(each.notice for each in self.contrary)

    @property
    def needs_reason(self) -> bool:
        """True when it is to be asked why something is left out."""
        return False

    @property
    def names(self) -> tuple[str, ...]:
        """What it may be called, beside its number."""
        return ()


def _source_of(path: str) -> str:
    return f"{path}.来源={SOURCE}"


@dataclass(frozen=True)
class TakenAnswer(_Edit):
    """An answer that a hand changed where it was printed."""

    path: str
    old: str
    new: str
    sentence: str
    """The sentence that says it now."""
    has_source: bool = False
    """Whether its source is noted: that of a figure of its own."""
    unnamed: tuple[str, ...] = ()
    """Of an activity's text: paths of its figures and dates that it names no more, since the hand's words tell them otherwise."""

    @property
    def named(self) -> TakenAnswer | None:
        """The same with names in the places of its `figures`; None where one is not found."""
        new = _named(self.new, self.figures)
        return None if new is None else replace(self, new=new)

    @property
    def pairs(self) -> tuple[str, ...]:
        """What `set_answers` is to set."""
        source = (_source_of(self.path),) if self.has_source else ()
        return (f"{self.path}={self.new}", *source, *super().pairs)

    @property
    def differing(self) -> tuple[str, str]:
        """Old and new, of long texts what differs with some words around it."""
        return around_difference(self.old, self.new) if self.old else ("（空着）", self.new)

    @property
    def unnamed_figures(self) -> str:
        """The names of the figures and dates that it leaves unnamed, in a row."""
        return "、".join(AnswerPath(each).leaf for each in self.unnamed)

    @property
    def roughly(self) -> str:
        """What is told of a figure that was exact and is rough now; empty for all else."""
        figures = [next(numbers_in(text), None) for text in (self.old, self.new)] if self.has_source else []
        told = [each.figure.approximation.value for each in figures if each and each.figure]
        return (
            f"留意：{quoted(self.new)}是约数，收下后填报文件里不再有准数 {self.old}"
            if told[:1] == [""] and told[-1]
            else ""
        )

    @property
    def names(self) -> tuple[str, ...]:
        """What it may be called, beside its number."""
        return self.path, AnswerPath(self.path).leaf


@dataclass(frozen=True)
class TakenSentence(_Edit):
    """Sentences that a hand reworded, wrote or deleted."""

    hand: HandSentence
    topic: str = ""
    """Of new ones: the topic whose activity they become; else empty."""
    record: str = ""
    """Of new ones: the path of the shortcoming or plan behind which they become one; else empty."""
    list_path: str = ""
    """Of new ones under a heading of a hand's own: the path of the list of which they become the last record; else empty."""

    @property
    def named(self) -> TakenSentence | None:
        """The same with names in the places of its `figures`, so that they follow; None where one is not found."""
        if not self.figures:
            return self
        first, *others = self.hand.rewordings or (PatternChange("", ""),)
        text = _named(self.hand.new if self.is_record else first.wording, self.figures)
        if text is None:
            return None
        if self.is_record:
            return replace(self, hand=self.hand._replace(new=text))
        change = first._replace(wording=text)
        grounds = without_followed(self.hand.grounds, first, change)
        return replace(self, hand=self.hand._replace(rewordings=(change, *others), grounds=grounds))

    @property
    def grounded_on(self) -> tuple[str, ...]:
        """The names of the answers that they tell in words of their own, without following them; none of what is left out."""
        if self.edit is SentenceEdit.LEFT_OUT:
            return ()
        grounds = (self.named or self).hand.grounds
        return tuple(dict.fromkeys(AnswerPath(each.path).leaf for each in grounds))

    @property
    def other_figures(self) -> tuple[str, ...]:
        """What is told of the figures whose number counts something else in the new words."""
        return tuple(
            f"留意：“{value}”原来说的是“{AnswerPath(path).leaf}”，改过的话里换了说法，照原样写死，不再跟着它变"
            for path, value in self.hand.others
        )

    @property
    def is_record(self) -> bool:
        """True for new ones that become a record of their own, not words of the sentence beside them."""
        return bool(self.topic or self.record or self.list_path)

    @property
    def list_title(self) -> str:
        """The title of the list of which new ones become a record: 存在不足, 下年安排; empty for all else."""
        return AnswerPath(self.record or self.list_path).root if self.record or self.list_path else ""

    @property
    def edit(self) -> SentenceEdit:
        """What a hand did."""
        return self.hand.edit

    @property
    def needs_reason(self) -> bool:
        """True when it is to be asked why they are left out."""
        return self.edit is SentenceEdit.LEFT_OUT


@dataclass(frozen=True)
class TakenOrder(_Edit):
    """A list whose records a hand put into another order."""

    path: str
    order: tuple[int, ...]
    """The numbers of its records as they are, in the new order."""
    beginnings: tuple[str, ...]
    """How each begins, in the new order."""

    @property
    def named(self) -> TakenOrder:
        """The same: it has no words in which figures could be named."""
        return self

    @property
    def old(self) -> str:
        """What is told of the order as it is."""
        return "原来的次序"

    @property
    def new(self) -> str:
        """What is told of the new order."""
        return "；".join(self.beginnings)

    @property
    def differing(self) -> tuple[str, str]:
        """Both of these."""
        return self.old, self.new

    @property
    def sentence(self) -> str:
        """Empty: no one sentence says it."""
        return ""

    @property
    def names(self) -> tuple[str, ...]:
        """What it may be called, beside its number."""
        return (self.path,)


Taken = TakenAnswer | TakenSentence | TakenOrder


class Contradiction(NamedTuple):
    """An answer that the document, or document and answers, now give differently."""

    path: str
    says: tuple[str, ...]
    """Each of the values with where it stands, in Chinese."""
    sentences: tuple[str, ...] = ()
    """The sentences of the document that it is about."""


class Unfit(NamedTuple):
    """What a hand wrote that no answer can hold, with the reason."""

    reason: str
    sentences: tuple[str, ...]
    """The sentences of the document that it is about."""
