"""Sections that a jurisdiction has copied from above to change: made, compared with above, merged.

The text as it was copied is kept in a folder of the jurisdiction's own (`BASES`), so that a merge needs neither the
former version of the program nor a network.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.authoring.merge_lines import merge_lines
from drafter.errors import InputError, TemplateError
from drafter.files import folder_for, keep_backup, rewrite, write_new, write_whole
from drafter.hints import did_you_mean, quoted
from drafter.jurisdictions.jurisdiction import Jurisdiction, load_jurisdiction
from drafter.jurisdictions.names import MANIFEST
from drafter.jurisdictions.section_files import (
    BASES,
    CONFLICT_BEGINS,
    SECTION_SUFFIX,
    nearest_file,
    section_bytes,
    section_files,
)
from drafter.jurisdictions.usage import included_by, section_names

_BOM = b"\xef\xbb\xbf"
_BEFORE = "（合并前）"


class SectionCopy(NamedTuple):
    """A section file of a jurisdiction's own that replaces one from above."""

    name: str
    own: Path
    above: Path
    """The file of the nearest parent that has one of the name."""
    base: str | None
    """The text that was copied; None when nobody kept it."""

    @property
    def is_behind(self) -> bool:
        """True when the text above has changed since it was copied."""
        return self.base is not None and self.base != plain_text(self.above)


class Update(NamedTuple):
    """What became of one copied section."""

    section: SectionCopy
    conflicts: int = 0
    """Places where both sides changed the same lines."""
    merged: bool = False
    """Whether the file was changed."""
    noted: bool = False
    """Whether only the text above was noted, for want of the one that was copied."""
    backup: Path | None = None


def plain_text(path: Path) -> str:
    """Return the text of a section file as it was typed, with plain line ends. Raises TemplateError."""
    try:
        text = section_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = f"{path.parent.name}/{path.name}"
        raise TemplateError(f"{where}：不是 UTF-8 编码；请用记事本“另存为”，编码选 UTF-8") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def copied_sections(jurisdiction: Jurisdiction) -> Iterator[SectionCopy]:
    """Yield the sections of its own folder that replace one from above, by name. Raises TemplateError."""
    own, *parents = jurisdiction.folders
    for path in section_files(own):
        above = nearest_file(parents, path.name)
        if above is not None:
            kept = nearest_file([own / BASES], path.name)
            yield SectionCopy(path.stem, path, above, plain_text(kept) if kept else None)


def own_folder(jurisdiction: Jurisdiction, shipped: Path) -> Path:
    """Return the folder of `jurisdiction`. Raises InputError when it is one of the `shipped`, which upgrades replace."""
    folder = jurisdiction.folders[0]
    if folder.parent == shipped:
        raise InputError(
            f"{quoted(jurisdiction.name)}是随程序安装的模板，更新时会被换掉；请先用 drafter jurisdictions new 新名称 "
            f"--from {jurisdiction.name} 建一个自己的，再改"
        )
    return folder


def override_section(name: str, section: str, roots: tuple[Path, ...], shipped: Path) -> tuple[Path, Path]:
    """Copy the section file `section` into the folder of `name`; return source and copy.

    Sections of the outline may be copied, and those that they include. Raises InputError when the folder is one of
    the `shipped`, the copy exists already, or no parent has the section.
    """
    jurisdiction = load_jurisdiction(name, roots)
    folder = own_folder(jurisdiction, shipped)
    wanted = section.removesuffix(SECTION_SUFFIX)
    copy = folder / (wanted + SECTION_SUFFIX)
    if copy.exists():
        raise InputError(f"{copy}：已经在本地区的文件夹里了；直接改它就行")
    outlined = {name for kind in jurisdiction.kinds for name in section_names(kind.outline)}
    known = outlined | {name for each in outlined for name in included_by(each, jurisdiction)}
    source = nearest_file(jurisdiction.folders, copy.name) if wanted in known else None
    if source is None:
        if wanted in {path.stem for each in jurisdiction.folders for path in section_files(each)}:
            raise InputError(
                f"{quoted(name)}的提纲里没有用到{quoted(wanted)}这个段落，复制了也不会印；"
                f"请先在 {MANIFEST} 的提纲里写上“段落: {wanted}”，再复制"
            )
        hint = did_you_mean(wanted, known, f"可选：{'、'.join(sorted(known))}", 0.3)
        raise InputError(f"{quoted(name)}的提纲里没有{quoted(wanted)}这个段落；{hint}")
    data = section_bytes(source)
    write_new(copy, data)
    _keep_base(folder, copy.name, data)
    return source, copy


