"""`drafter take`: what a hand changed in Word, back into the answers."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafter.commands.arguments import add_command
from drafter.console import say

if TYPE_CHECKING:
    from drafter.commands.arguments import Parsers
    from drafter.use_cases.take_edits import TakenEdits

_COLUMNS = 78


def add(parsers: Parsers) -> None:
    """Add the command to `parsers`."""
    parser = add_command(
        parsers,
        "take",
        "把 Word 里手改的数字和文字收回填报文件：先列出来，看过再存",
        "drafter take 手改.docx 河东2021.yaml\n"
        "  drafter take 手改.docx 河东2021.yaml --save\n"
        "  drafter take 手改.docx 河东2021.yaml --save --except 2 行政检查次数",
        take,
    )
    parser.add_argument("document", metavar="手改的文档", help="本程序生成、后来在 Word 或 WPS 里改过的 .docx")
    parser.add_argument("answers", metavar="填报文件", help="收进哪一份")
    parser.add_argument("--save", action="store_true", help="存进去；不写就只列出来看看")
    parser.add_argument(
        "--except", dest="refused", metavar="编号或名称", nargs="+", default=[], help="哪几项不收，可以写几个"
    )


def take(options: argparse.Namespace) -> int:
    """Print which answers a hand changed, and store them on request."""
    from drafter.columns import wrapped
    from drafter.use_cases.take_edits import take_edits

    edits = take_edits(options.document, options.answers, save=options.save, refused=options.refused)
    for line in (*_told(edits), *_stored(edits)):
        indent = " " * (len(line) - len(line.lstrip()) + 2)
        say(*wrapped(line, _COLUMNS, indent))
    return 0


def _told(edits: TakenEdits) -> Iterator[str]:
    """Yield what was found, that which can be taken first."""
    from drafter.use_cases.take_edits import refusable

    if edits.taken:
        yield f"“{edits.document.name}”里可以收回的答案 {len(edits.taken)} 项："
        for line, each in zip(refusable(edits), edits.taken, strict=True):
            yield f"  {line}"
            if each.topic or len(each.new) < len(each.sentence):
                yield f"     {each.sentence}"
    else:
        yield f"“{edits.document.name}”里没有可以收回的答案。"
    if edits.contradictions:
        yield f"说法不一、没有收的 {len(edits.contradictions)} 项，请定下来再改："
    for contradiction in edits.contradictions:
        yield f"  {contradiction.path}："
        yield from (f"    {each}" for each in contradiction.says)
    yield from _wording(edits)


def _wording(edits: TakenEdits) -> Iterator[str]:
    """Yield the sentences that no answer takes; they stay in the document, and in what it is merged to."""
    taken = {each.sentence for each in edits.taken}
    texts = {each.new for each in edits.taken if len(each.new) > len(each.old) // 2}
    reworded = [each.new for each in edits.wording.reworded if each.new not in taken]
    added = [each for each in edits.wording.added if each not in taken and not any(each in text for text in texts)]
    removed = edits.wording.removed
    if not (reworded or added or removed):
        return
    yield "下面这些是文字上的改动，没有收进答案；再生成时会合并，照样保留："
    for title, sentences in (("改写", reworded), ("新写", added), ("删去", removed)):
        yield from (f"  {title}：{each}" for each in sentences)
    if added:
        yield f"新写的话想收进填报文件，填成活动：drafter set {edits.answers} 活动.新.主题=… 活动.新.内容=…"


def _stored(edits: TakenEdits) -> Iterator[str]:
    """Yield what was stored, or how to store it."""
    if edits.stored:
        yield f"已存进 {edits.stored.path}（数字的来源记为“手改”）："
        yield from (f"  {line}" for line in edits.stored.done.lines if "来源" not in line)
        for doubt in edits.stored.done.doubts:
            yield f"留意：{doubt.message}。{doubt.mend}。（{doubt.rule}）"
    elif edits.taken:
        yield f"看过以后存进去：drafter take {edits.document} {edits.answers} --save"
        yield "哪一项不收，后面加 --except 和它的编号，如 --except 1"
