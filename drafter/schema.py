"""The JSON Schema of the answers file, from the model, for editors that check as one types."""

from __future__ import annotations

import json
from typing import Any

from drafter.jurisdiction import Jurisdiction
from drafter.report import Report


def schema_text(jurisdiction: Jurisdiction) -> str:
    """Return the schema as JSON text, with the questions of `jurisdiction` under 本地补充."""
    return json.dumps(answers_schema(jurisdiction), ensure_ascii=False, indent=1) + "\n"


def answers_schema(jurisdiction: Jurisdiction) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of an answers file of `jurisdiction`."""
    schema = Report.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = f"填报文件（{jurisdiction.title}）"
    schema.pop("description", None)
    local = {question.name: _local(question) for question in jurisdiction.questions}
    schema["properties"]["本地补充"] = {
        "title": "本地补充",
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": local,
    }
    _tidy(schema)
    return schema


def _local(question: Any) -> dict[str, Any]:
    return {"title": question.name, "description": question.explanation}


def _tidy(node: Any) -> None:
    """Let empty groups be null, and drop what editors do not need."""
    if isinstance(node, dict):
        node.pop("default", None)
        if node.get("type") == "object" and "properties" in node:
            node["type"] = ["object", "null"]
        if node.get("type") == "array":
            node["type"] = ["array", "string", "null"]
        for value in node.values():
            _tidy(value)
    elif isinstance(node, list):
        for value in node:
            _tidy(value)
