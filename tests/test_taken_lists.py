"""What a leader does to lists and to the words around figures: order, new items, causes, numerals, 我局; all come back."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from drafter import cli
from drafter.commands.take_listing import found_lines
from tests.taken_trials import Typist
from tests.test_taken_kinds import CHENGHUA, HEDONG, HONGQIAO, XIQING, Report, assert_printed_as_typed, taken

HUYANGHE = "huyanghe-2022"
LAWS, WEAK, POOR = "教育政策法规体系还不完善", "教育行政执法力量薄弱、分配不均", "执法信息化水平不高"
WEAKER = WEAK.replace("分配", "分布")
REVIEW = "加强规范性文件审查清理。定期对行政规范性文件开展审查、清理，及时立、改、废，使文件跟上社会发展。"
ADVICE = "完善政府法律顾问制度。局法律顾问为决策提供咨询和建议，帮助防范法律风险、降低决策成本，决策质量得到提高。"
ADVISED = ADVICE.replace("帮助防范", "有效防范")
ASSESSED = "落实重大决策后评估制度。全年评估已实施的重大决策，及时调整完善。"
REFORM = "深化教育执法改革，尽快成立专职的教育行政执法队伍"
OPEN = "落实行政执法三项制度，严格规范执法行为，让行政权力在阳光下运行，做到事项公开透明、行为合法有效"
OPENED, TRUST = OPEN.replace("做到", "确保"), "推进信用监管，完善培训机构信用档案"
JOINT = "与区市场监管局、区人社局、消防河东支队"


@pytest.mark.parametrize(
    ("example", "old", "new", "orders"),
    [
        (HONGQIAO, f"一是{LAWS}；二是{WEAK}。", f"一是{WEAK}；二是{LAWS}；三是{POOR}。", "存在不足"),
        (HONGQIAO, f"一是{LAWS}；二是{WEAK}。", f"一是{WEAK}；二是{POOR}；三是{LAWS}。", "存在不足"),
        (XIQING, f"一是{REVIEW}二是{ADVICE}", f"一是{ADVICE}二是{REVIEW}", "活动"),
    ],
    ids=["a new one at the end", "a new one between", "activities"],
)
def test_items_in_another_order_come_back_in_it(example: str, old: str, new: str, orders: str, tmp_path: Path) -> None:
    report = taken(tmp_path, example, (old, new))
    assert (orders,) in [each.names for each in report.edits.taken]
    assert_printed_as_typed(report, new)


@pytest.mark.parametrize(
    ("example", "old", "new"),
    [
        (HONGQIAO, (LAWS, WEAK), (WEAKER, LAWS, POOR)),
        (HONGQIAO, (LAWS, WEAK), (WEAKER, POOR, LAWS)),
        (HONGQIAO, (LAWS, WEAK), (POOR, WEAKER, LAWS)),
        (HONGQIAO, (LAWS, WEAK), (POOR, WEAK, LAWS)),
        (HONGQIAO, (LAWS, WEAK), (WEAK, "教育政策法规体系仍不健全", POOR)),
        (HONGQIAO, (LAWS, WEAK), (WEAKER, LAWS)),
        (HONGQIAO, (LAWS, WEAK), (LAWS, WEAKER, POOR)),
        (HONGQIAO, (LAWS, WEAK), (WEAK, POOR)),
        (HONGQIAO, (REFORM, OPEN), (OPENED, REFORM, TRUST)),
        (HONGQIAO, (REFORM, OPEN), (OPENED, TRUST, REFORM)),
        (HONGQIAO, (REFORM, OPEN), (TRUST, OPEN, REFORM)),
        (HONGQIAO, (REFORM, OPEN), (OPENED, TRUST)),
        (XIQING, (REVIEW, ADVICE), (ADVISED, REVIEW)),
        (XIQING, (REVIEW, ADVICE), (ADVICE, REVIEW, ASSESSED)),
        (XIQING, (REVIEW, ADVICE), (ADVISED, REVIEW, ASSESSED)),
        (XIQING, (REVIEW, ADVICE), (ADVICE, ASSESSED)),
    ],
)
def test_items_moved_reworded_added_and_deleted_at_once_are_printed_as_the_hand_has_them(
    example: str, old: tuple[str, ...], new: tuple[str, ...], tmp_path: Path
) -> None:
    report = taken(tmp_path, example, (counted(old), counted(new)))
    assert_printed_as_typed(report, counted(new))


def counted(items: Sequence[str]) -> str:
    """Return items of a paragraph as one sentence each has them, or as clauses of one."""
    pieces = [f"{count}是{each}" for count, each in zip("一二三", items, strict=False)]
    return "".join(pieces) if pieces[0].endswith("。") else f"{'；'.join(pieces)}。"


def test_an_item_under_another_lead_is_moved_with_the_new_one_behind_it(tmp_path: Path) -> None:
    report = Report(tmp_path, HUYANGHE)
    typist = Typist(report.base.data, random.Random(0))  # noqa: S311 - tests
    typist.put_behind("我们将继续贯彻", "四是加强对各学校")
    for old, new in (
        ("四是加强对各学校法治建设的考核评估", "一是严格考核评估"),
        ("三是深化落实", "五是深化落实"),
        ("二是提高教育系统", "三是提高教育系统"),
        ("一是统一思想", "二是统一思想"),
    ):
        typist.type_over(old, new)
    typist.write_behind("三是提高教育系统", "四是加强经费保障。设立专项经费。")
    report.document.write_bytes(typist.saved())
    report.take()
    assert not report.left.places
    assert report.paragraph_of("设立专项经费").startswith("四是")
    assert report.paragraph_of("专项教育督导").startswith("一是严格考核评估。")


def test_why_there_is_a_shortcoming_becomes_its_cause(tmp_path: Path) -> None:
    report = Report(tmp_path, HEDONG)
    typist = Typist(report.base.data, random.Random(0))  # noqa: S311 - tests
    typist.type_over("与岗位要求还有差距。", "与岗位要求还有差距。原因是集中培训偏少。")
    typist.write_behind("与岗位要求还有差距", "（三）信息化建设滞后。记录仪不够用。原因是经费紧张。")
    report.document.write_bytes(typist.saved())
    report.take()
    assert report.answered == {"存在不足.2.原因": "集中培训偏少"}
    assert "原因: 经费紧张" in report.answers.read_text(encoding="utf-8")
    assert not report.left.places


@pytest.mark.parametrize(
    ("example", "old", "new", "answers"),
    [
        (HUYANGHE, "美篇百余篇", "美篇100余篇", {"法治宣传.普法美篇篇数": "100余篇"}),
        (HUYANGHE, "近千名教师", "近1000名教师", {"活动.7.数字.受益教师": "近1000名"}),
        (HUYANGHE, "万余名学生", "1万余名学生", {"活动.7.数字.受益学生": "1万余名"}),
    ],
)
def test_a_rough_number_written_otherwise_is_printed_so(
    example: str, old: str, new: str, answers: Mapping[str, str], tmp_path: Path
) -> None:
    report = taken(tmp_path, example, (old, new))
    assert report.answered == answers
    assert_printed_as_typed(report, new)


@pytest.mark.parametrize(("new", "later"), [("吊销1名教师", "吊销2名教师"), ("吊销1人教师", "吊销2人教师")])
def test_a_number_that_the_template_writes_in_numerals_is_printed_in_digits_and_follows(
    new: str, later: str, tmp_path: Path
) -> None:
    report = taken(tmp_path, HEDONG, ("吊销一名教师", new))
    assert not report.answered
    assert_printed_as_typed(report, new)
    assert cli.main(["set", str(report.answers), "吊销教师资格人数=2"]) == 0
    assert later in report.text


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("信息6694条", "信息近7000条", "“近7000条”是约数，收下后填报文件里不再有准数 6694条"),
        ("矛盾10余件", "矛盾近30件", ""),
        ("信息6694条", "信息6700条", ""),
    ],
)
def test_an_exact_figure_is_not_lost_without_a_word(old: str, new: str, told: str, tmp_path: Path) -> None:
    report = taken(tmp_path, HEDONG, (old, new))
    said = "\n".join(found_lines(report.edits))
    assert told in said
    assert ("约数" in said) == bool(told)


@pytest.mark.parametrize(
    ("example", "old", "new", "setting", "printed"),
    [
        (CHENGHUA, "持证上岗的行政执法人员共5名", "全局共有5名持证上岗的行政执法人员", "持证执法人员=6", "全局共有6名持证"),
        (HUYANGHE, "覆盖中小学15所，聘请率100%", "实现15所中小学全覆盖", "法治副校长覆盖学校=16", "实现16所中小学"),
        (HEDONG, f"{JOINT}联合检查21次", f"{JOINT}3个部门联合检查21次", "双随机联合检查次数=25", "3个部门联合检查25次"),
    ],
)  # fmt: skip
def test_a_figure_around_which_words_were_put_elsewhere_still_follows(
    example: str, old: str, new: str, setting: str, printed: str, tmp_path: Path
) -> None:
    report = taken(tmp_path, example, (old, new))
    assert new in report.text
    assert cli.main(["set", str(report.answers), setting]) == 0
    assert printed in report.text


def test_how_many_names_a_list_has_lapses_with_the_list(tmp_path: Path) -> None:
    report = taken(tmp_path, HEDONG, (f"{JOINT}联合检查21次", f"{JOINT}3个部门联合检查21次"))
    assert cli.main(["set", str(report.answers), "双随机联合部门=区市场监管局、区人社局"]) == 0
    assert "3个部门" not in report.text


@pytest.mark.parametrize("rate", ["整改率100%", "整改率为100%", "整改率达100%"])
def test_a_rate_lapses_with_the_figures_of_its_sentence(rate: str, tmp_path: Path) -> None:
    report = taken(tmp_path, XIQING, ("2所需要整改", f"需要整改的2所，{rate}"))
    assert rate in report.text
    assert cli.main(["set", str(report.answers), "责令整改对象数=3所"]) == 0
    assert rate not in report.text
    assert "3所需要整改" in report.text


def test_our_bureau_in_the_place_of_its_name_is_another_wording_and_no_other_name(tmp_path: Path) -> None:
    report = taken(tmp_path, HEDONG, ("现将河东区教育局2021年推进", "现将我局2021年推进"))
    assert not report.edits.contradictions
    assert not report.answered
    assert_printed_as_typed(report, "现将我局2021年推进")


def test_plans_that_were_moved_where_no_answer_prints_them_are_told_and_not_written_twice(tmp_path: Path) -> None:
    report = Report(tmp_path, HONGQIAO)
    plans = report.paragraph_of("重点做好以下工作")
    report.edit((plans, ""), ("为群众和企业办事的效率。", f"为群众和企业办事的效率。{plans}"))
    report.take()
    assert not report.edits.taken
    assert report.text.count("重点做好以下工作") == 1
    assert len(report.left.moved) == 3


FIVE = "区市场监管局、区人社局、区卫健委、区民政局、公安红桥分局"
FILES = "《关于开展师市教育系统2022年冬季法治大培训活动的通知》《师市教育局2022年依法行政大培训实施方案》"


@pytest.mark.parametrize(
    ("example", "old", "new", "answer", "names"),
    [
        (HONGQIAO, FIVE, f"{FIVE}、区消防救援支队等6部门", "行政执法.双随机联合部门", f"{FIVE}、区消防救援支队"),
        (HONGQIAO, FIVE, f"{FIVE}、区消防救援支队等六部门", "行政执法.双随机联合部门", f"{FIVE}、区消防救援支队"),
        (HONGQIAO, FIVE, "区市场监管局、区人社局等5部门", "行政执法.双随机联合部门", None),
        (HUYANGHE, FILES, "《师市教育局2022年依法行政大培训实施方案》等文件3份", "法治宣传.法治培训文件", None),
    ],
)
def test_a_list_is_taken_where_as_many_names_stand_there_as_the_hand_says(
    example: str, old: str, new: str, answer: str, names: str | None, tmp_path: Path
) -> None:
    report = taken(tmp_path, example, (old, new))
    assert report.answered == ({answer: names} if names else {})
    assert_printed_as_typed(report, new)


@pytest.mark.parametrize(
    ("example", "old", "new", "answers"),
    [
        (HONGQIAO, "作出行政处罚4件，适用简易程序4件", "未作出行政处罚", ["行政处罚件数", "简易程序处罚"]),
        (HEDONG, "化解教育类矛盾10余件", "未发生教育类矛盾", ["化解矛盾纠纷件数"]),
        (
            HEDONG,
            "全年办理行政诉讼案件1件，负责人出庭应诉2次，出庭应诉的是分管局领导，最终教育局胜诉",
            "全年无行政诉讼案件",
            ["行政诉讼案件"],
        ),
        (HEDONG, "答复率为100%", "全部答复", []),
        (HUYANGHE, "列明行政权力35项", "列明行政权力35项，其中行政处罚20项", []),
    ],
)
def test_answers_that_the_hand_says_there_was_none_of_are_told(
    example: str, old: str, new: str, answers: list[str], tmp_path: Path
) -> None:
    report = taken(tmp_path, example, (old, new))
    said = "".join("\n".join(found_lines(report.edits)).split())
    assert said.count("留意：") == len(answers)
    assert all(f"{each}填的是" in said for each in answers)


def test_a_sentence_behind_a_new_one_is_told_as_reworded_too(tmp_path: Path) -> None:
    report = taken(
        tmp_path,
        HEDONG,
        ("化解教育类矛盾10余件", "未发生教育类矛盾"),
        ("全年办理行政诉讼案件1件，负责人出庭应诉2次，出庭应诉的是分管局领导，最终教育局胜诉", "全年无行政诉讼案件"),
    )
    said = "".join("\n".join(found_lines(report.edits)).split())
    assert "改成：全年无行政诉讼案件。未发生教育类矛盾。" in said
    assert not report.left.places


def test_a_count_that_is_not_printed_again_is_told(tmp_path: Path) -> None:
    report = taken(tmp_path, HONGQIAO, (f"；二是{WEAK}。", "。"))
    assert f"但仍有不足：{LAWS}。" in report.text
    assert [each.new for each in report.left.reworded] == [f"行政执法工作取得了一定成绩，但仍有不足：一是{LAWS}。"]


def test_a_figure_is_no_total_with_another_measure(tmp_path: Path) -> None:
    report = taken(tmp_path, XIQING, ("任务8项", "任务10项"), ("2所需要整改", "发现的问题均已整改"))
    assert report.answered == {"行政执法.双随机任务数": "10项"}


def test_a_total_in_a_measure_of_its_own_is_no_answer(tmp_path: Path) -> None:
    report = taken(tmp_path, HEDONG, ("举办教研活动19次、研讨课30节", "举办教研活动49场次"))
    assert not report.answered


def test_a_part_told_in_brackets_lapses_with_its_whole(tmp_path: Path) -> None:
    report = taken(tmp_path, CHENGHUA, ("行政执法人员共5名", "行政执法人员共7名（新增2名）"))
    assert report.answered == {"执法队伍.持证执法人员": "7名"}
    assert "共7名（新增2名）" in report.text
    assert cli.main(["set", str(report.answers), "持证执法人员=8"]) == 0
    assert "行政执法人员共8名。" in report.text


def test_counts_within_a_new_item_are_kept(tmp_path: Path) -> None:
    report = Report(tmp_path, HEDONG)
    report.write_behind("业务培训的力度不够", "（三）队伍专业化水平不高。一是专业人才少；二是培训少。")
    report.take()
    assert_printed_as_typed(report, "（三）队伍专业化水平不高。一是专业人才少；二是培训少。")
