"""Finds the files of a jurisdiction's folder that do nothing because of their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from drafter.authoring.template_fault import TemplateFault
from drafter.errors import TemplateError
from drafter.jurisdictions.facts import FACTS
from drafter.jurisdictions.folder_search import SAVE_AS, misnamed
from drafter.jurisdictions.jurisdiction import REFERENCES, Jurisdiction
from drafter.jurisdictions.manifest import ReportKind
from drafter.jurisdictions.names import MANIFEST
from drafter.jurisdictions.section_files import SECTION_SUFFIX, section_files
from drafter.jurisdictions.usage import included_by, section_names
from drafter.jurisdictions.wordings_file import WORDINGS_FILE


def file_faults(jurisdiction: Jurisdiction, folder: Path) -> Iterator[TemplateFault]:
    """Yield the files of `folder` that are meant to be others: 引用.yml, 法治宣传.txt.txt, 法治宣传.docx."""
    right = (MANIFEST, REFERENCES, FACTS, WORDINGS_FILE, *_section_files_meant(jurisdiction))
    told: set[str] = set()
    for name in right:
        for path in misnamed(folder, name):
            if path.name in right or path.name in told or _is_same(path, folder / name):
                continue
            told.add(path.name)
            is_there = (folder / name).exists()
            what = f"起作用的是 {name}；不用的话可以删去" if is_there else f"请改名为 {name}。{SAVE_AS}"
            where = f"{folder.name}/{path.name}"
            yield TemplateFault(where, f"文件名不对，这个文件不起作用；{what}", serious=not is_there)


def _is_same(path: Path, other: Path) -> bool:
    """Return whether two names are of one file, as where small and capital letters are the same."""
    return other.exists() and path.samefile(other)


def _section_files_meant(jurisdiction: Jurisdiction) -> list[str]:
    """Return the names of all section files that the outline names or a parent has."""
    printed = sections_of(jurisdiction.kinds, jurisdiction)
    inherited = {path.stem for folder in jurisdiction.folders[1:] for path in section_files(folder)}
    plain = {name.removesuffix(SECTION_SUFFIX) for name in printed | inherited}
    return [name + SECTION_SUFFIX for name in sorted(plain)]


def sections_of(kinds: Iterable[ReportKind], jurisdiction: Jurisdiction) -> set[str]:
    """Return the names of the sections that the outlines of `kinds` name, and of those that these include."""
    named = {name for kind in kinds for name in section_names(kind.outline)}
    return named.union(*(readable_includes(name, jurisdiction) for name in named))


def readable_includes(section: str, jurisdiction: Jurisdiction) -> list[str]:
    """Return what a section includes; nothing where a file cannot be read, which another fault says."""
    try:
        return list(included_by(section, jurisdiction))
    except TemplateError:
        return []
