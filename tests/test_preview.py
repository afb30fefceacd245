"""`drafter preview`: one section's text, the answers it used, again after each save."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import make_answers, private_environment, run_drafter, snapshot, write_jurisdiction, write_tree

from drafter.authoring.preview import stamp_of
from drafter.folders import shipped

SHIPPED = shipped("templates")


def told(*arguments: str, cwd: Path) -> str:
    """Return what a preview of the answers 填报.yaml prints; fails when it does not end well."""
    done = run_drafter("preview", "填报.yaml", *arguments, cwd=cwd)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture
def trial(tmp_path: Path) -> Path:
    """Return a folder with an answers file and the jurisdiction 试用 of two sections."""
    sections = {
        "正文": "检查{{ 行政执法.行政检查次数 }}。\n\n- 提法{{ 年度 }}。内容。",
        "空的": "{{ 学习培训.学法用法学时 }}",
    }
    write_jurisdiction(tmp_path / "年报/templates", sections)
    return write_tree(tmp_path / "年报", {"填报.yaml": make_answers(单位和报告={"地区模板": "试用"})})


def test_a_preview_shows_the_text_and_the_answers_it_used(trial):
    shown = told("--section", "正文", cwd=trial)
    assert shown == (
        f"段落文件：{trial.resolve() / 'templates/试用/正文.txt'}\n\n一、正文\n　　检查77次。\n　　提法2021。内容。\n\n"
        "用到的答案：\n  行政执法.行政检查次数：77次\n  单位和报告.年度：2021\n"
    )


def test_a_preview_of_a_section_that_tells_nothing_says_so(trial):
    shown = told("--section", "空的", cwd=trial)
    assert "（没有内容：这些问题都还没有答案，这一部分不会出现在报告里）" in shown
    assert shown.endswith("没有用到答案。\n")


def test_a_preview_ends_with_its_section_whatever_is_attached(trial):
    form = {"附件": [{"名称": "行政处罚实施情况统计表", "内容": "统计表"}], "附注": "联系人：张三"}
    write_tree(trial, {"填报.yaml": make_answers(单位和报告={"地区模板": "试用"}, 公文格式=form)})
    shown = told("--section", "正文", cwd=trial)
    assert "提法2021。内容。\n\n用到的答案：" in shown
    assert "公文格式" not in shown


def test_a_preview_takes_another_jurisdiction_and_kind(trial):
    shown = told(
        *("--section", "执法案件"),
        *("--jurisdiction", "通用", "--kind", "行政执法工作报告"),
        cwd=trial,
    )
    assert shown.startswith(f"段落文件：{SHIPPED / '通用' / '执法案件.txt'}\n")


def test_an_unknown_section_is_told_with_those_there_are(trial):
    before = snapshot(trial)
    done = run_drafter("preview", "填报.yaml", "--section", "正闻", cwd=trial)
    assert (done.returncode, done.stdout) == (1, "")
    assert snapshot(trial) == before
    assert done.stderr == "错误：“法治政府建设年度报告”的提纲里没有“正闻”这个段落；可选：正文、空的\n"


class Watching:
    """A running `drafter preview --watch` whose output is read as it comes."""

    def __init__(self, folder: Path) -> None:
        self.output = folder.parent / "屏幕.txt"
        with self.output.open("wb") as stream:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "drafter", "preview", "填报.yaml", "--section", "正文", "--watch"],
                cwd=folder,
                env=private_environment(folder.parent / "home"),
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.STDOUT,
            )

    def wait_for(self, words: str) -> str:
        """Return the output once `words` stand in it; fails after 40 seconds, for the machine may be busy."""
        until = time.monotonic() + 40
        while time.monotonic() < until:
            text = self.output.read_text(encoding="utf-8")
            if words in text:
                return text
            assert self.process.poll() is None, text
            time.sleep(0.05)
        pytest.fail(f"{words} did not appear in:\n{text}")


@pytest.fixture
def watching(trial: Path) -> Iterator[Watching]:
    """Return a running preview of the section 正文 of 试用, ended afterwards."""
    running = Watching(trial)
    yield running
    running.process.kill()
    running.process.wait()


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C cannot be sent to one process alone")
def test_a_watched_preview_follows_each_save_and_survives_a_mistake(trial, watching):
    section = trial / "templates/试用/正文.txt"
    watching.wait_for("按 Ctrl-C 退出")
    section.write_text("新的{{ 行政执法.行政检查次数 }}。", encoding="utf-8")
    watching.wait_for("　　新的77次。")
    section.write_text("甲\n{{ 行政执法.行政检察次数 }}", encoding="utf-8")
    said = watching.wait_for("错误：")
    assert "试用/正文.txt 第2行：没有“行政检察次数”这个答案；是不是“行政检查次数”？" in said
    section.write_text("改好{{ 行政执法.行政检查次数 }}。", encoding="utf-8")
    watching.wait_for("　　改好77次。")
    answers = trial / "填报.yaml"
    answers.write_text(answers.read_text(encoding="utf-8").replace("77", "78"), encoding="utf-8")
    watching.wait_for("　　改好78次。")
    answers.rename(trial / "别名.yaml")
    watching.wait_for("错误：填报.yaml：找不到这个文件")
    (trial / "别名.yaml").rename(answers)
    section.with_name("新文件.txt").write_text("", encoding="utf-8")
    section.write_text("最后{{ 年度 }}。", encoding="utf-8")
    watching.wait_for("　　最后2021。")
    watching.process.send_signal(signal.SIGINT)
    assert watching.process.wait(40) in (0, 130)
    assert "Traceback" not in watching.output.read_text(encoding="utf-8")


def test_a_file_written_within_the_tick_of_its_emptying_counts_as_saved_again(tmp_path):
    path = tmp_path / "正文.txt"
    path.write_bytes(b"")
    dated = path.stat().st_mtime_ns
    emptied = stamp_of((tmp_path,))
    path.write_bytes("新的一句。".encode())
    os.utime(path, ns=(dated, dated))
    assert stamp_of((tmp_path,)) != emptied
