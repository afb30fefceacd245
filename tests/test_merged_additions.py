"""A figure follows although a hand put figures of its own beside it, or wrote it otherwise; what it tells of stays told right."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_merged_kinds import story
from test_merging import rejected, texts
from told_words import told_first

from drafter.merging.numbers.stale_numbers import stale_numbers
from drafter.merging.numbers.told_twice import told_twice_by_hand
from drafter.merging.texts.alignment import EditedText

BLOG = "全年发布政务微博500余篇，"
REPORTS = "全年报送诚信信息32篇，报送"
CASES = "全年办理行政诉讼案件1件，负责人出庭"
SETTLED = "化解教育类矛盾10余件。"
PRIZES = "学生获奖16个，优秀指导教师获奖16个"
POWERS = "保留行政权力19项，"
WAITING = "另有7人当年通过考试、等待发证"


@pytest.mark.parametrize(
    ("example", "old", "new", "answers", "now"),
    [
        (
            "chenghua-2020",
            BLOG,
            "全年发布政务微博500余篇、短视频120余篇，",
            {"政务微博篇数": "560余"},
            "560余篇、短视频120余篇，",
        ),
        (
            "hedong-2021",
            REPORTS,
            "全年报送诚信信息32篇，获市信用办刊用4篇，报送",
            {"诚信信息篇数": "40"},
            "40篇，获市信用办刊用4篇，",
        ),
        (
            "hedong-2021",
            CASES,
            "全年办理行政诉讼案件1件，答辩率100%，负责人出庭",
            {"行政诉讼案件": "2"},
            "2件，答辩率100%，",
        ),
        (
            "hedong-2021",
            SETTLED,
            "化解教育类矛盾10余件，群众满意率100%。",
            {"化解矛盾纠纷件数": "15"},
            "15件，群众满意率100%。",
        ),
        (
            "hongqiao-2022",
            POWERS,
            "保留行政权力19项（含受委托2项），",
            {"行政权力事项": "20", "其他行政权力": "4"},
            "20项（含受委托2项），",
        ),
        (
            "hedong-2021",
            PRIZES,
            "学生获奖16个，其中特等奖3个，优秀指导教师获奖16个",
            {"学宪法获奖学生": "18"},
            "18个，其中特等奖3个，",
        ),
        (
            "hongqiao-2022",
            "开展行政检查77次。",
            "开展行政检查77次、回头看5次。",
            {"行政检查次数": "80"},
            "80次、回头看5次。",
        ),
        ("hedong-2021", "，检查892次", "，累计检查892次", {"校外培训专项检查次数": "930"}, "累计检查930次"),
        (
            "chenghua-2020",
            BLOG,
            "发布政务微博500余篇、政务微信300余篇，",
            {"政务微博篇数": "560余"},
            "560余篇、政务微信300",
        ),
        (
            "chenghua-2020",
            "持证上岗的行政执法人员共5名",
            "全局共有5名持证上岗的行政执法人员",
            {"持证执法人员": "6"},
            "全局共有6名持证上岗",
        ),
        ("huyanghe-2022", "资格29人", "资格29人（其中高中6人）", {"教师资格认定人数": "31"}, "31人（其中高中6人）"),
        ("huyanghe-2022", "行政权力35项", "行政权力三十五项", {"行政权力事项": "36"}, "行政权力三十六项"),
        ("hongqiao-2022", "新增持证人员2人", "新增持证人员两名", {"新增持证人员": "3"}, "新增持证人员三名"),
        ("hedong-2021", "执法证人员11人", "执法证人员十一名", {"持证执法人员": "13"}, "执法证人员十三名，另有"),
        ("hedong-2021", "未来5年", "未来五年", {"资源建设规划年限": "6"}, "未来六年"),
        ("hedong-2021", "业务培训1次", "业务培训一次", {"执法培训次数": "2"}, "业务培训两次"),
        (
            "hedong-2021",
            "消防河东支队联合检查21次",
            "消防河东支队等3个部门联合检查21次",
            {"双随机联合检查次数": "24"},
            "等3个部门联合检查24次",
        ),
        ("hedong-2021", "联合检查21次", "联合检查２１次", {"双随机联合检查次数": "24"}, "联合检查24次"),
        (
            "hongqiao-2022",
            "办理中小学生转学674人",
            "办理674名中小学生转学",
            {"转学人数": "682"},
            "办理682名中小学生转学",
        ),
        ("hedong-2021", "具有执法证人员11人", "具有执法证人员11名", {"持证执法人员": "12"}, "执法证人员12名"),
        ("hedong-2021", WAITING, "另有7人已通过考试等待发证", {"待发证人员": "9"}, "另有9人已通过考试等待发证"),
        (
            "hedong-2021",
            PRIZES,
            "优秀指导教师获奖16个，学生获奖16个",
            {"学宪法获奖学生": "18"},
            "教师获奖16个，学生获奖18个",
        ),
    ],
)
def test_a_figure_follows_beside_what_a_hand_added(
    example: str, old: str, new: str, answers: dict[str, str], now: str, tmp_path: Path
) -> None:
    told = story(tmp_path, example, [(old, new)], answers)
    assert (now in told.text, told.comments, told.merged.left_out) == (True, [], ())
    assert texts(rejected(told.merged.data, told.edited)) == texts(told.edited)


COMPARED = (
    *("较上年翻一番", "比上年略有增加", "与去年基本相当", "同比减少三分之一", "占全部信息的一半", "在各科室中最多"),
    *("每科室约4.6篇，平均每月2.7篇", "市区两级各16篇", "每月3篇", "合计近6800条", "刊用篇数多于往年"),
    "即三十二篇",
)
"""What a leader writes behind a figure and that may be wrong when that is another."""


@pytest.mark.parametrize(
    ("example", "old", "new", "answers"),
    [
        ("hedong-2021", REPORTS, "全年报送诚信信息32篇，比上年增加6篇，报送", {"诚信信息篇数": "40"}),
        ("hedong-2021", REPORTS, "全年报送诚信信息32篇，刊用率25%，报送", {"诚信信息篇数": "40"}),
        ("hedong-2021", REPORTS, "全年报送诚信信息32篇，市级刊用12篇，区级刊用20篇，报送", {"诚信信息篇数": "40"}),
        ("hedong-2021", REPORTS, "全年报送诚信信息32篇，全部刊用32篇，报送", {"诚信信息篇数": "40"}),
        ("hedong-2021", REPORTS, "全年报送诚信信息32篇，其中学校信息9篇，报送", {"诚信信息篇数": "20"}),
        ("chenghua-2020", BLOG, "全年共800篇，发布政务微博500余篇，", {"政务微博篇数": "560余"}),
        *(
            ("hedong-2021", REPORTS, f"全年报送诚信信息32篇，{words}，报送", {"诚信信息篇数": "40"})
            for words in COMPARED
        ),
    ],
)
def test_a_figure_is_asked_about_beside_a_number_that_may_be_reckoned_from_it(
    example: str, old: str, new: str, answers: dict[str, str], tmp_path: Path
) -> None:
    (comment,) = story(tmp_path, example, [(old, new)], answers).comments
    assert new.rstrip("，报送") in comment


def test_a_figure_that_a_hand_wrote_in_words_elsewhere_in_the_sentence_is_asked_about(tmp_path: Path) -> None:
    printed = "负责人出庭应诉2次，出庭应诉的是分管局领导，"
    told = story(
        tmp_path, "hedong-2021", [(printed, "局领导到庭应诉两次，")], {"行政诉讼案件": "2", "出庭应诉次数": "3"}
    )
    (comment,) = told.comments
    assert "局领导到庭应诉两次" in comment
    assert told.merged.left_out == ()


def test_of_a_sentence_in_which_a_figure_was_changed_only_the_clause_is_told_that_stays_out(tmp_path: Path) -> None:
    taken_out = ("，负责人出庭应诉2次，", "，")
    told = story(tmp_path, "hedong-2021", [taken_out], {"行政诉讼案件": "2", "出庭应诉次数": "3"})
    assert "全年办理行政诉讼案件2件，出庭应诉的是" in told.text
    assert (told.comments, told.merged.left_out) == ([], ("负责人出庭应诉3次",))


def test_a_number_that_tells_a_figure_and_is_the_sum_of_others_is_told_once(tmp_path: Path) -> None:
    edit = [("保留行政权力19项，", "保留十九项行政权力，")]
    told = story(tmp_path, "hongqiao-2022", edit, {"行政权力事项": "20", "其他行政权力": "4"})
    found = stale_numbers(EditedText(told.base.lines, texts(told.edited)), told.new.lines)
    assert [(each.told, each.figures) for each in found] == [("十九项", (("行政权力事项", "20项"),))]


SENTENCES = (
    "全年办理普通程序行政处罚案件1件。办理行政复议案件1件，维持原行政决定1件。办理行政诉讼案件2件，未出现败诉案件。"
)
JOINED = "全年办理行政诉讼案件2件，均胜诉；行政复议案件1件，原行政决定得到维持；普通程序行政处罚案件1件。"


@pytest.mark.parametrize(
    ("answers", "now"),
    [
        ({"普通程序处罚": "2", "行政诉讼案件": "3"}, ("行政处罚案件2件", "行政复议案件1件", "行政诉讼案件3件")),
        ({"普通程序处罚": "2", "行政复议案件": "3"}, ("行政处罚案件2件", "行政复议案件3件", "行政诉讼案件2件")),
    ],
)
def test_what_takes_the_place_of_joined_sentences_tells_all_of_them(
    tmp_path: Path, answers: dict[str, str], now: tuple[str, ...]
) -> None:
    told = story(tmp_path, "xiqing-2023", [(SENTENCES, JOINED)], answers)
    (question,) = told.merged.questions
    assert (question.base, question.hand) == (SENTENCES, JOINED)
    assert all(each in question.new and each in told.text for each in now)
    assert told.merged.left_out == ()


@pytest.mark.parametrize(
    ("example", "behind", "words", "answer", "now"),
    [
        ("chenghua-2020", "宣传法律知识。", "举办法治讲座12场。", ("法治讲座场次", "15"), "举办法治讲座15场。"),
        ("xiqing-2023", "审核更加专业。", "全年举办执法培训3期。", ("执法培训次数", "4"), "全年举办执法培训4期。"),
    ],
)
def test_what_a_hand_told_in_another_word_for_times_is_asked_about_and_stands_there_once(
    example: str, behind: str, words: str, answer: tuple[str, str], now: str, tmp_path: Path
) -> None:
    told = story(tmp_path, example, [(behind, f"{behind}{words}")], dict([answer]))
    assert len(told.comments) == 1
    assert f"{behind}{now}" in told.text
    assert told.merged.updates == 0


@pytest.mark.parametrize(
    ("example", "behind", "words", "answer"),
    [
        ("huyanghe-2022", "增强师生和家长的法治观念。", "各校共有法治副校长15名。", ("法治副校长人数", "18")),
        ("xiqing-2023", "让普法学习落到实处。", "举办普法讲座12场，受众3000人。", ("法治讲座场次", "15")),
        ("hedong-2021", "议事日程。", "全年召开局长办公会研究法治工作4次。", ("专题研究次数", "5")),
    ],
)
def test_what_a_hand_may_have_told_in_other_words_is_listed_beside_what_is_printed(
    example: str, behind: str, words: str, answer: tuple[str, str], tmp_path: Path
) -> None:
    told = story(tmp_path, example, [(behind, f"{behind}{words}")], dict([answer]))
    accepted = tuple(texts(told.merged.data))
    (twice,) = told_twice_by_hand(
        told.base.lines, texts(told.edited), told.new.lines, (told.merged.texts, accepted), ()
    )
    assert (twice.title, twice.sentence) == (answer[0], words)


def test_a_sentence_that_left_and_one_of_another_matter_that_came_are_not_paired(tmp_path: Path) -> None:
    edit = "吊销一名教师的教师资格证。", "依法吊销1名教师的教师资格证。"
    made = told_first(tmp_path, "hedong-2021", edit, {"处罚许可.吊销教师资格人数": "无", "处罚许可.罚没金额": "2"})
    (asked,) = made.merged.questions
    assert (asked.hand, asked.new) == (edit[1], "")
    assert "罚没款合计2万元。" in made.text
    assert texts(rejected(made.merged.data, made.edited)) == texts(made.edited)
