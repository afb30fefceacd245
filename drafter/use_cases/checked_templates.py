"""Says at a rendering what a check of the bureau's own templates would find; they are checked once as they are."""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from drafter.errors import DrafterError, InputError, OutputError
from drafter.files import write_private
from drafter.folders import facts_cache, roots_beside, shipped
from drafter.inputs import read_input
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.limits import OWN
from drafter.summary_line import SummaryLine


def template_warnings(jurisdiction: Jurisdiction, beside: Path) -> list[SummaryLine]:
    """Return in Chinese how many faults a check of `jurisdiction` finds, for answers that lie at `beside`.

    Empty without any, and for templates that come with the program.
    """
    own = [folder for folder in jurisdiction.folders if folder.parent != shipped("templates")]
    if not own:
        return []
    try:
        serious, others = _counts(jurisdiction.name, own, beside)
    except DrafterError:  # said when the templates are checked, and no reason not to render
        return []
    found = "、".join(f"{what} {count} 处" for what, count in (("错误", serious), ("留意", others)) if count)
    if not found:
        return []
    what = f"模板“{jurisdiction.name}”里有{found}，印出来的可能不对"
    return [SummaryLine(what, f"；运行 drafter jurisdictions check {jurisdiction.name} 看")]


def _counts(name: str, own: list[Path], beside: Path) -> tuple[int, int]:
    """Return how many errors and lesser faults the templates have: as was found last time where no file changed since."""
    kept = facts_cache()
    record = kept / f"checked-{_stamp(own)}.json" if kept else None
    with suppress(InputError, ValueError, TypeError):
        if record:
            serious, others = map(int, json.loads(read_input(record, OWN)))
            return serious, others
    from drafter.authoring.check import check_jurisdiction

    faults = check_jurisdiction(name, roots_beside(beside))
    serious = sum(fault.serious for fault in faults)
    counts = serious, len(faults) - serious
    if record:
        with suppress(OutputError):
            write_private(record, json.dumps(counts).encode())
    return counts


def _stamp(folders: list[Path]) -> str:
    """Return what is another once a file in `folders` is another."""
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    states = [(str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files]
    return sha256(repr(states).encode()).hexdigest()[:24]
