"""The answers that a report gives, as an answers file holds them."""

from __future__ import annotations

from pathlib import Path

from drafter.importing.kept.kept_sentences import KeptSentences
from drafter.importing.matching.report_questions import ReportQuestions
from drafter.importing.outline.imported_report import AnswerMatch, Certainty, ReadSentence, ReportHead
from drafter.limits import REMARK_CHARACTERS
from drafter.model.answer_path import AnswerPath
from drafter.model.fields import Kind
from drafter.model.figure import FIGURE_PARTS, LAST_YEAR
from drafter.model.parsing import NotApplicable, parse_names
from drafter.model.titles import (
    ACTIVITIES,
    ADDRESSEE,
    ATTACHMENTS,
    ISSUE_DATE,
    MEETINGS,
    OTHER_MATTERS,
    PLANS,
    SHORT_NAME,
    SHORTCOMINGS,
    SIGNED,
    UNIT_NAME,
    YEAR,
)
from drafter.yamlfile.yaml_write import Plain

TO_CHECK = "请核对"
"""Begins what is noted beside a figure that is not sure."""
_NUMBER, _SOURCE = FIGURE_PARTS[0], FIGURE_PARTS[-1]


def answers_read(
    head: ReportHead, file: Path, kept: KeptSentences, questions: ReportQuestions
) -> dict[AnswerPath, Plain]:
    """Return the answers by path; a figure with the sentence that it was read off beside it."""
    given: dict[AnswerPath, Plain] = dict(_identity(head, questions))
    for sentence in kept.sentences:
        texts = {text.match.path for text in sentence.texts}
        for match in (number.match for number in sentence.numbers):
            if match is None or match.path == YEAR or match.path in texts or match.path.record:
                continue
            given.setdefault(match.path, _figure(match, sentence, file))
        for text in sentence.texts:
            _add_text(given, text.match, questions)
    records: dict[AnswerPath, Plain] = {
        MEETINGS: list(kept.meetings),
        SHORTCOMINGS: list(kept.shortcomings),
        PLANS: list(kept.plans),
        OTHER_MATTERS: kept.other_matters,
        ACTIVITIES: list(kept.activities),
        ATTACHMENTS: list(kept.attachments),
    }
    return given | {path: value for path, value in records.items() if value}


def _identity(head: ReportHead, questions: ReportQuestions) -> dict[AnswerPath, Plain]:
    title = questions.jurisdiction.title
    full = title if head.unit and title.endswith(head.unit) else head.unit
    return {
        UNIT_NAME: full or None,
        SHORT_NAME: head.short_unit or None,
        YEAR: str(head.year) if head.year else None,
        ADDRESSEE: head.addressee or NotApplicable.NOT_APPLICABLE.value,
        SIGNED: "有" if head.signature or head.issue_date else "无",
        ISSUE_DATE: head.issue_date or None,
    }


def _figure(match: AnswerMatch, sentence: ReadSentence, file: Path) -> Plain:
    doubt = "" if match.certainty is Certainty.SURE else f"{TO_CHECK}："
    source = f"{doubt}《{file.name}》第{sentence.number}句“{sentence.text}”"
    short = source if len(source) <= REMARK_CHARACTERS else f"{source[: REMARK_CHARACTERS - 2]}…”"
    last_year: dict[str, Plain] = {LAST_YEAR: match.last_year} if match.last_year else {}
    return {_NUMBER: match.value, **last_year, _SOURCE: short}


def _add_text(given: dict[AnswerPath, Plain], match: AnswerMatch, questions: ReportQuestions) -> None:
    """Add words to the answers; of a list further names, of any other answer the first words only."""
    if questions.jurisdiction.catalogue()[match.path].kind is not Kind.NAMES:
        given.setdefault(match.path, match.value)
        return
    before = given.get(match.path)
    names = [*(before if isinstance(before, list) else ()), *(parse_names(match.value) or ())]
    given[match.path] = list(dict.fromkeys(map(str, names)))
