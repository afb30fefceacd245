"""Where things lie: section templates, examples, the cache of compiled sections."""

from __future__ import annotations

from pathlib import Path

from platformdirs import PlatformDirs

from drafter import __version__
from drafter.errors import OutputError
from drafter.files import make_folder, private_folder, real_path

_PACKAGE = Path(__file__).parent
_COMPILERS = tuple(
    f"sections/{name}.py"
    for name in (
        "template_environment",
        "template_filters",
        "template_names",
        "template_places",
        "template_rules",
        "tokens",
    )
)
"""The modules on which the compiled form of a section depends."""
_DIRS = PlatformDirs("drafter", appauthor=False)
REPORTS = "法治政府建设"
"""The folder for answers files among the user's documents: it stays when the program's own folder is deleted."""


def shipped(name: str) -> Path:
    """Return the shipped folder `templates` or `examples`: in the wheel, or in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def template_roots(beside: Path | None = None) -> tuple[Path, ...]:
    """Return the folders that hold jurisdictions, the nearest first.

    `templates/` beside the answers file, then the user's own, then the shipped ones.
    """
    near = (beside / "templates",) if beside else ()
    return tuple(dict.fromkeys((*near, user_templates(), shipped("templates"))))


def roots_beside(path: Path) -> tuple[Path, ...]:
    """Return the folders that hold jurisdictions for the file at `path`, which need not exist."""
    return template_roots(real_path(path).parent)


def user_templates() -> Path:
    """Return the folder of the user's own jurisdictions; it need not exist."""
    return _DIRS.user_config_path / "templates"


def reports_folder() -> Path | None:
    """Return the folder for answers files among the user's documents, made if need be; None when it cannot be made."""
    folder = _DIRS.user_documents_path / REPORTS
    try:
        make_folder(folder)
    except OutputError:
        return None
    return folder


def lock_folder() -> Path | None:
    """Return the user's folder for locks of files that have several names; None when it cannot be made."""
    return private_folder(_DIRS.user_cache_path / "locks")


def text_record() -> Path | None:
    """Return the user's folder that says which texts this program wrote; None when it cannot be made."""
    return private_folder(_DIRS.user_cache_path / "texts")


def section_cache() -> Path | None:
    """Return the user's folder for compiled sections; None when it cannot be made.

    The folder is the user's alone (mode 0700 where modes exist): its files are code. What
    was compiled by another state of the program, under other rules, is not taken.
    """
    state = max((_PACKAGE / name).stat().st_mtime_ns for name in _COMPILERS)
    return private_folder(_DIRS.user_cache_path / f"sections-{__version__}-{state:x}")


def facts_cache() -> Path | None:
    """Return the user's folder for the plain data of large files of facts; None when it cannot be made."""
    return private_folder(_DIRS.user_cache_path / f"facts-{__version__}")


def error_folder() -> Path | None:
    """Return the user's folder for the details of errors that nobody foresaw; None when it cannot be made."""
    return private_folder(_DIRS.user_state_path / "errors")


def state_folder() -> Path | None:
    """Return the user's folder for what the page remembers from one time to the next; None when it cannot be made."""
    return private_folder(_DIRS.user_state_path / "page")
