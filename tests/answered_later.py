"""Questions answered after a hand edited the document, one by one: `python tests/answered_later.py` merges each of all examples.

It prints what a merge lacks of the document that the answers make now, the hand's own sentence aside, and what it asks.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from hand_edits import XML_SPACE, Made, W, packed, unpacked
from lxml import etree

from drafter.answers.load import Answers, load_answers, parse_answers
from drafter.answers.questions import Question, chapters_for, is_some
from drafter.answers.set_answers import set_answers
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package
from drafter.errors import DrafterError
from drafter.folders import section_cache, shipped
from drafter.merging.documents.merge_documents import MergedDocument, merge_documents
from drafter.merging.plan.known_sentences import bare_sentences_of
from drafter.merging.texts.differences import without_number
from drafter.model.field_spec import answer_at
from drafter.model.fields import Kind
from drafter.pages.written_lines import written_lines
from drafter.rendering import render

ANSWERS = {Kind.FIGURE: "37", Kind.TEXT: "区法学会第三小组", Kind.NAMES: "“甲乙行动”、“丙丁课堂”", Kind.DAY: "5月8日"}
TYPED = "切实有效"
"""What the hand puts in, in the midst of a sentence."""


class Answered(NamedTuple):
    """Questions of an example answered after its document was edited."""

    example: str
    pairs: tuple[str, ...]
    """As `drafter set` takes them: 名称=答案."""

    def merged(self) -> Merged | None:
        """Return what came of it; None where the answers print nothing else, or cannot be taken."""
        base, answers = _example(self.example)
        try:
            text = set_answers(answers, self.pairs, (shipped("templates"),)).text
            new = _made(parse_answers(text, answers.source.path, (shipped("templates"),)))
        except DrafterError:
            return None
        if [each.text for each in base.lines] == [each.text for each in new.lines]:
            return None
        edited = _edited(base, new, random.Random("".join(self.pairs)))  # noqa: S311 - tests
        return Merged(base, new, edited, merge_documents(edited, "手改.docx", base.lines, new.lines, new.data))


class Merged(NamedTuple):
    """A merge, with what went into it."""

    base: Made
    new: Made
    edited: bytes
    document: MergedDocument

    def lacking(self) -> list[str]:
        """Return the sentences of the new document that are not there with all accepted, but for the one that the hand edited."""
        accepted = "\n".join(_texts(self.document.data))
        hand = "\n".join(_texts(self.edited))
        edited = {each for line in self.base.lines for each in _said(line.text) if each not in hand}
        told = (each for line in self.new.lines for each in _said(line.text))
        return [each for each in told if each not in accepted and each not in edited]


def open_answers_of(example: str) -> Iterator[str]:
    """Yield an answer for each question of an example that has none, as 名称=答案."""
    _, answers = _example(example)
    for chapter in chapters_for(answers.jurisdiction, answers.report.identity.kind):
        for question in chapter.questions:
            if (
                not question.topic
                and question.kind in ANSWERS
                and not is_some(answer_at(answers.report, question.place))
            ):
                yield f"{question.path}={_answer(question)}"


def is_taken(example: str, pair: str) -> bool:
    """Return whether an answer of `open_answers_of` is one that the question takes: 密级 has a grammar of its own."""
    _, answers = _example(example)
    try:
        set_answers(answers, [pair], (shipped("templates"),))
    except DrafterError:
        return False
    return True


def examples() -> list[str]:
    """Return the names of all examples."""
    return sorted(each.stem for each in shipped("examples").glob("*.yaml"))


def _answer(question: Question) -> str:
    return question.choices[0] if question.choices else ANSWERS[question.kind]


@cache
def _example(name: str) -> tuple[Made, Answers]:
    answers = load_answers(shipped("examples") / f"{name}.yaml", (shipped("templates"),))
    return _made(answers), answers


def _made(answers: Answers) -> Made:
    rendering = render(answers, section_cache())
    return Made(rendering.data, written_lines(rendering.document))


def _edited(base: Made, new: Made, chance: random.Random) -> bytes:
    """Return the document with some words put into a sentence that the answers leave as it was."""
    parts = unpacked(base.data)
    root = etree.fromstring(parts["word/document.xml"])
    told = "\n".join(line.text for line in new.lines)
    places = [each for each in root.iter(f"{W}t") if len(each.text or "") > 20 and (each.text or "") in told]
    text = chance.choice(places)
    middle = len(text.text) // 2
    text.set(XML_SPACE, "preserve")
    text.text = f"{text.text[:middle]}{TYPED}{text.text[middle:]}"
    return packed(parts | {"word/document.xml": etree.tostring(root)})


def _texts(data: bytes) -> list[str]:
    return [each.text for each in read_document(Package(data, "手改.docx")).paragraphs]


def _said(text: str) -> Iterator[str]:
    return bare_sentences_of(without_number(text))


def sweep(names: Sequence[str]) -> int:
    """Answer each open question of the examples `names`, print what is wrong, and return how many merges lack something."""
    count = lacking = asked = 0
    for example in names:
        for pair in open_answers_of(example):
            try:
                merged = Answered(example, (pair,)).merged()
            except DrafterError as error:
                print(example, pair, error, flush=True)
                continue
            except Exception as error:
                print(example, pair, type(error).__name__, error, flush=True)
                lacking += 1
                continue
            if merged is None:
                continue
            count += 1
            missing, told = merged.lacking(), (*merged.document.questions, *merged.document.unmoved)
            if missing or told:
                print(example, pair, missing, told, flush=True)
            lacking, asked = lacking + bool(missing), asked + bool(told)
    print({"merged": count, "lacking": lacking, "asked or said to have moved": asked})
    return lacking


if __name__ == "__main__":
    sys.exit(bool(sweep(sys.argv[1:] or examples())))
