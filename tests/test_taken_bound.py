"""What figures in a leader's sentence depend on: it follows the answers, or is used no more and render says so."""

from __future__ import annotations

import random
from pathlib import Path
from typing import NamedTuple

import pytest

from drafter import cli
from drafter.use_cases.edit_proposals import SentenceEdit, TakenSentence
from tests.taken_trials import Typist
from tests.test_taken_kinds import CHENGHUA, HEDONG, XIQING, Report


class Case(NamedTuple):
    """What a leader typed over what, the answer that is corrected afterwards, and what is printed then."""

    example: str
    old: str
    new: str
    answer: str
    prints: str
    """What the new report says."""
    prints_no_more: str = ""
    """What it does not say."""
    is_told: bool = True
    """Whether render tells that the leader's wording is not used."""


COURTS = "办理行政复议案件1件，维持原行政决定1件。办理行政诉讼案件2件，未出现败诉案件。"
COURTS_JOINED = "办理行政复议案件1件（维持）、行政诉讼案件2件（均胜诉）。"
STAFF = "注销16人的执法证件，新增执法人员1人，调整法制审核人员1人，现有行政执法人员20人。"
STAFF_TURNED = (
    "现有行政执法人员20人，其中新增1人、调整法制审核人员1人。另有16人的执法证件因退休、调岗等原因已依法注销。"
)
INSPECTED, SPLIT = "检查学校、培训机构15所，2所需要整改", "检查学校10所、培训机构5所，2所需要整改"
SERVED, HALVES = "完成“双万双服”咨询服务22件", "上半年完成“双万双服”咨询服务10件，下半年完成12件"
CAMERAS = "具有执法权的科室共7个，配备执法记录仪2台"
CASES = {
    "a figure of a sentence joined to another follows": Case(
        XIQING, COURTS, COURTS_JOINED, "行政诉讼案件=3", "行政诉讼案件3件（均胜诉）", "诉讼案件2件", is_told=False
    ),
    "sentences joined part again together": Case(
        XIQING, COURTS, COURTS_JOINED, "复议维持件数=0", "办理行政诉讼案件2件，未出现败诉案件", "（维持）"
    ),
    "a figure moved to a new sentence": Case(
        XIQING, STAFF, STAFF_TURNED, "注销证件人员=18", "注销18人的执法证件", "另有16人"
    ),
    "no figure that makes it up by chance": Case(
        XIQING, STAFF, STAFF_TURNED, "联合检查事项数=18", "另有16人的执法证件", is_told=False
    ),
    "two parts of a total": Case(
        XIQING, INSPECTED, SPLIT, "双随机检查对象数=16", "检查学校、培训机构16所", "学校10所、培训机构5所"
    ),
    "two halves of a year": Case(HEDONG, SERVED, HALVES, "双万双服咨询件数=25", "咨询服务25件", "上半年完成"),
    "a growth": Case(
        HEDONG, "成立教育集团5个", "成立教育集团5个，较去年增加2个", "教育集团数=6", "成立教育集团6个", "增加2个"
    ),
    "words for another figure of the same unit": Case(
        "hongqiao-2022",
        "适用简易程序4件。",
        "均适用简易程序。",
        "行政处罚件数=5",
        "作出行政处罚5件，适用简易程序4件。",
        "均适用",
    ),
    "words for a figure that they do not count": Case(
        XIQING, "维持原行政决定1件", "维持了原行政决定", "行政复议案件=3", "案件3件，维持原行政决定1件", "维持了"
    ),
    "a clause that left with its figure": Case(
        HEDONG, "，其中行政处罚1件", "", "执法信息录入条数=410", "录入执法信息410条。", "404条", is_told=False
    ),
    "a share of a figure": Case(
        HEDONG, "证人员11人", "证人员11人（占机关干部的半数以上）", "持证执法人员=5", "证人员5人，另有", "半数以上"
    ),
    "another time": Case(
        HEDONG, "全年录入执法信息", "近三年录入执法信息", "执法信息录入条数=410", "全年录入执法信息410条", "近三年"
    ),
    "a part of a figure": Case(
        HEDONG, "检查892次", "检查892次（其中夜查60次）", "校外培训专项检查次数=902", "检查902次", "夜查60次"
    ),
    "a figure told once more in another section": Case(
        HEDONG,
        "的力度不够。执法人员和法制审核人员的",
        "力度不够、次数偏少。全年只培训1次，执法人员的",
        "执法培训次数=3",
        "开展业务培训3次",
        "只培训1次",
    ),
    "a figure told once more in a new sentence": Case(
        HEDONG,
        "视频作品8件。",
        "视频作品8件。法治副校长38名全部上岗履职。",
        "法治副校长人数=40",
        "聘任法治副校长40名",
        "上岗履职",
    ),
    "a sentence moved to another paragraph in other words": Case(
        HEDONG,
        "视频作品8件。",
        "视频作品8件。聘任法治副校长38名，实现中小学全覆盖。",
        "法治副校长人数=40",
        "聘任法治副校长40名",
        "全覆盖",
    ),
    "words that say all of a figure as the next clause": Case(
        XIQING,
        "2所需要整改",
        "责令2所整改，已全部整改到位",
        "责令整改对象数=5所",
        "5所需要整改",
        "全部整改",
    ),
    "words that say all of a figure beside it": Case(
        HEDONG, SERVED, f"{SERVED}全部办结", "双万双服咨询件数=25", "咨询服务25件", "全部办结"
    ),
    "as many each": Case(HEDONG, CAMERAS, "7个具有执法权的科室各配备执法记录仪2台", "执法记录仪数=3", "3台", "各配备"),
    "another verb": Case(
        HEDONG, "配备执法记录仪2台", "报废执法记录仪2台", "执法记录仪数=3", "配备执法记录仪3台", "报废"
    ),
    "another subject": Case(
        HEDONG, "教育系统具有执法证人员11人", "机关具有执法证人员11人", "持证执法人员=12", "证人员12人", "机关具有"
    ),
    "another noun": Case(
        HEDONG,
        "聘任法治副校长38名",
        "聘任法治辅导员38名",
        "法治副校长人数=40",
        "聘任法治副校长40名",
        "聘任法治辅导员38",
    ),
    "one of two things": Case(
        HEDONG, "新建、接收学校1所", "新建学校1所", "新增学校数=2", "新建、接收学校2所", "新建学校"
    ),
    "a verb that says the same": Case(
        HEDONG, "成立教育集团5个", "组建教育集团5个", "教育集团数=6", "组建教育集团6个", is_told=False
    ),
    "a number merely added": Case(
        HEDONG, "记录仪2台", "记录仪2台、执法车1辆", "执法记录仪数=3", "记录仪3台、执法车1辆", is_told=False
    ),
    "what became of some of them": Case(
        HEDONG, "信息32篇", "信息32篇，被市级采用5篇", "诚信信息篇数=40", "信息40篇，被市级采用5篇", is_told=False
    ),
    "an answer in words told in other words": Case(
        HEDONG,
        "负责人出庭应诉2次，出庭应诉的是分管局领导，最终教育局胜诉",
        "分管局领导出庭应诉2次，法院判决我局胜诉",
        "诉讼结果=教育局败诉",
        "出庭应诉的是分管局领导，教育局败诉",
        "我局胜诉",
    ),
    "an answer in words told no more": Case(
        HEDONG,
        "出庭应诉的是分管局领导，最终教育局胜诉",
        "最终教育局胜诉",
        "出庭应诉人=局长",
        "出庭应诉2次，最终教育局胜诉",
        is_told=False,
    ),
    "a change of what was told before": Case(
        HEDONG,
        "其中行政处罚1件。",
        "其中行政处罚1件，同比增加38条。",
        "行政处罚件数=2",
        "其中行政处罚2件，同比增加38条。",
        is_told=False,
    ),
    "on average": Case(
        HEDONG, "联合检查21次", "联合检查平均每月21次", "双随机联合检查次数=22", "联合检查22次", "平均每月"
    ),
}


