"""What is read: regular files within their size. Nothing else is opened, and the limit is named."""

from __future__ import annotations

import ast
import os
import re
import socket
import time
from pathlib import Path

import pytest
from builders import make_answers, run_drafter, write_jurisdiction, write_tree

import drafter
from drafter.inputs import UnreadableError, file_bytes, inside
from drafter.jurisdictions.section_files import nearest_file
from drafter.limits import ANSWERS, Size

POSIX = pytest.mark.skipif(os.name != "posix", reason="pipes and devices that lie in folders")
LIMIT_SECONDS = 30
HIDDEN = "这一句不能印出来"
_READERS = {"read_bytes", "read_text", "open", "fdopen", "FileSystemLoader", "fromfile"}
_OWN = {"inputs.py", "jurisdictions/reading.py", "importing/filetypes/old_word.py"}
"""The module that reads, one that reads back what it kept in the user's cache, one what a library made for it."""
_WRITERS = {"files.py", "streams.py", "unforeseen.py"}
"""Modules that open files to write them, or the null device."""


def opened(source: str) -> set[str]:
    """Return how a module reads files past `drafter.inputs`: calls such as path.read_bytes()."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        owner = ast.unparse(node.func.value) if isinstance(node.func, ast.Attribute) else ""
        in_memory = owner in ("package", "source", "copy", "self._zip", "zip_", "form")
        if name in _READERS and owner != "webbrowser" and not in_memory and ast.unparse(node.func) != "read_text":
            found.add(f"{owner}.{name}")
        if name == "ZipFile" and "BytesIO" not in ast.unparse(node) and ast.unparse(node.args[0]) != "stream":
            found.add(f"{owner}.{name}")
    return found


def test_one_module_reads_files():
    root = Path(drafter.__file__).parent
    found = {path.relative_to(root).as_posix(): opened(path.read_text("utf-8")) for path in root.rglob("*.py")}
    assert len(found) > 200
    past = {name: calls for name, calls in found.items() if calls and name not in _OWN | _WRITERS}
    assert past == {}
    assert all(each.startswith("os.") for name in _WRITERS for each in found[name])


@pytest.mark.parametrize(
    "code", ["Path('a').read_bytes()", "open('a')", "path.open()", "os.open(a, 0)", "zipfile.ZipFile(path)"]
)
def test_the_search_sees_a_reading(code):
    assert opened(code)


def special(path: Path, kind: str) -> Path:
    """Make something at `path` that is no file of a sensible size."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "socket":
        here = Path.cwd()
        os.chdir(path.parent)  # a socket's path is short
        try:
            socket.socket(socket.AF_UNIX).bind(path.name)
        finally:
            os.chdir(here)
    elif kind == "folder":
        path.mkdir()
    elif kind == "loop":
        path.symlink_to(path)
    else:
        with path.open("wb") as file:
            file.truncate(8_000_000_000)
    return path


FOLDERS = {"form": "这个文件夹里没有填报表", **dict.fromkeys(("text", "document"), "里面没有可以检查的文件")}
"""What is said of a folder where one may be given."""
KINDS = {
    "pipe": "这是管道",
    "device": "这是设备|指到文件夹外面的链接",
    "socket": "这是套接字",
    "folder": "这是一个文件夹",
    "loop": "绕成圈的链接",
    "8 GB": "文件有 8000 MB，超过.+的上限",
}
SECTIONS = {"references": "{{ 引用('宪法') }}。", "included": "甲。{% include '别的.txt' %}"}
"""What 正文 says where another file is to be read."""
PLACES = {
    "answers": ("填报.yaml", ["render", "填报.yaml"]),
    "set": ("填报.yaml", ["set", "填报.yaml", "行政检查次数", "9"]),
    "text": ("报告.txt", ["check", "报告.txt"]),
    "document": ("报告.docx", ["check", "报告.docx"]),
    "last year": ("上年.docx", ["check", "好.txt", "--last", "上年.docx"]),
    "form": ("表.xlsx", ["sheets", "import", "好.yaml", "表.xlsx"]),
    "manifest": ("templates/试用/地区.yaml", ["render", "好.yaml"]),
    "references": ("templates/试用/引用.yaml", ["render", "好.yaml"]),
    "section": ("templates/试用/正文.txt", ["render", "好.yaml"]),
    "section checked": ("templates/试用/正文.txt", ["jurisdictions", "check", "试用"]),
    "included": ("templates/试用/别的.txt", ["render", "好.yaml"]),
    "section unused": ("templates/试用/没用.txt", ["jurisdictions", "check", "试用"]),
}


def folder_of(tmp_path: Path, section: str = "{{ 年度 }}年。") -> Path:
    """Return a folder with an answers file whose jurisdiction has the section 正文."""
    good = make_answers(单位和报告={"地区模板": "试用"})
    folder = write_tree(tmp_path / "年报", {"好.yaml": good, "好.txt": "全年检查9次。", "口令.txt": HIDDEN})
    write_jurisdiction(folder / "templates", {"正文": section})
    return folder


