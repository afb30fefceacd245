"""Lays rendered sections out as the blocks of a document: order, numbers, title, signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from drafter.errors import InputError
from drafter.model.answer_path import AnswerPath
from drafter.model.moments import parse_day
from drafter.model.numerals import to_chinese
from drafter.model.parsing import NONE_WORDS, NotApplicable
from drafter.model.report import Report
from drafter.model.titles import ADDRESSEE, ISSUE_DATE, UNIT_NAME
from drafter.page import STANDARD, Page
from drafter.pages.blocks import Addressee, Block, Document, Heading, Item, Paragraph, SignatureBlock, Title
from drafter.pages.layout.title import title_lines
from drafter.sections.markup import Part, Shape
from drafter.sections.render_sections import RenderedReport, Section
from drafter.text_runs import Origin, Run, RunKind, gaps_in, text_of

if TYPE_CHECKING:
    from drafter.jurisdictions.jurisdiction import Jurisdiction
    from drafter.pages.layout.official_layout import Surroundings

MOST_NUMBERED = 9_999
"""Headings and items in one count: 九千九百九十九 is the last numeral."""
DEEPEST = 4
"""Heading levels of a document: 一、（一）1.（1） (GB/T 9704-2012, 7.3.3)."""
_FIRST_SENTENCE = re.compile(r"[^。：；]*[。：；]?")


def heading_number(level: int, count: int, brackets: tuple[str, str] = STANDARD.number_brackets) -> str:
    """Return the number of the `count`-th heading at `level`: 一、（一）1.（1） (7.3.3)."""
    chinese, (left, right) = to_chinese(count), brackets
    return (f"{chinese}、", f"{left}{chinese}{right}", f"{count}.", f"{left}{count}{right}")[level - 1]


class _Counter:
    """Counts headings level by level; a new heading starts the deeper levels again."""

    def __init__(self, brackets: tuple[str, str]) -> None:
        self._counts = [0] * (DEEPEST + 1)
        self._brackets = brackets

    def next(self, level: int) -> str:
        self._counts[level] += 1
        if self._counts[level] > MOST_NUMBERED:
            raise InputError(f"同一级的标题和条目超过 {MOST_NUMBERED} 个，编不出序号；请分成几级，或删去一些")
        self._counts[level + 1 :] = [0] * (DEEPEST - level)
        return heading_number(level, self._counts[level], self._brackets)


def lay_out(
    rendered: RenderedReport, report: Report, page: Page = STANDARD, jurisdiction: Jurisdiction | None = None
) -> Document:
    """Return the document: title, addressee, numbered sections, signature, and what is around them.

    A section that tells nothing is left out and the numbering closes up. `jurisdiction` says what
    the official form is where the answers don't. Raises InputError, TemplateError.
    """
    identity = report.identity
    words = [text_of(word) for word in rendered.title]
    around = _surroundings(report, jurisdiction)
    blocks: list[Block] = [around.masthead] if around and around.masthead else []
    names = (identity.unit_name, identity.unit_short_name)
    blocks.append(Title(title_lines(words, page.title_characters, names), gaps=tuple(gaps_in(rendered.title))))
    addressee = identity.addressee
    if isinstance(addressee, str) and addressee not in NONE_WORDS:
        text = addressee.rstrip("：:") + "："
        blocks.append(Addressee((Run(text),), Origin("", (ADDRESSEE,))))
    counter = _Counter(page.number_brackets)
    for section in rendered.sections:
        blocks += _section(section, 1, counter, run_in=False)
    blocks += _closing(report, jurisdiction, around)
    issued = identity.issue_date
    return Document(
        title="".join(words),
        authority=identity.unit_name if isinstance(identity.unit_name, str) else "",
        year=int(identity.year) if isinstance(identity.year, str) else None,
        issued=parse_day(issued).isoformat() if isinstance(issued, str) else "",
        blocks=tuple(blocks),
    )


def _surroundings(report: Report, jurisdiction: Jurisdiction | None) -> Surroundings | None:
    """Return what stands around the text; None for a plain report, which most are."""
    given = any(value is not None for value in report.official_form.__dict__.values())
    if not given and not (jurisdiction and jurisdiction.masthead):
        return None
    from drafter.pages.layout.official_layout import surroundings  # noqa: PLC0415 - a plain report needs none of it

    return surroundings(report, jurisdiction)


def _closing(report: Report, jurisdiction: Jurisdiction | None, around: Surroundings | None) -> Iterator[Block]:
    """Yield what follows the text: 附件说明, signature, 附注, attachments, imprint (7.3.4 to 7.4)."""
    if around and around.attachment_note:
        yield around.attachment_note
    identity = report.identity
    if identity.signed != "无" and not isinstance(identity.signed, NotApplicable):
        signature = _signature(report)
        if around is None:
            yield signature
        else:
            from drafter.pages.layout.official_layout import signed_formally  # noqa: PLC0415 - loaded by now

            yield signed_formally(signature, report.official_form, jurisdiction)
    if around:
        yield from filter(None, (around.remark, *around.attachments, around.imprint))


def _signature(report: Report) -> SignatureBlock:
    identity = report.identity
    return SignatureBlock(
        _answer_or_gap(identity.unit_name, UNIT_NAME),
        _answer_or_gap(identity.issue_date, ISSUE_DATE),
        Origin("", (UNIT_NAME, ISSUE_DATE)),
    )


def _answer_or_gap(answer: object, path: AnswerPath) -> tuple[Run, ...]:
    return (Run(answer),) if isinstance(answer, str) else (Run(f"【待填：{path.leaf}】", RunKind.GAP, path),)


def _section(section: Section, level: int, counter: _Counter, *, run_in: bool) -> Iterator[Block]:
    if not section.told:
        return
    parts = list(section.parts)
    level = section.level or level
    depth = level - 1
    if section.heading:
        depth = level
        origin = section.origin
        if run_in and parts and parts[0].shape is Shape.PARAGRAPH:
            first = parts.pop(0)
            origin = Origin(origin.section, (*origin.answers, *first.answers))
            runs = (*_lead(section.heading), *_plain(first.runs))
            yield Item(level, counter.next(level), runs, origin)
        else:
            yield Heading(level, counter.next(level), section.heading, origin)
    yield from _parts(parts, depth, counter, section)
    lone = _lone_child(section, parts)
    if lone:
        yield from _unnumbered(lone)
        return
    for child in section.below:
        yield from _section(child, depth + 1, counter, run_in=section.run_in)


def _lone_child(section: Section, parts: Sequence[Part]) -> Section | None:
    """Return the only one of several sections below that tells anything, when it is plain paragraphs."""
    told = [child for child in section.below if child.told]
    if len(told) != 1 or len(section.below) == 1 or any(part.shape is Shape.ITEM for part in parts):
        return None
    (child,) = told
    plain = all(part.shape is Shape.PARAGRAPH for part in child.parts)
    return child if child.heading and plain and child.parts and not any(each.told for each in child.below) else None


def _unnumbered(section: Section) -> Iterator[Paragraph]:
    """Yield a section of which there is no second: its heading leads its text, for one alone is not counted."""
    name, (first, *others) = section.origin.section, section.parts
    answers = (*section.origin.answers, *first.answers)
    yield Paragraph((*_lead(section.heading), *_plain(first.runs)), Origin(name, answers))
    for part in others:
        yield Paragraph(part.runs, Origin(name, part.answers))


def _parts(parts: Sequence[Part], depth: int, counter: _Counter, section: Section) -> Iterator[Block]:
    current, skip = depth, False
    lone = _has_lone_item(parts, section)
    for i, part in enumerate(parts):
        if skip:
            skip = False
            continue
        origin = Origin(section.origin.section, part.answers)
        if part.shape is Shape.HEADING:
            current = min(depth + part.depth, DEEPEST)
            if not _heads_text(part, parts[i + 1 :]):
                continue
            following = parts[i + 1]
            if section.run_in and following.shape is Shape.PARAGRAPH:
                joined = Origin(origin.section, (*part.answers, *following.answers))
                runs = (*_lead(part.runs), *_plain(following.runs))
                yield Item(current, counter.next(current), runs, joined)
                skip = True
            else:
                yield Heading(current, counter.next(current), part.runs, origin)
        elif part.shape is Shape.ITEM and lone:
            yield Paragraph(_first_sentence_led(part.runs), origin)
        elif part.shape is Shape.ITEM:
            level = section.item_level or min(current + 1, DEEPEST)
            yield Item(level, counter.next(level), _first_sentence_led(part.runs), origin)
        else:
            yield Paragraph(part.runs, origin)


def _has_lone_item(parts: Sequence[Part], section: Section) -> bool:
    """Return True when one item is all the list there is under the heading: it takes no number, as a lone 一是."""
    items = sum(part.shape is Shape.ITEM for part in parts)
    return items == 1 and bool(section.heading) and not any(child.told for child in section.below)


def _heads_text(heading: Part, following: Sequence[Part]) -> bool:
    """Return True when text stands between `heading` and the next of its level or above."""
    for part in following:
        if part.shape is not Shape.HEADING:
            return True
        if part.depth <= heading.depth:
            return False
    return False


def _plain(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the text that follows a run-in heading: its own lead phrase is plain there."""
    return tuple(run._replace(kind=RunKind.PLAIN) if run.kind is RunKind.LEAD else run for run in runs)


def _lead(heading: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return a heading as the lead of its text: in the level's font, with a full stop."""
    runs = [r._replace(kind=RunKind.LEAD) if r.kind is RunKind.PLAIN else r for r in heading]
    if not runs[-1].text.endswith(("。", "！", "？")):
        runs.append(Run("。", RunKind.LEAD))
    return tuple(runs)


def _first_sentence_led(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return an item's runs with the first sentence as the lead (7.3.3: the level's font)."""
    led: list[Run] = []
    for i, run in enumerate(runs):
        if run.kind is RunKind.GAP:
            led.append(run)
            continue
        match = _FIRST_SENTENCE.match(run.text)
        sentence = match[0] if match else ""
        led += [Run(sentence, RunKind.LEAD)] if sentence else []
        rest = run.text[len(sentence) :]
        if rest or sentence.endswith(("。", "：", "；")):
            following = [Run(r.text, RunKind.PLAIN) if r.kind is RunKind.LEAD else r for r in runs[i + 1 :]]
            return (*led, *([Run(rest)] if rest else []), *following)
    return tuple(led)
