"""What the commands share: how each is described, and reading the path of an answers file."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import InputError
from drafter.hints import quoted

if TYPE_CHECKING:
    from drafter.outputs import Written

    Parsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(
    parsers: Parsers,
    name: str,
    summary: str,
    example: str,
    run: Callable[[argparse.Namespace], int] | None = None,
) -> argparse.ArgumentParser:
    """Add a command to `parsers` and return its parser; `run` returns the exit code."""
    parser = parsers.add_parser(name, help=summary, description=f"{summary}。", epilog=f"例：\n  {example}")
    if run is not None:
        parser.set_defaults(run=run)
    return parser


def told_written(written: Written) -> str:
    """Return where an output went, as lines for the user."""
    remark = f"\n注意：{written.remark}" if written.remark else ""
    return f"已写出：{written.path}{remark}"


def output_file(text: str) -> str:
    """Return `text`, the path of a file to be written. Raises ArgumentTypeError when it names no file."""
    if not Path(text).name:
        raise argparse.ArgumentTypeError(f"后面要写一个文件名，不能写{quoted(text)}")
    return text


def answers_path(text: str) -> Path:
    """Return the path of an answers file; its .yaml may be left out. Raises InputError for a .docx."""
    path = Path(text)
    if not path.suffix and not path.exists() and Path(f"{text}.yaml").exists():
        return Path(f"{text}.yaml")
    if path.suffix.lower() == ".docx":
        raise InputError(f"{path}：这是 Word 文档；这里要的是填报文件（.yaml）")
    return path
