"""Takes what a hand changed in a document back into the answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.answers.answer_names import answer_named
from drafter.answers.load import Answers
from drafter.answers.parse_typed import parse_typed
from drafter.docxfile.opc_package import Package
from drafter.errors import InputError
from drafter.hints import quoted
from drafter.inputs import read_input
from drafter.limits import DOCUMENT
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import answer_at
from drafter.model.fields import Kind
from drafter.model.figure import Figure
from drafter.model.titles import ACTIVITIES
from drafter.use_cases.base_copies import base_of
from drafter.use_cases.open_answers import answers_path, open_answers
from drafter.use_cases.store_answers import StoredAnswers, store_answers

if TYPE_CHECKING:
    from drafter.answers.questions import Question
    from drafter.merging.differences import Differences
    from drafter.merging.hand_values import HandValue, NewSentence
    from drafter.pages.written_lines import WrittenLine

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
    topic: str = ""
    """Of a new activity: what it belongs to."""

    @property
    def pairs(self) -> tuple[str, ...]:
        """What `store_answers` is to store."""
        if self.topic:
            return (f"{self.path}.主题={self.topic}", f"{self.path}.内容={self.new}")
        source = (f"{self.path}.来源={SOURCE}",) if self.has_source else ()
        return (f"{self.path}={self.new}", *source)


class Contradiction(NamedTuple):
    """An answer that the document, or document and answers, now give differently."""

    path: str
    says: tuple[str, ...]
    """Each of the values with where it stands, in Chinese."""


class TakenEdits(NamedTuple):
    """What a document says otherwise than the answers of which it was made."""

    document: Path
    answers: Path
    taken: tuple[TakenAnswer, ...]
    """What can be taken back, numbered from 1 by users."""
    contradictions: tuple[Contradiction, ...]
    wording: Differences
    """All that a hand changed, as a list."""
    stored: StoredAnswers | None
    """What was stored; None when nothing was."""


def take_edits(document: str, name: str, *, save: bool, refused: Sequence[str]) -> TakenEdits:
    """Return which answers a hand changed in `document`, made of the answers file called `name`; store them with `save`.

    `refused` are numbers or names of those that are not to be taken. Raises InputError, TemplateError, OutputError.
    """
    from drafter.docxfile.document import read_document
    from drafter.merging.differences import differences_between
    from drafter.merging.hand_values import hand_values, new_sentences
    from drafter.merging.kept_base import kept_lines, marked_lines

    path, answers = Path(document), open_answers(name)
    package = Package(read_input(path, DOCUMENT), path.name)
    read = read_document(package)
    texts = [each.text for each in read.paragraphs]
    held = kept_lines(package)
    base = held.lines if held else base_of(answers_path(name), path, texts)
    if base is None:
        raise InputError(
            f"{path}：没有找到生成它时的底稿，看不出哪里是手改的；请把它放回填报文件旁边，或用 drafter compare 对照后自己改"
        )
    marks = marked_lines(package, read) if held else {}
    found = _Proposals(answers, hand_values(base, texts, marks))
    written = _new_activities(answers, new_sentences(base, texts, marks, str(ACTIVITIES)))
    taken = _accepted([*found.taken, *written], refused)
    pairs = [pair for each in taken for pair in each.pairs]
    stored = store_answers(name, pairs) if save and pairs else None
    wording = differences_between(_texts(base), [text for text in texts if text.strip()])
    return TakenEdits(path, answers.source.path, taken, tuple(found.contradictions), wording, stored)


def _texts(lines: Sequence[WrittenLine]) -> list[str]:
    return [each.text for each in lines if each.text.strip()]


def _new_activities(answers: Answers, sentences: Sequence[NewSentence]) -> list[TakenAnswer]:
    """Return new sentences as activities of the topic beside which they were written; without what is one already."""
    activities = answers.report.activities or ()
    taken: list[TakenAnswer] = []
    for each in sentences:
        number = AnswerPath(each.beside.rpartition(".")[0]).number
        beside = activities[number - 1] if number and number <= len(activities) else None
        topic = beside.topic if beside else None
        is_there = any(str(own.body).rstrip("。") == each.text.rstrip("。") for own in activities)
        if isinstance(topic, str) and not is_there:
            path = f"{ACTIVITIES}.新{len(taken) + 1}"
            taken.append(TakenAnswer(path, "", each.text, each.text, topic=topic))
    return taken


def _accepted(taken: Sequence[TakenAnswer], refused: Sequence[str]) -> tuple[TakenAnswer, ...]:
    """Return what is not refused by number or name. Raises InputError for one that names nothing."""
    known = {str(i): each for i, each in enumerate(taken, 1)} | {each.path: each for each in taken}
    known |= {AnswerPath(each.path).leaf: each for each in taken}
    unknown = [name for name in refused if name not in known]
    if unknown:
        raise InputError(f"--except {unknown[0]}：没有这一项；请写列出来的编号，或它的名称")
    return tuple(each for each in taken if each not in [known[name] for name in refused])


class _Proposals:
    """What the places of a document come to, answer by answer."""

    def __init__(self, answers: Answers, values: Sequence[HandValue]) -> None:
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
        changed = next(each for each in places if each.is_changed)
        old, new = (_plain(question, text) for text in (changed.printed, changed.now or ""))
        if new is None or new == old:
            return
        if len({_plain(question, each.now or "") for each in places}) > 1:
            says = tuple(f"{quoted(each.now or '')}：{each.sentence}" for each in places)
            self.contradictions.append(Contradiction(path, says))
            return
        self._compare(question, path, changed, (old, new))

    def _compare(self, question: Question, path: str, changed: HandValue, values: tuple[str | None, str]) -> None:
        """Propose what a hand made of an answer, from the first of `values` to the second, unless the answers changed too."""
        old, new = values
        present = self._present(question)
        if present == old:
            has_source = question.kind is Kind.FIGURE and AnswerPath(path).number is None
            typed = _as_stored(changed, has_stop=self._has_stop(question))
            self.taken.append(TakenAnswer(path, changed.printed, typed, changed.sentence, has_source))
        elif present != new:
            now = present or "空着，或是别的写法"
            says = (
                f"生成时{quoted(changed.printed)}",
                f"手改{quoted(changed.now or '')}",
                f"填报文件现在{quoted(now)}",
            )
            self.contradictions.append(Contradiction(path, says))

    def _present(self, question: Question) -> str | None:
        value = answer_at(self._answers.report, question.place)
        if isinstance(value, Figure):
            return None if value.value is None else _plain(question, value.text(question.unit))
        return None if value is None else _plain(question, str(value))

    def _has_stop(self, question: Question) -> bool:
        return str(answer_at(self._answers.report, question.place)).endswith("。")


def _as_stored(value: HandValue, *, has_stop: bool) -> str:
    """Return the text now, without the stop that the section sets behind an answer."""
    text = value.now or ""
    return text if has_stop or not value.printed.endswith("。") else text.removesuffix("。")


def _plain(question: Question, text: str) -> str | None:
    """Return what `text` says as an answer, alike for alike answers; None when it can be none."""
    try:
        if question.kind is Kind.FIGURE:
            figure = Figure.parse(text, question.unit)
            return figure.text(question.unit) if figure.value is not None else None
        parsed = parse_typed(question, text.removesuffix("。"))
    except ValueError:
        return None
    return None if parsed is None or isinstance(parsed, list) else str(parsed).removesuffix("。")


def refusable(edits: TakenEdits) -> Iterator[str]:
    """Yield what can be taken, a line each, numbered as `--except` counts."""
    for number, each in enumerate(edits.taken, 1):
        change = f"新写的一条，主题 {each.topic}" if each.topic else f"{_short(each.old)} → {_short(each.new)}"
        yield f"{number}. {each.path}：{change}"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:28]}……{text[-28:]}"
