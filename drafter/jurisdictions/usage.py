"""Which answers and topics the section files of a jurisdiction print.

Found by reading the files' `{{ }}` and `{% %}` as text: quick enough for every command.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from drafter.errors import TemplateError
from drafter.hints import quoted
from drafter.jurisdictions.facts import paths_told
from drafter.jurisdictions.file_usage import FileUse, file_use
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import OutlineEntry, walk
from drafter.jurisdictions.section_files import (
    LISTED,
    REWRITTEN,
    SECTION_SUFFIX,
    nearest_file,
    section_files,
)
from drafter.model.field_spec import FieldSpec


class Usage(NamedTuple):
    """What the section files of a jurisdiction print."""

    answers: frozenset[str]
    """Paths such as 行政执法.行政检查次数, and whole lists such as 存在不足."""
    topics: frozenset[str]
    """Topics whose activities are printed."""
    fact_topics: frozenset[str] = frozenset()
    """Topics, or matters of them, whose facts are printed, but for those that a section prints itself."""
    by_sections: frozenset[str] = frozenset()
    """Of `answers` those that sections print themselves, by name."""
    shown: frozenset[str] = frozenset()
    """Of `by_sections` those that are printed in any case: within {{ }}, outside of [[ ]]."""
    within_options: frozenset[str] = frozenset()
    """Of `by_sections` those that are printed within [[ ]] alone, and not as a part of another: [[，其中…]]."""
    changes: frozenset[str] = frozenset()
    """Answers of which sections print the change, or last year's figure: {{ 组.名称|比上年 }}."""
    in_texts: frozenset[str] = frozenset()
    """Of `fact_topics` those that sections with words of their own ask for: they are about them."""

    def is_about(self, spec: FieldSpec) -> bool:
        """Return whether a section prints the answer of `spec` itself, or asks for its matter within a text of its own.

        A sort of what another answer counts is told along where there is something to tell.
        """
        return spec.path in self.by_sections or (not spec.part_of and spec.matter in self.in_texts)


def usage(jurisdiction: Jurisdiction, kind: object = None) -> Usage:
    """Return what the sections in the outline of the kind named `kind` print.

    None, or a name that the jurisdiction does not have: of all its kinds. Raises
    TemplateError for a section without a file.
    """
    return _usage(_outline_files(jurisdiction, kind), jurisdiction)


def printed_by(section: str, jurisdiction: Jurisdiction) -> Usage:
    """Return what one section file prints. Raises TemplateError when there is no such file."""
    return _usage(_files(section_path(jurisdiction, section), jurisdiction, set()), jurisdiction)


class SectionNames(NamedTuple):
    """What sections print by name."""

    answers: frozenset[str]
    topics: frozenset[str]
    """Topics, and matters of them, whose facts they print."""
    homes: Mapping[str, str]
    """Of what several files ask for by 事实('…'), the name of the file that prints it: lists give way, and what was copied."""
    moved: Mapping[str, str]
    """Facts and matters that somebody wrote into a text, or added to the lines for a topic, with the file's name."""
    in_texts: frozenset[str] = frozenset()
    """Of `topics` those that sections with words of their own ask for."""

    def is_told_elsewhere(self, spec: FieldSpec, asked: str, file: str) -> bool:
        """Return True when the fact of `spec`, for which `file` asks by 事实('`asked`'), stands in another place.

        A section's own words tell it first, then the call for it alone, for its matter, for its topic; but a call for
        its matter that somebody wrote goes before its line in a list made of an outline.
        """
        if self.homes.get(asked, file) != file or spec.path in self.answers:
            return True
        is_matter_moved = spec.matter in self.moved and spec.path not in self.moved
        if asked == spec.path:
            return is_matter_moved and self.moved[spec.matter] != file
        if asked == spec.matter != spec.topic:
            return spec.path in self.topics and not is_matter_moved
        is_matter_asked = spec.matter != asked and spec.matter in self.topics
        return is_matter_asked or spec.path in self.topics


def names_in_sections(jurisdiction: Jurisdiction, kind: object) -> SectionNames:
    """Return what the sections of the kind named `kind` print by name. Raises as `usage`."""
    files = tuple(_outline_files(jurisdiction, kind))
    return SectionNames(
        answers=frozenset[str]().union(*(file.answers - file.compared for file in files)),
        topics=frozenset[str]().union(*(file.fact_topics for file in files)),
        homes=_homes(files, jurisdiction),
        moved=_moved(files, jurisdiction),
        in_texts=frozenset[str]().union(*(file.fact_topics for file in files if not file.is_list)),
    )


