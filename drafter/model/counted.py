"""The figures of a report that are answered, by path, with what is known of their questions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from drafter.model.amounts import Amount, amount
from drafter.model.fields import Kind, extra_of
from drafter.model.figure import Figure
from drafter.model.report import Report


class Counted(NamedTuple):
    """A figure that is answered, with what is known of its question."""

    path: str
    figure: Figure
    unit: str
    """The question's own unit; empty when nobody says it."""

    @property
    def title(self) -> str:
        """The title of the question."""
        return self.path.rpartition(".")[2]

    @property
    def amount(self) -> Amount:
        """What it can mean, in the smallest unit of its kind."""
        return amount(self.figure, self.unit)

    @property
    def told(self) -> str:
        """Title and figure, as messages show it."""
        return f"{self.title} {self.figure.text(self.unit) or '不适用'}"


@cache
def places(kind: Kind) -> tuple[tuple[str, str, str, str], ...]:
    """Return path, attribute of the group, attribute in it and unit of each question of a kind."""
    return tuple(
        (f"{group.alias}.{field.alias}", outer, inner, extra_of(field).get("unit", ""))
        for outer, group in Report.model_fields.items()
        if hasattr(group.default_factory, "model_fields")
        for inner, field in group.default_factory.model_fields.items()  # type: ignore[union-attr]
        if extra_of(field).get("kind") == kind.value
    )


def figures(report: Report, units: Mapping[str, str] = MappingProxyType({})) -> dict[str, Counted]:
    """Return all figures that are answered, by path, in the order of the questions.

    Those that an edition withholds are left out.
    `units` are the measure words with which a jurisdiction asks, by path, where it says them itself.
    """
    found = {
        path: Counted(path, value, units.get(path, unit))
        for path, outer, inner, unit in places(Kind.FIGURE)
        if isinstance(value := getattr(getattr(report, outer), inner), Figure)
    }
    for name, value in report.local.items():
        if isinstance(value, Figure):
            path = f"本地补充.{name}"
            found[path] = Counted(path, value, units.get(path, ""))
    return found
