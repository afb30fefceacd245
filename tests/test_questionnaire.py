"""The questionnaire on a real pseudo-terminal: whole stories, as a clerk would type them."""

from __future__ import annotations

import random
import re
import signal
import subprocess
import sys
import time

import pytest

pytest.importorskip("pexpect", reason="伪终端只在 Linux 和 macOS 上有")

import pexpect

from drafter.answers.load import Answers, load_answers
from drafter.folders import shipped, template_roots
from drafter.model.parsing import split_names
from tests.builders import run_drafter
from tests.typist import CLEAR, ENTER, Step, start, steps_of_new, type_all

pytestmark = pytest.mark.terminal

EXAMPLE = shipped("examples") / "hedong-2021.yaml"


@pytest.fixture(scope="module")
def example() -> Answers:
    return load_answers(EXAMPLE, template_roots())


def _screen_ends(child: pexpect.spawn) -> str:
    child.expect(pexpect.EOF)
    child.close()
    return str(child.before)


def test_ctrl_c_keeps_all_answers_and_says_how_to_go_on(tmp_path, example):
    child = start(["new", "我的.yaml"], tmp_path)
    steps = list(steps_of_new(example))
    year = next(i for i, step in enumerate(steps) if step.see.startswith("年度"))
    type_all(child, steps[: year + 1])
    child.expect_exact(steps[year + 1].see)
    child.sendintr()
    told = _screen_ends(child)
    assert "接着填：drafter fill 我的.yaml" in told
    assert "Traceback" not in told
    assert child.exitstatus == 130
    identity = load_answers(tmp_path / "我的.yaml", template_roots()).report.identity
    assert (identity.unit_short_name, identity.year) == ("河东区教育局", "2021")
    assert identity.addressee is None


def settled_example() -> str:
    """Return the example with every optional question settled by 不适用."""
    lines = EXAMPLE.read_text("utf-8").splitlines()
    for i, line in enumerate(lines):
        following = next((x for x in lines[i + 1 :] if x and not x.lstrip().startswith("#")), "")
        pad = len(line) - len(line.lstrip())
        empty = len(following) - len(following.lstrip()) <= pad and not following[pad:].startswith("-")
        if line.endswith(":") and not line.lstrip().startswith("#") and empty:
            lines[i] += " 不适用"
    text = "\n".join(lines) + "\n\n公文格式:\n  版头: 无\n"
    return text.replace("  行政诉讼案件: 1\n", "  行政诉讼案件: 1\n  败诉案件: 无\n")


def test_fill_goes_on_at_the_first_open_question(tmp_path):
    settled = settled_example()
    path = tmp_path / "填报.yaml"
    path.write_text(settled.replace("录入条数: 404", "录入条数:  # 问执法科"), "utf-8")
    child = start(["fill", path.name], tmp_path)
    child.expect_exact("填哪里？")
    child.expect_exact("接着填，从“执法信息录入条数”开始")
    child.send(ENTER)
    type_all(child, [Step("执法信息录入条数（条）：", "４０５条" + ENTER)])
    list_to_tick = "还有要报的吗？ \x1b[0m（"  # as it comes up: what was ticked is said behind the same words
    while child.expect_exact([list_to_tick, "填哪里？"]) == 0:  # the lists come up on the way
        child.send(ENTER)
    child.sendintr()
    assert "已保存到 填报.yaml" in _screen_ends(child)
    assert path.read_text("utf-8") == settled.replace("录入条数: 404", "录入条数: 405  # 问执法科")
    assert (tmp_path / "填报.yaml.bak").read_text("utf-8").count("问执法科") == 1


def test_a_chosen_chapter_offers_its_answers_to_be_changed(tmp_path):
    path = tmp_path / "填报.yaml"
    path.write_text(settled_example(), "utf-8")
    child = start(["fill", path.name, "--chapter", "处罚许可"], tmp_path)
    child.expect_exact("行政处罚件数（件）：")
    child.expect_exact("1件")
    child.send("\x7f\x7f12起" + ENTER)
    while child.expect_exact(["：", "还有要报的吗？", "必填的问题都答完了。"]) != 2:
        child.send(ENTER)
    _screen_ends(child)
    changed = path.read_text("utf-8")
    assert changed == settled_example().replace("行政处罚件数: 1\n", "行政处罚件数: 12起\n")


