"""A jurisdiction lives for years: copied sections follow what changes above, files with wrong names are told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from builders import dump, make_answers, run_drafter, snapshot, write_tree
from hypothesis import given
from hypothesis import strategies as st

from drafter.authoring.merge_lines import merge_lines

SECTION = "甲。\n乙。\n丙{{ 行政执法.行政检查次数 }}。\n丁。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a parent 上级 of one section, and 我区 that has copied it."""
    kind = {"种类": "法治政府建设年度报告", "标题": "报告", "提纲": [{"标题": "检查", "段落": "检查"}]}
    parent = {"名称": "上级", "上级模板": "通用", "报告": [kind]}
    write_tree(tmp_path, {"templates/上级/地区.yaml": dump(parent), "templates/上级/检查.txt": SECTION})
    write_tree(tmp_path, {"templates/我区/地区.yaml": dump({"名称": "我区", "上级模板": "上级"})})
    ran(tmp_path, "override", "我区", "检查")
    return tmp_path


def ran(folder: Path, *words: str, code: int = 0) -> str:
    """Return what `drafter jurisdictions …` says in `folder`."""
    done = run_drafter("jurisdictions", *words, cwd=folder)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def own(folder: Path) -> Path:
    return folder / "templates/我区/检查.txt"


def above(folder: Path) -> Path:
    return folder / "templates/上级/检查.txt"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_copied_section_is_green_until_the_one_above_changes(folder):
    assert ran(folder, "check", "我区") == "我区：没有发现问题。\n"
    assert "上级没有改过，不用合并" in ran(folder, "update", "我区")
    change(above(folder), "甲。", "甲改了。")
    told = ran(folder, "check", "我区")
    assert (
        "留意：我区/检查.txt 第1行：上级已改：上级/检查.txt 在复制之后改过；用 drafter jurisdictions diff 我区 检查"
        in told
    )


def test_diff_shows_what_either_side_changed(folder):
    change(above(folder), "甲。", "甲改了。")
    change(own(folder), "丁。", "丁也改了。")
    assert ran(folder, "diff", "我区", "检查") == (
        "【检查.txt】\n"
        "上级 上级/检查.txt 在复制之后改过（- 复制时的，+ 现在的）：\n  ……\n  -甲。\n  +甲改了。\n   乙。\n"
        "本地区改了（- 复制时的，+ 本地区的）：\n"
        "  ……\n   丙{{ 行政执法.行政检查次数 }}。\n  -丁。\n  +丁也改了。\n   \n"
    )


def test_update_brings_in_what_changed_above_and_keeps_what_changed_here(folder):
    change(above(folder), "甲。", "甲改了。")
    change(own(folder), "丁。", "丁也改了。")
    before = own(folder).read_bytes()
    said = ran(folder, "update", "我区")
    assert "检查.txt：已合并上级的改动，两边没有改到同一处。合并前的留在 " in said
    assert own(folder).read_text(encoding="utf-8") == SECTION.replace("甲。", "甲改了。").replace("丁。", "丁也改了。")
    assert (folder / "templates/我区/.上级原文/检查（合并前）.txt").read_bytes() == before
    assert ran(folder, "check", "我区") == "我区：没有发现问题。\n"


def test_a_conflict_is_marked_and_nothing_is_printed_until_it_is_settled(folder):
    change(above(folder), "乙。", "乙，上级的。")
    change(own(folder), "乙。", "乙，我们的。")
    said = ran(folder, "update", "我区", code=1)
    assert "检查.txt：已合并；有 1 处两边都改了，用 <<<<<<< 和 >>>>>>> 标出" in said
    assert own(folder).read_text(encoding="utf-8").split("\n")[1:6] == [
        "<<<<<<< 本地区写的",
        "乙，我们的。",
        "======= 上级改成的",
        "乙，上级的。",
        ">>>>>>>",
    ]
    told = ran(folder, "check", "我区", code=1)
    assert "错误：我区/检查.txt 第2行：合并留下两种写法，还没有选定；请留下要的一种" in told
    write_tree(folder, {"答.yaml": make_answers(单位和报告={"地区模板": "我区"}, 行政执法={"行政检查次数": 7})})
    rendered = run_drafter("render", "答.yaml", "-o", "报告.docx", cwd=folder)
    assert (rendered.returncode, (folder / "报告.docx").exists()) == (1, False)
    assert "我区/检查.txt 第2行：合并留下两种写法" in rendered.stderr
    assert "检查.txt 第2行：上次合并留下的两种写法还没有选定" in ran(folder, "update", "我区", code=1)


