"""Words of a sentence that leave a near question unsure: 来电 of complaints, an adviser's opinions, staff of two offices."""

from __future__ import annotations

import re

from drafter.importing.matching.told_of_others import MEASURE
from drafter.importing.questions.question_words import NumberQuestion
from drafter.importing.questions.words import pairs_of
from drafter.reading.sentence_fact import SentenceFact

_OTHERS = (
    (re.compile("顾问|律师"), re.compile("意见|复议|诉讼|信访|纠纷|文件")),
    (
        re.compile("[一-鿿]{2}(?<!执法)(?<!监督)(?<!监察)(?<!稽查)(?:科|股|处|室)(?=[，编核实现配在（]|负责|承担)"),
        re.compile("编制|实有|在编|在岗"),
    ),
    (re.compile("民事|刑事|仲裁"), re.compile("诉|审结|审案件|调解")),
    (re.compile("收到|接到|提出"), re.compile("^受理")),
    (re.compile("投诉|举报|热线|工单"), re.compile("来电|来访|来信")),
    (re.compile("协同|执法(?:人员|力量|队伍|工作)"), re.compile("法治人员|法制人员")),
)
"""What a sentence is told of, and what is asked of something else where the question says nothing of that."""
_APIECE = re.compile("(?:各(?![级类校项地方种族县区市州镇乡街个部团])|每)[^，。；、]{0,8}$|分别[^，。；、]{0,6}$")
_PER = re.compile("每|人均|平均|校均|频次|上限")
"""Before an amount of each of several: 6月和11月各开展1次; and what a question of such an amount has in its title."""
_LEAST = re.compile("(?:不少于|不低于|不超过|不高于|至少|最多|目标|以内)[^，。；、]{0,4}$")
_AHEAD = re.compile(
    "规划(?:提出|明确|确定|要求|到|新增|新建)|力争|争取|下一步|明年|下年|打算|拟于|将(?:继续|重点|进一步|开展|完成|组织|推动|建设)"
)
"""In a sentence that tells of what is to come."""
_OF_THIS_YEAR = re.compile("其中，?(?:今年|本年度?|当年)")
"""Behind a number of several years: 累计学法83次，其中今年21次."""
_TAKING_PART = re.compile("参加[^，。；]{0,16}(?:组织|举办|开展|主办)的[^，。；]{0,10}$")
"""Before what others held, beside which the bureau's own may stand."""
_OTHER = re.compile("其他|其它")
_GENERAL_PAIRS = frozenset(("其他", "其它", "全部", "行政", "教育", "情况", "工作", "全年", "有关", "相关"))
_WIDER = "[大中非不未无副准]"
"""Before a word that it makes another one: 中小学生 are no 小学生, 非学科类 is not 学科类."""
_ROLE = re.compile("作为(?:行政)?复议机关|作为(?:原告|申请人|第三人)")
_ROLE_ASKED = re.compile("复议|诉讼")
_FIELD = re.compile("[一-鿿]{2,6}领域|[一-鿿]{2}类(?=行政|许可|处罚|申请|案件|检查|信访|合同|文件|纠纷)")
_SHORT = 4
"""Characters of a clause that goes on with what the sentence began: 受理4件."""
_LAW = "法"
_POSTS = re.compile("[专兼]职")
_OF_SOME = re.compile("发现|因|引[发起]|导致|造成")
"""Denied of some only: 未发现排除、限制竞争 is said of what was looked at, 未发生因处罚引起的复议 of cases that penalties led to."""


def is_maybe_another(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether a number may be of another matter than a question that it is like."""
    doubts = (_is_of_some, _is_apiece, _is_ahead, _is_of_one_sort, _is_no_law_told, _is_wider, _is_named_elsewhere)
    return any(is_doubtful(fact, question) for is_doubtful in (*doubts, _is_of_others))


def _is_of_some(fact: SentenceFact, _: NumberQuestion) -> bool:
    """Return whether it is denied of some only."""
    return fact.is_none and _OF_SOME.search(fact.written) is not None


def _is_apiece(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether a number is that of each of several, or the least or most that there is to be."""
    is_bound = _APIECE.search(fact.near) or _LEAST.search(f"{fact.near}{fact.written[:3]}")
    return is_bound is not None and not _PER.search(question.name)


def _is_ahead(fact: SentenceFact, _: NumberQuestion) -> bool:
    """Return whether it is told of what is to come, of more years, or of what others held."""
    told = f"{fact.near}，{fact.noun}，{fact.around}"
    if _OF_THIS_YEAR.search(f"{fact.noun}，{fact.around}"):
        return True
    return bool(_AHEAD.search(told) or _TAKING_PART.search(fact.near))


def _is_of_others(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether the sentence is told of what the question says nothing of: an adviser, an office, complaints."""
    told = f"{fact.near}，{fact.noun}，{fact.around}，{fact.carried}"
    return any(
        asked.search(question.name) and of.search(told) and not of.search(question.name) for of, asked in _OTHERS
    )


def _is_of_one_sort(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether a number is of one role, field or sort of post that the question does not name.

    Such are 作为复议机关3件, 其中教育领域结案6件, and 兼职调解员9名.
    """
    whole = f"{fact.near}，{fact.noun}，{fact.carried}，{fact.around}"
    if _ROLE.search(whole) and _ROLE_ASKED.search(question.said):
        return True
    is_further = fact.is_part or fact.near.startswith("、")
    beside = f"{fact.near}，{fact.carried}" if is_further else fact.near
    if len(fact.near.lstrip("，、")) <= _SHORT:  # what it is of stood before
        beside = whole
    if _FIELD.search(beside) and "领域" not in question.said:
        return True
    return _POSTS.search(f"{fact.near}，{fact.noun}") is not None and not _POSTS.search(question.name)


def _is_no_law_told(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether a question is of law and nothing around a number says so: 中心组集体学习12次 are not all 学法."""
    return _LAW in question.name and not fact.is_none and _LAW not in f"{fact.near}，{fact.noun}，{fact.carried}"


def _is_wider(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether what is counted only has the question's noun as a part: 中小学生45210人 is not the number of 小学生."""
    noun = MEASURE.sub("", question.name)
    beside = f"{fact.near}，{fact.noun}"
    if len(noun) < 2 or noun not in beside:
        return False
    return re.search(f"(?<!{_WIDER}){noun}", beside) is None


def _is_named_elsewhere(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether the words beside a number have no more of a title than what many titles have: 其他."""
    asked = set(pairs_of(MEASURE.sub("", _OTHER.sub("，", question.name)))) - _GENERAL_PAIRS
    return bool(asked) and not asked & set(pairs_of(f"{fact.near}，{fact.noun}"))
