"""The generated pages in docs/ say what the program does."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter import reference_docs
from drafter.folders import template_roots
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.model.fields import StrictModel
from drafter.model.report import Report
from drafter.sections.template_filters import FILTERS
from drafter.sections.template_names import DESCRIPTIONS, TESTS

RENEW = "renew it with: python -m drafter.reference_docs"


@pytest.mark.parametrize("name", reference_docs.texts())
def test_generated_page_is_up_to_date(name: str) -> None:
    path = reference_docs.FOLDER / name
    assert path.exists(), f"docs/{name} is missing; {RENEW}"
    written = path.read_text(encoding="utf-8")
    assert written == reference_docs.texts()[name], f"docs/{name} is stale; {RENEW}"


def test_writing_gives_the_pages_as_they_are_compared(tmp_path: Path) -> None:
    reference_docs.write(tmp_path)
    written = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert written == reference_docs.texts()


def test_every_question_has_its_row() -> None:
    rows = reference_docs.question_tables(load_jurisdiction("通用", template_roots()))
    for field in Report.model_fields.values():
        group = field.default_factory
        inner = (
            [str(each.alias) for each in group.model_fields.values()]
            if isinstance(group, type) and issubclass(group, StrictModel)
            else [str(field.alias)]
        )
        assert [name for name in inner if f"\n| {name} | " not in rows] == []


def test_row_of_a_question_states_kind_unit_need_and_condition() -> None:
    rows = reference_docs.question_tables(load_jurisdiction("通用", template_roots())).splitlines()
    assert "| 校外培训专项检查次数 | 数字 | 次 | 勾选 | 校外培训机构专项治理检查的次数，如 26次 |" in rows
    assert any(
        row.startswith("| 专项检查联合部门 | 名单 |") and row.endswith("〔“行政执法.校外培训专项检查次数”有才问〕 |")
        for row in rows
    )
    assert any(row.startswith("| 落款 | 选择 |  | 是 |") and "（有／无）" in row for row in rows)


def test_template_card_names_every_filter_and_test() -> None:
    card = reference_docs.template_card()
    assert {*FILTERS, *TESTS} <= set(DESCRIPTIONS)
    assert [name for name in DESCRIPTIONS if f"\n| {name} | " not in card] == []
