"""What the numbers beside one in its sentence tell of it, by what they most likely answer themselves."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.importing.matching.calibration import rank
from drafter.importing.matching.rankings import PlacedFact, RankedQuestion, Ranking
from drafter.importing.matching.sentence_company import Company, Neighbour, in_company, same_matter
from drafter.importing.questions.question_words import NumberQuestion


class NumbersBeside:
    """The numbers beside one in its sentence, with what they most likely answer."""

    def __init__(
        self,
        own: PlacedFact,
        place: int,
        others: Sequence[int],
        placed: Sequence[PlacedFact],
        rankings: Sequence[Ranking],
    ) -> None:
        self._own = own
        firm = {other: question for other in others if (question := rankings[other].firm) is not None}
        self._neighbours = [Neighbour(question, placed[other].value) for other, question in firm.items()]
        self._questions = list(firm.values())
        self.share_without = 1 - len(firm) / len(others) if others else 0.5
        """How many of them have no likely question."""
        first = rankings[place - 1].candidates[:1] if place - 1 in others else ()
        self._total = first[0].question if first else None
        self._previous, self._following = firm.get(place - 1), firm.get(place + 1)
        value = own.value
        self._claims: dict[str, float] = {}
        for other in others:
            if value is None or placed[other].value != value:
                for each in rankings[other].candidates:
                    path = each.question.path
                    self._claims[path] = max(self._claims.get(path, 0.0), each.chance)

    def is_of_total(self, question: NumberQuestion) -> bool:
        """Return whether the number is a part and the one before answers `question`."""
        return self._own.fact.is_part and self._total is question

    def anew(self, candidate: RankedQuestion, before: Sequence[NumberQuestion], company: Company) -> RankedQuestion:
        """Return a candidate with what the numbers beside it tell."""
        own = candidate.question
        measures = candidate.measures._replace(
            matter=same_matter(own, self._questions),
            before=same_matter(own, before),
            company=in_company(own, self._questions),
            part=float(company.is_part(own, self._total)),
            agrees=company.agrees(own, self._own.value, self._neighbours),
            next=float(self._is_next(own)),
            claimed=self._claims.get(own.path, 0.0),
        )
        return RankedQuestion(own, measures, rank(measures))

    def _is_next(self, own: NumberQuestion) -> bool:
        """Return whether known sentences have the answer right behind that before it, or before that behind it."""
        if self._previous is not None and self._previous.path in own.behind:
            return True
        return self._following is not None and own.path in self._following.behind
