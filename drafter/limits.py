"""All limits on what a file may cost, each with its reason, and the time that a command may take.

What a stranger's folder, form or document holds is answered within 10 seconds and 500 MB. The limits
stand far above what any real report needs and far below what hurts.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from drafter.errors import DrafterError


class Size(NamedTuple):
    """How large a kind of input file may be."""

    most: int
    """Bytes."""
    name: str
    """What the file is called in messages."""


ANSWERS = Size(4_000_000, "填报文件")
"""The longest seen has 60 KB."""
MANIFEST = Size(1_000_000, "地区模板的文件")
"""`地区.yaml` and `引用.yaml`; the longest shipped has 30 KB. PyYAML takes a second for 1 MB."""
SECTION = Size(400_000, "段落文件")
"""`SECTION_CHARACTERS` in UTF-8, four bytes at the most a character."""
TEXT = Size(4_000_000, "文本报告")
"""A report as plain text; the longest seen has 50 KB."""
DOCUMENT = Size(100_000_000, "Word 文档")
"""Most of it pictures, which are never read."""
OLD_DOCUMENT = Size(30_000_000, "旧格式的文档")
"""A .doc, .wps or PDF to be imported, which may hold pictures."""
PAGE = Size(5_000_000, "网页")
"""A saved web page, without its pictures."""
FORM = Size(20_000_000, "填报表")
"""An empty one has 20 KB."""
OWN = Size(64_000_000, "Drafter 自己的文件")
"""What is shipped, kept in the cache, was just made by LibreOffice, or may be replaced; a document has 100 KB."""

SECONDS = 8.0
"""Processor time of one command over what strangers bring; the slowest real one takes 2."""
TRIAL_SECONDS = 20.0
"""More of it for taking edits back, each of which is tried on the report: two dozen renderings, one after the other."""
SECTION_CHARACTERS = 100_000
"""Characters of a section file."""
SECTION_INCLUDES = 50
"""Files that one section may include, counted with repeats."""
SECTION_TEXT = 300_000
"""Characters that one section may print; a whole report has some 5,000."""
REPORT_TEXT, REPORT_PARTS = 1_000_000, 5_000
"""Characters, and headings, items and paragraphs, that all sections of a report may print; real ones have some 100."""
TITLE_CHARACTERS = 300
"""Characters of a title, and words in it: 15 lines of 20."""
SECTION_FILES = 500
"""Section files of one folder; the largest shipped has 30."""
PARENTS = 10
"""Jurisdictions above one another; there are five levels of government."""
OUTLINE_ENTRIES = 500
"""Entries of all outlines of a jurisdiction, each of which is rendered once."""
OWN_RULES = 200
"""Rules of checks that jurisdictions bring."""
OWN_WORDS = 1_000
"""Words of all those rules, and words to look at before publishing: each is searched for in the whole text."""
PATTERN_CHARACTERS = 200
"""Characters of a pattern in a manifest."""
PATTERN_SECONDS = 1.0
"""Processor time of one pattern over a whole report; a sound one takes a hundredth."""
FIGURES = 3_000
"""Figures of a report that rules read and pair; real ones have some 300."""
FINDINGS = 200
"""Findings of one rule that are shown: nobody reads more, and Word chokes on more comments."""

ANSWER_CHARACTERS, PARAGRAPH_CHARACTERS = 20_000, 3_000
"""Characters of one answer, and of one line of it: some twelve pages, and two; the longest seen has 600."""
LINE_CHARACTERS = 200
"""Characters of an answer that stands on one line: no name is longer, and no title could be set."""
FIGURE_CHARACTERS = 300
"""Characters of a figure as it is typed, with the parts of which it is made."""
REMARK_CHARACTERS = 500
"""Characters of what a figure has beside it: where it comes from, who supplied it."""

YAML_DEPTH = 12
"""Levels of mappings and lists."""
YAML_VALUES = 50_000
"""Keys, values and list items of one file; a full report has 1,000."""
REPORT_CHARACTERS, REPORT_PASSAGES, PASSAGE_CHARACTERS = 100_000, 3_000, 5_000
"""What a report to be checked has at the most, many times over."""

ZIP_ENTRIES = 5_000
"""Parts of a .docx or .xlsx; a document with 1,000 pictures has some 1,100."""
XML_PART = 12_000_000
"""Bytes of one part of a .docx, unpacked: some thousand pages."""
XML_TOTAL = 30_000_000
"""Bytes of all parts of one file that are read, unpacked."""
XML_ELEMENTS = 400_000
"""Elements of one part: they take some 250 bytes each as a tree."""
XML_DEPTH = 200
"""Elements within one another: Word stops at 11 levels of tables, which are 40 elements."""
XML_ATTRIBUTE = 200_000
"""Characters of one attribute."""
XML_ATTRIBUTES = 100
"""Attributes of one element; Word's root has 40 declarations of namespaces."""
IDENTITY_CHARACTERS = 2_000
"""Characters of the hidden cell that says whose form it is; its names have 200 each at the most."""
SHEETS = 60
"""Sheets of a form."""
SHEET_ROWS, SHEET_COLUMNS = 5_000, 200
"""How far from A1 a cell with content may lie: the reader fills memory up to it."""
SHEET_CELLS = 1_000_000
"""Cells of the rectangles from A1 to the last one with content, all sheets together."""
SHEET_ELEMENTS = 500_000
"""Elements of one part of a form."""
SHARED_STRINGS = 200_000
"""Texts that a form's cells share, as the file itself counts them: the reader reserves memory by that."""
MERGED_CELLS = 100_000
"""Cells inside merged ranges of one sheet."""


class OverBudgetError(DrafterError):
    """What was read is so long or so intricate that the command would not end."""


_deadline: ContextVar[float | None] = ContextVar("deadline", default=None)


@contextmanager
def budget(seconds: float = SECONDS) -> Iterator[None]:
    """Give what runs inside `seconds` of processor time, as `spend` notices; an outer budget counts on.

    Processor time, so that a busy machine or a slow disk refuses nothing.
    """
    if _deadline.get() is not None:
        yield
        return
    token = _deadline.set(time.process_time() + seconds)
    try:
        yield
    finally:
        _deadline.reset(token)


def allow_more(seconds: float) -> None:
    """Give the budget that runs now `seconds` more: for work that is known to render a report many times."""
    deadline = _deadline.get()
    if deadline is not None:
        _deadline.set(deadline + seconds)


def left() -> float:
    """Return the seconds of processor time that are left; the whole budget where none runs."""
    deadline = _deadline.get()
    return SECONDS if deadline is None else max(0.0, deadline - time.process_time())


def spend(what: str) -> None:
    """Raise OverBudgetError naming `what` when the time is used up; called now and then by long work."""
    deadline = _deadline.get()
    if deadline is not None and time.process_time() > deadline:
        raise OverBudgetError(f"{what}：太长或太复杂，处理得太久，停下了；请检查来源，或删短后再试")