def test_a_merge_goes_on_after_the_program_is_upgraded_and_the_old_text_is_gone(folder):
    """What was copied lies in the jurisdiction's own folder, which may also have been sent to somebody else."""
    change(own(folder), "丁。", "丁也改了。")
    other = folder.parent / "别处"
    shutil.copytree(folder, other)
    shutil.rmtree(folder)
    above(other).write_text(SECTION.replace("乙。", "乙换了。"), encoding="utf-8")
    ran(other, "update", "我区", "检查")
    assert own(other).read_text(encoding="utf-8") == SECTION.replace("乙。", "乙换了。").replace("丁。", "丁也改了。")


def test_a_file_with_windows_line_ends_keeps_them(folder):
    own(folder).write_bytes(b"\xef\xbb\xbf" + SECTION.replace("丁。", "丁也改了。").replace("\n", "\r\n").encode())
    change(above(folder), "甲。", "甲改了。")
    ran(folder, "update", "我区")
    expected = SECTION.replace("甲。", "甲改了。").replace("丁。", "丁也改了。").replace("\n", "\r\n")
    assert own(folder).read_bytes() == b"\xef\xbb\xbf" + expected.encode()


def test_a_section_whose_origin_nobody_kept_is_noted_and_then_merged(folder):
    shutil.rmtree(folder / "templates/我区/.上级原文")
    change(own(folder), "丁。", "丁也改了。")
    assert "只能和现在的 上级/检查.txt 比" in ran(folder, "diff", "我区")
    assert "没有记下复制时的原文，没有改动；已记下现在的 上级/检查.txt" in ran(folder, "update", "我区")
    change(above(folder), "甲。", "甲改了。")
    ran(folder, "update", "我区")
    assert own(folder).read_text(encoding="utf-8") == SECTION.replace("甲。", "甲改了。").replace("丁。", "丁也改了。")


def test_shipped_templates_are_not_updated(folder):
    before = snapshot(folder)
    assert "是随程序安装的模板，更新时会被换掉" in ran(folder, "update", "tianjin-hedong", code=1)
    assert "里没有从上级复制来的段落“检察”；是不是“检查”？" in ran(folder, "update", "我区", "检察", code=1)
    assert snapshot(folder) == before


def test_a_section_that_is_only_included_is_shown_and_can_be_copied(folder):
    write_tree(folder, {"templates/上级/检查.txt": "{% include '细目.txt' %}\n", "templates/上级/细目.txt": SECTION})
    own(folder).unlink()
    assert "\n  检查　← 上级/检查.txt\n    （包含）　← 上级/细目.txt\n" in ran(folder, "show", "我区")
    assert "已把 上级/细目.txt 复制到" in ran(folder, "override", "我区", "细目")
    change(folder / "templates/我区/细目.txt", "甲。", "我区的甲。")
    write_tree(folder, {"答.yaml": make_answers(单位和报告={"地区模板": "我区"}, 行政执法={"行政检查次数": 7})})
    run_drafter("render", "答.yaml", "-o", "报告.txt", cwd=folder)
    assert "我区的甲。" in (folder / "报告.txt").read_text(encoding="utf-8-sig")


LINES = st.lists(st.sampled_from(["甲", "乙", "丙", "丁", ""]), max_size=8).map("\n".join)


