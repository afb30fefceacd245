"""Answers that can be proposed before somebody typed one. They are shown to be changed, never saved unseen."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from drafter.answers.questions import Question
from drafter.model.fields import Proposal
from drafter.model.numerals import to_half_width
from drafter.model.report import Report

_PROVINCE = re.compile(r"(?:.{2,9}?(?:省|自治区|市|自治州|地区))(?=.{2,}(?:区|县|市|旗))")
"""What stands before the name of a district or county: 天津市, 四川省, 湖南省长沙市."""
_NAMED_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_EXAMPLE = "天津市河东区教育局"
"""The unit in the examples of questions."""
_KINDS = "省市县区旗盟州"
_LEVEL = re.compile(rf"([{_KINDS}])(?:委|人民政府)?(?:教育|教体|教文体|教科|文教)")
"""What a unit's name says of its level: 县 of 某某县教育局."""
_OF_A_DISTRICT = re.compile(
    "区(?=委|“双减”|跨部门|政府|人大|政协|司法|教育|级|纪委|法院|检察|市场监管|人社|财政|公安|依法)|(?<=全面依法治)区|(?<=依法治)区"
)
_WRITING_BEGINS = 7
"""From this month on a report tells of the year that is running, before it of the year before."""


def proposal(question: Question, report: Report, today: date, path: Path = Path()) -> str:
    """Return what is proposed as the answer of an open `question` of the file at `path`; empty when nothing is.

    A year in the file's name is the report's.
    """
    unit_name = report.identity.unit_name
    match question.special.proposal:
        case Proposal.YEAR:
            named = _NAMED_YEAR.search(to_half_width(path.stem))
            return named[0] if named else str(reported_year(today))
        case Proposal.SHORT_NAME:
            return short_name(unit_name) if isinstance(unit_name, str) else ""
        case Proposal.UNIT_NAME:
            return unit_name if isinstance(unit_name, str) else ""
    return ""


def reported_year(today: date) -> int:
    """Return the year of which a report that is begun `today` tells."""
    return today.year if today.month >= _WRITING_BEGINS else today.year - 1


def for_unit(explanation: str, unit_name: object) -> str:
    """Return the help on a question with its examples for the level of the unit: 县委、县政府 for a county's."""
    if not isinstance(unit_name, str):
        return explanation
    explanation = explanation.replace(_EXAMPLE, unit_name).replace(short_name(_EXAMPLE), short_name(unit_name))
    level = _LEVEL.search(unit_name)
    if level is None or level[1] == "区":
        return explanation
    head, sign, example = explanation.partition("如 ")
    return head + sign + _OF_A_DISTRICT.sub(level[1], example)


def short_name(name: str) -> str:
    """Return a unit's full name without province and prefecture: 河东区教育局 for 天津市河东区教育局."""
    while match := _PROVINCE.match(name):
        name = name[match.end() :]
    return name
