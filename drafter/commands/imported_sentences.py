"""What an import made of a report, sentence by sentence, as lines for the user."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.importing.outline.imported_report import (
    Certainty,
    ImportedReport,
    Outcome,
    ReadNumber,
    ReadPassage,
    ReadSentence,
)

_LONGEST_MARK = 8
"""Characters of the number that an item of a list begins with: （十二）."""


def head_lines(report: ImportedReport) -> Iterator[str]:
    """Yield what the report is and how many of its numbers had which outcome."""
    head, counted = report.head, report.counted()
    year = f"{head.year}年" if head.year else "没有看出年度"
    yield f"“{report.file.name}”：{'，'.join(filter(None, (head.short_unit, year, report.kind, f'模板 {report.jurisdiction}')))}"
    sure = sum(1 for _, each in report.numbers if each.match and each.match.certainty is Certainty.SURE)
    matched = counted[Outcome.MATCHED]
    yield (
        f"文中的数 {sum(counted.values())} 个：已对上 {matched} 个（确定 {sure}，请核对 {matched - sure}），"
        f"请选 {counted[Outcome.CHOICE]} 个，没有题目、留在原句里 {counted[Outcome.NO_QUESTION]} 个"
    )


def sentence_lines(report: ImportedReport) -> Iterator[str]:
    """Yield each sentence with where it went, and each of its numbers, below its heading; then what is no text of the report."""
    headings = {each.passage: f"{each.number}{each.text}" for each in report.outline}
    begun = set(headings)
    for sentence in report.sentences:
        yield from (f"小标题：{headings.pop(place)}" for place in sorted(headings) if place <= sentence.passage)
        mark = "" if sentence.passage in begun else _mark(sentence, report.passages[sentence.passage])
        begun.add(sentence.passage)
        yield f"{sentence.number}. {mark}{sentence.text}"
        yield f"   → {_whereabouts(sentence)}"
        yield from (f"   · {_number(each)}" for each in sentence.numbers)
        if sentence.words_with_numerals:
            yield f"   · {'、'.join(sentence.words_with_numerals)} → 词语、名称里的，不作数"
    yield from (f"小标题：{heading}" for heading in headings.values())
    yield from (f"正文以外，{each.role}：{each.text}" for each in report.passages if not each.is_text)


def _mark(sentence: ReadSentence, passage: ReadPassage) -> str:
    """Return the number of an item that its first sentence was taken without; empty where it has none."""
    before, found, _ = passage.text.partition(sentence.text.rstrip("。"))
    return before.strip() if found and len(before) <= _LONGEST_MARK else ""


def _whereabouts(sentence: ReadSentence) -> str:
    """Return where the words of a sentence are kept."""
    if sentence.kept_at:
        topic = f"（主题：{sentence.topic}）" if sentence.topic else ""
        return f"留在 {sentence.kept_at.spoken()}{topic}"
    return "模板里自有这样的话，没有留" if sentence.is_told_by_template else "由它的答案写出，没有另留"


def _number(number: ReadNumber) -> str:
    """Return a number with what became of it."""
    if number.match:
        told_as = f"的{number.told_as}" if number.told_as else ""
        return f"{number.written} → {number.match.path.spoken()}{told_as}（{number.match.certainty.value}）"
    if number.choices:
        return f"{number.written} → 请选：{'、'.join(each.path.spoken() for each in number.choices)}"
    return f"{number.written} → {number.outcome.value}"
