"""Last year's report read as answers: what it is, where each figure and each sentence goes."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from imported_texts import (
    MarkedReport,
    all_marked_reports,
    marked_facts,
    marked_reports,
    questions_without_own_wording,
    seen_sentences,
)

from drafter.answers.blank_form import blank_form
from drafter.answers.load import Answers, parse_answers
from drafter.answers.questions import chapters_for
from drafter.checking.sources.from_text import read_text
from drafter.folders import shipped
from drafter.importing.matching.calibration import MATCHED
from drafter.importing.matching.match_numbers import match_numbers
from drafter.importing.matching.number_outcomes import certainty_of
from drafter.importing.outline.imported_report import Certainty, ImportedReport, Outcome
from drafter.importing.outline.report_head import own_jurisdiction
from drafter.importing.questions.wordings import KNOWN, PHRASES, known_sentences
from drafter.importing.read_report import read_report
from drafter.model.answer_path import AnswerPath
from drafter.model.titles import ACTIVITIES

REPORTS = {report.name: report for report in marked_reports()}


@cache
def imported(name: str) -> ImportedReport:
    report = REPORTS[name]
    return read_report(report.manuscript, Path(f"{name}.txt"), questions_without_own_wording())


def answers_of(report: ImportedReport) -> Answers:
    questions = questions_without_own_wording()
    chapters = chapters_for(questions.jurisdiction, report.kind)
    text = blank_form(questions.jurisdiction, chapters, report.kind, report.answers)
    return parse_answers(text, Path("去年.yaml"), (shipped("templates"),))


def test_a_report_says_whose_it_is_of_which_year_to_whom_and_when() -> None:
    head = imported("云溪2022").head
    assert (head.unit, head.year, head.addressee, head.issue_date) == (
        *("云溪县教育体育局", 2022, "县委、县政府", "2023年1月16日"),
    )
    assert imported("柳河2020").head.issue_date == "2021年1月5日"
    assert imported("南屏2023").kind == "法治政府建设年度报告"


NUMBERED_WITH_SPACES = """河口市教育局2024年行政执法工作总结及2025年工作计划

河口市教育局

1 主体和人员

1.1 执法主体

市教育局依法履行教育行政执法职责，设法规科承担协调工作。

2 监督与救济

2.1 行政复议

