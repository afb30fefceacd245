"""What a jurisdiction says of facts in `事实.yaml`: their questions, units and sentences, and how they agree.

A fact is an answer beside the model's own, or words about one of these. Folders are merged by the facts' paths,
the nearer one's keys before its parents'; `facts_catalogue` gives all answers alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from drafter.hints import did_you_mean, quoted
from drafter.jurisdictions.fact_checks import FactError, Placed, check_chapters, check_fact, check_matters, check_names
from drafter.jurisdictions.fact_file import (
    PLACE,
    DeclaredChapter,
    Fact,
    FactFile,
    absolute,
    either,
    rate_parts,
    rest_parts,
)
from drafter.jurisdictions.fact_relations import declared_relations
from drafter.model.answer_path import AnswerPath
from drafter.model.catalogue import Catalogue, core
from drafter.model.field_spec import FieldSpec
from drafter.model.fields import PARSERS, Kind
from drafter.model.relation_table import CORE, AtMost, Carried, Needs, Rate, Relations, Rest, Sum
from drafter.model.titles import OFFICIAL_FORM

Name = TypeVar("Name")
Relation = TypeVar("Relation")

FACTS = "事实.yaml"
_OF_THE_YEAR = "当年"
"""In the explanation of a fact: its answer is of one year only."""
_STOPS = "。；，、"
_EXAMPLE = re.compile(r"(?P<number>(?:^|[，。；（、])如 ?[0-9][0-9.,]*)(?P<unit>万?[一-鿿%]{1,4})(?=$|[，。；）、])")
"""The example in an explanation: 如 12人."""


def facts_catalogue(
    files: Iterable[tuple[Path, FactFile]], units: Mapping[str, str], topics: Iterable[str]
) -> Catalogue:
    """Return the model's answers and those that `files` declare, farthest folder first.

    `units` are measure words by path, before the facts' own; `topics` are those that a fact may name.
    Raises FactError.
    """
    files, topics = list(files), frozenset(topics)
    chapters = {chapter.name: chapter for _, file in files for chapter in file.chapters}
    facts, unused = _merged(files)
    former_matters = {former: matter.name for _, file in files for matter in file.matters for former in matter.former}
    facts = {path: _of_present_matter(each, former_matters) for path, each in facts.items()}
    matters = {each.fact.matter for each in facts.values() if each.fact.matter}
    for folder, file in files:
        check_chapters(folder, file, chapters)
        check_matters(folder, file, matters)
    groups = {spec.title for spec in core().groups()} | chapters.keys()
    for path, each in facts.items():
        check_fact(AnswerPath(path), each, groups, topics)
    if not facts and not units and not unused:
        return core()
    roots = tuple(_roots(facts, chapters, units))
    asked = Catalogue(roots, CORE, unused)
    relations = _relations(facts).with_more(declared_relations(files, asked))
    known = Catalogue(roots, relations, unused, former_matters)
    for path, each in facts.items():
        check_names(path, each, known)
    return known


def _of_present_matter(placed: Placed, former_matters: Mapping[str, str]) -> Placed:
    """Return a fact with the present name of its matter."""
    present = former_matters.get(placed.fact.matter)
    return placed._replace(fact=placed.fact.model_copy(update={"matter": present})) if present else placed


def _merged(files: Iterable[tuple[Path, FactFile]]) -> tuple[dict[str, Placed], frozenset[str]]:
    """Return the facts of all files by path, each in the place of its first namesake, and the paths that are not used."""
    found: dict[str, Placed] = {}
    left_out: set[str] = set()
    for folder, file in files:
        own: set[str] = set()
        for index, fact in enumerate(file.facts):
            placed = Placed(fact, folder, index)
            path = fact.path
            if path in own:
                raise placed.error(f"{quoted(path)}写了两次；请删去其中一个")
            own.add(path)
            before = found.get(path)
            left_out.discard(path)
            found[path] = placed._replace(fact=fact.nearer(before.fact)) if before else placed
        for index, unused in enumerate(file.unused):
            path = AnswerPath(unused)
            if path not in found and path not in core():
                raise FactError(
                    f"{quoted(path)}不是上级模板里的事实；{did_you_mean(path, found, '请写 章.名称', 0.4)}",
                    folder,
                    ("不用", index),
                )
            found.pop(path, None)
            left_out.add(path)
    if left_out:
        found = {path: each._replace(fact=each.fact.without(left_out)) for path, each in found.items()}
    return found, frozenset(left_out)


def paths_told(spec: FieldSpec) -> Iterator[AnswerPath]:
    """Yield the paths of the answers that the sentence of `spec` prints, its own first; none without a sentence."""
    if spec.sentence:
        yield spec.path
        yield from (absolute(name, spec.group) for name in PLACE.findall(spec.sentence) if name)


def told_along(catalogue: Catalogue) -> dict[str, list[str]]:
    """Return by the path of each fact those of its topic that its sentence alone tells besides, each a fact itself."""
    specs = {spec.path: spec for spec in catalogue.in_groups() if spec.sentence and spec.topic}
    tellers: dict[str, list[FieldSpec]] = {}
    for spec in specs.values():
        for path in list(paths_told(spec))[1:]:
            tellers.setdefault(path, []).append(spec)
    along: dict[str, list[str]] = {}
    for told, by in tellers.items():
        spec_told = specs.get(AnswerPath(told))
        if spec_told and len(by) == 1 and spec_told.topic == by[0].topic:
            along.setdefault(by[0].path, []).append(told)
    return along


def placed_behind(order: Iterable[Name], pairs: Iterable[tuple[Name, Name]]) -> list[Name]:
    """Return `order` with the first of each of `pairs` right behind the second, where it stands before that."""
    placed = list(order)
    for one, other in pairs:
        if placed.index(one) < placed.index(other):
            placed.remove(one)
            placed.insert(placed.index(other) + 1, one)
    return placed


def _roots(
    facts: Mapping[str, Placed], chapters: Mapping[str, DeclaredChapter], units: Mapping[str, str]
) -> Iterator[FieldSpec]:
    """Yield groups and answers at the root: the model's, then the new groups, before the form of the page."""
    declared: dict[str, list[FieldSpec]] = {name: [] for name in chapters}
    for path, placed in facts.items():
        if path not in core():
            address = AnswerPath(path)
            declared.setdefault(address.root, []).append(_spec(address, placed.fact, units))
    for root in core().roots:
        if root.path == OFFICIAL_FORM:
            yield from _new_groups(chapters, declared, "")
        if not root.is_group:
            yield root
            continue
        own = (_worded(field, facts.get(field.path), units) for field in root.fields)
        yield root._replace(fields=(*own, *declared.get(root.title, ())))
        yield from _new_groups(chapters, declared, root.title)


