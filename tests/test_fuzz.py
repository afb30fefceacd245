"""A short run of the fuzzer, and that it sees each sort of fault; the long run is told in CONTRIBUTING.md."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

import pytest

from tests.fuzz import commands, trial
from tests.fuzz.__main__ import private_home
from tests.fuzz.worlds import ANSWERS, BYSTANDERS, make_world

pytestmark = pytest.mark.long

INPUTS = 60


@pytest.fixture(autouse=True)
def _private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, "")  # is put back at the end
    for name in ("DRAFTER_TRACEBACK", "TERM", "COLUMNS"):
        monkeypatch.setenv(name, "")
    private_home(tmp_path / "home")


def test_a_few_spoilt_folders_do_no_harm():
    found = [done for done in (trial.run_trial(f"short-{i}") for i in range(INPUTS)) if done.faults]
    assert found == []


@pytest.mark.parametrize("table", ["_ANY", "_OF_DOCUMENT", "_OF_TEXT", "_OF_FORM", "_OF_JURISDICTION"])
def test_the_folders_that_it_starts_from_are_whole(table, tmp_path):
    world = make_world(Random(4))  # noqa: S311
    for number, arguments in enumerate(getattr(commands, table)):
        typed = "" if arguments[0] in ("fill", "new") else None
        folder = tmp_path / str(number)
        folder.mkdir()
        code, _, faults = trial.run_in(folder, world, arguments, typed)
        assert faults == ()
        if not {"--final", "fill", "new"} & set(arguments) and not arguments[-1].startswith("别人的"):
            assert code in (0, 1), arguments


def caught(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, does) -> set[str]:
    """Return the sorts of fault that are found when `drafter status` does what `does` does."""
    monkeypatch.setattr("drafter.commands.status_command.status", does)
    folder = tmp_path / "world"
    folder.mkdir()
    return {fault.sort for fault in trial.run_in(folder, make_world(Random(4)), ("status", ANSWERS), None)[2]}  # noqa: S311


def test_a_traceback_is_seen(monkeypatch, tmp_path):
    def does(_options: object) -> int:
        raise KeyError("甲")

    assert caught(monkeypatch, tmp_path, does) == {"traceback"}


def test_a_hang_is_seen(monkeypatch, tmp_path):
    monkeypatch.setattr(trial, "SECONDS", 0.2)

    def does(_options: object) -> int:
        end = time.monotonic() + 5
        while time.monotonic() < end:
            pass
        return 0

    assert caught(monkeypatch, tmp_path, does) == {"hang"}


@pytest.mark.parametrize(
    ("change", "sort"), [(Path.unlink, "lost"), (lambda path: path.write_text("other", "utf-8"), "replaced")]
)
@pytest.mark.parametrize("name", [ANSWERS, *BYSTANDERS, "手稿.docx"])
def test_a_file_that_is_lost_or_replaced_is_seen(monkeypatch, tmp_path, change, sort, name):
    def does(_options: object) -> int:
        change(Path(name))
        return 0

    assert caught(monkeypatch, tmp_path, does) == {sort}


def test_words_of_a_library_are_seen(monkeypatch, tmp_path):
    import sys

    def does(_options: object) -> int:
        print("错误：unexpected end of stream here", file=sys.stderr)
        return 1

    assert caught(monkeypatch, tmp_path, does) == {"english"}


def test_the_same_seed_is_the_same_input():
    one, other = trial.run_trial("same-1"), trial.run_trial("same-1")
    assert one[:4] == other[:4]
