"""What texts that a bureau types itself say of figures that are answered: the number beside the words that tell the figure.

The words of a figure are those before it in its own sentence, printed or declared, and what its title counts. They are
the same for the program's own questions and for those that a jurisdiction declares.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from drafter.checking.manuscript import Manuscript, Passage, read_once
from drafter.model.amounts import SCALES
from drafter.model.figure import Figure
from drafter.model.titles import ACTIVITIES, BODY, CAUSE, PLAN_REVIEWS, SHORTCOMINGS
from drafter.reading.none_statements import none_told

if TYPE_CHECKING:  # these load pydantic, which a check of a document does without
    from drafter.model.counted import Counted
    from drafter.model.records import Activity

_TITLE_END = re.compile(r"(?:次数|人数|件数|条数|个数|篇数|场次|户次|家次|人次|批次|数)$")
_MARKS = re.compile("[，。；：、！？（）\n]")
_LEADS = re.compile(
    "^(?:截至年末|全年|年内|依法|共计?|累计|现有|辖区有?|持有|开展|举办|举行|组织|召开|受理|办理|收到|接到|承办|办结|作出|实施|进行|"
    "参加|完成|制定|印发|发布|建立|建成|设立|配备|聘任|聘请|评查|检查|走访|发现|整改|处理|处置|查处|调解|化解|培养|有|为)+"
)
_GENERIC = re.compile(
    "问题|隐患|案件|活动|培训|人员|意见|建议|学校|机构|事项|工作|会议|情况|信息|数量|行政|执法|对象|单位|检查|学生|教师|群众|其中|"
    "发现|整改|报告|普法|法治|教育"
)
"""What is counted in many matters, and tells none by itself."""
_LEAST, _LEAST_OF_TITLE, _LEAST_BEHIND = 4, 3, 2
_BEHIND_NOUN = "(?=$|[，。；、：！？（）里内中均都全共参已逐分开设建配举实完推进落组启挂的])"
_OTHER_TIME = re.compile(
    "上年|去年|上一年|往年|近[两三四五几]年|以来|计划|力争|目标|拟|预计|明年|下年|20[0-9]{2}年的|每|各|平均|人均|校均|不少于"
)
"""In the clause of a number that is none of this year's, or of each one."""
_OF_A_PART = re.compile(
    "[0-9]{1,2}[月日]|季度|上半年|下半年|期间|专项|暑期|寒假|假期|开学|其中|联合|双随机|首次|当天|当日|新增|又|再|另|分别|对[^，。；]{1,16}$|在[^，。；]{1,16}$"
)
"""Before a number of a part of what a figure counts in the year."""
_ALL_YEAR = re.compile("全年|累计|共计?|合计|总计")
_OF_OTHERS = re.compile("各[县区市镇校园]|辖区|全[省市区县州]|下属|基层|乡镇")
"""In the sentence of a number that others count too."""
_OF_A_KIND = re.compile("(?:案件|决定|事项|情况|行为|活动)$")
_TO_NUMBER = "(?:共计?|达到?|累计|为|了)?"
_NUMBER = r"(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<scale>[万亿]?)(?P<about>[余多]?)"


class TypedText(NamedTuple):
    """A text of the bureau's own, with where it stands."""

    path: str
    where: str
    """For messages: 活动第2条."""
    text: str


class TypedNumber(NamedTuple):
    """A number in such a text, beside the words of a figure."""

    source: TypedText
    said: str
    """The words with the number."""
    start: int
    """Where they begin in the text."""
    is_behind: bool
    """Whether the number stands behind the words: 走访家庭400户次; else before them: 18个社区."""
    figure: Counted
    least: Decimal
    most: Decimal

    @property
    def agrees(self) -> bool:
        """Whether both can be one number."""
        return self.least <= self.figure.amount.most and self.figure.amount.least <= self.most

    @property
    def contradicts(self) -> bool:
        """Whether it cannot be this year's number of the figure, or of a part of what it counts."""
        sentence = re.split("[。；\n]", self.source.text[: self.start])[-1]
        clause = re.split("[，：]", sentence)[-1]
        if self.agrees or _OTHER_TIME.search(clause) or _OF_OTHERS.search(sentence):
            return False
        if self.least > self.figure.amount.most:
            return True
        is_of_all = _ALL_YEAR.search(clause) and not _OF_A_PART.search(clause)
        return self.is_behind and bool(is_of_all or not (_OF_A_PART.search(sentence) or _LEADS.sub("", clause)))


@read_once
def typed_texts(manuscript: Manuscript) -> tuple[TypedText, ...]:
    """Return what the bureau wrote of the year in its own words: activities, shortcomings, what became of plans."""
    report = manuscript.report
    if report is None:
        return ()
    found = [
        TypedText(ACTIVITIES.child(n, BODY), f"活动第{n}条", _with_figures(each))
        for n, each in enumerate(report.activities or (), 1)
    ]
    for n, lack in enumerate(report.shortcomings or (), 1):
        found += [
            TypedText(SHORTCOMINGS.child(n, name), f"{SHORTCOMINGS}第{n}条", text)
            for name, text in ((BODY, lack.body), (CAUSE, lack.cause))
            if isinstance(text, str)
        ]
    for n, review in enumerate(report.plan_reviews or (), 1):
        if isinstance(review.account, str):
            found.append(TypedText(PLAN_REVIEWS.child(n), f"{PLAN_REVIEWS}第{n}条", review.account))
    return tuple(each for each in found if each.text)


