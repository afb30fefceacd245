"""Drafter-windows.zip: what is in it, how it starts, and that it does on a Windows (wine's) what it does here."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import EXAMPLE, make_answers, run_drafter
from tests.portable.packages import ROOT
from tests.portable.windows import batch, make
from tests.portable.wine import MISSING, Windows, windows
from tests.serving import Visitor

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
ANSWER = "行政执法.行政检查次数"
MOST_BYTES = 30_000_000
LONGEST_PATH = 120
"""Characters within the folder: Windows takes 260 with the folders around it."""

needs_wine = pytest.mark.skipif(
    os.environ.get("DRAFTER_WINE") != "1" or bool(MISSING),
    reason=f"is asked for with DRAFTER_WINE=1 and needs {', '.join(MISSING) or 'nothing that is missing'}",
)


@pytest.mark.parametrize("name", ["windows.bat", "command.bat"])
def test_a_batch_file_reads_the_same_under_every_code_page_and_has_windows_lines(name: str) -> None:
    data = batch(name)
    assert data.count(b"\n") == data.count(b"\r\n") > 0
    assert not data.startswith(b"\xef\xbb\xbf")
    runs = re.findall(rb"[\x80-\xff]+", data)
    assert not [run for run in runs if len(run) % 2], "half a character would be taken for a mark of the interpreter"
    assert data.decode("gb2312") == data.decode("cp936")


def test_the_start_says_in_words_what_is_wrong_before_python_is_asked() -> None:
    text = batch("windows.bat").decode("gb2312")
    lines = text.splitlines()
    starts = next(number for number, line in enumerate(lines) if 'python.exe" -m drafter' in line)
    for check, words in (("goto packed", "请先解压"), ("LSS 10 goto old", "64 位的 Windows 10")):
        assert next(number for number, line in enumerate(lines) if check in line) < starts
        assert words in text
    assert text.count("pause") >= 3


@pytest.fixture(scope="module")
def zipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def machine(zipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    with windows(tmp_path_factory.mktemp("windows"), zipped) as found:
        yield found


@pytest.fixture
def folder(machine: Windows, tmp_path: Path) -> Path:
    """Return a folder of the clerk's, with 河东2021.yaml in it."""
    place = tmp_path / "年度 报告"
    place.mkdir()
    (place / "河东2021.yaml").write_text(make_answers(), "utf-8", newline="\n")
    return place


@needs_wine
def test_the_zip_is_small_and_holds_what_a_clerk_double_clicks(zipped: Path) -> None:
    assert zipped.stat().st_size <= MOST_BYTES
    with zipfile.ZipFile(zipped) as packed:
        names = packed.namelist()
    assert {name.split("/")[1] for name in names} == {"program", "样例", "开始.bat", "drafter.bat", "使用说明.html"}
    assert max(map(len, names)) <= LONGEST_PATH
    assert not [name for name in names if "hatchling" in name or "/pip/" in name]


@needs_wine
def test_the_examples_give_the_same_bytes_on_windows(machine: Windows, folder: Path) -> None:
    wanted = {path.stem: _rendered_here(path, folder) for path in EXAMPLES}
    code = (
        "import pathlib; from drafter.cli import main\n"
        f"for name in {[path.name for path in EXAMPLES]!r}:\n"
        f"    main(['render', str(pathlib.Path({str(machine.folder)!r}, '样例', name)), '-o', name[:-5] + '.docx'])\n"
    )
    told = machine.python(code, folder)
    assert told.stdout.count("已写出：") == len(EXAMPLES), told.stderr
    assert {path.stem: (folder / f"{path.stem}.docx").read_bytes() for path in EXAMPLES} == wanted


def _rendered_here(path: Path, folder: Path) -> bytes:
    here = folder / "这里"
    here.mkdir(exist_ok=True)
    run_drafter("render", path, "-o", f"{path.stem}.docx", cwd=here)
    return (here / f"{path.stem}.docx").read_bytes()


