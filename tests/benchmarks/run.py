"""Prints how fast a report is made, as ratios to what the same machine does in the same run."""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import foreign
import forty_pages
import peer
from table import Bar, Row, compared, limited, print_rows, skipped
from timing import Contestant, Spread, peak_memory, spread, take_turns

from drafter.answers.load import load_answers
from drafter.folders import shipped
from drafter.pages.blocks import Document
from drafter.pages.word.docx_package import unpack
from drafter.pages.word.docx_writer import write_docx
from drafter.rendering import render

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = Path("examples", "hedong-2021.yaml")
IMPORTS = "docx, jinja2, pydantic, ruamel.yaml"
MEMORY_RUNS = 5
SHORT_CALLS = 10
"""Calls per round of what takes a few milliseconds."""


COLD = Bar(1.6)
MEMORY = Bar(45, unit=" MiB")
ZIP = Bar(5)
DOCXTPL = Bar(7, at_least=True)
PYTHON_DOCX = Bar(7, at_least=True)
PROMPT = Bar(2)
LARGE_PROMPT = Bar(700, unit=" ms")
ANSWER = Bar(100, unit=" ms")
KEY = Bar(100, unit=" ms")
_KEYS_A_ROUND = 4
ASKING_IMPORTS = "questionary, yaml, pydantic.main"
CHECK_COLD = Bar(2)
CHECK = Bar(2)
CHECK_IMPORTS = "docx, pydantic"
IMPORT = Bar(5000, unit=" ms")
_IMPORT_ROUNDS = 3
"""It takes seconds, the others some tenths of one."""


class Prepared(NamedTuple):
    """What is ready before anything is timed."""

    folder: Path
    document: Document
    parts: dict[str, bytes]
    figures: dict[str, str]
    """The figures of docxtpl's template; empty without docxtpl."""

    @property
    def template(self) -> Path:
        """Where docxtpl's template lies."""
        return self.folder / "template.docx"

    @property
    def ten_pages(self) -> Path:
        """Where the report of ten pages lies that is checked."""
        return self.folder / "ten-pages.docx"

    @property
    def forty_pages(self) -> Path:
        """Where the report of forty pages lies that is read into an answers file."""
        return self.folder / "forty-pages.docx"

    @property
    def environment(self) -> dict[str, str]:
        """The environment of the processes: no settings of a user, compiled modules kept here."""
        inherited = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        return inherited | {
            "PYTHONPYCACHEPREFIX": str(self.folder / "modules"),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
        }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="rounds to take (default: 15)")
    parser.add_argument("--strict", action="store_true", help="exit with 1 if a bar is missed")
    options = parser.parse_args(arguments)
    if options.rounds < 1:
        parser.error("--rounds must be 1 or more")
    with tempfile.TemporaryDirectory(prefix="drafter-benchmark-") as name:
        prepared = prepare(Path(name))
        rows = [*cold_rows(prepared, options.rounds), *warm_rows(prepared, options.rounds)]
        rows += asking_rows(prepared, options.rounds)
        rows += page_rows(prepared, options.rounds)
        rows += check_rows(prepared, options.rounds)
        rows.append(import_row(prepared, min(options.rounds, _IMPORT_ROUNDS)))
    print_figures(prepared, rows, options.rounds)
    return int(options.strict and any(row.verdict == "OVER" for row in rows))


def prepare(folder: Path) -> Prepared:
    """Render the example once and make the same report a template of docxtpl."""
    rendering = render(load_answers(ROOT / EXAMPLE, (shipped("templates"),)))
    figures: dict[str, str] = {}
    prepared = Prepared(folder, rendering.document, unpack(rendering.data), figures)
    foreign.write_report(prepared.ten_pages)
    forty_pages.write_long_report(prepared.forty_pages)
    if not missing("docxtpl"):
        figures |= peer.make_template(rendering.document, prepared.template)
        (folder / "figures.json").write_text(json.dumps(figures), encoding="utf-8")
        if not peer.same_text(rendering.document, peer.render_template(prepared.template, figures)):
            raise AssertionError("docxtpl and Drafter made different texts: nothing to compare")
    return prepared


