"""Reads what people write behind a figure: its parts, and how it changed against last year.

163件，其中合同106件、协议57件; 163件（合同106件、协议57件等）; 902件，比上年; 902件，比上年+10; 95%，比上年提高2个百分点.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.hints import quoted
from drafter.model.characters import without_spaces
from drafter.model.figure_typing import read_typed
from drafter.model.figure_words import (
    COMPARED,
    NOT_APPLICABLE_WORDS,
    RATES,
    UNCHANGED,
    UNITS,
    ZERO_WORDS,
    Approximation,
    Breakdown,
    FigurePart,
    Reading,
    number_text,
)
from drafter.model.numerals import NUMERAL_CHARS, to_half_width

_MOST_PARTS, _MOST_NAME = 20, 20
"""Parts of a figure, and characters of the name of one."""
_EXAMPLE = "163件，其中合同106件、协议57件"
_NUMERALS = f"0-9{NUMERAL_CHARS}"
_LAST = "(?:上年度?|去年|上一年度?|往年)(?:同期)?"
_AGAINST = f"(?:比|较){_LAST}|(?:同|与|和){_LAST}(?:相比)?|同比"
_WORDS = ("其中包括", "其中", "包括", "分别为", "分别是", "含")
_HEAD = re.compile(
    rf"(?P<head>[^，；;：:（(]*?)(?P<tail>(?:[，；;：:（(]|,(?![0-9])|(?<=[^0-9]),|其中|{_AGAINST}).*)", re.DOTALL
)
_IN_BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]?(.*)", re.DOTALL)
_AND = re.compile(r"(?P<number>[0-9]+)(?P<unit>[^0-9，、；]{0,4}?)(?:以及|和|及)(?=[一-鿿][^，、；]*[0-9])")
_BETWEEN = re.compile(r"[，、；;：:]|,(?![0-9]{3}(?![0-9]))|(?=其中)")
_SIGNALS = re.compile(rf"其中|包括|含|分别|{_AGAINST}|{_LAST}|占")
_CHANGE = re.compile(rf"(?:{_AGAINST})(?P<rest>.*)")
_SAME = ("持平", "一致", "相同", "不变", "一样")
_UP, _DOWN = "增加|增长|提高|上升|提升|上涨|增|多|\\+", "减少|下降|降低|回落|减|降|少|[-－−–]"
_BY = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))了?(?P<by>.+)")
_LAST_YEARS = re.compile(f"{_LAST}[为是]?[0-9].*")
_NOTHING = (*ZERO_WORDS, *NOT_APPLICABLE_WORDS)
_LEFT_OUT = re.compile("不含|不包括|除")
_COUNTED = re.compile(rf"[0-9](?:{'|'.join(unit for unit in UNITS if unit != '年')})(?!以上|以下|以内|及以上)")


class _Tail(NamedTuple):
    """What stands behind a figure."""

    breakdown: Breakdown | None
    compared: str


def read_with_tail(text: str, unit: str = "") -> Reading:
    """Return what `text` says, a figure alone or with what stands behind it. Raises as `figure.read_figure`."""
    cut = _cut(text, unit)
    if cut is None:
        return read_typed(text, unit)
    head, tail = cut
    found = read_typed(head, unit)
    if not found.value:
        raise ValueError(f"{quoted(head)}后面不再写别的；请只写 {head}")
    breakdown, compared = _tail(tail, found.unit or unit)
    return found._replace(breakdown=breakdown, compared=compared)


def _cut(text: str, unit: str) -> tuple[str, str] | None:
    """Return the figure in `text` and what stands behind it; None where nothing is told there."""
    plain = to_half_width(text.strip().replace("，", "\0")).replace("\0", "，").rstrip("。.；;，,、")
    plain = re.sub(r"(?<=[^0-9\s])\s+(?=[^\s0-9]+[0-9])", "，" if _SIGNALS.search(plain) else "", plain)
    plain = re.sub(r"(?<=[0-9])，(?=[0-9])", ",", without_spaces(plain))
    match = _HEAD.fullmatch(plain)
    if match is None or not (match["head"] in _NOTHING or re.search(f"[{_NUMERALS}]", match["head"])):
        return None
    pieces = _pieces(match["tail"])
    is_told = _SIGNALS.search(match["tail"]) and (
        re.search(f"[{_NUMERALS}]", match["tail"]) or any(map(_CHANGE.fullmatch, pieces))
    )
    if not is_told and not any(_part(piece.removesuffix("等"), unit) for piece in pieces):
        return None
    return match["head"], match["tail"]


def _pieces(tail: str) -> list[str]:
    """Return what the marks in `tail` divide."""
    in_brackets = _IN_BRACKETS.fullmatch(tail)
    if in_brackets:
        tail = f"{in_brackets[1]}，{in_brackets[2]}"
    apart = _AND.sub(lambda match: f"{match[1]}{match[2]}、" if match[2] in ("", *UNITS) else match[0], tail)
    return [piece for piece in _BETWEEN.split(apart) if piece]


def _tail(text: str, unit: str) -> _Tail:
    """Return what `text` says of a figure counted in `unit`. Raises ValueError in Chinese."""
    changes: list[str] = []
    parts: list[FigurePart] = []
    word, is_change, is_open = "", False, False
    for each in _pieces(text):
        piece = each.removesuffix("等")
        is_open = is_open or piece != each
        if not piece:
            continue
        match = _CHANGE.fullmatch(piece)
        if match or (is_change and _BY.fullmatch(piece)):
            changes += _changed(match["rest"] if match else piece, piece, unit)
            is_change = True
            continue
        is_change = False
        said = next((lead for lead in _WORDS if piece.startswith(lead)), "")
        word = word or said
        if piece != said:
            parts.append(_part(piece.removeprefix(said), unit) or _refused(piece))
    return _Tail(_breakdown(parts, word, is_open), _compared(changes, text))


def _breakdown(parts: list[FigurePart], word: str, is_open: bool) -> Breakdown | None:
    """Return `parts` as what a figure is made of; None without any. Raises ValueError in Chinese."""
    if not parts and (word or is_open):
        raise ValueError(f"{quoted(word or '等')}前后没有写出各部分；写名称和数，如 {_EXAMPLE}")
    if len(parts) > _MOST_PARTS:
        raise ValueError(f"分成了 {len(parts)} 部分，太多了；最多 {_MOST_PARTS} 部分，其余的合在“其他”里")
    names = [part.name for part in parts]
    twice = next((name for name in names if names.count(name) > 1), "")
    if twice:
        raise ValueError(f"{quoted(twice)}写了两次；请合成一个数")
    return Breakdown(tuple(parts), word, is_open) if parts else None


def _part(piece: str, unit: str) -> FigurePart | None:
    """Return the name and the number that `piece` says; None where it does not say both."""
    for at in range(1, len(piece)):
        name, number = piece[:at].removesuffix("的"), piece[at:]
        is_inside = re.search("[0-9.]$", name) and re.match("[0-9.]", number)
        if is_inside or not re.search(f"[{_NUMERALS}]", number):
            continue
        try:
            found = read_typed(number, unit)
        except ValueError:
            continue
        if found.value is None or found.approximation is Approximation.UP or not _is_name(name):
            return None
        return FigurePart(name, number_text(found.written, found.approximation, found.inside), found.unit)
    return None


def _is_name(name: str) -> bool:
    """Return whether `name` can name a part of a figure: no number that is counted stands in it."""
    is_short = len(name) <= _MOST_NAME and re.search("[一-鿿A-Za-z]", name) and not re.search("[()（）]", name)
    return bool(is_short) and not (_COUNTED.search(name) or _LEFT_OUT.match(name) or re.match(_LAST, name))


def _refused(piece: str) -> FigurePart:
    """Raise ValueError on `piece`, which should say a name and a number."""
    if _LAST_YEARS.fullmatch(piece):
        raise ValueError(f"{quoted(piece)}是上年的数，不写在这里；要说增减，写“比上年”，如 902件，比上年增加10件")
    if _LEFT_OUT.match(piece):
        raise ValueError(f"{quoted(piece)}不是其中的一部分；这里只写其中有什么，如 {_EXAMPLE}")
    raise ValueError(f"{quoted(piece)}看不出是哪一部分、有多少；先写名称，再写数，用顿号隔开，如 {_EXAMPLE}")


def _changed(rest: str, piece: str, unit: str) -> list[str]:
    """Return how a figure changed, in words; none where it is left to be reckoned. Raises ValueError in Chinese."""
    if not rest:
        return []
    if rest in _SAME:
        return [_SAME[0]]
    match = _BY.fullmatch(rest)
    found = _difference(match["by"], unit) if match else None
    if match is None or found is None or not found.value:
        raise ValueError(
            f"{quoted(piece)}看不出增减了多少；写 比上年增加10件、比上年下降1.2%，或只写“比上年”，由程序算"
        )
    counted = found.unit or RATES.get(unit, unit)
    if counted in RATES and unit in RATES:
        raise ValueError(f"{quoted(piece)}：比例的增减写成百分点，如 比上年提高2个百分点")
    rises, falls = _verbs(counted)
    verb = rises if match["up"] else falls
    return [f"{verb}{number_text(found.written, found.approximation, found.inside)}{counted}"]


def _difference(text: str, unit: str) -> Reading | None:
    """Return the number by which a figure counted in `unit` changed; None when `text` says none."""
    try:
        return read_typed(text, RATES.get(unit, unit))
    except ValueError:
        return None


def _verbs(counted: str) -> tuple[str, str]:
    """Return how a rise and a fall are called of what is counted in `counted`."""
    if counted in RATES:
        return "增长", "下降"
    return ("提高", "下降") if counted in RATES.values() else ("增加", "减少")


def _compared(changes: list[str], text: str) -> str:
    """Return what is said of the change: 比上年增加10件，增长1.1%; only 比上年 where it is to be reckoned."""
    if changes == [_SAME[0]]:
        return UNCHANGED
    if _SAME[0] in changes:
        raise ValueError(f"{quoted(text)}又说持平，又说增减；请只留一个")
    return COMPARED + "，".join(changes) if changes or re.search(_AGAINST, text) else ""
