"""`drafter jurisdictions` as whoever writes templates sees it: list, show, new, override."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import (
    EXAMPLE,
    dump,
    lines_of,
    private_environment,
    render_in_process,
    run_drafter,
    snapshot,
    write_tree,
)

from drafter.authoring.check import check_jurisdiction
from drafter.folders import shipped
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.jurisdictions.manifest import Manifest, OutlineEntry, ReportKind, Topic
from drafter.jurisdictions.names import manifests
from drafter.jurisdictions.own_checks import Checks, OwnRule
from drafter.jurisdictions.page_format import PageFormat
from drafter.jurisdictions.statistics_tables import StatisticsTable, TableColumn
from drafter.model.fields import StrictModel
from drafter.yamlfile.yaml_text import parse_yaml

SHIPPED = shipped("templates")
NAMES = [path.parent.name for path in manifests((SHIPPED,))]
EXAMPLES = sorted(shipped("examples").glob("*.yaml"))


def told(*arguments: str | Path, cwd: Path) -> str:
    """Return what a command prints; fails when it does not end well."""
    done = run_drafter(*arguments, cwd=cwd)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def refused(*arguments: str | Path, cwd: Path) -> str:
    """Return the message of a command that is refused; fails when it changes anything."""
    before = snapshot(cwd)
    done = run_drafter(*arguments, cwd=cwd)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("错误：")
    assert snapshot(cwd) == before
    return done.stderr.removeprefix("错误：")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder."""
    return write_tree(tmp_path / "年报", {"说明.txt": ""})


def test_all_jurisdictions_are_listed_with_their_parents_and_folders(folder):
    lines = told("jurisdictions", cwd=folder).splitlines()
    assert [line.partition("：")[0] for line in lines] == NAMES
    (line,) = (line for line in lines if line.startswith("tianjin-hedong："))
    assert line == f"tianjin-hedong：天津市河东区教育局，上级 tianjin → 通用（{SHIPPED / 'tianjin-hedong'}）"
    assert f"通用：通用（{SHIPPED / '通用'}）" in lines


def test_a_broken_jurisdiction_is_listed_with_its_fault_and_hides_no_other(folder):
    files = {"templates/坏的/地区.yaml": "名称: [甲\n", "templates/好的/地区.yaml": "名称: 好局\n上级模板: 通用\n"}
    write_tree(folder, files)
    lines = told("jurisdictions", cwd=folder).splitlines()
    assert len(lines) == len(NAMES) + 2
    assert "坏的：有错，用 drafter jurisdictions check 坏的 查看（坏的/地区.yaml 第" in lines[0]
    assert lines[1].startswith("好的：好局，上级 通用（")


def test_show_gives_the_outline_and_where_each_section_comes_from(folder):
    write_tree(folder, {"templates/我区/地区.yaml": "名称: 我局\n上级模板: tianjin-hedong\n"})
    write_tree(folder, {"templates/我区/法治宣传.txt": "甲"})
    shown = told("jurisdictions", "show", "我区", cwd=folder)
    chain = [folder / "templates" / "我区", *(SHIPPED / name for name in ("tianjin-hedong", "tianjin", "通用"))]
    assert shown.startswith("我区：我局\n文件夹：" + " → ".join(map(str, chain)) + "\n")
    outline = re.search("报告种类：法治政府建设年度报告\n标题：.*\n((?:  .*\n)+)", shown)
    assert outline
    assert "\n      加强法治宣传教育　← 我区/法治宣传.txt\n" in outline[1]
    assert "\n      优化法治营商环境　← tianjin-hedong/营商环境.txt\n" in outline[1]
    assert "\n  存在的不足和原因　← 通用/存在不足.txt\n" in outline[1]
    [facts] = [line for line in shown.splitlines() if line.startswith("  法治宣传：")]
    assert {"学生读本", "学宪法获奖学生"} <= set(facts.partition("：")[2].split("、"))
    assert "报告种类：行政执法工作报告" in shown
    topics = shown.splitlines()[-1]
    assert topics.startswith("活动主题：")
    assert {"法治宣传", "校园法治"} <= set(topics.removeprefix("活动主题：").split("、"))


