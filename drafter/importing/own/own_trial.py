"""Makes a report of answers that are tried, and says how far it is from the document that there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from drafter.answers.blank_form import blank_form
from drafter.answers.questions import chapters_for
from drafter.errors import DrafterError
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.model.answer_path import AnswerPath
from drafter.model.characters import without_spaces
from drafter.model.report import build_report
from drafter.model.titles import JURISDICTION, REPORT_KIND
from drafter.pages.layout.report_layout import lay_out
from drafter.pages.written_lines import WrittenLine, written_lines
from drafter.sections.render_sections import render_report
from drafter.yamlfile.yaml_write import Plain

FARTHEST = 1_000_000
"""The distance of a report that cannot be made."""


class Trial(NamedTuple):
    """A report that was made."""

    lines: tuple[WrittenLine, ...]
    distance: int
    """In how many characters, roughly, its paragraphs differ from those of the document; 0: in none."""


class TrialPress(NamedTuple):
    """What makes reports of one kind, for one jurisdiction."""

    jurisdiction: Jurisdiction
    kind: str
    texts: tuple[str, ...]
    """The paragraphs of the document."""
    cache: Path | None
    """For compiled sections."""

    def made(self, answers: Mapping[AnswerPath, Plain]) -> Trial | None:
        """Return the report that `answers` make; None when they make none."""
        tree = _tree({**answers, JURISDICTION: self.jurisdiction.name, REPORT_KIND: self.kind})
        try:
            report = build_report(tree, self.jurisdiction.catalogue().declared)
            rendered = render_report(report, self.jurisdiction, self.jurisdiction.kind(self.kind), self.cache)
            document = lay_out(rendered, report, self.jurisdiction.page(), self.jurisdiction)
        except (DrafterError, ValueError):  # pydantic raises ValueErrors
            return None
        lines = written_lines(document)
        return Trial(lines, _distance(self.texts, lines))

    def file_text(self, answers: Mapping[AnswerPath, Plain]) -> str:
        """Return an answers file with `answers`."""
        return blank_form(self.jurisdiction, chapters_for(self.jurisdiction, self.kind), self.kind, answers)

    def lacking(self, lines: Sequence[WrittenLine]) -> list[str]:
        """Return the paragraphs of the document that `lines` do not have, in order."""
        left = Counter(without_spaces(line.text) for line in lines)
        lacking = []
        for text in self.texts:
            left[without_spaces(text)] -= 1
            if left[without_spaces(text)] < 0:
                lacking.append(text)
        return lacking


def _tree(answers: Mapping[AnswerPath, Plain]) -> dict[str, Any]:
    """Return answers by path as the data of a file."""
    tree: dict[str, Any] = {}
    for path, value in answers.items():
        if path.parent:
            tree.setdefault(path.root, {})[path.below_root] = value
        else:
            tree[path] = value
    return tree


def _distance(texts: Sequence[str], made: Sequence[WrittenLine]) -> int:
    now, new = Counter(map(without_spaces, texts)), Counter(without_spaces(line.text) for line in made)
    lacking, beyond = list((now - new).elements()), list((new - now).elements())
    wanted, there = Counter("".join(lacking)), Counter("".join(beyond))
    return len(lacking) + len(beyond) + (wanted - there).total() + (there - wanted).total()
