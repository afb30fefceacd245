"""What was written into each document last, kept beside the answers: for documents that hold nothing of it themselves.

Those are public editions and final versions, and documents that came back from a program that drops what it does
not know. The copies lie in one hidden folder, `.drafter`, a file a document, called as that is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from drafter.files import real_path
from drafter.inputs import UnreadableError, file_bytes
from drafter.limits import OWN
from drafter.model.characters import without_spaces
from drafter.outputs.output_writer import write_own
from drafter.pages.written_lines import WrittenLine, as_json, from_json

TITLE = "标题:"
"""Begins the key of a title's line."""
_FOLDER = ".drafter"
_SETTLED = ".已收回.json"
"""Ends the names of copies of what the answers have said since of a document's own words."""
_EARLIER = "{}.原来的数.json"
"""The name of the copy that holds what answers of a file were that its own words still tell."""
_NEEDED = 0.5
"""Share of its lines that a document must still have for a copy to be taken for its base."""


def keep_base(answers: Path, document: Path, lines: Sequence[WrittenLine]) -> None:
    """Keep `lines`, which were written to `document` of the answers file at `answers`. Failing to is no error."""
    write_own(own_folder(answers) / f"{document.name}.json", as_json(lines).encode(), [answers])


def settled_base(
    answers: Path, document: Path, base: Sequence[WrittenLine], texts: Sequence[str]
) -> tuple[WrittenLine, ...]:
    """Return `base`, from which `document` was edited, with what of its paragraphs `texts` the answers have said since.

    What was taken from a copy of it by another name counts where the document has the very words.
    """
    from drafter.merging.texts.settled_lines import settled_lines

    own, made_of, lines = _settled_copy(answers, document), _made_of(answers, base), tuple(base)
    others = sorted(each for each in own.parent.glob(f"*{_SETTLED}") if each != own)
    for path in (own, *others):
        known = _read(path)
        if known and known[0] == made_of:
            lines = settled_lines(lines, texts, known[1:], was_settled=path == own)
    return lines


def keep_settled(
    answers: Path,
    document: Path,
    base: Sequence[WrittenLine],
    texts: Sequence[str],
    printed: Sequence[WrittenLine],
) -> None:
    """Keep what of the paragraphs `texts` of `document`, edited from `base`, the answers say now: they print `printed`.

    A question about these words would be none. Failing to keep it is no error.
    """
    from drafter.merging.texts.settled_lines import settled_lines

    lines = settled_lines(settled_base(answers, document, base, texts), texts, printed)
    write_own(_settled_copy(answers, document), as_json((_made_of(answers, base), *lines)).encode(), [answers])


def _settled_copy(answers: Path, document: Path) -> Path:
    return own_folder(answers) / f"{document.name}{_SETTLED}"


def _made_of(answers: Path, base: Sequence[WrittenLine]) -> WrittenLine:
    """Return the first line of a copy: the digest of the lines that it was made of and of whose answers say them.

    Other lines may be written there since, and another answers file of the folder may print the same.
    """
    return WrittenLine("底稿", hashlib.sha256(f"{answers.name}\n{as_json(base)}".encode()).hexdigest())


def kept_earlier(answers: Path) -> tuple[WrittenLine, ...]:
    """Return the lines that printed what the answers were which their own words still tell; none where all are right."""
    return _read(own_folder(answers) / _EARLIER.format(answers.name)) or ()


def keep_earlier(answers: Path, lines: Sequence[WrittenLine]) -> None:
    """Keep the lines that printed what the answers were which their own words still tell. Failing to is no error."""
    if tuple(lines) != kept_earlier(answers):
        write_own(own_folder(answers) / _EARLIER.format(answers.name), as_json(lines).encode(), [answers])


def kept_documents(answers: Path) -> list[tuple[Path, tuple[WrittenLine, ...]]]:
    """Return the documents beside an answers file for which lines are kept, with these, by name; they need not exist."""
    place = real_path(answers).parent
    paths = sorted((place / _FOLDER).glob("*.docx.json"))
    return [(place / path.name.removesuffix(".json"), lines) for path in paths if (lines := _read(path))]


def base_of(answers: Path, document: Path, texts: Sequence[str]) -> tuple[WrittenLine, ...] | None:
    """Return the lines from which `document`, whose paragraphs are `texts`, was edited; None where none are kept.

    The copy under its name is taken first; of a renamed document the one of which it has most lines. A copy that was
    damaged, or of which the document has less than half, is not taken.
    """
    present = {without_spaces(text) for text in texts}
    best, most = None, _NEEDED
    for lines in _kept(answers, document.name):
        share = sum(without_spaces(line.text) in present for line in lines) / len(lines)
        if share > most:
            best, most = lines, share
    return best


def _kept(answers: Path, name: str) -> list[tuple[WrittenLine, ...]]:
    """Return the copies that are whole, that of the document called `name` first."""
    folder = own_folder(answers)
    paths = sorted(folder.glob("*.docx.json"), key=lambda path: (path.name != f"{name}.json", path.name))
    return [lines for lines in map(_read, paths) if lines]


def _read(path: Path) -> tuple[WrittenLine, ...] | None:
    try:
        return from_json(file_bytes(path, OWN).decode("utf-8", "replace"))
    except (OSError, UnreadableError):
        return None


def own_folder(answers: Path) -> Path:
    """Return the hidden folder beside an answers file; it need not exist."""
    return real_path(answers).parent / _FOLDER
