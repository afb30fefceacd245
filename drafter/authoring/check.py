"""Checks a jurisdiction without rendering it: every fault with its file and line.

What a folder's own files say is judged; what they inherit is its parent's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from drafter.authoring.file_faults import file_faults
from drafter.authoring.manifest_faults import manifest_faults, manifest_gaps
from drafter.authoring.section_faults import section_faults
from drafter.authoring.template_fault import TemplateFault
from drafter.authoring.trial import trial_errors
from drafter.errors import TemplateError
from drafter.inputs import UnreadableError, file_bytes
from drafter.jurisdictions.folder_search import find_folder
from drafter.jurisdictions.jurisdiction import Jurisdiction, load_jurisdiction
from drafter.jurisdictions.names import MANIFEST
from drafter.limits import MANIFEST as MANIFEST_SIZE
from drafter.yamlfile.yaml_text import read_yaml


def check_jurisdiction(name: str, roots: tuple[Path, ...]) -> list[TemplateFault]:
    """Return the faults of the jurisdiction `name`, in order of file and line.

    Raises TemplateError when there is no such jurisdiction.
    """
    folder = find_folder(name, roots)
    try:
        jurisdiction = load_jurisdiction(name, roots)
        jurisdiction.references()
    except TemplateError as error:
        return [_loading_fault(str(error), folder)]
    manifest = read_yaml(folder / MANIFEST)
    misnamed = list(file_faults(jurisdiction, folder))
    others = (*manifest_faults(jurisdiction, manifest), *section_faults(jurisdiction, folder))
    names = {fault.where for fault in misnamed}
    faults = [*misnamed, *(fault for fault in others if fault.where.partition(" ")[0] not in names)]
    if not any(fault.serious for fault in faults):
        faults += trial_faults(jurisdiction, folder)
    if not any(fault.serious for fault in faults):  # what is wrong comes before what follows from it
        above = load_jurisdiction(jurisdiction.folders[1].name, roots) if jurisdiction.folders[1:] else None
        faults += manifest_gaps(jurisdiction, manifest, above)
    return list(dict.fromkeys(faults))


def trial_faults(jurisdiction: Jurisdiction, folder: Path) -> Iterator[TemplateFault]:
    """Yield what only shows when its own sections are rendered, with and without answers."""
    manifest = f"{folder.name}/{MANIFEST}"
    for message in trial_errors(jurisdiction):
        where, _, problem = message.partition("：")
        if where.startswith(f"{folder.name}/"):
            yield TemplateFault(where, problem)
        elif "第" not in where:  # a heading's braces
            brace = re.search(r"“(.+?)”里有", message)
            lines = [n for n, line in enumerate(_lines(folder), 1) if brace and brace[1] in line]
            if lines:
                yield TemplateFault(f"{manifest} 第{lines[0]}行", message)


def _loading_fault(message: str, folder: Path) -> TemplateFault:
    where, _, problem = message.partition("：")
    if "第" in where and "行" in where:
        return TemplateFault(where, problem)
    if where == f"{folder.name}/{MANIFEST}":  # what is missing has no line
        return TemplateFault(f"{where} 第1行", problem)
    line = next((i for i, text in enumerate(_lines(folder), 1) if text.startswith("上级模板:")), 1)
    return TemplateFault(f"{folder.name}/{MANIFEST} 第{line}行", message)


def _lines(folder: Path) -> list[str]:
    """Return the lines of the manifest of `folder`; empty when it cannot be read, which another fault says."""
    try:
        return file_bytes(folder / MANIFEST, MANIFEST_SIZE).decode("utf-8-sig", errors="replace").splitlines()
    except UnreadableError:
        return []


def fault_list(faults: list[TemplateFault]) -> str:
    """Return the faults as lines for the terminal, the serious ones first."""
    ordered = sorted(faults, key=lambda fault: not fault.serious)
    return "\n".join(f"{'错误' if f.serious else '留意'}：{f.where}：{f.message}" for f in ordered)
