"""Templates made of an outline: a fact stands below the heading that speaks of it, is asked where it belongs, and once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from builders import dump, make_answers, render_in_process, run_drafter, write_jurisdiction, write_tree
from test_outline_numbers import made

from drafter.authoring.check import check_jurisdiction
from drafter.folders import shipped
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.pages.blocks import Heading
from drafter.text_runs import text_of

OUTLINE = """\
一、规范教育行政执法
（一）行政许可
（二）行政处罚
（三）双随机检查
（四）执法队伍
二、化解矛盾纠纷
（一）行政复议应诉
（二）接诉即办
三、依法治校和青少年法治教育
（一）法治副校长
（二）学宪法讲宪法活动
（三）民办学校年检
四、述法与考核
五、重大行政决策
六、教育立法
"""
PLACES = [
    ("处罚许可.准予许可件数", "行政许可"),
    ("处罚许可.教师资格认定人数", "行政许可"),
    ("处罚许可.罚没金额", "行政处罚"),
    ("行政执法.双随机抽查次数", "双随机检查"),
    ("执法队伍.持证执法人员", "执法队伍"),
    ("争议化解.复议维持件数", "行政复议应诉"),
    ("争议化解.热线工单件数", "接诉即办"),
    ("法治宣传.法治副校长人数", "法治副校长"),
    ("组织领导.校长述法人数", "述法与考核"),
    ("行业指导.市县考核个数", "教育立法"),
    ("制度决策.重大行政决策件数", "重大行政决策"),
    ("法治宣传.学宪法人数", "学宪法讲宪法活动"),
    ("学校治理.民办年检家数", "民办学校年检"),
    ("法治宣传.法治讲座场次", "依法治校和青少年法治教育"),
]


CAMPAIGNS = """\
一、依法履行职能，提升治理效能
（一）规范重大行政决策
（二）严格规范公正文明执法
1.推进“综合查一次”
2.整治校外培训
（三）强化行政应诉和复议
（四）畅通信访和12345渠道
二、守牢校园底线，建设平安校园
（一）校园食品安全“互联网+明厨亮灶”
（二）防治学生欺凌和未成年人保护
三、深化普法依法治校
（一）“宪法卫士”行动
（二）教师资格认定“零跑腿”
"""
PLACES_OF_CAMPAIGNS = [
    ("制度决策.合同审查件数", "规范重大行政决策"),
    ("行政执法.涉企检查次数", "推进“综合查一次”"),
    ("行政执法.检查培训机构家次", "整治校外培训"),
    ("争议化解.化解矛盾纠纷件数", "畅通信访和12345渠道"),
    ("校园安全.食堂检查次数", "校园食品安全“互联网+明厨亮灶”"),
    ("校园安全.校车检查次数", "守牢校园底线，建设平安校园"),
    ("校园安全.欺凌认定件数", "防治学生欺凌和未成年人保护"),
    ("法治宣传.学宪法人数", "“宪法卫士”行动"),
]


NARROW = """\
一、2024年工作情况
（一）推进政务服务“一网通办”
（二）规范行政审批
（三）规范行政执法
1.开展校外培训机构治理
2.落实行政执法“三项制度”
（四）加强党的领导，压实法治建设责任
二、党政主要负责人履行第一责任人职责情况
（一）学法讲法情况
（二）研究部署和督促落实情况
三、存在的不足
"""
PLACES_OF_NARROW = [
    ("政务服务.政务服务事项数", "推进政务服务“一网通办”"),
    ("政务服务.政务服务办件数", "推进政务服务“一网通办”"),
    ("政务服务.政务服务好评率", "推进政务服务“一网通办”"),
    ("处罚许可.准予许可件数", "规范行政审批"),
    ("行政执法.执法公示条数", "落实行政执法“三项制度”"),
    ("行政执法.法制审核件数", "落实行政执法“三项制度”"),
    ("行政执法.日常检查次数", "规范行政执法"),
    ("处罚许可.罚没金额", "规范行政执法"),
    ("行政执法.案卷问题个数", "规范行政执法"),
    ("行政执法.涉企检查次数", "规范行政执法"),
    ("执法队伍.执法培训人次", "规范行政执法"),
    ("组织领导.负责人法治课次数", "学法讲法情况"),
    ("组织领导.党组会研究次数", "研究部署和督促落实情况"),
    ("组织领导.考核得分", "加强党的领导，压实法治建设责任"),
]


@pytest.fixture(scope="module")
def headed(tmp_path_factory) -> dict[str, str]:
    """Return the heading below which the figure of each of `PLACES` is printed, told apart by its value."""
    return _headed(tmp_path_factory.mktemp("templates"), OUTLINE, PLACES)


@pytest.fixture(scope="module")
def headed_by_campaigns(tmp_path_factory) -> dict[str, str]:
    """Return the same of `PLACES_OF_CAMPAIGNS`."""
    return _headed(tmp_path_factory.mktemp("templates"), CAMPAIGNS, PLACES_OF_CAMPAIGNS)


@pytest.fixture(scope="module")
def headed_by_narrow(tmp_path_factory) -> dict[str, str]:
    """Return the same of `PLACES_OF_NARROW`."""
    return _headed(tmp_path_factory.mktemp("templates"), NARROW, PLACES_OF_NARROW)


def _headed(folder: Path, outline: str, places: list[tuple[str, str]]) -> dict[str, str]:
    jurisdiction, _ = made(folder, outline)
    known = jurisdiction.catalogue()
    values = {path: str(3001 + n) for n, (path, _) in enumerate(places) if path in known}
    groups: dict[str, dict[str, str]] = {}
    for path, value in values.items():
        group, _, title = path.partition(".")
        groups.setdefault(group, {})[title] = value
    answers = make_answers(**{"单位和报告": {"地区模板": "甲县", "年度": "2025"}, "行政执法": None, **groups})
    blocks = render_in_process(answers, folder / "templates").document.blocks
    found: dict[str, str] = {}
    heading = ""
    for block in blocks:
        text = text_of(block.runs) if hasattr(block, "runs") else ""
        heading = text if isinstance(block, Heading) else heading
        found |= {path: heading for path, value in values.items() if value in text}
    return found


@pytest.mark.parametrize(("path", "heading"), PLACES)
def test_a_fact_is_told_below_the_heading_that_speaks_of_it(headed, path, heading):
    assert headed[path] == heading


@pytest.mark.parametrize(("path", "heading"), PLACES_OF_CAMPAIGNS)
def test_a_fact_goes_to_a_campaign_of_its_own_or_to_the_chapter_but_not_to_another_campaign(
    headed_by_campaigns, path, heading
):
    assert headed_by_campaigns[path] == heading


@pytest.mark.parametrize(("path", "heading"), PLACES_OF_NARROW)
def test_a_heading_of_a_narrow_thing_takes_that_alone_and_one_matter_stays_together(headed_by_narrow, path, heading):
    """行政执法“三项制度” is not about all enforcement; 审批 of another topic draws no 办件 from 政务服务."""
    assert headed_by_narrow[path] == heading


def test_what_stands_below_a_heading_without_a_word_of_it_is_told_when_made_and_when_checked(tmp_path):
    outline = "一、主要工作\n（一）守护校园食品安全\n（二）推进合法性审查\n二、存在的问题\n三、2025年打算\n"
    (tmp_path / "去年.txt").write_text(outline, "utf-8")
    options = ("甲县", "--from", "通用", "--title", "甲县教育局", "--outline", "去年.txt")
    said = run_drafter("jurisdictions", "new", *options, cwd=tmp_path).stdout
    found = run_drafter("jurisdictions", "check", "甲县", cwd=tmp_path).stdout
    for told in (said, found):
        assert re.search("^  主要工作：学生体质健康、学生心理健康、", told, re.MULTILINE)
        assert "主题的活动印在只说到它一部分的标题下：" in told
        assert "  守护校园食品安全：校园安全\n" in told


def test_figures_of_a_topic_that_only_goes_along_with_another_are_told_as_out_of_place(tmp_path):
    outline = "一、主要工作\n（一）理论学习和法治思想\n（二）取暖期校园安全\n（三）接受监督\n（四）困难学生资助\n"
    outline += "（五）校园食堂与营养餐\n（六）行政执法\n二、存在的问题\n三、2025年打算\n"
    (tmp_path / "去年.txt").write_text(outline, "utf-8")
    options = ("甲县", "--from", "通用", "--title", "甲县教育局", "--outline", "去年.txt")
    assert run_drafter("jurisdictions", "new", *options, cwd=tmp_path).returncode == 0
    said = run_drafter("jurisdictions", "check", "甲县", "--all", cwd=tmp_path).stdout
    below, strays = said.split("标题没有提到、也印在它下面的数：")[:2]
    assert re.search("^  取暖期校园安全：学生体质健康、学生心理健康$", strays, re.MULTILINE)
    assert re.search("^  接受监督：.*政务诚信", strays, re.MULTILINE)
    assert not re.search("^  行政执法：.*执法信息公示", strays, re.MULTILINE)
    assert re.search("^  校园食堂与营养餐：.*营养餐", below, re.MULTILINE)
    assert not re.search("^  困难学生资助：.*营养餐", below, re.MULTILINE)


def test_what_a_bureau_writes_below_a_heading_itself_is_not_told_as_out_of_place(tmp_path):
    outline = "一、主要工作\n（一）守护校园食品安全\n（二）推进合法性审查\n二、存在的问题\n三、2025年打算\n"
    made(tmp_path, outline)
    (tmp_path / "templates/甲县/合法.txt").write_text(
        "开展校车检查{{ 校园安全.校车检查次数 }}。{{ 事实('校车') }}\n", "utf-8"
    )
    manifest = tmp_path / "templates/甲县/地区.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("段落: 制度决策情况", "段落: 制度决策情况、合法"), "utf-8")
    found = run_drafter("jurisdictions", "check", "甲县", cwd=tmp_path).stdout
    assert "没有发现问题" in found or "错误 0 处" in found
    assert "校车" not in found.partition("主题的活动")[0]


def test_a_new_topic_is_asked_in_the_chapter_of_its_facts(tmp_path):
    jurisdiction, _ = made(tmp_path, OUTLINE)
    chapters = {topic.name: topic.chapter for topic in jurisdiction.topics}
    assert chapters["政务热线"] == "争议化解"
    found = check_jurisdiction("甲县", (tmp_path / "templates", shipped("templates")))
    assert [each.message for each in found if "必写的五部分" not in each.message] == []


BUREAU = """\
一、突出政治引领，把牢依法治教方向
（一）持续深化习近平法治思想学习
（二）压紧压实第一责任人职责
二、优化教育政务服务
（一）深化“放管服”改革
（二）规范民办学校和校外培训审批
三、规范教育行政执法
（一）推进校外培训执法
（二）提升教育执法队伍能力
（三）规范涉企行政检查
四、化解涉教矛盾纠纷
（一）办好行政复议和应诉案件
（二）畅通信访和校园纠纷调处渠道
五、推进依法治校和法治宣传教育
（一）开展依法治校示范创建
（二）加强宪法宣传教育
六、存在的不足
"""
WHOLE = {
    "法治思想": (["学习培训.法治思想学习次数", "学习培训.中心组学法次数"], "持续深化习近平法治思想学习"),
    "年终述法": (["组织领导.述法人数", "组织领导.校长述法人数"], "压紧压实第一责任人职责"),
    "校外培训检查": (["行政执法.检查培训机构家次", "校外培训.培训联合执法次数"], "推进校外培训执法"),
    "检查": (["行政执法.行政检查次数", "行政执法.检查民办学校家次"], "规范教育行政执法"),
    "案卷": (["行政执法.案卷评查件数"], "规范教育行政执法"),
    "执法人员": (["执法队伍.持证执法人员", "执法队伍.执法培训人次"], "提升教育执法队伍能力"),
    "校园安全": (["校园安全.校车检查次数"], "优化教育政务服务"),
    "国家赔偿": (["争议化解.国家赔偿件数"], "办好行政复议和应诉案件"),
    "退费纠纷": (["争议化解.培训退费纠纷件数"], "畅通信访和校园纠纷调处渠道"),
    "学校法律顾问": (["法治宣传.聘法律顾问中小学", "学校治理.学校法律顾问覆盖率"], "开展依法治校示范创建"),
    "宪法": (["法治宣传.宪法晨读人数", "法治宣传.学宪法人数"], "加强宪法宣传教育"),
}


@pytest.fixture(scope="module")
def headed_by_a_bureau(tmp_path_factory) -> dict[str, str]:
    places = [(path, heading) for paths, heading in WHOLE.values() for path in paths]
    return _headed(tmp_path_factory.mktemp("templates"), BUREAU, places)


@pytest.mark.parametrize("matter", WHOLE)
def test_what_belongs_together_stands_together_and_never_below_a_heading_about_another_matter(
    headed_by_a_bureau, matter
):
    paths, heading = WHOLE[matter]
    assert [headed_by_a_bureau[path] for path in paths] == [heading] * len(paths)


def test_a_matter_goes_along_whole_with_what_its_sentences_tell_besides(tmp_path):
    outline = "一、守牢校园底线，建设平安校园\n（一）校园食品安全“互联网+明厨亮灶”\n（二）防治学生欺凌和未成年人保护\n二、存在的问题\n"
    made(tmp_path, outline)
    assert "{{ 事实('学生欺凌防治') }}" in (tmp_path / "templates/甲县/学生欺凌防治.txt").read_text("utf-8")


OWN_WORDS = """\
一、承接赋权，规范执法
（一）下放事项承接
（二）校外培训和托管场所排查
（三）学校周边秩序整治
（四）执法队伍建设
（五）深化简政放权
（六）惠企便民措施
（七）化解矛盾纠纷
二、法治宣传和依法治校
（一）青少年法治教育
（二）教师法治培训
（三）预付费治理
（四）一校一律师
三、主要负责人履行推进法治建设第一责任人职责情况
（一）带头学法用法
（二）局长履职情况
四、存在的不足和原因
（一）主要不足
（二）原因分析
"""
HEADED_BY_OWN_WORDS = {
    "a-word-that-no-other-matter-has": ("综合执法.托管机构数", "校外培训和托管场所排查"),
    "the-same-in-another-word": ("综合执法.摊贩劝离人次", "学校周边秩序整治"),
    "officers-of-the-area": ("行业指导.辖区持证人数", "执法队伍建设"),
    "a-part-of-them": ("行业指导.县级持证人数", "执法队伍建设"),
    "of-two-words-side-by-side-the-second": ("政务服务.入学一件事人数", "惠企便民措施"),
    "deputies-of-the-area": ("行业指导.辖区法治副校长数", "青少年法治教育"),
    "whose-training": ("法治宣传.教师轮训人数", "教师法治培训"),
    "a-single-fact-of-another-matter": ("争议化解.预付费投诉件数", "预付费治理"),
    "a-single-fact-of-another-topic": ("体育执法.预付费监管家数", "预付费治理"),
    "what-a-usual-name-means": ("学校治理.学校法律顾问覆盖率", "一校一律师"),
    "beside-that-about-the-principal": ("学习培训.中心组学法次数", "带头学法用法"),
    "below-the-chapter-about-the-principal": ("组织领导.督办事项数", "局长履职情况"),
}


@pytest.fixture(scope="module")
def headed_by_own_words(tmp_path_factory) -> dict[str, str]:
    return _headed(tmp_path_factory.mktemp("templates"), OWN_WORDS, [*HEADED_BY_OWN_WORDS.values()])


@pytest.mark.parametrize("sort", HEADED_BY_OWN_WORDS)
def test_a_heading_takes_what_alone_has_its_words(headed_by_own_words, sort):
    path, heading = HEADED_BY_OWN_WORDS[sort]
    assert headed_by_own_words[path] == heading


def test_a_heading_about_reasons_and_figures_before_the_first_heading_of_a_chapter_are_told(tmp_path):
    write_tree(tmp_path, {"去年.txt": OWN_WORDS})
    said = run_drafter("jurisdictions", "new", "甲县", "--from", "通用", "--outline", "去年.txt", cwd=tmp_path).stdout
    assert "行：不作标题；每条不足的原因填在那一条的“原因”里，印在它后面\n" in said
    assert "行：是“存在的不足和原因”下面的条目" in said
    first = said.partition("印在一章开头、第一个小标题之前的数：\n")[2]
    assert "  法治宣传和依法治校：" in first
    assert "、体育执法" in first.partition("  承接赋权，规范执法：")[2].partition("\n")[0]
    assert "没有现成的事实" not in said


def test_a_single_fact_is_moved_by_its_path_and_told_once(tmp_path):
    write_jurisdiction(tmp_path, {"甲": "{{ 事实('校园安全.校车检查次数') }}", "乙": "{{ 事实('校园安全') }}"})
    answers = make_answers(单位和报告={"地区模板": "试用"}, 校园安全={"校车检查次数": "12", "食堂检查次数": "5"})
    text = [text_of(b.runs) for b in render_in_process(answers, tmp_path).document.blocks if hasattr(b, "runs")]
    assert [line for line in text if "校车" in line] == ["开展校车检查12次。"]
    assert any("食堂" in line and "校车" not in line for line in text)


@pytest.mark.parametrize(
    ("sections", "printed_in"),
    [
        (
            {"校车": "{{ 事实('校车') }}", "乙": "{{ 事实('招生资助') }}\n{{ 活动('招生资助') }}\n{{ 事实('校车') }}"},
            "乙",
        ),
        (
            {"甲": "{{ 事实('招生资助') }}\n{{ 活动('招生资助') }}\n{{ 事实('校车') }}", "校车": "{{ 事实('校车') }}"},
            "甲",
        ),
        (
            {"甲的数": "{{ 事实('校园安全.校车检查次数') }}", "乙": "守好上学路。{{ 事实('校园安全.校车检查次数') }}"},
            "乙",
        ),
        (
            {"甲": "守好上学路。{{ 事实('校园安全.校车检查次数') }}", "乙的数": "{{ 事实('校园安全.校车检查次数') }}"},
            "甲",
        ),
        (
            {
                "甲的数": "{{ 事实('校园安全.校车检查次数') }}\n{{ 事实('校园安全.食堂检查次数') }}",
                "乙": "{{ 事实('校园安全.校车检查次数') }}",
            },
            "乙",
        ),
        (
            {
                "甲的数": "{{ 事实('校园安全.校车检查次数') }}",
                "乙": "{{ 事实('校车') }}\n{{ 事实('招生资助') }}\n{{ 活动('招生资助') }}",
            },
            "乙",
        ),
        ({"乙": "守好上学路。{{ 事实('校车') }}", "甲的数": "{{ 事实('校园安全.校车检查次数') }}"}, "乙"),
        (
            {
                "甲": "{{ 事实('校园安全.校车检查次数') }}\n{{ 事实('招生资助') }}\n{{ 活动('招生资助') }}",
                "乙": "守好上学路。{{ 事实('校车') }}",
            },
            "甲",
        ),
        (
            {
                "甲": "守好上学路。{{ 事实('校车') }}\n{{ 事实('校园安全') }}",
                "乙": "{{ 事实('校园安全.校车检查次数') }}\n{{ 事实('校园安全.食堂检查次数') }}",
            },
            "乙",
        ),
        (
            {
                "甲的数": "{{ 事实('校园安全.校车检查次数') }}",
                "乙": "{% if 校园安全.消防检查次数 is 有 %}好。{{ 事实('校园安全.校车检查次数') }}{% endif %}",
            },
            "甲的数",
        ),
    ],
    ids=[
        "added-to-a-topic",
        "added-to-a-topic-before",
        "text-after-list",
        "text-before-list",
        "short-list-after-long",
        "matter-added-to-a-topic-after-a-list-of-single-facts",
        "matter-in-a-text-before-a-list-of-single-facts",
        "matter-after-a-single-fact-added-to-a-topic",
        "nothing-but-single-facts-after-a-text-that-asks-for-their-matter",
        "condition-that-fails",
    ],
)
def test_a_fact_written_into_a_text_of_ones_own_leaves_the_list_that_asks_for_it(tmp_path, sections, printed_in):
    outline = [{"标题": f"标题{name}", "段落": name} for name in sections]
    write_jurisdiction(tmp_path, sections, 报告=[{"种类": "专报", "类别": "其他", "标题": "专报", "提纲": outline}])
    answers = make_answers(单位和报告={"地区模板": "试用", "报告种类": "专报"}, 校园安全={"校车检查次数": "12"})
    told = {}
    heading = ""
    for block in render_in_process(answers, tmp_path).document.blocks:
        text = text_of(block.runs) if hasattr(block, "runs") else ""
        heading = text if isinstance(block, Heading) else heading
        told |= {heading: text} if "校车检查12次" in text else {}
    assert list(told) == [f"标题{printed_in}"]


def test_an_answer_that_a_bureau_does_without_is_neither_asked_nor_printed_though_a_section_names_it(tmp_path):
    write_jurisdiction(tmp_path, {"甲": "检查{{ 行政执法.行政检查次数 }}。评查案卷{{ 行政执法.案卷评查件数 }}。"})
    write_tree(tmp_path, {"试用/事实.yaml": dump({"不用": ["行政执法.行政检查次数"]})})
    answers = make_answers(单位和报告={"地区模板": "试用"}, 行政执法={"行政检查次数": "77", "案卷评查件数": "3"})
    text = "".join(text_of(b.runs) for b in render_in_process(answers, tmp_path).document.blocks if hasattr(b, "runs"))
    assert "评查案卷3件。" in text
    assert "检查" not in text
    assert load_jurisdiction("试用", (tmp_path, shipped("templates"))).required["行政执法.行政检查次数"] is False


def test_a_sentence_that_nothing_prints_is_told(tmp_path):
    fact = {"名称": "行政执法.行政检查次数", "句子": "出动检查{}"}
    write_jurisdiction(tmp_path, {"甲": "检查{{ 行政执法.行政检查次数 }}。"}, 事实=[fact])
    found = [each.message for each in check_jurisdiction("试用", (tmp_path, shipped("templates")))]
    assert any("“行政执法.行政检查次数”的句子用不上：段落“甲”自己写了这句话" in each for each in found)


def test_the_example_of_a_question_has_its_measure_word(tmp_path):
    write_jurisdiction(tmp_path, {"甲": "检查{{ 行政执法.行政检查次数 }}。"}, 单位={"行政执法.行政检查次数": "户次"})
    spec = load_jurisdiction("试用", (tmp_path, shipped("templates"))).catalogue()["行政执法.行政检查次数"]
    assert "户次" in spec.explanation
    assert "77次" not in spec.explanation


def test_a_call_for_a_figure_that_another_section_words_is_told_as_without_effect(tmp_path):
    texts = {
        "甲": "检查{{ 行政执法.行政检查次数 }}。",
        "乙": "评查案卷{{ 行政执法.案卷评查件数 }}。{{ 事实('行政执法.行政检查次数') }}",
    }
    outline = [{"标题": f"标题{name}", "段落": name} for name in texts]
    write_jurisdiction(tmp_path, texts, 报告=[{"种类": "专报", "类别": "其他", "标题": "专报", "提纲": outline}])
    found = [each.message for each in check_jurisdiction("试用", (tmp_path, shipped("templates")))]
    told = "段落“乙”里的 {{ 事实('行政执法.行政检查次数') }} 不起作用：段落“甲”自己写了这个数"
    assert any(told in each for each in found), found


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "检查校车{{ 校园安全.校车检查次数 }}。",
            "{{ 事实('校车') }} 不印“校园安全.校车检查次数”：段落“甲”自己写了这个数",
        ),
        ("校车安全。", ""),
    ],
    ids=["worded-elsewhere", "not-worded"],
)
def test_a_call_for_a_matter_of_which_another_section_words_a_figure_is_told(tmp_path, words, told):
    texts = {"甲": words + "评查案卷{{ 行政执法.案卷评查件数 }}。", "乙": "守好上学路。{{ 事实('校车') }}"}
    outline = [{"标题": f"标题{name}", "段落": name} for name in texts]
    write_jurisdiction(tmp_path, texts, 报告=[{"种类": "专报", "类别": "其他", "标题": "专报", "提纲": outline}])
    found = [each.message for each in check_jurisdiction("试用", (tmp_path, shipped("templates")))]
    assert any(told in each for each in found) if told else not any("事实('校车') }} 不" in each for each in found)


def test_a_fact_of_a_topic_of_ones_own_called_as_a_matter_keeps_the_figures_of_that_matter_there(tmp_path):
    sections = {"甲": "{{ 事实('校园安全') }}", "校车": "{{ 事实('校车') }}\n{{ 活动('校车') }}"}
    outline = [{"标题": f"标题{name}", "段落": name} for name in sections]
    fact = {"名称": "护学岗数", "章": "校园安全", "主题": "校车", "单位": "个", "句子": "设立护学岗{}"}
    topics = [{"主题": "校车", "章": "校园安全"}]
    kinds = [{"种类": "专报", "类别": "其他", "标题": "专报", "提纲": outline}]
    write_jurisdiction(tmp_path, sections, 报告=kinds, 活动主题=topics, 事实=[fact])
    answers = make_answers(
        单位和报告={"地区模板": "试用", "报告种类": "专报"}, 校园安全={"校车检查次数": "12", "护学岗数": "36"}
    )
    blocks = render_in_process(answers, tmp_path).document.blocks
    text = "".join(text_of(block.runs) for block in blocks if hasattr(block, "runs"))
    below = text.partition("标题校车")[2]
    assert "校车检查12次" in below
    assert "护学岗36个" in below
