"""Shows one section of a report as text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from drafter.authoring.preview import preview_section, stamp_of
from drafter.errors import DrafterError
from drafter.jurisdictions.section_files import section_text
from drafter.jurisdictions.usage import section_names, section_path
from drafter.model.edition import Edition, edition_named
from drafter.rendering import chosen_kind, in_edition
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


class SectionBeside(NamedTuple):
    """A section file and what it prints, side by side."""

    file: str
    """Where it lies."""
    source: tuple[str, ...]
    """Its lines."""
    printed: tuple[str, ...]
    """What it prints, and the answers that it uses, line by line."""
    problem: str
    """What is wrong with it, in Chinese; empty when it prints."""
    line: int
    """The line at which that is, from 1; 0 for none."""
    stamp: str
    """Another one whenever a file of which it is made was saved."""


def section_files(name: str) -> tuple[str, ...]:
    """Return the names of the section files that the report in the answers file called `name` uses, in order."""
    return tuple(dict.fromkeys(section_names(chosen_kind(open_answers(name)).outline)))


def section_beside(name: str, section: str) -> SectionBeside:
    """Return the section file `section` and what it prints with the answers file called `name`.

    Raises InputError, TemplateError when there is no such file.
    """
    answers = open_answers(name)
    if section not in section_files(name):
        preview_section(answers, section)  # says which there are
    path = section_path(answers.jurisdiction, section)
    source = tuple(section_text(path).splitlines())
    stamp = "-".join(f"{saved:x}" for saved in stamp_of((answers.source.path, *answers.jurisdiction.folders)))
    try:
        printed = tuple(preview_section(answers, section).splitlines()[2:])
    except DrafterError as error:
        return SectionBeside(str(path), source, (), str(error), _line_of(str(error), path), stamp)
    return SectionBeside(str(path), source, printed, "", 0, stamp)


def _line_of(message: str, path: Path) -> int:
    """Return the line of the file at `path` that `message` names, from 1; 0 when it names none."""
    found = re.search(rf"{re.escape(path.name)}\D{{0,6}}第\s*([0-9]+)\s*行", message)
    return int(found[1]) if found else 0
