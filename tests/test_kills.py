"""A command that is killed in the midst of any change on the disk loses nothing and blocks nobody."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from builders import make_answers, private_environment, run_drafter, snapshot, write_tree
from forms import answer

pytestmark = [pytest.mark.long, pytest.mark.skipif(os.name != "posix", reason="kills forked children")]

KILLER = Path(__file__).with_name("killing.py")
LEAVE = "\x04"
"""Ctrl-D."""


class Case(NamedTuple):
    """A command that is killed, and what is run afterwards."""

    command: str
    again: tuple[str, ...]
    """Commands of the next start."""
    refused: str = ""
    """The file for which the first of them may be refused: it was there, whole, when the command was killed."""
    keys: str | None = None
    """Lines typed into a questionnaire; None for a command that asks nothing."""
    ends: int = 0
    """The exit code of the first of them."""
    least: int = 5
    """Points at which it must have been killed: a command that no longer writes would prove nothing."""


SET = "set a.yaml 行政检查次数=88"
EXPORT = "sheets export a.yaml -o 表二 --office 职成教科 --office 发展规划科"
"""Two forms: what happens between them, happens between any."""
CASES = {
    "set": Case(SET, (SET,), least=12),
    "set through a hard link": Case("set 硬.yaml 行政检查次数=8", ("set 硬.yaml 行政检查次数=8",), least=10),
    "render over its own": Case("render a.yaml -o 旧.docx", ("render a.yaml -o 旧.docx",)),
    "render with --force": Case("render a.yaml -o 手改.docx --force", ("render a.yaml -o 手改.docx",), least=10),
    "render a text": Case("render a.yaml -o 新.txt", ("render a.yaml -o 新.txt",)),
    "import": Case("sheets import a.yaml 表 --yes", ("sheets import a.yaml 表 --yes",), least=12),
    "export": Case(EXPORT, (EXPORT,)),
    "assign": Case("sheets assign a.yaml 行政执法=督导室", ("sheets assign a.yaml 行政执法=督导室",), least=12),
    "new": Case("new 新.yaml --jurisdiction 通用 --blank", ("new 新.yaml --jurisdiction 通用 --blank", SET), "新.yaml"),
    "new year": Case("new 新.yaml --from a.yaml --blank", ("new 新.yaml --from a.yaml --blank", SET), "新.yaml"),
    "jurisdiction": Case(
        "jurisdictions new 我区 --from 通用",
        ("jurisdictions new 我区 --from 通用", "jurisdictions override 我区 法治宣传"),
        "templates/我区/地区.yaml",
    ),
    "check": Case("check a.yaml --format docx -o 批.docx", ("check a.yaml --format docx -o 批.docx",), ends=1),
    "schema": Case("schema -o s.json", ("schema -o s.json",)),
    "fill": Case("fill a.yaml --chapter 依法履职", (SET,), keys=f"12\n5\n{LEAVE}", least=15),
    "new questionnaire": Case(
        "new 新.yaml --jurisdiction 通用 --kind 法治政府建设年度报告",
        ("fill 新.yaml", SET),
        "新.yaml",
        f"甲局\n{LEAVE}",
        least=15,
    ),
}


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with answers, a filled-in form, a document of ours and one that somebody changed."""
    folder = tmp_path_factory.mktemp("bureau") / "单位"
    write_tree(folder, {"a.yaml": make_answers(科室={"行政执法": "职成教科"}), "源.yaml": make_answers()})
    run_drafter("sheets", "export", "a.yaml", "-o", "表", "--all", cwd=folder)
    answer(next((folder / "表").glob("*职成教科*")), {"行政执法.行政检查次数": "99"})
    run_drafter("render", "源.yaml", "-o", "旧.docx", cwd=folder)
    (folder / "源.yaml").unlink()
    return write_tree(folder, {"手改.docx": b"by hand"})


@pytest.mark.parametrize("name", CASES)
def test_a_kill_at_any_change_loses_nothing(name: str, bureau: Path, tmp_path: Path) -> None:
    case = CASES[name]
    ends = _killed(case, bureau, tmp_path)
    points = len(ends) - 1
    assert points >= case.least
    assert [first for first, _ in ends[:-1]] == [-signal.SIGKILL] * points
    before, after = snapshot(bureau), _theirs(snapshot(tmp_path / f"{len(ends)}-killed"))
    for at, (_, again) in enumerate(ends, 1):
        killed, in_the_end = snapshot(tmp_path / f"{at}-killed"), snapshot(tmp_path / str(at))
        for path, data in before.items():
            assert data in killed.values() or path == "旧.docx", f"{path} at {at}"  # as it was, or in its backup
            between = b"".join(after[path].splitlines(keepends=True)[:-1])  # one of two answers
            states = (data, after[path], between) if case.keys else (data, after[path])
            assert killed[path] in states or "硬.yaml" in killed, f"{path} at {at}"
        whole = case.refused in killed and killed[case.refused] == after[case.refused]
        assert again[1:] == [0] * (len(again) - 1), f"blocked at {at}"
        assert again[0] == case.ends or whole or case.keys is not None, f"blocked at {at}"
        assert [path for path in in_the_end if path.endswith(".drafter-tmp")] == [], f"left behind at {at}"


def _theirs(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files that a user sees: no locks."""
    return {path: data for path, data in files.items() if not path.endswith(".lock")}


def _killed(case: Case, bureau: Path, copies: Path) -> list[tuple[int, list[int]]]:
    """Return how the command and those after it ended, for each point at which it was killed; the last: for none."""
    source = bureau
    told = {
        "command": case.command.split(),
        "again": [command.split() for command in case.again],
        "keys": case.keys,
        "source": str(source),
        "copies": str(copies),
        "links": {"硬.yaml": "a.yaml"} if "硬.yaml" in case.command else {},
    }
    done = subprocess.run(
        [sys.executable, str(KILLER)],
        input=json.dumps(told),
        capture_output=True,
        encoding="utf-8",
        env={**private_environment(copies / "home"), "TERM": "dumb"},
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [(first, again) for first, again in json.loads(done.stdout)]
