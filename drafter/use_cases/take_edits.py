"""Takes what a hand changed in a document back into the answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from drafter.docxfile.opc_package import Package
from drafter.errors import InputError
from drafter.folders import section_cache
from drafter.hints import quoted
from drafter.inputs import read_input
from drafter.limits import DOCUMENT
from drafter.model.answer_path import AnswerPath
from drafter.model.edition import Edition
from drafter.model.numerals import with_plain_digits
from drafter.use_cases.base_copies import TITLE, base_of, keep_settled, settled_base
from drafter.use_cases.open_answers import answers_path, open_answers
from drafter.use_cases.store_edits import StoredEdits, store_edits
from drafter.use_cases.wordings_folder import own_folder

if TYPE_CHECKING:
    from drafter.answers.load import Answers
    from drafter.docxfile.contents import WordDocument
    from drafter.merging.hand.sentence_edits import HandSentence
    from drafter.merging.hand.typed_notes import CleanText
    from drafter.merging.plan.untaken import Untaken
    from drafter.pages.written_lines import WrittenLine
    from drafter.use_cases.edit_proposals import Contradiction, Taken, TakenOrder, Unfit
    from drafter.use_cases.sentence_proposals import SentenceProposals

_YEAR = re.compile("20[0-9]{2}")
_ASKED = "批注里问的，修订还没有接受或拒绝"
_BRACES = str.maketrans("{}", "｛｝")


class NoBaseError(InputError):
    """It is not known what Drafter had written into a document, so that nothing can be read off it."""

    def __init__(self, document: Path) -> None:
        super().__init__(
            f"{document}：没有找到生成它时的底稿，看不出哪里是手改的；请把它放回填报文件旁边，"
            "或把两份文档对照以后自己改"
        )


class TakenEdits(NamedTuple):
    """What a document says otherwise than the answers of which it was made."""

    document: Path
    answers: Path
    taken: tuple[Taken, ...]
    """What can be taken back, numbered from 1 by users."""
    contradictions: tuple[Contradiction, ...]
    hand: tuple[str, ...]
    """The paragraphs of the document."""
    left: Untaken
    """What the report would still say otherwise if all were taken."""
    pending: Mapping[str, int] = {}
    """How many tracked changes each author made that nobody accepted or rejected; they are read as accepted."""
    base: tuple[WrittenLine, ...] = ()
    """The lines of which a hand made the document."""
    edition: Edition = Edition.FILED
    """The edition that it is."""
    unfit: tuple[Unfit, ...] = ()
    """What no answer can hold."""


class AcceptedEdits(NamedTuple):
    """What of it is taken, and how."""

    refused: Sequence[str] = ()
    """Numbers, or names of answers, that are not to be taken."""
    reasons: Mapping[int, str] = {}
    """Why sentences are left out, by number."""
    in_jurisdiction: bool = False
    """Whether wordings go to the folder of the jurisdiction, for every report, rather than to the answers file."""


def find_edits(document: str, name: str) -> TakenEdits:
    """Return what a hand changed in `document`, made of the answers file called `name`.

    Raises NoBaseError, other InputErrors, TemplateError.
    """
    from drafter.docxfile.document import read_document
    from drafter.merging.documents.kept_base import kept_lines, marked_lines
    from drafter.merging.hand.hand_sentences import bare_sentences, hand_sentences, section_of
    from drafter.merging.hand.hand_values import hand_values
    from drafter.merging.hand.repeated_figures import with_repeated
    from drafter.merging.hand.typed_notes import without_notes
    from drafter.merging.plan.moved_back import without_moves
    from drafter.merging.texts.record_numbers import with_numbers_now
    from drafter.pages.written_lines import written_lines
    from drafter.rendering import render
    from drafter.use_cases.answer_proposals import AnswerProposals
    from drafter.use_cases.sentence_proposals import PrintedNow, sentence_proposals

    path, answers = Path(document), open_answers(name)
    package = Package(read_input(path, DOCUMENT), path.name)
    read = read_document(package)
    texts = [
        re.sub("[\n\t]", "", with_plain_digits(each.text)) for each in read.paragraphs
    ]  # a line broken by hand is no other
    held = kept_lines(package)
    written = held.lines if held else base_of(answers_path(name), path, texts)
    if written is None:
        raise NoBaseError(path)
    cleaned = [without_notes(text, {line.text for line in written}) for text in texts]
    texts = [each.text for each in cleaned]
    base = settled_base(answers_path(name), path, written, texts)
    edition = _edition_of(written, answers, is_filed=held is not None)
    present = written_lines(render(answers, section_cache(), edition).document)
    base = with_numbers_now(base, present)
    _refuse_other_report(path, answers.source.path, base, present)
    in_place = without_moves(base, _unbraced(texts, base), marked_lines(package, read) if held else {})
    year = answers.report.identity.year
    found = AnswerProposals(answers, hand_values(base, *in_place))
    sentences = hand_sentences(base, *in_place, int(year) if isinstance(year, str) else None)
    open_paths = [each.path for each in found.contradictions]
    sentences = tuple(each for each in with_repeated(sentences, base) if not _tells_otherwise(each, open_paths))
    printed = PrintedNow(
        frozenset(bare_sentences(line.text for line in present)),
        frozenset(filter(None, map(section_of, present))),
    )
    settled = {each.path for each in found.taken} | {each.path for each in found.contradictions}
    hand, now = tuple(text for text in texts if text.strip()), [line.text for line in present]

    def offered(beside: Sequence[HandSentence], *, as_records: bool = True) -> _Offered:
        told = sentence_proposals(answers, sentences, printed, settled, beside, as_records=as_records)
        records = [AnswerPath(each.path).record for each in told.answers]
        values = (each for each in found.taken if AnswerPath(each.path).record not in records)
        taken: list[Taken] = [*values, *told.answers, *told.taken]
        return _offered(_Printed(answers, edition, now), (*taken, *_reordered(base, hand, taken)), told, hand)

    best = _with_most_in_place(offered)
    contradictions = (*found.contradictions, *best.told.contradictions, *_undecided(package, read))
    pending = Counter(each.author for each in read.revisions)
    return TakenEdits(
        path,
        answers.source.path,
        best.taken,
        contradictions,
        hand,
        best.left,
        pending,
        written,
        edition,
        (*best.told.unfit, *_left_aside(cleaned)),
    )


def _edition_of(base: Sequence[WrittenLine], answers: Answers, *, is_filed: bool) -> Edition:
    """Return which edition printed the lines `base`; the public one leaves out what is withheld, and is no hand's deletion."""
    from drafter.pages.written_lines import written_lines
    from drafter.rendering import render

    if is_filed:
        return Edition.FILED
    texts = frozenset(line.text for line in base)

    def likeness(edition: Edition) -> int:
        return sum(line.text in texts for line in written_lines(render(answers, section_cache(), edition).document))

    return max(Edition, key=likeness)  # the filed one where they are the same


