"""The questionnaire shows what files say as text: its own colours are the only escape sequences on the screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("pexpect", reason="伪终端只在 Linux 和 macOS 上有")

import pexpect

from drafter.answers.load import load_answers
from drafter.folders import template_roots
from tests.builders import dump, make_answers, write_tree
from tests.typist import ENTER, start

pytestmark = pytest.mark.terminal
HIDDEN = "\u202e\u2066\u200b\u2060\ufeff\U000e0041"
"""What an answer may hold; no page shows it."""
CONTROLS = "\\e]0;改了标题\\a\\e[41m\\b\\u009b31m"
"""Controls as a manifest in double quotes holds them."""
OURS = re.compile(r"\x1b(?:\[[0-9;?]*[A-Za-z]|[=>78M]|\([B0])|[\r\x08\x07]")
"""The sequences that prompt_toolkit writes: cursor, colours, clearing, modes."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    manifest = dump({"名称": "试用", "上级模板": "通用", "科室": {"行政执法": "督导室"}})
    text = make_answers(
        单位和报告={"地区模板": "试用", "单位全称": f"河东{HIDDEN}局", "单位简称": f"河东{HIDDEN}局"},
        行政执法={"专项检查统筹机构": f"专班{HIDDEN}"},
        活动=[{"主题": "法治宣传", "提法": f"提法{HIDDEN}", "内容": f"办了{HIDDEN}展览。"}],
    )
    files = {
        "templates/试用/地区.yaml": manifest,
        "templates/试用/事实.yaml": (
            f'事实:\n- {{名称: 特色, 章: 行政执法, 类型: 文字, 常问: 是, 说明: "问什么{CONTROLS}{HIDDEN}"}}\n'
        ),
        "templates/试用/执法检查.txt": "{{ 行政执法.特色 }}。",
        "填报.yaml": text,
    }
    return write_tree(tmp_path, files)


def screen_after(child: pexpect.spawn, keys: str, see: str) -> str:
    """Return all that the terminal got until `see` stood on it, after `keys`."""
    child.send(keys)
    child.expect_exact(see)
    return str(child.before) + str(child.after)


def ended(child: pexpect.spawn) -> str:
    """Return the rest of what the terminal got when the sitting was left."""
    child.sendintr()
    child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=10)
    return str(child.before)


@pytest.mark.parametrize(("terminal", "enter"), [("xterm", ENTER), ("dumb", "\n")])
def test_the_questionnaire_shows_marks_and_keeps_what_is_typed(folder, terminal, enter):
    child = start(["fill", "填报.yaml", "--chapter", "单位和报告"], folder, TERM=terminal)
    child.expect_exact("单位全称：")
    told = str(child.before) + screen_after(child, enter, "规范简称")
    told += screen_after(child, "", "单位简称：") + screen_after(child, enter, "【必填】") + ended(child)
    assert [char for char in HIDDEN if char in told] == []
    assert "河东<U+202E><U+2066><U+200B><U+2060><U+FEFF><U+E0041>局" in told
    assert "\x1b" not in OURS.sub("", told)
    held = load_answers(folder / "填报.yaml", template_roots(folder)).report.identity
    assert held.unit_short_name == held.unit_name == f"河东{HIDDEN}局"


def test_what_a_manifest_asks_is_text_too(folder):
    child = start(["fill", "填报.yaml", "--chapter", "行政执法"], folder)
    child.expect_exact("问什么")
    told = str(child.before) + ended(child)
    assert [char for char in HIDDEN if char in told] == []
    assert "改了标题" not in told or "<U+001B>]0;改了标题<U+0007>" in told
    assert "\x1b" not in OURS.sub("", told)
