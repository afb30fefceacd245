"""Tells numbers of something else than a question counts: of part of it, of an inspection, a share of other things."""

from __future__ import annotations

import re

from drafter.importing.questions.question_words import NumberQuestion
from drafter.importing.questions.words import pairs_of
from drafter.reading.sentence_fact import SentenceFact

RATES = ("%", "‰")
MEASURE = re.compile("(?:人次|家次|次数|件数|人数|项数|所数|条数|份数|篇数|个数|场次|家数|金额|块数|节数|数)$")
"""What titles end with that says only how it is counted."""
_WHOLE_AREA = re.compile("全[区县旗市省州]|辖区|所有|现有|共有")
_NEW = re.compile("新[设批]")
_SHARE, _SHARE_ASKED = re.compile("占(?:比|总数|全部)?[^，。；]{0,8}$"), re.compile("占比|比例|权重|率$")

_STOCKS = tuple(
    (re.compile(name), re.compile(said), alone)
    for name, said, alone in (
        (
            "^(?:小学|初中|高中|中职学校|特教学校|一贯制学校|公办幼儿园|民办幼儿园|高校|辖区(?:学校|中小学|幼儿园))数$",
            "检查|抽查|巡查|示范校|课例|课程|督导|评选|评定|认定|获评|奖|招生|招收|新生|报名|入学|审查|办理|受益|惠及|减免|资助|培训|测评"
            "|抽测|参加|新建|改扩建|新增|投入|新设|新批|注销",
            False,
        ),
        (
            "^(?:小学生|初中生|高中生|在园幼儿)数$",
            "招生|招收|新生|报名|入学|培训|课例|奖|受益|惠及|资助|减免|参加|检查|接待|选手|竞赛|一年级|七年级|学位|课程",
            True,
        ),
        (
            "^(?:培训机构|学科类机构|非学科类机构|体育场所|民办学校|食堂|校车|托管机构)数$",
            "检查|抽查|巡查|约谈|抽取|取缔|参加|新设|新批|新增|注销|培训(?!机构)",
            True,
        ),
        ("^(?:教职工|专任教师|在校学生)数$", "培训|参加|查询|组织|招聘|交流|资助|受益|讲座|答题|参与|监督", True),
        ("^(?:立案|结案|行政处罚|行政许可)件数$", "复议|诉讼|信访|工单|申诉|公平竞争|法制审核|评查|公示", False),
        ("类处罚件数$|^体育处罚", "工单|热线|诉求|信访|许可|投诉", False),
        ("^(?:普法先进|普法先进个)", "行政奖励|教师节|教书育人|教育工作", False),
    )
)
"""Questions of all there are of something, with what is told of some of them; the last tells whether of totals too."""


def is_of_others(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether a part is of something else than the question counts: 示范校120所，其中高校15所 are not all of them."""
    is_listed = fact.is_part or fact.near.startswith("、")
    if _WHOLE_AREA.search(fact.near) and not _NEW.search(fact.near):
        return False
    told = f"{fact.near}，{fact.carried}" if is_listed else f"{fact.near}，{fact.noun}，{fact.follows}"
    is_some = is_listed or _NEW.search(fact.near) is not None
    found = next((said for name, said, alone in _STOCKS if name.search(question.name) and (alone or is_some)), None)
    return found is not None and found.search(told) is not None


def is_of_unnamed_share(fact: SentenceFact, question: NumberQuestion) -> bool:
    """Return whether a share, 占45.9%, is told of something that the question's title does not name."""
    if fact.unit not in RATES or not _SHARE.search(fact.near) or "权重" in question.name:
        return False
    asked = set(pairs_of(MEASURE.sub("", _SHARE_ASKED.sub("", question.name))))
    return not asked & set(pairs_of(f"{fact.near}，{fact.carried}"))