def _reordered(base: Sequence[WrittenLine], hand: Sequence[str], taken: Sequence[Taken]) -> Iterator[TakenOrder]:
    """Yield the lists that a hand put into another order; none into which something is `taken` as a record of its own."""
    from drafter.merging.hand.record_order import new_orders
    from drafter.use_cases.edit_proposals import TakenOrder, TakenSentence

    grown = [each.list_title for each in taken if isinstance(each, TakenSentence)]
    yield from (TakenOrder(*each) for each in new_orders(base, hand) if each.answer not in grown)


def _left_aside(cleaned: Sequence[CleanText]) -> Iterator[Unfit]:
    """Yield the notes and the stray spaces that were left out of what a hand typed."""
    from drafter.use_cases.edit_proposals import Unfit

    for note in (note for each in cleaned for note in each.notes):
        yield Unfit(f"{quoted(note)}像是给经办人的话，没有收，不会印进新的报告；核对以后请从手改的稿子里删去", ())
    spaced = [place for each in cleaned for place in each.spaced]
    if spaced:
        yield Unfit(f"多打的空格没有收：{'、'.join(map(quoted, spaced))}", ())


def _undecided(package: Package, read: WordDocument) -> Iterator[Contradiction]:
    """Yield the places about which an earlier merge asked and nobody decided: they are left as the answers have them."""
    from drafter.merging.documents.renewed_comments import open_questions
    from drafter.use_cases.edit_proposals import Contradiction

    for each in open_questions(package, read):
        says = (f"手改{quoted(each.hand or '（删去了）')}", f"填报数据{quoted(each.new or '（没有了）')}")
        yield Contradiction(_ASKED, says, (each.hand,))


def _tells_otherwise(sentence: HandSentence, contradicted: Sequence[str]) -> bool:
    """Return whether a sentence tells one of the answers that are `contradicted` in another shape: told with these."""
    return any(f"{{{path}." in change.wording for path in contradicted for change in sentence.rewordings)


def _unbraced(texts: Sequence[str], base: Sequence[WrittenLine]) -> list[str]:
    """Return the paragraphs of a hand, its braces as others than those that stand for answers."""
    printed = frozenset(line.text for line in base)
    return [text if text in printed else text.translate(_BRACES) for text in texts]


class _Offered(NamedTuple):
    taken: tuple[Taken, ...]
    told: SentenceProposals
    left: Untaken


class _Printed(NamedTuple):
    """What an edition prints of the answers now."""

    answers: Answers
    edition: Edition
    lines: Sequence[str]


