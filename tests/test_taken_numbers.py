"""What a leader does to numbers: a number is taken only as the answer that it is, follows it in other words, or is told."""

from __future__ import annotations

import random
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pytest
from hand_edits import made

from drafter import cli
from drafter.answers.load import Answers, load_answers
from drafter.folders import shipped
from drafter.merging.edits.hand_sentences import hand_sentences
from drafter.merging.edits.sentence_edits import HandSentence
from drafter.merging.places.hand_values import hand_values
from drafter.merging.texts.alignment import EditedText
from drafter.model.measure_conversions import converted
from drafter.model.worded_numbers import numbers_in
from drafter.pages.written_lines import WrittenLine, written_lines
from drafter.rendering import render
from drafter.use_cases.answer_proposals import AnswerProposals
from tests.taken_trials import Typist
from tests.typed_numbers import KINDS, plain_figures

HEDONG, XIQING = "hedong-2021", "xiqing-2023"
AHEAD, PLAN = "依法履职.采购意向提前公开天数", "依法履职.资源建设规划年限"
CHECKS, LEAST = "行政执法.校外培训专项检查次数", "行政执法.每次执法最少人数"
HELD, WAITING = "执法队伍.持证执法人员", "执法队伍.待发证人员"
RATE, ASKED, ANSWERED = "信息公开.依申请公开答复率", "信息公开.依申请公开件数", "信息公开.依申请公开办结件数"
PUPILS, TEACHERS = "法治宣传.学宪法获奖学生", "法治宣传.学宪法获奖教师"
SCHOOLS, NURSERIES = "依法履职.章程修订中小学数", "依法履职.章程修订幼儿园数"
TALKS, LESSONS = "法治宣传.教研活动次数", "法治宣传.研讨课节数"
VISITS, INSPECTIONS = "行政执法.双随机检查学校次数", "行政执法.双随机检查培训机构次数"
DISPUTES, NOTES, WATCHED = "争议化解.化解矛盾纠纷件数", "诚信建设.双公示以外信息条数", "活动.17.数字.收看人数"
GROUPS, CAMERAS, NEW_SCHOOLS = "依法履职.教育集团数", "执法队伍.执法记录仪数", "依法履职.新增学校数"
COVERED = "法治宣传.法治副校长覆盖率"


class Case(NamedTuple):
    """What a leader typed over what, and what comes of it."""

    old: str
    new: str
    taken: Mapping[str, str] = MappingProxyType({})
    """The answers that are taken."""
    says: str = ""
    """What the new wording says there, answers by name; empty where there is none."""
    grounds: tuple[str, ...] = ()
    """The answers that it says in words of its own."""


