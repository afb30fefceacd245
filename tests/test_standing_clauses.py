"""A fact that a leader took to another sentence follows where it stands, and stands in the report once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from test_leaders_edits import HEDONG, HONGQIAO, HUYANGHE, XIQING, Leader, lines_of, merged, over, with_answers

CREDIT = "全年报送诚信信息32篇，报送双公示以外的信息6694条。没有违约毁约和“新官不理旧账”问题。"
CREDIT_PARTED = "未发生违约毁约和“新官不理旧账”问题。全年报送诚信信息32篇。报送双公示以外的信息6694条。"
CASES = "全年办理普通程序行政处罚案件1件。办理行政复议案件1件，维持原行政决定1件。"
CASES_PARTED = "全年办理行政复议案件1件，维持原行政决定1件。办理普通程序行政处罚案件1件。"
SERVED = "完成“双万双服”咨询服务22件。机关干部多次上门对接企业，宣讲涉企政策。"
SERVED_LAST = "机关干部多次上门对接企业，宣讲涉企政策，完成“双万双服”咨询服务22件。"


@pytest.mark.parametrize(
    ("report", "answers", "edits", "wanted"),
    [
        (
            HEDONG,
            {"诚信信息篇数": "36", "双公示以外信息条数": "6700"},
            (over(CREDIT, CREDIT_PARTED),),
            (CREDIT_PARTED.replace("32篇", "36篇").replace("6694条", "6700条"),),
        ),
        (
            XIQING,
            {"普通程序处罚": "2"},
            (over(CASES, CASES_PARTED),),
            (CASES_PARTED.replace("案件1件。", "案件2件。"),),
        ),
        (HEDONG, {"双万双服咨询件数": "24"}, (over(SERVED, SERVED_LAST),), (SERVED_LAST.replace("22件", "24件"),)),
        (
            XIQING,
            {"双随机联合检查次数": "4项", "联合检查事项数": "18"},
            (
                over("开展联合检查3项，涉及检查事项15项。", ""),
                over("不同抽查事项一次查清，", "不同抽查事项一次查清，全年开展联合检查3项，涉及检查事项15项，"),
            ),
            ("一次查清，全年开展联合检查4项，涉及检查事项18项，",),
        ),
        (
            HONGQIAO,
            {"转学人数": "680"},
            (
                over("全年办理中小学生转学674人。", ""),
                over("持续优化教育领域营商环境", "全年办理中小学生转学674人，持续优化教育领域营商环境"),
            ),
            ("全年办理中小学生转学680人，持续优化教育领域营商环境",),
        ),
    ],
)
def test_a_fact_follows_where_a_leader_took_it_and_stands_once(
    report: str,
    answers: dict[str, str],
    edits: tuple[Callable[[Leader], None], ...],
    wanted: tuple[str, ...],
    tmp_path: Path,
) -> None:
    merge = merged(tmp_path, report, with_answers(report, answers), *edits)
    text = "".join(lines_of(merge))
    assert all(text.count(each) == 1 for each in wanted)
    assert (merge.questions, merge.left_out) == ((), ())
    facts = ("报送诚信信息", "行政处罚案件", "“双万双服”咨询服务", "中小学生转学")
    assert all(text.count(each) == min(report_text(report, tmp_path).count(each), 1) for each in facts)


def report_text(report: str, folder: Path) -> str:
    """Return the text that a report's answers print."""
    return "".join(lines_of(merged(folder, report, report)))


def test_facts_that_a_leader_put_in_another_order_into_two_sentences_are_each_brought_up_to_date(
    tmp_path: Path,
) -> None:
    answers = {"法治讲座场次": "18", "宪法卫士答题人数": "12805", "法治副校长覆盖学校": "16"}
    edits = (
        over("聘请法治副校长，覆盖中小学15所，聘请率100%。", "15所中小学全部聘请法治副校长，"),
        over("各中小学开展“法治教育第一课”活动，举办法治讲座15场次。组织", "举办法治讲座15场次、网络公开课9场次；"),
        over("11805人参加", "各中小学开展“法治教育第一课”活动，11805人参加"),
        over("，法治副校长开设网络公开课9场次，制作普法宣传美篇百余篇", ""),
    )
    merge = merged(tmp_path, HUYANGHE, with_answers(HUYANGHE, answers), *edits)
    text = "".join(lines_of(merge))
    assert "16所中小学全部聘请法治副校长，举办法治讲座18场次、网络公开课9场次；" in text
    assert "各中小学开展“法治教育第一课”活动，12805人参加" in text
    assert (merge.questions, merge.left_out) == ((), ())


def test_three_sentences_that_a_leader_made_one_in_another_order_are_brought_up_to_date(tmp_path: Path) -> None:
    case = "办理行政诉讼案件2件，未出现败诉案件。"
    one = "全年办理行政复议案件1件（维持1件）、行政诉讼案件2件（均胜诉），普通程序行政处罚案件1件。"
    answers = with_answers(XIQING, {"普通程序处罚": "2", "行政诉讼案件": "3"})
    merge = merged(tmp_path, XIQING, answers, over(CASES + case, one))
    assert one.replace("2件", "3件").replace("处罚案件1件", "处罚案件2件") in "".join(lines_of(merge))
    assert (merge.questions, merge.left_out) == ((), ())
