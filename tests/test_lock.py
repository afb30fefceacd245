"""The locks hold all that pyproject.toml asks for, with hashes, and name no registry; READMEs and CI install them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.lock import LOCKS, build_requirements

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
_PIN = re.compile(r"([a-z0-9][a-z0-9.-]*)==([^\s;]+)(?: ; ([^\\\n]+))?(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n")


def pins(name: str) -> dict[str, tuple[str, str]]:
    """Return the version and the marker of each package in a lock, each with its hashes."""
    text = (ROOT / name).read_text("utf-8").partition("\n")[2]
    assert _PIN.sub("", text) == "", "something else than pins with hashes"
    return {match[1]: (match[2], (match[3] or "").strip()) for match in _PIN.finditer(text)}


def asked(lock: str) -> list[Requirement]:
    """Return what pyproject.toml asks for that the lock should hold."""
    extras = PROJECT["optional-dependencies"]
    wanted = [*PROJECT["dependencies"], *build_requirements()]
    if lock == "requirements-test.lock":
        wanted += [*extras["test"], *(each for each in extras["dev"] if not each.startswith("drafter["))]
    return [Requirement(each) for each in wanted]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_what_pyproject_asks_for(lock):
    held = pins(lock)
    missing = [
        str(each)
        for each in asked(lock)
        if canonicalize_name(each.name) not in held
        or not each.specifier.contains(held[canonicalize_name(each.name)][0], prereleases=True)
    ]
    assert missing == [], "run python tests/lock.py"


def test_the_lock_for_running_is_part_of_the_lock_for_testing():
    running, testing = (pins(name) for name in LOCKS)
    assert {name: pin for name, pin in testing.items() if name in running} == running


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_registry(lock):
    assert not re.search("://|index-url|find-links|trusted-host", (ROOT / lock).read_text("utf-8"))


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_a_readme_installs_what_the_locks_pin_and_nothing_else(page):
    lines = [line for line in (ROOT / page).read_text("utf-8").splitlines() if re.match(r"py(thon3)? -m venv", line)]
    assert len(lines) >= 4
    for line in lines:
        installed = re.findall(r"pip install (.+?)(?:;| &&)", line)
        lock = "requirements-test.lock" if "pytest" in line else "requirements.lock"
        folder = "-e ." if "pytest" in line else "."
        assert installed == [f"--require-hashes -r {lock}", f"--no-deps --no-build-isolation {folder}"]


def test_ci_takes_the_commands_from_the_readme():
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert script.count("readme_line '") == 2
    assert "--require-hashes" not in script, "copied, not taken from README.md"
