"""Headings in everyday words and without numbers, as an import finds them: five little reports, and what heads nothing."""

from __future__ import annotations

import pytest

from drafter.checking.sources.from_text import read_text
from drafter.checking.text.statutory_parts import StatutoryPart
from drafter.importing.outline.report_sentences import TakenApart, take_apart

TOLD = "全年召开专题会议6次，审查合同31份，办理来信来访45件，答复及时，群众较为满意，没有发生复议和诉讼案件，各项任务按期完成。"
BRIEF = "聘请1名法律顾问，每季度到校坐班2天。"


def taken(*lines: str) -> TakenApart:
    """Return what is found in a little report with `lines` behind its first paragraph."""
    around = ("柏林区教育局2022年法治政府建设情况报告", "区法治办：", TOLD, *lines, "柏林区教育局", "2023年1月5日")
    return take_apart(read_text("\n".join(around), "a.txt"))


def outline(*lines: str) -> list[tuple[int, str]]:
    """Return level and text of each heading found."""
    return [(each.level, each.text) for each in taken(*lines).outline]


QUOTED = (
    *("今年都忙了些啥", "立好“规矩绳”", TOLD, "把牢“入口关”", TOLD, "管好“钱袋子”", TOLD, "一把手怎么管", TOLD),
    *("哪些事没办好", f"懂法的人太少。{BRIEF}", f"案卷做得太粗。{BRIEF}", f"培训办得太散。{BRIEF}", "来年打算", BRIEF),
)
COLONS = (
    *("责任谁来扛：", TOLD, "规矩谁来定：", TOLD, "学校谁来查："),
    *(f"安全巡查。{TOLD}", f"收费巡查。{TOLD}", f"招生巡查。{TOLD}", "还有哪些短板：", BRIEF, "下一步怎么走：", BRIEF),
)
QUESTIONS = ("学习有没有走心？", TOLD, "办事有没有照章？", TOLD, "学校有没有短处？", TOLD, "明年怎么干？", BRIEF)
ABOVE_PLAIN = (
    "今年的主要工作",
    "领导带头学",
    TOLD,
    "决策按程序",
    TOLD,
    "检查讲规范",
    TOLD,
    "差距",
    TOLD,
    "明年打算",
    BRIEF,
)
ASPECTS = (
    *("一、工作开展", TOLD, "二、存在的短板", f"人员方面：{TOLD}", f"经费方面：{TOLD}", f"档案方面：{TOLD}"),
    *("三、明年打算", TOLD),
)
REPORTS = {
    "words in quotes": (
        QUOTED,
        [
            *(
                (1, "今年都忙了些啥"),
                (2, "立好“规矩绳”"),
                (2, "把牢“入口关”"),
                (2, "管好“钱袋子”"),
                (1, "一把手怎么管"),
            ),
            *((1, "哪些事没办好"), (2, "懂法的人太少"), (2, "案卷做得太粗"), (2, "培训办得太散"), (1, "来年打算")),
        ],
    ),
    "colons": (
        COLONS,
        [
            *(
                (1, "责任谁来扛"),
                (1, "规矩谁来定"),
                (1, "学校谁来查"),
                (2, "安全巡查"),
                (2, "收费巡查"),
                (2, "招生巡查"),
            ),
            *((1, "还有哪些短板"), (1, "下一步怎么走")),
        ],
    ),
    "questions": (QUESTIONS, [(1, each) for each in QUESTIONS[::2]]),
    "plain lines below a plain line": (
        ABOVE_PLAIN,
        [
            *((1, "今年的主要工作"), (2, "领导带头学"), (2, "决策按程序"), (2, "检查讲规范"), (1, "差距")),
            (1, "明年打算"),
        ],
    ),
    "aspects": (
        ASPECTS,
        [
            *((1, "工作开展"), (1, "存在的短板"), (2, "人员方面"), (2, "经费方面"), (2, "档案方面"), (1, "明年打算")),
        ],
    ),
}


