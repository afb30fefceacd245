"""What many tests start from: a small answers file, a tree of files, a command that ran."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from unittest import mock

import docx
import yaml

from drafter import cli
from drafter.answers.load import parse_answers
from drafter.folders import shipped
from drafter.pages.blocks import Addressee, Block, Document, Heading, Item, Paragraph
from drafter.rendering import Rendering, render
from drafter.text_runs import text_of

EXAMPLE = shipped("examples") / "hedong-2021.yaml"
TITLE = "河东区教育局2021年法治政府建设年度报告"
"""The title of the report that `make_answers()` makes, and so the name of its file."""


class _Dumper(yaml.SafeDumper):
    """Writes YAML as people do: nothing behind the colon where nothing is answered."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


_Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))
_Dumper.add_multi_representer(str, lambda dumper, text: dumper.represent_str(str(text)))  # AnswerPath


def dump(tree: Mapping[str, Any]) -> str:
    """Return plain data as the text of a YAML file."""
    return yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=999)


def answers_tree(**changes: Any) -> dict[str, Any]:
    """Return the answers of a small 通用 report as plain data.

    `changes` come by the Chinese title of their group: a mapping is merged into the group,
    any other value stands in its place, None leaves it out.
    """
    tree: dict[str, Any] = {
        "格式版本": "1",
        "单位和报告": {
            "地区模板": "通用",
            "单位全称": "河东区教育局",
            "单位简称": "河东区教育局",
            "年度": "2021",
            "报告种类": "法治政府建设年度报告",
            "主送机关": "不适用",
            "落款": "有",
            "成文日期": "2022年1月29日",
        },
        "行政执法": {"行政检查次数": "77"},
        "其他情况": "无",
    }
    for title, change in changes.items():
        if change is None:
            tree.pop(title, None)
        elif isinstance(change, Mapping) and isinstance(tree.get(title), dict):
            tree[title] = {**tree[title], **change}
        else:
            tree[title] = change
    return tree


def make_answers(**changes: Any) -> str:
    """Return the text of a small, valid answers file; `changes` as in `answers_tree`."""
    return dump(answers_tree(**changes))


def write_tree(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write `files` (path → content) below `folder` and return `folder`."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def render_in_process(text: str, *roots: Path) -> Rendering:
    """Return the rendering of the answers in `text`; `roots` hold further jurisdictions."""
    answers = parse_answers(text, Path("填报.yaml"), (*roots, shipped("templates")))
    return render(answers)


def lines_of(document: Document) -> list[str]:
    """Return the text of each heading, item and paragraph, with its number."""
    return [line for block in document.blocks if (line := _line(block))]


def _line(block: Block) -> str:
    if isinstance(block, Heading | Item):
        return block.number + text_of(block.runs)
    return text_of(block.runs) if isinstance(block, Paragraph | Addressee) else ""


def render_text(path: Path) -> list[str]:
    """Return the texts of the paragraphs of the .docx at `path`, empty ones left out."""
    return [p.text for p in docx.Document(str(path)).paragraphs if p.text]


def private_environment(home: Path) -> dict[str, str]:
    """Return an environment in which a command finds nothing of the user's own settings."""
    folders = {
        "HOME": home,
        "USERPROFILE": home,
        "LOCALAPPDATA": home / "cache",
        "APPDATA": home / "config",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_STATE_HOME": home / "state",
    }
    utf8 = {"PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8", "COLUMNS": "80"}
    shown = {"DRAFTER_TRACEBACK": "1"}  # a test wants to see what went wrong
    return {**os.environ, **{name: str(path) for name, path in folders.items()}, **utf8, **shown}


def run_python(
    *arguments: str | Path, cwd: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Return what `python arguments…` did in the folder `cwd`, away from the user's settings."""
    # Not below `cwd`: a test may compare what stands there before and after.
    home = cwd.parent / f".{cwd.name}-home"
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=cwd,
        env={**private_environment(home), **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def run_drafter(
    *arguments: str | Path, cwd: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Return what `drafter arguments…` did in the folder `cwd`, in a tenth of the time that a process takes.

    It runs in this process; where `env` is for the interpreter itself it gets one of its own.
    """
    if any(name.startswith(("PYTHON", "LANG", "LC_")) for name in env or {}):
        return run_drafter_process(*arguments, cwd=cwd, env=env)
    typed = [str(each) for each in arguments]
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    home = cwd.parent / f".{cwd.name}-home"
    with (
        mock.patch.dict(os.environ, {**private_environment(home), **(env or {})}, clear=True),
        mock.patch.multiple(sys, stdin=io.StringIO(), stdout=out, stderr=err),
        contextlib.chdir(cwd),
    ):
        code = _ended_with(typed)
    return subprocess.CompletedProcess(["drafter", *typed], code, _written(out), _written(err))


def _ended_with(arguments: list[str]) -> int:
    """Return the exit code of a command that runs in this process."""
    try:
        return cli.main(arguments)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 1
    except Exception:
        traceback.print_exc()
        return 1


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode("utf-8").replace("\r\n", "\n")


def run_drafter_process(
    *arguments: str | Path, cwd: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Return what `drafter arguments…` did in the folder `cwd` as a process of its own."""
    return run_python("-m", "drafter", *arguments, cwd=cwd, env=env)


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return the bytes of all files below `folder`, by their paths, without the hidden copies of what was written."""
    files = {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {name.as_posix(): path.read_bytes() for name, path in files.items() if ".drafter" not in name.parts}


def write_jurisdiction(root: Path, sections: Mapping[str, str], **manifest: Any) -> Path:
    """Write a jurisdiction 试用 with `sections` (name → text) below `root` and return `root`.

    It inherits from 通用; its outline is one heading a section, unless `manifest` says other. `事实` in it are its facts.
    """
    facts = manifest.pop("事实", [])
    outline = [{"标题": name, "段落": name} for name in sections]
    kind = {"种类": "法治政府建设年度报告", "标题": "{单位简称}|年度报告", "提纲": outline}
    content = {"名称": "试用模板", "上级模板": "通用", "报告": [kind], **manifest}
    files = {f"试用/{name}.txt": text for name, text in sections.items()}
    if facts:
        files["试用/事实.yaml"] = dump({"事实": facts})
    return write_tree(root, {"试用/地区.yaml": dump(content), **files})
