"""What leaders do in Word, kind by kind and at random: each edit comes back in a new document, or is told as not taken."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from hand_edits import made

from drafter.answers.load import load_answers
from drafter.commands.take_listing import found_lines, left_lines, pending_lines
from drafter.folders import section_cache, shipped
from drafter.merging.documents.merge_documents import MergedDocument, merge_documents
from drafter.merging.plan.untaken import Untaken, untaken
from drafter.pages.written_lines import WrittenLine, written_lines
from drafter.rendering import render
from drafter.sections.sentences import sentences_of
from drafter.use_cases.edit_proposals import TakenAnswer, TakenSentence
from drafter.use_cases.take_edits import AcceptedEdits, TakenEdits, find_edits, left_after, store_taken
from tests.taken_trials import Typist, paragraph_texts, run_trial

CHENGHUA, HEDONG, HONGQIAO, XIQING = "chenghua-2020", "hedong-2021", "hongqiao-2022", "xiqing-2023"


class Report:
    """An example's report in a folder, edited, with all that can be taken."""

    def __init__(self, folder: Path, example: str) -> None:
        text = (shipped("examples") / f"{example}.yaml").read_text(encoding="utf-8")
        self.base = made(text, "a.yaml", folder)
        self.answers, self.document = folder / "a.yaml", folder / "手改.docx"
        self.edits: TakenEdits
        self.left: Untaken

    def edit(self, *changes: tuple[str, str]) -> None:
        """Type the second of each of `changes` over the first."""
        typist = Typist(self.base.data, random.Random(0))  # noqa: S311 - tests
        for old, new in changes:
            typist.type_over(old, new)
        self.document.write_bytes(typist.saved())

    def write_behind(self, words: str, *texts: str) -> None:
        """Write paragraphs behind the one that has `words`."""
        typist = Typist(self.base.data, random.Random(0))  # noqa: S311 - tests
        for text in reversed(texts):
            typist.write_behind(words, text)
        self.document.write_bytes(typist.saved())

    def paragraph_of(self, words: str) -> str:
        """Return the paragraph that says `words` now."""
        return next(line.text for line in self.lines if words in line.text)

    def take(self) -> None:
        """Take all that can be taken."""
        self.edits = find_edits(str(self.document), str(self.answers))
        self.left = left_after(self.edits, store_taken(self.edits, AcceptedEdits()))

    def merge(self) -> MergedDocument:
        """Return the edited document merged with what the answers make now."""
        new = made(self.answers.read_text(encoding="utf-8"), "b.yaml", self.answers.parent)
        return merge_documents(self.document.read_bytes(), "手改.docx", self.base.lines, new.lines, new.data)

    @property
    def lines(self) -> tuple[WrittenLine, ...]:
        """The lines that the answers make now."""
        answers = load_answers(self.answers, (shipped("templates"),))
        return written_lines(render(answers, section_cache()).document)

    @property
    def text(self) -> str:
        """What the answers make now, a line each paragraph."""
        return "\n".join(line.text for line in self.lines)

    @property
    def answered(self) -> dict[str, str]:
        """The answers that were taken."""
        return {each.path: each.new for each in self.edits.taken if isinstance(each, TakenAnswer)}


def taken(folder: Path, example: str, *changes: tuple[str, str]) -> Report:
    """Return an example's report, with `changes` typed into it and all taken that can be."""
    report = Report(folder, example)
    report.edit(*changes)
    report.take()
    return report


def assert_printed_as_typed(report: Report, words: str) -> None:
    """Assert that a new document has the `words` of a hand, and differs in nothing from the edited one."""
    assert words in report.text
    assert not report.left.places


class Case(NamedTuple):
    """An edit, and what comes of it."""

    example: str
    old: str
    new: str
    answers: dict[str, str]
    """The answers that are taken."""
    taken: int
    """How many edits are taken."""
    is_whole: bool = True
    """Whether the new document is as the hand's."""