def _with_figures(activity: Activity) -> str:
    """Return the text of an activity with its own figures in the place of their names."""
    from drafter.model.records import PLACEHOLDER  # noqa: PLC0415 - loads pydantic

    body = activity.body if isinstance(activity.body, str) else ""
    shown = {name: figure.text("") for name, figure in (activity.figures or {}).items() if isinstance(figure, Figure)}
    return PLACEHOLDER.sub(lambda name: shown.get(name[1], ""), body)


@read_once
def told_figures(manuscript: Manuscript) -> tuple[tuple[Counted, tuple[str, ...]], ...]:
    """Return the figures that are answered, each with the words that tell it, the longest first."""
    if manuscript.report is None or not typed_texts(manuscript):
        return ()
    from drafter.model.counted import figures  # noqa: PLC0415 - loads pydantic

    catalogue = manuscript.jurisdiction.catalogue() if manuscript.jurisdiction else None
    printed = dict(_printed(manuscript.passages))
    found = []
    for path, each in figures(manuscript.report, catalogue).items():
        if each.figure.applies:
            spec = catalogue.get(each.path) if catalogue else None
            sentence = spec.sentence.partition("{}")[0] if spec else ""
            words = _words(each.title, (printed.get(path, ""), sentence))
            found.append((each, tuple(sorted(words, key=len, reverse=True))))
    return tuple(found)


def _printed(passages: tuple[Passage, ...]) -> Iterator[tuple[str, str]]:
    """Yield the figures that sections print, each with the words before it; the first time that they do comes last."""
    for passage in reversed(passages):
        before = ""
        for run in passage.runs:
            if run.answer and run.text[:1].isdigit():
                yield run.question, before
            before = _MARKS.split(before + run.text)[-1] if not run.answer else ""


def noun_of(title: str) -> str:
    """Return what a question by this title counts: 行政检查 of 行政检查次数."""
    return _TITLE_END.sub("", title)


def _words(title: str, sentences: Iterable[str]) -> set[str]:
    noun = noun_of(title)
    words = {noun} if len(noun) >= _LEAST_OF_TITLE or _is_telling(noun) else set()
    for sentence in sentences:
        clause = _MARKS.split(sentence)[-1]
        own = _LEADS.sub("", clause)
        words |= {
            each
            for each in (clause, own)
            if len(each) >= (_LEAST_OF_TITLE if each == own else _LEAST) and _is_telling(each)
        }
    return words


def _is_telling(words: str) -> bool:
    """Return whether `words` say what is counted so that no other matter is meant."""
    return len(_GENERIC.sub("", _LEADS.sub("", words))) >= _LEAST_BEHIND


@read_once
def typed_numbers(manuscript: Manuscript) -> tuple[TypedNumber, ...]:
    """Return each number of a typed text beside the words of a figure, in its measure word.

    Where several figures are told in these words, it is the one with that number, if there is one.
    """
    numbers = []
    for source in typed_texts(manuscript):
        at_place: dict[int, list[tuple[int, TypedNumber]]] = {}
        for counted, words in told_figures(manuscript):
            for place, length, number in _numbers_of(source, counted, words):
                at_place.setdefault(place, []).append((length, number))
        for _, found in sorted(at_place.items(), key=lambda each: each[0]):
            longest = max(length for length, _ in found)
            meant = [number for length, number in found if length == longest]
            agreeing = [number for _, number in found if number.agrees]
            numbers.append((agreeing or meant)[0])
    return tuple(numbers)


def _numbers_of(source: TypedText, counted: Counted, words: Iterable[str]) -> Iterator[tuple[int, int, TypedNumber]]:
    """Yield where numbers of `counted` stand, how long the words are that tell so, and the numbers, none twice."""
    unit = re.escape((counted.figure.unit or counted.unit).lstrip("万亿"))
    seen: set[int] = set()
    for each in (each for each in words if each in source.text):
        noun = re.escape(each)
        forms = []
        if len(each) >= _LEAST_OF_TITLE:
            forms.append(re.compile(rf"(?<![未没不无]){noun}(?:案件)?{_TO_NUMBER}{_NUMBER}{unit}(?![次0-9.])"))
        if _is_telling(each) and unit:
            forms.append(re.compile(rf"(?<![0-9.]){_NUMBER}{unit}的?{noun}{_BEHIND_NOUN}"))
        for form in forms:
            for match in form.finditer(source.text):
                if match.start("number") not in seen:
                    seen.add(match.start("number"))
                    yield match.start("number"), len(each), _typed(source, counted, match)


def _typed(source: TypedText, counted: Counted, match: re.Match[str]) -> TypedNumber:
    least = Decimal(match["number"]) * SCALES.get(match["scale"], Decimal(1))
    most = least * 2 if match["about"] else least
    return TypedNumber(source, match[0], match.start(), match.start("number") > match.start(), counted, least, most)


class TypedNone(NamedTuple):
    """What such a text says that there was none of, and a figure that says otherwise."""

    source: TypedText
    said: str
    figure: Counted


def typed_nones(manuscript: Manuscript) -> Iterator[TypedNone]:
    """Yield each statement of a typed text that there was none of what a figure counts some of, and no other counts none of."""
    told = told_figures(manuscript)
    for source in typed_texts(manuscript):
        for sentence in re.split("[。；\n]", source.text):
            for none in none_told(sentence, ()):
                what = _LEADS.sub("", none.what)
                counted = [each for each, words in told if any(_ends_with(each, what) for each in words)]
                if none.is_counted and counted and all(each.figure.value for each in counted):
                    yield TypedNone(source, sentence[none.start : none.end], counted[0])


def _ends_with(words: str, what: str) -> bool:
    """Return whether `words` tell a figure of `what`: 举行听证会 of 听证会."""
    plain = _OF_A_KIND.sub("", what)
    return (len(what) >= _LEAST_OF_TITLE and words.endswith(what)) or words == plain
