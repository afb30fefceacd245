"""A Windows of Debian's wine with the folder of Drafter-windows.zip in it, under a name with Chinese and a space."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

ASSEMBLER, LINKER = "x86_64-w64-mingw32-as", "x86_64-w64-mingw32-ld"
MISSING = [name for name in ("wine", "wineboot", "wineserver", ASSEMBLER, LINKER) if shutil.which(name) is None]
"""Programs that are not there; empty where Windows programs can be run."""
_RANDOM = "bcryptprimitives"
"""A library that Rust asks for random numbers and that wine 8 lacks: its one function is another's."""
_PATIENCE = 120
"""Seconds after which a program is taken for stuck."""


class Windows:
    """A user's Windows."""

    def __init__(self, home: Path, folder: Path) -> None:
        """Take the folder with wine's files, `home`, and the one that was unzipped."""
        self.folder = folder
        self.documents = home / "drive_c" / "users" / "clerk" / "Documents"
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "USER": "clerk",
            "WINEPREFIX": str(home),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=",
            "LC_ALL": "C.UTF-8",
        }

    def drafter(self, *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Return what the folder's own Python did with Drafter in the folder `cwd`; paths are this computer's."""
        return self.run(*self._python("-X", "utf8", "-m", "drafter", *map(_windows_path, arguments)), cwd=cwd)

    def python(self, code: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Return what a program for the folder's own Python did."""
        return self.run(*self._python("-X", "utf8", "-c", code), cwd=cwd)

    def run(self, *command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Return what a command did; wine gives programs no streams but files and pipes."""
        done = subprocess.run(
            ["wine", *command],
            cwd=cwd,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
        output, errors = (each.decode("utf-8", "replace").replace("\r\n", "\n") for each in (done.stdout, done.stderr))
        return subprocess.CompletedProcess(command, done.returncode, output, errors)

    @contextmanager
    def started(self, *command: str, cwd: Path, environment: Mapping[str, str] | None = None) -> Iterator[IO[bytes]]:
        """Give what a command prints while it runs; it is ended afterwards."""
        with subprocess.Popen(
            ["wine", *command],
            cwd=cwd,
            env={**self.environment, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as process:
            assert process.stdout is not None
            try:
                yield process.stdout
            finally:
                process.kill()

    def _python(self, *arguments: str) -> list[str]:
        return [str(self.folder / "program" / "python" / "python.exe"), *arguments]


@contextmanager
def windows(place: Path, zipped: Path) -> Iterator[Windows]:
    """Give a Windows in the folder `place`, with `zipped` unpacked there in a folder called 我的 报告."""
    folder = place / "我的 报告"
    with zipfile.ZipFile(zipped) as packed:
        packed.extractall(folder)
    made = Windows(place / "wine", folder / "Drafter")
    made.environment["HOME"] = str(place)
    try:
        _run(made, "wineboot", "-i")
        _run(made, "wine", "reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f")
        _add_random(place)
        yield made
    finally:
        subprocess.run(["wineserver", "-k"], env=made.environment, check=False, capture_output=True)


def _run(made: Windows, *command: str) -> None:
    subprocess.run(
        command, env=made.environment, check=True, capture_output=True, stdin=subprocess.DEVNULL, timeout=_PATIENCE
    )


def _add_random(place: Path) -> None:
    """Make the library that wine lacks: it hands its one function on to the library that has it."""
    source, objects, exported = (place / name for name in ("empty.s", "empty.o", "exported.def"))
    source.write_text("")
    exported.write_text(f"LIBRARY {_RANDOM}.dll\nEXPORTS\nProcessPrng=ADVAPI32.SystemFunction036\n")
    library = place / "wine" / "drive_c" / "windows" / "system32" / f"{_RANDOM}.dll"
    subprocess.run([ASSEMBLER, source, "-o", objects], check=True)
    subprocess.run([LINKER, "-shared", "--entry=0", "-o", library, objects, exported], check=True)


def _windows_path(argument: str | Path) -> str:
    r"""Return a path of this computer as wine's programs know it, such as Z:\tmp; other words as they are."""
    return "Z:" + str(argument).replace("/", "\\") if isinstance(argument, Path) else argument
