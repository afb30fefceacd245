"""`drafter schema`: the JSON Schema of the answers file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.commands.shared import add_command, output_file, told_written
from drafter.console import say, say_json
from drafter.errors import InputError

if TYPE_CHECKING:
    from drafter.commands.shared import Parsers


def add(parsers: Parsers) -> None:
    """Add the command to `parsers`."""
    parser = add_command(
        parsers,
        "schema",
        "输出填报文件的 JSON Schema，供编辑器提示和检查",
        "drafter schema 通用 -o 填报文件.schema.json",
        schema,
    )
    parser.add_argument("jurisdiction", metavar="地区模板", nargs="?", default="通用", help="哪个地区的，默认 通用")
    parser.add_argument("-o", "--output", metavar="文件", type=output_file, help="写到哪个文件；不写就显示在屏幕上")


def schema(options: argparse.Namespace) -> int:
    """Print or write the JSON Schema of the answers file."""
    from drafter.answers.json_schema import schema_text
    from drafter.folders import template_roots
    from drafter.jurisdictions.jurisdiction import load_jurisdiction
    from drafter.outputs import SCHEMA, write_output

    text = schema_text(load_jurisdiction(options.jurisdiction, template_roots(Path.cwd())))
    if options.output:
        path = Path(options.output)
        if path.suffix.lower() != ".json":
            raise InputError(f"{path}：文件名要以 .json 结尾；请改成 {path.with_suffix('.json').name}")
        say(told_written(write_output(SCHEMA, path, text.encode("utf-8"))))
    else:
        say_json(text)
    return 0
