"""The figures of a report that are answered, by path, with what is known of their questions."""

from __future__ import annotations

from functools import cache
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
    """The question's own unit; empty for a jurisdiction's own question."""

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


def figures(report: Report) -> dict[str, Counted]:
    """Return all figures that are answered, by path, in the order of the questions."""
    found = {
        path: Counted(path, value, unit)
        for path, outer, inner, unit in places(Kind.FIGURE)
        if (value := getattr(getattr(report, outer), inner)) is not None
    }
    for name, value in report.local.items():
        if isinstance(value, Figure):
            found[f"本地补充.{name}"] = Counted(f"本地补充.{name}", value, "")
    return found
