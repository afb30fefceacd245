"""`drafter render` as its user sees it: the file it writes, what it tells, what it leaves alone."""

from __future__ import annotations

import os
import re
from pathlib import Path

import docx
import pytest
from builders import (
    TITLE,
    make_answers,
    render_text,
    run_drafter,
    run_python,
    snapshot,
    write_jurisdiction,
    write_tree,
)

from drafter.docxfile.document import read_document
from drafter.docxfile.opc_package import open_package

NAME = f"{TITLE}.docx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that holds nothing but the answers file 填报.yaml."""
    return write_tree(tmp_path / "年报", {"填报.yaml": make_answers()})


@pytest.fixture
def edited(folder: Path) -> Path:
    """Return a rendered document that somebody has changed and saved since."""
    assert run_drafter("render", "填报.yaml", cwd=folder).returncode == 0
    path = folder / NAME
    document = docx.Document(str(path))
    document.paragraphs[-1].add_run("（已核）")
    document.save(str(path))
    return path


def test_the_document_stands_beside_the_answers_under_the_title_of_the_report(folder):
    elsewhere = folder.parent
    done = run_drafter("render", "年报/填报.yaml", cwd=elsewhere)
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(snapshot(folder)) == sorted(["填报.yaml", NAME])
    texts = render_text(folder / NAME)
    assert texts[0].replace("\n", "") == TITLE
    assert "全年开展行政检查77次。" in texts
    assert texts[-2:] == ["河东区教育局", "2022年1月29日"]


def test_the_summary_tells_what_was_written_and_what_is_open(folder):
    answers = make_answers(
        执法队伍={"持证执法人员": "11"},
        学习培训={"中心组学法日期": "1月19日"},
        活动=[{"内容": "没有写主题的一件事。"}],
    )
    write_tree(folder, {"填报.yaml": answers})
    done = run_drafter("render", "填报.yaml", cwd=folder)
    told = done.stdout
    assert f"已写出：{NAME}" in told
    texts = render_text(folder / NAME)[1:-2]
    characters = re.search(f"《{TITLE}》，{len(texts)} 段，约 ([0-9]+) 字", told)
    assert characters
    assert int(characters[1]) == pytest.approx(sum(map(len, texts)), rel=0.1)
    marked = set(re.findall("【待填：(.*?)(?:（.+?）)?】", "".join(texts)))
    assert f"还有 {len(marked)} 个必填的问题没有答案，文中标有【待填】，" in told
    assert {"行政处罚件数", "依申请公开件数", "存在不足", "下年安排"} <= marked
    assert all(name in told for name in marked)
    assert "持证执法人员" not in told
    assert "个选填的问题空着，相关的话没有写：" in told
    assert "填了、但这份报告没有写进去的" in told
    assert "活动第1条（没有写主题）" in told


def test_the_summary_tells_the_headings_that_were_not_printed_and_why(folder):
    outline = [{"标题": f"标题{name}", "段落": name} for name in ("甲", "乙", "丙")]
    below = {"标题": "标题丁", "下级": [{"标题": f"标题{name}", "段落": name} for name in ("戊", "己")]}
    bus = "检查校车{{ 校园安全.校车检查次数 }}。"
    sections = {
        "甲": bus,
        "乙": "{{ 事实('校园安全') }}",
        "丙": "{{ 事实('招生资助') }}",
        "戊": "受检{{ 校园安全.校车数 }}。",
    }
    kind = {"种类": "法治政府建设年度报告", "标题": "报告", "提纲": [*outline, below]}
    write_jurisdiction(folder / "templates", {**sections, "己": "{{ 事实('体育执法') }}"}, 报告=[kind])
    safety = {"校车检查次数": "12", "校车数": "45"}
    answers = make_answers(单位和报告={"地区模板": "试用"}, 校园安全=safety, 数字法治={"数字平台数": "3"})
    write_tree(folder, {"填报.yaml": answers})
    told = run_drafter("render", "填报.yaml", "-o", "甲.docx", cwd=folder).stdout
    assert "提纲里有 2 个标题没有印，下面的问题都没有答案：\n    标题丙、标题己\n" in told
    assert "提纲里这些标题没有印，它们的数已经印在别的标题下：\n    标题乙\n" in told
    assert "    标题乙：校车检查次数 印在“标题甲”下\n" in told
    assert "没有编号，接着正文写：\n    标题戊\n" in told
    assert "数字平台数" in told.partition("填了、但这份报告没有写进去的")[2]


