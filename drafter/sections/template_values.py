"""What section files see of a report: answers under their Chinese names, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, KeysView, Mapping
from types import MappingProxyType
from typing import Any

from drafter.hints import quoted
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.names import SELF_REFERENCE, self_reference_of
from drafter.model.answer_groups import AnswerGroup
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import FieldSpec, answer_at, answered_in, fields_of
from drafter.model.fields import Kind, StrictModel
from drafter.model.figure import Figure
from drafter.model.parsing import NOT_APPLICABLE, WITHHELD, NotApplicable
from drafter.model.report import Report
from drafter.model.titles import BODY, SHORT_NAME, UNIT_NAME, YEAR
from drafter.sections.answer_runs import figure_runs, name_runs
from drafter.sections.tokens import ABSENT, Printed, State, gap_mark, literal
from drafter.sections.units_of_parts import units_of_parts
from drafter.text_runs import AnswerPart, Run, RunKind, Text, compact, text_of


class Answer:
    """One answer, printed by `{{ 组.名称 }}`.

    A required answer that is missing prints a gap; an optional one, or one that does not
    apply, is absent and takes its sentence along.
    """

    __slots__ = ("none_sentence", "part", "path", "required", "title", "unit", "value")

    def __init__(
        self,
        path: str,
        title: str,
        value: Any,
        unit: str = "",
        required: bool = False,
        part: AnswerPart = AnswerPart.WHOLE,
        none_sentence: str = "",
    ):
        self.path, self.title, self.value = path, title, value
        self.unit, self.required, self.part, self.none_sentence = unit, required, part, none_sentence

    def told(self, *runs: Run) -> Printed:
        """Return what a section file prints of it: as `printed`, but where 无 is said what is told instead.

        A figure of 0 is no figure to read: its sentence leaves, or the answer's own `none_sentence` stands for it.
        """
        if not self.is_none():
            return self.printed(*runs)
        words = self.none_sentence.rstrip("。")
        return Printed((self.run(words, AnswerPart.WORDS),) if words else (), State.NONE)

    def saying(self, none_sentence: str) -> Answer:
        """Return it with another sentence for the case that 无 is said."""
        return Answer(self.path, self.title, self.value, self.unit, self.required, self.part, none_sentence)

    def printed(self, *runs: Run) -> Printed:
        """Return what is printed; `runs` replace the answer's own when it is answered."""
        if self.value is None:
            return self.gap() if self.required else ABSENT
        if isinstance(self.value, NotApplicable) or (isinstance(self.value, Figure) and not self.value.applies):
            return ABSENT
        shown = compact(runs) if runs else self.runs()
        return Printed(shown) if shown else ABSENT

    def gap(self) -> Printed:
        """Return the mark of a missing answer, 【待填：行政检查次数（次）】."""
        return gap_mark(self.title, self.path, self.unit)

    def run(self, text: str, part: AnswerPart = AnswerPart.WHOLE) -> Run:
        """Return `text` as a run that prints `part` of this answer."""
        return Run(text, RunKind.PLAIN, self.path, part)

    def runs(self) -> Text:
        """Return the answer's text in runs; none when there is no text."""
        if isinstance(self.value, Figure):
            return figure_runs(self.value, self.path, self.unit)
        if isinstance(self.value, tuple):
            return name_runs(self.value, self.path)
        return (self.run(self.value, self.part),) if isinstance(self.value, str) and self.value else ()

    def text(self) -> str:
        """Return the answer's text; empty when there is none."""
        return text_of(self.runs())

    def is_none(self) -> bool:
        """Return True when a zero or 无 is said."""
        if isinstance(self.value, Figure):
            return self.value.value == 0
        return self.value in ((), "无")

    def is_some(self) -> bool:
        """Return True when there is something to print: answered, applicable, not zero."""
        if isinstance(self.value, Figure):
            return bool(self.value.applies and self.value.value)
        return bool(self.value) and not isinstance(self.value, NotApplicable) and self.value != "无"

    def __iter__(self) -> Iterator[Answer]:
        """Yield the names of a list, each as an answer."""
        if isinstance(self.value, Figure | str):
            raise TypeError(f"{quoted(self.path)}不是名单或条目，不能用 for 逐条写；请直接印出")
        names = self.value if isinstance(self.value, tuple) else ()
        for number, name in enumerate(names, 1):
            yield Answer(AnswerPath.of(self.path, number), self.title, name, part=AnswerPart.NAME)

    def __len__(self) -> int:
        return len(self.value) if isinstance(self.value, tuple) else 0

    def __bool__(self) -> bool:
        raise TypeError(f"{quoted(self.path)}不能直接用在 if 里；请写 is 有、is 无 或 is 已答")

    def _compared(self, _other: object) -> bool:
        raise TypeError(f"{quoted(self.path)}不能用 == 或大小来比；请写 is 有、is 无 或 is 已答")

    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = _compared
    __hash__ = object.__hash__

    def __str__(self) -> str:
        raise TypeError(f"{quoted(self.path)}不能这样拼接；请用 {{{{ {self.path} }}}} 直接印出")


