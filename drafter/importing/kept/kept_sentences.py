"""Where the sentences go that no answer tells: activities under a topic, shortcomings, plans, other matters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from drafter.answers.typed_activity import typed_activity
from drafter.checking.text.statutory_parts import StatutoryPart
from drafter.importing.kept.meetings import ReadMeeting, read_meeting
from drafter.importing.kept.told_sentences import is_told, told_by_answers
from drafter.importing.kept.topic_choice import TopicChoice
from drafter.importing.matching.report_questions import ReportQuestions
from drafter.importing.outline.imported_report import AnswerMatch, Certainty, Outcome, ReadNumber, ReadSentence
from drafter.importing.outline.report_sentences import PlacedSentence
from drafter.importing.questions.fixed_sentences import FixedSentences
from drafter.model.answer_path import AnswerPath
from drafter.model.closing_phrase import closes_report
from drafter.model.figure import ZERO_WORDS
from drafter.model.moments import format_moment
from drafter.model.official_form import WORDS
from drafter.model.titles import (
    ACTIVITIES,
    ATTACHMENT_BODY,
    ATTACHMENT_NAME,
    ATTACHMENTS,
    BODY,
    CAUSE,
    DATE,
    LEAD,
    MATTER,
    MEETINGS,
    OTHER_MATTERS,
    PLANS,
    SHORTCOMINGS,
    TOPIC,
    YEAR,
)
from drafter.yamlfile.yaml_write import Plain

_LONGEST_NAME = 60
_LONGEST = 1_200
"""Characters of an activity; a longer paragraph becomes several."""
_LONGEST_TEXT = 2_400
"""Characters of the text of a record, and of other matters, which are one paragraph."""
_CAUSE = re.compile(r"^(?:究其)?(?:主要)?原因(?:主要)?(?:是|在于|为|有)?[，：:]?|^(?:主要)?(?:是因为|是由于|由于)")
_ENUMERATED = re.compile(r"(?=(?:^|(?<=[。；：]))[一二三四五六七八九十]{1,2}是)")
_ENUMERATION = re.compile(r"^[一二三四五六七八九十]{1,2}是")
_PHRASE = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}是(?P<said>[^。；]{4,36})|(?:[（(][0-9一二三四五六七八九十]{1,2}[）)]|[0-9]{1,2}[.．、）)]"
    r"|[①-⑳⑴-⒇⒈-⒛]|——|其[一二三四五六七八九十][，、：]|第[一二三四五六七八九十]{1,2}[，、：])\s?(?P<marked>[^，。；：]{2,24}))。$"
)
"""A phrase that heads what follows in its paragraph: 二是规范权责清单管理。 （2）处罚有依据。"""
_NOTHING = re.compile(r"^(?:暂|均)?(?:无|没有)(?:其他(?:需要(?:报告|说明)的)?(?:情况|事项))?。?$")
_ENDS = "。；：！？，"
_BRACES = str.maketrans("{}", "｛｝")
_RECORDS = {StatutoryPart.SHORTCOMINGS: SHORTCOMINGS, StatutoryPart.PLANS: PLANS}


class KeptSentences(NamedTuple):
    """The sentences with where each is kept, and the records that keep them."""

    sentences: tuple[ReadSentence, ...]
    activities: tuple[dict[str, Plain], ...]
    shortcomings: tuple[dict[str, Plain], ...]
    plans: tuple[dict[str, Plain], ...]
    meetings: tuple[dict[str, Plain], ...]
    other_matters: str
    attachments: tuple[dict[str, Plain], ...] = ()


def keep_sentences(
    read: Sequence[ReadSentence], placed: Sequence[PlacedSentence], questions: ReportQuestions
) -> KeptSentences:
    """Return the sentences `read`, which stand as in `placed`, with where each is kept."""
    fixed = FixedSentences(questions.jurisdiction, questions.kind)
    keeper = _Keeper(TopicChoice(questions), fixed, tells_meetings=MEETINGS in questions.printed.answers)
    for sentence, where in zip(read, placed, strict=True):
        keeper.take(sentence, where)
    keeper.end()
    return KeptSentences(
        tuple(keeper.sentences), tuple(keeper.activities), tuple(keeper.records[SHORTCOMINGS]),
        tuple(keeper.records[PLANS]), tuple(keeper.meetings), "".join(keeper.other_matters),
        tuple(keeper.attachments),
    )  # fmt: skip


class _Keeper:
    """Takes the sentences in order; those of one paragraph and topic make one activity."""

    def __init__(self, topics: TopicChoice, fixed: FixedSentences, *, tells_meetings: bool) -> None:
        self.meetings: list[dict[str, Plain]] = []
        self._tells_meetings = tells_meetings
        self.sentences: list[ReadSentence] = []
        self.activities: list[dict[str, Plain]] = []
        self.records: dict[AnswerPath, list[dict[str, Plain]]] = {SHORTCOMINGS: [], PLANS: []}
        self.other_matters: list[str] = []
        self.attachments: list[dict[str, Plain]] = []
        self._topics, self._fixed = topics, fixed
        self._open: list[str] = []
        self._lead = ""
        self._passage = -1
        """Of the last sentence of an attachment."""
        self._of: tuple[int, str] | None = None
        """Passage and topic of the activity that is open."""
        self._record_of: dict[AnswerPath, tuple[int, str]] = {}

    def take(self, sentence: ReadSentence, where: PlacedSentence) -> None:
        """Take the next sentence."""
        records = _RECORDS.get(where.part) if where.part else None
        if where.attachment:
            self._attached(sentence, where)
        elif self._is_of_form(sentence, where):
            self.sentences.append(told_by_answers(sentence))
        elif where.part is StatutoryPart.OTHER and self._has_room_for(sentence):
            self._other(sentence)
        elif records is not None:
            self._record(sentence, where, records)
        elif is_told(sentence, where):
            self.sentences.append(told_by_answers(sentence))
        elif self._tells_meetings and (meeting := read_meeting(sentence.text)):
            self._meeting(sentence, meeting)
        else:
            self._activity(sentence, where)

    def _is_of_form(self, sentence: ReadSentence, where: PlacedSentence) -> bool:
        """Return whether a sentence is printed in every report, or closes this one or its last part."""
        may_close = where.is_closing or where.part in _RECORDS
        return self._fixed.has(sentence.text) or (may_close and closes_report(sentence.text))

    def _has_room_for(self, sentence: ReadSentence) -> bool:
        """Return whether the text of other matters is not too long with one more sentence."""
        return sum(map(len, self.other_matters)) + len(sentence.text) <= _LONGEST_TEXT

    def end(self) -> None:
        """Write the activity that is open; a phrase without a text behind it is the text."""
        if self._of and (self._open or self._lead):
            lead: dict[str, Plain] = {LEAD: self._lead} if self._lead and self._open else {}
            record = typed_activity("".join(self._open) or f"{self._lead}。").record
            self.activities.append({TOPIC: self._of[1], **lead, **record})
        self._open, self._lead, self._of = [], "", None

    def _activity(self, sentence: ReadSentence, where: PlacedSentence) -> None:
        phrase = _PHRASE.match(sentence.text) if not sentence.numbers else None
        is_said = _is_one_item(sentence.text)
        topic, goes_on = self._topic(sentence, where, is_item=is_said or phrase is not None)
        text = _ENUMERATION.sub("", _as_kept(sentence)) if is_said else _as_kept(sentence)
        if not goes_on or sum(map(len, self._open)) + len(text) > _LONGEST:
            self.end()
            self._of = (where.passage, topic)
        if phrase:
            self._lead = (phrase["said"] or phrase["marked"]).translate(_BRACES)
        else:
            self._open.append(text)
        path = ACTIVITIES.child(len(self.activities) + 1, LEAD if phrase else BODY)
        self.sentences.append(sentence._replace(kept_at=path, topic=topic))

    def _topic(self, sentence: ReadSentence, where: PlacedSentence, *, is_item: bool) -> tuple[str, bool]:
        """Return the topic of the activity that a sentence tells, and whether it is the one that is open."""
        if self._of and self._of[0] == where.passage and not is_item:
            return self._of[1], True
        told = [number.match.path for number in sentence.numbers if number.match]
        return self._topics.topic(where.headings, where.text, told), False

    def _meeting(self, sentence: ReadSentence, meeting: ReadMeeting) -> None:
        """Keep a sentence as a meeting; its day is that of the record."""
        self.meetings.append(meeting.record)
        record = MEETINGS.child(len(self.meetings))
        match = AnswerMatch(record.child(DATE), str(meeting.record[DATE]), 1.0, Certainty.LIKELY)
        numbers = [
            each._replace(outcome=Outcome.MATCHED, match=match, choices=()) if each.start == meeting.day[0] else each
            for each in sentence.numbers
        ]
        self.sentences.append(sentence._replace(numbers=tuple(numbers), kept_at=record.child(MATTER)))

    def _other(self, sentence: ReadSentence) -> None:
        none = _NOTHING.match(sentence.text) is not None
        self.other_matters.append(ZERO_WORDS[0] if none else sentence.text)
        self.sentences.append(sentence._replace(kept_at=OTHER_MATTERS))

    def _attached(self, sentence: ReadSentence, where: PlacedSentence) -> None:
        """Keep a sentence of an attachment, a paragraph a line."""
        self.end()
        own = self.attachments
        name = where.attachment[:_LONGEST_NAME].translate(_BRACES)
        if not own or own[-1][ATTACHMENT_NAME] != name:
            own.append({ATTACHMENT_NAME: name, BODY: WORDS, ATTACHMENT_BODY: ""})
            self._passage = where.passage
        text = str(own[-1][ATTACHMENT_BODY])
        mark = "" if not text or self._passage == where.passage else "\n"
        own[-1][ATTACHMENT_BODY] = text + mark + sentence.text.translate(_BRACES)
        self._passage = where.passage
        self.sentences.append(sentence._replace(kept_at=ATTACHMENTS.child(len(own), ATTACHMENT_BODY)))

    def _record(self, sentence: ReadSentence, where: PlacedSentence, records: AnswerPath) -> None:
        """Keep a sentence of the shortcomings or plans: an item a paragraph, or one for each 一是, 二是."""
        own = self.records[records]
        if where.is_lead and len(where.headings) > 1:
            self.sentences.append(sentence._replace(kept_at=records.child(len(own) + 1, LEAD)))
            return
        lead = where.item if where.item and len(where.headings) > 1 else ""
        goes_on = self._goes_on(records, (where.passage, lead))
        self._record_of[records] = (where.passage, lead)
        for number, piece in enumerate(filter(None, _ENUMERATED.split(sentence.text))):
            text = _ENUMERATION.sub("", piece)
            is_counted = number > 0 or text != piece
            if not goes_on or is_counted or _is_full(own, text):
                own.append({LEAD: lead, BODY: ""} if lead else {BODY: ""})
            _add_to(own[-1], text.rstrip("；"), records == SHORTCOMINGS)
            goes_on = True
        self.sentences.append(sentence._replace(kept_at=records.child(len(own), BODY)))

    def _goes_on(self, records: AnswerPath, place: tuple[int, str]) -> bool:
        """Return whether a sentence at `place`, its passage and lead, belongs to the last record."""
        own, lead = self.records[records], place[1]
        if not own:
            return False
        has_same_lead = bool(lead) and own[-1].get(LEAD) == lead
        return self._record_of.get(records) == place or has_same_lead


def _is_one_item(text: str) -> bool:
    """Return whether a sentence is one item of a list, and not several of them with 一是 and 二是."""
    return _ENUMERATION.match(text) is not None and len(_ENUMERATED.split(text)) <= 2


def _is_full(records: Sequence[dict[str, Plain]], text: str) -> bool:
    """Return whether the last of `records` cannot take `text` any more."""
    return bool(records) and len(str(records[-1].get(BODY) or "")) + len(text) > _LONGEST_TEXT


def _add_to(record: dict[str, Plain], text: str, has_cause: bool) -> None:
    """Add a sentence to the text of a record, or to its cause."""
    cause = _CAUSE.match(text) if has_cause and record.get(BODY) else None
    title = CAUSE if cause or record.get(CAUSE) else BODY
    before = str(record.get(title) or "")
    mark = "；" if before and before[-1] not in _ENDS else ""  # its own was at the end of the record
    record[title] = f"{before}{mark}{text[cause.end() if cause else 0 :]}".translate(_BRACES)


def _as_kept(sentence: ReadSentence) -> str:
    """Return the text of a sentence as an activity has it: an answer that it repeats by its name."""
    text, end = "", 0
    for number in sentence.numbers:
        is_text = any(each.start <= number.start < each.end for each in sentence.texts)
        if is_text or number.start < end or sentence.text[number.start : number.end] != number.written:
            continue
        text += sentence.text[end : number.start].translate(_BRACES) + (_name_of(number) or _normal(number.written))
        end = number.end
    return text + sentence.text[end:].translate(_BRACES)


def _normal(written: str) -> str:
    """Return a time or a number as it prints again: 1月-4月 as 1月至4月, 1 学期 without the space."""
    try:
        return format_moment(written) if re.search("[0-9]月", written) else re.sub(r"(?<=[0-9])\s+", "", written)
    except ValueError:
        return written


def _name_of(number: ReadNumber) -> str:
    """Return what stands for a number that is an answer; empty where its words must stay."""
    match = number.match
    if match is None or match.certainty is not Certainty.SURE:
        return ""
    if match.path == YEAR:
        return number.written.replace(match.value, f"{{{YEAR.leaf}}}")
    return f"{{{match.path}}}" if re.search("[0-9]", number.written) and "，" not in match.value else ""