def test_the_summary_tells_where_a_figure_about_an_unprinted_heading_stands(folder):
    sections = {"执法": "检查培训机构{{ 行政执法.检查培训机构家次 }}。", "培训": "{{ 事实('校外培训') }}"}
    outline = [{"标题": "规范执法", "段落": "执法"}, {"标题": "整治校外培训", "段落": "培训"}]
    kind = {"种类": "法治政府建设年度报告", "标题": "报告", "提纲": outline}
    write_jurisdiction(folder / "templates", sections, 报告=[kind])
    answers = make_answers(单位和报告={"地区模板": "试用"}, 行政执法={"检查培训机构家次": "413"})
    write_tree(folder, {"填报.yaml": answers})
    told = run_drafter("render", "填报.yaml", "-o", "甲.docx", cwd=folder).stdout
    assert "    整治校外培训：检查培训机构家次 印在“规范执法”下\n" in told


@pytest.mark.parametrize(
    ("form", "listed"),
    [
        ({}, "发文字号（没有版头）、签发人（没有版头）"),
        ({"紧急程度": "特急", "版头": "无"}, "紧急程度（没有版头）、发文字号（没有版头）、签发人（没有版头）"),
        ({"版头": "有", "抄送机关": "区委", "版记": "无"}, "抄送机关（没有版记）"),
        ({"版头": "有", "抄送机关": "区委", "附注": "电话：24123456", "印章": "有"}, ""),
    ],
)
def test_the_summary_tells_what_of_the_official_form_was_not_printed(folder, form, listed):
    answers = make_answers(公文格式={"发文字号": "河东教〔2022〕8号", "签发人": "张三", **form})
    write_tree(folder, {"填报.yaml": answers})
    told = run_drafter("render", "填报.yaml", cwd=folder).stdout
    unprinted = told.partition("填了、但这份报告没有写进去的")[2].partition("：\n")[2].partition("\n还有")[0]
    assert "".join(unprinted.split()) == listed


def test_the_summary_of_a_full_report_says_so(folder):
    missing = [{"内容": "甲"}]
    answers = make_answers(
        执法队伍={"持证执法人员": "11"},
        处罚许可={"行政处罚件数": "无"},
        信息公开={"依申请公开件数": "无"},
        争议化解={"行政复议案件": "无", "行政诉讼案件": "无"},
        存在不足=missing,
        下年安排=missing,
    )
    write_tree(folder, {"填报.yaml": answers})
    done = run_drafter("render", "填报.yaml", cwd=folder)
    assert "必填的问题都有答案了。" in done.stdout
    assert "【待填" not in "".join(render_text(folder / NAME))


def test_an_answers_file_in_gbk_is_rendered_and_the_encoding_told(folder):
    write_tree(folder, {"填报.yaml": make_answers().encode("gbk")})
    done = run_drafter("render", "填报.yaml", cwd=folder)
    assert done.returncode == 0
    assert "提示：填报.yaml：文件是 GBK 编码" in done.stdout
    assert "全年开展行政检查77次。" in render_text(folder / NAME)


def test_the_document_goes_where_the_option_says(folder):
    (folder / "终稿").mkdir()
    done = run_drafter("render", "填报.yaml", "-o", "终稿/报告.DOCX", cwd=folder)
    assert done.returncode == 0
    assert sorted(snapshot(folder)) == sorted(["填报.yaml", "终稿/报告.DOCX"])


def test_a_document_that_nobody_changed_is_replaced(folder):
    run_drafter("render", "填报.yaml", cwd=folder)
    first = (folder / NAME).read_bytes()
    run_drafter("render", "填报.yaml", cwd=folder)
    assert (folder / NAME).read_bytes() == first
    write_tree(folder, {"填报.yaml": make_answers(行政执法={"行政检查次数": "78"})})
    done = run_drafter("render", "填报.yaml", cwd=folder)
    assert "注意" not in done.stdout
    assert "全年开展行政检查78次。" in render_text(folder / NAME)
    assert sorted(snapshot(folder)) == sorted(["填报.yaml", NAME])


def test_a_document_that_somebody_changed_is_left_alone(folder, edited):
    changed = edited.read_bytes()
    done = run_drafter("render", "填报.yaml", cwd=folder)
    assert done.returncode == 0
    assert f"“{NAME}”有人手改过 1 处；填报数据没有要更新的，没有写新文件" in done.stdout
    assert edited.read_bytes() == changed
    assert sorted(snapshot(folder)) == sorted(["填报.yaml", NAME])