@needs_wine
@pytest.mark.parametrize(
    ("version", "starts"),
    [("[版本 6.1.7601]", False), ("[Version 6.3.9600]", False), ("[版本 10.0.19045.5011]", True), ("10.0.18362", True)],
    ids=["Windows 7", "Windows 8.1", "Windows 10", "wine"],
)
def test_an_older_windows_is_told_instead_of_started(
    machine: Windows, tmp_path: Path, version: str, starts: bool
) -> None:
    python = tmp_path / "program" / "python" / "python.exe"
    python.parent.mkdir(parents=True)
    python.touch()
    text = batch("windows.bat").decode("gb2312").replace("('ver')", f"('echo Microsoft Windows {version}')")
    text = text.replace("pause", "rem").replace('"%~dp0program\\python\\python.exe" -m', "echo STARTED")
    (tmp_path / "begin.bat").write_bytes(text.encode("gb2312"))
    told = machine.run("cmd", "/c", "begin.bat", cwd=tmp_path).stdout
    assert ("STARTED" in told, "Windows 11" in told) == (starts, not starts)
    assert "Syntax error" not in told


@needs_wine
def test_a_check_and_the_forms_are_those_of_this_computer(machine: Windows, folder: Path) -> None:
    here = run_drafter("check", EXAMPLE, cwd=folder).stdout
    there = machine.drafter("check", machine.folder / "样例" / EXAMPLE.name, cwd=folder).stdout
    assert _plain(there) == _plain(here)
    machine.drafter("sheets", "export", "河东2021.yaml", "--all", "-o", "那里", cwd=folder)
    run_drafter("sheets", "export", "河东2021.yaml", "--all", "-o", "这里", cwd=folder)
    forms = sorted(path.name for path in (folder / "这里").iterdir())
    assert forms == sorted(path.name for path in (folder / "那里").iterdir())
    assert forms
    told = machine.drafter("sheets", "import", "河东2021.yaml", "那里", cwd=folder)
    assert told.returncode == 0, told.stderr


def _plain(text: str) -> str:
    """Return what is told without the places of files."""
    return re.sub(r"\S*[/\\](?=[^/\\\s]+\.yaml)", "", text)


@needs_wine
def test_a_changed_answer_replaces_the_file_and_keeps_what_was_before(machine: Windows, folder: Path) -> None:
    file = folder / "河东2021.yaml"
    before = file.read_bytes()
    here = folder / "这里"
    here.mkdir()
    (here / file.name).write_bytes(before)
    run_drafter("set", file.name, f"{ANSWER}=78", cwd=here)
    told = machine.drafter("set", file.name, f"{ANSWER}=78", cwd=folder)
    assert (told.returncode, told.stderr) == (0, "")
    assert file.read_bytes() == (here / file.name).read_bytes() != before
    assert (folder / "河东2021.yaml.bak").read_bytes() == before
    left = {path.name for path in folder.iterdir() if path.is_file() and not path.name.endswith(".lock")}
    assert left == {file.name, f"{file.name}.bak"}


@needs_wine
def test_a_double_click_serves_the_page_and_another_drafter_keeps_off_its_file(machine: Windows, folder: Path) -> None:
    start = str(machine.folder / "开始.bat")
    with machine.started("cmd", "/c", start, "--no-browser", cwd=folder) as output:
        owner = Visitor(_address(output)).enter()
        page = owner.get("/").text
        assert "新写一份" in page
        assert "法治政府建设" in page
        made = owner.post("/new", [("folder", "0"), ("name", "今年"), ("jurisdiction", "通用"), ("kind", "")])
        assert made.status == 303, made.text
        assert "单位全称" in owner.get(owner.get(made.headers["location"]).headers["location"]).text
        [file] = machine.documents.rglob("今年.yaml")
        assert file.parent.name == "法治政府建设"
        told = machine.drafter("set", file, f"{ANSWER}=78", cwd=folder)
        assert told.returncode == 1
        assert "另一个 Drafter 正在填这个文件" in told.stderr


def _address(output: Iterator[bytes]) -> str:
    found = (re.search(rb"http://127\S+", line) for line in output)
    return next(each for each in found if each)[0].decode()
