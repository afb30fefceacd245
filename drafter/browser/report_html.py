"""The report as HTML for the page: each run knows its answer, each sentence the question that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from markupsafe import escape

from drafter.checking.rule import Finding, Severity
from drafter.pages.blocks import Block, Document, Masthead, Table, Title
from drafter.pages.text_lines import Line, LineKind, lines_of
from drafter.text_runs import AnswerPart, Run, RunKind, Text, runs_of

_STOPS = "。；"
_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "hint"}


class ReportBlock(NamedTuple):
    """A block of the report."""

    name: str
    """Its id, the same whatever other blocks come and go."""
    html: str
    lines: tuple[Line | Table, ...]
    """What it is made of."""


class FindingMark(NamedTuple):
    """Words of a line that a finding is about."""

    start: int
    end: int
    number: int
    """Of the finding, from 0."""
    severity: str


Marks = Mapping[int, Sequence[FindingMark]]
"""The marks of each passage, by its index among the lines and cells that have text."""


def marks_of(findings: Sequence[Finding], passages: Sequence[str]) -> Marks:
    """Return where `findings` stand, those without a reason; a whole passage where they name no words in it."""
    found: dict[int, list[FindingMark]] = {}
    places = [(number, place) for number, each in enumerate(findings) for place in each.at_each_place()]
    for number, finding in places:
        spot = finding.hit.spot
        if spot.passage < 0 or finding.reason:
            continue
        whole = spot.end <= spot.start
        start, end = (0, len(passages[spot.passage])) if whole else (spot.start, spot.end)
        found.setdefault(spot.passage, []).append(FindingMark(start, end, number, _SEVERITIES[finding.rule.severity]))
    return found


def report_blocks(
    document: Document, marks: Marks | None = None, before: Sequence[ReportBlock] = ()
) -> tuple[ReportBlock, ...]:
    """Return the blocks of `document` as HTML, in order; with `marks` at the words that findings are about.

    Without marks, the HTML of a block that stands in `before` just so is that one's: of 300 activities 299.
    """
    known = {} if marks else {block.name: block for block in before}
    blocks = []
    for _, group in groupby(_counted(document), key=lambda each: id(_block_of(each[1]))):
        counted = list(group)
        block, lines = _block_of(counted[0][1]), tuple(line for _, line in counted)
        name = block.origin.block or type(block).__name__
        same = known.get(name)
        if same is not None and same.lines == lines:
            blocks.append(same)
            continue
        html = "".join(_line(line, passage, marks or {}) for passage, line in counted)
        blocks.append(ReportBlock(name, html, lines))
    return _with_names_of_their_own(blocks)


def _with_names_of_their_own(blocks: Sequence[ReportBlock]) -> tuple[ReportBlock, ...]:
    seen: dict[str, int] = {}
    named = []
    for block in blocks:
        number = seen[block.name] = seen.get(block.name, 0) + 1
        named.append(block if number == 1 else block._replace(name=f"{block.name}~{number}"))
    return tuple(named)


def _counted(document: Document) -> Iterator[tuple[int, Line | Table]]:
    """Yield each line or table with the index of its first passage, as a manuscript counts them."""
    passage = 0
    for line in lines_of(document):
        yield passage, line
        passage += bool(line.text) if isinstance(line, Line) else sum(bool(cell) for row in _rows(line) for cell in row)


def _rows(table: Table) -> tuple[tuple[str, ...], ...]:
    return (tuple(column.title for column in table.columns), *table.rows)


def _block_of(line: Line | Table) -> Block | Table:
    return line if isinstance(line, Table) else line.block


def _line(line: Line | Table, passage: int, marks: Marks) -> str:
    """Return one line of the document as an element."""
    if isinstance(line, Table):
        return _table(line, passage, marks)
    if line.kind is LineKind.RULE:
        return '<hr class="rule">'
    text = _text(line.runs, marks.get(passage, ()), (len(line.lead), f"level{line.level}") if line.level else _NO_LEAD)
    if isinstance(line.block, Title):
        text = _broken(line, marks.get(passage, ()))
    tag, classes = _element(line)
    return f'<{tag} class="{classes}">{text}</{tag}>'


def _element(line: Line) -> tuple[str, str]:
    """Return the name and the classes of the element for a line of text."""
    if line.kind is LineKind.TITLE:
        return ("h2", "title attached") if line.attached or line.level else ("h1", "title")
    if line.kind is LineKind.HEADING:
        return f"h{min(line.level + 1, 6)}", f"heading level{line.level}"
    if isinstance(line.block, Masthead):
        is_mark = any(run.text == line.block.mark_suffix for run in line.runs) or line.text in line.block.authorities
        return "p", "mark" if is_mark else "flush"
    return "p", line.kind.value


def _broken(line: Line, marks: Sequence[FindingMark]) -> str:
    """Return a title with its lines as they are broken on paper."""
    assert isinstance(line.block, Title)  # noqa: S101 - of titles only
    html, start = [], 0
    for part in line.block.lines:
        shifted = [mark._replace(start=mark.start - start, end=mark.end - start) for mark in marks]
        html.append(_text(runs_of(part), shifted))
        start += len(part)
    return "<br>".join(html)


def _table(table: Table, passage: int, marks: Marks) -> str:
    html = []
    for number, row in enumerate(_rows(table)):
        tag = "td" if number else "th"
        cells = []
        for cell in row:
            cells.append(f"<{tag}>{_text(runs_of(cell), marks.get(passage, ()) if cell else ())}</{tag}>")
            passage += bool(cell)
        html.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(html)}</table>"


_Lead = tuple[int, str]
_NO_LEAD: _Lead = (0, "")


class _Piece(NamedTuple):
    """Characters of one run, of one look, between the edges of marks."""

    run: Run
    text: str
    look: str
    """The class of a lead in the font of its level; empty for other text."""
    mark: FindingMark | None


def _text(runs: Text, marks: Sequence[FindingMark], lead: _Lead = _NO_LEAD) -> str:
    """Return `runs` as sentences of spans; `lead` says how many characters stand first in the look of a level."""
    sentences: list[list[_Piece]] = [[]]
    for piece in _pieces(runs, marks, lead):
        sentences[-1].append(piece)
        if piece.text[-1] in _STOPS and not piece.run.answer:
            sentences.append([])
    return "".join(_sentence(pieces) for pieces in sentences if pieces)


def _pieces(runs: Text, marks: Sequence[FindingMark], lead: _Lead) -> Iterator[_Piece]:
    edges = {lead[0], *(mark.start for mark in marks), *(mark.end for mark in marks)}
    place = 0
    for run in runs:
        end = place + len(run.text)
        inner = {place + at + 1 for at, character in enumerate(run.text) if character in _STOPS and not run.answer}
        cuts = sorted({place, end, *(edge for edge in edges | inner if place < edge < end)})
        for start, stop in pairwise(cuts):
            mark = next((each for each in marks if each.start <= start < each.end), None)
            yield _Piece(run, run.text[start - place : stop - place], lead[1] if start < lead[0] else "", mark)
        place = end


def _sentence(pieces: Sequence[_Piece]) -> str:
    answers = [piece.run.question for piece in pieces if piece.run.answer and piece.run.part is not AnswerPart.SET]
    belongs = f' data-q="{escape(answers[0])}"' if answers else ""
    html = "".join(_span(piece) for piece in _joined(pieces))
    return f'<span class="s"{belongs}>{html}</span>'


def _joined(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """Yield `pieces` with neighbours that print one answer, such as a number and its unit, made one."""
    for _, group in groupby(pieces, key=lambda piece: (piece.run.question, piece.run.kind, piece.look, piece.mark)):
        parts = list(group)
        yield parts[0]._replace(text="".join(part.text for part in parts))


def _span(piece: _Piece) -> str:
    """Return one piece with what it prints, how it looks, and what a check says of it."""
    run, look = piece.run, piece.look
    classes = [
        *(["gap"] if run.kind is RunKind.GAP else []),
        *([look] if look else ["lead"] if run.kind is RunKind.LEAD else []),
        *(["finding", piece.mark.severity] if piece.mark else []),
    ]
    attributes = f' data-a="{escape(run.question)}"' if run.answer else ""
    attributes += f' data-f="{piece.mark.number}"' if piece.mark else ""
    attributes += f' class="{" ".join(classes)}"' if classes else ""
    text = str(escape(piece.text)).replace("\n", "<br>")
    return f"<span{attributes}>{text}</span>" if attributes else text