def accepted_text(path: Path) -> str:
    """Return the text of the .docx at `path` as it is when all tracked changes are accepted."""
    return "\n".join(each.text for each in read_document(open_package(path)).paragraphs)


def test_a_hand_edit_and_a_new_figure_come_together(folder, edited):
    changed = edited.read_bytes()
    write_tree(folder, {"填报.yaml": make_answers(行政执法={"行政检查次数": "78"})})
    done = run_drafter("render", "填报.yaml", cwd=folder)
    merged = f"{TITLE}（合并稿）.docx"
    assert done.returncode == 0
    assert f"已写出：{merged}" in done.stdout
    assert "保留手改 1 处；更新 1 处" in done.stdout
    text = accepted_text(folder / merged)
    assert "（已核）" in text
    assert "全年开展行政检查78次。" in text
    assert edited.read_bytes() == changed
    run_drafter("render", "填报.yaml", cwd=folder)
    assert sorted(snapshot(folder)) == sorted(["填报.yaml", NAME, merged])


def typed_into(path: Path, words: str) -> None:
    """Type words over the first of a merged document, as whoever edits it in Word."""
    document = docx.Document(str(path))
    document.paragraphs[0].runs[0].text += words
    document.save(str(path))


def test_what_was_edited_in_the_merged_document_is_in_the_next(folder, edited):
    counted = {count: make_answers(行政执法={"行政检查次数": str(count)}) for count in (78, 79)}
    write_tree(folder, {"填报.yaml": counted[78]})
    run_drafter("render", "填报.yaml", cwd=folder)
    merged = f"{TITLE}（合并稿）.docx"
    typed_into(folder / merged, "（送审）")
    write_tree(folder, {"填报.yaml": counted[79]})
    done = run_drafter("render", "填报.yaml", cwd=folder)
    assert f"“{merged}”手改过，两边合在一起" in done.stdout
    text = accepted_text(folder / f"{TITLE}（合并稿2）.docx")
    assert all(words in text for words in ("（已核）", "（送审）", "全年开展行政检查79次。"))
    assert "没有合进来" not in done.stdout


def test_it_is_told_that_edits_of_the_merged_document_are_not_in_one_made_of_another(folder, edited):
    counted = {count: make_answers(行政执法={"行政检查次数": str(count)}) for count in (78, 79)}
    write_tree(folder, {"填报.yaml": counted[78]})
    run_drafter("render", "填报.yaml", cwd=folder)
    merged = f"{TITLE}（合并稿）.docx"
    typed_into(folder / merged, "（送审）")
    write_tree(folder, {"填报.yaml": counted[79]})
    asked = run_drafter("render", "填报.yaml", "-o", NAME, cwd=folder)
    command = f"drafter render 填报.yaml -o {merged}"
    assert f"“{merged}”里手改的，不在“{NAME}”里，这次没有合进来；要在那一份上合并，写：" in asked.stdout
    assert command in asked.stdout
    assert "（送审）" not in accepted_text(folder / f"{TITLE}（合并稿）（2）.docx")


def test_the_edited_document_itself_is_brought_up_to_date_on_request(folder, edited):
    changed = edited.read_bytes()
    write_tree(folder, {"填报.yaml": make_answers(行政执法={"行政检查次数": "78"})})
    done = run_drafter("render", "填报.yaml", "--to-original", cwd=folder)
    assert done.returncode == 0
    assert (folder / f"{NAME}.bak").read_bytes() == changed
    text = accepted_text(edited)
    assert "（已核）" in text
    assert "全年开展行政检查78次。" in text


def test_force_replaces_a_changed_document_and_keeps_a_copy(folder, edited):
    changed = edited.read_bytes()
    done = run_drafter("render", "填报.yaml", "--force", cwd=folder)
    assert f"原来的文件另存为“{NAME}.bak”" in done.stdout
    assert (folder / f"{NAME}.bak").read_bytes() == changed
    assert "（已核）" not in "".join(render_text(edited))
    assert sorted(snapshot(folder)) == sorted(["填报.yaml", NAME, f"{NAME}.bak"])


@pytest.mark.parametrize("data", [b"", b"not a document", b"PK\x03\x04 torn"], ids=["empty", "text", "damaged"])
def test_a_file_that_is_no_document_of_ours_is_never_overwritten(folder, data):
    write_tree(folder, {NAME: data})
    done = run_drafter("render", "填报.yaml", cwd=folder)
    assert done.returncode == 0
    assert (folder / NAME).read_bytes() == data
    assert "全年开展行政检查77次。" in render_text(folder / f"{TITLE}（2）.docx")