def test_show_tells_a_missing_section_file_and_run_in_headings(folder):
    outline = [{"标题": "甲", "形式": "接排", "下级": [{"标题": "乙", "段落": "没有的"}]}]
    kind = {"种类": "法治政府建设年度报告", "标题": "报告", "提纲": outline}
    write_tree(folder, {"templates/我区/地区.yaml": dump({"名称": "我局", "报告": [kind]})})
    shown = told("jurisdictions", "show", "我区", cwd=folder)
    assert "  甲　下级接排\n    乙　← 没有的.txt（缺少这个文件）\n" in shown


@pytest.mark.parametrize("action", ["show", "check"])
def test_an_unknown_jurisdiction_is_told_with_the_nearest(folder, action):
    said = refused("jurisdictions", action, "tianjin-hedon", cwd=folder)
    assert said == "找不到地区模板“tianjin-hedon”；是不是“tianjin-hedong”？\n"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_a_new_jurisdiction_tells_what_its_parent_tells(folder, example):
    text = example.read_text(encoding="utf-8")
    parent = re.search("地区模板: (.+)", text)
    assert parent
    said = told("jurisdictions", "new", "我区", "--from", parent[1], "--title", "某某区教育局", cwd=folder)
    assert f"已建立：{folder / 'templates' / '我区' / '地区.yaml'}" in said
    assert sorted(snapshot(folder)) == ["templates/我区/地区.yaml", "说明.txt"]
    assert told("jurisdictions", "check", "我区", cwd=folder) == "我区：没有发现问题。\n"
    mine = text.replace(f"地区模板: {parent[1]}", "地区模板: 我区")
    assert lines_of(render_in_process(mine, folder / "templates").document) == lines_of(
        render_in_process(text).document
    )


def commented(manifest: str) -> Iterator[str]:
    """Yield each example of a manifest, uncommented: from `# 键:` to the next empty line."""
    for example in re.findall(r"(?m)^# \w+:\n(?:# .*\n)+", manifest):
        yield "".join(line.removeprefix("# ") + "\n" for line in example.splitlines())


def keys_of(model: type[StrictModel]) -> list[str]:
    return [str(field.alias) for field in model.model_fields.values()]


def test_a_new_manifest_explains_every_key(folder):
    told("jurisdictions", "new", "我区", "--from", "通用", cwd=folder)
    text = (folder / "templates/我区/地区.yaml").read_text(encoding="utf-8")
    blocks = {block.partition("：")[0].removeprefix("# "): block for block in text.split("\n\n")[1:]}
    assert sorted(blocks) == sorted(keys_of(Manifest))
    for key, models in {
        "格式": [PageFormat],
        "活动主题": [Topic],
        "报告": [ReportKind, OutlineEntry],
        "检查": [Checks, OwnRule],
        "统计表": [StatisticsTable, TableColumn],
    }.items():
        for model in models:
            for own in model.model_fields.values():
                assert f"\n#   {own.alias}：{own.description}\n" in blocks[key]
    assert [key for key, block in blocks.items() if f"{key}:" not in block] == []


@pytest.mark.parametrize("parent", NAMES)
def test_each_example_in_a_new_manifest_is_valid_when_uncommented(folder, parent):
    told("jurisdictions", "new", "我区", "--from", parent, cwd=folder)
    path = folder / "templates/我区/地区.yaml"
    text = path.read_text(encoding="utf-8")
    examples = list(commented(text))
    assert [example.partition(":")[0] for example in examples] == [
        *(
            "单位",
            "科室",
            "格式",
            "必填",
            "选填",
            "不公开",
            "公开审查",
            "统计表",
            "活动主题",
            "不用主题",
            "检查",
            "报告",
        ),
    ]
    roots = (folder / "templates", SHIPPED)
    above = load_jurisdiction(parent, roots)
    for example in examples if parent == NAMES[0] else examples[-1:]:  # only the outline is the parent's
        path.write_text(text + example, encoding="utf-8")
        own = load_jurisdiction("我区", roots)
        # A required answer, a topic and a question that no section prints yet are told.
        found = [finding.message for finding in check_jurisdiction("我区", roots)]
        assert [message for message in found if "没有一个段落" not in message] == []
        key = example.partition(":")[0]
        if key == "报告":
            assert own.kinds == above.kinds
        elif key == "活动主题":
            assert len(own.topics) == len(above.topics) + 1
        else:
            assert parse_yaml(example, path).tree[key]
    whole = text + "".join(examples)
    path.write_text(whole, encoding="utf-8")
    assert load_jurisdiction("我区", roots).kinds == above.kinds


