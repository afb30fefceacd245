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
_ARABIC = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?([万亿]?)")


def to_half_width(text: str) -> str:
    """Return `text` with full-width digits, points and signs made half-width."""
    return text.translate(_FULL_WIDTH)


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
    total, section, digit = 0, 0, 0
    place, myriad, after_zero = 10_000, 0, False
    for char in text:
        if char in _VALUES:
            if digit:
                return None
            digit, after_zero = _VALUES[char], after_zero or char in "零〇"
        elif char in _PLACES:
            if _PLACES[char] >= place:
                return None
            place = _PLACES[char]
            section += (digit or 1) * place
            digit, after_zero = 0, False
        else:
            own, unit = section + digit, _MYRIADS[char]
            if myriad and unit > myriad:  # 一万亿
                total = (total + own) * unit
            elif unit == myriad or (total and not own):
                return None
            else:
                total += (own or 1) * unit
            myriad, section, digit, place, after_zero = unit, 0, 0, 10_000, False
    # 一千二 and 三万五 are said for 一千二百 and 三万五千; 一千零二 is 1,002.
    last = (place if section else myriad) or 10
    return Decimal(total + section + digit * (1 if after_zero else last // 10))
