"""Jurisdictions: how one office's report is set out, as data in a folder.

A folder holds a manifest (`地区.yaml`), section files (`名称.txt`) and may hold dated
references (`引用.yaml`). A folder names its parent and overrides only what differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, reduce
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from drafter.errors import TemplateError
from drafter.hints import quoted
from drafter.jurisdictions.fact_checks import FactError
from drafter.jurisdictions.fact_file import FactFile, absolute
from drafter.jurisdictions.facts import FACTS, facts_catalogue
from drafter.jurisdictions.folder_search import find_folder, own_file
from drafter.jurisdictions.manifest import Manifest, Reference, ReferenceFile, ReportKind, Topic, walk
from drafter.jurisdictions.names import MANIFEST
from drafter.jurisdictions.offices import nearer_offices, supplying_office
from drafter.jurisdictions.reading import file_stamp, read_large_model, read_model
from drafter.limits import MANIFEST as MANIFEST_SIZE
from drafter.limits import OUTLINE_ENTRIES, OWN_WORDS, PARENTS
from drafter.model.catalogue import Catalogue
from drafter.model.titles import ACTIVITIES
from drafter.page import STANDARD, Page
from drafter.yamlfile.yaml_text import read_yaml

if TYPE_CHECKING:
    from drafter.jurisdictions.own_checks import OwnRule
    from drafter.jurisdictions.page_format import PageFormat
    from drafter.jurisdictions.statistics_tables import StatisticsTable

REFERENCES = "引用.yaml"

Value = TypeVar("Value")
Named = TypeVar("Named", Topic, "StatisticsTable")


class Jurisdiction(NamedTuple):
    """A jurisdiction with all that it inherits; nearer folders win."""

    name: str
    """Folder name, such as tianjin-hedong."""
    title: str
    """The name for people."""
    folders: tuple[Path, ...]
    """Its own folder first, then its parents'."""
    self_reference: str
    """How reports speak of the unit; empty where its name says (`self_reference_of`)."""
    kinds: tuple[ReportKind, ...]
    units: Mapping[str, str]
    """Measure words by path of the question."""
    offices: Mapping[str, str]
    """The office that supplies an answer, by path of the question or title of its group."""
    page_format: PageFormat | None
    """What differs from the standard's page; None: nothing."""
    required: Mapping[str, bool]
    """Changed requirements by path of the question."""
    topics: tuple[Topic, ...]
    """The topics that its reports may tell of."""
    answers: Catalogue
    """All answers that its reports may hold, in its own measure words; see `catalogue`."""
    all_topics: tuple[Topic, ...] = ()
    """Those topics, and those from above that it does without (不用主题)."""
    withheld: tuple[str, ...] = ()
    """Paths of the answers that the public edition never prints, as in 不公开."""
    checks_off: tuple[str, ...] = ()
    """Names of the rules, or families of rules, that a check leaves out."""
    own_rules: tuple[OwnRule, ...] = ()
    """Its own rules of a check."""
    review_words: Mapping[str, str] = MappingProxyType({})
    """Words to look at before publishing, each with the reason."""
    masthead: bool = False
    """Whether a report has a masthead where its answers don't say."""
    tables: tuple[StatisticsTable, ...] = ()
    """Statistics that may be attached."""
    own_tables: tuple[str, ...] = ()
    """Names of those that its own manifest sets out."""
    renamed: Mapping[str, str] = MappingProxyType({})
    """Former names (原名) of topics, matters and facts, with the present ones: section files may have either."""

    def page(self) -> Page:
        """Return the page that its reports are set on."""
        if self.page_format is None:
            return STANDARD
        from drafter.jurisdictions.page_format import page_for  # noqa: PLC0415 - most keep to the standard

        return page_for(self.page_format)

    def kind(self, name: str) -> ReportKind:
        """Return the kind of report called `name`; raises TemplateError when there is none."""
        for kind in self.kinds:
            if kind.name == name:
                return kind
        known = "、".join(kind.name for kind in self.kinds)
        raise TemplateError(f"{self.title}的模板没有{quoted(name)}这种报告；可选：{known}")

    def for_kind(self, name: object) -> Jurisdiction:
        """Return it with what the kind called `name` makes required or optional."""
        kind = next((kind for kind in self.kinds if kind.name == name), None)
        if kind is None or not (kind.required or kind.optional):
            return self
        changed = dict.fromkeys(kind.required, True) | dict.fromkeys(kind.optional, False)
        return self._replace(required={**self.required, **changed})

    def office(self, path: str) -> str:
        """Return the office that supplies the answer at `path`; empty when none is named.

        Its topics (活动.主题) are their chapter's office's where they have none of their own.
        """
        topics: dict[str, str] = {ACTIVITIES.child(topic.name): topic.chapter for topic in self.topics}
        return supplying_office(self.offices, path, topics)

    def assigned(self, offices: Mapping[str, str]) -> Jurisdiction:
        """Return it with `offices`, by path or title of a group, before its own."""
        return self._replace(offices=nearer_offices(self.offices, offices)) if offices else self

    def catalogue(self) -> Catalogue:
        """Return all answers that its reports may hold, the model's and its facts alike, in its measure words."""
        return self.answers

    def references(self) -> list[Reference]:
        """Return what may be cited, nearer folders first. Raises TemplateError."""
        found: list[Reference] = []
        for folder in self.folders:
            path = own_file(folder, REFERENCES)
            if path is not None:
                found += _references(path, path.stat().st_mtime_ns)
        return found


