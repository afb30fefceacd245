"""Reasons for findings in a .docx or a text: a file beside it, as 核对说明 has them in an answers file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafter.checking.engine import Acceptance
from drafter.errors import InputError

BESIDE = "（核对说明）.yaml"
"""What the file's name ends in, behind the document's own: 报告（核对说明）.yaml."""
_HELP = "先写一行 核对说明: ，下面每条写成 - {规则: 数字-合计, 位置: 句子里的几个字, 理由: 为什么可以}"


def beside(path: Path) -> Path:
    """Return where the reasons for the findings in the document at `path` stand."""
    return path.with_name(f"{path.stem}{BESIDE}")


def accepted_beside(path: Path) -> tuple[Acceptance, ...]:
    """Return the findings in the document at `path` that may stand; none where no file is beside it.

    Raises InputError when the file is not a list of rules with reasons.
    """
    reasons = beside(path)
    if path.suffix.lower() in (".yaml", ".yml") or not reasons.is_file():
        return ()
    from drafter.yamlfile.yaml_text import read_yaml  # noqa: PLC0415 - few documents have such a file

    entries = read_yaml(reasons).tree.get("核对说明")
    if not isinstance(entries, list):
        raise InputError(f"{reasons}：看不懂；{_HELP}")
    return tuple(_acceptances(reasons, entries))


def _acceptances(path: Path, entries: list[Any]) -> Iterator[Acceptance]:
    for place, entry in enumerate(entries, 1):
        fields = entry if isinstance(entry, dict) else {}
        rule, reason = str(fields.get("规则") or ""), str(fields.get("理由") or "")
        if not rule or not reason:
            raise InputError(f"{path}：第{place}条没有写规则或理由；{_HELP}")
        yield Acceptance(rule, str(fields.get("位置") or ""), reason)