@given(base=LINES, own=LINES, above=LINES)
def test_a_merge_takes_what_one_side_alone_changed(base, own, above):
    assert merge_lines(base, base, above) == (above, 0)
    assert merge_lines(base, own, base) == (own, 0)
    assert merge_lines(base, own, own) == (own, 0)
    merged = merge_lines(base, own, above)
    for side in (own, above):  # no line that either side added is lost
        for line in set(side.split("\n")) - set(base.split("\n")):
            assert line in merged.text.split("\n")
    assert ("<<<<<<<" in merged.text) is (merged.conflicts > 0)


MISNAMED = [
    ("地区.yaml.txt", "里没有 地区.yaml，只有 地区.yaml.txt；请把它改名为 地区.yaml。记事本“另存为”时"),
    ("地区.yml", "里没有 地区.yaml，只有 地区.yml；请把它改名为 地区.yaml。"),
    ("地区.txt", "里没有 地区.yaml，只有 地区.txt；"),
    ("说明.txt", "里没有 地区.yaml 这个文件"),
]


@pytest.mark.parametrize(("file", "said"), MISNAMED)
def test_a_manifest_with_a_wrong_name_is_told_by_every_command(tmp_path, file, said):
    write_tree(tmp_path, {f"templates/我区/{file}": "名称: 我区\n上级模板: 通用\n"})
    write_tree(tmp_path, {"答.yaml": make_answers(单位和报告={"地区模板": "我区"})})
    for words in (["jurisdictions", "check", "我区"], ["jurisdictions", "show", "我区"], ["status", "答.yaml"]):
        done = run_drafter(*words, cwd=tmp_path)
        assert done.returncode == 1
        assert said in done.stderr
    listed = run_drafter("jurisdictions", cwd=tmp_path).stdout
    assert ("我区：有错" in listed) is (file != "说明.txt")


def test_a_jurisdiction_that_is_nowhere_is_told_with_the_places_searched(tmp_path):
    said = ran(tmp_path, "check", "我县", code=1)
    assert said.startswith("错误：找不到地区模板“我县”；现有：")
    assert f"（找过的文件夹：{tmp_path / 'templates'}、" in said


FILES = [
    ("检查.txt.txt", "我区/检查.txt.txt：文件名不对，这个文件不起作用；请改名为 检查.txt。", "错误"),
    ("检查.docx", "我区/检查.docx：文件名不对，这个文件不起作用；请改名为 检查.txt。", "错误"),
    ("引用.yml", "我区/引用.yml：文件名不对，这个文件不起作用；请改名为 引用.yaml。", "错误"),
    ("事实.yaml.txt", "我区/事实.yaml.txt：文件名不对，这个文件不起作用；请改名为 事实.yaml。", "错误"),
    ("地区.yml", "我区/地区.yml：文件名不对，这个文件不起作用；起作用的是 地区.yaml；不用的话可以删去", "留意"),
]


@pytest.mark.parametrize(("file", "said", "severity"), FILES)
def test_a_file_that_does_nothing_because_of_its_name_is_told(folder, file, said, severity):
    own(folder).unlink()
    write_tree(folder, {f"templates/我区/{file}": "引用: []\n"})
    assert f"{severity}：{said}" in ran(folder, "check", "我区", code=1 if severity == "错误" else 0)


LIVED = {
    "依法履职": {"护学岗数": "36个"},
    "月球教育": {"场馆数": "3个"},
    "活动": [{"主题": "平安校园", "内容": "修订了预案。"}, {"主题": "月球基地", "内容": "没有这回事。"}],
}


