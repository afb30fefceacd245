"""Tells numbers of one occasion or of another object: of one campaign, one month, of a document where a decision is asked for.

A campaign's number is no yearly total, and 部分采纳21条 of a 规范性文件 is not what came in about a 重大行政决策.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.checking.text.statutory_parts import StatutoryPart
from drafter.importing.matching.other_bodies import names_principal
from drafter.importing.outline.report_sentences import PlacedSentence
from drafter.importing.questions.question_words import NumberQuestion
from drafter.importing.questions.words import pairs_of
from drafter.reading.sentence_fact import Comparison, SentenceFact

_CAMPAIGN = re.compile("[一-鿿“”]{0,8}(?:治理|整治|整顿|行动|攻坚|会战|专项(?:督查|督导|排查|巡查|执法|活动))")
_TIME = re.compile(
    "[一-鿿“”]{0,8}(?:宣传|活动|开学)[周月日季]|[一-鿿“”·0-9.]{0,8}(?:教育日|宪法日|权益日|禁毒日|节点|期间)"
    "|[一-鿿“”]{0,6}(?:大赛|竞赛|比赛)|暑期|寒假|暑假|春季|秋季|[上下]半年|[一二三四]季度"
    "|(?<!、)(?<!、“)双随机|联合(?:执法|检查|抽查)"
    "|(?:^|(?<=[，；。]))(?:20[0-9]{2}年)?[0-9]{1,2}月(?:[0-9]{1,2}日|份|[上中下]旬)?(?![一-鿿]?[底末])"
)
"""What a sentence tells of one campaign; and of one time of the year, one event or one way of inspecting."""
_OF_A_YEAR = re.compile("(?:^|[，；。（(])(?P<year>20[0-9]{2})年(?!以来|底|末|[0-9])[^，；。（）()0-9]{0,6}$")
_SINCE = re.compile(
    r"[比较与](?:(?P<year>20[0-9]{2})年|(?:[二两三四五六七八九十]|[2-9]|10)年前|“?十[二三四]五”?(?:期?末|初|期初)?)[^，。；0-9]{0,14}$"
)
"""Before a change against that time."""
_WHOLE_YEAR = re.compile(".*(?:全年|年内|本年度|一年来)")
"""Behind it nothing is of an occasion named before."""
_FIELD = re.compile(
    "校外培训|培训机构|双减|体育|食堂|食品|校车|招生|民办|幼儿园|师德|欺凌|研学|托管|托育|课后服务|收费|设立(?=申请)|教师资格|退费"
)
"""A field of the bureau's work, and what permits are asked for: a question is of all of them unless it names one."""
_PARTS_OF = re.compile("其中|包括|[（(]")
"""Before the parts of what the clause before tells: 民办学校许可19件（新设3件、注销4件）."""
_PART_AGAIN = re.compile("(?P<of>[一-鿿]{2,8}?)的?(?P<count>[0-9]+[件起人名所家次])(?![0-9、])")
_PART_BEFORE = re.compile("(?:[，、：；（(]|其中|分别[是为])([一-鿿]{2,8})([0-9]+[件起人名所家次])")
"""A part at the beginning of a sentence, 教育的4件中, and the parts that the one before it tells."""
_DIGITS = re.compile("[0-9]")
_ONE_OBJECT = re.compile("(?:(?:^|[，；])(?:针对|聚焦|围绕)|涉及(?=[^，；。0-9]{2,12}的))(?P<of>[^，；。]{2,24})")
"""What a sentence tells of one subject matter, which the question must name."""
_ONE_DOCUMENT = re.compile("(?:就|对|针对|围绕|关于)《|前者|后者|该(?:项|件|校|案|文件|办法|项目|条例)")
"""What it tells of one document, project or case."""
_GENERAL = frozenset(re.findall("..", "专项活动治理整治行动检查执法教育工作开展宣传行政"))
"""Pairs that name no occasion."""
_OBJECTS = tuple(
    map(
        re.compile,
        (
            *(
                "决策",
                "规范性文件|行政文件",
                "合同|协议",
                "许可|审批",
                "处罚|罚款|罚没|立案|结案",
                "复议",
                "诉讼|应诉|败诉|胜诉|撤诉",
            ),
            *(
                "信访|来信|来访",
                "申诉",
                "公开申请|申请公开|信息公开",
                "案卷",
                "建议|提案",
                "督导|督查|督察",
                "法规|规章|条例|立法",
            ),
            *("办件|政务服务", "投诉|举报", "年检|年度检查", "纠纷|调解", "招生|入学", "行政检查|执法检查"),
        ),
    )
)
"""What numbers of the same words are told of: 采纳, 办结, 受理, 维持."""


