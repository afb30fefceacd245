"""Totals with the parts that a report lists of them: 检查21次，其中学校8次、机构13次."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.text.figures_in_text import FigureInText, figures_in_text
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of

_OF_WHICH = WordPattern(
    r"其中|（(?!上年|去年|同期|年初|比|较|同比|增|减)(?=[^）]{2,20}[0-9])|(?<=检查)中，|(?<=案件)中，|(?<=人员)中，|包括|[，按][^，。；0-9]{1,8}分(?:别为|别是)?："
)
_MOST_PARTS = 40
_LONGEST_LIST = 600
"""Characters; behind a longer sentence nobody lists the parts of one total."""
_FURTHEST = 36
"""Characters between a total and the word that begins its parts."""
_AVERAGE = WordPattern(r"(?:人均|校均|园均|户均|平均)[^，。；、0-9\n]{0,8}$")
"""Words before a number that is no total and no part."""
_END = WordPattern(r"[。；\n]")
_GOES_ON = WordPattern(
    r"，(?=(?:另|对|发现|查出|查处|上述|该|此外|同时|并(?!处)|较|比|同比|已|现|均|均已|全部|完成|整改|办结|目前|截至|累计|平均)[^，。；0-9]{0,12}[0-9])"
)
"""Where a list of parts ends though its sentence goes on: what follows is told of the whole, or of something else."""
_AGAIN = WordPattern(r"的$")
"""Words before a number that speaks of a part once more: 责令履行的1件."""
_OF_EACH_OF_THEM = WordPattern(r"[一-鿿（、）]{1,10}各[一-鿿]{0,4}")
"""Between a number and how many each has: 12个县（市、区）各1个."""
_OF_THEM_ALL = WordPattern(r"(?:均|都|全部|一律)(?!衡|匀)")
"""Words behind a number that speaks of a part once more: 出台12件，12件均报送备案."""
_EACH = WordPattern(r"各$")
_IN_ALL = WordPattern(r"，(?:共|合计|共计|计)(?=[0-9])")
"""Around a number that the next one reckons up: 县（市、区）各1个，共9个."""
_OPEN = WordPattern(r"(?<![中高同初平])等(?!级|候|待|次)|部分(?!公开|人员兼)|多次|若干|(?<!岁)以上|主要|\.\.\.|……")


class ListedParts(NamedTuple):
    """A total with the parts that the text lists of it."""

    total: FigureInText
    parts: list[FigureInText]
    closed: bool
    """Whether all are exact and the list claims to be whole."""


def listed_parts(manuscript: Manuscript) -> Iterator[ListedParts]:
    """Yield each total with the parts listed behind 其中, in order."""
    text = prose_of(manuscript).text
    figures = [
        each for each in figures_in_text(manuscript) if not _AVERAGE.search(text, max(0, each.start - 12), each.start)
    ]
    for place, total in enumerate(figures):
        span = _list_behind(text, total.end)
        if span is not None:
            behind = [each for each in figures[place + 1 : place + 1 + _MOST_PARTS] if each.start < span[1]]
            yield from _parts_of(text, total, behind, span)


def _parts_of(
    text: str, total: FigureInText, behind: list[FigureInText], span: tuple[int, int]
) -> Iterator[ListedParts]:
    """Yield `total` with its parts among the figures `behind` it, up to the end of the list at `span`; nothing without any."""
    start, end = span
    if _says_its_rate(text, total, behind, start):
        behind = [each for each in behind if each.start >= start]
    following = _reckoned(text, _without_echoes(text, behind))
    parts = [each for each in following if _is_part(each, total, text, start)]
    if parts and following[0].start >= start:
        firm = [each for each in parts if not _AGAIN.search(text, max(0, each.start - 1), each.start)]
        exact = total.exact and all(part.exact for part in firm)
        yield ListedParts(total, firm or parts, exact and not _OPEN.search(text[start:end]))


_RATE_BETWEEN = WordPattern(r"，[一-鿿]{1,6}率(?:为|达|达到)?[0-9.]+%，其中")
_PLAIN_LIST = WordPattern(r"(?:、[一-鿿]{1,14}|[0-9]+[一-鿿]{1,2})*")


def _says_its_rate(text: str, total: FigureInText, behind: list[FigureInText], start: int) -> bool:
    """Return whether just a rate stands between a total and a plain list of its parts: 压减52家，压减率89.7%，其中注销."""
    parts = [each for each in behind if each.start >= start]
    if not parts or not _RATE_BETWEEN.fullmatch(text, total.end, start):
        return False
    return len(parts) > 1 and _PLAIN_LIST.fullmatch(text, parts[0].end, parts[-1].start) is not None


def _without_echoes(text: str, figures: list[FigureInText]) -> list[FigureInText]:
    """Return `figures` without those that repeat the one before and say of all of it what follows: 12件，12件均…."""
    return [
        each
        for place, each in enumerate(figures)
        if not place or each[:3] != figures[place - 1][:3] or not _OF_THEM_ALL.match(text, each.end)
    ]


def _reckoned(text: str, figures: list[FigureInText]) -> list[FigureInText]:
    """Return `figures` with one for those that say how many each of several has: 12 for 12个县（市、区）各1个."""
    made: list[FigureInText] = []
    for each in figures:
        if made and _OF_EACH_OF_THEM.fullmatch(text, made[-1].end, each.start):
            several = made.pop()
            made.append(each._replace(value=several.value * each.value, start=several.start))
        else:
            made.append(each)
    return made


def _is_part(figure: FigureInText, total: FigureInText, text: str, start: int) -> bool:
    """Return whether a figure of the list that begins at `start` counts what its `total` counts."""
    is_alike = figure.unit == total.unit != "%"
    is_reckoned = _EACH.search(text, figure.start - 1, figure.start) and _IN_ALL.match(text, figure.end)
    return is_alike and figure.start >= start and not is_reckoned and not _in_bracket(text, start, figure.start)


def _in_bracket(text: str, start: int, place: int) -> bool:
    """Return whether a bracket that opens behind `start` is open at `place`: a part of a part."""
    return text.count("（", start, place) > text.count("）", start, place)


def _list_behind(text: str, place: int) -> tuple[int, int] | None:
    """Return where the list of parts behind the total that ends at `place` begins and ends; None without one."""
    stop = _END.search(text, place)
    end = stop.start() if stop else len(text)
    mark = _OF_WHICH.search(text, place, min(end, place + _FURTHEST))
    if not mark or end - place > _LONGEST_LIST:
        return None
    if text.count("）", place, mark.start()) > text.count("（", place, mark.start()):
        return None  # of a part in a bracket that closes before: 129件（提案72件），其中
    if "（" in (mark[0], text[mark.start() - 1]):
        bracket = text.find("）", mark.end(), end)
        end = bracket if bracket > 0 else end
    on = _GOES_ON.search(text, mark.end(), end)
    return mark.end(), on.start() if on else end


_OVERLAPPING = WordPattern("党员|女(?!童|生)|少数民族|兼任|，全[省市区县]|[一二三]等奖")
"""Among the parts of a whole: persons who are of another part too, prizes that not all win, or a new whole."""


def may_overlap(text: str, total: FigureInText, last: FigureInText) -> bool:
    """Return whether what is told behind `total`, up to its `last` part, need not add up to it."""
    return _OVERLAPPING.search(text, total.end, last.start) is not None
