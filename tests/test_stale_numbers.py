"""Numbers that a leader wrote and that no answer follows are told when a new document is made, sentence by sentence."""

from __future__ import annotations

import random
from pathlib import Path
from typing import NamedTuple

import pytest
from hand_edits import made, packed, unpacked

from drafter import cli
from drafter.answers.load import load_answers
from drafter.folders import shipped
from drafter.merging.edits.missing_edits import missing_edits
from drafter.merging.numbers.differing_figures import differing_figures
from drafter.merging.numbers.stale_numbers import outdated_in_records, stale_numbers
from drafter.merging.places.printed_figures import figures_printed
from drafter.merging.plan.merge_plan import plan_merge
from drafter.merging.texts.alignment import EditedText
from drafter.pages.written_lines import AnswerSpan, WrittenLine
from drafter.redline.rejection import without_changes
from tests.taken_trials import Typist, paragraph_texts

SCHOOLS, NURSERIES = "依法履职.章程修订中小学数", "依法履职.章程修订幼儿园数"


def line(schools: int, nurseries: int = 92) -> WrittenLine:
    """Return a line that prints two figures."""
    one, other = str(schools), str(nurseries)
    text = f"{one}所中小学、{other}所幼儿园完成章程修订。"
    at = text.index("、") + 1
    spans = (
        AnswerSpan(0, len(one), SCHOOLS, "number"),
        AnswerSpan(len(one), len(one) + 1, SCHOOLS, "unit"),
        AnswerSpan(at, at + len(other), NURSERIES, "number"),
        AnswerSpan(at + len(other), at + len(other) + 1, NURSERIES, "unit"),
    )
    return WrittenLine("通用/章程.txt#1:0", text, spans)


SUM = "139所学校（中小学47所、幼儿园92所）完成章程修订。"


class Case(NamedTuple):
    """The paragraphs of a hand, and the numbers that are told."""

    hand: list[str]
    told: list[str]


CASES = {
    "as it was printed": Case([line(47).text], []),
    "a sum": Case([SUM], ["47所", "139所"]),
    "a sum in a new sentence": Case([f"{line(47).text}以上共139所。"], ["139所"]),
    "a number that is no sum": Case([f"{line(47).text}其中新建12所。"], []),
    "a sum of other things": Case([f"{line(47).text}家长139人次到场。"], []),
    "a sum of what is not named": Case([f"{line(47).text}食堂139所。"], []),
    "a table's cell": Case([line(47).text, "中小学", "47", "幼儿园", "92"], ["47"]),
    "a total in a paragraph of its own": Case([line(47).text, "上述139所学校均按期完成。"], ["139所"]),
    "a number of its own beside a difference": Case([line(47).text, "改扩建学校较上年增加47所。"], []),
    "a paragraph of its own": Case([line(47).text, "全区47所中小学都修订了章程。"], ["47所"]),
}


@pytest.mark.parametrize("name", CASES)
def test_sums_and_copies_of_figures_that_changed_are_found(name: str) -> None:
    hand, told = CASES[name]
    found = stale_numbers(EditedText([line(47)], hand), [line(50)])
    assert [each.told for each in found] == told
    assert stale_numbers(EditedText([line(47)], hand), [line(47)]) == ()
    for each in found:
        assert ("章程修订中小学数", "50所") in each.figures


@pytest.mark.parametrize("number", ["50所", "142所"])
def test_a_number_that_is_right_by_now_is_not_told(number: str) -> None:
    assert stale_numbers(EditedText([line(47)], [f"{line(47).text}全区{number}学校修订章程。"]), [line(50)]) == ()


def test_a_figure_that_a_hand_has_otherwise_than_the_answers_is_found() -> None:
    hand = [line(49).text]
    (found,) = differing_figures(EditedText([line(47)], hand), [line(47)])
    assert (found.told, found.figures) == ("49所", (("章程修订中小学数", "47所"),))
    assert differing_figures(EditedText([line(47)], hand), [line(50)]) == ()  # asked about in a comment
    assert differing_figures(EditedText([line(47)], [line(47).text]), [line(47)]) == ()


