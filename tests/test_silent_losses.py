"""What a check would pass and a reader would not: cells of tables against their heads, blanks, what is dropped."""

from __future__ import annotations

from typing import Any

import docx
import pytest
from builders import dump, make_answers, run_drafter, write_jurisdiction, write_tree

from drafter.authoring.check import check_jurisdiction
from drafter.folders import shipped

INSPECTED = "检查{{ 行政执法.行政检查次数 }}。"
CHECKS, FINES = "行政执法.行政检查次数", "处罚许可.罚没金额"
THIS_YEAR = "填的是今年的数；上年的数写成“上年”这一列"
WRONG: list[Any] = [
    pytest.param({"列": ["领域", "罚款（元）"], "行": [FINES]}, "单位是“元”，“处罚许可.罚没金额”按“万元”填", id="unit"),
    pytest.param(
        {"列": [{"标题": "罚款（元）", "答案": FINES}]}, "单位是“元”，“处罚许可.罚没金额”按“万元”填", id="one row"
    ),
    pytest.param({"列": ["项目", "{上年度}年"], "行": [CHECKS]}, THIS_YEAR, id="last year's head"),
    pytest.param({"列": ["项目", "今年", "去年"], "行": [[CHECKS, CHECKS]]}, THIS_YEAR, id="last year as an answer"),
    pytest.param({"列": ["项目", "今年", "累计"], "行": [[CHECKS, CHECKS]]}, "同一行里填了两次", id="twice in a row"),
    pytest.param({"列": ["项目", "今年"], "行": [CHECKS, CHECKS]}, "第1行和第2行都填了两次", id="twice in a column"),
    pytest.param(
        {"列": ["项目", "上年", "检查", "罚款"], "行": [[CHECKS, FINES]]},
        "列“上年”前面没有数",
        id="last year before two",
    ),
    pytest.param({"列": ["项目", "{上年度}年", "{年度}年", "增减"], "行": [CHECKS]}, None, id="last year by its year"),
    pytest.param({"列": ["项目", "2024年"], "行": [CHECKS]}, "写死了年份“2024”", id="a year"),
    pytest.param({"列": ["项目", "{年度}年（次）", "上年", "增减"], "行": [CHECKS]}, None, id="as it should be"),
]


@pytest.mark.parametrize(("table", "said"), WRONG)
def test_a_cell_that_its_head_belies_is_told(tmp_path, table, said):
    write_jurisdiction(tmp_path, {"甲": INSPECTED}, 统计表=[{"名称": "情况表", **table}])
    found = [fault.message for fault in check_jurisdiction("试用", (tmp_path, shipped("templates")))]
    about = [each for each in found if "没有一个段落" not in each and "必写" not in each]
    assert any(said in each for each in about) if said else not about


def test_what_a_table_lacks_of_last_year_is_told_with_how_to_fill_it(tmp_path):
    table = {"名称": "情况表", "列": ["项目", "本年", "上年"], "行": [CHECKS]}
    write_jurisdiction(tmp_path / "templates", {"甲": INSPECTED}, 统计表=[table])
    form = {"附件": [{"名称": "情况表", "内容": "统计表"}]}
    answers = make_answers(单位和报告={"地区模板": "试用"}, 行政执法={"行政检查次数": 77}, 公文格式=form)
    write_tree(tmp_path, {"a.yaml": answers})
    said = run_drafter("render", "a.yaml", cwd=tmp_path).stdout
    assert f"统计表“情况表”的上年空着 1 处，不知道上年的数：drafter set a.yaml {CHECKS}.上年=…" in said
    assert run_drafter("set", "a.yaml", f"{CHECKS}.上年=70", cwd=tmp_path).returncode == 0
    assert "上年空着" not in run_drafter("render", "a.yaml", "--force", cwd=tmp_path).stdout


