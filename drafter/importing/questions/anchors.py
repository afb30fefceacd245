"""The templates turned round: the words that stand around each answer in section files and in the facts' own sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter.enclosures import replaced
from drafter.jurisdictions.fact_file import OPTION, PLACE, absolute
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.section_files import SECTION_SUFFIX, section_files, section_text
from drafter.jurisdictions.section_tags import PRINTED, REMARKS, TAGS, without
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import FieldSpec

_NAME = re.compile(r"\s*([^\W\d]\w*\.[^\W\d]\w*)")
_NONE = re.compile(r"无则\(\s*['\"]([^'\"]*)['\"]")
_TOPIC = re.compile(r"(?:事实|活动|分项)\(\s*['\"]([^'\"]+)['\"]\s*\)")
_MARKS = re.compile(r"\[\[|\]\]|\*\*|^[-+#]\s", re.MULTILINE)
_FIRST_SLOT = 0xE000
"""Answers of a text stand as characters of the private use area."""
_SLOT = re.compile("[\ue000-\uf8ff]")
_DIVIDES = re.compile(r"[，。；：！？（）\n]")
_SENTENCE = re.compile(r"[。\n]")


class Anchor(NamedTuple):
    """A place of a section file, or of a fact's sentence, that prints an answer."""

    path: AnswerPath
    near: str
    """The words before it in its clause, back to the answer before."""
    noun: str
    """The words behind it in its clause, up to the next answer."""
    around: str
    """The other words of its sentence."""
    none: str = ""
    """What is said when it is 无; empty where nothing is."""
    section: str = ""
    """The name of the section file; empty for a fact's own sentence and for a known wording."""
    company: frozenset[str] = frozenset()
    """The other answers of its sentence."""
    is_wording: bool = False
    """Whether it is of a known wording, and not of a section or of the sentence of a fact."""
    is_own: bool = False
    """Whether a section prints it that the jurisdiction has of its own, and not of the base of all."""
    previous: str = ""
    """The answer right before it in its sentence; empty for the first."""


def anchors_of(jurisdiction: Jurisdiction, further: Iterable[Path] = ()) -> Iterator[Anchor]:
    """Yield the anchors of all sections of `jurisdiction` and of the folders `further`, and of the facts' sentences.

    Those of answers that `jurisdiction` does not have are left out.
    """
    catalogue = jurisdiction.catalogue()
    own = jurisdiction.folders[:-1]
    for folder in dict.fromkeys((*jurisdiction.folders, *further)):
        for path in section_files(folder):
            for anchor in _anchors_in(path, path.stat().st_mtime_ns):
                if anchor.path in catalogue:
                    yield anchor._replace(is_own=folder in own)
    for specs in catalogue.told_by_topic.values():
        for spec in specs:
            yield from anchors_in_sentence(spec)


def anchors_in_sentence(spec: FieldSpec) -> Iterator[Anchor]:
    """Yield the anchors of the sentence that tells `spec` and, within, others."""
    names: list[AnswerPath] = []

    def named(match: re.Match[str]) -> str:
        names.append(absolute(match[1], spec.group) if match[1] else spec.path)
        return slot(len(names) - 1)

    text = PLACE.sub(named, OPTION.sub(lambda match: match[1], spec.sentence))
    for anchor in anchors_in_text(text, names):
        yield anchor._replace(none=spec.none_sentence) if anchor.path == spec.path else anchor


def anchors_in_text(text: str, names: list[AnswerPath]) -> Iterator[Anchor]:
    """Yield the anchors of `text`, in which the answers `names` stand as the first characters of the private use area."""
    return _anchors(text, names, [""] * len(names), "")


def slot(place: int) -> str:
    """Return the character that stands for the answer at `place` in a text."""
    return chr(_FIRST_SLOT + place)


@lru_cache(maxsize=512)
def _anchors_in(path: Path, _changed: int) -> tuple[Anchor, ...]:
    """Return the anchors of a section file as it was when last changed."""
    text = without(without(section_text(path), REMARKS), TAGS)
    names: list[AnswerPath] = []
    nones: list[str] = []

    def printed(code: str) -> str:
        inner = code[2:-2]
        name = _NAME.match(inner)
        if name is None or len(names) >= _LONGEST:
            return ""
        names.append(AnswerPath(name[1]))
        none = _NONE.search(inner)
        nones.append(none[1] if none else "")
        return slot(len(names) - 1)

    plain = _MARKS.sub("", replaced(text, PRINTED, printed))
    return tuple(_anchors(plain, names, nones, path.name.removesuffix(SECTION_SUFFIX)))


_LONGEST = 6000
"""More answers in one section file are not read: there are no more private characters."""


def _anchors(text: str, names: list[AnswerPath], nones: list[str], section: str) -> Iterator[Anchor]:
    for sentence in _SENTENCE.split(text):
        slots = list(_SLOT.finditer(sentence))
        told = frozenset(names[ord(match[0]) - _FIRST_SLOT] for match in slots)
        for place, match in enumerate(slots):
            before = sentence[slots[place - 1].end() if place else 0 : match.start()]
            behind = sentence[match.end() : slots[place + 1].start() if place + 1 < len(slots) else len(sentence)]
            near, noun = _DIVIDES.split(before)[-1], re.split("[，；：（）、]", behind, maxsplit=1)[0]
            around = _SLOT.sub("，", sentence[: match.start() - len(near)] + "，" + sentence[match.end() + len(noun) :])
            index = ord(match[0]) - _FIRST_SLOT
            previous = names[ord(slots[place - 1][0]) - _FIRST_SLOT] if place else ""
            told_with = told - {names[index]}
            yield Anchor(names[index], near, noun, around, nones[index], section, told_with, previous=previous)


def topics_in(path: Path) -> tuple[str, ...]:
    """Return the topics whose facts or activities a section file prints, in order."""
    return tuple(dict.fromkeys(_TOPIC.findall(without(section_text(path), REMARKS))))
