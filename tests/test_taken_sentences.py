"""A sentence that a leader reworded, wrote or deleted in Word stays so: in the next render, with other figures, next year."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from builders import make_answers, render_text, write_tree
from hand_edits import W, packed, unpacked
from lxml import etree

from drafter import cli
from drafter.answers.load import load_answers
from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import Package
from drafter.folders import shipped
from drafter.merging.edits.hand_sentences import hand_sentences
from drafter.merging.edits.sentence_edits import HandSentence, SentenceEdit
from drafter.merging.texts.alignment import EditedText
from drafter.model.field_spec import answer_at
from drafter.pages.written_lines import AnswerSpan, WrittenLine
from drafter.rendering import render

CHECKS, JOINT = "行政执法.行政检查次数", "行政执法.双随机联合检查次数"
LINE = WrittenLine(
    "通用/执法检查.txt#1:0",
    "全年开展行政检查892次。其中联合检查21次。公布检查清单。",
    (
        AnswerSpan(8, 11, CHECKS, "number"),
        AnswerSpan(11, 12, CHECKS, "unit"),
        AnswerSpan(19, 21, JOINT, "number"),
        AnswerSpan(21, 22, JOINT, "unit"),
    ),
)
FIRST, SECOND, THIRD = "全年开展行政检查892次。", "其中联合检查21次。", "公布检查清单。"
READ: dict[str, tuple[str, list[tuple[str, list[tuple[str, str]]]]]] = {
    "a figure alone": (LINE.text.replace("892", "902"), []),
    "words around a figure": (
        f"一年来扎实开展行政检查892次。{SECOND}{THIRD}",
        [("改写", [("全年开展行政检查{A}。", "一年来扎实开展行政检查{A}。")])],
    ),
    "words and the figure": (
        f"一年来扎实开展行政检查902次。{SECOND}{THIRD}",
        [("改写", [("全年开展行政检查{A}。", "一年来扎实开展行政检查{A}。")])],
    ),
    "another measure word": (
        f"全年累计开展行政检查892件次。{SECOND}{THIRD}",
        [("改写", [("全年开展行政检查{A}。", "全年累计开展行政检查{A.数值}件次。")])],
    ),
    "the figure moved to the front": (
        f"892次行政检查覆盖全年，件件有回音。{SECOND}{THIRD}",
        [("改写", [("全年开展行政检查{A}。", "{A}行政检查覆盖全年，件件有回音。")])],
    ),
    "two sentences made one": (
        f"全年开展行政检查892次，其中联合检查21次。{THIRD}",
        [("改写", [("全年开展行政检查{A}。其中联合检查{B}。", "全年开展行政检查{A}，其中联合检查{B}。")])],
    ),
    "one made two": (
        f"全年开展行政检查892次。群众满意。其中联合检查21次。{THIRD}",
        [("新写", [("全年开展行政检查{A}。", "全年开展行政检查{A}。群众满意。")])],
    ),
    "deleted": (f"{FIRST}{THIRD}", [("删去", [("其中联合检查{B}。", "")])]),
    "two deleted at once": (FIRST, [("删去", [("其中联合检查{B}。", ""), ("公布检查清单。", "")])]),
    "a new one at the beginning": (
        f"执法更加规范有力。{LINE.text}",
        [("新写", [("全年开展行政检查{A}。", "执法更加规范有力。全年开展行政检查{A}。")])],
    ),
    "a new one at the end without its stop": (
        f"{LINE.text}群众反映良好",
        [("新写", [("公布检查清单。", "公布检查清单。群众反映良好。")])],
    ),
    "moved": (f"{THIRD}{FIRST}{SECOND}", []),
    "all gone": ("", [("删去", [("全年开展行政检查{A}。", ""), ("其中联合检查{B}。", ""), ("公布检查清单。", "")])]),
}


def shape(found: HandSentence) -> tuple[str, list[tuple[str, str]]]:
    """Return what a hand did with short names for the answers."""
    pairs = [tuple(text.replace(CHECKS, "A").replace(JOINT, "B") for text in each) for each in found.rewordings]
    return found.edit.value, [(one, other) for one, other in pairs]


@pytest.mark.parametrize("name", READ)
def test_what_a_hand_did_to_sentences_is_read_with_their_figures_as_names(name: str) -> None:
    hand, expected = READ[name]
    assert [shape(each) for each in hand_sentences(EditedText([LINE], [hand]), 2021)] == expected


def test_headings_are_reworded_but_never_new_or_deleted() -> None:
    heading = WrittenLine("地区.yaml#提纲/一/依法履职:0", "（一）依法履职")
    (found,) = hand_sentences(EditedText([heading, LINE], ["（一）依法全面履职", LINE.text]), 2021)
    assert (found.edit, found.section) == (SentenceEdit.REWORDED, "提纲")
    assert found.rewordings == (("依法履职", "依法全面履职"),)
    assert hand_sentences(EditedText([heading, LINE], [LINE.text]), 2021) == ()
    assert hand_sentences(EditedText([heading, LINE], ["（一）依法履职", "（二）另一个标题", LINE.text]), 2021) == ()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, with answers and the document that they make."""
    monkeypatch.chdir(tmp_path)
    figures = {"行政检查次数": "77", "双随机联合检查次数": "21", "白名单机构数": "30家", "执法信息录入条数": "410"}
    write_tree(tmp_path, {"a.yaml": make_answers(行政执法=figures)})
    assert run("render", "a.yaml", "-o", "稿.docx") == 0
    return tmp_path


