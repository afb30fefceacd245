"""A hand told what an open question asks in words of its own; then it is answered: never are both printed untold."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_merged_kinds import retyped
from test_merging import edited, read, rejected, texts
from told_words import told_first

from drafter.merging.documents.merge_documents import merge_documents

LECTURES = "利用教育政务微博、校园网、公示栏、家长学校等平台宣传法律知识。"
TRAINED = "开展业务培训1次。"
AGENDA = "把法治工作列入党委重要议事日程。"
AWARE = "增强师生和家长的法治观念。"
NOTE = "手改的话里好像已经写了："


@pytest.mark.parametrize(
    ("example", "beside", "added", "answer", "accepted", "never"),
    [
        (  # another measure word of the same
            "chenghua-2020",
            LECTURES,
            "举办法治讲座12场。",
            ("法治宣传.法治讲座场次", "15"),
            "举办法治讲座15场。",
            "场次",
        ),
        (  # another word and another measure word
            "hongqiao-2022",
            "提升执法能力。",
            "全年举办执法培训3期。",
            ("执法队伍.执法培训次数", "4"),
            "全年举办执法培训4期。",
            "执法人员业务培训4次",
        ),
        (  # no word in common
            "hedong-2021",
            TRAINED,
            "新取得执法证3人。",
            ("执法队伍.新增持证人员", "4"),
            "新取得执法证4人。",
            "新增持证人员4人",
        ),
        (  # a figure added to a sentence that stands there
            "huyanghe-2022",
            AWARE,
            "全市共有法治副校长15名。",
            ("法治宣传.法治副校长人数", "18"),
            "全市共有法治副校长18名。",
            "聘请法治副校长18名",
        ),
    ],
)
def test_a_fact_told_in_other_words_is_asked_about(
    tmp_path: Path, example: str, beside: str, added: str, answer: tuple[str, str], accepted: str, never: str
) -> None:
    made = told_first(tmp_path, example, (beside, f"{beside}{added}"), dict([answer]))
    assert accepted in made.text
    assert never not in made.text
    (comment,) = made.comments
    assert added in comment
    assert [each.hand for each in made.merged.questions] == [added]
    assert not made.merged.twice
    assert texts(rejected(made.merged.data, made.edited)) == texts(made.edited)


@pytest.mark.parametrize(("added", "value"), [("举办法治讲座15场。", "15"), ("全年面向师生举办法治讲座15场次。", "15")])
def test_the_same_figure_in_other_words_is_not_told_again(tmp_path: Path, added: str, value: str) -> None:
    made = told_first(tmp_path, "chenghua-2020", (LECTURES, f"{LECTURES}{added}"), {"法治宣传.法治讲座场次": value})
    assert made.text == "\n".join(texts(made.edited))
    assert not made.comments
    assert not made.merged.questions


@pytest.mark.parametrize(
    ("example", "beside", "added", "answer"),
    [
        ("hedong-2021", AGENDA, "全年召开局长办公会研究法治工作4次。", ("组织领导.专题研究次数", "5")),
        ("huyanghe-2022", AWARE, "各校共有法治副校长15名。", ("法治宣传.法治副校长人数", "18")),
    ],
)
def test_what_may_be_the_same_is_printed_and_told(
    tmp_path: Path, example: str, beside: str, added: str, answer: tuple[str, str]
) -> None:
    made = told_first(tmp_path, example, (beside, f"{beside}{added}"), dict([answer]))
    assert added in made.text
    (twice,) = made.merged.twice
    assert (twice.sentence, twice.is_sure) == (added, False)
    assert twice.again in made.text
    (comment,) = made.comments
    assert comment.startswith(f"{NOTE}{added}")
    assert texts(rejected(made.merged.data, made.edited)) == texts(made.edited)


@pytest.mark.parametrize(
    ("example", "beside", "added", "answer"),
    [
        ("hedong-2021", TRAINED, "接待来访群众4人。", ("执法队伍.新增持证人员", "4")),
        ("hedong-2021", TRAINED, "上年新取得执法证3人。", ("执法队伍.新增持证人员", "4")),
        ("hongqiao-2022", "提升执法能力。", "接受上级调研3次。", ("执法队伍.执法培训次数", "4")),
        ("chenghua-2020", LECTURES, "推出微视频12期。", ("法治宣传.法治讲座场次", "15")),
    ],
)
def test_another_fact_is_not_taken_for_it(
    tmp_path: Path, example: str, beside: str, added: str, answer: tuple[str, str]
) -> None:
    made = told_first(tmp_path, example, (beside, f"{beside}{added}"), dict([answer]))
    assert added in made.text
    assert not made.comments
    assert not made.merged.twice
    assert not made.merged.questions


@pytest.mark.parametrize("is_deleted", [True, False])
def test_a_note_stands_as_long_as_both_do(tmp_path: Path, *, is_deleted: bool) -> None:
    added = "全年召开局长办公会研究法治工作4次。"
    made = told_first(tmp_path, "hedong-2021", (AGENDA, f"{AGENDA}{added}"), {"组织领导.专题研究次数": "5"})
    new = made.new
    again = edited(new._replace(data=made.merged.data), retyped([(added, "")] if is_deleted else []))
    merged = merge_documents(again, "手改.docx", new.lines, new.lines, new.data)
    notes = [each.text for each in read(merged.data).comments if each.text.startswith(NOTE)]
    assert len(notes) == (not is_deleted)


PLANS = "做到事项公开透明、行为合法有效。"


@pytest.mark.parametrize(
    "added",
    [
        "三是加大培训力度，全年组织执法培训不少于2次。",
        "三是加大培训力度，全年组织执法培训4次。",
        "三是加大培训力度，力争全年组织执法培训达到4次。",
    ],
)
def test_what_is_planned_is_not_taken_for_a_fact(tmp_path: Path, added: str) -> None:
    edit = (PLANS, f"{PLANS[:-1]}；{added}")
    made = told_first(tmp_path, "hongqiao-2022", edit, {"执法队伍.执法培训次数": "3"})
    assert added in made.text
    assert "全年组织执法人员业务培训3次" in made.text
    assert not made.comments
    assert not made.merged.questions
    assert texts(rejected(made.merged.data, made.edited)) == texts(made.edited)


def test_figures_below_a_heading_of_plans_are_not_taken_for_facts(tmp_path: Path) -> None:
    added = "五、下一年度主要安排。（一）加强培训。全年组织执法人员培训4次以上。"
    made = told_first(
        tmp_path,
        "xiqing-2023",
        ("有效开展普法宣传", f"有效开展普法宣传。下一步，{added}"),
        {"执法队伍.执法培训次数": "2"},
    )
    assert added in made.text
    assert "执法人员业务培训2次" in made.text
    assert not made.merged.twice


@pytest.mark.parametrize("value", ["2", "3"])
def test_a_fact_told_in_the_sentence_of_another_is_not_printed_twice(tmp_path: Path, value: str) -> None:
    edit = ("全年办理行政诉讼案件1件", "全年办理行政复议案件2件，行政诉讼案件1件")
    made = told_first(tmp_path, "hedong-2021", edit, {"争议化解.行政复议案件": value})
    assert f"全年办理行政复议案件{value}件，行政诉讼案件1件" in made.text
    assert made.text.count("行政复议案件") == 1
    assert [each.new for each in made.merged.questions] == ([] if value == "2" else ["办理行政复议案件3件。"])
    assert texts(rejected(made.merged.data, made.edited)) == texts(made.edited)
