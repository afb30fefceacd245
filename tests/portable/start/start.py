"""Starts Drafter with the packages of this folder alone."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "lib"))

from drafter.cli import run

run()
