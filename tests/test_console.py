"""Whatever a file says is printed as text: nothing in it moves the cursor, colours, hides or turns what is shown."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.document import Document
from prompt_toolkit.layout.processors import TransformationInput

from drafter import console
from drafter.columns import fit, pad, width, wrapped
from drafter.console import complain, say, say_json, shown_characters, visible
from drafter.terminal.shown_typing import VisibleCharacters
from tests.builders import make_answers, run_drafter, write_jurisdiction, write_tree

SOURCES = Path(console.__file__).parent
VISIBLE_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Format characters (Cf) that have a shape: Arabic, Syriac and Kaithi number and verse signs."""
HOSTILE = {
    "ESC": "\x1b[2J\x1b[31m",
    "OSC": "\x1b]0;题目\x07",
    "C1": "\x9b31m\x9d0;x\x9c",
    "BEL": "\x07",
    "BS": "甲\x08\x08乙",
    "NUL": "\x00",
    "CR": "甲\r乙",
    "DEL": "\x7f",
    "right-to-left override": "\u202e",
    "isolate": "\u2066\u2069",
    "zero width": "\u200b\u200d\u200c\u2060\ufeff",
    "tags": "\U000e0041\U000e007f",
    "selectors": "\ufe0f\ufe0f\U000e0101\U000e0102",
    "Hangul filler": "\u3164",
    "line separator": "\u2028\u2029",
    "interlinear": "\ufff9\ufffa\ufffb",
    "surrogate": "\udc9b",
}
INVISIBLE = "".join(HOSTILE.values())
"""All of them; what is left of it that is visible may be printed."""
unicode = st.text(st.characters() | st.sampled_from(INVISIBLE))


def unseen(text: str) -> list[str]:
    """Return the characters of `text` that a terminal would obey or hide, by what Unicode says of each."""
    return [
        char
        for char in text
        if (
            unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")
            and char not in "\n\t"
            and char not in VISIBLE_FORMATS
        )
        or char in "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
    ]


@given(unicode)
def test_nothing_is_printed_that_a_terminal_obeys_or_hides(text):
    shown = visible(text)
    left = [char for char in unseen(shown) if char != "\u200d"]  # 👨‍👩‍👧 holds joiners
    assert left == []
    assert visible(shown) == shown
    assert "".join(shown_characters(text)) == shown


