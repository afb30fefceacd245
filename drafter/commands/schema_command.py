"""`drafter schema`: the JSON Schema of the answers file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.commands.arguments import add_command, output_file, written_lines
from drafter.console import say, say_json

if TYPE_CHECKING:
    from drafter.commands.arguments import Parsers


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
    from drafter.use_cases.answers_schema import answers_schema, write_schema

    if options.output:
        say(*written_lines(write_schema(options.jurisdiction, Path.cwd(), Path(options.output))))
    else:
        say_json(answers_schema(options.jurisdiction, Path.cwd()))
    return 0
