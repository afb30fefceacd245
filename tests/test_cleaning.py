"""What is typed is cleaned before it is an answer, in one place for every way in."""

from __future__ import annotations

import io
import re
from typing import Any

import docx
import pytest
from builders import answers_tree, dump, make_answers, render_in_process, run_drafter, write_tree
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.model.cleaning import clean_line, clean_name, clean_prose, clean_text, separated
from drafter.model.parsing import parse_names, parse_paths, parse_recipients

ODD = st.text(
    st.sampled_from("。，、；：．.,;:!?()（）[]〔〕《》“”‘’\"'{}　 \t｜|０９Ａ％-—·张三市区局年第号ab2021"), max_size=30
)


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("河东区教育局。", "河东区教育局"),
        ("《工作要点》；", "《工作要点》"),
        ("法治政府建设主要数据表(2021年度).", "法治政府建设主要数据表（2021年度）"),
        ("联系人:张三,电话:24123456", "联系人：张三，电话：24123456"),
        ("２０２１ 年Ａ类检查１２次，", "2021年A类检查12次"),
        ("覆盖率９５．５％", "覆盖率95.5%"),
        ("张　三", "张三"),
        ("参加  APP 培训", "参加APP培训"),
        ("Law  Day", "Law Day"),
        ("全年 58 人,其中 3 人", "全年58人，其中3人"),
        ('开展"宪法日"活动', "开展“宪法日”活动"),
        ('推广"APP"和"宪法日"', '推广"APP"和“宪法日”'),
        ("检查，，、整改。。", "检查，整改"),
        ("办好了吗？", "办好了吗？"),
        ("没有了……", "没有了……"),
        ("1,234件", "1,234件"),
        ("10:30开会", "10:30开会"),
        ("第一件办了。第二件没有办。", "第一件办了。第二件没有办。"),
    ],
)
def test_a_line_is_cleaned(typed, cleaned):
    assert clean_text(typed) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "《关于做好2021 年,第2号 工作的通知.》",
        "“美好生活 民法典相伴”",
        "“管得住,放得开。”",
        "〈甲,乙〉",
        "津教发(2021)8号",
        "津教发〔2021〕8号",
        "见{场 数,１}",
        "网址http://www.tj.gov.cn/a?b=1,2;c",
        "邮箱jyj@tj.gov.cn",
        "法治政府建设|主要数据表",
    ],
)
def test_quotations_numbers_and_addresses_stay_as_typed(text):
    assert clean_text(text) == text


def test_prose_keeps_its_stops_and_spaces():
    assert clean_text("第一段,办了１２件。\n第二段 没有。。") == "第一段，办了12件。\n第二段 没有。"


def test_a_point_within_a_sentence_stays_and_at_its_end_is_a_stop():
    assert clean_text("阿不都.热合曼到校讲课.\n办好了.") == "阿不都.热合曼到校讲课。\n办好了。"


def test_paths_of_answers_are_no_names():
    assert parse_paths(["行政执法.行政检查次数", "活动.1.内容"]) == ("行政执法.行政检查次数", "活动.1.内容")
    assert parse_paths("行政执法.行政检查次数、处罚许可") == ("行政执法.行政检查次数", "处罚许可")


def test_a_point_in_a_name_is_its_middle_dot():
    assert clean_name("阿不都.热合曼。") == "阿不都·热合曼"


@given(ODD)
def test_cleaning_what_is_clean_changes_nothing(text):
    for clean in (clean_line, clean_name, clean_prose, clean_text):
        once = clean(text)
        assert clean(once) == once


@given(ODD)
def test_no_stop_is_left_at_the_end_of_a_name(text):
    assert not clean_name(text).endswith(tuple("。，、；：,;:. "))


@given(ODD.map(lambda text: re.sub("[|｜]", "", text)))
def test_lists_are_read_the_same_however_often(text):
    for read in (parse_names, parse_recipients):
        names = read(text)
        assert names is None or read(list(names)) == names


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("区委办、区政府办；区人大办。", "抄送：区委办、区政府办；区人大办。"),
        ("区委办，区政府办;区人大办;", "抄送：区委办，区政府办；区人大办。"),
        ("区委办；区人大办", "抄送：区委办；区人大办。"),
        ("区委办、区政府办。", "抄送：区委办，区政府办。"),
        ("区委办 区政府办", "抄送：区委办，区政府办。"),
        (["区委办、区政府办；", "区人大办。"], "抄送：区委办、区政府办；区人大办。"),
        (["区委办，", "区人大办。"], "抄送：区委办，区人大办。"),
    ],
)
def test_copy_recipients_keep_their_groups_and_have_one_stop(typed, printed):
    form = {"版记": "有", "抄送机关": typed, "印发机关": "区教育局办公室。", "印发日期": "2022年1月30日。"}
    assert printed in lines_printed(make_answers(公文格式=form))


def test_the_name_of_an_attachment_has_no_stop_on_the_page():
    form = {"版头": "有", "附件": [{"名称": "《工作要点》。", "内容": "文字", "正文": "正文。"}]}
    printed = lines_printed(make_answers(公文格式=form))
    assert "附件：《工作要点》" in printed
    assert "《工作要点》" in printed


def test_the_same_is_understood_by_set_and_told(tmp_path):
    folder = write_tree(tmp_path / "年报", {"填报.yaml": make_answers(公文格式={"版头": "有"})})
    done = run_drafter(
        "set", "填报.yaml", "抄送机关=区委办,区政府办;区人大办。", "发文字号=河东教[2022]08号。", cwd=folder
    )
    assert "抄送机关：区委办，区政府办；区人大办" in done.stdout
    assert "发文字号：河东教〔2022〕8号" in done.stdout


def lines_printed(text: str) -> list[str]:
    """Return the paragraphs of the document, cells included."""
    body: Any = docx.Document(io.BytesIO(render_in_process(text).data)).element.body
    return ["".join(node.text or "" for node in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]


_PLAIN = st.text(st.sampled_from("。，；：、,;: 　.张三市区局年１2"), max_size=12).map(lambda text: f"甲{text}乙{text}")
"""A name as a hurried clerk leaves it."""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_PLAIN, _PLAIN, _PLAIN)
def test_no_page_has_a_stop_twice(name, phrase, prose):
    form = {
        **{"版头": "有", "版记": "有", "签发人": name, "附注": phrase, "抄送机关": name, "印发机关": phrase},
        "附件": [{"名称": phrase, "内容": "文字", "正文": prose}],
    }
    tree = answers_tree(
        公文格式=form,
        单位和报告={"单位全称": name, "单位简称": name, "主送机关": name},
        存在不足=[{"提法": phrase, "内容": prose, "原因": prose}],
        下年安排=[{"提法": phrase, "内容": prose, "时限": "3月。"}],
        活动=[{"主题": "法治宣传", "提法": phrase, "内容": prose}],
        其他情况=prose,
    )
    printed = "\n".join(lines_printed(dump(tree)))
    assert not re.search("[。，、；：][。，、；：]", printed), printed


def test_spaces_between_words_part_names():
    assert separated("区委 区政府") == "区委、区政府"
    assert separated("张 三") == "张 三"