def is_of_year_before(sentence: str, start: int, year: int | None) -> bool:
    """Return whether the clause of the number at `start` begins with a year before that of the report: 2021年为641件."""
    told = _OF_A_YEAR.search(sentence[:start])
    return told is not None and year is not None and int(told["year"]) < year


def of_years_told(facts: Sequence[SentenceFact], sentence: str, year: int | None) -> tuple[SentenceFact, ...]:
    """Return the facts of `sentence`, in a report of `year`, the changes against years before the last told from others."""
    return tuple(
        fact._replace(comparison=Comparison.EARLIER)
        if fact.comparison is Comparison.CHANGE and _is_since_earlier(sentence[: fact.start], year)
        else fact
        for fact in facts
    )


def _is_since_earlier(before: str, year: int | None) -> bool:
    """Return whether a change behind `before` is against another year than the one before `year`: 比2015年, 较五年前."""
    told = _SINCE.search(before)
    return told is not None and (told["year"] is None or (year is not None and int(told["year"]) != year - 1))


def is_of_one(fact: SentenceFact, question: NumberQuestion, sentence: PlacedSentence) -> bool:
    """Return whether a number may be of one occasion, one document, one duty or another object than the question asks of."""
    of_principal = sentence.part is StatutoryPart.PRINCIPAL and not names_principal(question)
    if of_principal or _is_of_one_field(question, sentence) or _is_part_of_field(fact, question, sentence):
        return True
    if _is_of_part(sentence):
        return True
    return _is_of_occasion(fact, question, sentence) or _is_of_other_object(fact, question, sentence)


def _is_of_part(sentence: PlacedSentence) -> bool:
    """Return whether a sentence is told of one of the parts that the one before it tells: 教育的4件 behind 卫健35件、教育4件."""
    begins = _PART_AGAIN.match(sentence.text)
    parts = _PART_BEFORE.findall(sentence.before)
    return begins is not None and len(parts) > 1 and (begins["of"], begins["count"]) in parts


def _is_of_occasion(fact: SentenceFact, question: NumberQuestion, sentence: PlacedSentence) -> bool:
    """Return whether the sentence up to a number, the one before it or its heading names an occasion that the question does not.

    Of the sentence before and the heading only a campaign goes on: what came of it is told behind it.
    """
    told, before = sentence.text[: fact.end], f"{sentence.item}，{sentence.before}，{sentence.text[: fact.end]}"
    if _ONE_DOCUMENT.search(told):
        return True
    told, before = (_WHOLE_YEAR.sub("", each) for each in (told, before))
    named = [match[0] for match in (*_CAMPAIGN.finditer(before), *_TIME.finditer(told))]
    named += [match["of"] for match in _ONE_OBJECT.finditer(told)]
    asked = set(pairs_of(question.said)) - _GENERAL
    return any(not asked & set(pairs_of(occasion)) for occasion in named)


def _is_of_one_field(question: NumberQuestion, sentence: PlacedSentence) -> bool:
    """Return whether the heading above, or what the sentence begins with, is of a field that the question does not name."""
    begins = _DIGITS.split(_WHOLE_YEAR.sub("", sentence.text))[0]
    return _is_of_other_field("，".join((*sentence.headings[-1:], begins)), question)


def _is_part_of_field(fact: SentenceFact, question: NumberQuestion, sentence: PlacedSentence) -> bool:
    """Return whether the whole that a number is a part of is of a field that the question does not name.

    A bracket, and what follows 其中, is of the clauses before it that a semicolon or a number's clause does not end.
    """
    before = sentence.text[: fact.start].rpartition("；")[2]
    parts = list(_PARTS_OF.finditer(before))
    is_part = fact.is_part or fact.near.startswith("、") or (parts and "）" not in before[parts[-1].end() :])
    return bool(parts and is_part) and _is_of_other_field(before, question)


def _is_of_other_field(told: str, question: NumberQuestion) -> bool:
    """Return whether `told` names fields, and the question none of them."""
    fields = _FIELD.findall(told)
    asked = f"{question.name}，{question.matter}，{question.path.root}"
    return bool(fields) and not any(field in asked for field in fields)


def _is_of_other_object(fact: SentenceFact, question: NumberQuestion, sentence: PlacedSentence) -> bool:
    """Return whether the nearest words that name an object, of its sentence, the one before or the headings, name another one."""
    asked = _objects(question.name) or _objects(question.matter)
    places = (sentence.text[: fact.end] + fact.noun, sentence.before, "，".join(sentence.headings))
    told = next((found for found in map(_objects, places) if found), None)
    return bool(asked and told and not asked & told)


def _objects(text: str) -> frozenset[str]:
    return frozenset(each.pattern for each in _OBJECTS if each.search(text))
