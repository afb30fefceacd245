"""Counted clauses: 一是…；二是…。 within a paragraph, or a paragraph each.

Works on paragraphs in which every printed answer is one token character and every clause
begins with `CLAUSE`; the program counts them and sets the stop between and after them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from drafter.model.numerals import to_chinese
from drafter.sections.tokens import CLAUSE

MAX_CLAUSES = 9_999
"""Of one count: 九千九百九十九是 is the last that can be said."""
_STOPS = "。；，、"


def number_clauses(paragraphs: Sequence[str], text_of: Callable[[str], str]) -> list[str]:
    """Return `paragraphs` with their clauses counted from 一是 on.

    Paragraphs that follow one another and all begin with a clause are one count; a lone
    clause is not counted. Within a paragraph clauses end in ； when none of them holds a
    stop of its own in its full text (`text_of`), else in 。; the last always ends in 。.

    Raises:
        ValueError: one count has more than `MAX_CLAUSES`; in Chinese.
    """
    numbered = list(paragraphs)
    if not any(CLAUSE in text for text in numbered):
        return numbered
    start = 0
    while start < len(numbered):
        end = start + 1
        if numbered[start].startswith(CLAUSE):
            while end < len(numbered) and numbered[end].startswith(CLAUSE):
                end += 1
        count = sum(len(_clauses(text)) for text in numbered[start:end])
        if count > MAX_CLAUSES:
            raise ValueError(f"“+ ”开头的分句有 {count} 条，超过 {MAX_CLAUSES} 条，数不下去；请用空行分成几段")
        done = 0
        for i in range(start, end):
            clauses = _clauses(numbered[i])
            if CLAUSE in numbered[i]:
                numbered[i] = _joined(numbered[i].partition(CLAUSE)[0], clauses, done, count, text_of)
            done += len(clauses)
        start = end
    return numbered


def _clauses(text: str) -> list[str]:
    """Return the clauses of a paragraph that hold anything, without stops at their ends."""
    return [clause.rstrip(_STOPS) for clause in text.split(CLAUSE)[1:] if clause.strip(_STOPS)]


def _joined(before: str, clauses: list[str], done: int, count: int, text_of: Callable[[str], str]) -> str:
    between = "。" if any("。" in text_of(clause) for clause in clauses) else "；"
    text = before
    for i, clause in enumerate(clauses):
        number = f"{to_chinese(done + i + 1)}是" if count > 1 else ""
        closed = text_of(clause).endswith(("！", "？"))
        stop = "" if closed else between if i + 1 < len(clauses) else "。"
        text += number + clause + stop
    return text
