"""Writes requirements.lock and requirements-test.lock anew: `python tests/lock.py`, with uv on the path.

The first holds what Drafter runs on and is built with, the second also what its tests and checks need: one
version of each package for every Python that Drafter supports and for Windows, macOS and Linux, with the
hashes of all its files, as `pip install --require-hashes -r` takes them. Versions that a lock has stay while
pyproject.toml allows them; `python tests/lock.py --upgrade` takes the newest.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = {"requirements.lock": [], "requirements-test.lock": ["--extra", "dev"]}
"""Each lock with what uv is told beside the project and its build backend."""
BUILDING = ["editables>=0.5"]
"""What hatchling asks for to install a folder that stays where it is."""
_HEAD = """\
# Written by `python tests/lock.py` from pyproject.toml: see CONTRIBUTING.md. Not to be changed by hand.
"""


def build_requirements() -> list[str]:
    """Return what pyproject.toml says Drafter is built with, and what that asks for in its turn."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return [*project["build-system"]["requires"], *BUILDING]


def main() -> None:
    upgrade = ["--upgrade"] if "--upgrade" in sys.argv[1:] else []
    with tempfile.TemporaryDirectory() as folder:
        building = Path(folder) / "building.in"
        building.write_text("\n".join(build_requirements()), "utf-8")
        for name, extras in LOCKS.items():
            made = Path(folder) / name
            if (ROOT / name).exists():
                made.write_bytes((ROOT / name).read_bytes())
            universal = ["--universal", "--python-version", "3.11", "--generate-hashes"]
            quiet = ["--quiet", "--no-header", "--no-annotate", "--no-emit-index-url"]
            command = ["uv", "pip", "compile", "pyproject.toml", str(building), *universal, *quiet, *upgrade, *extras]
            subprocess.run([*command, "-o", str(made)], cwd=ROOT, check=True)
            (ROOT / name).write_text(_HEAD + made.read_text("utf-8"), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
