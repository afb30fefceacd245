"""What is wrong with a YAML file as it was typed, in Chinese: what PyYAML says of it, and slips of the hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from drafter.hints import nearest, quoted

_LINES_AROUND = 200
"""Lines before and behind an error that are looked through for slips of the hand."""

_WIDE_COLON = r"^\s*(?:- )?([^\s:：#'\"“”]{1,20})："
_NO_SPACE = r"^\s*(?:- )?([^\s:：#'\"]{1,20}):(?=[^\s/])"
_TAB = r"^\s*\t|^ *[^\s:：#]{1,20}:\t"
_WIDE_SPACE = "^[ \t]*\u3000"

_ESCAPE = "{} 第{}行：格式有误。半角双引号里的 \\ 后面是不认识的记号；要印出 \\ 就写两个，或去掉包住答案的双引号"


_ADVICE = (
    (re.compile("^problem:.*expected ':'", re.MULTILINE), "这一行缺少半角冒号，应写成“名称: 答案”"),
    (re.compile("^context:.*flow", re.MULTILINE), "方括号或花括号没有成对；补上后一个，或给整个答案加上双引号"),
    (re.compile("^problem:.*another document", re.MULTILINE), "“---”之后是另一份内容；请删去这一行"),
    (
        re.compile("^problem:.*mapping values", re.MULTILINE),
        "一行里出现了两个“: ”，或上一行缩进不对；答案里有冒号时请用全角“：”",
    ),
    (
        re.compile("^problem:(?:expected <block end>|did not find expected key)", re.MULTILINE),
        "这一行的缩进和上面同级的行没有对齐；同级各行的行首空格应当一样多",
    ),
    (
        re.compile("^problem:.*cannot start any token|anchor|alias|tag", re.MULTILINE),
        "答案的开头用了 YAML 的特殊符号（@ ` % & * ! 等）；请给整个答案加上双引号",
    ),
)
"""What PyYAML says, and what to do."""
_CHECK_LINE = "请检查这一行和上一行的缩进（每级两个空格）、冒号（半角，后面空一格）和引号是否成对"
_STRAY_QUOTE = "半角引号后面还有字；答案里的引号请用全角“”，半角引号只能包住整个答案"


def explain_syntax(error: Exception, text: str, path: Path, known_keys: Iterable[str]) -> str:
    """Return what is wrong with `text` and what to do, with file and line."""
    mark = _mark_of(error)
    line = mark.line + 1 if mark else 0
    slip = find_slip(text, known_keys, line)
    if slip:
        return f"{path.name} {slip}"
    if hasattr(error, "character"):  # of PyYAML's reader
        return f"{path.name}：有打印不出的字符（U+{ord(_char(error)):04X}）；请删去后保存"
    problem, context = _said(error)
    lacks_colon = "expected ':'" in problem
    if "quoted" in context and not lacks_colon:
        return _ESCAPE.format(path.name, line) if "escape" in problem else _unclosed(text, line, path)
    is_stray = not lacks_colon and "flow" not in context and _follows_quote(text, mark)
    if is_stray and _opening_line(text, line) < line:
        return _unclosed(text, line, path)
    return f"{path.name} 第{line or 1}行：格式有误。{_STRAY_QUOTE if is_stray else _advice(problem, context)}"


def _advice(problem: str, context: str) -> str:
    """Return what to do about what PyYAML says of a problem and of what it was reading."""
    said = f"problem:{problem}\ncontext:{context}"
    return next((advice for shape, advice in _ADVICE if shape.search(said)), _CHECK_LINE)


def _said(error: Exception) -> tuple[str, str]:
    """Return PyYAML's own words on the problem and on what it was reading."""
    return str(getattr(error, "problem", "") or ""), str(getattr(error, "context", ""))


def _mark_of(error: Exception) -> Any:
    """Return where `error` is; of a quotation or bracket that is not closed, where it begins. None when unknown."""
    begins, shows = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    is_unclosed = re.search("quoted scalar|flow", _said(error)[1]) is not None
    return (begins or shows) if is_unclosed else (shows or begins)


def _follows_quote(text: str, mark: Any) -> bool:
    return bool(mark) and _line_of(text, mark)[: mark.column].rstrip().endswith(('"', "'"))


def _line_of(text: str, mark: Any) -> str:
    lines = text.splitlines()
    return lines[mark.line] if mark.line < len(lines) else ""


def _opening_line(text: str, near: int) -> int:
    """Return the first line up to `near` whose answer opens a quotation and does not close it."""
    for number, line in enumerate(text.splitlines()[:near], 1):
        if re.search(r""":\s+("[^"]*|'[^']*)$""", line):
            return number
    return near


def _unclosed(text: str, near: int, path: Path) -> str:
    line = _opening_line(text, near)
    return f"{path.name} 第{line}行：格式有误。引号没有成对；补上后一个引号，或把半角引号都去掉"


def _char(error: Any) -> str:
    char = getattr(error, "character", "\0")
    return chr(char) if isinstance(char, int) else str(char)[:1]


def find_slip(text: str, known_keys: Iterable[str] = (), near_line: int = 0) -> str:
    """Return a Chinese sentence on a slip of hand-editing in `text`, or an empty text.

    Looks for a full-width colon after a known key, a tab or full-width space for an
    indent, and a colon without space; the slip nearest to `near_line` (1-based) wins.
    """
    slips = sorted(_slips(text, frozenset(known_keys), near_line), key=lambda s: abs(s[0] - near_line))
    return f"第{slips[0][0]}行：{slips[0][1]}" if slips else ""


def _slips(text: str, known: frozenset[str], near: int) -> Iterator[tuple[int, str]]:
    first = max(0, near - _LINES_AROUND)
    for number, line in enumerate(text.splitlines()[first : near + _LINES_AROUND], first + 1):
        if re.search(_TAB, line):
            yield number, "行首或冒号后用了制表符（Tab 键）；请改成空格，每级缩进两格"
        elif re.search(_WIDE_SPACE, line):
            yield number, "行首用了全角空格；请改成半角空格，每级缩进两格"
        for pattern, advice in (
            (_WIDE_COLON, "后面用了全角冒号“：”；请改成半角冒号加一个空格"),
            (_NO_SPACE, "的冒号后面缺一个空格；请在冒号后空一格"),
        ):
            match = re.match(pattern, line)
            if match and (match[1] in known or nearest(match[1], known, 0.8)):
                yield number, f"{quoted(match[1])}{advice}"
