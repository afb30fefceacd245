"""How typed text is cleaned before it is an answer: what only a slip of the keyboard can mean is mended.

Whoever types may leave a stop behind a name, a half-width comma between Chinese characters, digits of full
width, or spaces. None of it is meant, and on a page each is a fault (GB/T 15834-2011; GB/T 9704-2012, 7.3.4).
What stands in quotation marks or 《》 is somebody else's wording and stays, as do document numbers with their
brackets, {名称}, addresses of web pages and of mail. Cleaning what is clean changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_HAN = (("〇", "〇"), ("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"))
"""The first and the last of each range of Chinese characters; as classes of patterns they take 13 ms to compile."""
_FIRST_KEPT = "\U0010f000"
"""From here on characters stand for stretches that stay as they are; no text that was read holds any of them."""
_MOST_KEPT = 0xFFF
_CHINESE_MARKS = frozenset("《》〈〉（）【】〔〕“”‘’、，。；：？！…—")
_STOPS = "。；：，、"
"""From the one that divides most to the one that divides least."""
_ENDS = f"{_STOPS}．.,;:|｜"
"""What may stand behind a name by mistake, a mark of where to break it too; ！ ？ and … are meant."""
_SPARED = re.compile(
    "《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》|“[^“”\n]*”|‘[^‘’\n]*’|「[^「」\n]*」|『[^『』\n]*』|〈[^〈〉\n]*〉|\\{[^{}\n]*\\}"
    r"|[A-Za-z][A-Za-z0-9+.-]*://[!-~]+|www\.[!-~]+|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)
_STRAIGHT = re.compile('"([^"“”\n]*)"')
_HALF = {full: full - 0xFEE0 for start, end in ("０９", "ＡＺ", "ａｚ") for full in range(ord(start), ord(end) + 1)}
_WIDTHS = _HALF | {ord("､"): "、", ord("｡"): "。"}
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_MARK = re.compile("[,;:?!]")
_STOP = re.compile(r"\.$", re.MULTILINE)
_POINT = re.compile(r"\.")
"""Between the parts of a name; in a sentence it may be that, or a stop: there it stays."""
_NUMERIC = re.compile("(?<=[0-9])(?:．(?=[0-9])|％)")
_BRACKETS = re.compile(r"\((?P<inside>[^()\n]*)\)(?P<after>第?[0-9]+号)?")
_YEAR = re.compile("[0-9]{4}")
_SPACES = re.compile(r"[^\S\n]+")
_REPEATED = re.compile(f"[{_STOPS}]{{2,}}")
_SENTENCE_WITHIN = re.compile("[。！？](?=.)", re.DOTALL)


def clean_text(text: str) -> str:
    """Return a text answer cleaned: as a line where it is one, else as prose."""
    return clean_prose(text) if "\n" in text else clean_line(text)


def clean_line(text: str) -> str:
    """Return an answer of one line cleaned: its digits and marks, its spaces, the stops at its ends.

    The stop behind the last of several sentences stays: that is prose.
    """
    return _settled(text, lambda each: _without_ends(_spaced(_marked(each))))


def clean_name(name: str) -> str:
    """Return one name of a list cleaned, as `clean_line`; a half-width point in a name is its middle dot."""
    return _settled(name, lambda each: _spaced(_marked(_POINT.sub(_middle_dot, each))).strip(f"{_ENDS} "))


def clean_prose(text: str) -> str:
    """Return sentences or paragraphs cleaned: digits, marks, stops typed twice; ends and spaces stay."""
    return _settled(text, _marked)


def separated(text: str) -> str:
    """Return `text` with 、 for the spaces that part words of two and more characters: 区委 区政府 are two.

    Other spaces, as in 张 三, part nothing.
    """
    kept: list[str] = []
    return _restored(_SPACES.sub(_separator, _set_aside(text, kept)), kept)


def _settled(text: str, clean: Callable[[str], str]) -> str:
    """Return what `clean` makes of `text` without what is spared, again until nothing is left to clean."""
    while text:  # of a figure's parts most are empty
        kept: list[str] = []
        cleaned = _restored(clean(_set_aside(text, kept)), kept)
        if cleaned == text:
            break
        text = cleaned
    return text


def _set_aside(text: str, kept: list[str]) -> str:
    """Return `text` with a character for each stretch that stays as it is, which goes to `kept`."""

    def keep(stretch: str) -> str:
        if len(kept) >= _MOST_KEPT:
            return stretch
        kept.append(stretch)
        return chr(ord(_FIRST_KEPT) + len(kept) - 1)

    spared = _SPARED.sub(lambda match: keep(match[0]), text)
    return _STRAIGHT.sub(lambda match: keep(f"“{match[1]}”") if any(map(_is_word, match[1])) else match[0], spared)


def _restored(text: str, kept: list[str]) -> str:
    for place in reversed(range(len(kept))):
        text = text.replace(chr(ord(_FIRST_KEPT) + place), kept[place])
    return text


def _marked(text: str) -> str:
    """Return `text` with digits and letters of half, marks of full width."""
    text = _NUMERIC.sub(lambda match: {"．": ".", "％": "%"}[match[0]], text.translate(_WIDTHS))
    text = _BRACKETS.sub(_bracketed, text)
    text = _MARK.sub(lambda match: _FULL[match[0]] if any(map(_is_chinese, _beside(match))) else match[0], text)
    text = _STOP.sub(lambda match: "。" if _is_chinese(_beside(match)[0]) else match[0], text)
    return _REPEATED.sub(lambda match: min(match[0], key=_STOPS.index), text)


def _bracketed(match: re.Match[str]) -> str:
    """Return brackets in full width where they belong to Chinese text; those of a document number stay."""
    inside, after = match["inside"], match["after"] or ""
    numbered = after and _YEAR.fullmatch(inside)
    if numbered or not any(map(_is_chinese, (_beside(match)[0], *inside))):
        return match[0]
    return f"（{inside}）{after}"


def _spaced(text: str) -> str:
    """Return `text` without spaces beside Chinese characters; between Latin words there is one."""
    return _SPACES.sub(lambda match: "" if any(map(_is_chinese, _beside(match))) else " ", text)


def _middle_dot(match: re.Match[str]) -> str:
    return "·" if all(map(_is_han, _beside(match))) else match[0]


def _separator(match: re.Match[str]) -> str:
    """Return 、 for the space between two words of two and more Chinese characters; any other space stays."""
    words = _beside(match, 2)
    return "、" if all(len(word) == 2 and all(map(_is_han, word)) for word in words) else match[0]


def _beside(match: re.Match[str], count: int = 1) -> tuple[str, str]:
    """Return the `count` characters before a match and those behind it; fewer at the ends of the text."""
    text, (start, end) = match.string, match.span()
    return text[max(start - count, 0) : start], text[end : end + count]


def _is_chinese(character: str) -> bool:
    """Return whether `character` belongs to Chinese text, as a word or as a mark; an empty one does not."""
    return character in _CHINESE_MARKS or _is_word(character)


def _is_word(character: str) -> bool:
    """Return whether `character` is Chinese or stands for a stretch that stays."""
    return character >= _FIRST_KEPT or _is_han(character)


def _is_han(character: str) -> bool:
    return any(first <= character <= last for first, last in _HAN)


def _without_ends(text: str) -> str:
    """Return `text` without stops at its ends; the stop of the last of several sentences stays."""
    text = text.lstrip(f"{_STOPS},;|｜ ").rstrip()
    ended = text.endswith("。") and _SENTENCE_WITHIN.search(text)
    return text if ended else text.rstrip(f"{_ENDS} ")
