"""All answers that a report may hold, the model's and a jurisdiction's, in one value: nobody else tells them apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from types import MappingProxyType

from drafter.model.answer_groups import Declared
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import FieldSpec, top_level
from drafter.model.fields import Kind
from drafter.model.parsing import parse_text
from drafter.model.relation_table import CORE, Relations, wholes_of


class Catalogue(Mapping[str, FieldSpec]):
    """What is known of each answer by path, groups and fields of records among them, in the report's order."""

    def __init__(
        self,
        roots: tuple[FieldSpec, ...],
        relations: Relations = CORE,
        unused: frozenset[str] = frozenset(),
        former_matters: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.roots = roots
        """Groups and answers as they stand at the root of an answers file."""
        self.relations = relations
        self.unused = unused
        """Paths of the answers that a jurisdiction does without (不用): neither asked nor printed, the model's own too."""
        self.former_matters = former_matters
        """Former names of matters (原名) with the present ones."""
        self.declared = _declared(roots)
        """What reads the answers that the model itself does not have, by group and name."""
        self._by_path: dict[str, FieldSpec] = {spec.path: spec for root in roots for spec in root.with_fields()}

    def __getitem__(self, path: str) -> FieldSpec:
        return self._by_path[path]

    def __contains__(self, path: object) -> bool:
        return path in self._by_path

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_path)

    def __len__(self) -> int:
        return len(self._by_path)

    def groups(self) -> Iterator[FieldSpec]:
        """Yield the groups in order."""
        return (spec for spec in self.roots if spec.is_group)

    def in_groups(self) -> Iterator[FieldSpec]:
        """Yield the answers of all groups in order; records' fields are none of them."""
        return (field for group in self.groups() for field in group.fields)

    def of_kind(self, kind: Kind) -> Iterator[FieldSpec]:
        """Yield the answers of all groups that are of `kind`, in order."""
        return (field for field in self.in_groups() if field.kind is kind)

    @cached_property
    def told_by_topic(self) -> Mapping[str, tuple[FieldSpec, ...]]:
        """The answers that a sentence of their own tells, by the topic under which it stands."""
        told: dict[str, list[FieldSpec]] = {}
        for spec in self.in_groups():
            if spec.sentence:
                told.setdefault(spec.topic, []).append(spec)
        return {topic: tuple(self._behind_bases(specs)) for topic, specs in told.items()}

    @cached_property
    def _rate_bases(self) -> Mapping[str, tuple[str, str]]:
        """Of each rate the figures of which it is one."""
        return {rate.rate: (rate.part, rate.base) for rate in self.relations.rates}

    def _behind_bases(self, specs: list[FieldSpec]) -> list[FieldSpec]:
        """Return `specs` with each rate behind the figures of its matter that it is a rate of: 受理587件，办结率99%."""
        bases = self._rate_bases
        if bases.keys().isdisjoint(spec.path for spec in specs):
            return specs
        places = {str(spec.path): place for place, spec in enumerate(specs)}

        def place_of(spec: FieldSpec) -> tuple[int, bool]:
            others = [places[path] for path in bases.get(str(spec.path), ()) if path in places]
            last = max((place for place in others if specs[place].matter == spec.matter), default=-1)
            return max(places[str(spec.path)], last), last > places[str(spec.path)]

        return sorted(specs, key=place_of)

    @cached_property
    def wholes(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """What each answer is a part of or presupposes, as `wholes_of` has it: gathered once, not for each rendering."""
        return wholes_of(self.relations)

    @cached_property
    def counted_in(self) -> Mapping[str, tuple[str, ...]]:
        """By the path of each part the figures that hold it: totals, then single wholes."""
        found: dict[str, list[str]] = {}
        for each in self.relations.sums:
            for part in each.parts:
                found.setdefault(part, []).append(each.total)
        for part, wholes, _ in self.relations.ladders:
            if len(wholes) == 1:
                found.setdefault(part, []).append(wholes[0])
        return {part: tuple(each) for part, each in found.items()}

    @cached_property
    def told_by_matter(self) -> Mapping[str, tuple[FieldSpec, ...]]:
        """The answers that a sentence of their own tells, by the matter (事项) that it is about."""
        told: dict[str, list[FieldSpec]] = {}
        for spec in self.in_groups():
            if spec.sentence and spec.matter:
                told.setdefault(spec.matter, []).append(spec)
        return {matter: tuple(self._behind_bases(specs)) for matter, specs in told.items()}

    @cached_property
    def told_alone(self) -> Mapping[str, tuple[FieldSpec, ...]]:
        """The answers that a sentence of their own tells, each by its path."""
        return {spec.path: (spec,) for spec in self.in_groups() if spec.sentence}

    @property
    def told_names(self) -> tuple[Mapping[str, tuple[FieldSpec, ...]], ...]:
        """What 事实('…') may name: topics, matters, single answers, each with what it tells."""
        return self.told_by_topic, self.told_by_matter, self.told_alone

    @cached_property
    def facts_to_tell(self) -> frozenset[str]:
        """Paths of the required answers that only a sentence of their own tells: the model's own are a must of sections."""
        return frozenset(
            spec.path for spec in self.in_groups() if spec.sentence and spec.required and not spec.attribute
        )

    def told_under(self, name: str) -> tuple[FieldSpec, ...]:
        """Return the answers that 事实('name') tells: those of the topic and of the matter called `name`, or one by its path.

        Of a topic that has a name with a matter of another, this stands first, with its facts in their own order.
        """
        told = next((names[name] for names in self.told_names if name in names), ())
        of_matter = self.told_by_matter.get(name, ())
        return (*of_matter, *(spec for spec in told if spec not in of_matter)) if of_matter else told

    def titles_at(self, path: AnswerPath | None) -> list[str]:
        """Return the Chinese keys that may stand at `path` of an answers file; None is the file's root."""
        if path is None:
            return [spec.title for spec in self.roots]
        spec = self._by_path.get(path.field)
        return [field.title for field in spec.fields] if spec else []


@cache
def core() -> Catalogue:
    """Return the model's own answers."""
    return Catalogue(top_level())


def _declared(roots: tuple[FieldSpec, ...]) -> Declared:
    """Return what reads the answers that have no field in the model; a new group has nothing else."""
    groups = {
        group.title: {field.title: field.parse or parse_text for field in group.fields if not field.attribute}
        for group in roots
        if group.is_group
    }
    return {title: parsers for title, parsers in groups.items() if parsers}
