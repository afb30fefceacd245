"""What the sentences that a hand changed, wrote or deleted come to: proposed one by one, or contradictory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from drafter.answers.load import Answers
from drafter.errors import TemplateError
from drafter.hints import quoted
from drafter.jurisdictions.usage import printed_by
from drafter.merging.hand.hand_sentences import bare_sentences, with_year_names, without_numbers
from drafter.merging.hand.sentence_edits import HandSentence, PatternChange, SentenceEdit
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


def sentence_proposals(
    answers: Answers,
    sentences: Iterable[HandSentence],
    now: PrintedNow,
    settled: Collection[str] = (),
    beside: Collection[HandSentence] = (),
    *,
    as_records: bool = True,
) -> SentenceProposals:
    """Return what `sentences` come to: new ones an activity of their section's topic, or words of the sentence beside them.

    What the report says already, as it is `now`, is left out. New ones under a heading of the hand's own go into the
    chapter of the outline that this is, or are unfit. With `as_records` all the words of a shortcoming or a plan are
    that record's. A sentence that another hand reworded since the document was made is a contradiction. `settled` are the paths of the answers
    that are proposed, or contradictory, themselves; `beside` are new ones that become words of the sentence beside them
    whatever their section.
    """
    found: list[TakenSentence] = []
    contradictions: list[Contradiction] = []
    under: dict[str, list[HandSentence]] = {}
    records: list[TakenAnswer] = []
    printed = now.sentences
    for each in sentences:
        is_left_out = each.edit is SentenceEdit.LEFT_OUT
        if not is_left_out and _is_so_already(each, printed):
            continue
        if each.heading:
            under.setdefault(each.heading, []).append(each)
            continue
        record = record_edit(answers, each) if as_records and not _is_so_already(each, printed) else None
        if record is not None:
            records.append(record)
            continue
        taken = TakenSentence(each) if each in beside else _taken(answers, each, settled)
        rival = None if taken.is_record or _is_printed(each.old, printed) else rival_of(answers, each)
        if rival:
            contradictions.append(_contradicted(each, rival))
        elif not (is_left_out and _is_so_already(each, printed)):
            _add(found, taken)
    unfit: list[Unfit] = []
    for heading, new in under.items():
        chapter = own_chapter(answers, heading, now.sections)
        if chapter is None:
            unfit.append(_without_chapter(heading, new))
        else:
            found += _in_chapter(chapter, heading, new, answers)
    return SentenceProposals(
        tuple(_tied(each, found) for each in found), tuple(contradictions), tuple(unfit), tuple(records)
    )


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
    """Return a sentence left out with the grounds of a new one that tells it elsewhere: when that lapses, it is printed again."""
    if taken.edit is not SentenceEdit.LEFT_OUT:
        return taken
    facts = {fact for change in taken.hand.rewordings for fact in facts_of(change.original)}
    told = (each.hand for each in found if each.edit is SentenceEdit.ADDED and not each.is_record)
    alike = (each for each in told if likeness(tokens_of(taken.hand.old), tokens_of(each.new)) >= _SAME_SENTENCE)
    grounds = (ground for each in alike for ground in each.grounds if ground.path in facts)
    return taken._replace(hand=taken.hand._replace(grounds=tuple(dict.fromkeys(grounds))))


def _taken(answers: Answers, each: HandSentence, settled: Collection[str]) -> TakenSentence:
    """Return what `each` comes to, whatever else the report says."""
    if each.edit is not SentenceEdit.ADDED:
        return TakenSentence(each, unfollowed=tuple(unfollowed_answers(answers, each, settled)))
    record = _item_behind(each)
    if each.grounds and each.rewordings and not record:  # an activity could not tell that its total is out of date
        return TakenSentence(each)
    return TakenSentence(each, record=record) if record else TakenSentence(each, _topic(answers, each))


def _add(found: list[TakenSentence], taken: TakenSentence) -> None:
    """Add `taken` to what was found; new words beside a sentence to what becomes of that, or nowhere without one."""
    if taken.edit is not SentenceEdit.ADDED or taken.is_record:
        found.append(taken)
    elif taken.hand.rewordings:
        grounds = dict.fromkeys((*taken.hand.grounds, *taken.hand.repeats))
        _join(found, taken.hand._replace(grounds=tuple(grounds)))


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


def _join(found: list[TakenSentence], added: HandSentence) -> None:
    """Add new sentences without a topic to what becomes of the sentence beside them."""
    original = added.rewordings[0].original
    for i, each in enumerate(found):
        if each.hand.rewordings and each.hand.section == added.section and each.hand.rewordings[0].original == original:
            rewordings = (added.rewordings[0], *each.hand.rewordings[1:])
            grounds = tuple(dict.fromkeys((*each.hand.grounds, *added.grounds)))
            new = f"{each.hand.new}{added.new}"
            hand = each.hand._replace(new=new, rewordings=rewordings, grounds=grounds)
            found[i] = each._replace(hand=hand)
            return
    found.append(TakenSentence(added))


def _topic(answers: Answers, added: HandSentence) -> str:
    """Return the topic under which new sentences go: of the activity beside them, or of their section; empty for none."""
    number = AnswerPath(added.beside).number if ACTIVITIES.holds(added.beside) else None
    activities = answers.report.activities or ()
    beside = str(activities[number - 1].topic) if number and number <= len(activities) else ""
    try:
        printed = printed_by(added.section, answers.jurisdiction).topics
    except TemplateError:  # of a template that has no such section by now
        return beside
    own = [topic.name for topic in answers.jurisdiction.topics if topic.name in printed]
    return beside if beside in own else next(iter(own), "")


def _is_so_already(each: HandSentence, printed: Collection[str]) -> bool:
    """Return whether the report, which prints the sentences `printed`, is as a hand made it: it was taken before."""
    if each.edit is SentenceEdit.LEFT_OUT:
        present = {without_numbers(sentence) for sentence in printed}  # its figures may be others by now
        return not any(without_numbers(sentence) in present for sentence in bare_sentences([each.old]))
    return all(sentence in printed for sentence in bare_sentences([each.new]))
