"""Kinds of edits that a merge must neither repeat nor take for others: each in a document that an example makes."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hand_edits import W
from test_merging import Story, paragraph, read, rejected, texts

from drafter.folders import shipped
from drafter.merging.documents.merge_documents import UnprovenMergeError, merge_documents
from drafter.merging.plan import merge_plan
from drafter.merging.texts.doubled_words import doubled_words
from drafter.merging.texts.text_changes import Change

DEPUTIES = (
    "聘请法治副校长，覆盖中小学15所，聘请率100%。",
    "15所中小学全部聘请法治副校长。",
    "法治建设领导",
    "聘请法治副校长，覆盖中小学{法治宣传.法治副校长覆盖学校}，聘请率{法治宣传.法治副校长覆盖率}。",
    '"{法治宣传.法治副校长覆盖学校}中小学全部聘请法治副校长。"',
)
RECORDERS = (
    "具有执法权的科室共7个，配备执法记录仪2台。",
    "7个具有执法权的科室各配备执法记录仪2台。",
    "执法队伍",
    "具有执法权的科室共{执法队伍.执法科室数}，配备执法记录仪{执法队伍.执法记录仪数}。",
    '"{执法队伍.执法科室数}具有执法权的科室各配备执法记录仪{执法队伍.执法记录仪数}。"',
)


class Taken(NamedTuple):
    """A sentence that a hand reworded, and the wording that was taken of it."""

    printed: str
    typed: str
    block: str
    template: str
    wording: str

    @property
    def entry(self) -> str:
        """The wording as the answers file keeps it."""
        return f"\n手改写法:\n  - 所在段落: {self.block}\n    原句: {self.template!r}\n    改为: {self.wording}\n"


def retyped(edits: Sequence[tuple[str, str]]) -> Callable[[Any], None]:
    """Return an edit that types words over others, wherever their runs begin and end."""

    def edit(body: Any) -> None:
        for old, new in edits:
            own = list(paragraph(body, old).iter(f"{W}t"))
            own[0].text = "".join(each.text or "" for each in own).replace(old, new)
            for each in own[1:]:
                each.text = ""

    return edit


def story(
    folder: Path, example: str, edits: Sequence[tuple[str, str]], answers: dict[str, str], taken: str = ""
) -> Story:
    """Return the merge of an example that was edited, with other `answers` and perhaps what was taken of the edits."""
    before = (shipped("examples") / f"{example}.yaml").read_text(encoding="utf-8")
    after = before
    for name, value in answers.items():
        after, count = re.subn(rf"(?m)^(  {name}:).*$", rf"\g<1> {value}", after)
        assert count == 1, name
    return Story(folder, retyped(edits), before, after + taken)


@pytest.mark.parametrize(
    ("example", "taken", "edit", "answers", "merged"),
    [
        (
            "huyanghe-2022",
            Taken(*DEPUTIES),
            ("举办法治讲座15场次", "举办法治讲座15余场次"),
            {"法治副校长覆盖学校": "16", "法治讲座场次": "18"},
            "16所中小学全部聘请法治副校长。",
        ),
        (
            "huyanghe-2022",
            Taken(*DEPUTIES),
            ("部署法治培训和普法任务。", "部署普法任务。"),
            {"法治副校长覆盖学校": "16", "法治讲座场次": "18"},
            "16所中小学全部聘请法治副校长。",
        ),
        (
            "huyanghe-2022",
            Taken(*DEPUTIES)._replace(typed="15所中小学都已聘请法治副校长。"),  # other words than were taken
            ("举办法治讲座15场次", "举办法治讲座15余场次"),
            {"法治副校长覆盖学校": "16", "法治讲座场次": "18"},
            "",
        ),
        (
            "hedong-2021",
            Taken(*RECORDERS)._replace(
                wording='"{执法队伍.执法科室数}科室有执法权，配备执法记录仪{执法队伍.执法记录仪数}。"',
                typed="7个科室有执法权，配备执法记录仪2台。",
            ),
            ("另有7人当年通过考试", "另有8人当年通过考试"),
            {"执法科室数": "9", "待发证人员": "12"},
            "9个科室有执法权，配备执法记录仪2台。",
        ),
    ],
)
def test_no_words_are_put_in_beside_the_same_words(
    example: str, taken: Taken, edit: tuple[str, str], answers: dict[str, str], merged: str, tmp_path: Path
) -> None:
    edits = [(taken.printed, taken.typed), edit]
    told = story(tmp_path, example, edits, answers, taken.entry)
    before = {words for each in read(told.edited).paragraphs for words in doubled_words(each.text)}
    assert {words for text in texts(told.merged.data) for words in doubled_words(text)} <= before
    assert merged in told.text
    assert texts(rejected(told.merged.data, told.edited)) == texts(told.edited)


def test_a_merge_that_would_say_words_twice_is_not_proved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def doubling(_base: str, hand: str, _new: str, _by_hand: object) -> tuple[Change, ...]:
        at = max(hand.find("15余场次"), 0)
        return (Change(at, at, hand[at - 8 : at], ""),)

    monkeypatch.setattr(merge_plan, "changes_to_make", doubling)
    with pytest.raises(UnprovenMergeError, match="doubled"):
        story(tmp_path, "huyanghe-2022", [("讲座15场次", "讲座15余场次")], {"法治讲座场次": "18"})


@pytest.mark.parametrize(
    ("old", "new", "answers", "stays"),
    [
        (RECORDERS[0], RECORDERS[1], {"执法记录仪数": "3"}, "2台"),
        ("联合检查21次", "联合检查平均每月21次", {"双随机联合检查次数": "24"}, "21次"),
        ("报送普法短视频作品8件", "各学校报送普法短视频作品8件", {"普法短视频件数": "11"}, "8件"),
        ("全年报送诚信信息32篇", "每月报送诚信信息32篇", {"诚信信息篇数": "40"}, "32篇"),
        ("全年报送诚信信息32篇", "近三年，全系统报送诚信信息32篇", {"诚信信息篇数": "40"}, "32篇"),
        ("全年报送诚信信息32篇", "上半年报送诚信信息32篇", {"诚信信息篇数": "40"}, "32篇"),
        ("全年报送诚信信息32篇", "累计报送诚信信息32篇", {"诚信信息篇数": "40"}, "32篇"),
        ("全年报送诚信信息32篇", "人均报送诚信信息32篇", {"诚信信息篇数": "40"}, "32篇"),
        ("事项1件，已办结1件，答复率为100%", "事项1件，已全部办结", {"依申请公开件数": "3"}, "事项1件"),
        ("证人员11人", "证人员11人（占机关干部的半数以上）", {"持证执法人员": "5"}, "11人"),
        ("教育系统具有执法证人员11人", "机关具有执法证人员11人", {"持证执法人员": "12"}, "11人"),
        ("配备执法记录仪2台", "报废执法记录仪2台", {"执法记录仪数": "3"}, "2台"),
        ("学校办学情况抽查8次", "幼儿园抽查8次", {"双随机检查学校次数": "9"}, "8次"),
        ("聘任法治副校长38名", "聘任法治辅导员38名", {"法治副校长人数": "40"}, "38名"),
        ("新建、接收学校1所", "新建学校1所", {"新增学校数": "2"}, "1所"),
    ],
)
def test_a_figure_that_the_hand_made_count_something_else_is_asked_about(
    old: str, new: str, answers: dict[str, str], stays: str, tmp_path: Path
) -> None:
    told = story(tmp_path, "hedong-2021", [(old, new)], answers)
    hands = [each.partition("手改：")[2].partition("填报数据现在：")[0] for each in told.comments]
    (asked,) = [each for each in hands if new.rstrip("。") in each]
    assert stays in asked


@pytest.mark.parametrize("answers", [{"持证执法人员": "22"}, {"新增持证人员": "3"}])
def test_figures_of_a_sentence_that_a_hand_turned_round_are_all_asked_about_or_all_changed(
    answers: dict[str, str], tmp_path: Path
) -> None:
    printed = "注销16人的执法证件，新增执法人员1人，调整法制审核人员1人，现有行政执法人员20人"
    turned = "现有行政执法人员20人，其中新增1人，注销16人的执法证件，调整法制审核人员1人"
    told = story(tmp_path, "xiqing-2023", [(printed, turned)], {"持证执法人员": "22", "新增持证人员": "3"})
    assert len(told.comments) == 1
    assert told.merged.left_out == ()
    alone = story(tmp_path, "xiqing-2023", [(printed, turned)], answers)
    (figure,) = answers.values()
    assert alone.comments or f"{figure}人" in alone.text


def test_a_wording_taken_that_counts_something_else_is_asked_about_once(tmp_path: Path) -> None:
    taken = Taken(*RECORDERS)
    told = story(tmp_path, "hedong-2021", [(taken.printed, taken.typed)], {"执法记录仪数": "3"}, taken.entry)
    (comment,) = told.comments
    assert "填报数据现在：7个具有执法权的科室各配备执法记录仪3台。" in comment


@pytest.mark.parametrize(
    ("old", "new", "answers", "now"),
    [
        ("全年报送诚信信息32篇", "全年共报送各类诚信信息32篇", {"诚信信息篇数": "40"}, "全年共报送各类诚信信息40篇"),
        (
            "报送普法短视频作品8件",
            "同去年的4家单位合作，报送普法短视频作品8件",
            {"普法短视频件数": "11"},
            "同去年的4家单位合作，报送普法短视频作品11件",
        ),
        ("配备执法记录仪2台", "配齐执法记录仪2台", {"执法记录仪数": "3"}, "配齐执法记录仪3台"),
        ("配备执法记录仪2台", "配备、更新执法记录仪2台", {"执法记录仪数": "3"}, "配备、更新执法记录仪3台"),
        ("成立教育集团5个", "组建教育集团5个", {"教育集团数": "6"}, "组建教育集团6个"),
        ("聘任法治副校长38名", "38名法治副校长受聘", {"法治副校长人数": "40"}, "40名法治副校长受聘"),
        ("报送普法短视频作品8件", "精心报送普法短视频作品8件", {"普法短视频件数": "11"}, "精心报送普法短视频作品11件"),
    ],
)
def test_a_figure_that_counts_the_same_follows_unasked(
    old: str, new: str, answers: dict[str, str], now: str, tmp_path: Path
) -> None:
    told = story(tmp_path, "hedong-2021", [(old, new)], answers)
    assert (now in told.text, told.comments) == (True, [])


@pytest.mark.parametrize("more", [("", ""), ("监管效能有所提高", "监管效能明显提高")])
@pytest.mark.parametrize(
    "item", ["主动公开政府信息350条，办理依申请公开12件，全部按期答复。", "建立政务公开专区，由办公室专人维护。"]
)
def test_an_item_that_a_hand_put_into_a_list_keeps_its_count_when_it_was_taken_without(
    item: str, more: tuple[str, str], tmp_path: Path
) -> None:
    before = (shipped("examples") / "xiqing-2023.yaml").read_text(encoding="utf-8")
    after = before.replace("并在政府网站公示。\n", f"并在政府网站公示。{item}\n").replace(*more)
    edit = retyped([("三是进一步优化政务服务。", f"三是{item}四是进一步优化政务服务。")])
    told = Story(tmp_path, edit, before, after)
    assert f"在政府网站公示。三是{item}四是进一步优化政务服务。" in told.text
    assert more[1] in told.text
    assert told.comments == []


@pytest.mark.parametrize(
    ("more", "typed"),
    [
        ("，比上年增加12次", "“12次”"),
        ("，比上年增加12次、增长15%", "“12次”“15%”"),
        ("，成效明显", ""),
    ],
)
def test_a_comment_says_which_figures_of_a_wording_are_no_answers(more: str, typed: str, tmp_path: Path) -> None:
    block, old = "诚信建设", "全年报送诚信信息32篇，报送双公示以外的信息6694条。"
    template = "全年报送诚信信息{诚信建设.诚信信息篇数}，报送双公示以外的信息{诚信建设.双公示以外信息条数}。"
    new = old.replace("32篇", f"35篇{more}")
    taken = Taken(old, new, block, template, template.replace("篇数}", f"篇数}}{more}"))
    told = story(tmp_path, "hedong-2021", [(old, new)], {"诚信信息篇数": "40"}, taken.entry)
    (comment,) = told.comments
    now, _, said = comment.partition("填报数据现在：")[2].partition("（其中手改时写的、填报数据里没有的数：")
    assert now.startswith(f"全年报送诚信信息40篇{more}，报送")
    assert said == (f"{typed}）" if typed else "")
    again = merge_documents(told.merged.data, "合并稿.docx", told.new.lines, told.new.lines, told.new.data)
    assert [each.text for each in read(again.data).comments] == [each.text for each in read(told.merged.data).comments]


@pytest.mark.parametrize(
    ("typed", "is_asked"),
    [("培训面不宽。全年只培训3次，覆盖2所学校。", True), ("编制偏紧。执法力量与任务不相适应。", False)],
)
def test_a_paragraph_is_not_put_in_beside_one_that_a_hand_wrote_with_other_figures(
    typed: str, is_asked: bool, tmp_path: Path
) -> None:
    before = (shipped("examples") / "hedong-2021.yaml").read_text(encoding="utf-8")
    behind, item = "\n# 逐条写下一年的安排", "  - 提法: 培训面不宽\n    内容: 全年只培训5次，覆盖4所学校\n"
    after = before.replace(behind, f"{item}{behind}")

    def write(body: Any) -> None:
        above = paragraph(body, "业务培训的力度不够")
        own = copy.deepcopy(above)
        for mark in [each for each in own if each.tag not in (f"{W}pPr", f"{W}r")]:
            own.remove(mark)
        first, *others = own.iter(f"{W}t")
        first.text = f"（三）{typed}"
        for each in others:
            each.text = ""
        above.addnext(own)

    told = Story(tmp_path, write, before, after)
    assert any(typed in each and "全年只培训5次，覆盖4所学校。" in each for each in told.comments) is is_asked
    assert ("全年只培训5次" in told.text) is not is_asked
    assert typed in told.text


def test_a_sentence_that_a_hand_reworded_much_and_the_answers_print_no_more_is_asked_about(tmp_path: Path) -> None:
    before = (shipped("examples") / "hedong-2021.yaml").read_text(encoding="utf-8")
    record = "  - 主题: 校园法治\n    内容: 法律顾问和法治辅导员到校开展“法治进校园”等主题讲座。\n"
    assert record in before
    typed = ("法律顾问和法治辅导员到校开展“法治进校园”等主题讲座", "法律顾问、法治辅导员走进校园开展讲座")
    told = Story(tmp_path, retyped([typed]), before, before.replace(record, ""))
    (comment,) = told.comments
    assert typed[1] in comment


def test_a_day_in_characters_is_asked_about_and_stands_there_once(tmp_path: Path) -> None:
    typed = ("2022年1月29日", "二〇二二年二月十五日")
    told = story(tmp_path, "hedong-2021", [typed], {"成文日期": "2022年2月20日"})
    (comment,) = told.comments
    assert typed[1] in comment
    assert [line for line in told.text.splitlines() if line.endswith("日")] == ["2022年2月20日"]


def added_behind(words: str, text: str) -> Callable[[Any], None]:
    """Return an edit that types `text` as a paragraph of its own behind the one with `words`."""

    def edit(body: Any) -> None:
        before = paragraph(body, words)
        added = copy.deepcopy(before)
        for mark in [*added.iter(f"{W}bookmarkStart"), *added.iter(f"{W}bookmarkEnd")]:
            mark.getparent().remove(mark)
        own = list(added.iter(f"{W}t"))
        own[0].text = text
        for each in own[1:]:
            each.text = ""
        before.addnext(added)

    return edit


SAFETY = "（六）加强校园安全法治保障。全年开展校园安全检查26次，整改隐患31处。"


def test_a_new_chapter_comes_behind_what_the_hand_wrote_at_the_end_of_the_one_before(tmp_path: Path) -> None:
    before = (shipped("examples") / "huyanghe-2022.yaml").read_text(encoding="utf-8")
    after = re.sub(
        r"(?ms)^存在不足:.*?(?=^下年安排:)", "存在不足:\n  - 提法: 普法形式不够丰富\n    内容: 互动少。\n", before
    )
    without = re.sub(r"(?ms)^存在不足:.*?(?=^下年安排:)", "存在不足: []\n", before)
    told = Story(tmp_path, added_behind("（五）", SAFETY), without, after)
    lines = told.text.splitlines()
    at = lines.index(SAFETY)
    assert lines[at + 1].startswith("三、存在的不足")
    assert texts(rejected(told.merged.data, told.edited)) == texts(told.edited)


def test_a_heading_above_what_the_hand_wrote_is_not_taken_away_without_a_question(tmp_path: Path) -> None:
    before = (shipped("examples") / "hedong-2021.yaml").read_text(encoding="utf-8")
    after = re.sub(r"(?ms)^存在不足:.*?(?=^\S[^\n]*\n下年安排:|^下年安排:)", "存在不足: 无\n", before)
    own = "（三）执法装备不足。执法记录仪配备较少，数据存储能力有限。"
    told = Story(tmp_path, added_behind("（二）业务培训的力度不够", own), before, after)
    lines = told.text.splitlines()
    heading = next(i for i, line in enumerate(lines) if line.startswith("三、存在的不足"))
    assert "执法装备不足" in lines[heading + 1]
    assert [each for each in told.comments if "存在的不足和原因" in each]