@pytest.mark.parametrize("hand", ["幼儿园完成章程修订。", "中小学、幼儿园完成章程修订。", "47所中小学完成章程修订。"])
def test_a_sentence_whose_figures_a_hand_cut_out_is_told_once_and_whole(hand: str) -> None:
    plan = plan_merge(EditedText([line(47)], [hand]), [line(50, 95)])
    told = [*plan.left_out, *(each.new for each in plan.questions)]
    assert told == ["50所中小学、95所幼儿园完成章程修订。"]


PRINTED = "检查892次。公布清单。"
MISSING = {
    "no edit": (PRINTED, PRINTED, 0),
    "an edit that was not taken": ("检查902次。公布清单。", PRINTED, 1),
    "an edit that was taken": ("检查902次。公布清单。", "检查902次。公布清单。", 0),
    "an edit that was taken before the figure was corrected": ("检查902次。公布清单。", "检查910次。公布清单。", 0),
    "words that were taken before the figure was corrected": ("共检查892次。公布清单。", "共检查910次。公布清单。", 0),
    "no edit, and a figure corrected since": (PRINTED, "检查910次。公布清单。", 0),
    "a sentence written": (f"{PRINTED}群众满意。", PRINTED, 1),
    "a sentence deleted": ("检查892次。", PRINTED, 1),
    "a sentence deleted and taken": ("检查892次。", "检查910次。", 0),
    "words changed": ("检查892次。全部公布清单。", PRINTED, 1),
}


@pytest.mark.parametrize("name", MISSING)
def test_only_edits_that_a_draft_lacks_are_counted(name: str) -> None:
    hand, printed, count = MISSING[name]
    assert missing_edits([PRINTED], [hand], [printed]) == count


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, with an example's answers and the document that they make."""
    monkeypatch.chdir(tmp_path)
    made((shipped("examples") / "hedong-2021.yaml").read_text(encoding="utf-8"), "a.yaml", tmp_path)
    assert cli.main(["render", "a.yaml", "-o", "r.docx"]) == 0
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    typist = Typist(path.read_bytes(), random.Random(0))  # noqa: S311 - tests
    typist.type_over(old, new)
    path.write_bytes(typist.saved())


def test_render_onto_an_edited_file_asks_about_sums_and_tells_figures_that_differ(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder / "r.docx", "47所中小学、92所各类幼儿园完成章程修订", "139所学校（中小学47所、幼儿园92所）完成章程修订")
    edit(folder / "r.docx", "检查892次", "检查902次")
    assert cli.main(["set", "a.yaml", "章程修订中小学数=50"]) == 0
    assert cli.main(["render", "a.yaml", "-o", "r.docx"]) == 0
    said = "".join(capsys.readouterr().out.split())
    assert "1处两边都改了，见批注" in said
    assert "139所" not in said  # the comment tells
    assert "1个数和填报数据不一样" in said
    assert "902次（校外培训专项检查次数现在是892次）" in said


def said_after(folder: Path, capsys: pytest.CaptureFixture[str], *answers: str) -> str:
    """Return what is said when the edited document is rendered onto with other answers."""
    assert cli.main(["set", "a.yaml", *answers]) == 0
    capsys.readouterr()
    assert cli.main(["render", "a.yaml", "-o", "r.docx"]) == 0
    return "".join(capsys.readouterr().out.split())


def test_a_figure_that_followed_its_sentence_into_another_paragraph_is_not_told_as_left_behind(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder / "r.docx", "化解教育类矛盾10余件。", "")
    edit(folder / "r.docx", "采购资金到位后严格按合同支付。", "采购资金到位后严格按合同支付。化解教育类矛盾10余件。")
    said = said_after(folder, capsys, "化解矛盾纠纷件数=15")
    assert "合同支付。化解教育类矛盾15件。" in "".join(paragraph_texts((folder / "r（合并稿）.docx").read_bytes()))
    assert "没有跟着填报数据变" not in said


def test_figures_of_one_sentence_are_told_in_one_line_and_each_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = "一年来，联合检查21次，收到咨询22件，开展研讨课30节。"
    typist = Typist((folder / "r.docx").read_bytes(), random.Random(0))  # noqa: S311 - tests
    typist.write_behind("面向师生开展", own)
    (folder / "r.docx").write_bytes(typist.saved())
    said = said_after(folder, capsys, "双随机联合检查次数=24", "双万双服咨询件数=25", "研讨课节数=33")
    assert "3个数没有跟着填报数据变" in said
    assert said.count(own) == 1


