"""Runs Python in a process of its own and measures what it takes: processor time and peak memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from builders import private_environment

_HARNESS = """
import resource, sys
code = sys.argv.pop(1)
try:
    exec(code)
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    if sys.platform == "linux":  # where ru_maxrss counts what the parent held when it started this process
        [peak] = [int(line.split()[1]) * 1024 for line in open("/proc/self/status") if line.startswith("VmHWM")]
    sys.stderr.write(f"\\nMEASURED {used.ru_utime + used.ru_stime} {peak}")
"""


class Measured(NamedTuple):
    """What a run printed and took."""

    output: str
    seconds: float
    """Processor time, which other programs on the machine don't lengthen."""
    peak: int
    """Bytes in memory at the most."""


def measured(code: str, *arguments: str | Path, cwd: Path) -> Measured:
    """Return what `code` printed, errors included, and took; `arguments` are its sys.argv[1:]."""
    done = subprocess.run(
        [sys.executable, "-c", _HARNESS, code, *map(str, arguments)],
        cwd=cwd,
        env=private_environment(cwd),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=120,
        check=False,
    )
    output, _, told = (done.stdout + done.stderr).rpartition("MEASURED ")
    assert told, f"the process was killed ({done.returncode}): {done.stdout}{done.stderr}"
    seconds, peak = told.split()
    return Measured(output, float(seconds), int(peak))
