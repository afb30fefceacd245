"""Section files that mean harm or run wild: stopped soon, in one sentence, with nothing written."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from builders import dump, make_answers, run_drafter, snapshot, write_jurisdiction, write_tree

pytestmark = pytest.mark.long

LIMIT_SECONDS = 30
HIDDEN = "这一句不能印出来"
LOOP = "{% for 项 in 存在不足 %}"
IF = "{% if 年度 is 有 %}"
LIST = "{% for 名 in 行政执法.专项检查内容 %}"

ESCAPES = {
    "class of a text": (
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "“__class__”不是答案的名称|方括号取值|加括号调用",
    ),
    "class of an answer": ("{{ 年度.__class__ }}", "“__class__”不是答案的名称"),
    "method of an answer": ("{{ 年度.printed() }}", "不能在答案后面加括号调用"),
    "attribute filter": ("{{ 年度|attr('__class__') }}", "没有“attr”这个过滤器"),
    "map filter": ("{{ 存在不足|map(attribute='__class__')|list }}", "没有“(map|list)”这个过滤器"),
    "globals of cycler": ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", "不能在答案后面加括号调用"),
    "lipsum": ("{{ lipsum(1000) }}", "没有“lipsum”这个名称"),
    "globals of lipsum": ("{{ lipsum.__globals__ }}", "“__globals__”不是答案的名称"),
    "self": ("{{ self._TemplateReference__context }}", "不是答案的名称"),
    "inner name": ("{{ _tokens.printed }}", "“_tokens”不是答案的名称"),
    "context of a loop": (LOOP + "{{ loop.__class__ }}{% endfor %}", "“__class__”不是答案的名称"),
    "import": ("{% import '正文.txt' as 甲 %}", "不能用{% import %}"),
    "from import": ("{% from '正文.txt' import 甲 %}", "不能用{% from %}"),
    "extends": ("{% extends '/etc/passwd' %}", "不能用{% extends %}"),
    "macro that calls itself": ("{% macro 甲() %}{{ 甲() }}{% endmacro %}{{ 甲() }}", "不能用{% macro %}"),
    "format": ("{{ '{0.__class__}'.format(年度) }}", "不能在答案后面加括号调用"),
}
NOT_IN_THE_HANDBOOK = {
    "a print tag": ("{% print(1) %}", "段落文件里不能用{% print %}"),
    "a print tag of an answer": ("{%- print 年度 -%}", "段落文件里不能用{% print %}"),
    "a raw block": ("{% raw %}{{ 年度 }}{% endraw %}", "段落文件里不能用{% raw %}"),
    "a number": ("{{ 1 }}", "{{ }} 里只能印答案"),
    "a text": ("{{ '字' }}", "{{ }} 里只能印答案"),
    "a text behind a filter": ("{{ '字'|句 }}", "{{ }} 里只能印答案"),
    "a comparison": ("{{ 1 < 2 }}", "{{ }} 里只能印答案"),
    "a test": ("{{ 年度 is 有 }}", "{{ }} 里只能印答案"),
    "whether a loop is at its first turn": (LOOP + "{{ loop.first }}{% endfor %}", "这里印不出来"),
    "a group as a list": ("{% for 项 in 行政执法 %}{{ 项 }}{% endfor %}", "“行政执法”是一组答案，不是名单或条目"),
    "own questions as a list": ("{% for 项 in 依法履职 %}{{ 项 }}{% endfor %}", "“依法履职”是一组答案，不是名单或条目"),
    "a record as a list": (LOOP + "{% for 甲 in 项 %}{{ 甲 }}{% endfor %}{% endfor %}", "是一组答案，不是名单或条目"),
    "a text as a list": ("{% for 字 in 年度 %}{{ 字 }}{% endfor %}", "“单位和报告.年度”不是名单或条目"),
    "a group as a condition": ("{% if 行政执法 %}甲{% endif %}", "“行政执法”是一组答案，不能直接用在 if 里"),
    "an include that may be missing": ("{% include '甲.txt' ignore missing %}", "include 后面只写引号里的文件名"),
    "an include without answers": ("{% include '甲.txt' without context %}", "include 后面只写引号里的文件名"),
}
WILD = {
    "text times a thousand million": ("{{ '甲' * 1000000000 }}", "不能用“\\*”运算"),
    "power": ("{{ 9 ** 9 ** 9 ** 9 }}", "不能用“\\*\\*”运算"),
    "shifted text": ("{{ '%0999999999d' % 1 }}", "不能用“%”运算"),
    "centred text": ("{{ '甲'|center(1000000000) }}", "{{ }} 里只能印答案"),
    "range": ("{% for 数 in range(1000000000) %}甲{% endfor %}", "for 只能逐条走一项答案"),
    "text as a list": ("{% for 字 in '甲乙' %}甲{% endfor %}", "for 只能逐条走一项答案"),
    "loops within loops": (LOOP * 9 + "甲" + "{% endfor %}" * 9, "for 套得太深；最多套 2 层"),
    "two loops of thousands": (LIST * 2 + "甲乙丙丁" + "{% endfor %}" * 2, "印得太多或太久（上限 300000 个字"),
    "answers of thousands": (LIST * 2 + "{{ 名 }}" + "{% endfor %}" * 2, "印出的答案超过了 .* 处"),
    "a file that includes itself": ("甲{% include '正文.txt' %}", "include 了 50 次还没有完；请检查是不是互相 include"),
    "a file included twice by itself": ("{% include '正文.txt' %}" * 2, "include 了 50 次还没有完"),
    "ten megabytes": ("甲" * 3_500_000, "超过段落文件的上限 400 KB"),
    "ten megabytes of code": ("{{ 年度 }}" * 1_000_000, "超过段落文件的上限 400 KB"),
    "thousands of ifs in one another": (IF * 4000 + "{% endif %}" * 4000, "[一-鿿]"),
    "thousands of brackets": ("{{ " + "(" * 40_000 + "年度" + ")" * 40_000 + " }}", "[一-鿿]"),
    "thousands of nots": ("{% if " + "not " * 20_000 + "年度 is 有 %}甲{% endif %}", "[一-鿿]"),
    "thousands of filters": ("{{ 年度" + "|句" * 30_000 + " }}", "[一-鿿]"),
}


def hostile(tmp_path: Path, section: str, **others: str) -> Path:
    """Return a folder with an answers file whose report has the one section `section`."""
    folder = tmp_path / "年报"
    text = make_answers(
        单位和报告={"地区模板": "试用"},
        行政执法={"专项检查内容": [f"第{i}项" for i in range(1000)]},
        存在不足=[{"内容": "甲"}] * 20,
    )
    write_tree(folder, {"填报.yaml": text, "口令.txt": HIDDEN, "templates/口令.txt": HIDDEN})
    write_jurisdiction(folder / "templates", {"正文": section})
    write_tree(folder / "templates" / "试用", others)
    return folder


def stopped(folder: Path, *arguments: str) -> str:
    """Return what a command says that is stopped; fails when it takes long or leaves anything."""
    before = snapshot(folder)
    start = time.monotonic()
    done = run_drafter(*arguments, cwd=folder)
    assert time.monotonic() - start < LIMIT_SECONDS
    assert "Traceback" not in done.stderr
    assert done.returncode == 1
    assert snapshot(folder) == before
    assert HIDDEN not in done.stdout + done.stderr
    return done.stdout + done.stderr


RENDERED = [pytest.param(*case, id=name) for name, case in (ESCAPES | NOT_IN_THE_HANDBOOK | WILD).items()]


@pytest.mark.parametrize(("section", "message"), RENDERED)
def test_a_hostile_section_is_stopped(tmp_path, section, message):
    said = stopped(hostile(tmp_path, section), "render", "填报.yaml")
    assert said.startswith("错误：试用/正文.txt")
    assert len(said.splitlines()) == 1
    assert len(said) < 200
    assert re.search(message, said)


@pytest.mark.parametrize(
    ("section", "message"), (ESCAPES | NOT_IN_THE_HANDBOOK | WILD).values(), ids=ESCAPES | NOT_IN_THE_HANDBOOK | WILD
)
def test_a_check_of_a_hostile_section_ends_soon(tmp_path, section, message):
    folder = hostile(tmp_path, section)
    start = time.monotonic()
    done = run_drafter("jurisdictions", "check", "试用", cwd=folder)
    assert time.monotonic() - start < LIMIT_SECONDS
    assert done.stderr == ""
    if done.returncode:  # what is wrong only when it runs is found then
        assert re.search(message, done.stdout) or "没有" in done.stdout


@pytest.mark.parametrize(
    "name",
    [
        "{absolute}",
        "../口令.txt",
        "../../口令.txt",
        "./../口令.txt",
        "试用/../../口令.txt",
        "..\\口令.txt",
        "/etc/passwd",
    ],
)
def test_a_file_outside_the_folders_cannot_be_included(tmp_path, name):
    folder = tmp_path / "年报"
    name = name.replace("{absolute}", str(folder / "口令.txt"))
    said = stopped(hostile(tmp_path, "甲\n{% include '" + name.replace("\\", "\\\\") + "' %}"), "render", "填报.yaml")
    assert said.startswith("错误：试用/正文.txt 第2行：找不到要 include 的“")
    assert said.endswith("”；请检查文件名\n")


def test_an_outline_cannot_name_a_file_outside_the_folders(tmp_path):
    folder = hostile(tmp_path, "甲")
    kind = {"种类": "法治政府建设年度报告", "标题": "报告", "提纲": [{"段落": "../口令"}]}
    write_tree(folder, {"templates/试用/地区.yaml": dump({"名称": "试用", "报告": [kind]})})
    for command in (["render", "填报.yaml"], ["preview", "填报.yaml", "--section", "../口令"]):
        assert "../口令" in stopped(folder, *command)


def test_a_jurisdiction_cannot_lie_outside_the_folders(tmp_path):
    folder = hostile(tmp_path, "甲")
    write_tree(folder, {"别处/地区.yaml": "名称: 别处\n"})
    said = stopped(folder, "render", "填报.yaml", "--jurisdiction", "../别处")
    assert said.startswith("错误：找不到地区模板“../别处”")


def test_sections_that_include_one_another_are_stopped(tmp_path):
    twice = "{{% include '{0}.txt' %}}{{% include '{0}.txt' %}}"
    files = {f"第{i}层.txt": twice.format(f"第{i + 1}层") for i in range(40)}
    folder = hostile(tmp_path, twice.format("第0层"), **files, **{"第40层.txt": "甲"})
    said = stopped(folder, "render", "填报.yaml")
    assert re.match(r"错误：试用/第\d+层\.txt 第1行：include 了 50 次还没有完；请检查是不是互相 include", said)


def test_a_heading_is_not_run(tmp_path):
    folder = hostile(tmp_path, "{{ 年度 }}年")
    outline = [{"标题": "{{ ''.__class__ }}", "段落": "正文"}]
    kind = {"种类": "法治政府建设年度报告", "标题": "报告", "提纲": outline}
    write_tree(folder, {"templates/试用/地区.yaml": dump({"名称": "试用", "上级模板": "通用", "报告": [kind]})})
    assert "这里只能用 {年度}、{单位全称}" in stopped(folder, "render", "填报.yaml")