JOINT = (
    "跨部门联合检查中，学校办学情况抽查8次，校外培训机构监管检查13次。",
    "在21次跨部门联合检查中，抽查学校8次、校外培训机构13次，均未发现重大问题。",
)


@pytest.mark.parametrize("also", [[], ["双随机检查学校次数=9"]], ids=["alone", "beside one that is asked about"])
def test_a_figure_of_another_paragraph_that_a_hand_put_into_a_sentence_is_told(
    also: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder / "r.docx", *JOINT)
    said = said_after(folder, capsys, "双随机联合检查次数=22", *also)
    assert "21次（双随机联合检查次数现在是22次）：在21次跨部门联合检查中" in said


def test_a_number_of_other_things_is_not_told_though_it_is_as_many(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder / "r.docx", JOINT[0], f"{JOINT[0]}组织校园安全演练21次。")
    assert "没有跟着填报数据变" not in said_after(folder, capsys, "双随机联合检查次数=22")


def test_a_figure_that_followed_is_not_told_as_another_that_was_as_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    made((shipped("examples") / "xiqing-2023.yaml").read_text(encoding="utf-8"), "a.yaml", tmp_path)
    assert cli.main(["render", "a.yaml", "-o", "r.docx"]) == 0
    edit(tmp_path / "r.docx", "领导班子带头学", "局领导班子带头学")
    said = said_after(tmp_path, capsys, "普通程序处罚=2", "行政诉讼案件=3")
    assert "没有跟着填报数据变" not in said
    merged = "".join(paragraph_texts((tmp_path / "r（合并稿）.docx").read_bytes()))
    assert "行政处罚案件2件" in merged
    assert "行政诉讼案件3件" in merged


def test_a_sentence_counted_by_hand_within_an_item_of_the_shortcomings_stands_once_after_it_was_taken(
    folder: Path,
) -> None:
    edit(folder / "r.docx", "平时开展偏少。", "平时开展偏少。二是经费不足，2021年仅投入5万元。")
    assert cli.main(["take", "r.docx", "a.yaml", "--yes"]) == 0
    assert cli.main(["set", "a.yaml", "章程修订中小学数=50"]) == 0
    assert cli.main(["render", "a.yaml", "-o", "r.docx"]) == 0

    merged = "\n".join(paragraph_texts((folder / "r（合并稿）.docx").read_bytes()))
    assert merged.count("经费不足") == 1
    assert "平时开展偏少。二是经费不足" in merged
    assert len(load_answers(Path("a.yaml"), (shipped("templates"),)).report.shortcomings or []) == 2


def test_a_leader_who_rejects_what_a_merge_brought_keeps_his_figures_and_is_told_which_they_are(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder / "r.docx", "压实第一责任人", "压紧压实第一责任人")
    assert cli.main(["set", "a.yaml", "校外培训专项检查次数=910"]) == 0
    assert cli.main(["render", "a.yaml", "-o", "r.docx", "--to-original"]) == 0
    merged = folder / "r.docx"
    merged.write_bytes(without_changes(merged.read_bytes(), merged.name, 0))
    capsys.readouterr()
    assert cli.main(["render", "a.yaml", "-o", "r.docx"]) == 0
    said = "".join(capsys.readouterr().out.split())
    assert "892次（校外培训专项检查次数现在是910次）" in said
    assert cli.main(["set", "a.yaml", "章程修订中小学数=50"]) == 0
    assert cli.main(["render", "a.yaml", "-o", "r.docx"]) == 0
    text = "\n".join(paragraph_texts((folder / "r（合并稿）.docx").read_bytes()))
    assert "检查892次" in text
    assert "50所中小学、92所各类幼儿园完成章程修订" in text


def test_a_figure_that_a_leader_repeats_among_the_shortcomings_is_told_when_it_changes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder / "r.docx", "执法人员和法制审核人员的法律素养", "全年仅开展业务培训1次，执法人员的法律素养")
    assert cli.main(["take", "r.docx", "a.yaml", "--yes"]) == 0
    assert cli.main(["set", "a.yaml", "执法培训次数=3"]) == 0
    capsys.readouterr()
    assert cli.main(["render", "a.yaml", "-o", "r.docx"]) == 0
    assert "1次（执法培训次数现在是3次）" in "".join(capsys.readouterr().out.split())


