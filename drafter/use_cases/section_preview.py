"""Shows one section of a report as text."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from drafter.authoring.preview import preview_section
from drafter.model.edition import Edition, edition_named
from drafter.rendering import in_edition
from drafter.use_cases.open_answers import open_answers


class SectionPreview(NamedTuple):
    """One section as text."""

    text: str
    """The section and the answers that it prints, in Chinese."""
    sources: tuple[Path, ...]
    """The answers file and the folders of section files that it was made of."""


def section_preview(
    name: str,
    section: str,
    kind: str | None = None,
    jurisdiction: str | None = None,
    edition: str = Edition.FILED.value,
) -> SectionPreview:
    """Return the section file `section` rendered with the answers file called `name`.

    Raises InputError when the outline has no such section, TemplateError.
    """
    chosen = edition_named(edition)
    answers = open_answers(name, kind, jurisdiction)
    text = preview_section(in_edition(answers, chosen), section)
    return SectionPreview(text, (answers.source.path, *answers.jurisdiction.folders))
