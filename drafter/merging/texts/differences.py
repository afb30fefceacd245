"""What differs between two versions of a text, as a reader would tell it: figures, sentences, places."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, chain, starmap
from typing import NamedTuple

from drafter.merging.texts.alignment import Unit, align
from drafter.merging.texts.merge_tokens import (
    NUMBER,
    differ_in_figures_alone,
    hunks_between,
    is_figure_change,
    likeness,
    tokens_of,
)
from drafter.model.measure_conversions import is_same_measure
from drafter.model.number_grammar import NUMERALS, ONE_TO_NINE, ONES, typed_number
from drafter.model.numerals import parse_number
from drafter.model.worded_numbers import TextNumber, numbers_in
from drafter.sections.sentences import sentences_of

_LONGEST = 60
_AROUND = 12
"""Characters that are shown before and behind what differs."""

_CHINESE = f"{ONE_TO_NINE}十"
_NUMBERED = re.compile(
    rf"(?:第[{_CHINESE}]+部分[ \u3000]*|[{_CHINESE}]+、|[（(][{_CHINESE}0-9]+[）)]|[0-9]+[.．、](?![0-9])"
    rf"|{NUMBER}[、.．]|[（(]{NUMBER}[）)])"
)
"""The number of a heading or an item (GB/T 9704-2012, 7.3.3), which follows from what stands before."""
_IN_WORDS = re.compile(
    rf"百分之(?P<share>[{NUMERALS}点]+)"
    rf"|(?<![统单专])(?P<tenths>[{ONE_TO_NINE}])成(?P<hundredths>[{ONE_TO_NINE}])?(?![{NUMERALS}立为了员果绩长熟效本型])"
    rf"|(?P<number>[{NUMERALS}]+(?:点[{ONES}零〇]+(?![十百分刻])[万亿]?|[万亿][{NUMERALS}]+))"
)
"""Decimals, shares and what has 万 within it, in words."""
_SAME_SENTENCE = 0.4
"""Likeness from which on a sentence is taken for another one reworded."""


class FigureChange(NamedTuple):
    """A number that is another one in the same words."""

    old: str
    """With its measure word, such as 892次."""
    new: str
    sentence: str
    """The sentence of the new version that says it."""


class Rewording(NamedTuple):
    """A sentence in other words."""

    old: str
    new: str


class Differences(NamedTuple):
    """All that differs, in the order of the new version; what was removed in that of the old."""

    figures: tuple[FigureChange, ...]
    reworded: tuple[Rewording, ...]
    added: tuple[str, ...]
    """Sentences."""
    removed: tuple[str, ...]
    moved: tuple[str, ...]
    """Sentences and paragraphs that stand elsewhere in the same words."""
    renumbered: int
    """Headings and items of which only the number is another."""
    split: tuple[str, ...] = ()
    """Paragraphs of the old version that are several in the new one."""
    joined: tuple[str, ...] = ()
    """Paragraphs of the new version that were several in the old one."""

    @property
    def has_same_words(self) -> bool:
        """True when the two say the same in the same order, in whatever paragraphs."""
        return not (self.figures or self.reworded or self.added or self.removed or self.moved)

    @property
    def is_none(self) -> bool:
        """True when the two say the same in the same order and in the same paragraphs."""
        return self.has_same_words and not (self.split or self.joined)


def differences_between(old: Sequence[str], new: Sequence[str]) -> Differences:
    """Return what differs between two texts, a paragraph each; numbers of headings that moved are left out."""
    before, after = _without_numbers(old), _without_numbers(new)
    units = align(before, after, {})
    pairs = [pair for unit in units for pair in _sentence_pairs(before, after, unit)]
    removed, added = _lonely(pairs, 0), _lonely(pairs, 1)
    elsewhere = [text for text in added if text in removed]
    changed = [Rewording(*pair) for pair in pairs if all(pair) and pair[0] != pair[1]]
    return Differences(
        tuple(chain.from_iterable(starmap(_figures, changed))),
        tuple(filter(_is_reworded, changed)),
        tuple(text for text in added if text not in elsewhere),
        tuple(text for text in removed if text not in elsewhere),
        (*elsewhere, *_out_of_order(after, units)),
        sum(_is_renumbered(old, new, unit) for unit in units),
        tuple(before[unit.base[0]] for unit in units if len(unit.base) == 1 < len(unit.hand)),
        tuple(after[unit.hand[0]] for unit in units if len(unit.hand) == 1 < len(unit.base)),
    )


def _is_reworded(pair: Rewording) -> bool:
    """Return whether more than figures of a sentence differ."""
    return not differ_in_figures_alone(tokens_of(pair.old), tokens_of(pair.new))


def _without_numbers(texts: Iterable[str]) -> list[str]:
    return [without_number(text) for text in texts]


def without_number(text: str) -> str:
    """Return a paragraph on one line, without the number with which it begins."""
    line = text.replace("\n", "").strip()
    return line.removeprefix(heading_number(line))


def heading_number(text: str) -> str:
    """Return the number of a heading or an item with which a paragraph begins; empty for none."""
    match = _NUMBERED.match(text)
    return match[0] if match else ""


def _is_renumbered(old: Sequence[str], new: Sequence[str], unit: Unit) -> bool:
    if len(unit.base) != 1 or len(unit.hand) != 1:
        return False
    one, other = old[unit.base[0]].strip(), new[unit.hand[0]].strip()
    return one != other and without_number(one) == without_number(other)


def _lonely(pairs: Iterable[tuple[str, str]], side: int) -> list[str]:
    return [pair[side] for pair in pairs if pair[side] and not pair[1 - side]]


def _sentence_pairs(old: Sequence[str], new: Sequence[str], unit: Unit) -> Iterator[tuple[str, str]]:
    """Yield the sentences of a unit side by side; an empty one for what the other version lacks."""
    before, after = (
        [sentence for i in places for sentence in sentences_of(texts[i])]
        for texts, places in ((old, unit.base), (new, unit.hand))
    )
    for each in align(before, after, {}):
        one, other = _joined(before, each.base), _joined(after, each.hand)
        if one and other and likeness(tokens_of(one), tokens_of(other)) < _SAME_SENTENCE:
            yield one, ""
            yield "", other
        elif one or other:
            yield one, other


def _joined(sentences: Sequence[str], places: Iterable[int]) -> str:
    return "".join(sentences[i] for i in places)


def _out_of_order(new: Sequence[str], units: Iterable[Unit]) -> Iterator[str]:
    """Yield the paragraphs that stand before one that they stood behind; of two that changed places the shorter."""
    pairs = [(unit.base[0], unit.hand[0]) for unit in units if unit.base and unit.hand]
    kept = set(in_order(sorted(pairs, key=lambda pair: pair[1])))
    yield from (new[pair[1]] for pair in pairs if pair not in kept)


def in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most of `pairs`, sorted by their second number, whose first numbers grow too."""
    lengths, before = list[int](), list[int | None]()
    for place, (first, _) in enumerate(pairs):
        lower = [i for i in range(place) if pairs[i][0] < first]
        last = max(lower, key=lengths.__getitem__, default=None)
        before.append(last)
        lengths.append(1 if last is None else lengths[last] + 1)
    run = list[tuple[int, int]]()
    at = max(range(len(pairs)), key=lengths.__getitem__, default=None)
    while at is not None:
        run.append(pairs[at])
        at = before[at]
    return run[::-1]


