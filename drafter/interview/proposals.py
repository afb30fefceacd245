"""Answers that can be proposed before somebody typed one. They are shown to be changed, never saved unseen."""

from __future__ import annotations

import re
from datetime import date

from drafter.answers.questions import Question
from drafter.model.fields import Proposal
from drafter.model.report import Report

_PROVINCE = re.compile(r"(?:.{2,9}?(?:省|自治区|市|自治州|地区))(?=.{2,}(?:区|县|市|旗))")
"""What stands before the name of a district or county: 天津市, 四川省, 湖南省长沙市."""
_WRITING_BEGINS = 7
"""From this month on a report tells of the year that is running, before it of the year before."""


def proposal(question: Question, report: Report, today: date) -> str:
    """Return what is proposed as the answer of an open `question`; empty when nothing is."""
    unit_name = report.identity.unit_name
    match question.special.proposal:
        case Proposal.YEAR:
            return str(reported_year(today))
        case Proposal.SHORT_NAME:
            return short_name(unit_name) if isinstance(unit_name, str) else ""
        case Proposal.UNIT_NAME:
            return unit_name if isinstance(unit_name, str) else ""
    return ""


def reported_year(today: date) -> int:
    """Return the year of which a report that is begun `today` tells."""
    return today.year if today.month >= _WRITING_BEGINS else today.year - 1


def short_name(name: str) -> str:
    """Return a unit's full name without province and prefecture: 河东区教育局 for 天津市河东区教育局."""
    while match := _PROVINCE.match(name):
        name = name[match.end() :]
    return name
