"""The folders to unzip: how the one for Linux starts, and the page of help in both."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from pathlib import Path

import pytest

from drafter import __version__
from drafter.folders import reports_folder
from tests.portable.guide import PAGES, guide
from tests.portable.linux import started
from tests.portable.packages import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="is for Linux")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the unpacked folder, with this checkout's Drafter in it."""
    place = tmp_path / "我的 报告"
    (place / "program" / "lib").mkdir(parents=True)
    (place / "program" / "lib" / "drafter").symlink_to(ROOT / "drafter")
    (place / "program" / "start.py").write_bytes(started("start.py"))
    return place


def run(folder: Path, *arguments: str, machine: str = platform.machine(), **environment: str) -> tuple[int, str]:
    """Return exit code and output of the folder's `drafter`, for a computer of the kind `machine`.

    Only what `environment` says is searched for Python, not the folders where this computer may have one.
    """
    script = re.sub(rb"/(?:usr/local/bin|opt)/python[^\s;]+", b"", started("command.sh", machine))
    (folder / "drafter").write_bytes(script)
    done = subprocess.run(
        ["sh", str(folder / "drafter"), *arguments],
        input="\n",
        capture_output=True,
        encoding="utf-8",
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **environment},
        check=False,
    )
    return done.returncode, done.stdout


def test_the_folder_runs_with_the_python_it_is_told(folder: Path) -> None:
    assert run(folder, "--version", DRAFTER_PYTHON=sys.executable) == (0, f"Drafter {__version__}\n")


def test_an_old_python_and_another_processor_are_told_with_what_to_do(folder: Path) -> None:
    old = folder / "old"
    old.mkdir()
    for name in ("python3", "python3.11", "python3.12", "python3.13"):
        (old / name).write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.7.3\nexit 1\n')
        (old / name).chmod(0o755)
    code, told = run(folder, "--version", PATH=f"{old}:/usr/bin:/bin")
    assert code == 1
    assert "没有 Python 3.11、3.12 或 3.13（现有：Python 3.7.3）" in told
    assert "信息中心" in told
    code, told = run(folder, machine="sw_64")
    assert code == 1
    assert "这个文件夹是给 sw_64 处理器的" in told


def test_the_desktop_s_entry_runs_the_script_beside_it_whatever_its_folder_is_called(folder: Path) -> None:
    (folder / "开始.sh").write_text('#!/bin/sh\necho "$0"\n')
    (folder / "开始.sh").chmod(0o755)
    command = re.search(r'^Exec=sh -c "(.*)" start %k$', started("开始.desktop").decode(), re.MULTILINE)
    assert command
    shell = re.sub(r"\\\\(.)", r"\1", command[1])  # once for the file, once for its quoted argument
    for place in (folder / "开始.desktop", f"file://{folder}/开始.desktop"):
        done = subprocess.run(["sh", "-c", shell, "start", place], capture_output=True, encoding="utf-8", check=True)
        assert done.stdout.strip() == f"{folder}/开始.sh"


def test_the_page_of_help_needs_no_other_file_and_its_links_lead_somewhere() -> None:
    html = guide().decode("utf-8")
    assert not re.search(r'(?:src|href)="(?!#|data:image/png|https://)', html)
    targets = set(re.findall(r'id="([^"]+)"', html))
    assert set(PAGES) <= targets
    assert [link for link in re.findall(r'href="#([^"]+)"', html) if link not in targets] == []
    assert "双击“开始”" in html
    assert "pip install" not in html


def test_reports_lie_among_the_user_s_documents_and_stay_when_the_folder_is_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "文档"))
    assert reports_folder() == tmp_path / "文档" / "法治政府建设"
    assert (tmp_path / "文档" / "法治政府建设").is_dir()
    (tmp_path / "是文件").write_text("")
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "是文件"))
    assert reports_folder() is None
