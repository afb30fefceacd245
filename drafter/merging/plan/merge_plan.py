"""What to do to an edited document so that it says what changed in the answers, as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from drafter.merging.plan.conflicting_clauses import conflict_alone
from drafter.merging.plan.known_sentences import HandSentences, bare_sentences_of, stays_deleted
from drafter.merging.plan.list_counts import counted_as, start_of_list, with_counts, with_texts, without_counts
from drafter.merging.plan.moved_sentences import Versions, following_moves, taken_out
from drafter.merging.plan.new_lines import NewLines
from drafter.merging.plan.other_order import in_hands_places, moved_units, unmoved_lines
from drafter.merging.plan.paragraph_numbers import PrintedNumbers, numbered_as_put_in, numbered_on, printed_numbers
from drafter.merging.plan.plan_values import Edit, MergePlan, NewParagraph, Overlap, with_edits
from drafter.merging.plan.standing_clauses import NOTHING_STANDS, Standing, standing_clauses
from drafter.merging.plan.three_way import changes_to_make
from drafter.merging.plan.whole_sections import NewSections, end_of_own_section, leads_own
from drafter.merging.plan.written_by_hand import WrittenByHand
from drafter.merging.texts.alignment import EditedText, Unit, lines_as_edited
from drafter.merging.texts.differences import without_number
from drafter.merging.texts.merge_tokens import PARAGRAPH_END, tokens_of
from drafter.merging.texts.sentence_clusters import changed_places
from drafter.merging.texts.text_changes import Change, place_in_paragraphs
from drafter.model.characters import without_spaces
from drafter.model.titles import SIGNED
from drafter.pages.written_lines import WrittenLine
from drafter.sections.sentences import sentence_with, sentences_of

_Lines = Sequence[WrittenLine]
_INNER_STOPS = tuple("，、；。：）")
"""With which no sentence begins."""


def plan_merge(edited: EditedText, new: Sequence[WrittenLine]) -> MergePlan:
    """Return what to do to the hand's paragraphs for what changed from the base to `new`."""
    base, hand, units = edited.base, edited.hand, edited.units()
    planner = _Planner(base, hand, new)
    plan = planner.plan(units)
    standing = standing_clauses(planner.lines, hand, plan)
    if not standing.edits:
        return plan
    following = _Planner(base, hand, new, standing).plan(units)
    return with_edits(plan, standing.edits, hand) if following.has_meeting_edits else following


def plan_comparison(hand: Sequence[str], new: Sequence[WrittenLine]) -> MergePlan | None:
    """Return what to do to the paragraphs `hand` so that they say what `new` says; None when they are hardly alike."""
    as_written = lines_as_edited(hand, new)
    if as_written is None:
        return None
    filled = [i for i, text in enumerate(hand) if text.strip()]
    return plan_merge(EditedText(as_written, hand, {j: i for i, j in enumerate(filled)}), new)


