"""From sections to blocks: what is numbered and how, what is left out, the signature."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import lines_of, make_answers, render_in_process, write_jurisdiction

from drafter.pages.blocks import Addressee, Document, Item, SignatureBlock
from drafter.pages.layout.section_blocks import heading_number
from drafter.text_runs import Run, RunKind, merged, text_of

FILLED = "检查{{ 行政执法.行政检查次数 }}。"
EMPTY = "许可{{ 处罚许可.行政许可件数 }}。"


def lay_out(
    tmp_path: Path, sections: dict[str, str], outline: list[object] | None = None, **changes: object
) -> Document:
    """Return the document of a report with `sections` in `outline` (default: one after another)."""
    manifest = {}
    if outline is not None:
        kind = {"种类": "法治政府建设年度报告", "标题": "报告", "提纲": outline}
        manifest["报告"] = [kind]
    root = write_jurisdiction(tmp_path / "templates", sections, **manifest)
    identity = {"地区模板": "试用", **changes.pop("单位和报告", {})}
    text = make_answers(单位和报告=identity, **changes)
    return render_in_process(text, root).document


@pytest.mark.parametrize(
    ("level", "count", "number"),
    [
        (1, 1, "一、"),
        (1, 10, "十、"),
        (1, 21, "二十一、"),
        (1, 99, "九十九、"),
        (2, 1, "（一）"),
        (2, 99, "（九十九）"),
        (3, 1, "1."),
        (3, 99, "99."),
        (4, 1, "（1）"),
        (4, 99, "（99）"),
    ],
)
def test_a_heading_has_the_number_of_its_level(level, count, number):
    assert heading_number(level, count) == number


def test_numbers_of_a_level_are_all_different_up_to_99():
    for level in (1, 2, 3, 4):
        assert len({heading_number(level, count) for count in range(1, 100)}) == 99


def test_numbering_closes_up_over_a_section_that_tells_nothing(tmp_path):
    document = lay_out(tmp_path, {"甲": FILLED, "乙": EMPTY, "丙": FILLED})
    assert lines_of(document) == ["一、甲", "检查77次。", "二、丙", "检查77次。"]


def test_a_heading_goes_when_all_below_it_tells_nothing(tmp_path):
    below = [{"标题": "子", "段落": "乙"}]
    outline = [
        {"标题": "甲", "段落": "甲"},
        {"标题": "空的", "下级": [{"标题": "也空", "下级": below}]},
        {"标题": "丙", "下级": [*below, {"标题": "满", "段落": "甲"}]},
    ]
    document = lay_out(tmp_path, {"甲": FILLED, "乙": EMPTY}, outline)
    assert lines_of(document) == ["一、甲", "检查77次。", "二、丙", "满。检查77次。"]


def test_the_only_heading_left_of_several_leads_its_text_without_a_number(tmp_path):
    outline = [
        {"标题": "甲", "下级": [{"标题": "空", "段落": "乙"}, {"标题": "满", "段落": "甲"}]},
        {"标题": "丙", "下级": [{"标题": "本来就一个", "段落": "甲"}]},
    ]
    document = lay_out(tmp_path, {"甲": FILLED, "乙": EMPTY}, outline)
    expected = ["一、甲", "满。检查77次。", "二、丙", "（一）本来就一个", "检查77次。"]
    assert lines_of(document) == expected
    assert [run.text for run in document.blocks[2].runs if run.kind is RunKind.LEAD] == ["满", "。"]


def test_deeper_levels_count_anew_under_each_heading(tmp_path):
    leaf = {"标题": "丁", "段落": "甲"}
    two = {"标题": "乙", "下级": [{"标题": "丙", "下级": [leaf, leaf]}, leaf]}
    document = lay_out(tmp_path, {"甲": FILLED}, [{"标题": "甲", "下级": [two, two]}])
    numbers = [line for line in lines_of(document) if not line.startswith("检查")]
    under = ["1.丙", "（1）丁", "（2）丁", "2.丁"]
    assert numbers == ["一、甲", "（一）乙", *under, "（二）乙", *under]


def test_a_heading_in_a_section_file_is_left_out_with_nothing_below_it(tmp_path):
    section = f"""\
# 甲

## 空的

## 满的

{FILLED}

# 乙

## 也空

# 丙

{FILLED}

