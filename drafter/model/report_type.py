"""What sort of report a kind is, whatever a bureau calls it: what rules and statutory parts depend on."""

from __future__ import annotations

import re
from enum import Enum

from drafter.model.characters import without_spaces


class ReportType(Enum):
    """The sort of a report; the value is its name in manifests, under 类别."""

    ANNUAL = "年度报告"
    """The yearly report of the building of law-based government, 厅字〔2019〕28号 第四章."""
    ENFORCEMENT = "执法报告"
    """The yearly report of administrative enforcement that local rules of supervision ask for."""
    OTHER = "其他"


_ENFORCEMENT = re.compile(r"行政执法.{0,12}(?:报告|总结|情况)")
_OF_LAW = re.compile(r"法治政府|依法行政|法治建设")


def type_in(words: str) -> ReportType | None:
    """Return the sort of report that a title or an opening speaks of; None when its words do not tell."""
    text = without_spaces(words)
    if _ENFORCEMENT.search(text) and "法治政府建设" not in text:
        return ReportType.ENFORCEMENT
    return ReportType.ANNUAL if _OF_LAW.search(text) else None
