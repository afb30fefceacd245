"""Makes the tables of phrases and of sounds: `python -m tests.lexicon.make_phrases FOLDER` writes them anew.

FOLDER is the unpacked wheel of pycorrector 1.1.4 (Apache-2.0). Idioms come from jieba 0.42.1, pronunciations come from
pypinyin 0.55 (both MIT); neither is needed to check a report. A phrase is one of `field_phrases.txt` or a common idiom.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.lexicon.make import OUT, dictionary, own

_CHINESE = re.compile("[一-鿿]+")
_IDIOM = 20
"""Count in jieba's dictionary from which on four characters are a common word."""
_NO_IDIOM = frozenset(["nr", "ns", "nt", "nrt", "nz", "eng"])
"""Marks of names of persons and places in jieba's dictionary."""
_A_LINE = 20


def phrases() -> set[str]:
    """Return the phrases, of three characters or four."""
    return {phrase for phrase in own("field_phrases") if len(phrase) in (3, 4)} | set(idioms())


def idioms() -> Iterator[str]:
    """Yield the common words of four characters."""
    import jieba

    known = dictionary()
    lines = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    marks = {line.split(" ")[0]: line.split(" ")[2] for line in lines}
    for word, count in known.items():
        common = len(word) == 4 and count >= _IDIOM and marks[word] not in _NO_IDIOM
        if common and _CHINESE.fullmatch(word) and not word.endswith("进一步"):
            yield word


def sounds(characters: set[str]) -> dict[str, set[str]]:
    """Return the characters by their sound without tone, zh as z, ng as n."""
    from pypinyin import Style, pinyin

    groups: dict[str, set[str]] = defaultdict(set)
    for character in characters:
        for sound in pinyin(character, style=Style.NORMAL, heteronym=True)[0]:
            plain = re.sub("^(zh|ch|sh)", lambda match: match[0][0], sound)
            groups[re.sub("(?<=[aei])ng$", "n", plain)].add(character)
    return groups


def main(folder: Path) -> None:
    """Write both tables."""
    common = set((folder / "common_char_set.txt").read_text(encoding="utf-8")) if folder.exists() else set()
    chosen = sorted(phrases())
    characters = {each for each in common | set("".join(chosen)) if _CHINESE.fullmatch(each)}
    shapes = [set(line.split()) for line in (folder / "same_stroke.txt").read_text(encoding="utf-8").splitlines()]
    ours = [set(group) for group in own("own_lookalikes")]  # rare ones too: 曰 is written for 日
    groups = [*sounds(characters).values(), *(shape & characters for shape in shapes), *ours]
    head = "# 由 python -m tests.lexicon.make_phrases 生成；读音取自 pypinyin（MIT），字形取自 pycorrector（Apache-2.0），成语取自 jieba（MIT）。"
    lines = sorted("".join(sorted(group)) for group in groups if len(group) > 1)
    (OUT / "alike.txt").write_text(
        "\n".join(["# 音近、形近的字，一行一组。", head, *dict.fromkeys(lines)]) + "\n", encoding="utf-8"
    )
    rows = [" ".join(chosen[i : i + _A_LINE]) for i in range(0, len(chosen), _A_LINE)]
    text = "\n".join(["# 本行业的固定搭配和常用的四字词，一行二十个。", head, *rows])
    (OUT / "phrases.txt").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) / "pycorrector" / "data")
