"""How the edition for the web site differs from the draft that the leaders read."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.answers.load import Answers
from drafter.merging.texts.differences import differences_between
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import answer_at, fields_of
from drafter.model.fields import StrictModel
from drafter.model.figure import Figure
from drafter.pages.blocks import Document
from drafter.pages.written_lines import written_lines
from drafter.submission.submission import PublicEdition, WithheldAnswer

_LONGEST = 80
"""Characters of a withheld answer that are shown."""
_WORDS = ("lead", "matter", "plan", "body")
"""By what a record is known, the shortest first."""


def public_edition(answers: Answers, filed: Document, published: Document) -> PublicEdition:
    """Return what the document `published` leaves out of `filed`, both of `answers`, and at whose wish.

    `filed` is without what no public edition prints: 版头, 主送机关 and the like.
    """
    found = differences_between(_texts(filed), _texts(published))
    figures = {(each.sentence, each.old, each.new) for each in found.figures}
    reworded = [(each.old, each.new) for each in found.reworded]
    reworded += [(old, f"{new}：{sentence}") for sentence, old, new in sorted(figures)]
    return PublicEdition(tuple(_withheld(answers)), found.removed, tuple(reworded))


def _texts(document: Document) -> list[str]:
    return [line.text for line in written_lines(document)]


def _withheld(answers: Answers) -> list[WithheldAnswer]:
    paths = dict.fromkeys(map(AnswerPath, (*(answers.report.withheld or ()), *answers.jurisdiction.withheld)))
    paths |= dict.fromkeys(_kept_back(answers.report, ""))
    return [WithheldAnswer(AnswerPath(path).spoken(), _shown(answers, path)) for path in paths]


def _kept_back(model: StrictModel, above: str) -> Iterator[AnswerPath]:
    """Yield the paths of the records below `model`, whose own path is `above`, that say 公开: 否."""
    for spec in fields_of(type(model)):
        path = AnswerPath.of(*filter(None, (above, spec.title)))
        value = getattr(model, spec.attribute)
        if isinstance(value, StrictModel):
            yield from _kept_back(value, path)
        elif isinstance(value, list):
            records = enumerate(value, 1)
            yield from (path.child(number) for number, each in records if getattr(each, "public", "") == "否")


def _shown(answers: Answers, path: str) -> str:
    """Return the words of an answer; empty where there is none, or where it is a whole group."""
    answer = answer_at(answers.report, AnswerPath(path))
    if isinstance(answer, StrictModel):
        answer = next((text for text in (getattr(answer, name, None) for name in _WORDS) if text), "")
    if isinstance(answer, Figure):
        spec = answers.jurisdiction.catalogue().get(AnswerPath(path))
        return answer.said(spec.unit if spec else "")
    if isinstance(answer, tuple):
        return "、".join(answer)
    text = answer if isinstance(answer, str) else ""
    return text[:_LONGEST] + ("……" if len(text) > _LONGEST else "")