def run(*arguments: str) -> int:
    return cli.main(list(arguments))


def edit(path: Path, *changes: tuple[str, str]) -> None:
    """Type over words of the document at `path`, the first that are alike."""
    parts = unpacked(path.read_bytes())
    text = parts["word/document.xml"].decode()
    for words, instead in changes:
        assert words in text
        text = text.replace(words, instead, 1)
    path.write_bytes(packed(parts | {"word/document.xml": text.encode()}))


def delete(path: Path, sentence: str) -> None:
    """Delete a sentence of the document at `path`, whatever runs it stands in."""
    parts = unpacked(path.read_bytes())
    root = etree.fromstring(parts["word/document.xml"])
    for paragraph in root.iter(f"{W}p"):
        pieces = list(paragraph.iter(f"{W}t"))
        whole = "".join(each.text or "" for each in pieces)
        if sentence in whole:
            for each in pieces[1:]:
                each.text = ""
            pieces[0].text = whole.replace(sentence, "")
    path.write_bytes(packed(parts | {"word/document.xml": etree.tostring(root)}))


def texts(folder: Path, name: str = "新.docx") -> str:
    """Return the text of the document that the answers make now."""
    assert run("render", "a.yaml", "-o", name, "--force") == 0
    return "\n".join(render_text(folder / name))


REWORDED = ("全年开展行政检查77次", "一年来扎实开展行政检查77次")


def test_a_reworded_sentence_is_printed_so_from_now_on_with_the_figure_of_the_answers(folder: Path) -> None:
    edit(folder / "稿.docx", REWORDED)
    assert run("take", "稿.docx", "a.yaml", "--yes") == 0
    assert "改为: 一年来扎实开展行政检查{行政执法.行政检查次数}" in (folder / "a.yaml").read_text(encoding="utf-8")
    assert run("set", "a.yaml", "行政检查次数=90") == 0
    assert "一年来扎实开展行政检查90次" in texts(folder)


def test_without_its_fact_the_wording_waits_and_that_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(folder / "稿.docx", ("向行政执法监督平台录入执法信息410条", "并向行政执法监督平台规范录入执法信息410条"))
    assert run("take", "稿.docx", "a.yaml", "--yes") == 0
    assert run("set", "a.yaml", "执法信息录入条数=") == 0
    capsys.readouterr()
    assert "全年开展行政检查77次。" in texts(folder)
    assert "“手改写法”里有 1 条这次用不上" in capsys.readouterr().out
    assert run("set", "a.yaml", "执法信息录入条数=500") == 0
    assert "并向行政执法监督平台规范录入执法信息500条。" in texts(folder)


