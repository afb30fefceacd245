"""What the sentences that a hand changed, wrote or deleted come to: proposed one by one, or contradictory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from drafter.answers.load import Answers
from drafter.errors import TemplateError
from drafter.hints import quoted
from drafter.jurisdictions.usage import printed_by
from drafter.merging.edits.sentence_edits import HandSentence, PatternChange, SentenceEdit
from drafter.merging.places.marked_text import with_year_names
from drafter.merging.places.unit_sentences import bare_sentences, without_numbers
from drafter.merging.texts.merge_tokens import likeness, tokens_of
from drafter.model.answer_path import AnswerPath
from drafter.model.titles import ACTIVITIES, PLANS, SHORTCOMINGS
from drafter.sections.own_wordings import OUTLINE
from drafter.sections.phrases import facts_of
from drafter.use_cases.edit_proposals import Contradiction, TakenAnswer, TakenSentence, Unfit
from drafter.use_cases.own_chapters import OwnChapter, own_chapter
from drafter.use_cases.record_edits import record_edit
from drafter.use_cases.rival_wordings import Rival, rival_of
from drafter.use_cases.unfollowed_answers import unfollowed_answers

_SAME_SENTENCE = 0.4
"""Likeness from which on a new sentence is a deleted one in other words."""


class SentenceProposals(NamedTuple):
    """What the sentences of a document come to."""

    taken: tuple[TakenSentence, ...]
    contradictions: tuple[Contradiction, ...]
    unfit: tuple[Unfit, ...] = ()
    answers: tuple[TakenAnswer, ...] = ()
    """Records whose words a hand changed as a whole."""


class PrintedNow(NamedTuple):
    """What the report prints as the answers are now."""

    sentences: Collection[str]
    """As `bare_sentences` gives them."""
    sections: Collection[str]
    """Names of the section files that print something."""


class Weighed(NamedTuple):
    """What is known when the sentences of a hand are weighed."""

    settled: Collection[str] = ()
    """Paths of the answers that are proposed, or contradictory, themselves."""
    beside: Collection[HandSentence] = ()
    """New ones that become words of the sentence beside them whatever their section."""
    as_records: bool = True
    """Whether all the words of a shortcoming or a plan are that record's."""


def sentence_proposals(
    answers: Answers, sentences: Iterable[HandSentence], now: PrintedNow, weighed: Weighed | None = None
) -> SentenceProposals:
    """Return what `sentences` come to: new ones an activity of their section's topic, or words of the sentence beside them.

    What the report says already, as it is `now`, is left out. New ones under a heading of the hand's own go into the
    chapter of the outline that this is, or are unfit. A sentence that another hand reworded since the document was made is
    a contradiction.
    """
    proposals = _Proposals(answers, now, weighed or Weighed())
    for each in sentences:
        proposals.add(each)
    return proposals.all()


class _Proposals:
    """What the sentences of a document come to, one after the other."""

    def __init__(self, answers: Answers, now: PrintedNow, weighed: Weighed) -> None:
        self._answers, self._now, self._weighed = answers, now, weighed
        self._found: list[TakenSentence] = []
        self._contradictions: list[Contradiction] = []
        self._records: list[TakenAnswer] = []
        self._under: dict[str, list[HandSentence]] = {}
        """New sentences by the heading of the hand's own under which they stand."""

    def add(self, sentence: HandSentence) -> None:
        """Weigh one sentence more."""
        is_so = _is_so_already(sentence, self._now.sentences)
        if is_so and sentence.edit is not SentenceEdit.LEFT_OUT:
            return
        if sentence.heading:
            self._under.setdefault(sentence.heading, []).append(sentence)
            return
        record = record_edit(self._answers, sentence) if self._weighed.as_records and not is_so else None
        if record is not None:
            self._records.append(record)
        else:
            self._add_words(sentence, is_so=is_so)

    def _add_words(self, sentence: HandSentence, *, is_so: bool) -> None:
        """Add what a sentence comes to in the words of its section, unless it is left out already: `is_so`."""
        taken = _taken(self._answers, sentence, self._weighed.settled)
        if sentence.opens_part and taken.topic:
            return
        if sentence in self._weighed.beside:
            taken = TakenSentence(sentence, unfollowed=taken.unfollowed)
        is_known = taken.is_record or _is_printed(sentence.old, self._now.sentences)
        rival = None if is_known else rival_of(self._answers, sentence)
        if rival:
            self._contradictions.append(_contradicted(sentence, rival))
        elif not is_so:
            _add(self._found, taken)

    def all(self) -> SentenceProposals:
        """Return what all of them come to."""
        unfit: list[Unfit] = []
        for heading, new in self._under.items():
            chapter = own_chapter(self._answers, heading, self._now.sections)
            if chapter is None:
                unfit.append(_without_chapter(heading, new))
            else:
                self._found += _in_chapter(chapter, heading, new, self._answers)
        taken = tuple(_tied(each, self._found) for each in self._found)
        return SentenceProposals(taken, tuple(self._contradictions), tuple(unfit), tuple(self._records))


