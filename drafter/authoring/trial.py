"""Tries a jurisdiction's sections: without an answer, and with every question answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.errors import TemplateError
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import walk
from drafter.model.fields import Kind, StrictModel
from drafter.model.records import RECORD_MODELS
from drafter.model.report import Report, build_report
from drafter.model.titles import OFFICIAL_FORM
from drafter.sections.render_sections import render_report

_TRIED: dict[str, Any] = {
    Kind.FIGURE.value: "3",
    Kind.TEXT.value: "甲",
    Kind.CHOICE.value: "有",
    Kind.DAY.value: "2022年1月29日",
    Kind.NAMES.value: "甲、乙",
}


def trial_reports(jurisdiction: Jurisdiction) -> tuple[Report, Report]:
    """Return a report without answers, and one in which every question is answered."""
    kinds = jurisdiction.local_kinds()
    filled: dict[str, Any] = _group(Report)
    filled["格式版本"] = "1"
    filled[OFFICIAL_FORM] = None  # no section prints it
    filled["活动"] = [{"主题": topic.name, "内容": "甲"} for topic in jurisdiction.topics] or "无"
    filled["本地补充"] = {name: _TRIED[kind.value] for name, kind in kinds.items()}
    return build_report({"单位和报告": {"年度": "2022"}}, kinds), build_report(filled, kinds)


def trial_errors(jurisdiction: Jurisdiction) -> Iterator[str]:
    """Yield why an entry of its outlines cannot be told, a message an entry, in order."""
    reports = trial_reports(jurisdiction)
    for kind in jurisdiction.kinds:
        for entry in walk(kind.outline):
            alone = kind.model_copy(update={"outline": [entry.model_copy(update={"below": []})]})
            for report in reports:
                try:
                    render_report(report, jurisdiction, alone)
                except TemplateError as error:
                    yield str(error)
                    break


def _group(model: type[StrictModel]) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for field in model.model_fields.values():
        title, extra = str(field.alias), field.json_schema_extra
        factory = field.default_factory
        if isinstance(factory, type) and issubclass(factory, StrictModel):
            answers[title] = _group(factory)
        elif isinstance(extra, dict):
            records = RECORD_MODELS.get(title)
            value = [_record(records)] if records else _TRIED.get(str(extra.get("kind")))
            answers[title] = "2022" if title == "年度" else value
    return answers


def _record(model: type[StrictModel]) -> dict[str, str]:
    fields = [str(field.alias) for field in model.model_fields.values()]
    tried = {"日期": "3月1日", "公开": "是"}
    return {title: tried.get(title, "甲") for title in fields if title not in ("数字", "时间", "人名")}
