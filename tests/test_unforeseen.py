"""What nobody foresaw: one Chinese sentence, the details in a private file, exit code 70, the answers kept."""

from __future__ import annotations

import os
import re
import stat
import sys
from pathlib import Path

import pytest
from builders import make_answers, run_python, snapshot, write_tree

from drafter import cli
from drafter.unforeseen import blanked

TYPED = "八百九十二次"

BROKEN = """\
import sys
from drafter import cli
from drafter.commands import render_command
def broken(_options):
    {statement}
render_command.render = broken
cli.run()
"""
STATEMENTS = {
    "a bug": "raise KeyError('八百九十二次892')",
    "a failed assertion": "assert False",
    "no memory": "raise MemoryError",
    "endless recursion": "broken(_options)",
    "a library's own": "raise type('ScannerError', (Exception,), {})('while scanning 八百九十二次 \"abc\"')",
    "an exception that cannot say what it is": "raise type('E', (Exception,), {'__str__': lambda self: 1})()",
    "from what could not be read": "raise RuntimeError('八百九十二次') from ValueError('892')",
}


def broken(folder: Path, statement: str, **environment: str):
    """Return what `drafter render 填报.yaml` did, whose code has a fault."""
    script = write_tree(folder.parent, {"broken.py": BROKEN.format(statement=statement)}) / "broken.py"
    return run_python(
        script, "render", "填报.yaml", f"--kind={TYPED}", cwd=folder, env={"DRAFTER_TRACEBACK": "", **environment}
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_tree(tmp_path / "年报", {"填报.yaml": make_answers()})


@pytest.mark.parametrize("statement", STATEMENTS.values(), ids=STATEMENTS)
def test_a_fault_of_the_program_is_told_as_one_and_nothing_is_touched(folder, statement):
    before = snapshot(folder)
    done = broken(folder, statement)
    assert done.returncode == 70
    assert done.stdout == ""
    assert done.stderr.startswith("错误：这是 Drafter 的错，不是您填错了；已经存下的答案都在，没有丢。\n")
    assert "Traceback" not in done.stderr
    assert snapshot(folder) == before
    (named,) = re.findall("技术细节写在 (.+?)（里面没有填报的内容）", done.stderr)
    assert Path(named).is_file()
    told = Path(named).read_text("utf-8")
    assert "broken.py" in told
    assert "drafter/cli.py" in told


@pytest.mark.parametrize("statement", STATEMENTS.values(), ids=STATEMENTS)
def test_neither_the_screen_nor_the_details_hold_an_answer(folder, statement):
    done = broken(folder, statement)
    (named,) = re.findall("技术细节写在 (.+?)（", done.stderr)
    for said in (done.stderr, Path(named).read_text("utf-8")):
        assert not any(secret in said for secret in (TYPED, "abc", ": 892", "892'"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_only_the_user_can_read_the_details(folder):
    (named,) = re.findall("技术细节写在 (.+?)（", broken(folder, STATEMENTS["a bug"]).stderr)
    assert stat.S_IMODE(Path(named).stat().st_mode) == 0o600
    assert stat.S_IMODE(Path(named).parent.stat().st_mode) == 0o700
    assert folder not in Path(named).parents


def test_where_the_details_cannot_be_written_the_place_is_told(folder):
    script = f"import tempfile\ntempfile.mkstemp = open\n{BROKEN.format(statement=STATEMENTS['a bug'])}"
    write_tree(folder.parent, {"broken.py": script.replace("= open", "= lambda **_: open('/没有/这里')")})
    done = run_python(folder.parent / "broken.py", "render", "填报.yaml", cwd=folder, env={"DRAFTER_TRACEBACK": ""})
    assert done.returncode == 70
    assert "技术细节没有地方可写；请把这一句交给维护 Drafter 的人：KeyError，" in done.stderr
    assert "broken.py:" in done.stderr


def test_tests_see_the_exception(monkeypatch):
    def fault(_options: object) -> int:
        raise KeyError("here")

    monkeypatch.setenv("DRAFTER_TRACEBACK", "1")
    monkeypatch.setattr("drafter.commands.status_command.status", fault)
    with pytest.raises(KeyError, match="here"):
        cli.main(["status", "填报.yaml"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("invalid literal for int() with base 10: '八百'", "invalid literal for int() with base 00: 'xx'"),
        ('near "张三 13800000000" at 7', "near 'xxxxxxxxxxxxxx' at 0"),
        ("没有“张三”这个答案\x1b[31m", "□□'xx'□□□□□[00m"),
        ("", ""),
    ],
)
def test_of_an_exception_s_own_words_only_the_shape_is_kept(text, told):
    assert blanked(text) == told


@pytest.mark.terminal
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("place", ["problem", "drawing"])
def test_a_fault_within_the_questionnaire_is_told_too(tmp_path, place):
    import pexpect
    from builders import private_environment

    write_tree(tmp_path, {"a.yaml": make_answers(), "broken.py": _FAULTS[place]})
    environment = {**private_environment(tmp_path / "home"), "DRAFTER_TRACEBACK": "", "TERM": "xterm"}
    child = pexpect.spawn(
        sys.executable,
        ["broken.py", "fill", "a.yaml", "--chapter", "法治宣传"],
        cwd=str(tmp_path),
        env=environment,
        encoding="utf-8",
        dimensions=(30, 100),
        timeout=20,
    )
    if place == "problem":
        child.expect_exact("F1 帮助")
        child.send("甲\r")
    child.expect_exact("这是 Drafter 的错")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 70
    assert "Traceback" not in str(child.before)
    assert "ENTER" not in str(child.before)


_FAULTS = {
    "problem": """\
from drafter import cli
from drafter.terminal import prompts
def fault(*_args):
    raise KeyError("here")
prompts._enter = fault
cli.run()
""",
    "drawing": """\
from drafter import cli
from drafter.terminal import prompts
def fault():
    raise KeyError("here")
put_below = prompts.put_below
prompts.put_below = lambda app, wrong, keys: put_below(app, fault, keys)
cli.run()
""",
}
