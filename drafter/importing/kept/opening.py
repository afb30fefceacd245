"""What the opening of a report gives: the notice that asked for it, the documents it goes by, under whose lead it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.importing.matching.match_texts import DOCUMENT
from drafter.importing.matching.report_questions import ReportQuestions
from drafter.importing.outline.imported_report import AnswerMatch, Certainty, ReadText
from drafter.importing.outline.report_sentences import PlacedSentence
from drafter.model.titles import FURTHER_BASES, LEADING_AUTHORITY, REPORT_NOTICE

_NOTICE = re.compile(r"(?:报送|报告|总结)[^》]*(?:通知|函)")
_LEAD = re.compile(r"在(?P<who>[^，。；在]{2,24}?)(?:的)?(?:正确|坚强)?领导(?:下|和|与|、)")
_ASKED_ON = re.compile(
    "(?:按照|根据|遵照|依据)(?P<what>[^，。；《》]{2,40}?[0-9]{1,2}月[0-9]{1,2}日[^，。；《》]{0,30}?)的?(?:要求|部署|安排|精神)"
)
"""What asked for the report where it is no document: 按照领导小组3月5日会议的要求."""
_NO_AUTHORITY = re.compile("习近平|党中央|思想")
_LIKELY = 0.9


def read_opening(
    sentences: Sequence[PlacedSentence], texts: Sequence[tuple[ReadText, ...]], questions: ReportQuestions
) -> list[tuple[ReadText, ...]]:
    """Return `texts`, what was found in each of `sentences`, with what only openings say."""
    known = [_plain(reference.text) for reference in questions.jurisdiction.references()]
    answered: set[str] = {text.match.path for each in texts for text in each}
    found = []
    for sentence, own in zip(sentences, texts, strict=True):
        more = list(_found(sentence.text, own, known, questions, answered)) if sentence.is_opening else []
        found.append(tuple(sorted((*own, *more))))
    return found


def _found(
    text: str, own: Sequence[ReadText], known: Sequence[str], questions: ReportQuestions, answered: set[str]
) -> Iterator[ReadText]:
    """Yield what a sentence of the opening answers, a single question once; its path is added to `answered`."""
    printed = questions.printed.answers
    for match in _new_documents(text, own, known):
        is_notice = _NOTICE.search(match[0]) and REPORT_NOTICE not in answered
        path = REPORT_NOTICE if is_notice else FURTHER_BASES
        if path in printed:
            answered.add(path)
            yield ReadText(*match.span(), AnswerMatch(path, match[0], _LIKELY, Certainty.LIKELY))
    asked = _ASKED_ON.search(text)
    if asked and FURTHER_BASES in printed:
        named = AnswerMatch(FURTHER_BASES, asked["what"], _LIKELY, Certainty.LIKELY)
        yield ReadText(*asked.span("what"), named)
    lead = _LEAD.search(text)
    if lead and LEADING_AUTHORITY in printed - answered and not _NO_AUTHORITY.search(lead["who"]):
        answered.add(LEADING_AUTHORITY)
        yield ReadText(*lead.span("who"), AnswerMatch(LEADING_AUTHORITY, lead["who"], _LIKELY, Certainty.LIKELY))


def _new_documents(text: str, own: Sequence[ReadText], known: Sequence[str]) -> Iterator[re.Match[str]]:
    """Yield the documents that a sentence names, but for those in what was found and those that sections name."""
    for match in DOCUMENT.finditer(text):
        is_taken = any(each.start < match.end() and match.start() < each.end for each in own)
        name = _plain(match[0])
        if not is_taken and not any(name in title or title in name for title in known):
            yield match


def _plain(title: str) -> str:
    """Return the name of a document as it is compared: without marks and what it was issued by."""
    return re.sub(r"[《》〈〉<>\s]|[（(][^（）()]*[）)]|—|-|中华人民共和国", "", title)
