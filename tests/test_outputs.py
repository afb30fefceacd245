"""Whatever a command writes: nothing is replaced that this program did not write, and no input."""

from __future__ import annotations

import argparse
import ast
import io
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from builders import make_answers, render_in_process, write_tree

import drafter
from drafter import seals
from drafter.answers.answers_file import AnswersFile
from drafter.answers.edits import SetAnswer
from drafter.answers.load import load_answers
from drafter.cli import build_parser, main
from drafter.errors import DrafterError
from drafter.folders import template_roots
from drafter.merging.documents import merge_documents
from drafter.merging.documents.merge_documents import UnprovenMergeError
from drafter.outputs.output_sorts import WRITES, Existing, Output
from drafter.outputs.output_writer import write_output
from drafter.pages.pdf.pdf_writer import Pdf, sealed
from drafter.pages.word.docx_package import unpack

FINED = {"行政处罚件数": "9"}
FOREIGN = "别人的文件".encode()
FORM_NAME = "表/2021年填报表-职成教科.xlsx"
SCENARIOS: dict[tuple[str, str], tuple[str, str]] = {
    ("render", "Word 文档"): ("render a.yaml -o 报告.docx", "报告.docx"),
    ("fill", "Word 文档"): ("render a.yaml -o 报告.docx", "报告.docx"),  # the home screen runs this very command
    ("open", "Word 文档"): ("render a.yaml -o 报告.docx", "报告.docx"),  # its buttons call what these commands call
    ("open", "PDF"): ("render a.yaml -o 报告.docx --pdf", "报告.pdf"),
    ("open", "科室填报表"): ("sheets export a.yaml --all -o 表", FORM_NAME),
    ("open", "新的填报文件"): ("new b.yaml --jurisdiction 通用 --blank", "b.yaml"),
    ("render", "网页"): ("render a.yaml -o 报告.html", "报告.html"),
    ("render", "纯文本"): ("render a.yaml -o 报告.txt", "报告.txt"),
    ("render", "PDF"): ("render a.yaml -o 报告.docx --pdf", "报告.pdf"),
    ("render", "合并稿"): ("render a.yaml -o 手改.docx", "手改（合并稿）.docx"),
    ("render", "三种说法（合并不了时）"): ("render a.yaml -o 合不上.docx", "合不上（三种说法）.docx"),
    ("compare", "对照稿"): ("compare 手改.docx a.yaml -o 对照.docx", "对照.docx"),
    ("check", "带批注的 Word 文档"): ("check a.yaml --format docx -o 批注.docx", "批注.docx"),
    ("check", "改好标点和数字的 Word 文档"): ("check 手改.docx --fix -o 修.docx", "修.docx"),
    ("check", "改好标点和数字的文本"): ("check 旧稿.txt --fix -o 修.txt", "修.txt"),
    ("check", "检查结果（列表）"): ("check a.yaml -o 结果.txt", "结果.txt"),
    ("check", "检查结果（JSON）"): ("check a.yaml --format json -o 结果.json", "结果.json"),
    ("check", "检查结果（SARIF）"): ("check a.yaml --format sarif -o 结果.sarif", "结果.sarif"),
    ("questions", "填报项目清单"): ("questions 通用 -o 清单.docx", "清单.docx"),
    ("schema", "填报文件的 JSON Schema"): ("schema -o s.json", "s.json"),
    ("sheets export", "科室填报表"): ("sheets export a.yaml --all -o 表", FORM_NAME),
    ("import", "新的填报文件"): ("import 旧稿.txt -o b.yaml", "b.yaml"),
    ("new", "新的填报文件"): ("new b.yaml --jurisdiction 通用 --blank", "b.yaml"),
    ("jurisdictions new", "地区模板的文件夹"): ("jurisdictions new 我区 --from 通用", "templates/我区/地区.yaml"),
    ("jurisdictions override", "段落文件"): ("jurisdictions override 已有 法治宣传", "templates/已有/法治宣传.txt"),
    ("jurisdictions update", "从上级复制来的段落文件"): ("jurisdictions update 已有", "templates/已有/法治宣传.txt"),
    ("set", "填报文件"): ("set a.yaml 行政检查次数=88", "a.yaml"),
    ("take", "填报文件"): ("take 手改.docx a.yaml --yes", "a.yaml"),
    ("take", "地区模板的写法.yaml"): ("take 手改.docx 已有.yaml --yes --to-jurisdiction", "templates/已有/写法.yaml"),
    ("sheets assign", "填报文件"): ("sheets assign a.yaml 行政执法=督导室", "a.yaml"),
}
"""A command line for what each command writes, and where it goes."""
SCENARIOS |= {
    (command, title): ("package a.yaml --again", f"a送审包/第2次/{name}.docx")
    for command in ("package", "open")
    for title, name in {
        "审签单": "1-审签单",
        "送审稿": "2-送审稿（第2次）",
        "对照稿": "5-与上次对照",
        "数字一览": "3-数字一览",
        "核对情况": "4-核对情况",
    }.items()
}
PROVE = merge_documents._prove
SUBMITTED = ".drafter/a（第{}次送审）.docx"
BASE = "底稿（合并手改时比对用）"
SCENARIOS |= {
    (name, BASE): ("render a.yaml -o 报告.docx", ".drafter/报告.docx.json") for name in ("render", "fill", "open")
}
SCENARIOS |= {
    ("take", BASE): ("take 手改.docx a.yaml --yes", ".drafter/手改.docx.已收回.json"),
    ("package", BASE): ("package a.yaml --again", ".drafter/2-送审稿（第2次）.docx.json"),
    **{
        (command, "送审稿的留底（下次送审时对照用）"): ("package a.yaml --again", SUBMITTED.format(2))
        for command in ("package", "open")
    },
}
SCENARIOS["open", "合并稿"] = SCENARIOS["render", "合并稿"]
SCENARIOS |= {
    (name, "导入时读到的（核对时用）"): ("import 旧稿.txt -o b.yaml", ".drafter/b.yaml.导入.json")
    for name in ("import", "review", "open")
}
BY_DRAFT = {
    ("new", "填报文件"),
    ("fill", "填报文件"),
    ("open", "填报文件"),
    ("sheets import", "填报文件"),
    ("review", "填报文件"),
}
"""What is saved by `AnswersFile`, which a test of its own covers."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder: a.yaml, a jurisdiction 已有; PDFs are made without LibreOffice."""
    place = tmp_path / "单位"
    manifest = "格式版本: 1\n名称: 已有\n上级模板: 通用\n"
    write_tree(
        place,
        {
            "a.yaml": make_answers(科室={"行政执法": "职成教科"}, 处罚许可=FINED),
            "已有.yaml": make_answers(单位和报告={"地区模板": "已有"}, 处罚许可=FINED),
            "templates/已有/地区.yaml": manifest,
        },
    )
    monkeypatch.chdir(place)
    Path("手改.docx").write_bytes(edited_by_hand())
    Path("合不上.docx").write_bytes(edited_by_hand())
    monkeypatch.setattr("drafter.merging.documents.merge_documents._prove", prove_others)
    write_submitted(place)
    Path("旧稿.txt").write_text("截止目前,检查77次。\n", encoding="utf-8")
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    made = Pdf(sealed(b"%PDF-1.7\nstartxref\n0\n%%EOF\n"), {}, ())
    monkeypatch.setattr("drafter.pages.pdf.pdf_writer.make_pdf", lambda *_: made)
    return place


