"""Whole conversations without a terminal: what is on the screens, and in the file before each next screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.answers.load import Answers, load_answers
from drafter.answers.typed_activity import natural_text
from drafter.errors import InputError, TemplateError
from drafter.folders import shipped, template_roots
from drafter.interview.first_frames import Wanted, new_file
from drafter.interview.navigation import Move
from drafter.interview.screen import Ask, Failed
from drafter.interview.step import LEFT
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import answer_at
from drafter.pages.web.plain_text import write_text
from drafter.rendering import render
from drafter.text_runs import gaps_in
from tests.builders import make_answers
from tests.conversing import ENTER, TODAY, Talk, filling, said_for_all, text_of

EXAMPLE = shipped("examples") / "hedong-2021.yaml"


@pytest.fixture(scope="module")
def example() -> Answers:
    return load_answers(EXAMPLE, template_roots())


@pytest.fixture
def answers_file(tmp_path):
    """Return what writes an answers file, all of whose optional groups are as given."""

    def write(**groups) -> Path:
        path = tmp_path / "填报.yaml"
        path.write_text(make_answers(**groups), "utf-8")
        return path

    return write


def report_of(path: Path):
    return load_answers(path, template_roots()).report


def told_of(activity) -> tuple:
    return (activity.topic, activity.lead, natural_text(activity), activity.people)


def told(report) -> list[tuple]:
    """Return what the activities of a report say, whatever their {名称} are called."""
    return sorted(map(told_of, report.activities), key=str)


def beginning(path: Path | None, jurisdiction: str | None = None, kind: str | None = None) -> Talk:
    return Talk(new_file(Wanted(path, jurisdiction, kind), TODAY))


def test_saying_the_sample_gives_the_example_s_data_and_document(tmp_path, example):
    path = tmp_path / "我的.yaml"
    with beginning(path) as talk:
        talk.on(("用哪个地区的模板", example.jurisdiction.name))
        talk.on(("写哪一种报告", str(example.report.identity.kind)), *said_for_all(example))
        talk.on(("必填的问题都答完了。", "现在生成文档"), ("已写出：", ENTER), ("填哪里？", ENTER))
        assert (talk.screen.ask, talk.screen.exit_code) == (Ask.NOTHING, 0)
    assert talk.rendered == [path]
    typed = load_answers(path, template_roots())
    by_topic = {"activities": typed.report.activities, "ticked": typed.report.ticked}  # asked for topic by topic
    for (name, value), (_, wanted) in zip(typed.report, example.report.model_copy(update=by_topic), strict=True):
        assert value == wanted, name
    assert told(typed.report) == told(example.report)
    as_typed = [told_of(each) for each in typed.report.activities]
    in_order = sorted(example.report.activities, key=lambda each: as_typed.index(told_of(each)))
    same = example._replace(report=example.report.model_copy(update={"activities": in_order}))
    assert write_text(render(typed).document) == write_text(render(same).document)


def test_each_answer_is_on_disk_before_the_next_screen(tmp_path, example):
    path = tmp_path / "我的.yaml"
    with beginning(path, example.jurisdiction.name, str(example.report.identity.kind)) as talk:
        for see, said in said_for_all(example):
            before = path.read_bytes()
            talk.on((see, said))
            held = load_answers(path, template_roots()).report
            assert held == talk._conversation._state.report, see
            assert path.read_bytes() != before or said in ("", "加一条", "先空着", "好了，下一题") or held, see


def test_a_file_s_name_is_asked_again_until_it_can_be_made(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "旧.yaml").write_text("别动", "utf-8")
    with beginning(None) as talk:
        talk.on(("填报文件叫什么名称？", "空着"), ("请写一个名称", "没有这个夹/河东"))
        talk.on(("没有“没有这个夹”这个文件夹", "旧"), ("已经有 旧.yaml", "河东2021"))
        talk.on(("用哪个地区的模板", ENTER), ("写哪一种报告", ENTER), ("已建立 河东2021.yaml", None))
    assert (tmp_path / "河东2021.yaml").is_file()
    assert (tmp_path / "旧.yaml").read_text("utf-8") == "别动"


def test_a_kill_before_the_kind_is_chosen_leaves_a_file_that_goes_on(tmp_path):
    path = tmp_path / "我的.yaml"
    with beginning(path, "通用") as talk:
        talk.on(("写哪一种报告", None))
    assert report_of(path).identity.jurisdiction == "通用"
    assert not path.with_name("我的.yaml.bak").exists()


def test_an_unknown_kind_is_told_before_a_file_is_begun(tmp_path):
    with pytest.raises(TemplateError, match="没有“总结”这种报告"), beginning(tmp_path / "我的.yaml", "通用", "总结"):
        pass
    assert list(tmp_path.glob("*.yaml")) == []


def test_leaving_says_what_is_saved_and_how_to_go_on(answers_file, tmp_path):
    with beginning(tmp_path / "新.yaml") as talk:
        talk.on(("用哪个地区的模板", Move.LEAVE), ("已退出，还没有建立填报文件。", None))
        assert talk.screen.exit_code == LEFT
    path = answers_file()
    with filling(path, "行政执法") as talk:
        talk.on(("行政检查次数", "12"), ("执法信息录入条数", Move.LEAVE))
        talk.on((f"已保存到 {path}。接着填：drafter fill {path}", None))
        assert talk.screen.exit_code == LEFT
    assert report_of(path).enforcement.inspections.value == 12


def test_an_unknown_chapter_is_refused_with_those_there_are(answers_file):
    with pytest.raises(InputError, match="没有“执法”这一章；可选：单位和报告、"):
        filling(answers_file(), "执法")


def test_interrupted_twice_and_resumed_where_it_was_left(tmp_path):
    path = tmp_path / "我的.yaml"
    with beginning(path, "通用", "法治政府建设年度报告") as talk:
        talk.on(("单位全称", "天津市河东区教育局"), ("单位简称", ENTER), ("年度", "2021"), ("主送机关", Move.LEAVE))
    with filling(path) as talk:
        talk.on(("《天津市河东区教育局2021年", None))
        talk.on(("报送期限：2022年3月1日前，已经过了", "接着填，从“主送机关”开始"))
        talk.on(("主送机关", "区委、区政府"), ("落款", ENTER), ("成文日期", Move.LEAVE))
    with filling(path) as talk:
        talk.on(("接着填，从“成文日期”开始", ENTER), ("成文日期", "2022.1.29"), ("2022年1月29日", None))
    identity = report_of(path).identity
    told = (identity.unit_short_name, identity.addressee, identity.issue_date)
    assert told == ("河东区教育局", "区委、区政府", "2022年1月29日")


def test_a_change_made_elsewhere_meanwhile_is_kept(answers_file):
    path = answers_file(行政执法={"执法信息录入条数": "404"})
    with filling(path, "行政执法") as talk:
        path.write_text(path.read_text("utf-8").replace("404", "410"), "utf-8")
        talk.on(("行政检查次数", "3"), ("执法信息录入条数", None))
        assert talk.screen.default == "410条"
    report = report_of(path)
    assert (report.enforcement.inspections.value, report.enforcement.platform_entries.value) == (3, 410)


def test_back_three_questions_and_change_one(answers_file):
    path = answers_file(单位和报告={"主送机关": None, "成文日期": None})
    with filling(path, "单位和报告") as talk:
        talk.on(("单位全称", ENTER), ("单位简称", ENTER), ("年度", ENTER), ("报告种类", Move.BACK))
        talk.on(("年度", "<"), ("单位简称", "上一题"), ("单位全称", "天津市河东区教育局"))
        talk.on(("单位简称", ENTER), ("年度", ENTER), ("报告种类", ENTER), ("主送机关", "区委"), ("落款", None))
    identity = report_of(path).identity
    assert (identity.unit_name, identity.addressee) == ("天津市河东区教育局", "区委")


def test_a_move_typed_behind_the_answer_that_stands_there_is_a_move(answers_file):
    with filling(answers_file(行政执法={"行政检查次数": "77"}), "行政执法") as talk:
        talk.on(("行政检查次数", "77次?"), ("问什么：", None))


def test_what_stands_there_is_left_open_again_by_a_word(answers_file):
    path = answers_file(行政执法={"行政检查次数": "77"})
    with filling(path, "行政执法") as talk:
        talk.on(("行政检查次数", "空着"), ("执法信息录入条数", None))
    assert report_of(path).enforcement.inspections is None


def test_a_wrong_answer_is_explained_and_nothing_changes(answers_file):
    path = answers_file()
    before = path.read_bytes()
    with filling(path, "行政执法") as talk:
        talk.on(("行政检查次数", "很多"), ("看不出是什么数", None))
        assert talk.screen.default == "很多"
        talk.on(("行政检查次数", "12\n第二行\n34"), ("只填一个答案，贴进来了 3 行", None))
        assert path.read_bytes() == before
        talk.on(("行政检查次数", "九十"), ("九十次，即90次", None))


def test_a_choice_that_is_not_there_is_refused(answers_file):
    with filling(answers_file()) as talk:
        screen = talk._conversation.say("没有这一项")
        assert screen.error.startswith("请从列出的")


APPLICATIONS = {"依申请公开件数": "10"}


def to_the_finished_applications(talk: Talk, typed: str) -> None:
    talk.on(("公开信息条数", ENTER), ("依申请公开件数", ENTER), ("依申请公开办结件数", typed))


def test_a_number_that_does_not_add_up_is_kept_with_a_reason(answers_file):
    path = answers_file(信息公开=APPLICATIONS)
    with filling(path, "信息公开") as talk:
        to_the_finished_applications(talk, "12")
        talk.on(("多于", None), ("怎么办？", "写明理由"), ("理由：", ""), ("请写一句理由", "含上年结转2件"))
        talk.on(("理由记在“核对说明”里了。", None), ("依申请公开答复率", None))
    (kept,) = report_of(path).explanations
    assert (kept.reason, kept.place) == ("含上年结转2件", "信息公开.依申请公开办结件数")
    with filling(path, "信息公开") as talk:
        to_the_finished_applications(talk, ENTER)
        talk.on(("依申请公开答复率", None))


def test_a_number_that_does_not_add_up_is_mended_or_the_other_is(answers_file):
    path = answers_file(信息公开=APPLICATIONS)
    with filling(path, "信息公开") as talk:
        to_the_finished_applications(talk, "12")
        talk.on(("怎么办？", ENTER), ("依申请公开办结件数", "11"), ("怎么办？", "改“依申请公开件数”（10件）"))
        talk.on(("依申请公开件数", "15"), ("依申请公开答复率", None))
    disclosure = report_of(path).disclosure
    assert (disclosure.applications.value, disclosure.applications_finished.value) == (15, 11)
    assert report_of(path).explanations is None


def test_back_from_a_reason_leads_to_what_else_can_be_done(answers_file):
    path = answers_file(信息公开=APPLICATIONS)
    with filling(path, "信息公开") as talk:
        to_the_finished_applications(talk, "12")
        talk.on(("怎么办？", "写明理由"), ("理由：", Move.BACK), ("怎么办？", "先放着"), ("依申请公开答复率", None))
    assert report_of(path).explanations is None


FINISHED = "信息公开.依申请公开办结件数"
KEPT = {"规则": "数字-不超过", "位置": FINISHED, "理由": "含上年结转2件"}
EXPLAINED = {"依申请公开件数": "10", "依申请公开办结件数": "12"}


def test_a_kept_reason_is_asked_anew_when_its_number_changes(answers_file):
    path = answers_file(信息公开=EXPLAINED, 核对说明=[KEPT])
    with filling(path, "信息公开") as talk:
        to_the_finished_applications(talk, "15")
        talk.on(("上次写的理由：含上年结转2件", "改写理由"), ("理由：", Move.BACK), ("怎么办？", ENTER))
        talk.on(("理由：", "含上年结转5件"), ("依申请公开答复率", None))
    (reason,) = report_of(path).explanations
    assert (reason.place, reason.reason) == (FINISHED, "含上年结转5件")


def test_a_kept_reason_goes_when_the_numbers_agree(answers_file):
    other = {"规则": "数字-合计", "位置": "处罚许可.行政处罚件数", "理由": "另有原因"}
    path = answers_file(信息公开=EXPLAINED, 核对说明=[KEPT, other])
    with filling(path, "信息公开") as talk:
        to_the_finished_applications(talk, "9")
        talk.on(("原来写的理由“含上年结转2件”已经删去", None), ("依申请公开答复率", None))
    assert [each.reason for each in report_of(path).explanations] == ["另有原因"]


def test_a_kept_reason_stays_while_its_number_is_open_or_the_same(answers_file):
    path = answers_file(信息公开=EXPLAINED, 核对说明=[KEPT])
    with filling(path, "信息公开") as talk:
        to_the_finished_applications(talk, "")
        talk.on(("依申请公开答复率", Move.BACK), ("依申请公开办结件数", "12"), ("依申请公开答复率", None))
    assert [each.reason for each in report_of(path).explanations] == ["含上年结转2件"]


def test_last_year_s_value_stands_beside_and_a_swing_is_asked_about(answers_file):
    path = answers_file(行政执法={"行政检查次数": {"数值": None, "上年": "801", "提供科室": "职成教科"}})
    with filling(path, "行政执法") as talk:
        assert talk.screen.last_year == "801次"
        talk.on(("行政检查次数", "八百九十二"), ("八百九十二次，即892次；比上年 +91（+11.4%）", Move.BACK))
        talk.on(("行政检查次数", "8920"), ("怎么办？", None))
        assert talk.screen.default == "leave", "a swing may be right"
        talk.on(("怎么办？", "改“行政检查次数”"), ("行政检查次数", "892"), ("执法信息录入条数", None))
    figure = report_of(path).enforcement.inspections
    assert (figure.value, figure.last_year, figure.supplied_by) == (892, "801", "职成教科")


def test_help_says_what_is_counted_where_it_is_printed_and_shows_the_sentence(answers_file):
    path = answers_file(行政执法={"行政检查次数": {"数值": None, "上年": "801"}})
    with filling(path, "行政执法") as talk:
        talk.on(("行政检查次数", "?"), ("问什么：", None), ("怎么写：", None), ("上年：801次", None), ("印在：", None))
        talk.on(("上年的数印出来是：", None), ("801次", None))
        assert not talk.screen.is_new, "the question stands there already"
        assert talk.say("891").help == ()


def test_from_any_question_to_the_home_screen_and_past_a_chapter(answers_file):
    path = answers_file()
    with filling(path, "组织领导") as talk:
        talk.on(("专题研究次数", "4"), ("听取汇报次数", Move.HOME), ("填哪里？", ENTER))
        talk.on(("报送通知", Move.SKIP), ("听取汇报次数", ">"), ("第4章", None))
    assert answer_at(report_of(path), AnswerPath("组织领导.专题研究次数")).value == 4


def test_home_tells_how_far_each_chapter_is_and_offers_it(answers_file):
    with filling(answers_file(活动=[{"主题": "学习培训", "内容": "举办法治培训。"}])) as talk:
        assert talk.screen.overview is not None
        (training,) = (each for each in talk.screen.overview.chapters if each.title == "学习培训")
        assert (training.asked - training.answered, training.activities) == (3, 1)
        talk.on(("空 3（选填），活动 1 条", "第2章"), ("第2章 报告依据", None))


def test_all_figures_are_shown_and_the_document_made_from_home(answers_file):
    path = answers_file(行政执法={"行政检查次数": {"数值": "77", "上年": "70"}})
    with filling(path) as talk:
        talk.on(("填哪里？", "看一遍全部的数"))
        assert talk.screen.status is not None
        (row,) = (row for row in talk.screen.status.rows if row.title == "行政检查次数")
        assert (row.value, row.last_year) == ("77次", "70次")
        talk.on(("按回车回目录", ENTER), ("填哪里？", ENTER), ("已写出：", None), ("按回车回目录", ENTER))
        talk.on(("填哪里？", ENTER), ("接着填：drafter fill", None))
        assert (talk.screen.ask, talk.screen.exit_code) == (Ask.NOTHING, 0)
    assert talk.rendered == [path]


ACTIVITY = {"主题": "信息公开", "提法": "改进公开", "内容": "原来的一句话。"}
TOPIC = "信息公开方面的工作"


def to_the_topic(talk: Talk) -> None:
    while TOPIC not in talk.screen.prompt and not talk.screen.part_of:
        talk.say("具体工作：信息公开" if talk.screen.ask is Ask.TICKS else ENTER)


def test_an_activity_is_copied_moved_to_another_topic_withheld_and_published(answers_file):
    path = answers_file(活动=[ACTIVITY])
    with filling(path, "信息公开") as talk:
        to_the_topic(talk)
        talk.on(("已有 1 条", "1. 改进公开"), ("内容：原来的一句话。", "复制一条"), ("已有 2 条", "2. 改进公开"))
        talk.on(("改进公开", "移到别的主题"), ("移到哪个主题？", "学习培训"), ("已有 1 条", "1. 改进公开"))
        talk.on(("改进公开", "公开版里不写这一条"), ("〔不公开〕改进公开", "1. "))
        talk.on(("改进公开", "公开版里也写这一条"), ("1. 改进公开", None))
    first, second = report_of(path).activities
    assert (first.topic, first.public, second.topic) == ("信息公开", None, "学习培训")
    assert second.body == first.body == "原来的一句话。"


def test_activities_change_places_and_go_after_a_yes(answers_file):
    others = [{**ACTIVITY, "提法": name} for name in ("第一件", "第二件", "第三件")]
    path = answers_file(活动=others)
    with filling(path, "信息公开") as talk:
        to_the_topic(talk)
        talk.on(("已有 3 条", "3. 第三件"), ("第三件", "上移"), ("2. 第三件", "1. 第一件"), ("第一件", "下移"))
        talk.on(("1. 第三件", "2. 第一件"), ("第一件", "删除"), ("真的删除", "否"), ("已有 3 条", "2. 第一件"))
        talk.on(("第一件", "删除"), ("真的删除", "是"), ("已有 2 条", "1. 第三件"), ("第三件", "返回"))
    assert [activity.lead for activity in report_of(path).activities] == ["第三件", "第二件"]


def test_a_text_of_last_year_is_marked_until_it_is_changed(answers_file):
    path = answers_file(活动=[{**ACTIVITY, "沿用上年": "是"}])
    with filling(path, "信息公开") as talk:
        to_the_topic(talk)
        talk.on(("〔沿用上年，待改〕改进公开", ENTER), ("一个字也没有改", ENTER))
        talk.on(("·内容", "今年的一句话。"), ("1. 改进公开", None))
    assert "沿用上年" not in path.read_text("utf-8")
    assert report_of(path).activities[0].body == "今年的一句话。"


TRAINING = {**ACTIVITY, "内容": "{时间}办班，{人数}参加。", "数字": {"人数": "56人"}, "时间": {"时间": "3月9日"}}


def test_the_numbers_of_an_activity_can_be_changed_later(answers_file):
    path = answers_file(活动=[TRAINING])
    with filling(path, "信息公开") as talk:
        to_the_topic(talk)
        talk.on(("1. 改进公开", "1. "), ("认出：3月9日、56人", "修改"), ("·提法", ENTER))
        talk.on(("3月9日办班，56人参加。", "3月9日办班，近百人参加。"), ("认出：3月9日、近百人", None))
        talk.on(("·人名", "张三，李四"), ("2 个：张三、李四", None), ("已有 1 条", None))
    (activity,) = report_of(path).activities
    assert (activity.figures["人数"].text(), activity.dates["时间"]) == ("近百人", "3月9日")
    assert (activity.body, activity.people) == (TRAINING["内容"], ("张三", "李四"))


def test_back_from_a_number_of_an_activity_leads_to_its_text(answers_file):
    path = answers_file(活动=[{**TRAINING, "数字": None, "时间": None}])
    with filling(path, "信息公开") as talk:
        to_the_topic(talk)
        talk.on(("还没有填完", ENTER), ("·内容", ENTER), ("{时间} 是多少", "3月9日"), ("{人数} 是多少", Move.BACK))
        talk.on(("{时间} 是多少", Move.BACK), ("·内容", "办班一次。"), ("·人名", Move.BACK), ("·内容", ENTER))
        talk.on(("·人名", ENTER), ("已有 1 条", None))
    assert report_of(path).activities[0].body == "办班一次。"


def test_a_half_finished_activity_is_asked_for_first(answers_file):
    path = answers_file(活动=[{**ACTIVITY, "内容": TRAINING["内容"]}])
    with filling(path, "信息公开") as talk:
        to_the_topic(talk)
        assert talk.screen.part_of == TOPIC
        talk.on(
            ("这一条还没有填完：改进公开", ENTER), ("·内容", ENTER), ("{时间} 是多少", "3月"), ("{人数} 是多少", "")
        )
        talk.on(("·人名", ENTER), ("已有 1 条", None))
    assert report_of(path).activities[0].dates == {"时间": "3月"}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("办班{ 次数}。", "花括号里写一个名称"),
        ("办班{次数。", "花括号里写一个名称"),
        ("查处{行政执法.没有的}。", "不是一项答案"),
        ("查处{行政执法.行政检查次}。", "不是一项答案；是不是"),
    ],
)
def test_braces_that_no_file_could_be_opened_with_are_refused_at_once(answers_file, typed, told):
    path = answers_file()
    with filling(path, "信息公开") as talk:
        to_the_topic(talk)
        talk.on(("已有 0 条", "加一条"), ("·提法", ENTER), ("·内容", typed), (told, "办班｛次数｝。"))
        talk.on(("{次数} 是多少", "3次"), ("办班3次。", None), ("·人名", ENTER), ("已有 1 条", None))
    assert report_of(path).activities[0].body == "办班{次数}。"


def test_an_activity_without_text_is_not_begun(answers_file):
    path = answers_file()
    with filling(path, "信息公开") as talk:
        to_the_topic(talk)
        talk.on(("已有 0 条", "加一条"), ("·提法", ENTER), ("·内容", ENTER), ("没有写内容，这一条没有加", None))
        talk.on(("已有 0 条", "好了，下一题"))
    assert not report_of(path).activities


def test_a_table_that_the_jurisdiction_does_not_have_is_refused_at_once(answers_file):
    path = answers_file(公文格式={"版头": "有"})
    with filling(path, "公文格式") as talk:
        while "附件" not in talk.screen.prompt:
            talk.say(ENTER)
        talk.on(("附件：已有 0 条", "加一条"), ("附件·名称", "不知道的表"), ("附件·内容", "统计表"))
        talk.on(("没有“不知道的表”这张统计表", "数据表"), ("附件·正文", ENTER), ("附件：已有 1 条", None))
    (attachment,) = report_of(path).official_form.attachments
    assert (attachment.name, attachment.content) == ("不知道的表", "数据表")


SHORTCOMINGS = "不足、安排和其他"


def to_the_text(talk: Talk) -> None:
    talk.on(("存在不足：已有 0 条", "加一条"), ("·提法", ENTER), ("·内容", Move.EDIT))
    assert talk.screen.ask is Ask.EDITOR


def test_a_long_text_comes_from_an_editor(answers_file):
    path = answers_file()
    with filling(path, SHORTCOMINGS) as talk:
        to_the_text(talk)
        talk.say("第一段。\n第二段。")
        talk.on(("编辑器里的文字收到了", None), ("·原因", ENTER), ("已有 1 条", None))
    assert report_of(path).shortcomings[0].body == "第一段。\n第二段。"


def test_without_a_working_editor_the_text_is_typed_line_by_line(answers_file):
    path = answers_file()
    with filling(path, SHORTCOMINGS) as talk:
        to_the_text(talk)
        talk.say(Failed("编辑器：找不到这个程序"))
        talk.on(("编辑器：找不到这个程序", None), ("一行一段", None), ("1：", "第一段。"), ("2：", "第二段。"))
        talk.on(("3：", "。"), ("·原因", ENTER), ("已有 1 条", None))
    assert report_of(path).shortcomings[0].body == "第一段。\n第二段。"


def test_an_editor_that_saves_nothing_leaves_the_text_as_it_was(answers_file):
    path = answers_file(存在不足=[{"内容": "普法的深度不够。"}])
    with filling(path, SHORTCOMINGS) as talk:
        talk.on(("存在不足：已有 1 条", "1. "), ("普法的深度不够。", "修改"), ("·提法", ENTER), ("·内容", Move.EDIT))
        assert talk.screen.default == "普法的深度不够。"
        talk.say("")
        talk.on(("原来的文字没有动", None), ("·原因", ENTER), ("存在不足：已有 1 条", None))
    assert report_of(path).shortcomings[0].body == "普法的深度不够。"


def test_that_there_is_nothing_to_list_is_said_once(answers_file):
    path = answers_file()
    with filling(path, SHORTCOMINGS) as talk:
        talk.on(("存在不足：已有 0 条", "没有，填“无”"))
        assert "存在不足" not in talk.screen.prompt
    assert report_of(path).shortcomings == []


def test_every_move_that_a_screen_offers_leads_somewhere(answers_file):
    path = answers_file(活动=[ACTIVITY])
    with filling(path, "信息公开") as talk:
        to_the_topic(talk)
        for move in talk.screen.moves:
            assert text_of(talk.screen)
            assert talk.say(move).ask is not Ask.NOTHING, move
            talk.say(Move.HOME)
            talk.say("信息公开") if talk.screen.overview else None
            to_the_topic(talk)


def test_a_fact_is_typed_into_the_list_as_people_write_it(answers_file):
    path = answers_file()
    with filling(path, "信息公开") as talk:
        to_the_topic(talk)
        assert talk.screen.entry
        talk.enter("3月19日由李明律师培训校长，56人参加。")
        talk.on(("认出：3月19日、56人、李明（人名）", None), ("1. 3月19日由李明律师培训校长，56人参加。", None))
        assert talk.screen.prompt == f"{TOPIC}：已有 1 条"
    (activity,) = report_of(path).activities
    assert (activity.body, activity.people) == ("{时间}由李明律师培训校长，{人数}参加。", ("李明",))
    assert (activity.figures["人数"].text(), activity.dates) == ("56人", {"时间": "3月19日"})


def test_one_key_corrects_what_was_recognised(answers_file):
    path = answers_file()
    with filling(path, "信息公开") as talk:
        to_the_topic(talk)
        assert Move.CORRECT not in talk.screen.moves
        talk.enter("在3所学校试点，第2次培训56人。")
        talk.on(("认出：3所、56人", Move.CORRECT))
        assert talk.screen.default == "在{3所}学校试点，第2次培训{56人}。"
        talk.on(("花括号里的是认出的", "在{3所学校试点"), ("花括号里写一个名称", "在3所学校试点，第{2}次培训{56人}。"))
        talk.on(("认出：2、56人", None), ("1. 在3所学校试点，第2次培训56人。", None))
    (activity,) = report_of(path).activities
    assert [figure.text() for figure in activity.figures.values()] == ["56人", "2"]
    assert "3所" in activity.body


CARRIED = {
    "主题": "信息公开",
    "内容": "印发《{年份}年要点》，{人数}参加。",
    "数字": {"年份": {"数值": None, "上年": "2021"}, "人数": {"数值": None, "上年": "56人"}},
    "沿用上年": "是",
    "上年文字": "印发《2021年要点》，56人参加。",
}


def test_a_number_of_last_year_is_asked_about_until_it_is_changed_or_confirmed(answers_file):
    path = answers_file(活动=[CARRIED])
    with filling(path, "信息公开") as talk:
        to_the_topic(talk)
        assert talk.screen.default == "印发《2021年要点》，56人参加。"
        talk.on(("·内容", "印发《2021年要点》，60人参加。"), ("这些和上年写的一样：2021", ENTER))
        assert talk.screen.default == "印发《2021年要点》，60人参加。"
        held = report_of(path).activities[0]
        assert (held.is_carried_over, held.figures["年份"], held.figures["人数"].text()) == (True, None, "60人")
        talk.on(
            ("·内容", ENTER), ("这些和上年写的一样：2021", "今年也是这样"), ("1. 印发《2021年要点》，60人参加。", None)
        )
    text = path.read_text("utf-8")
    assert "沿用上年" not in text
    assert "上年文字" not in text
    (activity,) = report_of(path).activities
    assert [figure.text() for figure in activity.figures.values()] == ["2021", "60人"]


def test_last_year_s_text_with_all_its_numbers_changed_is_this_year_s(answers_file):
    path = answers_file(活动=[CARRIED])
    with filling(path, "信息公开") as talk:
        to_the_topic(talk)
        talk.on(("·内容", "印发《2022年要点》，在8所学校宣讲。"), ("认出：2022、8所", None))
        talk.on(("1. 印发《2022年要点》，在8所学校宣讲。", None))
    text = path.read_text("utf-8")
    assert "沿用上年" not in text
    assert "上年文字" not in text


def test_what_is_typed_into_a_list_begins_a_record(answers_file):
    path = answers_file()
    with filling(path, SHORTCOMINGS) as talk:
        talk.enter("普法的深度不够。")
        talk.on(("存在不足·原因", "力量不足"), ("1. 普法的深度不够。", ENTER))
        talk.enter("无")
        assert "下年安排" not in talk.screen.prompt
    report = report_of(path)
    assert [each.body for each in report.shortcomings] == ["普法的深度不够。"]
    assert report.next_steps == []


@pytest.mark.parametrize(
    ("typed", "told", "items"),
    [
        ("（二）执法力量薄弱。", "去掉了“（二）”", ["执法力量薄弱。"]),
        ("1.执法力量薄弱。", "去掉了“1.”", ["执法力量薄弱。"]),
        ("一是执法力量薄弱；二是普法深度不够。", "照序号分成了 2 条", ["执法力量薄弱。", "普法深度不够。"]),
        ("（一）执法力量薄弱。（二）普法深度不够。", "照序号分成了 2 条", ["执法力量薄弱。", "普法深度不够。"]),
        ("一、二年级学生普法不够。", "", ["一、二年级学生普法不够。"]),
        ("全年1.5万人受教育。", "", ["全年1.5万人受教育。"]),
        ("主要有两点：一是人手少；二是经费少。", "", ["主要有两点：一是人手少；二是经费少。"]),
    ],
)
def test_a_number_typed_before_an_item_is_left_out_and_several_items_are_taken_apart(answers_file, typed, told, items):
    path = answers_file()
    with filling(path, SHORTCOMINGS) as talk:
        talk.enter(typed)
        said = text_of(talk.screen)
    assert told in said
    assert told or "序号" not in said
    assert [each.body for each in report_of(path).shortcomings] == items


def test_a_sentence_on_a_meeting_is_taken_apart_to_be_confirmed(answers_file):
    path = answers_file()
    with filling(path, "组织领导") as talk:
        while "会议：已有" not in talk.screen.prompt:
            talk.say("会议" if talk.screen.ask is Ask.TICKS else ENTER)
        talk.enter("3月1日第10次局长办公会学习传达《通报》")
        talk.on(("会议·日期", ENTER), ("会议·会议", ENTER), ("会议·议题", ENTER), ("已有 1 条", None))
    (meeting,) = report_of(path).leadership.meetings
    assert (meeting.date, meeting.body, meeting.matter) == ("3月1日", "第10次局长办公会", "学习传达《通报》")


def test_the_year_follows_the_file_s_name_and_examples_the_unit(tmp_path):
    path = tmp_path / "临洮2023年报告.yaml"
    with beginning(path, "通用", "法治政府建设年度报告") as talk:
        talk.on(("单位全称", "甘肃省临洮县教育局"), ("如 临洮县教育局", ENTER))
        assert talk.screen.default == "2023"
        talk.on(("年度", ENTER), ("如 县委、县政府；公开稿一般不写", None))


def test_none_is_shown_as_none_and_survives_coming_back(answers_file):
    path = answers_file(存在不足="无")
    with filling(path, SHORTCOMINGS) as talk:
        talk.on(("存在不足：无", ENTER), ("下年安排", Move.BACK), ("存在不足：无", None))
        assert "填“无”" not in text_of(talk.screen)
        assert report_of(path).shortcomings == []
        talk.on(("存在不足：无", "先空着"), ("存在不足：已有 0 条", None))
    assert report_of(path).shortcomings is None


def test_the_cursor_stands_on_the_line_that_goes_on(answers_file):
    path = answers_file(活动=[ACTIVITY])
    with filling(path, "信息公开") as talk:
        to_the_topic(talk)
        seen = []
        for said in ("1. ", "移到别的主题", "返回", "1. ", "删除"):
            seen.append(talk.screen)
            talk.say(said)
        seen.append(talk.screen)
    chosen = [next(c.label for c in screen.choices if c.value == screen.default) for screen in seen]
    assert chosen == ["好了，下一题", "返回", "返回", "好了，下一题", "返回", "否"]


def test_a_chapter_asks_its_core_then_its_list_and_only_what_is_ticked(answers_file):
    path = answers_file()
    with filling(path, "信息公开") as talk:
        talk.on(("公开信息条数", ENTER), ("依申请公开件数", "无"), ("信息公开，还有要报的吗？", None))
        assert "不像一件事" in talk.enter("350").error
        labels = [tick.label for tick in talk.screen.ticks]
        assert "政务微博篇数" in labels
        assert "依申请公开办结件数" not in labels
        talk.say("政务微博篇数")
        talk.on(("政务微博篇数（篇）", "350"), ("必填的还空着", None))
    report = report_of(path)
    assert (report.ticked, report.disclosure.microblog_posts.value) == (("信息公开.政务微博篇数",), 350)
    with filling(path, "信息公开") as talk:
        talk.on(("公开信息条数", ENTER), ("依申请公开件数", ENTER), ("[x] 政务微博篇数（已填 350篇）", ENTER))
        talk.on(("政务微博篇数（篇）", None))


def test_a_fact_typed_into_a_chapter_s_list_lands_under_its_topic(answers_file):
    path = answers_file()
    with filling(path, "学习培训") as talk:
        while talk.screen.ask is not Ask.TICKS:
            talk.say(ENTER)
        talk.enter("6月1日举办宪法学习会，80人参加。")
        talk.on(
            ("写在哪一方面？", "法治思想学习"), ("认出：6月1日、80人", None), ("记在“法治思想学习”里", Move.CORRECT)
        )
        talk.on(("改认出的：", ENTER), ("学习培训，还有要报的吗？", ENTER))
    (activity,) = report_of(path).activities
    assert (activity.topic, activity.body) == ("法治思想学习", "{时间}举办宪法学习会，{人数}参加。")


def test_a_chapter_that_is_not_the_unit_s_is_neither_asked_nor_missing_until_it_is(answers_file):
    path = answers_file()
    with filling(path) as talk:
        talk.on(("填哪里？", "争议化解"), ("行政复议案件", Move.NOT_OURS), ("“争议化解”不归本单位", None))
        assert "行政诉讼案件" not in talk.screen.prompt
        talk.say(Move.HOME) if talk.screen.moves else None
        assert any("争议化解" in c.label and c.label.endswith("不归本单位") for c in talk.screen.choices)
    answers = load_answers(path, template_roots())
    assert answers.report.not_ours == ("争议化解",)
    assert not any("诉讼" in run.text or "复议" in run.text for run in gaps_in(render(answers).document))
    with filling(path) as talk:
        talk.on(("填哪里？", "不归本单位"), ("记着“不归本单位”", "问这一章"), ("行政复议案件", "2"))
        assert Move.NOT_OURS not in talk.screen.moves, "something is answered"
    assert report_of(path).not_ours is None


def test_going_on_begins_where_one_stopped_also_in_a_later_sitting(answers_file):
    path = answers_file()
    with filling(path) as talk:
        talk.on(("填哪里？", "接着填"), ("报送通知", Move.SKIP), ("专题研究次数", ENTER), ("听取汇报次数", Move.HOME))
        talk.on(("接着填，从“听取汇报次数”开始", None), ("补前面空着的，从“报送通知”开始", ENTER))
        talk.on(("听取汇报次数", Move.LEAVE))
    with filling(path) as talk:
        talk.on(("接着填，从“听取汇报次数”开始", "补前面空着的"), ("报送通知", None))
