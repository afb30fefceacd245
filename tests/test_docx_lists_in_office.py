"""Numbers of any lists are those that LibreOffice prints."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from documents import abstract, item, level, list_of, override, part, word_file
from office import convert

from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package

FORMATS = ("decimal", "chineseCountingThousand", "upperLetter", "lowerRoman", "ideographTraditional")
DOCUMENTS = 30


def any_level(chance: random.Random, place: int) -> str:
    texts = [f"%{place + 1}.", f"（%{place + 1}）", *([f"%1.%{place + 1}"] if place else [])]
    return level(place, chance.choice(FORMATS), chance.choice(texts), start=1 if place else chance.choice((1, 3)))


def any_override(chance: random.Random) -> str:
    """Return an override of some level, or nothing.

    LibreOffice takes a start value of a deeper level for its first item only, where 17.9.26 has it hold each
    time the level begins anew, and leaves one that stands beside a level or above one that was skipped: none of
    these is made here.
    """
    kind = chance.randrange(4)
    if kind == 0:
        return override(0, f'<w:startOverride w:val="{chance.choice((1, 4))}"/>')
    place = chance.randint(1, 2)
    return override(place, any_level(chance, place)) if kind == 1 else ""


def any_lists(seed: int) -> bytes:
    """Return a document with lists of one to three definitions, in any order and depth."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    numbering, keys = "", []
    definitions = chance.randint(1, 3)
    for key in range(definitions):
        numbering += abstract(key, *(any_level(chance, place) for place in range(3)))
    for key in range(definitions):
        for _ in range(chance.randint(1, 3)):
            keys.append(len(keys) + 1)
            numbering += list_of(keys[-1], key, any_override(chance))
    body = "".join(item(f"首{key}", key) for key in keys)  # so that no level is skipped in a list's first item
    body += "".join(item(f"项{n}", chance.choice(keys), chance.choice((0, 0, 1, 1, 2))) for n in range(25))
    return word_file(body, {"numbering": part("numbering", numbering)})


@pytest.mark.layout
def test_numbers_of_any_lists_are_those_of_libreoffice(tmp_path: Path) -> None:
    paths = []
    for seed in range(DOCUMENTS):
        paths.append(tmp_path / f"{seed}.docx")
        paths[-1].write_bytes(any_lists(seed))
    for path, exported in zip(paths, convert(paths, tmp_path / "made", "txt"), strict=True):
        document = read_document(Package(path.read_bytes(), path.name))
        ours = [f"{each.label} {each.text}" for each in document.paragraphs]
        theirs = [line.strip() for line in exported.read_text(encoding="utf-8-sig").splitlines()]
        assert ours == theirs, path.name
