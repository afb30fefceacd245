"""Counted clauses: 一是…；二是…。 whatever is answered, whatever is absent."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from builders import lines_of, make_answers, render_in_process, write_jurisdiction
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.model.numerals import to_chinese
from drafter.sections.markup import Part, parse_section
from drafter.sections.tokens import ABSENT, Printed, Tokens, gap_mark
from drafter.text_runs import Run, RunKind, text_of

GAP = gap_mark("数", "组.数")


def answered(text: str, path: str) -> Printed:
    """Return the answer at `path` as it is printed."""
    return Printed((Run(text, answer=path),) if text else ())


def parse(source: str, *answers: str | Printed | None) -> tuple[Part, ...]:
    """Return the parts of `source`; each @ prints the next of `answers`, None is an absent one."""
    tokens = Tokens()
    pieces = source.split("@")
    text = pieces[0]
    for i, (answer, piece) in enumerate(zip(answers, pieces[1:], strict=True)):
        printed = answered(answer, f"组.{i}") if isinstance(answer, str) else answer or ABSENT
        text += tokens.add(printed) + piece
    return parse_section(text, tokens)


def told(source: str, *answers: str | Printed | None) -> list[str]:
    """Return the texts of the parts of `source`."""
    return [text_of(part.runs) for part in parse(source, *answers)]


CASES = {
    "one clause is not counted": ("+ 检查@。", ["8次"], ["检查8次。"]),
    "two": ("+ 检查@\n+ 处罚@", ["8次", "无"], ["一是检查8次；二是处罚无。"]),
    "stops typed in the template are set anew": (
        "+ 甲@；\n+ 乙@。\n+ 丙@，",
        ["1"] * 3,
        ["一是甲1；二是乙1；三是丙1。"],
    ),
    "the first vanishes": ("+ 甲@。\n+ 乙@。\n+ 丙@。", [None, "2", "3"], ["一是乙2；二是丙3。"]),
    "one in the middle vanishes": ("+ 甲@。\n+ 乙@。\n+ 丙@。", ["1", None, "3"], ["一是甲1；二是丙3。"]),
    "the last vanishes": ("+ 甲@。\n+ 乙@。\n+ 丙@。", ["1", "2", None], ["一是甲1；二是乙2。"]),
    "all but one vanish": ("+ 甲@。\n+ 乙@。\n+ 丙@。", [None, "2", None], ["乙2。"]),
    "all vanish": ("+ 甲@。\n+ 乙@。", [None, None], []),
    "all vanish behind other words": ("开头@。\n+ 甲@。\n+ 乙@。", ["1", None, None], ["开头1。"]),
    "words before them": ("为此：\n+ 甲@\n+ 乙@", ["1", "2"], ["为此：一是甲1；二是乙2。"]),
    "a clause of two sentences": ("+ 甲@。又乙。\n+ 丙@", ["1", "2"], ["一是甲1。又乙。二是丙2。"]),
    "an answer of two sentences": ("+ @\n+ 丙@", ["甲。乙。", "2"], ["一是甲。乙。二是丙2。"]),
    "a clause without its answers takes its set phrases along": (
        "+ 甲@。又乙。\n+ 丙@\n+ 丁@",
        [None, "2", "3"],
        ["一是丙2；二是丁3。"],
    ),
    "a clause that keeps an answer keeps its set phrases": (
        "+ 甲@。又乙。再@。\n+ 丙@",
        [None, "1", "2"],
        ["一是又乙。再1。二是丙2。"],
    ),
    "a clause of set phrases stays": ("+ 乙。\n+ 丙@", ["2"], ["一是乙；二是丙2。"]),
    "what goes on from words that stay keeps its connective": (
        "按照甲文[[和@]][[以及@]]的要求。",
        [None, "乙会议"],
        ["按照甲文以及乙会议的要求。"],
    ),
    "an option vanishes": ("+ 甲@[[，其中@]]\n+ 丙@", ["1", None, "2"], ["一是甲1；二是丙2。"]),
    "an answer typed as a sentence": ("+ @\n+ @", ["甲。", "乙；"], ["一是甲。二是乙。"]),
    "an answer with a semicolon": ("+ @\n+ @", ["甲；", "乙，"], ["一是甲；二是乙。"]),
    "an exclamation of the template's": ("+ @！\n+ @？", ["加油", "甲"], ["一是加油！二是甲？"]),
    "a gap is counted": ("+ 甲@\n+ 乙@", [GAP, "2"], ["一是甲【待填：数】；二是乙2。"]),
    "a gap stays when its clause leaves": ("+ 甲@，@\n+ 乙@", [GAP, None, "2"], ["一是【待填：数】；二是乙2。"]),
    "paragraphs of their own count on": (
        "+ 甲@\n\n+ 乙@\n\n+ 丙@",
        ["1", "2", "3"],
        ["一是甲1。", "二是乙2。", "三是丙3。"],
    ),
    "a paragraph of its own vanishes": ("+ 甲@\n\n+ 乙@\n\n+ 丙@", ["1", None, "3"], ["一是甲1。", "二是丙3。"]),
    "a lone paragraph of its own": ("+ 甲@\n\n+ 乙@", ["1", None], ["甲1。"]),
    "a paragraph between begins anew": (
        "+ 甲@\n+ 乙@\n\n此外@。\n\n+ 丙@\n+ 丁@",
        ["1", "2", "3", "4", "5"],
        ["一是甲1；二是乙2。", "此外3。", "一是丙4；二是丁5。"],
    ),
    "clauses behind words of a paragraph begin anew": (
        "前：\n+ 甲@\n+ 乙@\n\n后：\n+ 丙@\n+ 丁@",
        ["1", "2", "3", "4"],
        ["前：一是甲1；二是乙2。", "后：一是丙3；二是丁4。"],
    ),
    "what a bureau typed is no clause": ("+ @\n+ 乙@", ["+ 甲", "2"], ["一是+ 甲；二是乙2。"]),
}


@pytest.mark.parametrize(("source", "answers", "expected"), CASES.values(), ids=CASES)
def test_clauses_are_counted_and_closed(source, answers, expected):
    assert told(source, *answers) == expected


@pytest.mark.parametrize("count", range(2, 13))
def test_two_to_twelve_clauses_are_counted(count):
    names = [chr(ord("甲") + i) for i in range(count)]
    (text,) = told("\n".join(["+ @"] * count), *names)
    assert text == "；".join(f"{to_chinese(i + 1)}是{name}" for i, name in enumerate(names)) + "。"
    if count == 12:
        assert "；十是" in text
        assert "；十一是" in text
        assert "；十二是" in text


@pytest.mark.parametrize("mark", ["！", "？"])
def test_an_answer_with_a_closing_mark_of_its_own_takes_no_further_stop(mark):
    assert told("+ @\n+ @", f"甲{mark}", f"乙{mark}") == [f"一是甲{mark}二是乙{mark}"]


def test_a_lead_phrase_stands_behind_the_number_in_a_run_of_its_own():
    (part,) = parse("+ **抓实学法。**合格率@\n+ **抓好执法。**检查@", "100%", "8次")
    assert text_of(part.runs) == "一是抓实学法。合格率100%。二是抓好执法。检查8次。"
    assert [run.text for run in part.runs if run.kind is RunKind.LEAD] == ["抓实学法。", "抓好执法。"]


def test_a_clause_whose_lead_phrase_alone_is_left_leaves():
    assert told("+ **抓实学法。**合格率@。\n+ 检查@。\n+ 处罚@。", None, "8次", "3件") == ["一是检查8次；二是处罚3件。"]


def topic(tmp_path: Path, section: str, *activities: dict[str, Any]) -> list[str]:
    """Return the lines of a section about the activities of the topic 法治宣传."""
    root = write_jurisdiction(tmp_path / "templates", {"正文": section})
    told_of = [{"主题": "法治宣传", **activity} for activity in activities]
    text = make_answers(单位和报告={"地区模板": "试用"}, 活动=told_of)
    return lines_of(render_in_process(text, root).document)[1:]


@pytest.mark.parametrize(
    ("activities", "expected"),
    [
        ([], []),
        ([{"内容": "办讲座。"}], ["办讲座。"]),
        ([{"内容": "办讲座。"}, {"内容": "发手册"}], ["一是办讲座。二是发手册。"]),
        ([{"内容": "办讲座"}, {"内容": "发手册"}], ["一是办讲座；二是发手册。"]),
        (
            [{"提法": "进校园。", "内容": "办讲座"}, {"内容": "发手册。"}],
            ["进校园。办讲座。发手册。"],
        ),
        (
            [{"内容": "办讲座"}, {"提法": "进校园", "内容": "讲课"}, {"内容": "发手册"}],
            ["一是办讲座。二是进校园。讲课。发手册。"],
        ),
        (
            [{"内容": "办讲座{场次}。", "数字": {"场次": "8场"}}, {"内容": "发手册{册数}", "数字": {"册数": "200册"}}],
            ["一是办讲座8场。二是发手册200册。"],
        ),
        (
            [{"内容": "办讲座{场次}。", "数字": {"场次": "不适用"}}, {"内容": "发手册。"}, {"内容": "开庭。"}],
            ["一是发手册。二是开庭。"],
        ),
        (
            [{"内容": "办讲座{场次}。"}, {"内容": "发手册。"}],
            ["一是办讲座【待填：场次】。二是发手册。"],
        ),
    ],
    ids=["none", "one", "two sentences", "two phrases", "lead", "lead between", "figures", "not applicable", "gap"],
)
def test_the_activities_of_a_topic_are_clauses(tmp_path, activities, expected):
    assert topic(tmp_path, "{{ 分项('法治宣传') }}", *activities) == expected


def test_the_activities_of_a_topic_go_on_behind_the_words_of_their_line(tmp_path):
    lines = topic(tmp_path, "{{ 年度 }}年：{{ 分项('法治宣传') }}\n", {"内容": "甲"}, {"内容": "乙"})
    assert lines == ["2021年：一是甲；二是乙。"]


TEXTS = st.sampled_from(["甲", "乙8次", "丙。", "丁；", "戊。己", "庚。辛。", "癸，", "子、", "“丑。”", "（寅。）"])
BODIES = ["@", "做@", "做@。", "做@；又@", "做@。又@。", "做@[[，其中@]]", "**提法。**做@", "[[@，]]做@。", "[[@。]]"]


@st.composite
def sections(draw: st.DrawFn) -> tuple[str, list[str | None]]:
    """Draw a section of clauses in one or several paragraphs, and an answer for each place."""
    text = ""
    for body in draw(st.lists(st.sampled_from(BODIES), min_size=1, max_size=14)):
        text += f"+ {body}\n" + draw(st.sampled_from(["", "", "", "\n"]))
    answers = draw(st.lists(st.one_of(st.none(), TEXTS), min_size=text.count("@"), max_size=text.count("@")))
    return draw(st.sampled_from(["", "开头：\n"])) + text, answers


@settings(max_examples=500, deadline=None)
@given(sections())
def test_whatever_is_absent_clauses_are_counted_one_by_one_and_closed_once(drawn):
    source, answers = drawn
    paragraphs = told(source, *answers)
    text = "".join(paragraphs)
    wrong = ["；；", "。。", "；。", "，。", "、。", "。；", "，；", "、；", "是。", "是；", "是，"]
    assert [pair for pair in wrong if pair in text] == []
    # Paragraphs that begin with a clause are one count; words in front begin another.
    counts = [text] if source.startswith("+") else [paragraphs[0], "".join(paragraphs[1:])] if paragraphs else []
    for counted in counts:
        numbers = re.findall("(?:^|[。；！：”）])(十?[一二三四五六七八九]|十)是", counted)
        assert numbers == [to_chinese(i + 1) for i in range(len(numbers))]
        assert len(numbers) != 1
    # Words in front of clauses that all left may stand alone, with the colon they end in.
    assert all(p.endswith(("。", "！", "？", "”", "）")) for p in paragraphs if p != "开头：")


LED = {"提法": "进校园", "内容": "讲课"}


def test_an_activity_with_a_lead_stays_within_its_clause(tmp_path):
    section = "+ 普法{{ 年度 }}。\n{{ 活动('法治宣传') }}\n+ 执法{{ 年度 }}。\n"
    expected = ["一是普法2021。进校园。讲课。发手册。二是执法2021。"]
    assert topic(tmp_path, section, LED, {"内容": "发手册"}) == expected


def test_what_follows_an_activity_with_a_lead_is_not_told_under_it(tmp_path):
    section = "普法{{ 年度 }}。\n{{ 活动('法治宣传') }}\n执法{{ 年度 }}。\n"
    assert topic(tmp_path, section, LED) == ["普法2021。", "进校园。讲课。", "执法2021。"]
    assert topic(tmp_path, section, {"内容": "讲课"}) == ["普法2021。讲课。执法2021。"]