CASES = {
    "another unit": Case("提前30日", "提前1个月", {}, "提前1个月", (AHEAD,)),
    "another unit, the same number": Case("提前30日", "提前30个工作日", {}, "提前30个工作日", (AHEAD,)),
    "a unit of the same meaning": Case("提前30日", "提前45天", {AHEAD: "45日"}, f"提前{{{AHEAD}.数值}}天"),
    "a unit that comes out exactly": Case("提前30日", "提前8周", {AHEAD: "56日"}, "提前8周", (AHEAD,)),
    "a unit that says the same": Case("未来5年", "未来60个月", {}, "未来60个月", (PLAN,)),
    "a unit that does not come out": Case("未来5年", "未来14个月", {}, "未来14个月", (PLAN,)),
    "years as years": Case("未来5年", "未来10年", {PLAN: "10年"}),
    "turns as visits": Case("检查892次", "检查902家次", {}, "检查902家次", (CHECKS,)),
    "roughly": Case("检查892次", "检查近900次", {CHECKS: "近900次"}),
    "at least": Case("检查892次", "检查900次以上", {CHECKS: "900次以上"}),
    "exactly, not roughly": Case("矛盾10余件", "矛盾12件", {DISPUTES: "12件"}),
    "at least no more": Case("由2人以上共同", "由3人共同", {}, "由3人共同", (LEAST,)),
    "a tenth": Case("答复率为100%", "答复率为九成", {RATE: "90%"}, "答复率为九成", (RATE,)),
    "a rise, no rate": Case("答复率为100%", "答复率提高5个百分点", {}, "答复率提高5个百分点", (RATE,)),
    "a range": Case("执法记录仪2台", "执法记录仪2—4台", {}, "2—4台", ("执法队伍.执法记录仪数",)),
    "a fraction": Case("47所中小学、", "三分之一的中小学、", {}, "三分之一的中小学", (SCHOOLS,)),
    "ten thousands": Case("信息6694条", "信息1.2万条", {NOTES: "1.2万条"}),
    "a record's own unit": Case("教师6307人收看", "教师6400人次收看", {WATCHED: "6400人次"}),
    "a record's wider number": Case("干部教师6307人", "干部教师、学生9307人", {}),
    "an answer that an activity cites": Case("政法委作品8件", "政法委作品八件", {}),
    "one of them": Case("行政处罚决定1件", "行政处罚决定一起", {}, "决定{处罚许可.行政处罚件数.汉字}起"),
    "a number in the place of a name": Case(
        "、消防河东支队联合检查21次",
        "、已有21次消防河东支队联合检查",
        {},
        "已有{行政执法.双随机联合检查次数}消防河东支队联合检查",
        ("行政执法.双随机联合部门",),
    ),
    "a total of two": Case(
        "47所中小学、92所各类幼儿园",
        "139所学校（中小学47所、幼儿园92所）",
        {},
        f"139所学校（中小学{{{SCHOOLS}}}、幼儿园{{{NURSERIES}}}）",
        (SCHOOLS, NURSERIES),
    ),
    "a total in the place of both": Case(
        "47所中小学、92所各类幼儿园", "139所中小学、幼儿园", {}, "139所中小学、幼儿园", (SCHOOLS, NURSERIES)
    ),
    "a rough total in the place of both": Case(
        "47所中小学、92所各类幼儿园", "140余所中小学、幼儿园", {}, "140余所中小学", (SCHOOLS, NURSERIES)
    ),
    "a total of equal figures": Case(
        "学生获奖16个，优秀指导教师获奖16个",
        "师生共获奖32个，其中教师16个",
        {},
        "师生共获奖32个，其中教师16个",
        (PUPILS, TEACHERS),
    ),
    "a total of two measures": Case(
        "教研活动19次、研讨课30节", "教研、研讨活动共49次（节）", {}, "共49次（节）", (TALKS, LESSONS)
    ),
    "one of two left out": Case("教研活动19次、研讨课30节", "教研活动20次", {TALKS: "20次"}, f"教研活动{{{TALKS}}}"),
    "one number for both": Case(
        "教研活动19次、研讨课30节", "教研活动和研讨课50次", {}, "教研活动和研讨课50次", (TALKS, LESSONS)
    ),
    "which of two figures": Case(
        "学校办学情况抽查8次，校外培训机构监管检查13次", "抽查20次", {}, "抽查20次", (VISITS, INSPECTIONS)
    ),
    "changed places": Case(
        "学校办学情况抽查8次，校外培训机构监管检查13次",
        "检查校外培训机构13次、学校8次",
        {},
        f"检查校外培训机构{{{INSPECTIONS}}}、学校{{{VISITS}}}",
    ),
    "another measure word for people": Case(
        "执法证人员11人，另有7人当年通过考试、等待发证",
        "执法人员持证的有11名，7位待发证",
        {},
        f"持证的有{{{HELD}.数值}}名，{{{WAITING}.数值}}位待发证",
    ),
    "in Chinese numerals": Case("由2人以上共同", "由两名以上执法人员共同", {}, f"由{{{LEAST}.汉字}}名以上执法人员共同"),
    "years in Chinese numerals": Case("未来5年", "未来五年", {}, f"未来{{{PLAN}.汉字}}年"),
    "a new number in Chinese numerals": Case("由2人以上", "由三名以上", {LEAST: "3人"}, f"由{{{LEAST}.汉字}}名以上"),
    "one of equal figures alone": Case(
        "事项1件，已办结1件，答复率为100%", "事项全部办结，共计1件", {}, "共计1件", (ASKED, ANSWERED, RATE)
    ),
    "another verb": Case("成立教育集团5个", "组建教育集团6个", {GROUPS: "6个"}, f"组建教育集团{{{GROUPS}}}"),
    "another attribute": Case(
        "配备执法记录仪2台", "配备新型执法记录仪3台", {CAMERAS: "3台"}, f"配备新型执法记录仪{{{CAMERAS}}}"
    ),
    "one of two things": Case("新建、接收学校1所", "新建学校3所", {}, "新建学校3所", (NEW_SCHOOLS,)),
    "a longer noun": Case(
        "化解教育类矛盾10余件", "成功化解教育类矛盾纠纷12件", {DISPUTES: "12件"}, f"矛盾纠纷{{{DISPUTES}}}"
    ),
    "two figures in other words": Case(
        "学校办学情况抽查8次，校外培训机构监管检查13次",
        "学校抽查10次，校外培训机构检查15次",
        {VISITS: "10次", INSPECTIONS: "15次"},
        f"学校抽查{{{VISITS}}}，校外培训机构检查{{{INSPECTIONS}}}",
    ),
    "a verb behind it in an activity": Case(
        "干部教师6307人收看了", "干部教师6500余人集中收看了", {WATCHED: "6500余人"}
    ),
    "another thing": Case("成立教育集团5个", "联系民办机构6个", {}, "联系民办机构6个", (GROUPS,)),
    "a growth alone": Case("成立教育集团5个", "教育集团较去年增加2个", {}, "较去年增加2个", (GROUPS,)),
    "the name of its question": Case(
        "教育系统具有执法证人员11人，", "现有持证执法人员11人，", {}, f"现有持证执法人员{{{HELD}}}，"
    ),
    "digits of full width": Case("配备执法记录仪2台", "配备执法记录仪３台", {CAMERAS: "3台"}),
    "a rate of full width": Case("覆盖率为100%", "覆盖率为９８％", {COVERED: "98%"}),
    "per two weeks": Case("平均每周1课时", "平均每两周1课时", {}, "平均每两周1课时", ("法治宣传.读本每周课时",)),
    "a figure cut out": Case("，答复率为100%", "", {}, f"已办结{{{ANSWERED}}}。"),
}


