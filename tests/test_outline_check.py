"""`drafter jurisdictions check` finds what a report would silently lack: nothing of it is green."""

from __future__ import annotations

from typing import Any

import pytest
from builders import dump, lines_of, make_answers, render_in_process, write_jurisdiction, write_tree

from drafter.authoring.check import check_jurisdiction
from drafter.folders import shipped
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.jurisdictions.names import manifests

KIND = "法治政府建设年度报告"
INSPECTED = "检查{{ 行政执法.行政检查次数 }}。"


def told(tmp_path, sections: dict[str, str], outline: list[Any], sort: str = "其他", **manifest: Any) -> list[str]:
    """Return what the check says of a jurisdiction with one kind of report, without the topics that it leaves out."""
    kind = {"种类": KIND, "类别": sort, "标题": "报告", "提纲": outline}
    write_jurisdiction(tmp_path, sections, 报告=[kind], **manifest)
    found = check_jurisdiction("试用", (tmp_path, shipped("templates")))
    return [fault.message for fault in found if "没有一个段落印它的" not in fault.message]


EMPTY = [
    pytest.param({"甲": "坚持严格执法。\n"}, "段落“甲”没有印一项答案、一个主题", id="fixed words"),
    pytest.param({"甲": "{# 以后再写 #}\n"}, "段落“甲”没有印一项答案、一个主题", id="a remark"),
    pytest.param({"甲": "{{ 自称 }}坚持执法。\n"}, "段落“甲”没有印一项答案、一个主题", id="the unit's own name"),
    pytest.param({"甲": "{{ 年度 }}年坚持执法。\n"}, None, id="a name of every section"),
    pytest.param({"甲": INSPECTED}, None, id="an answer"),
    pytest.param({"甲": "{{ 活动('执法检查') }}"}, None, id="a topic"),
    pytest.param({"甲": "{{ 事实('执法检查') }}"}, None, id="facts"),
]


@pytest.mark.parametrize(("sections", "said"), EMPTY)
def test_a_section_that_prints_nothing_is_told(tmp_path, sections, said):
    found = told(tmp_path, sections, [{"标题": "甲", "段落": "甲"}])
    assert any(said in each for each in found) if said else not any("没有印一项" in each for each in found)


def test_a_heading_with_nothing_below_it_is_told(tmp_path):
    found = told(tmp_path, {"甲": INSPECTED}, [{"标题": "甲", "段落": "甲"}, {"标题": "乙"}])
    assert "标题“乙”下面没有段落，也没有下级，不会出现在报告里；请加上“段落: 名称”，或删去这一条" in found


def test_a_part_that_no_section_tells_below_its_heading_is_told(tmp_path):
    entry = {"标题": "其他需要说明的事项", "下级": [{"标题": "体育赛事", "段落": "甲"}]}
    said = "标题“其他需要说明的事项”下没有段落印“其他情况”，填了也不写进报告；请在这一条加上 段落: 其他情况"
    assert any(said in each for each in told(tmp_path / "一", {"甲": INSPECTED}, [entry], "年度报告"))
    told_all = told(tmp_path / "二", {"甲": INSPECTED}, [{**entry, "段落": "其他情况"}], "年度报告")
    assert not any("填了也不写进报告" in each for each in told_all)


def test_a_section_used_twice_and_a_topic_printed_twice_are_told(tmp_path):
    sections = {"甲": INSPECTED + "{{ 活动('执法检查') }}", "乙": "{{ 活动('执法检查') }}"}
    found = told(tmp_path, sections, [{"标题": name, "段落": name} for name in ("甲", "乙", "甲")])
    assert "段落“甲”在提纲里用了两次：自己写的话印两遍，事实和活动只印在前一处；请删去一处" in found
    assert "主题“执法检查”的活动印了两次：段落“甲”和“乙”；请删去一处" in found


def test_a_figure_that_two_sections_print_is_told_but_not_a_mention_in_an_option(tmp_path):
    outline = [{"标题": name, "段落": name} for name in ("甲", "乙")]
    message = "“行政执法.行政检查次数”印了两次：段落“甲”和“乙”；同一个数请只在一处印，删去另一处的那句话"
    mentioned = "评查案卷{{ 行政执法.案卷评查件数 }}[[，检查{{ 行政执法.行政检查次数 }}]]。"
    assert message in told(tmp_path / "一", {"甲": INSPECTED, "乙": f"又{INSPECTED}"}, outline)
    assert message not in told(tmp_path / "二", {"甲": INSPECTED, "乙": mentioned}, outline)


