"""The handbook's one way through does what it says: its commands in order, its ten patterns, and it is short."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from builders import dump, lines_of, make_answers, render_in_process, run_drafter, write_tree
from test_handbook import Block, matches

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE = (DOCS / "定制模板.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```(\S+)(?: ([^\n]*))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
BLOCKS = [Block(m[1], m[2] or "", m[3], PAGE.count("\n", 0, m.start()) + 1) for m in _BLOCK.finditer(PAGE)]
MOST_CHARACTERS = 12_000


def shown_after(block: Block, kind: str) -> list[Block]:
    """Return the blocks of `kind` right behind `block`."""
    found = []
    for each in BLOCKS[BLOCKS.index(block) + 1 :]:
        if each.kind != kind:
            break
        found.append(each)
    return found


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[int, tuple[int, str]]]:
    """Return the folder of one who did all that the page says, and what each command gave."""
    folder = tmp_path_factory.mktemp("年报")
    told: dict[int, tuple[int, str]] = {}
    for block in BLOCKS:
        kind, _, name = block.words.partition("=")
        if kind == "文件":
            write_tree(folder, {name: block.text})
        elif kind == "追加":
            with (folder / name).open("a", encoding="utf-8") as file:
                file.write(block.text)
        elif block.kind == "命令":
            done = run_drafter(*shlex.split(block.text)[1:], cwd=folder)
            told[block.line] = done.returncode, done.stdout + done.stderr
    return folder, told


def test_the_main_way_is_short():
    assert len(PAGE) <= MOST_CHARACTERS


@pytest.mark.parametrize("block", [b for b in BLOCKS if b.kind == "命令"], ids=lambda b: b.text.strip())
def test_a_command_of_the_way_runs_and_prints_what_is_shown(walked, block):
    code, printed = walked[1][block.line]
    assert code == 0, printed
    for screen in shown_after(block, "屏幕"):
        assert matches(screen.text, printed), printed


def files() -> dict[str, str]:
    """Return the facts and references that the page writes, as those of a jurisdiction 试用."""
    named = {b.words.partition("=")[2]: b.text for b in BLOCKS if b.words.startswith("文件=templates/甲县/")}
    return {name.replace("templates/甲县", "试用"): text for name, text in named.items()}


def answered(words: str) -> str:
    """Return an answers file with each 路径=答案 of `words` in it; 路径.上年 is last year's figure."""
    tree: dict[str, Any] = {}
    for word in words.split():
        path, _, answer = word.partition("=")
        group, name, *last = path.split(".")
        place = tree.setdefault(group, {})
        place[name] = {"数值": place[name], "上年": answer} if last else answer
    return make_answers(单位和报告={"地区模板": "试用", "年度": "2025"}, **tree)


RESULTS = [(s, r) for s in BLOCKS if s.kind == "段落" for r in shown_after(s, "结果")]


@pytest.mark.parametrize(("pattern", "result"), RESULTS, ids=lambda block: f"line {block.line}")
def test_a_pattern_prints_the_result_shown(tmp_path, pattern, result):
    kind = {"种类": "法治政府建设年度报告", "标题": "报告", "提纲": [{"标题": "甲", "段落": "甲"}]}
    manifest = dump({"名称": "试用", "上级模板": "通用", "报告": [kind]})
    write_tree(tmp_path, {**files(), "试用/地区.yaml": manifest, "试用/甲.txt": pattern.text})
    made = render_in_process(answered(result.words), tmp_path)
    assert lines_of(made.document)[1:] == result.text.splitlines()


def test_the_outline_shown_and_the_list_are_accepted(tmp_path):
    [outline] = [b for b in BLOCKS if b.words == "地区"]
    [shortcomings, listed] = sorted(
        (b for b in BLOCKS if b.kind == "段落" and "逐条" in b.text), key=lambda b: "下年安排" in b.text
    )
    own = {"名称": "试用", "上级模板": "通用", **yaml.load(outline.text, Loader=yaml.BaseLoader)}  # noqa: S506
    sections = {"下年安排": listed.text, "存在不足": shortcomings.text}
    files = {f"templates/试用/{name}.txt": text for name, text in sections.items()}
    write_tree(tmp_path, {"templates/试用/地区.yaml": dump(own), **files})
    told = run_drafter("jurisdictions", "check", "试用", cwd=tmp_path).stdout
    assert "错误：" not in told


def test_every_pattern_is_there():
    assert [mark for mark in "①②③④⑤⑥⑦⑧⑨⑩" if f"**{mark} " not in PAGE] == []
