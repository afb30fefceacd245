"""The sentences that a jurisdiction's sections print as they stand, but for the year and the names of unit and documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.section_files import SECTION_SUFFIX, nearest_file, section_text
from drafter.jurisdictions.section_tags import REMARKS, without
from drafter.jurisdictions.usage import section_names
from drafter.sections.sentences import sentences_of

_PRINT = re.compile(
    r"\{\{\s*(?:年度|上年度|下年度|单位全称|单位简称|自称|引用(?:文号)?\('[^']*'\)|报告依据\.报送通知)\s*\}\}"
)
_OTHER_MARK = re.compile(r"\{[{%]|\[\[|\]\]|^[-+#]|\|")
_ANYTHING = ".{2,60}?"
_LEAST = 4
"""Characters of a sentence's own."""


class FixedSentences:
    """What the sections of a kind of report say each year in the same words."""

    def __init__(self, jurisdiction: Jurisdiction, kind: str) -> None:
        sections = dict.fromkeys(section_names(jurisdiction.kind(kind).outline))
        paths = (nearest_file(jurisdiction.folders, section + SECTION_SUFFIX) for section in sections)
        texts = (section_text(path) for path in paths if path)
        self._patterns = [re.compile(pattern) for text in texts for pattern in _patterns(text)]

    def has(self, sentence: str) -> bool:
        """Return whether a section prints `sentence`."""
        plain = _plain(sentence)
        return any(pattern.fullmatch(plain) for pattern in self._patterns)


def _patterns(text: str) -> Iterator[str]:
    for line in without(text, REMARKS).splitlines():
        for sentence in sentences_of(line):
            pieces = [_plain(piece) for piece in _PRINT.split(sentence)]
            if _OTHER_MARK.search(_PRINT.sub("", sentence.strip())) or sum(map(len, pieces)) < _LEAST:
                continue
            yield _ANYTHING.join(map(re.escape, pieces))


def _plain(text: str) -> str:
    return "".join(text.split()).rstrip("。：:")