CHECKS = "行政执法.校外培训专项检查次数"
CASES = {
    "a rough figure": Case(HEDONG, "矛盾10余件", "矛盾20余件", {"争议化解.化解矛盾纠纷件数": "20余件"}, 1),
    "rough before the number": Case(HEDONG, "矛盾10余件", "矛盾近30件", {"争议化解.化解矛盾纠纷件数": "近30件"}, 1),
    "a figure in ten thousands": Case(HEDONG, "6694条", "1.2万条", {"诚信建设.双公示以外信息条数": "1.2万条"}, 1),
    "a figure in characters": Case(HEDONG, "吊销一名", "吊销两名", {"处罚许可.吊销教师资格人数": "两名"}, 1),
    "another measure word": Case(HEDONG, "检查892次", "检查892家次", {}, 1),
    "figure and measure word": Case(HEDONG, "检查892次", "检查902家次", {}, 1),
    "words behind a figure": Case(HEDONG, "检查892次", "检查892次（含夜查）", {}, 1),
    "a figure of which the old one is a part": Case(
        XIQING, "案件1件，维持", "案件2件（其中1件上年结转），维持", {"争议化解.行政复议案件": "2件"}, 2
    ),
    "the day of an activity": Case(HEDONG, "3月19日开展", "3月20日开展", {"活动.15.时间.执法员培训": "3月20日"}, 1),
    "day and words": Case(HEDONG, "3月19日开展", "3月20日组织开展", {"活动.15.时间.执法员培训": "3月20日"}, 2),
    "all but the first sentence of a paragraph": Case(
        HEDONG,
        "落实河东区2021年度“双随机、一公开”跨部门联合抽查工作实施方案，全年与区市场监管局、区人社局、消防河东支队联合检查21次。",
        "",
        {},
        1,
    ),
    "a sentence at the end of an activity": Case(
        XIQING,
        "接受群众监督。",
        "接受群众监督。工作取得新的成效。",
        {
            "活动.2.内容": "梳理本部门信息，分清主动公开、依申请公开和不予公开三类，细化权力清单目录、规范编制要求，"
            "在政府信息公开网站上及时发布，接受群众监督。工作取得新的成效"
        },
        1,
    ),
    "a sentence behind a lead": Case(HEDONG, "抓实学法考法。", "抓实学法考法。成效明显提升。", {}, 1),
    "a list with one more behind": Case(
        CHENGHUA, "简报、网络等", "简报、网络、校园广播等", {"组织领导.氛围宣传阵地": "宣传栏、简报、网络、校园广播"}, 1
    ),
    "a list with one more before": Case(
        CHENGHUA, "联合相关部门", "联合消防、相关部门", {"行政执法.无证查处联合单位": "消防、相关部门、各街道"}, 1
    ),
    "a list with one less": Case(HEDONG, "纳入综合绩效考核、", "纳入", {"组织领导.纳入的考核": "精神文明创建考核"}, 1),
    "a list with another name": Case(
        HEDONG,
        "市场监管、消防、公安等",
        "市场监管、民政、公安等",
        {"行政执法.专项检查联合部门": "市场监管、民政、公安"},
        1,
    ),
    "titles side by side": Case(
        HEDONG,
        "“黄金十条”》《",
        "“黄金十条”》《新十条》《",
        {"依法履职.惠企政策": "《河东区招商引资“黄金十条”》、《新十条》、《河东区招才引智“美玉十条”》"},
        1,
    ),
    "days": Case(
        HEDONG,
        "1月19日、6月9日集",
        "1月19日、6月9日、9月3日集",
        {"学习培训.中心组学法日期": "1月19日、6月9日、9月3日"},
        1,
    ),
    "a list in other words": Case(CHENGHUA, "宣传栏、简报、网络等，", "各类媒体，", {}, 1),
    "words behind a list": Case(HEDONG, "一中心小学。", "一中心小学和二中心小学。", {}, 1),
    "figures that changed places": Case(
        HEDONG,
        "具有执法权的科室共7个，配备执法记录仪2台。",
        "为7个具有执法权的科室配齐了2台执法记录仪。",
        {},
        1,
    ),
    "figures of one measure word that changed places": Case(
        XIQING, "注销16人的执法证件，新增执法人员1人，", "新增执法人员1人，注销16人的执法证件，", {}, 1
    ),
    "braces": Case(HEDONG, "用好行政执法", "用好{年度}行政执法", {}, 1, False),
    "a lead that cannot go": Case(XIQING, "有序推进教育行政执法改革。", "", {}, 0, False),
}


