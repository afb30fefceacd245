"""Small mechanical faults in the figures of a clean report, by kind; `tests.mutated` counts which of them `check` finds."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tests.mutations import Found, Kind, Mutation

_FIGURE = re.compile(r"(?<![0-9.〔（第至])([1-9][0-9]{0,4})([个名件次场人家所项条期份起处户]次?)")
_SENTENCE = re.compile("[^。；]+[。；]?")
_RATE = re.compile(r"([0-9]{1,3}(?:\.[0-9]+)?)%")


def _another(number: int, chance: random.Random) -> int:
    """Return a number that is easily taken for `number`."""
    digits = str(number)
    found = [number + 1, number + 10, number - 1 if number > 1 else number + 2]
    if len(digits) > 1 and digits[::-1] != digits and digits[-1] != "0":
        found.append(int(digits[::-1]))
    return chance.choice(found)


def _sums(lines: Sequence[str], chance: random.Random) -> Found:
    """Change a part or the whole where figures of a sentence add up."""
    for number, line in enumerate(lines):
        for sentence in _SENTENCE.finditer(line):
            figures = list(_FIGURE.finditer(line, sentence.start(), sentence.end()))
            yield from ((number, each) for each in _in_sum(figures, chance))


def _in_sum(figures: list[re.Match[str]], chance: random.Random) -> Iterator[Mutation]:
    for at, whole in enumerate(figures):
        total = 0
        for last in range(at + 1, len(figures)):
            total += int(figures[last][1])
            if total == int(whole[1]) and last > at + 1:
                for each in (whole, *figures[at + 1 : last + 1]):
                    yield Mutation(each.start(1), each[1], str(_another(int(each[1]), chance)))
                return


def _differences(lines: Sequence[str], chance: random.Random) -> Found:
    """Change one of three figures in a sentence, the last of which is the difference of two."""
    for number, line in enumerate(lines):
        for sentence in _SENTENCE.finditer(line):
            figures = list(_FIGURE.finditer(line, sentence.start(), sentence.end()))
            for one, two, three in zip(figures, figures[1:], figures[2:], strict=False):
                if int(one[1]) - int(two[1]) == int(three[1]):
                    each = chance.choice([one, two, three])
                    yield number, Mutation(each.start(1), each[1], str(_another(int(each[1]), chance)))


def _rates(lines: Sequence[str], chance: random.Random) -> Found:
    """Change a rate, or one of the figures that it is made of."""
    for number, line in enumerate(lines):
        for sentence in _SENTENCE.finditer(line):
            figures = list(_FIGURE.finditer(line, sentence.start(), sentence.end()))
            for rate in _RATE.finditer(line, sentence.start(), sentence.end()):
                for one, two in pairwise([m for m in figures if m.end() <= rate.start()]):
                    big, small = sorted([int(one[1]), int(two[1])], reverse=True)
                    fits = any(abs(100 * part / big - float(rate[1])) < 0.051 for part in (small, big - small))
                    if fits and big != small:
                        each = chance.choice([one, two, rate])
                        put = str(_another(int(each[1]), chance)) if each is not rate else _other_rate(rate[1], chance)
                        yield number, Mutation(each.start(1), each[1], put)


def _other_rate(rate: str, chance: random.Random) -> str:
    return f"{min(99.9, float(rate) + chance.choice([-10, -3, 2, 5])):g}"


def _again(lines: Sequence[str], chance: random.Random) -> Found:
    """Change a figure that is told again elsewhere with the same words beside it."""
    told: dict[tuple[str, str], list[tuple[int, re.Match[str]]]] = {}
    for number, line in enumerate(lines):
        for match in re.finditer(r"([1-9][0-9]{1,4})([个名件次场人家所项条期份起处户][一-鿿]{2,3})", line):
            told.setdefault((match[1], match[2]), []).append((number, match))
    for places in told.values():
        if len({number for number, _ in places}) > 1:
            for number, match in places:
                yield number, Mutation(match.start(1), match[1], str(_another(int(match[1]), chance)))


def _listed(lines: Sequence[str], chance: random.Random) -> Found:
    """Change the count behind or before a list of names, or take one of them out."""
    for number, line in enumerate(lines):
        for match in re.finditer(
            r"((?:[一-鿿]{2,9}、)+[一-鿿]{2,9}(?:和|及)?[一-鿿]{2,9}?)(?:等)?([2-9两三四五六七八九])(?=[项个大类种道])",
            line,
        ):
            count = match[1].count("、") + 1
            told = (
                "零一二三四五六七八九".find(match[2].replace("两", "二")) if not match[2].isdigit() else int(match[2])
            )
            if told in (count, count + 1):
                items = match[1].split("、")
                yield number, Mutation(match.start(1), match[1], "、".join(items[:1] + items[2:]))


def _units(lines: Sequence[str], chance: random.Random) -> Found:
    swaps = {
        "万元": ["亿元", "元"],
        "人次": ["场次", "件", "家次"],
        "件": ["家", "人", "所"],
        "所": ["名", "件"],
        "家": ["件", "名"],
        "场": ["名", "人", "所"],
        "名": ["件", "所", "次"],
        "项": ["人", "所"],
        "学时": ["人次", "期"],
        "%": ["件"],
    }
    for number, line in enumerate(lines):
        for match in re.finditer(rf"(?<=[0-9])(万?)({'|'.join(swaps)})", line):
            was = match[0] if match[0] in swaps else match[2]
            yield number, Mutation(match.end() - len(was), was, chance.choice(swaps[was]))


FIGURES: dict[str, Kind] = {
    "3 sum": _sums,
    "3 difference": _differences,
    "3 rate": _rates,
    "3 told again": _again,
    "3 list": _listed,
    "6 unit": _units,
}