class _PlainText(NamedTuple):
    """A text with decimals and tenths that were in words in digits: 三点六 is 3.6, 九成八 is 98%."""

    text: str
    words: Mapping[int, tuple[str, str]]
    """What stands at a place, and the words that stood there."""

    def told(self, start: int, told: str) -> str:
        """Return `told`, which stands at `start`, in its words."""
        plain, words = self.words.get(start, ("", ""))
        return words + told.removeprefix(plain) if plain and told.startswith(plain) else told


def _plain(text: str) -> _PlainText:
    parts, words, at, length = list[str](), dict[int, tuple[str, str]](), 0, 0
    for match in _IN_WORDS.finditer(text):
        plain = _in_digits_of(match)
        parts += [text[at : match.start()], plain]
        length += match.start() - at
        words[length] = (plain, match[0])
        at, length = match.end(), length + len(plain)
    return _PlainText("".join((*parts, text[at:])), words)


def _in_digits_of(match: re.Match[str]) -> str:
    """Return a number in words as digits; any other text unchanged."""
    if match["tenths"]:
        hundredths = match["hundredths"] and parse_number(match["hundredths"])
        return f"{parse_number(match['tenths'])}{hundredths or 0}%"
    found = typed_number(match["share"] or match["number"])
    return match[0] if found is None else f"{found[1]}{'%' if match['share'] else ''}"


