"""Measuring side by side: contestants take turns, and ratios are taken within each round."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

MIB = 1024 * 1024
_LAUNCHER = """\
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(usage.ru_maxrss)
sys.exit(status != 0)
"""
"""Starts a command and prints its peak memory.

A process begins with its parent's peak, so the parent has to be a small one: not the benchmark.
"""


class Contestant(NamedTuple):
    """Something to be timed."""

    work: Callable[[], object]
    calls: int = 1
    """Calls per round; their mean counts."""


class Spread(NamedTuple):
    """What several rounds gave."""

    median: float
    low: float
    high: float


def spread(values: Sequence[float]) -> Spread:
    """Return the median and the extremes of `values`."""
    return Spread(statistics.median(values), min(values), max(values))


def take_turns(contestants: Mapping[str, Contestant], rounds: int) -> dict[str, list[float]]:
    """Return the seconds of each contestant in each round.

    Each round starts with another one. A first round, which fills caches, is not counted; a single round goes without.
    """
    names = list(contestants)
    times: dict[str, list[float]] = {name: [] for name in names}
    for contestant in contestants.values() if rounds > 1 else ():
        contestant.work()
    for number in range(rounds):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            times[name].append(_seconds(contestants[name]))
    return times


def ratios(upper: Sequence[float], lower: Sequence[float]) -> Spread:
    """Return the spread of the ratios of each round."""
    return spread([one / other for one, other in zip(upper, lower, strict=True)])


def peak_memory(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> float | None:
    """Return the most memory in MiB that `command` held at once; None where none is counted."""
    if not hasattr(os, "wait4"):
        return None
    launch = (sys.executable, "-S", "-c", _LAUNCHER, *command)
    done = subprocess.run(launch, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    unit = 1 if sys.platform == "darwin" else 1024
    return int(done.stdout) * unit / MIB


def _seconds(contestant: Contestant) -> float:
    gc.collect()  # nobody pays for the garbage of the one before
    begin = time.perf_counter()
    for _ in range(contestant.calls):
        contestant.work()
    return (time.perf_counter() - begin) / contestant.calls
