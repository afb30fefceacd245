"""Data flows one way, and so do imports: no module and no package needs one that needs it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

CODE = Path(__file__).resolve().parents[1] / "drafter"
BASE = {"errors", "os_reasons", "limits", "console", "columns", "hints", "enclosures", "streams", "summary_line"}
"""Modules that any room may import."""
FILES = {
    "inputs",
    "vetting",
    "files",
    "ownership",
    "strays",
    "folders",
    "locking",
    "seals",
    "text_encoding",
    "unforeseen",
}
"""Modules around files on disk, that any room may import."""
ARROWS = {
    "page": "",
    "model": "",
    "docxfile": "",
    "text_runs": "model",
    "yamlfile": "model",
    "jurisdictions": "model page yamlfile",
    "sections": "jurisdictions model text_runs",
    "pages": "jurisdictions model page sections text_runs",
    "rendering_map": "pages text_runs",
    "outputs": "pages",
    "answers": "jurisdictions model outputs yamlfile",
    "review": "answers jurisdictions model yamlfile",
    "sheets": "answers jurisdictions model pages yamlfile",
    "redline": "docxfile pages",
    "merging": "docxfile model pages redline sections text_runs",
    "rendering": "answers jurisdictions model page pages review sections text_runs",
    "quoting": "answers model pages rendering rendering_map sections",
    "checking": "answers docxfile jurisdictions model pages reading redline rendering text_runs yamlfile",
    "final": "answers checking model pages review text_runs",
    "submission": "answers checking merging model pages review text_runs",
    "authoring": "answers checking importing jurisdictions model pages reading rendering rendering_map sections text_runs yamlfile",
    "reading": "model",
    "importing": "answers checking docxfile interview jurisdictions merging model pages reading sections text_runs yamlfile",
    "interview": "answers jurisdictions model quoting review yamlfile",
    "terminal": "interview review yamlfile",
    "use_cases": (
        "answers authoring checking docxfile final importing interview jurisdictions merging model outputs pages rendering review "
        "sections sheets submission text_runs yamlfile"
    ),
    "unprinted_headings": "answers jurisdictions model pages rendering sections text_runs",
    "unprinted_answers": "answers jurisdictions model pages rendering rendering_map sections",
    "merged_lines": "merging use_cases",
    "difference_lines": "merging use_cases",
    "summary": "answers jurisdictions merged_lines model pages review sections text_runs unprinted_answers unprinted_headings use_cases",
    "browser": "answers checking difference_lines final importing interview model page pages sheets summary text_runs use_cases",
    "commands": "answers authoring browser checking difference_lines importing interview merging outputs review sheets summary terminal use_cases",
    "cli": "commands",
    "__main__": "cli",
    "reference_docs": "answers jurisdictions model outputs sections",
}
"""Which room, or module at the top, imports which others: the drawing of the house."""


class Module(NamedTuple):
    """What is read off a module of Drafter's."""

    docstring: str | None
    imports: tuple[ast.Import | ast.ImportFrom, ...]
    """Wherever in it they stand."""


@cache
def module_at(path: Path) -> Module:
    """Return the module at `path`."""
    tree = ast.parse(path.read_text("utf-8"))
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom))
    return Module(ast.get_docstring(tree), tuple(imports))


def imported(path: Path) -> Iterator[str]:
    """Yield the modules of Drafter's that the one at `path` imports, also for types only."""
    for node in module_at(path).imports:
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith("drafter."))
        elif node.module and node.module.split(".")[0] == "drafter":
            yield from (f"{node.module}.{name.name}" for name in node.names)


def home(module: str) -> str:
    """Return the package, or the module at the top, that holds `module`."""
    return module.split(".")[1]


def in_order(needs: dict[str, set[str]]) -> list[str]:
    """Return what `needs` names, what is needed first."""
    try:
        return list(TopologicalSorter(needs).static_order())
    except CycleError as error:
        raise AssertionError(f"these import each other: {' → '.join(error.args[1])}") from None


def room_imports() -> dict[str, set[str]]:
    """Return what each package and each module at the top imports of the others."""
    needs: dict[str, set[str]] = {}
    for path in CODE.rglob("*.py"):
        own = path.relative_to(CODE).parts[0].removesuffix(".py")
        needs.setdefault(own, set()).update(home(module) for module in imported(path))
        needs[own] -= {own, "__version__"}
    return needs


