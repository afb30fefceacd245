"""The light markup: what stays and what leaves when answers are missing, and its shapes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.sections.markup import Part, parse_section
from drafter.sections.markup_blocks import Shape
from drafter.sections.tokens import ABSENT, Printed, State, Tokens, gap_mark
from drafter.text_runs import AnswerPart, Run, RunKind, merged, text_of

GAP = gap_mark("数", "组.数")


def answered(text: str, path: str) -> Printed:
    """Return the answer at `path` as it is printed."""
    return Printed((Run(text, answer=path),) if text else ())


def none(words: str = "") -> Printed:
    """Return an answer of 无, and what is told in its place."""
    return Printed((Run(words, RunKind.PLAIN, "组.无", AnswerPart.WORDS),) if words else (), State.NONE)


def parse(source: str, *answers: str | Printed | None) -> tuple[Part, ...]:
    """Return the parts of `source`; @0, @1 … print `answers`, None is an absent one."""
    tokens = Tokens()
    for i, answer in reversed(list(enumerate(answers))):  # @1 is not the beginning of @10
        printed = answered(answer, f"组.{i}") if isinstance(answer, str) else answer or ABSENT
        source = source.replace(f"@{i}", tokens.add(printed))
    return parse_section(source, tokens)


def told(source: str, *answers: str | Printed | None) -> list[str]:
    """Return the texts of the parts of `source`."""
    return [text_of(part.runs) for part in parse(source, *answers)]


@pytest.mark.parametrize(
    ("source", "answers", "expected"),
    [
        ("检查@0[[，其中学校@1]]。", ["8次", "3次"], "检查8次，其中学校3次。"),
        ("检查@0[[，其中学校@1]]。", ["8次", None], "检查8次。"),
        ("检查@0[[，学校@1]][[，机构@2]]。", ["8次", None, "5次"], "检查8次，机构5次。"),
        ("[[自@0起，]]检查@1。", [None, "8次"], "检查8次。"),
        ("[[由@0任组长]][[，@1落实]]。", [None, "法制科"], "法制科落实。"),
        ("甲@0。[[由@1任组长]][[，@2落实]]。", ["1", None, "乙"], "甲1。乙落实。"),
        ("公示@0[[、@1]][[、@2]]等。", ["甲", None, "丙"], "公示甲、丙等。"),
        ("[[@0、]][[@1、]]@2齐抓共管。", [None, None, "丙"], "丙齐抓共管。"),
        ("情况如下：[[甲@0]]，乙@1。", [None, "2"], "情况如下：乙2。"),
        ("甲@1；[[乙@0]]，丙@1。", [None, "2"], "甲2；丙2。"),
        ("检查（[[其中@0]]，[[另有@1]]）@2。", [None, None, "8次"], "检查8次。"),
        ("检查（学校@2[[，机构@0]]）。", [None, None, "8次"], "检查（学校8次）。"),
        ("检查[[（其中@0）]]@1。", [None, "8次"], "检查8次。"),
        ("检查@0，其中[[学校@1]][[、机构@2]]。", ["8次", "3次", "5次"], "检查8次，其中学校3次、机构5次。"),
        ("检查@0，其中[[学校@1]][[、机构@2]]。", ["8次", None, "5次"], "检查8次，其中机构5次。"),
        ("检查@0，其中[[学校@1]][[、机构@2]]。", ["8次", None, None], "检查8次。"),
        ("检查@0，其中[[学校@1]][[、机构@2]]，责令整改@3。", ["8次", None, None, "2家"], "检查8次，责令整改2家。"),
        ("检查@0。其中，[[学校@1，]]机构@2。", ["8次", None, "5次"], "检查8次。其中，机构5次。"),
        ("**抓好执法。**[[检查@0]][[，处罚@1]]。", [None, "2件"], "抓好执法。处罚2件。"),
    ],
    ids=[
        "present",
        "absent at the end",
        "absent in the middle",
        "absent at the beginning",
        "first of two at the beginning",
        "first of two within the paragraph",
        "within a row",
        "all before the last",
        "behind a colon",
        "behind a semicolon",
        "brackets with nothing left in them",
        "end of a bracket",
        "bracket as an option",
        "parts of a whole",
        "the first part",
        "all the parts",
        "all the parts within a sentence",
        "其中 with a comma of its own",
        "first of two behind a lead phrase",
    ],
)
def test_an_option_leaves_with_its_absent_answer(source, answers, expected):
    assert told(source, *answers) == [expected]


@pytest.mark.parametrize(
    ("source", "answers", "expected"),
    [
        ("甲@0。乙@1。", [None, "2"], ["乙2。"]),
        ("甲@0。乙@1。", ["1", None], ["甲1。"]),
        ("甲@0。乙@1。", [None, None], []),
        ("一是@0；二是@1；三是@2。", ["甲", None, "丙"], ["一是甲；三是丙。"]),
        ("一是@0；二是@1；三是@2。", ["甲", "乙", None], ["一是甲；二是乙。"]),
        ("一是@0；二是@1。此外@2。", ["甲", None, "丙"], ["一是甲。此外丙。"]),
        ("甲@0！乙@1？丙。", [None, "2"], ["乙2？丙。"]),
        ("前言。检查（学校@0；机构@1）@1。后来。", [None, "2"], ["前言。后来。"]),
        ("前言。他说“甲@0。乙@1。”后来。", ["1", None], ["前言。后来。"]),
        ("他说“甲@0。”乙@1。", ["1", None], ["他说“甲1。”"]),
        ("他说“甲@0。”乙@1。", [None, "2"], ["乙2。"]),
        ("完成@0\n报送@1。", ["章程修订。", None], ["完成章程修订。"]),
        ("@0乙@1。", ["整句。", None], ["整句。"]),
        ("甲@0。\n\n乙@1。", [None, "2"], ["乙2。"]),
    ],
    ids=[
        "first of two",
        "last of two",
        "both",
        "clause in the middle",
        "last clause",
        "last clause before another sentence",
        "other stops",
        "stop within brackets",
        "stop within quotation",
        "sentence behind a quotation",
        "quotation",
        "answer that is a whole clause",
        "answer that is a whole sentence",
        "whole paragraph",
    ],
)
def test_a_sentence_leaves_with_its_absent_answer_and_its_stop(source, answers, expected):
    assert told(source, *answers) == expected


OPTIONS_IN_A_ROW = {
    "the first goes on from words": (
        "各校[[开展@0]][[，举办@1]][[、编印@2]]。",
        [None, "2场", "3册"],
        "各校举办2场、编印3册。",
    ),
    "the first two": ("各校[[开展@0]][[，举办@1]][[、编印@2]]。", [None, None, "3册"], "各校编印3册。"),
    "all of them": ("前言@3。各校[[开展@0]][[，举办@1]]。", [None, None, None, "1"], "前言1。"),
    "all of them at the end": ("前言@2。组织考试[[，参考率@0]][[，合格率@1]]。", [None, None, "1"], "前言1。"),
    "one at the end": ("组织考试[[，参考率@0]][[，合格率@1]]。", [None, "99%"], "组织考试，合格率99%。"),
    "an answer goes on from words": ("组织培训[[@0]][[，参训@1]]。", [None, "9人"], "组织培训，参训9人。"),
    "all before the verb": ("前言@2。[[@0中学]][[、@1小学]]修订章程。", [None, None, "1"], "前言1。"),
    "the first before the verb": ("[[@0中学]][[、@1小学]]修订章程。", [None, "2所"], "2所小学修订章程。"),
    "set apart by commas": ("[[按照@0，]]现报告如下：", [None], "现报告如下："),
    "joined by 和": (
        "[[在[[@0领导]][[和@1指导]]下，]]@2开展工作。",
        [None, "市教委", "我局"],
        "在市教委指导下，我局开展工作。",
    ),
    "nested, the outer absent": ("@2。[[成立@0[[，由@1任组长]]]]。", [None, "局长", "甲"], "甲。"),
    "nested, the inner absent": (
        "[[成立@0[[，由@1任组长]]]][[，@2落实]]。",
        ["小组", None, "法规科"],
        "成立小组，法规科落实。",
    ),
    "nested, one level filled": ("诉讼@2[[，[[@0]]出庭[[@1]]]]。", [None, "2次", "3件"], "诉讼3件，出庭2次。"),
    "nested, both inner absent": ("诉讼@2[[，[[@0]]出庭[[@1]]]]。", [None, None, "3件"], "诉讼3件。"),
}


@pytest.mark.parametrize(("source", "answers", "expected"), OPTIONS_IN_A_ROW.values(), ids=OPTIONS_IN_A_ROW)
def test_a_sentence_of_options_closes_up_or_leaves(source, answers, expected):
    assert told(source, *answers) == [expected]


NONES = {
    "without words the sentence leaves": ("甲@0。乙@1。", [none(), "2"], "乙2。"),
    "without words the option leaves": ("甲@1[[，其中@0]]。", [none(), "2"], "甲2。"),
    "words in the place of the sentence": ("全年甲@0[[，乙@1]]。", [none("未作出处罚"), "2"], "未作出处罚。"),
    "words in the place of the option": ("甲@1[[，败诉@0]]。", [none("未败诉"), "2"], "甲2，未败诉。"),
    "a list's comma becomes a pause": ("甲@1[[、乙@0]]。", [none("没有乙"), "2"], "甲2，没有乙。"),
    "the period is not said twice": ("全年甲@1[[，乙@0]]。", [none("全年未作出乙"), "2"], "全年甲2，未作出乙。"),
    "the first of two": ("[[甲@0]][[，乙@1]]。", [none("全年无甲"), "2"], "全年无甲，乙2。"),
    "words before it are hushed": ("公布[[白名单@0]][[、黑名单@1]]。", [none("没有白名单"), "2家"], "公布黑名单2家。"),
    "all are none behind words": (
        "公布[[白名单@0]][[、黑名单@1]]。",
        [none("没有白名单"), none("没有黑名单")],
        "没有白名单，没有黑名单。",
    ),
    "one verb is said once": ("甲@0。乙@1。", [none("全年无甲案件"), none("全年无乙案件")], "全年无甲案件、乙案件。"),
    "other verbs follow": ("甲@0。乙@1。", [none("全年未作出甲"), none("未实施乙")], "全年未作出甲，未实施乙。"),
    "a list is not run into another": (
        "甲@0。乙@1。",
        [none("未检查甲、乙"), none("未检查丙")],
        "未检查甲、乙，未检查丙。",
    ),
    "a quoted list is one name": (
        "甲@0。乙@1。",
        [none("未开展甲"), none("未开展“乙、丙”抽查")],
        "未开展甲、“乙、丙”抽查。",
    ),
    "between them one that leaves": ("甲@0。乙@1。丙@2。", [none("无甲"), None, none("无丙")], "无甲、丙。"),
    "between them one that stays": ("甲@0。乙@1。丙@2。", [none("无甲"), "2", none("无丙")], "无甲。乙2。无丙。"),
    "a gap stays": ("甲@0，乙@1。", [none("无甲"), GAP], "【待填：数】无甲。"),
    "a lead that promises it leaves": ("**抓好甲。**甲@0。", [none("无甲")], "无甲。"),
    "a lead of more stays": ("**抓好甲。**甲@0。乙@1。", [none("无甲"), "2"], "抓好甲。无甲。乙2。"),
    "the year is said once": ("全年甲@0。全年乙@1。", ["1", "2"], "全年甲1。乙2。"),
}


@pytest.mark.parametrize(("source", "answers", "expected"), NONES.values(), ids=NONES)
def test_what_is_none_is_said_in_its_place_or_leaves(source, answers, expected):
    assert told(source, *answers) == [expected]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("检查@0，其中@1。", "【待填：数】。"),
        ("检查次数@0，其中@1；另有三项。", "【待填：数】；另有三项。"),
        ("检查八次[[，其中@0、@1]]。", "检查八次【待填：数】。"),
        ("检查@0[[，其中@1]]。", "检查【待填：数】。"),
    ],
)
def test_a_gap_stays_when_its_sentence_or_option_leaves(source, expected):
    assert told(source, GAP, None) == [expected]
    kinds = {run.kind: run.text for part in parse(source, GAP, None) for run in part.runs}
    assert kinds[RunKind.GAP] == "【待填：数】"


@pytest.mark.parametrize(
    ("answer", "source", "expected"),
    [
        ("全部完成。", "工作@0。", "工作全部完成。"),
        ("全部完成；", "工作@0。", "工作全部完成。"),
        ("全部完成。", "工作@0，效果好。", "工作全部完成，效果好。"),
        ("全部完成。", "工作@0[[，效果@1]]。", "工作全部完成。"),
        ("全部完成！", "工作@0", "工作全部完成！"),
    ],
)
def test_a_stop_that_was_typed_is_not_doubled(answer, source, expected):
    assert told(source, answer, None) == [expected]


def test_headings_items_and_paragraphs_have_their_shapes():
    parts = parse("# 大@0\n## 小\n甲\n乙\n\n丙\n- 条一\n续\n- 条二\n\n丁\n", "1")
    assert [(part.shape, part.depth, text_of(part.runs)) for part in parts] == [
        (Shape.HEADING, 1, "大1"),
        (Shape.HEADING, 2, "小"),
        (Shape.PARAGRAPH, 0, "甲乙"),
        (Shape.PARAGRAPH, 0, "丙"),
        (Shape.ITEM, 0, "条一续"),
        (Shape.ITEM, 0, "条二"),
        (Shape.PARAGRAPH, 0, "丁"),
    ]


def test_a_lead_phrase_is_a_run_of_its_own():
    (part,) = parse("**抓实学法。**合格率@0。", "100%")
    assert [(run.kind, run.text) for run in merged(part.runs)] == [
        (RunKind.LEAD, "抓实学法。"),
        (RunKind.PLAIN, "合格率100%。"),
    ]


def test_a_lead_phrase_whose_text_leaves_does_not_stand_alone():
    assert told("**抓实学法。**合格率@0。\n\n后来。", None) == ["后来。"]


def test_a_part_knows_its_answers_and_whether_it_tells_anything():
    told_part, phrase = parse("甲@0、乙@1，又@0。\n\n套话。", "1", "2")
    assert told_part.answers == ("组.0", "组.1")
    assert (told_part.has_answer, phrase.has_answer) == (True, False)


LOOKALIKES = ["# 甲", "## 甲", "- 甲", "**甲**", "**", "[[甲]]", "[[", "]]", "{{ 甲 }}", "{% if %}"]


@pytest.mark.parametrize("text", LOOKALIKES)
@pytest.mark.parametrize("source", ["@0", "前@0后。", "- @0。", "**@0**：甲。", "甲[[，@0]]。"])
def test_what_a_bureau_typed_is_never_taken_for_markup(source, text):
    parts = parse(source, text)
    assert len(parts) == 1
    assert text in text_of(parts[0].runs)
    assert parts[0].shape is (Shape.ITEM if source.startswith("- ") else Shape.PARAGRAPH)


def test_lines_of_an_answer_become_paragraphs_that_are_never_markup():
    assert told("前@0后。", "甲\n# 乙\n- 丙") == ["前甲", "# 乙", "- 丙后。"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("- [[@0。]]内容。", ["甲乙。内容。"]),
        ("**@0。**内容。", ["甲乙。内容。"]),
        ("# @0\n内容。", ["甲乙", "内容。"]),
        ("- 前@0。", ["前甲", "乙。"]),
    ],
    ids=["option", "lead", "heading", "item"],
)
def test_lines_of_an_answer_never_tear_markup_apart(source, expected):
    assert told(source, "甲\n乙") == expected


def test_too_many_answers_in_one_section_are_refused_in_chinese():
    tokens = Tokens()
    many = [answered("甲", "组.甲")] * 5000
    with pytest.raises(ValueError, match="请分成几个段落文件"):
        list(map(tokens.add, many))


FORMS = ["词@", "词@词", "@词", "（词@）", "“词@”", "《@》", "词（词@）", "“词@”词", "词《@》"]
OPTIONS = ["[[，词@]]", "[[、@]]", "[[词@，]]", "[[（词@）]]", "[[，词@、@]]", "[[“@”]]", "[[；词@]]"]


@st.composite
def sentences(draw: st.DrawFn) -> tuple[str, list[str | Printed | None]]:
    """Draw a paragraph of a section file and an answer for each of its places."""
    text = ""
    for joint in draw(st.lists(st.sampled_from(["，", "、", "；", "。", "："]), max_size=5)):
        text += draw(st.sampled_from(FORMS)) + "".join(draw(st.lists(st.sampled_from(OPTIONS), max_size=2)))
        text += joint
    text = draw(st.sampled_from(["", *OPTIONS])) + text + draw(st.sampled_from(FORMS)) + "。"
    pieces = text.split("@")
    source = pieces[0] + "".join(f"@{i}{piece}" for i, piece in enumerate(pieces[1:]))
    states = st.sampled_from(["值{};", "值{}。", None, None, GAP, none(), none("未开展某事")])
    drawn = [draw(states) for _ in pieces[1:]]
    return source, [_own(state, i) for i, state in enumerate(drawn)]


def _own(state: str | Printed | None, i: int) -> str | Printed | None:
    """Return `state` with a text that no other answer has."""
    if isinstance(state, Printed) and state.state is State.NONE:
        return state
    if isinstance(state, Printed):
        return gap_mark(f"{i};", state.answers[0])
    return state and state.format(i)


@settings(max_examples=400)
@given(sentences())
def test_whatever_is_absent_the_punctuation_stays_right_and_no_gap_is_lost(drawn):
    source, answers = drawn
    text = "".join(told(source, *answers))
    wrong = ["，，", "。。", "、、", "；；", "、。", "，。", "；。", "：。", "。，", "。、", "，、", "、，"]
    wrong += ["；，", "；、", "：，", "：、", "（）", "“”", "《》", "（，", "，）", "[[", "]]", "**"]
    assert [pair for pair in wrong if pair in text] == []
    assert text[:1] not in tuple("，、；：。）”》")
    for opening, closing in ("（）", "“”", "《》"):
        assert text.count(opening) == text.count(closing)
    for answer in answers:
        if isinstance(answer, Printed) and answer.state is State.GAP:
            assert text.count(answer.text) == 1
    if all(isinstance(answer, str) for answer in answers):
        assert all(a.rstrip("。") in text for a in answers if isinstance(a, str))


@pytest.mark.parametrize(
    ("source", "answer", "expected"),
    [
        ("@0前，组织考试。", "6月", "6月前，组织考试。"),
        ("@0前，组织考试。", "6月底前", "6月底前，组织考试。"),
        ("@0前，组织考试。", "开学之前", "开学前，组织考试。"),
        ("自@0起，检查。", "3月起", "自3月起，检查。"),
        ("自@0以来，检查。", "3月以来", "自3月以来，检查。"),
        ("由@0以上共同进行。", "2人以上", "由2人以上共同进行。"),
        ("由@0负责落实。", "法制科负责", "由法制科负责落实。"),
        ("@0前往学校。", "会前", "会前前往学校。"),
        ("@0以上", "以上", "以上以上"),
    ],
)
def test_a_word_that_both_answer_and_template_say_is_said_once(source, answer, expected):
    assert told(source, answer) == [expected]
