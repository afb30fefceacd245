"""What a leader made of a plan is what next year's file asks about."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter import cli
from drafter.answers.load import load_answers
from drafter.folders import shipped
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
