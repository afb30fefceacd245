"""Which characters a text may hold, and how its lines end."""

from __future__ import annotations

import re

from drafter.limits import ANSWER_CHARACTERS, LINE_CHARACTERS, PARAGRAPH_CHARACTERS, REMARK_CHARACTERS

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
"""Ends of lines beside the newline, as copied from Word (its soft one is U+000B) and from web pages."""
_PLANE_ENDS = "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_UNSHOWN = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANE_ENDS}\U0010f000-\U0010ffff]")
"""Controls, lone surrogates, what Unicode says is no character, and the tokens of `drafter.sections`."""


def readable(text: str) -> str:
    """Return `text` without space at its ends, its lines ended by newlines.

    Raises ValueError in Chinese for a character that no page can show, and for more than an answer can hold.
    """
    plain = _LINE_ENDS.sub("\n", text).strip()
    refuse_longer(plain, ANSWER_CHARACTERS, "请删短，或分成几条来写")
    refuse_longer(max(plain.split("\n"), key=len), PARAGRAPH_CHARACTERS, "请分成几段")
    bad = _UNSHOWN.search(plain)
    if bad:
        raise ValueError(f"文字里有打印不出的字符（U+{ord(bad[0]):04X}），请删去后重新输入")
    return plain


def without_spaces(text: str) -> str:
    """Return `text` without white space: the lines of a title are broken in a document alone."""
    return "".join(text.split())


def refuse_longer(text: str, most: int, advice: str) -> None:
    """Raise ValueError in Chinese, ending in `advice`, when `text` has more than `most` characters."""
    if len(text) > most:
        begin = " ".join(text[:20].split())
        raise ValueError(f"“{begin}……”有 {len(text)} 个字，太长了；最多 {most} 个字，{advice}")


def remark(text: str) -> str:
    """Return what stands beside an answer: who supplied it, and whence. Raises ValueError as `readable`."""
    plain = readable(text)
    refuse_longer(plain, REMARK_CHARACTERS, "请写简短些")
    return plain


def unshown(text: str) -> str:
    """Return the first character of `text` that no page can show; empty when there is none."""
    bad = _UNSHOWN.search(text)
    return bad[0] if bad else ""


def one_line(text: str) -> str:
    """Return a readable `text` that is one line; raises ValueError in Chinese for more, or for a long one."""
    if "\n" in text:
        raise ValueError(f"“{' '.join(text.split())[:40]}”分成了几行；这里要写在一行里，请去掉换行")
    refuse_longer(text, LINE_CHARACTERS, "请写名称本身")
    return text