def written_into(jurisdiction: Jurisdiction) -> frozenset[str]:
    """Return the answers, and the facts and matters, that somebody wrote into section files of its own folder.

    What a file has of the one above that it replaces was not written: it was copied.
    """
    own, *above = jurisdiction.folders
    return frozenset[str]().union(
        *(_written(_use(path, jurisdiction)) - _copied(path, above, jurisdiction) for path in section_files(own))
    )


def _copied(path: Path, above: Sequence[Path], jurisdiction: Jurisdiction) -> frozenset[str]:
    """Return what the section file says that the one at `path` replaces; nothing where it replaces none."""
    name = path.name.removesuffix(SECTION_SUFFIX).removesuffix(REWRITTEN)
    from_above = nearest_file(above, f"{name}{SECTION_SUFFIX}")
    if from_above is None:
        return frozenset()
    file = _use(from_above, jurisdiction)
    return file.answers | file.fact_topics


_MADE_LIST = re.compile(rf"{LISTED}\d*{re.escape(SECTION_SUFFIX)}$")


def is_made_list(section: str, jurisdiction: Jurisdiction) -> bool:
    """Return whether the bureau's own file of `section` only lists facts and matters, as those made of an outline do."""
    path = nearest_file(jurisdiction.folders[:1], section + SECTION_SUFFIX)
    if path is None:
        return False
    file = file_use(path)
    return file.is_list and not file.topics


def _use(path: Path, jurisdiction: Jurisdiction) -> FileUse:
    """Return what the section file at `path` says, with the present names of what has another now (原名)."""
    file, renamed = file_use(path), jurisdiction.renamed
    if renamed.keys().isdisjoint((*file.topics, *file.fact_topics, file.made_for)):
        return file
    own = {topic.name: topic.name for topic in jurisdiction.all_topics}
    topics = frozenset(own.get(name) or renamed.get(name, name) for name in file.topics)
    fact_topics, asked, added = (
        frozenset(renamed.get(name, name) for name in names) for names in (file.fact_topics, file.asked, file.added)
    )
    made_for = renamed.get(file.made_for, file.made_for)
    return file._replace(topics=topics, fact_topics=fact_topics, asked=asked, added=added, made_for=made_for)


def _written(file: FileUse) -> frozenset[str]:
    """Return what a file names within a text, in a line that was added to those for a topic or one matter, or by itself.

    Not what a file holds that an outline was made into: the matter of its name, or a list but for lines added to that.
    """
    if not file.is_list:
        return file.answers | file.fact_topics
    if file.topics:
        return file.fact_topics - file.topics
    if _MADE_LIST.search(file.name):
        return file.added
    return file.fact_topics - {file.made_for}


def _moved(files: Sequence[FileUse], jurisdiction: Jurisdiction) -> dict[str, str]:
    """Return what somebody wrote into `files`, but for topics' own lines, with the name of the file meant to tell it.

    Beside lists made of an outline what stands above their folder, or was copied from there, was not written: it stood
    there when they were made.
    """
    folders = jurisdiction.folders
    made = {folders.index(file.path.parent) for file in files if _MADE_LIST.search(file.name)}
    above = folders[min(made) + 1 :] if made else ()
    moved: dict[str, list[FileUse]] = {}
    for file in files:
        if file.path.parent in above:
            continue
        for name in (_written(file) & file.asked) - file.topics - _copied(file.path, above, jurisdiction):
            moved.setdefault(name, []).append(file)
    return {name: min(each, key=partial(_meant, name)).name for name, each in moved.items()}


def _homes(files: Iterable[FileUse], jurisdiction: Jurisdiction) -> dict[str, str]:
    """Return where each fact or matter stands that a list of facts asks for, and another file too.

    What a bureau writes into a text, or adds to a list, is meant; the other lists are made of an outline, and other texts
    stand above its folder or were copied from there.
    """
    own, *above = jurisdiction.folders
    asking: dict[str, list[FileUse]] = {}
    for file in files:
        for name in file.asked:
            asking.setdefault(name, []).append(file)
    several = {name: each for name, each in asking.items() if len(each) > 1}
    written = {
        (name, file.name)
        for name, each in several.items()
        for file in each
        if file.path.parent == own and name in _written(file) - file.topics - _copied(file.path, above, jurisdiction)
    }
    homes: dict[str, str] = {}
    for name, each in several.items():
        meant = [file for file in each if (name, file.name) in written]
        if any(file.is_list for file in each[:-1]) or 0 < len(meant) < len(each):
            homes[name] = min(meant or each, key=partial(_meant, name)).name
    return homes


