"""Texts made to take long: sections, answers, reports. Each is done, or refused in a sentence, in seconds."""

from __future__ import annotations

import os

import pytest
from builders import make_answers, write_jurisdiction, write_tree
from measured import measured

pytestmark = [pytest.mark.long, pytest.mark.skipif(os.name != "posix", reason="memory is measured with getrusage")]
MOST_SECONDS, MOST_BYTES = 30, 500_000_000
RUN = """
import sys
from drafter.cli import main
print("EXIT", main(sys.argv[1:]))
"""
UNITS = {
    "brackets": "[",
    "options never closed": "[[",
    "options closed": "[[甲]]",
    "commas": "，",
    "commas and pauses": "、，",
    "stops": "。",
    "semicolons": "；，",
    "leads": "**",
    "brackets of Chinese": "（",
    "brackets closed": "，）",
    "quotations": "“",
    "titles": "《甲",
    "hashes": "#",
    "lines": "甲\n\n",
    "items": "- 甲\n",
    "clauses": "+ 甲\n",
    "headings": "# 甲\n",
    "one word": "其中，",
    "blanks": " ",
    "tags": "{{ 年度 }}，",
    "tags never closed": "{{",
    "remarks": "{# 甲 #}",
    "remarks never closed": "{#",
    "statements never closed": "{%",
    "ifs": "{% if 年度 is 有 %}甲{% endif %}",
    "an absent answer each": "{{ 行政执法.行政检查次数 }}，甲；",
}


def took(folder, *command):
    run = measured(RUN, *command, cwd=folder)
    assert "Traceback" not in run.output, run.output[-2000:]
    assert run.seconds < MOST_SECONDS, (run.seconds, run.output[-500:])
    assert run.peak < MOST_BYTES
    return run.output


@pytest.mark.parametrize("unit", UNITS)
def test_a_section_of_one_mark_is_told_in_seconds(tmp_path, unit):
    text = "{{ 年度 }}年" + UNITS[unit] * (99_000 // len(UNITS[unit]))
    folder = write_tree(tmp_path / "年报", {"好.yaml": make_answers(单位和报告={"地区模板": "试用"})})
    write_jurisdiction(folder / "templates", {"正文": text})
    said = took(folder, "render", "好.yaml", "-o", "报告.docx")
    assert "EXIT 0" in said or "错误：试用/正文.txt" in said, said
    took(folder, "jurisdictions", "check", "试用")


ANSWERS = {
    "one long line": "甲" * 900_000,
    "commas": "，" * 500_000,
    "brackets": "[" * 500_000,
    "lines": "甲\n" * 100_000,
    "braces": "{甲" * 200_000,
    "quotes": "“" * 300_000,
}


@pytest.mark.parametrize("kind", ANSWERS)
def test_a_long_answer_is_told_or_refused_in_seconds(tmp_path, kind):
    text = make_answers(存在不足=[{"内容": ANSWERS[kind]}], 活动=[{"主题": "法治宣传", "内容": ANSWERS[kind]}])
    folder = write_tree(tmp_path / "年报", {"好.yaml": text})
    for command in (["render", "好.yaml", "-o", "报告.docx"], ["check", "好.yaml"], ["status", "好.yaml"]):
        took(folder, *command)


YAML = {
    "two million values": "甲: [" + "1," * 1_900_000 + "]",
    "a million keys": "".join(f"甲{i}: 1\n" for i in range(300_000)),
    "wide colons": "甲乙丙：1\n" * 400_000,
    "quotes": "甲: " + "'" * 3_000_000,
    "brackets": "甲: " + "[" * 3_900_000,
    "records": "活动:\n" + "- {主题: 法治宣传, 内容: 甲}\n" * 50_000,
    "a long key": "甲" * 1_000_000 + ": 1",
    "blanks": "甲:" + " " * 3_900_000 + "1",
    "aliases": "a: &a [1]\nb: [" + "*a," * 900_000 + "]",
}


@pytest.mark.parametrize("kind", YAML)
def test_an_answers_file_of_megabytes_is_refused_in_seconds(tmp_path, kind):
    folder = write_tree(tmp_path / "年报", {"好.yaml": YAML[kind]})
    assert "错误：好.yaml" in took(folder, "render", "好.yaml")


REPORTS = {
    "commas": "，" * 4_900,
    "stops": "。" * 4_900,
    "brackets": "（" * 4_900,
    "closing": "）" * 4_900,
    "quotations": "“" * 4_900,
    "titles": "《" * 4_900,
    "titles within": "《甲《" * 1_600,
    "days": "2021年3月1日" * 500,
    "amounts": "其中1件，" * 900,
    "per cent": "1%" * 2_400,
    "law": "法治" * 2_400,
    "digits": "1" * 4_900,
}


@pytest.mark.parametrize("kind", REPORTS)
def test_a_report_of_one_mark_is_checked_in_seconds(tmp_path, kind):
    text = "某局2021年法治政府建设年度报告\n" + (REPORTS[kind] + "\n") * 20
    folder = write_tree(tmp_path / "年报", {"报告.txt": text})
    for edition in ("报送版", "公开版"):
        assert "EXIT" in took(folder, "check", "报告.txt", "--edition", edition, "--all")


@pytest.mark.parametrize("line", ["2021年3月1日", "全年检查9次。", "一、甲", "《甲办法》，", "附件：1.甲"])
def test_a_report_of_thousands_of_lines_is_checked_in_seconds(tmp_path, line):
    text = "某局2021年法治政府建设年度报告\n" + f"{line}\n" * 2_900
    folder = write_tree(tmp_path / "年报", {"报告.txt": text})
    assert "EXIT" in took(folder, "check", "报告.txt")
