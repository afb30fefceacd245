"""A document merged again after its hand edits were taken into the answers: what is asked then, and what is told."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hand_edits import made
from test_merging import read, rejected, texts

from drafter import cli
from drafter.docxfile.opc_package import Package
from drafter.folders import shipped
from drafter.redline.acceptance import with_changes
from tests.taken_trials import Typist
from tests.test_take import edit

WEAK = "（三）执法力量不足。现有执法人员20人，难以覆盖全区学校和机构。"


class Desk:
    """A folder with an answers file, the document that it made, and what the screen says."""

    def __init__(self, folder: Path, example: str, capsys: pytest.CaptureFixture[str]) -> None:
        text = (shipped("examples") / f"{example}.yaml").read_text(encoding="utf-8")
        (folder / "稿.docx").write_bytes(made(text, "a.yaml", folder).data)
        self._folder, self._capsys = folder, capsys
        assert cli.main(["render", "a.yaml", "-o", "稿.docx"]) == 0

    def edit(self, *edits: tuple[str, str]) -> None:
        """Type words over others."""
        edit(self._folder / "稿.docx", *edits)

    def write_behind(self, words: str, text: str) -> None:
        """Write a paragraph behind the first that has `words`."""
        path = self._folder / "稿.docx"
        hand = Typist(path.read_bytes(), random.Random(1))  # noqa: S311 - no secret
        hand.write_behind(words, text)
        path.write_bytes(hand.saved())

    def type_over(self, *edits: tuple[str, str]) -> None:
        """Type words over others, wherever their runs begin and end."""
        path = self._folder / "稿.docx"
        hand = Typist(path.read_bytes(), random.Random(1))  # noqa: S311 - no secret
        for each in edits:
            hand.type_over(*each)
        path.write_bytes(hand.saved())

    def accept(self) -> None:
        """Go on with the merged document, all accepted."""
        merged = self._folder / "稿（合并稿）.docx"
        (self._folder / "稿.docx").write_bytes(with_changes(Package(merged.read_bytes(), "稿.docx")))
        merged.unlink()

    def take(self) -> str:
        """Take the edits and return what the screen says."""
        return self._said("take", "稿.docx", "a.yaml", "--yes")

    def answer(self, *answers: str) -> None:
        """Change answers."""
        self._said("set", "a.yaml", *answers)

    def render(self, name: str = "稿.docx") -> str:
        """Return what the screen says, without its breaks of lines."""
        return self._said("render", "a.yaml", "-o", name)

    def comments(self, name: str = "稿（合并稿）.docx") -> list[str]:
        """Return the comments of a merge."""
        return [each.text for each in read((self._folder / name).read_bytes()).comments if each.author == "Drafter"]

    def text(self, name: str = "稿（合并稿）.docx") -> str:
        """Return a document with all accepted."""
        return "\n".join(texts((self._folder / name).read_bytes()))

    def is_rejected_whole(self) -> bool:
        """Return whether rejecting all gives the edited document."""
        edited, merged = ((self._folder / name).read_bytes() for name in ("稿.docx", "稿（合并稿）.docx"))
        return texts(rejected(merged, edited)) == texts(edited)

    def _said(self, *arguments: str) -> str:
        self._capsys.readouterr()
        assert cli.main(list(arguments)) == 0
        return "".join(self._capsys.readouterr().out.split())


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, getattr(request, "param", "hedong-2021"), capsys)


@pytest.mark.parametrize("is_taken", [False, True])
@pytest.mark.parametrize(
    ("deleted", "answer", "now"),
    [
        ("没有违约毁约和“新官不理旧账”问题。", "违约毁约件数=1", "问题1件。"),
        ("无因信息公开引起的行政复议和行政诉讼。", "信息公开引发争议件数=1", "诉讼1件。"),
    ],
)
def test_a_denial_that_a_hand_deleted_is_asked_about_when_it_becomes_a_number(
    desk: Desk, deleted: str, answer: str, now: str, *, is_taken: bool
) -> None:
    desk.edit((deleted, ""))
    if is_taken:
        desk.take()
    desk.answer(answer)
    assert "1处两边都改了" in desk.render()
    (comment,) = desk.comments()
    assert f"原来：{deleted}手改：（删去了）" in "".join(comment.split("\n"))
    assert comment.endswith(now)
    assert desk.is_rejected_whole()


def test_a_deleted_sentence_of_figures_stays_deleted_when_these_change(desk: Desk) -> None:
    desk.edit(("中小学47所、公办幼儿园28所聘有法律顾问。", ""))
    desk.take()
    desk.answer("聘法律顾问幼儿园=29", "行政处罚件数=2")
    desk.render()
    assert "28所" not in desk.text()
    assert "29所" not in desk.text()


@pytest.mark.parametrize("desk", ["xiqing-2023"], indirect=True)
def test_a_number_in_words_of_the_bureaus_own_is_told_until_it_is_changed(desk: Desk) -> None:
    desk.write_behind("法治宣传教育需加强。", WEAK)
    desk.take()
    desk.answer("持证执法人员=22")
    told = "20人（持证执法人员现在是22人）"
    assert [told in desk.render(name) for name in ("甲.docx", "乙.docx", "甲.docx", "稿.docx")] == [True] * 4
    (comment,) = desk.comments()
    assert told in comment.replace(" ", "")
    assert desk.is_rejected_whole()
    desk.answer("持证执法人员=23")
    assert "20人（持证执法人员现在是23人）" in desk.render("稿（合并稿）.docx")
    (comment,) = desk.comments("稿（合并稿2）.docx")
    assert "现在是 23人" in comment


@pytest.mark.parametrize(
    ("desk", "edits", "answers", "before"),
    [
        (
            "hongqiao-2022",
            [("全年办理中小学生转学674人。", "全年为674名中小学生办理转学手续，满意率98%。")],
            ["转学人数=680"],
            ["全年办理中小学生转学674人。"],
        ),
        (
            "hedong-2021",
            [("已办结1件，答复率为100%。", "已按期办结。"), ("全年办理行政诉讼案件1件", "全年发生行政诉讼1件")],
            ["依申请公开件数=2", "依申请公开办结件数=2", "行政诉讼案件=无", "出庭应诉次数=无"],
            [
                "全年收到依申请公开政府信息事项1件，已办结1件，答复率为100%。",
                "全年办理行政诉讼案件1件，负责人出庭应诉2次，出庭应诉的是分管局领导，最终教育局胜诉。",
            ],
        ),
        (
            "hongqiao-2022",
            [("加强日常监管，全年开展行政检查77次。", "全年开展行政检查77次，比上年增加12次；")],
            ["行政检查次数=80"],
            ["加强日常监管，全年开展行政检查77次。"],
        ),
    ],
    indirect=["desk"],
)
def test_a_comment_quotes_what_stood_before_the_edit_that_was_taken(
    desk: Desk, edits: list[tuple[str, str]], answers: list[str], before: list[str]
) -> None:
    desk.edit(*edits)
    desk.take()
    desk.answer(*answers)
    told = desk.render()
    quoted = [each.split("原来：")[1].split("手改：")[0].strip() for each in desk.comments()]
    assert quoted == before
    assert "【数值】" not in told
    assert desk.is_rejected_whole()


def test_what_is_said_of_fresh_words_is_told_apart_from_the_merged_document(desk: Desk) -> None:
    desk.edit(("全年对执法人员开展业务培训1次。", "全年开展执法业务培训1次，场均18人。"))
    desk.take()
    desk.answer("执法培训次数=2")
    kept = "手改的稿子里，那一句照手改的留着，或者在批注里问"
    assert kept in desk.render()
    assert kept not in desk.render("新.docx")


@pytest.mark.parametrize(
    ("desk", "edit", "printed"),
    [
        ("chenghua-2020", ("政务微博500余篇，得到", "政务微博500余篇、微信推文320篇，得到"), "微信推文320篇"),
        (
            "hedong-2021",
            (
                "全区聘任法治副校长38名，覆盖中小学47所，覆盖率为100%。",
                "全区47所中小学全部配备法治副校长，共38名。",
            ),
            "全区47所中小学全部配备法治副校长",
        ),
        (
            "hedong-2021",
            ("全年对执法人员开展业务培训1次。", "全年开展执法业务培训1次，培训执法人员18人。"),
            "培训执法人员18人",
        ),
    ],
    indirect=["desk"],
)
def test_a_wording_is_not_told_to_repeat_itself_or_another_fact(
    desk: Desk, edit: tuple[str, str], printed: str
) -> None:
    desk.edit(edit)
    desk.take()
    told = desk.render("新.docx")
    assert printed in desk.text("新.docx")
    assert "又印" not in told


def test_a_figure_that_a_hand_took_to_another_sentence_is_told_where_it_stands(desk: Desk) -> None:
    desk.edit(
        ("完成“双万双服”咨询服务22件。机关干部多次上门对接企业，", "机关干部多次上门对接企业，办结“双万双服”咨询22件，")
    )
    desk.answer("双万双服咨询件数=25", "违约毁约件数=1")
    told = desk.render()
    assert "22件（双万双服咨询件数现在是25件）：机关干部多次上门对接企业，办结“双万双服”咨询22件，" in told
    (comment,) = desk.comments()
    assert "办结“双万双服”咨询22件" in comment


def test_a_count_in_a_wording_that_was_taken_is_told_when_its_list_grows(desk: Desk) -> None:
    tests = "综合绩效考核、精神文明创建考核"
    desk.edit((f"{tests}。", f"{tests}两大考核体系。"))
    desk.take()
    desk.answer(f"纳入的考核={tests}、平安建设考核")
    told = desk.render()
    assert "“两大考核体系”" in told or "1处两边都改了" in told
    assert desk.is_rejected_whole()


def of_own_chapter(desk: Desk, *paragraphs: str) -> None:
    """Write a chapter of shortcomings behind the last."""
    for each in reversed(("八、存在的不足", *paragraphs)):
        desk.write_behind("抓住“4·15”国家安全日", each)


@pytest.mark.parametrize("desk", ["chenghua-2020"], indirect=True)
@pytest.mark.parametrize(
    "paragraphs",
    [
        ("一是执法力量不足。执法人员偏少。", "二是普法形式单一。"),
        ("一是执法力量不足。执法人员偏少。二是普法形式单一。",),
        ("（一）执法力量不足。执法人员偏少。", "（二）普法形式单一。"),
    ],
)
def test_a_chapter_of_items_that_was_taken_is_not_printed_twice(desk: Desk, paragraphs: tuple[str, ...]) -> None:
    of_own_chapter(desk, *paragraphs)
    desk.take()
    desk.answer("公开信息条数=420余")
    assert "更新1处" in desk.render()
    text = desk.text()
    assert "420余条" in text
    assert [text.count(words) for words in ("执法力量不足", "执法人员偏少", "普法形式单一")] == [1, 1, 1]
    assert all(each in text for each in paragraphs)
    assert desk.is_rejected_whole()


@pytest.mark.parametrize("desk", ["chenghua-2020"], indirect=True)
def test_an_item_that_was_taken_and_changed_is_asked_about_where_it_stands(desk: Desk) -> None:
    of_own_chapter(desk, "一是执法力量不足。执法人员偏少。", "二是普法形式单一。")
    desk.take()
    desk.answer("存在不足.1.内容=执法人员严重偏少")
    assert "1处两边都改了" in desk.render()
    assert desk.text().count("执法力量不足") == 1
    assert ["执法人员严重偏少" in each for each in desk.comments()] == [True]
    assert desk.is_rejected_whole()


@pytest.mark.parametrize("desk", ["xiqing-2023"], indirect=True)
@pytest.mark.parametrize("heading", ["下一年度推进法治政府建设的主要安排", "下一年度工作安排", "下一步打算"])
def test_a_chapter_that_hand_and_answers_add_is_told_and_printed_into_no_other(desk: Desk, heading: str) -> None:
    for each in ("（一）充实执法队伍。新增执法人员5人。", f"五、{heading}"):
        desk.write_behind("（二）法治宣传教育需加强", each)
    desk.answer("下年安排.新.提法=完善制度", "下年安排.新.内容=修订执法规程")
    said = desk.render()
    assert "填报数据现在也印的章有1个" in said
    assert f"五、{heading}（填报数据：五、下一年度推进法治政府建设的主要安排）" in said
    assert [each for each in desk.comments() if "手改的稿子里加了这一章" in each]
    lines = desk.text().splitlines()
    chapters = [i for i, line in enumerate(lines) if "主要安排" in line or line.endswith(heading)]
    assert lines.index("完善制度。修订执法规程。") > chapters[0]
    assert desk.is_rejected_whole()


@pytest.mark.parametrize("desk", ["xiqing-2023"], indirect=True)
def test_a_chapter_of_another_matter_is_not_taken_for_the_answers(desk: Desk) -> None:
    for each in ("（一）法治副校长。全年进校讲课。", "五、特色亮点"):
        desk.write_behind("（二）法治宣传教育需加强", each)
    desk.answer("下年安排.新.提法=完善制度", "下年安排.新.内容=修订执法规程")
    assert "也印的章" not in desk.render()
    assert not desk.comments()


OF_PLANS = "五、下一年度工作安排"


@pytest.mark.parametrize("desk", ["xiqing-2023"], indirect=True)
def test_a_chapter_that_a_hand_wrote_word_for_word_is_not_printed_beside_it(desk: Desk) -> None:
    for each in ("（一）完善制度。修订执法规程。", OF_PLANS):
        desk.write_behind("（二）法治宣传教育需加强", each)
    desk.answer("下年安排.新.提法=完善制度", "下年安排.新.内容=修订执法规程", "普通程序处罚=2")
    said = desk.render()
    assert "两边都改了" not in said
    assert "也印的章" not in said
    assert not desk.comments()
    assert desk.text().count("修订执法规程") == 1
    assert "主要安排" not in desk.text()
    assert desk.is_rejected_whole()


@pytest.mark.parametrize("desk", ["xiqing-2023"], indirect=True)
def test_chapters_that_were_joined_stay_one_and_their_comment_goes(desk: Desk) -> None:
    for each in ("（一）充实执法队伍。新增执法人员5人。", OF_PLANS):
        desk.write_behind("（二）法治宣传教育需加强", each)
    desk.answer("下年安排.新.提法=完善制度", "下年安排.新.内容=修订执法规程")
    desk.render()
    assert len(desk.comments()) == 1
    desk.accept()
    desk.type_over(("五、下一年度推进法治政府建设的主要安排", ""), ("完善制度。修订执法规程。", ""), ("六、", "五、"))
    desk.write_behind("（一）充实执法队伍", "（二）完善制度。修订执法规程。")
    desk.answer("下年安排.新.提法=加强督导", "下年安排.新.内容=全年督导2次")
    assert "也印的章" not in desk.render()
    assert not desk.comments()
    lines = desk.text().splitlines()
    assert "主要安排" not in desk.text()
    assert lines[lines.index(OF_PLANS) + 3] == "（三）加强督导。全年督导2次。"
    assert desk.is_rejected_whole()


@pytest.mark.parametrize("desk", ["chenghua-2020"], indirect=True)
def test_of_two_chapters_that_a_hand_added_the_second_takes_what_the_answers_print_of_it(desk: Desk) -> None:
    plans = "九、下一年度推进法治政府建设的主要安排"
    for each in ("一是充实力量。新增执法人员5人。", plans):
        desk.write_behind("抓住“4·15”国家安全日", each)
    of_own_chapter(desk, "一是执法力量薄弱。持证人员偏少。")
    desk.answer("下年安排.新.提法=完善制度", "下年安排.新.内容=修订执法规程")
    desk.render()
    lines = desk.text().splitlines()
    assert lines.index("完善制度。修订执法规程。") == lines.index(plans) + 2
    assert desk.is_rejected_whole()


@pytest.mark.parametrize("desk", ["hongqiao-2022"], indirect=True)
def test_an_item_behind_one_that_was_taken_is_put_in_unasked(desk: Desk) -> None:
    """Hand and answers both added the first; only the second is new."""
    weak = "二是教育行政执法力量薄弱、分配不均"
    desk.edit((f"{weak}。", f"{weak}；三是信息化水平不高。"))
    desk.take()
    desk.answer("存在不足.新.内容=普法经费偏少")
    assert "两边都改了" not in desk.render()
    assert f"{weak}；三是信息化水平不高；四是普法经费偏少。" in desk.text()
    assert desk.is_rejected_whole()
