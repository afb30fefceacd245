"""The figures of a report that are answered, by path, with what is known of their questions."""

from __future__ import annotations

from typing import NamedTuple

from drafter.model.amounts import Amount, amount
from drafter.model.answer_path import AnswerPath
from drafter.model.catalogue import Catalogue, core
from drafter.model.field_spec import answers_in
from drafter.model.figure import Figure
from drafter.model.report import Report


class Counted(NamedTuple):
    """A figure that is answered, with what is known of its question."""

    path: AnswerPath
    figure: Figure
    unit: str
    """The question's own unit; empty when it has none."""

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


def figures(report: Report, catalogue: Catalogue | None = None) -> dict[str, Counted]:
    """Return all figures that are answered, by path, in the order of the questions.

    Those that an edition withholds are left out. `catalogue` is a jurisdiction's, with its own facts and measure
    words; None: the model's own.
    """
    found: dict[str, Counted] = {}
    for group in (catalogue or core()).groups():
        figures = ((spec, value) for spec, value in answers_in(report, group) if isinstance(value, Figure))
        found |= {spec.path: Counted(spec.path, value, spec.unit) for spec, value in figures}
    return found