@cache
def answers() -> Answers:
    return load_answers(shipped("examples") / f"{HEDONG}.yaml", (shipped("templates"),))


@cache
def base() -> tuple[WrittenLine, ...]:
    """Return the lines of the rendered example."""
    return written_lines(render(answers()).document)


def found(old: str, new: str) -> tuple[dict[str, str], tuple[HandSentence, ...]]:
    """Return the answers that are taken of the document with `new` in the place of `old`, and its sentences."""
    assert any(old in line.text for line in base())
    hand = [line.text.replace(old, new) for line in base()]
    proposals = AnswerProposals(answers(), hand_values(EditedText(base(), hand)))
    assert not proposals.contradictions
    return {each.path: each.new for each in proposals.taken}, hand_sentences(EditedText(base(), hand), 2021)


@pytest.mark.parametrize("name", CASES)
def test_a_number_is_taken_as_the_answer_that_it_is_or_kept_as_words(name: str) -> None:
    case = CASES[name]
    taken, sentences = found(case.old, case.new)
    assert {path: value for path, value in taken.items() if not path.endswith("内容")} == case.taken
    wording = "".join(change.wording for each in sentences for change in each.rewordings)
    assert case.says in wording
    assert bool(case.says) == bool(wording)
    assert {ground.path for each in sentences for ground in each.grounds} == set(case.grounds)


def typed(folder: Path, old: str, new: str) -> tuple[str, str]:
    """Return the paths of the example's document with `new` typed over `old`, and of its answers."""
    text = (shipped("examples") / f"{HEDONG}.yaml").read_text(encoding="utf-8")
    typist = Typist(made(text, "a.yaml", folder).data, random.Random(0))  # noqa: S311 - tests
    typist.type_over(old, new)
    (folder / "手改.docx").write_bytes(typist.saved())
    return str(folder / "手改.docx"), str(folder / "a.yaml")


def test_a_sentence_that_says_a_figure_itself_is_not_used_when_the_figure_changes_and_render_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    total = "139所学校（中小学47所、幼儿园92所）完成章程修订"
    document, own = typed(tmp_path, "47所中小学、92所各类幼儿园完成章程修订", total)
    assert cli.main(["take", document, own, "--yes"]) == 0
    assert "话里写死了数，不会跟着变：章程修订中小学数、章程修订幼儿园数" in "".join(capsys.readouterr().out.split())
    assert cli.main(["render", own, "-o", str(tmp_path / "一.docx")]) == 0
    assert "没有照着写" not in capsys.readouterr().out
    assert total in "".join(line.text for line in lines_of(own))
    assert cli.main(["set", own, "章程修订中小学数=50"]) == 0
    assert cli.main(["render", own, "-o", str(tmp_path / "二.docx")]) == 0
    said = "".join(capsys.readouterr().out.split())
    assert "有1条没有照着写：话里写死了数，答案后来变了" in said
    assert "写入党的教育方针和依法治校要求。”：写的时候“章程修订中小学数”是47所，现在是50所" in said
    printed = "".join(line.text for line in lines_of(own))
    assert "139所" not in printed
    assert "50所中小学、92所各类幼儿园完成章程修订" in printed