CHECKS = "行政执法.校外培训专项检查次数"


def shortcoming(text: str) -> WrittenLine:
    """Return a line that prints a shortcoming."""
    return WrittenLine("通用/不足.txt#1:@存在不足.1", text, (AnswerSpan(0, len(text), "存在不足.1.内容", "whole"),))


def checks(number: int) -> WrittenLine:
    """Return a line that prints how often was checked."""
    text = f"检查{number}次。"
    spans = (AnswerSpan(2, len(text) - 2, CHECKS, "number"), AnswerSpan(len(text) - 2, len(text) - 1, CHECKS, "unit"))
    return WrittenLine("通用/检查.txt#1:0", text, spans)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("专项检查也只有892次。", ["892次"]),
        ("专项检查也只有902次。", []),  # as it is now
        ("家长会开了892次。", []),
        ("专项检查892人。", []),
    ],
)
def test_a_record_that_repeats_what_an_answer_was_is_told(text: str, told: list[str]) -> None:
    found = outdated_in_records([checks(892), shortcoming(text)], [checks(902), shortcoming(text)])
    assert [each.told for each in found] == told
    assert outdated_in_records([checks(892), shortcoming(text)], [checks(892), shortcoming(text)]) == ()


@pytest.mark.parametrize(
    ("number", "words", "is_told"),
    [
        (3, "专项治理共家访3次。", False),
        (3, "专项检查3次。", True),
        (3, "专项检查仅有3次。", True),
        (3, "原因是专项检查偏少，全年仅组织3次。", True),
        (3, "原因是家访偏少，全年仅组织3次。", False),
    ],
)
def test_a_small_number_must_be_told_right_beside_the_answer_s_words(number: int, words: str, is_told: bool) -> None:
    found = outdated_in_records([checks(number), shortcoming(words)], [checks(5), shortcoming(words)])
    assert bool(found) is is_told


def test_a_new_document_tells_which_shortcoming_repeats_a_figure_that_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.yaml"
    text = (shipped("examples") / "hedong-2021.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("平时开展偏少", "平时开展偏少，专项检查也只有892次"), encoding="utf-8")
    assert cli.main(["render", str(path), "-o", str(tmp_path / "甲.docx")]) == 0
    assert "还是答案原来的" not in capsys.readouterr().out
    assert cli.main(["set", str(path), f"{CHECKS}=902"]) == 0
    assert cli.main(["render", str(path), "-o", str(tmp_path / "乙.docx")]) == 0
    told = capsys.readouterr().out
    assert "有 1 个数还是答案原来的" in told
    assert "892次（校外培训专项检查次数现在是 902次）" in told


def test_a_figure_that_stands_in_other_words_than_the_answers_is_found_too() -> None:
    text = "配齐检查仪器2次。"
    found = differing_figures(EditedText([checks(892)], ["开展检查800次。"], {0: 0}), [checks(892)])
    assert [each.told for each in found] == ["800次"]
    assert differing_figures(EditedText([checks(892)], [text]), [checks(892)]) == ()


def test_a_figure_that_a_wording_tells_without_its_measure_word_has_that_of_the_sentence() -> None:
    wording = WrittenLine("通用/检查.txt#1:0", "先后检查三次。", (AnswerSpan(4, 5, CHECKS, "number"),))
    assert list(figures_printed(wording)) == [(CHECKS, "三次")]
    assert list(figures_printed(checks(3))) == [(CHECKS, "3次")]


def test_a_sum_about_which_a_comment_asks_is_not_listed_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    made((shipped("examples") / "chenghua-2020.yaml").read_text(encoding="utf-8"), "a.yaml", tmp_path)
    assert cli.main(["render", "a.yaml", "-o", "r.docx"]) == 0
    edit(tmp_path / "r.docx", "全区202所学校、3所驻区高校全部复学", "全区205所学校全部复学")
    said = said_after(tmp_path, capsys, "活动.8.数字.复学学校=203")
    assert "1处两边都改了，见批注" in said
    assert "205所" not in said


def test_a_cell_with_a_figure_is_listed_though_a_comment_asks_about_a_sentence_that_has_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    made((shipped("examples") / "chenghua-2020.yaml").read_text(encoding="utf-8"), "a.yaml", tmp_path)
    assert cli.main(["render", "a.yaml", "-o", "r.docx"]) == 0
    edit(tmp_path / "r.docx", "黑名单6所。", "黑名单6所，黑名单占比不到4%。")
    parts = unpacked((tmp_path / "r.docx").read_bytes())
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("黑名单机构", "6所"))
    grid = "<w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    before, rest = parts["word/document.xml"].decode().rsplit("<w:sectPr", 1)
    table = f"{before}<w:tbl>{grid}<w:tr>{cells}</w:tr></w:tbl><w:p/><w:sectPr{rest}"
    (tmp_path / "r.docx").write_bytes(packed(parts | {"word/document.xml": table.encode()}))
    said = said_after(tmp_path, capsys, "黑名单机构数=8")
    assert "1处两边都改了，见批注" in said
    assert "6所（黑名单机构数现在是8所）：黑名单机构：6所" in said


