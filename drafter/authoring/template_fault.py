"""What is wrong with a jurisdiction's files, and what is said of names that it does not know."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from drafter.hints import did_you_mean, nearest_hint, quoted
from drafter.jurisdictions.jurisdiction import Jurisdiction


class TemplateFault(NamedTuple):
    """A fault of a jurisdiction."""

    where: str
    """File and line, such as tianjin-hedong/地区.yaml 第12行."""
    message: str
    """What is wrong and what to do, in Chinese."""
    serious: bool = True
    """False for what is only worth a look."""


def answer_paths(jurisdiction: Jurisdiction) -> set[str]:
    """Return the paths of all answers: 组名.名称, lists at the root."""
    catalogue = jurisdiction.catalogue()
    fields = {field.path for field in catalogue.in_groups()}
    return fields | {spec.path for spec in catalogue.roots if not spec.is_group}


def no_answer(path: object, paths: set[str], subject: str = "") -> str:
    """Return the message on a path that none of the answers in `paths` has; `subject` says what names it."""
    return f"{subject}{quoted(path)}不是一项答案；{nearest(str(path), paths) or '请写成“组名.名称”'}"


def nearest(name: str, known: Collection[str]) -> str:
    """Return which of `known` may be meant by `name`, as a Chinese question; empty for none.

    An answer that has just this name in its group is meant before one that is only like it.
    """
    whole = [path for path in known if path.rpartition(".")[2] == name]
    if len(whole) == 1:
        return nearest_hint(name, whole[0])
    return did_you_mean(name, known, "", 0.4)
