"""The figures of a report that are answered, by path, with what is known of their questions."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from drafter.model.amounts import Amount, amount
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import FieldSpec, catalogue, fields_of_kind
from drafter.model.fields import Kind
from drafter.model.figure import Figure
from drafter.model.report import Report
from drafter.model.titles import LOCAL


class Counted(NamedTuple):
    """A figure that is answered, with what is known of its question."""

    path: AnswerPath
    figure: Figure
    unit: str
    """The question's own unit; empty when neither model nor jurisdiction names one."""

    @property
    def title(self) -> str:
        """The title of the question."""
        return self.path.leaf

    @property
    def amount(self) -> Amount:
        """What it can mean, in the smallest unit of its kind."""
        return amount(self.figure, self.unit)

    @property
    def shown(self) -> str:
        """Title and figure, as messages show it."""
        return f"{self.title} {self.figure.text(self.unit) or '不适用'}"


def figures(report: Report, units: Mapping[str, str] = MappingProxyType({})) -> dict[str, Counted]:
    """Return all figures that are answered, by path, in the order of the questions.

    Those that an edition withholds are left out.
    `units` are the measure words with which a jurisdiction asks, by path, where it says them itself.
    """
    declared = ((LOCAL.child(name), value, "") for name, value in report.local.items())
    asked = ((spec.path, _held(report, spec), spec.unit) for spec in fields_of_kind(Kind.FIGURE))
    return {
        path: Counted(path, value, units.get(path, unit))
        for path, value, unit in (*asked, *declared)
        if isinstance(value, Figure)
    }


def _held(report: Report, spec: FieldSpec) -> object:
    group = catalogue()[spec.group]
    return getattr(getattr(report, group.attribute), spec.attribute)