def test_a_wording_in_place_of_another_replaces_it(folder: Path) -> None:
    edit(folder / "稿.docx", REWORDED)
    assert run("take", "稿.docx", "a.yaml", "--yes") == 0
    texts(folder, "二稿.docx")
    edit(folder / "二稿.docx", ("一年来扎实开展", "一年来全面开展"))
    assert run("take", "二稿.docx", "a.yaml", "--yes") == 0
    kept = answer_at(load_answers(folder / "a.yaml", (shipped("templates"),)).report, ("手改写法",))
    assert isinstance(kept, list)
    assert len(kept) == 1
    assert "一年来全面开展行政检查77次" in texts(folder)


def test_a_deleted_sentence_is_left_out_with_its_reason_until_asked_back(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (line,) = [each for each in render_text(folder / "稿.docx") if "白名单30家" in each]
    sentence = next(each for each in line.split("。") if "白名单30家" in each) + "。"
    edit(folder / "稿.docx", (sentence, ""))
    assert run("take", "稿.docx", "a.yaml", "--yes", "--reason", "1=领导认为另有通报") == 0
    assert "白名单" not in texts(folder)
    capsys.readouterr()
    assert run("status", "a.yaml") == 0
    told = capsys.readouterr().out
    assert "手改写法（" in told
    assert "（领导认为另有通报）" in "".join(told.split())
    assert run("set", "a.yaml", "手改写法.1=") == 0
    assert sentence in texts(folder)


def test_a_sentence_left_out_without_a_reason_is_told_by_check(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (line,) = [each for each in render_text(folder / "稿.docx") if "白名单30家" in each]
    sentence = next(each for each in line.split("。") if "白名单30家" in each) + "。"
    edit(folder / "稿.docx", (sentence, ""))
    assert run("take", "稿.docx", "a.yaml", "--yes") == 0
    run("check", "a.yaml", "--all")
    assert "结构-不写的句子" in capsys.readouterr().out


def test_a_new_sentence_becomes_an_activity_of_its_section(folder: Path) -> None:
    edit(folder / "稿.docx", ("白名单30家。", "白名单30家。群众反映良好。"))
    assert run("take", "稿.docx", "a.yaml", "--yes") == 0
    activities = answer_at(load_answers(folder / "a.yaml", (shipped("templates"),)).report, ("活动",))
    assert isinstance(activities, list)
    assert [(each.topic, each.body) for each in activities] == [("校外培训", "群众反映良好。")]
    assert "群众反映良好。" in texts(folder)


@pytest.mark.parametrize("refused", ["1", "2"])
def test_figure_and_wording_of_one_sentence_are_refused_apart(folder: Path, refused: str) -> None:
    edit(folder / "稿.docx", ("全年开展行政检查77次", "一年来扎实开展行政检查80次"))
    assert run("take", "稿.docx", "a.yaml", "--yes", "--except", refused) == 0
    expected = {"1": "一年来扎实开展行政检查77次", "2": "全年开展行政检查80次"}
    assert expected[refused] in texts(folder)


def test_wordings_go_to_the_jurisdiction_on_request(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(folder / "稿.docx", REWORDED)
    assert run("take", "稿.docx", "a.yaml", "--yes", "--to-jurisdiction") == 1
    assert "通用 是自带的模板，写法不能存在里面" in capsys.readouterr().err
    write_tree(folder, {"templates/我区/地区.yaml": "格式版本: 1\n名称: 我区\n上级模板: 通用\n"})
    assert run("set", "a.yaml", "地区模板=我区") == 0
    assert run("take", "稿.docx", "a.yaml", "--yes", "--to-jurisdiction") == 0
    assert "手改写法" not in (folder / "a.yaml").read_text(encoding="utf-8")
    assert "一年来扎实开展行政检查77次" in texts(folder)
    assert run("jurisdictions", "check", "我区") == 0


def test_next_year_begins_with_the_wordings_marked_until_they_are_looked_at(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder / "稿.docx", REWORDED, ("白名单30家", "白名单30家，比上年多12家"))
    assert run("take", "稿.docx", "a.yaml", "--yes") == 0
    assert run("new", "b.yaml", "--from", "a.yaml") == 0
    assert run("set", "b.yaml", "行政检查次数=90", "白名单机构数=33家", "执法信息录入条数=5") == 0
    assert run("render", "b.yaml", "-o", "b.docx") == 0
    told = capsys.readouterr().out
    assert "“手改写法”里有 2 条还是上一年的" in told
    text = "\n".join(render_text(folder / "b.docx"))
    assert "一年来扎实开展行政检查90次" in text
    assert "12家" not in text  # a number of last year's
    assert run("render", "b.yaml", "-o", "定稿.docx", "--final") == 1


def test_a_deleted_sentence_is_offered_though_its_figures_changed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder / "稿.docx", REWORDED)
    paragraph = next(each for each in render_text(folder / "稿.docx") if "白名单30家" in each)
    sentence = next(each for each in re.split("(?<=。)", paragraph) if "白名单30家" in each)
    delete(folder / "稿.docx", sentence)
    assert run("set", "a.yaml", "白名单机构数=33家") == 0
    capsys.readouterr()
    assert run("take", "稿.docx", "a.yaml", "--yes") == 0
    assert "删去" in capsys.readouterr().out
    assert "白名单33家" not in texts(folder)


def test_last_year_s_verdict_hides_nothing_that_is_open_this_year(folder: Path) -> None:
    write_tree(folder, {"a.yaml": make_answers(争议化解={"行政诉讼案件": "5", "败诉案件": "无"})})
    assert run("render", "a.yaml", "-o", "稿.docx", "--force") == 0
    edit(folder / "稿.docx", ("未出现败诉案件", "均胜诉"))
    assert run("take", "稿.docx", "a.yaml", "--yes") == 0
    assert "均胜诉" in texts(folder)
    assert run("new", "b.yaml", "--from", "a.yaml") == 0
    assert run("render", "b.yaml", "-o", "b.docx") == 0
    assert "均胜诉" not in "".join(render_text(folder / "b.docx"))
    assert run("set", "b.yaml", "行政诉讼案件=3", "败诉案件=无") == 0
    assert run("render", "b.yaml", "-o", "b.docx", "--force") == 0
    assert "均胜诉" in "".join(render_text(folder / "b.docx"))


def test_an_activity_that_a_leader_deleted_is_told_of_and_its_rules_go_too(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "组织全体教职工参加普法网上考试，人人过关。"
    activities = [{"主题": "法治宣传", "内容": told}, {"主题": "法治宣传", "内容": "开展宪法晨读活动。"}]
    write_tree(folder, {"a.yaml": make_answers(活动=activities)})
    assert run("render", "a.yaml", "-o", "稿.docx", "--force") == 0
    delete(folder / "稿.docx", told)
    assert run("take", "稿.docx", "a.yaml", "--yes") == 0
    capsys.readouterr()
    assert run("new", "b.yaml", "--from", "a.yaml") == 0
    said = "".join(capsys.readouterr().out.split())
    assert "没有带过来的活动1条：活动第1条（组织全体教职工参加普法网上考试" in said
    assert "普法网上考试" not in (folder / "b.yaml").read_text(encoding="utf-8")


@pytest.mark.terminal
def test_on_a_terminal_each_is_ticked_and_the_reason_asked(folder: Path) -> None:
    pytest.importorskip("pexpect", reason="伪终端只在 Linux 和 macOS 上有")
    import pexpect

    from tests.typist import ENTER, Step, start, type_all

    edit(folder / "稿.docx", ("检查77次", "检查80次"), ("公布校外培训机构白名单30家。", ""))
    child = start(["take", "稿.docx", "a.yaml"], folder)
    steps = [Step("哪些收进填报文件", " " + ENTER), Step("为什么不写", "另有通报" + ENTER)]
    type_all(child, steps)
    child.expect(pexpect.EOF)
    kept = (folder / "a.yaml").read_text(encoding="utf-8")
    assert "理由: 另有通报" in kept
    assert "行政检查次数: '77'" in kept  # the first was not ticked


def test_what_was_taken_is_not_offered_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(folder / "稿.docx", REWORDED, ("公布校外培训机构白名单30家。", ""))
    assert run("take", "稿.docx", "a.yaml", "--yes") == 0
    capsys.readouterr()
    assert run("take", "稿.docx", "a.yaml") == 0
    assert capsys.readouterr().out == "“稿.docx”里没有可以收回的改动。\n"


def test_a_document_of_another_report_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(folder / "稿.docx", REWORDED)
    other = make_answers(单位和报告={"年度": "2022", "单位简称": "河西区教育局", "成文日期": "2023年1月9日"})
    write_tree(folder, {"b.yaml": other})
    assert run("take", "稿.docx", "b.yaml", "--yes") == 1
    assert "稿.docx：这是《河东区教育局2021年" in capsys.readouterr().err


def test_sentences_of_two_clauses_made_one_stay_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    section = "主要做法：\n+ 加强队伍建设；\n+ 开展检查{{ 行政执法.行政检查次数 }}；\n+ 严格监督\n"
    manifest = (
        "格式版本: 1\n名称: 我区\n上级模板: 通用\n报告:\n"
        "  - {种类: 简报, 标题: '{单位简称}{年度}年简报', 提纲: [{标题: 做法, 段落: 做法}]}\n"
    )
    identity = {"地区模板": "我区", "报告种类": "简报"}
    files = {"templates/我区/地区.yaml": manifest, "templates/我区/做法.txt": section}
    write_tree(tmp_path, {**files, "a.yaml": make_answers(单位和报告=identity)})
    assert run("render", "a.yaml", "-o", "稿.docx") == 0
    assert "一是加强队伍建设；二是开展检查77次；三是严格监督。" in texts(tmp_path, "稿.docx")
    edit(tmp_path / "稿.docx", ("一是加强队伍建设；二是开展检查77次；三是", "一是加强队伍建设，开展检查77次；二是"))
    assert run("take", "稿.docx", "a.yaml", "--yes") == 0
    assert run("set", "a.yaml", "行政检查次数=90") == 0
    assert "一是加强队伍建设，开展检查90次；二是严格监督。" in texts(tmp_path)


def test_what_is_withheld_from_the_public_stays_so_in_a_leader_s_words(folder: Path) -> None:
    edit(folder / "稿.docx", ("向行政执法监督平台录入执法信息410条", "并向行政执法监督平台规范录入执法信息410条"))
    assert run("take", "稿.docx", "a.yaml", "--yes") == 0
    assert run("set", "a.yaml", "不公开=行政执法.执法信息录入条数") == 0
    assert run("render", "a.yaml", "-o", "公开.docx", "--edition", "公开版") == 0
    public = "\n".join(render_text(folder / "公开.docx"))
    assert "410" not in public
    assert "全年开展行政检查77次。" in public


def test_none_written_over_is_that_answer(folder: Path) -> None:
    edit(folder / "稿.docx", (">无。<", ">承办全市法治教育现场会。<"))
    assert run("take", "稿.docx", "a.yaml", "--yes") == 0
    assert "其他情况: 承办全市法治教育现场会" in (folder / "a.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("place", ["公布校外培训机构白名单30家。", "向行政执法监督平台录入执法信息410条。"])
def test_what_was_taken_changes_nothing_in_the_document_that_it_came_from(
    folder: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder / "稿.docx", (place, f"{place}群众反映良好。"), ("执法信息410条", "执法信息达410条"))
    assert run("take", "稿.docx", "a.yaml", "--yes") == 0
    capsys.readouterr()
    assert run("render", "a.yaml", "-o", "稿.docx") == 0
    assert "填报数据没有要更新的" in capsys.readouterr().out


def test_a_wording_that_is_changed_is_this_year_s(folder: Path) -> None:
    edit(folder / "稿.docx", REWORDED)
    assert run("take", "稿.docx", "a.yaml", "--yes") == 0
    assert run("new", "b.yaml", "--from", "a.yaml") == 0
    assert "沿用上年: 是" in (folder / "b.yaml").read_text(encoding="utf-8")
    assert run("set", "b.yaml", "手改写法.1.改为=一年来深入开展行政检查{行政执法.行政检查次数}。") == 0
    assert "沿用上年" not in (folder / "b.yaml").read_text(encoding="utf-8")


def comments_in(path: Path) -> list[str]:
    return [each.text for each in read_document(Package(path.read_bytes(), path.name)).comments]


def test_last_year_s_wording_is_marked_in_the_draft_until_somebody_looked_at_it(folder: Path) -> None:
    edit(folder / "稿.docx", REWORDED)
    assert run("take", "稿.docx", "a.yaml", "--yes") == 0
    assert run("new", "b.yaml", "--from", "a.yaml") == 0
    assert run("set", "b.yaml", "行政执法.行政检查次数=90", "行政执法.执法信息录入条数=420") == 0
    assert run("render", "b.yaml", "-o", "新稿.docx") == 0
    assert "一年来扎实开展行政检查90次" in "\n".join(render_text(folder / "新稿.docx"))
    (note,) = [each for each in comments_in(folder / "新稿.docx") if "照去年手改的写" in each]
    assert note.startswith("照去年手改的写：一年来扎实开展行政检查〔行政检查次数〕")
    assert "模板原来的写法：全年开展行政检查〔行政检查次数〕。" in note
    assert "“手改写法”第1条" in note
    assert run("set", "b.yaml", "手改写法.1.沿用上年=") == 0
    assert run("render", "b.yaml", "-o", "核对过.docx") == 0
    assert not any("照去年手改" in each for each in comments_in(folder / "核对过.docx"))


@pytest.mark.parametrize("words", ["优化法治营商环境", "加强事中事后监管"])
def test_last_year_s_heading_and_what_is_left_out_are_marked_too(words: str, tmp_path: Path) -> None:
    text = (shipped("examples") / "hedong-2021.yaml").read_text(encoding="utf-8")
    carried = "    沿用上年: 是\n"
    heading = f"  - 所在段落: 提纲\n    原句: {words}\n    改为: 大力{words}\n{carried}"
    gone = f"  - 所在段落: 执法公示\n    原句: 吊销{{处罚许可.吊销教师资格人数}}教师的教师资格证。\n    改为: 不写\n{carried}"
    path = tmp_path / "a.yaml"
    path.write_text(f"{text}\n手改写法:\n{heading}{gone}", encoding="utf-8")
    data = render(load_answers(path, (shipped("templates"),))).data
    told = [each.text for each in read_document(Package(data, "")).comments]
    assert any(each.startswith(f"照去年手改的写：大力{words}") for each in told)
    assert any(each.startswith("照去年手改的，没有写这一句：吊销〔吊销教师资格人数〕教师") for each in told)


def test_a_plan_that_a_leader_deleted_is_none_of_next_year_s(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    steps = [{"内容": "年初制定普法计划"}, {"内容": "做好日常执法检查"}]
    write_tree(folder, {"a.yaml": make_answers(下年安排=steps)})
    assert run("render", "a.yaml", "-o", "稿.docx") == 0
    edit(folder / "稿.docx", ("做好日常执法检查。", ""))
    assert run("take", "稿.docx", "a.yaml", "--yes") == 0
    assert run("new", "b.yaml", "--from", "a.yaml") == 0
    text = (folder / "b.yaml").read_text(encoding="utf-8")
    assert "年初制定普法计划" in text
    assert "做好日常执法检查" not in text
    told = "".join(capsys.readouterr().out.split())
    assert "没有带过来：第1条〔下年安排〕不写：做好日常执法检查。" in told


def test_status_lists_the_wordings_and_which_nobody_looked_at(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(folder / "稿.docx", REWORDED)
    assert run("take", "稿.docx", "a.yaml", "--yes") == 0
    capsys.readouterr()
    assert run("status", "a.yaml") == 0
    told = capsys.readouterr().out
    assert "第1条〔执法检查〕一年来扎实开展行政检查" in "".join(told.split())
    assert "没有核对）" not in told
    assert run("new", "b.yaml", "--from", "a.yaml") == 0
    capsys.readouterr()
    assert run("status", "b.yaml") == 0
    assert "（还是上一年的，没有核对）" in "".join(capsys.readouterr().out.split())
    wordings = (
        "手改写法:\n  - 所在段落: 执法检查\n    原句: 全年开展行政检查{行政执法.行政检查次数}。\n    改为: 不写\n"
    )
    manifest = "格式版本: 1\n名称: 我区\n上级模板: 通用\n"
    write_tree(folder, {"templates/我区/地区.yaml": manifest, "templates/我区/写法.yaml": wordings})
    assert run("set", "a.yaml", "地区模板=我区") == 0
    capsys.readouterr()
    assert run("status", "a.yaml") == 0
    told = capsys.readouterr().out
    assert "地区模板的写法.yaml里的写法" in told
    assert "不写：全年开展行政检查" in told


@pytest.mark.parametrize("new", ["群众反映良好。", "建立问题台账17本，逐项销号。局主要领导多次作出批示。"])
def test_a_new_sentence_between_two_comes_back_where_it_was_written(folder: Path, new: str) -> None:
    (line,) = [each for each in render_text(folder / "稿.docx") if "联合检查21次。" in each]
    assert not line.endswith("联合检查21次。")
    edit(folder / "稿.docx", ("联合检查21次。", f"联合检查21次。{new}"))
    assert run("take", "稿.docx", "a.yaml", "--yes") == 0
    assert run("set", "a.yaml", "双随机联合检查次数=25") == 0
    expected = line.replace("21次。", f"25次。{new}")
    assert expected in texts(folder)


@pytest.mark.parametrize("has_lead", [True, False])
def test_a_sentence_added_to_a_shortcoming_or_a_plan_is_part_of_it(folder: Path, *, has_lead: bool) -> None:
    lead = {"提法": "普法不够"} if has_lead else {}
    items = [{**lead, "内容": "普法的形式比较单一"}, {**lead, "内容": "执法力量比较薄弱"}]
    write_tree(folder, {"a.yaml": make_answers(存在不足=items, 下年安排=items[:1])})
    assert run("render", "a.yaml", "-o", "稿.docx") == 0
    edit(
        folder / "稿.docx",
        ("形式比较单一", "形式比较单一。主要原因是经费不足"),
        ("力量比较薄弱", "力量比较薄弱。人员也少"),
    )
    assert run("take", "稿.docx", "a.yaml", "--yes") == 0
    report = load_answers(folder / "a.yaml", (shipped("templates"),)).report
    bodies = [str(each.body).rstrip("。") for each in report.shortcomings or ()]
    assert bodies == ["普法的形式比较单一。主要原因是经费不足", "执法力量比较薄弱。人员也少"]
    assert not report.wordings
    assert "\n".join(render_text(folder / "稿.docx")) == texts(folder)


def test_of_a_long_text_the_listing_shows_what_differs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    activity = {"主题": "法治宣传", "内容": f"举办宪法宣传周活动，{'师生、家长和社区居民共同参加，' * 6}反响良好。"}
    write_tree(folder, {"a.yaml": make_answers(活动=[activity])})
    assert run("render", "a.yaml", "-o", "稿.docx") == 0
    edit(folder / "稿.docx", ("活动，师生、家长", "活动，老师、学生、家长"))
    capsys.readouterr()
    assert run("take", "稿.docx", "a.yaml") == 0
    told = "".join(capsys.readouterr().out.split())
    assert "举办宪法宣传周活动，师生、家长和社区居民共同参……→举办宪法宣传周活动，老师、学生、家长" in told


def test_of_a_shortcoming_that_a_leader_reworded_neither_lead_nor_text_goes_into_the_next_year(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = [
        {"所在段落": "存在不足", "原句": "普法不够。", "改为": "普法不深。"},
        {"所在段落": "存在不足", "原句": "普法的形式比较单一。", "改为": "普法的形式还比较单一。"},
        {
            "所在段落": "执法检查",
            "原句": "全年开展行政检查{行政执法.行政检查次数}。",
            "改为": "一年来检查{行政执法.行政检查次数}。",
        },
    ]
    items = [{"提法": "普法不够", "内容": "普法的形式比较单一"}]
    write_tree(folder, {"a.yaml": make_answers(存在不足=items, 手改写法=kept)})
    capsys.readouterr()
    assert run("new", "b.yaml", "--from", "a.yaml") == 0
    text = (folder / "b.yaml").read_text(encoding="utf-8")
    assert "普法" not in text.partition("手改写法:")[2]
    assert "一年来检查" in text
    told = "".join(capsys.readouterr().out.split())
    assert "普法不深。" in told
    assert "普法的形式还比较单一。" in told
