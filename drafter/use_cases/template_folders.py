"""Lists, makes, changes and checks the folders of section templates (jurisdictions)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.errors import InputError, TemplateError
from drafter.folders import shipped, template_roots, user_templates
from drafter.jurisdictions.folder_search import folders_without_manifest, without_manifest
from drafter.jurisdictions.jurisdiction import Jurisdiction, load_jurisdiction
from drafter.jurisdictions.names import manifests

if TYPE_CHECKING:
    from drafter.authoring.name_search import FoundName
    from drafter.authoring.outline_draft import DraftEntry as DraftEntry  # noqa: PLC0414 - for commands too
    from drafter.authoring.outline_draft import OutlineDraft as OutlineDraft  # noqa: PLC0414
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
    kinds: tuple[str, ...] = ()
    """Names of the kinds of report that print it; empty when no outline has it."""


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


def outline_from(source: str, parent: str, kind: str, unit: str, folder: Path) -> OutlineDraft:
    """Return last year's outline with a section of `parent` proposed for each heading.

    `source` is the path of last year's report or outline (.docx, .txt), or its lines as they were pasted; `kind` is the
    name of a kind of report of `parent`, or of one to be made, empty for the first of the report's sort; `unit` is the
    unit's name, empty for one that is not known. Raises InputError when there is no heading, TemplateError.
    """
    from drafter.authoring.bureau_manner import NO_FORMS
    from drafter.authoring.outline_draft import OutlineDraft, title_pattern
    from drafter.authoring.outline_lines import read_outline
    from drafter.authoring.outline_sections import with_sections
    from drafter.checking.sources.from_text import read_text
    from drafter.checking.sources.read_source import read_source
    from drafter.model.report_type import type_in

    pasted = "\n" in source.strip()
    manuscript = read_text(source, "提纲") if pasted else read_source(Path(source)).manuscript
    outline = read_outline(manuscript)
    if not outline.entries:
        raise InputError(
            f"{'粘贴的提纲' if pasted else source}：没有找到带序号的标题；请照去年的报告写，一行一个，如 一、工作情况"
        )
    above = open_jurisdiction(parent, folder)
    sort = type_in(kind) or manuscript.type
    of_sort = [each for each in above.kinds if each.type is sort]
    like = (of_sort or list(above.kinds))[0]
    chosen = next((each for each in above.kinds if each.name == kind), like)
    forms = NO_FORMS._replace(title=title_pattern(manuscript._replace(year=outline.year), unit))
    entries = tuple(with_sections(outline.entries, above, chosen))
    drafted = OutlineDraft(chosen.name, entries, forms, remarks=outline.remarks, running=outline.running)
    if kind in ("", chosen.name):
        return drafted
    return drafted._replace(new_kind=kind, category=chosen.type if type_in(kind) is chosen.type else drafted.category)


def outline_from_report(source: str, parent: str, kind: str, folder: Path) -> OutlineDraft:
    """Return the outline of last year's report with how it speaks, each heading with the section that fits best.

    The whole report at the path `source` is read, for the questions of `parent`; `kind` as in `outline_from`. Raises
    InputError when it has no heading, TemplateError.
    """
    from drafter.authoring.outline_draft import OutlineDraft
    from drafter.authoring.outline_numbers import odd_numbers, run_on, running_numbers
    from drafter.authoring.report_forms import forms_of
    from drafter.authoring.report_outline import report_entries, told_last_year
    from drafter.use_cases.import_report import import_report

    report = import_report(source, parent, kind or None)
    above = open_jurisdiction(parent, folder)
    entries = report_entries(report, above, above.kind(report.kind))
    if not entries:
        raise InputError(f"{source}：没有找到标题；请换一份有标题的报告，或用 --outline 贴提纲")
    forms, running = forms_of(report, entries, above), tuple(running_numbers(entries))
    headed = {each.passage for each in report.outline}
    others = (each.text.strip() for place, each in enumerate(report.passages) if place not in headed)
    remarks = (*odd_numbers(entries), *run_on(others))
    drafted = OutlineDraft(report.kind, tuple(entries), forms, remarks=remarks, running=running)
    return drafted._replace(told_last_year=told_last_year(report))


def section_choices(draft: OutlineDraft, parent: str, folder: Path) -> tuple[str, ...]:
    """Return the names of the sections of `parent` that may tell a heading of `draft`. Raises TemplateError."""
    from drafter.jurisdictions.usage import section_names

    kind = open_jurisdiction(parent, folder).kind(draft.kind)
    return tuple(dict.fromkeys(section_names(kind.outline)))


def missing_headings(draft: OutlineDraft, parent: str, folder: Path) -> tuple[str, ...]:
    """Return the headings of `parent` whose sections tell none of `draft`. Raises TemplateError."""
    from drafter.authoring.outline_topics import with_the_rest

    kind = open_jurisdiction(parent, folder).kind(draft.kind)
    return tuple(entry.heading for entry in with_the_rest(draft.entries, kind) if entry.is_added)


def own_section(heading: str) -> str:
    """Return what a new section file for `heading` is called."""
    from drafter.authoring.outline_draft import file_name

    return file_name(heading, set())


def completed_outline(draft: OutlineDraft, parent: str, folder: Path, *, with_rest: bool) -> OutlineDraft:
    """Return `draft` with a place for each topic that `parent` asks for and a heading is about, and those without one.

    `with_rest` adds the headings of `parent` whose sections tell none of `draft`. Raises TemplateError.
    """
    from drafter.authoring.made_sections import settled
    from drafter.authoring.outline_facts import with_facts
    from drafter.authoring.outline_topics import with_all_topics, with_the_rest

    above = open_jurisdiction(parent, folder)
    kind = above.kind(draft.kind)
    entries = with_the_rest(draft.entries, kind) if with_rest else list(draft.entries)
    entries, unused = with_all_topics(entries, above, kind, draft.told_last_year)
    placed = settled(
        with_facts(entries, above, kind, draft.told_last_year), above, "" if draft.new_kind else draft.kind
    )
    told = above.catalogue().told_under
    new_topics = frozenset(entry.topic for entry in placed if entry.topic and not told(entry.topic))
    return draft._replace(entries=placed, unused=unused, new_topics=new_topics)


def look_up(word: str, name: str, folder: Path) -> tuple[tuple[FoundName, ...], str]:
    """Return what the sections of `name` may name that holds `word`, and the nearest name when nothing does.

    The two may stand the other way round.
    """
    from drafter.authoring.name_search import names_with, nearest_name

    names = {each.name for each in known_jurisdictions(folder)}
    if name not in names and word in names:
        word, name = name, word
    jurisdiction = open_jurisdiction(name, folder)
    found = tuple(names_with(word, jurisdiction))
    return found, "" if found else nearest_name(word, jurisdiction)


def make_templates(
    name: str, parent: str, title: str, folder: Path, *, for_user: bool, draft: OutlineDraft | None = None
) -> Path:
    """Make a jurisdiction that inherits from `parent` and return the path of its manifest.

    It goes into `templates` of `folder`, or with `for_user` where the user keeps those for all
    folders. Raises InputError for a bad or taken name, TemplateError, OutputError.
    """
    from drafter.authoring.maker import make_jurisdiction

    root = user_templates() if for_user else folder / "templates"
    return make_jurisdiction(name, parent, title, root, template_roots(folder), draft)


def copy_section(name: str, section: str, folder: Path) -> CopiedSection:
    """Copy an inherited section file into the jurisdiction `name`. Raises InputError, TemplateError, OutputError."""
    from drafter.authoring.copied_sections import override_section
    from drafter.jurisdictions.usage import included_by, section_names

    source, copy = override_section(name, section, template_roots(folder), shipped("templates"))
    jurisdiction = open_jurisdiction(name, folder)
    printing = tuple(
        kind.name
        for kind in jurisdiction.kinds
        if any(copy.stem in (each, *included_by(each, jurisdiction)) for each in section_names(kind.outline))
    )
    return CopiedSection(source, copy, printing)


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
