"""What is doubted of one record: a part that repeats another, an account that says the opposite of what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.builders import make_answers, run_drafter, write_tree
from tests.test_shipped_relations import told

TWICE = [
    ({"存在不足": [{"内容": "经费紧张", "原因": "经费紧张。"}]}, "存在不足第1条的“内容”和“原因”写得一样：“经费紧张”"),
    ({"存在不足": [{"提法": "执法不规范", "内容": "执法不规范。"}]}, "存在不足第1条的“提法”和“内容”写得一样"),
    ({"下年安排": [{"时限": "年底", "内容": "在年底前建成平台"}]}, "下年安排第1条的“时限”写“年底”，“内容”里又写了一遍"),
    ({"下年安排": [{"时限": "6月底前", "内容": "6月底前完成修订。"}]}, "“内容”里又写了一遍"),
    ({"上年安排": [{"提法": "修订章程", "安排": "修订章程。", "完成情况": "已完成"}]}, "“提法”和“安排”写得一样"),
    ({"上年安排": [{"安排": "修订章程。", "完成情况": "未完成", "说明": "已经全部完成。"}]}, "是未完成，“说明”却写"),
    (
        {"上年安排": [{"安排": "修订章程。", "完成情况": "部分完成", "说明": "全部学校都修订了。"}]},
        "是部分完成，“说明”却写",
    ),
    (
        {"上年安排": [{"安排": "修订章程。", "完成情况": "已完成", "说明": "尚未完成。"}]},
        "是已完成，“说明”却写“尚未完成”",
    ),
]
FAIR = [
    {"存在不足": [{"提法": "经费紧张", "内容": "普法经费紧张。", "原因": "财力有限"}]},
    {"下年安排": [{"时限": "12月", "内容": "12月4日开展宪法宣传。"}, {"内容": "年底前建成平台。"}]},
    {"上年安排": [{"安排": "修订章程。", "完成情况": "部分完成", "说明": "小学都修订了。"}]},
    {"上年安排": [{"安排": "修订章程。", "完成情况": "未完成", "说明": "方案已完成，因经费未到位推迟。"}]},
    {"上年安排": [{"安排": "修订章程。", "完成情况": "已完成", "说明": "全部完成。"}]},
]


@pytest.mark.parametrize(("answers", "message"), TWICE, ids=[case[1] for case in TWICE])
def test_a_record_that_says_one_thing_twice_or_the_opposite_is_told(answers: dict[str, Any], message: str) -> None:
    assert [message in each for each in told(**answers)] == [True]


@pytest.mark.parametrize("answers", FAIR, ids=[str(number) for number in range(len(FAIR))])
def test_a_record_whose_parts_say_different_things_is_left_in_peace(answers: dict[str, Any]) -> None:
    assert told(**answers) == []


def test_it_is_told_by_set_render_and_check(tmp_path: Path) -> None:
    head = {"地区模板": "通用", "单位全称": "甲区教育局", "单位简称": "甲区教育局", "年度": 2025}
    write_tree(tmp_path, {"甲.yaml": make_answers(单位和报告=head, 存在不足=[{"内容": "经费紧张。"}])})
    message = "存在不足第1条的“内容”和“原因”写得一样"
    for command in (("set", "甲.yaml", "存在不足.1.原因=经费紧张"), ("render", "甲.yaml"), ("check", "甲.yaml")):
        done = run_drafter(*command, cwd=tmp_path)
        assert message in done.stdout + done.stderr, command
