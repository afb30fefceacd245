"""A sentence turned into facts: what was counted, how many, in which unit, as a part of what, and that there was none."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.model.numerals import parse_number, to_chinese
from drafter.reading.number_signs import NumberSort, number_signs
from drafter.reading.numeral_words import numeral_words
from drafter.reading.sentence_fact import Comparison
from drafter.reading.sentence_facts import facts_below, sentence_facts

NUMBERS = [
    ("全年检查1,206家次，出动执法人员近百人次。", ["1,206家次", "近百人次"]),
    ("选派三名干部，举办五场讲座。", ["三名", "五场"]),
    ("收到申请12件，办结率达99.5%。", ["12件", "99.5%"]),
    ("发放资料3.2万余份，惠及学生两千余名。", ["3.2万余份", "两千余名"]),
    ("落实“三项制度”，坚持两个维护，实行一站式服务。", []),
    ("6月16日至18日举办第12次培训。", ["6月16日至18日", "第12次"]),
    ("按照《实施纲要（2021—2025年）》和津教政〔2019〕24号文件。", ["2021—2025年", "〔2019〕24号"]),
    ("在统一部署下，我们一起学法。", []),
    ("要求执法人员2人以上，提前30日公告。", ["2人以上", "30日"]),
    ("拨打12345热线。", ["12345"]),
    ("聘期三年，服务期为一年，在全省位居第四，获全市第二。", ["三年", "一年", "第四", "第二"]),
    ("做到一校一档、一人一策，开展一对一帮扶，表彰一批先进；九年一贯制学校落实三年行动计划。", ["三年"]),
    ("十三届四次全会要求第一时间落实。", []),
    ("40至45周岁6人。", ["40至45周岁", "6人"]),
    ("两年内做好四件事，在三个方面用力。", ["两年内", "四件事", "三个"]),
    ("集中培训半天，两个月内书面答复。", ["半天", "两个月"]),
]


@pytest.mark.parametrize(("sentence", "numbers"), NUMBERS, ids=[sentence[:8] for sentence, _ in NUMBERS])
def test_every_number_is_seen_with_its_measure_word_and_nothing_else(sentence: str, numbers: list[str]) -> None:
    assert [sign.written for sign in number_signs(sentence)] == numbers


def test_a_number_knows_the_words_that_say_what_it_counts() -> None:
    (first, second) = sentence_facts("完善监督平台，全年录入执法信息404条，配备38名法治副校长。")
    assert (first.near, first.noun, first.unit) == ("全年录入执法信息", "", "条")
    assert (second.near, second.noun, second.unit) == ("配备", "法治副校长", "名")
    assert "监督平台" in first.around


def test_a_mark_within_quotation_marks_divides_no_clause() -> None:
    (fact,) = sentence_facts("开展“双随机、一公开”联合抽查9次。")
    assert fact.near == "开展“双随机·一公开”联合抽查"


def test_parts_stand_behind_their_total() -> None:
    total, part, other = sentence_facts("保留行政权力19项，其中行政处罚5项、行政检查4项。")
    assert not total.is_part
    assert part.is_part
    assert other.near == "、行政检查"


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        ("对3家机构各罚款2万元，合计6万元。", ["2万元"]),
        ("检查90次，其中一季度20次、二季度70次。", ["20次", "70次"]),
        ("顾问团队由律师4名、教师2名共6人组成。", ["4名", "2名"]),
    ],
)
def test_amounts_that_only_make_up_a_total_are_told_from_it(sentence: str, items: list[str]) -> None:
    assert [fact.written for fact in sentence_facts(sentence) if fact.is_item] == items


def test_change_and_last_year_s_number_are_no_figures_of_the_year() -> None:
    facts = sentence_facts("处罚7件，比上年减少2件；上年480件。")
    assert [fact.comparison for fact in facts] == [Comparison.OWN, Comparison.CHANGE, Comparison.LAST_YEAR]


@pytest.mark.parametrize(
    ("sentence", "of"),
    [
        ("全年未发生行政诉讼案件。", ["行政诉讼案件"]),
        ("无行政复议、应诉事项。", ["行政复议", "应诉事项"]),
        ("全年无行政诉讼、无复议案件,2件案卷获奖。", ["行政诉讼", "复议案件", ""]),
        ("完善行政复议和行政应诉工作制度，全年无相关案件发生。", ["行政复议", "行政应诉"]),
        ("确保监管责任无盲区，检查无死角问题。", []),
        ("做到无障碍服务。", []),
        ("无编外人员，未委托其他机构，无逾期办理。", ["编外人员", "委托其他机构", "逾期办理"]),
        ("未申请法院强制执行，未发现限制、排除竞争。", ["申请法院强制执行", "限制、排除竞争"]),
        ("按期答复，无一件引发争议。", ["引发争议"]),
        ("与评审无关人员回避，无法办理的说明理由。", []),
    ],
)
def test_what_did_not_happen_is_a_fact_for_each_thing_named(sentence: str, of: list[str]) -> None:
    facts = sentence_facts(sentence)
    assert [fact.near for fact in facts] == of
    nones = [fact for fact in facts if fact.near]
    assert all(fact.is_none and fact.figure and fact.figure.value == 0 for fact in nones)


def test_a_rate_that_is_said_of_two_things_is_two_facts() -> None:
    first, second = sentence_facts("办结率、满意率均为100%。")
    assert (first.near, second.near) == ("办结率", "满意率")
    assert first.figure
    assert first.figure.value == Decimal(100)


def test_a_rate_that_is_said_of_three_things_is_three_facts() -> None:
    facts = sentence_facts("全区学校安全检查覆盖率、隐患按期整改完成率以及家长满意率均为100%。")
    assert [fact.near for fact in facts] == ["全区学校安全检查覆盖率", "隐患按期整改完成率", "家长满意率"]


def test_hotlines_and_the_numbers_of_items_are_no_facts() -> None:
    assert [fact.written for fact in sentence_facts("（3）热线办理。")] == []
    assert [fact.written for fact in sentence_facts("12345热线转办9件。")] == ["9件"]


@given(st.integers(2, 9999), st.sampled_from(["件", "人次", "所", "场", "项", "万元", "册", "家", "期", "份", "学时"]))
def test_every_count_of_any_sentence_is_a_fact(count: int, unit: str) -> None:
    for frame in ("共{}。", "开展工作，{}已完成", "（1）一案一卷，共{}；", "12345热线{}。", "其中甲类{}、乙类3次。"):
        told = [fact.written for fact in sentence_facts(frame.format(f"{count}{unit}"))]
        assert f"{count}{unit}" in told, (frame, told)


def test_a_number_without_a_measure_word_counts_where_the_words_say_so() -> None:
    facts = sentence_facts("行政处罚案件数量为0,罚款金额为0，按2号文件办理。")
    assert [(fact.sort, fact.near) for fact in facts] == [
        (NumberSort.COUNT, "行政处罚案件数量为"),
        (NumberSort.COUNT, "罚款金额为"),
        (NumberSort.OTHER, "按"),
    ]


def test_what_is_told_of_one_school_is_an_example() -> None:
    facts = sentence_facts("全区开展宣讲60场，如第一中学举行9次法治宣讲。")
    assert [fact.is_example for fact in facts] == [False, True]


@given(st.text(alphabet="一二三十百万0123456789年月日第次件名%〔〕《》“”（），。、无未其中比上年余近", max_size=60))
def test_any_text_gives_facts_that_stand_in_it(text: str) -> None:
    for fact in sentence_facts(text):
        assert 0 <= fact.start < fact.end <= len(text)
        assert fact.sort is None or text[fact.start : fact.end] == fact.written


def test_digits_are_never_overlooked() -> None:
    text = "2021年1月4日第10次会议传达〔2019〕28号文件，12·4宣传2场，131团3人，见附件5。"
    seen = {i for sign in number_signs(text) for i in range(sign.start, sign.end)}
    assert [i for i, char in enumerate(text) if char.isdigit() and i not in seen] == []
    assert NumberSort.OTHER in {sign.sort for sign in number_signs(text)}


@pytest.mark.parametrize(
    ("sentence", "items", "total"),
    [
        ("罚款分别为2万元、1.6万元和1万元，共计4.6万元。", ["2万元", "1.6万元", "1万元"], "罚款共计"),
        ("参训人员分别为15人、16人，共31人。", ["15人", "16人"], "参训人员共"),
    ],
)
def test_amounts_of_one_thing_are_items_and_their_total_is_of_it(sentence: str, items: list[str], total: str) -> None:
    facts = sentence_facts(sentence)
    assert [fact.written for fact in facts if fact.is_item] == items
    assert facts[-1].near == total


def test_the_bureau_s_own_part_is_of_what_the_whole_is() -> None:
    whole, own, others = sentence_facts("全市现有持证执法人员214人，其中市本级38人、县区176人。")
    assert (whole.unit, own.near) == ("人", "持证执法人员其中市本级")
    assert others.near == "持证执法人员县区"


@pytest.mark.parametrize(
    "sentence",
    ["检查由2024年的277次减至225次。", "原有机构277次，年底减至225次。", "由治理前的277次压减至225次。"],
)
def test_the_number_from_which_one_came_is_last_year_s(sentence: str) -> None:
    numbers = [(fact.written, fact.comparison) for fact in sentence_facts(sentence) if fact.unit == "次"]
    assert numbers == [("277次", Comparison.LAST_YEAR), ("225次", Comparison.OWN)]


_NUMBERS = [
    "百分之九十五",
    "三分之二",
    "2/3",
    "五成",
    "九成以上",
    "半数以上",
    "近四成",
    "3‰",
    "千分之三",
    "十余次",
    "数十场",
    "近百场",
    "几十人次",
    "两所学校",
    "二十余所",
    "1.2万余人",
    "两千三百人",
    "２３件",
    "翻一番",
    "2.5折",
    "增长一倍",
    "第三次",
    "近三年",
    "五年来",
    "半年",
    "二〇二三年",
    "13部门",
    "二十天",
    "二十日",
    "一名",
    "一所",
    "八讲",
    "三方面",
    "五部门",
    "三至五名",
    "九笔",
    "第十二位",
    "半数学校",
]


@pytest.mark.parametrize("number", _NUMBERS)
def test_numbers_of_every_form_are_listed(number: str) -> None:
    told = [fact.written for fact in sentence_facts(f"全年情况{number}，另有其他。")]
    assert any(re.sub("以上|^翻|^增长|部门|学校", "", number) in each for each in told), told


def test_a_span_of_years_still_qualifies_the_number_beside_it() -> None:
    (last,) = [fact for fact in sentence_facts("近三年累计开展讲座1860场。") if fact.unit == "场"]
    assert "近三年" in last.near


def _spelt(number: int) -> str:
    """Return `number` in Chinese numerals, below 10 hundred million: 116000 is 十一万六千."""
    high, low = divmod(number, 10_000)
    if not high:
        return to_chinese(low)
    return (
        to_chinese(high) + "万" + (("" if low >= 1000 else "零") + to_chinese(low).replace("零零", "零") if low else "")
    )


@given(
    st.one_of(st.integers(11, 9_999), st.integers(10_000, 99_999_999), st.integers(1, 999).map(lambda n: n * 10_000)),
    st.sampled_from(["", "约", "近", "超过"]),
    st.sampled_from(["", "余", "多"]),
    st.sampled_from(["人", "名", "元", "份", "人次", "公里"]),
    st.booleans(),
)
def test_a_number_in_chinese_numerals_is_worth_all_that_is_written(
    number: int, before: str, behind: str, unit: str, with_two: bool
) -> None:
    spelt = _spelt(number)
    if with_two and not spelt.startswith("二十"):
        spelt = re.sub("^二", "两", spelt)
    behind = "" if before or spelt[-1] not in "十百千万" else behind
    for frame in ("惠及学生{}。", "涉及{}，其中甲类三次。", "受益{}、乙类5次；"):
        (fact, *_) = sentence_facts(frame.format(f"{before}{spelt}{behind}{unit}"))
        assert fact.written == f"{before}{spelt}{behind}{unit}"
        assert fact.figure is not None
        assert fact.figure.value == parse_number(spelt)


SPELT = [
    ("受益学生一万六千余名。", "一万六千余名", 16_000),
    ("清退十一万二千元。", "十一万二千元", 112_000),
    ("参与人数15.9万，参与率97.6%。", "15.9万", 159_000),
    ("参加学习的学生突破90万，位居全省第四。", "90万", 900_000),
    ("全县总人口二十一万，中小学三十二所。", "二十一万", 210_000),
    ("资助1万6千名学生。", "1万6千名", 16_000),
    ("投入三点五万元。", "三点五万元", 35_000),
    ("约三万公里。", "约三万公里", 30_000),
    ("罚款30余万元。", "30余万元", 300_000),
    ("行政裁决零项、行政检查九项。", "零项", 0),
    ("对三家校外培训机构立案。", "三家", 3),
    ("对六名学生进行教育。", "六名", 6),
    ("对两个事项开展评估。", "两个", 2),
]


@pytest.mark.parametrize(("sentence", "written", "value"), SPELT)
def test_a_number_is_read_to_its_last_numeral(sentence: str, written: str, value: int) -> None:
    first = sentence_facts(sentence)[0]
    assert (first.written, first.figure and first.figure.value) == (written, value)


@pytest.mark.parametrize("sentence", ["县城唯一一家机构。", "万一发生。", "万众一心。", "成千上万名群众。"])
def test_numerals_that_are_part_of_a_word_count_nothing(sentence: str) -> None:
    assert sentence_facts(sentence) == ()


def test_days_in_chinese_numerals_are_times() -> None:
    facts = sentence_facts("四月组织旁听，十月十五日举行听证会，用时三个月。")
    assert [fact.written for fact in facts if fact.sort is NumberSort.MOMENT] == ["四月", "十月十五日"]


DENIED = (
    # sentence, what it denies
    ("两个县无独立法治科室。", "无独立法治科室"),
    ("备案审查无被纠正情形。", "无被纠正情形"),
    ("各校未出现食物中毒。", "未出现食物中毒"),
    ("巩固“零辍学”成果。", "零辍学"),
    ("全年师生零感染。", "零感染"),
    ("师生伤亡为零。", "师生伤亡为零"),
    ("全体职工无一人违法。", "无一人违法"),
    ("上述事项均未发生。", "上述事项均未发生"),
    ("无法律法规授权组织。", "无法律法规授权组织"),
)


@pytest.mark.parametrize(("sentence", "written"), DENIED)
def test_what_is_denied_behind_its_subject_is_listed(sentence: str, written: str) -> None:
    assert written in [fact.written for fact in sentence_facts(sentence)]


@pytest.mark.parametrize(
    "sentence",
    ["聘请无锡的律师。", "群众无障碍办事。", "实行无接触办理。", "入学“零材料”。", "有无隐患。", "一次办结率高。"],
)
def test_words_that_only_look_like_a_denial_or_a_count_are_none(sentence: str) -> None:
    assert sentence_facts(sentence) == ()


def test_several_things_that_a_verb_behind_them_denies_are_denied_each() -> None:
    found = [fact for fact in sentence_facts("行政强制、行政征收全年均无。") if fact.is_none]
    assert [fact.near for fact in found] == ["行政强制", "行政征收"]
    assert "".join(fact.written for fact in found) == "行政强制行政征收全年均无"


def test_a_rank_among_the_first_is_listed() -> None:
    assert [fact.written for fact in sentence_facts("考核位列全市前十。")] == ["前十"]


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("满意度居全市首位。", ["首位"]),
        ("测评位列榜首，信访量排在末位。", ["榜首", "末位"]),
        ("把法治摆在首位，实行末位淘汰。", []),
    ],
)
def test_a_rank_without_a_numeral_is_listed_where_a_place_was_reached(text: str, ranks: list[str]) -> None:
    assert [fact.written for fact in sentence_facts(text)] == ranks


COMPARED = (
    # sentence, what each number of it tells beside the amount of the year
    ("办理信访件133件，比去年少了46件，降幅约四分之一。", "本期 增减 增减"),
    ("全年受理328件，同比下降11.4%，其中初次信访291件。", "本期 增减 本期"),
    ("覆盖率由71.2%提高至79.6%。", "上年 本期"),
    ("学科类培训机构由2021年7月的26家压减到2家。", "本期 上年 本期"),
    ("由上年的4017人增至5230人，净增1213人。", "上年 本期 增减"),
    ("检查总量比2024年的2640次减少24.9%。", "本期 上年 增减"),
    ("立案12件，比2022年多办3件。", "本期 本期 增减"),
    ("投诉12件，同比降5件。", "本期 增减"),
    ("问题比较多的学校3所。", "本期"),
)


@pytest.mark.parametrize(("sentence", "told"), COMPARED)
def test_a_number_is_known_for_last_year_s_or_a_change(sentence: str, told: str) -> None:
    assert [fact.comparison.value for fact in sentence_facts(sentence)] == told.split()


@pytest.mark.parametrize(
    ("sentence", "near"),
    [
        ("全市持证人员214人，其中市本级38人、县（区）级176人。", ["全市持证人员", "市本级", "持证人员县（区）级"]),
        ("配齐驻校律师和心理教师，分别为12名和15名。", ["配齐驻校律师", "心理教师"]),
        ("新增省级基地2个、市级3个，累计分别达到6个和9个。", ["省级基地", "市级", "累计省级基地", "累计市级"]),
    ],
)
def test_what_several_amounts_are_of_is_said_once_before_them(sentence: str, near: list[str]) -> None:
    facts = sentence_facts(sentence)
    assert [words in fact.near for fact, words in zip(facts, near, strict=True)] == [True] * len(near)
    assert not any(fact.is_item for fact in facts)


@pytest.mark.parametrize("sentence", ["罚款分别为2万元、1万元。", "上半年和下半年分别为3件、4件。"])
def test_amounts_of_one_thing_are_its_items_and_no_totals(sentence: str) -> None:
    assert all(fact.is_item for fact in sentence_facts(sentence) if fact.figure is not None)


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("以本局为被告的诉讼案件无。", ["以本局为被告的诉讼案件"]),
        ("信访8件、再审无，均已办结。", ["再审"]),
        ("行政征收全年未实施，国家赔偿零。", ["行政征收", "国家赔偿"]),
        ("处罚决定26件，无一件被撤销。", ["处罚决定被撤销"]),
        ("行政复议和行政诉讼，机关和学校一年下来一件也没有。", ["行政复议", "行政诉讼"]),
        ("检察机关未向我委发出检察建议。", ["检察建议"]),
        ("办事群众零差评，差评为零。", ["差评", "差评"]),
        ("问题全部清零，制度从无到有、从有到无。", []),
    ],
)
def test_what_there_was_none_of_may_stand_before_the_denial(sentence: str, what: list[str]) -> None:
    assert [fact.near for fact in sentence_facts(sentence) if fact.is_none] == what


def test_a_line_that_says_no_more_than_none_denies_what_its_heading_names() -> None:
    assert [(fact.near, fact.is_none) for fact in facts_below("行政强制", "零。")] == [("行政强制", True)]
    assert facts_below("", "无。") == ()
    assert [fact.is_none for fact in facts_below("行政强制", "实施行政强制3次。")] == [False]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("差错率控制在万分之三以内。", ["万分之三以内"]),
        ("差错率十万分之二。", ["十万分之二"]),
        ("占新生的七成以上。", ["七成以上"]),
        ("聘请率提高到百分之九十以上，办结率85%以上。", ["百分之九十以上", "85%以上"]),
        ("全年零应诉、零诉讼、零投诉。", ["零应诉", "零诉讼", "零投诉"]),
        ("明年力争零应诉、零诉讼。", ["零应诉", "零诉讼"]),
        ("在全市考核中列第5位。", ["第5位"]),
    ],
)
def test_numbers_are_read_to_their_last_word(text: str, written: list[str]) -> None:
    assert [fact.written for fact in sentence_facts(text)] == written


@pytest.mark.parametrize("told", ["“三个100%”", "均为100%", "实现“三个百分之百”"])
def test_one_rate_told_of_several_is_one_of_each(told: str) -> None:
    facts = sentence_facts(f"办理提案9件，走访率、答复率、办结率{told}。")[1:]
    assert [fact.near for fact in facts] == ["走访率", "答复率", "办结率"]


def test_a_word_right_behind_a_number_is_shown_whole() -> None:
    assert numeral_words("隐患至3月底全部清零。", [(3, 6)]) == ("全部清零",)