BUS = "检查校车{{ 校园安全.校车检查次数 }}。"
SAFE = "{{ 事实('校园安全') }}"
ALONE = [
    ({"甲": SAFE, "乙": SAFE}, "标题“乙”不会出现：主题“校园安全”的事实都已在段落“甲”里印了"),
    ({"甲": SAFE, "乙": SAFE + "\n{{ 活动('校园安全') }}"}, "标题“乙”只有填了活动才会出现：主题“校园安全”的事实都已"),
    ({"甲": BUS, "乙": SAFE}, None),
    ({"甲": SAFE, "乙": BUS}, None),
]


@pytest.mark.parametrize(("sections", "said"), ALONE)
def test_a_heading_whose_facts_are_all_printed_elsewhere_is_told(tmp_path, sections, said):
    found = told(tmp_path, sections, [{"标题": name, "段落": name} for name in sections])
    assert [each for each in found if "出现：" in each] == [each for each in found if said and said in each]
    assert any(said in each for each in found) is bool(said) if said else True


def test_each_kind_of_report_is_judged_apart(tmp_path):
    kinds = [
        {"种类": KIND, "类别": "其他", "标题": "报告", "提纲": [{"标题": "甲", "段落": "甲"}]},
        {"种类": "专报", "类别": "其他", "标题": "专报", "提纲": [{"标题": "乙", "段落": "乙"}]},
    ]
    own = {"活动主题": [{"主题": "研学", "章": "依法履职"}]}
    fact = {"名称": "研学次数", "章": "依法履职", "单位": "次", "说明": "如 3次", "主题": "研学", "句子": "研学{}"}
    printing = {"甲": "{{ 事实('研学') }}\n{{ 活动('研学') }}", "乙": INSPECTED}
    write_jurisdiction(tmp_path, printing, 报告=kinds, 事实=[fact], **own)
    found = [each.message for each in check_jurisdiction("试用", (tmp_path, shipped("templates")))]
    assert "主题“研学”的事实在“专报”里没有一个段落印；请在段落里写 {{ 事实('研学') }}" in found
    assert "主题“研学”的活动在“专报”里没有一个段落印；请在段落里写 {{ 活动('研学') }}，或删去" in found
    kinds[1]["不用主题"] = ["研学"]
    write_jurisdiction(tmp_path, printing, 报告=kinds, 事实=[fact], **own)
    found = [each.message for each in check_jurisdiction("试用", (tmp_path, shipped("templates")))]
    assert not any("研学" in each for each in found)


def test_a_year_or_a_unit_in_a_heading_is_told(tmp_path):
    found = told(tmp_path, {"甲": INSPECTED}, [{"标题": "2024年甲乙县教育局的工作", "段落": "甲"}])
    assert "模板里写死了年份“2024”；请改用 {年度}，是下一年的用 {下年度}" in found
    assert any("模板里写死了单位名称“年甲乙县教育局”" in each for each in found)


DOUBLED = [
    ("检查{{ 行政执法.行政检查次数 }}次。", "次"),
    ("评查{{ 行政执法.案卷评查件数 }}个，甲。", "个"),
    ("检查{{ 行政执法.行政检查次数|数 }}次。", ""),
    ("检查{{ 行政执法.行政检查次数 }}，甲。", ""),
    ("检查{{ 行政执法.行政检查次数 }}日常巡查。", ""),
]


@pytest.mark.parametrize(("text", "unit"), DOUBLED)
def test_a_measure_word_behind_one_that_is_printed_is_told(tmp_path, text, unit):
    found = told(tmp_path, {"甲": text}, [{"标题": "甲", "段落": "甲"}])
    assert [each for each in found if "自己带量词" in each and f"删去“{unit}”" in each] == [
        each for each in found if "自己带量词" in each
    ]
    assert any("自己带量词" in each for each in found) is bool(unit)


def test_several_sections_stand_under_one_heading(tmp_path):
    sections = {"甲": INSPECTED, "乙": "评查{{ 行政执法.案卷评查件数 }}。"}
    for written in ("甲、乙", ["甲", "乙"]):
        write_jurisdiction(
            tmp_path,
            sections,
            报告=[{"种类": KIND, "类别": "其他", "标题": "报告", "提纲": [{"标题": "丙", "段落": written}]}],
        )
        answers = make_answers(单位和报告={"地区模板": "试用"}, 行政执法={"行政检查次数": "7", "案卷评查件数": "3"})
        document = render_in_process(answers, tmp_path).document
        assert lines_of(document)[1:3] == ["检查7次。", "评查3件。"]