# 丁
"""
    document = lay_out(tmp_path, {"正文": section})
    expected = ["一、正文", "（一）甲", "1.满的", "检查77次。", "（二）丙", "检查77次。"]
    assert lines_of(document) == expected


def test_a_heading_stays_above_a_gap(tmp_path):
    document = lay_out(tmp_path, {"正文": FILLED}, 行政执法={"行政检查次数": None})
    assert lines_of(document) == ["一、正文", "检查【待填：行政检查次数（次）】。"]


def test_the_first_sentence_of_an_item_is_its_lead(tmp_path):
    section = "- 抓好执法。检查{{ 行政执法.行政检查次数 }}。\n- 只有一句{{ 年度 }}。\n"
    document = lay_out(tmp_path, {"正文": section})
    items = [block for block in document.blocks if isinstance(block, Item)]
    assert [(item.level, item.number, merged(item.runs)) for item in items] == [
        (2, "（一）", (Run("抓好执法。", RunKind.LEAD), Run("检查77次。"))),
        (2, "（二）", (Run("只有一句2021。", RunKind.LEAD),)),
    ]


def test_a_lone_item_takes_no_number(tmp_path):
    section = "- 抓好执法。检查{{ 行政执法.行政检查次数 }}。\n"
    document = lay_out(tmp_path, {"正文": section})
    assert lines_of(document) == ["一、正文", "抓好执法。检查77次。"]
    assert merged(document.blocks[2].runs) == (Run("抓好执法。", RunKind.LEAD), Run("检查77次。"))


def test_an_item_takes_no_number_before_headings_that_are_counted(tmp_path):
    outline = [{"标题": "工作", "段落": "甲", "下级": [{"标题": "其他", "段落": "乙"}]}]
    document = lay_out(tmp_path, {"甲": "- 检查{{ 年度 }}。\n", "乙": FILLED}, outline)
    assert lines_of(document) == ["一、工作", "检查2021。", "（一）其他", "检查77次。"]


def test_a_gap_in_the_first_sentence_of_an_item_stays_a_gap(tmp_path):
    section = "- 检查{{ 行政执法.行政检查次数 }}之多。其余略。\n- 另一条{{ 年度 }}。\n"
    document = lay_out(tmp_path, {"正文": section}, 行政执法={"行政检查次数": None})
    item, _ = [block for block in document.blocks if isinstance(block, Item)]
    assert item.runs == (
        Run("检查", RunKind.LEAD),
        Run("【待填：行政检查次数（次）】", RunKind.GAP, "行政执法.行政检查次数"),
        Run("之多。", RunKind.LEAD),
        Run("其余略。"),
    )


def test_headings_may_run_into_their_text(tmp_path):
    leaf = {"标题": "抓好执法", "段落": "甲"}
    outline = [{"标题": "工作", "形式": "接排", "下级": [leaf, {"标题": "空", "段落": "乙"}, leaf]}]
    document = lay_out(tmp_path, {"甲": FILLED, "乙": EMPTY}, outline)
    assert lines_of(document) == ["一、工作", "（一）抓好执法。检查77次。", "（二）抓好执法。检查77次。"]


def test_a_signed_report_ends_with_authority_and_date(tmp_path):
    document = lay_out(tmp_path, {"甲": FILLED})
    last = document.blocks[-1]
    assert isinstance(last, SignatureBlock)
    assert text_of(last.signed_authority) == "河东区教育局"
    assert text_of(last.issue_date) == "2022年1月29日"
    assert document.issued == "2022-01-29"


@pytest.mark.parametrize("signed", ["无", "不适用"])
def test_a_report_without_signature_ends_with_its_text(tmp_path, signed):
    document = lay_out(tmp_path, {"甲": FILLED}, 单位和报告={"落款": signed})
    assert not any(isinstance(block, SignatureBlock) for block in document.blocks)


def test_a_signature_that_is_not_answered_is_a_gap(tmp_path):
    identity = {"单位全称": None, "成文日期": None}
    last = lay_out(tmp_path, {"甲": FILLED}, 单位和报告=identity).blocks[-1]
    assert isinstance(last, SignatureBlock)
    assert last.signed_authority == (Run("【待填：单位全称】", RunKind.GAP, "单位和报告.单位全称"),)
    assert last.issue_date == (Run("【待填：成文日期】", RunKind.GAP, "单位和报告.成文日期"),)


@pytest.mark.parametrize("typed", ["区委、区政府", "区委、区政府：", "区委、区政府:"])
def test_an_addressee_is_closed_by_one_full_width_colon(tmp_path, typed):
    document = lay_out(tmp_path, {"甲": FILLED}, 单位和报告={"主送机关": typed})
    (addressee,) = [block for block in document.blocks if isinstance(block, Addressee)]
    assert text_of(addressee.runs) == "区委、区政府："


@pytest.mark.parametrize("typed", ["不适用", None])
def test_no_addressee_is_no_line(tmp_path, typed):
    document = lay_out(tmp_path, {"甲": FILLED}, 单位和报告={"主送机关": typed})
    assert not any(isinstance(block, Addressee) for block in document.blocks)


def test_no_digit_stands_directly_behind_the_point_of_a_number(tmp_path):
    outline = [{"标题": "甲", "下级": [{"标题": "打算", "段落": "乙"}, {"标题": "别的", "段落": "丙"}]}]
    plans = "{% 逐条 下年安排 %}\n- [[{{ 项.时限 }}前，]]{{ 项.内容 }}。\n\n{% 完 %}"
    sections = {"乙": plans, "丙": "- 检查{{ 行政执法.行政检查次数 }}。\n\n- 再查。"}
    rows = [{"时限": "6月", "内容": "配齐人员"}, {"内容": "组建普法队"}]
    lines = lines_of(lay_out(tmp_path, sections, outline, 下年安排=rows))
    assert lines[2:4] == ["（1）6月前，配齐人员。", "（2）组建普法队。"]
    assert lines[5:] == ["1.检查77次。", "2.再查。"]
    rows = [{"内容": "组建普法队"}, {"内容": "配齐人员"}]
    assert lines_of(lay_out(tmp_path / "其次", sections, outline, 下年安排=rows))[2:4] == [
        "1.组建普法队。",
        "2.配齐人员。",
    ]


def test_headings_in_arabic_numbers_are_kept_apart_from_a_digit_too(tmp_path):
    outline = [{"标题": "甲", "下级": [{"标题": "乙", "段落": "乙"}, {"标题": "丙", "段落": "乙"}]}]
    text = "# 3所学校\n\n检查{{ 行政执法.行政检查次数 }}。\n\n# 机关\n\n检查{{ 行政执法.行政检查次数 }}。"
    numbers = [line[:3] for line in lines_of(lay_out(tmp_path, {"乙": text}, outline)) if line[:1] in "（1"]
    assert "（1）" in numbers
    assert "（2）" in numbers
