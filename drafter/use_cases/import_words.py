"""What an import is told with, in lines, on every face."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.importing.outline.imported_report import Certainty, ImportedReport, Outcome
from drafter.model.titles import ACTIVITIES, YEAR
from drafter.use_cases.import_answers import ImportedAnswers
from drafter.use_cases.recover_answers import RecoveredAnswers

_MOST_PLACES = 12
"""Sentences that are listed of those whose numbers have no question."""


def import_lines(done: ImportedAnswers | RecoveredAnswers) -> Iterator[str]:
    """Yield what became of a report that was read in, those deeper indented."""
    yield from _imported(done) if isinstance(done, ImportedAnswers) else _recovered(done)


def _imported(done: ImportedAnswers) -> Iterator[str]:
    report = done.report
    counted = report.counted()
    matched = [number.match for _, number in report.numbers if number.outcome is Outcome.MATCHED and number.match]
    sure = sum(each.certainty is Certainty.SURE for each in matched)
    yield f"已建立 {done.path}，按地区模板“{report.jurisdiction}”的题目，读自“{report.file.name}”："
    yield f"  {sum(counted.values())} 个数：已对上 {len(matched)} 个，其中拿得准的 {sure} 个；请选的 {counted[Outcome.CHOICE]} 个"
    yield f"  没有题目的 {counted[Outcome.NO_QUESTION]} 个，留在原来的句子里，记为活动"
    without = [(sentence, number) for sentence, number in report.numbers if number.outcome is Outcome.NO_QUESTION]
    yield from (f"    {number.written}：{sentence.text}" for sentence, number in without[:_MOST_PLACES])
    if len(without) > _MOST_PLACES:
        yield f"    ……还有 {len(without) - _MOST_PLACES} 个"
    doubled = list(dict.fromkeys(_told_twice(report)))
    if doubled:
        yield (
            f"  {len(doubled)} 条活动里的数也记成了答案（句子里还有别的话，或拿不准），照这样会印两遍；"
            f"核对好数，再删改这几条：活动第{'、'.join(map(str, doubled))}条"
        )


def _told_twice(report: ImportedReport) -> Iterator[int]:
    """Yield the numbers of the activities that keep a figure which is an answer too, and so is printed by both."""
    for sentence, number in report.numbers:
        kept = sentence.kept_at
        is_answer = number.outcome is Outcome.MATCHED and number.match is not None and number.match.path != YEAR
        if kept is not None and kept.root == ACTIVITIES and kept.number is not None and is_answer:
            yield kept.number


def _recovered(done: RecoveredAnswers) -> Iterator[str]:
    own = done.own
    yield (
        f"“{done.document.name}”是本程序生成的；印出来的答案 {len(own.read)} 项都找了回来，写在 {done.path}"
        f"（地区模板 {own.jurisdiction.name}）"
    )
    if own.others:
        yield f"  这几个地区模板印出来也一样：{'、'.join(own.others)}；要用别的，导入时写明地区模板"
    if own.differing:
        yield f"照找回的答案再印一次，有 {len(own.differing)} 段不一样，是手改的，或找不全的，请对照着补："
        yield from (f"  {text}" for text in own.differing)
    if own.lost:
        yield f"印出来了、读不回来的 {len(own.lost)} 项：{'、'.join(map(str, own.lost))}"
    if done.missing:
        yield f"没有印出来、要再填的必填题 {len(done.missing)} 项：{'、'.join(str(each.path) for each in done.missing)}"
    yield "没有印出来的都找不回来：选填而没有印的答案，数的提供科室、来源、上年的数，核对说明；活动的主题是照段落推定的。"