TITLES = [
    "某某区教育局",
    "甲: 乙",
    "#甲",
    "甲 # 乙",
    "- 甲",
    "{甲}",
    "“甲”",
    '"甲"',
    "'甲",
    "*甲",
    "123",
    "yes",
    "null",
]


@pytest.mark.parametrize("title", TITLES)
def test_any_title_is_kept_as_it_was_typed(folder, title):
    told("jurisdictions", "new", "我区", "--from", "通用", f"--title={title}", cwd=folder)
    assert load_jurisdiction("我区", (folder / "templates", SHIPPED)).title == title


def test_a_jurisdiction_of_the_user_is_found_everywhere_and_a_nearer_one_wins(folder):
    home = private_environment(folder.parent / ".年报-home")["XDG_CONFIG_HOME"]
    said = told("jurisdictions", "new", "我区", "--from", "通用", "--user", "--title", "用户的", cwd=folder)
    manifest = Path(said.partition("：")[2].partition("\n")[0])
    assert manifest.is_relative_to(home)
    assert manifest.is_file()
    assert sorted(snapshot(folder)) == ["说明.txt"]
    assert "我区：用户的，上级 通用（" in told("jurisdictions", cwd=folder)
    told("jurisdictions", "new", "我区", "--from", "通用", "--title", "近处的", cwd=folder)
    listed = told("jurisdictions", cwd=folder)
    assert f"我区：近处的，上级 通用（{folder / 'templates' / '我区'}）" in listed
    assert "用户的" not in listed


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../甲", "甲/乙", "甲\\乙", "/etc/甲", "甲 乙", "甲.乙", "-", "甲" * 41, "~", "甲\n"]
)
def test_a_name_that_is_no_folder_name_is_refused(folder, name):
    said = refused("jurisdictions", "new", "--from", "通用", "--", name, cwd=folder)
    shown = name.replace("\n", " ")
    assert said == f"“{shown}”不能作文件夹名；请用汉字、字母、数字和连字符，最长 40 个字\n"


def test_a_taken_name_is_refused(folder):
    told("jurisdictions", "new", "我区", "--from", "通用", cwd=folder)
    said = refused("jurisdictions", "new", "我区", "--from", "通用", cwd=folder)
    assert said.startswith(f"{folder / 'templates' / '我区'}：已经有这个文件夹；请换一个名称")


@pytest.mark.parametrize("name", ["tianjin-hedong", "tianjin", "通用"])
def test_a_name_that_a_parent_has_is_refused(folder, name):
    """A folder of that name would hide the parent and inherit from itself."""
    said = refused("jurisdictions", "new", name, "--from", "tianjin-hedong", cwd=folder)
    assert said == f"“{name}”是上级模板的文件夹名，同名会绕成圈；请换一个名称\n"


def test_an_unknown_parent_is_refused_with_the_nearest(folder):
    said = refused("jurisdictions", "new", "我区", "--from", "tianjin-hedon", cwd=folder)
    assert said == "找不到地区模板“tianjin-hedon”；是不是“tianjin-hedong”？\n"


