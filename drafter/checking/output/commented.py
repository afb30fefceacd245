"""Writes findings as Word comments at their places into a copy of a .docx.

The copy keeps every other part byte for byte, and the comments that are there; ids go on from theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Finding
from drafter.checking.sources.from_docx import manuscript_of_document, offset_in
from drafter.docxfile.document import read_document, word_suffix
from drafter.docxfile.opc_package import Package
from drafter.redline.changed_docx import ChangedDocx

AUTHOR = "Drafter检查"


_MOST = 5
"""Places of one finding that have a comment each; of more the first has one, which says how many there are."""


def commented(data: bytes, manuscript: Manuscript, findings: Sequence[Finding]) -> bytes:
    """Return the .docx in `data` with a comment for each of `findings` that has no reason.

    `manuscript` is what was checked: the same document, or the answers it was rendered of.
    Raises InputError when the document cannot be copied.
    """
    package = Package(data, manuscript.name)
    document = read_document(package)
    read = manuscript_of_document(document, package.name)
    target = ChangedDocx(package, AUTHOR)
    places = _aligned(manuscript, read)
    for finding in (place for each in findings for place in _placed(each)):
        spot = finding.hit.spot
        if finding.reason or not read.passages:
            continue
        place = places.get(spot.passage, _first(read))
        exact = spot.passage in places and spot.end > spot.start
        if read.passages[place].element < 0:  # of a header or footer, where Word allows no comments
            place, exact = _first(read), False
        passage = read.passages[place]
        paragraph = document.paragraphs[passage.element]
        offset = offset_in(passage, paragraph) if exact else None
        span = None if offset is None else (spot.start + offset, spot.end + offset)
        target.comment(paragraph, span, _text(finding))
    return target.packed()


def suffix_of(data: bytes, name: str) -> str:
    """Return how a copy of the document in `data` is to be named at its end: as its kind is, such as .docm.

    Raises InputError.
    """
    return word_suffix(Package(data, name))


def _placed(finding: Finding) -> Iterator[Finding]:
    """Yield what is to have a comment: a finding for each of its places, or for the first alone."""
    if len(finding.others) < _MOST:
        yield from finding.at_each_place()
        return
    message = f"{finding.hit.message}（同样的还有 {len(finding.others)} 处）"
    yield finding._replace(hit=finding.hit._replace(message=message), others=())


def _text(finding: Finding) -> str:
    rule = finding.rule
    return "\n".join(
        (f"【{rule.severity.value}】{finding.hit.message}", f"改法：{finding.hit.mend}", f"{rule.name}，{rule.source}")
    )


def _first(read: Manuscript) -> int:
    """Return the passage that findings about the whole report hang on: the title."""
    return next((i for i, p in enumerate(read.passages) if p.role is Role.TITLE), 0)


def _aligned(checked: Manuscript, read: Manuscript) -> dict[int, int]:
    """Return which passage of the document each passage of what was checked is."""
    if [p.text for p in checked.passages] == [p.text for p in read.passages]:
        return {i: i for i in range(len(read.passages))}
    found: dict[int, int] = {}
    at = 0
    for i, passage in enumerate(checked.passages):
        for j in range(at, len(read.passages)):
            text = read.passages[j].text
            if text == passage.text or (passage.role is Role.TITLE and passage.text.startswith(text)):
                found[i], at = j, j + 1
                break
    return found
