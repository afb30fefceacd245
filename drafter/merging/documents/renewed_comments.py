"""Brings the comments up to date that Drafter set into a document before: those of an earlier merge, and what was missing.

Comments of people, answers to comments, and comments that somebody worded otherwise stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.docxfile.contents import WordDocument
from drafter.docxfile.opc_package import Package
from drafter.docxfile.word_xml import W
from drafter.merging.documents.notes import Note, is_settled
from drafter.merging.plan.conflicting_clauses import accepted_words
from drafter.merging.plan.plan_values import Edit, Overlap
from drafter.merging.texts.differences import without_number
from drafter.merging.texts.merge_tokens import PARAGRAPH_END, tokens_of
from drafter.merging.texts.sentence_clusters import became
from drafter.merging.texts.text_changes import merged_text
from drafter.pages.word.word_comments import AUTHOR as HINTS
from drafter.pages.written_lines import WrittenLine
from drafter.redline.changed_docx import ChangedDocx
from drafter.redline.standing_comments import StandingComment, comments_of

AUTHOR = "Drafter"
"""Who makes tracked changes and asks, as Word shows it."""
QUESTION = "这里两边都改了，请看用哪一个："
"""Begins the comment of a merge."""
_BASE, _HAND, _NEW = "原来：", "手改：", "填报数据现在："
_QUOTED = re.compile("“([^”]*)”")
_NOTHING = ("（没有）", "（删去了）", "（没有了）")
"""Stand for empty texts, in this order."""
_STOPS = "。；，"
_SENTENCE = 4
"""Characters from which on a sentence is known again."""
_TYPED = "（其中手改时写的、填报数据里没有的数："
"""Begins what is said behind the third text of figures that a hand typed."""
_NOT_PUT_IN = "（正文里这一处没有替您改：那里有别人没定的修订，或者不是普通文字；要用，请自己改）"
"""Ends the question about what is in the comment alone."""
_UNCHANGED = "填报数据变了，正文里这一处没有替您改（那里有别人没定的修订，或者不是普通文字）；要用，请自己改："
"""Begins what is said where the hand has just what the answers were, and the comment alone has what they are."""
_LABELS = "稿子里：", _NEW
_BREAK = " ／ "
"""Stands in a comment for the end of a paragraph."""
_HINTS = (
    re.compile(
        "待填：.*(?P<explanation>\n(?!提供科室：|填在：).*)?(?:\n提供科室：.*)?\n填在：.*，.*”(?:\n或在 Drafter 里填：“[^”]*”一章)?"
    ),
    re.compile("还是上一年的文字，请改成今年的：.*(?:\n提供科室：.*)?\n填在：.*那一行"),
    re.compile("照去年手改的，没有写这一句：.*\n还没有核对。.*）"),
    re.compile("照去年手改的写：.*\n模板原来的写法：.*\n还没有核对。.*）"),
)
"""The hints as Drafter words them, line by line; with any other line between them somebody wrote in one."""


def typed_figures(base: str, hand: str, new: str, lines: Iterable[WrittenLine]) -> tuple[str, ...]:
    """Return the figures of `new`, printed by one of `lines`, that a hand typed and no answer says: its wording was taken."""
    line = next((each for each in lines if new and new in each.text), None)
    if line is None:
        return ()
    at, found = line.text.index(new), list[str]()
    others, own = tokens_of(base), tokens_of(hand)
    for token in tokens_of(new):
        is_printed = any(span.start < at + len(token) and at < span.end for span in line.answers)
        if token[:1].isdecimal() and token in own and token not in others and not is_printed:
            found.append(token)
        at += len(token)
    return tuple(dict.fromkeys(found))


def question_text(base: str, hand: str, new: str, typed: Sequence[str] = (), is_put_in: bool = True) -> str:
    """Return what a comment says where both sides changed the same words; an empty text is one that is not there.

    Of `new` the figures `typed` are no answers; unless it `is_put_in`, no tracked change has it.
    """
    labelled = zip((_BASE, _HAND, _NEW), (base, hand, new), _NOTHING, strict=True)
    if base == hand and not is_put_in:
        both = (each.replace(PARAGRAPH_END, _BREAK) or _NOTHING[2] for each in (hand, new))
        return "\n".join((_UNCHANGED, *map(str.__add__, _LABELS, both)))
    lines = (f"{label}{text.replace(PARAGRAPH_END, _BREAK) or nothing}" for label, text, nothing in labelled)
    figures = "".join(f"“{each}”" for each in typed)
    told = "\n".join((QUESTION, *lines)) + (f"{_TYPED}{figures}）" if figures else "")
    return told if is_put_in else f"{told}{_NOT_PUT_IN}"


class MergeResult(NamedTuple):
    """What a merge makes of a document."""

    edits: Sequence[Edit]
    questions: Sequence[Overlap]
    accepted: Sequence[str]
    """The text of each paragraph of the edited document when all changes are accepted."""
    base: str
    """All that Drafter had written."""
    new: str
    """All that the answers make now."""
    made: bytes
    """The document that prints it."""
    lines: Sequence[tuple[str, str]] = ()
    """The lines that Drafter had written, each with what it is now."""
    notes: Sequence[Note] = ()
    """What asks for no decision."""


def renew_comments(changed: ChangedDocx, read: WordDocument, result: MergeResult) -> int:
    """Renew or take out Drafter's comments in `changed`, whose paragraphs `read` has; return how many questions stay.

    A question stays while the hand's words stand there and the answers say what it tells, or its change is open.
    """
    texts: dict[str, str | None] = {}
    kept = 0
    hints = dict(_hints(result.made))
    for comment in changed.standing_comments():
        told = QuestionComment.read(comment.text) if comment.author == AUTHOR else None
        place = _place_of(comment, told, changed, read)
        if comment.has_answer or place is None:
            continue
        now: str | None = comment.text
        if told is not None:
            is_open = changed.has_open_changes(read.paragraphs[place])
            now = _renewed(told, read.paragraphs[place].text, place, result, is_open=is_open)
            kept += now is not None
        elif comment.author == AUTHOR and is_settled(comment.text, result.accepted, result.notes):
            now = None
        elif comment.author == HINTS and _is_as_worded(comment.text, hints):
            now = hints.get(comment.text.partition("\n")[0])
        if now != comment.text:
            texts[comment.number] = now
    changed.change_comments(texts)
    return kept


def _place_of(
    comment: StandingComment, told: QuestionComment | None, changed: ChangedDocx, read: WordDocument
) -> int | None:
    """Return in which paragraph a comment stands, or the paragraph that it asks about, put in behind that; None for none."""
    if told is not None and told.new and not told.hand:
        asked = (
            i for i, each in enumerate(read.paragraphs) if each.text == told.new and changed.has_open_changes(each)
        )
        place = next(asked, None)
        if place is not None:
            return place
    return changed.place_of_comment(comment.number, read.paragraphs)


class OpenQuestion(NamedTuple):
    """A place that a hand and the answers both changed, and about which nobody has decided."""

    hand: str
    """The hand's words."""
    new: str
    """What the answers said; as a tracked change it stands in the text. Either may be empty."""

    def is_about(self, *sentences: str) -> bool:
        """Return whether it asks about one of some sentences."""
        bare = (each.strip(_STOPS) for each in sentences)
        return any(len(each) >= _SENTENCE and (each in self.hand or each in self.new) for each in bare)


