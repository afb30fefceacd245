"""Keeps wordings in the folder of a jurisdiction, for every report that it makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from drafter import files
from drafter.authoring.copied_sections import own_folder as folder_to_change
from drafter.errors import InputError
from drafter.folders import shipped
from drafter.inputs import too_large
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.wordings_file import WORDINGS_FILE
from drafter.limits import MANIFEST
from drafter.model.titles import WORDINGS
from drafter.yamlfile.yaml_write import written

_HEAD = """\
# 领导改过的句子，以后照改过的写；由 drafter take 收进来。哪一条不要了，删去这一条。
# 所在段落：哪个段落文件；原句：段落里原来的话；改为：改成怎么说。{组名.名称} 是答案，今年的数会自己填进去。
"""


def own_folder(jurisdiction: Jurisdiction) -> Path:
    """Return the folder of `jurisdiction`. Raises InputError for a shipped one, which upgrades replace."""
    try:
        return folder_to_change(jurisdiction, shipped("templates"))
    except InputError as error:
        raise InputError(
            f"{jurisdiction.name} 是自带的模板，写法不能存在里面；先建自己的地区模板（drafter jurisdictions new），"
            "或不加 --to-jurisdiction，存进填报文件"
        ) from error


def write_wordings(folder: Path, records: Sequence[Mapping[str, str]], inputs: Sequence[Path]) -> None:
    """Write the file of wordings of a jurisdiction; the one that was there is kept as a backup.

    Raises InputError when it would be too large to be read again, OutputError.
    """
    _, lines = written([dict(each) for each in records], 2)
    data = ("\n".join((f"{_HEAD}{WORDINGS}:", *lines)) + "\n").encode()
    path = folder / WORDINGS_FILE
    if len(data) > MANIFEST.most:
        raise InputError(f"{path}：没有存：{too_large(len(data), MANIFEST)}；请先删去用不上的写法")
    if path.exists():
        files.keep_backup(path)
        files.rewrite(path, data)
    else:
        files.write_new(path, data, inputs)
