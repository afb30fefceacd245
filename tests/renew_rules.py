"""Makes anew all that is made of the rules of `check`, in the order in which one needs the other: `python -m tests.renew_rules`."""

from __future__ import annotations

import subprocess
import sys

STEPS = (
    ("tests.corpus_diff", "--renew"),
    ("drafter.checking.output.rule_docs",),
    ("tests.pattern_needs",),
    ("tests.ready_tables",),
)
"""Modules with their arguments: the ready tables hold the list of measured rules, so they come last."""

if __name__ == "__main__":
    for step in STEPS:
        print(f"python -m {' '.join(step)} …", flush=True)
        subprocess.run([sys.executable, "-m", *step], check=True)