@pytest.mark.parametrize(("lines", "found"), REPORTS.values(), ids=REPORTS)
def test_headings_in_everyday_words_are_found(lines: tuple[str, ...], found: list[tuple[int, str]]) -> None:
    assert outline(*lines) == found


@pytest.mark.parametrize("lines", [QUOTED, COLONS, ABOVE_PLAIN, ASPECTS], ids=["quotes", "colons", "plain", "aspects"])
def test_chapters_in_everyday_words_have_their_part(lines: tuple[str, ...]) -> None:
    sentences = taken(*lines).sentences
    parts = {each.headings[0]: each.part for each in sentences if each.headings}
    *_, shortcomings, plans = parts.values()
    assert (shortcomings, plans) == (StatutoryPart.SHORTCOMINGS, StatutoryPart.PLANS)
    assert set(list(parts.values())[:-2]) == {None}


def test_lines_with_a_colon_are_below_the_numbered_chapter_above_them() -> None:
    lines = ("班子怎么带：", TOLD, "文件怎么管：", TOLD, "检查怎么查：", TOLD)
    assert outline("一、今年工作", *lines, "二、明年打算", TOLD) == [
        *((1, "今年工作"), (2, "班子怎么带"), (2, "文件怎么管"), (2, "检查怎么查"), (1, "明年打算")),
    ]


def test_numbered_headings_may_end_in_a_colon() -> None:
    lines = (
        "一、2022年的工作：",
        "（一）带头学法方面：",
        TOLD,
        "（二）规范办事方面：",
        TOLD,
        "二、存在的不足：",
        BRIEF,
    )
    levels = [(1, "2022年的工作"), (2, "带头学法方面"), (2, "规范办事方面"), (1, "存在的不足")]
    assert outline(*lines) == levels
    mixed = ("一、今年的工作", TOLD, "二、存在的不足：", BRIEF, "三、明年的打算", BRIEF)
    assert outline(*mixed) == [(1, "今年的工作"), (1, "存在的不足"), (1, "明年的打算")]


def test_numbers_of_items_take_no_chapter_its_heading() -> None:
    lines = ("班子怎么带：", TOLD, "文件怎么管：", TOLD, "明年怎么办：", f"1.{BRIEF}", f"2.{BRIEF}")
    assert [text for _, text in outline(*lines)] == ["班子怎么带", "文件怎么管", "明年怎么办"]


def test_a_chapter_that_says_there_is_nothing_keeps_its_heading() -> None:
    lines = ("学习与领导", TOLD, "监督与信访", TOLD, "差距", TOLD, "其他要说的", "无。", "明年打算", TOLD)
    assert [text for _, text in outline(*lines)] == list(lines[::2])


@pytest.mark.parametrize(
    "lines",
    [
        ("全年检查情况如下：", TOLD, "办理案件情况如下：", TOLD, "普法活动主要包括：", TOLD),
        (
            "采取了三项措施：",
            f"一是办班。{TOLD}",
            "取得了两个成效：",
            f"一是守法。{TOLD}",
            "还有：",
            f"一是安全。{TOLD}",
        ),
        ("会上讲了这样几句话：", TOLD),
        (f"合法性审查是本行。{TOLD}", f"执法力量仍然偏弱不少。{TOLD}", f"案卷质量参差。{TOLD}"),
        (f"一是建班子。{BRIEF}", f"二是抓培训。{BRIEF}", f"三是强考核。{BRIEF}"),
    ],
    ids=["introductions", "lists", "one colon", "statements", "leads"],
)
def test_what_introduces_or_states_heads_nothing(lines: tuple[str, ...]) -> None:
    assert outline("一、工作", *lines, "二、打算", TOLD) == [(1, "工作"), (1, "打算")]
    told = outline("工作", TOLD, "监督", TOLD, "信访", TOLD, *lines[:2], "打算", TOLD)
    assert [text for _, text in told] == ["工作", "监督", "信访", "打算"]


LONG_LEADS = ("案件", "校园安全的排查整治", "政务公开工作")