@pytest.mark.parametrize("name", CASES)
def test_an_edit_comes_back_or_is_told(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    report = Report(tmp_path, case.example)
    report.edit((case.old, case.new))
    report.take()
    assert (report.answered, len(report.edits.taken)) == (case.answers, case.taken)
    assert report.left.is_none == case.is_whole
    assert report.left == untaken(report.edits.hand, [line.text for line in report.lines])
    assert find_edits(str(report.document), str(report.answers)).taken == ()


@pytest.mark.parametrize(
    ("example", "after", "item", "record"),
    [
        (HEDONG, "做好日常执法", "（四）建强队伍。再培训一轮。", {"提法": "建强队伍", "内容": "再培训一轮。"}),
        (
            "huyanghe-2022",
            "法治建设的考核评估",
            "五是建强队伍。再培训一轮。",
            {"提法": "建强队伍", "内容": "再培训一轮。"},
        ),
    ],
)
def test_a_new_item_of_next_year_s_plans_becomes_one(
    example: str, after: str, item: str, record: dict[str, str], tmp_path: Path
) -> None:
    report = Report(tmp_path, example)
    typist = Typist(report.base.data, random.Random(0))  # noqa: S311 - tests
    typist.write_behind(after, item)
    report.document.write_bytes(typist.saved())
    report.take()
    assert report.left.is_none
    assert report.text.splitlines().count(item) == 1
    last = (load_answers(report.answers, (shipped("templates"),)).report.next_steps or [])[-1]
    assert {"提法": last.lead, "内容": last.body} == record


def test_a_new_clause_of_the_shortcomings_becomes_one(tmp_path: Path) -> None:
    report = Report(tmp_path, "hongqiao-2022")
    report.edit(("力量薄弱、分配不均。", "力量薄弱、分配不均；三是经费不足。"))
    report.take()
    assert "二是教育行政执法力量薄弱、分配不均；三是经费不足。" in report.text
    last = (load_answers(report.answers, (shipped("templates"),)).report.shortcomings or [])[-1]
    assert last.body == "经费不足。"


def test_a_clause_written_before_one_that_begins_alike_becomes_one_of_its_own(tmp_path: Path) -> None:
    report = Report(tmp_path, "hongqiao-2022")
    report.edit(("二是教育行政", "二是教育宣传形式较为单一；三是教育行政"))
    report.take()
    assert report.left.is_none
    bodies = [each.body for each in load_answers(report.answers, (shipped("templates"),)).report.shortcomings or []]
    assert bodies[1:] == ["教育宣传形式较为单一", "教育行政执法力量薄弱、分配不均"]


def test_a_counted_activity_keeps_its_count_and_its_lead(tmp_path: Path) -> None:
    report = Report(tmp_path, CHENGHUA)
    report.edit(
        ("三是推行法律顾问制度", "三是全面推行法律顾问制度"),
        ("突发性、群体性事件。", "突发性、群体性事件。四是健全决策后评估制度。对重大教育决策实施情况开展跟踪评估。"),
    )
    report.take()
    assert report.left.is_none
    own = [each for each in load_answers(report.answers, (shipped("templates"),)).report.activities or [] if each.lead]
    assert [each.lead for each in own if each.topic == "制度决策"][2:] == ["全面推行法律顾问制度", "健全决策后评估制度"]


def test_a_figure_that_an_activity_names_no_more_leaves_it_and_that_is_told(tmp_path: Path) -> None:
    report = Report(tmp_path, CHENGHUA)
    report.edit(("全区202所学校、3所驻区高校", "全区205所学校（含3所驻区高校）"))
    report.take()
    assert report.left.is_none
    assert any("不再用 复学学校，收下时从这一条里一并删去" in line for line in found_lines(report.edits))
    figures = [each.figures for each in load_answers(report.answers, (shipped("templates"),)).report.activities or []]
    assert [list(each) for each in figures if each and "复学高校" in each] == [
        ["方案和制度", "复学高校", "团辅活动", "惠及师生"]
    ]


def test_sentences_that_changed_places_are_lost_from_no_activity(tmp_path: Path) -> None:
    report = Report(tmp_path, "hongqiao-2022")
    first, second = "检查信息及时归集到天津市行政执法监督平台，保证信息有效。", "行政处罚和行政检查信息通过该平台"
    end = "和信用信息共享平台公开，接受社会监督。"
    report.edit((f"{first}{second}{end}", f"{second}{end}{first}"))
    report.take()
    assert first in report.text
    assert report.left.missing == ()
    assert report.left.is_none


def test_a_count_that_a_hand_deleted_is_told(tmp_path: Path) -> None:
    report = Report(tmp_path, XIQING)
    report.edit(("一是全面推进政务公开。", "全面推进政务公开。"))
    report.take()
    (told,) = report.left.reworded
    assert (told.old, told.new) == ("一是全面推进政务公开。", "全面推进政务公开。")


def test_braces_of_a_leader_name_no_answers(tmp_path: Path) -> None:
    report = Report(tmp_path, HEDONG)
    report.edit(("用好行政执法", "用好{年度}行政执法"), ("事中同步公示", "事中{同步}公示"))
    report.take()
    assert "用好｛年度｝行政执法" in report.text
    assert "事中｛同步｝公示" in report.text


def test_a_second_hand_that_words_a_sentence_otherwise_contradicts_the_first(tmp_path: Path) -> None:
    report = Report(tmp_path, HEDONG)
    report.edit(("用好行政执法监督平台", "依托行政执法监督平台"), ("优化法治营商环境", "持续优化法治营商环境"))
    report.take()
    before = report.answers.read_bytes()
    report.edit(("用好行政执法监督平台", "用足行政执法监督平台"), ("优化法治营商环境", "大力优化法治营商环境"))
    report.take()
    assert report.edits.taken == ()
    assert len(report.edits.contradictions) == 2
    told = [said for each in report.edits.contradictions for said in each.says]
    assert any("手改“用足行政执法监督平台" in said for said in told)
    assert any("现在的写法“依托行政执法监督平台" in said for said in told)
    assert report.answers.read_bytes() == before


def test_a_sentence_that_moved_stays_one_sentence_and_is_told_by_name(tmp_path: Path) -> None:
    report = Report(tmp_path, HEDONG)
    moved = "全年围绕法治、思政课举办教研活动19次、研讨课30节。"
    report.edit((moved, ""), ("宣传多依靠媒体和平台", f"{moved}宣传多依靠媒体和平台"))
    report.take()
    assert report.edits.taken == ()
    assert report.text.count(moved) == 1
    assert report.left.moved == (moved,)
    assert any(moved in line for line in left_lines(report.left, report.edits))


def test_a_sentence_that_moved_within_its_paragraph_is_not_taken_a_second_time(tmp_path: Path) -> None:
    report = Report(tmp_path, XIQING)
    moved = "组织执法人员学习行政处罚法、行政诉讼法和综合行政执法领域的法律法规，研读行政执法典型案例，提升理论水平和实战能力。"
    report.edit((moved, ""), ("普法学习列入全年学习培训计划", f"{moved}普法学习列入全年学习培训计划"))
    report.take()
    assert report.edits.taken == ()
    assert report.text.count(moved) == 1
    assert report.left.moved == (moved,)


def test_a_sentence_that_left_its_place_before_a_counted_clause_does_not_take_the_count(tmp_path: Path) -> None:
    report = Report(tmp_path, XIQING)
    moved = next(each for each in sentences_of(report.text) if each.startswith("对退休和不再从事执法工作的人员"))
    principle = "坚持“谁执法、谁普法”原则。"
    report.edit(("行政执法人员20人。", "行政执法人员29人。"), (moved, ""), (principle, f"{principle}{moved}"))
    report.take()
    assert report.answered == {"执法队伍.持证执法人员": "29人"}
    assert len(report.edits.taken) == 1
    assert report.left.moved == (moved,)


def test_sentences_that_change_places_within_one_activity_are_its_new_text(tmp_path: Path) -> None:
    report = Report(tmp_path, XIQING)
    first, second = (
        "普法学习列入全年学习培训计划，定期学习研究相关法律法规。",
        "领导班子带头学，带动全局工作人员一起学。",
    )
    report.edit((f"{first}{second}", f"{second}{first}"))
    report.take()
    assert len(report.edits.taken) == 1
    assert f"{second}{first}" in report.text
    assert report.left.is_none


def test_a_heading_in_the_hands_words_asks_nothing_where_it_leads_a_lone_paragraph_now(tmp_path: Path) -> None:
    report = Report(tmp_path, HONGQIAO)
    (gone,) = [line.text for line in report.base.lines if line.text.startswith("按照市教委年度依法治校工作安排")]
    report.edit((gone, ""), ("健全法律顾问制度", "持续深入健全法律顾问制度"))
    report.take()
    merged = report.merge()
    assert merged.questions == ()
    assert "（一）持续深入健全法律顾问制度" in paragraph_texts(merged.data)  # the heading before it has nothing below


MEETING = "召开专题推进会3次，解决难点问题5个。"


def test_a_new_paragraph_goes_under_a_topic_of_the_section_it_stands_in(tmp_path: Path) -> None:
    report = Report(tmp_path, HONGQIAO)
    report.write_behind("加强日常监管，全年开展行政检查", MEETING)
    report.take()
    (taken,) = report.edits.taken
    assert isinstance(taken, TakenSentence)
    assert (taken.hand.section, taken.topic) == ("执法监督", "执法检查")
    place = [line.key for line in report.lines if MEETING in line.text]
    assert all("执法监督" in each for each in place)
    assert len(place) == 1


def test_a_new_paragraph_becomes_an_activity_behind_the_one_it_was_written_behind(tmp_path: Path) -> None:
    report = Report(tmp_path, CHENGHUA)
    report.write_behind("推行行政执法三项制度。规范行政执法程序。", MEETING)
    report.take()
    assert report.left.is_none or report.left.split == (MEETING,)
    assert report.text.index(MEETING) < report.text.index("严格规范行政执法自由裁量权")


def test_a_new_paragraph_becomes_an_activity_before_one_that_is_told_behind_the_names_of_a_list(tmp_path: Path) -> None:
    report = Report(tmp_path, HONGQIAO)
    report.write_behind("作出行政处罚4件，适用简易程序4件。", MEETING)
    report.take()
    assert report.text.index(MEETING) < report.text.index("针对新冠肺炎疫情")
    assert not find_edits(str(report.document), str(report.answers)).taken


def test_a_new_paragraph_in_a_section_without_topics_goes_behind_the_sentence_before_it(tmp_path: Path) -> None:
    report = Report(tmp_path, CHENGHUA)
    report.write_behind("加强组织领导。", MEETING)
    report.take()
    assert report.paragraph_of(MEETING).endswith(f"分工落实法治建设任务。{MEETING}")
    assert report.left.split == (MEETING,)


def test_new_paragraphs_right_below_a_heading_go_before_the_first_sentence_in_their_order(tmp_path: Path) -> None:
    report = Report(tmp_path, XIQING)
    report.write_behind("三、主要负责人履行推进法治建设第一责任人职责情况", MEETING, "群众满意度进一步提高。")
    report.take()
    assert f"{MEETING}群众满意度进一步提高。我局主要负责人按照" in report.text
    assert report.left.moved == report.left.missing == ()


def test_a_sentence_is_reworded_in_its_own_section_though_its_paragraph_was_joined_to_another(tmp_path: Path) -> None:
    report = Report(tmp_path, HONGQIAO)
    typist = Typist(report.base.data, random.Random(0))  # noqa: S311 - tests
    typist.type_over("行政执法工作取得了一定成绩", "行政执法工作取得了较好成绩")
    typist.join_to_next("行政执法工作取得了较好成绩")
    report.document.write_bytes(typist.saved())
    report.take()
    assert "行政执法工作取得了较好成绩，但仍有不足：" in report.text


NEW_RECORD = "  - 主题: 学习培训\n    内容: 召开法治专题座谈会，听取师生意见。\n"
LEARNING = "普法学习列入全年学习培训计划"


def with_another_activity_first(report: Report) -> None:
    text = report.answers.read_text(encoding="utf-8")
    report.answers.write_text(text.replace("\n活动:\n", f"\n活动:\n{NEW_RECORD}"), encoding="utf-8")


def without_the_activity(report: Report, words: str) -> None:
    """Take the activity that says `words` out of the answers file."""
    before, _, records = report.answers.read_text(encoding="utf-8").partition("\n活动:\n")
    kept = "".join(each for each in re.split(r"(?m)^(?=  - )", records) if words not in each)
    assert kept != records
    report.answers.write_text(f"{before}\n活动:\n{kept}", encoding="utf-8")


def test_an_edit_of_an_activity_is_taken_into_it_though_its_number_is_another_by_now(tmp_path: Path) -> None:
    report = Report(tmp_path, XIQING)
    report.edit((LEARNING, f"{LEARNING}和考核"))
    with_another_activity_first(report)
    report.take()
    assert report.edits.contradictions == ()
    assert len(report.answered) == 1
    assert f"{LEARNING}和考核，定期学习" in report.text
    assert "召开法治专题座谈会" in report.text


def test_a_merge_knows_activities_by_what_they_say_when_one_is_put_in_before_them(tmp_path: Path) -> None:
    report = Report(tmp_path, XIQING)
    report.edit((LEARNING, f"{LEARNING}和考核"))
    with_another_activity_first(report)
    merged = report.merge()
    assert merged.questions == ()
    assert f"{LEARNING}和考核，定期学习" in "\n".join(paragraph_texts(merged.data))
    assert "召开法治专题座谈会" in "\n".join(paragraph_texts(merged.data))
    assert merged.updates < 6  # not every paragraph behind it


def test_an_edit_of_an_activity_that_is_no_more_is_told_and_asked_about(tmp_path: Path) -> None:
    report = Report(tmp_path, XIQING)
    report.edit((LEARNING, f"{LEARNING}和考核"))
    without_the_activity(report, LEARNING)
    report.take()
    assert report.answered == {}
    assert any(f"{LEARNING}和考核" in line for line in left_lines(report.left, report.edits))
    (question,) = report.merge().questions
    assert "和考核" in question.hand


def test_words_behind_a_figure_stay_single_when_the_figure_changes(tmp_path: Path) -> None:
    report = Report(tmp_path, HEDONG)
    report.edit(("检查892次", "检查892次（含夜查）"))
    report.take()
    text = report.answers.read_text(encoding="utf-8")
    new = made(text.replace("校外培训专项检查次数: 892", "校外培训专项检查次数: 900"), "b.yaml", tmp_path)
    merged = merge_documents(report.document.read_bytes(), "手改.docx", report.base.lines, new.lines, new.data)
    assert merged.questions == ()
    assert "检查900次（含夜查），范围" in "\n".join(paragraph_texts(merged.data))


def test_open_tracked_changes_of_others_are_told(tmp_path: Path) -> None:
    report = Report(tmp_path, HEDONG)
    report.edit(("检查892次", "检查902次"))
    edits = find_edits(str(report.document), str(report.answers))
    assert list(pending_lines(edits)) == []
    (told,) = pending_lines(edits._replace(pending={"局长": 2, "张三": 1}))
    assert "3 处修订没有接受也没有拒绝（局长、张三）" in told


@pytest.mark.parametrize("example", [path.stem for path in sorted(shipped("examples").glob("*.yaml"))])
def test_nothing_is_found_in_a_document_that_nobody_edited(example: str, tmp_path: Path) -> None:
    report = Report(tmp_path, example)
    report.edit()
    edits = find_edits(str(report.document), str(report.answers))
    assert (edits.taken, edits.contradictions) == ((), ())
    assert edits.left.is_none


@pytest.mark.long
@pytest.mark.parametrize("seed", range(300, 312))
def test_random_edits_come_back_or_are_told_and_nothing_else_changes(seed: int, tmp_path: Path) -> None:
    trial = run_trial(seed, tmp_path)
    assert trial.faults == (), "\n".join((*trial.edits, *trial.told))


def test_what_a_trial_would_miss_is_found(tmp_path: Path) -> None:
    from tests.taken_trials import Texts, compared

    base = ["全年检查77次。", "公布清单。"]
    lost = Texts(base, ["全年检查77次。", "认真公布清单。"], base)
    assert list(compared(lost, "")) == ["lost: 认真公布清单", "back: 公布清单"]
    assert list(compared(lost, "手改：认真公布清单。\n印成：公布清单。")) == []
    doubled = Texts(base, base, [*base, "公布清单。"])
    assert list(compared(doubled, "")) == ["twice: 公布清单"]