def _new_groups(
    chapters: Mapping[str, DeclaredChapter], declared: Mapping[str, list[FieldSpec]], after: str
) -> Iterator[FieldSpec]:
    """Yield the groups that stand behind the one titled `after`, in order; empty ones are none."""
    for title, chapter in chapters.items():
        if chapter.after != after:
            continue
        if declared[title]:
            yield FieldSpec(AnswerPath(title), None, chapter.explanation, fields=tuple(declared[title]))
        yield from _new_groups(chapters, declared, title)


def _spec(path: AnswerPath, fact: Fact, units: Mapping[str, str]) -> FieldSpec:
    """Return what is known of the answer at `path`, which only the jurisdiction declares."""
    kind = Kind(fact.kind)
    unit = units.get(path, fact.unit)
    return FieldSpec(
        path=path,
        kind=kind,
        explanation=_with_unit(fact.explanation, unit),
        unit=unit,
        choices=fact.choices,
        required=fact.required == "是",
        when=absolute(fact.when, path.root) if fact.when else None,
        yearly=_OF_THE_YEAR in fact.explanation and kind is not Kind.FIGURE,
        parse=PARSERS[kind],
        listed=fact.always != "是" and fact.required != "是",
        sentence=fact.plain_sentence.rstrip(_STOPS),
        opening=fact.sentence.rstrip(_STOPS),
        none_sentence=fact.none_sentence.rstrip(_STOPS),
        topic=fact.topic,
        matter=fact.matter,
        part_of=absolute(fact.part_of, path.root) if fact.part_of else "",
        split_by=fact.split_by,
        behind=absolute(fact.behind, path.root) if fact.behind else "",
        former=fact.former,
    )


