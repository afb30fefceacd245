"""Headings that a leader wrote or reworded, and what stands under them: it goes to that chapter, or is told as not taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter import cli
from drafter.answers.load import load_answers
from drafter.commands.take_listing import found_lines, left_lines
from drafter.folders import shipped
from tests.test_taken_kinds import CHENGHUA, HEDONG, HONGQIAO, XIQING, Report

HUYANGHE = "huyanghe-2022"
LAST_SHORTCOMING = "（二）法治宣传教育需加强。"


def planned(report: Report) -> list[tuple[str | None, str | None]]:
    """Return lead and text of the plans in the answers."""
    answers = load_answers(report.answers, (shipped("templates"),))
    return [(each.lead, each.body) for each in answers.report.next_steps or ()]


def test_a_chapter_that_printed_nothing_takes_what_a_leader_writes_under_its_heading(tmp_path: Path) -> None:
    report = Report(tmp_path, XIQING)
    plans = ["（一）补齐短板。为每个执法科室配齐执法记录仪。", "（二）建好队伍。组织两期执法骨干轮训。"]
    report.write_behind(LAST_SHORTCOMING, "五、2024年的打算", *plans)
    report.take()
    assert planned(report) == [("补齐短板", "为每个执法科室配齐执法记录仪。"), ("建好队伍", "组织两期执法骨干轮训。")]
    assert not report.left.places
    assert "执法记录仪" not in report.paragraph_of(LAST_SHORTCOMING)
    assert "五、2024年的打算" in report.text


def test_its_heading_names_the_year_after_in_the_next_report_too(tmp_path: Path) -> None:
    report = Report(tmp_path, HUYANGHE)
    report.edit(("三、下一步工作思路", "三、2023年重点任务"))
    report.take()
    assert not report.left.places
    following = tmp_path / "next.yaml"
    assert cli.main(["new", str(following), "--from", str(report.answers)]) == 0
    assert "{下年度}年重点任务" in following.read_text("utf-8")


@pytest.mark.parametrize(
    ("example", "old", "new"),
    [
        (HEDONG, "四、下一年度推进法治政府建设的主要安排", "四、2022年怎么抓"),
        (CHENGHUA, "六、健全行政调解制度，依法化解矛盾纠纷", "六、把纠纷解决在校园"),
        (HONGQIAO, "（二）健全法律顾问制度", "（二）用好外脑"),
    ],
)
def test_a_heading_in_quite_other_words_is_the_one_in_whose_place_it_stands(
    example: str, old: str, new: str, tmp_path: Path
) -> None:
    report = Report(tmp_path, example)
    report.edit((old, new))
    report.take()
    assert new in report.text
    assert not report.left.places


@pytest.mark.parametrize(
    ("example", "behind", "paragraphs", "told"),
    [
        (XIQING, "（五）有效开展普法宣传", ["（六）守住校园安全。全年检查学校41所次，整改隐患19处。"], "守住校园安全"),
        (CHENGHUA, "（四）建立健全疫情防控机制。", ["（五）管好校车。全年检查校车36台。"], "管好校车"),
        (HEDONG, "（三）做好日常执法", ["五、校园安全", "全年检查学校41所次。整改隐患19处。"], "校园安全"),
        (HONGQIAO, "法律顾问服务形成常态", ["（三）管好公章", "用印全部登记。"], "管好公章"),
    ],
)
def test_what_stands_under_a_heading_that_the_outline_lacks_is_told_and_goes_nowhere_else(
    example: str, behind: str, paragraphs: list[str], told: str, tmp_path: Path
) -> None:
    report = Report(tmp_path, example)
    before = report.text
    report.write_behind(behind, *paragraphs)
    report.take()
    assert not report.edits.taken
    assert report.text == before
    lines = "\n".join(found_lines(report.edits))
    assert f"标题“{told}”是手加的" in lines
    assert not [line for line in left_lines(report.left, report.edits) if "印不出来" in line]


def test_an_item_behind_items_is_one_of_them_though_it_has_a_number(tmp_path: Path) -> None:
    report = Report(tmp_path, XIQING)
    report.write_behind(LAST_SHORTCOMING, "（三）记录不够全。部分检查没有留下影像。")
    report.take()
    assert report.paragraph_of("记录不够全").startswith("（三）")
    assert not report.left.places


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["一是执法力量不足。执法人员偏少。二是普法形式单一，互动较少。"],
        ["一是执法力量不足。执法人员偏少。", "二是普法形式单一，互动较少。"],
        ["一是执法力量不足。执法人员偏少；二是普法形式单一，互动较少。"],
    ],
)
def test_each_counted_item_is_a_record_of_its_own_and_its_other_number_is_told(
    paragraphs: list[str], tmp_path: Path
) -> None:
    report = Report(tmp_path, CHENGHUA)
    report.write_behind("抓住“4·15”国家安全日", "八、存在的不足", *paragraphs)
    report.take()
    answers = load_answers(report.answers, (shipped("templates"),))
    assert [each.body.rstrip("。") for each in answers.report.shortcomings or ()][1:] == ["普法形式单一，互动较少"]
    assert "（一）执法力量不足。执法人员偏少" in report.text
    told = list(left_lines(report.left, report.edits))
    assert any("序号的写法由模板定，和手改的不一样 2 条" in line for line in told)
    assert any("印成：（一）执法力量不足。" in line for line in told)
