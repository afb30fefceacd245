"""`写法.yaml` of a jurisdiction's folder: the bureau's own wordings of sentences, for every report and every year."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.jurisdictions.folder_search import own_file
from drafter.model.fields import StrictModel, records
from drafter.model.records import Records, Wording
from drafter.model.titles import WORDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable

WORDINGS_FILE = "写法.yaml"


class WordingsFile(StrictModel):
    """What `写法.yaml` says."""

    wordings: Records[Wording] = records(WORDINGS, "领导改过的句子，以后照改过的写")


def wordings_of(folders: Iterable[Path]) -> list[Wording]:
    """Return the wordings in `folders`, the nearest first, in that order. Raises TemplateError."""
    found: list[Wording] = []
    for folder in folders:
        path = own_file(folder, WORDINGS_FILE)
        if path is not None:
            found += _wordings(path, path.stat().st_mtime_ns)
    return found


@lru_cache(maxsize=16)
def _wordings(path: Path, _changed: int) -> tuple[Wording, ...]:
    """Return the wordings in a file as it was when last changed; read once a process."""
    from drafter.jurisdictions.reading import read_model  # noqa: PLC0415 - few folders have wordings

    return tuple(read_model(path, WordingsFile).wordings or ())
