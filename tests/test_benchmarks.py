"""The benchmarks run and print all their rows; how fast anything is, no test asserts."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("benchmarks") / "run.py"
ROWS = (
    "cold: python -m drafter / the imports",
    "cold: drafter / the imports",
    "cold: python -m drafter / docxtpl",
    "peak memory: python -m drafter",
    "in process: render / zip of its parts",
    "in process: docxtpl / render",
    "in process: python-docx / writing",
    "first prompt: drafter new / its imports",
    "first prompt: drafter fill LARGE / its imports",
    "first prompt: drafter fill LARGE",
    "answer to next prompt, 300 figures and 300 activities",
    "page: key to changed sentence, 300 figures and 300 activities",
    "page: key to changed sentence, 300 figures and 300 activities, 95th percentile",
    "cold: check / import docx, pydantic",
    "in process: check / python-docx reading",
    "import: 40 pages / reading it",
)
VERDICT = r"(?:PASS|OVER|no bar|skipped: \S.*)$"


@pytest.fixture(scope="module")
def lines() -> list[str]:
    command = (sys.executable, "-X", "utf8", str(SCRIPT), "--rounds", "1")
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("name", ROWS)
def test_row_tells_figures_or_why_it_was_skipped(lines: list[str], name: str) -> None:
    (row,) = [line for line in lines if line.startswith(f"{name}  ")]
    assert re.search(VERDICT, row), row
    if "skipped: " not in row:
        assert re.search(r"\d (?:ms|MiB) ", row), row


def test_only_missing_packages_are_reasons_to_skip(lines: list[str]) -> None:
    reasons = [line.partition("skipped: ")[2] for line in lines if "skipped: " in line]
    known = ("is not installed", "no command drafter beside this Python", "does not count it")
    assert all(any(each in reason for each in known) for reason in reasons), reasons
