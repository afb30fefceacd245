"""What the edits of a document come to as answers: proposed one by one, or contradictory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from drafter.answers.answer_names import answer_named
from drafter.answers.load import Answers
from drafter.answers.parse_typed import parse_typed
from drafter.errors import TemplateError
from drafter.hints import quoted
from drafter.jurisdictions.usage import printed_by
from drafter.merging.hand_figures import figure_in, measure_of
from drafter.merging.hand_sentences import HandSentence
from drafter.merging.hand_sentences import SentenceEdit as SentenceEdit  # noqa: PLC0414 - for commands too
from drafter.merging.hand_sentences import bare_sentences as bare_sentences  # noqa: PLC0414
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import answer_at
from drafter.model.fields import Kind
from drafter.model.figure import Figure
from drafter.model.moments import format_moment
from drafter.model.titles import ACTIVITIES, DATES, PLANS, SHORTCOMINGS
from drafter.use_cases.rival_wordings import Rival, rival_of
from drafter.use_cases.unfollowed_answers import UnfollowedAnswer, unfollowed_answers

if TYPE_CHECKING:
    from drafter.answers.questions import Question
    from drafter.merging.hand_values import HandValue

SOURCE = "手改"
"""What is noted as the source of a figure that was taken from a document."""


class TakenAnswer(NamedTuple):
    """An answer that a hand changed where it was printed."""

    path: str
    old: str
    new: str
    sentence: str
    """The sentence that says it now."""
    has_source: bool = False
    """Whether its source is noted: that of a figure of its own."""

    @property
    def pairs(self) -> tuple[str, ...]:
        """What `set_answers` is to set."""
        source = (f"{self.path}.来源={SOURCE}",) if self.has_source else ()
        return (f"{self.path}={self.new}", *source)

    @property
    def needs_reason(self) -> bool:
        """False: it is an answer, not a sentence left out."""
        return False

    @property
    def names(self) -> tuple[str, ...]:
        """What it may be called, beside its number."""
        return self.path, AnswerPath(self.path).leaf


class TakenSentence(NamedTuple):
    """Sentences that a hand reworded, wrote or deleted."""

    hand: HandSentence
    topic: str = ""
    """Of new ones: the topic whose activity they become; else empty."""
    record: str = ""
    """Of new ones: the path of the shortcoming or plan behind which they become one; else empty."""
    unfollowed: tuple[UnfollowedAnswer, ...] = ()
    """Of reworded ones: the answers that wrote the sentence, and stay as they are."""

    @property
    def is_record(self) -> bool:
        """True for new ones that become a record of their own, not words of the sentence beside them."""
        return bool(self.topic or self.record)

    @property
    def edit(self) -> SentenceEdit:
        """What a hand did."""
        return self.hand.edit

    @property
    def needs_reason(self) -> bool:
        """True when it is to be asked why they are left out."""
        return self.edit is SentenceEdit.LEFT_OUT

    @property
    def names(self) -> tuple[str, ...]:
        """What they may be called, beside their number: nothing."""
        return ()


Taken = TakenAnswer | TakenSentence


class Contradiction(NamedTuple):
    """An answer that the document, or document and answers, now give differently."""

    path: str
    says: tuple[str, ...]
    """Each of the values with where it stands, in Chinese."""
    sentences: tuple[str, ...] = ()
    """The sentences of the document that it is about."""


class AnswerProposals:
    """What the places of a document come to, answer by answer."""

    def __init__(self, answers: Answers, values: Sequence[HandValue]) -> None:
        """Weigh `values` against `answers`."""
        self._answers = answers
        self.taken: list[TakenAnswer] = []
        self.contradictions: list[Contradiction] = []
        for path in dict.fromkeys(each.answer for each in values if each.is_changed):
            self._weigh(path, [each for each in values if each.answer == path and each.now is not None])

    def _weigh(self, path: str, places: Sequence[HandValue]) -> None:
        """Propose the one value that all `places` of an answer have now, or name what contradicts it."""
        try:
            question = answer_named(path, self._answers.jurisdiction).question
        except ValueError:
            return  # made of other answers, which are printed elsewhere
        if question.kind is Kind.FIGURE:
            told = (each for each in places if _plain(question, each.printed) is not None)  # no cell with its title
            places = [_as_figure(each) for each in told]
        changed = [each for each in places if each.is_changed]
        if not changed:
            return
        if question.kind is Kind.TEXT and self._rewritten(question, path, places, changed):
            return
        self._settle(question, path, places, changed[0])

    def _settle(self, question: Question, path: str, places: Sequence[HandValue], changed: HandValue) -> None:
        """Propose what `changed` says now, unless other places of the answer say something else."""
        old, new = _plain(question, changed.printed), _plain(question, changed.now or "")
        if new is None or new == old:
            return
        if len({_plain(question, each.now or "") for each in places}) > 1:
            says = tuple(f"{quoted(each.now or '')}：{each.sentence}" for each in places)
            self.contradictions.append(Contradiction(path, says, tuple(each.sentence for each in places)))
            return
        self._compare(question, path, changed, (old, new))

    def _rewritten(
        self, question: Question, path: str, places: Sequence[HandValue], changed: Sequence[HandValue]
    ) -> bool:
        """Propose a text that is printed in several pieces with each of them as it is now; False for all other texts."""
        whole = answer_at(self._answers.report, question.place)
        pieces = {each.printed for each in places}
        if not isinstance(whole, str) or len(pieces) < len(places):
            return False
        if len(pieces) == 1 and _plain(question, next(iter(pieces))) == _plain(question, whole):
            return False
        text = whole
        for each in changed:
            old, now = each.printed, each.now or ""
            if old not in text:
                old, now = old.rstrip("。"), now.rstrip("。")
            if now in text and (old in now or old not in text):
                continue  # taken before
            if text.count(old) != 1:
                return False
            text = text.replace(old, now)
        if text != whole:
            self.taken.append(TakenAnswer(path, whole, text, changed[0].sentence))
        return True

    def _compare(self, question: Question, path: str, changed: HandValue, values: tuple[str | None, str]) -> None:
        """Propose what a hand made of an answer, from the first of `values` to the second, unless the answers changed too."""
        old, new = values
        present = self._present(question)
        if present == old:
            has_source = question.kind is Kind.FIGURE and AnswerPath(path).number is None
            typed = _as_stored(changed, has_stop=self._has_stop(question))
            self.taken.append(TakenAnswer(path, changed.printed, typed, changed.sentence, has_source))
        elif present != new:
            now = self._shown(question) or "空着，或是别的写法"
            says = (
                f"生成时{quoted(changed.printed)}",
                f"手改{quoted(changed.now or '')}",
                f"填报文件现在{quoted(now)}",
            )
            self.contradictions.append(Contradiction(path, says, (changed.sentence,)))

    def _present(self, question: Question) -> str | None:
        value = answer_at(self._answers.report, question.place)
        if isinstance(value, Figure):
            return None if value.value is None else _plain(question, value.text(question.unit))
        return None if value is None else _plain(question, str(value))

    def _shown(self, question: Question) -> str:
        value = answer_at(self._answers.report, question.place)
        if isinstance(value, Figure):
            return value.text(question.unit) if value.value is not None else ""
        return "" if value is None else str(value)

    def _has_stop(self, question: Question) -> bool:
        return str(answer_at(self._answers.report, question.place)).endswith("。")


def _as_figure(value: HandValue) -> HandValue:
    """Return a value without the words that a hand put around its number; another measure word is one of them."""
    found = figure_in(value.printed, value.now or "")
    if found is None or not value.now:
        return value
    number = value.now[found.start : found.end]
    return value._replace(now=number if found.has_measure else f"{number}{measure_of(value.printed)}")


def _as_stored(value: HandValue, *, has_stop: bool) -> str:
    """Return the text now, without the stop that the section sets behind an answer."""
    text = value.now or ""
    return text if has_stop or not value.printed.endswith("。") else text.removesuffix("。")


def _plain(question: Question, text: str) -> str | None:
    """Return what `text` says as an answer, alike for alike answers; None when it can be none."""
    try:
        if question.kind is Kind.FIGURE:
            figure = Figure.parse(text, question.unit)
            if figure.value is None:
                return None
            counted = figure.text(question.unit).replace(figure.number_text(), "", 1)
            return f"{figure.value} {figure.approximation} {counted}"  # 一名 is 1名
        if question.kind is Kind.DAY and DATES in question.place:
            return format_moment(text)
        parsed = parse_typed(question, text.removesuffix("。"))
    except ValueError:
        return None
    return None if parsed is None or isinstance(parsed, list) else str(parsed).removesuffix("。")


class SentenceProposals(NamedTuple):
    """What the sentences of a document come to."""

    taken: tuple[TakenSentence, ...]
    contradictions: tuple[Contradiction, ...]


def sentence_proposals(
    answers: Answers,
    sentences: Iterable[HandSentence],
    printed: Collection[str],
    settled: Collection[str] = (),
    beside: Collection[HandSentence] = (),
) -> SentenceProposals:
    """Return what `sentences` come to: new ones an activity of their section's topic, or words of the sentence beside them.

    What the report says already is left out; `printed` are its sentences now, as `bare_sentences` gives them. A sentence
    that another hand reworded since the document was made is a contradiction. `settled` are the paths of the answers
    that are proposed, or contradictory, themselves; `beside` are new ones that become words of the sentence beside them
    whatever their section.
    """
    found: list[TakenSentence] = []
    contradictions: list[Contradiction] = []
    for each in sentences:
        is_left_out = each.edit is SentenceEdit.LEFT_OUT
        if not is_left_out and _is_so_already(each, printed):
            continue
        taken = TakenSentence(each) if each in beside else _taken(answers, each, settled)
        rival = None if taken.is_record or _is_printed(each.old, printed) else rival_of(answers, each)
        if rival:
            contradictions.append(_contradicted(each, rival))
        elif not (is_left_out and _is_so_already(each, printed)):
            _add(found, taken)
    return SentenceProposals(tuple(found), tuple(contradictions))


def _taken(answers: Answers, each: HandSentence, settled: Collection[str]) -> TakenSentence:
    """Return what `each` comes to, whatever else the report says."""
    if each.edit is not SentenceEdit.ADDED:
        return TakenSentence(each, unfollowed=tuple(unfollowed_answers(answers, each, settled)))
    record = _item_behind(each)
    return TakenSentence(each, record=record) if record else TakenSentence(each, _topic(answers, each))


def _add(found: list[TakenSentence], taken: TakenSentence) -> None:
    """Add `taken` to what was found; new words beside a sentence to what becomes of that, or nowhere without one."""
    if taken.edit is not SentenceEdit.ADDED or taken.is_record:
        found.append(taken)
    elif taken.hand.rewordings:
        _join(found, taken.hand)


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
            hand = each.hand._replace(new=f"{each.hand.new}{added.new}", rewordings=rewordings)
            found[i] = each._replace(hand=hand)
            return
    found.append(TakenSentence(added))


def _topic(answers: Answers, added: HandSentence) -> str:
    """Return the topic under which new sentences go: of the activity before them, or of their section; empty for none."""
    number = AnswerPath(added.beside).number if ACTIVITIES.holds(added.beside) else None
    activities = answers.report.activities or ()
    if number and number <= len(activities) and isinstance(activities[number - 1].topic, str):
        return str(activities[number - 1].topic)
    try:
        printed = printed_by(added.section, answers.jurisdiction).topics
    except TemplateError:  # of a template that has no such section by now
        return ""
    return next((topic.name for topic in answers.jurisdiction.topics if topic.name in printed), "")


def _is_so_already(each: HandSentence, printed: Collection[str]) -> bool:
    """Return whether the report, which prints the sentences `printed`, is as a hand made it: it was taken before."""
    if each.edit is SentenceEdit.LEFT_OUT:
        return not any(sentence in printed for sentence in bare_sentences([each.old]))
    return all(sentence in printed for sentence in bare_sentences([each.new]))
