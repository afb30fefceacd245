"""Models that most files do not need: a stand-in for annotations, which imports the model on first use."""

from __future__ import annotations

from importlib import import_module
from typing import Any, ClassVar

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class Later:
    """Base of the stand-ins."""

    module: ClassVar[str]
    name: ClassVar[str]

    @classmethod
    def model(cls) -> type[BaseModel]:
        """Return the model itself."""
        found: type[BaseModel] = getattr(import_module(cls.module), cls.name)
        return found

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        # What the model complains of keeps its place below the field: pydantic-core adds the two up.
        return core_schema.no_info_plain_validator_function(lambda answer: cls.model().model_validate(answer))


def later(module: str, name: str) -> Any:
    """Return a stand-in for the model `name` of `module`.

    A field annotated with it reads as with the model, but the module is imported, and the
    model built, only when a file holds the field.
    """
    return type(name, (Later,), {"module": module, "name": name})