def printed_after(report: Report, folder: Path, *arguments: str) -> str:
    """Return what the report says once the answers named in `arguments` are set, a line each paragraph."""
    assert cli.main(["set", str(report.answers), *arguments]) == 0
    assert cli.main(["render", str(report.answers), "-o", str(folder / "新.docx")]) == 0
    return report.text


@pytest.mark.parametrize("name", CASES)
def test_a_leader_s_sentence_follows_the_answers_or_is_used_no_more(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = CASES[name]
    report = Report(tmp_path, case.example)
    report.edit((case.old, case.new))
    report.take()
    assert case.new in report.text
    assert not [path for path in report.answered if not path.startswith("存在不足")]
    text = printed_after(report, tmp_path, case.answer)
    assert case.prints in text
    assert not case.prints_no_more or case.prints_no_more not in text
    assert ("没有照着写" in capsys.readouterr().out) is case.is_told


def test_that_there_is_none_is_said_in_other_words_as_long_as_there_is_none(tmp_path: Path) -> None:
    report = Report(tmp_path, HEDONG)
    own = "政务守信践诺，未发生违约毁约行为。"
    report.edit(("没有违约毁约和“新官不理旧账”问题。", own))
    report.take()
    assert [each.edit for each in report.edits.taken if isinstance(each, TakenSentence)] == [SentenceEdit.REWORDED]
    assert own in report.text
    text = printed_after(report, tmp_path, "违约毁约件数=1")
    assert "“新官不理旧账”问题1件" in text
    assert own not in text


def test_that_a_number_said_something_else_is_told_when_it_is_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = Report(tmp_path, HEDONG)
    report.edit(("配备执法记录仪2台", "报废执法记录仪2台"), ("成立教育集团5个", "组建教育集团5个"))
    assert cli.main(["take", str(report.document), str(report.answers)]) == 0
    said = "".join(capsys.readouterr().out.split())
    assert said.count("原来说的是") == 1
    assert "留意：“2台”原来说的是“执法记录仪数”，改过的话里换了说法，照原样写死" in said


def test_a_figure_that_two_places_tell_otherwise_keeps_its_sentence_from_being_taken(tmp_path: Path) -> None:
    report = Report(tmp_path, HEDONG)
    report.edit(("录入执法信息404条，其中行政处罚1件", "录入执法信息414条，其中行政处罚1件、行政检查413件"))
    report.take()
    assert [each.path for each in report.edits.contradictions] == ["行政执法.执法信息录入条数"]
    assert "行政检查413件" not in report.text
    assert any("行政检查413件" in each.new for each in report.left.reworded)


def test_a_total_corrected_beside_a_new_number_is_still_taken(tmp_path: Path) -> None:
    report = Report(tmp_path, HEDONG)
    report.edit(("成立教育集团5个", "成立教育集团6个，较去年增加2个"))
    report.take()
    assert report.answered == {"依法履职.教育集团数": "6个"}
    assert "成立教育集团6个，较去年增加2个" in report.text
    assert "增加2个" not in printed_after(report, tmp_path, "教育集团数=7")


def test_a_sentence_reworded_in_another_paragraph_comes_back_where_it_stood_when_its_figure_changes(
    tmp_path: Path,
) -> None:
    report = Report(tmp_path, HEDONG)
    printed = "全区聘任法治副校长38名，覆盖中小学47所，覆盖率为100%。"
    reworded = "聘任法治副校长38名，实现中小学全覆盖。"
    report.edit((printed, ""), ("视频作品8件。", f"视频作品8件。{reworded}"))
    report.take()
    assert printed not in report.text
    assert reworded in report.text
    text = printed_after(report, tmp_path, "法治副校长人数=40")
    assert printed.replace("38", "40") in text
    assert reworded not in text


@pytest.mark.parametrize(
    ("own", "is_told"),
    [
        ("执法人员只有5名，力量不足。", True),
        ("执法人员由5名增加到6名，仍显不足。", False),
        ("去年执法人员5名，力量不足。", False),
        ("其中5名执法人员需要轮训。", False),
    ],
)
def test_a_figure_changed_in_one_place_and_told_as_it_was_in_another_is_a_conflict(
    own: str, is_told: bool, tmp_path: Path
) -> None:
    report = Report(tmp_path, CHENGHUA)
    typist = Typist(report.base.data, random.Random(0))  # noqa: S311 - tests
    typist.type_over("行政执法人员共5名", "行政执法人员共6名")
    for each in (f"一是{own}", "八、存在的不足"):
        typist.write_behind("抓住“4·15”国家安全日", each)
    report.document.write_bytes(typist.saved())
    report.take()
    conflicts = [each for each in report.edits.contradictions if each.path == "执法队伍.持证执法人员"]
    assert bool(conflicts) == is_told
    assert report.answered == ({} if is_told else {"执法队伍.持证执法人员": "6名"})
    assert all("5名" in "".join(each.says) and "6名" in "".join(each.says) for each in conflicts)
