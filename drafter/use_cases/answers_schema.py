"""Gives the JSON Schema of answers files."""

from __future__ import annotations

from pathlib import Path

from drafter.answers.json_schema import schema_text
from drafter.errors import InputError
from drafter.folders import template_roots
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.outputs.output_sorts import SCHEMA
from drafter.outputs.output_writer import Written, write_output


def answers_schema(jurisdiction: str, folder: Path) -> str:
    """Return the JSON Schema of the answers files of `jurisdiction`, searched from `folder`. Raises TemplateError."""
    return schema_text(load_jurisdiction(jurisdiction, template_roots(folder)))


def write_schema(jurisdiction: str, folder: Path, output: Path) -> Written:
    """Write that schema to `output` and return where it went. Raises InputError, TemplateError, OutputError."""
    text = answers_schema(jurisdiction, folder)
    if output.suffix.lower() != ".json":
        raise InputError(f"{output}：文件名要以 .json 结尾；请改成 {output.with_suffix('.json').name}")
    return write_output(SCHEMA, output, text.encode("utf-8"))