@lru_cache(maxsize=16)
def _references(path: Path, _changed: int) -> tuple[Reference, ...]:
    """Return the references in a file as it was when last changed; read once a process."""
    return tuple(read_model(path, ReferenceFile).references)


def load_jurisdiction(name: str, roots: tuple[Path, ...]) -> Jurisdiction:
    """Return the jurisdiction `name` with all that it inherits. Raises TemplateError."""
    folders, nearest_first = zip(*_chain(name, roots), strict=True)
    farthest_first = nearest_first[::-1]
    kinds = _kinds(manifest.kinds for manifest in farthest_first)
    _refuse_excess(name, kinds, nearest_first)
    off, own_rules = _checks(nearest_first)
    units = _overlaid(manifest.units for manifest in farthest_first)
    topics, all_topics = _topics(farthest_first)
    answers = _catalogue(folders, units, (topic.name for topic in all_topics))
    return Jurisdiction(
        name=name,
        title=nearest_first[0].name,
        folders=folders,
        self_reference=_first_said((manifest.self_reference for manifest in nearest_first), ""),
        kinds=kinds,
        units=units,
        offices=reduce(nearer_offices, (manifest.offices for manifest in farthest_first), dict[str, str]()),
        page_format=_page_format(nearest_first),
        required={**_overlaid(map(_requirements, farthest_first)), **dict.fromkeys(answers.unused, False)},
        topics=topics,
        all_topics=all_topics,
        answers=answers,
        withheld=tuple(chain.from_iterable(manifest.withheld for manifest in nearest_first)),
        checks_off=off,
        own_rules=own_rules,
        review_words=_overlaid(manifest.review_words for manifest in farthest_first),
        masthead=_first_said((manifest.masthead for manifest in nearest_first), "无") == "有",
        tables=_by_name(manifest.tables for manifest in farthest_first),
        own_tables=tuple(table.name for table in nearest_first[0].tables),
        renamed={**_former_names(all_topics, answers), **answers.former_matters},
    )


def _former_names(topics: Iterable[Topic], answers: Catalogue) -> dict[str, str]:
    """Return the former names of topics, and the former paths of facts, with the present ones; no name that is in use."""
    facts = {absolute(former, spec.group): spec.path for spec in answers.in_groups() for former in spec.former}
    renamed = {former: topic.name for topic in topics for former in topic.former}
    return {former: name for former, name in (*renamed.items(), *facts.items()) if not answers.told_under(former)}


def _catalogue(folders: Sequence[Path], units: Mapping[str, str], topics: Iterable[str]) -> Catalogue:
    """Return the answers of a jurisdiction whose own folder is the first of `folders`. Raises TemplateError."""
    files = ((folder, own_file(folder, FACTS)) for folder in reversed(folders))
    stamped = tuple((folder, path, file_stamp(path)) for folder, path in files if path)
    try:
        return _kept_catalogue(stamped, tuple(units.items()), tuple(topics))
    except FactError as error:
        where = read_yaml(error.folder / FACTS, size=MANIFEST_SIZE).where(error.place)
        raise TemplateError(f"{error.folder.name}/{where}：{error}") from error


@lru_cache(maxsize=8)
def _kept_catalogue(
    files: tuple[tuple[Path, Path, tuple[int, int]], ...], units: tuple[tuple[str, str], ...], topics: tuple[str, ...]
) -> Catalogue:
    """Return what `files` of facts declare, farthest first, each with its folder and when it was changed.

    Once in a process while they stay as they are: to read and judge 1,500 facts takes 40 ms, most of reading answers.
    """
    read = [(folder, read_large_model(path, FactFile)) for folder, path, _ in files]
    return facts_catalogue(read, dict(units), topics)


