"""Tries a jurisdiction's sections: without an answer, and with every question answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from drafter.authoring.file_faults import sections_of
from drafter.authoring.manifest_view import kinds_set_out
from drafter.errors import TemplateError
from drafter.jurisdictions.facts import FACTS
from drafter.jurisdictions.folder_search import own_file
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import ReportKind, walk
from drafter.jurisdictions.section_files import section_files
from drafter.model.field_spec import FieldSpec
from drafter.model.fields import Kind
from drafter.model.report import Report, build_report
from drafter.model.titles import (
    ACTIVITIES,
    BODY,
    DATE,
    FORMAT_VERSION,
    IDENTITY,
    OFFICIAL_FORM,
    PUBLIC,
    TOPIC,
    YEAR,
)
from drafter.sections.render_sections import render_report

TRIAL_YEAR = "2022"
"""The year of the reports that are tried."""
_TRIED: dict[Kind, Any] = {
    Kind.FIGURE: "3",
    Kind.TEXT: "甲",
    Kind.CHOICE: "有",
    Kind.DAY: "2022年1月29日",
    Kind.NAMES: "甲、乙",
}


def trial_reports(jurisdiction: Jurisdiction) -> tuple[Report, Report]:
    """Return a report without answers, and one in which every question is answered."""
    catalogue = jurisdiction.catalogue()
    filled: dict[str, Any] = {spec.path: _answer(spec) for spec in catalogue.roots if spec.is_group or spec.kind}
    filled[FORMAT_VERSION] = "1"
    filled[OFFICIAL_FORM] = None  # no section prints it
    filled[ACTIVITIES] = [{TOPIC: topic.name, BODY: "甲"} for topic in jurisdiction.topics] or "无"
    nothing: dict[str, Any] = {IDENTITY: {YEAR.leaf: TRIAL_YEAR}}
    return build_report(nothing, catalogue.declared), build_report(filled, catalogue.declared)


def trial_errors(jurisdiction: Jurisdiction) -> Iterator[str]:
    """Yield why an entry of its outlines cannot be rendered, a message an entry, in order.

    Kinds of report that it has from its parent as they are, are not tried.
    """
    reports = trial_reports(jurisdiction)
    for kind in _own_kinds(jurisdiction):
        if _error(reports, jurisdiction, kind) is None:
            continue
        alone = (entry.model_copy(update={"below": []}) for entry in walk(kind.outline))
        errors = (_error(reports, jurisdiction, kind.model_copy(update={"outline": [entry]})) for entry in alone)
        yield from filter(None, errors)


def _own_kinds(jurisdiction: Jurisdiction) -> Sequence[ReportKind]:
    """Return the kinds of report that its manifest sets out, or that print a section of its own; with facts of its own all."""
    own = jurisdiction.folders[0]
    if own_file(own, FACTS) is not None:
        return jurisdiction.kinds
    set_out = kinds_set_out(jurisdiction)
    sections = {path.stem for path in section_files(own)}
    return [
        kind
        for kind in jurisdiction.kinds
        if kind in set_out or not sections.isdisjoint(sections_of([kind], jurisdiction))
    ]


def _error(reports: Sequence[Report], jurisdiction: Jurisdiction, kind: ReportKind) -> str | None:
    """Return why one of `reports` cannot be rendered; None when all can."""
    try:
        for report in reports:
            render_report(report, jurisdiction, kind)
    except TemplateError as error:
        return str(error)
    return None


def _answer(spec: FieldSpec) -> Any:
    """Return an answer of each kind; of a group, or of one record, all answers by their titles."""
    if spec.is_group:
        return {field.title: _answer(field) for field in spec.fields if field.kind}
    if spec.path == YEAR:
        return TRIAL_YEAR
    if spec.kind is Kind.RECORDS:
        return [_record(spec)]
    return _TRIED.get(spec.kind) if spec.kind else None


def _record(spec: FieldSpec) -> dict[str, str]:
    tried = {DATE: "3月1日", PUBLIC: "是"}
    texts = (field for field in spec.fields if field.kind not in (Kind.RECORDS, Kind.NAMES))
    return {field.title: tried.get(field.title, "甲") for field in texts}
