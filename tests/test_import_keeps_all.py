"""Nothing of a report is dropped unnamed: each sentence is an answer, an item, an activity, or named in the list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from imported_texts import all_marked_reports, questions_without_own_wording

from drafter.checking.manuscript import Role
from drafter.checking.sources.from_text import read_text
from drafter.commands.imported_sentences import sentence_lines
from drafter.importing.outline.imported_report import ImportedReport
from drafter.importing.outline.report_sentences import take_apart
from drafter.importing.read_report import read_report
from drafter.model.answer_path import AnswerPath
from drafter.model.recognised import people_in
from drafter.model.titles import ACTIVITIES, PEOPLE, PLANS, SHORTCOMINGS
from drafter.sections.sentences import sentences_of

TITLE = "青山县教育局2024年法治政府建设情况报告"
TEXTS = {report.name: report.text for report in all_marked_reports()}


def _read(*lines: str) -> ImportedReport:
    text = "\n".join([TITLE, *lines, "青山县教育局", "2025年1月15日"])
    return read_report(read_text(text, "报告.txt"), Path("报告.txt"), questions_without_own_wording())


def _bodies(report: ImportedReport, records: str) -> list[object]:
    return [each["内容"] for each in report.answers.get(records, [])]  # type: ignore[union-attr,call-overload]


def test_the_last_item_of_a_list_of_one_sentence_each_is_kept() -> None:
    report = _read(
        *("一、主要举措和成效", "（一）严格执法。全年开展行政检查136次。", "（二）全年编印普法读本1.5万册发到各校。"),
        *("二、存在的不足和原因", "（一）执法人员力量不足，专业能力不强。", "（二）普法形式不够丰富，学生参与面不广。"),
        *("三、下一步工作安排", "（一）健全执法机制，配强执法力量。", "（二）修订学校章程，报县司法局备案。"),
        *("四、其他需要报告的情况", "无"),
    )
    assert _bodies(report, SHORTCOMINGS)[-1:] == ["普法形式不够丰富，学生参与面不广。"]
    assert _bodies(report, PLANS)[-1:] == ["修订学校章程，报县司法局备案。"]


def test_an_item_before_one_that_is_numbered_otherwise_is_kept() -> None:
    report = _read(
        *("一、工作成效", "开展行政检查136次。", "二、下一步工作安排"),
        *("（一）加强队伍建设，新增持证人员5名。", "二是2025年6月底前完成章程修订。"),
    )
    assert _bodies(report, PLANS) == ["加强队伍建设，新增持证人员5名。", "2025年6月底前完成章程修订。"]


def test_sentences_of_one_item_keep_the_marks_between_them_and_no_closing_words() -> None:
    report = _read("一、下一步安排", "1.提质量。办案实行传帮带；每半年自查一次案卷；案卷不出瑕疵。", "特此报告。")
    assert _bodies(report, PLANS) == ["办案实行传帮带；每半年自查一次案卷；案卷不出瑕疵。"]


def test_a_figure_told_as_a_shortcoming_is_an_answer_and_its_sentence_stays() -> None:
    report = _read("一、存在的不足", "执法力量薄弱，全局持有行政执法证件的人员仅8人。")
    assert AnswerPath("执法队伍.持证执法人员") in report.answers
    assert _bodies(report, SHORTCOMINGS) == ["执法力量薄弱，全局持有行政执法证件的人员仅8人。"]


def test_of_a_report_without_headings_only_the_first_paragraph_is_its_opening() -> None:
    report = _read("我局推进法治政府建设。", "法治建设有了新的进步。", "依法行政的决策部署落到实处。")
    assert [each.is_told_by_template for each in report.sentences] == [True, False, False]


def test_what_no_answer_tells_keeps_its_sentence() -> None:
    report = _read("一、工作成效", "办理行政复议案件2件，行政诉讼案件1件，均胜诉。")
    assert [str(each.kept_at) for each in report.sentences] == ["活动.1.内容"]
    assert "均胜诉" in str(report.answers[ACTIVITIES])


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("聘任法治副校长62名。", ()),
        ("担任法治副校长，由任课老师讲解。", ()),
        ("，高级教师和常务副局长参加。", ()),
        ("邀请王建国律师授课，由任丽老师主持。", ("王建国", "任丽")),
        ("局长李四出席。", ("李四",)),
    ],
)
def test_a_name_has_a_surname_and_no_common_word(text: str, people: tuple[str, ...]) -> None:
    assert people_in(text) == people


def test_an_appointment_names_nobody() -> None:
    report = _read("一、工作成效", "聘任法治副校长62名，覆盖各级各类学校，成效很好。")
    assert PEOPLE not in str(report.answers[ACTIVITIES])


def test_two_equal_numbers_of_a_sentence_stay_two() -> None:
    report = _read("一、工作成效", "作出行政处罚4件，适用简易程序4件，全部公示。")
    kept = str(report.answers[ACTIVITIES])
    assert len(set(re.findall(r"\{[^{}' ]+\}", kept))) == 2


_NUMBER = re.compile(
    r"^(?:[（(][^）)]{1,3}[）)]|[0-9]+[.．、](?:[0-9]{1,2}(?![0-9万.]))?|[一二三四五六七八九十]+、|第.部分|附件[0-9]?[:：]?)\s*"
)


def test_a_withdrawn_certificate_is_none_that_was_granted() -> None:
    report = _read("一、工作成效", "撤销教师资格1人。")
    offered = [each.path for _, number in report.numbers for each in (number.match, *number.choices) if each]
    assert [path for path in offered if re.search("认定|申请|注册人数", str(path))] == []


PLACES = ("图书角", "校医室", "餐厅", "操场", "琴房", "宿舍", "水泵房", "陶艺室", "锅炉房", "传达室", "菜园", "舞台")
FORMS = (
    "对{0}开展走访{1}次。", "{0}管理不够规范，人手偏少。", "完善{0}台账，报县局备案。", "修缮{0}{1}处，购置器材{1}件。",
    "{0}面貌一新。", "抓好{0}管理。完成{0}整改{1}项，师生满意。", "一是走访{0}{1}次。二是整修{0}。", "{0}投入{1}万元，均已到位",
)  # fmt: skip
NUMBERS = ("", "", "（{}）", "（{}）", "{}.", "{}是", "（{}）")
HEADINGS = ("一、主要举措和成效", "二、存在的不足和原因", "三、下一步工作安排", "四、其他需要报告的情况")
SHAPES = st.lists(
    st.lists(
        st.tuples(st.sampled_from(NUMBERS), st.sampled_from(FORMS), st.integers(2, 60)),
        max_size=4,
    ),
    min_size=1,
    max_size=4,
)


def _lines(shape: list[list[tuple[str, str, int]]]) -> list[str]:
    places = iter(PLACES * 2)
    lines = []
    for heading, items in zip(HEADINGS, shape, strict=False):
        lines.append(heading)
        for place, (number, form, count) in enumerate(items):
            sign = str(place + 1) if number == "{}." else "一二三四五"[place]
            lines.append(number.format(sign) + form.format(next(places), count))
    return lines


def _sentences(lines: list[str]) -> list[str]:
    """Return the sentences of lines, without the numbers of headings and items."""
    return [
        re.sub(r"\s", "", sentence).rstrip("。：:")
        for line in map(str.strip, lines)
        for piece in re.split("(?<=[：:])", _NUMBER.sub("", line))  # behind a heading that ends in a colon
        for sentence in sentences_of(piece)
    ]


def _taken(text: str) -> str:
    """Return all that is taken apart of a report's text: headings, sentences, and what stands around them."""
    manuscript = read_text(text, "报告.txt")
    apart = take_apart(manuscript)
    around = [each.text for each in manuscript.passages if each.role not in (Role.BODY, Role.HEADING, Role.ATTACHMENT)]
    names = [each.attachment for each in apart.sentences]
    headings = (text for each in apart.outline for text in (f"{each.number}{each.text}", each.text))
    told = [*headings, *(each.text for each in apart.sentences), *around, *names]
    return re.sub(r"\s", "", "\n".join(told))


