"""Numbers in Word's number formats (ST_NumberFormat, ECMA-376 Part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

Writer = Callable[[int], str]

_DIGITS = "〇一二三四五六七八九"
_COUNTING_DIGITS = "○一二三四五六七八九"
_THOUSAND_DIGITS = "零一二三四五六七八九"
_LEGAL_SIMPLIFIED = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_LEGAL_JAPANESE = "〇壱弐参四伍六七八九"
_KOREAN_DIGITS = "영일이삼사오육칠팔구"
_KOREAN_ONES = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_KOREAN_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_IN_PARENTHESES = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_WITH_STOP = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_CIRCLED_IDEOGRAPHS = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_HALF_KANA = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_HALF_IROHA = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"
_GANADA = "가나다라마바사아자차카타파하"
_CHOSUNG = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CHICAGO = "*†‡§"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_ENGLISH_ONES = (
    *("Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"),
    *("Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen"),
)
_ENGLISH_TENS = ("", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety")
_ENGLISH_ORDINALS = {
    **{"One": "First", "Two": "Second", "Three": "Third", "Five": "Fifth", "Eight": "Eighth", "Nine": "Ninth"},
    "Twelve": "Twelfth",
}
_LARGEST = 99_999
"""Beyond it every format gives digits; no list of a report comes near."""


def write_number(number: int, number_format: str, sample: str = "") -> str:
    """Return `number` as Word prints it in `number_format`, in Arabic digits when it has no other form.

    `sample` is w:format of the format "custom", such as "001, 002, 003, ...".
    """
    if number_format == "custom":
        first = sample.partition(",")[0].strip()
        return str(number).zfill(len(first)) if first.isdigit() else str(number)
    writer = _WRITERS.get(number_format)
    if writer is None or not 0 <= number <= _LARGEST:
        return str(number)
    return writer(number)


def _from_table(table: str) -> Writer:
    """Return a writer that takes the characters of `table`, and digits beyond its end."""
    return lambda number: table[number - 1] if 0 < number <= len(table) else str(number)


def _repeated(letters: str) -> Writer:
    """Return a writer of a … z, aa … zz, aaa … (17.18.59, lowerLetter)."""

    def write(number: int) -> str:
        if number < 1:
            return str(number)
        rounds, place = divmod(number - 1, len(letters))
        return letters[place] * (rounds + 1)

    return write


def _in_turn(letters: str) -> Writer:
    """Return a writer that begins anew after its last letter."""
    return lambda number: letters[(number - 1) % len(letters)] if number > 0 else str(number)


def _digits(digits: str) -> Writer:
    """Return a writer that writes each decimal digit: 10 → 一〇."""
    table = str.maketrans("0123456789", digits)
    return lambda number: str(number).translate(table)


def _chinese(digits: str, places: str = "十百千万", *, bare_ten: bool, zero: str | None = None) -> Writer:
    """Return a writer with places: 105 → 一百零五; `bare_ten` leaves out the 一 of 一十 at the front.

    `zero` stands for places left out, None for the digit's own character.
    """
    skipped = digits[0] if zero is None else zero

    def below_myriad(number: int) -> str:
        text, gap = "", False
        for place, name in ((1000, places[2]), (100, places[1]), (10, places[0]), (1, "")):
            digit = number // place % 10
            if digit:
                text += (skipped if gap else "") + digits[digit] + name
                gap = False
            elif text:
                gap = True
        return text

    def write(number: int) -> str:
        if number == 0:
            return digits[0]
        myriads, rest = divmod(number, 10_000)
        text = below_myriad(myriads) + places[3] if myriads else ""
        text += (skipped if myriads and 0 < rest < 1000 else "") + below_myriad(rest)
        return text[1:] if bare_ten and text.startswith(digits[1] + places[0]) else text

    return write


def _without_ones(digits: str, places: str, zero: str) -> Writer:
    """Return a writer whose places take no 一 and no zeros: 111 → 百十一, 105 → 百五."""

    def write(number: int) -> str:
        if number == 0:
            return zero
        text = ""
        for place, name in ((10_000, places[3]), (1000, places[2]), (100, places[1]), (10, places[0]), (1, "")):
            digit = number // place % 10
            one = digit == 1 and 1 < place < 10_000
            text += ("" if one else digits[digit]) + name if digit else ""
        return text

    return write


def _counting(number: int) -> str:
    """Return 一 … 九十九 with places, from 100 on digit by digit: 一○○ (17.18.59, chineseCounting)."""
    if number >= 100:
        return str(number).translate(str.maketrans("0123456789", _COUNTING_DIGITS))
    return _chinese(_COUNTING_DIGITS, bare_ten=True)(number)


def _roman(number: int) -> str:
    if number == 0:
        return "0"
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _korean_legal(number: int) -> str:
    return _KOREAN_TENS[number // 10] + _KOREAN_ONES[number % 10] if 0 < number < 100 else str(number)


def _sexagenary(number: int) -> str:
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if number > 0 else str(number)


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


def _cardinal_text(number: int) -> str:
    if number < 20:
        return _ENGLISH_ONES[number]
    if number >= 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return _ENGLISH_TENS[tens] + (f"-{_ENGLISH_ONES[ones].lower()}" if ones else "")


def _ordinal_text(number: int) -> str:
    text = _cardinal_text(number)
    if text.isdigit():
        return _ordinal(number)
    head, dash, last = text.rpartition("-")
    word = _ENGLISH_ORDINALS.get(last.capitalize(), f"{last.removesuffix('y')}{'ie' if last.endswith('y') else ''}th")
    return f"{head}{dash}{word.lower() if dash else word}"


_WRITERS: dict[str, Writer] = {
    "decimalZero": lambda number: f"{number:02d}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _repeated(_LATIN.upper()),
    "lowerLetter": _repeated(_LATIN),
    "ordinal": _ordinal,
    "cardinalText": _cardinal_text,
    "ordinalText": _ordinal_text,
    "hex": lambda number: f"{number:X}",
    "chicago": _repeated(_CHICAGO),
    "numberInDash": lambda number: f"- {number} -",
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalFullWidth2": _digits("０１２３４５６７８９"),
    "decimalEnclosedCircle": _from_table(_CIRCLED),
    "decimalEnclosedCircleChinese": _from_table(_CIRCLED),
    "decimalEnclosedParen": _from_table(_IN_PARENTHESES),
    "decimalEnclosedFullstop": _from_table(_WITH_STOP),
    "ideographEnclosedCircle": _from_table(_CIRCLED_IDEOGRAPHS),
    "ideographDigital": _digits(_DIGITS),
    "japaneseDigitalTenThousand": _digits(_DIGITS),
    "taiwaneseDigital": _digits(_COUNTING_DIGITS),
    "koreanDigital": _digits(_KOREAN_DIGITS),
    "koreanDigital2": _digits(_THOUSAND_DIGITS),
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _chinese(_THOUSAND_DIGITS, bare_ten=True),
    "taiwaneseCountingThousand": _chinese(_THOUSAND_DIGITS, "十百千萬", bare_ten=True),
    "chineseLegalSimplified": _chinese(_LEGAL_SIMPLIFIED, "拾佰仟萬", bare_ten=False),
    "ideographLegalTraditional": _chinese(_LEGAL_TRADITIONAL, "拾佰仟萬", bare_ten=False),
    "japaneseLegal": _chinese(_LEGAL_JAPANESE, "拾百阡萬", bare_ten=False, zero=""),
    "japaneseCounting": _without_ones(_DIGITS, "十百千万", "〇"),
    "koreanCounting": _without_ones(_KOREAN_DIGITS, "십백천만", "영"),
    "koreanLegal": _korean_legal,
    "ideographTraditional": _from_table(_STEMS),
    "ideographZodiac": _from_table(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "aiueo": _in_turn(_HALF_KANA),
    "aiueoFullWidth": _in_turn(_KANA),
    "iroha": _in_turn(_HALF_IROHA),
    "irohaFullWidth": _in_turn(_IROHA),
    "ganada": _in_turn(_GANADA),
    "chosung": _in_turn(_CHOSUNG),
    "russianLower": _repeated(_RUSSIAN),
    "russianUpper": _repeated(_RUSSIAN.upper()),
    "hindiNumbers": _digits("०१२३४५६७८९"),
    "thaiNumbers": _digits("๐๑๒๓๔๕๖๗๘๙"),
}
"""How to write a number in each format; decimal, decimalHalfWidth and what is missing give digits."""
