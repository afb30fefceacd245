"""Writes the section files of an outline: new ones for topics with a heading, those from above without what these tell."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from drafter.authoring.copied_sections import plain_text
from drafter.authoring.outline_draft import DraftEntry
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.section_files import LIST_ENDS, REWRITTEN, SECTION_SUFFIX, nearest_file
from drafter.jurisdictions.section_tags import REMARKS, without
from drafter.jurisdictions.usage import included_by, section_names
from drafter.model.answer_path import AnswerPath

_PRINT = re.compile(r"\{\{\s*([\w.]+\.[\w.]+)")
"""An answer that a line prints."""
_CALLED = re.compile(r"事实\(\s*['\"]([^'\"]+)['\"]\s*\)")
"""A topic or matter whose facts a section asks for: lines about it stay there."""


class _Parted(NamedTuple):
    """A section file from above, parted by what it tells."""

    kept: str
    moved: Mapping[str, Sequence[str]]
    """Lines about topics that other sections tell, by these."""


def made_sections(entries: Sequence[DraftEntry], jurisdiction: Jurisdiction, kind: str) -> dict[str, str]:
    """Return the text of each section file that the outline `entries` of the report `kind` needs, by its name.

    A new one tells the facts and activities of its topic, before them the lines of sections from above that print
    only figures of this; that of a single matter tells the facts alone: its activities are those of its topic. Of
    those from above there are the ones that change by that, also files that are only included; what other kinds of
    report print stays as it is, beside a changed copy with another name.
    """
    told = _made_of_topics(entries)
    if not told:
        return {}
    found = _parted_above(entries, told, jurisdiction)
    own = {entry.copy_of: entry.section for entry in entries if entry.copy_of}
    changed = _changed(found, jurisdiction, own, _of_other_kinds(jurisdiction, kind))
    return changed | _new(entries, _moved(found.values()))


def _made_of_topics(entries: Iterable[DraftEntry]) -> dict[str, str]:
    """Return the section that is made for each topic, matter or fact."""
    told: dict[str, str] = {}
    for entry in entries:
        if entry.section and _is_made(entry):
            told.update(dict.fromkeys(entry.facts or (entry.topic or entry.matter,), entry.section))
    return told


def _parted_above(
    entries: Sequence[DraftEntry], told: Mapping[str, str], jurisdiction: Jurisdiction
) -> dict[str, _Parted]:
    """Return the sections from above parted by what is `told` elsewhere; one with a heading keeps its lines rather than none."""
    joined = {entry.section for entry in entries if entry.is_joined or entry.has_below}
    homes = {topic: section for topic, section in told.items() if section not in joined}
    headed = {entry.copy_of or entry.section for entry in entries}
    found: dict[str, _Parted] = {}
    for section in _sections_above(entries, jurisdiction):
        parted = _parted(section, told, homes, jurisdiction)
        is_emptied = section in headed and not _says_something(parted.kept)
        found[section] = _parted(section, told, {}, jurisdiction) if is_emptied else parted
    return found


def settled(entries: Sequence[DraftEntry], jurisdiction: Jurisdiction, kind: str) -> tuple[DraftEntry, ...]:
    """Return `entries` without the sections from above of which nothing is left: other headings tell all of it.

    One that changes and that other kinds of report print too has the name of a copy of its own.
    """
    made = made_sections(entries, jurisdiction, kind)
    empty = {name for name, text in made.items() if not _says_something(text)}
    own = [entry.section for entry in entries if not _is_made(entry)]
    copied = {name for name in own if name and f"{name}{REWRITTEN}" in made}
    kept = (
        each._replace(section="")
        if each.section in empty
        else each._replace(section=f"{each.section}{REWRITTEN}", copy_of=each.section)
        if each.section in copied and not _is_made(each)
        else each
        for each in entries
    )
    return tuple(each for each in kept if each.section or each.heading)


def _of_other_kinds(jurisdiction: Jurisdiction, kind: str) -> frozenset[str]:
    """Return the names of the section files that other kinds of report than the one called `kind` print."""
    outlines = (section_names(each.outline) for each in jurisdiction.kinds if each.name != kind)
    names = {name for outline in outlines for name in outline}
    return frozenset(names.union(*(included_by(name, jurisdiction) for name in names)))


def _changed(
    found: Mapping[str, _Parted], jurisdiction: Jurisdiction, own: Mapping[str, str], shared: Collection[str]
) -> dict[str, str]:
    """Return the texts of the sections in `found` that differ from those above; one that says nothing more is not included.

    `own` has other names for some of them; those `shared` with other kinds of report get one.
    """
    empty = [section for section, each in found.items() if not _says_something(each.kept)]
    kept = {section: _without_inserts(each.kept, empty) for section, each in found.items() if section not in empty}
    names = dict(own)
    while True:
        texts = {section: _with_inserts(text, names) for section, text in kept.items()}
        changed = {section: text for section, text in texts.items() if text != _text(section, jurisdiction)}
        more = {section: f"{section}{REWRITTEN}" for section in changed if section in shared and section not in names}
        if not more:
            return {names.get(section, section): text for section, text in changed.items()}
        names |= more


def _moved(parted: Collection[_Parted]) -> dict[str, list[str]]:
    """Return the lines that move to each section, each once, but for those whose figures stand in another line too."""
    lines: dict[str, list[str]] = {}
    printed = {path for each in parted for path in _PRINT.findall(each.kept)}
    for each in parted:
        for section, moved in each.moved.items():
            own = lines.setdefault(section, [])
            for line in moved:
                if printed.isdisjoint(_PRINT.findall(line)):
                    own.append(line)
                    printed.update(_PRINT.findall(line))
    return lines


def _new(entries: Iterable[DraftEntry], lines: Mapping[str, Sequence[str]]) -> dict[str, str]:
    made = [entry for entry in entries if entry.section and _is_made(entry)]
    return {entry.section: "".join([*lines.get(entry.section, ()), _calls(entry)]) for entry in made}


def _says_something(text: str) -> bool:
    return without(text, REMARKS).strip() != ""


def _is_made(entry: DraftEntry) -> bool:
    return bool(entry.topic or entry.matter or entry.facts)


def _calls(entry: DraftEntry) -> str:
    if entry.topic:
        return f"{{{{ 事实('{entry.topic}') }}}}\n{{{{ 活动('{entry.topic}') }}}}\n"
    calls = "".join(f"{{{{ 事实('{name}') }}}}\n" for name in entry.facts or (entry.matter,))
    return f"{calls}{LIST_ENDS}\n" if entry.facts else calls


def _sections_above(entries: Iterable[DraftEntry], jurisdiction: Jurisdiction) -> list[str]:
    """Return the sections from above in an outline and the files that they include, each once."""
    own = [entry.copy_of or entry.section for entry in entries if entry.section and not _is_made(entry)]
    return list(dict.fromkeys(each for section in own for each in (section, *included_by(section, jurisdiction))))


def _text(section: str, jurisdiction: Jurisdiction) -> str:
    path = nearest_file(jurisdiction.folders, section + SECTION_SUFFIX)
    return plain_text(path) if path else ""


def _parted(section: str, told: Iterable[str], homes: Mapping[str, str], jurisdiction: Jurisdiction) -> _Parted:
    """Return a section file without the topics in `told` and the lines about those in `homes`, which has their sections."""
    names = "|".join(map(re.escape, told))
    called = rf"\{{\{{\s*(?:事实|活动|分项)\(\s*['\"](?:{names})['\"]\s*\)\s*\}}\}}[ \t]*"
    call = re.compile(rf"(?:^(?:{called})+\n)|{called}", re.MULTILINE)  # a line of calls leaves no gap
    text = _text(section, jurisdiction)
    kept: list[str] = []
    moved: dict[str, list[str]] = {}
    left = call.sub("", text)
    homes = {**homes, **dict.fromkeys(_CALLED.findall(left), "")}
    for line in left.splitlines(keepends=True):
        home = _home_of(line, homes, jurisdiction)
        (moved.setdefault(home, []) if home else kept).append(line)
    shorter = "".join(kept)
    return _Parted(shorter if shorter == text else re.sub(r"\n{3,}", "\n\n", shorter), moved)


def _home_of(line: str, homes: Mapping[str, str], jurisdiction: Jurisdiction) -> str:
    """Return the section that tells most figures of `line`; empty when one stays, or for a line of a block."""
    if "{%" in line or "{#" in line or line.lstrip().startswith(("+", "-", "#")):
        return ""
    catalogue = jurisdiction.catalogue()
    specs = [catalogue.get(AnswerPath(path)) for path in _PRINT.findall(line)]
    found = [
        next((homes[name] for name in (spec.path, spec.matter, spec.topic) if name in homes), "")
        for spec in specs
        if spec and spec.topic
    ]
    return max(found, key=found.count) if found and "" not in found else ""


def _without_inserts(text: str, empty: Iterable[str]) -> str:
    for section in empty:
        text = re.sub(rf"\{{% 插入 '{re.escape(section)}\{SECTION_SUFFIX}' %\}}\n?", "", text)
    return text


def _with_inserts(text: str, names: Mapping[str, str]) -> str:
    """Return `text` with the files that it includes by their other `names`."""
    for section, name in names.items():
        text = text.replace(f"{{% 插入 '{section}{SECTION_SUFFIX}' %}}", f"{{% 插入 '{name}{SECTION_SUFFIX}' %}}")
    return text