def cold_rows(prepared: Prepared, rounds: int) -> list[Row]:
    """Return the rows of whole processes, from start to exit."""
    python, folder = sys.executable, prepared.folder
    report = ("render", str(EXAMPLE), "-o", str(folder / "report.docx"))
    module = (python, "-m", "drafter", *report)
    figures, output = str(folder / "figures.json"), str(folder / "docxtpl.docx")
    script = shutil.which("drafter", path=str(Path(python).parent))
    no_docxtpl = missing("docxtpl")
    no_imports = missing(*IMPORTS.split(", "))
    commands = {"module": module}
    if script:
        commands["script"] = (script, *report)
    if not no_imports:
        commands["imports"] = (python, "-c", f"import {IMPORTS}")
    if not no_docxtpl:
        template = str(prepared.template)
        commands["docxtpl"] = (python, "-c", peer.COLD_CODE, template, figures, output)
    times = take_turns({name: process(command, prepared) for name, command in commands.items()}, rounds)
    no_script = "" if script else "no command drafter beside this Python"
    rows = []
    for name, ours, other, reason in (
        ("cold: python -m drafter / the imports", "module", "imports", no_imports),
        ("cold: drafter / the imports", "script", "imports", no_script or no_imports),
        ("cold: python -m drafter / docxtpl", "module", "docxtpl", no_docxtpl),
    ):
        if reason:
            rows.append(skipped(name, COLD, reason))
        else:
            rows.append(compared(name, times[ours], times[other], COLD))
    return [*rows, memory_row(commands, prepared, min(rounds, MEMORY_RUNS))]


def memory_row(commands: dict[str, tuple[str, ...]], prepared: Prepared, runs: int) -> Row:
    """Return the row of the peak memory of `python -m drafter`, docxtpl's beside it."""
    name = "peak memory: python -m drafter"
    ours = memory(commands["module"], prepared, runs)
    if ours is None:
        return skipped(name, MEMORY, "this system does not count it")
    other = memory(commands["docxtpl"], prepared, runs) if "docxtpl" in commands else None
    beside = f"{other.median:.1f} MiB" if other else ""
    figure = f"{ours.median:.1f} MiB"
    return Row(name, figure, beside, "", str(MEMORY), MEMORY.verdict(ours.median))


def memory(command: tuple[str, ...], prepared: Prepared, runs: int) -> Spread | None:
    """Return the peak memory of a few runs of `command`, in MiB."""
    peaks = [peak_memory(command, ROOT, prepared.environment) for _ in range(runs)]
    known = [peak for peak in peaks if peak is not None]
    return spread(known) if known else None


def warm_rows(prepared: Prepared, rounds: int) -> list[Row]:
    """Return the rows of reports made in a process that is already running."""
    answers = load_answers(ROOT / EXAMPLE, (shipped("templates"),))
    cache = prepared.folder / "sections"
    cache.mkdir(mode=0o700)
    contestants = {
        "render": Contestant(lambda: render(answers, cache).data, SHORT_CALLS),
        "zip": Contestant(lambda: zip_parts(prepared.parts), SHORT_CALLS),
        "write": Contestant(lambda: write_docx(prepared.document), SHORT_CALLS),
    }
    no_docxtpl = missing("docxtpl")
    if not no_docxtpl:
        contestants["docxtpl"] = Contestant(lambda: peer.render_template(prepared.template, prepared.figures))
    no_python_docx = missing("docx")
    if not no_python_docx:
        contestants["python-docx"] = Contestant(lambda: peer.write_with_python_docx(prepared.document))
    times = take_turns(contestants, rounds)
    rows = [compared("in process: render / zip of its parts", times["render"], times["zip"], ZIP)]
    name = "in process: python-docx / writing"
    if no_python_docx:
        rows.append(skipped(name, PYTHON_DOCX, no_python_docx))
    else:
        rows.append(compared(name, times["write"], times["python-docx"], PYTHON_DOCX))
    name = "in process: docxtpl / render"
    if no_docxtpl:
        return [*rows, skipped(name, DOCXTPL, no_docxtpl)]
    return [*rows, compared(name, times["render"], times["docxtpl"], DOCXTPL)]


def asking_rows(prepared: Prepared, rounds: int) -> list[Row]:
    """Return the rows of the questionnaire on a pseudo-terminal, with a large answers file."""
    new, fill = "first prompt: drafter new / its imports", "first prompt: drafter fill LARGE / its imports"
    waited = "first prompt: drafter fill LARGE"
    answer = "answer to next prompt, 300 figures and 300 activities"
    reason = missing("pexpect", *ASKING_IMPORTS.split(", "))
    if reason:
        bars = {new: PROMPT, fill: PROMPT, waited: LARGE_PROMPT, answer: ANSWER}
        return [skipped(name, bar, reason) for name, bar in bars.items()]
    import asking

    large, environment = asking.write_large(prepared.folder), prepared.environment
    starts = {"new": (["new"], "填报文件叫什么名称？"), "fill": (["fill", large.name], "填哪里？")}
    contestants = {
        name: Contestant(partial(asking.until_prompt, arguments, see, large.parent, environment))
        for name, (arguments, see) in starts.items()
    }
    contestants["imports"] = process((sys.executable, "-c", f"import {ASKING_IMPORTS}"), prepared)
    times = take_turns(contestants, rounds)
    return [
        compared(new, times["new"], times["imports"], PROMPT),
        compared(fill, times["fill"], times["imports"], PROMPT),
        measured(waited, times["fill"], LARGE_PROMPT),
        measured(answer, asking.answer_times(large, environment, rounds), ANSWER),
    ]