@pytest.mark.parametrize("stop", ["。", "："])
def test_phrases_that_lead_each_paragraph_below_a_heading_need_not_be_as_long_as_each_other(stop: str) -> None:
    led = [f"{lead}{stop}{TOLD}" for lead in LONG_LEADS]
    plans = (f"盯住收费{stop}{BRIEF}", f"补齐学校法律服务短板{stop}{BRIEF}")
    found = outline("几组数字", *led, "做了哪些工作", TOLD, "明年怎么干", *plans)
    below = [(2, lead) for lead in LONG_LEADS]
    planned = [(2, "盯住收费"), (2, "补齐学校法律服务短板")]
    assert found == [(1, "几组数字"), *below, (1, "做了哪些工作"), (1, "明年怎么干"), *planned]
    numbered = outline("一、执法", "（一）专项行动", *led, "二、信访", TOLD)
    assert numbered == [(1, "执法"), (2, "专项行动"), *[(3, lead) for lead in LONG_LEADS], (1, "信访")]


def test_paragraphs_of_which_one_begins_with_no_phrase_have_no_leads() -> None:
    lines = (f"投诉不少。{TOLD}", f"全年检查学校46所，办结案件3件。{TOLD}", f"队伍也换了新人。{TOLD}")
    assert outline("一、工作", *lines, "二、打算", TOLD) == [(1, "工作"), (1, "打算")]


def test_a_single_word_behind_a_mark_is_a_heading() -> None:
    lines = ("◆审批改革", "●减", TOLD, "●放", TOLD, "◆普法", "●讲", TOLD, "●考", TOLD)
    assert [text for _, text in outline(*lines)] == ["审批改革", "减", "放", "普法", "讲", "考"]


def test_decimal_numbers_of_three_places_are_below_those_of_two() -> None:
    lines = ("1　办案", "1.1　许可", "1.1.1　件数", TOLD, "1.1.2　种类", TOLD, "1.2　检查", TOLD, "2　短板", BRIEF)
    levels = [(1, "办案"), (2, "许可"), (3, "件数"), (3, "种类"), (2, "检查"), (1, "短板")]
    assert outline(*lines) == levels
    assert taken(*lines).sentences[-1].part is StatutoryPart.SHORTCOMINGS


def test_lines_below_a_numbered_chapter_in_spoken_words_are_of_its_part() -> None:
    lines = (
        *("一、管好窗口", TOLD, "二、说实话，还有几处没做好", "人手紧", TOLD, "底子薄", TOLD),
        *("三、2023年准备这么办", "补人手", TOLD, "打底子", TOLD),
    )
    parts = {each.headings[-1]: each.part for each in taken(*lines).sentences if len(each.headings) > 1}
    lacking, planned = StatutoryPart.SHORTCOMINGS, StatutoryPart.PLANS
    assert parts == {"人手紧": lacking, "底子薄": lacking, "补人手": planned, "打底子": planned}


@pytest.mark.parametrize(
    "lines", [("巡查多了，查出问题少了", TOLD), ("重培训", f"普法课开课率88%，离100%还有差距。{TOLD}")]
)
def test_work_on_problems_is_no_shortcoming(lines: tuple[str, str]) -> None:
    above, below = lines
    parts = {each.part for each in taken("一、管住过程", f"1、{above}", below, "二、明年打算", BRIEF).sentences}
    assert parts == {None, StatutoryPart.PLANS}


def test_phrases_that_all_paragraphs_of_plain_chapters_begin_with_are_headings() -> None:
    lines = (
        *("今年的几组数", f"机构减量。{TOLD}", f"来信来访办理情况。{TOLD}", f"立案。{TOLD}"),
        *("还有的短板", f"人手少。{BRIEF}", "明年怎么干", f"补人手。{BRIEF}", f"把案卷质量提上去。{BRIEF}"),
    )
    levels = {text: level for level, text in outline(*lines)}
    assert levels == {
        **dict.fromkeys(("今年的几组数", "还有的短板", "明年怎么干"), 1),
        **dict.fromkeys(("机构减量", "来信来访办理情况", "立案", "人手少", "补人手", "把案卷质量提上去"), 2),
    }


