"""A group of answers: the model's own fields, and beside them what a jurisdiction declares, read by its parsers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Self

from pydantic import PrivateAttr, ValidationError, ValidationInfo, ValidatorFunctionWrapHandler

from drafter.model.fields import Parser, StrictModel
from drafter.model.parsing import empty_group

Declared = Mapping[str, Mapping[str, Parser]]
"""What reads the answers that a jurisdiction adds to the model's, by group and name."""


class AnswerGroup(StrictModel):
    """A group of answers: its own fields, and the answers that a jurisdiction declares beside them."""

    _declared: dict[str, Any] = PrivateAttr(default_factory=dict)

    @property
    def declared(self) -> Mapping[str, Any]:
        """The answers that only the jurisdiction asks, by name, None while open; of a report its further groups."""
        private = self.__pydantic_private__ or {}  # self._declared takes ten times as long
        declared: Mapping[str, Any] = private["_declared"]
        return declared

    def with_declared(self, answers: Mapping[str, Any]) -> Self:
        """Return it with `answers` beside its own; those it holds already stay unless they are among them."""
        copy = self.model_copy()
        copy._declared = {**self._declared, **answers}
        return copy


def read_group(answers: object, read_own: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
    """Return the group that `answers` hold; the context says by attribute and name what reads the declared ones.

    Raises pydantic.ValidationError with all that is wrong, each at its own key.
    """
    return read_beside(answers, (info.context or {}).get(info.field_name, {}), read_own)


def read_beside(answers: object, parsers: Mapping[str, Parser], read_own: Callable[[Any], Any]) -> Any:
    """Return the group whose own answers `read_own` reads, and those that `parsers` name by these.

    Raises ValueError in Chinese when `answers` are no group, pydantic.ValidationError as `read_group`.
    """
    given = empty_group(answers)
    if not parsers or not isinstance(given, Mapping):
        return read_own(given)
    declared: dict[str, Any] = dict.fromkeys(parsers)
    errors: list[Any] = []
    for name in [name for name in given if name in parsers]:
        try:
            declared[name] = parsers[name](given[name])
        except ValueError as error:
            errors.append(line_error(error, (name,), given[name]))
    try:
        group = read_own({name: answer for name, answer in given.items() if name not in parsers})
    except ValidationError as error:
        errors += error.errors()
    if errors:
        raise ValidationError.from_exception_data("group", errors)
    return group.with_declared(declared)


def line_error(error: ValueError, place: tuple[str, ...], answer: object) -> dict[str, Any]:
    """Return `error` about the `answer` at `place` as pydantic has it within a ValidationError."""
    return {"type": "value_error", "loc": place, "input": answer, "ctx": {"error": error}}
