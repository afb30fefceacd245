"""Reports how far an answers file is."""

from __future__ import annotations

from typing import NamedTuple

from drafter.answers.questions import chapters_for
from drafter.model.edition import Edition, edition_named
from drafter.rendering import in_edition
from drafter.review.figure_series import figure_series, with_last_years, with_series
from drafter.review.status_report import StatusReport, status_report
from drafter.use_cases.earlier_years import earlier_years
from drafter.use_cases.open_answers import open_answers


class AnswersStatus(NamedTuple):
    """How far an answers file is."""

    report: StatusReport
    notices: tuple[str, ...]
    """What reading the file brought up, in Chinese."""
    is_public: bool
    """True when only what the public edition prints was looked at."""


def answers_status(name: str, kind: str | None = None, edition: str = Edition.FILED.value) -> AnswersStatus:
    """Return the status of the answers file called `name`, with the figures of earlier years that lie beside it.

    `edition` is 报送版 or 公开版; the latter names no offices. Raises InputError, TemplateError.
    """
    answers = open_answers(name, kind)
    chosen = edition_named(edition)
    asked = chapters_for(answers.jurisdiction, answers.report.identity.kind)
    series = figure_series(earlier_years(answers))
    read = with_last_years(in_edition(answers, chosen), series)
    report = with_series(status_report(read, asked), read, series)
    is_public = chosen is Edition.PUBLIC
    return AnswersStatus(report._replace(offices=()) if is_public else report, answers.source.notices, is_public)
