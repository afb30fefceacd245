"""Drafts and final versions: comments at the gaps, gaps by office, what `--final` refuses."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import office
import pytest
from builders import (
    dump,
    make_answers,
    render_in_process,
    render_text,
    run_drafter,
    snapshot,
    write_jurisdiction,
    write_tree,
)
from hand_edits import packed, unpacked

from drafter.folders import shipped

SECTION = """\
# 检查

全年检查{{ 行政执法.行政检查次数 }}，持证{{ 执法队伍.持证执法人员 }}。

{{ 活动('执法检查') }}
"""
EXAMPLES = sorted(path.name for path in shipped("examples").glob("*.yaml"))
OFFICES = {"行政执法": "职成教科", "执法队伍": "人事科"}
FULL = {"行政执法": {"行政检查次数": "77"}, "执法队伍": {"持证执法人员": "11"}}
OPEN = {"行政执法": {"行政检查次数": None}, "执法队伍": {"持证执法人员": None}}


def make_folder(folder: Path, offices: dict[str, str] | None = None, **changes: Any) -> Path:
    """Return a folder with 填报.yaml and a jurisdiction 试用 with one section."""
    must = ["行政执法.行政检查次数", "执法队伍.持证执法人员"]
    write_jurisdiction(folder / "templates", {"正文": SECTION}, 科室=offices or {}, 必填=must)
    identity = {"地区模板": "试用", **changes.pop("单位和报告", {})}
    text = make_answers(单位和报告=identity, 其他情况=None, **changes)
    return write_tree(folder, {"填报.yaml": text})


def comments(path: Path) -> list[tuple[str, str, str]]:
    """Return author, text and commented words of each comment of a .docx, as python-docx reads them."""
    document = docx.Document(str(path))
    xml = zipfile.ZipFile(path).read("word/document.xml").decode()
    found = []
    for comment in document.comments:
        number = comment.comment_id
        about = re.search(f'<w:commentRangeStart w:id="{number}"/>(.*?)<w:commentRangeEnd w:id="{number}"/>', xml)
        assert about
        found.append((comment.author, comment.text, "".join(re.findall("<w:t[^>]*>([^<]*)", about[1]))))
    return found


def render(folder: Path, *options: str) -> tuple[int, str, str]:
    done = run_drafter("render", "填报.yaml", "-o", "报告.docx", *options, cwd=folder)
    return done.returncode, done.stdout, done.stderr


def test_a_comment_at_each_gap_says_what_is_asked_who_supplies_it_and_where_to_write_it(tmp_path):
    folder = make_folder(tmp_path, OFFICES, **OPEN)
    assert render(folder)[0] == 0
    first, second = comments(folder / "报告.docx")
    author, text, about = first
    assert (author, about) == ("填报提示", "【待填：行政检查次数（次）】")
    lines = text.splitlines()
    assert lines[0] == "待填：行政检查次数（单位：次）"
    assert "提供科室：职成教科" in lines
    line = 1 + (folder / "填报.yaml").read_text(encoding="utf-8").splitlines().index("  行政检查次数:")
    assert f"填在：填报.yaml 第{line}行，“行政执法”下的“行政检查次数”" in lines
    assert lines[-1] == "或在 Drafter 里填：“行政执法”一章"
    assert second[2] == "【待填：持证执法人员（人）】"
    assert "提供科室：人事科" in second[1]


def test_a_gap_in_the_title_is_highlighted_and_commented_too(tmp_path):
    folder = make_folder(tmp_path, **FULL, 单位和报告={"单位简称": None})
    assert render(folder)[0] == 0
    document = docx.Document(str(folder / "报告.docx"))
    marked = [run.text for run in document.paragraphs[0].runs if run.font.highlight_color]
    assert marked == ["【待填：单位简称】"]
    [(_, text, about)] = comments(folder / "报告.docx")
    assert about == "【待填：单位简称】"
    assert "“单位和报告”下的“单位简称”" in text


def test_a_required_answer_that_no_section_prints_is_not_said_to_be_marked(tmp_path):
    kind = {"种类": "专报", "类别": "其他", "标题": "{单位全称}报告", "提纲": [{"标题": "正文", "段落": "正文"}]}
    folder = make_folder(tmp_path, **FULL, 单位和报告={"单位简称": None, "报告种类": "专报"})
    write_jurisdiction(folder / "templates", {"正文": SECTION}, 报告=[kind])
    told = render(folder)[1]
    assert told.endswith(
        "还有 1 个必填的问题没有答案，文中没有印到它们，定稿前也要填：\n  未指定科室（1 个）：\n    单位简称\n"
    )
    assert "待填" not in told


def test_what_a_record_lacks_is_told_by_its_place_and_not_as_an_answer_that_nothing_prints(tmp_path):
    write_tree(tmp_path, {"a.yaml": make_answers(存在不足=[{"提法": "经费紧张"}])})
    said = run_drafter("render", "a.yaml", "-o", "a.txt", cwd=tmp_path).stdout
    assert "存在不足第1条的内容" in said
    assert "存在不足" not in said.partition("没有印到它们")[2]


CITING = {"正文": f"{SECTION}\n{{{{ 年度 }}}}年，{{{{ 单位全称 }}}}落实{{{{ 引用('县规划') }}}}，扎实推进。"}


@pytest.mark.parametrize(("last", "is_told"), [(2020, True), (2030, False)])
@pytest.mark.parametrize("options", [(), ("--final",)], ids=["draft", "final"])
def test_what_leaves_with_a_document_out_of_date_is_told(tmp_path, options, last, is_told):
    folder = make_folder(tmp_path, **FULL)
    write_jurisdiction(folder / "templates", CITING)
    plan = {"名称": "县规划", "写法": "《县规划》", "止": last}
    write_tree(folder / "templates", {"试用/引用.yaml": dump({"引用": [plan]})})
    told = render(folder, *options)[1]
    assert (f"引用“县规划”只到 {last} 年，写了它的句子" in told) is is_told


def test_an_open_signature_is_not_told_as_left_out(tmp_path):
    told = render(make_folder(tmp_path, **FULL, 单位和报告={"落款": None}))[1]
    assert "落款写不写还没有填，文末先印着单位名称" in told
    assert "文中没有印到" not in told


def test_a_shipped_document_out_of_date_is_told(tmp_path):
    folder = make_folder(tmp_path, **FULL, 单位和报告={"地区模板": "通用", "年度": 2040, "成文日期": "2041年1月10日"})
    assert "引用“实施纲要”只到 2025 年" in render(folder)[1]


def test_a_gap_within_an_activity_names_its_record(tmp_path):
    told = [{"主题": "执法检查", "内容": "{参加人数}参加检查。"}]
    folder = make_folder(tmp_path, {"活动.执法检查": "执法科"}, **FULL, 活动=told)
    assert render(folder)[0] == 0
    [(_, text, about)] = comments(folder / "报告.docx")
    assert about == "【待填：参加人数】"
    assert text.splitlines()[:2] == ["待填：活动第1条的参加人数", "提供科室：执法科"]
    assert "“活动·第1条·数字”下的“参加人数”" in text


def test_the_office_named_with_the_answer_goes_before_the_manifest_s(tmp_path):
    figure = {"数值": "", "提供科室": "督导室"}
    folder = make_folder(tmp_path, OFFICES, **{**FULL, "行政执法": {"行政检查次数": figure}})
    assert "  督导室（1 个）：\n    行政检查次数\n" in render(folder)[1]


def test_what_is_open_stands_last_on_the_screen_by_office(tmp_path):
    folder = make_folder(tmp_path, {"执法队伍": "人事科", "行政执法": ""}, **OPEN)
    told = render(folder)[1]
    assert told.endswith("  人事科（1 个）：\n    持证执法人员\n  未指定科室（1 个）：\n    行政检查次数\n")


def test_a_full_report_has_neither_comments_nor_anything_else_of_a_draft(tmp_path):
    folder = make_folder(tmp_path, OFFICES, **FULL)
    code, told, _ = render(folder)
    assert (code, told.splitlines()[-1]) == (0, "必填的问题都有答案了。")
    assert no_marks(folder / "报告.docx")


def no_marks(path: Path) -> bool:
    """Return True when no part of a .docx holds highlight, comment, or a word of a mark."""
    with zipfile.ZipFile(path) as package:
        whole = "".join(package.read(name).decode() + name for name in package.namelist())
    whole = re.sub("<w:noLineBreaks[^>]*>", "", whole)  # these list all brackets of Chinese
    return not re.search("comment|highlight|待填|【|】|Gap", whole)


def test_final_refuses_with_the_list_while_a_required_question_is_open(tmp_path):
    folder = make_folder(tmp_path, OFFICES, **OPEN)
    before = snapshot(folder)
    code, told, complaint = render(folder, "--final")
    assert (code, told) == (1, "")
    assert complaint.startswith("错误：填报.yaml：还有 2 个必填的问题没有答案，没有生成定稿")
    assert complaint.endswith("  人事科（1 个）：\n    持证执法人员\n  职成教科（1 个）：\n    行政检查次数\n")
    assert snapshot(folder) == before


STALE = [
    {"主题": "执法检查", "内容": "联合消防部门检查。", "沿用上年": "是"},
    {"主题": "执法检查", "内容": "检查结果全部公示。"},
    {"主题": "执法检查", "提法": "开展回头看", "内容": "问题逐一销号。", "沿用上年": "是"},
]


def test_a_draft_has_a_comment_on_each_activity_that_is_still_last_year_s(tmp_path):
    folder = make_folder(tmp_path, {**OFFICES, "活动.执法检查": "督导室"}, **FULL, 活动=STALE)
    assert "有 2 条活动还是上一年的文字，Word 的批注里标着" in render(folder)[1]
    first, second = [text for _, text, _ in comments(folder / "报告.docx")]
    assert first.startswith("还是上一年的文字，请改成今年的：联合消防部门检查。\n提供科室：督导室\n填在：填报.yaml 第")
    assert "“活动”第1条；改好后删去它的“沿用上年”那一行" in first
    assert second.startswith("还是上一年的文字，请改成今年的：开展回头看\n")


def test_final_refuses_activities_that_are_still_last_year_s(tmp_path):
    folder = make_folder(tmp_path, OFFICES, **FULL, 活动=STALE)
    before = snapshot(folder)
    code, _, complaint = render(folder, "--final")
    assert code == 1
    assert "还有 2 条活动是上一年的文字，没有生成定稿" in complaint
    assert "还没有改的是：第1条、第3条" in complaint
    assert snapshot(folder) == before
    pairs = ["活动.1.沿用上年=", "活动.3.沿用上年="]
    assert run_drafter("set", "填报.yaml", *pairs, cwd=folder).returncode == 0
    assert render(folder, "--final")[0] == 0
    assert no_marks(folder / "报告.docx")


def test_final_replaces_the_draft_and_leaves_no_mark(tmp_path):
    folder = make_folder(tmp_path, OFFICES, **OPEN)
    assert render(folder)[0] == 0
    assert not no_marks(folder / "报告.docx")
    make_folder(tmp_path, OFFICES, **FULL)
    code, told, _ = render(folder, "--final")
    assert (code, told.splitlines()[0]) == (0, "已写出：报告.docx")
    assert no_marks(folder / "报告.docx")
    assert "全年检查77次，持证11人。" in render_text(folder / "报告.docx")


def test_final_leaves_a_document_alone_that_somebody_changed(tmp_path):
    folder = make_folder(tmp_path, OFFICES, **FULL)
    changed = b"changed"
    write_tree(folder, {"报告.docx": changed})
    assert "报告（2）.docx" in render(folder, "--final")[1]
    assert (folder / "报告.docx").read_bytes() == changed


@pytest.mark.parametrize("where", ["内容", "单位全称"])
def test_final_refuses_a_mark_that_somebody_typed(tmp_path, where):
    told = [{"主题": "执法检查", "内容": "【待填】人参加检查。" if where == "内容" else "参加检查。"}]
    identity = {"单位全称": "【待填：核对】教育局"} if where == "单位全称" else {}
    folder = make_folder(tmp_path, **FULL, 活动=told, 单位和报告=identity)
    code, _, complaint = render(folder, "--final")
    assert code == 1
    assert "答案里写着“【待填…】”" in complaint
    assert complaint.count("\n") == 1
    assert not (folder / "报告.docx").exists()


def test_the_validator_finds_nothing_wrong_with_a_commented_draft(tmp_path):
    path = tmp_path / "draft.docx"
    path.write_bytes(render_in_process(make_answers(单位和报告={"单位简称": None})).data)
    assert len(comments(path)) > 3
    assert office.faults(path) == []


def test_a_draft_reads_the_same_without_its_comments(tmp_path):
    made = render_in_process(make_answers())
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(made.data)).paragraphs]
    assert any("【待填：" in text for text in texts)
    assert not any("填报提示" in text or "待填：行政处罚件数（单位" in text for text in texts)


@pytest.mark.layout
def test_office_programs_show_the_comments(tmp_path):
    """Saved again by LibreOffice, each comment is still there, with author and words."""
    path = tmp_path / "草稿.docx"
    path.write_bytes(render_in_process(make_answers()).data)
    [saved] = office.convert([path], tmp_path / "out", "docx")
    assert comments(path) == comments(saved)


WRONG_DAY = [{"主题": "执法检查", "内容": "2021年2月30日组织检查。"}]


def test_final_refuses_what_a_check_finds_wrong_with_place_and_mend(tmp_path):
    folder = make_folder(tmp_path, **FULL, 活动=WRONG_DAY)
    code, told, complaint = render(folder, "--final")
    assert (code, told) == (1, "")
    assert complaint.startswith("错误：填报.yaml：检查出 1 处错误，没有生成定稿；改好再试，确有理由的写进“核对说明”。")
    assert "〔日期-不存在" in complaint
    assert "活动.1.内容" in complaint
    assert not (folder / "报告.docx").exists()


def test_final_takes_an_error_for_which_a_reason_is_given(tmp_path):
    reason = [{"规则": "日期-不存在", "理由": "来文如此"}]
    folder = make_folder(tmp_path, **FULL, 活动=WRONG_DAY, 核对说明=reason)
    assert render(folder, "--final")[0] == 0
    assert (folder / "报告.docx").exists()


def test_final_lists_what_a_check_warns_of_and_goes_on(tmp_path):
    doubtful = [{"主题": "执法检查", "内容": "组织法制宣传教育。"}]
    folder = make_folder(tmp_path, **FULL, 活动=doubtful)
    code, told, _ = render(folder, "--final")
    assert code == 0
    warned = told.partition("定稿前请再看一遍：")[2]
    assert "〔用语-法制旧称" in warned
    assert "定稿前请再看一遍" not in render(folder)[1], "a draft is not checked"


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_example_can_be_final(tmp_path, name):
    done = run_drafter("render", shipped("examples") / name, "-o", "报告.docx", "--final", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert no_marks(tmp_path / "报告.docx")


def test_a_document_with_unsettled_changes_or_comments_is_no_final_version(tmp_path):
    folder = make_folder(tmp_path, **FULL)
    assert render(folder)[0] == 0
    report, merged = folder / "报告.docx", folder / "报告（合并稿）.docx"
    parts = unpacked(report.read_bytes())
    text = parts["word/document.xml"].decode().replace("77次", "78次").replace(">77<", ">78<")
    report.write_bytes(packed(parts | {"word/document.xml": text.encode()}))
    answers = folder / "填报.yaml"
    answers.write_text(answers.read_text(encoding="utf-8").replace("'77'", "'79'"), encoding="utf-8")
    code, told, _ = render(folder, "--final")
    assert (code, "“报告（合并稿）.docx”还不是定稿" in told) == (0, True)
    before = merged.read_bytes()
    merged.write_bytes(packed(unpacked(before) | {"word/x.xml": b"<x/>"}))  # as saved again by hand
    before = merged.read_bytes()
    done = run_drafter("render", "填报.yaml", "-o", merged.name, "--final", cwd=folder)
    assert done.returncode == 1
    assert re.search("里面还有 [1-9][0-9]* 处修订没有接受或拒绝、1 条批注没有删去，还不能当定稿", done.stderr)
    assert merged.read_bytes() == before
    answers.write_text(answers.read_text(encoding="utf-8").replace("'79'", "'80'"), encoding="utf-8")
    told = run_drafter("render", "填报.yaml", "-o", merged.name, cwd=folder).stdout
    assert "里面还有上次合并时问的 1 处没有定，批注已照现在的数据写" in told
