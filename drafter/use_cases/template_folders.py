"""Lists, makes, changes and checks the folders of section templates (jurisdictions)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.errors import TemplateError
from drafter.folders import shipped, template_roots, user_templates
from drafter.jurisdictions.folder_search import folders_without_manifest, without_manifest
from drafter.jurisdictions.jurisdiction import Jurisdiction, load_jurisdiction
from drafter.jurisdictions.names import manifests

if TYPE_CHECKING:
    from drafter.authoring.template_fault import TemplateFault


class KnownJurisdiction(NamedTuple):
    """A folder of templates that was found."""

    name: str
    folder: Path
    title: str = ""
    parents: tuple[str, ...] = ()
    """Names of the folders it inherits from, the nearest first."""
    problem: str = ""
    """Why it cannot be read, in Chinese; empty when it can."""


class UpdatedSection(NamedTuple):
    """What became of one section when what changed above was merged into it."""

    own: Path
    above: Path
    conflicts: int
    """Places where both sides changed the same lines; they are marked in the file."""
    merged: bool
    """Whether the file was changed."""
    noted: bool
    """Whether only the text above was noted, for want of the one that was copied."""
    backup: Path | None
    """The file as it was; None when it was not changed."""


class CopiedSection(NamedTuple):
    """A section file that was copied to be changed."""

    source: Path
    copy: Path


def known_jurisdictions(folder: Path) -> tuple[KnownJurisdiction, ...]:
    """Return the jurisdictions that are found from `folder`, those that cannot be read too."""
    roots = template_roots(folder)
    misnamed = (
        KnownJurisdiction(each.name, each, problem=without_manifest(each)) for each in folders_without_manifest(roots)
    )
    return (*(_known(manifest.parent, roots) for manifest in manifests(roots)), *misnamed)


def _known(folder: Path, roots: tuple[Path, ...]) -> KnownJurisdiction:
    try:
        jurisdiction = load_jurisdiction(folder.name, roots)
    except TemplateError as error:
        return KnownJurisdiction(folder.name, folder, problem=str(error))
    parents = tuple(parent.name for parent in jurisdiction.folders[1:])
    return KnownJurisdiction(folder.name, folder, jurisdiction.title, parents)


def open_jurisdiction(name: str, folder: Path) -> Jurisdiction:
    """Return the jurisdiction called `name`, searched from `folder`. Raises TemplateError."""
    return load_jurisdiction(name, template_roots(folder))


def make_templates(name: str, parent: str, title: str, folder: Path, *, for_user: bool) -> Path:
    """Make a jurisdiction that inherits from `parent` and return the path of its manifest.

    It goes into `templates` of `folder`, or with `for_user` where the user keeps those for all
    folders. Raises InputError for a bad or taken name, TemplateError, OutputError.
    """
    from drafter.authoring.maker import make_jurisdiction

    root = user_templates() if for_user else folder / "templates"
    return make_jurisdiction(name, parent, title, root, template_roots(folder))


def copy_section(name: str, section: str, folder: Path) -> CopiedSection:
    """Copy an inherited section file into the jurisdiction `name`. Raises InputError, TemplateError, OutputError."""
    from drafter.authoring.copied_sections import override_section

    return CopiedSection(*override_section(name, section, template_roots(folder), shipped("templates")))


def compare_sections(name: str, section: str, folder: Path) -> tuple[str, ...]:
    """Return of each section that `name` copied from above what changed on either side, in Chinese.

    `section` is the only one that is wanted; empty for all. Raises InputError, TemplateError.
    """
    from drafter.authoring.copied_sections import chosen_sections, differences

    return tuple(map(differences, chosen_sections(open_jurisdiction(name, folder), section)))


def update_templates(name: str, section: str, folder: Path) -> tuple[UpdatedSection, ...]:
    """Merge what changed above into the sections that `name` copied, and return what became of each.

    `section` is the only one that is wanted; empty for all. Raises InputError, TemplateError, OutputError.
    """
    from drafter.authoring.copied_sections import update_sections

    updates = update_sections(open_jurisdiction(name, folder), section, shipped("templates"))
    return tuple(
        UpdatedSection(each.section.own, each.section.above, each.conflicts, each.merged, each.noted, each.backup)
        for each in updates
    )


def check_templates(name: str, folder: Path) -> tuple[TemplateFault, ...]:
    """Return what is wrong with the jurisdiction `name`, the gravest first. Raises TemplateError."""
    from drafter.authoring.check import check_jurisdiction

    return tuple(check_jurisdiction(name, template_roots(folder)))