def test_answers_to_what_is_no_longer_asked_are_kept_and_named_once(tmp_path):
    """A fact, a chapter and a topic were removed, another topic renamed, since the file was written."""
    topics = [{"主题": "校园平安建设", "章": "依法履职", "原名": "平安校园"}]
    kind = {"种类": "法治政府建设年度报告", "标题": "报告", "提纲": [{"标题": "检查", "段落": "检查"}]}
    manifest = {"名称": "我区", "上级模板": "通用", "活动主题": topics, "报告": [kind]}
    section = SECTION + "{{ 活动('校园平安建设') }}\n"
    answers = make_answers(单位和报告={"地区模板": "我区"}, 行政执法={"行政检查次数": 7}, **LIVED)
    write_tree(tmp_path, {"templates/我区/地区.yaml": dump(manifest), "templates/我区/检查.txt": section})
    write_tree(tmp_path, {"答.yaml": answers})
    done = run_drafter("render", "答.yaml", "-o", "报告.txt", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("现在的地区模板不问这些，答案留在文件里，不印：“依法履职.护学岗数”、“月球教育”") == 1
    assert "现在的地区模板没有这些主题，它们的活动留在文件里，不印：“月球基地”" in done.stdout
    assert "丁。修订了预案。" in (tmp_path / "报告.txt").read_text(encoding="utf-8-sig")
    done = run_drafter("set", "答.yaml", "行政执法.行政检查次数=8", "其他情况=无", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    kept = (tmp_path / "答.yaml").read_text(encoding="utf-8")
    assert [word for word in ("行政检查次数: 8", "护学岗数: 36个", "场馆数: 3个", "月球基地") if word not in kept] == []


def test_a_question_done_without_hinders_no_other_answer(tmp_path):
    """Its line of a blank file stays, whether it holds an answer or not, and it is not filled in as if it were asked."""
    write_tree(tmp_path, {"templates/我区/地区.yaml": dump({"名称": "我区", "上级模板": "通用"})})
    assert run_drafter("new", "答.yaml", "--jurisdiction", "我区", "--blank", cwd=tmp_path).returncode == 0
    write_tree(tmp_path, {"templates/我区/事实.yaml": "不用: [法治宣传.法治教育基地名称]\n"})
    done = run_drafter("set", "答.yaml", "行政执法.行政检查次数=8", cwd=tmp_path)
    assert (done.returncode, "行政检查次数：8次" in done.stdout) == (0, True), done.stderr
    refused = run_drafter("set", "答.yaml", "法治宣传.法治教育基地名称=甲", cwd=tmp_path)
    assert refused.returncode != 0
    assert "不问这一题" in refused.stderr


@pytest.mark.parametrize(("old", "said"), [("行政检查数", "行政检查次数"), ("校园平安建社", "校园平安建设")])
def test_a_slip_of_a_name_is_still_told_as_one(tmp_path, old, said):
    topics = [{"主题": "校园平安建设", "章": "依法履职"}]
    write_tree(tmp_path, {"templates/我区/地区.yaml": dump({"名称": "我区", "上级模板": "通用", "活动主题": topics})})
    changes = {"活动": [{"主题": old, "内容": "甲"}]} if "校园" in old else {"行政执法": {old: 7}}
    write_tree(tmp_path, {"答.yaml": make_answers(单位和报告={"地区模板": "我区"}, **changes)})
    done = run_drafter("status", "答.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert said in done.stderr


@pytest.mark.parametrize("name", ["12·4活动", "校 车", "校车（辆）", "if"])
def test_a_fact_whose_name_no_section_can_print_is_refused_where_it_is_declared(folder, name):
    write_tree(folder, {"templates/我区/事实.yaml": dump({"事实": [{"名称": name, "章": "依法履职", "单位": "次"}]})})
    assert "不能作名称，段落里印不出来" in ran(folder, "check", "我区", code=1)


def test_an_answer_of_a_type_that_was_changed_is_told(folder):
    fact = {"名称": "护学岗数", "章": "依法履职", "类型": "日期", "说明": "哪天设的，如 2022年3月1日"}
    write_tree(folder, {"templates/我区/事实.yaml": dump({"事实": [fact]})})
    answers = make_answers(单位和报告={"地区模板": "我区"}, 依法履职={"护学岗数": "36个"})
    write_tree(folder, {"答.yaml": answers})
    done = run_drafter("status", "答.yaml", cwd=folder)
    assert done.returncode == 1
    assert "护学岗数" in done.stderr