def test_a_figure_that_stands_in_words_of_the_hand_before_its_question_is_answered_is_listed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder / "r.docx", "持证上岗、亮证执法。", "持证上岗、亮证执法。新增持证人员3人。新增持证人员3人，均已上岗。")
    said = said_after(folder, capsys, "新增持证人员=4")
    assert "照填报数据又印了一句" in said
    assert "3人（新增持证人员现在是4人）：新增持证人员3人。又印：" in said


COVERED, LEGAL, BLACK = "法治宣传.法治副校长覆盖学校", "处罚许可.查处无证机构数", "行政执法.黑名单机构数"


def said(text: str, number: str, path: str) -> WrittenLine:
    """Return a line that prints a figure, its measure word one character, in the words of `text`."""
    at = text.index(number)
    end = at + len(number)
    spans = (AnswerSpan(at, end - 1, path, "number"), AnswerSpan(end - 1, end, path, "unit"))
    return WrittenLine(f"通用/{path}.txt#1:0", text, spans)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ((48, 47), ["章程修订中小学数"]),
        ((47, 48), ["法治副校长覆盖学校"]),
        ((48, 48), ["章程修订中小学数", "法治副校长覆盖学校"]),
    ],
)
def test_a_number_that_may_tell_one_of_several_answers_names_those_that_changed(
    changed: tuple[int, int], told: list[str]
) -> None:
    opening = WrittenLine("通用/前言.txt#1:0", "现将情况报告如下：")

    def lines(schools: int, covered: int) -> list[WrittenLine]:
        return [opening, line(schools), said(f"法治副校长覆盖中小学{covered}所。", f"{covered}所", COVERED)]

    before = lines(47, 47)
    hand = ["法治副校长实现47所中小学全覆盖。现将情况报告如下：", *(each.text for each in before[1:])]
    (found,) = stale_numbers(EditedText(before, hand), lines(*changed))
    assert (found.told, [name for name, _ in found.figures]) == ("47所", told)


@pytest.mark.parametrize("printed", ["130", "130余"])
def test_a_number_in_the_place_of_a_figure_is_no_sum_of_this_and_another(printed: str) -> None:
    first = said(f"全年查处无证机构{printed}所。", f"{printed}所", LEGAL)
    before, now = ([first, said(f"公布黑名单机构{number}所。", f"{number}所", BLACK)] for number in (6, 8))
    hand = ["全年查处无证机构136所。", before[1].text]
    assert stale_numbers(EditedText(before, hand), now) == ()
    (differing,) = differing_figures(EditedText(before, hand), now)
    assert differing.told == "136所"


def resumed(number: int) -> WrittenLine:
    """Return a line of an activity that prints a figure of its own."""
    return said(f"全区{number}所学校复学。", f"{number}所", "活动.8.数字.复学学校")


@pytest.mark.parametrize(
    ("own", "told"), [("活动.6.内容", ["202所"]), ("活动.8.内容", [])]
)  # of its own record the figure is printed beside it
def test_a_record_that_repeats_the_figure_of_another_record_is_told_when_it_changed(own: str, told: list[str]) -> None:
    text = "局机关和202所学校均聘请法律顾问。"
    record = WrittenLine("通用/活动.txt#1:0", text, (AnswerSpan(0, len(text), own, "whole"),))
    found = outdated_in_records([resumed(202), record], [resumed(205), record])
    assert [each.told for each in found] == told
