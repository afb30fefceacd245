"""Patterns and rules that a jurisdiction brings: refused where they would run wild, by each command that meets them."""

from __future__ import annotations

import re
import time

import pytest
from builders import make_answers, run_drafter, write_jurisdiction, write_tree

from drafter.jurisdictions.own_patterns import OwnPattern, PatternTooSlowError, is_slow

LIMIT_SECONDS = 30
"""On a machine that does other things as well; alone, each takes a second."""
WILD = [
    "(甲|甲)*乙",
    "(?:甲+|丁)+乙",
    "(?:甲|甲甲)+乙",
    "(甲|乙|甲乙)*丙",
    "([一-龥]+)*。",
    "(?:[甲乙]+丙?)+丁",
    r"(\w+\s?)+！",
    "(.*?,){11}P",
    r"(\d+)+年",
    "(甲.*)+(乙.*)+丙",
    "(?:甲?){200}乙",
    "(甲乙|甲|乙)+丙$",
    "(?:(?:区|市)+局?)+厅",
    "(甲(?:乙|乙)*)*丙",
    "(.*)*X",
]
SOUND = [
    "区教委",
    "(?:区|市)教委",
    "[0-9]+余多",
    "(?P<right0>甲)",
    r"\d{4}年\d{1,2}月",
    ".*教委",
    "(?<!区)教委",
    "(甲|乙)+丙",
    "区.{0,10}局",
]


@pytest.mark.parametrize("pattern", WILD)
def test_a_pattern_that_runs_wild_is_found_before_it_is_used(pattern):
    re.compile(pattern)
    start = time.process_time()
    assert is_slow(pattern)
    assert time.process_time() - start < LIMIT_SECONDS


@pytest.mark.parametrize("pattern", SOUND)
def test_a_sound_pattern_is_taken(pattern):
    assert not is_slow(pattern)


@pytest.mark.parametrize("pattern", ["(甲|甲)*乙", "(?:甲+|丁)+乙"])
def test_a_pattern_that_runs_wild_all_the_same_is_stopped(pattern):
    wild = OwnPattern(pattern)
    start = time.process_time()
    with pytest.raises(PatternTooSlowError):
        list(wild.spans("甲" * 4_000 + "戊" + "乙"))
    assert time.process_time() - start < LIMIT_SECONDS


def folder_with(tmp_path, rule, text="全年检查9次。"):
    folder = write_tree(tmp_path / "年报", {"好.yaml": make_answers(单位和报告={"地区模板": "试用"}), "报告.txt": text})
    rules = [{"名称": "我区-试", "说明": "不这样写", "改法": "改写", **rule}]
    write_jurisdiction(folder / "templates", {"正文": "{{ 年度 }}年。"}, 检查={"规则": rules})
    return folder


@pytest.mark.parametrize("pattern", ["(甲|甲)*乙", "(?:甲+|丁)+乙"])
@pytest.mark.parametrize(
    "command",
    [
        ["jurisdictions", "check", "试用"],
        ["check", "报告.txt", "--jurisdiction", "试用"],
        ["check", "好.yaml"],
        ["render", "好.yaml"],
    ],
    ids=" ".join,
)
def test_each_command_refuses_a_wild_pattern_with_its_line(tmp_path, pattern, command):
    folder = folder_with(tmp_path, {"写法": pattern}, "甲" * 4_000 + "丙乙")
    start = time.monotonic()
    done = run_drafter(*command, cwd=folder)
    assert time.monotonic() - start < LIMIT_SECONDS
    said = done.stdout + done.stderr
    assert done.returncode in (1, 2)
    assert re.search(r"试用/地区\.yaml 第\d+行：.*会查得很慢.*改用“词”", said), said


def test_a_group_of_any_name_is_no_trouble(tmp_path):
    folder = folder_with(tmp_path, {"写法": "(?P<right0>甲)", "除外": ["甲乙"]}, "甲丙，甲乙。")
    done = run_drafter("check", "报告.txt", "--jurisdiction", "试用", "--rules", "我区-试", cwd=folder)
    assert done.stdout.count("不这样写") == 1, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        (
            {"检查": {"规则": [{"名称": f"我区-{i}", "词": ["甲"], "说明": "乙", "改法": "丙"} for i in range(300)]}},
            "300 条规则",
        ),
        (
            {
                "检查": {
                    "规则": [{"名称": "我区-甲", "词": [f"词{i}" for i in range(2000)], "说明": "乙", "改法": "丙"}]
                }
            },
            "2000 个词",
        ),
        ({"公开审查": {f"词{i}": "不公开" for i in range(2000)}}, "里有 2000 个词；最多 1000 个，请删去"),
        (
            {"报告": [{"种类": "法治政府建设年度报告", "标题": "甲", "提纲": [{"标题": "甲"}] * 600}]},
            "项；最多 500 项，请删去",
        ),
    ],
    ids=["rules", "words", "words of review", "outline"],
)
@pytest.mark.parametrize("command", [["jurisdictions", "check", "试用"], ["render", "好.yaml"]], ids=" ".join)
def test_more_than_any_jurisdiction_has_is_counted_and_refused(tmp_path, manifest, message, command):
    folder = write_tree(tmp_path / "年报", {"好.yaml": make_answers(单位和报告={"地区模板": "试用"})})
    write_jurisdiction(folder / "templates", {"正文": "甲"}, **manifest)
    done = run_drafter(*command, cwd=folder)
    assert done.returncode == 1
    assert message in done.stdout + done.stderr


def test_a_long_line_of_parents_is_refused(tmp_path):
    parents = {f"templates/层{i}/地区.yaml": f"名称: 层{i}\n上级模板: 层{i + 1}\n" for i in range(30)}
    folder = write_tree(tmp_path / "年报", {"好.yaml": make_answers(单位和报告={"地区模板": "层0"}), **parents})
    done = run_drafter("render", "好.yaml", cwd=folder)
    assert "层0：上级模板超过 10 层；请检查 地区.yaml 的“上级模板”" in done.stderr
