"""Words that decide against a question, however like it the others are: 不予处罚3件 are no penalties, 全市 is not one's own.

A qualifier that only one side has makes a match impossible, or no more than likely.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from drafter.importing.matching.areas_told import AREA_OF, is_said_of_area
from drafter.importing.matching.qualifier_words import (
    BESIDE,
    BOTH,
    ELSEWHERE,
    GENERAL,
    NAMED,
    NEARLY,
    ONLY,
    SPECIAL,
    SURELY,
    TOGETHER,
    UNSURE,
)
from drafter.importing.matching.rates_told import is_other_rate, shares_subject
from drafter.importing.matching.told_of_others import MEASURE, RATES, is_of_others, is_of_unnamed_share
from drafter.importing.questions.question_words import NumberQuestion
from drafter.importing.questions.words import pairs_of
from drafter.reading.sentence_fact import Comparison, SentenceFact

_POWER_NAME = re.compile("^(?P<of>行政..|其他)[^，]{0,4}权力$")
_POWER_UNITS = ("项", "类", "个", "条", "种", "")
_DAYS = re.compile("[两三四五六七八九几多]个[^，。；]{0,10}(?:日|节点|节)|日”?[、和及][^，；。]{2,14}(?:日|周|月)")
_ONE_DAY = re.compile("宪法|国家安全|民法典|消费|禁毒|保密|反诈|宣传周|宣传月|国安")
_POWERS = re.compile("权责清单|权力清单|权力事项|权责事项|职权事项|行政权力|行政职权")
_NO_POWERS = re.compile("政务服务事项|依申请|办件|检查事项清单")
_POWER_ASKED = re.compile("权力|权责|职权|权限|事项|清单")
_QUALIFIER = re.compile(
    "新增|新聘|新建|新任|新招|新选|新设|涉企|书面|仅|重点|重大|首次|联合|专项|专题|集中|网络|网上|线上|线下|现场|市级|省级|国家级"
    "|校级|县级|区级|民办|公办|学科类|非学科|上级|下级|优秀|不合格|协助|配合|委托|依申请|随机|跨部门|学生|教师|家长|干部|校长|幼儿园|高中"
    "|上半年|下半年|春季|秋季|第[一二三四]季度|学法|压减|减少|注销|取缔|关停|终止|转型|变更|清退|新办|购置|评选|推荐|选手|部分|个别|典型|示范|试点|骨干|专职|兼职|驻校|乡镇|街道|社区|农村|寄宿|志愿|未成年"
    "|调整|增配|轻微|剩余|另有|拟|计划|力争|实名|紧急|普通|简易|免费|残疾"
)
_WHOLE = re.compile("(?:全[区县市省旗州]|全部|所有|辖区(?:内)?|各级各类|每)(?:的|共|共有|现有)?$")
_WHOLE_ASKED = re.compile("总数|全部|所有|现有学校|学校总数|年末")
_KINDS = re.compile(r"[两三四五六七八九几多]个|、|和|及|等")
_TOGETHER = re.compile(r"(?:共计?|累计|总计|合计|一共)[一-鿿]{0,6}$")
_JOINED = re.compile("(?P<one>[一-鿿“”·]{2,})(?:和|及|以及|与)(?P<other>[^，和及与]{2,})$")
_SHORT = 6
"""Characters of the last of two things that are counted together: 行政确认及公共服务3088件."""
_ALL_SCHOOLS = re.compile("学校?[、和及]幼儿园[^，。；、园]{0,4}，?$")
_SOME_SCHOOLS = re.compile("^(?:辖区中小学|辖区幼儿园|[公民]办幼儿园)数$")
"""中小学、幼儿园89所，其中公办62所 counts both, and no question asks for that but 辖区学校数."""
_GREATER = re.compile("(?:一般|较大|重大|特大)(?:及)?以上|重特大")
_AS_REVIEWER = re.compile("作为(?:行政)?复议机关(?![^。；]*被申请人)")
"""Whoever decides about others' acts is not the one whose own are complained of."""
_REVIEWED = re.compile("^复议|^行政复议案件")
_DONE = re.compile("按时|办结|化解|整改")
_PERSONS, _IS_PERSON = ("人", "名", "位"), re.compile("[人员者师生长手辈民]$")
_FORMER = re.compile("(?:原有|年初共?有|治理前)[^，。；]*$|(?:各|均)(?:聘任|配备|选聘|设|有|派)$")
"""Words of a number that was before, or of each of several."""
_YEARS = re.compile(
    "(?:[两二三四五六七八九十]|[0-9]) ?年(?:来|间)|近[两二三四五六七八九十几]年|历年|期间[^。；]{0,20}累计"
    "|(?<!今年)(?<!今年度)(?<!年初)(?<!入[春夏秋冬])以来"
)
"""Of several years, where a question asks for one."""
_OF_REACHED = re.compile("减少|下降|压缩|压减|上升|整合|取消|新增")
_OF_CHANGE = re.compile("减少|下降|压缩|压减|上升|^新增")
"""Titles of questions that ask for a difference."""
_SAME_UNITS = tuple(
    map(
        frozenset,
        (("人", "名", "位"), ("件", "起", "宗"), ("次", "场", "场次"), ("家", "所"), ("家次", "所次", "校次")),
    )
)


