"""Compares what imported answers print with the report that they were read off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.checking.manuscript import Role
from drafter.errors import InputError
from drafter.folders import section_cache
from drafter.importing.reviewing.both_told import BothTold, both_told
from drafter.pages.text_lines import Line, LineKind, lines_of
from drafter.rendering import render
from drafter.use_cases.open_answers import answers_path, open_answers
from drafter.use_cases.review_import import kept_review

_TEXT = (Role.BODY.value, Role.HEADING.value)
"""The roles of the report's paragraphs that are compared; title, signature and date are told by answers alone."""
_PRINTED = (LineKind.TEXT, LineKind.HEADING)


class ComparedImport(NamedTuple):
    """What imported answers print, beside the report that was read."""

    answers: Path
    document: str
    """Name of the report's file."""
    told: BothTold


def compare_import(name: str) -> ComparedImport:
    """Return how the report of the answers file called `name` compares with the one that it was read off.

    Raises InputError when it came of no import, TemplateError.
    """
    path = answers_path(name)
    review = kept_review(path)
    if review is None:
        raise InputError(f"{path}：没有找到导入时的记录，没有原文可以对照；两份文档请用“对照”")
    made = render(open_answers(name), section_cache())
    printed = [line.text for line in lines_of(made.document) if isinstance(line, Line) and line.kind in _PRINTED]
    original = [each.text for each in review.passages if each.role in _TEXT]
    return ComparedImport(path, review.document, both_told(original, printed))


def comparison_lines(compared: ComparedImport) -> Iterator[str]:
    """Yield the comparison in lines, what would be lost first."""
    told = compared.told
    if told.lost_figures:
        yield f"原文里有、导入以后没有印出来的数 {len(told.lost_figures)} 个："
        yield from (f"  {figure}：{sentence}" for figure, sentence in told.lost_figures)
    else:
        yield "原文里的数都印出来了。"
    lost = {sentence for _, sentence in told.lost_figures}
    words = [each for each in told.only_report if each not in lost]
    if words:
        yield f"只有原文说到的话 {len(words)} 句："
        yield from (f"  {sentence}" for sentence in words)
    if told.only_answers:
        yield f"只有导入以后才有的话 {len(told.only_answers)} 句（地区模板自带的，或待填的）："
        yield from (f"  {sentence}" for sentence in told.only_answers)
    yield f"两边都说到的 {told.both} 句。"
