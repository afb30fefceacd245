"""Tells at each rendering which numbers in the bureau's own words an answer has overtaken, until somebody changes them.

What the answers were lies beside them: the documents that had it may be written anew before anybody looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.pages.written_lines import WrittenLine
from drafter.use_cases.base_copies import base_of, keep_earlier, kept_earlier

if TYPE_CHECKING:
    from drafter.merging.numbers.stale_number import StaleNumber


def overtaken_numbers(
    answers: Path, output: Path, lines: Sequence[WrittenLine], *, keeps: bool
) -> tuple[StaleNumber, ...]:
    """Return the numbers of records in `lines` that an answer was in a document of the file `answers`, and is no more.

    `lines` go to `output`. With `keeps` the next rendering knows it, too.
    """
    earlier, last = kept_earlier(answers), base_of(answers, output, [each.text for each in lines])
    bases = [each for each in (earlier, last) if each and tuple(each) != tuple(lines)]
    if not bases:
        return ()
    from drafter.merging.numbers.stale_numbers import lines_telling, outdated_in_records
    from drafter.merging.texts.record_numbers import with_numbers_now

    before = [with_numbers_now(each, lines) for each in bases]
    found = tuple(dict.fromkeys(number for each in before for number in outdated_in_records(each, lines)))
    if keeps:
        keep_earlier(answers, tuple(dict.fromkeys(line for each in before for line in lines_telling(found, each))))
    return found