@lru_cache(maxsize=4096)
def _needed(name: str) -> tuple[re.Pattern[str], ...]:
    """Return the words of which each must be said of the answer of a question called `name`: asked for every number."""
    return tuple(said for asked, said in BOTH if asked.search(name))


@lru_cache(maxsize=4096)
def _needed_beside(name: str) -> tuple[re.Pattern[str], ...]:
    """Return the words of which each must be said right beside the answer of a question called `name`."""
    return tuple(said for asked, said in BESIDE if asked.search(name))


def _once(pairs: Iterable[tuple[re.Pattern[str], re.Pattern[str]]]) -> Callable[[str], tuple[re.Pattern[str], ...]]:
    """Return what gives the second of those of `pairs` whose first stands in a text, which some twenty questions ask for.

    To read a number's words anew for each question takes an import of forty pages a tenth longer.
    """
    return lru_cache(maxsize=256)(lambda text: tuple(name for said, name in pairs if said.search(text)))


_told_elsewhere, _named, _named_together, _said_only = map(_once, (ELSEWHERE, NAMED, TOGETHER, ONLY))


def is_barred(
    fact: SentenceFact, context: str, question: NumberQuestion, *, wider: bool = False, of_area: bool = False
) -> bool:
    """Return whether a number cannot be the answer of a question; `context` is its sentence with what stands above it.

    `of_area` is said of a number that is of all bureaus of the area.
    """
    if (of_area and question.name in AREA_OF) or wider or fact.is_item or _FORMER.search(fact.near):
        return True
    if _AS_REVIEWER.search(context) and _REVIEWED.search(question.name):
        return True
    if _is_of_other_year(fact, question) or _is_other_power(fact, question) or _is_one_of_days(fact, question):
        return True
    return _is_strange(fact, question) or _is_other_none(fact, question)


