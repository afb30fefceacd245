"""What the documentation shows can be typed, what it links to exists."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.cli import build_parser
from tests.builders import run_drafter

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_FENCE = re.compile(r"^[ \t]*```[^\n]*\n(.*?)^[ \t]*```", re.DOTALL | re.MULTILINE)
_INLINE = re.compile(r"`([^`\n]+)`")
_COMMAND = re.compile(r"(?:[$>] )?(?:(?:\S*[/\\])?drafter|(?:py|python3?) -m drafter)(?: (.*))?")
_LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")


def code_lines(text: str) -> Iterator[str]:
    """Yield the lines of code in a page: of its blocks, and what stands between backticks."""
    for block in _FENCE.findall(text):
        yield from block.splitlines()
    yield from _INLINE.findall(_FENCE.sub("", text))


def commands(text: str) -> Iterator[str]:
    """Yield the arguments of each command line of Drafter's in a page."""
    for line in code_lines(text):
        for part in re.split(r"&&|; ", line):
            match = _COMMAND.fullmatch(part.strip())
            if match:
                yield (match[1] or "").strip()


def shown_commands() -> list[object]:
    """Return each command line once, with the page that shows it."""
    shown = {
        (page.name, arguments)
        for page in PAGES
        for arguments in commands(page.read_text(encoding="utf-8"))
        if arguments  # the bare name is a word, not a command line
    }
    return [pytest.param(arguments, id=f"{name}: {arguments}") for name, arguments in sorted(shown)]


@pytest.mark.parametrize("arguments", shown_commands())
def test_shown_command_is_accepted(arguments: str) -> None:
    words = shlex.split(arguments.replace("\\", "/"))
    if words in (["new"], ["fill"], ["render"], ["status"], ["set"]):
        return  # a command spoken of by its name
    try:
        build_parser().parse_args(words)
    except SystemExit as left:
        if left.code != 0:  # 0: --version, -h
            pytest.fail(f"drafter {arguments} is refused")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```\n$ drafter new a.yaml\n```", ["new a.yaml"]),
        ("use `drafter schema`", ["schema"]),
        ("```\nx && .venv/bin/drafter render a.yaml -o b.docx\n```", ["render a.yaml -o b.docx"]),
        ("```\nx; .venv\\Scripts\\drafter --version\n```", ["--version"]),
        ("   ```\n   py -m drafter fill a.yaml\n   ```", ["fill a.yaml"]),
        ("```\npython -m drafter.pages.word.base_document\n```", []),
        ("drafter does this", []),
    ],
    ids=["prompt", "inline", "one line of several", "windows", "module", "other module", "prose"],
)
def test_command_lines_are_found(text: str, expected: list[str]) -> None:
    assert list(commands(text)) == expected


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_and_pictures_exist(page: Path) -> None:
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    targets = [link for link in _LINK.findall(text) if not re.match(r"https?:|mailto:|#", link)]
    assert [link for link in targets if not (page.parent / link.partition("#")[0]).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_within_a_page_lead_to_its_headings(page: Path) -> None:
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    headings = {_anchor(title) for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}
    targets = [link[1:] for link in _LINK.findall(text) if link.startswith("#")]
    assert [target for target in targets if target not in headings] == []


def _anchor(title: str) -> str:
    """Return the anchor of a heading as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-")


def test_both_readmes_show_the_two_lines_that_set_drafter_up() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        lines = list(code_lines((ROOT / name).read_text(encoding="utf-8")))
        for start in ("python3 -m venv .venv && .venv/bin/", "py -m venv .venv && .venv\\Scripts\\"):
            assert len([line for line in lines if line.startswith(start)]) == 2, (name, start)


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_what_a_readme_shows_of_a_render_is_what_is_printed(page: str, tmp_path: Path) -> None:
    shown = [
        each for each in _FENCE.findall((ROOT / page).read_text("utf-8")) if each.startswith("已写出：report.docx")
    ]
    done = run_drafter("render", str(ROOT / "examples" / "hedong-2021.yaml"), "-o", "report.docx", cwd=tmp_path)
    assert shown == [done.stdout], "copy what `drafter render` prints into the page"


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_screens_of_a_readme_are_those_of_the_recorded_first_use(page: str) -> None:
    recorded = (ROOT / "docs" / "上手实录.md").read_text("utf-8")
    screens = re.findall(r"^```text\n(.*?)^```", (ROOT / page).read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert len(screens) >= 2
    for screen in screens:
        assert screen in recorded, "copy the screen from docs/上手实录.md into the page"
