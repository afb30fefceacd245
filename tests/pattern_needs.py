"""Writes what the rules' patterns need into `pattern_needs.json`: `python -m tests.pattern_needs`.

A pattern that is not in it is read when a check begins: the table only saves time.
"""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

from drafter.checking.text import needed_words
from drafter.checking.text.kept_needs import TABLE, needs_of, table_of

REPORTS = Path(__file__).parent / "data" / "reports"


def used_patterns() -> list[str]:
    """Return the patterns that the rules make: those of their modules, and those that they make for a report."""
    with patch.object(needed_words, "needs_of", wraps=needs_of) as asked:
        # imported here: these modules make patterns
        from drafter.checking.engine import run
        from drafter.checking.rules import all_rules
        from drafter.checking.sources.from_text import read_text

        for path in sorted(REPORTS.glob("*.txt")):
            run(read_text(path.read_text(encoding="utf-8"), path.name), all_rules())
    return [call.args[0] for call in asked.call_args_list]


if __name__ == "__main__":
    TABLE.write_text(table_of(used_patterns()), encoding="utf-8", newline="\n")
