"""Finds the statements that there was none of something which a section file prints whatever is answered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.jurisdictions.section_tags import PRINTED, REMARKS, blanked, without_options
from drafter.reading.sentence_facts import sentence_facts
from drafter.sections.sentences import sentences_of

_HIDDEN = "甲"
"""Stands for what is not printed as it stands."""
_LONGEST = 2_000
"""Characters of a line that is read: longer ones are no sentences that somebody wrote."""
_BEGINS, _ENDS = re.compile(r"\{%-?\s*(?:如果|if|逐条|for)"), re.compile(r"\{%-?\s*(?:完|endif|endfor)")


def stated_nones(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and message of each statement such as 全年未发生被撤销的案件 in the section file `text`.

    What stands in a condition is asked about, and so is left alone.
    """
    depth = 0
    plain = without_options(blanked(text, REMARKS, _HIDDEN), _HIDDEN)
    for number, line in enumerate(blanked(plain, PRINTED, _HIDDEN).splitlines(), 1):
        begun = len(_BEGINS.findall(line))
        if not depth and not begun and len(line) <= _LONGEST:
            for written in _nones_in(line):
                yield (
                    number,
                    (
                        f"写死了“{written}”：哪一年不是这样，也会照印；"
                        f"请换成一个问题，如 {{{{ 章.名称|无则('{written}') }}}}，或每年看一遍"
                    ),
                )
        depth += begun - len(_ENDS.findall(line))


def _nones_in(line: str) -> Iterator[str]:
    facts = (fact for sentence in sentences_of(line) for fact in sentence_facts(sentence))
    yield from dict.fromkeys(fact.written for fact in facts if fact.is_none)
