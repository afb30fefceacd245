"""What a leader made of a plan is what next year's file asks about."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from drafter import cli
from drafter.answers.load import load_answers
from drafter.folders import shipped
from drafter.use_cases.take_edits import find_edits
from tests.taken_trials import Typist, paragraph_texts
from tests.test_taken_kinds import HEDONG, HONGQIAO, Report

TEAM = "深化教育执法改革，尽快成立专职的教育行政执法队伍"
DAYS = "抓住国家安全教育日、宪法宣传日等节点，组织学生喜闻乐见的宣传教育，推动习近平法治思想进校园、进课堂"


def asked_next_year(report: Report) -> list[tuple[str | None, str | None]]:
    """Return lead and text of each of this year's plans as the file of the next year has them."""
    following = report.answers.with_name("next.yaml")
    assert cli.main(["new", str(following), "--from", str(report.answers)]) == 0
    answers = load_answers(following, (shipped("templates"),))
    return [(each.lead, each.plan) for each in answers.report.plan_reviews or ()]


@pytest.mark.parametrize(
    ("example", "number", "old", "new", "plan"),
    [
        (HONGQIAO, 0, TEAM, "深化教育执法改革", (None, "深化教育执法改革")),
        (HONGQIAO, 0, TEAM, "深化教育执法改革，逐步充实执法力量", ("深化教育执法改革", "逐步充实执法力量")),
        (HONGQIAO, 0, TEAM, "稳妥深化教育执法改革，尽快成立专职的教育行政执法队伍", ("稳妥深化教育执法改革", "尽快成立专职的教育行政执法队伍")),
        (HEDONG, 1, DAYS, "推动习近平法治思想进校园", ("广泛开展法治宣传", "推动习近平法治思想进校园")),
        (HEDONG, 1, f"广泛开展法治宣传。{DAYS}", "广泛开展法治宣传", (None, "广泛开展法治宣传")),
    ],
)  # fmt: skip
def test_next_year_asks_about_a_plan_as_the_leader_left_it(
    example: str, number: int, old: str, new: str, plan: tuple[str | None, str], tmp_path: Path
) -> None:
    report = Report(tmp_path, example)
    report.edit((old, new))
    report.take()
    assert new in report.text
    assert not report.left.places
    assert asked_next_year(report)[number] == plan


@pytest.mark.parametrize(
    ("example", "old", "new", "answer"),
    [
        (
            HONGQIAO,
            "一是教育政策法规体系还不完善；二是教育行政执法力量薄弱、分配不均",
            "一是教育行政执法力量薄弱、分配不均；二是教育政策法规体系还不完善",
            "存在不足",
        ),
        (
            HONGQIAO,
            f"一是{TEAM}；二是落实行政执法三项制度，严格规范执法行为，让行政权力在阳光下运行，做到事项公开透明、行为合法有效",
            "一是落实行政执法三项制度，严格规范执法行为，让行政权力在阳光下运行，做到事项公开透明、行为合法有效；"
            f"二是{TEAM}",
            "下年安排",
        ),
    ],
)
def test_items_in_another_order_are_taken_in_that(
    example: str, old: str, new: str, answer: str, tmp_path: Path
) -> None:
    report = Report(tmp_path, example)
    report.edit((old, new))
    report.take()
    assert [each.names for each in report.edits.taken] == [(answer,)]
    assert new in report.text
    assert not find_edits(str(report.document), str(report.answers)).taken


def test_an_item_that_was_moved_and_changed_keeps_its_change(tmp_path: Path) -> None:
    report = Report(tmp_path, HEDONG)
    typist = Typist(report.base.data, random.Random(0))  # noqa: S311 - tests
    typist.put_behind("（三）做好日常执法", "（二）广泛开展法治宣传")
    typist.type_over("推动习近平法治思想进校园、进课堂", "让宪法走进每间教室")
    report.document.write_bytes(typist.saved())
    report.take()
    assert report.paragraph_of("走进每间教室").startswith("（三）广泛开展法治宣传")
    assert not report.left.places
    assert [lead for lead, _ in asked_next_year(report)] == ["压实第一责任人职责", "做好日常执法", "广泛开展法治宣传"]


@pytest.mark.parametrize(
    ("example", "old", "new", "gone"),
    [
        (HONGQIAO, TEAM, "推动组建教育综合执法大队", "专职的教育行政执法队伍"),
        (HEDONG, f"广泛开展法治宣传。{DAYS}", "每月请学生自己编排一场法治剧", "喜闻乐见"),
    ],
)
def test_next_year_does_not_ask_about_a_plan_in_whose_place_another_stands(
    example: str, old: str, new: str, gone: str, tmp_path: Path
) -> None:
    report = Report(tmp_path, example)
    report.edit((old, new))
    report.take()
    assert new in report.text
    plans = [plan or "" for _, plan in asked_next_year(report)]
    assert sum(new in plan for plan in plans) == 1
    assert not [plan for plan in plans if gone in plan]


RULES = "让行政权力在阳光下运行，做到事项公开透明、行为合法有效。"
FORCE = "教育行政执法力量薄弱、分配不均。"


@pytest.mark.parametrize(
    ("records", "old", "item"),
    [
        ("下年安排", RULES, RULES[:-1]),
        ("下年安排", RULES, "让行政权力在阳光下运行，做到事项公开透明"),
        ("下年安排", RULES, "让权力在阳光下运行"),
        ("下年安排", f"，{RULES}", ""),
        ("存在不足", FORCE, FORCE[:-1]),
        ("存在不足", FORCE, "执法力量不够、分配不均"),
        ("存在不足", FORCE, "教育行政执法力量薄弱"),
    ],
)
@pytest.mark.parametrize("added", ["加强普法宣传，全年开展普法活动不少于10场", "普法形式单一"])
def test_an_item_counted_on_behind_a_changed_one_is_an_item_of_its_own(
    records: str, old: str, item: str, added: str, tmp_path: Path
) -> None:
    report = Report(tmp_path, HONGQIAO)
    report.edit((old, f"{item}；三是{added}。"))
    report.take()
    assert f"{item}；三是{added}。" in report.text
    assert not report.left.places
    report_now = load_answers(report.answers, (shipped("templates"),)).report
    own = report_now.next_steps if records == "下年安排" else report_now.shortcomings
    assert [added in str(each) for each in own or ()] == [False, False, True]


def test_clauses_that_an_item_counts_itself_are_its_own(tmp_path: Path) -> None:
    report = Report(tmp_path, HONGQIAO)
    report.edit((RULES, "一是亮证执法，二是全程留痕；三是公开结果。"))
    report.take()
    assert "严格规范执法行为，一是亮证执法，二是全程留痕；三是公开结果。" in report.text
    assert len(load_answers(report.answers, (shipped("templates"),)).report.next_steps or ()) == 2


@pytest.mark.parametrize(
    ("example", "heading", "lead"),
    [
        ("xiqing-2023", "四、推进法治政府建设存在的不足和原因", "总的看，还存在以下不足。"),
        (HEDONG, "三、存在的不足和原因", "对照新形势新要求，工作中还有短板。"),
    ],
)
def test_a_lead_above_numbered_items_is_no_word_of_the_first(
    example: str, heading: str, lead: str, tmp_path: Path
) -> None:
    report = Report(tmp_path, example)
    report.write_behind(heading, lead)
    report.take()
    assert not report.edits.taken
    assert report.left.missing == (lead,)
    assert report.edits.causes(report.left)[lead]
    assert "".join(paragraph_texts(report.merge().data)).count(lead) == 1
