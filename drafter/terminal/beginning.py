"""The first questions of `drafter new`: asked before anything large is loaded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from drafter.console import say
from drafter.places import shipped
from drafter.terminal.prompts import Option, ask_choice, ask_text, need_terminal

ANYWHERE = "通用"
"""The jurisdiction that suits any place."""
LEFT = 130
"""Exit code when the user leaves with Ctrl-C."""
_DEFAULT_NAME = "年度报告.yaml"


def ask_path(drawn: Callable[[], None]) -> Path:
    """Return the name that the user gives the answers file. Raises InputError without a terminal.

    `drawn` is called once the question is there.
    """
    need_terminal()
    return named(str(ask_text("填报文件叫什么名称？", _DEFAULT_NAME, _file_problem, drawn=drawn)))


def named(name: str) -> Path:
    """Return the path of a new answers file called `name`, which may lack its .yaml."""
    path = Path(name.strip())
    return path if path.suffix.lower() in (".yaml", ".yml") else Path(f"{path}.yaml")


def ask_jurisdiction(roots: tuple[Path, ...], drawn: Callable[[], None] | None = None) -> str:
    """Return the name of the jurisdiction that the user chooses. Raises InputError without a terminal.

    The nearest that is not one of the shipped is proposed, else the one for all places.
    """
    from drafter.jurisdictions.names import manifests, title_of  # noqa: PLC0415 - the question before does without

    need_terminal()
    found = manifests(roots)
    options = [Option(title_of(path), path.parent.name) for path in found]
    own = [path.parent.name for path in found if path.parent.parent != shipped("templates")]
    names = [option.value for option in options]
    default = next((name for name in (*own, ANYWHERE) if name in names), "")
    return str(ask_choice(f"用哪个地区的模板？没有本地区的就选“{ANYWHERE}”", options, default, drawn=drawn))


def left(path: Path | None) -> int:
    """Tell somebody who leaves what is saved and how to go on, and return the exit code."""
    if path is not None and path.exists():
        say(f"\n已保存到 {path}。接着填：drafter fill {path}")
    else:
        say("\n已退出，还没有建立填报文件。")
    return LEFT


def _file_problem(name: str) -> str:
    if not name.strip():
        return f"请写一个名称，如 {_DEFAULT_NAME}"
    path = named(name)
    if not path.parent.is_dir():
        return f"没有“{path.parent}”这个文件夹；请先建立，或只写文件名"
    return f"已经有 {path}，请换一个名称" if path.exists() else ""
