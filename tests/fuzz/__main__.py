"""The long run: `python -m tests.fuzz --inputs 20000 --seed 1 --jobs 2`; exits with 1 when a fault was found.

Each worker is a process of its own that is replaced after some hundred inputs, so that its peak of memory
is theirs. A worker that gives no sign of life is ended, and its input reported as a hang.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from collections import Counter
from multiprocessing.connection import Connection, wait
from pathlib import Path

from tests.fuzz.trial import SECONDS, Fault, Trial

BATCH = 200
"""Inputs of one worker process."""
MEGABYTES = 500
"""The most memory that a process may take."""


def private_home(folder: Path) -> None:
    """Keep the fuzzer away from the user's settings, and let it see exceptions."""
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        os.environ[name] = str(folder)
    os.environ.update(DRAFTER_TRACEBACK="1", TERM="dumb", COLUMNS="80")


def _work(seeds: list[str], results: Connection) -> None:
    from tests.fuzz.trial import run_trial

    before = _peak()
    for seed in seeds:
        results.send(seed)
        trial = run_trial(seed)
        peak = _peak()
        if peak > MEGABYTES and peak > before + 50:
            trial = trial._replace(faults=(*trial.faults, Fault("memory", f"{peak:.0f} MB, {before:.0f} before")))
        before = peak
        results.send(trial)
    results.send(before)
    results.close()


def _peak() -> float:
    """Return the peak of this process's memory so far, in MB; 0 where that cannot be told."""
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)


class _Worker:
    """A process that works on a batch of inputs."""

    def __init__(self, seeds: list[str]) -> None:
        self.left = list(seeds)
        self.peak = 0.0
        self.results, theirs = multiprocessing.Pipe(duplex=False)
        self.process = multiprocessing.Process(target=_work, args=(seeds, theirs), daemon=True)
        self.process.start()
        theirs.close()
        self.seen = time.monotonic()

    def take(self) -> Trial | None:
        """Return a trial that is done; None for any other sign of life, and at the end."""
        self.seen = time.monotonic()
        said = self.results.recv()
        if isinstance(said, Trial):
            self.left.pop(0)
            return said
        if isinstance(said, float):
            self.peak = said
        return None

    def given_up(self, sort: str) -> Trial:
        """End the process and return its input as one that hung or killed it."""
        self.process.kill()
        return Trial(self.left.pop(0), "", (), None, 0.0, (Fault(sort, "the process"),))


def run(seeds: list[str], jobs: int) -> tuple[list[Trial], float]:
    """Return the trials that found a fault, or took long, and the highest peak of memory in MB."""
    batches = [seeds[i : i + BATCH] for i in range(0, len(seeds), BATCH)]
    workers: list[_Worker] = []
    found: list[Trial] = []
    peak, done, start = 0.0, 0, time.monotonic()
    while batches or workers:
        while batches and len(workers) < jobs:
            workers.append(_Worker(batches.pop(0)))
        ready = wait([worker.results for worker in workers], timeout=1)
        for worker in list(workers):
            trial: Trial | None = None
            if worker.results in ready:
                try:
                    trial = worker.take()
                except EOFError:
                    workers.remove(worker)
                    peak = max(peak, worker.peak)
                    if worker.left:
                        trial = worker.given_up("killed")
            elif time.monotonic() - worker.seen > 8 * SECONDS:
                workers.remove(worker)
                trial = worker.given_up("hang")
            if worker not in workers and worker.left:
                batches.append(worker.left)
            if trial is None:
                continue
            done += 1
            if trial.faults or trial.seconds > SECONDS / 2:
                found.append(trial)
                print(_told(trial), flush=True)
            if done % 1000 == 0:
                print(f"{done} inputs, {time.monotonic() - start:.0f} s", flush=True)
    return found, peak


def _told(trial: Trial) -> str:
    faults = "; ".join(f"{fault.sort}: {fault.told}" for fault in trial.faults)
    return (
        f"{trial.seed} [{trial.spoilt}] {' '.join(trial.arguments)[:120]!r} {trial.code} {trial.seconds:.1f} s {faults}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", help="one input, by the seed that a report names")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        private_home(Path(folder))
        from tests.fuzz.trial import run_trial

        if options.only:
            trial = run_trial(options.only)
            print(_told(trial))
            return int(bool(trial.faults))
        start = time.monotonic()
        run_trial(f"{options.seed}-0")  # a worker that is a copy of this process has all loaded
        found, peak = run([f"{options.seed}-{i}" for i in range(options.inputs)], options.jobs)
        counts = Counter(fault.sort for trial in found for fault in trial.faults)
        told = "，".join(f"{sort} {count}" for sort, count in sorted(counts.items())) or "no faults"
        slowest = max((trial.seconds for trial in found), default=0.0)
        print(
            f"seed {options.seed}: {options.inputs} inputs in {time.monotonic() - start:.0f} s, {told}, "
            f"slowest over half the limit {slowest:.1f} s, peak {peak:.0f} MB"
        )
    return int(bool(counts))


if __name__ == "__main__":
    sys.exit(main())
