"""Reads a figure as people type it; what is no figure is refused with what to write instead.

892次, ８９２, 八百九十二, 400余, 近千, 1,2万 (a comma typed for the point), 百分之九十五, 三成, 20多万,
400左右, 不少于60, 无, 不适用: the table of `tests/test_figure.py` has them all.
"""

from __future__ import annotations

import re
from decimal import Decimal

from drafter.hints import quoted
from drafter.model.characters import without_spaces
from drafter.model.figure_words import (
    NOT_APPLICABLE_WORDS,
    TYPED_ALONE,
    UNITS,
    ZERO_WORDS,
    Approximation,
    Reading,
)
from drafter.model.number_grammar import (
    ABOUT_AFTER,
    FIGURE_CHARS,
    MYRIADS,
    NUMERALS,
    ONE_TO_NINE,
    ONES,
    WORDS_AFTER,
    WORDS_BEFORE,
    WORDS_INSIDE,
    either,
    typed_number,
)
from drafter.model.numerals import NUMERAL_CHARS, parse_number, to_half_width

_LEADING = re.compile(
    "^(?:(?:全年|今年|本年)?(?:共计|合计|总计|累计|共有|一共|总共|达到|共|计|达|有|为|是)?"
    f"(?=[^半每]*[0-9{NUMERALS}])|[¥￥](?=[0-9]))"
)
_SIGNS = (
    (re.compile("^(?:≥|>=|＞＝)"), "不少于"),
    (re.compile("^[>＞]"), "超过"),
    (re.compile("^[≈~～]"), "约"),
    (re.compile(r"^([0-9.]+[万亿]?)\+(?=[^0-9]*$)([一-鿿%]*)$"), r"\1\2以上"),
    (re.compile("^百分百$"), "100%"),
)
"""Signs that are typed for words."""
_SHAPE = re.compile(
    rf"(?P<before>{either(WORDS_BEFORE)})?(?P<number>[{FIGURE_CHARS}]+)(?:(?P<inside>[余多几来])(?P<myriad>[万亿]?))?"
    rf"(?P<unit>[一-鿿%‰]*?)(?P<after>{ABOUT_AFTER})?"
)
_PERCENT = re.compile(
    rf"(?P<before>[^0-9百千]*?)(?P<base>百|千)分之(?P<number>[{FIGURE_CHARS}]+?)(?P<after>[余多几]?(?:以上|左右)?)"
)
_TENTHS = re.compile(
    f"(?P<before>[^0-9{ONES}十]*)(?P<number>[1-9{ONES}十]|10)成(?P<more>[1-9{ONE_TO_NINE}]?)(?P<after>多?(?:以上|左右)?)"
)
FINANCIAL_NUMERALS = "壹贰叁肆伍陆柒捌玖拾佰仟萬億弍貳參陸兩"
_FINANCIAL = str.maketrans(FINANCIAL_NUMERALS, "一二三四五六七八九十百千万亿二二三六两")
_MOST_DIGITS = 15

_EXAMPLES = "可写 892、892次、400余、近千、1.2万、95%、无、不适用"


def read_typed(text: str, unit: str = "") -> Reading:
    """Return what `text` says, however it is written. Raises as `figure.read_figure`."""
    plain = _normalised(text, unit)
    if plain in NOT_APPLICABLE_WORDS:
        return Reading(None)
    if plain in ZERO_WORDS:
        return Reading(Decimal(0), "0")
    for sign, word in _SIGNS:
        plain = sign.sub(word, plain)
    is_money = plain.startswith(("¥", "￥"))
    plain = re.sub(r"(元|块)整$", r"\1", _LEADING.sub("", plain))
    found = _percent(plain) or _tenths(plain) or _plain(plain, text, unit)
    if found.value is not None and found.value >= Decimal(10) ** _MOST_DIGITS:
        raise ValueError(f"{quoted(text)}太大了，不像一个数；请检查")
    return found._replace(unit="元") if is_money and not found.unit else found


def _normalised(text: str, unit: str) -> str:
    """Return `text` in half width and without blanks, its numerals as usual, no stop behind it."""
    typed = _joined_digits(text.strip().strip("“”‘’\"'「」"))
    plain = without_spaces(typed).translate(_FINANCIAL).replace("廿", "二十").replace("卅", "三十")
    plain = re.sub(r"(?<=[0-9])[。．](?=[0-9])", ".", plain)
    plain = re.sub(r"(?<=[0-9])[wW](?![a-zA-Z])", "万", plain).rstrip("。.；;，,、！!")
    return re.sub(r"[(（]([^()（）]*)[)）]$", lambda m: m[1] if m[1] in (unit, *UNITS) else m[0], plain)


def _joined_digits(text: str) -> str:
    """Return `text` half-width, with 1 200 joined; other blanks between digits stay a fault."""
    typed = to_half_width(text).strip()
    typed = re.sub(
        r"(?<![0-9])([0-9]{1,3})((?:[ \u3000\u00a0][0-9]{3})+)(?![0-9])", lambda m: without_spaces(m[0]), typed
    )
    if re.search(r"[0-9]\s+[0-9]", typed):
        raise ValueError(f"{quoted(text)}看不出是什么数：数字中间有空格；请去掉空格")
    return typed


def _percent(plain: str) -> Reading | None:
    match = _PERCENT.fullmatch(plain)
    number = typed_number(match["number"]) if match else None
    if match is None or number is None or (match["before"] and match["before"] not in WORDS_BEFORE):
        return None
    return _rate(number[0], "%" if match["base"] == "百" else "‰", match["before"], match["after"])


