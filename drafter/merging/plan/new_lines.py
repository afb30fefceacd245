"""Puts new lines into an edited document, each behind what it stands behind in the new one."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.merging.plan.plan_values import Insertion, NewParagraph
from drafter.merging.plan.start_numbers import start_number


class NewLines:
    """The lines that are put in, and where each line stands that is known in the hand's document."""

    def __init__(self, keys: Sequence[str], new: Sequence[str], hand: Sequence[str]) -> None:
        """Take the lines `new` of the new document with their `keys`, and the paragraphs of the `hand`, as they are printed."""
        self._keys, self._new, self._hand = keys, new, hand
        self.hand_of_key: dict[str, int] = {}
        """The paragraph of the hand that a line became."""
        self.own: set[int] = set()
        """The paragraphs that the hand wrote."""
        self._found: list[Insertion] = []

    @property
    def insertions(self) -> tuple[Insertion, ...]:
        """All that is put in, in the order of the document."""
        return tuple(sorted(self._found, key=lambda each: (each.after, each.paragraphs[0].line)))

    def put_in(self, place: int) -> None:
        """Put in a line of the new document."""
        after = self._hand_before(place)
        behind = self._behind_own(after, place)
        if behind != after:
            after = self.hand_of_key[self._keys[place]] = behind
        last = self._found[-1] if self._found else None
        if last and last.after == after and not last.in_question:
            self._found[-1] = last._replace(paragraphs=(*last.paragraphs, NewParagraph(place)))
        else:
            self._found.append(Insertion(after, (NewParagraph(place),)))

    def ask_to_put_in(self, headings: Sequence[int], paragraph: NewParagraph) -> int:
        """Put in a line below `headings` that come back with it, asked about; return behind which paragraph of the hand."""
        paragraphs = (*map(NewParagraph, headings), paragraph)
        after = self._hand_before(paragraphs[0].line)
        self._found.append(Insertion(after, paragraphs, in_question=True))
        return after

    def _behind_own(self, after: int, new: int) -> int:
        """Return the paragraph of the hand behind which the heading or item `new` comes, known to come behind `after`.

        What the hand wrote there, as text or below a number of a lower kind, belongs to what stands before it.
        """
        begins = start_number(self._new[new])
        while begins and after + 1 in self.own:
            own = start_number(self._hand[after + 1])
            if own and own.level <= begins.level:
                break
            after += 1
        return after

    def _hand_before(self, new: int) -> int:
        """Return the paragraph of the hand behind which the paragraph `new` of the new document comes."""
        known = (self.hand_of_key.get(key) for key in reversed(self._keys[:new]))
        return next((place for place in known if place is not None), 0)