def test_lines_behind_that_of_the_plans_are_below_it() -> None:
    lines = ("问题查找", TOLD, "来年部署", TOLD, "建一支队伍", TOLD, "管住一本账", TOLD)
    planned = [each.headings for each in taken(*lines).sentences if each.part is StatutoryPart.PLANS]
    assert {headings[0] for headings in planned} == {"来年部署"}
    assert {headings[-1] for headings in planned} == {"来年部署", "建一支队伍", "管住一本账"}


TEXT = "全年办理各类事项若干件，做到件件有回音、事事有着落，群众比较满意。"


def test_lines_without_a_number_below_numbered_chapters_are_headings_where_one_stands_right_below() -> None:
    lines = ("第一部分 工作情况", "政务服务", TEXT, "执法监管", TEXT, "第二部分 2024年安排", "补齐人手", TEXT)
    told = [text for _, text in outline(*lines)]
    assert told == ["工作情况", "政务服务", "执法监管", "2024年安排", "补齐人手"]


@pytest.mark.parametrize(
    "leads", [("培训机构这条线：", "幼儿园这条线：", "师德这条线："), ("编制少。", "衔接慢。", "案件少。")]
)
def test_leads_of_one_ending_or_very_short_ones_are_headings_though_other_paragraphs_stand_beside_them(
    leads: tuple[str, ...],
) -> None:
    below = [f"{lead}{TEXT}" for lead in leads]
    told = [text for _, text in outline("一、检查", TEXT, *below, f"今年仍有三件未办结，{TEXT}", "二、打算", TEXT)]
    assert told == ["检查", *(lead[:-1] for lead in leads), "打算"]


def test_numerals_with_a_space_are_those_of_chapters() -> None:
    lines = (
        "一 狠抓决策",
        TEXT,
        "二 突出“保安”，做细防范",
        "1、安全管理",
        TEXT,
        "2、化解矛盾",
        TEXT,
        "三 来年安排",
        "1、配专人",
        TEXT,
    )
    assert [level for level, _ in outline(*lines)] == [1, 1, 3, 3, 1, 3]
    told = taken(*lines)
    assert told.sentences[-1].part is StatutoryPart.PLANS


@pytest.mark.parametrize("lead", ["2023年，着力抓好以下工作：", "下一步，重点做好三项工作："])
def test_headings_below_a_lead_of_plans_are_of_the_plans(lead: str) -> None:
    lines = (
        "一、情况",
        TEXT,
        "二、主要问题和下一步打算",
        "人手不够，能力还有差距。",
        lead,
        "（一）完善制度",
        TEXT,
        "（二）提高水平",
        TEXT,
    )
    parts = [each.part for each in taken(*lines).sentences]
    assert parts[-1] is parts[-2] is StatutoryPart.PLANS
    assert StatutoryPart.SHORTCOMINGS in parts
    after = taken(*lines, "三、其他", TEXT).sentences[-1]
    assert after.part is not StatutoryPart.PLANS


def test_a_heading_of_plans_below_one_of_both_is_of_the_plans() -> None:
    lines = ("一、情况", TEXT, "二、问题与改进", "（一）主要问题", TEXT, "（二）2023年安排", TEXT)
    assert taken(*lines).sentences[-1].part is StatutoryPart.PLANS


def test_leads_with_a_dash_below_the_plans_are_of_the_plans() -> None:
    leads = [f"——{each}。{TEXT}" for each in ("明确职责边界", "控制检查频次", "改善人员结构")]
    told = taken(
        "1 工作情况",
        "1.1 检查",
        TEXT,
        "1.2 处罚",
        TEXT,
        "2 问题与改进",
        "人手不够，仍有差距。2023年拟采取如下措施：",
        *leads,
    )
    assert [each.part for each in told.sentences[-3:]] == [StatutoryPart.PLANS] * 3