def _offered(
    printed: _Printed,
    taken: tuple[Taken, ...],
    told: SentenceProposals,
    hand: Sequence[str],
) -> _Offered:
    """Return what of `taken` changes the report, as it is `printed` now, and what it would still say otherwise than `hand`.

    `told` is handed through.
    """
    from drafter.merging.plan.untaken import untaken
    from drafter.use_cases.half_taken import half_taken
    from drafter.use_cases.store_edits import taken_back

    if not taken:
        return _Offered((), told, untaken(hand, printed.lines))
    try:
        back = taken_back(printed.answers, [(each, "") for each in taken], None, printed.edition)
    except InputError:  # told when it is to be stored
        return _Offered(taken, told, untaken(hand, printed.lines))
    useful = tuple(each for i, each in enumerate(taken) if i not in back.useless)
    left = untaken(hand, back.printed)
    halves = half_taken(useful, left)
    if halves:
        whole = tuple(each for i, each in enumerate(useful) if i not in halves)
        return _offered(printed, whole, told, hand)
    return _Offered(useful, told, left)


class _Offer(Protocol):
    def __call__(self, beside: Sequence[HandSentence], *, as_records: bool = True) -> _Offered:
        """Return what can be taken when the new sentences `beside` others become words of these."""


def _with_most_in_place(offer: _Offer) -> _Offered:
    """Return what is offered, given which new sentences become words of those beside them, that leaves least otherwise.

    They do where they would be printed elsewhere as activities of their own; and all the words of a record become its own
    unless it is printed otherwise then.
    """
    from drafter.use_cases.edit_proposals import TakenSentence

    offered = partial(offer, as_records=True)
    best = offered(())
    if best.told.answers:
        as_words = offer((), as_records=False)
        if as_words.left.places < best.left.places:
            offered, best = partial(offer, as_records=False), as_words
    beside: list[HandSentence] = []
    for each in best.taken:
        left = best.left
        if not (left.moved or left.split or left.joined or left.reworded):
            break
        if isinstance(each, TakenSentence) and each.topic and each.hand.rewordings:
            tried = offered([*beside, each.hand])
            if tried.left.places < left.places:
                best, beside = tried, [*beside, each.hand]
    return best


def _refuse_other_report(
    document: Path, answers: Path, base: Sequence[WrittenLine], present: Sequence[WrittenLine]
) -> None:
    """Raise InputError where a document, whose lines were `base`, is no report of the answers that print `present`."""
    texts = frozenset(line.text for line in present)
    same = sum(line.text in texts for line in base)
    one, other = (next((line.text for line in lines if line.key.startswith(TITLE)), "") for lines in (base, present))
    is_other_year = _YEAR.findall(one) != _YEAR.findall(other)
    if is_other_year or (one != other and same * 2 < len(base)):
        raise InputError(f"{document}：这是《{one}》，{answers.name} 填的是《{other}》；请换成生成这份文档的填报文件")


def left_after(edits: TakenEdits, stored: StoredEdits) -> Untaken:
    """Return what the report says otherwise than the document now that some of `edits` are `stored`."""
    from drafter.merging.plan.untaken import untaken

    return untaken(edits.hand, stored.printed)


def can_keep_in_jurisdiction(edits: TakenEdits) -> bool:
    """Return whether the folder of the jurisdiction is the user's own, so that wordings may go there."""
    try:
        own_folder(open_answers(str(edits.answers)).jurisdiction)
    except InputError:
        return False
    return True


def store_taken(edits: TakenEdits, acceptance: AcceptedEdits, *, is_held: bool = False) -> StoredEdits:
    """Store what of `edits` is accepted; `is_held`: this process holds the answers file already.

    Raises InputError, TemplateError, OutputError; nothing is stored then.
    """
    refused = _refused(edits.taken, acceptance.refused)
    unknown = [number for number in acceptance.reasons if not _asks_reason(edits.taken, number)]
    if unknown:
        raise InputError(f"--reason {unknown[0]}：这一项不是删去的句子，不用写理由；请写列出来的编号")
    kept = [
        (each, acceptance.reasons.get(number, ""))
        for number, each in enumerate(edits.taken, 1)
        if number not in refused
    ]
    stored = store_edits(
        edits.answers, kept, in_jurisdiction=acceptance.in_jurisdiction, is_held=is_held, edition=edits.edition
    )
    keep_settled(edits.answers, edits.document, edits.base, edits.hand, stored.lines)
    return stored


def _asks_reason(taken: Sequence[Taken], number: int) -> bool:
    return 0 < number <= len(taken) and taken[number - 1].needs_reason


def _refused(taken: Sequence[Taken], names: Sequence[str]) -> set[int]:
    """Return the numbers of what is refused. Raises InputError for a name of nothing."""
    known = {str(number): number for number in range(1, len(taken) + 1)}
    for number, each in enumerate(taken, 1):
        for called in each.names:
            known.setdefault(called, number)
    for name in names:
        if name not in known:
            raise InputError(f"--except {name}：没有这一项；请写列出来的编号，或它的名称")
    return {known[name] for name in names}