class Records:
    """A list of records; `{% for 项 in 存在不足 %}` gives mappings of answers.

    A record that is withheld is not there; a list of nothing else says nothing, not even 无.
    """

    __slots__ = ("_items", "_records", "path", "required", "title")

    def __init__(self, path: str, records: list[StrictModel] | None, required: bool):
        self.path, self.title, self.required = path, AnswerPath(path).leaf, required
        self._records, self._items = records, list[Mapping[str, Any]]()

    @property
    def items(self) -> list[Mapping[str, Any]] | None:
        """The records that are not withheld, each as a mapping of answers; None when nothing is said."""
        if self._records and not self._items:  # made when asked for: no section goes through all activities
            numbered = enumerate(self._records, 1)
            fields = fields_of(type(self._records[0]))
            kept = ((f"{self.path}.{i}", each) for i, each in numbered if not is_withheld(each))
            self._items = [_answers_of(each, path, fields) for path, each in kept]
        return None if self._records is None else self._items

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        if self._records is not None:
            yield from self.items or ()
        elif self.required:
            yield _Gap(Answer(self.path, self.title, None, required=True))

    def __len__(self) -> int:
        return len(self.items or ())

    def is_none(self) -> bool:
        """Return True when 无 is said."""
        return self._records == []

    def is_some(self) -> bool:
        """Return True when there are records."""
        return bool(self.items)


def is_withheld(record: StrictModel) -> bool:
    """Return True when all of `record` is withheld."""
    values = record.__dict__.values()
    return WITHHELD in values and all(value is WITHHELD or value is None for value in values)


class _Named(Mapping[str, Any]):
    """Answers under their names: a group's or a record's. Only a single one is printed or asked about."""

    path: str

    def __iter__(self) -> Iterator[str]:
        raise TypeError(f"{quoted(self.path)}是一组答案，不是名单或条目，不能用 for 逐条写；请写出里面的名称")

    def __bool__(self) -> bool:
        raise TypeError(
            f"{quoted(self.path)}是一组答案，不能直接用在 if 里；请写出里面的名称，再写 is 有、is 无 或 is 已答"
        )


class Group(_Named):
    """The answers of a group, each made when it is asked for: a report prints few of those that there are."""

    def __init__(
        self,
        path: AnswerPath,
        group: AnswerGroup,
        jurisdiction: Jurisdiction,
        units: Mapping[str, str] = MappingProxyType({}),
        *,
        is_ours: bool = True,
    ):
        self.path, self._group, self._is_ours, self._units = path, group, is_ours, units
        self._specs, self._required = jurisdiction.catalogue(), jurisdiction.required

    def __getitem__(self, title: str) -> Any:
        if "." in title:  # a field of a record below it
            raise KeyError(title)
        path = f"{self.path}.{title}"
        spec = self._specs[path]
        value = self._group.__dict__[spec.attribute] if spec.attribute else self._group.declared.get(title)
        if not self._is_ours:  # whatever stands there from before
            value = None if spec.kind is Kind.RECORDS else NOT_APPLICABLE
        spec = spec._replace(unit=self._units[path]) if path in self._units else spec
        return _answer(path, spec, value, self._is_ours and self._required.get(path, spec.required))

    def __len__(self) -> int:
        return len(self._specs[self.path].fields)

    def keys(self) -> KeysView[str]:
        """Return the names of its answers."""
        return {spec.title: None for spec in self._specs[self.path].fields}.keys()

    def answered(self) -> Iterator[str]:
        """Yield the paths of the answers that are not open."""
        if not self._is_ours:
            return
        answers = answered_in(self._specs[self.path], self._group)
        yield from (spec.path for spec, value in answers if value is not None)


