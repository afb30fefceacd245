"""Chinese numerals: read them, write them. Pure functions on text."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = "零一二三四五六七八九"
_VALUES = {char: i for i, char in enumerate(DIGITS)} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
NUMERAL_CHARS = "零〇一二两三四五六七八九十百千万亿"
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％－＋：", "0123456789.,%-+:")
_FULL_DIGITS = str.maketrans("０１２３４５６７８９％", "0123456789%")
_ARABIC = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?([万亿]?)")


def to_half_width(text: str) -> str:
    """Return `text` with full-width digits, points and signs made half-width."""
    return text.translate(_FULL_WIDTH)


def with_plain_digits(text: str) -> str:
    """Return `text`, character by character, with digits of full width and ％ as usual; marks between words stay."""
    return text.translate(_FULL_DIGITS)


def to_chinese(number: int) -> str:
    """Return `number` (0 to 9,999) in Chinese numerals: 12 → 十二, 105 → 一百零五.

    Raises ValueError outside that range.
    """
    if not 0 <= number <= 9999:
        raise ValueError(f"{number} 不在 0 到 9999 之间")
    if number < 10:
        return DIGITS[number]
    text, zero_pending = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if zero_pending else "") + DIGITS[digit] + name
            zero_pending = False
        elif text:
            zero_pending = True
    return text.removeprefix("一") if 10 <= number < 20 else text


def parse_number(text: str) -> Decimal | None:
    """Return the value of a number written in digits or in Chinese numerals, else None.

    Takes 892, 1,234, 1.2万, 八百九十二, 千, 两百; no sign, unit or spaces.
    """
    match = _ARABIC.fullmatch(text)
    if match:
        whole, fraction, myriad = match.groups()
        value = Decimal(whole.replace(",", "") + (fraction or ""))
        return value * _MYRIADS.get(myriad, 1)
    if text and all(char in NUMERAL_CHARS for char in text):
        return _parse_chinese(text)
    return None


def _parse_chinese(text: str) -> Decimal | None:
    if all(char in _VALUES for char in text):
        # 〇 to 九 alone are one digit; 二〇二一 is read digit by digit.
        return Decimal("".join(str(_VALUES[char]) for char in text))
    numeral = _Numeral()
    return numeral.value() if all(map(numeral.add, text)) else None


class _Numeral:
    """Adds up a number in Chinese numerals, character by character from the left."""

    def __init__(self) -> None:
        self._total = 0
        """What stands before the last 万 or 亿, with it."""
        self._myriad = 0
        """The last 万 or 亿; 0 before the first."""
        self._start_section()

    def _start_section(self) -> None:
        """Begin to read the up to four places before the next 万 or 亿, or the end."""
        self._section, self._digit = 0, 0
        self._place, self._after_zero = 10_000, False

    def add(self, char: str) -> bool:
        """Read the next character; False when it cannot stand there."""
        if char in _VALUES:
            return self._add_digit(char)
        if char in _PLACES:
            return self._add_place(_PLACES[char])
        return self._add_myriad(_MYRIADS[char])

    def _add_digit(self, char: str) -> bool:
        if self._digit:
            return False
        self._digit = _VALUES[char]
        self._after_zero = self._after_zero or char in "零〇"
        return True

    def _add_place(self, place: int) -> bool:
        if place >= self._place:
            return False
        self._section += (self._digit or 1) * place
        self._place, self._digit, self._after_zero = place, 0, False
        return True

    def _add_myriad(self, myriad: int) -> bool:
        own = self._section + self._digit
        if self._myriad and myriad > self._myriad:  # 一万亿
            self._total = (self._total + own) * myriad
        elif myriad == self._myriad or (self._total and not own):
            return False
        else:
            self._total += (own or 1) * myriad
        self._myriad = myriad
        self._start_section()
        return True

    def value(self) -> Decimal:
        """Return what was read: 一千二 and 三万五 are said for 一千二百 and 三万五千, 一千零二 is 1,002."""
        last = (self._place if self._section else self._myriad) or 10
        unit = 1 if self._after_zero else last // 10
        return Decimal(self._total + self._section + self._digit * unit)