def _keep_base(folder: Path, name: str, data: bytes) -> None:
    """Keep `data` as the text that was copied for the section file `name` of `folder`."""
    with folder_for(folder / BASES):
        write_whole(folder / BASES / name, data)


def keep_bases(folder: Path, sections: Iterable[str], above: Jurisdiction) -> None:
    """Keep for each of `sections` of a new `folder` the text that it was made of, as `above` has it."""
    for section in sections:
        path = nearest_file(above.folders, section + SECTION_SUFFIX)
        if path is not None:
            _keep_base(folder, path.name, section_bytes(path))


def update_sections(jurisdiction: Jurisdiction, name: str, shipped: Path) -> list[Update]:
    """Merge what changed above into copied sections, into the one called `name` or, when that is empty, into all.

    The file as it was is kept beside the text that was copied. Returns what became of each. Raises InputError when
    there is no such section or one has conflicts from before, TemplateError, OutputError.
    """
    folder = own_folder(jurisdiction, shipped)
    chosen = chosen_sections(jurisdiction, name)
    for section in chosen:
        lines = plain_text(section.own).split("\n")
        open_at = [number for number, line in enumerate(lines, 1) if line.startswith(CONFLICT_BEGINS)]
        if open_at:
            raise InputError(
                f"{section.own} 第{open_at[0]}行：上次合并留下的两种写法还没有选定；请先留下一种，删去记号，再更新"
            )
    return [_update(section, folder) for section in chosen]


def chosen_sections(jurisdiction: Jurisdiction, name: str) -> list[SectionCopy]:
    """Return the copied sections, or only the one called `name`. Raises InputError when there is no such one."""
    found = list(copied_sections(jurisdiction))
    wanted = name.removesuffix(SECTION_SUFFIX)
    if not wanted:
        return found
    names = [each.name for each in found]
    if wanted not in names:
        known = f"从上级复制来的有：{'、'.join(names) or '一个也没有'}"
        raise InputError(
            f"{quoted(jurisdiction.name)}里没有从上级复制来的段落{quoted(wanted)}；{did_you_mean(wanted, names, known, 0.4)}"
        )
    return [each for each in found if each.name == wanted]


def _update(section: SectionCopy, folder: Path) -> Update:
    above = section_bytes(section.above)
    if section.base is None:
        _keep_base(folder, section.own.name, above)
        return Update(section, noted=True)
    if not section.is_behind:
        return Update(section)
    merged = merge_lines(section.base, plain_text(section.own), plain_text(section.above))
    backup = keep_backup(section.own, folder / BASES / f"{section.name}{_BEFORE}{SECTION_SUFFIX}")
    rewrite(section.own, _as_before(section_bytes(section.own), merged.text))
    _keep_base(folder, section.own.name, above)
    return Update(section, merged.conflicts, merged=True, backup=backup)


def _as_before(old: bytes, text: str) -> bytes:
    """Return `text` with the line ends and the mark at its head that the file's `old` bytes have."""
    ends = "\r\n" if b"\r\n" in old else "\n"
    return (_BOM if old.startswith(_BOM) else b"") + text.replace("\n", ends).encode("utf-8")


def differences(section: SectionCopy) -> str:
    """Return in Chinese what changed above since `section` was copied, and what its own file changed; lines with - and +."""
    own, above = plain_text(section.own), plain_text(section.above)
    where = f"{section.above.parent.name}/{section.above.name}"
    lines = [f"【{section.own.name}】"]
    if section.base is None:
        lines.append(f"没有记下是从哪一份复制的，只能和现在的 {where} 比（- 上级的，+ 本地区的）：")
        return "\n".join([*lines, *_changed(above, own)])
    if section.is_behind:
        lines += [f"上级 {where} 在复制之后改过（- 复制时的，+ 现在的）：", *_changed(section.base, above)]
    else:
        lines.append(f"上级 {where} 在复制之后没有改过。")
    if own == section.base:
        lines.append("本地区没有改过；可以删去这个文件，以后就跟着上级走。")
    else:
        lines += ["本地区改了（- 复制时的，+ 本地区的）：", *_changed(section.base, own)]
    return "\n".join(lines)


def _changed(before: str, after: str) -> Iterator[str]:
    """Yield the lines that went, with -, and those that came, with +, and a line around them."""
    found = difflib.unified_diff(before.split("\n"), after.split("\n"), lineterm="", n=1)
    for line in list(found)[2:]:
        yield "  ……" if line.startswith("@@") else f"  {line}"
