"""Which answers that hold something a document does not show."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from drafter.answers.load import Answers
from drafter.answers.questions import is_some
from drafter.model.catalogue import Catalogue
from drafter.model.field_spec import FieldSpec, answer_at
from drafter.model.fields import Kind
from drafter.model.report import Report
from drafter.model.titles import ACTIVITIES, FIGURES, IMPRINT, MASTHEAD, OFFICIAL_FORM, SEAL, WORDINGS
from drafter.pages.blocks import Document
from drafter.rendering import Rendering
from drafter.rendering_map import RenderingMap
from drafter.sections.phrases import facts_of
from drafter.sections.template_values import is_withheld

_FORM_PARTS = (MASTHEAD, SEAL, IMPRINT)
"""Answers of 公文格式 that ask for a part of the page, and print no words of their own."""


def unprinted_answers(made: Rendering, answers: Answers) -> Iterator[str]:
    """Yield the titles of answers that hold something and that neither a sentence nor the page of `made` shows."""
    report = answers.report
    printed = made.rendered.printed | _left_out(report)
    catalogue = answers.jurisdiction.catalogue()
    bases = catalogue.relations.bases
    for spec in _reported(catalogue):
        if spec.path not in printed and spec.path not in bases and is_some(answer_at(report, spec.path)):
            yield spec.title
    yield from _unprinted_lists(report, catalogue, printed)
    yield from _unprinted_form(made.document, answers)
    yield from _unprinted_activities(report, printed)


def _reported(catalogue: Catalogue) -> Iterator[FieldSpec]:
    """Yield the single answers that are there to be printed, those in groups first."""
    yield from (spec for spec in _answers(catalogue) if spec.kind not in (None, Kind.RECORDS))


def _answers(catalogue: Catalogue) -> Iterator[FieldSpec]:
    """Yield the answers that are there to be printed, lists of records too, those in groups first."""
    roots = [root for root in catalogue.roots if root.special.is_answer and not root.special.always_asked]
    in_groups = (spec for root in roots if root.is_group for spec in root.fields)
    yield from (*in_groups, *roots)


def _unprinted_lists(report: Report, catalogue: Catalogue, printed: Collection[str]) -> Iterator[str]:
    """Yield the lists, such as 存在不足, of whose records nothing is among the paths that were `printed`."""
    for spec in _answers(catalogue):
        if spec.kind is not Kind.RECORDS or spec.path in (ACTIVITIES, WORDINGS):
            continue
        records = answer_at(report, spec.path)
        shown = [each for each in records if not is_withheld(each)] if isinstance(records, list | tuple) else []
        if shown and not any(map(spec.path.holds, printed)):
            yield f"{spec.title} {len(shown)} 条"


def _unprinted_form(document: Document, answers: Answers) -> Iterator[str]:
    """Yield the titles of answers of 公文格式 that the page does not show, with the part of it that there is not."""
    report = answers.report
    specs = answers.jurisdiction.catalogue()[OFFICIAL_FORM].fields
    given = [s for s in specs if s.path not in _FORM_PARTS and is_some(answer_at(report, s.path))]
    if not given:
        return
    shown = RenderingMap(document).answers
    for spec in given:
        if spec.kind is Kind.RECORDS or any(map(spec.path.holds, shown)):
            continue
        part = spec.when
        lacks = part is not None and not is_some(answer_at(report, part))
        yield f"{spec.title}（没有{part.leaf}）" if part and lacks else spec.title


def _unprinted_activities(report: Report, printed: Collection[str]) -> Iterator[str]:
    """Yield the activities of which nothing is among the paths that were `printed`, and figures of others that none of them says."""
    for number, activity in enumerate(report.activities or [], 1):
        path = ACTIVITIES.child(number)
        if is_withheld(activity):
            continue
        if not any(map(path.holds, printed)):
            topic = activity.topic if isinstance(activity.topic, str) else "没有写主题"
            yield f"{path.spoken('')}（{topic}）"
        else:
            figures = (path.child(FIGURES).child(name) for name in activity.figures or {})
            yield from (f"{path.spoken('')}的“{each.leaf}”" for each in figures if each not in printed)


def _left_out(report: Report) -> frozenset[str]:
    """Return the paths of the answers that only sentences left out would print."""
    left_out = (each for each in report.wordings or () if each.is_left_out)
    return frozenset(name for each in left_out for name in facts_of(str(each.original or "")))
