"""Rules about white space: indents and distances made by hand, in any file."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript, Passage, Role
from drafter.checking.rule import Hit, Severity, Spot, rule
from drafter.hints import quoted

_TEXT = (Role.BODY, Role.HEADING)
_TWO = "\u3000\u3000"
"""Two full-width spaces: what a plain text has for an indent of two characters."""
_FEW = 3
"""Paragraphs from which on something can be usual in a report."""


def _by_hand(passage: Passage) -> bool:
    """Return whether white space stands in the place of an indent or of an alignment."""
    if not passage.before:
        return False
    return passage.element >= 0 or passage.before != _TWO


def _quoted(passage: Passage) -> str:
    return f"“{passage.text[:12]}{'…' if len(passage.text) > 12 else ''}”"


@rule(
    "版式-空格缩进", "缩进和对齐不用空格凑", Severity.HINT, "GB/T 9704-2012 7.3.3 每个自然段左空二字；用空格凑的，换字体就走样",
    "　　全年检查77次。\n　　处罚4件。\n",
    "     全年检查77次。\n　　处罚4件。\n",
)  # fmt: skip
def _hand_made_indents(manuscript: Manuscript) -> Iterator[Hit]:
    found = [i for i, p in enumerate(manuscript.passages) if _by_hand(p) and p.role is not Role.RESIDUE]
    if not found:
        return
    first = manuscript.passages[found[0]]
    others = f"，共 {len(found)} 段" if len(found) > 1 else ""
    yield Hit(
        Spot(found[0]),
        f"{_quoted(first)}前面用 {len(first.before)} 个空格来缩进或右移{others}",
        "删去空格，用“段落”里的首行缩进 2 字符（落款用右缩进）",
    )


@rule(
    "版式-缩进不一", "各段缩进一样", Severity.HINT, "GB/T 9704-2012 7.3.3 每个自然段左空二字",
    "　　甲一。\n　　乙二。\n　　丙三。\n　　丁四。\n　　戊五。\n　　己六。\n",
    "　　甲一。\n　　乙二。\n　　丙三。\n丁四。\n戊五。\n己六。\n",
)  # fmt: skip
def _uneven_indents(manuscript: Manuscript) -> Iterator[Hit]:
    if any(p.element >= 0 for p in manuscript.passages):
        return  # a .docx has indents of its own, which have a rule of their own
    text = [i for i, p in enumerate(manuscript.passages) if p.role in _TEXT and p.line]
    indented = [i for i in text if manuscript.passages[i].before]
    plain = [i for i in text if not manuscript.passages[i].before]
    few, usual = sorted((indented, plain), key=len)
    if len(few) < _FEW or len(usual) < _FEW:
        return
    what = "缩进了" if few is indented else "没有缩进"
    yield Hit(
        Spot(few[0]),
        f"有的段落缩进，有的不缩进：{_quoted(manuscript.passages[few[0]])}等 {len(few)} 段{what}，其余 {len(usual)} 段相反",
        "每段都左空二字",
    )


@rule(
    "版式-段末空格", "段末没有多余的空格", Severity.HINT, "实务：多余的空格会把下一行顶乱",
    "全年检查77次。\n处罚4件。\n",
    "全年检查77次。 \n处罚4件。\n",
)  # fmt: skip
def _trailing(manuscript: Manuscript) -> Iterator[Hit]:
    found = [i for i, p in enumerate(manuscript.passages) if p.after and p.role is not Role.RESIDUE]
    if not found:
        return
    others = f"，共 {len(found)} 段" if len(found) > 1 else ""
    ending = manuscript.passages[found[0]].text[-12:]
    end = len(manuscript.passages[found[0]].text)
    what = "有只含空格的空行" if manuscript.passages[found[0]].after.startswith("\n") else "有多余的空格"
    yield Hit(Spot(found[0], max(0, end - 12), end), f"{quoted(ending)}后面{what}{others}", "删去段末和空行里的空格")


@rule(
    "版式-空行", "正文段落之间不空行", Severity.HINT, "GB/T 9704-2012 5.2.3 每面22行，正文各段接排",
    "甲一。\n乙二。\n丙三。\n丁四。\n",
    "甲一。\n乙二。\n\n丙三。\n丁四。\n",
)  # fmt: skip
def _blank_lines(manuscript: Manuscript) -> Iterator[Hit]:
    text = [i for i, p in enumerate(manuscript.passages) if p.role in _TEXT]
    pairs = [i for before, i in itertools.pairwise(text) if i == before + 1]
    apart = [i for i in pairs if manuscript.passages[i].blank_lines]
    if not apart or len(pairs) < _FEW:
        return
    word = any(p.element >= 0 for p in manuscript.passages)
    if len(apart) == len(pairs) and not word:
        return  # a text file in which a blank line parts every paragraph
    together = len(pairs) - len(apart)
    yield Hit(
        Spot(apart[0]),
        f"段落之间有空行：{_quoted(manuscript.passages[apart[0]])}等 {len(apart)} 段前面有，另 {together} 段没有",
        "删去正文里的空行；公文段落之间不空行",
    )