class _Record(_Named):
    """The answers of a record."""

    def __init__(self, path: str, answers: Mapping[str, Any]) -> None:
        self.path, self._answers = path, answers

    def __getitem__(self, title: str) -> Any:
        return self._answers[title]

    def __len__(self) -> int:
        return len(self._answers)

    def keys(self) -> KeysView[str]:
        """Return the names of its answers."""
        return self._answers.keys()


class _Gap(_Record):
    """The one record of a required list that nobody filled: 内容 prints the gap."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.path, {BODY: answer})

    def __getitem__(self, title: str) -> Any:
        return self._answers[title] if title in self._answers else Answer(title, title, None)


def template_values(report: Report, jurisdiction: Jurisdiction) -> dict[str, Any]:
    """Return the names that every section file may use, with the answers under them."""
    values: dict[str, Any] = {}
    units = units_of_parts(report, jurisdiction.catalogue())
    for spec in jurisdiction.catalogue().roots:
        if not spec.special.is_answer:
            continue
        path, value = spec.path, answer_at(report, (spec.title,))
        if spec.is_group:
            values[path] = Group(path, value, jurisdiction, units, is_ours=path not in (report.not_ours or ()))
        elif spec.kind is Kind.RECORDS:
            values[path] = Records(path, value, jurisdiction.required.get(path, spec.required))
        else:
            values[path] = Answer(path, path, value, required=jurisdiction.required.get(path, spec.required))
    for path in OF_EVERY_SECTION:
        values[path.leaf] = values[path.root][path.leaf]
    values[SELF_REFERENCE] = literal(jurisdiction.self_reference or self_reference_of(_said(report.identity.unit_name)))
    for name, step in YEARS_BESIDE.items():
        values[name] = _year_beside(values[YEAR.leaf], name, step)
    return values


OF_EVERY_SECTION = (YEAR, UNIT_NAME, SHORT_NAME)
"""Answers that section files and headings may print without the name of their group."""
YEARS_BESIDE = {"上年度": -1, "下年度": 1}
"""The years before and after the report's, by the names that sections and headings print."""


def _said(value: object) -> str:
    return value if isinstance(value, str) else ""


def _year_beside(year: Answer, name: str, step: int) -> Printed:
    """Return the year `step` years after `year`, in its runs; when that is not known its gap by its own `name`."""
    said = year.value
    if said is None:
        return gap_mark(name, year.path)
    if not isinstance(said, str) or not said.isdecimal():
        return year.printed()
    return year.printed(year.run(str(int(said) + step), AnswerPart.WORDS))


def _answers_of(record: StrictModel, path: str, fields: Iterable[FieldSpec]) -> _Record:
    """Return the answers of the `record` at `path` by their titles."""
    held = record.__dict__
    return _Record(path, {spec.title: _answer(f"{path}.{spec.title}", spec, held[spec.attribute]) for spec in fields})


def _answer(path: str, spec: FieldSpec, value: Any, must: bool | None = None) -> Any:
    """Return what `{{ }}` prints of the `value` at `path`; `must` says whether it is required, None: as `spec` does."""
    required = spec.required if must is None else must
    if spec.kind is not Kind.RECORDS:
        return Answer(path, spec.title, value, spec.unit, required, none_sentence=spec.none_sentence)
    return _Record(path, value) if isinstance(value, dict) else Records(path, value, required)
