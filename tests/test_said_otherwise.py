"""What a folder says otherwise than its report will: each is told by the check, or printed as it was meant."""

from __future__ import annotations

from typing import Any

import pytest
from builders import lines_of, make_answers, render_in_process, write_jurisdiction

from drafter.authoring.check import check_jurisdiction
from drafter.folders import shipped

KIND = "法治政府建设年度报告"
COURT, DEPUTIES = "{{ 事实('争议化解') }}", "{{ 事实('校园法治') }}"
INSPECTED = "检查{{ 行政执法.行政检查次数 }}。"
PLANNED = "{% 逐条 项 in 下年安排 %}\n- {{ 项.内容|句 }}。\n{% 完 %}"
LACKING = "{% 逐条 项 in 存在不足 %}\n- {{ 项.内容|句 }}。\n{% 完 %}"


def told(tmp_path, sections: dict[str, str], headings: dict[str, str], facts: Any = None, **manifest: Any) -> str:
    """Return what the check says of a folder whose `headings` have a section each, and whose file of facts is `facts`."""
    outline = [{"标题": heading, "段落": section} for heading, section in headings.items()]
    kind = {"种类": KIND, "类别": "其他", "标题": "报告", "提纲": outline, **manifest.pop("这一种", {})}
    write_jurisdiction(tmp_path, sections, 报告=[kind], 事实=facts or [], **manifest)
    return "\n".join(fault.message for fault in check_jurisdiction("试用", (tmp_path, shipped("templates"))))


HEADINGS = [
    pytest.param({"行政诉讼和复议": DEPUTIES, "法治副校长": COURT}, "请核对两个标题的段落是不是放反了", id="swapped"),
    pytest.param({"行政诉讼和复议": COURT, "法治副校长": DEPUTIES}, None, id="each its own"),
    pytest.param({"提纲挈领": DEPUTIES, "法治副校长": COURT}, "标题“法治副校长”下印的", id="one of two names it"),
    pytest.param({"还有哪些短板": PLANNED}, "“存在不足”，它的段落印的却是“下年安排”", id="plans as shortcomings"),
    pytest.param({"下一步打算": LACKING}, "“下年安排”，它的段落印的却是“存在不足”", id="shortcomings as plans"),
    pytest.param({"存在问题和下一步打算": PLANNED}, None, id="both in one"),
]


@pytest.mark.parametrize(("headings", "said"), HEADINGS)
def test_a_heading_above_what_another_speaks_of_is_told(tmp_path, headings, said):
    sections = {f"段{n}": text for n, text in enumerate(headings.values())}
    found = told(tmp_path, sections, dict(zip(headings, sections, strict=True)))
    assert said in found if said else "放反" not in found


def test_two_headings_with_the_same_words_are_told(tmp_path):
    outline = [{"标题": "严格执法", "段落": name} for name in ("甲", "乙")]
    found = told(tmp_path, {"甲": INSPECTED, "乙": PLANNED}, {}, 这一种={"提纲": outline})
    assert "标题“严格执法”写了两次" in found


BUS = {"名称": "护学岗数", "章": "校园安全", "主题": "校园安全", "单位": "个", "句子": "设立护学岗{}"}
PART = {"名称": "甲数", "章": "校园安全", "主题": "校园安全", "单位": "件", "句子": "甲{}", "不超过": "乙数"}
WHOLE = {"名称": "乙数", "章": "校园安全", "主题": "校园安全", "单位": "件", "句子": "乙{}"}
RATE = {"名称": "甲率", "章": "校园安全", "主题": "校园安全", "单位": "%", "句子": "甲率{}"}
FACTS = [
    pytest.param([BUS], {}, None, id="one of its own"),
    pytest.param([{**BUS, "名称": "校车数"}], {}, "上级已有同名的“校园安全.校车数”", id="a name from above"),
    pytest.param([{"名称": "校园安全.校车数", "句子": "有校车{}"}], {}, None, id="one from above, worded anew"),
    pytest.param([{**BUS, "说明": "岗位，如 36人"}], {}, "说明里举的例子却是“如 36人”", id="another in its example"),
    pytest.param([{**BUS, "说明": "岗位，如 36个"}], {}, None, id="the same in its example"),
    pytest.param([BUS], {"单位": {"校园安全.护学岗数": "处"}}, "单位写了两处", id="measure words in two files"),
    pytest.param([BUS], {"单位": {"争议化解.信访事项件数": "所"}}, "不是一类", id="another sort than from above"),
    pytest.param([BUS], {"单位": {"行政执法.行政检查次数": "户次"}}, None, id="the same sort"),
    pytest.param([PART, WHOLE, {**RATE, "率": "乙数÷甲数"}], {}, "率写反了", id="a rate upside down"),
    pytest.param([PART, WHOLE, {**RATE, "率": "甲数÷乙数"}], {}, None, id="a rate"),
]