PARTS = [
    ("不足和原因", {"标题": "存在的问题", "段落": "甲"}, {"段落": "存在不足"}),
    (
        "党政主要负责人履行推进法治建设第一责任人职责",
        {"标题": "第一责任人履职情况", "段落": "甲"},
        {"段落": "第一责任人"},
    ),
    ("下一年度主要安排", {"标题": "{下年度}年工作打算", "段落": "甲"}, {"段落": "下年安排"}),
    ("其他需要报告的情况", {"标题": "其他情况", "段落": "甲"}, {"段落": "其他情况"}),
]


@pytest.mark.parametrize(("part", "headed", "section"), PARTS)
def test_a_statutory_part_that_an_annual_report_lacks_is_told(tmp_path, part, headed, section):
    first = {"标题": "主要举措", "段落": "甲"}

    def missing(outline: list[Any], sort: str) -> bool:
        found = told(tmp_path, {"甲": INSPECTED}, outline, sort)
        return any(f"“{part}”" in each for each in found if "必写的五部分" in each)

    assert missing([first], "年度报告")
    assert not missing([first], "执法报告")
    assert not missing([first, headed], "年度报告")
    assert not missing([first, section], "年度报告")


def lost(tmp_path, **manifest: Any) -> list[str]:
    write_jurisdiction(tmp_path, {"甲": INSPECTED + "{{ 活动('执法检查') }}"}, **manifest)
    found = check_jurisdiction("试用", (tmp_path, shipped("templates")))
    return [fault.message for fault in found if "没有一个段落印它的" in fault.message]


def test_topics_from_above_that_no_section_prints_are_told_until_they_are_given_up(tmp_path):
    roots = (shipped("templates"),)
    names = [topic.name for topic in load_jurisdiction("通用", roots).topics]
    kinds = [{"种类": KIND, "标题": "报告", "提纲": [{"标题": "甲", "段落": "甲"}]}]
    activities, facts = lost(tmp_path, 报告=kinds)
    assert "“争议化解”" in activities
    assert "“执法检查”" not in activities
    assert activities.endswith("确实不报的，写进“不用主题”")
    assert "{{ 事实('" in facts
    assert lost(tmp_path, 报告=kinds, 不用主题=[name for name in names if name != "执法检查"]) == [
        f"上级模板的主题“执法检查”，在“{KIND}”里没有一个段落印它的事实，填报时就不会问；要报的，在合适的段落里写 "
        "{{ 事实('执法检查') }}；确实不报的，写进“不用主题”"
    ]


def test_a_missing_part_is_told_with_the_entry_to_add(tmp_path):
    found = told(tmp_path, {"甲": INSPECTED}, [{"标题": "主要举措", "段落": "甲"}], "年度报告")
    assert any("{标题: 其他需要报告的情况, 段落: 其他情况}" in each for each in found)


def test_a_topic_given_up_is_not_asked_for(tmp_path):
    write_jurisdiction(tmp_path, {"甲": INSPECTED}, 不用主题=["争议化解"])
    topics = [topic.name for topic in load_jurisdiction("试用", (tmp_path, shipped("templates"))).topics]
    assert ("争议化解" in topics, "执法检查" in topics) == (False, True)


def test_a_topic_given_up_by_a_wrong_name_is_told(tmp_path):
    assert "没有“争议化姐”这个主题；是不是“争议化解”？" in told(
        tmp_path, {"甲": INSPECTED}, [{"标题": "甲", "段落": "甲"}], 不用主题=["争议化姐"]
    )


@pytest.mark.parametrize("name", [path.parent.name for path in manifests((shipped("templates"),))])
def test_the_shipped_templates_are_green(name):
    assert check_jurisdiction(name, (shipped("templates"),)) == []


PLACEHOLDERS = ["某某区", "××局", "XX", "____", "【待填】", "TODO", "（此处写成效）"]


