"""The home screen as it was left: shown at once the next time, and only while it is still true."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.interview.overview import ChapterProgress, Overview
from drafter.places import template_roots
from drafter.terminal.remembered import memory_of
from tests.builders import make_answers

pexpect = pytest.importorskip("pexpect", reason="伪终端只在 Linux 和 macOS 上有")
from tests.typist import DOWN, ENTER, UP, start  # noqa: E402 - needs pexpect


@pytest.fixture
def answers_file(tmp_path):
    path = tmp_path / "填报.yaml"
    path.write_text(make_answers(), "utf-8")
    return path


def plain(text: str) -> str:
    """Return what stands on a screen, without the terminal's codes."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\r", "", text)


def home(folder: Path, see: str = "填哪里？", keys: str = DOWN + ENTER, **environment: str) -> tuple[str, str]:
    """Open the file, choose by `keys`, leave by Ctrl-C; return the home screen and what came then."""
    child = start(["fill", "填报.yaml"], folder, **environment)
    child.expect_exact(see)
    screen = str(child.before)
    child.send(keys)
    child.expect("第.+章 .+（共")
    child.expect_exact("：")
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    return plain(screen), plain(str(child.before))


def kept(folder: Path) -> Path:
    """Return the only file that remembers a home screen."""
    (file,) = (folder / ".cache" / "drafter" / "home").iterdir()
    return file


def retitled(folder: Path, title: str) -> None:
    """Have the remembered screen say another title, to tell it from one that is made anew."""
    file = kept(folder)
    memory = json.loads(file.read_text("utf-8"))
    memory["told"][0] = title
    file.write_text(json.dumps(memory), "utf-8")


@pytest.mark.terminal
def test_the_screen_of_the_last_time_is_shown_and_leads_on(answers_file, tmp_path):
    first, _ = home(tmp_path)
    again, asked = home(tmp_path)
    assert "报送期限" in first
    assert again == first
    retitled(tmp_path, "记得的标题")
    remembered, asked = home(tmp_path, keys=DOWN + ENTER)  # Enter comes before anything can be loaded
    assert "《记得的标题》" in remembered
    assert "已保存到 填报.yaml" in asked
    assert "《记得的标题》" not in home(tmp_path)[0], "leaving by Ctrl-C remembers anew"


@pytest.mark.terminal
def test_a_line_terminal_has_the_screen_of_the_last_time_too(answers_file, tmp_path):
    home(tmp_path, keys="2\r", TERM="dumb")
    retitled(tmp_path, "记得的标题")
    assert "《记得的标题》" in home(tmp_path, keys="2\r", TERM="dumb")[0]


@pytest.mark.terminal
def test_whatever_changed_meanwhile_is_shown(answers_file, tmp_path):
    home(tmp_path)
    retitled(tmp_path, "过时的标题")
    answers_file.write_text(answers_file.read_text("utf-8") + "\n# 用记事本改过\n", "utf-8")
    assert "《过时的标题》" not in home(tmp_path)[0]
    retitled(tmp_path, "过时的标题")
    (tmp_path / "templates" / "新").mkdir(parents=True)
    (tmp_path / "templates" / "新" / "地区.yaml").write_text("名称: 新\n上级模板: 通用\n", "utf-8")
    assert "《过时的标题》" not in home(tmp_path)[0]
    kept(tmp_path).write_text("{ 坏了", "utf-8")
    assert "报送期限" in home(tmp_path)[0]


@pytest.mark.terminal
def test_a_file_that_was_broken_meanwhile_is_told_before_anything_is_asked(answers_file, tmp_path):
    home(tmp_path)
    answers_file.write_text("单位和报告:\n  年度: 去年\n" + answers_file.read_text("utf-8"), "utf-8")
    child = start(["fill", "填报.yaml"], tmp_path)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 1
    assert "错误：填报.yaml 第" in plain(str(child.before))
    assert "填哪里" not in plain(str(child.before))


@pytest.mark.terminal
def test_leaving_from_the_remembered_screen_tells_how_to_go_on(answers_file, tmp_path):
    told = []
    for _ in range(2):
        child = start(["fill", "填报.yaml"], tmp_path)
        child.expect_exact("填哪里？")
        child.send(UP + ENTER)  # the last line of the menu
        child.expect(pexpect.EOF)
        child.close()
        told.append((child.exitstatus, plain(str(child.before)).splitlines()[-3:]))
    assert told[0] == told[1]
    code, lines = told[0]
    assert (code, lines[-1]) == (0, "生成文档：drafter render 填报.yaml")


_texts = st.text(max_size=20)
_counts = st.integers(0, 10**6)
_chapters = st.builds(
    ChapterProgress,
    title=_texts,
    asked=_counts,
    answered=_counts,
    required=_counts,
    activities=_counts,
    offices=st.lists(st.tuples(_texts, _counts), max_size=3).map(tuple),
    summary=_texts,
)
_overviews = st.builds(
    Overview,
    title=_texts,
    deadline=st.none() | st.dates(),
    first_open=_texts,
    missing=st.lists(_texts, max_size=3).map(tuple),
    chapters=st.lists(_chapters, max_size=3).map(tuple),
)


@given(told=_overviews, answers=st.binary(max_size=50), more=st.binary(min_size=1, max_size=5))
def test_what_is_kept_is_recalled_for_the_same_answers_only(tmp_path_factory, told, answers, more):
    folder = tmp_path_factory.mktemp("remembered")
    path = folder / "填报.yaml"
    memory = memory_of(path, template_roots(), None)._replace(file=folder / "kept.json")
    path.write_bytes(answers)
    memory.keep(answers, told)
    assert memory.recall(path) == told
    path.write_bytes(answers + more)
    assert memory.recall(path) is None


def test_only_the_latest_fifty_files_are_remembered(tmp_path):
    told = Overview("标题", date(2022, 3, 1), "", (), ())
    memory = memory_of(tmp_path / "填报.yaml", template_roots(), None)
    for number in range(60):
        memory._replace(file=tmp_path / f"{number}.json").keep(b"", told)
    left = sorted(int(each.stem) for each in tmp_path.glob("*.json"))
    assert len(left) == 50
    assert 59 in left