def test_a_second_drafter_on_the_same_file_is_told_so(tmp_path):
    path = tmp_path / "填报.yaml"
    path.write_text(settled_example(), "utf-8")
    first = start(["fill", path.name], tmp_path)
    first.expect_exact("填哪里？")
    second = start(["fill", path.name], tmp_path)
    assert "另一个 Drafter 正在填这个文件" in _screen_ends(second)
    assert second.exitstatus == 1
    first.sendintr()
    _screen_ends(first)
    third = start(["fill", path.name], tmp_path)
    third.expect_exact("填哪里？")
    third.sendintr()
    _screen_ends(third)


def test_without_a_terminal_it_says_what_to_do(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "drafter", "new", "我的.yaml"],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "要在终端窗口里运行" in done.stderr
    commands = re.findall(r"drafter ((?:new|set|status) [^；\n]+)", done.stderr)
    assert len(commands) == 3
    for command in commands:  # each does what it says
        assert run_drafter(*command.split(), cwd=tmp_path).returncode == 0, command
    assert not (tmp_path / "我的.yaml").exists()


def test_an_existing_file_is_never_begun_anew(tmp_path):
    path = tmp_path / "我的.yaml"
    path.write_text("别动", "utf-8")
    child = start(["new", path.name], tmp_path)
    assert "已经有这个文件" in _screen_ends(child)
    assert child.exitstatus == 1
    assert path.read_text("utf-8") == "别动"


@pytest.mark.parametrize("seed", range(5))
def test_a_killed_questionnaire_loses_at_most_the_question_on_screen(tmp_path, example, seed):
    """Kill -9 at a random moment: the file loads and holds all answers but the last typed."""
    rng = random.Random(seed)  # noqa: S311 - not a secret
    steps = list(steps_of_new(example))
    first = rng.randrange(1, 40)
    child = start(["new", "我的.yaml"], tmp_path)
    type_all(child, steps[:first])
    time.sleep(rng.random() * 0.15)
    child.kill(signal.SIGKILL)
    child.expect(pexpect.EOF)
    child.close()
    if first == 1 and not (tmp_path / "我的.yaml").exists():
        return  # killed before the file was begun: nothing was answered yet
    kept = load_answers(tmp_path / "我的.yaml", template_roots()).report
    answered = [step._replace(keys=step.keys.removeprefix(CLEAR)) for step in steps[1:first]]
    typed = [step for step in answered if step.keys != ENTER]
    lost = typed[-1:] if typed else []
    told = str(kept.model_dump())
    for step in typed:
        text = step.keys.removesuffix(ENTER).removeprefix("\x15")
        if text and text[0] not in "\x1b " and step not in lost:
            for part in split_names(text):
                assert part.rstrip("次件人名所个条台日年") in told, step
    left = [p.name for p in tmp_path.iterdir() if p.suffix in (".yaml", ".bak")]
    for name in left:
        load_answers(tmp_path / name, template_roots())


@pytest.mark.parametrize(
    ("own", "proposed"), [((), "通用"), (("我区",), "我区")], ids=["none of one's own", "one's own"]
)
def test_the_template_of_ones_own_is_proposed_or_the_one_for_any_place(tmp_path, own, proposed):
    for name in own:
        folder = tmp_path / "templates" / name
        folder.mkdir(parents=True)
        (folder / "地区.yaml").write_text(f"名称: {name}教育局\n上级模板: 通用\n", "utf-8")
    child = start(["new", "填报.yaml"], tmp_path)
    type_all(child, [Step("用哪个地区的模板", ENTER), Step("写哪一种报告", ENTER), Step("单位全称：", "")])
    child.sendintr()
    _screen_ends(child)
    assert f"地区模板: {proposed}\n" in (tmp_path / "填报.yaml").read_text("utf-8")
