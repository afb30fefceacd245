"""What each line of a report is told to be: title, addressee, headings with and without numbers, date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.sources.from_text import read_text
from drafter.model.report_type import ReportType

REPORT = """\
河东区教育局
2021年法治政府建设年度报告

区人民政府：
    现将本年情况报告如下：
一、主要举措和成效
（一）依法履行职能
1.加强监管
全年检查892次。

2.优化服务
全年办件22件。
行政执法规范公正
1.公示执法信息
公示404条。
完整记录执法过程
配备记录仪2台。
3.加强人员培训
培训1次。
（三）政务公开
公开信息30条。
二、存在的不足和原因
1.普法的深度不够，原因是专职力量不足。
附件：执法情况统计表
天津市河东区教育局
                    2022年1月29日
（此件公开发布）
"""


def roles(text: str) -> list[tuple[str, Role, int, str]]:
    """Return the beginning, role, level and number of each passage of `text`."""
    return [(p.text[:8], p.role, p.level, p.number) for p in read_text(text, "报告.txt").passages]


def of(manuscript: Manuscript, role: Role) -> list[str]:
    return [p.text for p in manuscript.passages if p.role is role]


def test_parts_of_a_report_are_told_apart() -> None:
    made = read_text(REPORT, "报告.txt")
    assert made.title == "河东区教育局2021年法治政府建设年度报告"
    assert (made.type, made.year) == (ReportType.ANNUAL, 2021)
    assert of(made, Role.ADDRESSEE) == ["区人民政府："]
    assert of(made, Role.SIGNATURE) == ["天津市河东区教育局"]
    assert of(made, Role.DATE) == ["2022年1月29日"]
    assert of(made, Role.REMARK) == ["（此件公开发布）"]
    assert of(made, Role.ATTACHMENT_NOTE) == ["附件：执法情况统计表"]
    assert len(of(made, Role.HEADING)) == 10


def test_headings_that_lost_their_number_have_the_level_of_the_gap() -> None:
    found = {text: (role, level, number) for text, role, level, number in roles(REPORT)}
    assert found["行政执法规范公正"] == (Role.HEADING, 2, "")
    assert found["完整记录执法过程"] == (Role.HEADING, 3, "")


def test_numbered_sentence_is_text_and_keeps_its_level() -> None:
    item = next(p for p in read_text(REPORT, "报告.txt").passages if p.text.startswith("1.普法"))
    assert (item.role, item.level, item.number) == (Role.BODY, 3, "1.")


def test_lines_and_white_space_are_kept() -> None:
    made = read_text(REPORT, "报告.txt")
    opening = next(p for p in made.passages if p.text.startswith("现将"))
    date = next(p for p in made.passages if p.role is Role.DATE)
    assert (opening.line, opening.before, date.before) == (5, "    ", " " * 20)
    assert made.passages[2].blank_lines == 1


def test_what_a_web_page_left_is_residue() -> None:
    text = (
        "当前位置：首页 > 法治建设\n河东区教育局2021年法治政府建设报告\n- 区教育局网站\n- 2022-01-25 10:47\n- 阅读 77\n"
        "一、工作情况\n全年检查9次。\n分享到：\n上一篇：通知\n某公网安备 1234号\n用户评论\n"
    )
    made = read_text(text, "网页.txt")
    assert made.title == "河东区教育局2021年法治政府建设报告"
    assert len(of(made, Role.RESIDUE)) == 8
    assert of(made, Role.BODY) == ["全年检查9次。"]


@pytest.mark.parametrize(
    ("title", "sort", "year"),
    [
        ("红桥区教育局2022年度行政执法工作报告", ReportType.ENFORCEMENT, 2022),
        ("红桥区教育局2022年度行政执法工作情况报告", ReportType.ENFORCEMENT, 2022),
        ("某区教育局2023年法治政府建设情况报告", ReportType.ANNUAL, 2023),
        ("某县教育局二〇二〇年依法行政工作总结", ReportType.ANNUAL, 2020),
        ("某区教育局2024年度党建工作总结", None, 2024),
    ],
)
def test_sort_and_year_are_told_from_the_title(title: str, sort: ReportType | None, year: int) -> None:
    made = read_text(f"{title}\n一、工作情况\n做了工作。\n", "报告.txt")
    assert (made.title, made.type, made.year) == (title, sort, year)


def test_number_of_a_heading_is_known_in_every_spelling() -> None:
    text = "（1）第一\n(二）第二\n3、第三\n十一、第十一\n甲乙丙丁。\n"
    found = [(p.level, p.number) for p in read_text(text, "例.txt").passages]
    assert found == [(4, "（1）"), (2, "(二）"), (3, "3、"), (1, "十一、"), (0, "")]


def test_day_at_the_head_of_a_sentence_is_no_number() -> None:
    made = read_text("12.4宪法日开展宣传。\n2.5万人参加。\n", "例.txt")
    assert [p.level for p in made.passages] == [0, 0]


@given(st.text(alphabet=st.sampled_from("一二（）()1、.年月日局报告附件：:。 \n\t-　"), max_size=120))
def test_every_text_is_read_and_no_character_of_it_lost(text: str) -> None:
    made = read_text(text, "例.txt")
    kept = "".join(p.before + p.text + p.after for p in made.passages)
    assert [c for c in kept if not c.isspace()] == [c for c in text if not c.isspace()]
    assert all(p.text.startswith(p.number) and 0 <= p.level <= 4 for p in made.passages)


def test_line_of_spaces_alone_is_kept_behind_what_stands_above_it() -> None:
    made = read_text("甲一。\n  \n\n乙二。 \n", "例.txt")
    assert [(p.after, p.blank_lines) for p in made.passages] == [("\n  ", 0), (" ", 2)]


@pytest.mark.parametrize(
    "text", ["", "河东区教育局2021年法治政府建设年度报告", "2022年1月29日", "（此件公开发布）", "\n\n"]
)
def test_a_report_without_a_line_of_text_can_be_read(text: str) -> None:
    assert all(passage.role is not Role.HEADING for passage in read_text(text, "a.txt").passages)