def page_rows(prepared: Prepared, rounds: int) -> list[Row]:
    """Return the rows of typing on the page, with a large answers file: the median, and the 95th percentile."""
    key = "page: key to changed sentence, 300 figures and 300 activities"
    slow = f"{key}, 95th percentile"
    reason = missing("playwright")
    if not reason:
        import page_typing

        reason = "" if page_typing.CHROMIUM else "Chromium is not installed"
    if reason:
        return [skipped(name, KEY, reason) for name in (key, slow)]
    import asking

    folder = prepared.folder / "page"
    folder.mkdir()
    times = sorted(page_typing.key_times(asking.write_large(folder), prepared.environment, rounds * _KEYS_A_ROUND))
    return [measured(key, times, KEY), measured(slow, [times[int(len(times) * 0.95)]], KEY)]


def measured(name: str, seconds: Sequence[float], bar: Bar) -> Row:
    """Return the row of a time that is compared with nothing but a bar in milliseconds."""
    took = spread([each * 1000 for each in seconds])
    figure = f"{took.median:.0f} ms ({took.low:.0f}–{took.high:.0f})"
    return Row(name, figure, "", "", str(bar), bar.verdict(took.median))


def check_rows(prepared: Prepared, rounds: int) -> list[Row]:
    """Return the rows of checking a .docx of ten pages: whole processes, and in a running one."""
    path, python = prepared.ten_pages, sys.executable
    cold = take_turns(
        {
            "check": process((python, "-m", "drafter", "check", str(path)), prepared, (0, 1)),  # 1: it finds errors
            "imports": process((python, "-c", f"import {CHECK_IMPORTS}"), prepared),
        },
        rounds,
    )
    warm = take_turns(
        {
            "check": Contestant(lambda: foreign.check_report(path)),
            "read": Contestant(lambda: foreign.read_report(path)),
        },
        rounds,
    )
    return [
        compared(f"cold: check / import {CHECK_IMPORTS}", cold["check"], cold["imports"], CHECK_COLD),
        compared("in process: check / python-docx reading", warm["check"], warm["read"], CHECK),
    ]


def import_row(prepared: Prepared, rounds: int) -> Row:
    """Return the row of reading a report of forty pages into an answers file, from start to exit."""
    path, written = prepared.forty_pages, prepared.folder / "forty-pages.yaml"
    command = (sys.executable, "-m", "drafter", "import", str(path), "-o", str(written))
    times = take_turns(
        {
            "import": process(command, prepared, written=written),
            "read": Contestant(lambda: foreign.read_report(path)),
        },
        rounds,
    )
    return limited("import: 40 pages / reading it", times["import"], times["read"], IMPORT)


def process(
    command: tuple[str, ...], prepared: Prepared, passing: tuple[int, ...] = (0,), written: Path | None = None
) -> Contestant:
    """Return a command as something to time; one whose exit code is not `passing` ends the benchmark.

    `written` is the file that it writes anew each time; None: the report.
    """
    output, environment = written or prepared.folder / "report.docx", prepared.environment

    def start() -> None:
        output.unlink(missing_ok=True)
        nothing = subprocess.DEVNULL
        done = subprocess.run(
            command, cwd=ROOT, env=environment, stdin=nothing, stdout=nothing, stderr=nothing, check=False
        )
        if done.returncode not in passing:
            raise subprocess.CalledProcessError(done.returncode, command)

    return Contestant(start)


def zip_parts(parts: dict[str, bytes]) -> bytes:
    """Return `parts` zipped: what no .docx can be made without."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def missing(*modules: str) -> str:
    """Return why a row is skipped for want of `modules`; empty if all are there."""
    return ", ".join(f"{name} is not installed" for name in modules if not importable(name))


def importable(module: str) -> bool:
    """Return whether `module` is installed."""
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # not even the package around it
        return False


def print_figures(prepared: Prepared, rows: Sequence[Row], rounds: int) -> None:
    """Print `rows` with what they were measured on."""
    size = len(prepared.parts["word/document.xml"])
    print(
        f"{EXAMPLE.name}: {len(prepared.document.blocks)} blocks, document.xml {size} bytes,"
        f" {len(prepared.figures) or 'no'} placeholders for docxtpl."
        f" {rounds} rounds; medians (min–max of the rounds).\n"
    )
    print_rows(rows)


if __name__ == "__main__":
    sys.exit(main())