@pytest.mark.parametrize("words", PLACEHOLDERS)
def test_a_placeholder_left_in_a_section_is_told(tmp_path, words):
    found = told(tmp_path, {"甲": f"{words}检查有序，{INSPECTED}"}, [{"标题": "甲", "段落": "甲"}])
    assert any("会照样印出来" in each or "不是记号" in each or words[:2] in each for each in found), found


TWICE_IN_OPTIONS = [
    ("[[检查{{ 行政执法.行政检查次数 }}]][[，评查案卷{{ 行政执法.案卷评查件数 }}]]。", True),
    ("评查案卷{{ 行政执法.案卷评查件数 }}[[，检查{{ 行政执法.行政检查次数 }}]]。", False),
]


@pytest.mark.parametrize(("text", "is_told"), TWICE_IN_OPTIONS)
def test_a_figure_in_a_sentence_of_options_alone_is_printed_as_any_other(tmp_path, text, is_told):
    outline = [{"标题": name, "段落": name} for name in ("甲", "乙")]
    found = told(tmp_path, {"甲": INSPECTED, "乙": text}, outline)
    assert any("“行政执法.行政检查次数”印了两次" in each for each in found) is is_told


@pytest.mark.parametrize(("words", "is_told"), [("，检查", True), ("，其中检查", False)])
def test_a_figure_that_two_sections_print_within_options_alone_is_printed_twice(tmp_path, words, is_told):
    option = f"[[{words}{{{{ 行政执法.行政检查次数 }}}}]]"
    texts = {
        "甲": f"评查案卷{{{{ 行政执法.案卷评查件数 }}}}{option}。",
        "乙": f"出动{{{{ 行政执法.出动执法人次 }}}}{option}。",
    }
    found = told(tmp_path, texts, [{"标题": name, "段落": name} for name in texts])
    assert any("“行政执法.行政检查次数”印了两次" in each for each in found) is is_told


RUN_IN = [
    ({"标题": "一", "形式": "接排", "段落": "甲"}, "标题“一”写了“形式: 接排”，但没有下级标题，不起作用"),
    (
        {"标题": "一", "形式": "接排", "下级": [{"标题": "二", "段落": "乙"}]},
        "标题“二”要和正文接排，但它的段落一开头就是",
    ),
    ({"标题": "一", "形式": "接排", "下级": [{"标题": "二", "段落": "甲"}]}, ""),
    ({"标题": "一", "形式": "接排", "段落": "乙"}, ""),
]


@pytest.mark.parametrize(("entry", "said"), RUN_IN)
def test_running_in_that_has_no_effect_is_told(tmp_path, entry, said):
    sections = {"甲": INSPECTED, "乙": f"# 检查\n{INSPECTED}"}
    named = {name: text for name, text in sections.items() if name in str(entry)}
    found = [each for each in told(tmp_path, named, [entry]) if "接排" in each]
    assert [said in each for each in found] == [True] * bool(said)


@pytest.mark.parametrize(
    ("off", "missing"), [([], "其他需要报告的情况"), (["法定-其他情况"], ""), (["法定"], ""), (["法定-缺项"], "其他")]
)
def test_a_rule_that_is_switched_off_is_off_for_the_outline_too(tmp_path, off, missing):
    parts = ("存在不足", "下年安排", "第一责任人")
    outline = [{"标题": each, "段落": each} for each in parts]
    found = told(tmp_path, {}, outline, sort="年度报告", 检查={"关闭": off})
    lacking = [each for each in found if "五部分" in each]
    assert len(lacking) == bool(missing)
    assert all(missing in each for each in lacking)


def test_all_parts_that_are_missing_are_told_though_the_leadership_is_told_somewhere(tmp_path):
    found = told(tmp_path, {"甲": "{{ 事实('组织领导') }}"}, [{"标题": "加强领导", "段落": "甲"}], sort="年度报告")
    lacking = [each for each in found if "五部分" in each]
    parts = ("不足和原因", "党政主要负责人履行", "下一年度主要安排", "其他需要报告的情况")
    assert [each in lacking[0] for each in parts] == [True] * len(parts)


def test_the_other_matters_without_a_heading_are_told(tmp_path):
    found = told(tmp_path, {"甲": INSPECTED}, [{"标题": "甲", "段落": "甲"}, {"段落": "其他情况"}])
    assert [each for each in found if "段落“其他情况”上面没有标题" in each and "{标题: 其他需要报告的情况" in each]