def test_an_overridden_section_is_copied_and_then_told(folder):
    told("jurisdictions", "new", "我区", "--from", "tianjin-hedong", cwd=folder)
    said = told("jurisdictions", "override", "我区", "营商环境", cwd=folder)
    copy = folder / "templates/我区/营商环境.txt"
    assert said.startswith(f"已把 tianjin-hedong/营商环境.txt 复制到：{copy}\n")
    assert copy.read_bytes() == (SHIPPED / "tianjin-hedong/营商环境.txt").read_bytes()
    copy.write_text("本区{{ 年度 }}年改了。", encoding="utf-8")
    mine = EXAMPLE.read_text(encoding="utf-8").replace("地区模板: tianjin-hedong", "地区模板: 我区")
    assert "本区2021年改了。" in lines_of(render_in_process(mine, folder / "templates").document)
    again = refused("jurisdictions", "override", "我区", "营商环境.txt", cwd=folder)
    assert again == f"{copy}：已经在本地区的文件夹里了；直接改它就行\n"


@pytest.mark.parametrize(
    ("name", "section", "message"),
    [
        (
            "tianjin-hedong",
            "存在不足",
            "“tianjin-hedong”是随程序安装的模板，更新时会被换掉；请先用 drafter jurisdictions new",
        ),
        ("我区", "法治宣转", "“我区”的提纲里没有“法治宣转”这个段落；是不是“法治宣传”？"),
        ("我区", "../通用/法治宣传", "“我区”的提纲里没有“../通用/法治宣传”这个段落"),
        ("我区", "XY", "“我区”的提纲里没有“XY”这个段落；可选："),
        ("没有", "法治宣传", "找不到地区模板“没有”；现有："),
    ],
    ids=["shipped", "nearest", "path", "nothing near", "unknown jurisdiction"],
)
def test_what_cannot_be_overridden_is_told(folder, name, section, message):
    told("jurisdictions", "new", "我区", "--from", "通用", cwd=folder)
    assert refused("jurisdictions", "override", name, section, cwd=folder).startswith(message)


def test_a_section_that_the_outline_does_not_use_goes_into_the_outline_first(folder):
    kind = {
        "种类": "法治政府建设年度报告",
        "类别": "年度报告",
        "标题": "报告",
        "提纲": [{"标题": "甲", "段落": "执法检查"}],
    }
    above = {"名称": "市级", "上级模板": "通用", "报告": [kind]}
    own = {"名称": "区级", "上级模板": "市级"}
    files = {"市级/地区.yaml": dump(above), "市级/备用.txt": "备用{{ 年度 }}。", "区级/地区.yaml": dump(own)}
    write_tree(folder / "templates", files)
    said = refused("jurisdictions", "override", "区级", "备用", cwd=folder)
    assert "“区级”的提纲里没有用到“备用”这个段落，复制了也不会印" in said
    assert "请先在 地区.yaml 的提纲里写上“段落: 备用”，再复制" in said
    assert not (folder / "templates/区级/备用.txt").exists()


def test_a_fact_is_found_by_its_sentence_and_its_matter(tmp_path):
    fact = {
        "名称": "听证次数",
        "章": "校园安全",
        "主题": "校园安全",
        "事项": "价格听证",
        "句子": "召开听证会{}",
        "单位": "次",
    }
    write_tree(
        tmp_path,
        {
            "templates/试用/地区.yaml": dump({"名称": "试用", "上级模板": "通用"}),
            "templates/试用/事实.yaml": dump({"事实": [fact]}),
        },
    )
    for word in ("召开听证会", "价格听证"):
        found = run_drafter("jurisdictions", "names", word, "试用", cwd=tmp_path).stdout
        assert "校园安全.听证次数" in found
        assert "事项“价格听证”；句子：召开听证会{}" in found


@pytest.mark.parametrize(
    ("word", "path"),
    [
        ("校车驾驶员", "校园安全.校车驾驶人数"),
        ("行政赔偿", "争议化解.国家赔偿件数"),
        ("跨省通办", "政务服务.跨域通办事项数"),
    ],
)
def test_a_fact_is_found_by_what_reports_call_it(word, path, tmp_path):
    found = run_drafter("jurisdictions", "names", word, "通用", cwd=tmp_path).stdout
    assert any(path in line and "报告里也说：" in line for line in found.splitlines())