def test_what_fell_to_nothing_with_its_base_shows_last_year_and_is_told_wherever_last_year_is(tmp_path):
    fines, cases = "处罚许可.罚没金额", "处罚许可.行政处罚件数"
    table = {"名称": "情况表", "列": ["项目", "单位", "本年", "上年", "增减"], "行": [cases, fines, CHECKS]}
    write_jurisdiction(
        tmp_path / "templates", {"甲": INSPECTED + f"处罚{{{{ {cases} }}}}，{{{{ {fines} }}}}。"}, 统计表=[table]
    )
    form = {"附件": [{"名称": "情况表", "内容": "统计表"}, {"名称": "数据表", "内容": "数据表"}]}
    answers = make_answers(
        单位和报告={"地区模板": "试用"},
        行政执法={"行政检查次数": {"上年": "70"}},
        处罚许可={"行政处罚件数": {"数值": "无", "上年": "2"}, "罚没金额": {"上年": "3.6"}},
        公文格式=form,
    )
    write_tree(tmp_path, {"a.yaml": answers})
    said = run_drafter("render", "a.yaml", "-o", "a.docx", cwd=tmp_path).stdout
    assert "统计表“情况表”里有 1 个数没有填，照别的答案是 无 印成 0：\n    罚没金额（行政处罚件数 无）" in said
    tables = [
        [[cell.text for cell in row.cells] for row in each.rows]
        for each in docx.Document(str(tmp_path / "a.docx")).tables
    ]
    fallen = ["罚没金额", "万元", "0", "3.6", "-3.6（-100%）"]
    shown = [[row[:5] for row in each if row[0] in ("罚没金额", "行政检查")] for each in tables]
    assert [fallen, ["行政检查", "次", "【待填：行政检查次数】", "70", ""]] in shown
    assert [fallen] in shown
    status = run_drafter("status", "a.yaml", cwd=tmp_path).stdout
    assert "-3.6（-100%）" in status
    assert "没有填，照“行政处罚件数”得出" in status


def test_a_topic_that_no_section_prints_is_told_when_it_is_set(tmp_path):
    write_jurisdiction(tmp_path / "templates", {"甲": INSPECTED + "\n{{ 活动('执法检查') }}"})
    write_tree(tmp_path, {"a.yaml": make_answers(单位和报告={"地区模板": "试用"})})

    def said(topic: str) -> str:
        done = run_drafter("set", "a.yaml", f"活动.新.主题={topic}", "活动.新.内容=做了工作。", cwd=tmp_path)
        return "".join(done.stdout.split())

    assert "主题“法治宣传”没有一个段落印它的活动，不会写进报告" in said("法治宣传")
    assert "没有一个段落印" not in said("执法检查")


def test_figures_that_a_changed_section_drops_are_told(tmp_path):
    text = "{{ 事实('执法检查') }}{{ 活动('执法检查') }}"
    outline = [{"标题": "执法", "段落": "执法检查"}]
    kind = {"种类": "法治政府建设年度报告", "类别": "年度报告", "标题": "报告", "提纲": outline}
    write_jurisdiction(tmp_path, {"执法检查": text}, 报告=[kind])

    def lost() -> str:
        found = [fault.message for fault in check_jurisdiction("试用", (tmp_path, shipped("templates")))]
        return next((each for each in found if each.startswith("段落“执法检查”改过以后")), "")

    assert "“行政执法.双随机检查培训机构次数”、“行政执法.双随机检查学校次数”" in lost()
    unused = [f"行政执法.双随机检查{each}次数" for each in ("学校", "培训机构")]
    write_tree(tmp_path, {"试用/事实.yaml": dump({"不用": unused})})
    assert "双随机检查学校次数" not in lost()


OWNERS = [
    ("河湾街道综合行政执法队", {}, True),
    ("河湾街道综合行政执法队", {"综合执法": "内勤"}, False),
    ("青云县教育局", {}, False),
]


@pytest.mark.parametrize(("title", "offices", "is_told"), OWNERS)
def test_the_offices_of_a_bureau_are_not_a_streets(tmp_path, title, offices, is_told):
    own = {"科室": offices} if offices else {}
    write_jurisdiction(tmp_path, {"甲": INSPECTED}, 名称=title, **own)
    found = [fault.message for fault in check_jurisdiction("试用", (tmp_path, shipped("templates")))]
    assert any("就是教育局的法制科、办公室、人事科等" in each for each in found) is is_told


