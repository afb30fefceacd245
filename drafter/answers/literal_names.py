"""Finds {组名.名称} where it is no reference: it is printed as it stands, which nobody who writes it expects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.answers.load import Answers, reference_problem
from drafter.model.answer_path import AnswerPath
from drafter.model.records import PLACEHOLDER
from drafter.model.titles import ACTIVITIES, BODY, LAST_YEAR_S_TEXT, YEAR
from drafter.yamlfile.yaml_text import Place

_REFERENCES = (ACTIVITIES, BODY)
"""The list, and its text, in which a name in braces is replaced by the answer."""


def literal_names(answers: Answers) -> Iterator[str]:
    """Yield in Chinese where an answer holds the name of another in braces, which is printed literally there."""
    printed = {
        str(spec.path) for spec in answers.jurisdiction.catalogue().roots if spec.special.is_answer or spec.is_group
    }
    for place, text in _texts(answers.source.tree, ()):
        if place[0] not in printed or (place[0], place[-1]) == _REFERENCES or LAST_YEAR_S_TEXT in place:
            continue
        for name in dict.fromkeys(PLACEHOLDER.findall(text)):
            if _is_answer(name, answers):
                yield (
                    f"{answers.source.where(place)}：这里的 {{{name}}} 照原样印出来了；花括号里的名称只在“{ACTIVITIES}”的"
                    f"“{BODY}”里换成答案，这里请直接写出来"
                )


def _texts(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    """Yield the texts in the plain data of an answers file, each with its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _texts(each, (*place, str(key)))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _texts(each, (*place, number))


def _is_answer(name: str, answers: Answers) -> bool:
    path = AnswerPath(name)
    return name == YEAR.leaf or bool(path.below_root and not reference_problem(name, answers.jurisdiction))
