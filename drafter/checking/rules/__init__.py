"""The rules, a module or a file of patterns a family; each rule stands whole in one place.

A rule is found where it stands: declared in a module of a room of this package, or an entry of a file in patterns/.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from drafter.checking.rule import Rule
from drafter.checking.rules import pattern_rules

_FAMILIES = [
    "法定",
    "公文",
    "执法",
    "数字",
    "日期",
    "年度",
    "引用",
    "用语",
    "序号",
    "结构",
    "标点",
    "文号",
    "残留",
    "重复",
    "一致",
    "公开",
    "版式",
    "随文",
]
"""The order in which lists show families; others follow."""
_ON_PUBLICATION = "publication"


def all_rules() -> tuple[Rule, ...]:
    """Return every rule that Drafter has, family by family; within one as modules and files are named, whichever room they are in."""
    return _rules(with_publication=True)


def filed_rules() -> tuple[Rule, ...]:
    """Return the rules on a report as it is filed: all but those on publication (loading them takes 31 ms of 326)."""
    return _rules(with_publication=False)


@lru_cache(maxsize=2)
def _rules(*, with_publication: bool) -> tuple[Rule, ...]:
    folder = Path(__file__).parent
    patterns = {path.stem: path for path in pattern_rules.FOLDER.glob("*.yaml")}
    modules = {path.stem: _dotted(path.relative_to(folder)) for path in folder.rglob("*.py") if path.stem != "__init__"}
    found: list[Rule] = []
    for name in sorted(modules.keys() | patterns.keys()):
        if name in modules and (with_publication or name != _ON_PUBLICATION):
            found += _rules_of(import_module(modules[name]))
        if name in patterns:
            found += pattern_rules.rules_in(patterns[name])
    order = {family: place for place, family in enumerate(dict.fromkeys([*_FAMILIES, *(r.family for r in found)]))}
    return tuple(sorted(found, key=lambda rule: order[rule.family]))


def _dotted(path: Path) -> str:
    """Return the name under which the module at `path`, within this package, is imported."""
    return ".".join((__name__, *path.with_suffix("").parts))


def _rules_of(module: ModuleType) -> Iterator[Rule]:
    """Yield the rules that a module declares, and those of its tables of rules, as they stand in it."""
    for value in vars(module).values():
        if isinstance(value, Rule):
            yield value
        elif isinstance(value, tuple):
            yield from (each for each in value if isinstance(each, Rule))
