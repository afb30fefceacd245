"""What the changed answers of a document come to: proposed one by one, or contradictory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from drafter.answers.answer_names import answer_named
from drafter.answers.load import Answers
from drafter.answers.parse_typed import parse_typed
from drafter.answers.questions import Question
from drafter.hints import quoted
from drafter.merging.places.hand_values import HandValue
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import answer_at
from drafter.model.fields import Kind
from drafter.model.figure import Figure
from drafter.model.moments import format_moment
from drafter.model.records import Activity
from drafter.model.titles import ACTIVITIES, BODY, DATES, FIGURES
from drafter.use_cases.edit_proposals import Contradiction, TakenAnswer
from drafter.use_cases.unfollowed_answers import told_open


class AnswerProposals:
    """What the places of a document come to, answer by answer."""

    def __init__(self, answers: Answers, values: Sequence[HandValue]) -> None:
        """Weigh `values` against `answers`."""
        self._answers = answers
        self.taken: list[TakenAnswer] = []
        self.contradictions: list[Contradiction] = []
        for path in dict.fromkeys(each.answer for each in values if each.is_changed):
            self._weigh(path, [each for each in values if each.answer == path and each.now is not None])

    def leave(self, contradictions: Sequence[Contradiction]) -> None:
        """Propose none of the answers that `contradictions` are about."""
        self.contradictions += contradictions
        left = {each.path for each in contradictions}
        self.taken = [each for each in self.taken if each.path not in left]

    def _weigh(self, path: str, places: Sequence[HandValue]) -> None:
        """Propose the one value that all `places` of an answer have now, or name what contradicts it."""
        try:
            question = answer_named(path, self._answers.jurisdiction).question
        except ValueError:
            return  # made of other answers, which are printed elsewhere
        if question.kind is Kind.FIGURE:
            places = [each for each in places if _plain(question, each.printed) is not None]  # no cell with its title
        changed = [each for each in places if each.is_changed]
        if not changed:
            return
        if question.kind is Kind.TEXT and self._rewritten(question, path, places, changed):
            return
        self._settle(question, path, places, changed[0])

    def _settle(self, question: Question, path: str, places: Sequence[HandValue], changed: HandValue) -> None:
        """Propose what `changed` says now, unless other places of the answer say something else."""
        old, new = _plain(question, changed.printed), _plain(question, changed.now or "")
        if new is None or (new == old and not self._is_retold(question, path, places)):
            return
        if len({_plain(question, each.now or "") for each in places}) > 1:
            says = tuple(f"{quoted(each.now or '')}：{each.sentence}" for each in places)
            self.contradictions.append(Contradiction(path, says, tuple(each.sentence for each in places)))
        else:
            self._compare(question, path, changed, (old, new))

    def _is_retold(self, question: Question, path: str, places: Sequence[HandValue]) -> bool:
        """Return whether a figure that is as many as before is to be stored otherwise all the same: a record has it in its own words."""
        if question.kind is not Kind.FIGURE:
            return False
        return AnswerPath(path).number is not None or self._is_rewritten(question, places)

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
        text = _with_pieces_now(whole, changed)
        if text is None:
            return False
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
            unnamed = tuple(self._unnamed(AnswerPath(path), typed))
            told = tuple(told_open(self._answers, changed.printed, typed)) if _is_of_activity(path) else ()
            self.taken.append(
                TakenAnswer(path, changed.printed, typed, changed.sentence, has_source, unnamed, unfollowed=told)
            )
        elif present != new:
            now = self._shown(question) or "空着，或是别的写法"
            says = (
                f"生成时{quoted(changed.printed)}",
                f"手改{quoted(changed.now or '')}",
                f"填报文件现在{quoted(now)}",
            )
            self.contradictions.append(Contradiction(path, says, (changed.sentence,)))

    def _unnamed(self, path: AnswerPath, text: str) -> Iterator[str]:
        """Yield the figures and dates of an activity that its text at `path` names, and `text` in its place does not."""
        record = path.record if path.leaf == BODY else None
        activity = answer_at(self._answers.report, record.place) if record and record.parent == ACTIVITIES else None
        if record is None or not isinstance(activity, Activity):
            return
        kept = Activity.placeholders(f"{activity.lead or ''}{text}")
        gone = set(Activity.placeholders(str(activity.body))).difference(kept)
        for title, named in ((FIGURES, activity.figures), (DATES, activity.dates)):
            yield from (str(record.child(title).child(name)) for name in named or {} if name in gone)

    def _is_rewritten(self, question: Question, places: Sequence[HandValue]) -> bool:
        """Return whether all `places` of a figure write its number otherwise, as it can be stored and printed: 100余 for 百余."""
        written, printed = {each.now or "" for each in places}, {each.printed for each in places}
        is_stored_so = all(Figure.parse(each, question.unit).text(question.unit) == each for each in written)
        return len(written) == 1 and is_stored_so and printed == {self._shown(question)}

    def _present(self, question: Question) -> str | None:
        value = answer_at(self._answers.report, question.place)
        if isinstance(value, Figure):
            return None if value.value is None else _plain(question, value.text(question.unit))
        if isinstance(value, tuple):
            return "、".join(value)
        return None if value is None else _plain(question, str(value))

    def _shown(self, question: Question) -> str:
        value = answer_at(self._answers.report, question.place)
        if isinstance(value, Figure):
            return value.text(question.unit) if value.value is not None else ""
        if isinstance(value, tuple):
            return "、".join(value)
        return "" if value is None else str(value)

    def _has_stop(self, question: Question) -> bool:
        return str(answer_at(self._answers.report, question.place)).endswith("。")


def _with_pieces_now(whole: str, changed: Iterable[HandValue]) -> str | None:
    """Return the text `whole` with its `changed` pieces as they are now; None when one of them is not found in it once."""
    text = whole
    for each in changed:
        old, now = each.printed, each.now or ""
        if old not in text:
            old, now = old.rstrip("。"), now.rstrip("。")
        if now in text and (old in now or old not in text):
            continue  # taken before
        if text.count(old) != 1:
            return None
        text = text.replace(old, now)
    return text


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
    if isinstance(parsed, list):
        return "、".join(map(str, parsed))
    return None if parsed is None else str(parsed).removesuffix("。")


def _is_of_activity(path: str) -> bool:
    """Return whether an answer is an activity's text, which may tell what a question asks."""
    return ACTIVITIES.holds(path) and AnswerPath(path).leaf == BODY
