"""How reports say what questions ask for: sentences in which the questions' titles stand for numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from drafter.importing.questions.anchors import Anchor, anchors_in_text, slot
from drafter.inputs import file_bytes
from drafter.limits import OWN
from drafter.model.answer_path import AnswerPath

KNOWN = Path(__file__).with_suffix(".txt")
"""Usual wordings, written by hand."""
SEEN = Path(__file__).with_name("seen_wordings.txt")
"""The sentences of the marked reports in `tests/data/imported/`, written by `python -m tests.import_calibration`."""
PHRASES = Path(__file__).with_name("phrases.txt")
"""The ways in which reports say each question: a title a line, and what stands beside its number."""
NOTHING = "-"
"""Stands for a number that no question asks for."""
_FORMER = re.compile("(?:由|从|原有|原来?)$|原有")
"""Words before a number that was before: those of the one that it became are the same."""
_PLACE = re.compile(r"\{([^{}]+)\}")


def known_sentences(*files: Path) -> tuple[str, ...]:
    """Return the sentences of `files`, else all that are known, each with titles or `NOTHING` in braces."""
    return tuple(line for path in files or (KNOWN, PHRASES, SEEN) for line in _lines(path))


def wording_anchors(sentences: Iterable[str], paths: dict[str, AnswerPath]) -> Iterator[Anchor]:
    """Yield the anchors of `sentences`; `paths` are those of the questions by their titles, others are left out.

    The path of an anchor of a number that no question asks for is empty.
    """
    for sentence in sentences:
        names: list[AnswerPath] = []

        def named(match: re.Match[str], names: list[AnswerPath] = names) -> str:
            names.append(paths.get(match[1], AnswerPath(NOTHING)))
            return slot(len(names) - 1)

        titles = _PLACE.findall(sentence)
        text = _PLACE.sub(named, sentence)
        for title, anchor in zip(titles, anchors_in_text(text, names), strict=True):
            if title in paths or (title == NOTHING and not _FORMER.search(anchor.near)):
                path = AnswerPath("") if title == NOTHING else anchor.path
                yield anchor._replace(around="", path=path, is_wording=True)


def _lines(path: Path) -> Iterator[str]:
    for line in file_bytes(path, OWN).decode("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield from [line] if "{" in line else _phrases(line)


def phrases_by_title() -> dict[str, tuple[str, ...]]:
    """Return by a question's title the ways in which reports say it, without their numbers."""
    lines = (line for line in file_bytes(PHRASES, OWN).decode("utf-8").splitlines() if not line.startswith("#"))
    said = (line.partition("：") for line in lines if line)
    return {title: tuple(phrases.split("|")) for title, _, phrases in said}


def _phrases(line: str) -> Iterator[str]:
    """Yield the sentences of a line of `PHRASES`: 题目：说法|说法."""
    title, _, phrases = line.partition("：")
    for phrase in phrases.split("|"):
        yield f"{phrase}{{{title}}}"
