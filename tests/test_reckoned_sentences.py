"""A sentence of a hand's own reckons from the figure before it; then that changes: the sentence is told, and nothing asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_merged_kinds import retyped, story
from test_merging import Story, rejected, texts

from drafter.folders import shipped
from drafter.merging.numbers.claims import Claim
from drafter.merging.plan.reckoned_sentences import reckoned_on_changed
from drafter.merging.texts.alignment import EditedText

JOINT = "联合检查21次。"
CARDS = "配备执法记录仪2台。"
LESSONS = "研讨课30节。"
CREDIT = "报送双公示以外的信息6694条。"
EXAM = "合格率为100%。"
SCHOOLS, MORE = ("天津市第五中学", "天津市红桥区实验小学"), "天津市红桥区文昌宫小学"


def told(made: Story) -> list[Claim]:
    assert texts(rejected(made.merged.data, made.edited)) == texts(made.edited)
    return list(reckoned_on_changed(EditedText(made.base.lines, texts(made.edited)), made.new.lines, made.merged.texts))


@pytest.mark.parametrize(
    ("beside", "added", "answers", "changes"),
    [
        (JOINT, "比上年增加5次。", {"双随机联合检查次数": "23"}, ("21次", "23次")),
        (JOINT, "检查总数比上年增加5次。", {"双随机联合检查次数": "23"}, ("21次", "23次")),
        (JOINT, "覆盖面更广。较去年略有增长。", {"双随机联合检查次数": "23"}, ("21次", "23次")),
        (CREDIT, "两类信息合计6726条。", {"诚信信息篇数": "40"}, ("32篇", "40篇")),
        (LESSONS, "两项共49场次。", {"研讨课节数": "33"}, ("30节", "33节")),
        (CARDS, "平均每3.5个科室1台。", {"执法科室数": "8"}, ("7个", "8个")),
        (EXAM, "无一人不合格。", {"学法考试合格率": "98%"}, ("100%", "98%")),
    ],
)
def test_a_sentence_on_a_figure_that_changed_is_told(
    tmp_path: Path, beside: str, added: str, answers: dict[str, str], changes: tuple[str, str]
) -> None:
    (claim,) = told(story(tmp_path, "hedong-2021", [(beside, f"{beside}{added}")], answers))
    assert claim.words == [each for each in added.split("。") if each][-1]
    assert (claim.before, claim.now) == changes


def test_a_sentence_on_a_list_that_changed_is_told(tmp_path: Path) -> None:
    before = (shipped("examples") / "hongqiao-2022.yaml").read_text(encoding="utf-8")
    item = next(line for line in before.splitlines() if line.strip() == f"- {SCHOOLS[-1]}")
    after = before.replace(item, f"{item}\n{item.replace(SCHOOLS[-1], MORE)}")
    beside = "年度依法治校示范校评比。"
    made = Story(tmp_path, retyped([(beside, f"{beside}2所学校均获评市级示范校。")]), before, after)
    (claim,) = told(made)
    assert (claim.before, claim.now) == ("、".join(SCHOOLS), "、".join((*SCHOOLS, MORE)))


def test_a_sentence_on_several_figures_is_told_once(tmp_path: Path) -> None:
    answers = {"行政诉讼案件": "2", "出庭应诉次数": "1", "诉讼结果": "1件胜诉、1件败诉"}
    beside = "最终教育局胜诉。"
    made = story(tmp_path, "hedong-2021", [(beside, f"{beside}出庭应诉率、胜诉率均为100%。")], answers)
    assert [each.words for each in told(made)] == ["出庭应诉率、胜诉率均为100%"]


@pytest.mark.parametrize(
    ("beside", "added", "answers"),
    [
        (JOINT, "比上年增加5次。", {"研讨课节数": "33"}),  # of another figure
        (JOINT, "部门联动更加顺畅。", {"双随机联合检查次数": "23"}),
        (JOINT, "进一步减轻了企业负担，总体情况良好。", {"双随机联合检查次数": "23"}),
        (JOINT, "12345热线投诉比上年下降3%。", {"双随机联合检查次数": "23"}),  # with a subject of its own
    ],
)
def test_other_sentences_are_not_told(tmp_path: Path, beside: str, added: str, answers: dict[str, str]) -> None:
    assert not told(story(tmp_path, "hedong-2021", [(beside, f"{beside}{added}")], answers))