def prove_others(data: bytes, name: str, *rest: Any) -> None:
    """Prove a merge, unless the document is called 合不上."""
    if name == "合不上.docx":
        raise UnprovenMergeError(name)
    PROVE(data, name, *rest)


def write_submitted(folder: Path) -> None:
    """Write what is there when a.yaml was submitted twice: the first draft as it is kept, the folder of the second."""
    (folder / "a送审包" / "第2次").mkdir(parents=True)
    (folder / ".drafter").mkdir()
    (folder / SUBMITTED.format(1)).write_bytes(made_of(66))


def made_of(inspections: int) -> bytes:
    """Return the document of the answers in a.yaml but for the number of inspections."""
    office = {"行政执法": "职成教科"}
    text = make_answers(科室=office, 行政执法={"行政检查次数": str(inspections)}, 处罚许可=FINED)
    return render_in_process(text).data


def edited_by_hand() -> bytes:
    """Return a document of other answers than a.yaml in which somebody changed a word."""
    parts = unpack(made_of(66))
    text = parts["word/document.xml"].decode()
    assert "全年开展行政检查" in text
    changed = text.replace("全年开展行政检查", "一年来开展行政检查").replace("处罚决定9件", "处罚决定8件")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in (parts | {"word/document.xml": changed.encode()}).items():
            package.writestr(name, content)
    return stream.getvalue()


