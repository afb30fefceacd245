"""The template authors' handbook does what it says: its commands, its snippets, its faults.

Every code block of the page says in its first line what it is; the page itself explains the words.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import threading
from collections.abc import Mapping
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from builders import dump, lines_of, private_environment, run_drafter, write_tree
from test_docs import commands

from drafter.answers.load import parse_answers
from drafter.authoring.check import check_jurisdiction, fault_list
from drafter.errors import TemplateError
from drafter.folders import shipped
from drafter.jurisdictions.fact_file import Fact, FactFile
from drafter.jurisdictions.manifest import (
    Manifest,
    OutlineEntry,
    Reference,
    ReferenceFile,
    ReportKind,
    Topic,
)
from drafter.jurisdictions.page_format import PageFormat
from drafter.pages.blocks import Heading
from drafter.rendering import render
from drafter.sections.template_names import DESCRIPTIONS

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE = (DOCS / "模板写法.md").read_text(encoding="utf-8")
NOTHING = "（没有内容）"
_BLOCK = re.compile(r"^```(\S+)(?: ([^\n]*))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_ROW = re.compile(r"^\| `(.+?)` \| ((?:错误|留意)：.+?) \| .+ \|$", re.MULTILINE)
_BARE = {"new", "fill"}
"""Commands that need a terminal: the page may name them, other tests type into them."""


class Block(NamedTuple):
    """A code block of the page."""

    kind: str
    words: str
    """What its first line says behind the kind."""
    text: str
    line: int


BLOCKS = [Block(m[1], m[2] or "", m[3], PAGE.count("\n", 0, m.start()) + 1) for m in _BLOCK.finditer(PAGE)]


def case_id(block: Block) -> str:
    return f"line {block.line}"


def following(block: Block, kind: str) -> list[Block]:
    """Return the blocks of `kind` that come right behind `block`."""
    rest = BLOCKS[BLOCKS.index(block) + 1 :]
    return [each for each in takewhile(lambda each: each.kind == kind, rest) if each.kind == kind]


def matches(shown: str, printed: str) -> bool:
    """Return whether `printed` holds what the page shows, … standing for anything."""
    pieces = [re.escape(piece) for piece in shown.strip().replace("\\", "/").split("…")]
    return re.search(".*?".join(pieces), printed.replace("\\", "/"), re.DOTALL) is not None


def test_every_block_is_of_a_kind_that_a_test_knows():
    known = {"命令", "屏幕", "段落", "结果", "yaml", "jinja"}
    assert {block.kind for block in BLOCKS} == known
    assert len(BLOCKS) == PAGE.count("\n```") / 2
    for block in BLOCKS:
        if block.kind in ("yaml", "jinja"):
            assert re.match("文件=|追加=|地区$|事实$", block.words), block


def write_block(folder: Path, block: Block) -> None:
    """Write the file that `block` shows, or what it adds to one."""
    kind, _, name = block.words.partition("=")
    if kind == "文件":
        write_tree(folder, {name: block.text})
    elif kind == "追加":
        write_tree(folder, {name: (folder / name).read_text(encoding="utf-8") + block.text})


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[int, tuple[int, str]]]:
    """Return the folder of one who did all that the page says, and what each command gave."""
    folder = tmp_path_factory.mktemp("年报")
    told: dict[int, tuple[int, str]] = {}
    for block in BLOCKS:
        write_block(folder, block)
        if block.kind == "命令":
            [line] = block.text.splitlines()
            words = shlex.split(line)
            assert words[0] == "drafter", block
            if block.words == "守候":
                told[block.line] = watched(words[1:], folder)
            else:
                done = run_drafter(*words[1:], cwd=folder)
                told[block.line] = done.returncode, done.stdout + done.stderr
    return folder, told


def watched(words: list[str], folder: Path) -> tuple[int, str]:
    """Return what `drafter … --watch` prints until it shows a section for the second time."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "drafter", *words],
        cwd=folder,
        env=private_environment(folder.parent / f".{folder.name}-home"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    limit = threading.Timer(60, process.kill)
    limit.start()
    section = folder / "templates" / "示范区" / "执法检查.txt"
    nudge = threading.Timer(2, section.touch)
    lines: list[str] = []
    assert process.stdout
    for line in process.stdout:
        lines.append(line)
        if "自动刷新" in line:
            # Saved once more a little later: the watch may not have begun yet.
            section.write_text(section.read_text(encoding="utf-8") + "检查两人同行。\n", encoding="utf-8")
            nudge.start()
        if "检查两人同行" in line:
            break
    limit.cancel()
    nudge.cancel()
    process.terminate()
    process.stdout.close()
    process.wait(timeout=30)
    assert any("检查两人同行" in line for line in lines), "".join(lines)
    return 0, "".join(lines)


@pytest.mark.parametrize("block", [b for b in BLOCKS if b.kind == "命令"], ids=case_id)
def test_command_runs_and_prints_what_is_shown(walk, block):
    code, printed = walk[1][block.line]
    assert code == 0, printed
    for screen in following(block, "屏幕"):
        assert matches(screen.text, printed), printed


def test_every_command_line_named_on_the_page_is_run():
    run = [block.text.split(maxsplit=1)[1].split() for block in BLOCKS if block.kind == "命令"]
    named = [arguments.split() for arguments in commands(PAGE)]
    unrun = [words for words in named if words and words[0] not in _BARE]
    in_messages = {"override", "check"}  # `new` prints these two with a name to be replaced
    assert [
        words
        for words in unrun
        if not any(each[: len(words)] == words for each in run) and not in_messages & set(words)
    ] == []


@lru_cache
def finished(line: int = sys.maxsize) -> Mapping[str, str]:
    """Return the files that one has who copied all files above `line` of the page: path → text."""
    files: dict[str, str] = {}
    for block in takewhile(lambda block: block.line < line, BLOCKS):
        kind, _, name = block.words.partition("=")
        if kind == "文件":
            files[name] = block.text
        elif kind == "追加":
            files[name] += block.text
    return files


def read(text: str) -> Any:
    """Return the YAML in `text` with every scalar as it is written."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes texts, lists and mappings only


def manifest() -> dict[str, Any]:
    return dict(read(finished()["templates/示范区/地区.yaml"]))


def changed_answers(words: str) -> str:
    """Return the page's answers with each 路径=答案 of `words` put in; nothing behind = takes it out."""
    tree = read(finished()["试写.yaml"])
    for word in words.split():
        path, _, answer = word.partition("=")
        *groups, name = path.split(".")
        place = tree
        for group in groups:
            place = place.setdefault(group, {})
        place.pop(name, None)
        if answer:
            place[name] = answer
    return dump(tree)


def told(folder: Path, files: Mapping[str, str], answers: str) -> list[str]:
    """Return the lines of the report that `files` and `answers` make."""
    write_tree(folder, files)
    roots = (folder / "templates", shipped("templates"))
    document = render(parse_answers(answers, Path("试写.yaml"), roots)).document
    return lines_of(document)


SNIPPETS = [b for b in BLOCKS if b.kind == "段落" or b.words == "地区"]
RESULTS = [(s, r) for s in SNIPPETS for r in following(s, "结果")]


@pytest.mark.parametrize(("snippet", "result"), RESULTS, ids=case_id)
def test_snippet_prints_the_result_shown(tmp_path, snippet, result):
    if snippet.words == "地区":
        own = {"名称": "示范区", "上级模板": "通用", **read(snippet.text)}
        files = {**finished(snippet.line), "templates/示范区/地区.yaml": dump(own)}
        lines = told(tmp_path, files, files["试写.yaml"])
    else:
        lines = section_lines(tmp_path, snippet.text, changed_answers(result.words))
    assert lines == result.text.splitlines()


def section_lines(folder: Path, text: str, answers: str) -> list[str]:
    """Return the lines that a section file holding `text` prints, without its heading."""
    kind = {"种类": "法治政府建设年度报告", "标题": "报告", "提纲": [{"标题": "试写", "段落": "试写"}]}
    changed = dump({**manifest(), "报告": [kind]})
    files = {**finished(), "templates/示范区/地区.yaml": changed, "templates/示范区/试写.txt": text}
    lines = told(folder, files, answers)
    return lines[1:] or [NOTHING]


def test_every_snippet_shows_its_result():
    shown = {snippet.line for snippet, _ in RESULTS}
    assert [s.line for s in SNIPPETS if s.line not in shown and "应急" not in s.text] == []


def test_the_manifest_keys_shown_are_accepted(tmp_path):
    [shown] = [b for b in BLOCKS if b.words == "地区" and "应急管理" in b.text]
    base = {**manifest(), "单位": {}}
    text = "{{ 依法履职.应急演练次数 }}{{ 依法履职.演练评价 }}。\n{{ 活动('应急管理') }}\n"
    [facts] = [b for b in BLOCKS if b.words == "事实" and "演练评价" in b.text]
    files = {
        **finished(),
        "templates/示范区/地区.yaml": dump({**base, **read(shown.text)}),
        "templates/示范区/事实.yaml": facts.text,
        "templates/示范区/应急体系.txt": text,
    }
    write_tree(tmp_path, files)
    assert check_jurisdiction("示范区", (tmp_path / "templates", shipped("templates"))) == []


def faults() -> list[Any]:
    """Return what the tables of faults show: what is written, what the screen says."""
    rows = [(m[1].replace("\\|", "|"), m[2]) for m in _ROW.finditer(PAGE)]
    assert len(rows) > 20
    return [pytest.param(*row, id=row[0]) for row in rows]


@pytest.mark.parametrize(("written", "said"), faults())
def test_fault_is_found_and_told_as_shown(tmp_path, written, said):
    files = dict(finished())
    if re.match("[一-鿿]+: ?|(?:单位：|自称:)", written):
        key = re.split("[:：]", written)[0]
        kept = {name: value for name, value in manifest().items() if name != key}
        files["templates/示范区/地区.yaml"] = dump(kept) + written + "\n"
    else:
        files["templates/示范区/执法检查.txt"] = written + "\n"
    write_tree(tmp_path, files)
    findings = check_jurisdiction("示范区", (tmp_path / "templates", shipped("templates")))
    printed = [re.sub(r"：示范区/\S+ 第\d+行：", "：", line) for line in fault_list(findings).splitlines()]
    assert any(matches(said, line) for line in printed), printed


FORBIDDEN = re.findall(r"^\| `(\{[^`]+)`", PAGE.partition("## 六、")[2].partition("## 七、")[0], re.MULTILINE)


def test_the_table_of_what_is_forbidden_is_found():
    assert len(FORBIDDEN) == PAGE.count("|", PAGE.index("| 不能写的 |"), PAGE.index("`for` 最多套两层")) / 3 - 2


@pytest.mark.parametrize("written", FORBIDDEN)
def test_what_the_page_forbids_is_refused(tmp_path, written):
    text = f"{written}{'多。{% endif %}' if written.startswith('{% if') else ''}\n"
    with pytest.raises(TemplateError, match=r"试写\.txt 第1行"):
        section_lines(tmp_path, text, finished()["试写.yaml"])


def test_the_parent_s_outline_may_be_laid_open_as_the_page_says(tmp_path):
    assert run_drafter("jurisdictions", "new", "示范区", "--from", "通用", cwd=tmp_path).returncode == 0
    path = tmp_path / "templates" / "示范区" / "地区.yaml"
    head, start, rest = path.read_text(encoding="utf-8").partition("# 报告:\n")
    first, second, others = rest.partition("#   - 种类: 行政执法工作报告")
    opened = re.sub("^# ", "", start + first, flags=re.MULTILINE)
    path.write_text(head + opened + second + others, encoding="utf-8")
    assert "\n报告:\n  - 种类: 法治政府建设年度报告\n" in path.read_text(encoding="utf-8")
    done = run_drafter("jurisdictions", "check", "示范区", cwd=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "示范区：没有发现问题。")
    shown = [run_drafter("jurisdictions", "show", name, cwd=tmp_path).stdout for name in ("示范区", "通用")]
    assert shown[0].partition("报告种类")[2] == shown[1].partition("报告种类")[2]


def test_the_finished_example_has_the_outline_it_promises(tmp_path):
    write_tree(tmp_path, finished())
    roots = (tmp_path / "templates", shipped("templates"))
    document = render(parse_answers(finished()["试写.yaml"], Path("试写.yaml"), roots)).document
    headings = [block.number for block in document.blocks if isinstance(block, Heading)]
    assert headings == ["一、", "二、", "三、", "四、", "五、"]
    assert not any("【待填" in line for line in lines_of(document))


def test_every_manifest_key_and_every_name_is_explained_or_linked():
    linked = {name for name in re.findall(r"\]\(([^)#\s]+\.md)", PAGE) if (DOCS / name).exists()}
    assert {"模板速查.md", "填报项目.md"} <= linked
    models = (Manifest, PageFormat, ReportKind, OutlineEntry, Topic, FactFile, Fact, ReferenceFile, Reference)
    keys = [str(field.alias) for model in models for field in model.model_fields.values()]
    card = (DOCS / "模板速查.md").read_text(encoding="utf-8")
    explained = [*re.findall(r"^\| (\S+) \| ", card, re.MULTILINE)]
    own_words = re.findall(r"\*\*(?:形式: )?([^*]+?)\*\*|`([^`]+)`", PAGE)
    in_handbook = {word for pair in own_words for word in pair if word}
    unknown = [name for name in [*keys, *DESCRIPTIONS] if name not in explained and name not in in_handbook]
    assert not unknown, f"explain {unknown} in docs/模板写法.md, or run python -m drafter.reference_docs"


@pytest.mark.parametrize("name", DESCRIPTIONS)
def test_every_name_of_section_files_is_used_in_a_snippet(name):
    code = "\n".join(block.text for block in SNIPPETS)
    shown = {"过滤器": rf"\|{name}\b", "判断": rf"is {name}\b", "函数": rf"\b{name}\("}[DESCRIPTIONS[name][0]]
    assert re.search(shown, code) or f"`is {name}`" in PAGE