def _without_chapter(heading: str, new: Sequence[HandSentence]) -> Unfit:
    reason = f"标题{quoted(heading)}是手加的，提纲里没有这一章（或这一章印了别的话），下面的话没有收；合并时照样保留"
    return Unfit(reason, (f"{heading}。", *(each.new for each in new)))


def _in_chapter(
    chapter: OwnChapter, heading: str, new: Sequence[HandSentence], answers: Answers
) -> Iterator[TakenSentence]:
    """Yield `new` sentences as records of a chapter, and the heading over them as a hand worded it."""
    for each in new:
        yield TakenSentence(each._replace(section=heading), topic=chapter.topic, list_path=chapter.answer)
    year = answers.report.identity.year
    wording = with_year_names(heading, int(year) if isinstance(year, str) else None)
    if wording != chapter.heading:
        change = PatternChange(chapter.heading, wording)
        yield TakenSentence(HandSentence(SentenceEdit.REWORDED, OUTLINE, chapter.heading, heading, (change,)))


def _tied(taken: TakenSentence, found: Sequence[TakenSentence]) -> TakenSentence:
    """Return a sentence left out with the grounds of one that tells it elsewhere: when that lapses, it is printed again.

    That is a new one like it, or a reworded one that did not tell the fact before.
    """
    if taken.edit is not SentenceEdit.LEFT_OUT:
        return taken
    facts = _facts_before(taken.hand)
    told = (each.hand for each in found if not each.is_record and _tells_instead(each.hand, taken.hand))
    grounds = (ground for each in told for ground in each.grounds if ground.path in facts - _facts_told(each))
    return replace(taken, hand=taken.hand._replace(grounds=tuple(dict.fromkeys(grounds))))


def _tells_instead(hand: HandSentence, gone: HandSentence) -> bool:
    """Return whether a sentence may tell what one that is `gone` did."""
    if hand.edit is SentenceEdit.ADDED:
        return likeness(tokens_of(gone.old), tokens_of(hand.new)) >= _SAME_SENTENCE
    return hand.edit is SentenceEdit.REWORDED


def _facts_told(hand: HandSentence) -> frozenset[str]:
    """Return the facts that a reworded sentence told before it was."""
    return _facts_before(hand) if hand.edit is SentenceEdit.REWORDED else frozenset()


def _facts_before(hand: HandSentence) -> frozenset[str]:
    return frozenset(fact for change in hand.rewordings for fact in facts_of(change.original))


def _taken(answers: Answers, each: HandSentence, settled: Collection[str]) -> TakenSentence:
    """Return what `each` comes to, whatever else the report says."""
    if each.edit is not SentenceEdit.ADDED:
        return TakenSentence(each, unfollowed=tuple(unfollowed_answers(answers, each, settled)))
    record = _item_behind(each)
    contrary = tuple(unfollowed_answers(answers, each, settled))
    if record:
        return TakenSentence(each, record=record, unfollowed=contrary)
    is_bound = (each.grounds or each.repeats) and each.rewordings  # an activity could not tell that they changed
    return TakenSentence(each, "" if is_bound else _topic(answers, each), unfollowed=contrary)


def _add(found: list[TakenSentence], taken: TakenSentence) -> None:
    """Add `taken` to what was found; new words beside a sentence to what becomes of that, or nowhere without one."""
    if taken.edit is SentenceEdit.REWORDED:
        _reword(found, taken)
    elif taken.edit is not SentenceEdit.ADDED or taken.is_record:
        found.append(taken)
    elif taken.hand.rewordings:
        grounds = dict.fromkeys((*taken.hand.grounds, *taken.hand.repeats))
        _join(found, replace(taken, hand=taken.hand._replace(grounds=tuple(grounds))))


