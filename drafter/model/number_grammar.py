"""How numbers are written, and what one is worth: the patterns from which all readers of texts make theirs.

In digits and in Chinese numerals: 1,206, 1.2万余, 1万6千, 一万六千余, 三点五万, 上万, 近百, 1,2万 (a comma typed for the
point). The patterns are for texts with digits of half width. A number is one to its last numeral: that of 一万六千余名
is not 六千余.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from drafter.model.figure_words import UNITS, Approximation
from drafter.model.numerals import NUMERAL_CHARS, parse_number, to_chinese


def either(words: Iterable[str]) -> str:
    """Return the pattern of any of `words`, the longest that fits."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


ONE_TO_NINE = "一二三四五六七八九"
ONES = f"{ONE_TO_NINE}两"
"""Numerals of one digit that count something."""
NUMERALS = f"{ONES}十百千零〇"
"""Numerals below 万."""
MYRIADS = ("万", "亿")
FIGURE_CHARS = "0-9.,点" + NUMERAL_CHARS
"""What a figure is typed with, in a class."""
DIGITS = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"

_BEFORE = {
    Approximation.NEARLY: ("将近", "接近", "不到", "不足", "未满", "近"),
    Approximation.ABOUT: ("大约", "大概", "约为", "差不多", "约"),
    Approximation.OVER: ("超过", "超", "逾"),
    Approximation.UP: ("不少于", "不低于", "不下于", "至少", "上"),
}
WORDS_INSIDE = {"余": Approximation.OVER, "多": Approximation.MANY, "几": Approximation.MANY, "来": Approximation.ABOUT}
_AFTER = {
    Approximation.UP: ("及以上", "以上"),
    Approximation.ABOUT: ("左右", "上下"),
}
WORDS_BEFORE = {word: kind for kind, words in _BEFORE.items() for word in words}
WORDS_AFTER = {word: kind for kind, words in _AFTER.items() for word in words}
ABOUT_BEFORE = f"(?:{either(word for word in WORDS_BEFORE if word != '上')})"
"""A word of approximation before a number; 上 is one before 百 and 千 only."""
ABOUT_AFTER = f"(?:{either(WORDS_AFTER)})"
IN_MYRIADS = "[余多几]?[万亿]?[余多几]?"
"""What may follow the digits of a number: 20多万, 1.2万余."""

TO = "[至到—–~～－-]"
"""Between the ends of a range."""
YEAR = "(?:19|20)[0-9]{2}"
DOCUMENT_NUMBER = rf"[〔\[（(【〈]\s?{YEAR}\s?[〕\]）)】〉]\s?第?\s?[0-9]+\s?号"
IN_NAMES = rf"《[^》]*》|“[^”]*”|{DOCUMENT_NUMBER}"
"""Numbers within are part of a name."""
_NAMING_UNITS = ("年", "月", "日", "号", "届", "周", "班", "线", "席", "站", "回", "学期")
"""Behind a number they name rather than count: 2021年, 5号, 第六届, 3班."""


def counting_units(*but: str, further: Iterable[str] = ()) -> str:
    """Return the pattern of the measure words that make a number a count, `but` those and `further` ones."""
    return either([*further, *(unit for unit in UNITS if unit not in (*_NAMING_UNITS, *but))])


_RUN = rf"[{NUMERALS}]+(?:点[{ONES}零〇]+)?"
_FURTHER = rf"(?:零?{DIGITS}(?=[余多]?[百千万])|{_RUN})?"
_RISING = rf"(?:\s?[余多几]?[万亿]{_FURTHER}|(?<=[0-9])[百千]{_FURTHER})"
_START = rf"(?<![{NUMERALS}万亿唯第数几])"
"""No numeral begins within another one, or with the 一 of 唯一."""
_LARGE = rf"(?>(?:{DIGITS}|{_RUN}|(?:[数几上]|(?<!上))(?=万))(?:{_RISING})+)[余多几来]?"
"""With 万 or 亿, or with 百 and 千 behind digits."""
_PLAIN = rf"(?>[{ONES}零〇]点[{ONES}零〇]+|[{NUMERALS}]{{2,}}(?:点[{ONES}零〇]+)?|[数几]?[百千]|[数几]十)(?:[余多几来](?![万亿]))?|十[余多几来]"
SPELT = rf"(?:{_START}(?:{_LARGE}|{_PLAIN})|{DIGITS}\s?[余多]?)"
"""A number that a measure word follows; a single Chinese numeral is none of these, as 一 and 三 begin many names."""
BARE = rf"(?:(?<![0-9.,]){DIGITS}\s?[余多]?[万亿]{_FURTHER}[余多]?|{_START}(?:[{ONES}][{NUMERALS}]*|十[{ONES}]?)[余多]?[万亿]{_FURTHER}[余多]?)"
"""One of 万 or 亿 with no measure word behind it: 总人口二十一万, 突破90万."""

