"""Small mechanical faults in a clean report, by kind; `tests.mutated` counts which of them `check` finds."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from drafter.checking.tables import read_rows
from drafter.checking.text import fixed_lists
from drafter.checking.text.general_spelling import costs
from drafter.checking.text.phrase_slips import alike
from tests.lexicon.make_follows import reports


class Mutation(NamedTuple):
    """A change of a line."""

    start: int
    was: str
    put: str

    def of(self, line: str) -> str:
        """Return `line` with the change."""
        return line[: self.start] + self.put + line[self.start + len(self.was) :]


Found = Iterator[tuple[int, Mutation]]
"""Index of a line, and a change of it."""
Kind = Callable[[Sequence[str], random.Random], Found]
_RUN = re.compile("[一-鿿]{2,}")
_COMMON = 11.0
"""What a word costs at most that is common."""
_LISTS = Path(fixed_lists.__file__).with_suffix(".txt")
_OF_MANY, _MANY = 6, 12
_PARAGRAPH = 60
"""Characters of the shortest paragraph that a sentence is put into."""
_TITLE = re.compile("《([^《》]{5,40})》")


def _words(line: str) -> Iterator[tuple[int, str]]:
    """Yield the common words of two characters in `line`."""
    for run in _RUN.finditer(line):
        for place, pair in enumerate(map("".join, pairwise(run[0]))):
            if costs().get(pair, 99.0) <= _COMMON:
                yield run.start() + place, pair


def _is_usual(character: str) -> bool:
    return costs().get(character, 99.0) < 14.0


def _alike(*, makes_word: bool) -> Kind:
    def mutate(lines: Sequence[str], chance: random.Random) -> Found:
        for number, line in enumerate(lines):
            for start, word in _words(line):
                place = chance.randrange(2)
                puts = [word[:place] + other + word[place + 1 :] for other in alike(word[place]) if _is_usual(other)]
                puts = [put for put in puts if (costs().get(put, 99.0) < 14.0) is makes_word]
                if puts:
                    yield number, Mutation(start, word, chance.choice(puts))

    return mutate


def _lost(lines: Sequence[str], chance: random.Random) -> Found:
    for number, line in enumerate(lines):
        for start, word in _words(line):
            yield number, Mutation(start, word, word[chance.randrange(2)])


def _doubled(lines: Sequence[str], chance: random.Random) -> Found:
    for number, line in enumerate(lines):
        for start, word in _words(line):
            yield number, Mutation(start, word, chance.choice([word[0] + word, word + word[1], word * 2]))


def _turned(lines: Sequence[str], chance: random.Random) -> Found:
    for number, line in enumerate(lines):
        for start, word in _words(line):
            if word[::-1] != word:
                yield number, Mutation(start, word, word[::-1])


_KINDS_OF_TITLE = ("条例", "办法", "规定", "意见", "纲要", "方案", "规划", "通知")


def _titles(lines: Sequence[str], chance: random.Random) -> Found:
    """Alter the name of a document in one or two places."""
    for number, line in enumerate(lines):
        for match in _TITLE.finditer(line):
            title = match[1]
            words = [(start, word) for start, word in _words(title) if 0 < start < len(title) - 3]
            ending = next((each for each in _KINDS_OF_TITLE if title.endswith(each)), "")
            if ending:
                other = chance.choice([each for each in _KINDS_OF_TITLE if each != ending])
                yield number, Mutation(match.end(1) - 2, ending, other)
            if words:
                start, word = chance.choice(words)
                yield number, Mutation(match.start(1) + start, word, "")
                start, word = chance.choice(words)
                put = chance.choice(["管理", "机构", "教育", "工作", "行政", "实施", "监督"])
                yield number, Mutation(match.start(1) + start, "", put)
                if ending:
                    changed = title[:start] + put + title[start : len(title) - 2] + other
                    yield number, Mutation(match.start(1), title, changed)


def _dates_of_force(lines: Sequence[str], chance: random.Random) -> Found:
    for number, line in enumerate(lines):
        for match in re.finditer(r"(20[12][0-9])年[0-9]{1,2}月[0-9]{1,2}日(?:起)?(?:正式|开始)?(?:施行|实施)", line):
            yield number, Mutation(match.start(1), match[1], str(int(match[1]) + chance.choice([-1, 1])))


_ISSUERS = ("国务院办公厅", "国务院", "教育部办公厅", "教育部", "司法部", "中共中央办公厅", "全国人大常委会")


def _issuers(lines: Sequence[str], chance: random.Random) -> Found:
    for number, line in enumerate(lines):
        for match in re.finditer(f"(?:《|贯彻|落实|执行|印发)({'|'.join(_ISSUERS)})(?=《|印发|关于|制定)", line):
            yield (
                number,
                Mutation(match.start(1), match[1], chance.choice([x for x in _ISSUERS if x[:3] != match[1][:3]])),
            )


@lru_cache(maxsize=1)
def _said_by_many() -> frozenset[str]:
    """Return the strings of six characters that stand in many invented reports."""
    found: Counter[str] = Counter()
    for text in reports():
        found.update({text[at : at + _OF_MANY] for at in range(len(text) - _OF_MANY + 1)})
    return frozenset(string for string, count in found.items() if count >= _MANY and _RUN.fullmatch(string))


def _formulas(lines: Sequence[str], chance: random.Random) -> Found:
    """Exchange a word within what many reports say for another common one."""
    words = sorted(word for word, cost in costs().items() if cost < 8.5 and len(word) == 2)
    for number, line in enumerate(lines):
        said = [line[at : at + _OF_MANY] in _said_by_many() for at in range(len(line))]
        for start, word in _words(line):
            if start > 2 and said[start - 3] and said[start - 2] and said[start - 1] and line[start + 2 : start + 3]:
                yield number, Mutation(start, word, chance.choice(words))


def _items(lines: Sequence[str], chance: random.Random) -> Found:
    """Take an item out of an enumeration that is fixed."""
    for number, line in enumerate(lines):
        for match in re.finditer(r"[一-鿿“”]{2,10}(?:、[一-鿿“”]{2,10}){2,}", line):
            items = match[0].split("、")
            if _is_fixed(items[1:-1]):
                at = chance.randrange(1, len(items) - 1)
                yield number, Mutation(match.start(), match[0], "、".join(items[:at] + items[at + 1 :]))


def _is_fixed(items: list[str]) -> bool:
    rows = (fields[0].split("、") for _, fields in read_rows(_LISTS))
    return any(sum(item in fixed for item in items) >= max(1, len(items) - 1) for fixed in rows)


def _swaps(*rows: str) -> Kind:
    """Return a kind that puts another word of a row in place of one."""
    table = [row.split() for row in rows]

    def mutate(lines: Sequence[str], chance: random.Random) -> Found:
        for number, line in enumerate(lines):
            for row in table:
                for word in row:
                    for match in re.finditer(word, line):
                        other = chance.choice([each for each in row if each != word])
                        yield number, Mutation(match.start(), match[0], other.replace("(?<=[0-9])", ""))

    return mutate


def _negations(lines: Sequence[str], chance: random.Random) -> Found:
    for number, line in enumerate(lines):
        for match in re.finditer("未发生|未出现|未收到|全部|均已|已(?=[整办完建印制])|无(?=[行败重])", line):
            puts = {"全部": "未全部", "均已": "均未", "已": "未"}
            yield number, Mutation(match.start(), match[0], puts.get(match[0], "基本" + match[0]))


def _years(lines: Sequence[str], chance: random.Random) -> Found:
    for number, line in enumerate(lines[1:], 1):
        for match in re.finditer(r"(?<![〔（0-9—-])(20[12][0-9])(?=年)", line):
            yield number, Mutation(match.start(1), match[1], str(int(match[1]) + chance.choice([-1, 1])))


def _repeats(lines: Sequence[str], chance: random.Random) -> Found:
    """Say at the end of a paragraph what was said before."""
    before: list[str] = []
    for number, line in enumerate(lines):
        if len(line) > _PARAGRAPH and line.endswith("。") and before:
            yield number, Mutation(len(line), "", chance.choice(before))
        before += (match[0] for match in re.finditer(r"(?<=。)[^。；：]{14,50}。", line))


def _objects(lines: Sequence[str], chance: random.Random) -> Found:
    """Take out the last two words of a clause behind a verb that asks for an object."""
    for number, line in enumerate(lines):
        for match in re.finditer(
            "(?:开展|组织|加强|推进|落实|制定|完善|建立|召开|举办|健全)([一-鿿]{3,10})(?=[，。])", line
        ):
            yield number, Mutation(match.start(1), match[1], "")


_BLENDS = (
    ("有力(?:维护|保障)了[一-鿿]{4,14}(?=[。；，])", "提供了保障"), ("主要原因是", "主要是"), ("(?:提升|提高)了?[一-鿿]{2,10}水平(?=[。，])", "得到提升"),
    ("[0-9]+余?[名件家所场](?=[，。、])", "左右以上"), ("通过(?=开展|组织|举办)", "通过以"), ("以[一-鿿]{4,10}为(?:抓手|重点|主线|指导)", "进行"),
    ("受到[一-鿿]{2,8}(?:好评|肯定)", "所肯定"), ("确保[一-鿿]{4,12}(?=[。，])", "得到保证"),
)  # fmt: skip


def _blended(lines: Sequence[str], chance: random.Random) -> Found:
    for number, line in enumerate(lines):
        for pattern, put in _BLENDS:
            for match in re.finditer(pattern, line):
                yield number, Mutation(match.end(), "", put)


WORDS: dict[str, Kind] = {
    "1 alike, a word": _alike(makes_word=True),
    "1 alike, no word": _alike(makes_word=False),
    "2 lost": _lost,
    "2 doubled": _doubled,
    "2 turned": _turned,
    "4 title": _titles,
    "4 in force": _dates_of_force,
    "4 issuer": _issuers,
    "5 formula": _formulas,
    "5 item lost": _items,
    "7 place": _swaps("全县 全市 全区 全旗", "县委 市委 区委 旗委", "县政府 市政府 区政府 旗政府"),
    "7 body": _swaps("局党组 局党委", "教育局 教委 教育体育局", "司法局 司法厅"),
    "8 negation": _negations,
    "9 year": _years,
    "10 repeated": _repeats,
    "10 blended": _blended,
    "10 object lost": _objects,
}