全年收到行政复议申请3件，全部办结，没有被撤销的决定。
"""


def test_chapters_numbered_with_a_space_are_headings_and_the_unit_s_name_below_the_title_is_no_text() -> None:
    report = read_report(read_text(NUMBERED_WITH_SPACES, "a"), Path("a.txt"), questions_without_own_wording())
    assert [(each.level, each.text) for each in report.outline] == [
        (1, "主体和人员"),
        (2, "执法主体"),
        (1, "监督与救济"),
        (2, "行政复议"),
    ]
    assert "河口市教育局" not in [sentence.text.rstrip("。") for sentence in report.sentences]
    assert report.head.year == 2024


@pytest.mark.parametrize(
    ("sentence", "written"),
    [("接到举报60件，其中来电41件、来访19件。", "41件"), ("法律顾问审查合同20份，提出审查意见35条。", "35条")],
)
def test_a_near_question_of_another_matter_is_never_sure(sentence: str, written: str) -> None:
    text = f"河口市教育局2024年法治政府建设工作报告\n\n一、依法决策和化解纠纷\n\n{sentence}\n"
    report = read_report(read_text(text, "a"), Path("a.txt"), questions_without_own_wording())
    (number,) = [each for sentence in report.sentences for each in sentence.numbers if each.written == written]
    assert number.match is None or number.match.certainty is not Certainty.SURE


def test_headings_keep_their_levels_own_lines_and_run_in_ones() -> None:
    outline = [(each.level, each.text, each.is_run_in) for each in imported("海川2024").outline[:4]]
    assert outline == [
        (0, "工作开展情况", False),
        (1, "坚持学法用法", False),
        (2, "抓“关键少数”", True),
        (2, "抓全员培训", True),
    ]


@cache
def judged() -> tuple[int, int, int, int]:
    """Return how many numbers there are, how many are right without review, how many sure and how many of these right.

    Each report is read without the wording that was learned from it.
    """
    right = total = sure = surely_right = 0
    seen = {report.name: list(seen_sentences(report)) for report in all_marked_reports()}
    for report in REPORTS.values():
        others = [sentence for name, own in seen.items() if name != report.name for sentence in own]
        questions = questions_without_own_wording([*known_sentences(KNOWN, PHRASES), *others])
        facts = [each for each in marked_facts(report) if each.answer or not each.placed.fact.is_none]
        relations = questions.jurisdiction.catalogue().relations
        settled = match_numbers([each.placed for each in facts], questions.numbers, relations)
        for each, result in zip(facts, settled, strict=True):
            first = result.first
            taken = str(first.question.path) if first and first.chance >= MATCHED else ""
            total, right = total + 1, right + (taken == each.answer)
            if first and taken and certainty_of(first, each.placed.fact, each.sentence) is Certainty.SURE:
                sure, surely_right = sure + 1, surely_right + (taken == each.answer)
    return total, right, sure, surely_right


def test_most_figures_find_their_question_without_review() -> None:
    total, right, _, _ = judged()
    assert total > 250
    assert right / total >= 0.85


def test_a_sure_match_is_right_in_ninety_nine_of_a_hundred() -> None:
    _, _, sure, surely_right = judged()  # a new fact may take a number that no mark has yet: then mark it
    assert sure > 80
    assert surely_right / sure >= 0.99


@pytest.mark.parametrize("name", REPORTS)
def test_every_number_has_its_place_and_every_sentence_too(name: str) -> None:
    report = imported(name)
    for sentence, number in report.numbers:
        assert sentence.text[number.start : number.end] == number.written
        if number.outcome in (Outcome.NO_QUESTION, Outcome.CHOICE):
            assert sentence.kept_at or sentence.is_told_by_template, (sentence.text, number.written)
    homeless = [each for each in report.sentences if not (each.kept_at or each.answers or each.is_told_by_template)]
    assert homeless == []


@pytest.mark.parametrize("name", REPORTS)
def test_the_answers_can_be_read_and_hold_what_no_question_takes(name: str) -> None:
    report = imported(name)
    read = answers_of(report).report
    said = "".join(str(each.body) + str(each.lead or "") for each in read.activities or [])
    for sentence in report.sentences:
        if sentence.kept_at and sentence.kept_at.root == "活动":
            beginning = re.sub("^[一二三四五六七八九十]是", "", sentence.text).split("，")[0][:6]
            assert any(char.isdigit() for char in beginning) or beginning in said


def test_shortcomings_plans_and_other_matters_become_records() -> None:
    read = answers_of(imported("云溪2022")).report
    assert [each.lead for each in read.shortcomings or []] == ["执法力量不足", "普法形式不够新"]
    assert (read.shortcomings or [])[0].cause == "编制紧张。"
    assert [str(each.body) for each in read.next_steps or []] == [
        "组织2期执法培训。",
        "力争创建省级依法治校示范校3所。",
    ]
    assert str(read.other_matters) == "无"


def test_a_figure_has_the_sentence_that_gives_it_beside_it() -> None:
    read = answers_of(imported("石泉2021")).report
    figure = read.functions.education_groups
    assert figure is not None
    assert figure.number_text() == "7"
    assert "成立教育集团7个" in figure.source


def test_a_change_against_last_year_goes_with_its_figure() -> None:
    report = imported("海川2024")
    found = [number for _, number in report.numbers if number.written == "2件" and number.match]
    assert [str(each.match.path) for each in found if each.match][-1:] == ["处罚许可.行政处罚件数"]


def test_a_change_belongs_to_the_whole_before_a_bracket_and_is_against_last_year_alone() -> None:
    text = (
        "甲县教育局2023年法治政府建设情况报告\n全年受理信访事项204件（来信28件、网上信访85件），同比下降14.6%。"
        "九年义务教育巩固率达98.9%，比2015年提高7个百分点。开展行政检查120次，比2022年增加10次。"
    )
    told = {each.written: each for _, each in _read(text).numbers}
    paths = {written: each.match.path if each.match else None for written, each in told.items()}
    assert paths["14.6%"] == "争议化解.信访事项件数"
    assert paths["7个百分点"] is None
    assert paths["10次"] == "行政执法.行政检查次数"


def test_a_marked_report_is_read_back_as_written() -> None:
    report: MarkedReport = REPORTS["东港2023"]
    assert all(report.text.splitlines()[line - 1][start:end] for line, start, end, _ in report.marks)


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "一、工作",
                "（一）做法。一是检查3次。",
                "存在的不足",
                "下一步安排",
                "其他需要报告的情况",
                "无。",
                "2022年1月5日",
            ]
        ),
        st.text(
            alphabet="检查次件人名所0123456789年月日第，。；：、（）《》“”{}[]#%【】\ue000\x07\u202e甲乙是", max_size=40
        ),
    ),
    max_size=12,
)


@settings(max_examples=12, deadline=None)
@given(LINES)
def test_whatever_a_report_holds_its_answers_can_be_read_again(lines: list[str]) -> None:
    text = "\n".join(["河东区教育局2021年法治政府建设情况报告", *lines])
    report = read_report(read_text(text, "报告.txt"), Path("报告.txt"), questions_without_own_wording())
    answers_of(report)
    for sentence, number in report.numbers:
        assert sentence.text[number.start : number.end] == number.written


def test_texts_longer_than_an_answer_may_be_are_divided() -> None:
    long = "，".join(["推进法治宣传教育不断走深走实"] * 300)
    text = f"河东区教育局2021年法治政府建设情况报告\n一、存在的不足\n{long}。\n二、其他需要报告的情况\n{long}。\n"
    report = read_report(read_text(text, "报告.txt"), Path("报告.txt"), questions_without_own_wording())
    read = answers_of(report).report
    kept = sum(len(str(each.body)) for each in [*(read.shortcomings or []), *(read.activities or [])])
    assert kept + len(str(read.other_matters)) >= 2 * len(long)


def test_a_phrase_that_heads_its_sentences_becomes_the_lead_of_their_activity() -> None:
    text = (
        "河东区教育局2021年法治政府建设情况报告\n一、依法履职\n一是规范权责清单管理。及时组织对清单进行调整。"
        "二是优化政务服务。推行一次告知。三是持续推进法治建设。\n"
    )
    report = read_report(read_text(text, "报告.txt"), Path("报告.txt"), questions_without_own_wording())
    told = [(each.lead, each.body) for each in answers_of(report).report.activities or []]
    assert told == [
        ("规范权责清单管理", "及时组织对清单进行调整。"),
        ("优化政务服务", "推行一次告知。"),
        (None, "持续推进法治建设。"),
    ]


def _read(text: str) -> ImportedReport:
    return read_report(read_text(text, "报告.txt"), Path("报告.txt"), questions_without_own_wording())


def test_thousands_that_a_space_parts_are_one_number() -> None:
    report = _read("全年开展行政检查1 126次，监管资金12 345 678.5元，联系2023 345 6789。")
    assert [each.written for each in report.sentences[0].numbers[:2]] == ["1126次", "12345678.5元"]
    assert "2023 345 6789" in report.sentences[0].text


def test_what_a_number_was_before_is_last_year_s_of_the_same_question() -> None:
    report = _read("柏林区教育局2022年法治政府建设情况报告\n\n一、工作\n学科类校外培训机构由86家压减至9家。\n")
    figure = report.answers[AnswerPath("校外培训.学科类机构数")]
    assert isinstance(figure, dict)
    assert (figure["数值"], figure["上年"]) == ("9", "86")


def test_a_bureau_s_shorter_name_is_the_one_it_calls_itself() -> None:
    text = "清澜市柏林区教育局2022年法治政府建设情况报告\n\n柏林区教育局做了工作。\n一、工作\n区教育局开会。区教育局检查。\n"
    assert _read(text).head.short_unit == "区教育局"


def test_an_attachment_is_kept_as_one_with_all_its_numbers() -> None:
    text = (
        "柏林区教育局2022年法治政府建设情况报告\n\n一、工作\n开展行政检查20次。\n附件：案件情况\n柏林区教育局\n2023年1月5日\n"
        "附件\n案件情况\n立案638件，结案602件。\n"
    )
    report = _read(text)
    kept = [sentence for sentence in report.sentences if str(sentence.kept_at).startswith("公文格式.附件.1")]
    assert [number.written for sentence in kept for number in sentence.numbers] == ["638件", "602件"]
    assert report.answers[AnswerPath("公文格式.附件")] == [
        {"名称": "案件情况", "内容": "文字", "正文": "立案638件，结案602件。"}
    ]


def test_headings_numbered_with_points_are_headings_of_the_second_level() -> None:
    report = _read("柏林区教育局2022年工作报告\n\n一、情况\n1.1执法人员。现有执法人员36人。\n1.2处罚种类。警告2件。\n")
    assert [(each.level, each.text) for each in report.outline] == [(1, "情况"), (2, "执法人员"), (2, "处罚种类")]


LONG = "我局坚持依法行政，认真落实上级各项决策部署，完善制度，规范执法，强化监督，法治建设各项任务按期完成，取得了新的成效。"


@pytest.mark.parametrize(
    ("lines", "outline"),
    [
        (("壹 我们做了什么", "（一）学法", LONG, "贰 我们还差什么", LONG), [(1, "我们做了什么"), (2, "学法"), (1, "我们还差什么")]),
        (("1.情况", LONG, "2.做法", "2.1 学法", LONG, "2.2 执法", LONG), [(1, "情况"), (1, "做法"), (2, "学法"), (2, "执法")]),
        (("在学法上下功夫", LONG, "在执法上求突破", LONG, "在普法上出亮点", LONG), [
            *((1, "在学法上下功夫"), (1, "在执法上求突破"), (1, "在普法上出亮点")),
        ]),
        (("一、普法", f"——课堂教学有载体。{LONG}", f"——队伍建设有力量。{LONG}", "二、打算"), [
            *((1, "普法"), (2, "课堂教学有载体"), (2, "队伍建设有力量"), (1, "打算")),
        ]),
        (("第一章 成效", f"第一节 规范检查行为。{LONG}", f"第二节 依法处罚。{LONG}", "第二章 打算", LONG), [
            *((0, "成效"), (1, "规范检查行为"), (1, "依法处罚"), (0, "打算")),
        ]),
        (("第一章 成效", "第一节 加强领导，筑牢根基", LONG, "第二节 完善机制，依法决策", LONG, "第二章 打算", LONG), [
            *((0, "成效"), (1, "加强领导，筑牢根基"), (1, "完善机制，依法决策"), (0, "打算")),
        ]),
        (("一、做法", "㈠ 强化学习，夯实基础", f"①学习常态化。{LONG}", f"②培训系统化。{LONG}", "㈡ 做实巡查", LONG), [
            *((1, "做法"), (2, "强化学习，夯实基础"), (3, "学习常态化"), (3, "培训系统化"), (2, "做实巡查")),
        ]),
        (("■ 执法", f"● 检查。{LONG}", f"● 案件。{LONG}", "■ 普法", LONG), [
            *((1, "执法"), (2, "检查"), (2, "案件"), (1, "普法")),
        ]),
        (("1  这一年，我们这样抓", "1.1  从学习抓起", LONG, "1.2  从责任抓起", LONG, "2  2026年，我们准备这样做", LONG), [
            *((1, "这一年，我们这样抓"), (2, "从学习抓起"), (2, "从责任抓起"), (1, "2026年，我们准备这样做")),
        ]),
        (("01 党的领导", LONG, "02 制度建设", LONG, "03 不足与打算", LONG), [
            *((1, "党的领导"), (1, "制度建设"), (1, "不足与打算")),
        ]),
        (("壹　家底", LONG, "贰　做法", f"一、拉网排查。{LONG}", f"二、平台处置。{LONG}", "叁　不足", LONG), [
            *((0, "家底"), (0, "做法"), (1, "拉网排查"), (1, "平台处置"), (0, "不足")),
        ]),
        (("一、执法", f"加强队伍建设。{LONG}", f"强化培训治理。{LONG}", f"规范招生入学。{LONG}", "二、其他", LONG, "三、打算", LONG), [
            *((1, "执法"), (2, "加强队伍建设"), (2, "强化培训治理"), (2, "规范招生入学"), (1, "其他"), (1, "打算")),
        ]),
        (("一、依法决策", f"1）重大决策。{LONG}", f"2）合法性审查。{LONG}", "二、执法", f"第一，队伍。{LONG}", f"第二，检查。{LONG}"), [
            *((1, "依法决策"), (2, "重大决策"), (2, "合法性审查"), (1, "执法"), (2, "队伍"), (2, "检查")),
        ]),
    ],
    ids=[
        *("capital numerals", "points", "no numbers", "dashes", "sections that run in", "sections on lines"),
        *("circled", "bullets of two sorts", "spaced", "two digits", "capitals above", "phrases", "brackets and ordinals"),
    ],
)  # fmt: skip
def test_headings_with_unusual_numbers_or_none_are_headings(lines: tuple[str, ...], outline: list[object]) -> None:
    report = _read("\n".join(["柏林区教育局2022年工作报告", LONG, *lines]))
    assert [(each.level, each.text) for each in report.outline] == outline


def test_a_phrase_with_a_mark_within_a_paragraph_leads_what_follows() -> None:
    report = _read(
        "柏林区教育局2022年工作报告\n\n一、执法\n严格执法。（1）检查有计划。开展行政检查96次，群众满意。（2）处罚有依据。"
        "作出处罚3件，均已执行。\n二、打算\n"
    )
    told = [(each["提法"], each["内容"]) for each in report.answers[ACTIVITIES] if "提法" in each]  # type: ignore[union-attr,call-overload]
    assert [lead for lead, _ in told] == ["检查有计划", "处罚有依据"]
    assert all("有计划" not in str(text) for _, text in told)


def test_what_is_to_be_done_is_no_answer_where_only_a_question_says_so() -> None:
    lines = ("今年干了什么？", "办理信访217件。", "明年怎么干？", "（1）办班2期；（2）化解信访积案10件。")
    report = _read("\n".join(["柏林区教育局2022年工作报告", LONG, *lines]))
    told = {number.written: number for _, number in report.numbers}
    assert told["217件"].match is not None
    assert told["10件"].match is None


def test_a_change_behind_the_parts_of_a_number_is_that_of_the_whole() -> None:
    sentence = "受理信访事项377件，其中网上信访103件、来信28件，比上年减少52件。"
    report = _read(f"柏林区教育局2022年工作报告\n\n一、信访\n{sentence}\n")
    told = {number.written: number.match for _, number in report.numbers}
    whole, change = told["377件"], told["52件"]
    assert whole is not None
    assert change is not None
    assert change.path == whole.path


def test_a_name_that_many_bureaus_have_leads_to_no_jurisdiction() -> None:
    text = "清澜市柏林区教育局2022年法治政府建设情况报告\n\n一、工作\n区教育局开会。区教育局检查。\n"
    assert own_jurisdiction(_read(text).head, (shipped("templates"),)) == "通用"


ITEMS = (
    "柏林区教育局2022年法治政府建设情况报告\n\n一、工作\n（一）推进公开\n1.主动公开。发布信息45条。\n"
    "2.处理投诉举报61件，按时办结率99%。群众评价良好。\n3.自第七个宣传周起，各校轮流举办宣讲活动。参加师生较多。\n"
    "（二）抓好三个环节。各环节衔接顺畅。\n（三）开展执法检查28次\n检查内容见台账。\n"
)


def test_a_numbered_sentence_with_figures_is_no_heading_and_its_figures_are_listed() -> None:
    report = _read(ITEMS)
    listed = [number.written for _, number in report.numbers]
    assert listed == ["45条", "61件", "99%", "第七个", "28次"]
    assert [each.text for each in report.outline] == [
        *("工作", "推进公开", "主动公开", "抓好三个环节", "开展执法检查28次"),
    ]


def test_an_item_without_a_heading_is_no_part_of_the_one_before() -> None:
    item = next(each for each in _read(ITEMS).sentences if "投诉举报" in each.text)
    assert item.headings == ("工作", "推进公开")


def test_paragraphs_that_begin_with_one_verb_each_are_headed_by_it() -> None:
    lines = [
        "抓学习，夯实思想根基。全年集中学法8次。",
        "抓审批，服务企业群众。办理行政许可23件。",
        "抓执法，守住安全底线。开展行政检查37次。",
        "抓普法，营造良好氛围。聘任法治副校长13人。",
    ]
    report = _read("\n".join(("柏林区教育局2022年法治政府建设情况报告", "现将有关情况报告如下。", *lines)))
    assert [each.text for each in report.outline] == [line.split("。")[0] for line in lines]
    assert _read("\n".join(("柏林区教育局2022年法治政府建设情况报告", *lines[:2]))).outline == ()


def test_paragraphs_of_a_chapter_that_all_begin_alike_are_headed_by_that() -> None:
    lines = (
        *(
            "一、工作",
            "突出制度先行，决策程序更加规范。出台文件2件。",
            "突出监管到位，办学秩序明显好转。检查学校36所。",
        ),
        *("突出源头治理，校园矛盾就地化解。调解纠纷9件。", "二、不足", f"队伍建设离要求还有差距：{LONG}"),
        *("三、打算", f"抓好培训。{LONG}", f"抓好检查。{LONG}", f"抓好宣传。{LONG}"),
    )
    report = _read("\n".join(("柏林区教育局2022年法治政府建设情况报告", LONG, *lines)))
    assert [(each.level, each.text) for each in report.outline] == [
        *((1, "工作"), (2, "突出制度先行，决策程序更加规范"), (2, "突出监管到位，办学秩序明显好转")),
        *((2, "突出源头治理，校园矛盾就地化解"), (1, "不足"), (1, "打算")),
        *((2, "抓好培训"), (2, "抓好检查"), (2, "抓好宣传")),
    ]


def test_what_only_says_of_what_a_paragraph_is_heads_nothing() -> None:
    lines = [f"{of}方面。{LONG}" for of in ("招生入学", "安全管理", "信息公开", "队伍建设")]
    report = _read("\n".join(("柏林区教育局2022年法治政府建设情况报告", LONG, "一、工作", *lines, "二、打算", LONG)))
    assert [each.text for each in report.outline] == ["工作", "打算"]


TWO_HALVES = (
    *(
        "整体情况",
        LONG,
        "主要做法",
        "责任落实：一级抓一级",
        LONG,
        "政务服务：从“跑多次”到“跑一次”",
        LONG,
        "执法监管：严管与厚爱",
        LONG,
    ),
    *("问题与短板", LONG),
)


def test_lines_of_two_halves_between_paragraphs_are_headings_below_the_line_above_them() -> None:
    report = _read("\n".join(["柏林区教育局2022年工作报告", LONG, *TWO_HALVES]))
    assert [(each.level, each.text) for each in report.outline] == [
        *((1, "整体情况"), (1, "主要做法"), (2, "责任落实：一级抓一级"), (2, "政务服务：从“跑多次”到“跑一次”")),
        *((2, "执法监管：严管与厚爱"), (1, "问题与短板")),
    ]


def test_the_first_item_of_a_list_within_a_paragraph_is_no_heading() -> None:
    lists = [f"一是强化{each}。召开会议3次。二是压实责任。三是加强督导。" for each in ("领导", "审查", "执法")]
    lines = (line for pair in zip(("一、领导", "二、决策", "三、执法"), lists, strict=True) for line in pair)
    report = _read("\n".join(["柏林区教育局2022年工作报告", LONG, *lines]))
    assert [each.text for each in report.outline] == ["领导", "决策", "执法"]


def test_leads_and_first_statements_of_paragraphs_are_no_headings() -> None:
    leads = (
        f"{number}是规范{each}。印发方案1份。" for number, each in zip("一二三", ("决策", "执法", "审批"), strict=True)
    )
    first = ("学校聘请律师的还不到一半。", "案件办理偏慢。", "线上培训的隐蔽性越来越强。")
    lines = ("一、依法行政", *leads, "二、存在的难点", *(f"{each}全年办结3件。" for each in first))
    report = _read("\n".join(("柏林区教育局2022年法治政府建设情况报告", *lines)))
    assert [each.text for each in report.outline] == ["依法行政", "存在的难点"]


NEXT_YEAR = (
    ("第二部分　2023年重点工作", "一、新增持证人员20名，办班2期。"),
    ("二、谋划二〇二三年工作", "新增持证人员20名，办班2期。"),
    ("二、不足与改进", "执法经验少。2023年，将新增持证人员20名。"),
)


@pytest.mark.parametrize("lines", NEXT_YEAR, ids=("a part", "a chapter", "a chapter about both"))
def test_what_the_chapter_of_the_next_year_tells_is_planned(lines: tuple[str, ...]) -> None:
    first = "第一部分　工作开展情况" if lines[0].startswith("第") else "一、工作开展情况"
    report = _read("\n".join(("柏林区教育局2022年法治政府建设情况报告", first, "开展行政检查37次。", *lines)))
    assert [each.match for _, each in report.numbers if each.written == "20名"] == [None]
    assert [str(each.kept_at)[:4] for each in report.sentences if "20名" in each.text] == ["下年安排"]


def test_a_figure_told_among_the_shortcomings_answers_where_nothing_else_does() -> None:
    lines = (
        "一、工作",
        "开展行政检查37次。",
        "二、存在的不足",
        "力量偏弱，全局持有行政执法证人员14人。尚有6所幼儿园未修订章程。",
    )
    told = {
        each.written: each.match
        for _, each in _read("\n".join(("柏林区教育局2022年法治政府建设情况报告", *lines))).numbers
    }
    assert told["14人"]
    assert (str(told["14人"].path), told["14人"].certainty) == ("执法队伍.持证执法人员", Certainty.LIKELY)
    assert told["6所"] is None


LAST_PARTS = (
    # lines behind 一、一年来的主要工作
    ("工作中的难点和不足", "一是执法经验少，熟悉程序的只有5人。", "明年的想法", "培训执法骨干20名。"),
    ("回顾一年来的工作，不足也是明显的。一是执法经验少。", "2023年打算办好几件事：培训执法骨干20名。"),
    ("（二）存在的不足", "一是执法经验少。", "（三）下一步打算", "培训执法骨干20名。"),
)


@pytest.mark.parametrize("lines", LAST_PARTS, ids=("headings", "sentences", "points"))
def test_shortcomings_and_plans_below_the_work_done_are_no_work_done(lines: tuple[str, ...]) -> None:
    head = ("柏林区教育局2022年法治政府建设情况报告", "一、一年来的主要工作", "（一）严格执法", "开展行政检查37次。")
    report = _read("\n".join((*head, *lines)))
    kept = {each.text: str(each.kept_at) for each in report.sentences}
    assert [where.split(".")[0] for text, where in kept.items() if "执法经验少" in text] == ["存在不足"]
    assert [where.split(".")[0] for text, where in kept.items() if "20名" in text] == ["下年安排"]
    assert [each.match for _, each in report.numbers if each.written == "20名"] == [None]
