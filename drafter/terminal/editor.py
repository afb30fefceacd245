"""A long text in the user's own editor: $VISUAL or $EDITOR, 记事本 on Windows."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping

from drafter.errors import OutputError
from drafter.files import temporary_folder, write_private
from drafter.hints import quoted
from drafter.inputs import read_input
from drafter.limits import ANSWERS
from drafter.os_reasons import reason
from drafter.yamlfile.yaml_text import decode

_COMMON = ("sensible-editor", "editor", "nano", "vim", "vi")
"""Looked for where no editor is named."""
_ADVICE = "请一行一行地输入，或先设好环境变量 EDITOR（如 nano）再运行"


def editor_command(environment: Mapping[str, str], platform: str) -> list[str]:
    """Return the words of the command that opens a file for editing. Raises OutputError.

    VISUAL before EDITOR, as is the custom; else 记事本 on Windows, else a common one.
    """
    named = environment.get("VISUAL") or environment.get("EDITOR")
    if named:
        words = shlex.split(named, posix=platform != "win32")
        words = [word.strip('"') for word in words]
        if words and shutil.which(words[0]) is None:
            raise OutputError(f"编辑器{quoted(words[0])}：找不到这个程序；{_ADVICE}")
        return words or [named]
    if platform == "win32":
        return ["notepad"]
    if platform == "darwin":
        return ["open", "-W", "-n", "-t"]
    found = next((name for name in _COMMON if shutil.which(name)), None)
    if found is None:
        raise OutputError(f"这台电脑上没有找到编辑器；{_ADVICE}")
    return [found]


def edit(text: str) -> str:
    """Return `text` as it was saved in the editor, without blank lines at its ends.

    Waits until the editor is closed. Raises OutputError when there is none or it fails.
    """
    command = editor_command(os.environ, sys.platform)
    encoding = "utf-8-sig" if sys.platform == "win32" else "utf-8"  # old 记事本 needs the mark
    with temporary_folder("editor") as folder:
        path = folder / "正文.txt"
        write_private(path, (text + "\n" if text else "").encode(encoding))
        try:
            done = subprocess.run([*command, str(path)], check=False)  # noqa: S603 - the user's own editor
        except OSError as error:
            raise OutputError(f"编辑器{quoted(command[0])}：打不开（{reason(error)}）；{_ADVICE}") from error
        if done.returncode:
            raise OutputError(f"编辑器{quoted(command[0])}：没有正常结束（{done.returncode}），文字没有改；{_ADVICE}")
        edited = decode(read_input(path, ANSWERS), path)[0] if path.exists() else text
    return "\n".join(line.rstrip() for line in edited.splitlines()).strip()