_PAIR = re.compile(f"[{ONES}]{{2}}[万亿]?")
"""两三, 七八: a way of saying about."""
_COMMA_FOR_POINT = re.compile(r"([0-9]{1,4}),([0-9]{1,2}|[0-9]{4,})([万亿])")
_POINT = re.compile(rf"([0-9{NUMERALS}]+)点([0-9零〇{ONE_TO_NINE}]+)([万亿]?)")
_MIXED = re.compile(r"(?:[0-9]+(?:\.[0-9]+)?[十百千]?[万亿])?(?:[0-9]+(?:\.[0-9]+)?千)?(?:[0-9]+(?:\.[0-9]+)?百)?")
_PIECE = re.compile(r"([0-9.]+)([十百千]?)([万亿]?)")
_PLACES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


def typed_number(text: str) -> tuple[Decimal, str] | None:
    """Return value and normal writing of a number without words; None when `text` is not a number."""
    if _PAIR.fullmatch(text):
        return None
    text = _COMMA_FOR_POINT.sub(r"\1.\2\3", text) if _COMMA_FOR_POINT.fullmatch(text) else text
    value = parse_number(text)
    if value is not None:
        return value, _normal(text.replace(",", ""), value)
    point = _POINT.fullmatch(text)
    return _with_point(point) if point else _mixed(text)


def _with_point(match: re.Match[str]) -> tuple[Decimal, str] | None:
    """Return value and writing of 一点五 and 三点二万."""
    whole, digits = parse_number(match[1]), [parse_number(digit) for digit in match[2]]
    if whole is None or None in digits:
        return None
    written = f"{whole:f}.{''.join(f'{digit:f}' for digit in digits if digit is not None)}{match[3]}"
    value = parse_number(written)
    return None if value is None else (value, written)


def _mixed(text: str) -> tuple[Decimal, str] | None:
    """Return value and writing of 1万2千 and 3百, whose pieces must fall from left to right."""
    if not text or not _MIXED.fullmatch(text):
        return None
    pieces = [Decimal(number) * _PLACES[place] * _PLACES[myriad] for number, place, myriad in _PIECE.findall(text)]
    if sorted(set(pieces), reverse=True) != pieces:
        return None
    value = sum(pieces, Decimal(0))
    return value, _normal(text, value)


_PLACE_WORDS = frozenset("十百千")


def _normal(written: str, value: Decimal) -> str:
    """Return `written` so that it still says `value` when 万 follows it: 一千二 → 一千二百."""
    myriads = sum(written.count(word) for word in MYRIADS)
    ends_in_myriad = written[-1] in MYRIADS
    if not value:
        return f"0{written[-1]}" if ends_in_myriad else "0"
    if myriads > 1 or (myriads and not ends_in_myriad):
        return _in_myriads(value)  # 1万2千 → 1.2万
    has_place = not _PLACE_WORDS.isdisjoint(written)
    if written[0].isdigit():
        return _normal_digits(written, value, has_place, myriads > 0)
    if myriads or parse_number(written + "万") == value * 10_000:
        return written
    return to_chinese(int(value)) if has_place else f"{value:f}"


def _normal_digits(written: str, value: Decimal, has_place: bool, has_myriad: bool) -> str:
    """Return the same for what begins with digits, which go with 万 and 亿 only: 8百 → 800, 2百万 → 200万."""
    if not has_place:
        return re.sub(r"^0+(?=[0-9])", "", written)
    return _in_myriads(value) if has_myriad else f"{value.normalize():f}"


def _in_myriads(value: Decimal) -> str:
    return f"{(value / 10_000).normalize():f}万"
