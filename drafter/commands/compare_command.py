"""`drafter compare`: what changed from one version of a report to another."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from drafter.commands.arguments import add_command, output_file, written_lines
from drafter.console import say

if TYPE_CHECKING:
    from drafter.commands.arguments import Parsers
    from drafter.use_cases.compare_versions import ComparedVersions

_COLUMNS = 78


def add(parsers: Parsers) -> None:
    """Add the command to `parsers`."""
    parser = add_command(
        parsers,
        "compare",
        "对照两个版本：哪些数字变了，哪些话加了、删了、改了",
        "drafter compare 上次送审.docx 这次.docx -o 对照.docx\n"
        "  drafter compare 河东2021.yaml 手改.docx\n"
        "  drafter compare 河东2020.yaml 河东2021.yaml",
        compare,
    )
    parser.add_argument("old", metavar="原来的", help="Word 文档（.docx），或填报文件")
    parser.add_argument("new", metavar="现在的", help="同上")
    parser.add_argument(
        "-o",
        "--output",
        metavar="对照稿",
        type=output_file,
        help="另写一份 Word 文档，原来的文字上用修订标出改动；不写就只列出来",
    )


def compare(options: argparse.Namespace) -> int:
    """Print what differs between two versions, and write it as a document where one is asked for."""
    from drafter.columns import wrapped
    from drafter.use_cases.compare_versions import compare_versions

    compared = compare_versions(options.old, options.new, options.output)
    for line in _told(compared):
        indent = " " * (len(line) - len(line.lstrip()) + 2)
        say(*wrapped(line, _COLUMNS, indent))
    if compared.written:
        say(*written_lines(compared.written))
    return 0


def _told(compared: ComparedVersions) -> Iterator[str]:
    """Yield the differences in words, figures first."""
    found = compared.differences
    yield f"从“{compared.old.name}”到“{compared.new.name}”："
    if found.is_none:
        yield "文字都一样。"
    yield from _listed("数字变了", "处", _figures(compared), len(found.figures))
    reworded = [f"原来：{each.old}\n现在：{each.new}" for each in found.reworded]
    yield from _listed("改写了", "句", reworded)
    yield from _listed("加了", "句", found.added)
    yield from _listed("删了", "句", found.removed)
    yield from _listed("挪了位置，文字没变", "处", found.moved)
    if found.renumbered:
        yield f"另有 {found.renumbered} 个标题或条目只是序号跟着变了，没有列。"
    if compared.unmarked:
        yield f"有 {compared.unmarked} 处是域、公式等，对照稿里标不出来，请看上面列的。"
    if compared.is_refused:
        yield "注意：这两份做不出可靠的对照稿，没有写；改动请看上面列的。"


def _figures(compared: ComparedVersions) -> list[str]:
    """Return each figure that changed, one that changed alike in several sentences once."""
    sentences: dict[str, list[str]] = {}
    for each in compared.differences.figures:
        sentences.setdefault(f"{each.old} → {each.new}", []).append(each.sentence)
    return [
        f"{change}{f'（{len(where)} 处）' if len(where) > 1 else ''}：{where[0]}" for change, where in sentences.items()
    ]


def _listed(title: str, measure: str, texts: Sequence[str], count: int | None = None) -> Iterator[str]:
    if texts:
        yield f"{title} {count or len(texts)} {measure}："
        yield from (f"  {line}" for text in texts for line in text.split("\n"))
