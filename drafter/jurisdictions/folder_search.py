"""Finds the folder of a jurisdiction and its files; says where it looked, and which file has only a wrong name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from drafter.errors import TemplateError
from drafter.files import real_path
from drafter.hints import did_you_mean, quoted
from drafter.inputs import NameTooLongError, UnreadableError, inside
from drafter.jurisdictions.names import MANIFEST, manifests

_LONGEST_NAME = 80
"""Characters of a jurisdiction's name: file systems take 255 bytes."""
_NO_NAME = re.compile(r"^\.|[/\\:\0]")
"""Found in what is no name of a folder, but a way to another."""
_SUFFIXES = re.compile(r"(?:\.(?:yaml|yml|txt|text|md|doc|docx|wps|rtf))+", re.IGNORECASE)
"""What programs put behind a name in place of the right ending, or behind that."""
SAVE_AS = "记事本“另存为”时，“保存类型”选“所有文件”；在资源管理器的“查看”里勾上“文件扩展名”就能看到"


def find_folder(name: str, roots: tuple[Path, ...]) -> Path:
    """Return the folder of the jurisdiction `name` in the first of `roots` that has it.

    Raises TemplateError with the names that exist and the places that were searched, or with the file that is
    misnamed in the folder.
    """
    is_name = 0 < len(name) <= _LONGEST_NAME and not _NO_NAME.search(name)
    for root in roots:
        if is_name and own_file(root / name, MANIFEST) is not None:
            _refuse_link(root / name, root)
            return root / name
    for root in roots:
        if is_name and (root / name).is_dir():
            raise TemplateError(f"找不到地区模板{quoted(name)}：{without_manifest(root / name)}")
    known = [path.parent.name for path in manifests(roots)]
    places = "、".join(str(root) for root in roots)
    otherwise = f"现有：{'、'.join(known) or '一个也没有'}（找过的文件夹：{places}）"
    raise TemplateError(f"找不到地区模板{quoted(name)}；{did_you_mean(name, known, otherwise)}")


def without_manifest(folder: Path) -> str:
    """Return why `folder`, which has no manifest, is no jurisdiction, in Chinese."""
    wrong = next((path.name for path in misnamed(folder, MANIFEST)), "")
    if not wrong:
        return f"{folder} 里没有 {MANIFEST} 这个文件"
    return f"{folder} 里没有 {MANIFEST}，只有 {wrong}；请把它改名为 {MANIFEST}。{SAVE_AS}"


def misnamed(folder: Path, name: str) -> Iterator[Path]:
    """Yield the files of `folder` that are meant to be called `name`: 地区.yaml.txt, 地区.yml for 地区.yaml."""
    stem = _SUFFIXES.sub("", name)
    for path in sorted(folder.glob("*")):
        ending = path.name.strip().removeprefix(stem)
        is_meant = path.name.startswith(stem) and _SUFFIXES.fullmatch(ending)
        if is_meant and path.name != name and path.is_file():
            yield path


def folders_without_manifest(roots: tuple[Path, ...]) -> Iterator[Path]:
    """Yield the folders in `roots` whose manifest has only a wrong name."""
    for root in roots:
        for folder in sorted(root.glob("*")):
            is_one = folder.is_dir() and not (folder / MANIFEST).exists()
            if is_one and next(misnamed(folder, MANIFEST), None) is not None:
                yield folder


def own_file(folder: Path, name: str) -> Path | None:
    """Return the file `name` of `folder`, None when there is none. Raises TemplateError for what is no own file."""
    try:
        return inside(folder, name)
    except NameTooLongError:
        return None
    except UnreadableError as error:
        raise TemplateError(f"{folder.name}/{name}：{error}") from error


def _refuse_link(folder: Path, root: Path) -> None:
    """Raise TemplateError when `folder` is a link that leads out of `root`."""
    if not real_path(folder).is_relative_to(real_path(root)):
        raise TemplateError(f"{folder.name}：这个地区模板的文件夹是指到别处的链接；请把文件夹本身放到 {root.name} 里")
