"""Tells which answers the words beside a number of a hand's name: in the words in which these are printed, or by their names.

A small number is as many as something else by chance, so that only its words say what it counts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from drafter.merging.edits.said_answers import names_thing
from drafter.merging.places.figure_labels import common_end
from drafter.merging.places.printed_figures import FIGURE_PARTS
from drafter.merging.places.unit_sentences import clause_at
from drafter.model.answer_path import AnswerPath
from drafter.model.measure_conversions import is_same_measure
from drafter.model.worded_numbers import TextNumber, numbers_in
from drafter.pages.written_lines import WrittenLine

_LEAST = 4
"""Characters from which on words say by themselves what is counted."""
_TIMES = "场次期"
"""Measure words of what was held: 执法培训 is named 执法培训次数, 执法培训期数."""
_ONLY = re.compile("^(?:仅|只|才|不过)有?|(?:仅|只|才|不过)有?$")
"""Says that a number is small, and nothing of what it counts: 执法记录仪只有2台."""
_CHANGE = re.compile("[较比增减升降]")
"""Tells by how much something changed, unless it is of the answer's own words: 新增持证人员."""
_OTHER_YEAR = re.compile("[上去前往明来]一?年|计划|打算|拟|较|同比|环比")
"""Said of figures that no answer of this year tells."""
_VERB = 2
"""Characters of a verb that says alone what became of what the clause before counts."""
_SAME_THING = 0.7
"""Share of the characters of what is counted that the clause before has."""
_TOTAL = re.compile("合计|总计|小计|共计")
"""The head of a row that has the totals."""
_UNIT = re.compile("[（(][^（）()]*[）)]")
"""The measure word in the head of a row: 行政处罚（件）."""

Printed = Mapping[str, Sequence[TextNumber]]
"""The figures of a document, by the paths of their answers, with the words around them."""


def figures_in_words(lines: Sequence[WrittenLine]) -> Printed:
    """Return the figures that `lines` print with the words in which they do, by their paths."""
    found: dict[str, list[TextNumber]] = {}
    for line in lines:
        starts = {each.start: each.answer for each in line.answers if each.part == FIGURE_PARTS[0]}
        for number in numbers_in(line.text) if starts else ():
            if number.start in starts:
                found.setdefault(starts[number.start], []).append(number)
    return found


def named_as_printed(number: TextNumber, text: str, paths: Collection[str], printed: Printed) -> list[str]:
    """Return those of `paths` whose words, as `printed`, or whose names stand beside a number of `text`; none in one of another year."""
    if _OTHER_YEAR.search(clause_at(text, number.start)):
        return []
    return [path for path in paths if _is_named(number, text, path, printed)]


def named_beside(number: TextNumber, paths: Collection[str]) -> list[str]:
    """Return those of `paths` whose names have characters right beside a number; none for a number that tells a change."""
    before, behind = told_words(number)
    if _CHANGE.search(before):
        return []
    around = [before[-2:], behind] if before or behind else [number.words.above]
    return [path for path in paths if any(names_thing(text, AnswerPath(path)) for text in around)]


def named_by_noun(number: TextNumber, text: str, paths: Collection[str], printed: Printed) -> list[str]:
    """Return those of `paths` that count people or things called as those before a number are: 专职执法人员5名, 持证执法人员."""
    if _OTHER_YEAR.search(clause_at(text, number.start)):
        return []
    before, _ = told_words(number)
    return [path for path in paths if any(_is_same_noun(before, each) for each in _names(number, path, printed))]


def _is_same_noun(words: str, name: str) -> bool:
    common = common_end(words, name)
    return common >= _LEAST and not any(_CHANGE.search(each[:-common]) for each in (words, name))


def _names(number: TextNumber, path: str, printed: Printed) -> list[str]:
    """Return what stands before a number that tells an answer: its name, and the words in which it is printed."""
    own = (told_words(each)[0] for each in printed.get(path, ()) if not each.words.behind)
    return [thing_of(AnswerPath(path), number.measure), *own]


def named_in_heads(heads: Sequence[str], paths: Collection[str]) -> list[str]:
    """Return those of `paths` that the first of the `heads` over a cell names that names one; none in a column of another year."""
    own = () if _OTHER_YEAR.search("".join(heads)) else heads
    found = (_named_in_head(_UNIT.sub("", head).strip("：: \u3000"), paths) for head in own)
    return next(filter(None, found), [])


def alike_in_heads(heads: Sequence[str], paths: Collection[str]) -> list[str]:
    """Return those of `paths` whose names share characters with the `heads` over a cell; all below 合计, which names nothing."""
    joined = "".join(heads)
    if _OTHER_YEAR.search(joined):
        return []
    return [path for path in paths if _TOTAL.match(joined) or names_thing(joined, AnswerPath(path))]


def _named_in_head(head: str, paths: Collection[str]) -> list[str]:
    """Return those of `paths` that a head names; of several the one of just that name."""
    things = {path: thing_of(AnswerPath(path), "") for path in paths}
    own = [path for path, thing in things.items() if head in (AnswerPath(path).leaf, thing)]
    leaves = {path: AnswerPath(path).leaf for path in paths if len(head) >= _LEAST}
    return own or [path for path, leaf in leaves.items() if head in leaf or leaf in head]


def told_words(number: TextNumber) -> tuple[str, str]:
    """Return the words before and behind a number that say what it counts."""
    return _ONLY.sub("", number.words.before), number.words.behind


def thing_of(path: AnswerPath, measure: str) -> str:
    """Return what an answer counts as its name has it: 执法培训 of 执法培训次数, told in the `measure` word."""
    return path.leaf.rstrip(f"{measure}{_TIMES if measure in _TIMES else ''}数")


def is_shortened(number: TextNumber, verb: str, name: str, measure: str, text: str) -> bool:
    """Return whether a number of `text` leaves out what it counts, which the clause before counts too: 新增持证人员2人，注销1人.

    `verb` stands before it, `name` is what is counted with its verb.
    """
    at = text.rfind("，", 0, number.start)
    if at < 0 or len(verb) < _VERB or number.words.behind or not (name.startswith(verb) and name != verb):
        return False
    ahead = clause_at(text, at)
    counted = any(is_same_measure(each.measure, measure) for each in numbers_in(ahead))
    thing = set(name.removeprefix(verb))
    return counted and len(thing & set(ahead)) >= _SAME_THING * len(thing)


def _is_named(number: TextNumber, text: str, path: str, printed: Printed) -> bool:
    own = printed.get(path, ())
    if number.words.each not in ({each.words.each for each in own} or {""}):
        return False
    before, behind = told_words(number)
    if any(each.words.behind and each.words.are_of(number.words) for each in own):
        return len(f"{before}{behind}") >= _LEAST - 1
    return any(_names_it(number, text, each) for each in _names(number, path, printed))


def _names_it(number: TextNumber, text: str, name: str) -> bool:
    """Return whether what is counted stands before or behind a number by its name, or is left out for the clause before says it."""
    if len(name) >= _LEAST and text.startswith(name, number.stop):  # 7个执法科室
        return True
    before, _ = told_words(number)
    return _is_name(before, name) or is_shortened(number, before, name, number.measure, text)


def _is_name(words: str, name: str) -> bool:
    """Return whether words end in a name, or are the end of it; what is left out, or put in, tells no change."""
    one, other = sorted((words, name), key=len)
    return len(one) >= _LEAST and other.endswith(one) and not _CHANGE.search(other[: -len(one)])
