"""What one section file prints and asks for, read as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter.enclosures import enclosed, replaced
from drafter.jurisdictions.section_files import LIST_ENDS, SECTION_SUFFIX, section_text
from drafter.jurisdictions.section_tags import PRINTED, REMARKS, TAGS, without, without_conditions

_CODE = {**PRINTED, **TAGS}
_STRING = re.compile(r"'[^']*'|\"[^\"]*\"")
_NAME = re.compile(r"(?<![\w.|])([^\W\d]\w*(?:\.[^\W\d]\w*)?)(?![\w(])")
"""A name of an answer, or a word of Jinja2; not the name of a function or filter."""
_INCLUDE = re.compile(r"\{%-?\s*include\s+['\"]([^'\"]+)['\"]")
_FACTS = re.compile(r"事实\(\s*['\"]([^'\"]+)['\"]\s*\)")
_NO_NAME = re.compile(r"\W")
_CHANGE = re.compile(r"\|\s*比?上年")
_CALLS_ONLY = re.compile(r"(?:\s*\{\{\s*(?:事实|活动|分项)\([^)]*\)\s*\}\})*\s*")
_PART_OF = {"[[其中": "]]", "[[，其中": "]]"}
_HELD = "\ue000"
"""Stands for a {{ }} or {% %} while sentences are looked for."""
_OPTION_DEPTH = {"[[": 1, "]]": -1}
_ENDS = re.compile(r"[。！？；]|\n\s*\n|\n[-#+] ")
_PIECE = re.compile(rf"{_ENDS.pattern}|\[\[|\]\]|{_HELD}|(?:(?!\[\[|\]\]|\n)[^{_HELD}。！？；])+|\n")
_WORDS = re.compile(r"\w")
_TOPIC = re.compile(r"(?:活动|分项)\(\s*['\"]([^'\"]+)['\"]\s*\)")


class FileUse(NamedTuple):
    """What one section file says."""

    answers: frozenset[str]
    topics: frozenset[str]
    fact_topics: frozenset[str]
    shown: frozenset[str]
    """Of `answers` those within {{ }} and outside of [[ ]]."""
    printed: frozenset[str]
    """Of `answers` those within {{ }}, but for what only divides another: [[，其中…]]."""
    includes: tuple[str, ...]
    """Names of the files that it includes, in order."""
    name: str
    path: Path
    made_for: str
    """The name of what it tells where it was made of an outline: its own, without the ending."""
    asked: frozenset[str]
    """Of `fact_topics` those that it asks for in any case: outside of {% if %}."""
    changes: frozenset[str]
    """Of `answers` those of which the change is printed, or last year's: {{ 组.名称|比上年 }}."""
    compared: frozenset[str]
    """Of `changes` those that are printed no other way."""
    added: frozenset[str]
    """Of `asked` those that somebody wrote behind what an outline put into a list."""
    is_list: bool
    """Whether it asks for facts and activities and has no words of its own, as the files made of an outline do."""


def file_use(path: Path) -> FileUse:
    """Return what the section file at `path` says; read once for each time it was changed."""
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=512)
def _read(path: Path, _changed: int) -> FileUse:
    """Return what a section file says as it was when last changed; read once a process: a rendering asks twice."""
    text = without(section_text(path), REMARKS)
    code = [text[start:end] for start, end in enclosed(text, _CODE)]
    whole = without(text, _PART_OF)
    changes = [each for each in code if _CHANGE.search(each)]
    return FileUse(
        answers=_names_in(code),
        topics=frozenset(topic for each in code for topic in _TOPIC.findall(each)),
        fact_topics=frozenset(topic for each in code for topic in _FACTS.findall(each)),
        shown=_names_in(_outside_options(text)),
        printed=_names_in(whole[start:end] for start, end in enclosed(whole, PRINTED)),
        includes=tuple(_INCLUDE.findall(text)),
        name=path.name,
        path=path,
        made_for=_made_for(path.name.removesuffix(SECTION_SUFFIX), text),
        asked=frozenset(_FACTS.findall(without_conditions(text))),
        changes=_names_in(changes),
        compared=_names_in(changes) - _names_in(each for each in code if each not in changes),
        added=frozenset(_FACTS.findall(section_text(path).partition(LIST_ENDS)[2])),
        is_list=bool(_CALLS_ONLY.fullmatch(text)),
    )


def _made_for(name: str, text: str) -> str:
    """Return what a file called `name` tells where it was made of an outline: names of files have no 、."""
    return next((each for each in _FACTS.findall(text) if _NO_NAME.sub("", each) == name), name)


def _outside_options(text: str) -> list[str]:
    """Return the {{ }} of a section file that stand in no [[ ]], or in a sentence that is nothing but [[ ]]."""
    found, optional = list[str](), list[str]()  # of the report, of the sentence that goes on
    has_words = False
    for piece, is_within in _pieces(text):
        if piece.startswith("{{"):
            (optional if is_within else found).append(piece)
            has_words = has_words or not is_within
        elif not is_within and _ENDS.match(piece):
            found += [] if has_words else optional
            optional, has_words = [], False
        elif not is_within:
            has_words = has_words or bool(_WORDS.search(piece))
    return found


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield words, ends of sentences and {{ }} of a section file in order, each with whether it stands in [[ ]]."""
    codes = iter([text[start:end] for start, end in enclosed(text, _CODE)])
    depth = 0
    for piece in _PIECE.findall(replaced(text, _CODE, lambda _: _HELD) + "。"):
        code = next(codes) if piece == _HELD else piece
        if piece in _OPTION_DEPTH:
            depth = max(depth + _OPTION_DEPTH[piece], 0)
        elif not code.startswith("{%"):
            yield code, depth > 0


def _names_in(code: Iterable[str]) -> frozenset[str]:
    return frozenset(name for each in code for name in _NAME.findall(_STRING.sub("", each)))
