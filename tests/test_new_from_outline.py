"""`drafter jurisdictions new --outline` and `names`: a bureau's own templates within minutes, and green at once."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import docx
import pytest
from builders import EXAMPLE, make_answers, render_in_process, run_drafter, snapshot, write_tree

from drafter.authoring.outline_draft import DraftEntry
from drafter.authoring.outline_lines import read_outline
from drafter.authoring.outline_sections import with_sections
from drafter.checking.sources.from_text import read_text
from drafter.folders import shipped
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.pages.blocks import Heading
from drafter.text_runs import text_of

OUTLINE = """\
甲县教育局2024年法治政府建设情况报告
一、2024年工作开展情况
（一）加强党对法治工作的领导
（二）规范行政执法
1.开展校外培训监管
2.严格落实三项制度
（三）推进政务公开
（四）守护校园安全
二、存在的问题
三、2025年工作打算
四、党政主要负责人履行第一责任人职责情况
五、其他需要报告的情况
"""
PARTS = "第一部分 工作情况\n一、政务公开\n二、法治宣传\n第二部分 存在问题\n"


def made(folder: Path, outline: str | None, *options: str) -> str:
    """Return what `jurisdictions new 甲县` says; `outline` is last year's as a text."""
    if outline is not None:
        write_tree(folder, {"去年.txt": outline})
    done = run_drafter("jurisdictions", "new", "甲县", "--from", "通用", "--outline", "去年.txt", *options, cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_last_years_outline_becomes_a_folder_that_is_green(tmp_path):
    said = made(tmp_path, OUTLINE)
    assert "    推进政务公开　← 信息公开、接受监督（并入）、诚信建设（并入）\n" in said
    assert "    守护校园安全　← 校园安全（新建）、学生健康（新建，并入）\n" in said
    assert "  {下年度}年工作打算　← 下年安排\n" in said
    assert "补上的" not in said
    assert "去年的提纲里没有标题写这些主题，填报时不问：" in said
    assert run_drafter("jurisdictions", "check", "甲县", cwd=tmp_path).stdout.startswith("甲县：没有发现问题。\n")


SENSES = [
    ("坚持党的领导，压实责任", "组织领导（新建）"),
    ("窗口办事少跑快办", "政务服务（新建）"),
    ("主要负责同志带头抓法治", "第一责任人"),
    ("党政主要负责人依法履职", "第一责任人"),
    ("深化放管服改革，优化政务服务和营商环境", "依法履职、政务服务（新建）、营商环境（新建）"),
    ("严格规范公正文明执法", "执法队伍、执法检查、处罚许可"),
    ("强化行政权力制约和监督", "信息公开、诚信建设、接受监督"),
    ("办理派单和12345诉求，化解矛盾", "综合执法（新建）、争议化解"),
    ("12345与投诉举报", "争议化解"),
    ("装备经费", "装备和经费（新建）"),
    ("推进教育综合执法改革", "执法检查"),
    ("阳光招生和资助", "招生资助（新建）"),
    ("抓好青少年普法和依法治校", "校园法治（新建）、学校治理（新建）"),
    ("培训市场管到位", "校外培训（新建）"),
    ("2024年安排事项落实情况", "上年安排"),
    ("对去年打算的交代", "上年安排"),
    ("上一年度重点任务完成情况", "上年安排"),
    ("一把手抓法治", "第一责任人"),
    ("还要说的话", "其他情况"),
]


NAMED = ["党政主要负责人履职情况", "主要负责同志依法履职", "主要负责人履行职责", "第一责任人履职"]


@pytest.mark.parametrize("heading", NAMED)
def test_who_is_named_in_a_heading_decides_also_where_another_is_like_it(heading):
    """The chapter is that of the principal, whatever stands above it and whatever else it says that he does."""
    jurisdiction = load_jurisdiction("通用", (shipped("templates"),))
    kind = jurisdiction.kind("法治政府建设年度报告")
    headings = ("扛牢第一责任，压紧法治链条", "晒权亮责，让群众少跑腿", heading)
    placed = with_sections([DraftEntry(1, 1, each, False, False) for each in headings], jurisdiction, kind)
    assert {each.heading: each.section for each in placed}[heading] == "第一责任人"


@pytest.mark.parametrize(("heading", "sections"), SENSES, ids=[case[0] for case in SENSES])
def test_a_heading_is_told_by_the_sections_that_its_words_mean(tmp_path, heading, sections):
    jurisdiction = load_jurisdiction("通用", (shipped("templates"),))
    kind = jurisdiction.kind("法治政府建设年度报告")
    placed = with_sections([DraftEntry(2, 2, heading, False, False)], jurisdiction, kind)
    assert "、".join(f"{each.section}{'（新建）' if each.topic else ''}" for each in placed) == sections


def test_a_heading_placed_by_a_few_characters_is_told_with_them_and_one_without_content(tmp_path):
    said = made(
        tmp_path,
        "一、工作情况\n（一）学思想，强根基\n（二）育新人，浓氛围\n（三）作风建设\n（四）规范执法检查\n二、存在问题\n",
    )
    loose = "  育新人，浓氛围　← 法治宣传（照“氛围”）\n"
    bare = "没有现成的内容、只印填报时写的活动的标题：作风建设\n"
    assert "    学思想，强根基　← 法治思想学习（新建）、学习培训" in said
    assert loose in said
    assert bare in said
    checked = run_drafter("jurisdictions", "check", "甲县", cwd=tmp_path).stdout
    assert loose in checked
    assert bare in checked
    assert "  规范执法检查　←" not in checked


SAID_BETTER = [
    ("述法履职", "述法"),
    ("中小学法治课", "校园法治"),
    ("日常监管", "执法检查"),
    ("优服务，惠民生", "政务服务"),
]


@pytest.mark.parametrize(("heading", "section"), SAID_BETTER, ids=[case[0] for case in SAID_BETTER])
def test_what_a_heading_names_goes_before_a_pair_of_characters_that_it_shares(heading, section):
    jurisdiction = load_jurisdiction("通用", (shipped("templates"),))
    kind = jurisdiction.kind("法治政府建设年度报告")
    others = [DraftEntry(2, 2, "权责清单", False, False), DraftEntry(2, 2, "法治副校长", False, False)]
    placed = with_sections([DraftEntry(2, 2, heading, False, False), *others], jurisdiction, kind)
    assert [each.section for each in placed if each.heading == heading] == [section]


OLD_PLANS = """\
一、全年做了什么
（一）一把尺子执法
（二）学思想强本领
二、对2024年打算的交代
三、2026年怎么干
"""


def test_the_year_is_that_before_the_plans_not_that_of_the_plans_accounted_for(tmp_path):
    said = made(tmp_path, OLD_PLANS)
    assert "  对{上年度}年打算的交代　← 上年安排\n" in said
    assert "  {下年度}年怎么干　← 下年安排\n" in said


def test_a_shortcoming_in_a_heading_of_work_leaves_the_part_to_the_chapter_about_it(tmp_path):
    said = made(tmp_path, "一、主要工作\n（一）评查案卷找差距\n（二）政务公开\n二、存在的困难\n三、明年打算\n")
    assert "    评查案卷找差距　← 案卷评查情况（新建）" in said
    assert "  存在的困难　← 存在不足\n" in said


def test_a_heading_is_told_as_loosely_placed_where_its_section_was_copied_without_what_others_tell(tmp_path):
    """A copy that the program made of a section from above is nothing that the bureau wrote into it."""
    outline = "一、工作\n（一）亮出执法底牌\n（二）管好培训市场\n（三）学思想强本领\n二、问题\n"
    loose = made(tmp_path, outline).partition("照相近的字放的段落")[2]
    assert "  亮出执法底牌　← 执法" in loose


def test_a_figure_stays_with_its_topic_where_a_heading_of_another_shares_two_characters(tmp_path):
    made(
        tmp_path,
        "一、工作情况\n（一）优化政务服务\n（二）化解纠纷\n1.接诉即办\n2.复议诉讼\n（三）接受监督\n（四）普法\n",
    )
    lists = {path.stem: path.read_text(encoding="utf-8") for path in (tmp_path / "templates/甲县").glob("*的数.txt")}
    assert "接受监督的数" not in lists
    assert "即办" not in lists.get("接诉即办的数", "")


def test_of_many_figures_below_a_heading_every_topic_is_told_and_each_matter_on_request(tmp_path):
    chapters = ("党建引领", "优化营商环境", "规范执法队伍", "校车", "宪法宣传", "信访", "法治副校长", "诚信", "食堂")
    made(tmp_path, "".join(f"{number}、{name}\n" for number, name in zip("一二三四五六七八九", chapters, strict=True)))
    brief = run_drafter("jurisdictions", "check", "甲县", cwd=tmp_path).stdout
    whole = run_drafter("jurisdictions", "check", "甲县", "--all", cwd=tmp_path).stdout
    assert "每样都列出：drafter jurisdictions check 甲县 --all\n" in brief
    assert "--all" not in whole
    told = {line.partition("：")[0]: line.partition("：")[2] for line in _strays(brief)}
    assert list(told) == [line.partition("：")[0] for line in _strays(whole)]
    known = load_jurisdiction("通用", (shipped("templates"),)).catalogue()
    topics = {name: {spec.topic for spec in specs} for name, specs in known.told_by_matter.items()}
    for heading, _, matters in (line.partition("：") for line in _strays(whole)):
        for matter in filter(matters.__contains__, topics):
            assert any(each in told[heading] for each in (matter, *topics.get(matter, ()))), (heading, matter)
    assert len(whole) > len(brief)


def _strays(said: str) -> list[str]:
    """Return the lines of the headings with the figures that they do not speak of."""
    return re.findall(
        "^  .*", said.partition("标题没有提到、也印在它下面的数：\n")[2].partition("\n放得不对的")[0], re.MULTILINE
    )


CHANCE = """\
一、主要工作
（一）干部带头学法
（二）公开透明用权
（三）推进智慧教育赋能治理
（四）送教下乡暖心行动
（五）校园平安防线
二、存在的短板
三、主要负责同志带头抓法治情况
四、来年工作重点
五、有关建议
"""


def test_a_single_common_word_places_nothing_below_a_heading_about_something_else(tmp_path):
    """治理 is no 培训治理, a 建议 to those above is no 建议提案, and who leads is not who appears in court."""
    said = made(tmp_path, CHANCE)
    assert "    推进智慧教育赋能治理　← 数字法治（新建）\n" in said
    assert "    送教下乡暖心行动　← 送教下乡暖心行动（新建）\n" in said
    assert "  主要负责同志带头抓法治情况　← 第一责任人\n" in said
    assert "  有关建议　← 有关建议（新建）\n" in said
    assert "只印填报时写的活动的标题：送教下乡暖心行动、有关建议\n" in said
    assert re.search("    公开透明用权　← 信息公开.*接受监督（并入）", said)


def test_a_heading_is_not_told_as_loosely_placed_that_has_the_words_of_its_topic_in_another_order(tmp_path):
    outline = "一、工作\n（一）育新人，浓氛围\n（二）筑牢校园平安防线\n（三）信访\n二、存在问题\n三、明年打算\n"
    loose = made(tmp_path, outline).partition("照相近的字放的段落")[2].partition("\n“")[0]
    assert "育新人，浓氛围" in loose
    assert "筑牢校园平安防线" not in loose  # 校园 and 平安 of 平安校园


def test_a_topic_with_others_below_it_is_not_told_below_a_heading_of_another_kind(tmp_path):
    said = made(tmp_path, "一、工作成效\n（一）体育强县建设\n（二）普法\n二、存在问题\n三、明年打算\n")
    assert "    体育强县建设　← 体育执法（新建）\n" in said
    assert re.search("  工作成效　← .*执法检查（并入）", said)


def test_the_title_of_last_year_and_how_the_unit_speaks_are_taken_over(tmp_path):
    made(tmp_path, OUTLINE, "--title", "甲县教育委员会")
    manifest = (tmp_path / "templates/甲县/地区.yaml").read_text(encoding="utf-8")
    assert '标题: "{单位全称}|{年度}年|法治政府建设|情况报告"' in manifest
    assert "\n自称: 我委\n" in manifest


def test_items_of_shortcomings_are_no_headings(tmp_path):
    said = made(tmp_path, OUTLINE.replace("三、2025", "（一）力量不足\n（二）形式单一\n三、2025"))
    assert "力量不足" not in said
    assert "  存在的问题　← 存在不足\n" in said


def test_headings_of_a_chapter_on_shortcomings_and_plans_stay_headings(tmp_path):
    said = made(tmp_path, "一、规范执法检查\n二、短板和打算\n（一）还有哪些短板\n（二）2025年怎么干\n")
    assert "    还有哪些短板　← 存在不足\n    {下年度}年怎么干　← 下年安排" in said


TRICKY = """\
河湾街道2025年行政执法工作情况报告
导语
1. 执法队伍和装备
2. 执法检查和案件
2.1市容
2.2校外托管
3. 三项制度落实
4.12345热线和群众投诉
4.1.1来电
其他工作
5. 存在不足
（1）力量不足
6.2026年工作计划
附：联系人
"""


def test_every_line_of_an_outline_is_a_heading_or_is_told(tmp_path):
    said = made(tmp_path, TRICKY)
    headings = re.findall(r"^ {2,}([^　\n]+)", said.partition("\n第1行")[0], re.MULTILINE)
    assert headings == [
        *("执法队伍和装备", "执法检查和案件", "市容", "校外托管", "三项制度落实", "12345热线和群众投诉"),
        *("其他工作", "存在不足", "{下年度}年工作计划"),
    ]
    assert [int(n) for n in re.findall(r"^第([0-9]+)行", said, re.MULTILINE)] == [1, 2, 9, 10, 14, 12]
    manifest = (tmp_path / "templates/甲县/地区.yaml").read_text(encoding="utf-8")
    assert re.search(r"- 标题: 其他工作\n\s+序号: 无\n", manifest)


@pytest.mark.parametrize(
    "line", ["附件", "附件1 执法统计表", "六、附件：执法统计表", "附表1：执法统计表", "附：执法统计表"]
)
def test_an_attachment_in_an_outline_is_told_as_a_table_to_attach(line):
    outline = read_outline(read_text(f"{OUTLINE}{line}\n", "提纲"))
    assert outline.entries[-1].heading == "其他需要报告的情况"
    assert f"第13行“{line}”：是附件，不作标题；表写进 地区.yaml 的“统计表”，再在填报文件里写作附件" in outline.remarks


NUMBERED = [
    ("1.2024年工作\n2.存在不足\n3.2025年计划\n", ["{年度}年工作", "存在不足", "{下年度}年计划"]),
    ("一、工作\n1 执法队伍\n2 执法检查\n二、2025年打算\n", ["工作", "执法队伍", "执法检查", "{下年度}年打算"]),
    ("第一章 工作\n一、普法\n第二章 不足\n", ["工作", "普法", "不足"]),
    ("1. 工作\n1.1 普法\n1.2 公开\n2. 不足\n", ["工作", "普法", "公开", "不足"]),
    ("1. 工作\n3.15消费者权益日\n", ["工作", "3.15消费者权益日"]),
    ("工作情况\n一、普法\n二、公开\n存在问题\n下步打算\n", ["工作情况", "普法", "公开", "存在问题", "下步打算"]),
    ("主要工作举措\n依法决策\n深化普法\n存在问题\n", ["主要工作举措", "依法决策", "深化普法", "存在问题"]),
]


@pytest.mark.parametrize(("outline", "headings"), NUMBERED, ids=[case[0][:12].strip() for case in NUMBERED])
def test_a_number_right_behind_the_number_of_a_heading_is_its_own(outline, headings):
    assert [each.heading for each in read_outline(read_text(outline, "提纲")).entries] == headings


MISPLACED = """\
一、2024年工作情况
（一）依法履行教育体育职能
1.规范行政许可和处罚
2.优化营商环境
（二）化解矛盾纠纷、接受监督
（三）研学旅行
二、存在的问题
"""


def test_facts_stand_with_the_heading_that_speaks_of_them_the_rest_above(tmp_path):
    said = made(tmp_path, MISPLACED)
    assert "    依法履行教育体育职能　← 依法履职" in said
    assert "      优化营商环境　← 营商环境（新建）、政务服务（新建，并入）\n" in said
    assert "    化解矛盾纠纷、接受监督　← 争议化解、接受监督" in said
    assert "标题“研学旅行”没有现成的事实，新建的“研学旅行”只印填报时写的活动；" in said


def test_a_topic_stands_with_the_heading_that_has_most_of_its_words(tmp_path):
    said = made(
        tmp_path,
        "一、工作\n（一）党对法治教育的领导\n（二）12345与投诉举报\n（三）府院联动、多元解纷、诉讼\n（四）普法与法治教育\n",
    )
    under = dict(re.findall(r"^ {4}(\S+)　← (.*)$", said, re.MULTILINE))
    assert under["党对法治教育的领导"].startswith("组织领导（新建）")
    assert under["府院联动、多元解纷、诉讼"].startswith("争议化解")
    assert under["12345与投诉举报"].startswith("政务热线（新建）")
    assert under["普法与法治教育"] == "法治宣传"


OF_KINDS = """\
某局2024年法治政府建设年度报告
一、扎实推进法治建设
（一）2024年建章立制，扎紧制度笼子
（二）阳光执法，规范权力运行
（三）优化审批，服务便民利企
二、聚焦民生，办好人民满意教体
（一）体教融合，赛事活动依法办
（二）食品和交通安全两手抓
三、存在问题
四、下步打算
"""


def test_a_heading_about_enforcement_or_a_sort_of_safety_takes_what_is_of_its_kind(tmp_path):
    write_tree(tmp_path, {"提纲.txt": OF_KINDS})
    command = ("jurisdictions", "new", "试二", "--from", "通用", "--outline", "提纲.txt")
    assert run_drafter(*command, cwd=tmp_path).returncode == 0
    said = run_drafter("jurisdictions", "check", "试二", "--all", cwd=tmp_path).stdout
    below = dict(
        line.strip().split("：", 1) for line in reversed(said.splitlines()) if "：" in line and line.startswith("  ")
    )
    assert {"检查数量", "涉企检查实施", "立案和结案", "隐患和整改"} <= {*below["阳光执法，规范权力运行"].split("、")}
    assert {"校车", "食堂和食品"} <= {*below["食品和交通安全两手抓"].split("、")}
    assert "检查数量" not in below["聚焦民生，办好人民满意教体"]
    assert "{年度}年建章立制，扎紧制度笼子" in below  # and not the year of the trial


def test_the_sections_of_other_kinds_of_report_are_left_as_they_are(tmp_path):
    outline = "甲局2024年行政执法工作报告\n一、主要做法\n（一）主体和人员\n（二）2024年专项行动\n二、问题\n"
    said = made(tmp_path, outline)
    assert "    主体和人员　← 执法主体、执法人员" in said
    assert "    {年度}年专项行动　← 执法检查情况（新建）" in said
    assert run_drafter("jurisdictions", "check", "甲县", cwd=tmp_path).stdout.startswith("甲县：没有发现问题。\n")


PROVINCE = "一、主要工作\n（一）教育立法\n（二）高校章程和高校法治\n（三）行政执法监督\n（四）复议诉讼\n（五）普法\n"


def test_figures_of_a_whole_province_stand_with_their_topics(tmp_path):
    said = made(tmp_path, PROVINCE)
    under = dict(re.findall(r"^ {4}(\S+)　← (.*)$", said, re.MULTILINE))
    assert "行业指导（新建）" in under["教育立法"]
    telling = {
        "高校": "高校章程和高校法治",
        "辖区执法检查": "行政执法监督",
        "辖区争议化解": "复议诉讼",
        "辖区法治宣传": "普法",
    }
    for matter, heading in telling.items():
        files = [file.removesuffix("（新建）") for file in under[heading].split("、")]
        texts = [path.read_text("utf-8") for path in (tmp_path / "templates/甲县").glob("*.txt") if path.stem in files]
        assert any(f"{{{{ 事实('{matter}') }}}}" in text for text in texts), matter
    answers = make_answers(
        单位和报告={"地区模板": "甲县", "年度": "2025"}, 行业指导={"辖区普法受众": "3万人次", "立法项目数": "2件"}
    )
    blocks = render_in_process(answers, tmp_path / "templates").document.blocks
    places = {text_of(b.runs): text_of(blocks[i + 1].runs) for i, b in enumerate(blocks) if isinstance(b, Heading)}
    assert "3万人次" in places["普法"]
    assert "2件" in places["教育立法"]


def test_a_matter_with_a_heading_of_its_own_takes_its_main_figure_along(tmp_path):
    made(tmp_path, "一、主要工作\n（一）规范文件管理\n（二）落实重大行政决策程序\n（三）普法\n")
    answers = make_answers(
        单位和报告={"地区模板": "甲县", "年度": "2025"},
        依法履职={"规范性文件件数": "8件"},
        制度决策={"重大行政决策件数": "3件"},
    )
    blocks = render_in_process(answers, tmp_path / "templates").document.blocks
    places = {text_of(b.runs): text_of(blocks[i + 1].runs) for i, b in enumerate(blocks) if isinstance(b, Heading)}
    assert "规范性文件8件" in places["规范文件管理"]
    assert places["落实重大行政决策程序"] == "作出重大行政决策3件。"


def test_a_heading_of_two_parts_takes_both_and_each_topic_goes_where_most_speaks_of_it(tmp_path):
    said = made(
        tmp_path,
        "一、主要工作\n（一）强化政治引领，高位统筹法治教育建设\n（二）履行领导责任\n（三）执法机构设置\n"
        "（四）执法岗位设置及执法人员在岗情况\n（五）“八五”普法\n二、存在问题及2026年工作思路\n",
    )
    assert "  存在问题及{下年度}年工作思路　← 存在不足、下年安排\n" in said
    assert "“八五”普法　← 法治宣传" in said
    assert "履行领导责任　← 第一责任人" in said
    assert "执法岗位设置及执法人员在岗情况　← 执法机构和人员（新建）" in said


def test_sentences_of_a_topic_go_along_to_its_own_heading(tmp_path):
    made(tmp_path, "一、主要工作\n（一）规范执法检查\n（二）深化“双减”治理\n（三）普法\n")
    answers = make_answers(
        单位和报告={"地区模板": "甲县", "年度": "2025"},
        行政执法={"行政检查次数": "77次", "校外培训专项检查次数": "12次", "专项检查联合部门": ["公安"]},
    )
    blocks = render_in_process(answers, tmp_path / "templates").document.blocks
    places = {text_of(b.runs): text_of(blocks[i + 1].runs) for i, b in enumerate(blocks) if isinstance(b, Heading)}
    assert places["规范执法检查"] == "全年开展行政检查77次。"
    assert places["深化“双减”治理"] == "会同公安开展校外培训机构专项检查12次。"


def test_a_kind_of_report_of_its_own_is_made_of_an_outline(tmp_path):
    said = made(tmp_path, TRICKY, "--kind", "行政执法工作情况报告")
    assert "“行政执法工作情况报告”是新的报告种类，段落照“行政执法工作报告”选，类别写成 执法报告" in said
    manifest = (tmp_path / "templates/甲县/地区.yaml").read_text(encoding="utf-8")
    assert "  - 种类: 行政执法工作情况报告\n    类别: 执法报告\n" in manifest


def test_a_kind_of_report_whose_name_says_no_sort_is_another(tmp_path):
    said = made(tmp_path, TRICKY, "--kind", "依法治校专报")
    assert "“依法治校专报”是新的报告种类" in said
    manifest = (tmp_path / "templates/甲县/地区.yaml").read_text(encoding="utf-8")
    assert "  - 种类: 依法治校专报\n    类别: 其他\n" in manifest
    assert run_drafter("jurisdictions", "check", "甲县", cwd=tmp_path).stdout.startswith("甲县：没有发现问题。\n")


def test_a_street_tells_its_officers_and_its_inspections_below_their_own_headings(tmp_path):
    street = "一、基本情况\n（一）机构和人员\n（二）下放事项\n二、开展情况\n（一）日常巡查和案件办理\n（二）三项制度\n"
    said = made(tmp_path, street, "--kind", "行政执法情况报告")
    under = dict(re.findall(r"^ {4}(\S+)　← (.*)$", said, re.MULTILINE))
    assert under["机构和人员"].startswith("执法队伍")
    assert "执法检查" in under["日常巡查和案件办理"]


def test_what_last_year_did_not_have_comes_along_only_when_asked_for(tmp_path):
    said = made(tmp_path, OUTLINE, "--with-rest")
    assert "完善依法行政制度和决策机制　← 制度决策" in said
    assert "　（补上的：" in said


def test_a_long_heading_keeps_its_words_as_name_of_its_topic(tmp_path):
    heading = "推动新时代城乡义务教育优质均衡和一体化发展"
    said = made(tmp_path, OUTLINE.replace("守护校园安全", heading))
    assert f"← {heading}（新建）" in said


def test_headings_keep_the_order_and_the_numbers_of_last_year(tmp_path):
    made(tmp_path, OUTLINE)
    text = EXAMPLE.read_text(encoding="utf-8")
    activities = [{"主题": topic, "内容": f"{topic}做了工作。"} for topic in ("校园安全", "校外培训", "信息公开")]
    answers = make_answers(单位和报告={"地区模板": "甲县", "年度": "2025"}, 活动=activities)
    rendering = render_in_process(answers, tmp_path / "templates")
    blocks = rendering.document.blocks
    headings = [b.number + text_of(b.runs) for b in blocks if isinstance(b, Heading)]
    assert headings[0] == "一、2025年工作开展情况"
    assert [h[3:] for h in headings if "政务公开" in h or "校园安全" in h] == ["推进政务公开", "守护校园安全"]
    under = {text_of(b.runs): blocks[i + 1] for i, b in enumerate(blocks) if isinstance(b, Heading)}
    assert "校园安全做了工作。" in text_of(under["守护校园安全"].runs)
    assert text  # the example is there


def test_parts_and_other_numbers_are_taken_over(tmp_path):
    made(tmp_path, PARTS)
    manifest = (tmp_path / "templates/甲县/地区.yaml").read_text(encoding="utf-8")
    assert "    序号: 第一部分\n" in manifest
    assert re.search(r"- 标题: 工作情况\n\s+下级:\n\s+- 标题: 政务公开\n", manifest)


def test_a_word_file_gives_its_headings(tmp_path):
    document = docx.Document()
    for line in OUTLINE.splitlines():
        document.add_paragraph(line)
        if line[:1] in "（123":
            document.add_paragraph("做了很多工作，共开展检查12次，整改问题3个。")
    document.save(str(tmp_path / "去年.docx"))
    done = run_drafter("jurisdictions", "new", "甲县", "--from", "通用", "--outline", "去年.docx", cwd=tmp_path)
    assert "    守护校园安全　← 校园安全（新建）、学生健康（新建，并入）\n" in done.stdout


def test_a_text_without_headings_is_refused_and_nothing_is_made(tmp_path):
    write_tree(tmp_path, {"去年.txt": "做了很多工作。\n"})
    before = snapshot(tmp_path)
    done = run_drafter("jurisdictions", "new", "甲县", "--from", "通用", "--outline", "去年.txt", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "去年.txt：没有找到带序号的标题" in done.stderr
    assert snapshot(tmp_path) == before


@pytest.mark.terminal
@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
def test_everything_is_asked_at_a_terminal_and_enter_takes_what_is_proposed(tmp_path):
    import pexpect
    from builders import private_environment

    write_tree(tmp_path, {"去年.txt": PARTS})
    environment = private_environment(tmp_path.parent / ".家") | {"TERM": "xterm"}
    command = f"{sys.executable} -m drafter jurisdictions new"
    talk = pexpect.spawn(
        command, cwd=str(tmp_path), env=environment, encoding="utf-8", timeout=60, dimensions=(40, 100)
    )
    for question, answer in [
        ("文件夹叫什么", "甲县"),
        ("从哪个模板继承", ""),
        ("全称", "甲县教育局"),
        ("去年的报告", "去年.txt"),
    ]:
        talk.expect(question)
        talk.send(f"{answer}\r")
    for heading in ("政务公开", "法治宣传", "存在问题"):
        talk.expect(heading)
        talk.send("\r")
    talk.expect("上级模板还有")
    talk.send("\r")
    talk.expect("已建立")
    talk.expect(pexpect.EOF)
    manifest = (tmp_path / "templates/甲县/地区.yaml").read_text(encoding="utf-8")
    assert ("名称: 甲县教育局\n" in manifest, "段落: 信息公开\n" in manifest) == (True, True)


LOOKED_UP = [
    ("校车", "{{ 校园安全.校车检查次数 }}　检查校车的次数"),
    ("行政检查", "{{ 行政执法.行政检查次数 }}"),
    ("法治宣传", "{{ 活动('法治宣传') }} {{ 事实('法治宣传') }}"),
    ("实施纲要", "{{ 引用('实施纲要') }}　《法治政府建设实施纲要"),
    ("上年", "比上年：比上年增长"),
    ("连续编号", "键　连续编号　写在 地区.yaml 的“报告” 里："),
    ("接受监督", "段落: 接受监督"),
]


@pytest.mark.parametrize(("word", "told"), LOOKED_UP)
def test_names_are_looked_up_by_a_word(tmp_path, word, told):
    done = run_drafter("jurisdictions", "names", word, cwd=tmp_path)
    assert done.returncode == 0
    assert told in done.stdout


def test_a_word_is_not_found_where_two_others_meet(tmp_path):
    found = run_drafter("jurisdictions", "names", "查实", cwd=tmp_path).stdout
    assert "行政执法.执法投诉核实件数" in found
    assert "检查实施" not in found


def test_that_no_heading_tells_what_became_of_last_years_plans_is_told(tmp_path):
    outline = "一、工作情况\n（一）推进政务公开\n{}二、存在的问题\n三、2025年打算\n"
    made(tmp_path / "一", outline.format(""))
    made(tmp_path / "二", outline.format("（二）落实上一年度安排\n"))
    told = [run_drafter("jurisdictions", "check", "甲县", cwd=tmp_path / name).stdout for name in ("一", "二")]
    assert ["没有标题写“上年安排”" in each for each in told] == [True, False]


def test_a_word_that_nothing_has_is_answered_with_the_nearest(tmp_path):
    done = run_drafter("jurisdictions", "names", "行政检察次数", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "没有哪个名称或说明里有“行政检察次数”；是不是“行政检查次数”？\n")
    assert shipped("templates").exists()


def test_figures_below_a_heading_that_is_placed_by_a_few_characters_are_listed(tmp_path):
    said = made(tmp_path, "甲市教育局2024年法治政府建设年度报告\n一、工作情况\n（一）规范权力运行\n二、下一步打算\n")
    assert "  规范权力运行　← 制度决策情况（照“规范”）" in said.partition("照相近的字放的段落")[2]
    assert "  规范权力运行：" in said.partition("标题没有提到、也印在它下面的数：")[2]
