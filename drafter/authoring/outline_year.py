"""Finds the reporting year of last year's outline: by its title, else by the plans for the year after it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from drafter.checking.text.statutory_parts import StatutoryPart, part_of_heading

TITLE_LINE = re.compile(
    r"(?:报告|总结|汇报|提纲|目录|大纲)$|(?:[局厅委队办所]|中心|办事处|委员会|政府)(?:关于)?20[0-9]{2}年.*情况$"
)
"""The last words of a line that is the title of the whole report."""
_YEAR_OF_WORK = re.compile("20[0-9]{2}年(?=.*(?:工作|任务|重点|要点|目标)$)")


def _behind_shortcomings(headings: Sequence[tuple[int, str]]) -> Iterator[str]:
    """Yield the chapters behind that of the shortcomings about the work of a year that none before names: what is to come."""
    parts = [part_of_heading(title) for _, title in headings]
    first = parts.index(StatutoryPart.SHORTCOMINGS) if StatutoryPart.SHORTCOMINGS in parts else len(parts)
    before = "".join(title for _, title in headings[:first])
    for (level, title), part in zip(headings[first + 1 :], parts[first + 1 :], strict=True):
        year = _YEAR_OF_WORK.search(title)
        if year and year[0] not in before and part is None and level <= headings[first][0]:
            yield title


def reporting_year(texts: Iterable[str], headings: Sequence[tuple[int, str]]) -> int | None:
    """Return the reporting year: that of the line of `texts` with the title, else the one before that of the plans.

    `headings` has their levels and what they say. None where neither tells it.
    """
    titles = [each for each in texts if TITLE_LINE.search(each.strip())]
    titled = re.search("20[0-9]{2}", "".join(titles[:1]))
    if titled:
        return int(titled[0])
    matters = [matter for _, title in headings for matter in re.split("[、和与及]", title)]
    plans = [matter for matter in matters if part_of_heading(matter) is StatutoryPart.PLANS]
    planned = re.findall("(20[0-9]{2})年", "".join((*plans, *_behind_shortcomings(headings))))
    return max(map(int, planned)) - 1 if planned else None
