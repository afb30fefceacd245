"""Finds which paragraph of a section is which one now, after others came before it or left.

A paragraph is named by its place among those of the same lines of a section file, and by the record that it tells of
alone: one that comes ahead of another takes its name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from drafter.merging.texts.alignment import align, are_alike
from drafter.merging.texts.doubled_words import without_figures
from drafter.pages.written_lines import WrittenLine

_SHORTEST = 6
"""Characters from which on two paragraphs do not say the same by chance."""
_GONE = 100_000
"""The place of the first paragraph that is no more and whose name another has: larger than that of any that is."""

_Lines = Sequence[WrittenLine]
_Names = dict[str, str]


def in_places_now(base: _Lines, new: _Lines) -> tuple[WrittenLine, ...]:
    """Return the lines `base` with the names that these paragraphs have in the lines `new`.

    One that is not printed any more keeps its name, or where another paragraph has that now gets one that none has.
    """
    before, now = _by_section(base), _by_section(new)
    names: _Names = {}
    for section, ones in before.items():
        others = now.get(section, [])
        if [each[:2] for each in ones] != [each[:2] for each in others]:
            names.update(_names_now(ones, others))
    return tuple(line._replace(key=names.get(line.key, line.key)) for line in base) if names else tuple(base)


def _by_section(lines: _Lines) -> dict[str, list[WrittenLine]]:
    """Return the paragraphs of text by the section file that they come of, and the lines of each part of the official form.

    Parts of the form are, for instance, the signature's authorities and date; cells of tables are not.
    """
    blocks = Counter(_block(line.key) for line in lines)
    found: dict[str, list[WrittenLine]] = {}
    for line in lines:
        block, (section, mark, _) = _block(line.key), line.key.partition(".txt#")
        if "#" not in block:
            found.setdefault(block, []).append(line)
        elif mark and blocks[block] == 1:
            found.setdefault(section, []).append(line)
    return found


def _block(key: str) -> str:
    return key.rpartition(":")[0]


def _names_now(ones: _Lines, others: _Lines) -> Iterator[tuple[str, str]]:
    """Yield the names of paragraphs of a section that have another now, with that."""
    pairs = _paired(ones, others)
    taken, gone = set(pairs.values()), _GONE
    for line in ones:
        name = pairs.get(line.key)
        if name is None and line.key in taken:
            name, gone = f"{_block(line.key)}~{gone}:0", gone + 1
        if name is not None and name != line.key:
            yield line.key, name


def _paired(ones: _Lines, others: _Lines) -> _Names:
    """Return the names of paragraphs with those that they have now: of equal text, of the same name and alike, or alike."""
    pairs: _Names = {}
    for found in (_of_equal_text, _of_equal_words, _of_same_name, _of_like_text):
        taken = set(pairs.values())
        left = [each for each in ones if each.key not in pairs], [each for each in others if each.key not in taken]
        pairs.update(found(*left))
    return pairs


def _of_equal_text(ones: _Lines, others: _Lines) -> Iterator[tuple[str, str]]:
    return _equal(ones, others, lambda text: text)


def _of_equal_words(ones: _Lines, others: _Lines) -> Iterator[tuple[str, str]]:
    return _equal(ones, others, without_figures)


def _equal(ones: _Lines, others: _Lines, said: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Yield the names of those that say the same, each side just once."""
    before, now = _alone(ones, said), _alone(others, said)
    yield from ((name, now[text]) for text, name in before.items() if text in now)


def _alone(lines: _Lines, said: Callable[[str], str]) -> dict[str, str]:
    """Return the names of the lines by what they say, where one alone says it."""
    texts = [(said(line.text), line.key) for line in lines]
    counts = Counter(text for text, _ in texts)
    return {text: name for text, name in texts if counts[text] == 1 and len(text) >= _SHORTEST}


def _of_same_name(ones: _Lines, others: _Lines) -> Iterator[tuple[str, str]]:
    now = {each.key: each.text for each in others}
    yield from ((each.key, each.key) for each in ones if each.key in now and are_alike(each.text, now[each.key]))


def _of_like_text(ones: _Lines, others: _Lines) -> Iterator[tuple[str, str]]:
    units = align([each.text for each in ones], [each.text for each in others], {})
    yield from ((ones[unit.base[0]].key, others[unit.hand[0]].key) for unit in units if unit.base and unit.hand)