def _topics(farthest_first: Sequence[Manifest]) -> tuple[tuple[Topic, ...], tuple[Topic, ...]]:
    """Return the topics that reports may tell of, and those and what a manifest does without (不用主题) together."""
    topics = _by_name(manifest.topics for manifest in farthest_first)
    unused = {name for manifest in farthest_first for name in manifest.unused_topics}
    return tuple(topic for topic in topics if topic.name not in unused), topics


def _first_said(said: Iterable[str], otherwise: str) -> str:
    """Return the first of `said` that is not empty."""
    return next(filter(None, said), otherwise)


def _by_name(lists: Iterable[Iterable[Named]]) -> tuple[Named, ...]:
    """Return what is in `lists`, farthest first, each in the place of its first namesake and as the last has it."""
    return tuple({value.name: value for value in chain.from_iterable(lists)}.values())


def _kinds(lists: Iterable[Iterable[ReportKind]]) -> tuple[ReportKind, ...]:
    """Return the kinds in `lists`, farthest first; one that does not say its sort has that of its namesake above.

    Kinds that a nearer folder sets out stand before those above it: the first is what is written unless one is named.
    """
    found: dict[str, ReportKind] = {}
    for kinds in lists:
        own = {kind.name: _with_sort(kind, found.get(kind.name)) for kind in kinds}
        found = own | {name: kind for name, kind in found.items() if name not in own}
    return tuple(found.values())


def _with_sort(kind: ReportKind, above: ReportKind | None) -> ReportKind:
    return kind if kind.sort or above is None else kind.model_copy(update={"sort": above.sort})


def _overlaid(mappings: Iterable[Mapping[str, Value]]) -> dict[str, Value]:
    """Return all of `mappings`, farthest first, as one."""
    merged: dict[str, Value] = {}
    for mapping in mappings:
        merged |= mapping
    return merged


def _requirements(manifest: Manifest) -> dict[str, bool]:
    """Return which answers a manifest makes required or optional, by path."""
    return dict.fromkeys(manifest.required, True) | dict.fromkeys(manifest.optional, False)


def _refuse_excess(name: str, kinds: Iterable[ReportKind], nearest_first: Sequence[Manifest]) -> None:
    """Raise TemplateError for an outline or a list of words that no jurisdiction has."""
    entries = sum(1 for kind in kinds for _ in walk(kind.outline))
    if entries > OUTLINE_ENTRIES:
        raise TemplateError(f"{name}：各种报告的提纲一共有 {entries} 项；最多 {OUTLINE_ENTRIES} 项，请删去不用的")
    words = sum(len(manifest.review_words) for manifest in nearest_first)
    if words > OWN_WORDS:
        raise TemplateError(f"{name}：“公开审查”里有 {words} 个词；最多 {OWN_WORDS} 个，请删去不用的")


def _checks(nearest_first: Sequence[Manifest]) -> tuple[tuple[str, ...], tuple[OwnRule, ...]]:
    """Return the rules switched off and the own rules."""
    said = [manifest.checks for manifest in nearest_first if manifest.checks is not None]
    if not said:
        return (), ()
    from drafter.jurisdictions.own_checks import merged  # noqa: PLC0415 - few manifests speak of rules

    return merged(said)


def _page_format(nearest_first: Sequence[Manifest]) -> PageFormat | None:
    said = [manifest.page_format for manifest in nearest_first if manifest.page_format is not None]
    if not said:
        return None
    from drafter.jurisdictions.page_format import nearer_format  # noqa: PLC0415 - most keep to the standard

    return nearer_format(said)


def _chain(name: str, roots: tuple[Path, ...]) -> Iterator[tuple[Path, Manifest]]:
    seen: list[str] = []
    while name or not seen:
        if name in seen:
            raise TemplateError(f"地区模板的“上级模板”绕成了圈：{' → '.join([*seen, name])}")
        seen.append(name)
        if len(seen) > PARENTS:
            raise TemplateError(f"{seen[0]}：上级模板超过 {PARENTS} 层；请检查 {MANIFEST} 的“上级模板”")
        folder = find_folder(name, roots)
        manifest = read_model(folder / MANIFEST, Manifest)
        yield folder, manifest
        name = manifest.parent
