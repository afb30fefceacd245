"""Rules of publication: what should be looked at before a report goes onto a web site.

What is looked for stands as data in `data/publication.yaml`, rule by rule; a jurisdiction adds words of
its own with 公开审查 in its manifest, an answers file the names in 人名 of its activities.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from drafter.checking.manuscript import Manuscript, Passage, Role
from drafter.checking.rule import Example, Hit, Rule, Severity, Spot
from drafter.checking.tables import read_table
from drafter.checking.text.needed_words import WordPattern
from drafter.model.answer_path import AnswerPath
from drafter.text_runs import AnswerPart, cut

_SENTENCE = WordPattern(r"[^。！？；]+[。！？；]?")
_QUOTED = WordPattern(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_FRAGMENT = WordPattern(r"\{([一-鿿]+)\}")
_NOT_PUBLISHED = (Role.RESIDUE, Role.REMARK, Role.IMPRINT, Role.ADDRESSEE, Role.SIGNATURE, Role.DATE)
"""Passages that a public edition does not have, or that say nothing but whose it is."""
_TEXTS = (AnswerPart.WHOLE, AnswerPart.NAME)
"""Parts of answers that bureaus typed as words."""
_LOCAL, _NAMES, _OFFICIALS = "公开-内部用语", "公开-个人姓名", "公开-领导姓名"


Check = Callable[..., Iterator[Hit]]


class PublicationPattern(NamedTuple):
    """What a rule of publication looks for."""

    found: tuple[WordPattern, ...]
    exceptions: tuple[WordPattern, ...]
    """What is found and shares a character with one of these is not counted."""
    beside: WordPattern | None
    """What the sentence must also hold; None when it need not hold anything else."""
    without: WordPattern | None
    """What the sentence must not hold; None when it may hold anything."""
    titles_too: bool
    """Whether the words within 《》 are looked at."""
    masthead_too: bool
    remark_too: bool
    """Whether the remark below the date is looked at, which only a text from outside has in public."""
    message: str
    """With {词} for what was found."""
    mend: str


def hits(manuscript: Manuscript, pattern: PublicationPattern) -> Iterator[Hit]:
    """Yield what `pattern` finds, passage by passage; of two that overlap, the first."""
    for index, passage in enumerate(manuscript.passages):
        is_remark = passage.role is Role.REMARK and pattern.remark_too and manuscript.report is None
        if not is_remark and not _is_read(passage, pattern):
            continue
        text = passage.text if pattern.titles_too else _QUOTED.sub(lambda m: "《" * len(m[0]), passage.text)
        for sentence in _SENTENCE.finditer(text):
            last = -1
            for start, end in sorted(_spans(sentence[0], pattern)):
                if start >= last:
                    last = end
                    begin = sentence.start() + start
                    stop = sentence.start() + end
                    word = passage.text[begin:stop]
                    spot = Spot(index, begin, stop, _answer_of(passage, begin, stop))
                    yield Hit(spot, pattern.message.replace("{词}", word), pattern.mend)


def _is_read(passage: Passage, pattern: PublicationPattern) -> bool:
    if passage.role is Role.MASTHEAD:
        return pattern.masthead_too
    return passage.role not in _NOT_PUBLISHED


def _spans(sentence: str, pattern: PublicationPattern) -> Iterator[tuple[int, int]]:
    """Yield where a sentence holds what `pattern` looks for, in the order of its expressions."""
    if not _is_where(sentence, pattern):
        return
    spared = [match.span() for each in pattern.exceptions for match in each.finditer(sentence)]
    for match in chain.from_iterable(found.finditer(sentence) for found in pattern.found):
        begin, stop = match.span("词" if "词" in match.re.groupindex else 0)
        if not any(start < stop and begin < end for start, end in spared):
            yield begin, stop


def _is_where(sentence: str, pattern: PublicationPattern) -> bool:
    """Return whether a sentence has the words beside which `pattern` is looked for, and none of those without which."""
    if pattern.beside is not None and not pattern.beside.search(sentence):
        return False
    return pattern.without is None or not pattern.without.search(sentence)


def _answer_of(passage: Passage, start: int, end: int) -> str:
    """Return the path of the answer at fault for the words from `start` to `end`; empty when there is none.

    That is the text that prints them, or the figure named after what they begin with: 吊销…, 信访….
    """
    texts = (run for run in cut(passage.runs, start, end) if run.answer and run.part in _TEXTS)
    text = next(texts, None)
    if text is not None:
        return text.question
    named = passage.text[start : min(start + 2, end)]
    return next((path for path in passage.answers if AnswerPath(path).leaf.startswith(named)), "")


def _local(manuscript: Manuscript, pattern: PublicationPattern) -> Iterator[Hit]:
    """Yield the hits of a rule to which a jurisdiction adds words of its own."""
    yield from hits(manuscript, pattern)
    words = manuscript.jurisdiction.review_words if manuscript.jurisdiction else {}
    for word, why in words.items():
        message = f"有本地区要核对的“{{词}}”{f'：{why}' if why else ''}"
        own = pattern._replace(found=(WordPattern(re.escape(word)),), exceptions=(), message=message)
        yield from hits(manuscript, own)


def _named(manuscript: Manuscript, pattern: PublicationPattern, officials: PublicationPattern) -> Iterator[Hit]:
    """Yield the hits of a rule to which the activities add the names in their 人名.

    What `officials` finds as well is left to that rule.
    """
    yield from hits(manuscript, pattern)
    known = [hit.spot for hit in hits(manuscript, officials)]
    activities = (manuscript.report.activities if manuscript.report else None) or ()
    people = {name for each in activities if isinstance(each.people, tuple) for name in each.people}
    for name in sorted(people):
        for hit in hits(manuscript, pattern._replace(found=(WordPattern(re.escape(name)),), exceptions=())):
            if not any(spot.passage == hit.spot.passage and spot.start <= hit.spot.start < spot.end for spot in known):
                yield hit


def _rules() -> Iterator[Rule]:
    tree = read_table(Path(__file__).with_suffix(".yaml"))
    fragments: dict[str, str] = {}
    for name, text in tree["片段"].items():
        fragments[name] = _expanded(text, fragments)
    patterns = {entry["名称"]: _pattern(entry, fragments) for entry in tree["规则"]}
    checks: dict[str, Check] = {_LOCAL: _local, _NAMES: partial(_named, officials=patterns[_OFFICIALS])}
    for entry in tree["规则"]:
        name = entry["名称"]
        yield Rule(
            name=name,
            title=entry["标题"],
            severity=Severity(entry["严重"]),
            source=entry["依据"],
            check=partial(checks.get(name, hits), pattern=patterns[name]),
            good=Example(entry["好例"]),
            bad=Example(entry["坏例"]),
        )


def _pattern(entry: Mapping[str, Any], fragments: Mapping[str, str]) -> PublicationPattern:
    def compiled(text: str) -> WordPattern:
        return WordPattern(_expanded(text, fragments))

    return PublicationPattern(
        found=tuple(map(compiled, entry["词式"])),
        exceptions=tuple(map(compiled, entry["例外"])),
        beside=compiled(entry["句中须有"]) if "句中须有" in entry else None,
        without=compiled(entry["句中不能有"]) if "句中不能有" in entry else None,
        titles_too=entry.get("书名号内也看") == "是",
        remark_too=entry.get("也看附注") == "是",
        masthead_too=entry.get("也看版头") == "是",
        message=entry["问题"],
        mend=entry["处理"],
    )


def _expanded(text: str, fragments: Mapping[str, str]) -> str:
    return _FRAGMENT.sub(lambda match: f"(?:{fragments[match[1]]})", text)


RULES: tuple[Rule, ...] = tuple(_rules())
