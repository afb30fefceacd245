"""Reports of several years that were read in: `status` shows each figure's series, and doubts what swings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from builders import make_answers, run_drafter, write_tree

REPORT = """青溪区教育局{year}年法治政府建设年度报告

{year}年，青溪区教育局扎实推进法治政府建设。现将有关情况报告如下：
一、{year}年主要工作情况
（一）严格规范公正文明执法
全年开展行政检查{checks}次，作出行政处罚决定{fines}件。现有持证执法人员27人。
二、存在的不足和原因
（一）执法力量不足。专职执法人员偏少。
青溪区教育局
{next}年1月18日
"""
YEARS = {2022: (310, 2), 2023: (340, 3), 2024: (660, 3)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder into which the reports of three years were read."""
    for year, (checks, fines) in YEARS.items():
        text = REPORT.format(year=year, checks=checks, fines=fines, next=year + 1)
        write_tree(tmp_path, {f"{year}.txt": text})
        done = run_drafter("import", f"{year}.txt", "-o", f"青溪{year}.yaml", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    return tmp_path


def status(folder: Path, name: str, *options: str) -> str:
    done = run_drafter("status", name, *options, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_status_shows_the_series_of_a_figure(folder: Path) -> None:
    lines = status(folder, "青溪2024.yaml").splitlines()
    at = next(i for i, line in enumerate(lines) if line[2:].startswith("行政检查次数 "))
    assert lines[at][2:].split()[1:4] == ["660次", "340次", "+320（+94.1%）"]
    assert lines[at + 1] == "    历年 2022年 310次，2023年 340次"


def test_a_swing_is_doubted_with_the_years_before(folder: Path) -> None:
    told = status(folder, "青溪2024.yaml").replace("\n     ", "")
    assert "行政检查次数 660次，上年 340次，增加94%；历年 2022年 310次、2023年 340次" in told
    assert "持证执法人员 27人，上年" not in told


def test_the_series_is_data_too_and_the_first_year_has_none(folder: Path) -> None:
    found = {each["位置"]: each for each in json.loads(status(folder, "青溪2024.yaml", "--json"))["数字"]}
    assert found["行政执法.行政检查次数"]["历年"] == {"2022": "310次", "2023": "340次"}
    first = {each["位置"]: each for each in json.loads(status(folder, "青溪2022.yaml", "--json"))["数字"]}
    assert "历年" not in first["行政执法.行政检查次数"]


def test_other_units_and_damaged_files_beside_it_are_left_alone(folder: Path) -> None:
    other = make_answers(单位和报告={"单位全称": "别区教育局", "单位简称": "别区教育局", "年度": "2021"})
    write_tree(folder, {"别区.yaml": other, "坏.yaml": "单位和报告:\n  年度: 2021\n  - x\n"})
    assert "2021年" not in status(folder, "青溪2024.yaml")


def test_what_was_copied_from_an_imported_year_is_found(folder: Path) -> None:
    told = run_drafter("check", "青溪2024.yaml", "--last", "青溪2023.yaml", cwd=folder).stdout
    assert "与上年的报告相同" in told.replace("\n     ", "")
    assert "重复-上年" in told
