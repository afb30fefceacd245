"""Nothing that a report counts or denies is missing from the list of an import, in whatever words it is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from imported_texts import questions_without_own_wording

from drafter.checking.sources.from_text import read_text
from drafter.commands.imported_sentences import sentence_lines
from drafter.importing.outline.imported_report import ImportedReport
from drafter.importing.read_report import read_report
from drafter.reading.sentence_facts import sentence_facts

_UNITS = (
    "件",
    "次",
    "名",
    "人次",
    "所",
    "场",
    "项",
    "家",
    "起",
    "份",
    "期",
    "卷",
    "万元",
    "条",
    "台",
    "位",
    "个",
    "类",
    "轮",
)
_FORMS = (
    *("{n}{u}", "近{n}{u}", "{n}余{u}", "{n}.5万{u}", "{n}至{n}{u}", "第{n}{u}", "{n}%", "{n}.2%", "{n}‰", "{n}/{n}"),
    *(
        "三{u}",
        "两{u}",
        "十二{u}",
        "四十五天",
        "四大类",
        "百分之九十",
        "三分之二",
        "五成",
        "20{n:0>2}年",
        "{n}月{n}日",
        "{n}个百分点",
    ),
)
_BEFORE = (
    "全年办理",
    "其中市级",
    "另",
    "各",
    "共",
    "较上年减少",
    "由",
    "投入",
    "现有",
    "对",
    "（含）",
    "达到",
    "仅",
    "",
)
_BEHIND = ("", "案件", "已办结", "以上", "左右", "，均已整改", "（见附表）", "的机构", "次要工作")
_MARKS = ("", "（1）", "2.", "3、", "①", "一是", "第一，", "1）", "1.2 ", "03 ", "其一，")
_COUNTED = re.compile(
    rf"[0-9]+|(?:[一二两三四五六七八九十]+(?:{'|'.join(_UNITS)}))|[一二三四五六七八九十]+天|[二三四五六七八九]大类|百分之[九十]+|三分之二|五成"
)
_PIECES = st.tuples(
    st.sampled_from(_BEFORE), st.sampled_from(_FORMS), st.integers(2, 97), st.sampled_from(_UNITS), st.sampled_from(_BEHIND)
)  # fmt: skip
_SENTENCES = st.tuples(
    st.sampled_from(_MARKS), st.lists(_PIECES, min_size=1, max_size=6), st.sampled_from("，、；"), st.sampled_from(("。", ""))
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(_SENTENCES)
def test_every_number_of_any_form_is_listed(shape: tuple[str, list[tuple[str, str, int, str, str]], str, str]) -> None:
    mark, pieces, divide, end = shape
    said = divide.join(f"{before}{form.format(n=n, u=u)}{behind}" for before, form, n, u, behind in pieces)
    text = f"{mark}开展工作{said}{end}"
    facts = [(fact.start, fact.end) for fact in sentence_facts(text)]
    found = (match for match in _COUNTED.finditer(text) if match.start() >= len(mark))
    assert [match[0] for match in found if not any(a <= match.start() and match.end() <= b for a, b in facts)] == []


@pytest.mark.parametrize("mark", _MARKS[1:])
def test_the_mark_of_an_item_is_no_number_of_the_report(mark: str) -> None:
    assert [fact.written for fact in sentence_facts(f"{mark}检查学校8所。")] == ["8所"]


def test_marks_of_items_within_a_sentence_are_no_numbers_either() -> None:
    text = "重点抓好：（1）每月检查1次；（2）培训35人；3.修订章程。"
    assert [fact.written for fact in sentence_facts(text)] == ["1次", "35人"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("全市教育系统九个县（市）区都有站点。", "九个"),
        ("会同三个部门检查。", "三个"),
        ("未经四道程序不得上会。", "四道"),
        ("省、市两级都有专人。", "两级"),
        ("秋冬两季各有重点。", "两季"),
        ("印发普法四年规划。", "四年"),
        ("一年来，我局依法履职。", "一年来"),
        ("覆盖五县两市。", "两市"),
        ("接到举报7件，经核查均不属实。", "不属实"),
        ("反映的内容不成立。", "不成立"),
        ("举报2件，经查无实据。", "无实据"),
        ("当事人均不申请听证。", "不申请听证"),
        ("前三季度办结。", "前三季度"),
        ("一至六月完成。", "一至六月"),
        ("覆盖十二街道。", "十二街道"),
    ],
)
def test_what_is_counted_in_words_or_proved_wrong_is_listed(sentence: str, told: str) -> None:
    assert told in [fact.written for fact in sentence_facts(sentence)]


def test_a_name_that_begins_with_a_numeral_counts_nothing() -> None:
    text = "二十届四中全会和十五师的要求，四川来的三年级学生和第三方讨论三重一大制度，系统二期建设纳入九年义务教育二级指标，不属实的一律不登。"
    assert sentence_facts(text) == ()


_NONES = (
    *(
        "未发现虚假承诺",
        "无不合格单位",
        "没有收取任何费用",
        "均未超过法定期限",
        "未收到差评",
        "不存在违规收费情形",
        "也未提起行政诉讼",
    ),
    *(
        "未发生一起群体性事件",
        "从未发生超期办理",
        "零投诉",
        "零事故",
        "无一件逾期",
        "没有D级",
        "未产生不良影响",
        "当事人均未上诉",
    ),
    *(
        "未突破公布的年度频次上限",
        "无委托执法机构",
        "未造成危害后果",
        "全年没有接到举报",
        "未作出不予许可决定",
        "无个人极端事件",
    ),
)


@pytest.mark.parametrize("said", _NONES)
@pytest.mark.parametrize("frame", ["办理许可36件，{}。", "{}，群众满意。", "检查94次，培训2期，{}；另有其他。"])
def test_what_a_report_denies_is_listed_in_whatever_words(said: str, frame: str) -> None:
    text = frame.format(said)
    begin = text.index(said)
    spans = [(fact.start, fact.end) for fact in sentence_facts(text) if not fact.written[0].isdigit()]
    assert any(start < begin + len(said) and begin < end for start, end in spans), text


def test_nothing_is_said_to_be_none_where_a_word_only_begins_so() -> None:
    text = "保护未成年人，提供无障碍服务，取缔无证机构，对未取得许可的机构责令整改，无法提供的说明理由，实现动态清零。"
    assert sentence_facts(text) == ()


def test_a_number_of_cases_told_as_zero_is_a_statement_of_none() -> None:
    facts = sentence_facts("行政复议、行政诉讼案件均为零，败诉案件为0。")
    assert [(fact.near, fact.figure is not None and fact.figure.value == 0) for fact in facts] == [
        *(("行政复议", True), ("行政诉讼案件", True), ("败诉案件为", True)),
    ]


def _read(*lines: str) -> ImportedReport:
    text = "\n".join(["柏林区教育局2024年法治政府建设情况报告", "", *lines])
    return read_report(read_text(text, "报告.txt"), Path("报告.txt"), questions_without_own_wording())


def test_the_list_of_an_import_has_what_its_sentences_have() -> None:
    report = _read(
        *("一、主要工作", "细化为四大类18项任务。核查材料83件，未发现虚假承诺；评级96家，无不合格单位。"),
        *(
            "二、存在的不足",
            "十个乡镇中有4个没有专人，评查发现瑕疵23处。",
            "三、下一步打算",
            "（1）培训两期、200人次。",
        ),
    )
    assert [number.written for _, number in report.numbers] == [
        *("四大类", "18项", "83件", "未发现虚假承诺", "96家", "无不合格单位", "十个", "4个", "23处", "两期", "200人次"),
    ]


_SLOGANS = (
    *(
        "保持败诉率“双零”",
        "实行每月一巡查",
        "做到每季一通报",
        "坚持两手抓",
        "落实三级联动",
        "推行一案三查",
        "完成第九轮“十四五”规划",
    ),
    *(
        "拨打12345热线",
        "印发《第八个五年规划》（通教发〔2023〕６号）",
        "成本翻倍",
        "缴纳叁万元",
        "扩充廿家",
        "列入①类和Ⅱ类",
        "增至１２所",
    ),
    *(
        "统一标准并进一步完善",
        "保护未成年人",
        "推进“双减”",
        "发放半数",
        "三分之二以上到会",
        "六成五家长知晓",
        "数十家机构参加",
    ),
    *(
        "十余次上门",
        "五六个部门会商",
        "几乎没有差错",
        "存在无证办学",
        "从未不满",
        "陆续到位伍佰元",
        "队伍参加培训",
        "二○二三年度",
    ),
)
_NUMERAL = re.compile("[0-9０-９一二三四五六七八九十百千万亿零〇○两双半廿叁佰①Ⅱ未无没]|几(?=乎)|倍|伍(?=佰)")


_SLOGAN_SENTENCES = st.tuples(
    st.lists(st.sampled_from(_SLOGANS), min_size=1, max_size=6, unique=True), st.sampled_from("，、"), st.booleans()
)


@settings(max_examples=80, deadline=None)
@given(_SLOGAN_SENTENCES)
def test_every_numeral_of_a_report_is_listed_with_where_it_went(shape: tuple[list[str], str, bool]) -> None:
    """A number, a word, a name, a slogan: each that has a numeral stands below its sentence, of whatever chapter."""
    said, divide, planned = shape
    chapter = "三、下一步打算" if planned else "一、主要工作"
    report = _read(chapter, f"我局{divide.join(said)}。")
    (sentence,) = report.sentences
    below = [line.removeprefix("   · ") for line in sentence_lines(report) if line.startswith("   · ")]
    words = [word for line in below for word in line.rpartition(" → ")[0].split("、")]
    spans = [match.span() for word in words for match in re.finditer(re.escape(word), sentence.text)]
    missing = [
        match[0]
        for match in _NUMERAL.finditer(sentence.text)
        if not any(start <= match.start() < end for start, end in spans)
    ]
    assert missing == []


def test_a_numeral_that_counts_nothing_is_listed_apart_in_one_line() -> None:
    report = _read("一、主要工作", "（一）统一标准，保持“双零”，每月一巡查，检查学校8所。")
    listed = list(sentence_lines(report))
    assert [line for line in listed if "词语" in line] == ["   · 统一标准、“双零”、每月一巡查 → 词语、名称里的，不作数"]
    assert "1. （一）统一标准，保持“双零”，每月一巡查，检查学校8所。" in listed
