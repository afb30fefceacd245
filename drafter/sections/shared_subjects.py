"""Subjects that adjoining clauses and sentences have in common, said once."""

from __future__ import annotations

from itertools import takewhile

from drafter.sections.sentences import sentences_of

_SHARED = (
    "辖区内教育部门",
    "辖区内",
    "主要负责人",
    "法律顾问",
    "学法考试",
    "公布校外培训机构",
    "行政处罚",
    "民办学校",
    "依申请",
)
"""What clauses may begin with that holds for the whole sentence, and is said once."""
_LONG_BEGINNING = 3
"""Characters before a 的 with which clauses begin that hold for the whole sentence."""
_DONE_BY = ("主要负责人",)
"""Those of them who do what the sentence tells, one sentence after another."""


def without_shared(text: str, before: str) -> str:
    """Return `text` without the words with which it begins as the sentence `before` does, where these hold for both.

    Those are a few, and whatever ends in 的: 修订章程的中小学45所，幼儿园60余所.
    """
    shared = next((words for words in _SHARED if text.startswith(words) and before.startswith(words)), "")
    if not shared:
        same = "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], zip(text, before, strict=False)))
        shared = same[: same.rfind("的") + 1] if same.find("的") >= _LONG_BEGINNING else ""
    rest = text.removeprefix(shared)
    return text if rest.startswith("、") else rest


def subject_said_once(text: str) -> str:
    """Return a paragraph with sentences of one person's deeds that follow one another as one: 听取汇报2次，讲授法治课1次."""
    if not any(text.count(each) > 1 for each in _DONE_BY):
        return text
    kept = before = ""
    for sentence in sentences_of(text):
        subject = next((each for each in _DONE_BY if sentence.startswith(each) and before.startswith(each)), "")
        if subject and kept.endswith("。") and "；" not in before:
            kept = f"{kept[:-1]}，{sentence.removeprefix(subject)}"
        else:
            kept += sentence
            before = sentence
    return kept