@given(st.text(st.characters(blacklist_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp", "Mn", "Lo"))))
def test_what_is_visible_is_printed_as_it_is(text):
    assert visible(text) == text


@pytest.mark.parametrize(
    "text", ["甲\t乙\n丙", "葛\U000e0100城", "👨‍👩‍👧", "❤️", "1️⃣", "ئۇيغۇر", "ᠮᠣᠩᠭᠣᠯ", "བོད", "𠮷野家", "<U+001B>", ""]
)
def test_scripts_and_pictures_stay_whole(text):
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m红", "<U+001B>[31m红"),
        ("甲\u202e乙", "甲<U+202E>乙"),
        ("甲\u200d乙", "甲<U+200D>乙"),
        ("\ufe0f甲\ufe0f\ufe0f", "<U+FE0F>甲\ufe0f<U+FE0F>"),
        ("\U000e0041", "<U+E0041>"),
        ("\udcff", "<U+DCFF>"),
    ],
)
def test_a_mark_names_the_character(text, shown):
    assert visible(text) == shown


@given(unicode, st.integers(4, 90))
def test_columns_hold_marks_too(text, columns):
    """Cells and lines are cut and filled up as they are shown."""
    for told in (fit(text, columns), pad(text, columns), *wrapped(text, columns)):
        assert visible(told) == told
    assert width(pad(text.replace("\n", ""), columns)) == columns


@given(unicode)
def test_json_stays_json_and_the_same(text):
    written = json.dumps({"值": text}, ensure_ascii=False)
    shown = console._MARKED.sub(console._escaped, written)
    assert [char for char in unseen(shown) if char != "\u200d"] == []
    assert json.loads(shown) == {"值": text}


@given(st.text(st.characters(blacklist_characters="\n") | st.sampled_from(INVISIBLE)))
def test_a_line_that_is_edited_shows_marks_and_keeps_its_places(text):
    document = Document(text)
    made = VisibleCharacters().apply_transformation(
        TransformationInput(None, document, 0, lambda place: place, [("", text)], 80, 24)  # type: ignore[arg-type]
    )
    assert "".join(piece[1] for piece in made.fragments) == visible(text)
    for place in range(len(text) + 2):
        assert made.display_to_source(made.source_to_display(place)) == place


def test_all_that_is_printed_goes_through_the_console():
    """No other module prints, nor takes hold of the streams to write to them."""
    found = []
    for path in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if path.name == "console.py" or not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            stream = any(f"sys.{each}" in called for each in ("stdout", "stderr", "__stdout__", "__stderr__"))
            writes = stream and called.rpartition(".")[2] in ("write", "writelines")
            printed = called in ("print", "pprint.pprint", "traceback.print_exc", "warnings.warn")
            if printed or writes or called.endswith("print_formatted_text"):
                found.append(f"{path.name}:{node.lineno} {called}")
    assert found == []


def test_only_the_parser_of_arguments_prints_by_itself_and_its_words_are_text_too(tmp_path):
    done = run_drafter("check", "甲.txt", f"--多{INVISIBLE.replace(chr(0), '')}", cwd=tmp_path)
    assert done.returncode == 2
    assert unseen(done.stderr) == []
    assert "<U+202E>" in done.stderr


def test_a_message_is_cut_where_one_line_is_endless(capsys):
    complain(f"错误：{'甲' * 100_000}；请改正")
    assert len(capsys.readouterr().err) < 1100


def test_several_lines_and_none_are_printed(capsys):
    say("甲", "乙\x1b")
    say()
    say("丙", end="")
    say_json('"丁\u202e"\n')
    assert capsys.readouterr().out == '甲\n乙<U+001B>\n\n丙"丁\\u202e"\n'


LIVING = "".join(INVISIBLE.split("\x00"))
WRITABLE = LIVING.replace("\udc9b", "")
"""What a file in UTF-8 can hold."""
ANSWERABLE = "".join(
    char for char in WRITABLE if not 0x7F <= ord(char) < 0xA0 and ord(char) > 0x1F and char not in "\u2028\u2029"
)
"""What an answer may hold: what no page can show is refused, by its number."""
PRINTABLE = ANSWERABLE.replace("[", "").replace("]", "")
"""What a section may hold: single brackets are refused there, for they are half a mark."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder in which everything that can be hostile is."""
    name = f"名{ANSWERABLE}"
    text = make_answers(
        单位和报告={"单位简称": f"河东{ANSWERABLE}区教育局", "单位全称": f"河东{ANSWERABLE}区教育局"},
        行政执法={
            "行政检查次数": {"数值": "77", "上年": "20", "来源": f"台账{ANSWERABLE}", "提供科室": f"科{ANSWERABLE}"},
            "案卷评查件数": "3",
            "优秀案卷件数": "5",
        },
        核对说明=[{"规则": "数字-不超过", "理由": f"理由{ANSWERABLE}"}],
        活动=[
            {
                "主题": "法治宣传",
                "提法": f"提法{ANSWERABLE}",
                "内容": f"办了{ANSWERABLE}展览{{场}}，，，",
                "数字": {"场": "3"},
            },
            {"主题": "法治宣传", "内容": f"上年{ANSWERABLE}的话", "沿用上年": "是"},
        ],
    )
    files: dict[str, str | bytes] = {
        "填报.yaml": text,
        "坏键.yaml": text.replace("  行政检查次数:", f'  "{name}":'),
        "坏值.yaml": text.replace("'77'", '"\\e]0;题\\a七七\\b"'),
        "报告.txt": f"某某{WRITABLE}局2021年法治政府建设年度报告\n一、情况{WRITABLE}\n全年{WRITABLE}检查77次,，\n",
        f"{name}.txt": f"报告{WRITABLE}\n全年检查13月32日\n",
    }
    write_tree(tmp_path, files)
    document = docx.Document()
    for line in (
        "某某局2021年法治政府建设年度报告",
        f"一、情况{ANSWERABLE}",
        f"全年{ANSWERABLE}检查77次,，",
        f"{ANSWERABLE}",
    ):
        document.add_paragraph(line)
    document.save(str(tmp_path / "报告.docx"))
    write_jurisdiction(
        tmp_path / "templates",
        {"段": f"全年检查{{{{ 行政执法.行政检查次数 }}}}{PRINTABLE}。"},
        名称=f"试用{ANSWERABLE}局",
        科室={"行政执法": f"督{ANSWERABLE}室"},
        检查={"规则": [{"名称": f"我区-称呼{ANSWERABLE}", "词": ["检查"], "说明": f"问题{ANSWERABLE}", "改法": "改"}]},
    )
    write_tree(
        tmp_path, {"templates/坏的/地区.yaml": f"名称: 坏\n上级模板: 通用\n必填: ['行政{ANSWERABLE}执法.没有']\n"}
    )
    return tmp_path


COMMANDS = (
    ("status", "填报.yaml"),
    ("status", "填报.yaml", "--brief"),
    ("render", "填报.yaml"),
    ("render", "填报.yaml", "--edition", "公开版"),
    ("render", "填报.yaml", "-o", f"甲{ANSWERABLE}.docx"),
    ("render", "填报.yaml", "--kind", f"种{LIVING}"),
    ("render", "填报.yaml", "--jurisdiction", f"地{LIVING}"),
    ("preview", "填报.yaml", "--section", "法治宣传"),
    ("preview", "填报.yaml", "--section", f"段{LIVING}"),
    ("check", "填报.yaml", "--all"),
    ("check", "报告.txt", "--all"),
    ("check", "报告.txt", "--all", "--last", "报告.docx"),
    ("check", "报告.docx", "--all"),
    ("check", f"名{ANSWERABLE}.txt"),
    ("check", f"没有{LIVING}.txt"),
    ("check", "报告.txt", "--rules", f"规{LIVING}"),
    ("check", "填报.yaml", "--jurisdiction", "试用", "--all"),
    ("set", "填报.yaml", f"行政检查次数{LIVING}=1"),
    ("set", "填报.yaml", f"行政检查次数=七{LIVING}七"),
    ("set", "填报.yaml", f"其他情况=甲{ANSWERABLE}乙"),
    ("status", "坏键.yaml"),
    ("status", "坏值.yaml"),
    ("sheets", "assign", "填报.yaml", f"组{LIVING}=科"),
    ("sheets", "assign", "填报.yaml"),
    ("sheets", "export", "填报.yaml", "-o", f"表{ANSWERABLE}"),
    ("jurisdictions", "show", "试用"),
    ("jurisdictions", "check", "坏的"),
    ("jurisdictions", "new", f"新{LIVING}", "--from", "通用"),
    ("new", f"新{ANSWERABLE}.yaml", "--from", "填报.yaml", "--blank"),
)


@pytest.mark.parametrize("arguments", COMMANDS, ids=[" ".join(ascii(word)[:24] for word in each) for each in COMMANDS])
def test_no_command_lets_a_file_speak_to_the_terminal(folder, arguments):
    done = run_in(folder, *arguments)
    assert unseen(done.stdout) == []
    assert unseen(done.stderr) == []
    assert "Traceback" not in done.stderr
    assert re.search("<U\\+|（U\\+[0-9A-F]{4}）", done.stdout + done.stderr)


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "填报.yaml", "--format", "json"),
        ("check", "报告.txt", "--format", "json"),
        ("check", "报告.txt", "--format", "sarif"),
        ("check", "填报.yaml", "--jurisdiction", "试用", "--format", "sarif"),
        ("status", "填报.yaml", "--json"),
    ],
    ids=" ".join,
)
def test_json_on_a_terminal_has_escapes(folder, arguments):
    done = run_in(folder, *arguments)
    assert unseen(done.stdout) == []
    assert "\u202e" in json.dumps(json.loads(done.stdout), ensure_ascii=False)


def run_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Return what the command printed, whatever bytes it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "drafter", *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
    )
    out, err = (
        stream.decode("utf-8", "surrogateescape").replace("\r\n", "\n") for stream in (done.stdout, done.stderr)
    )
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)
