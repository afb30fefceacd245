"""All reports of a folder are checked by one command, on all cores; a bad one stops none of the others."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from builders import make_answers, run_drafter, write_tree

from drafter.cli import main
from drafter.commands.check_folder_command import Tally
from drafter.errors import InputError
from drafter.use_cases.check_folder import CheckedFile, FolderWishes, check_folder, reports_in

WRONG = "甲区教育局2023年法治政府建设情况报告\n一、主要举措\n扎实推进法制政府建设。\n"
FINE = "甲区教育局2023年法治政府建设情况报告\n一、主要举措\n扎实推进法治政府建设。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_tree(
        tmp_path,
        {
            "甲局/有错.txt": WRONG,
            "甲局/没错.txt": FINE,
            "乙局/填报.yaml": make_answers(),
            "乙局/坏.docx": "不是文档",
            "乙局/~$坏.docx": "临时文件",
            "乙局/别的.yaml": "清单: 1\n",
            "甲局/没错（核对说明）.yaml": "核对说明:\n- {规则: 用语-法治, 理由: 另有统计}\n",
            "templates/某区/地区.yaml": "格式版本: 1\n名称: 某区\n上级模板: 通用\n",
            "templates/某区/前言.txt": "段落。\n",
            ".隐藏/稿.txt": WRONG,
        },
    )
    return tmp_path


def test_reports_are_found_and_what_is_none_is_left_out(folder: Path) -> None:
    names = [path.relative_to(folder).as_posix() for path in reports_in(folder)]
    assert names == ["乙局/坏.docx", "乙局/填报.yaml", "甲局/有错.txt", "甲局/没错.txt"]
    with pytest.raises(InputError, match="里面没有可以检查的文件"):
        reports_in(folder / "templates")


def test_a_folder_is_listed_and_summed_up_and_a_bad_file_stops_nothing(folder: Path) -> None:
    done = run_drafter("check", ".", "--rules", "用语-法治", cwd=folder)
    assert done.returncode == 1, done.stderr
    assert done.stdout.splitlines() == [
        "乙局/坏.docx：没能检查：不是 Word 文档，或者文件已损坏；请在 Word 或 WPS 里打开看看，另存为 .docx 后再检查",
        "甲局/有错.txt：错误 1 处，警告 0 处，提示 0 处",
        "",
        "共 4 份：有错误的 1 份，没有错误、有警告的 0 份，没有问题的 2 份，没能检查的 1 份",
        "最多的问题：用语-法治 1 份",
        "看一份的问题：drafter check 文件；全部写进一个文件：加 --format json -o 结果.json",
    ]


def test_a_folder_s_findings_are_written_as_json(folder: Path) -> None:
    done = run_drafter("check", ".", "--rules", "用语-法治", "--format", "json", "-o", "结果.json", cwd=folder)
    assert done.returncode == 1, done.stderr
    told = json.loads((folder / "结果.json").read_text(encoding="utf-8"))
    assert told["summary"] == {
        "reports": 4, "with_errors": 1, "with_warnings": 0, "clean": 2, "unread": 1, "rules": {"用语-法治": 1},
    }  # fmt: skip
    assert [each["file"] for each in told["reports"]] == [
        "乙局/坏.docx",
        "乙局/填报.yaml",
        "甲局/有错.txt",
        "甲局/没错.txt",
    ]
    assert [each["rule"] for each in told["reports"][2]["findings"]] == ["用语-法治"]
    assert "不是 Word 文档" in told["reports"][0]["problem"]


@pytest.mark.parametrize("option", [("--fix",), ("--format", "docx"), ("--format", "sarif"), ("--last", "上年.txt")])
def test_what_is_for_one_report_is_refused_for_a_folder(
    folder: Path, option: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(folder), *option]) == 2
    assert "请一份一份地检查" in capsys.readouterr().err


def test_a_worker_that_dies_takes_no_other_report_along(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that reads 坏.docx ends without a word, as one does that the system kills."""
    hook = folder / "sitecustomize.py"
    hook.write_text(
        "import os, zipfile\n"
        "import drafter.docxfile.opc_package as package\n"
        "package.Package.__init__ = lambda self, data, name: os._exit(9)\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH")))))
    files = list(check_folder(folder, reports_in(folder), FolderWishes(rules="用语-法治")))
    assert [(each.name, bool(each.problem)) for each in files] == [
        ("乙局/坏.docx", True), ("乙局/填报.yaml", False), ("甲局/有错.txt", False), ("甲局/没错.txt", False),
    ]  # fmt: skip
    assert "检查时程序停了" in files[0].problem


def test_a_tally_counts_each_report_once() -> None:
    tally = Tally()
    for each in (
        CheckedFile("a", "", (1, 2, 0), 0, ("用语-法治",)),
        CheckedFile("b", "", (0, 1, 0), 0, ("用语-错词",)),
        CheckedFile("c", "", (0, 0, 4)),
        CheckedFile("d", "", (0, 0, 0)),
        CheckedFile("e", "读不出来"),
    ):
        tally.add(each)
    assert next(tally.lines()) == "共 5 份：有错误的 1 份，没有错误、有警告的 1 份，没有问题的 1 份，没能检查的 1 份"
