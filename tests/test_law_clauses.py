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
    ("检查时执法人员不得少于两人。", "不得少于", "不得多于"),
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


@pytest.mark.parametrize(("right", "old", "new"), CHANGES)
def test_what_the_numbers_of_a_change_do_not_make_is_told(right: str, old: str, new: str) -> None:
    assert told("数字-变化", right) == []
    assert told("数字-变化", right.replace(old, new)) != []


def test_each_line_of_the_table_has_one_place_that_decides() -> None:
    rows = [(law, *fields) for law, fields in read_rows(law_clauses._TABLE)]
    assert len(rows) >= 250
    assert [row for row in rows if len(row) != 3 or row[2].count("{") != 1] == []
