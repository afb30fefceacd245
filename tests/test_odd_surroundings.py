"""What surrounds a command: names, links, rights, streams, folders that go. Each told in one Chinese sentence."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from builders import (
    dump,
    make_answers,
    private_environment,
    render_in_process,
    run_drafter,
    snapshot,
    write_tree,
)
from forms import write_package

from drafter.answers.answers_file import AnswersFile
from drafter.answers.load import load_answers
from drafter.errors import DrafterError
from drafter.folders import template_roots

pytestmark = pytest.mark.long

KIND = {"种类": "法治政府建设年度报告", "标题": "报告", "提纲": [{"标题": "检查", "段落": "正文"}]}
FILES: dict[str, str | bytes] = {
    "填报.yaml": make_answers(单位和报告={"地区模板": "试用"}),
    "templates/试用/地区.yaml": dump({"名称": "试用", "上级模板": "通用", "报告": [KIND]}),
    "templates/试用/正文.txt": "全年检查{{ 行政执法.行政检查次数 }}。",
}
posix = pytest.mark.skipif(os.name == "nt", reason="needs what POSIX has")
COMMANDS = [
    ("render", "填报.yaml"),
    ("check", "填报.yaml"),
    ("status", "填报.yaml"),
    ("preview", "填报.yaml", "--section", "正文"),
    ("sheets", "export", "填报.yaml"),
    ("set", "填报.yaml", "行政检查次数=5"),
    ("fill", "填报.yaml"),
    ("new", "新.yaml", "--from", "填报.yaml", "--blank"),
    ("jurisdictions", "check", "试用"),
    ("jurisdictions",),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_tree(tmp_path / "年报", FILES)


def told(done: subprocess.CompletedProcess[str]) -> str:
    """Return what a command complained of, in Chinese and without a traceback."""
    said = done.stderr + done.stdout
    assert "Traceback" not in said
    assert done.returncode in (0, 1, 2)
    return said


def a_folder(path: Path) -> None:
    path.mkdir()


def a_loop(path: Path) -> None:
    path.symlink_to(path.name)


def nowhere(path: Path) -> None:
    path.symlink_to("没有这个文件")


@posix
@pytest.mark.parametrize("becomes", [a_folder, a_loop, nowhere])
@pytest.mark.parametrize("name", ["填报.yaml", "templates/试用/正文.txt", "templates/试用/地区.yaml", "templates"])
def test_a_file_that_is_something_else_is_told_by_every_command(folder, name, becomes):
    path = folder / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    becomes(path)
    for arguments in COMMANDS:
        said = told(run_drafter(*arguments, cwd=folder))
        assert "RuntimeError" not in said


@pytest.mark.parametrize("name", ["长" * 90, "长" * 300, f"{'长' * 80}/{'长' * 80}", "a" * 5000])
def test_a_name_that_no_file_has_is_told(folder, name):
    for arguments in COMMANDS:
        given = [name + ".yaml" if word == "填报.yaml" else name if word == "试用" else word for word in arguments]
        done = run_drafter(*given, cwd=folder)
        assert told(done)
        assert done.returncode or arguments == ("jurisdictions",)
    assert sorted(snapshot(folder)) == sorted(FILES)


@pytest.mark.parametrize("output", ["", ".", "/", "..", "没有/甲.docx", "长" * 300 + ".docx"])
def test_an_output_without_a_name_is_refused(folder, output):
    done = run_drafter("render", "填报.yaml", "-o", output, cwd=folder)
    assert done.returncode in (1, 2)
    assert told(done)
    assert sorted(snapshot(folder)) == sorted(FILES)


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="macOS takes only UTF-8 in names")
@pytest.mark.parametrize("form", ["json", "sarif", "docx", "列表"])
@pytest.mark.parametrize("written", [False, True])
def test_a_file_whose_name_is_no_utf8_is_checked(folder, form, written):
    output = ("-o", "出." + {"列表": "txt"}.get(form, form)) if written else ()
    name = os.fsdecode(b"\xff\xfe.yaml")
    shutil.copy(folder / "填报.yaml", folder / name)
    done = run_drafter("check", name, "--format", form, *output, cwd=folder)
    assert done.returncode in (0, 1), done.stderr
    told(done)


@posix
def test_a_command_in_a_folder_that_is_gone_says_so(folder):
    script = f'cd "{folder}" && rm -r "{folder}" && exec "{sys.executable}" -m drafter jurisdictions'
    done = subprocess.run(
        ["/bin/sh", "-c", script],
        check=False,
        env=private_environment(folder.parent / "home"),
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 1
    assert done.stderr == "错误：当前文件夹已经没有了（被删除、改名或挪走）；请用 cd 换到别的文件夹再试\n"


@posix
@pytest.mark.parametrize(
    ("streams", "why"),
    [
        (">/dev/full", "磁盘已满"),
        (">&-", "已经关闭"),
        (">&- <&-", "已经关闭"),
        (">/dev/full 2>/dev/full", None),
        (">&- 2>&- <&-", None),
    ],
)
@pytest.mark.parametrize("arguments", ["status 填报.yaml", "render 填报.yaml", "check 填报.yaml", "jurisdictions"])
def test_output_that_cannot_be_shown_is_told(folder, streams, why, arguments):
    if "full" in streams and not Path("/dev/full").exists():
        pytest.skip("there is no full device")
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "{sys.executable}" -m drafter {arguments} {streams}'],
        check=False,
        cwd=folder,
        env=private_environment(folder.parent / "home"),
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode in (1, 2)
    if why:
        assert done.stderr == f"错误：结果显示不出来（{why}）；请检查屏幕、管道或 > 后面的文件，换一个位置再试\n"
    assert [name for name in snapshot(folder) if FILES.get(name) and snapshot(folder)[name] != as_bytes(name)] == []


def as_bytes(name: str) -> bytes:
    content = FILES[name]
    return content.encode() if isinstance(content, str) else content


@posix
@pytest.mark.parametrize("command", ["fill 填报.yaml", "new 新.yaml", "sheets import 填报.yaml 填报.yaml"])
def test_a_question_without_an_input_is_refused(folder, command):
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "{sys.executable}" -m drafter {command} <&-'],
        check=False,
        cwd=folder,
        env=private_environment(folder.parent / "home"),
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 1
    assert told(done)


@posix
@pytest.mark.parametrize("place", ["templates", "templates/试用", "templates/试用/地区.yaml", "填报.yaml"])
def test_what_may_not_be_read_is_told(folder, place):
    setpriv = shutil.which("setpriv")
    if os.geteuid() == 0 and setpriv is None:
        pytest.skip("nothing stops this user from reading")
    rights = "-dac_override,-dac_read_search"
    before = [setpriv, f"--bounding-set={rights}", f"--inh-caps={rights}"] if os.geteuid() == 0 and setpriv else []
    (folder / place).chmod(0)
    try:
        for arguments in COMMANDS:
            done = subprocess.run(
                [*before, sys.executable, "-m", "drafter", *arguments],
                check=False,
                cwd=folder,
                env=private_environment(folder.parent / "home"),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
            )
            said = told(done)
            assert done.returncode or arguments[0] == "jurisdictions"
            assert f"试用/{folder}" not in said, "the folder is told twice"
    finally:
        (folder / place).chmod(0o755)


@posix
@pytest.mark.parametrize("becomes", [a_folder, a_loop, nowhere])
def test_an_answers_file_that_becomes_something_else_while_it_is_filled_is_told(tmp_path, becomes):
    path = tmp_path / "填报.yaml"
    path.write_text(make_answers(), "utf-8")
    answers = load_answers(path, template_roots())
    draft = AnswersFile(path, answers.jurisdiction)
    path.unlink()
    becomes(path)
    with pytest.raises(DrafterError, match="填报"):
        draft.refreshed()
    assert path.is_dir() or path.is_symlink()


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"]
)
@pytest.mark.parametrize("content", [b"", b"<w:document", b"\x00\xff", b"<a><b></a>"])
def test_damaged_xml_in_a_document_is_told_when_comments_are_asked_for(tmp_path, part, content):
    made = render_in_process(make_answers()).data
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    write_package(tmp_path / "报告.docx", {**parts, part: content})
    done = run_drafter("check", "报告.docx", "--format", "docx", cwd=tmp_path)
    assert done.returncode in (0, 1, 2)
    assert "报告.docx" in told(done)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["chek"], "没有“chek”这个命令，可选 open、new、fill、import、"),
        (["check", "a", "--format", "x"], "--format 后面不能写“x”，可选 列表、json、sarif、docx"),
        (["check", "a", "--format"], "--format 后面要写一个值"),
        (["check", "a", "--year", "x"], "--year 后面要写数字，不能写“x”"),
        (["check", "a", "--all=3"], "--all 后面不用写值，请去掉“3”"),
        (["render", "a", "--f", "x"], "“--f”不明确，可能是 --format、--final、--force"),
        (["render", "a", "-o", "/"], "-o/--output 后面要写一个文件名，不能写“/”"),
        (["sheets", "import"], "缺少填报文件、表"),
        (["set", "a"], "缺少名称=答案"),
    ],
)
def test_a_command_line_that_is_wrong_is_told_in_chinese(tmp_path, arguments, says):
    done = run_drafter(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert f"命令写得不对：{says}" in done.stderr
    assert done.stderr.endswith("；加 -h 可看说明和例子\n")