def run(line: str) -> int:
    """Return the exit code of `drafter LINE`, run in this process."""
    return main(line.split())


def commands(parser: argparse.ArgumentParser, name: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Yield all commands and their actions with their parsers, as `sheets export`."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, below in action.choices.items():
                yield f"{name} {word}".strip(), below
                yield from commands(below, f"{name} {word}".strip())


def of_kind(existing: Existing) -> list[tuple[str, Output]]:
    """Return what is written by the command lines of SCENARIOS, each line and file once, whichever commands run it."""
    found = [(name, each) for name, all_ in WRITES.items() for each in all_ if each.existing is existing]
    return list({(SCENARIOS.get((name, each.title), name), each): (name, each) for name, each in found}.values())


def shown(case: object) -> str | None:
    return case.title if isinstance(case, Output) else None


def test_every_command_says_what_it_writes() -> None:
    known = dict(commands(build_parser()))
    assert set(known) == set(WRITES)
    for name, parser in known.items():
        options = {word for action in parser._actions for word in action.option_strings}
        assert "--output" not in options or WRITES[name], f"{name} has -o and writes nothing"
        forced = any(output.force for output in WRITES[name])
        assert ("--force" in options) == forced or name in ("fill", "open"), name


def test_every_output_is_tried_here() -> None:
    tried = {*SCENARIOS, *BY_DRAFT}
    assert {(name, output.title) for name, all_ in WRITES.items() for output in all_} == tried


@pytest.mark.parametrize(("name", "output"), of_kind(Existing.KEPT), ids=shown)
def test_what_somebody_wrote_or_changed_is_never_replaced(
    name: str, output: Output, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line, place = SCENARIOS[name, output.title]
    target = folder / place
    beside, third = (target.with_name(f"{target.stem}（{number}）{target.suffix}") for number in (2, 3))
    run(line)
    assert target.exists(), capsys.readouterr()
    run(line)
    assert not beside.exists(), "its own output is not recognised"
    target.write_bytes(FOREIGN)
    capsys.readouterr()
    for _ in range(2):
        run(line)
        told = capsys.readouterr().out
        assert f"注意：“{target.name}”" in told
        assert f"，没有动它；这次写到旁边的“{beside.name}”" in told
    assert target.read_bytes() == FOREIGN
    assert beside.exists()
    assert not third.exists(), "the untouched one beside it is not used again"
    changed = beside.read_bytes().replace(b"e", b"E", 1)[:-1]
    beside.write_bytes(changed)
    run(line)
    assert (target.read_bytes(), beside.read_bytes()) == (FOREIGN, changed)
    assert third.exists()


@pytest.mark.parametrize(("name", "output"), of_kind(Existing.KEPT), ids=shown)
def test_an_output_is_recognised_after_it_was_moved(name: str, output: Output, folder: Path) -> None:
    line, place = SCENARIOS[name, output.title]
    run(line)
    (folder / "别处").mkdir()
    moved = shutil.move(folder / place, folder / "别处" / ("换了名" + Path(place).suffix))
    assert output.is_ours(Path(moved).read_bytes())
    assert not output.is_ours(Path(moved).read_bytes() + b" ")


@pytest.mark.parametrize(("name", "output"), [each for each in of_kind(Existing.KEPT) if each[1].force], ids=shown)
def test_force_replaces_and_keeps_every_version(name: str, output: Output, folder: Path) -> None:
    line, place = SCENARIOS[name, output.title]
    target = folder / place
    for version in (FOREIGN, FOREIGN * 2):
        target.write_bytes(version)
        run(f"{line} --force")
        assert output.is_ours(target.read_bytes())
    kept = [target.with_name(f"{target.name}{ending}").read_bytes() for ending in (".bak", ".bak2")]
    assert kept == [FOREIGN, FOREIGN * 2]


@pytest.mark.parametrize(("name", "output"), of_kind(Existing.NEW_ONLY), ids=shown)
def test_what_must_be_new_is_refused_where_something_is(
    name: str, output: Output, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line, place = SCENARIOS[name, output.title]
    target = folder / place
    assert run(line) == 0
    target.write_bytes(FOREIGN if name != "jurisdictions override" else b"x")
    before = target.read_bytes()
    assert run(line) == 1
    assert "已经" in capsys.readouterr().err
    assert target.read_bytes() == before


@pytest.mark.parametrize(("name", "output"), of_kind(Existing.OWN), ids=shown)
def test_a_file_of_the_program_s_own_is_hidden_and_made_anew(name: str, output: Output, folder: Path) -> None:
    line, place = SCENARIOS[name, output.title]
    run(line)
    first = (folder / place).read_bytes()
    assert output.is_ours(first)
    assert Path(place).parts[0].startswith(".")
    (folder / place).write_bytes(FOREIGN)
    (folder / "b.yaml").unlink(missing_ok=True)  # an import makes a new file
    run(line)
    assert (folder / place).read_bytes() == first


@pytest.mark.parametrize("name", ["set", "sheets assign", "take"])
def test_a_saved_answers_file_is_kept_as_it_was(name: str, folder: Path) -> None:
    before = (folder / "a.yaml").read_bytes()
    assert run(SCENARIOS[name, "填报文件"][0]) == 0
    assert (folder / "a.yaml").read_bytes() != before
    assert (folder / "a.yaml.bak").read_bytes() == before


def test_saved_wordings_of_a_jurisdiction_are_kept_as_they_were(folder: Path) -> None:
    line, place = SCENARIOS["take", "地区模板的写法.yaml"]
    before = "# 自己写的\n手改写法:\n  - {所在段落: 执法检查, 原句: 甲。, 改为: 乙。}\n"
    (folder / place).write_text(before, encoding="utf-8")
    assert run(line) == 0
    assert "一年来开展行政检查" in (folder / place).read_text(encoding="utf-8")
    assert (folder / f"{place}.bak").read_text(encoding="utf-8") == before


def test_what_a_questionnaire_saves_is_kept_as_it_was(folder: Path) -> None:
    path = folder / "a.yaml"
    before = path.read_bytes()
    kept = AnswersFile(path, load_answers(path, template_roots(folder)).jurisdiction)
    for number in ("88", "89"):
        kept.change(SetAnswer(("行政执法", "行政检查次数"), number))
    assert "89" in path.read_text(encoding="utf-8")
    assert (folder / "a.yaml.bak").read_bytes() == before


@pytest.mark.parametrize(("name", "output"), of_kind(Existing.BROUGHT_IN), ids=shown)
def test_a_copied_section_is_kept_as_it_was_before_a_merge(name: str, output: Output, folder: Path) -> None:
    line, place = SCENARIOS[name, output.title]
    own = folder / place
    assert run(f"jurisdictions override 已有 {own.stem}") == 0
    above = own.read_bytes()
    older = "从前上级写的一行。\n".encode() + above
    base = own.parent / ".上级原文" / own.name
    for path in (own, base):
        path.write_bytes(older)
    assert run(line) == 0
    assert own.read_bytes() == above
    assert base.with_name(f"{own.stem}（合并前）.txt").read_bytes() == older


REFUSED = {
    "last year's answers": ("check r.docx --last a.yaml --format json -o a.yaml", "a.yaml", "这次要读的文件本身"),
    "the list over the document": ("check r.docx -o r.docx", "r.docx", "这次要读的文件本身"),
    "by another path": ("check r.docx -o ../单位/r.docx --format docx", "r.docx", "这次要读的文件本身"),
    "a list as a document": ("check a.yaml -o r.docx", "r.docx", "不能用 .docx 结尾；请改成 r.txt"),
    "JSON as answers": ("check r.docx --format json -o a.yaml", "a.yaml", "不能用 .yaml 结尾；请改成 a.json"),
    "a folder": ("check a.yaml -o templates", "a.yaml", "这是一个文件夹"),
    "no folder": ("check a.yaml -o 没有/x.txt", "a.yaml", "没有这个文件夹"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_target_that_cannot_be_is_refused(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line, path, told = REFUSED[name]
    write_document(folder / "r.docx")
    before = (folder / path).read_bytes()
    assert run(line) == 2
    assert told in capsys.readouterr().err
    assert (folder / path).read_bytes() == before


KEPT = {output.title: output for _, output in of_kind(Existing.KEPT)}


@pytest.mark.parametrize("title", KEPT)
@pytest.mark.parametrize("kind", ["itself", "link", "hard link"])
def test_an_input_is_refused_under_every_name(title: str, kind: str, folder: Path) -> None:
    output = KEPT[title]
    given = folder / f"读{output.endings[0]}"
    given.write_bytes(FOREIGN)
    target = folder / f"写{output.endings[0]}"
    make: dict[str, Callable[[], None]] = {
        "link": lambda: target.symlink_to(given),
        "hard link": lambda: target.hardlink_to(given),
    }
    if kind == "itself":
        target = given
    else:
        make[kind]()
    with pytest.raises(DrafterError, match="这次要读的文件本身"):
        write_output(output, target, b"{\n}\n", inputs=[given], force=True)
    assert given.read_bytes() == FOREIGN


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices by name")
@pytest.mark.parametrize("title", KEPT)
def test_a_pipe_or_a_device_is_refused_at_once(title: str, folder: Path) -> None:
    target = folder / f"管道{KEPT[title].endings[0]}"
    os.mkfifo(target)
    with pytest.raises(DrafterError, match="不是普通文件"):
        write_output(KEPT[title], target, b"{\n}\n")


@pytest.mark.parametrize("title", KEPT)
def test_a_document_with_a_second_name_stays(title: str, folder: Path) -> None:
    """Replacing one of two names would leave the other old."""
    output = KEPT[title]
    target = folder / f"稿{output.endings[0]}"
    data = seals.sealed_zip(docx_bytes(folder)) if ".docx" in output.endings else b'{\n "a": 1\n}\n'
    write_output(output, target, data)
    first = target.read_bytes()
    (folder / "第二个名称").hardlink_to(target)
    written = write_output(output, target, data + b"")
    assert written.path.name == f"稿（2）{output.endings[0]}"
    assert target.read_bytes() == first


def docx_bytes(folder: Path) -> bytes:
    """Return the bytes of a small .docx."""
    return write_document(folder / "小.docx").read_bytes()


def write_document(path: Path) -> Path:
    """Write a small .docx that is none of ours."""
    document = docx.Document()
    document.add_paragraph("河东区教育局2021年法治政府建设年度报告")
    document.save(str(path))
    return path


ALLOWED = {
    "files.py": "the writer",
    "ownership.py": "sets owner and mode for the writer",
    "strays.py": "deletes temporary files of killed runs",
    "unforeseen.py": "the last net: it must work where the writer is at fault",
    "streams.py": "opens the null device",
    "inputs.py": "opens what it reads by its flags",
    "redline/package_copy.py": "a zip in memory",
    "importing/filetypes/old_word.py": "a copy in a temporary folder, for the library that reads files alone",
}
WRITING = frozenset(
    (
        *("write_text", "write_bytes", "mkdir", "makedirs", "touch", "unlink", "rmdir", "removedirs", "rmtree"),
        *(
            "rename",
            "renames",
            "hardlink_to",
            "symlink_to",
            "symlink",
            "link",
            "chmod",
            "chown",
            "truncate",
            "ftruncate",
        ),
        *("mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryFile", "TemporaryDirectory"),
    )
)
OF_MODULES = {"os": ("replace", "remove", "open"), "shutil": ("copy", "copy2", "copyfile", "copytree", "move")}


def writes(call: ast.Call) -> bool:
    """Return whether a call changes something on the disk."""
    if isinstance(call.func, ast.Name):
        return call.func.id == "open" and _opens_for_writing(call)
    if not isinstance(call.func, ast.Attribute):
        return False
    name, owner = call.func.attr, getattr(call.func.value, "id", "")
    if name in OF_MODULES.get(owner, ()):
        return True
    in_memory = owner == "copy"  # a package that is put together in memory
    return name in WRITING or (name == "open" and not in_memory and _opens_for_writing(call))


def _opens_for_writing(call: ast.Call) -> bool:
    given = (*call.args, *(keyword.value for keyword in call.keywords))
    modes = [each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return any(set(mode) <= set("rwaxbt+U") and set(mode) & set("wax+") for mode in modes)


def test_no_other_module_changes_anything_on_the_disk() -> None:
    root = Path(drafter.__file__).parent
    found = []
    for path in sorted(root.rglob("*.py")):
        name = path.relative_to(root).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and writes(node)]
        found += [f"{name}:{call.lineno}" for call in calls if name not in ALLOWED]
    assert found == [], "write it with drafter.files or drafter.outputs"