def _reword(found: list[TakenSentence], taken: TakenSentence) -> None:
    """Add a reworded sentence; one before which new ones were written, as words of it, is told with these."""
    for i, each in enumerate(found):
        if each.edit is SentenceEdit.ADDED and not each.is_record and _is_of_one(each.hand, taken.hand):
            grounds = tuple(dict.fromkeys((*each.hand.grounds, *taken.hand.grounds)))
            new = f"{each.hand.new}{taken.hand.new}"
            hand = taken.hand._replace(new=new, rewordings=each.hand.rewordings, grounds=grounds)
            unfollowed = tuple(dict.fromkeys((*each.unfollowed, *taken.unfollowed)))
            found[i] = replace(taken, hand=hand, unfollowed=unfollowed)
            return
    found.append(taken)


def _is_of_one(one: HandSentence, other: HandSentence) -> bool:
    """Return whether what a hand did to two sentences changes the same one of a section."""
    changed = [(each.section, each.rewordings[0].original) for each in (one, other) if each.rewordings]
    return len(changed) > 1 and changed[0] == changed[1]


def _item_behind(each: HandSentence) -> str:
    """Return the path of the shortcoming or plan behind which `each` stands as a new one; empty for all else."""
    record = AnswerPath(each.beside).record if each.beside and each.is_item else None
    return str(record) if record is not None and record.parent in (SHORTCOMINGS, PLANS) else ""


def _is_printed(text: str, printed: Collection[str]) -> bool:
    """Return whether all sentences of `text`, of which there are some, are printed now."""
    sentences = list(bare_sentences([text]))
    return bool(sentences) and all(each in printed for each in sentences)


def _contradicted(each: HandSentence, rival: Rival) -> Contradiction:
    before = each.old or each.rewordings[0].original
    says = (f"生成时{quoted(before)}", f"手改{quoted(each.new or '（删去了）')}", f"现在的写法{quoted(rival.wording)}")
    return Contradiction(rival.where, says, (each.new,))


def _join(found: list[TakenSentence], taken: TakenSentence) -> None:
    """Add new sentences without a topic to what becomes of the sentence beside them."""
    added = taken.hand
    for i, each in enumerate(found):
        if _is_of_one(each.hand, added):
            rewordings = (added.rewordings[0], *each.hand.rewordings[1:])
            grounds = tuple(dict.fromkeys((*each.hand.grounds, *added.grounds)))
            new = f"{each.hand.new}{added.new}"
            hand = each.hand._replace(new=new, rewordings=rewordings, grounds=grounds)
            found[i] = replace(each, hand=hand, unfollowed=(*each.unfollowed, *taken.unfollowed))
            return
    found.append(taken)


def _topic(answers: Answers, added: HandSentence) -> str:
    """Return the topic under which new sentences go; empty for none.

    It is that of the facts behind which they are written, else of the activity beside them, else their section's first.
    """
    number = AnswerPath(added.beside).number if ACTIVITIES.holds(added.beside) else None
    activities = answers.report.activities or ()
    beside = str(activities[number - 1].topic) if number and number <= len(activities) else ""
    try:
        printed = printed_by(added.section, answers.jurisdiction).topics
    except TemplateError:  # of a template that has no such section by now
        return beside
    own = [topic.name for topic in answers.jurisdiction.topics if topic.name in printed]
    return next((topic for topic in (_topic_behind(answers, added), beside) if topic in own), next(iter(own), ""))


def _topic_behind(answers: Answers, added: HandSentence) -> str:
    """Return the topic of the facts that the sentence ahead of new ones tells; empty for none."""
    ahead = (each.original for each in added.rewordings if not each.wording.startswith(added.new))
    catalogue = answers.jurisdiction.catalogue()
    told = (catalogue[path].topic for each in ahead for path in sorted(facts_of(each)) if path in catalogue)
    return next(filter(None, told), "")


def _is_so_already(each: HandSentence, printed: Collection[str]) -> bool:
    """Return whether the report, which prints the sentences `printed`, is as a hand made it: it was taken before."""
    if each.edit is SentenceEdit.LEFT_OUT:
        present = {without_numbers(sentence) for sentence in printed}  # its figures may be others by now
        return not any(without_numbers(sentence) in present for sentence in bare_sentences([each.old]))
    return all(sentence in printed for sentence in bare_sentences([each.new]))