def _with_unit(explanation: str, unit: str) -> str:
    """Return an `explanation` whose example, 如 12人, has the measure word `unit`; one that is typed otherwise stays."""
    example = _EXAMPLE.search(explanation) if unit else None
    if example is None or example["unit"] in (unit, f"万{unit}", f"余{unit}"):
        return explanation
    return f"{explanation[: example.end('number')]}{unit}{explanation[example.end() :]}"


def _worded(spec: FieldSpec, placed: Placed | None, units: Mapping[str, str]) -> FieldSpec:
    """Return the model's own `spec` with what a jurisdiction says of it."""
    if placed is None:
        unit = units.get(spec.path, spec.unit)
        return spec._replace(unit=unit, explanation=_with_unit(spec.explanation, unit))
    fact = placed.fact
    unit = units.get(spec.path, fact.unit or spec.unit)
    return spec._replace(
        explanation=_with_unit(fact.explanation or spec.explanation, unit),
        unit=unit,
        listed=fact.always == "否",
        sentence=fact.plain_sentence.rstrip(_STOPS),
        opening=fact.sentence.rstrip(_STOPS),
        none_sentence=fact.none_sentence.rstrip(_STOPS),
        topic=fact.topic,
        matter=fact.matter,
        part_of=absolute(fact.part_of, spec.group) if fact.part_of else "",
        split_by=fact.split_by,
        behind=absolute(fact.behind, spec.group) if fact.behind else "",
        former=fact.former,
    )


def _relations(facts: Mapping[str, Placed]) -> Relations:
    """Return the model's relations and those that the facts say."""
    said = [(AnswerPath(path), placed.fact) for path, placed in facts.items()]
    sums, ladders, rates = _all(said, _sums), _all(said, _at_most), _all(said, _rate)
    told = {(each.part, whole) for each in (*CORE.ladders, *ladders) for whole in each.wholes}
    told |= {(part, each.total) for each in (*CORE.sums, *sums) for part in each.parts}
    below = (AtMost(each.part, (each.base,), each.source) for each in rates if (each.part, each.base) not in told)
    return CORE.with_more(
        Relations(
            sums,
            (*ladders, *below),
            rates,
            needs=_all(said, _needs),
            carried=_all(said, _carried),
            rests=_all(said, _rest),
        ),
    )


def _all(
    said: Iterable[tuple[AnswerPath, Fact]], relations_of: Callable[[AnswerPath, Fact], Iterator[Relation]]
) -> tuple[Relation, ...]:
    """Return what `relations_of` finds in each fact."""
    return tuple(each for path, fact in said for each in relations_of(path, fact))


def _sums(path: AnswerPath, fact: Fact) -> Iterator[Sum]:
    for closed, names in ((False, fact.parts), (True, fact.sum_of)):
        if names:
            parts = tuple(absolute(name, path.root) for name in names)
            source = f"各项合起来就是{path.leaf}" if closed else f"各项都在{path.leaf}之中"
            yield Sum(path, parts, closed, source)


def _at_most(path: AnswerPath, fact: Fact) -> Iterator[AtMost]:
    if fact.part_of:
        whole = absolute(fact.part_of, path.root)
        yield AtMost(path, (whole,), f"{path.leaf}在{whole.leaf}之中")
    if fact.at_most:
        wholes = tuple(absolute(name, path.root) for name in fact.at_most)
        yield AtMost(path, wholes, f"{path.leaf}在{'、'.join(each.leaf for each in wholes)}之中")


def _rate(path: AnswerPath, fact: Fact) -> Iterator[Rate]:
    if fact.rate:
        part, base = (absolute(name, path.root) for name in rate_parts(fact.rate))
        yield Rate(path, part, base, f"{path.leaf}＝{part.leaf}÷{base.leaf}")


def _rest(path: AnswerPath, fact: Fact) -> Iterator[Rest]:
    if fact.rest:
        whole, done = (absolute(name, path.root) for name in rest_parts(fact.rest))
        yield Rest(path, whole, done, f"{whole.leaf}里不是{done.leaf}的才是{path.leaf}")


def _carried(path: AnswerPath, fact: Fact) -> Iterator[Carried]:
    if fact.carried:
        yield Carried(path, absolute(fact.carried, path.root))


def _needs(path: AnswerPath, fact: Fact) -> Iterator[Needs]:
    for need in fact.needs:
        bases = tuple(absolute(name, path.root) for name in either(need))
        yield Needs(path, bases, f"没有{'或'.join(each.leaf for each in bases)}就没有{path.leaf}")
