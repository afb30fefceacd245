"""Which office supplies which answer: manifests, the answers file over them."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.answers.load import parse_answers
from drafter.authoring.check import check_jurisdiction
from drafter.errors import InputError
from drafter.folders import shipped
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from tests.builders import make_answers, write_jurisdiction

ROOTS = (shipped("templates"),)


def office(path: str, *roots: Path, **changes: object) -> str:
    answers = parse_answers(make_answers(**changes), Path("填报.yaml"), (*roots, *ROOTS))
    return answers.jurisdiction.office(path)


def test_an_answer_is_supplied_by_its_own_office_else_its_groups() -> None:
    assert office("依法履职.转学人数") == "基础教育科"
    assert office("依法履职.规范性文件件数") == "法制科"
    assert office("核对说明") == ""


def test_a_local_question_and_a_topic_are_their_chapters_office() -> None:
    hedong = load_jurisdiction("tianjin-hedong", ROOTS)
    assert hedong.office("依法履职.双万双服咨询件数") == "法制科"
    assert hedong.office("活动.招生核查") == "法制科"
    assert hedong.office("活动.没有的主题") == ""


def test_the_answers_file_has_the_last_word_on_offices() -> None:
    assert office("行政执法.行政检查次数", 科室={"行政执法.行政检查次数": "督导室"}) == "督导室"
    assert office("行政执法.案卷评查件数", 科室={"行政执法.行政检查次数": "督导室"}) == "法制科"


def test_an_office_for_a_whole_group_takes_the_place_of_those_within() -> None:
    assert office("行政执法.案卷评查件数", 科室={"行政执法": "执法大队"}) == "执法大队"


def test_a_nearer_manifest_gives_a_group_to_another_office(tmp_path: Path) -> None:
    write_jurisdiction(tmp_path, {"段": "{{ 年度 }}"}, 科室={"依法履职": "综合科"})
    assert load_jurisdiction("试用", (tmp_path, *ROOTS)).office("依法履职.转学人数") == "综合科"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("行政执", "“行政执”不是组名；是不是“行政执法”？"),
        ("行政执法.行政检查数", "“行政执法”里没有“行政检查数”；是不是“行政检查次数”？"),
        ("活动.学习", "“活动”里没有“学习”；是不是“学习培训”？"),
    ],
)
def test_an_office_for_no_answer_is_refused(path: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        office("依法履职", 科室={path: "督导室"})
    assert str(caught.value).startswith("填报.yaml 第")
    assert told in str(caught.value)


def test_checking_a_manifest_finds_an_office_for_no_answer(tmp_path: Path) -> None:
    write_jurisdiction(tmp_path, {"段": "{{ 年度 }}"}, 科室={"行政执法.检查": "督导室"})
    told = [finding.message for finding in check_jurisdiction("试用", (tmp_path, *ROOTS))]
    assert any("“行政执法”里没有“检查”" in message for message in told)
