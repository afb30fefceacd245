"""A file is who it is, under every name; its owner, group and mode stay; nothing is left behind."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import yaml
from builders import make_answers, private_environment, run_drafter, write_tree

from drafter import files
from drafter.errors import DrafterError, OutputError
from drafter.locking import only_one
from drafter.outputs.output_sorts import DOCX
from drafter.outputs.output_writer import write_output
from drafter.use_cases.collect_forms import export_forms

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes and owners of POSIX")
SET = ("set", "a.yaml", "行政检查次数=88")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder 单位 with a.yaml, and the links to it: see NAMES."""
    place = write_tree(tmp_path / "单位", {"a.yaml": make_answers()})
    (tmp_path / "链接").symlink_to(place, target_is_directory=True)
    (tmp_path / "b.yaml").symlink_to(place / "a.yaml")
    return tmp_path


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@POSIX
@pytest.mark.parametrize("name", ["b.yaml", "链接/a.yaml", "单位/a.yaml"])
def test_a_link_stays_a_link_and_the_real_file_is_changed(folder: Path, name: str) -> None:
    before = (folder / "单位/a.yaml").read_bytes()
    done = run_drafter("set", name, "行政检查次数=88", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert (folder / "b.yaml").is_symlink()
    assert "88" in (folder / "单位/a.yaml").read_text(encoding="utf-8")
    assert (folder / "单位/a.yaml.bak").read_bytes() == before
    assert not (folder / "b.yaml.bak").exists()


@POSIX
@pytest.mark.parametrize(("typed", "printed"), [("123456", "123456"), ("8", "8")], ids=["longer", "shorter"])
def test_a_file_with_two_names_stays_one_file(folder: Path, typed: str, printed: str) -> None:
    first, second = folder / "单位/a.yaml", folder / "c.yaml"
    second.hardlink_to(first)
    before = first.read_bytes()
    assert run_drafter("set", "c.yaml", f"行政检查次数={typed}", cwd=folder).returncode == 0
    assert first.samefile(second)
    assert yaml.safe_load(first.read_text(encoding="utf-8"))["行政执法"]["行政检查次数"] in (printed, int(printed))
    assert not first.read_bytes().endswith(b"\n\n")
    assert (folder / "c.yaml.bak").read_bytes() == before


@POSIX
@pytest.mark.parametrize("routes", [("单位/a.yaml", "b.yaml", "链接/a.yaml"), ("单位/a.yaml", "c.yaml", "b.yaml")])
def test_answers_set_at_once_under_several_names_are_all_kept(folder: Path, routes: tuple[str, ...]) -> None:
    count = 16
    if "c.yaml" in routes:
        (folder / "c.yaml").hardlink_to(folder / "单位/a.yaml")
    starting = [
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                "drafter",
                "set",
                routes[i % len(routes)],
                "活动.新.主题=法治宣传",
                f"活动.新.内容=办第{i}期讲座。",
            ],
            cwd=folder,
            env=private_environment(folder / "home"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for i in range(count)
    ]
    told = [process.communicate(timeout=300)[1] for process in starting]
    assert [process.returncode for process in starting] == [0] * count, told
    kept = yaml.safe_load((folder / "单位/a.yaml").read_text(encoding="utf-8"))["活动"]
    assert sorted(each["内容"] for each in kept) == sorted(f"办第{i}期讲座。" for i in range(count))


def test_while_a_questionnaire_is_open_a_command_is_refused_at_once(folder: Path) -> None:
    with only_one(folder / "单位/a.yaml"):
        for name in ("单位/a.yaml", "b.yaml", "链接/a.yaml"):
            done = run_drafter("set", name, "行政检查次数=88", cwd=folder)
            assert done.returncode == 1
            assert "另一个 Drafter 正在填这个文件" in done.stderr
    assert run_drafter("set", "b.yaml", "行政检查次数=88", cwd=folder).returncode == 0


@POSIX
@pytest.mark.parametrize("kept", [0o600, 0o640, 0o664, 0o644])
def test_mode_stays_and_nothing_made_of_the_file_is_more_readable(folder: Path, kept: int) -> None:
    place = folder / "单位"
    (place / "a.yaml").chmod(kept)
    for value in ("88", "89"):
        assert run_drafter("set", "a.yaml", f"行政检查次数={value}", cwd=place).returncode == 0
    assert {path.name: mode(path) & ~kept for path in place.iterdir()} == dict.fromkeys(
        ["a.yaml", "a.yaml.bak", ".a.yaml.lock", ".a.yaml.queue.lock"], 0
    )
    assert mode(place / "a.yaml") == mode(place / "a.yaml.bak") == kept


MADE_OF_ANSWERS = (
    ("render", "a.yaml", "-o", "新.docx"),
    ("render", "a.yaml", "-o", "新.html", "--edition", "公开版"),
    ("render", "a.yaml", "-o", "外/新.txt"),
    ("sheets", "export", "a.yaml", "--all"),
    ("sheets", "export", "a.yaml", "--all", "-o", "外"),
    ("new", "新.yaml", "--from", "a.yaml"),
    ("check", "报告.txt", "-o", "新.json", "--format", "json"),
    ("check", "报告.txt", "-o", "新.sarif", "--format", "sarif"),
    ("check", "报告.txt", "-o", "新.txt"),
    ("check", "报告.docx", "--format", "docx"),
)


@POSIX
@pytest.mark.parametrize("kept", [0o600, 0o640, 0o644])
@pytest.mark.parametrize("command", MADE_OF_ANSWERS, ids=" ".join)
def test_what_is_made_of_a_file_is_not_more_readable_than_it(folder: Path, command: tuple[str, ...], kept: int) -> None:
    place = folder / "单位"
    write_tree(
        place, {"a.yaml": make_answers(科室={"行政执法": "职成教科"}), "报告.txt": "一、工作\n", "外/无.txt": ""}
    )
    if "报告.docx" in command:
        assert run_drafter("render", "a.yaml", "-o", "报告.docx", cwd=place).returncode == 0
    for source in ("a.yaml", "报告.txt", "报告.docx"):
        if (place / source).exists():
            (place / source).chmod(kept)
    before = {path: mode(path) for path in place.rglob("*")}
    for run in ("new", "again"):
        done = run_drafter(*command, cwd=place)
        made = [path for path in place.rglob("*") if path not in before and not path.name.endswith(".lock")]
        assert made, done.stdout + done.stderr
        for path in made:
            assert mode(path) & 0o077 & ~(kept | kept >> 2 & 0o011 if path.is_dir() else kept) == 0, (run, path)
        for path in made:
            path.chmod(0o644 if path.is_file() else mode(path))  # as an earlier version left it
        if command[0] == "new":
            break
    assert {path: mode(path) for path in before} == before, "what was there keeps its mode"


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_the_rights_of_one_group_are_not_given_to_another(folder: Path) -> None:
    place = folder / "单位"
    os.chown(place / "a.yaml", 0, 23456)
    (place / "a.yaml").chmod(0o640)
    assert run_drafter("render", "a.yaml", "-o", "新.docx", cwd=place).returncode == 0
    assert mode(place / "新.docx") == 0o600


@POSIX
def test_an_export_that_fails_leaves_no_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = folder / "单位"
    write_tree(place, {"a.yaml": make_answers(科室={"行政执法": "职成教科"})})

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    before = sorted(place.rglob("*"))
    monkeypatch.setattr(files, "_write_all", full)
    with pytest.raises(OutputError, match="写不进去（磁盘"):
        export_forms(str(place / "a.yaml"), str(place / "甲" / "乙"), everything=True)
    assert sorted(place.rglob("*")) == before


def test_several_renders_at_once_to_one_new_file_all_succeed(folder: Path) -> None:
    place = folder / "单位"
    command = [sys.executable, "-m", "drafter", "render", "a.yaml", "-o", "新.docx"]
    running = [subprocess.Popen(command, cwd=place, stderr=subprocess.PIPE) for _ in range(4)]
    told = [each.communicate()[1].decode() for each in running]
    assert [each.returncode for each in running] == [0] * 4, told
    assert [path.name for path in place.glob("新*")] == ["新.docx"]


def test_a_file_that_appears_while_one_is_made_is_kept_when_it_is_somebody_s(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted, write = folder / "新.docx", files.write_new

    def just_before(path: Path, data: bytes, sources: Sequence[Path] = ()) -> None:
        if path == wanted and not wanted.exists():
            wanted.write_bytes("别人的".encode())
        write(path, data, sources)

    monkeypatch.setattr(files, "write_new", just_before)
    written = write_output(DOCX, wanted, b"new")
    assert written.path == folder / "新（2）.docx"
    assert wanted.read_bytes().decode() == "别人的"


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_owner_and_group_stay(folder: Path) -> None:
    path = folder / "单位/a.yaml"
    os.chown(path, 12345, 23456)
    assert run_drafter(*SET, cwd=path.parent).returncode == 0
    for each in (path, path.with_name("a.yaml.bak")):
        assert (each.stat().st_uid, each.stat().st_gid) == (12345, 23456)


@POSIX
def test_files_in_the_cache_are_the_users_alone(folder: Path) -> None:
    place = folder / "单位"
    run_drafter("render", "a.yaml", "-o", "a.txt", cwd=place)
    cached = [path for path in (folder / ".单位-home").rglob("*") if path.is_file()]
    assert cached
    assert {path: mode(path) for path in cached if mode(path) & 0o077} == {}


@POSIX
def test_what_a_killed_run_left_is_cleared_and_what_is_in_use_stays(folder: Path) -> None:
    place = folder / "单位"
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    in_use = files.temporary_path(place, "a.yaml")
    stray, full = (Path(str(in_use).replace(f"-{os.getpid()}-", f"-{ended.pid}-") + end) for end in ("", "x"))
    full = full.with_name(full.name.replace(".drafter-tmpx", "").replace("a.yaml", "夹") + ".drafter-tmp")
    write_tree(place, {in_use.name: "a", stray.name: "b", f"{full.name}/地区.yaml": "c", "我.drafter-tmp": "d"})
    assert run_drafter(*SET, cwd=place).returncode == 0
    assert in_use.exists()
    assert (place / "我.drafter-tmp").exists()
    assert not stray.exists()
    assert not full.exists()


WRITERS: dict[str, Callable[[Path, bytes], object]] = {
    "write_whole": files.write_whole,
    "write_new": files.write_new,
    "rewrite": files.rewrite,
    "write_private": files.write_private,
}


STEPS = dict.fromkeys(WRITERS, ("write", "fsync", "replace")) | {"write_new": ("write", "fsync")}
"""What each does that the system may refuse."""


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("step", ["write", "fsync", "replace", "link"])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    name: str, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    if name != "write_new":
        path.write_bytes(b"old")
    before = list(tmp_path.iterdir())

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    if step in STEPS[name]:
        with pytest.raises(DrafterError, match="磁盘已满"):
            WRITERS[name](path, b"new")
        assert list(tmp_path.iterdir()) == before
        assert not before or path.read_bytes() == b"old"
    else:  # a file system without hard links too
        WRITERS[name](path, b"new")
        assert [(each, each.read_bytes()) for each in tmp_path.iterdir()] == [(path, b"new")]


def test_a_file_made_read_only_is_not_changed(folder: Path) -> None:
    path = folder / "单位/a.yaml"
    before = path.read_bytes()
    path.chmod(0o444)
    done = run_drafter(*SET, cwd=path.parent)
    assert done.returncode == 1
    assert "写不进去" in done.stderr
    assert path.read_bytes() == before
