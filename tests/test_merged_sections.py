"""Sections that a hand deletes, paragraphs that it joins, sentences that it saves out of what it deletes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hand_edits import W, made
from test_merged_kinds import retyped
from test_merging import Story, paragraph, read, rejected, texts

from drafter.folders import shipped
from drafter.merging.documents.merge_documents import merge_documents

CREDIT = ("2.加强政务诚信建设", "建设诚信的教育政务环境")


def deleted(*words: str) -> Callable[[Any], None]:
    """Return an edit that deletes the paragraphs with `words`."""

    def edit(body: Any) -> None:
        for each in words:
            own = paragraph(body, each)
            own.getparent().remove(own)

    return edit


def joined(first: str, second: str) -> Callable[[Any], None]:
    """Return an edit that deletes the mark between two paragraphs."""

    def edit(body: Any) -> None:
        one, other = paragraph(body, first), paragraph(body, second)
        one.extend([each for each in other if each.tag != f"{W}pPr"])
        body.remove(other)

    return edit


def both(*edits: Callable[[Any], None]) -> Callable[[Any], None]:
    def edit(body: Any) -> None:
        for each in edits:
            each(body)

    return edit


def merged(folder: Path, example: str, edit: Callable[[Any], None], *changes: tuple[str, str]) -> Story:
    """Return the merge of an example that was edited; `changes` of its answers are patterns with what takes their place."""
    before = (shipped("examples") / f"{example}.yaml").read_text(encoding="utf-8")
    after = before
    for old, new in changes:
        after, count = re.subn(f"(?m){old}", new, after)
        assert count == 1, old
    told = Story(folder, edit, before, after)
    assert texts(rejected(told.merged.data, told.edited)) == texts(told.edited)
    return told


def test_a_section_that_a_hand_deleted_stays_deleted_while_only_figures_in_it_change(tmp_path: Path) -> None:
    told = merged(tmp_path, "hedong-2021", deleted(*CREDIT), ("诚信信息篇数: 32", "诚信信息篇数: 40"))
    assert not any(words in told.text for words in CREDIT)
    assert (told.comments, told.merged.updates) == ([], 0)
    assert told.merged.left_out == ("全年报送诚信信息40篇，报送双公示以外的信息6694条。",)


def test_what_comes_back_of_a_deleted_section_comes_with_its_heading(tmp_path: Path) -> None:
    told = merged(tmp_path, "hedong-2021", deleted(*CREDIT), ("违约毁约件数: .*", "违约毁约件数: 1"))
    lines = told.text.splitlines()
    at = lines.index(CREDIT[0])
    assert lines[at + 1].startswith(CREDIT[1])
    assert lines[at + 2].startswith("（四）")
    assert len(told.comments) == 1


def test_what_comes_back_is_kept_up_to_date_with_its_question_by_the_next_merge(tmp_path: Path) -> None:
    first = merged(tmp_path, "hedong-2021", deleted(*CREDIT), ("违约毁约件数: .*", "违约毁约件数: 1"))
    text = (shipped("examples") / "hedong-2021.yaml").read_text(encoding="utf-8")
    changed = re.sub("违约毁约件数: .*", "违约毁约件数: 1", text).replace("诚信信息篇数: 32", "诚信信息篇数: 40")
    now = made(changed, "c.yaml", tmp_path)
    merge = merge_documents(first.merged.data, "合并稿.docx", first.new.lines, now.lines, now.data)
    (paragraph_now,) = [each for each in texts(merge.data) if each.startswith(CREDIT[1])]
    assert "全年报送诚信信息40篇，" in paragraph_now
    assert (len(merge.questions), merge.earlier_questions) == (0, 1)
    assert [each.text for each in read(merge.data).comments if "诚信信息40篇" in each.text]
    assert texts(rejected(merge.data, first.merged.data)) == texts(first.merged.data)


def test_an_activity_for_a_deleted_section_is_asked_about_and_comes_with_the_heading(tmp_path: Path) -> None:
    added = "  - 主题: 诚信建设\n    提法: 公开承诺样本\n    内容: 公布信用承诺书样本，供各校选用。\n"
    told = merged(tmp_path, "hedong-2021", deleted(*CREDIT), ("^活动:\n", f"活动:\n{added}"))
    lines = told.text.splitlines()
    place = next(i for i, line in enumerate(lines) if "信用承诺书样本" in line)
    assert CREDIT[0] in lines[:place]
    assert [each for each in told.comments if "信用承诺书样本" in each]


def test_a_heading_alone_that_a_hand_deleted_does_not_come_back(tmp_path: Path) -> None:
    told = merged(tmp_path, "hedong-2021", deleted(CREDIT[0]), ("违约毁约件数: .*", "违约毁约件数: 1"))
    assert CREDIT[0] not in told.text
    assert "问题1件" in told.text
    assert told.comments == []


def test_a_sentence_saved_out_of_a_deleted_paragraph_does_not_come_back_with_it(tmp_path: Path) -> None:
    def save(body: Any) -> None:
        retyped([("不断优化营商环境", "不断优化营商环境。全年办理中小学生转学674人。")])(body)
        deleted("持续优化教育领域营商环境")(body)

    changes = ("转学人数: 674", "转学人数: 682"), ("回应群众的实际困难", "解决群众的实际困难")
    told = merged(tmp_path, "hongqiao-2022", save, *changes)
    assert told.text.count("中小学生转学682人") == 1
    assert "中小学生转学674人" not in told.text
    assert len(told.comments) == 1


@pytest.mark.parametrize(
    ("edit", "following"),
    [
        (joined("（一）加强组织领导", "（二）积极谋划部署"), "（三）营造法治氛围"),
        (
            both(
                joined("（一）加强组织领导", "（二）积极谋划部署"), joined("（一）加强组织领导", "（三）营造法治氛围")
            ),
            "二、深化政务公开",
        ),
        (joined("（三）营造法治氛围", "二、深化政务公开"), "三、完善法治制度"),
    ],
)
def test_a_number_within_a_joined_paragraph_is_counted(
    edit: Callable[[Any], None], following: str, tmp_path: Path
) -> None:
    told = merged(tmp_path, "chenghua-2020", edit, ("公开信息条数: 400余", "公开信息条数: 430余"))
    assert any(line.startswith(following) for line in told.text.splitlines())
    assert told.merged.updates == 1
    before, after = texts(told.edited), texts(told.merged.data)
    assert [one for one, other in zip(before, after, strict=True) if one != other] == [
        each for each in before if "400余条" in each
    ]


def moved(*pairs: tuple[str, str]) -> Callable[[Any], None]:
    """Return an edit that moves paragraphs, each behind another."""

    def edit(body: Any) -> None:
        for words, behind in pairs:
            own, place = paragraph(body, words), paragraph(body, behind)
            body.remove(own)
            place.addnext(own)

    return edit


@pytest.mark.parametrize(
    ("edit", "order"),
    [
        (moved(("（一）压实第一责任人", "（三）做好日常")), ("（一）广泛开展", "（二）做好日常", "（三）压实第一")),
        (moved(("（一）压实第一责任人", "（二）广泛开展")), ("（一）广泛开展", "（二）压实第一", "（三）做好日常")),
        (
            moved((CREDIT[0], "（三）行政权力制约"), (CREDIT[1], CREDIT[0])),
            ("（三）行政权力", "1.加强政务诚信", "2.全面推进政务公开", "（四）社会矛盾"),
        ),
        (  # below a heading of the hand's own
            both(
                retyped([("四、下一年度推进法治政府建设的主要安排", "四、2022年工作打算")]),
                moved(("（二）广泛开展", "四、2022年工作打算")),
            ),
            ("（一）广泛开展", "（二）压实第一", "（三）做好日常"),
        ),
        (deleted("四、下一年度推进法治政府建设的主要安排"), ("（一）压实第一", "（二）广泛开展", "（三）做好日常")),
    ],
)
def test_a_first_item_that_was_moved_is_numbered_by_its_place(
    edit: Callable[[Any], None], order: tuple[str, ...], tmp_path: Path
) -> None:
    told = merged(tmp_path, "hedong-2021", edit, ("诚信信息篇数: 32", "诚信信息篇数: 40"))
    heads = [line for line in told.text.splitlines() if re.match("（.）|[0-9][.]", line)]
    at = next(i for i, line in enumerate(heads) if line.startswith(order[0]))
    assert [line[: len(own)] for line, own in zip(heads[at:], order, strict=False)] == list(order)


def test_the_last_section_comes_back_with_its_heading_too(tmp_path: Path) -> None:
    def nothing_else(body: Any) -> None:
        deleted("五、其他需要报告的情况")(body)
        own = [each for each in body.iter(f"{W}p") if "".join(each.itertext()).strip() == "无。"]
        body.remove(own[-1])

    told = merged(tmp_path, "hedong-2021", nothing_else, ("^其他情况: .*", "其他情况: 承办全市法治教育现场会1次"))
    assert "\n五、其他需要报告的情况\n承办全市法治教育现场会1次。\n天津市河东区教育局\n" in told.text
    assert len(told.comments) == 1


@pytest.mark.parametrize("gone", ["深化落实法治建设第一责任人责任", "加强对各学校法治建设的考核评估"])
def test_an_item_that_goes_out_of_a_joined_paragraph_takes_its_number_with_it(gone: str, tmp_path: Path) -> None:
    edit = both(
        joined("建立依法治教责任清单", "四是加强对各学校"),
        joined("二是提高教育系统", "建立依法治教责任清单"),
        deleted("一是统一思想"),
        retyped([("二是提高教育系统", "一是提高教育系统")]) if gone.startswith("加强") else both(),
    )
    told = merged(tmp_path, "huyanghe-2022", edit, (f"  - 提法: {gone}\n    内容: .*\n", ""))
    line = next(each for each in told.text.splitlines() if "提高教育系统行政执法人员" in each)
    assert re.findall("(?:^|(?<=。))[一二三四]是", line) == ["一是", "二是"]
    assert gone not in line


@pytest.mark.parametrize(
    ("example", "first", "second", "figure"),
    [
        ("xiqing-2023", "我局主要负责人按照", "（一）发挥法治建设", ("持证执法人员: 20", "持证执法人员: 21")),
        ("huyanghe-2022", "我们将继续贯彻", "一是统一思想", ("行政权力事项: 35", "行政权力事项: 36")),
        ("hedong-2021", "三、存在的不足和原因", "（一）", ("持证执法人员: 11", "持证执法人员: 12")),
    ],
)
def test_a_first_item_that_was_joined_to_what_leads_it_keeps_the_others_numbers(
    example: str, first: str, second: str, figure: tuple[str, str], tmp_path: Path
) -> None:
    def join_next(body: Any) -> None:
        own = paragraph(body, first)
        following = own.getnext()
        assert "".join(each.text or "" for each in following.iter(f"{W}t")).startswith(second)
        own.extend([each for each in following if each.tag != f"{W}pPr"])
        body.remove(following)

    told = merged(tmp_path, example, join_next, figure)
    assert told.merged.updates == 1
    before, after = texts(told.edited), texts(told.merged.data)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_a_question_tells_the_number_that_the_text_has(tmp_path: Path) -> None:
    gone = deleted("三、存在的不足和原因", "（一）法治宣传教育的深度", "（二）业务培训的力度")
    added = r"\g<0>  - 提法: 执法力量不足\n    内容: 持证人员偏少\n"
    told = merged(tmp_path, "hedong-2021", gone, (r"^存在不足:\n(?:  .*\n)+", added))
    (asked,) = told.comments
    assert asked.endswith("填报数据现在：（一）执法力量不足。持证人员偏少。")
    assert "（一）执法力量不足。持证人员偏少。" in told.text.splitlines()
    before, name = (shipped("examples") / "hedong-2021.yaml").read_text(encoding="utf-8"), "手改.docx"
    items = re.sub(r"(?m)^存在不足:\n(?:  .*\n)+", added.replace("偏少", "较少"), before)
    third = made(items, "c.yaml", tmp_path)
    later = merge_documents(told.merged.data, name, told.new.lines, third.lines, third.data)
    assert later.earlier_questions == 1
    (asked,) = (each.text for each in read(later.data).comments if "两边都改了" in each.text)
    assert asked.endswith("填报数据现在：（一）执法力量不足。持证人员较少。")


@pytest.mark.parametrize(
    ("now", "listed"),
    [
        ("招生、教育教学督导、安全工作履职、食堂", "招生、教育教学督导、安全工作履职、食堂等情况"),
        ("招生、教育收费、教育教学督导、安全工作履职", "招生、教育收费、教育教学督导、安全工作履职等情况"),
        ("招生、安全工作履职", "招生、安全工作履职等情况"),
    ],
)
def test_what_a_hand_deleted_stays_away_when_a_list_in_it_has_more_or_fewer_names(
    now: str, listed: str, tmp_path: Path
) -> None:
    names = "".join(f"    - {each}\n" for each in now.split("、"))
    gone = deleted("加强事中事后监管，每学期组织检查组")
    told = merged(
        tmp_path, "hongqiao-2022", gone, (r"^  每学期检查内容:\n(?:    .*\n)+", f"  每学期检查内容:\n{names}")
    )
    assert not told.comments
    assert "加强事中事后监管" not in told.text
    (left_out,) = told.merged.left_out
    assert listed in left_out
