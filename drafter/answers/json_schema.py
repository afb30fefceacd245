"""The JSON Schema of the answers file, from the model, for editors that check as one types."""

from __future__ import annotations

import json
from typing import Any

from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.model.field_spec import FieldSpec
from drafter.model.fields import SCHEMAS, Kind
from drafter.model.report import Report


def schema_text(jurisdiction: Jurisdiction) -> str:
    """Return the schema as JSON text, with the facts of `jurisdiction` in their groups."""
    return json.dumps(answers_schema(jurisdiction), ensure_ascii=False, indent=1) + "\n"


def answers_schema(jurisdiction: Jurisdiction) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of an answers file of `jurisdiction`."""
    schema = Report.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = f"填报文件（{jurisdiction.title}）"
    schema.pop("description", None)
    for group in jurisdiction.catalogue().groups():
        declared = {field.title: _declared(field) for field in group.fields if not field.attribute}
        if declared:
            _group_schema(schema, group)["properties"] |= declared
    _tidy(schema)
    return schema


def _group_schema(schema: dict[str, Any], group: FieldSpec) -> Any:
    """Return the part of `schema` that describes `group`; a new one for a group that the model does not have."""
    own = schema["properties"].get(group.title)
    if own is None:
        own = {"title": group.title, "type": "object", "additionalProperties": False, "properties": {}}
        schema["properties"][group.title] = own
    return schema["$defs"][own["$ref"].rpartition("/")[2]] if "$ref" in own else own


def _declared(spec: FieldSpec) -> dict[str, Any]:
    schema = SCHEMAS[spec.kind or Kind.TEXT]
    return {"title": spec.title, "description": spec.explanation, **schema}


_OURS = ("kind", "unit", "when", "choices", "yearly", "assumed", "special", "default")
"""What the model says of its fields for Drafter's own use."""


def _tidy(node: Any, inside: bool = False) -> None:
    """Let empty groups be null, and drop what is not for editors.

    `inside` is True within `properties`, whose keys are names of answers.
    """
    if isinstance(node, list):
        for value in node:
            _tidy(value)
    if not isinstance(node, dict):
        return
    if not inside:
        _tidy_schema(node)
    for key, value in node.items():
        _tidy(value, inside=key in ("properties", "$defs") and not inside)


def _tidy_schema(schema: dict[str, Any]) -> None:
    choices = schema.get("choices")
    if choices:
        schema.pop("type", None)
        schema["enum"] = [*choices, None]
    for key in _OURS:
        schema.pop(key, None)
    if isinstance(schema.get("required"), bool):
        schema.pop("required")
    if schema.get("type") == "object" and "properties" in schema:
        schema["type"] = ["object", "null"]
        if schema.get("title", "").isascii():  # a model's own English words
            schema.pop("description", None)
            schema.pop("title", None)
    if schema.get("type") == "array":
        schema["type"] = ["array", "string", "null"]
