"""What `drafter` alone shows: what can be done, in words, and the command for it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from drafter.console import is_interactive, say

_TITLE = "Drafter：法治政府建设年度报告，回答问题，生成 Word 文档。"


class Wish(NamedTuple):
    """Something that a user may want to do."""

    words: str
    command: tuple[str, ...]
    needs: str = ""
    """What is asked for before: the words before the name of a file; empty for nothing."""
    endings: tuple[str, ...] = ()
    """How such files end: those of the current folder are offered."""


_ANSWERS = (".yaml", ".yml")
WISHES = (
    Wish("打开网页填写报告（最容易：问题旁边就是写好的报告）", ("open",)),
    Wish("在这个窗口里，从头填一份新的", ("new",)),
    Wish("在这个窗口里，接着填", ("fill",), "填哪一份？", _ANSWERS),
    Wish("照去年的填报文件，写今年的", ("new", "--from"), "照哪一份？", _ANSWERS),
    Wish("生成 Word 文档", ("render",), "用哪一份填报文件？", _ANSWERS),
    Wish("检查一份写好的报告", ("check",), "检查哪个文件？", (".docx", *_ANSWERS)),
    Wish("看全部命令和说明", ("--help",)),
)
_LEAVE = "退出"


def wanted() -> list[str] | None:
    """Return the arguments of the command that the user chooses; None when they leave, or cannot be asked.

    Raises KeyboardInterrupt or EOFError when the user breaks off.
    """
    if not is_interactive():
        say(_TITLE, "", "想做什么，就运行哪一条：", *(_line(wish) for wish in WISHES))
        return None
    from drafter.interview.screen import Choice
    from drafter.terminal.plain_prompts import ask_choice

    say(_TITLE, "")
    choices = [Choice(wish.words, str(number)) for number, wish in enumerate(WISHES)]
    chosen = ask_choice("想做什么？", [*choices, Choice(_LEAVE, _LEAVE)], "0")
    if chosen == _LEAVE:
        return None
    wish = WISHES[int(str(chosen))]
    return [*wish.command, *([_file(wish)] if wish.needs else [])]


def _line(wish: Wish) -> str:
    named = (" 填报文件" if wish.endings == _ANSWERS else " 文件") if wish.needs else ""
    return f"  drafter {' '.join(wish.command)}{named}    {wish.words}"


def _file(wish: Wish) -> str:
    """Return the file that the user means: one of this folder, or one that they type."""
    from drafter.interview.screen import Choice
    from drafter.terminal.plain_prompts import ask_choice
    from drafter.terminal.prompts import ask_text

    found = sorted(path.name for path in Path.cwd().iterdir() if path.suffix.lower() in wish.endings)
    other = "别处的文件"
    if found:
        choices = [Choice(name, name) for name in found[:20]]
        chosen = str(ask_choice(wish.needs, [*choices, Choice(other, other)], found[0]))
        if chosen != other:
            return chosen
    asked = "文件的位置（可以把文件拖到这个窗口里）："
    return str(ask_text(asked, "", lambda typed: "" if typed else "请写一个文件")).strip().strip("\"'")
