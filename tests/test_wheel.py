"""The wheel works by itself: installed, away from the checkout, with what it ships."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from drafter.answers.load import load_answers
from drafter.folders import shipped
from drafter.rendering import render

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = "hedong-2021.yaml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    for module in ("pip", "hatchling"):
        if find_spec(module) is None:
            pytest.skip(f"{module} is not installed: no wheel can be built without the network")
    return tmp_path_factory.mktemp("wheel")


@pytest.fixture(scope="module")
def wheel(folder: Path) -> Path:
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation")
    run(folder, *pip, "--wheel-dir", str(folder), str(ROOT))
    (path,) = folder.glob("drafter-*.whl")
    return path


@pytest.fixture(scope="module")
def scripts(folder: Path, wheel: Path) -> Path:
    """Install the wheel in an environment of its own and return the folder of its commands.

    The packages it depends on are those the tests run with: nothing is downloaded.
    """
    home = folder / "environment"
    run(folder, sys.executable, "-m", "venv", "--without-pip", str(home))
    commands = home / ("Scripts" if os.name == "nt" else "bin")
    pip = (sys.executable, "-m", "pip", "--python", str(commands / "python"), "install")
    run(folder, *pip, "--quiet", "--no-deps", "--no-index", str(wheel))
    # A plain line is a folder to import from; the .pth files in it, an editable drafter's among
    # them, are not read.
    ours = [sysconfig.get_path(name) for name in ("purelib", "platlib")]
    site_packages(commands).joinpath("dependencies.pth").write_text("\n".join(dict.fromkeys(ours)))
    return commands


def run(folder: Path, *command: str) -> str:
    """Return what `command` prints, run in `folder` as a user without settings of their own."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment |= {
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PYTHONUTF8": "1",
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_CONFIG_HOME": str(folder / "config"),
    }
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def site_packages(commands: Path) -> Path:
    """Return where the environment of `commands` keeps its packages."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    return Path(run(commands, str(commands / "python"), "-c", code).strip())


def test_wheel_holds_templates_examples_and_the_base_document(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        names = set(package.namelist())
    for name in ("templates", "examples"):
        files = [path for path in (ROOT / name).rglob("*") if path.is_file()]
        assert {f"drafter/{path.relative_to(ROOT).as_posix()}" for path in files} <= names
    assert f"drafter/examples/{EXAMPLE}" in names
    assert "drafter/pages/word/base.docx" in names
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"drafter"}


def test_wheel_holds_no_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        parts = [part for name in package.namelist() for part in name.split("/")]
    assert not [part for part in parts if part in ("tests", "conftest.py", "__pycache__")]
    assert not [part for part in parts if part.startswith("test_")]


def test_installed_command_renders_its_own_example(folder: Path, scripts: Path) -> None:
    package = site_packages(scripts) / "drafter"
    output = folder / "报告.docx"
    example = package / "examples" / EXAMPLE
    told = run(folder, str(scripts / "drafter"), "render", str(example), "-o", str(output))
    assert output.name in told
    answers = load_answers(ROOT / "examples" / EXAMPLE, (shipped("templates"),))
    assert output.read_bytes() == render(answers).data


def test_installed_package_finds_the_templates_of_the_wheel(folder: Path, scripts: Path) -> None:
    code = "from drafter.folders import shipped; print(shipped('templates'), shipped('examples'))"
    found = run(folder, str(scripts / "python"), "-c", code).split()
    package = site_packages(scripts) / "drafter"
    assert [Path(each) for each in found] == [package / "templates", package / "examples"]