class _Planner:
    """Makes a plan of texts in which one mark stands for the counts of all items of lists, till these are in order."""

    def __init__(self, base: _Lines, hand: Sequence[str], new: _Lines, standing: Standing = NOTHING_STANDS) -> None:
        self._printed = [each.text for each in base], hand, [each.text for each in new]
        self._marked = tuple(map(without_counts, self._printed))
        self._base, self._new = with_texts(base, self._marked[0]), with_texts(new, self._marked[2])
        self._hand = self._marked[1]
        self._place_of_new = {each.key: i for i, each in enumerate(new)}
        self._new_texts = {without_spaces(each.text) for each in self._new}
        self._new_sentences = {each for line in self._new for each in bare_sentences_of(without_number(line.text))}
        told = (each for line in self._base for each in bare_sentences_of(without_number(line.text)))
        self._untouched = self._new_sentences.intersection(told)
        self._by_hand = HandSentences.between([each.text for each in self._base], self._hand)
        self._new_lines = NewLines([each.key for each in new], self._printed[2], hand)
        self._sections = NewSections(self._printed[2], set(), set())
        self._back: set[int] = set()
        """The headings that come back, asked about, of sections that the hand deleted."""
        self._elsewhere = standing.sentences
        self._edits: list[Edit] = list(standing.edits)
        self._deletions: list[int] = []
        self._questions: list[Overlap] = []
        self._left_out: list[str] = []

    @property
    def lines(self) -> list[tuple[str, str]]:
        """The lines of the base, each with what the answers make of it now; empty where they print it no more."""
        now = ((each.text, self._place_of_new.get(each.key)) for each in self._base)
        return [(text, "" if place is None else self._new[place].text) for text, place in now]

    def plan(self, units: Sequence[Unit]) -> MergePlan:
        self._learn(units)
        versions, unmoved = in_hands_places([self._versions(unit) for unit in units])
        texts, moves = following_moves(versions)
        elsewhere = sum(map(len, self._elsewhere.values()))
        kept = elsewhere + moves + moved_units(units) + sum(changed_places(each.before, each.now) for each in texts)
        for unit, own in zip(units, texts, strict=True):
            self._unit(unit, own)
        self._add_new()
        unmoved = (*(self._as_printed(text, 2) for text in unmoved), *self._unmoved_lines(units))
        _, hand, new = self._printed
        plan = numbered_on(self._made(kept, unmoved), hand, new, self._printed_numbers(units))
        return numbered_as_put_in(plan, new)

    def _learn(self, units: Sequence[Unit]) -> None:
        """Note what of the document came of which lines, what the hand wrote, and which sections it deleted."""
        hand_of_key = self._new_lines.hand_of_key
        for unit in units:
            if unit.hand:
                hand_of_key.update((self._base[i].key, unit.hand[-1]) for i in unit.base)
            if not unit.base:
                self._new_lines.own.update(unit.hand)
        known = self._now(each.key for each in self._base)
        present = self._now(key for key in hand_of_key if not key.startswith(f"{SIGNED.leaf}:"))
        self._sections = NewSections(self._printed[2], set(known), set(present))

    def _now(self, keys: Iterable[str]) -> list[int]:
        """Return the lines that the answers make now of those with `keys`."""
        return [self._place_of_new[key] for key in keys if key in self._place_of_new]

    def _made(self, kept: int, unmoved: tuple[str, ...]) -> MergePlan:
        """Return what was found to be done, in order and without marks for counts."""
        questions = (self._counted(each) for each in self._questions)
        left_out = (self._as_printed(text, 2) for text in self._left_out)
        edits = tuple(sorted(self._edits, key=lambda each: (each.paragraph, each.change.start)))
        insertions = self._new_lines.insertions
        return MergePlan(edits, tuple(self._deletions), insertions, tuple(questions), kept, tuple(left_out), unmoved)

    def _printed_numbers(self, units: Sequence[Unit]) -> PrintedNumbers:
        pairs = ((unit.base[0], unit.hand[0]) for unit in units if unit.base and unit.hand)
        return printed_numbers(*self._printed[:2], pairs)

    def _unmoved_lines(self, units: Sequence[Unit]) -> Iterator[str]:
        """Yield the paragraphs that the answers print in another place than before, where the hand's did not follow."""
        own = [unit.base[0] for unit in units if unit.base and unit.hand]  # in the hand's order
        hand, base = (self._now(self._base[i].key for i in order) for order in (own, sorted(own)))
        yield from (self._printed[2][place] for place in unmoved_lines(base, hand))

    def _as_printed(self, text: str, side: int) -> str:
        """Return a text of one side, 0 to 2 as in `_printed`, without marks for counts."""
        return counted_as(text, self._marked[side], self._printed[side])

    def _counted(self, overlap: Overlap) -> Overlap:
        texts = (self._as_printed(text, side) for side, text in enumerate(overlap[1:]))
        return Overlap(overlap.paragraph, *texts)

    def _places(self, unit: Unit) -> list[int]:
        """Return which lines the answers make now of those of a unit."""
        return self._now(self._base[i].key for i in unit.base)

    def _versions(self, unit: Unit) -> Versions:
        before = PARAGRAPH_END.join(self._base[i].text for i in unit.base)
        wanted = PARAGRAPH_END.join(self._new[i].text for i in self._places(unit))
        for one, other in (pair for i in unit.base for pair in self._elsewhere.get(i, ())):
            before, wanted = before.replace(one, "", 1), wanted.replace(other, "", 1)
        return Versions(before, PARAGRAPH_END.join(self._hand[i] for i in unit.hand), wanted)

    def _unit(self, unit: Unit, texts: Versions) -> None:
        before, now, wanted = texts
        places = self._places(unit)
        if not before.strip() or (before == wanted and (places or not unit.base)):
            return
        if not unit.hand:
            self._deleted_by_hand(before, wanted, places)
        elif unit.base and not places and not wanted:  # else a sentence was moved into it
            self._gone(unit, before, now)
        else:
            changes = changes_to_make(before, now, wanted, self._by_hand)
            self._changes(unit, now, wanted, self._with_counts(unit, changes, now))

    def _with_counts(self, unit: Unit, changes: Sequence[Change], now: str) -> list[Change]:
        base, hand, new = self._printed
        before, wanted = "".join(base[i] for i in unit.base), "".join(new[i] for i in self._places(unit))
        printed = PARAGRAPH_END.join(hand[i] for i in unit.hand)
        counted = with_counts(changes, now, printed, start_of_list(before, printed, wanted))
        return [each._replace(text=self._as_printed(each.text, 2)) for each in counted]

    def _deleted_by_hand(self, before: str, wanted: str, places: Sequence[int]) -> None:
        if not places or not wanted.strip():
            return
        if stays_deleted(tokens_of(without_number(before)), tokens_of(without_number(wanted))):
            known = set(sentences_of(without_number(before)))
            told = "".join(each for each in sentences_of(without_number(wanted)) if each not in known)
            self._left_out += [told] if told else []
        elif not self._is_all_there(wanted):
            self._ask_to_put_in(places[0], before, wanted)

    def _ask_to_put_in(self, place: int, before: str, wanted: str) -> None:
        """Put in a line of the new document as `wanted`, asked about, with the headings above it that the hand deleted."""
        headings = [each for each in self._sections.headings_gone(place) if each not in self._back]
        self._back.update(headings)
        own = NewParagraph(place, taken_out(self._new[place].text, wanted))
        after = self._new_lines.ask_to_put_in(headings, own)
        self._questions.append(Overlap(after, before, "", wanted))

    def _is_all_there(self, wanted: str) -> bool:
        """Return whether the hand's text has all sentences of `wanted` somewhere: there they were written, or taken from."""
        sentences = list(bare_sentences_of(wanted))
        return bool(sentences) and all(any(each in text for text in self._hand) for each in sentences)

    def _gone(self, unit: Unit, before: str, now: str) -> None:
        """Delete what the new document has no more, if no hand wrote anything in it; leave what another block prints."""
        if without_spaces(now) in self._new_texts:
            return
        own = set(sentences_of(without_spaces(before)))
        if all(sentence in own for sentence in sentences_of(without_spaces(now))):
            if leads_own(self._printed[1], unit.hand[-1], self._new_lines.own):
                self._questions.append(Overlap(unit.hand[0], before, now, ""))
            else:
                self._deletions += unit.hand
        elif not self._is_printed_now(now):
            self._questions.append(Overlap(unit.hand[0], before, now, ""))

    def _is_printed_now(self, text: str) -> bool:
        """Return whether the new document has all sentences of `text`: a heading leads the paragraph that is alone below it."""
        sentences = list(bare_sentences_of(without_number(text)))
        return bool(sentences) and self._new_sentences.issuperset(sentences)

    def _changes(self, unit: Unit, now: str, wanted: str, changes: Sequence[Change]) -> None:
        """Make `changes`; of a sentence about which nothing is asked say once what the hand's words leave out."""
        whole = wanted.replace(PARAGRAPH_END, "")
        asked = {without_number(sentence_with(whole, each.text)) for each in changes if each.in_question}
        left_out = dict.fromkeys(without_number(each.left_out) for each in changes if each.left_out)
        self._left_out += (told for told in left_out if told and not any(told in sentence for sentence in asked))
        for change in changes:
            if not change.left_out:
                self._change(unit, change, now)

    def _change(self, unit: Unit, change: Change, now: str) -> None:
        paragraph, start = place_in_paragraphs(now, change.start)
        place, old = unit.hand[paragraph], now[change.start : change.end]
        is_across = PARAGRAPH_END in f"{old}{change.text}"
        is_whole = bool(old) and old == self._hand[place]
        if change.in_question and old.startswith(_INNER_STOPS):  # the hand broke the sentence before it
            self._left_out.append(without_number(change.text.lstrip("".join(_INNER_STOPS))))
            return
        if is_whole and not change.in_question and not change.text and not is_across:
            self._deletions.append(place)
            return
        if change.in_question or is_across:
            self._questions.append(Overlap(place, change.base, old, change.text))
        if not is_across:
            self._edits.append(self._edit(place, change._replace(start=start, end=start + len(old))))

    def _edit(self, place: int, change: Change) -> Edit:
        """Return the edit of a paragraph of the hand; of one in question no more than is to be replaced."""
        if not change.in_question:
            return Edit(place, change)
        base, printed = self._as_printed(change.base, 0), self._printed[1][place]
        return Edit(place, conflict_alone(change, base, printed, self._untouched))

    def _add_new(self) -> None:
        """Put in what the answers make now and did not before; a heading only above what the hand has not written yet."""
        known = {each.key for each in self._base}
        written = WrittenByHand([each.text for each in self._base], self._hand)
        for i, each in enumerate(self._new):
            below = self._sections.below(i)
            is_led_there = bool(below) and all(written.has(self._new[line].text) for line in below)
            if each.key not in known and each.text.strip() and not is_led_there:
                self._add(i, each, written)

    def _add(self, place: int, line: WrittenLine, written: WrittenByHand) -> None:
        """Put in a new line of the new document, unless the hand has written it, or deleted the like."""
        if written.has(line.text):
            end = end_of_own_section(self._printed[1], self._printed[2][place], self._new_lines.own)
            self._new_lines.hand_of_key.update({} if end is None else {line.key: end})
            return
        own = written.alike(line.text)
        if self._by_hand.have_deleted(line.text):
            self._left_out.append(line.text)
        elif own is not None:
            self._questions.append(Overlap(own, "", self._hand[own], line.text))
        elif self._sections.headings_gone(place):
            self._ask_to_put_in(place, "", line.text)
        else:
            self._new_lines.put_in(place)
