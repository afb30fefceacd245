"""What the commands share: how each is described, paths of outputs, and where an output went."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.hints import quoted

if TYPE_CHECKING:
    from drafter.outputs.output_writer import Written

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


def written_lines(written: Written, label: str = "已写出") -> tuple[str, ...]:
    """Return where an output went, as lines for the user."""
    return (f"{label}：{written.path}", *([f"注意：{written.remark}"] if written.remark else []))


def output_file(text: str) -> str:
    """Return `text`, the path of a file to be written. Raises ArgumentTypeError when it names no file."""
    if not Path(text).name:
        raise argparse.ArgumentTypeError(f"后面要写一个文件名，不能写{quoted(text)}")
    return text