@settings(max_examples=60, deadline=None)
@given(SHAPES)
def test_every_sentence_of_any_report_is_taken(shape: list[list[tuple[str, str, int]]]) -> None:
    lines = _lines(shape)
    taken = _taken("\n".join([TITLE, *lines, "青山县教育局", "2025年1月15日"]))
    assert [each for each in _sentences(lines) if each not in taken] == []


def test_every_sentence_and_number_is_listed_and_kept() -> None:
    forms = [FORMS[place % len(FORMS)] for place in range(12)]
    shape = [
        [(NUMBERS[(place + part) % 7], forms[part * 4 + place], 7 + place) for place in range(4)] for part in range(3)
    ]
    lines = _lines(shape)
    report = _read(*lines)
    listed = re.sub(r"\s", "", "\n".join(sentence_lines(report)))
    held = str(report.answers) + "".join(each.text for each in report.outline)
    assert [each for each in _sentences(lines) if each not in listed] == []
    assert [place for line in lines for place in re.findall("|".join(PLACES), line) if place not in held] == []
    numbers = [number for line in lines for number in re.findall("[0-9]+(?:[次处件项]|万元)", line)]
    assert [number for number in numbers if f"·{number}→" not in listed] == []


@pytest.mark.parametrize("name", TEXTS)
def test_every_sentence_of_the_known_reports_is_taken(name: str) -> None:
    taken = _taken(TEXTS[name])
    assert [each for each in _sentences(TEXTS[name].splitlines()) if each not in taken] == []


def test_a_meeting_that_asked_for_the_report_is_kept_with_its_date() -> None:
    report = _read(
        "按照县法治建设领导小组12月9日会议的要求，现将有关情况报告如下：", "一、工作成效", "开展行政检查136次。"
    )
    assert "县法治建设领导小组12月9日会议" in str(report.answers[AnswerPath("报告依据.其他依据文件")])
