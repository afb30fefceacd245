"""What laws say and what numbers make is known: told with what decides turned round it is doubted, told right it is not."""

from __future__ import annotations

import pytest
from manuscripts import example_manuscript

from drafter.checking.rule import Example
from drafter.checking.rules import all_rules
from drafter.checking.tables import read_rows
from drafter.checking.text import law_clauses

BY_NAME = {rule.name: rule for rule in all_rules()}
CHANGED = [
    ("以非法手段取得的证据，不得作为认定案件事实的根据。", "不得作为", "应当作为"),
    ("当事人在告知后五日内要求听证。", "五日", "十五日"),
    ("对情节复杂的案件集体讨论后决定。", "集体讨论后", "由承办人"),
    ("执法人员与案件有利害关系的，应当回避。", "应当", "无需"),
    ("未经法制审核的，不得作出决定。", "不得", "可以"),
    ("线索涉嫌犯罪的，移送公安机关。", "公安机关", "仲裁机构"),
    ("任何单位不得以向学生推销商品谋利。", "不得", "可以"),
    ("立案依据见实施机关网站，实施机关、立案依据、实施程序和救济渠道应当公示。", "应当公示", "不得公示"),
    ("罚没款项不得截留。", "不得", "可以"),
    ("幼儿园不得采用小学化的教育方式。", "不得", "不得不"),
    ("检查时执法人员不得少于两人。", "不得少于", "不得多于"),
]
RIGHT = [
    "行政处罚的实施机关、立案依据、实施程序和救济渠道等信息应当公示，罚没款项不得截留。",
    "当事人无需承担行政机关组织听证的费用，回避决定作出之前不得停止调查。",
    "受委托组织不得以自己的名义实施行政处罚。",
    "涉嫌犯罪的，不得拖延移送公安机关；移送情况由法规处向局党组汇报。",
    "陈述、申辩的理由成立的予以采纳，不成立的不予采纳。",
    "证据未经查证属实，不得作为认定案件事实的根据。",
    "除涉及国家秘密、商业秘密、个人隐私外，一律予以公开。",
    "对公民处以二百元以下、对法人处以三千元以下罚款的，可以当场作出决定。",
    "符合立案标准的及时立案，不符合立案标准的不予立案。",
    "违法行为轻微并及时改正、没有造成危害后果的不予处罚，对屡教不改的从重处罚。",
    "当场收缴的罚款，自收缴之日起二日内交至执法机关。",
    "重大违法行为由执法人员提请集体讨论决定，法制审核未通过的应当补充调查后再作出决定。",
    "处罚决定自作出之日起5个工作日内公示，受理之日起10个工作日内作出行政许可决定。",
    "行政强制措施应当由具备资格的行政执法人员实施，其他人员不得实施。",
    "申请材料不齐全或者不符合法定形式的不予受理。",
    "各幼儿园应当开展小学化问题自查，应当杜绝采用小学化的教育方式。",
    "线上培训结束时间不晚于21:00，线下培训结束时间不晚于20:30。",
    "学校周边应当设置警示标志，不得开设网吧；查询无性侵等违法犯罪记录后予以录用。",
    "师德失范的应当在评优中一票否决，义务教育免收学费。",
    "不申请行政复议、不提起行政诉讼又不履行的，经催告10日后申请人民法院强制执行。",
]
CHANGES = [
    ("办理时限由15个工作日压缩至7个工作日。", "压缩至", "延长至"),
    ("检查事项由45项减少到32项，下降28.9%。", "28.9%", "40.6%"),
    ("比上年的40件增加8件，增长20%。", "20%", "16.7%"),
    ("上年立案30件，比上年增加3件，增长10%。", "10%", "9.1%"),
    ("投诉由40件降至30件，减少10件，下降25%。", "下降25%", "下降33.3%"),
    ("受理申请60件，比上年的50件增加10件，增长20%。", "增长20%", "增长16.7%"),
    ("参加人数由6万人次增长到7.5万人次。", "到7.5万人次", "到25%"),
    ("立案30件，比上年减少10件，下降25%。", "下降25%", "下降33%"),
    ("满意率由80%提高到95%，提高15个百分点。", "15个百分点", "16个百分点"),
]


def told(name: str, text: str) -> list[str]:
    """Return the messages of rule `name` over `text`."""
    return [hit.message for hit in BY_NAME[name].check(example_manuscript(Example(text)))]


@pytest.mark.parametrize(("right", "old", "new"), CHANGED)
def test_a_clause_told_otherwise_is_doubted(right: str, old: str, new: str) -> None:
    assert told("用语-法律条文", right) == []
    assert told("用语-法律条文", right.replace(old, new)) != []


@pytest.mark.parametrize("right", RIGHT)
def test_a_clause_told_in_other_words_is_not_doubted(right: str) -> None:
    assert told("用语-法律条文", right) == []


def test_each_period_of_the_table_is_one_that_is_compared() -> None:
    """A slot whose period cannot be read would doubt every period."""
    plain = [clause for clause in law_clauses._clauses() if "P<number>" in clause.pattern.pattern]
    assert [clause.source for clause in plain if not clause.limits] == []


@pytest.mark.parametrize(("right", "old", "new"), CHANGES)
def test_what_the_numbers_of_a_change_do_not_make_is_told(right: str, old: str, new: str) -> None:
    assert told("数字-变化", right) == []
    assert told("数字-变化", right.replace(old, new)) != []


def test_each_line_of_the_table_has_one_place_that_decides() -> None:
    rows = [(law, *fields) for law, fields in read_rows(law_clauses._TABLE)]
    assert len(rows) >= 250
    assert [row for row in rows if len(row) != 3 or row[2].count("{") != 1] == []
