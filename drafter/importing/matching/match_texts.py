"""Finds the answers of a report that are no numbers: names of documents, days, lists of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from drafter.importing.matching.calibration import TEXT_SURE, text_rank
from drafter.importing.matching.likenesses import likenesses, surroundings
from drafter.importing.outline.imported_report import AnswerMatch, Certainty, ReadText
from drafter.importing.outline.report_sentences import PlacedSentence
from drafter.importing.questions.question_words import NumberQuestion, QuestionWords
from drafter.model.field_spec import FieldSpec
from drafter.model.fields import Kind
from drafter.model.titles import FURTHER_BASES, REPORT_NOTICE
from drafter.reading.number_signs import NumberSort, number_signs
from drafter.reading.sentence_fact import SentenceFact

DOCUMENT = re.compile(r"《[^《》]{1,150}(?:《[^《》]{1,60}》[^《》]{0,60})?》(?:[（(][^（）()]{2,30}号[）)])?")
"""A document: its title in marks, and its number where that follows."""
_DOCUMENTS = re.compile(rf"{DOCUMENT.pattern}(?:[、，和及与]?\s?{DOCUMENT.pattern})*")
_QUOTED = re.compile(r"(?:“[^“”]{4,40}”[、和及]?){1,9}(?=等|主题|活动|为主题|专项)")
_NAME = r"[一-鿿A-Za-z0-9“”]{2,16}"
_NAMES = re.compile(rf"{_NAME}(?:、{_NAME}){{1,20}}(?:[和与及]{_NAME})?")
_LEADS = re.compile(
    r"^.*?(?:会同|联合|牵头与|与|同|包括|涵盖|覆盖|涉及|纳入|设在|建成|重点检查|检查内容为|对)(?=[一-鿿“]{2,})"
)
_TAILS = re.compile(r"(?:等.*|部门.*|联合.*|完成.*|开展.*|[0-9一二三四五六七八九十]+[个所家].*|考核)$")
_BEHIND = 14


class TextSort(Enum):
    """What sort of words answers a question."""

    DOCUMENT = "文件"
    QUOTED = "引号里的名称"
    DAY = "日子"
    NAMES = "名单"


_TAKEN = {TextSort.DOCUMENT: 8.5, TextSort.QUOTED: 9.0, TextSort.DAY: 11.0, TextSort.NAMES: 9.5}
"""From which rank on words are taken for an answer: where their borders are plain, a lower one does."""
_MORE = 0.5
"""What each further one of several names in quotation marks counts."""
_LONGEST_ITEM = 12
_SAID = tuple(
    (re.compile(asked), re.compile(said))
    for asked, said in (
        ("双随机", "双随机|随机"),
        ("诚信|信用", "诚信|信用"),
        ("纳入的?考核", "纳入"),
        ("报送", "报送|报告|总结"),
        ("培训", "训"),
        ("联合部门|部门$", "会同|联合|与|和"),
    )
)
"""What a title asks for, and the words of which one must be said before or in an answer."""
_KINDS = ("通知", "清单", "标准", "办法", "读本", "方案")
"""What a document is: where the title of its question says so, its own must."""


class TextQuestions(NamedTuple):
    """The questions that take words, by what sort of words."""

    words: QuestionWords
    sorts: Mapping[str, TextSort]


def text_sort(spec: FieldSpec) -> TextSort | None:
    """Return what sort of words answers a question; None for whole clauses, which only a person can cut out."""
    if spec.kind not in (Kind.TEXT, Kind.NAMES, Kind.DAY):
        return None
    if re.search("日期|时间$", spec.title):
        return TextSort.DAY
    example = spec.explanation.partition("如 ")[2]
    if "《" in example:
        return TextSort.DOCUMENT if example.startswith("《") else None
    if spec.kind is not Kind.NAMES:
        return None
    return TextSort.QUOTED if "“" in example[:1] else TextSort.NAMES


def match_texts(sentences: Sequence[PlacedSentence], questions: TextQuestions) -> list[tuple[ReadText, ...]]:
    """Return for each of `sentences` the words that answer questions; a question is answered once, by the likeliest words."""
    ranked = (each for place, sentence in enumerate(sentences) for each in _ranked(place, sentence, questions))
    found: list[list[ReadText]] = [[] for _ in sentences]
    answered: set[str] = set()
    for score, place, (start, end), question in sorted(ranked, key=lambda each: (-each[0], each[1], each[2])):
        is_free = all(end <= other.start or other.end <= start for other in found[place])
        if score < _TAKEN[questions.sorts[question.path]] or question.path in answered or not is_free:
            continue
        answered.add(question.path)
        value = _value(sentences[place].text[start:end], questions.sorts[question.path])
        certainty = Certainty.SURE if score >= TEXT_SURE else Certainty.LIKELY
        match = AnswerMatch(question.path, value, min(1.0, score / TEXT_SURE), certainty)
        found[place].append(ReadText(start, end, match))
    return [tuple(sorted(each)) for each in found]


def _ranked(
    place: int, sentence: PlacedSentence, questions: TextQuestions
) -> Iterator[tuple[float, int, tuple[int, int], NumberQuestion]]:
    """Yield the questions that stretches of the sentence at `place` may answer: rank, place, stretch, question."""
    for span, sort in _spans(sentence.text):
        for score, question in _likely(sentence, span, sort, questions):
            yield score, place, span, question


def _spans(text: str) -> Iterator[tuple[tuple[int, int], TextSort]]:
    """Yield the stretches of a sentence that may be answers."""
    for pattern, sort in ((_DOCUMENTS, TextSort.DOCUMENT), (_QUOTED, TextSort.QUOTED)):
        yield from ((match.span(), sort) for match in pattern.finditer(text))
    yield from _days(text)
    for match in _NAMES.finditer(text):
        lead = _LEADS.match(match[0].split("、")[0])
        start = match.start() + (lead.end() if lead else 0)
        last = match[0].split("、")[-1]
        end = match.end() - len(last) + len(_TAILS.sub("", last))
        if _is_list(text[start:end]):
            yield (start, end), TextSort.NAMES


def _is_list(text: str) -> bool:
    """Return whether `text` is a list of names, cut out well."""
    items = text.split("、")
    is_whole = all(item.count("“") == item.count("”") and 2 <= len(item.strip("“”")) <= _LONGEST_ITEM for item in items)
    return is_whole and len(items) > 1 and not re.search("双随机|的", text)


def _days(text: str) -> Iterator[tuple[tuple[int, int], TextSort]]:
    """Yield the days of a sentence, those that follow each other as one."""
    moments = (sign for sign in number_signs(text) if sign.sort is NumberSort.MOMENT)
    signs = [sign for sign in moments if re.search("[0-9]", sign.written)]
    start = 0
    for place, sign in enumerate(signs):
        if place and text[signs[place - 1].end : sign.start] not in ("、", "和", "，"):
            yield (signs[start].start, signs[place - 1].end), TextSort.DAY
            start = place
    if signs:
        yield (signs[start].start, signs[-1].end), TextSort.DAY


def _likely(
    sentence: PlacedSentence, span: tuple[int, int], sort: TextSort, questions: TextQuestions
) -> Iterator[tuple[float, NumberQuestion]]:
    """Yield the questions that a stretch may answer, each with its rank."""
    text, (start, end) = sentence.text, span
    near = re.split("[，。；：！？]", text[:start])[-1]
    noun = re.split("[，。；：！？]", text[end : end + _BEHIND])[0]
    own = re.sub("[《》]", "，", text[start:end]) if sort in (TextSort.DOCUMENT, TextSort.QUOTED) else ""
    around = f"{text[: start - len(near)]}，{own}，{text[end + len(noun) :]}"
    fact = SentenceFact(start, end, text[start:end], NumberSort.OTHER, "", None, near, noun, around, is_part=False)
    place = surroundings(fact, sentence.headings, sentence.before)
    likes = likenesses(place, questions.words, wide=True)
    for index in likes.shared:
        question, like = questions.words.questions[index], likes.of(index)
        if like is not None and questions.sorts[question.path] is sort and _may_be(sentence, span, question, sort):
            yield text_rank(like) + (_MORE * text[start:end].count("”“") if sort is TextSort.QUOTED else 0), question


def _may_be(sentence: PlacedSentence, span: tuple[int, int], question: NumberQuestion, sort: TextSort) -> bool:
    """Return whether words may answer a question: what the title asks for must be said, not only be like it."""
    if question.path in (FURTHER_BASES, REPORT_NOTICE) and not sentence.is_opening:
        return False
    text = sentence.text[span[0] : span[1]]
    around = f"{sentence.text[: span[0]]}，{'，'.join(sentence.headings)}，{text}"
    return _is_of_kind(question.path, text, sort) and all(
        said.search(around) for asked, said in _SAID if asked.search(question.name)
    )


def _is_of_kind(title: str, text: str, sort: TextSort) -> bool:
    """Return whether a document is what the title of its question calls it."""
    if sort is not TextSort.DOCUMENT:
        return True
    return next((kind in text for kind in _KINDS if title.endswith(kind)), True)


def _value(text: str, sort: TextSort) -> str:
    if sort is TextSort.DOCUMENT:
        return "、".join(DOCUMENT.findall(text)) if len(DOCUMENT.findall(text)) > 1 else text
    plain = text.strip("、和及")
    return re.sub("(?:^|(?<=、))纳入", "", plain) if sort is TextSort.NAMES else plain
