"""Which heading of last year's outline gets what: a chapter leaves to its headings what they say, a noun says whose it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import lines_of, make_answers, render_in_process, run_drafter, write_jurisdiction, write_tree

from drafter.pages.blocks import Heading
from drafter.text_runs import text_of
from drafter.use_cases.template_folders import completed_outline, make_templates, outline_from

CHAPTERS = [
    "2024年法治政府建设工作推进情况",
    "2024年法治政府建设推进落实情况",
    "2024年推进法治政府建设落实情况",
    "2024年度法治政府建设情况",
    "2024年法治建设任务完成情况",
    "推进法治政府建设",
    "2024年主要工作情况",
]


def made(folder: Path, outline: str) -> None:
    """Make the templates 甲县 of `outline`."""
    draft = completed_outline(outline_from(outline, "通用", "", "甲县教育局", folder), "通用", folder, with_rest=False)
    make_templates("甲县", "通用", "甲县教育局", folder, for_user=False, draft=draft)


def told(folder: Path, **groups: dict[str, str]) -> dict[str, str]:
    """Return the text right below each heading of a report by these templates."""
    answers = make_answers(单位和报告={"地区模板": "甲县", "年度": "2025"}, **groups)
    blocks = render_in_process(answers, folder / "templates").document.blocks
    found: dict[str, str] = {}
    heading = ""
    for block in blocks:
        if isinstance(block, Heading):
            heading = text_of(block.runs)
            found[heading] = ""
        elif heading and hasattr(block, "runs"):
            found[heading] += text_of(block.runs)
    return found


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_leaves_to_its_headings_what_they_say_better(tmp_path, chapter):
    made(
        tmp_path,
        f"一、{chapter}\n（一）强化组织领导\n（二）深化“放管服”改革，优化营商环境\n（三）普法宣传，依法治校\n"
        "1.开展青少年普法\n2.加强教师队伍法治建设\n二、存在的问题\n三、2025年工作思路\n",
    )
    below = told(
        tmp_path,
        组织领导={"专题研究次数": "5"},
        法治宣传={"法治讲座场次": "320", "教师轮训人数": "120", "法治副校长人数": "45"},
        政务服务={"政务服务事项数": "62", "一件事个数": "3", "政务服务办件数": "12680", "政务服务好评率": "99.9%"},
    )
    first = next(iter(below))
    assert below[first] == ""
    assert "5次" in below["强化组织领导"]
    assert all(number in below["深化“放管服”改革，优化营商环境"] for number in ("62项", "3个", "12680件", "99.9%"))
    assert "320场次" in below["普法宣传，依法治校"]
    assert "45名" in below["开展青少年普法"]
    assert "120人" in below["加强教师队伍法治建设"]


OF_WHOM = [
    ("强化法治教师队伍建设", "规范行政执法", "强化法治教师队伍建设"),
    ("加强师资队伍建设", "规范行政执法", "丰富青少年法治教育"),
    ("加强执法队伍建设", "加强执法队伍建设", "丰富青少年法治教育"),
    ("加强队伍建设", "加强队伍建设", "丰富青少年法治教育"),
]


@pytest.mark.parametrize(("heading", "of_officers", "of_teachers"), OF_WHOM)
def test_a_heading_about_a_staff_takes_those_whom_its_noun_names(tmp_path, heading, of_officers, of_teachers):
    made(
        tmp_path,
        f"一、工作情况\n（一）规范行政执法\n（二）深化法治教育\n1.{heading}\n2.丰富青少年法治教育\n二、存在的不足\n",
    )
    below = told(
        tmp_path,
        执法队伍={"持证执法人员": "36", "执法培训次数": "4"},
        法治宣传={"教师轮训人数": "120", "法治骨干教师人数": "30", "法治副校长人数": "45"},
        学校治理={"师德培训人次": "160"},
    )
    assert "36人" in below[of_officers]
    assert "4次" in below[of_officers]
    assert "教师法治轮训120人，培养法治骨干教师30人" in below[of_teachers]


@pytest.mark.parametrize("heading", ["严把制度关口，提升依法决策水平", "依法科学民主决策", "健全依法行政制度体系"])
def test_documents_stand_with_rules_and_decisions_before_duties(tmp_path, heading):
    made(tmp_path, f"一、工作情况\n（一）依法履行政府职能\n（二）{heading}\n（三）普法\n二、存在的不足\n")
    below = told(
        tmp_path,
        依法履职={"规范性文件件数": "2"},
        制度决策={"规范性文件清理件数": "18", "重大行政决策件数": "3"},
        法治宣传={"法治讲座场次": "320"},
    )
    assert all(number in below[heading] for number in ("2件", "18件", "3件"))


def test_items_take_no_numbers_of_the_headings_below_them(tmp_path):
    sections = {
        "总": "评查案卷{{ 行政执法.案卷评查件数 }}。\n\n- 修订章程。评查{{ 行政执法.案卷评查件数 }}。\n- 培训干部。评查{{ 行政执法.案卷评查件数 }}。\n",
        "甲": "检查{{ 行政执法.行政检查次数 }}。",
    }
    outline = [
        {"标题": "推进情况", "段落": "总", "下级": [{"标题": "检查", "段落": "甲"}, {"标题": "又查", "段落": "甲"}]}
    ]
    kind = {"种类": "法治政府建设年度报告", "标题": "报告", "提纲": outline}
    write_jurisdiction(tmp_path, sections, 报告=[kind])
    answers = make_answers(单位和报告={"地区模板": "试用"}, 行政执法={"行政检查次数": "77", "案卷评查件数": "9"})
    lines = lines_of(render_in_process(answers, tmp_path).document)
    assert [each for each in lines if each.startswith("（")] == ["（一）检查", "（二）又查"]
    assert "修订章程。评查9件。" in lines


def test_plans_accounted_for_without_a_heading_are_said_to_have_none(tmp_path):
    made(tmp_path, "一、2024年法治政府建设工作推进情况\n（一）普法\n（二）政务公开\n二、存在的不足\n三、2025年打算\n")
    said = run_drafter("jurisdictions", "check", "甲县", cwd=tmp_path).stdout
    assert "没有标题写“上年安排”" in said


def test_a_heading_whose_topic_is_told_elsewhere_is_not_said_to_be_unanswered(tmp_path):
    sections = {"总": "{{ 法治宣传.法治讲座场次 }}讲座。", "甲": "{{ 事实('法治课') }}"}
    outline = [{"标题": "工作情况", "段落": "总"}, {"标题": "深入开展法治宣传教育", "段落": "甲"}]
    kind = {"种类": "法治政府建设年度报告", "标题": "报告", "提纲": outline}
    write_jurisdiction(tmp_path / "templates", sections, 报告=[kind])
    answers = make_answers(单位和报告={"地区模板": "试用"}, 法治宣传={"法治讲座场次": "320"})
    write_tree(tmp_path, {"填报.yaml": answers})
    said = run_drafter("render", "填报.yaml", "-o", "甲.docx", cwd=tmp_path).stdout
    assert "下面的问题都没有答案" not in said
    assert "深入开展法治宣传教育：法治讲座场次 印在“工作情况”下" in said


ALONE = [
    (
        {"学校治理": {"入职查询人数": "2360", "从业禁止人数": "无", "师德培训人次": "160"}},
        "查询2360人，未发现有违法",
    ),
    ({"学校治理": {"师德培训人次": "1.6万"}}, "开展师德师风培训1.6万人次"),
    ({"学校治理": {"章程核准学校数": "12"}}, "核准章程的学校有12所"),
    ({"法治宣传": {"法治教师人数": "412"}}, "有专兼职法治课教师412人"),
    ({"法治宣传": {"教师轮训人数": "120"}}, "开展教师法治轮训120人"),
    ({"信息公开": {"公开复议件数": "1"}}, "因信息公开提起行政复议1件"),
    ({"依法履职": {"体育类权责事项数": "8"}}, "权责清单列有体育类事项8项"),
    ({"执法队伍": {"执法培训人次": "148"}}, "执法人员参加执法培训148人次"),
    (
        {"行政执法": {"行政检查次数": "186，比上年减少18次", "日常检查次数": "120", "专项检查次数": "66"}},
        "186次（比上年减少18次），其中日常检查120次、专项检查66次。",
    ),
    (
        {"政务服务": {"政务服务事项数": "62，比上年增加3项", "网上可办事项数": "40"}},
        "62项（比上年增加3项），其中网上可办事项40项。",
    ),
]


@pytest.mark.parametrize(("groups", "said"), ALONE)
def test_a_figure_told_alone_has_a_verb_and_keeps_its_parts(tmp_path, groups, said):
    topics = ("学校治理", "校园法治", "信息公开", "依法履职", "执法队伍", "执法检查", "政务服务")
    write_jurisdiction(tmp_path, {"甲": "\n\n".join(f"{{{{ 事实('{each}') }}}}" for each in topics)})
    answers = make_answers(单位和报告={"地区模板": "试用"}, **groups)
    assert said in "".join(lines_of(render_in_process(answers, tmp_path).document))


def test_a_word_and_a_template_are_looked_up_either_way_round(tmp_path):
    told = [
        run_drafter("jurisdictions", "names", *each, cwd=tmp_path).stdout
        for each in (("民办", "通用"), ("通用", "民办"))
    ]
    assert "民办学校数" in told[0]
    assert told[0] == told[1]