def test_figures_right_behind_an_item_are_told(tmp_path):
    def behind(gap: str) -> list[str]:
        text = f"+ 规范检查{{{{ 行政执法.行政检查次数 }}}}。\n{gap}{{{{ 事实('执法检查') }}}}\n"
        write_jurisdiction(tmp_path, {"甲": text})
        found = check_jurisdiction("试用", (tmp_path, shipped("templates")))
        return [fault.where for fault in found if "会印进那一条里" in fault.message]

    assert (behind(""), behind("\n")) == (["试用/甲.txt 第2行"], [])


def test_overriding_a_section_says_which_reports_it_changes(tmp_path):
    write_jurisdiction(tmp_path / "templates", {"甲": INSPECTED})
    said = run_drafter("jurisdictions", "override", "试用", "案卷评查", cwd=tmp_path).stdout
    assert "复制到" in said
    assert "有 2 种报告用" not in said
    assert "还没有一种报告的提纲用它" not in said


WITHIN = [
    ("对情节轻微的，{{ 事实('轻微免罚和柔性执法') }}制发通知书。", True),
    ("检查有序，{{ 事实('执法检查') }}", True),
    ("{{ 事实('执法检查') }}，成效明显。", True),
    ("检查有序。{{ 事实('执法检查') }}{{ 活动('执法检查') }}", False),
    ("{{ 事实('执法检查') }} {{ 事实('案卷评查') }}", False),
]


@pytest.mark.parametrize(("text", "is_told"), WITHIN)
def test_whole_sentences_within_a_sentence_are_told(tmp_path, text, is_told):
    write_jurisdiction(tmp_path, {"甲": f"{INSPECTED}\n\n{text}\n"})
    found = check_jurisdiction("试用", (tmp_path, shipped("templates")))
    assert any("印的是整句，写在半句话里接不上" in fault.message for fault in found) is is_told


def test_a_heading_lost_with_an_answer_is_not_said_to_be_unanswered(tmp_path):
    text = "检查{{ 行政执法.行政检查次数 }}，评查案卷{{ 行政执法.案卷评查件数 }}。"
    write_jurisdiction(tmp_path / "templates", {"甲": text, "乙": "{{ 其他情况 }}"}, 选填=[CHECKS])
    answers = make_answers(单位和报告={"地区模板": "试用"}, 行政执法={"行政检查次数": 77})
    write_tree(tmp_path, {"a.yaml": answers})
    said = "".join(run_drafter("render", "a.yaml", cwd=tmp_path).stdout.split())
    assert "填了的数也没有印出来，因为那句话里别的数空着，或者是无：甲" in said
    assert "下面的问题都没有答案：乙" in said


def test_last_years_figures_that_nothing_prints_are_told_with_how_they_would_be(tmp_path):
    other = "\n\n评查案卷{{ 行政执法.案卷评查件数 }}。"
    write_jurisdiction(tmp_path / "templates", {"甲": INSPECTED + other})
    figures = {"行政检查次数": {"数值": 77, "上年": 70}, "案卷评查件数": {"数值": 5, "上年": 4}}
    write_tree(tmp_path, {"a.yaml": make_answers(单位和报告={"地区模板": "试用"}, 行政执法=figures)})
    said = run_drafter("render", "a.yaml", "-o", "r.docx", cwd=tmp_path).stdout
    assert "上年的数没有印，只用来核对（行政检查次数、案卷评查件数 2 个）；要写“比上年增长…”的" in said
    compared = "检查{{ 行政执法.行政检查次数 }}[[，{{ 行政执法.行政检查次数|比上年 }}]]。" + other
    write_tree(tmp_path, {"templates/试用/甲.txt": compared})
    said = run_drafter("render", "a.yaml", "-o", "r.docx", cwd=tmp_path).stdout
    assert "上年的数没有印，只用来核对（案卷评查件数 1 个）" in said
    figures["行政检查次数"]["数值"] = "77，比上年"
    write_tree(tmp_path, {"a.yaml": make_answers(单位和报告={"地区模板": "试用"}, 行政执法=figures)})
    said = run_drafter("render", "a.yaml", "-o", "r.docx", cwd=tmp_path).stdout
    assert "只用来核对" not in said  # who tells one change knows how


