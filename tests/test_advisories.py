"""What was published against template tools in 2025 and 2026 (copier, Jinja2), tried on ours: none of it works.

Each test names the advisory. The kinds: links read, links written through, paths outside, objects with
methods in the context, names made of what a stranger wrote, prefixes taken for folders.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from builders import dump, make_answers, run_drafter, write_jurisdiction, write_tree

from drafter.answers.load import parse_answers
from drafter.folders import template_roots
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.sections.template_values import Answer, Group, Records, template_values
from drafter.sections.tokens import Printed, State
from drafter.text_runs import AnswerPart, RunKind

POSIX = pytest.mark.skipif(os.name != "posix", reason="links need no special right on POSIX alone")
HIDDEN = "这一句不能印出来"
_PLAIN = (str, int, bool, type(None))


def folder_with(tmp_path: Path, section: str = "{{ 年度 }}年。", **identity: object) -> Path:
    answers = make_answers(单位和报告={"地区模板": "试用", **identity})
    folder = write_tree(tmp_path / "年报", {"好.yaml": answers, "口令.txt": HIDDEN, "外面/口令.txt": HIDDEN})
    write_jurisdiction(folder / "templates", {"正文": section})
    return folder


def outline_of(folder: Path, section: str) -> None:
    kind = {"种类": "法治政府建设年度报告", "标题": "报告", "提纲": [{"段落": section}]}
    write_tree(folder, {"templates/试用/地区.yaml": dump({"名称": "试用", "上级模板": "通用", "报告": [kind]})})


def files_below(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


@POSIX
@pytest.mark.parametrize("section", ["正文", "偷/口令"], ids=["a file", "a folder"])
def test_cve_2026_23968_no_link_out_of_the_folder_is_read(tmp_path, section):
    folder = folder_with(tmp_path)
    trial = folder / "templates" / "试用"
    outline_of(folder, section)
    (trial / "正文.txt").unlink()
    (trial / "正文.txt").symlink_to("../../口令.txt")
    (trial / "偷").symlink_to("../../外面")
    for command in (["render", "好.yaml"], ["preview", "好.yaml", "--section", section], ["fill", "好.yaml"]):
        done = run_drafter(*command, cwd=folder)
        assert done.returncode == 1
        assert HIDDEN not in done.stdout + done.stderr
    assert "指到文件夹外面的链接" in run_drafter("render", "好.yaml", cwd=folder).stderr


@POSIX
def test_cve_2026_23986_nothing_is_written_through_a_link(tmp_path):
    folder = folder_with(tmp_path)
    trial = folder / "templates" / "试用"
    (trial / "依法履职.txt").symlink_to("../../外面/新.txt")
    (folder / "templates" / "别处").symlink_to("../外面")
    before = files_below(folder / "外面")
    for command in (
        ["jurisdictions", "override", "试用", "依法履职"],
        ["jurisdictions", "new", "别处", "--from", "通用"],
        ["jurisdictions", "override", "别处", "依法履职"],
    ):
        assert run_drafter(*command, cwd=folder).returncode != 0
    assert files_below(folder / "外面") == before


NAMES = ["../../外面/新", "/外面/新", "..\\外面\\新", "甲\n../外面/新", "C:\\新", "外面/新"]


@pytest.mark.parametrize("name", NAMES)
def test_ghsa_p7q8_a_name_made_of_answers_stays_in_the_folder(tmp_path, name):
    folder = folder_with(tmp_path, 单位简称=name.replace("\n", ""), 单位全称=name.replace("\n", ""))
    before = files_below(tmp_path)
    done = run_drafter("render", "好.yaml", cwd=folder)
    made = [path for path in files_below(tmp_path) - before if "-home" not in str(path)]
    assert all(path.parent in (folder, folder / ".drafter") for path in made), (made, done.stderr)


@pytest.mark.parametrize("office", NAMES)
def test_ghsa_p7q8_a_form_named_after_an_office_stays_in_its_folder(tmp_path, office):
    answers = make_answers(科室={"行政执法": office.replace("\n", "")})
    folder = write_tree(tmp_path / "年报", {"好.yaml": answers})
    before = files_below(tmp_path)
    run_drafter("sheets", "export", "好.yaml", "-o", "表", cwd=folder)
    made = [path for path in files_below(tmp_path) - before if "-home" not in str(path)]
    assert all(path.parent == folder / "表" for path in made), made


def reachable(value: object, seen: set[int]) -> list[object]:
    """Return `value` and all values that a section file can get out of it."""
    if id(value) in seen:
        return []
    seen.add(id(value))
    found = [value]
    if isinstance(value, Mapping):
        value = [value[name] for name in value.keys()]  # noqa: SIM118 - a group refuses to be gone through
    inner = value if isinstance(value, (tuple, list)) else ()
    for each in inner:
        found += reachable(each, seen)
    return found


def test_ghsa_3xw7_the_context_holds_plain_data_alone():
    jurisdiction = load_jurisdiction("通用", template_roots())
    answers = parse_answers(make_answers(), Path("好.yaml"), template_roots())
    values = template_values(answers.report, jurisdiction)
    found = reachable(values, set())
    assert len(found) > 100
    others = {
        type(each) for each in found if not isinstance(each, (*_PLAIN, Group, dict, tuple, list, Answer, Printed))
    }
    assert others <= {Records, State, RunKind, AnswerPart}
    assert not any(isinstance(each, os.PathLike) or callable(each) for each in found)


METHODS = ["write_text", "unlink", "open", "parent", "cwd", "read_text", "_replace", "model_dump", "printed", "format"]


@pytest.mark.parametrize("method", METHODS)
def test_ghsa_3xw7_no_method_of_a_value_can_be_called(tmp_path, method):
    for owner in ("年度", "单位全称", "行政执法", "活动", "loop", "自称", "存在不足"):
        folder = folder_with(tmp_path, f"{{{{ {owner}.{method}('甲') }}}}")
        done = run_drafter("render", "好.yaml", cwd=folder)
        assert done.returncode == 1
        assert "不能在答案后面加括号调用" in done.stderr or "不是答案的名称" in done.stderr


@pytest.mark.parametrize("place", ["../外面", "..", ".", "/etc", "试用/../../外面", "..\\外面", "外面/", "C:外面"])
@pytest.mark.parametrize("key", ["parent", "named"])
def test_ghsa_85v3_no_jurisdiction_lies_outside_the_templates(tmp_path, place, key):
    folder = folder_with(tmp_path)
    write_tree(folder, {"外面/地区.yaml": "名称: 外面\n上级模板: 通用\n", "外面/正文.txt": HIDDEN})
    if key == "parent":
        write_tree(folder, {"templates/试用/地区.yaml": dump({"名称": "试用", "上级模板": place})})
        done = run_drafter("render", "好.yaml", cwd=folder)
    else:
        done = run_drafter("render", "好.yaml", "--jurisdiction", place, cwd=folder)
    assert done.returncode == 1
    assert f"找不到地区模板“{place}”" in done.stderr
    assert HIDDEN not in done.stdout + done.stderr


@POSIX
def test_cve_2026_53951_a_folder_is_not_trusted_for_the_beginning_of_its_name(tmp_path):
    folder = folder_with(tmp_path)
    write_tree(folder, {"templates-外面/试用/地区.yaml": "名称: 试用\n上级模板: 通用\n"})
    (folder / "templates" / "别处").symlink_to("../templates-外面/试用")
    (folder / "templates" / "试用" / "正文.txt").unlink()
    write_tree(folder, {"templates/试用-外面/正文.txt": HIDDEN})
    (folder / "templates" / "试用" / "正文.txt").symlink_to("../试用-外面/正文.txt")
    assert "指到文件夹外面的链接" in run_drafter("render", "好.yaml", cwd=folder).stderr
    assert "指到别处的链接" in run_drafter("render", "好.yaml", "--jurisdiction", "别处", cwd=folder).stderr


CODE = ["{{ 7 }}", "甲'+str(1)+'", 'a"b', "甲{% if 1 %}", "__class__", "甲#}{{ 年度 }}"]


@POSIX
@pytest.mark.parametrize("name", CODE)
def test_cve_2024_56201_the_name_of_a_section_is_not_code(tmp_path, name):
    folder = folder_with(tmp_path)
    write_tree(folder, {f"templates/试用/{name}.txt": "{{ 年度 }}{% if %}"})
    outline_of(folder, name)
    done = run_drafter("render", "好.yaml", cwd=folder)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "第1行" in done.stderr or "没有这个文件" in done.stderr


ATTRIBUTES = [
    "{{ ''|attr('format') }}",
    "{{ '{0.__class__}'|format(年度) }}",
    "{{ 年度|map(attribute='__class__') }}",
    "{{ ''|attr('form' ~ 'at') }}",
]


@pytest.mark.parametrize("section", ATTRIBUTES)
def test_cve_2025_27516_no_filter_reaches_an_attribute(tmp_path, section):
    done = run_drafter("render", "好.yaml", cwd=folder_with(tmp_path, section))
    assert done.returncode == 1
    assert "错误：试用/正文.txt 第1行" in done.stderr
    assert "class" not in done.stderr.replace("__class__", "")
