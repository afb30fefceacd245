"""Random edits typed into a rendered report, all of them taken, and the report made afresh: `python -m tests.taken_trials`.

With `--trials 300 --seed 1` it prints of each trial that went wrong which edit did not come back and was not told, and
what else changed; `--only 17` runs one again and shows its edits. The test suite runs a few dozen.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

import docx
from hand_edits import Made, made

from drafter.answers.answer_names import answer_named
from drafter.answers.load import load_answers, parse_answers
from drafter.answers.set_answers import set_answers
from drafter.commands.take_listing import found_lines, left_lines, stored_lines
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package
from drafter.errors import DrafterError
from drafter.folders import section_cache, shipped
from drafter.merging.documents.merge_documents import merge_documents
from drafter.model.worded_numbers import numbers_in
from drafter.pages.written_lines import WrittenLine, written_lines
from drafter.rendering import render
from drafter.use_cases.edit_proposals import TakenAnswer
from drafter.use_cases.take_edits import AcceptedEdits, TakenEdits, find_edits, left_after, store_taken
from tests import typed_numbers

NEW_SENTENCES = (
    *(
        "群众满意度进一步提高。",
        "相关做法在全区推广。",
        "各科室按月通报进展情况。",
        "共整改问题17个。",
        "建立问题台账，逐项销号。",
    ),
    *("局主要领导多次作出批示。", "召开专题推进会3次，解决难点问题5个。", "家长反映良好。", "此项工作走在全区前列。"),
    *("选派骨干教师24人参加培训。", "“法润校园”品牌逐步形成。", "市教委来我局调研并给予肯定；有关经验在简报上刊发。"),
)
ADVERBS = ("进一步", "认真", "扎实", "持续", "着力", "全面")
PHRASES = ("统筹推进", "落细落实", "抓紧抓好", "积极稳妥", "规范有序", "务求实效")
TAILS = ("，成效明显", "，取得新进展", "，群众反映良好", "，形成长效机制")
NEW_HEADINGS = ("扎实", "不断", "持续深入")
_NUMBER = re.compile(r"(?<![0-9〔.—])[0-9]{1,5}(?![0-9.]|年|〕|号|月|日|\.)")
_WORDS = re.compile(r"[\u4e00-\u9fff]{6,}")
_SENTENCE = re.compile(r"[^。]+。")
_FRONT = re.compile(
    r"(?:第[一二三四五六七八九十]+部分\s*|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十0-9]+[）)]|[0-9]+[.．、](?![0-9]))"
)
_COUNT = re.compile(r"[一二三四五六七八九十]{1,3}是(?!否)")
_NUMBERS = re.compile(f"(?:{_FRONT.pattern})?(?:{_COUNT.pattern})?")
_CLAUSE = re.compile(r"(?<=[。；：])[一二三四五六七八九十]是|^[一二三四五六七八九十]是")
_ROUGH = re.compile(
    "[约近]?(?:[0-9]+|[一二两三四五六七八九十百]+(?=[件起宗例名人所家次个年台日节]))余?[件起宗例人名位日天]?"
)
Paragraph = Any


class Retold(NamedTuple):
    """A figure that was told otherwise."""

    line: str
    """The paragraph as it was."""
    typed: typed_numbers.Typed


class Typist:
    """A hand at a document; what it does is drawn from `chance`, and told in `done`."""

    def __init__(self, data: bytes, chance: random.Random, lines: Sequence[WrittenLine] = ()) -> None:
        """Type into the document `data`, which prints `lines`."""
        self._lines = lines
        self.retold: list[Retold] = []
        self._document = docx.Document(io.BytesIO(data))
        self._chance = chance
        self._fresh = list(chance.sample(NEW_SENTENCES, len(NEW_SENTENCES)))
        self.done: list[str] = []

    def saved(self) -> bytes:
        """Return the document as it is now."""
        stream = io.BytesIO()
        self._document.save(stream)
        return stream.getvalue()

    def type_over(self, old: str, new: str) -> None:
        """Type `new` over the first place of `old`."""
        paragraph = next(each for each in self._document.paragraphs if old in each.text)
        start = paragraph.text.index(old)
        self._type(paragraph, start, start + len(old), new)

    def write_behind(self, words: str, text: str) -> None:
        """Write a paragraph behind the first that has `words`."""
        self._beside(next(each for each in self._document.paragraphs if words in each.text), text)

    def edit(self) -> None:
        """Do one thing; it may be nothing where it does not fit."""
        kind = self._chance.choice(KINDS)
        before = [each.text for each in self._document.paragraphs]
        kind(self)
        after = [each.text for each in self._document.paragraphs]
        gone = [each for each in before if each not in after]
        come = [each for each in after if each not in before]
        self.done.append(
            f"{kind.__name__}:\n      - " + "\n      - ".join(gone) + "\n      + " + "\n      + ".join(come)
        )

    def _prose(self) -> list[Paragraph]:
        """Return the paragraphs of text, without title, headings alone, and signature."""
        return [each for each in self._document.paragraphs if each.text.endswith("。") and len(each.text) > 12]

    def _headings(self) -> list[Paragraph]:
        own = [each for each in self._document.paragraphs if _FRONT.match(each.text)]
        return [each for each in own if not each.text.endswith("。")]

    def _type(self, paragraph: Paragraph, start: int, end: int, words: str) -> None:
        """Put `words` in the place of characters of a paragraph, in the format of the first of them."""
        at = 0
        is_typed = False
        for run in paragraph.runs:
            length = len(run.text)
            low, high = max(start - at, 0), min(end - at, length)
            is_here = (
                not is_typed and at <= start <= at + length and (start < at + length or start == end or low < high)
            )
            if low < high or is_here:
                run.text = run.text[:low] + ("" if is_typed else words) + run.text[max(low, high) :]
                is_typed = True
            at += length

    def figure(self) -> None:
        """Type another number over one."""
        places = [(each, match) for each in self._prose() for match in _NUMBER.finditer(each.text)]
        if not places:
            return
        paragraph, match = self._chance.choice(places)
        self._type(paragraph, *match.span(), str(int(match[0]) + self._chance.randint(1, 30)))

    def retell(self) -> None:
        """Tell a figure in another unit, in a total, in numerals or in other words, in a line that was not touched yet."""
        by_text = {each.text: each for each in self._document.paragraphs}
        touched = {each.line for each in self.retold}
        untouched = [each for each in self._lines if each.text in by_text and each.text not in touched]
        for line in self._chance.sample(untouched, len(untouched)):
            typed = self._chance.choice(typed_numbers.KINDS)(line, self._chance)
            if typed:
                at = line.text.index(typed.old)
                self._type(by_text[line.text], at, at + len(typed.old), typed.new)
                self.retold.append(Retold(line.text, typed))
                return

    def about(self) -> None:
        """Tell a number roughly, or by a word."""
        places = [(each, match) for each in self._prose() for match in _NUMBER.finditer(each.text)]
        if places:
            paragraph, match = self._chance.choice(places)
            instead = self._chance.choice((f"近{match[0]}", f"{match[0]}余", "多", f"约{match[0]}"))
            self._type(paragraph, *match.span(), instead)

    def _sentence(self) -> tuple[Paragraph, int, int]:
        places = [(each, *match.span()) for each in self._prose() for match in _SENTENCE.finditer(each.text)]
        return self._chance.choice(places)

    def adverb(self) -> None:
        """Put a word into a sentence."""
        paragraph, start, end = self._sentence()
        found = list(_WORDS.finditer(paragraph.text, start, end))
        if found:
            match = self._chance.choice(found)
            at = self._chance.randrange(match.start() + 2, match.end() - 2)
            self._type(paragraph, at, at, self._chance.choice(ADVERBS))

    def phrase(self) -> None:
        """Type some words over others, but over no number."""
        paragraph, start, end = self._sentence()
        start += len(_NUMBERS.match(paragraph.text[start:])[0])
        found = list(_WORDS.finditer(paragraph.text, start, end))
        if found:
            match = self._chance.choice(found)
            at = self._chance.randrange(match.start(), match.end() - 3)
            self._type(paragraph, at, at + self._chance.randint(2, 4), self._chance.choice(PHRASES))

    def tail(self) -> None:
        """Put a clause to the end of a sentence."""
        paragraph, _, end = self._sentence()
        self._type(paragraph, end - 1, end - 1, self._chance.choice(TAILS))

    def last_clause(self) -> None:
        """Delete the last clause of a sentence."""
        paragraph, start, end = self._sentence()
        comma = paragraph.text.rfind("，", start, end)
        if comma > start + 6:
            self._type(paragraph, comma, end - 1, "")

    def recast(self) -> None:
        """Let the clauses of a sentence change places."""
        paragraph, start, end = self._sentence()
        clauses = paragraph.text[start : end - 1].split("，")
        if len(clauses) > 1 and not _FRONT.match(paragraph.text, start) and not _COUNT.match(clauses[0]):
            self._type(paragraph, start, end - 1, "，".join((*clauses[1:], clauses[0])))

    def add(self) -> None:
        """Write a sentence behind one."""
        paragraph, _, end = self._sentence()
        self._type(paragraph, end, end, self._fresh.pop())

    def add_first(self) -> None:
        """Write a sentence at the beginning of a paragraph without a number."""
        own = [each for each in self._prose() if not _FRONT.match(each.text) and not _COUNT.match(each.text)]
        self._type(self._chance.choice(own), 0, 0, self._fresh.pop())

    def delete(self) -> None:
        """Delete a sentence, but none with a number before it."""
        paragraph, start, end = self._sentence()
        if not _FRONT.match(paragraph.text[start:end]) and not _COUNT.match(paragraph.text[start:end]):
            self._type(paragraph, start, end, "")
            if not paragraph.text:
                paragraph._element.getparent().remove(paragraph._element)

    def move(self) -> None:
        """Move a sentence to another place."""
        paragraph, start, end = self._sentence()
        words = paragraph.text[start:end]
        if _FRONT.match(words) or _COUNT.match(words) or len(_SENTENCE.findall(paragraph.text)) < 2:
            return
        self._type(paragraph, start, end, "")
        other, _, end = self._sentence()
        self._type(other, end, end, words)

    def split(self) -> None:
        """Press Enter between two sentences."""
        own = [each for each in self._prose() if len(_SENTENCE.findall(each.text)) > 1]
        if not own:
            return
        paragraph = self._chance.choice(own)
        ends = [match.end() for match in _SENTENCE.finditer(paragraph.text)][:-1]
        at = self._chance.choice(ends)
        rest = paragraph.text[at:]
        self._beside(paragraph, rest)
        self._type(paragraph, at, len(paragraph.text), "")

    def join(self) -> None:
        """Delete the mark between two paragraphs."""
        paragraphs = self._document.paragraphs
        pairs = [
            (one, other)
            for one, other in pairwise(paragraphs)
            if one.text.endswith("。") and other.text.endswith("。") and not _FRONT.match(other.text)
        ]
        if pairs:
            self._join(*self._chance.choice(pairs))

    def join_to_next(self, words: str) -> None:
        """Delete the mark behind the first paragraph that has `words`."""
        pairs = pairwise(self._document.paragraphs)
        self._join(*next((one, other) for one, other in pairs if words in one.text))

    def _join(self, one: Paragraph, other: Paragraph) -> None:
        for run in list(other.runs):
            one._element.append(run._element)
        other._element.getparent().remove(other._element)

    def heading(self) -> None:
        """Put a word into a heading."""
        own = self._headings()
        if own:
            paragraph = self._chance.choice(own)
            match = _FRONT.match(paragraph.text)
            end = match.end() if match else 0
            self._type(paragraph, end, end, self._chance.choice(NEW_HEADINGS))

    def add_paragraph(self) -> None:
        """Write a paragraph of one or two sentences."""
        paragraph = self._chance.choice(self._prose())
        self._beside(paragraph, "".join(self._fresh.pop() for _ in range(self._chance.randint(1, 2))))

    def delete_clause(self) -> None:
        """Delete one of the clauses that are counted 一是, 二是, and type the numbers behind anew."""
        own = [each for each in self._prose() if len(_CLAUSE.findall(each.text)) > 2]
        if not own:
            return
        paragraph = self._chance.choice(own)
        clauses = list(_CLAUSE.finditer(paragraph.text))
        gone = self._chance.randrange(1, len(clauses))
        end = clauses[gone + 1].start() if gone + 1 < len(clauses) else len(paragraph.text)
        for number in range(len(clauses) - 1, gone, -1):
            match = clauses[number]
            self._type(paragraph, match.start(), match.end() - 1, "一二三四五六七八九十"[number - 1])
        self._type(paragraph, clauses[gone].start(), end, "")

    def title(self) -> None:
        """Put a word into the title."""
        own = [each for each in self._document.paragraphs if "情况报告" in each.text or "工作报告" in each.text][:1]
        for each in own:
            at = each.text.rindex("报告")
            self._type(each, at, at, "总结")

    def delete_paragraph(self) -> None:
        """Delete a paragraph."""
        element = self._chance.choice(self._prose())._element
        element.getparent().remove(element)

    def move_paragraph(self) -> None:
        """Move a paragraph without a number to another place."""
        own = [each for each in self._prose() if not _FRONT.match(each.text)]
        paragraph, other = self._chance.sample(own, 2)
        other._element.addnext(paragraph._element)

    def put_behind(self, words: str, own: str) -> None:
        """Move the paragraph that has the words `own` behind the first that has `words`."""
        moved, before = (next(each for each in self._document.paragraphs if text in each.text) for text in (own, words))
        before._element.addnext(moved._element)

    def _beside(self, paragraph: Paragraph, words: str) -> None:
        """Put a paragraph behind one, in its format."""
        element = docx.oxml.OxmlElement("w:p")
        own = paragraph._element.pPr
        if own is not None:
            element.append(docx.oxml.parse_xml(docx.oxml.xmlchemy.serialize_for_reading(own)))
        paragraph._element.addnext(element)
        docx.text.paragraph.Paragraph(element, paragraph._parent).add_run(words)


KINDS: tuple[Callable[[Typist], None], ...] = (
    *(Typist.figure, Typist.figure, Typist.figure, Typist.adverb, Typist.adverb, Typist.phrase, Typist.phrase),
    *(Typist.tail, Typist.last_clause, Typist.recast, Typist.add, Typist.add, Typist.add_first, Typist.delete),
    *(Typist.delete, Typist.move, Typist.split, Typist.join, Typist.heading, Typist.add_paragraph),
    *(Typist.retell,) * 14,
    *(Typist.delete_paragraph, Typist.move_paragraph, Typist.about, Typist.delete_clause),
)


class Trial(NamedTuple):
    """What came of one trial."""

    seed: int
    edits: tuple[str, ...]
    told: tuple[str, ...]
    """What `take` said was not taken."""
    faults: tuple[str, ...]


class Texts(NamedTuple):
    """The paragraphs of a report as it was made, as a hand left it, and as it is made after all was taken."""

    base: list[str]
    hand: list[str]
    fresh: list[str]


def run_trial(seed: int, folder: Path, most_edits: int = 6) -> Trial:
    """Run the trial that `seed` draws, in `folder`."""
    chance = random.Random(seed)  # noqa: S311 - tests
    example = chance.choice(sorted(shipped("examples").glob("*.yaml")))
    base = _made_example(example)
    typist = Typist(base.data, chance, base.lines)
    for _ in range(chance.randint(1, most_edits)):
        typist.edit()
    answers, document = folder / f"{seed}.yaml", folder / f"{seed}.docx"
    answers.write_bytes(example.read_bytes())
    edited = typist.saved()
    document.write_bytes(edited)
    try:
        edits = find_edits(str(document), str(answers))
        stored = store_taken(edits, AcceptedEdits())
    except DrafterError as error:
        return Trial(seed, tuple(typist.done), (), (f"refused: {error}",))
    offered = "\n".join(found_lines(edits))
    left = left_after(edits, stored)
    told = (*_contradictions(offered), *left_lines(left, edits, "现在"))
    made_now = render(load_answers(answers, (shipped("templates"),)), section_cache())
    lines = written_lines(made_now.document)
    hand = paragraph_texts(edited)
    texts = Texts([each.text for each in base.lines], hand, [each.text for each in lines])
    faults = [*compared(texts, "\n".join(told)), *_wrong_answers(typist, edits, hand)]
    merged = merge_documents(edited, document.name, base.lines, lines, made_now.data)
    faults += _merge_faults(hand, paragraph_texts(merged.data), texts, "\n".join(told))
    faults += (f"asked: {each.base} | {each.hand} | {each.new}" for each in merged.questions)
    if left != edits.left:
        faults.append("foretold: what is left is not what was foretold")
    faults += (f"offered again: {each}" for each in find_edits(str(document), str(answers)).taken)
    faults += _stale_faults(typist, answers, texts.fresh, chance)
    return Trial(seed, tuple(typist.done), (offered, *stored_lines(stored, edits), "---", *told), tuple(faults))


def _wrong_answers(typist: Typist, edits: TakenEdits, hand: list[str]) -> Iterator[str]:
    """Yield the figures that would be taken as another value than the document says of them."""
    allowed: dict[str, set[Decimal]] = {}
    text = "\n".join(hand)
    for each in typist.retold:
        for path, values in (
            each.typed.values.items() if each.typed.new in text else ()
        ):  # no number typed over it since
            allowed.setdefault(path, set()).update(values)
    for taken in edits.taken:
        number = _number_of(taken.new) if isinstance(taken, TakenAnswer) and taken.has_source else None
        if number is None or not isinstance(taken, TakenAnswer):
            continue
        if taken.path in allowed and number not in allowed[taken.path]:
            yield f"wrong answer: {taken.path} {taken.old} → {taken.new}"
        if taken.path not in allowed and not any(each.value == number for each in numbers_in(text)):
            yield f"answer of no words: {taken.path} {taken.old} → {taken.new}"


def _number_of(text: str) -> Decimal | None:
    return next((each.value for each in numbers_in(text)), None)


def _stale_faults(typist: Typist, answers: Path, fresh: list[str], chance: random.Random) -> Iterator[str]:
    """Change an answer that the hand told otherwise; yield where its sentence still tells the old figure, and nothing says so."""
    if not typist.retold:
        return
    each = chance.choice(typist.retold)
    at = each.line.index(each.typed.old)
    told = sentence_with(each.line.replace(each.typed.old, each.typed.new), at)
    printed = sorted(own for own in bare(fresh) if own == told)
    if not printed:
        return  # told as not taken, or edited further
    for path in each.typed.values:
        loaded = load_answers(answers, (shipped("templates"),))
        question = answer_named(path, loaded.jurisdiction).question
        changed = set_answers(loaded, [f"{path}=637{question.unit}"], (shipped("templates"),))
        made_now = render(parse_answers(changed.text, answers, (shipped("templates"),)), section_cache())
        if told in bare(line.text for line in written_lines(made_now.document)):
            yield f"stale: {path} changed, and it still prints: {told}"


def sentence_with(text: str, at: int) -> str:
    """Return the sentence of `text`, as `bare` gives it, that holds the character at `at`."""
    low = max((match.end() for match in re.finditer("[。；]", text[:at])), default=0)
    end = re.compile("[。；]").search(text, at)
    return next(iter(bare([text[low : end.start() if end else len(text)]])), "")


@cache
def _made_example(path: Path) -> Made:
    with tempfile.TemporaryDirectory() as folder:
        return made(path.read_text(encoding="utf-8"), path.name, Path(folder))


def _contradictions(offered: str) -> list[str]:
    """Return the lines of a listing behind what can be taken."""
    return offered.partition("说法不一")[2].splitlines()


def paragraph_texts(data: bytes) -> list[str]:
    """Return the paragraphs of a document that are not empty, each on one line."""
    read = read_document(Package(data, "手改.docx"))
    return [each.text.replace("\n", "") for each in read.paragraphs if each.text.strip()]


def bare(paragraphs: Iterable[str]) -> list[str]:
    """Return the sentences of paragraphs without numbers before and stops behind them."""
    found = []
    for paragraph in paragraphs:
        text = _FRONT.sub("", paragraph.strip(), count=1)
        for piece in re.split("[。；]", text):
            own = _COUNT.sub("", piece.strip(), count=1).strip("，”")
            if own:
                found.append(own)
    return found


def compared(texts: Texts, told: str) -> Iterator[str]:
    """Yield what of the hand's edits is neither in the fresh text nor `told`, and what else is not as the hand left it."""
    base, hand, fresh = (Counter(bare(each)) for each in texts)
    figures = {_without_digits(each) for each in fresh if each not in base}
    for each in hand:
        if hand[each] > fresh[each] and each not in told:
            if each not in base or hand[each] > base[each]:
                yield f"lost: {each}"
            elif _without_digits(each) not in figures:
                yield f"gone though no hand touched it: {each}"
    for each in fresh:
        if fresh[each] <= hand[each] or each in told:
            continue
        if _without_digits(each) in _without_digits(told):
            continue
        if each in base:
            yield f"{'twice' if hand[each] else 'back'}: {each}"
        elif _without_digits(each) not in {_without_digits(other) for other in hand}:
            yield f"new, of no hand: {each}"
    yield from _order_faults(texts, told)