def test_rendering_tells_what_a_check_of_the_templates_would_until_it_is_mended(tmp_path):
    write_jurisdiction(tmp_path / "templates", {"甲": INSPECTED + "{{ 行政执法.行政检查次数 }}次。"})
    write_tree(tmp_path, {"a.yaml": make_answers(单位和报告={"地区模板": "试用"}, 行政执法={"行政检查次数": 77})})

    def said() -> list[str]:
        return run_drafter("render", "a.yaml", "-o", "r.docx", cwd=tmp_path).stdout.splitlines()

    first = [each for each in said() if each.startswith("模板“试用”里有")]
    assert [each.endswith("运行 drafter jurisdictions check 试用 看") for each in first] == [True]
    assert first[0] in said()  # from what was kept
    write_tree(tmp_path, {"templates/试用/甲.txt": INSPECTED})
    assert first[0] not in said()


OWN_PARTS = [(False, "加一行 其中: [中学数, 小学数]"), (True, "")]


@pytest.mark.parametrize(("declared", "said"), OWN_PARTS)
def test_a_sentence_that_says_of_which_without_saying_the_parts_is_told(tmp_path, declared, said):
    write_jurisdiction(tmp_path, {"甲": INSPECTED + "\n\n{{ 事实('校园安全') }}"})
    names = {"演练数": "开展演练{}[[，其中中学{中学数}]][[、小学{小学数}]]", "中学数": "", "小学数": ""}
    facts = [
        {"名称": name, "章": "校园安全", "主题": "校园安全", "单位": "次", **({"句子": text} if text else {})}
        for name, text in names.items()
    ]
    if declared:
        facts[0]["其中"] = ["中学数", "小学数"]
    write_tree(tmp_path, {"试用/事实.yaml": dump({"事实": facts})})
    found = [fault.message for fault in check_jurisdiction("试用", (tmp_path, shipped("templates")))]
    about = [each for each in found if "句子说“其中”" in each]
    assert [said in each for each in about] == [True] * bool(said)


def test_an_own_reference_that_ran_out_is_told_before_anything_is_rendered(tmp_path):
    write_jurisdiction(tmp_path / "templates", {"甲": "落实{{ 引用('规划') }}，" + INSPECTED})
    references = [
        {"名称": "规划", "写法": "《规划》", "起": 2011, "止": 2015},
        {"名称": "别的", "写法": "《别的》", "止": 2015},
    ]
    write_tree(tmp_path, {"templates/试用/引用.yaml": dump({"引用": references})})
    said = run_drafter("jurisdictions", "check", "试用", cwd=tmp_path).stdout
    assert "引用“规划”只到 2015 年：2016 年起的报告里，写了它的句子" in said
    assert "别的" not in said


TYPED = [
    ("全年举办法治讲座70场次。", "〔重复-活动"),
    ("全年举办法治讲座60场次。", "〔数字-活动"),
    ("举办法治沙龙60场次。", ""),
]


@pytest.mark.parametrize(("body", "rule"), TYPED)
def test_an_activity_that_repeats_or_contradicts_a_number_of_sessions_is_told(tmp_path, body, rule):
    answers = make_answers(法治宣传={"法治讲座场次": 70}, 活动=[{"主题": "法治宣传", "内容": body}])
    write_tree(tmp_path, {"a.yaml": answers})
    said = run_drafter("check", "a.yaml", "--all", cwd=tmp_path).stdout
    assert [each for each in ("〔重复-活动", "〔数字-活动") if each in said] == ([rule] if rule else [])


WRONG_NAMES = [
    ({"公文格式": {"附件": [{"名称": "丢了的表", "内容": "统计表"}]}}, "公文格式.附件.1=", "丢了的表"),
    ({"活动": [{"主题": "执法检察", "内容": "甲。"}]}, "活动.1.主题=执法检查", "执法检察"),
]


@pytest.mark.parametrize(("wrong", "mend", "name"), WRONG_NAMES)
def test_a_name_that_there_is_not_is_taken_out_by_the_command_that_sets_answers(tmp_path, wrong, mend, name):
    write_tree(tmp_path, {"a.yaml": make_answers(单位和报告={"地区模板": "通用"}, **wrong)})
    assert name in run_drafter("set", "a.yaml", "行政检查次数=8", cwd=tmp_path).stderr
    done = run_drafter("set", "a.yaml", mend, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert run_drafter("status", "a.yaml", cwd=tmp_path).returncode == 0
