"""What messages say of a wrong value: it is shown, cut where it is long, and the right name is another one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.console import visible
from drafter.hints import LONGEST_QUOTED, did_you_mean, nearest, quoted
from tests.builders import make_answers, run_drafter, write_jurisdiction, write_tree

LONG = "甲乙" * 2_000
LONGEST_LINE = 500
"""Characters of a message's line: what is said, twice a value that is cut, and some names to choose from."""
KNOWN = ("行政执法", "科室", "活动", "存在不足", "行政检查次数", "核对说明")
UNSEEN = "\u200b\u00a0 \u3000\ufeff\u2060"


@given(st.text())
def test_a_value_is_shown_on_one_line_of_limited_length(text):
    shown = quoted(text)
    assert "\n" not in shown
    assert len(shown) <= LONGEST_QUOTED + 4
    assert shown == f"“{text}”" or "……" in shown or "\n" in text


@given(st.sampled_from(KNOWN) | st.text(max_size=8), st.lists(st.tuples(st.integers(0, 8), st.sampled_from(UNSEEN))))
def test_no_name_is_proposed_that_looks_like_the_wrong_one(name, unseen):
    for place, char in unseen:
        name = name[:place] + char + name[place:]
    said = did_you_mean(name, KNOWN, "")
    assert not name or nearest(name, KNOWN) != name
    assert not said.startswith("是不是") or said != f"是不是“{''.join(name.split())}”？"
    alike = name not in KNOWN and "".join(char for char in name if char not in UNSEEN) in KNOWN
    assert ("看着一样" in said) == alike or not alike


@pytest.mark.parametrize("wrong", ["科室\u200b", "科 室", "行政执法", "\ufeff活动", "行政执法\u00a0", "科室"])
def test_a_name_with_something_unseen_in_it_is_told_so(wrong):
    others = [name for name in KNOWN if name != wrong]
    said = did_you_mean(wrong, KNOWN, "")
    assert f"是不是“{wrong}”" not in said
    assert ("看着一样" in said) == (wrong not in KNOWN)
    assert all(f"“{wrong}”" not in said for _ in others)


def test_a_section_that_asks_for_the_offices_is_not_told_to_ask_for_the_offices(tmp_path: Path):
    root = write_jurisdiction(tmp_path / "templates", {"段": "由{{ 科室 }}提供。"})
    write_tree(tmp_path, {"填报.yaml": make_answers(单位和报告={"地区模板": "试用"})})
    done = run_drafter("render", "填报.yaml", cwd=root.parent)
    assert "“科室”是填报文件自己的设置" in done.stderr
    assert "是不是“科室”" not in done.stderr


FILES = {
    "年度": {"单位和报告": {"年度": LONG}},
    "数": {"行政执法": {"行政检查次数": LONG}},
    "日期": {"单位和报告": {"成文日期": LONG}},
    "名称": {"单位和报告": {"单位简称": LONG}},
    "是否": {"活动": [{"主题": "法治宣传", "内容": "甲", "公开": LONG}]},
    "主题": {"活动": [{"主题": LONG, "内容": "甲"}]},
    "组名": {LONG: "1"},
    "数字的键": {"行政执法": {"行政检查次数": {"数值": "1", LONG: "2"}}},
    "本地补充": {"本地补充": {LONG: "1"}},
    "科室": {"科室": {LONG: "督导室"}},
    "不公开": {"不公开": [LONG]},
    "份号": {"公文格式": {"份号": LONG}},
    "密级": {"公文格式": {"密级和保密期限": LONG}},
    "附件": {"公文格式": {"附件": [{"名称": LONG, "内容": "统计表"}]}},
    "报告种类": {"单位和报告": {"报告种类": LONG}},
    "地区模板": {"单位和报告": {"地区模板": LONG}},
}
"""Answers files of which one value or key is endless."""


@pytest.mark.parametrize("changes", FILES.values(), ids=FILES)
def test_a_message_shows_an_endless_value_cut(tmp_path, changes):
    write_tree(tmp_path, {"填报.yaml": make_answers(**changes)})
    done = run_drafter("render", "填报.yaml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert max(map(len, done.stderr.splitlines())) < LONGEST_LINE, done.stderr[:800]


@pytest.mark.parametrize("names", [[LONG], [f"{LONG}{number}" for number in range(40)]], ids=["one", "many"])
def test_a_hint_shows_endless_names_cut(tmp_path, names):
    """Of facts that the jurisdiction has no longer."""
    write_tree(tmp_path, {"填报.yaml": make_answers(行政执法=dict.fromkeys(names, "1"))})
    done = run_drafter("render", "填报.yaml", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"不印：“行政执法.{LONG[:20]}" in done.stdout
    assert (f"等 {len(names)} 项" in done.stdout) == (len(names) > 1)
    assert max(map(len, done.stdout.splitlines())) < LONGEST_LINE, done.stdout[:800]


ARGUMENTS = (
    ("set", "填报.yaml", f"{LONG}=1"),
    ("set", "填报.yaml", f"行政检查次数={LONG}"),
    ("set", "填报.yaml", LONG),
    ("render", "填报.yaml", "--kind", LONG),
    ("render", "填报.yaml", "--edition", LONG),
    ("render", "填报.yaml", "--format", LONG),
    ("render", "填报.yaml", "--jurisdiction", LONG),
    ("preview", "填报.yaml", "--section", LONG),
    ("check", "填报.yaml", "--rules", LONG),
    ("check", "填报.yaml", "--format", LONG),
    ("check", "填报.yaml", "--year", LONG),
    ("sheets", "export", "填报.yaml", "--office", LONG),
    ("sheets", "assign", "填报.yaml", f"{LONG}=督导室"),
    ("jurisdictions", "show", LONG),
    ("jurisdictions", "new", LONG, "--from", "通用"),
    (LONG,),
)


@pytest.mark.parametrize("arguments", ARGUMENTS, ids=[" ".join(word[:8] for word in each) for each in ARGUMENTS])
def test_a_message_shows_an_endless_argument_cut(tmp_path, arguments):
    write_tree(tmp_path, {"填报.yaml": make_answers()})
    done = run_drafter(*arguments, cwd=tmp_path)
    assert done.returncode in (1, 2)
    assert max(map(len, done.stderr.splitlines())) < LONGEST_LINE, done.stderr[:800]
    assert visible(done.stderr) == done.stderr
