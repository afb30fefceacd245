"""What a hand's words repeat, count or derive from answers lapses when these change; what it moved is told once."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter import cli
from drafter.use_cases.edit_proposals import TakenSentence
from drafter.use_cases.take_edits import find_edits
from tests.test_taken_headings import HUYANGHE
from tests.test_taken_kinds import CHENGHUA, HEDONG, XIQING, Report
from tests.test_taken_plans import asked_next_year

BASES = "第五十四中学、实验小学、河东职大、街坊小学、第八中学、一中心小学"
PLAN = "把法治建设放在突出位置，重点抓好领导干部、教师和青少年学生的学法、普法、用法，加大力度、完善机制，务求实效"


@pytest.mark.parametrize(
    ("lead", "number"), [("提高政治站位", 0), ("强化责任担当，提高认识", 0)], ids=["all other words", "half of them"]
)
def test_a_plan_under_another_lead_is_printed_under_it(lead: str, number: int, tmp_path: Path) -> None:
    report = Report(tmp_path, HUYANGHE)
    report.edit(("统一思想，提高认识", lead))
    report.take()
    assert report.answered == {"下年安排.1.提法": lead}
    assert len(report.edits.taken) == 1
    assert f"一是{lead}。{PLAN}。" in report.text
    assert asked_next_year(report)[number] == (lead, PLAN)


@pytest.mark.parametrize(
    ("example", "old", "new", "setting", "printed", "dead"),
    [
        (HEDONG, "教育集团5个", "教育集团5个，总数达到8个", "教育集团数=6", "教育集团6个", "总数达到8个"),
        (HEDONG, BASES, f"{BASES}等6所学校", "法治教育基地数=7", "示范基地7个", "等6所学校"),
        (
            XIQING,
            "行政处罚案件1件",
            "行政处罚案件1件，与去年持平",
            "普通程序处罚=2",
            "行政处罚案件2件",
            "与去年持平",
        ),
        (  # of each figure of a list
            HEDONG,
            "公办幼儿园28所聘有法律顾问",
            "公办幼儿园28所聘有法律顾问，聘请率达到100%",
            "聘法律顾问中小学=45",
            "中小学45所",
            "聘请率达到100%",
        ),
        (
            HEDONG,
            "公办幼儿园28所聘有法律顾问",
            "公办幼儿园28所均聘有法律顾问",
            "聘法律顾问中小学=45",
            "中小学45所",
            "均聘有",
        ),
        (XIQING, "涉及检查事项15项", "每项涉及5个事项，共15项", "联合检查事项数=18", "事项18项", "每项涉及5个"),
        (
            HUYANGHE,
            "举办法治讲座15场次。组织11805人参加",
            "举办法治讲座15场次，组织11805人参加",
            "宪法卫士答题人数=11905",
            "法治讲座15场次",
            "组织11805人",
        ),
        (
            HEDONG,
            "现将河东区教育局2021年推进法治政府建设的主要举措、成效和有关情况报告如下",
            "2021年，法治副校长实现47所中小学全覆盖。现将有关情况报告如下",
            "法治副校长覆盖学校=48",  # not the only question whose answer is 47所
            "覆盖中小学48所",
            "47所中小学全覆盖",
        ),
        (  # a change is one of what has its measure word, not of what was told last
            HEDONG,
            "其中行政处罚1件。",
            "其中行政处罚1件，同比增加38条。",
            "执法信息录入条数=360",
            "执法信息360条",
            "增加38条",
        ),
        (
            HEDONG,
            "双公示以外的信息6694条。",
            "双公示以外的信息6694条，其中诚信信息比上年增加6篇。",
            "诚信信息篇数=36",
            "诚信信息36篇",
            "增加6篇",
        ),
        (HEDONG, "执法记录仪2台", "执法记录仪2台，较上年增加3个", "执法科室数=8", "科室共8个", "增加3个"),
        (  # none has it: it may be one of any
            HEDONG,
            "执法记录仪2台",
            "执法记录仪2台，较上年增加3名",
            "执法科室数=8",
            "科室共8个",
            "增加3名",
        ),
        (XIQING, "2所需要整改", "发现2所需要整改并已整改到位", "责令整改对象数=3所", "3所需要整改", "已整改到位"),
        (XIQING, "2所需要整改", "2所需要整改，均已办结", "责令整改对象数=3所", "3所需要整改", "已办结"),
    ],
)
def test_words_derived_from_an_answer_lapse_with_it(
    example: str, old: str, new: str, setting: str, printed: str, dead: str, tmp_path: Path
) -> None:
    report = Report(tmp_path, example)
    report.edit((old, new))
    report.take()
    assert dead in report.text
    assert cli.main(["set", str(report.answers), setting]) == 0
    assert printed in report.text
    assert dead not in report.text


def test_words_derived_from_an_answer_are_bound_to_it_next_year_too(tmp_path: Path) -> None:
    report = Report(tmp_path, XIQING)
    report.edit(("行政处罚案件1件", "行政处罚案件1件，与去年持平"))
    report.take()
    following = tmp_path / "next.yaml"
    assert cli.main(["new", str(following), "--from", str(report.answers)]) == 0
    assert "与去年持平。\n    写死的数: 处罚许可.普通程序处罚=1件" in following.read_text(encoding="utf-8")


def test_a_total_in_a_paragraph_of_its_own_lapses_with_its_parts(tmp_path: Path) -> None:
    report = Report(tmp_path, XIQING)
    report.write_behind("行政处罚案件1件", "上述案件共4件，均在法定期限内办结。")
    report.take()
    assert "上述案件共4件" in report.text
    assert cli.main(["set", str(report.answers), "行政诉讼案件=3"]) == 0
    assert "上述案件共4件" not in report.text


@pytest.mark.parametrize(
    ("old", "new", "told", "setting", "after"),
    [
        (
            "化解教育类矛盾10余件。",
            "",
            ("积压多年的矛盾。", "积压多年的矛盾。全年化解教育类矛盾10余件。"),
            "化解矛盾纠纷件数=20余",
            "矛盾20余件",
        ),
        (
            "完成“双万双服”咨询服务22件。机关干部多次上门对接企业，宣讲涉企政策。",
            "机关干部多次上门对接企业，宣讲涉企政策，完成“双万双服”咨询服务22件。",
            None,
            "双万双服咨询件数=24",
            "咨询服务24件",
        ),
    ],
    ids=["behind an activity", "within one"],
)
def test_a_sentence_moved_into_an_activity_is_told_once(
    old: str, new: str, told: tuple[str, str] | None, setting: str, after: str, tmp_path: Path
) -> None:
    report = Report(tmp_path, HEDONG)
    report.edit((old, new), *([told] if told else []))
    report.take()
    words = "化解教育类矛盾10余件" if told else "咨询服务22件"
    assert report.text.count(words) == 1
    assert cli.main(["set", str(report.answers), setting]) == 0
    assert after in report.text
    assert words not in report.text


def notices(report: Report) -> list[str]:
    edits = find_edits(str(report.document), str(report.answers))
    taken = (each for each in edits.taken if isinstance(each, TakenSentence))
    return [one.path for each in taken for one in each.unfollowed]


@pytest.mark.parametrize(
    ("example", "old", "new", "expected"),
    [
        (
            CHENGHUA,
            "全年无行政复议案件、行政诉讼案件",
            "全年未发生行政复议案件，发生行政诉讼案件1件",
            ["争议化解.行政诉讼案件"],
        ),
        (
            HUYANGHE,
            "全年未作出行政处罚决定，无行政复议案件、行政诉讼案件",
            "全年作出行政处罚1件，无行政复议案件，发生行政诉讼案件2件",
            ["处罚许可.行政处罚件数", "争议化解.行政诉讼案件"],
        ),
    ],
)
def test_the_answers_that_conflict_are_named_and_no_others(
    example: str, old: str, new: str, expected: list[str], tmp_path: Path
) -> None:
    report = Report(tmp_path, example)
    report.edit((old, new))
    assert sorted(notices(report)) == sorted(expected)


def test_an_exact_figure_stays_exact_when_it_is_told_rounded(tmp_path: Path) -> None:
    report = Report(tmp_path, HUYANGHE)
    report.edit(("组织11805人", "组织1.18万人"))
    report.take()
    assert report.answered == {}
    assert "组织1.18万人" in report.text
    assert cli.main(["set", str(report.answers), "宪法卫士答题人数=13005"]) == 0
    assert "组织13005人" in report.text