def _figures(old: str, new: str) -> Iterator[FigureChange]:
    """Yield the numbers that differ and have the same measure word, without counts of clauses and numbers in names."""
    before, after = _plain(old), _plain(new)
    first, second = ([each for each in numbers_in(plain.text) if each.measure] for plain in (before, after))
    changes = {
        other.start: (before.told(one.start, one.whole), after.told(other.start, other.whole))
        for one, other in _paired(first, second)
    }
    known = {place for each in second for place in range(each.start, each.stop)}
    digits = _in_digits(before.text, after.text, known)
    changes |= {
        place: (one, after.told(place, other)) for place, (one, other) in digits.items() if place not in changes
    }
    yield from (FigureChange(*pair, new) for _, pair in sorted(changes.items()))


def _paired(first: Sequence[TextNumber], second: Sequence[TextNumber]) -> Iterator[tuple[TextNumber, TextNumber]]:
    """Yield the numbers that stand for each other: of those between equal ones the next with the same measure word."""
    told = [[each.whole for each in side] for side in (first, second)]
    for tag, start, end, other_start, other_end in SequenceMatcher(
        None, told[0], told[1], autojunk=False
    ).get_opcodes():
        waiting = list(second[other_start:other_end]) if tag == "replace" else []
        for one in first[start:end]:
            other = next((each for each in waiting if is_same_measure(each.measure, one.measure)), None)
            if other is not None:
                waiting = waiting[waiting.index(other) + 1 :]
                if not _says_same(one, other):
                    yield one, other


def _in_digits(old: str, new: str, known: Container[int]) -> dict[int, tuple[str, str]]:
    """Return the numbers in digits that are others, days of a month too, by their places; those at `known` ones left out."""
    first, second = tokens_of(old), tokens_of(new)
    starts = list(accumulate(map(len, second), initial=0))
    found = {}
    for hunk in hunks_between(first, second):
        one, other = first[hunk.start : hunk.start + 1], second[hunk.other_start : hunk.other_start + 1]
        is_digits = all(each[0][:1].isdecimal() for each in (one, other) if each)
        if is_figure_change(first, second, hunk) and is_digits and starts[hunk.other_start] not in known:
            found[starts[hunk.other_start]] = one[0], other[0]
    return found


def _says_same(one: TextNumber, other: TextNumber) -> bool:
    """Return whether two numbers are the same in whatever shape: 2次, 两次."""
    said = [(each.figure.value, each.figure.approximation) for each in (one, other) if each.figure]
    return len(said) == 2 and said[0] == said[1]


def around_difference(old: str, new: str) -> tuple[str, str]:
    """Return two texts, of long ones what differs with some words around it."""
    if max(len(old), len(new)) <= _LONGEST:
        return old, new
    same = _same_length(old, new)
    rest = _same_length(old[same:][::-1], new[same:][::-1])
    start, end = max(same - _AROUND, 0), max(rest - _AROUND, 0)
    ahead, behind = "……" if start else "", "……" if end else ""
    one, other = (f"{ahead}{_shortened(text[start : len(text) - end])}{behind}" for text in (old, new))
    return one, other


def _same_length(one: str, other: str) -> int:
    """Return with how many characters both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (first, second) in pairs if first != second), min(len(one), len(other)))


def _shortened(text: str) -> str:
    half = _LONGEST // 2 - 2
    return text if len(text) <= _LONGEST else f"{text[:half]}……{text[-half:]}"
