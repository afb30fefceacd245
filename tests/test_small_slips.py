"""What users type or meet by chance is taken as meant, or told where and why."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from drafter.sheets.cells import plain_text
from tests.builders import make_answers, run_drafter, write_jurisdiction, write_tree


@pytest.mark.parametrize(
    ("held", "shown"),
    [
        (900.00000000000011, "900"),
        (0.1 + 0.2, "0.3"),
        (1.1 * 3, "3.3"),
        (0.07, "0.07"),
        (892.0, "892"),
        (12345678901234.0, "12345678901234"),
        (1e14, "100000000000000"),
        (123456789012345678, "123456789012345678"),
    ],
)
def test_a_number_is_read_as_excel_shows_it(held: float, shown: str) -> None:
    assert plain_text(held) == shown


@pytest.fixture
def bureau(tmp_path: Path) -> Path:
    return write_tree(tmp_path, {"a.yaml": make_answers(科室={"行政执法": "职成教科"})})


@pytest.mark.parametrize("deadline", ["2022年13月40日", "2022年2月29日", "2022-13-1", "13月1日", "随便", "2022"])
def test_a_deadline_that_is_no_day_is_refused_before_anything_is_written(bureau: Path, deadline: str) -> None:
    done = run_drafter("sheets", "export", "a.yaml", "--all", "--deadline", deadline, cwd=bureau)
    assert done.returncode == 1
    assert done.stderr.startswith("错误：交回的期限“")
    assert [each.name for each in bureau.iterdir()] == ["a.yaml"]


@pytest.mark.parametrize("deadline", ["2022年1月10日", "2022-1-10", "1月10日", "1月10日前", "2022年1月10日下班前"])
def test_a_deadline_is_taken_as_it_is_said(bureau: Path, deadline: str) -> None:
    assert run_drafter("sheets", "export", "a.yaml", "--all", "--deadline", deadline, cwd=bureau).returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full device")
@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["render", "-h"]], ids=" ".join)
def test_help_that_cannot_be_printed_is_an_error(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "drafter", *arguments], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert "结果显示不出来（磁盘已满）" in done.stderr.decode()


LONG = "长" * 200
WRITES_LONG_NAME = (
    ("render", "a.yaml", "-o", f"{LONG}.docx"),
    ("render", "a.yaml", "-o", f"{LONG}/a.docx"),
    ("sheets", "export", "a.yaml", "--all", "-o", LONG),
    ("schema", "通用", "-o", f"{LONG}.json"),
    ("new", f"{LONG}.yaml", "--jurisdiction", "通用", "--blank"),
    ("new", f"{LONG}.yaml", "--from", "a.yaml"),
)


@pytest.mark.skipif(os.name != "posix", reason="Windows counts otherwise")
@pytest.mark.parametrize("command", WRITES_LONG_NAME, ids=lambda each: " ".join(each)[:20])
def test_a_name_too_long_to_write_is_told_as_such(bureau: Path, command: tuple[str, ...]) -> None:
    done = run_drafter(*command, cwd=bureau)
    assert done.returncode == 1
    assert "太长" in done.stderr
    assert "读不出来" not in done.stderr
    assert [each.name for each in bureau.iterdir()] == ["a.yaml"]


@pytest.mark.parametrize("bad", [b"\xff", b"\x80", b"\xe6\x97", b"\xc0\xaf"])
@pytest.mark.parametrize("command", [("status", "a.yaml"), ("check", "报告.txt")], ids=" ".join)
def test_a_spoilt_character_is_told_with_its_line(bureau: Path, command: tuple[str, str], bad: bytes) -> None:
    name = command[1]
    text = ("一、工作情况\n" * 30 if name == "报告.txt" else (bureau / name).read_text(encoding="utf-8")).encode()
    lines = text.split(b"\n")
    lines[4] += bad
    (bureau / name).write_bytes(b"\n".join(lines))
    done = run_drafter(*command, cwd=bureau)
    assert done.returncode != 0
    assert f"{name} 第5行：有一个坏了的字，读不出来" in done.stderr


def test_a_file_in_gbk_is_still_read(bureau: Path) -> None:
    text = (bureau / "a.yaml").read_text(encoding="utf-8")
    (bureau / "a.yaml").write_bytes(text.encode("gbk"))
    assert run_drafter("status", "a.yaml", cwd=bureau).returncode == 0


def test_preview_says_that_a_section_of_fixed_words_prints_no_answer(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.yaml": make_answers(单位和报告={"地区模板": "试用"})})
    write_jurisdiction(tmp_path / "templates", {"正文": "只有固定的字。\n"})
    done = run_drafter("preview", "a.yaml", "--section", "正文", cwd=tmp_path)
    assert "没有内容：这个段落文件里只有固定的字，没有印一项答案" in done.stdout
