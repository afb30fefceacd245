"""Times the questionnaire on a pseudo-terminal: start to first prompt, answer to next prompt."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pexpect
import yaml

from drafter.model.fields import extra_of, model_in
from drafter.model.report import Report

FIGURES, ACTIVITIES = 300, 300
TOPICS = ("信息公开", "学习培训", "法治宣传")
_OWN = 20
"""Figures answered in a row, and activities' texts changed, when the next prompt is timed."""

_LABELS = {
    str(group.alias): [
        f"{field.alias}（" for field in model.model_fields.values() if extra_of(field).get("kind") == "数字"
    ]
    for group in Report.model_fields.values()
    if (model := model_in(group.annotation)) and isinstance(group.default_factory, type)
}
"""The labels of each chapter's figures, in the order in which they are asked."""


def write_large(folder: Path) -> Path:
    """Write an answers file of 300 figures and 300 activities, with its jurisdiction, and return its path."""
    paths = [
        (str(group.alias), str(field.alias))
        for group in Report.model_fields.values()
        if (model := model_in(group.annotation)) and isinstance(group.default_factory, type)
        for field in model.model_fields.values()
        if extra_of(field).get("kind") == "数字"
    ][:FIGURES]
    own = [f"补充数{number}" for number in range(FIGURES - len(paths))]
    tree: dict[str, object] = {
        "格式版本": "1",
        "单位和报告": {"地区模板": "大", "单位全称": "河东区教育局", "单位简称": "河东区教育局", "年度": "2021"},
    }
    tree["单位和报告"] |= {"报告种类": "年度报告", "主送机关": "不适用", "落款": "无"}  # type: ignore[operator]
    for number, (group, title) in enumerate(paths):
        tree.setdefault(group, {})[title] = {"数值": _value(title, number), "上年": _value(title, number)}  # type: ignore[index]
    tree["活动"] = [_activity(number) for number in range(ACTIVITIES)]
    tree.setdefault("诚信建设", {}).update({name: str(number + 100) for number, name in enumerate(own)})  # type: ignore[attr-defined]
    printed = "".join(f"{{{{ {group}.{title} }}}}。\n" for group, title in paths)
    printed += "".join(f"{{{{ 诚信建设.{name} }}}}。\n" for name in own)
    printed += "".join(f"{{{{ 活动('{topic}') }}}}\n\n" for topic in TOPICS)
    question = {"章": "诚信建设", "类型": "数字", "说明": "某项工作的次数，如 12次", "单位": "次", "常问": "是"}
    manifest = {
        "名称": "大",
        "报告": [{"种类": "年度报告", "标题": "年度报告", "提纲": [{"标题": "全部", "段落": "全部"}]}],
        "活动主题": [{"主题": topic, "章": topic} for topic in TOPICS],
    }
    home = folder / "templates" / "大"
    home.mkdir(parents=True)
    (home / "地区.yaml").write_text(_dump(manifest), "utf-8")
    (home / "事实.yaml").write_text(_dump({"事实": [{"名称": name, **question} for name in own]}), "utf-8")
    (home / "全部.txt").write_text(printed, "utf-8")
    path = folder / "large.yaml"
    path.write_text(_dump(tree), "utf-8")
    return path


def _value(title: str, number: int) -> str:
    return "95" if title.endswith("率") else str(number + 100)


def _activity(number: int) -> dict[str, object]:
    return {
        "主题": TOPICS[number % len(TOPICS)],
        "提法": f"做好第{number}件实事",
        "内容": f"第{number}次会议研究部署全区教育系统依法治校工作，{{培训时间}}组织培训，{{参加人数}}参加，提高了运用法治思维的能力。",
        "数字": {"参加人数": f"{number + 20}人"},
        "时间": {"培训时间": "3月19日"},
    }


def _dump(tree: Mapping[str, object]) -> str:
    return yaml.dump(dict(tree), allow_unicode=True, sort_keys=False, width=999)


def until_prompt(arguments: list[str], see: str, folder: Path, environment: Mapping[str, str]) -> None:
    """Start Drafter and return when `see` is on the terminal."""
    child = _start(arguments, folder, environment)
    child.expect_exact(see)
    child.kill(signal.SIGKILL)
    child.wait()
    child.ptyproc.delayafterclose = 0  # the sleep before it looks whether the process has gone would be timed
    child.close()


def answer_times(path: Path, environment: Mapping[str, str], rounds: int) -> list[float]:
    """Return the seconds from the end of an answer to the next prompt, for figures and for activities.

    Of either there is one a round, and no more than there are.
    """
    answers = min(rounds, _OWN)
    child = _start(["fill", path.name, "--chapter", "诚信建设"], path.parent, environment)
    for label in _LABELS["诚信建设"]:
        child.expect_exact(label)
        child.send("\r")
    child.expect_exact("补充数0（")
    times: list[float] = []
    while len(times) < answers:
        following = f"补充数{len(times) + 1}（"
        _settled(child)
        child.send("\x15" + str(101 + len(times)))
        _settled(child)
        began = time.perf_counter()
        child.send("\r")
        child.expect_exact(following)
        times.append(time.perf_counter() - began)
    child.close(force=True)
    return [*times, *_record_times(path, environment, answers)]


def _record_times(path: Path, environment: Mapping[str, str], answers: int) -> list[float]:
    child = _start(["fill", path.name, "--chapter", "学习培训"], path.parent, environment)
    for label in _LABELS["学习培训"]:
        child.expect_exact(label)
        child.send("\r")
    child.expect_exact("还有要报的吗？")
    child.send("\r")
    child.expect_exact("方面的工作：已有")
    times = []
    for _ in range(answers):
        child.send("\x1b[A\x1b[A\r")  # the last activity
        child.expect_exact("修改")
        child.send("\x1b[B\r")  # from 返回, the last line, to the first
        child.expect_exact("·提法：")
        _settled(child)
        child.send("\x15改过的提法")
        _settled(child)
        began = time.perf_counter()
        child.send("\r")
        child.expect_exact("·内容：")
        times.append(time.perf_counter() - began)
        for see in ("·人名：", "方面的工作：已有"):
            child.send("\r")
            child.expect_exact(see)
    child.close(force=True)
    return times


def _settled(child: pexpect.spawn) -> None:
    """Wait until nothing more is written."""
    try:
        while True:
            child.read_nonblocking(65536, 0.05)
    except pexpect.TIMEOUT:
        return


def _start(arguments: list[str], folder: Path, environment: Mapping[str, str]) -> pexpect.spawn:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "drafter", *arguments],
        cwd=str(folder),
        env={**os.environ, **environment, "TERM": "xterm", "LANG": "C.UTF-8"},
        encoding="utf-8",
        dimensions=(40, 80),
        timeout=10,
    )
    child.delaybeforesend = None
    return child
