"""Makes Drafter-linux-x86_64.tar.gz and Drafter-linux-aarch64.tar.gz: `python -m tests.portable.linux`.

The packages are wheels for glibc 2.17 and later (manylinux2014) and for Python 3.11, 3.12 and 3.13 together. Python is
not in the folder: none that runs on an older glibc can be had as a package; `start/command.sh` looks for one.
"""

from __future__ import annotations

import argparse
import gzip
import io
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.portable.guide import guide
from tests.portable.packages import ROOT, Files, Target, files_for

MACHINES = ("x86_64", "aarch64")
PYTHONS = ("3.11", "3.12", "3.13")
FOLDER = "Drafter"
"""What unpacking makes."""
_START = Path(__file__).parent / "start"
_PROGRAMS = ("drafter", "开始.sh", "开始.desktop")
"""What can be run; desktops ask for the mark on a .desktop file too."""


def make(target: Path, machine: str) -> Path:
    """Write the archive for `machine` into the folder `target` and return its path.

    Raises CalledProcessError when a package cannot be fetched.
    """
    files = {
        **{f"program/lib/{name}": data for name, data in _packages(machine).items()},
        **{f"样例/{path.name}": path.read_bytes() for path in (ROOT / "examples").glob("*.yaml")},
        "program/start.py": started("start.py"),
        "drafter": started("command.sh", machine),
        "开始.sh": started("linux.sh"),
        "开始.desktop": started("开始.desktop"),
        "使用说明.html": guide(),
    }
    target.mkdir(parents=True, exist_ok=True)
    path = target / f"Drafter-linux-{machine}.tar.gz"
    path.write_bytes(gzip.compress(_tarred(files), mtime=0))
    return path


def started(name: str, machine: str = "") -> bytes:
    """Return a file of `start/`, with the name of the machine written in."""
    return (_START / name).read_text("utf-8").replace("@MACHINE@", machine).encode("utf-8")


def _packages(machine: str) -> Files:
    """Return the files of the packages for all versions of Python: names of compiled ones say which they are for."""
    together: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as place:
        for python in PYTHONS:
            platforms = (f"manylinux2014_{machine}", f"manylinux_2_17_{machine}")
            environment = {
                "sys_platform": "linux",
                "platform_system": "Linux",
                "os_name": "posix",
                "platform_machine": machine,
                "python_version": python,
                "python_full_version": f"{python}.0",
            }
            for name, data in files_for(Target(platforms, python, environment), Path(place) / python).items():
                assert together.setdefault(name, data) == data or ".dist-info/" in name, name
    return together


def _tarred(files: Files) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.PAX_FORMAT) as packed:
        for name in sorted(files):
            info = tarfile.TarInfo(f"{FOLDER}/{name}")
            info.size, info.mode = len(files[name]), 0o755 if name in _PROGRAMS else 0o644
            packed.addfile(info, io.BytesIO(files[name]))
    return made.getvalue()


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=Path("dist"), help="the folder to write into")
    options = parser.parse_args(arguments)
    for machine in MACHINES:
        path = make(options.output, machine)
        print(f"{path}: {path.stat().st_size / 1_000_000:.1f} MB")


if __name__ == "__main__":
    main()
