"""LibreOffice on this machine: where it is, and what it makes of a document.

The only module that starts another program to lay out pages.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from drafter.errors import OutputError
from drafter.files import make_folder, write_private
from drafter.os_reasons import reason
from drafter.page import NO_LINE_END, NO_LINE_START
from drafter.pages.xml_builder import element, part

TIMEOUT = 180.0
"""Seconds that LibreOffice may take: its first start on a slow disk takes some twenty."""
_NAMES = ("soffice.com", "soffice", "libreoffice") if sys.platform == "win32" else ("soffice", "libreoffice")
"""On Windows soffice.com waits for its end, soffice.exe doesn't."""
_PLACES = (
    *("/opt/libreoffice*/program/soffice", "/opt/apps/*libreoffice*/files/program/soffice", "/snap/bin/libreoffice"),
    "/var/lib/flatpak/exports/bin/org.libreoffice.LibreOffice",
    "~/.local/share/flatpak/exports/bin/org.libreoffice.LibreOffice",
    *("/Applications/LibreOffice.app/Contents/MacOS/soffice", "~/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    *("%ProgramFiles%/LibreOffice*/program/soffice.com", "%ProgramFiles(x86)%/LibreOffice*/program/soffice.com"),
)
"""Where installers put it without putting it on the PATH; * stands for a version."""
_CONFINED = ("/snap/", "flatpak")
"""What is installed so sees neither the system's folder for temporary files nor hidden folders."""


def find_office(path: str | None = None, places: Iterable[str] = _PLACES) -> Path | None:
    """Return LibreOffice's program: of the folders in `path` (default: the PATH), else of `places`; None for none."""
    for name in _NAMES:
        found = shutil.which(name, path=path)
        if found:
            return Path(found)
    return next((program for place in places for program in _matching(place)), None)


def _matching(place: str) -> Iterator[Path]:
    """Yield the files that `place` names, the latest version first."""
    whole = Path(os.path.expandvars(place)).expanduser()
    if "%" in str(whole) or not whole.is_absolute():  # a place of another system
        return
    root = Path(whole.anchor)
    matches = sorted(root.glob(str(whole.relative_to(root))), reverse=True)
    yield from (match for match in matches if match.is_file())


def is_confined(program: Path) -> bool:
    """Return True when `program` sees only the user's visible folders."""
    return any(part in program.as_posix() for part in _CONFINED)


def convert(program: Path, source: Path, target: str, timeout: float = TIMEOUT) -> Path:
    """Return what `program` saves `source` as; see `convert_all`."""
    return convert_all(program, [source], target, timeout)[0]


def convert_all(program: Path, sources: Sequence[Path], target: str, timeout: float = TIMEOUT) -> list[Path]:
    """Return what `program` saves `sources` as, beside them; `target` is a type such as pdf, with options.

    LibreOffice runs once, without a window, with settings of its own that are made anew in the folder
    of the first: neither one that is open nor the user's settings are touched. Raises OutputError.
    """
    folder = sources[0].parent
    profile = folder / "office"
    _write_settings(profile)
    command = [
        *(str(program), f"-env:UserInstallation={profile.as_uri()}"),
        *("--headless", "--norestore", "--nologo", "--nodefault"),
        *("--convert-to", target, "--outdir", str(folder), *map(str, sources)),
    ]
    said = _run(command, timeout)
    made = [folder / source.with_suffix("." + target.partition(":")[0]).name for source in sources]
    if not all(each.exists() for each in made):
        last = ([line for line in said.splitlines() if line.strip()] or ["没有说明原因"])[-1]
        raise OutputError(
            f"LibreOffice（{program}）没有转成：{last[:200]}；请先用它打开一次文档试试，或改用 Word、WPS 另存为 PDF"
        )
    return made


def _write_settings(profile: Path) -> None:
    """Write the settings with which a new `profile` begins: LibreOffice reads where lines break from there alone.

    What may not begin a line goes to the end of the last with as few characters as may begin one. Digits are
    among those that may not, or a number would be divided for the 号 or ） behind it.
    """
    settings = profile / "user" / "registrymodifications.xcu"
    if settings.exists():
        return
    make_folder(settings.parent)
    characters = (("StartCharacters", NO_LINE_START + "0123456789"), ("EndCharacters", NO_LINE_END))
    values = (element("prop", element("value", value), **{"oor:name": name}) for name, value in characters)
    node = element("node", *values, **{"oor:name": "zh-CN", "oor:op": "replace"})
    item = element("item", node, **{"oor:path": "/org.openoffice.Office.Common/AsianLayout/StartEndCharacters"})
    items = element("oor:items", item, **{"xmlns:oor": "http://openoffice.org/2001/registry"})
    write_private(settings, part(items))


def _run(command: list[str], timeout: float) -> str:
    """Return what `command` said; it ends, with all that it started, after `timeout` seconds."""
    own_group = os.name == "posix"
    try:
        process = subprocess.Popen(  # noqa: S603 - a program that was looked up, our own arguments, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            start_new_session=own_group,
        )
    except OSError as error:
        raise OutputError(f"{command[0]}：启动不了（{reason(error)}）；请重装 LibreOffice") from error
    try:
        said, _ = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        _end(process)
        raise OutputError(f"LibreOffice 过了 {timeout:.0f} 秒还没有转完，已停止；请关掉别的程序再试一次") from None
    except BaseException:
        _end(process)
        raise
    return str(said)


def _end(process: subprocess.Popen[str]) -> None:
    """End `process` and what it started: LibreOffice's program starts another that does the work."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False, capture_output=True)  # noqa: S603, S607
    else:
        import signal  # noqa: PLC0415 - killpg is POSIX's

        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