def open_questions(package: Package, read: WordDocument) -> tuple[OpenQuestion, ...]:
    """Return the questions of an earlier merge, in the document of `package`, whose change is neither accepted nor rejected.

    Nor is one decided that asks about words in a change of somebody else's that is open itself.
    """
    changed = ChangedDocx(package, AUTHOR)
    others = {each.paragraph for each in read.revisions if each.author != AUTHOR}
    found = []
    for comment in changed.standing_comments():
        told = QuestionComment.read(comment.text) if comment.author == AUTHOR else None
        place = _place_of(comment, told, changed, read) if told else None
        if told is None or place is None:
            continue
        paragraph = read.paragraphs[place]
        is_ours = changed.has_open_changes(paragraph) and _is_put_in(told, paragraph.text)
        if is_ours or (place in others and _is_left(told, paragraph.text)):
            found.append(
                OpenQuestion(told.hand.replace(PARAGRAPH_END, _BREAK), told.new.replace(PARAGRAPH_END, _BREAK))
            )
    return tuple(found)


def _is_put_in(told: QuestionComment, text: str) -> bool:
    """Return whether what the answers say stands in the paragraph `text`, in which changes are read as accepted."""
    if not told.new:
        return told.hand not in text
    return told.new in text or accepted_words(told.base, told.hand, told.new) in text


