"""The packages that Drafter runs on, for another computer than this one: fetched as the lock pins them, and unpacked."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from email.parser import HeaderParser
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements.lock"
Files = Mapping[str, bytes]
"""Files of a folder by their paths within it."""
_NOT_RUN = re.compile(
    r"\.pyi$|\.pyx$|\.pxd$|\.[ch]$|/py\.typed$|^lxml/includes/|^lxml/(isoschematron|html)/|^lxml/objectify|\.dist-info/(RECORD|WHEEL|entry_points\.txt|INSTALLER)$"
)
"""Files that only compilers, type checkers and installers read."""


class Target(NamedTuple):
    """A kind of computer with one version of Python."""

    platforms: tuple[str, ...]
    """Tags of the wheels that run there, the preferred first."""
    python: str
    """Such as 3.13."""
    environment: Mapping[str, str]
    """What markers of requirements ask for."""


def files_for(target: Target, folder: Path) -> dict[str, bytes]:
    """Return the files of Drafter and of all that it needs on `target`; wheels are put into `folder`.

    Raises CalledProcessError when pip cannot fetch a package, or its hash is not the lock's.
    """
    pip("download", "--require-hashes", "-r", str(LOCK), *_options(target), "-d", str(folder))
    own = own_wheel(folder / "own")
    needed = [own, *_needed(own, list(folder.glob("*.whl")), target.environment)]
    return {name: data for wheel in needed for name, data in _unpacked(wheel)}


def own_wheel(folder: Path) -> Path:
    """Build Drafter's wheel into `folder` and return its path."""
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT))
    return next(folder.glob("drafter-*.whl"))


def pip(command: str, *options: str) -> None:
    """Run a command of pip quietly. Raises CalledProcessError."""
    quiet = ("--quiet", "--disable-pip-version-check")
    subprocess.run([sys.executable, "-m", "pip", command, *quiet, *options], check=True)


def _options(target: Target) -> list[str]:
    platforms = [option for tag in target.platforms for option in ("--platform", tag)]
    return [*platforms, "--python-version", target.python, "--implementation", "cp", "--only-binary=:all:"]


def _needed(own: Path, wheels: Sequence[Path], environment: Mapping[str, str]) -> list[Path]:
    """Return the wheels that the one at `own` runs on, and those that they run on in their turn."""
    by_name = {canonicalize_name(wheel.name.partition("-")[0]): wheel for wheel in wheels}
    found: dict[str, Path] = {}
    waiting = _requirements(own, environment)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = by_name[name]
            waiting += _requirements(by_name[name], environment)
    return [found[name] for name in sorted(found)]


def _requirements(wheel: Path, environment: Mapping[str, str]) -> list[str]:
    """Return the names of the packages that `wheel` asks for where `environment` is."""
    with zipfile.ZipFile(wheel) as package:
        described = next(name for name in package.namelist() if name.endswith(".dist-info/METADATA"))
        asked = HeaderParser().parsestr(package.read(described).decode("utf-8")).get_all("Requires-Dist", [])
    requirements = [Requirement(each) for each in asked]
    return [
        canonicalize_name(each.name)
        for each in requirements
        if each.marker is None or each.marker.evaluate({"extra": "", **environment})
    ]


def _unpacked(wheel: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(wheel) as package:
        for info in package.infolist():
            if not info.is_dir() and not _NOT_RUN.search(info.filename):
                yield re.sub(r"^[^/]+\.data/(?:purelib|platlib)/", "", info.filename), package.read(info)
