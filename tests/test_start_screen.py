"""`drafter` alone: what can be done, in words, chosen by a number."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from drafter.cli import build_parser
from drafter.commands.start_screen import WISHES
from tests.builders import make_answers, run_drafter


def test_without_a_terminal_it_says_which_commands_there_are(tmp_path: Path) -> None:
    done = run_drafter(cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    for wish in WISHES:
        assert f"drafter {' '.join(wish.command)}" in done.stdout
        assert wish.words in done.stdout


def test_every_wish_is_a_command() -> None:
    known = {word for wish in WISHES for word in wish.command if not word.startswith("-")}
    for word in known:
        build_parser(word)
    assert known == {"open", "new", "fill", "render", "check"}


@pytest.mark.terminal
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_number_does_what_it_says_with_a_file_of_the_folder(tmp_path: Path) -> None:
    from tests.typist import start

    (tmp_path / "河东2021.yaml").write_text(make_answers(), "utf-8")
    child = start([], tmp_path)
    child.expect("想做什么？")
    assert "打开网页填写报告" in str(child.before)
    child.send("9\r")
    child.expect("想做什么？")
    child.send("5\r")
    child.expect("河东2021.yaml")
    child.expect("用哪一份填报文件？")
    child.send("1\r")
    child.expect("已写出：")
    child.wait()
    assert list(tmp_path.glob("*.docx"))
