"""Puts sentences that a hand only moved back to where they stood, so that what it changed can be read off as answers.

Where a sentence stands is the section files' business: no answer holds it. A moved sentence would otherwise be read as
deleted in one place and written in another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from drafter.merging.places.unit_sentences import sentences_in
from drafter.merging.texts.alignment import EditedText, Unit
from drafter.merging.texts.differences import in_order
from drafter.model.answer_path import AnswerPath
from drafter.pages.written_lines import WrittenLine

_SHORTEST = 5
"""Characters from which on a sentence that stands elsewhere is the same one, and not alike by chance."""
_STOPS = ("。", "！", "？", "；")


def without_moves(edited: EditedText) -> EditedText:
    """Return an edited text with the sentences put back that only moved to another place.

    A paragraph of which a hand left no sentence in its place comes back behind all others, marked.
    """
    paragraphs = [_Paragraph(text) for text in edited.hand]
    units = [_Unit(edited.base, paragraphs, unit) for unit in edited.units()]
    gone, come = Counter[str](), Counter[str]()
    for unit in units:
        gone += unit.gone
        come += unit.come
    moved = gone & come
    taken, missing = moved.copy(), moved.copy()
    for unit in units:
        unit.take_out(taken)
        unit.put_in(missing)
    texts, marks = [each.text for each in paragraphs], dict(edited.marked)
    for unit in units:
        for line, text in unit.paragraphs_of_its_own():
            marks[len(texts)] = line
            texts.append(text)
    return EditedText(edited.base, texts, marks)


class _Paragraph:
    """A paragraph of the hand as pieces: sentences, and between them what numbers them."""

    def __init__(self, text: str) -> None:
        self.pieces: list[str] = []
        self.sentences: dict[int, str] = {}
        """The sentences that may have come from elsewhere, by the place of their piece: those without a number."""
        self.places: dict[str, int] = {}
        """Where each sentence stands."""
        at = 0
        for (start, end), sentence in sentences_in(text):
            self.pieces += [text[at:start], sentence]
            place = len(self.pieces) - 1
            self.places[sentence] = place
            if at == start and _is_known_again(sentence):
                self.sentences[place] = sentence
            at = end
        self.pieces.append(text[at:])

    @property
    def text(self) -> str:
        return "".join(self.pieces)


class _Unit:
    """Lines of the base and the paragraphs that a hand made of them, sentence by sentence."""

    def __init__(self, base: Sequence[WrittenLine], paragraphs: Sequence[_Paragraph], unit: Unit) -> None:
        self._lines = [(i, [each.text for each in sentences_in(base[i].text)]) for i in unit.base]
        self._counted = {text for i in unit.base for text in _counted_in(base[i].text)}
        self._records = {text: record for i in unit.base for text, record in _records_of(base[i])}
        self._paragraphs = [paragraphs[j] for j in unit.hand]
        before = Counter(chain.from_iterable(line for _, line in self._lines))
        now = Counter(chain.from_iterable(own.places for own in self._paragraphs))
        numbered = now - Counter(chain.from_iterable(own.sentences.values() for own in self._paragraphs))
        shifted = self._shifted(before, now) - numbered
        self.gone = _known_again(before - now) + shifted
        """What stood here and does no more, or stands in another place within these paragraphs."""
        self.come = now - before - numbered + shifted
        """What stands here and did not, or did in another place."""
        self._returned: list[tuple[int, str]] = []

    def _shifted(self, before: Counter[str], now: Counter[str]) -> Counter[str]:
        """Return the sentences that stand behind or before others than they did, all in these paragraphs.

        One that still stands beside another of its record's text does not count: that order is an answer.
        """
        was = [each for _, line in self._lines for each in line if before[each] == now[each] == 1]
        stands = [each for own in self._paragraphs for each in own.places if each in was]
        kept = {place for _, place in in_order([(was.index(each), place) for place, each in enumerate(stands)])}
        return Counter(
            each
            for place, each in enumerate(stands)
            if place not in kept and _is_known_again(each) and not self._is_beside_own(stands, place)
        )

    def _is_beside_own(self, stands: Sequence[str], place: int) -> bool:
        """Return whether the sentence at `place` stands beside one that the same record tells."""
        record = self._records.get(stands[place])
        beside = (*stands[max(place - 1, 0) : place], *stands[place + 1 : place + 2])
        return record is not None and any(self._records.get(each) == record for each in beside)

    def take_out(self, moved: Counter[str]) -> None:
        """Take out the sentences that came from elsewhere, as many as are `moved`."""
        for own in self._paragraphs:
            for place, sentence in own.sentences.items():
                if self.come[sentence] > 0 and moved[sentence] > 0:
                    own.pieces[place] = ""
                    self.come[sentence] -= 1
                    moved[sentence] -= 1

    def put_in(self, moved: Counter[str]) -> None:
        """Put in the sentences that went elsewhere, as many as are `moved`, beside those that they stood beside."""
        for line, sentences in self._lines:
            for at, sentence in enumerate(sentences):
                if self.gone[sentence] > 0 and moved[sentence] > 0:
                    self.gone[sentence] -= 1
                    moved[sentence] -= 1
                    self._put(line, sentences, at)

    def _put(self, line: int, sentences: Sequence[str], at: int) -> None:
        found = self._beside(sentences[at - 1 : at] if at else [])
        if found:
            own, place = found
            own.pieces[place] += sentences[at]
            own.places[sentences[at]] = place
            return
        found = self._beside(sentences[at + 1 :])
        if found:
            own, place = found
            number = own.pieces[place - 1]
            is_its_own = self._counted.isdisjoint(sentences[at + 1 :])  # that of the one put in, which stood first
            own.pieces[place - 1] = f"{number}{sentences[at]}" if is_its_own else f"{sentences[at]}{number}"
        elif self._paragraphs:
            self._paragraphs[-1].pieces.append(sentences[at])
        else:
            self._returned.append((line, sentences[at]))

    def _beside(self, sentences: Sequence[str]) -> tuple[_Paragraph, int] | None:
        """Return where the first of `sentences` that is still there stands."""
        for sentence in sentences:
            for own in self._paragraphs:
                if sentence in own.places and own.pieces[own.places[sentence]]:
                    return own, own.places[sentence]
        return None

    def paragraphs_of_its_own(self) -> Iterator[tuple[int, str]]:
        """Yield lines of which the hand has no paragraph, with the sentences of them that it moved elsewhere."""
        for line in dict.fromkeys(line for line, _ in self._returned):
            yield line, "".join(text for own, text in self._returned if own == line)


def _counted_in(text: str) -> Iterator[str]:
    """Yield the sentences of a line that have a count before them, such as 二是."""
    at = 0
    for (start, end), sentence in sentences_in(text):
        if start > at > 0:
            yield sentence
        at = end


def _records_of(line: WrittenLine) -> Iterator[tuple[str, AnswerPath]]:
    """Yield the sentences of a line with the record that tells how each begins."""
    for (start, _), sentence in sentences_in(line.text):
        answer = next((span.answer for span in line.answers if span.start <= start < span.end), "")
        record = AnswerPath(answer).record if answer else None
        if record is not None:
            yield sentence, record


def _known_again(sentences: Counter[str]) -> Counter[str]:
    return Counter({each: count for each, count in sentences.items() if _is_known_again(each)})


def _is_known_again(sentence: str) -> bool:
    return len(sentence) >= _SHORTEST and sentence.endswith(_STOPS)