def _tenths(plain: str) -> Reading | None:
    match = _TENTHS.fullmatch(plain)
    if match is None or (match["before"] and match["before"] not in WORDS_BEFORE):
        return None
    whole, more = parse_number(match["number"]), parse_number(match["more"] or "0")
    if whole is None or more is None or whole > 10:
        return None
    return _rate(whole * 10 + more, "%", match["before"], match["after"])


def _rate(value: Decimal, sign: str, before: str, after: str) -> Reading | None:
    words = [WORDS_BEFORE[before]] if before else []
    if after[:1] in WORDS_INSIDE:
        words.append(WORDS_INSIDE[after[:1]])
        after = after[1:]
    words += [WORDS_AFTER[after]] if after else []
    if len(words) > 1:
        return None
    return Reading(value, f"{value.normalize():f}", words[0] if words else Approximation.EXACT, sign)


def _plain(plain: str, text: str, unit: str) -> Reading:
    """Return what a number, with a word of approximation and a unit, says. Raises ValueError for anything else."""
    match = _SHAPE.fullmatch(plain)
    number = typed_number(match["number"] + (match["myriad"] or "")) if match else None
    if match is None or number is None:
        raise ValueError(_complaint(plain, text))
    value, written = number
    problem = _unit_problem(match["unit"], unit, written, plain, text)
    if problem:
        raise ValueError(problem)
    kind = _approximation(match, plain, text)
    if match["before"] == "上":
        if match["number"] not in _ROUND:
            raise ValueError(_complaint(plain, text))
        written = _arabic(value)
    inside = bool(match["myriad"]) and kind in (Approximation.OVER, Approximation.MANY)
    return Reading(value, written, kind, match["unit"], inside)


def _unit_problem(found: str, asked: str, written: str, plain: str, text: str) -> str:
    """Return what is wrong with the unit `found` behind a number; empty when nothing is."""
    if found and found not in (asked, *UNITS, *TYPED_ALONE):
        unknown = f"{quoted(text)}里的单位{quoted(found)}不认识；可只写数字，或改用常见量词"
        return _said_instead(plain, text) or _too_much(plain, text) or unknown
    if written[-1] in MYRIADS and found[:1] in MYRIADS:
        return f"{quoted(text)}看不出是什么数：有两个“万”或“亿”；请只写一个，如 10万元"
    return ""


def _approximation(match: re.Match[str], plain: str, text: str) -> Approximation:
    """Return how exact a number is by the word before, in or after it. Raises ValueError for two such words."""
    tables = ((WORDS_BEFORE, "before"), (WORDS_INSIDE, "inside"), (WORDS_AFTER, "after"))
    words = [kinds[match[part]] for kinds, part in tables if match[part]]
    if len(words) > 1:
        one = plain.removeprefix(match["before"] or "").removesuffix(match["after"] or "")
        raise ValueError(f"{quoted(text)}里有两个表示大约的词；请只留一个，如 {one}")
    return words[0] if words else Approximation.EXACT


_ROUND = ("十", "百", "千", "万", "十万", "百万", "千万", "亿")
"""What may follow 上: 上百, 上千."""


def _arabic(value: Decimal) -> str:
    for size, word in ((Decimal(100_000_000), "亿"), (Decimal(10_000), "万")):
        if value >= size and value % size == 0:
            return f"{value / size:f}{word}"
    return f"{value:f}"


def _complaint(plain: str, text: str) -> str:
    return _said_instead(plain, text) or _too_much(plain, text) or f"{quoted(text)}看不出是什么数；{_EXAMPLES}"


_BEGINNING = re.compile(rf"(?:[{FIGURE_CHARS}]*[0-9{NUMERAL_CHARS}])[余多]?(?P<rest>.*)")
_TIMES = ("月", "小时", "工作日", "学期", "星期", "季度", "半")
"""What may follow 个 without being the thing that is counted."""


def _too_much(plain: str, text: str) -> str:
    """Return what to leave out where a number stands with further words or numbers; empty otherwise."""
    match = _BEGINNING.fullmatch(plain)
    if match is None:
        return ""
    rest = match["rest"]
    if re.search(f"[0-9{NUMERAL_CHARS}]", rest) and not re.search("[a-zA-Z]", plain):
        return f"{quoted(text)}里有几个数；这里只填一个，分开说的写成 163件，其中合同106件、协议57件"
    further = _further_words(rest)
    wanted = plain[: match.end() - len(further)]
    return f"{quoted(text)}里还有别的话；请只写 {wanted}" if further and _is_figure(wanted) else ""


def _further_words(rest: str) -> str:
    """Return what stands behind a number and its unit; empty where that belongs to what is counted."""
    unit = max((unit for unit in UNITS if rest.startswith(unit)), key=len, default="")
    further = rest[len(unit) :]
    if (unit == "个" and further.startswith(_TIMES)) or further == "半":
        return ""
    is_apart = bool(unit) or re.match("[(（,，。；;:：、]", further) is not None
    return further if is_apart else ""


def _is_figure(text: str) -> bool:
    try:
        read_typed(text)
    except ValueError:
        return False
    return True


def _said_instead(plain: str, text: str) -> str:
    """Return what a text that is often typed for a number says instead; empty when unknown."""
    from drafter.model.figure_mistypings import said_instead  # noqa: PLC0415 - its patterns take 8 ms, and few texts need them

    reason = said_instead(plain)
    return f"{quoted(text)}看不出是什么数：{reason}" if reason else ""
