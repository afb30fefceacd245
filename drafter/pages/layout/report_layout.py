"""Lays rendered sections out as the blocks of a document: order, numbers, title, signature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from drafter.model.answer_path import AnswerPath
from drafter.model.moments import parse_day
from drafter.model.parsing import NONE_WORDS, NotApplicable
from drafter.model.report import Report
from drafter.model.titles import ADDRESSEE, ISSUE_DATE, SIGNED, UNIT_NAME
from drafter.page import STANDARD, Page
from drafter.pages.blocks import Addressee, Block, Document, SignatureBlock, Title
from drafter.pages.layout.numbers_apart import with_numbers_apart
from drafter.pages.layout.official_layout import OfficialParts, official_parts, signed_formally
from drafter.pages.layout.section_blocks import OutlinePlace, RunningNumbers, section_blocks
from drafter.pages.layout.title import title_lines
from drafter.sections.render_sections import RenderedReport
from drafter.sections.tokens import gap_mark
from drafter.text_runs import Origin, PrintedText, Run, Text, cut, runs_in, text_of

if TYPE_CHECKING:
    from drafter.jurisdictions.jurisdiction import Jurisdiction


def lay_out(
    rendered: RenderedReport, report: Report, page: Page = STANDARD, jurisdiction: Jurisdiction | None = None
) -> Document:
    """Return the document: title, addressee, numbered sections, signature, and what is around them.

    A section without text is left out and the numbering closes up. `jurisdiction` says what
    the official form is where the answers don't. Raises InputError, TemplateError.
    """
    official = _official_parts(report, jurisdiction)
    numbering = RunningNumbers(page.number_brackets, rendered.running)
    blocks: list[Block] = [official.masthead] if official and official.masthead else []
    blocks.append(_title(rendered, report, page))
    blocks += _addressee(report)
    numbered = (each for section in rendered.sections for each in section_blocks(section, OutlinePlace(), numbering))
    blocks += with_numbers_apart(numbered, page.number_brackets, rendered.running)
    blocks += _closing(report, jurisdiction, official)
    identity = report.identity
    return Document(
        title=text_of(runs_in(rendered.title)),
        authority=identity.unit_name if isinstance(identity.unit_name, str) else "",
        year=int(identity.year) if isinstance(identity.year, str) else None,
        issued=parse_day(identity.issue_date).isoformat() if isinstance(identity.issue_date, str) else "",
        blocks=tuple(_with_ids(blocks)),
    )


def _title(rendered: RenderedReport, report: Report, page: Page) -> Title:
    """Return the title in lines, with the runs of the words that they were broken from (7.3.1)."""
    names = (report.identity.unit_name, report.identity.unit_short_name)
    lines = title_lines([text_of(word) for word in rendered.title], page.title_characters, names)
    runs = tuple(runs_in(rendered.title))
    ends = accumulate(map(len, lines))
    printed = (PrintedText(cut(runs, end - len(line), end)) for line, end in zip(lines, ends, strict=True))
    return Title(tuple(printed), Origin(block="标题"))


def _addressee(report: Report) -> Iterator[Addressee]:
    """Yield 主送机关 with its colon, if the report has one (7.3.2)."""
    addressee = report.identity.addressee
    if isinstance(addressee, str) and addressee not in NONE_WORDS:
        name = Run(addressee.rstrip("：:"), answer=ADDRESSEE)
        yield Addressee((name, Run("：")), Origin(block=ADDRESSEE.leaf))


def _with_ids(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield `blocks` with ids that differ: what one place of a section prints several times is counted."""
    seen: Counter[str] = Counter()
    for block in blocks:
        own = block.origin.block
        seen[own] += 1
        yield block if seen[own] == 1 else block._replace(origin=block.origin._replace(block=f"{own}~{seen[own]}"))


def _official_parts(report: Report, jurisdiction: Jurisdiction | None) -> OfficialParts | None:
    """Return what stands around the text; None for a plain report, which most are."""
    given = any(value is not None for value in report.official_form.__dict__.values())
    if not given and not (jurisdiction and jurisdiction.masthead):
        return None
    return official_parts(report, jurisdiction)


def _closing(report: Report, jurisdiction: Jurisdiction | None, official: OfficialParts | None) -> Iterator[Block]:
    """Yield what follows the text: 附件说明, signature, 附注, attachments, imprint (7.3.4 to 7.4)."""
    if official and official.attachment_note:
        yield official.attachment_note
    identity = report.identity
    if identity.signed != "无" and not isinstance(identity.signed, NotApplicable):
        signature = _signature(report)
        if official is None:
            yield signature
        else:
            yield signed_formally(signature, report.official_form, jurisdiction)
    if official:
        yield from filter(None, (official.remark, *official.attachments, official.imprint))


def _signature(report: Report) -> SignatureBlock:
    identity = report.identity
    return SignatureBlock(
        _answer_or_gap(identity.unit_name, UNIT_NAME),
        _answer_or_gap(identity.issue_date, ISSUE_DATE),
        Origin(block=SIGNED.leaf),
    )


def _answer_or_gap(answer: object, path: AnswerPath) -> Text:
    return (Run(answer, answer=path),) if isinstance(answer, str) else gap_mark(path.leaf, path).runs
