"""What docs/pipeline.md, docs/clauses.md and CONTRIBUTING.md say of the code is so: rooms, order, libraries, calls, files, clauses."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from tests.test_structure import BASE, CODE, FILES, outside, room_imports

ROOT = CODE.parent
PAGE = (ROOT / "docs" / "pipeline.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CLAUSES = (ROOT / "docs" / "clauses.md").read_text(encoding="utf-8")
LARGEST_PAGE = 1_500
"""Words of prose: five minutes at 300 a minute."""
CODE_FILES = [path.relative_to(ROOT).as_posix() for path in CODE.rglob("*.*") if "__pycache__" not in path.parts]
_QUOTED = re.compile(r"`([^`\n]+)`")
_FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


def chapter(title: str) -> str:
    """Return the text below a heading of the page."""
    return PAGE.split(f"\n## {title}\n")[1].partition("\n## ")[0]


def rooms() -> list[list[str]]:
    """Return the names in bold of each entry in the list of rooms, in its order."""
    entries = re.findall(r"^- \*\*(.+?)\*\*", chapter("The rooms"), re.DOTALL | re.MULTILINE)
    return [[name.removesuffix("/").removesuffix(".py") for name in _QUOTED.findall(entry)] for entry in entries]


def cells(text: str) -> list[list[str]]:
    """Return the rows of the first table in `text`, without its head."""
    rows = [line.strip("|").split(" | ") for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


def test_every_room_is_on_the_page_once_and_none_that_there_is_not() -> None:
    named = [name for entry in rooms() for name in entry]
    assert sorted(named) == sorted(room_imports().keys() - {"__init__"})
    packages = {path.parent.relative_to(CODE).as_posix() for path in CODE.glob("*/*/__init__.py")}
    assert [name for name in sorted(packages) if f"`{name}/`" not in chapter("The rooms")] == []


def test_each_room_stands_after_those_that_it_imports() -> None:
    needs, seen = room_imports(), set[str]()
    for entry in rooms():
        seen |= set(entry)
        assert not {name: needs[name] - seen for name in entry if needs[name] - seen}


def test_base_and_files_are_those_that_every_room_may_import() -> None:
    assert [set(entry) for entry in rooms()[:2]] == [BASE, FILES]


@pytest.mark.parametrize("row", cells(chapter("The rooms")), ids=lambda row: row[0])
def test_a_library_is_imported_where_the_page_says(row: list[str]) -> None:
    library, places = _QUOTED.findall(row[0])[0], _QUOTED.findall(row[1])
    users = {path.relative_to(CODE).as_posix() for path in CODE.rglob("*.py") if library in outside(path)}
    assert [user for user in sorted(users) if not user.startswith(tuple(places))] == []
    assert [place for place in places if not any(user.startswith(place) for user in users)] == []


def test_every_library_that_is_installed_with_drafter_is_in_the_table() -> None:
    declared = re.search(r"^dependencies = \[(.*?)^\]", (ROOT / "pyproject.toml").read_text("utf-8"), re.DOTALL | re.M)
    assert declared
    told = " ".join(row[0] for row in cells(chapter("The rooms"))).lower().replace("_", "-")
    assert [name for name in re.findall(r'"([a-z0-9-]+)', declared[1]) if name not in told] == []


@pytest.mark.parametrize("call", [_QUOTED.findall(row[1])[0] for row in cells(chapter("The flow"))])
def test_each_step_is_a_call(call: str) -> None:
    module, _, name = call.rpartition(".")
    assert callable(getattr(import_module(f"drafter.{module}"), name))


@pytest.mark.parametrize("text", [PAGE, CLAUSES, CONTRIBUTING], ids=["pipeline", "clauses", "contributing"])
def test_files_and_folders_that_are_named_exist(text: str) -> None:
    named = [name for name in _QUOTED.findall(_FENCE.sub("", text)) if re.fullmatch(r"[\w./-]+(?:\.\w{2,5}|/)", name)]
    files = [name for name in named if re.search(r"\.(?:py|md|yaml|docx|xml)$", name) and name not in FOREIGN]
    assert len(files) > 10
    assert [name for name in files if not _is_file(name)] == []
    folders = [name for name in named if name.endswith("/")]
    assert [name for name in folders if not any((root / name).is_dir() for root in (ROOT, CODE))] == []


FOREIGN = {"document.xml", "地区.yaml", "事实.yaml"}
"""A part of a .docx, and files that jurisdictions have."""


def _is_file(name: str) -> bool:
    return (ROOT / name).is_file() or any(path.endswith(f"/{name}") for path in CODE_FILES)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`python -m (drafter\.[\w.]+)`", PAGE + CONTRIBUTING))))
def test_a_command_that_regenerates_is_a_module_that_runs(command: str) -> None:
    path = ROOT / f"{command.replace('.', '/')}.py"
    assert 'if __name__ == "__main__":' in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(\w+\.\w+(?:\.\w+)?)`", CLAUSES))))
def test_where_a_clause_is_applied_is_there(name: str) -> None:
    module, *steps = name.split(".")
    found = [path for path in CODE_FILES if path.endswith(f"/{module}.py")]
    assert len(found) == 1, f"{module}.py: {found}"
    if steps == ["py"]:
        return
    value = import_module(found[0].removesuffix(".py").replace("/", "."))
    for step in steps:
        fields = getattr(value, "_fields", ())
        assert hasattr(value, step) or step in fields, name
        value = getattr(value, step, None)


def test_the_page_is_read_in_five_minutes() -> None:
    prose = [line for line in _FENCE.sub("", PAGE).splitlines() if not line.startswith("|")]
    assert len(" ".join(prose).split()) <= LARGEST_PAGE