def test_a_document_that_another_program_wrote_is_never_overwritten(folder):
    path = folder / "别的.docx"
    docx.Document().save(str(path))
    data = path.read_bytes()
    run_drafter("render", "填报.yaml", "-o", path.name, cwd=folder)
    assert path.read_bytes() == data
    assert (folder / "别的（2）.docx").exists()


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("终稿.docx", "终稿.docx：这是一个文件夹；请用 -o 另给一个文件名"),
        ("没有的/报告.docx", "没有的：没有这个文件夹；请先建立，或换一个位置"),
        ("报告.pdf", "报告.pdf：文件的名称要以 .docx、.html 或 .txt 结尾"),
        ("报告", "报告：文件的名称要以 .docx、.html 或 .txt 结尾"),
    ],
    ids=["a folder", "missing folder", "PDF", "no suffix"],
)
def test_a_place_that_cannot_hold_the_document_is_refused(folder, target, message):
    (folder / "终稿.docx").mkdir()
    before = snapshot(folder)
    done = run_drafter("render", "填报.yaml", "-o", target, cwd=folder)
    assert done.returncode == 1
    assert done.stderr.startswith(f"错误：{message}")
    assert done.stdout == ""
    assert snapshot(folder) == before


def test_a_folder_that_cannot_be_written_is_told(folder):
    folder.chmod(0o500)
    try:
        if os.access(folder, os.W_OK):
            pytest.skip("nothing stops this user from writing to a read-only folder")
        done = run_drafter("render", "填报.yaml", cwd=folder)
    finally:
        folder.chmod(0o700)
    assert done.returncode == 1
    assert "写不进去；可能正在 Word 或 WPS 里打开，或没有这个文件夹的写权限" in done.stderr
    assert sorted(snapshot(folder)) == ["填报.yaml"]


def test_a_jurisdiction_beside_the_answers_file_is_found(folder):
    answers = make_answers(单位和报告={"地区模板": "本局"})
    manifest = "名称: 本局\n上级模板: 通用\n"
    section = "本局检查{{ 行政执法.行政检查次数 }}。"
    files = {"templates/本局/地区.yaml": manifest, "templates/本局/执法检查.txt": section}
    write_tree(folder, {"填报.yaml": answers, **files})
    assert run_drafter("render", folder / "填报.yaml", cwd=folder.parent).returncode == 0
    assert "本局检查77次。" in render_text(folder / NAME)


@pytest.mark.parametrize("command", [[], ["new"], ["fill"], ["render"], ["schema"]], ids=str)
def test_help_is_chinese_and_has_an_example(tmp_path, command):
    done = run_drafter(*command, "--help", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "用法：" in done.stdout
    assert re.search(rf"^  drafter {''.join(command)}\w* ?\S+\.(yaml|json)|^  drafter schema ", done.stdout, re.M)
    english = ["usage", "positional", "argument", "options", "show this", "exit", "default"]
    assert [word for word in english if word in done.stdout.lower()] == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["render"], "缺少填报文件"),
        (["render", "甲.yaml", "--fast"], "不认识“--fast”"),
        (["render", "甲.yaml", "-o"], "-o/--output 后面要写一个值"),
        (["reder", "甲.yaml"], "没有“reder”这个命令，可选 open、new、fill、"),
    ],
    ids=["no file", "unknown option", "option without value", "unknown command"],
)
def test_a_command_typed_wrong_is_answered_in_chinese(tmp_path, arguments, message):
    done = run_drafter(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert f"命令写得不对：{message}" in done.stderr
    assert done.stderr.endswith("；加 -h 可看说明和例子\n")
    assert "usage" not in done.stderr


SCRIPT = """\
import sys
from drafter.cli import main
code = main(["render", "填报.yaml"])
heavy = {"questionary", "prompt_toolkit", "docx", "lxml", "ruamel"}
print("loaded:", sorted(heavy & {name.partition(".")[0] for name in sys.modules}))
sys.exit(code)
"""


def test_a_render_loads_neither_the_questionnaire_nor_an_xml_library(folder):
    done = run_python("-c", SCRIPT, cwd=folder)
    assert done.returncode == 0
    assert done.stdout.endswith("loaded: []\n")
