"""Finds sentences of a hand's own that say something of figures of the sentences before them which have changed since.

比上年增加5次 behind 联合检查21次 is wrong once these are 23. Within one sentence that is asked about
(`reckoned_numbers`); a sentence of its own stays as it is, and is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.merging.numbers.claims import CLAIM, Claim
from drafter.merging.places.hand_lists import lists_printed
from drafter.merging.places.hand_places import EditedUnit, edited_units
from drafter.merging.places.printed_figures import changed_figures, figures_printed
from drafter.merging.places.unit_sentences import sentences_in
from drafter.merging.plan.figure_places import pairs_of
from drafter.merging.plan.reckoned_numbers import is_sum, reckoned_words
from drafter.merging.texts.alignment import EditedText
from drafter.merging.texts.replaced_words import without_style
from drafter.model.parsing import split_names
from drafter.model.worded_numbers import numbers_in
from drafter.pages.written_lines import WrittenLine

_OF_THOSE = re.compile("^(?:上述|以上|这些|[这其该此])")
"""Begins a sentence that has its subject from the one before."""
_STOPS = "。；！"
_CLAUSE_ENDS = re.compile(f"[，：{_STOPS}]")
_ALIKE = 2
"""Pairs of characters that a sentence has in common with one further before it of which it says something."""


def reckoned_on_changed(edited: EditedText, new: Sequence[WrittenLine], merged: Sequence[str]) -> tuple[Claim, ...]:
    """Return the sentences that a hand wrote of figures and lists that are others in `new`.

    As `claims.claims_on_changed`: what `merged` asks about has the hand's figure still.
    """
    after = _printed(new)
    changed = {path: after[path] for path in changed_figures(_printed(edited.base), after)}
    units = edited_units(edited) if changed else ()
    found = (each for unit in units if unit.lines for each in _Paragraph(unit, changed, merged).claims())
    return tuple(dict.fromkeys(found))


def _printed(lines: Sequence[WrittenLine]) -> dict[str, str]:
    return {path: text for line in lines for told in (figures_printed, lists_printed) for path, text in told(line)}


class _Changed(NamedTuple):
    """An answer that changed, in a sentence of a hand's text."""

    before: str
    now: str
    sentence: int


class _Paragraph:
    def __init__(self, unit: EditedUnit, changed: Mapping[str, str], merged: Sequence[str]) -> None:
        self._unit, self._merged = unit, merged
        self._sentences = [each.text for each in sentences_in(unit.now)]
        self._printed = _printed([line for _, line in unit.lines])
        changes = {(text, changed[path]) for path, text in self._printed.items() if path in changed}
        self._changed = [
            _Changed(*texts, i)
            for i, sentence in enumerate(self._sentences)
            for texts in sorted(changes, key=lambda each: sentence.find(each[0]))
            if _has(sentence, texts[0])
        ]

    def claims(self) -> Iterator[Claim]:
        yield from self._counts_within()
        yield from self._of_others()

    def _counts_within(self) -> Iterator[Claim]:
        """Yield how many names stand in a list that a hand counted, where it has more or fewer by now: its wording was taken."""
        for each in self._changed:
            sentence = self._sentences[each.sentence]
            counts = [number for number in numbers_in(sentence) if number.told not in self._unit.before]
            before, now = (len(split_names(text)) for text in each[:2])
            is_counted = before not in (1, now) and any(number.value == before for number in counts)
            if is_counted and any(sentence.replace(each.before, each.now) in text for text in self._merged):
                at = next(number.start for number in counts if number.value == before)
                yield Claim(_CLAUSE_ENDS.split(sentence[at:])[0], each.before, each.now, sentence)

    def _of_others(self) -> Iterator[Claim]:
        for i, sentence in enumerate(self._sentences):
            ahead = [each for each in self._changed if each.sentence < i]
            if not ahead or not self._is_of_hand(i):
                continue
            words = CLAIM.search(sentence) or reckoned_words(sentence)
            said = [each for each in ahead if self._says_of(sentence, words, each)]
            followed = [each for each in said if self._has_followed(sentence, each)]
            if followed:
                before = "、".join(dict.fromkeys(each.before for each in followed))
                now = "、".join(dict.fromkeys(each.now for each in followed))
                yield Claim(sentence.rstrip(_STOPS), before, now, self._sentences[followed[-1].sentence])

    def _says_of(self, sentence: str, words: re.Match[str] | None, changed: _Changed) -> bool:
        """Return whether a sentence counts the names of a list that changed, or has reckoned `words` of what changed."""
        return _counts_names(sentence, changed) or (words is not None and self._is_of(sentence, words.start(), changed))

    def _is_of_hand(self, place: int) -> bool:
        """Return whether a hand wrote a sentence, with no answer of its own: that would follow, or be asked about."""
        sentence, ahead = self._sentences[place], "".join(self._sentences[:place])
        is_own = any(_has(sentence, text) and not _has(ahead, text) for text in self._printed.values())
        return sentence.rstrip(_STOPS) not in self._unit.before and not is_own

    def _is_of(self, sentence: str, at: int, changed: _Changed) -> bool:
        """Return whether a sentence, with reckoned words `at` a place, says something of an answer that changed before it.

        It does of the sentence right before it, wherever sentences of a hand's own stand between, unless it has a subject of
        its own, and of any before it with words in common.
        """
        ahead = self._sentences[changed.sentence]
        common = set(pairs_of(_without_numbers(sentence))) & set(pairs_of(_without_numbers(ahead)))
        if len(common) >= _ALIKE or is_sum(sentence):
            return True
        between = range(changed.sentence + 1, self._sentences.index(sentence))
        is_beside = all(map(self._is_of_hand, between))
        lead = without_style(_without_numbers(sentence[:at]))
        return is_beside and bool(common or not pairs_of(lead) or _OF_THOSE.match(sentence))

    def _has_followed(self, sentence: str, changed: _Changed) -> bool:
        """Return whether the merged text has the answer as it is now before the sentence."""
        return any(sentence in text and _has(text[: text.index(sentence)], changed.now) for text in self._merged)


def _has(text: str, printed: str) -> bool:
    return re.search(f"(?<![0-9.]){re.escape(printed)}", text) is not None


def _counts_names(sentence: str, changed: _Changed) -> bool:
    """Return whether a sentence tells how many names stood in a list, and there are more or fewer now: 2所学校."""
    before, now = (len(split_names(text)) for text in changed[:2])
    told = {each.value for each in numbers_in(sentence) if each.measure}
    return before > 1 and before != now and before in told and now not in told


def _without_numbers(text: str) -> str:
    """Return a text without its numbers and their measure words."""
    for each in reversed(list(numbers_in(text))):
        text = f"{text[: each.start]}0{text[each.stop :]}"
    return text
