"""The sentence that closes a report, such as 特此报告。 (公文的结尾用语): one reading for whoever writes, reads or checks."""

from __future__ import annotations

import re

CLOSING_WORDS = re.compile(r"(?:特此|专此|以上|此)报告")
"""Found where a report closes."""


def closes_report(sentence: str) -> bool:
    """Return whether `sentence` begins with the words that close a report."""
    return CLOSING_WORDS.match(sentence.strip()) is not None