SENTENCES = [
    ("个市州", "考核{}市州", "后面不用再写“市州”"),
    ("所高校", "检查{}高校", "后面不用再写“高校”"),
    ("所", "对{}所高校开展检查", "后面不用再写“所”"),
    ("所高校", "检查高校{}", "前面不用再写“高校”"),
    ("个", "检查{}个体工商户", ""),
    ("所", "检查{}所属学校", ""),
    ("个市县", "评选示范市县和学校{}", ""),
]


@pytest.mark.parametrize(("unit", "sentence", "said"), SENTENCES)
def test_a_sentence_that_repeats_its_measure_word_is_told(tmp_path, unit, sentence, said):
    fact = {"名称": "被考核数", "章": "校园安全", "主题": "校园安全", "单位": unit, "句子": sentence}
    write_tree(tmp_path, {"试用/事实.yaml": dump({"事实": [fact]})})
    found = [
        each
        for each in told(tmp_path, {"甲": SAFE}, [{"标题": "甲", "段落": "甲"}])
        if "自己带量词" in each or "印出来带" in each
    ]
    assert [said in each for each in found] == [True] * bool(said)


def test_a_sentence_from_above_that_goes_on_behind_a_changed_measure_word_is_told(tmp_path):
    fact = {"名称": "被考核数", "章": "校园安全", "主题": "校园安全", "单位": "个", "句子": "督促考核{}的学校整改"}
    write_tree(
        tmp_path,
        {
            "上级/地区.yaml": dump({"名称": "上级", "上级模板": "通用"}),
            "上级/事实.yaml": dump({"事实": [fact]}),
            "试用/事实.yaml": dump({"事实": [{"名称": "校园安全.被考核数", "单位": "所学校"}]}),
        },
    )
    found = told(tmp_path, {"甲": SAFE}, [{"标题": "甲", "段落": "甲"}], 上级模板="上级")
    assert [each for each in found if "会印成“督促考核3所学校的学校整改”" in each]


@pytest.mark.parametrize(("own", "typed", "is_told"), [("我厅", "我局", True), ("我局", "我局", False)])
def test_a_unit_that_a_section_calls_otherwise_is_told(tmp_path, own, typed, is_told):
    found = told(tmp_path, {"甲": typed + INSPECTED}, [{"标题": "甲", "段落": "甲"}], 自称=own)
    assert any(f"写了“{typed}”，本单位自称“{own}”" in each for each in found) is is_told


NUMBERS = [
    ("# ", {"条目": "1."}, "“# ”小标题的序号写“下级序号: 1.”"),
    ("# ", {"下级序号": "1."}, ""),
    ("- ", {"下级序号": "1."}, "“- ”条目的序号写“条目: 1.”"),
    ("- ", {"条目": "1."}, ""),
    ("", {"条目": "1."}, "段落里没有“- ”条目，不起作用；请删去"),
    ("", {"下级序号": "1."}, "段落里也没有“# ”小标题，不起作用；请删去"),
    ("", {"下级序号": "1.", "下级": [{"标题": "二", "段落": "丙"}]}, ""),
]


@pytest.mark.parametrize(("mark", "entry", "said"), NUMBERS)
def test_a_number_that_numbers_nothing_is_told_with_the_one_that_does(tmp_path, mark, entry, said):
    section = f"{{% 逐条 项 in 存在不足 %}}\n{mark}{{{{ 项.提法|句 }}}}\n{{{{ 项.内容|句 }}}}。\n{{% 完 %}}\n"
    named = {"乙": section, **({"丙": INSPECTED} if "下级" in entry else {})}
    found = [each for each in told(tmp_path, named, [{"标题": "一", "段落": "乙", **entry}]) if "不起作用" in each]
    assert [said in each for each in found] == [True] * bool(said), found


NOTES = [
    ("注：全年检查77次，统计到2025年12月31日。", "写死了数“77次”"),
    ("注：统计期为{年度}年1月1日至12月31日，依据第32条。", ""),
    ("注：上年增长5%。", "写死了数“5%”"),
]


@pytest.mark.parametrize(("note", "said"), NOTES)
def test_a_figure_typed_into_the_note_of_a_table_is_told(tmp_path, note, said):
    tables = [{"名称": "表", "行": ["行政执法.行政检查次数"], "说明": note}]
    found = told(tmp_path, {"甲": INSPECTED}, [{"标题": "甲", "段落": "甲"}], 统计表=tables)
    assert [said in each for each in found if "写死了数" in each] == [True] * bool(said), found