@pytest.mark.parametrize(("facts", "manifest", "said"), FACTS)
def test_a_fact_that_means_another_thing_than_it_says_is_told(tmp_path, facts, manifest, said):
    found = told(tmp_path, {"甲": "{{ 事实('校园安全') }}" + INSPECTED}, {"校园安全": "甲"}, facts, **manifest)
    marks = ("上级已有同名", "举的例子", "写了两处", "不是一类", "率写反了")
    assert said in found if said else not any(mark in found for mark in marks)


def test_a_fact_of_a_topic_that_nobody_is_asked_about_is_told(tmp_path):
    found = told(tmp_path, {"甲": INSPECTED}, {"执法检查": "甲"}, [BUS], 这一种={"不用主题": ["校园安全"]})
    assert "主题“校园安全”写在“不用主题”里，这一项填报时不问，填了也不印" in found


CHANGES = [
    ("检查{{ 行政执法.行政检查次数 }}[[，{{ 行政执法.行政检查次数|比上年 }}]]。", False),
    (
        "检查{{ 行政执法.行政检查次数 }}[[，罚没{{ 处罚许可.罚没金额 }}]][[，{{ 行政执法.行政检查次数|比上年 }}]]。",
        True,
    ),
    ("罚没{{ 处罚许可.罚没金额 }}。检查{{ 行政执法.行政检查次数|比上年 }}。", False),
]


@pytest.mark.parametrize(("text", "is_told"), CHANGES)
def test_a_change_behind_another_figure_is_told(tmp_path, text, is_told):
    assert ("读起来成了后一个的增减" in told(tmp_path, {"甲": text}, {"执法检查": "甲"})) is is_told


def lines(tmp_path, sections: dict[str, str], **answers: Any) -> list[str]:
    """Return the lines of a report of the sections, each below a heading."""
    outline = [{"标题": name, "段落": name} for name in sections]
    write_jurisdiction(tmp_path, sections, 报告=[{"种类": KIND, "类别": "其他", "标题": "报告", "提纲": outline}])
    text = make_answers(单位和报告={"地区模板": "试用"}, **answers)
    return lines_of(render_in_process(text, tmp_path).document)


def test_a_figure_whose_change_alone_is_printed_is_told_where_its_topic_is(tmp_path):
    sections = {"甲": "许可{{ 处罚许可.行政许可件数|比上年 }}。", "乙": "{{ 事实('处罚许可') }}"}
    told_lines = lines(tmp_path, sections, 处罚许可={"行政许可件数": {"数值": "63", "上年": "48"}})
    assert "许可比上年增长31.3%。" in told_lines
    assert "作出行政许可决定63件。" in told_lines


def test_about_is_said_once(tmp_path):
    text = {"甲": "涉及约{{ 制度决策.合同审查金额 }}，检查约{{ 行政执法.行政检查次数 }}。"}
    answers = {"制度决策": {"合同审查金额": "约3.2亿元"}, "行政执法": {"行政检查次数": "210次"}}
    assert "涉及约3.2亿元，检查约210次。" in lines(tmp_path, text, **answers)