def _is_left(told: QuestionComment, text: str) -> bool:
    """Return whether the hand's words still stand there: where these are another's change, ours is in the comment alone."""
    if not told.new or told.new in text:
        return False
    return told.hand in text if told.hand else told.base not in text


def _is_as_worded(text: str, hints: Mapping[str, str]) -> bool:
    """Return whether a hint is as Drafter words it: nobody wrote anything into it."""
    match = next(filter(None, (each.fullmatch(text) for each in _HINTS)), None)
    if match is None:
        return False
    explained = match.groupdict().get("explanation")
    fresh = hints.get(text.partition("\n")[0])
    return not explained or fresh is None or explained.strip() in fresh.split("\n")


def _hints(made: bytes) -> Iterator[tuple[str, str]]:
    """Yield what the comments of a fresh document say, by their first lines."""
    texts = (each.text for each in comments_of(Package(made, ""), W))
    yield from ((text.partition("\n")[0], text) for text in texts)


class QuestionComment(NamedTuple):
    """The three texts of a question."""

    base: str
    hand: str
    new: str
    typed: tuple[str, ...] = ()
    """The figures of the new text that a hand typed."""
    is_put_in: bool = True
    """Whether a tracked change puts the new text in, or the comment alone has it."""

    @classmethod
    def read(cls, text: str) -> QuestionComment | None:
        """Return the three texts of a question as Drafter words it; None for all other comments."""
        if text.startswith(_UNCHANGED):
            return cls._read_unchanged(text)
        asked, _, figures = text.removesuffix(_NOT_PUT_IN).partition(_TYPED)
        first, *lines = asked.split("\n")
        if first != QUESTION or len(lines) != 3:
            return None
        labelled = list(zip(lines, (_BASE, _HAND, _NEW), _NOTHING, strict=True))
        if not all(line.startswith(label) for line, label, _ in labelled):
            return None
        texts = ((line[len(label) :], nothing) for line, label, nothing in labelled)
        base, hand, new = ("" if each == nothing else each.replace(_BREAK, PARAGRAPH_END) for each, nothing in texts)
        return cls(base, hand, new, tuple(_QUOTED.findall(figures)), not text.endswith(_NOT_PUT_IN))

    @classmethod
    def _read_unchanged(cls, text: str) -> QuestionComment | None:
        lines = text.split("\n")[1:]
        if len(lines) != len(_LABELS) or not all(map(str.startswith, lines, _LABELS)):
            return None
        texts = (line.removeprefix(label) for line, label in zip(lines, _LABELS, strict=True))
        hand, new = ("" if each == _NOTHING[2] else each.replace(_BREAK, PARAGRAPH_END) for each in texts)
        return cls(hand, hand, new, is_put_in=False)


def _renewed(told: QuestionComment, before: str, place: int, result: MergeResult, *, is_open: bool) -> str | None:
    """Return what a question says now; None when it is settled, or no longer as it tells.

    `before` is the text of its paragraph, the one at `place`, as it was edited.
    """
    if not all(without_number(each) in result.base for each in told.new.split(PARAGRAPH_END)):
        return question_text(*told)  # somebody worded it otherwise
    if any((each.paragraph, each.hand) == (place, told.hand) for each in result.questions):
        return None  # asked anew
    now = result.accepted[place]
    if is_open and told.new:
        return question_text(*told._replace(new=_present(told.new, before, place, result)))
    is_said = without_number(told.new) in result.new if told.new else told.base not in result.new
    stands = told.hand in now if told.hand else told.base not in now
    return question_text(*told) if stands and is_said else None


def _present(words: str, before: str, place: int, result: MergeResult) -> str:
    """Return what became of `words` that the answers put into the paragraph at `place`, which was `before`."""
    start = before.find(words)
    end = start + len(words)
    if start < 0:  # only what the hand had not changed was put in
        now = (became(words, *line) for line in result.lines)
        return next(filter(None, now), words)
    own = (edit.change for edit in result.edits if edit.paragraph == place)
    inside = [each for each in own if start <= each.start and each.end <= end]
    moved = [each._replace(start=each.start - start, end=each.end - start) for each in inside]
    return merged_text(words, sorted(moved), accept_questions=True)