def _meant(name: str, file: FileUse) -> tuple[bool, bool, bool, int]:
    """Return what sorts the files that ask for `name`, the one that is meant to tell it first.

    A text of one's own goes before lists; of these one for a topic to whose lines that for `name` was added before
    the others, a short one before a long one, and last that which was made for this one thing.
    """
    if not file.is_list:
        return False, False, False, 0
    is_made_for_it = file.asked == {file.made_for} and not file.topics
    was_added = name in file.added or (bool(file.topics) and name not in file.topics)
    return True, is_made_for_it, not was_added, len(file.asked)


def _usage(files: Iterable[FileUse], jurisdiction: Jurisdiction) -> Usage:
    """Return what `files` print together."""
    read = tuple(files)
    answers = frozenset[str]().union(*(file.answers for file in read))
    topics = frozenset[str]().union(*(file.topics for file in read))
    fact_topics = frozenset[str]().union(*(file.fact_topics for file in read))
    catalogue = jurisdiction.catalogue()
    facts = {path for name in fact_topics for spec in catalogue.told_under(name) for path in paths_told(spec)}
    shown = frozenset[str]().union(*(file.shown for file in read))
    printed = frozenset[str]().union(*(file.printed for file in read))
    aside, without = printed - shown, catalogue.unused
    own = answers - without
    told = own - frozenset[str]().union(*(file.compared for file in read))
    changes = frozenset[str]().union(*(file.changes for file in read)) - without
    in_texts = frozenset[str]().union(*(file.fact_topics for file in read if not file.is_list))
    return Usage(own | facts, topics, fact_topics, told, shown - without, aside - without, changes, in_texts)


def _outline_files(jurisdiction: Jurisdiction, kind: object) -> Iterator[FileUse]:
    """Yield what the section files say that the outline of the kind named `kind` needs, each once."""
    kinds = [each for each in jurisdiction.kinds if each.name == kind] or jurisdiction.kinds
    seen: set[Path] = set()
    for section in section_names(entry for each in kinds for entry in each.outline):
        yield from _files(section_path(jurisdiction, section), jurisdiction, seen)


def _files(path: Path, jurisdiction: Jurisdiction, seen: set[Path]) -> Iterator[FileUse]:
    """Yield what a section file says itself, and what all files say that it includes."""
    if path in seen:
        return
    seen.add(path)
    file = _use(path, jurisdiction)
    yield file
    for name in file.includes:
        included = nearest_file(jurisdiction.folders, name)
        if included is not None:  # a missing one is reported when the section runs
            yield from _files(included, jurisdiction, seen)


def included_by(section: str, jurisdiction: Jurisdiction) -> Iterator[str]:
    """Yield the names of the sections that the section file `section` includes, those of included ones too, in order."""
    path = nearest_file(jurisdiction.folders, section + SECTION_SUFFIX)
    if path is None:
        return
    seen = {section}
    for file in _files(path, jurisdiction, set()):
        for included in file.includes:
            name = included.removesuffix(SECTION_SUFFIX)
            if name not in seen:
                seen.add(name)
                yield name


def section_names(entries: Iterable[OutlineEntry]) -> Iterator[str]:
    """Yield the section names of `entries` and of all entries below them, in order."""
    return (entry.section for entry in walk(entries) if entry.section)


def section_path(jurisdiction: Jurisdiction, name: str) -> Path:
    """Return the section file `name` of the nearest folder that has it.

    Raises TemplateError when none has.
    """
    path = nearest_file(jurisdiction.folders, name + SECTION_SUFFIX)
    if path is not None:
        return path
    raise TemplateError(
        f"{jurisdiction.name}：提纲里写了段落{quoted(name)}，但这个地区和它的上级模板都没有"
        f"“{name}{SECTION_SUFFIX}”这个文件；请建立这个文件，或改正提纲"
    )
