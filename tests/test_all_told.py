"""A figure that was answered is printed, or the summary of the rendering tells that it is not."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from builders import make_answers

from drafter.answers.load import parse_answers
from drafter.folders import shipped
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.model.field_spec import FieldSpec
from drafter.model.fields import Kind
from drafter.rendering import render
from drafter.unprinted_answers import unprinted_answers

ROOTS = (shipped("templates"),)
CATALOGUE = load_jurisdiction("通用", ROOTS).catalogue()
RATES = {each.rate: each.base for each in CATALOGUE.relations.rates}
KINDS = ("法治政府建设年度报告", "行政执法工作报告")


def untold(kind: str, specs: list[FieldSpec]) -> list[str]:
    """Return the paths of those of `specs` that are neither printed nor told when all of them are answered."""
    groups: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for spec in specs:
        groups[spec.group][spec.path.leaf] = "70%" if spec.unit == "%" else "7"
    report = {"地区模板": "通用", "报告种类": kind}
    answers = parse_answers(make_answers(单位和报告=report, **groups), Path("填报.yaml"), ROOTS)
    made = render(answers)
    told = {*unprinted_answers(made, answers)}
    return [str(spec.path) for spec in specs if spec.path not in made.rendered.printed and spec.title not in told]


@pytest.mark.parametrize("kind", KINDS)
def test_every_figure_without_its_rate_is_printed_or_told(kind):
    figures = [spec for spec in CATALOGUE.of_kind(Kind.FIGURE) if spec.group]
    assert untold(kind, [spec for spec in figures if spec.path not in RATES]) == []


def test_what_checks_a_rate_is_told_when_it_alone_was_answered():
    bases = [spec for spec in CATALOGUE.of_kind(Kind.FIGURE) if spec.path in RATES.values()]
    assert len(bases) > 5
    assert [path for spec in bases for path in untold(KINDS[0], [spec])] == []


def test_what_checks_a_rate_that_is_printed_is_not_told():
    pair = [CATALOGUE[path] for path in ("执法队伍.持证率", "执法队伍.执法岗位人员")]
    assert untold(KINDS[0], pair) == ["执法队伍.执法岗位人员"]