def test_next_year_s_report_does_not_say_last_year_s_figure_in_a_leader_s_words(tmp_path: Path) -> None:
    document, own = typed(tmp_path, "提前30日", "提前1个月")
    assert cli.main(["take", document, own, "--yes"]) == 0
    following = str(tmp_path / "b.yaml")
    assert cli.main(["new", following, "--from", own]) == 0
    (wording,) = load_answers(Path(following), (shipped("templates"),)).report.wordings or ()
    assert [each.value for each in wording.grounded_on] == ["30日"]
    assert "1个月" not in "".join(line.text for line in lines_of(following))
    assert cli.main(["set", following, "采购意向提前公开天数=45日"]) == 0
    printed = "".join(line.text for line in lines_of(following))
    assert "提前45日公开" in printed
    assert "1个月" not in printed


def lines_of(path: str) -> tuple[WrittenLine, ...]:
    return written_lines(render(load_answers(Path(path), (shipped("templates"),))).document)


CONVERSIONS = {
    ("24", "个月", "年"): "2",
    ("18", "个月", "年"): "1.5",
    ("14", "个月", "年"): None,
    ("1", "个月", "日"): None,
    ("8", "周", "日"): "56",
    ("30", "个工作日", "日"): None,
    ("5000", "元", "万元"): "0.5",
    ("12345", "元", "万元"): None,
    ("1.2", "亿元", "万元"): "12000",
    ("90", "分钟", "小时"): "1.5",
    ("30", "课时", "小时"): None,
    ("9", "成", "%"): "90",
    ("5", "个百分点", "%"): None,
    ("2", "倍", "%"): None,
    ("320", "人次", "人"): None,
    ("3", "户次", "家"): None,
}


@pytest.mark.parametrize("given", CONVERSIONS, ids="".join)
def test_a_measure_word_is_converted_only_where_it_comes_out_exactly(given: tuple[str, str, str]) -> None:
    number, measure, wanted = given
    found = converted(Decimal(number), measure, wanted)
    expected = CONVERSIONS[given]
    assert found == (None if expected is None else Decimal(expected))


@pytest.mark.long
@pytest.mark.parametrize("example", [path.stem for path in sorted(shipped("examples").glob("*.yaml"))])
def test_a_figure_retold_at_random_is_taken_rightly_or_follows_or_is_marked(example: str) -> None:
    own = load_answers(shipped("examples") / f"{example}.yaml", (shipped("templates"),))
    lines = [each for each in written_lines(render(own).document) if plain_figures(each)]
    chance = random.Random(example)  # noqa: S311 - tests
    retold = [(line, kind(line, chance)) for line in lines for kind in KINDS]
    assert sum(typed is not None for _, typed in retold) >= 10
    for line, typed in retold:
        if typed is None:
            continue
        hand = [line.text.replace(typed.old, typed.new)]
        taken = {each.path: each.new for each in AnswerProposals(own, hand_values(EditedText([line], hand))).taken}
        sentences = hand_sentences(EditedText([line], hand), None)
        wording = "".join(change.wording for each in sentences for change in each.rewordings)
        grounds = {ground.path for each in sentences for ground in each.grounds}
        for path, values in typed.values.items():
            is_right = path in taken and next(numbers_in(taken[path])).value in values
            is_within_record = any(f"{{{path}}}" in text for text in taken.values())
            follows = f"{{{path}" in wording or is_within_record or (not sentences and path not in taken)
            assert is_right or (path not in taken and (follows or path in grounds)), (typed, taken, wording)


def test_a_figure_of_an_activity_that_is_written_in_numerals_stays_its_figure(tmp_path: Path) -> None:
    text = (shipped("examples") / "chenghua-2020.yaml").read_text("utf-8")
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    typist = Typist(made(text, "a.yaml", tmp_path).data, random.Random(0))  # noqa: S311 - tests
    typist.type_over("方案和制度17项", "方案和制度十七项")
    typist.type_over("惠及师生5000余名", "惠及师生六千余名")
    document, own = tmp_path / "手改.docx", str(tmp_path / "a.yaml")
    document.write_bytes(typist.saved())
    assert cli.main(["take", str(document), own, "--yes"]) == 0
    printed = "".join(line.text for line in lines_of(own))
    assert "方案和制度十七项" in printed
    assert "惠及师生六千余名" in printed
    assert cli.main(["set", own, "活动.8.数字.惠及师生=7000名"]) == 0
    assert "惠及师生7000名" in "".join(line.text for line in lines_of(own))