def _is_strange(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether words are said of a number that go with the answers of other questions."""
    if _is_told_elsewhere(fact, question) or not _holds_all(fact, question, counted=True):
        return True
    return _has_other_words(fact, question) or is_other_rate(fact, question)


def lacks_words(fact: SentenceFact, context: str, question: NumberQuestion) -> bool:
    """Return whether words of the title that must be said of its answer are not said of a number."""
    whole = f"{fact.near}，{fact.noun}，{context}"
    if not all(said.search(whole) for said in _needed(question.name)):
        return True
    beside = f"{fact.near}，{fact.noun}，{fact.follows}" + (f"，{fact.carried}" if fact.is_part else "")
    return not all(said.search(beside) for said in _needed_beside(question.name))


def _is_told_elsewhere(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether a number is of something that other questions ask for, by the other words of its sentence."""
    own = f"{fact.near}，{fact.carried}，{fact.noun}，{fact.around}"
    if any(name.search(question.name) for name in _told_elsewhere(own)):
        return True
    of = fact.near if re.search("[园学]", fact.near) else fact.carried
    return _ALL_SCHOOLS.search(of) is not None and _SOME_SCHOOLS.search(question.name) is not None


def _is_other_none(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether it is denied of other things than the question counts.

    未发生较大以上事故 leaves others open; what is no person, 辅助人员执法的情形, is not a number of persons, and nothing
    that is denied is a rate or what came of it: 零投诉 are no 投诉办结件数.
    """
    if not fact.is_none:
        return False
    if question.unit in RATES or (_DONE.search(question.name) and not _DONE.search(fact.near)):
        return True
    if _GREATER.search(fact.near) and not _GREATER.search(question.said):
        return True
    return question.unit in _PERSONS and not _IS_PERSON.search(fact.near)


def _has_other_words(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether words are said of a number that only other questions' answers go with."""
    if GENERAL.search(question.name) and SPECIAL.search(f"{fact.near}，{fact.noun}，{fact.carried}，{fact.around}"):
        return True
    if is_of_others(fact, question) or is_of_unnamed_share(fact, question):
        return True
    return (
        _is_another(question.name, _named(fact.near))
        or _is_another(question.name, _named_together(f"{fact.carried}，{fact.near}"))
        or _is_another(question.said, _said_only("" if fact.is_none else fact.near))
    )


def _is_another(asked: str, names: Iterable[re.Pattern[str]]) -> bool:
    """Return whether a question has not all of the `names` that what is told of a number goes with."""
    return not all(name.search(asked) for name in names)


def _is_of_other_year(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether a number is last year's, or a difference that the question does not ask for."""
    if fact.is_reached and _OF_REACHED.search(question.name):  # 由86份减为61份 tells no difference
        return True
    if fact.comparison is not Comparison.CHANGE:
        return fact.comparison is not Comparison.OWN
    asked = set(pairs_of(_OF_CHANGE.sub("，", MEASURE.sub("", question.name))))
    same = fact.unit == question.unit and asked & set(pairs_of(fact.around))
    return not (_OF_CHANGE.search(question.name) and (same or asked & set(pairs_of(fact.near))))


def is_doubtful(fact: SentenceFact, before: str, question: NumberQuestion) -> bool:
    """Return whether a number may be the answer of a question and cannot surely be; `before` is the sentence before."""
    beside = f"{fact.near}，{fact.noun}"
    return (
        _is_worded_otherwise(fact, beside, question)
        or _is_counted_otherwise(fact, question)
        or _is_of_whole(fact, before, question)
        or _is_subject_unsaid(fact, before, question)
        or _is_unsure(beside, fact.around, question)
        or _is_of_several(fact, question)
    )


def _is_worded_otherwise(fact: SentenceFact, beside: str, question: NumberQuestion) -> bool:
    """Return whether the words `beside` a number say more than the question, or do not name it."""
    more = any(word not in question.said for word in _QUALIFIER.findall(beside))
    return more or not _is_named(fact, question)


def asks_narrower(fact: SentenceFact, context: str, question: NumberQuestion) -> bool:
    """Return whether a question asks for one sort only, 涉企检查, and neither sentence nor `context` says that sort."""
    told = f"{fact.near}，{fact.noun}，{fact.carried}，{fact.around}，{context}"
    return any(word not in told for word in _QUALIFIER.findall(question.asked))


def _is_counted_otherwise(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether a number is in another unit than the question, or a rate of something else."""
    if fact.unit in RATES and not shares_subject(fact, question):
        return True
    return not fact.is_none and not (_is_same_unit(fact.unit, question.unit) and _holds_all(fact, question))


def _is_of_whole(fact: SentenceFact, before: str, question: NumberQuestion) -> bool:
    """Return whether a number is that of a whole, or of the area, and the question asks for neither."""
    if _WHOLE.search(fact.near) and not _WHOLE_ASKED.search(question.said):
        return True
    return is_said_of_area(fact, before) and not question.path.leaf.startswith("辖区")


def _is_other_power(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether one of number and question is of the list of powers, and the other not, or of another sort of power."""
    is_asked = "权力" in question.name
    if is_asked and (not re.search("[权职]", fact.near) if fact.is_none else fact.unit not in _POWER_UNITS):
        return True
    beside = f"{fact.near}，{fact.noun}"
    if is_asked and _NO_POWERS.search(fact.carried) and not _POWERS.search(f"{fact.carried}，{beside}"):
        return True
    sort = _POWER_NAME.search(question.name)
    if sort and sort["of"] not in beside:
        return True
    is_told = fact.unit in ("项", "类") and _POWERS.search(f"{beside}，{fact.around}") is not None
    return is_told and not _POWER_ASKED.search(question.said)


def _is_one_of_days(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether a number is told of several days and the question asks for one."""
    told = fact.near if _ONE_DAY.search(fact.near) else f"{fact.carried}，{fact.near}"
    return bool(_ONE_DAY.search(question.name) and _DAYS.search(told))


def _is_named(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether the sentence has the first word and half of a question's title, some of it right beside the number."""
    asked = pairs_of(MEASURE.sub("", question.name)) or pairs_of(question.name)
    beside = set(pairs_of(f"{fact.near}，{fact.noun}"))
    told = beside | set(pairs_of(fact.around))
    half = 2 * sum(pair in told for pair in asked) >= len(asked)
    return bool(set(asked) & beside) and asked[0] in told and half


def _is_unsure(beside: str, around: str, question: NumberQuestion) -> bool:
    """Return whether a sentence has words that make the question no more than likely, or lacks those of a sure match."""
    if any(name.search(question.name) and not said.search(beside) for name, said in NEARLY):
        return True
    sentence = f"{beside}，{around}"
    is_open = any(said.search(sentence) and name.search(question.name) for said, name in UNSURE)
    return is_open or _YEARS.search(sentence) is not None


def _is_subject_unsaid(fact: SentenceFact, before: str, question: NumberQuestion) -> bool:
    """Return whether neither the sentence nor the one before it has the subject of a question's title."""
    sentence = f"{before}，{fact.around}，{fact.near}，{fact.noun}"
    return any(name.search(question.name) and not said.search(sentence) for name, said in SURELY)


def _is_same_unit(one: str, other: str) -> bool:
    return one == other or any(one in units and other in units for units in _SAME_UNITS)


def _is_of_several(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether a number is the total of several things of which the question asks for one."""
    if not _TOGETHER.search(fact.near):
        return False
    if re.search("[两三四五六七八九几多]个", fact.near):
        return True
    pieces = [piece for piece in _KINDS.split(_TOGETHER.sub("", fact.near)) if len(piece) > 1]
    return len(pieces) > 1 and not all(set(pairs_of(piece)) & set(question.words) for piece in pieces)


def _holds_all(fact: SentenceFact, question: NumberQuestion, *, counted: bool = False) -> bool:
    """Return whether the question has something of each of the things whose names are joined before a number.

    With `counted` only of what the number itself counts: not of those who did it, 机关和直属单位干部旁听庭审2次.
    """
    joined = _JOINED.search(fact.near)
    if joined is None or (counted and (fact.noun or len(joined["other"]) > _SHORT)):
        return True
    return all(not pairs or set(pairs) & question.words.keys() for pairs in map(pairs_of, joined.groups()))
