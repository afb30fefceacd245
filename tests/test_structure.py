"""Data flows one way, and so do imports: no module and no package needs one that needs it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

CODE = Path(__file__).resolve().parents[1] / "drafter"


def imported(path: Path) -> Iterator[str]:
    """Yield the modules of Drafter's that the one at `path` imports, wherever in it, also for types only."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "drafter":
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith("drafter."))


def home(module: str) -> str:
    """Return the package, or the module at the top, that holds `module`."""
    return module.split(".")[1]


def in_order(needs: dict[str, set[str]]) -> list[str]:
    """Return what `needs` names, what is needed first."""
    try:
        return list(TopologicalSorter(needs).static_order())
    except CycleError as error:
        raise AssertionError(f"these import each other: {' → '.join(error.args[1])}") from None


def test_packages_and_top_modules_import_one_way() -> None:
    needs: dict[str, set[str]] = {}
    for path in CODE.rglob("*.py"):
        own = path.relative_to(CODE).parts[0].removesuffix(".py")
        needs.setdefault(own, set()).update(home(module) for module in imported(path) if home(module) != own)
    order = in_order(needs)
    assert order.index("sections") < order.index("pages") < order.index("rendering") < order.index("commands")


def test_modules_import_one_way() -> None:
    paths = {".".join(path.relative_to(CODE.parent).with_suffix("").parts): path for path in CODE.rglob("*.py")}
    needs = {
        name: {known for module in imported(path) for known in (module, module.rpartition(".")[0]) if known in paths}
        for name, path in paths.items()
    }
    order = in_order(needs)
    assert order.index("drafter.model.report") < order.index("drafter.rendering") < order.index("drafter.cli")


def test_the_rooms_of_checks_import_one_way() -> None:
    rooms = ("sources", "text", "rules", "output")
    for place, room in enumerate(rooms):
        known = {module for path in (CODE / "checking" / room).rglob("*.py") for module in imported(path)}
        assert not [module for module in known for upper in rooms[place + 1 :] if f".checking.{upper}" in module]


def test_a_terminal_is_used_in_its_room_only() -> None:
    users = {path.relative_to(CODE).parts[0] for path in CODE.rglob("*.py") if _outside(path) & TERMINAL_LIBRARIES}
    assert users == {"terminal"}


def test_the_terminal_draws_screens_and_knows_nothing_of_answers() -> None:
    known = {module for path in (CODE / "terminal").glob("*.py") for module in imported(path)}
    rooms = {home(module) for module in known}
    assert "interview" in rooms
    assert not rooms & {"answers", "model", "jurisdictions", "sections", "commands"}
    assert not {module for module in known if module.startswith(("drafter.interview.state", "drafter.interview.step"))}


TERMINAL_LIBRARIES = {"questionary", "prompt_toolkit"}


def _outside(path: Path) -> set[str]:
    """Return the packages that are not Drafter's and that the module at `path` imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
        elif isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
    return found