@POSIX
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", PLACES)
def test_what_is_no_file_of_a_sensible_size_is_refused_at_once(tmp_path, place, kind):
    name, command = PLACES[place]
    folder = folder_of(tmp_path, SECTIONS.get(place, "{{ 年度 }}年。"))
    (folder / name).unlink(missing_ok=True)
    special(folder / name, kind)
    start = time.monotonic()
    done = run_drafter(*command, cwd=folder)
    assert time.monotonic() - start < LIMIT_SECONDS
    said = done.stdout + done.stderr
    assert done.returncode in (1, 2)
    assert Path(name).name in said
    message = FOLDERS.get(place, KINDS[kind]) if kind == "folder" else KINDS[kind]
    assert re.search(message, said), said
    assert "请" in said
    assert "Traceback" not in said


@POSIX
def test_a_pipe_that_takes_the_place_of_a_file_does_not_block(tmp_path, monkeypatch):
    pipe = special(tmp_path / "填报.yaml", "pipe")
    file = write_tree(tmp_path, {"真.yaml": "甲: 乙"}) / "真.yaml"
    status = file.stat()
    monkeypatch.setattr(Path, "stat", lambda *_, **__: status)  # it was a file when it was looked at
    with pytest.raises(UnreadableError, match="这是管道"):
        file_bytes(pipe, ANSWERS)


def test_no_more_than_the_limit_is_read_of_a_file_that_grows(tmp_path):
    path = tmp_path / "甲.yaml"
    path.write_bytes(b"12345")
    assert file_bytes(path, Size(5, "填报文件")) == b"12345"
    with pytest.raises(UnreadableError, match="超过填报文件的上限"):
        file_bytes(path, Size(4, "填报文件"))


LINKS = {
    "section": ("templates/试用/正文.txt", "试用/正文.txt：是指到文件夹外面的链接；请把文件本身放进这个文件夹"),
    "manifest": ("templates/试用/地区.yaml", "试用/地区.yaml：是指到文件夹外面的链接"),
    "references": ("templates/试用/引用.yaml", "试用/引用.yaml：是指到文件夹外面的链接"),
}


@POSIX
@pytest.mark.parametrize("target", ["/etc/passwd", "../../口令.txt", "{absolute}"])
@pytest.mark.parametrize("link", LINKS)
def test_a_link_that_leads_out_of_its_folder_is_not_read(tmp_path, link, target):
    name, message = LINKS[link]
    folder = folder_of(tmp_path, SECTIONS.get(link, "{{ 年度 }}年。"))
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(target.replace("{absolute}", str(folder / "口令.txt")))
    before = sorted(folder.rglob("*"))
    for command in (
        ["render", "好.yaml"],
        ["jurisdictions", "check", "试用"],
        ["preview", "好.yaml", "--section", "正文"],
    ):
        done = run_drafter(*command, cwd=folder)
        assert done.returncode == 1
        assert message.partition("：")[2] in done.stdout + done.stderr
        assert HIDDEN not in done.stdout + done.stderr
        assert "root:" not in done.stdout + done.stderr
    assert sorted(folder.rglob("*")) == before


@POSIX
def test_a_link_within_the_folder_shares_a_text(tmp_path):
    folder = folder_of(tmp_path)
    trial = folder / "templates" / "试用"
    (trial / "正文.txt").unlink()
    (trial / "共用.txt").write_text("本年度是{{ 年度 }}年。", "utf-8")
    (trial / "正文.txt").symlink_to("共用.txt")
    done = run_drafter("render", "好.yaml", "-o", "报告.txt", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "本年度是2021年。" in (folder / "报告.txt").read_text("utf-8-sig")


@POSIX
def test_a_folder_that_is_a_link_out_of_the_templates_is_not_read(tmp_path):
    folder = folder_of(tmp_path)
    (folder / "templates" / "试用").rename(folder / "别处")
    (folder / "templates" / "试用").symlink_to("../别处")
    done = run_drafter("render", "好.yaml", cwd=folder)
    assert done.returncode == 1
    assert "试用：这个地区模板的文件夹是指到别处的链接" in done.stderr


@POSIX
def test_the_folder_of_templates_may_be_a_link(tmp_path):
    folder = folder_of(tmp_path)
    (folder / "templates").rename(tmp_path / "共用模板")
    (folder / "templates").symlink_to(tmp_path / "共用模板")
    assert run_drafter("render", "好.yaml", "-o", "报告.txt", cwd=folder).returncode == 0


def test_a_folder_of_thousands_of_sections_is_refused(tmp_path):
    folder = folder_of(tmp_path)
    write_tree(folder / "templates" / "试用", {f"段{i}.txt": "甲" for i in range(600)})
    done = run_drafter("jurisdictions", "check", "试用", cwd=folder)
    assert "里面有 500 个以上 .txt 文件；请删去不用的" in done.stdout + done.stderr


def test_names_that_lead_elsewhere_are_no_files(tmp_path):
    write_tree(tmp_path, {"甲/地区.yaml": "", "口令.txt": HIDDEN})
    assert inside(tmp_path / "甲", "没有.txt") is None
    with pytest.raises(UnreadableError, match="文件夹外面"):
        inside(tmp_path / "甲", "../口令.txt")
    for name in ("../口令.txt", str(tmp_path / "口令.txt"), "..\\口令.txt", "C:口令.txt", "口令\0.txt", "/口令.txt"):
        assert nearest_file([tmp_path / "甲"], name) is None