def _order_faults(texts: Texts, told: str) -> Iterator[str]:
    hand, fresh = bare(texts.hand), bare(texts.fresh)
    common = {each for each in hand if hand.count(each) == fresh.count(each) == 1}
    first, second = ([each for each in own if each in common] for own in (hand, fresh))
    if first != second and "别的地方" not in told:
        at = next(i for i, (one, other) in enumerate(zip(first, second, strict=True)) if one != other)
        yield f"order: {first[at]} | {second[at]}"
    ends = [_ends(own) & common for own in (texts.hand, texts.fresh)]
    if ends[0] != ends[1] and not re.search("另起|别的地方", told):
        yield f"paragraphs: {sorted(ends[0] ^ ends[1])}"


def _ends(paragraphs: Iterable[str]) -> set[str]:
    return {own[-1] for own in (bare([each]) for each in paragraphs) if own}


def _merge_faults(hand: list[str], merged: list[str], texts: Texts, told: str) -> Iterator[str]:
    """Yield where a merge of the fresh text into the edited document changes more than figures that follow."""
    before, after = Counter(bare(hand)), Counter(bare(merged))
    shapes = {_without_digits(each) for each in bare(texts.base)} | {_without_digits(each) for each in bare(hand)}
    for each in after - before:
        if _without_digits(each) not in shapes or each in bare(texts.base):
            yield f"merge puts in: {each}"
    for each in before - after:
        if each not in told and _without_digits(each) not in {_without_digits(other) for other in after - before}:
            yield f"merge takes out: {each}"


def _without_digits(text: str) -> str:
    return _ROUGH.sub("0", text)


def main() -> int:
    """Run the trials and print what went wrong; 1 when anything did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    options = parser.parse_args()
    seeds = [options.only] if options.only else range(options.seed, options.seed + options.trials)
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        for seed in seeds:
            trial = run_trial(seed, Path(name))
            counts["trials"] += 1
            counts["edits"] += len(trial.edits)
            counts["wrong"] += bool(trial.faults)
            counts.update(fault.partition(":")[0] for fault in trial.faults)
            if trial.faults or options.only:
                _print(trial)
    print(dict(counts))
    return 1 if counts["wrong"] else 0


def _print(trial: Trial) -> None:
    print(f"== {trial.seed}", *(f"  {each}" for each in trial.faults), sep="\n")
    print(*(f"    {each}" for each in trial.edits), sep="\n")
    print(*(f"    | {line}" for each in trial.told for line in each.splitlines()), sep="\n", flush=True)


if __name__ == "__main__":
    sys.exit(main())
