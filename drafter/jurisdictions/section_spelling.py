"""Section files as people type them, with a Chinese input method and in Chinese words, spelt as Jinja2 reads them.

Full-width marks become the plain ones, and 如果 … 否则 … 完, 逐条 … 完, 插入 become if, for and include.
Lines stay lines, so what is said of a line holds for the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_WIDE = str.maketrans("｛｝％＃", "{}%#")
_BRACES = re.compile("[{｛][{｛%％#＃]|[}｝%％#＃][}｝]")
_OPTION = re.compile("［［|【【|］］|】】")
_OPTION_MARKS = {"［［": "[[", "【【": "[[", "］］": "]]", "】】": "]]"}
_LINE_MARK = re.compile("^([ \t\u3000]*)([#＃]+|[-－]|[+＋])([ \t\u3000]+)", re.MULTILINE)
_LINE_MARKS = str.maketrans("＃－＋", "#-+")
_TYPED_WIDE = re.compile("[｛｝％＃［【＊－＋]|^[ \t]*[-#+][\t\u3000]", re.MULTILINE)
"""Found where there is anything to spell outside the tags."""
_CODE = re.compile(r"\{#(?:[^{]|\{(?!#))*?#\}|\{\{((?:[^{]|\{(?!\{))*?)\}\}|\{%((?:[^{]|\{(?!%))*?)%\}")
"""A tag reaches to its end, not over the beginning of the next: a file of nothing but beginnings takes no longer."""
_IN_CODE = re.compile(r"'[^']*'|\"[^\"]*\"|‘([^’\n]*)’|“([^”\n]*)”|[｜（），．。：＝！\u3000]|[^\W\d][\w.]*")
_CODE_MARKS = str.maketrans("｜（），．。：＝！\u3000", "|(),..:=! ")
_WORDS = {"是": "is", "不是": "is not", "并且": "and", "且": "and", "或者": "or", "或": "or", "不": "not"}
_STATES = ("有", "无", "已答", "不适用", "选")
_TAG = re.compile(r"([-+]?\s*)([^\W\d]\w*)(.*?)(\s*[-+]?)\Z", re.DOTALL)
_EACH = re.compile(r"\s+(\S+?)(?:\s+叫\s*(\w+))?\s*\Z")
_OPENINGS = {"if": "endif", "for": "endfor"}


def plain_spelling(source: str) -> str:
    """Return the text of a section file with plain marks and Jinja2's words, line by line the same."""
    if _TYPED_WIDE.search(source):
        source = _BRACES.sub(lambda found: found[0].translate(_WIDE), source)
        source = _OPTION.sub(lambda found: _OPTION_MARKS[found[0]], source).replace("＊＊", "**")
        source = _LINE_MARK.sub(lambda found: f"{found[1]}{found[2].translate(_LINE_MARKS)} ", source)
    opened: list[str] = []

    def spelt(found: re.Match[str]) -> str:
        if found[1] is not None:
            return "{{" + _plain_code(found[1]) + "}}"
        return found[0] if found[2] is None else "{%" + _plain_tag(found[2], opened) + "%}"

    return _CODE.sub(spelt, source)


def _plain_code(code: str, word: Callable[[str], str] = str) -> str:
    """Return what stands in a tag with plain punctuation, its names and words as `word` makes them."""

    def spelt(found: re.Match[str]) -> str:
        text = found[0]
        if text[0] in "‘“":
            return f"'{found[1] if found[1] is not None else found[2]}'"
        if text[0] in "'\"":
            return text
        return text.translate(_CODE_MARKS) if len(text) == 1 and text in "｜（），．。：＝！\u3000" else word(text)

    return _IN_CODE.sub(spelt, code)


def _plain_tag(code: str, opened: list[str]) -> str:
    """Return the inside of a tag in Jinja2's words; `opened` are the endings that the tags before it wait for."""
    parts = _TAG.match(code.replace("\u3000", " "))
    if parts is None:
        return code
    before, keyword, rest, after = parts.groups()
    keyword = {"如果": "if", "否则如果": "elif", "否则": "else", "逐条": "for", "插入": "include"}.get(keyword, keyword)
    if keyword == "完":
        keyword = opened.pop() if opened else keyword
    elif keyword in _OPENINGS.values() and opened:
        opened.pop()
    if keyword in _OPENINGS:
        opened.append(_OPENINGS[keyword])
    each = _EACH.match(rest) if parts[2] == "逐条" else None
    if each:
        rest = f" {each[2] or '项'} in {each[1].translate(_CODE_MARKS)}"
    return before + keyword + (_plain_condition(rest) if keyword in ("if", "elif") else _plain_code(rest)) + after


def _plain_condition(code: str) -> str:
    """Return a condition in Jinja2's words; 是 may be left out before 有, 无, 已答, 不适用 and 选."""
    before = ""

    def word(name: str) -> str:
        nonlocal before
        plain = _WORDS.get(name, name)
        if name in _STATES and before not in ("is", "is not", "not"):
            plain = f"is {name}"
        before = plain
        return plain

    return _plain_code(code, word)
