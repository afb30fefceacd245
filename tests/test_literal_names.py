"""A name in braces is an answer in an activity's text alone; anywhere else the user is told that it is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import make_answers, run_drafter, write_tree

REFERENCE = "公开正文 {行政执法.行政检查次数}"
ELSEWHERE = {
    "an attachment": {"公文格式": {"版头": "有", "附件": [{"名称": "材料", "内容": "文字", "正文": REFERENCE}]}},
    "a shortcoming": {"存在不足": [{"内容": REFERENCE}]},
    "a text": {"其他情况": REFERENCE},
}


@pytest.mark.parametrize("changes", ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_reference_where_none_is_replaced_is_told_with_its_line(tmp_path: Path, changes: dict[str, object]) -> None:
    text = make_answers(**changes)
    write_tree(tmp_path, {"填报.yaml": text})
    line = next(number for number, each in enumerate(text.splitlines(), 1) if "公开正文" in each)
    done = run_drafter("render", "填报.yaml", cwd=tmp_path)
    assert f"填报.yaml 第{line}行：这里的 {{行政执法.行政检查次数}} 照原样印出来了" in done.stdout + done.stderr


@pytest.mark.parametrize("words", ["{甲}", "{}", "{ 年度 }", "{行政执法.没有这一项}"])
def test_other_braces_are_words_like_any(tmp_path: Path, words: str) -> None:
    write_tree(tmp_path, {"填报.yaml": make_answers(其他情况=f"文字{words}。")})
    done = run_drafter("render", "填报.yaml", cwd=tmp_path)
    assert "照原样印出来" not in done.stdout + done.stderr


def test_an_activity_s_reference_is_replaced_and_not_told(tmp_path: Path) -> None:
    activity = {"主题": "执法检查", "内容": "全年检查{行政执法.行政检查次数}。"}
    write_tree(tmp_path, {"填报.yaml": make_answers(行政执法={"行政检查次数": "892"}, 活动=[activity])})
    done = run_drafter("render", "填报.yaml", cwd=tmp_path)
    assert "照原样印出来" not in done.stdout + done.stderr