def test_packages_and_top_modules_import_one_way() -> None:
    order = in_order(room_imports())
    assert order.index("sections") < order.index("pages") < order.index("rendering") < order.index("commands")


def test_rooms_import_what_the_drawing_shows_and_nothing_else() -> None:
    needs = room_imports()
    drawn = {room: set(names.split()) for room, names in ARROWS.items()}
    found = {room: names - BASE - FILES for room, names in needs.items() if room not in BASE | FILES | {"__init__"}}
    assert found == drawn, "draw the arrow in ARROWS first, or leave out the import"
    assert not {room: names - BASE for room, names in needs.items() if room in BASE and names - BASE}
    assert not {room: names - BASE - FILES for room, names in needs.items() if room in FILES and names - BASE - FILES}


def test_every_module_and_package_says_what_it_does() -> None:
    silent = [path for path in CODE.rglob("*.py") if not module_at(path).docstring]
    assert [path.relative_to(CODE).as_posix() for path in silent] == []
    folders = {path.parent for path in CODE.rglob("*.py")}
    assert [folder.name for folder in folders if not (folder / "__init__.py").exists()] == []


def test_modules_import_one_way() -> None:
    paths = {".".join(path.relative_to(CODE.parent).with_suffix("").parts): path for path in CODE.rglob("*.py")}
    needs = {
        name: {known for module in imported(path) for known in (module, module.rpartition(".")[0]) if known in paths}
        for name, path in paths.items()
    }
    order = in_order(needs)
    assert order.index("drafter.model.report") < order.index("drafter.rendering") < order.index("drafter.cli")


@pytest.mark.parametrize(
    ("package", "rooms"),
    [
        ("checking", ("sources", "text", "rules", "output")),
        ("importing", ("filetypes", "outline", "questions", "matching", "kept", "own", "reviewing")),
        ("merging", ("texts", "places", "edits", "numbers", "plan", "documents")),
    ],
)
def test_the_rooms_within_a_room_import_one_way(package: str, rooms: tuple[str, ...]) -> None:
    assert {path.parent.name for path in (CODE / package).glob("*/__init__.py")} == set(rooms)
    for place, room in enumerate(rooms):
        known = {module for path in (CODE / package / room).rglob("*.py") for module in imported(path)}
        assert not [module for module in known for upper in rooms[place + 1 :] if f".{package}.{upper}" in module]


def test_a_terminal_is_used_in_its_room_only() -> None:
    users = {path.relative_to(CODE).parts[0] for path in CODE.rglob("*.py") if outside(path) & TERMINAL_LIBRARIES}
    assert users == {"terminal"}


def test_the_terminal_draws_screens_and_knows_nothing_of_answers() -> None:
    known = {module for path in (CODE / "terminal").glob("*.py") for module in imported(path)}
    rooms = {home(module) for module in known}
    assert "interview" in rooms
    assert not rooms & {"answers", "model", "jurisdictions", "sections", "commands"}
    assert not {module for module in known if module.startswith(("drafter.interview.state", "drafter.interview.step"))}


def test_a_server_is_used_in_its_room_only() -> None:
    users = {path.relative_to(CODE).parts[0] for path in CODE.rglob("*.py") if outside(path) & SERVER_LIBRARIES}
    assert users == {"browser"}


def test_the_browser_asks_and_saves_by_the_conversation_alone() -> None:
    known = {module for path in (CODE / "browser").glob("*.py") for module in imported(path)}
    assert not {module for module in known if module.startswith(("drafter.answers.", "drafter.interview.step"))} - {
        "drafter.answers.load.Answers"
    }
    assert not {home(module) for module in known} & {"jurisdictions", "sections", "rendering", "commands", "outputs"}


SERVER_LIBRARIES = {"flask", "waitress", "werkzeug"}
TERMINAL_LIBRARIES = {"questionary", "prompt_toolkit"}


def outside(path: Path) -> set[str]:
    """Return the packages that are not Drafter's and that the module at `path` imports, wherever in it."""
    found: set[str] = set()
    for node in module_at(path).imports:
        names = [name.name for name in node.names] if isinstance(node, ast.Import) else [node.module or ""]
        found |= {name.split(".")[0] for name in names} - {""}
    return found
