"""Brings an answers file back of the Word file that Drafter made of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.answers.load import parse_answers
from drafter.answers.questions import chapters_for
from drafter.docxfile.opc_package import Package
from drafter.errors import InputError
from drafter.folders import roots_beside, section_cache
from drafter.inputs import read_input
from drafter.interview.conversation import must_be_new
from drafter.interview.first_frames import named
from drafter.limits import DOCUMENT
from drafter.outputs.output_writer import create_answers
from drafter.rendering import render
from drafter.review.missing_answers import Missing, missing_answers

if TYPE_CHECKING:
    from drafter.importing.own.own_report import OwnReport


class RecoveredAnswers(NamedTuple):
    """An answers file that was brought back."""

    document: Path
    path: Path
    """The answers file, new."""
    own: OwnReport
    missing: tuple[Missing, ...]
    """Required answers that the document did not print."""


def recover_answers(document: str, output: str | None, jurisdiction: str | None = None) -> RecoveredAnswers | None:
    """Write the answers that a document of Drafter's prints to a new file; None for any other document.

    Public editions and final versions hold nothing by which answers could be told, and are others too. `output` None
    names the file after the document; `jurisdiction` is the only one to try, None finds it. Raises InputError when the
    document cannot be read, is of a jurisdiction that is not here, or the answers file exists; OutputError.
    """
    from drafter.docxfile.document import read_document
    from drafter.importing.own.own_pieces import own_pieces
    from drafter.importing.own.own_report import own_report

    source = Path(document)
    if source.suffix.lower() != ".docx":
        return None
    package = Package(read_input(source, DOCUMENT), source.name)
    pieces = own_pieces(package, read_document(package))
    if pieces is None:
        return None
    path = named(output) if output else source.with_suffix(".yaml")
    must_be_new(path)
    roots = roots_beside(path)
    own = own_report(pieces, roots, section_cache(), jurisdiction)
    if own is None:
        folders = dict.fromkeys(line.file.partition("/")[0] for line in pieces.lines if line.file)
        raise InputError(
            f"{source}：是用地区模板 {'、'.join(folders)} 生成的，这里没有这个模板；请把它的文件夹放进 {path.parent / 'templates'} 再试"
        )
    answers = parse_answers(own.text, path, roots)
    create_answers(path, own.text.encode("utf-8"), sources=[source])
    made = render(answers, section_cache())
    missing = missing_answers(answers, chapters_for(own.jurisdiction, own.kind), made.gaps)
    return RecoveredAnswers(source, path, own, missing)
