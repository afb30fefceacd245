"""Whole stories on a real pseudo-terminal: what people do who are interrupted, paste, go back and doubt."""

from __future__ import annotations

import contextlib
import re
import shutil
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("pexpect", reason="伪终端只在 Linux 和 macOS 上有")

import pexpect
import pyte

from drafter.answers.load import load_answers
from drafter.columns import width
from drafter.folders import template_roots
from drafter.model.figure import Figure
from tests.builders import make_answers, private_environment
from tests.typist import CLEAR, DOWN, ENTER, F2, F4, UP, Step, start, type_all

pytestmark = pytest.mark.terminal
PASTE_ON, PASTE_OFF = "\x1b[200~", "\x1b[201~"


@pytest.fixture
def answers_file(tmp_path):
    """Return what writes an answers file, all of whose optional groups are as given."""

    def write(**groups) -> Path:
        path = tmp_path / "填报.yaml"
        path.write_text(make_answers(**groups), "utf-8")
        return path

    return write


def report_of(path: Path):
    return load_answers(path, template_roots()).report


def leave(child: pexpect.spawn) -> str:
    for _ in range(4):  # on a busy machine it may come between Python's last look and its waiting for a line
        child.sendintr()
        if child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=20) == 0:
            break
    child.close()
    told = str(child.before)
    assert child.exitstatus == 130, told[-500:]
    assert "Traceback" not in told
    return told


def on(child: pexpect.spawn, *steps: tuple[str, str]) -> None:
    type_all(child, [Step(see, keys) for see, keys in steps])


def paragraphs(count: int, characters: int) -> list[str]:
    """Return different paragraphs of Chinese text, `characters` in all."""
    each = characters // count
    return ["".join(chr(0x4E00 + (7 * n + 13 * i) % 5000) for i in range(each)) for n in range(count)]


ACTIVITY = {"主题": "信息公开", "提法": "改进公开", "内容": "原来的一句话。"}


@pytest.mark.parametrize("bracketed", [True, False], ids=["bracketed", "unbracketed"])
@pytest.mark.parametrize("end", ["\r", "\n", "\r\n\r\n"], ids=["cr", "lf", "blank lines"])
def test_three_thousand_characters_pasted_at_once_are_one_answer(answers_file, tmp_path, bracketed, end):
    path = answers_file()
    told = paragraphs(6, 3000)
    child = start(["fill", path.name, "--chapter", "不足、安排和其他"], tmp_path)
    on(child, ("存在不足：已有 0 条", UP + UP + ENTER), ("存在不足·提法：", "普法不深" + ENTER))
    child.expect_exact("存在不足·内容：")
    text = end.join(told)
    child.send(PASTE_ON + text + PASTE_OFF if bracketed else text)
    child.send(ENTER)
    on(child, ("6 段，3000 字", ""), ("存在不足·原因：", "人手少" + ENTER), ("已有 1 条", ""))
    leave(child)
    (record,) = report_of(path).shortcomings
    assert (record.lead, record.body.splitlines(), record.cause) == ("普法不深", told, "人手少")


def test_lines_pasted_into_a_number_answer_no_further_question(answers_file, tmp_path):
    path = answers_file()
    child = start(["fill", path.name, "--chapter", "行政执法"], tmp_path)
    child.expect_exact("行政检查次数（次）：")
    child.send(CLEAR + "12\r第二行\r34" + ENTER)
    child.expect_exact("只填一个答案，贴进来了 3 行")
    child.send(CLEAR + "九十" + ENTER)
    on(child, ("→ 九十次，即90次", ""))
    leave(child)
    enforcement = report_of(path).enforcement
    told = {name: value for name, value in enforcement if value is not None}
    assert list(told) == ["inspections"]


def test_a_number_that_does_not_add_up_is_kept_with_a_reason(answers_file, tmp_path):
    path = answers_file(信息公开={"依申请公开件数": "10"})
    child = start(["fill", path.name, "--chapter", "信息公开"], tmp_path)
    on(
        child,
        ("公开信息条数（条）：", "400余" + ENTER),
        ("→ 400余条", ""),
        ("依申请公开件数（件）：", ENTER),
        ("依申请公开办结件数（件）：", "12" + ENTER),
        ("多于", ""),
        ("怎么办？", DOWN + DOWN + ENTER),
        ("理由：", "含上年结转2件" + ENTER),
        ("核对说明", ""),
        ("依申请公开答复率", ""),
    )
    leave(child)
    (kept,) = report_of(path).explanations
    assert kept.reason == "含上年结转2件"
    assert kept.place == "信息公开.依申请公开办结件数"
    child = start(["fill", path.name, "--chapter", "信息公开"], tmp_path)
    passed = ("公开信息条数（条）：", "依申请公开件数（件）：", "依申请公开办结件数（件）：")
    on(child, *((label, ENTER) for label in passed))
    assert child.expect_exact(["怎么办", "依申请公开答复率"]) == 1
    leave(child)


def test_help_says_what_is_counted_where_it_is_printed_and_shows_the_sentence(answers_file, tmp_path):
    path = answers_file(行政执法={"行政检查次数": {"数值": None, "上年": "801"}})
    child = start(["fill", path.name, "--chapter", "行政执法"], tmp_path)
    on(child, ("行政检查次数（次）：", "?" + ENTER))
    on(child, ("问什么：", ""), ("怎么写：", ""), ("上年：801次", ""), ("印在：", ""), ("上年的数印出来是：", ""))
    on(child, ("801次", ""), ("行政检查次数（次）：", ""))
    leave(child)


def forty(topic: str = "信息公开") -> list[dict[str, str]]:
    return [{"主题": topic, "提法": f"第{n}件实事", "内容": f"办成了第{n}件实事。"} for n in range(1, 41)]


def test_forty_activities_fit_a_small_window_and_the_last_can_be_reached(answers_file, tmp_path):
    path = answers_file(活动=forty())
    child = start(["fill", path.name, "--chapter", "信息公开"], tmp_path)
    child.setwinsize(24, 80)
    on(child, ("公开信息条数（条）：", ENTER), ("依申请公开件数（件）：", ENTER), ("还有要报的吗？", ENTER))
    screen, stream = watched()
    child.expect_exact("信息公开方面的工作：已有 40 条")
    child.send(UP + UP)  # from 好了 over 加一条 to the fortieth
    shown(child, stream, screen, "> 40. 第40件实事")
    child.send(ENTER)
    on(child, ("上移", DOWN * 3 + ENTER), ("已有 40 条", UP + ENTER), ("·提法：", "第41件" + ENTER))
    on(child, ("·内容：", "办成了。" + ENTER), ("·人名：", ENTER), ("已有 41 条", ""))
    leave(child)
    leads = [activity.lead for activity in report_of(path).activities]
    assert leads[-3:] == ["第40件实事", "第39件实事", "第41件"]


def watched(columns: int = 80, rows: int = 24) -> tuple[pyte.Screen, pyte.Stream]:
    screen = pyte.Screen(columns, rows)
    return screen, pyte.Stream(screen)


def shown(child: pexpect.spawn, stream: pyte.Stream, screen: pyte.Screen, text: str) -> None:
    """Wait until `text` stands on the screen."""
    stream.feed(str(child.before) + str(child.after) + str(child.buffer))
    child.buffer = ""
    until, ended = time.monotonic() + 30, False
    while time.monotonic() < until:
        lines = ["".join(line.split()) for line in screen.display]
        if any("".join(text.split()) in line for line in lines):
            return
        if ended:
            break
        with contextlib.suppress(pexpect.TIMEOUT):
            try:
                stream.feed(child.read_nonblocking(65536, 0.1))
            except pexpect.EOF:
                ended = True
    pytest.fail("\n".join(screen.display))


def editor(tmp_path: Path, code: str) -> str:
    """Return a command that edits the file it is given by running `code`."""
    script = tmp_path / "editor.py"
    script.write_text(f"import sys\nfrom pathlib import Path\npath = Path(sys.argv[1])\n{code}\n", "utf-8")
    return f"{sys.executable} {script}"


def to_the_text(child: pexpect.spawn) -> None:
    on(child, ("存在不足：已有 0 条", UP + UP + ENTER), ("·提法：", ENTER), ("·内容：", F4))


def test_a_long_text_is_written_in_the_user_s_editor(answers_file, tmp_path):
    path = answers_file()
    write = editor(tmp_path, "path.write_text('第一段。\\n\\n第二段。\\n', encoding='utf-8')")
    child = start(["fill", path.name, "--chapter", "不足、安排和其他"], tmp_path, VISUAL=write)
    to_the_text(child)
    on(child, ("编辑器里的文字收到了", ""), ("·原因：", ENTER), ("已有 1 条", ""))
    leave(child)
    assert report_of(path).shortcomings[0].body == "第一段。\n第二段。"


@pytest.mark.parametrize(
    ("command", "told"),
    [("no-such-editor", "找不到这个程序"), ("false", "没有正常结束")],
    ids=["missing", "failing"],
)
def test_without_a_working_editor_the_text_is_typed_line_by_line(answers_file, tmp_path, command, told):
    path = answers_file()
    child = start(["fill", path.name, "--chapter", "不足、安排和其他"], tmp_path, VISUAL=command)
    to_the_text(child)
    on(
        child,
        (told, ""),
        ("一行一段", ""),
        ("1：", "第一段。" + ENTER),
        ("2：", "第二段。" + ENTER),
        ("3：", "。" + ENTER),
    )
    on(child, ("·原因：", ENTER), ("已有 1 条", ""))
    leave(child)
    assert report_of(path).shortcomings[0].body == "第一段。\n第二段。"


def test_a_dumb_terminal_gets_lines_numbers_and_words(answers_file, tmp_path):
    path = answers_file()
    told = paragraphs(4, 3000)
    child = start(["fill", path.name], tmp_path, TERM="dumb")
    child.setecho(False)
    on(
        child,
        ("输入编号", "1\n"),
        ("报送通知：", ">\n"),
        ("专题研究次数（次）：", "?\n"),
        ("问什么：", ""),
        ("专题研究次数（次）：", "4\n"),
        ("听取汇报次数（次）：", "<\n"),
        ("现在是：4次", ""),
        ("专题研究次数（次）：", "空着\n"),
        ("听取汇报次数（次）：", "#\n"),
    )
    child.expect_exact("输入编号")
    number = re.search(r"(\d+)\. 第\d+章\s+不足", str(child.before))
    assert number
    child.send(number[1] + "\n")
    on(child, ("存在不足：已有 0 条", "加一条\n"), ("·提法：", "\n"))
    child.expect_exact("·内容：")
    child.send("\n".join(told) + "\n")
    on(child, ("4 段，3000 字", ""), ("·原因：", "\n"), ("已有 1 条", ""))
    shown_bytes = leave(child)
    assert "\x1b" not in shown_bytes
    report = report_of(path)
    assert not any(isinstance(value, Figure) for _, value in report.leadership)
    assert report.shortcomings[0].body.splitlines() == told


SCREENS = (
    ("填哪里？", ENTER),
    ("报送通知：", "?" + ENTER),
    ("印在：", ""),
    ("报送通知：", "《关于报送的通知》" + ENTER),
    ("还有要报的吗？", F2),
    ("填哪里？", ""),
)


def test_without_colour_nothing_is_coloured(answers_file, tmp_path):
    child = start(["fill", answers_file().name], tmp_path, NO_COLOR="1", TERM="xterm-256color")
    told = []
    for see, keys in SCREENS:
        child.expect_exact(see)
        told.append(str(child.before) + str(child.after))
        child.send(keys)
    sent = "".join(told) + leave(child)
    codes = {code for found in re.findall(r"\x1b\[([0-9;]*)m", sent) for code in found.split(";")}
    assert not {code for code in codes if code.isdigit() and 30 <= int(code) <= 107}, codes


def test_in_eighty_columns_no_line_is_wider(answers_file, tmp_path):
    child = start(["fill", answers_file().name], tmp_path)
    child.setwinsize(60, 200)
    screen, stream = watched(200, 60)
    for see, keys in SCREENS:
        child.expect_exact(see)
        shown(child, stream, screen, see)
        wide = [line.rstrip() for line in screen.display if width(line.rstrip()) > 80]
        assert wide == []
        child.send(keys)
    leave(child)


def test_a_chinese_code_page_shows_what_it_has_and_goes_on(answers_file, tmp_path):
    path = answers_file(组织领导={"领导小组名称": "普法𠮷小组"})  # a character outside GBK
    path = path.rename(tmp_path / "a.yaml")
    child = start(["fill", path.name], tmp_path, encoding="gbk", PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    on(
        child,
        ("填哪里？", DOWN * 3 + ENTER),
        ("专题研究次数（次）：", ENTER),
        ("听取汇报次数（次）：", ENTER),
        ("述法情况：", ENTER),
        ("还有要报的吗？", ENTER),
        ("领导小组名称：", ENTER),
        ("领导小组组长：", "局党委书记" + ENTER),
        ("填哪里？", ""),
    )
    told = leave(child)
    assert "已保存到" in told
    leadership = report_of(path).leadership
    assert (leadership.leading_group, leadership.group_head) == ("普法𠮷小组", "局党委书记")


def test_a_year_later_the_new_file_begins_with_last_year_s(answers_file, tmp_path):
    meeting = {"主题": "信息公开", "提法": "改进公开", "内容": "{场数}开放日办得好。", "数字": {"场数": "3场"}}
    path = answers_file(
        行政执法={"行政检查次数": "801"},
        下年安排=[{"提法": "抓好普法", "内容": "抓好普法工作。"}],
        活动=[meeting],
    )
    path = path.rename(tmp_path / "河东2021.yaml")
    child = start(["new", "河东2022.yaml", "--from", path.name], tmp_path)
    on(child, ("填哪里？", ""), ("接着填", ""))
    child.send(F2)  # nothing to go to: the home screen stays
    child.send(ENTER)
    leave(child)
    child = start(["fill", "河东2022.yaml", "--chapter", "行政执法"], tmp_path)
    on(child, ("上年：801次", ""), ("行政检查次数（次）：", "1200" + ENTER), ("变化", ""), ("怎么办？", ENTER))
    on(child, ("执法信息录入条数", ""))
    leave(child)
    child = start(["fill", "河东2022.yaml", "--chapter", "信息公开"], tmp_path)
    for label in ("公开信息条数（条）：", "依申请公开件数（件）：", "还有要报的吗？"):
        on(child, (label, ENTER))
    on(child, ("〔沿用上年，待改〕改进公开", ""))
    leave(child)
    report = report_of(tmp_path / "河东2022.yaml")
    assert report.identity.year == "2022"
    figure = report.enforcement.inspections
    assert (figure.value, figure.last_year) == (1200, "801")
    assert report.plan_reviews[0].plan.startswith("抓好普法")


def screen_of(child: pexpect.spawn, columns: int, lines: int) -> tuple[pyte.Stream, pyte.Screen]:
    child.setwinsize(lines, columns)
    screen, stream = watched(columns, lines)
    return stream, screen


LONG_COMPLAINT = "还不知道就空着，没有发生写 无，本单位没有这项职责写 不适用"


@pytest.mark.parametrize("columns", [80, 60, 44])
def test_a_long_complaint_is_shown_whole_also_in_a_narrow_window(answers_file, tmp_path, columns):
    child = start(["fill", answers_file().name, "--chapter", "处罚许可"], tmp_path)
    stream, screen = screen_of(child, columns, 24)
    on(child, ("行政处罚件数（件）：", "未统计" + ENTER))
    shown(child, stream, screen, "还不知道就空着")
    assert LONG_COMPLAINT in "".join(line.strip() for line in screen.display).replace("写无", "写 无")
    assert [line for line in screen.display if width(line.rstrip()) >= columns] == []
    leave(child)


def test_the_keys_stand_below_every_question_also_where_an_answer_is(answers_file, tmp_path):
    path = answers_file(组织领导={"领导小组名称": "普法工作领导小组", "专题研究次数": "3"})
    child = start(["fill", path.name, "--chapter", "组织领导"], tmp_path)
    stream, screen = screen_of(child, 80, 24)
    answered = "回车 不改　Ctrl-U 清空　PgUp 上一题　PgDn 跳过本章　F1 帮助　F2 目录"
    still_open = "回车 先空着　PgUp 上一题　PgDn 跳过本章　F1 帮助　F2 目录　Ctrl-C 保存并离开"
    for label, keys in (("专题研究次数（次）：", answered), ("听取汇报次数（次）：", still_open)):
        child.expect_exact(label)
        shown(child, stream, screen, keys[:5])
        lines = [line.rstrip() for line in screen.display]
        (at,) = (i for i, line in enumerate(lines) if line.startswith(f" {label}"))
        assert lines[at + 1].replace(" ", "") == keys.replace(" ", "")
        child.send(ENTER)
    leave(child)


def test_what_is_chosen_on_the_home_screen_leaves_one_line_of_each_chapter(answers_file, tmp_path):
    lesson = {"主题": "学习培训", "内容": "举办法治培训。"}
    child = start(["fill", answers_file(活动=[lesson]).name], tmp_path)
    stream, screen = screen_of(child, 80, 40)
    child.expect_exact("填到这里，退出")
    shown(child, stream, screen, "填到这里")
    lines = [line for line in screen.display if "章 " in line]
    assert len(lines) >= 14
    starts = [min(width(line[: line.index(mark)]) for mark in "空√清" if mark in line) for line in lines]
    assert set(starts) == {starts[0]}, "what is open stands in one column"
    assert "空 3（选填），活动 1 条" in screen.display[[("学习培训" in line) for line in screen.display].index(True)]
    child.send(DOWN + ENTER)
    child.expect_exact("单位全称：")
    shown(child, stream, screen, "单位全称：")
    assert not [line for line in screen.display if "第2章" in line or "已答" in line]
    leave(child)


def test_a_table_that_the_jurisdiction_does_not_have_is_refused_at_once(answers_file, tmp_path):
    path = answers_file(公文格式={"版头": "有"})
    child = start(["fill", path.name, "--chapter", "公文格式"], tmp_path)
    on(child, ("版头：", ENTER))
    labels = ("份号：", "密级和保密期限：", "紧急程度：", "发文机关标志：", "发文字号：", "签发人：", "联合发文机关：")
    on(child, *((label, ENTER) for label in labels), ("印章：", ENTER), ("附注：", ENTER))
    on(child, ("附件：已有 0 条", UP + UP + ENTER), ("附件·名称：", "不知道的表" + ENTER))
    on(child, ("附件·内容：", DOWN * 2 + ENTER), ("没有“不知道的表”这张统计表", ""), ("附件·内容：", DOWN + ENTER))
    on(child, ("附件·正文：", ENTER), ("附件：已有 1 条", ""))
    leave(child)
    (attachment,) = report_of(path).official_form.attachments
    assert (attachment.name, attachment.content) == ("不知道的表", "数据表")


def test_a_file_named_without_its_ending_gets_it(tmp_path):
    child = start(["new"], tmp_path)
    on(
        child,
        ("填报文件叫什么名称？", CLEAR + "没有这个夹/河东" + ENTER),
        ("没有“没有这个夹”这个文件夹", CLEAR + "河东2021" + ENTER),
    )
    on(child, ("用哪个地区的模板", ENTER), ("写哪一种报告", ENTER), ("已建立 河东2021.yaml", ""))
    leave(child)
    assert (tmp_path / "河东2021.yaml").is_file()


def test_what_was_made_stays_in_a_small_window_until_it_is_read(answers_file, tmp_path):
    child = start(["fill", answers_file().name], tmp_path)
    stream, screen = screen_of(child, 80, 24)
    on(child, ("填哪里？", UP * 2 + ENTER), ("按回车回目录", ""))
    shown(child, stream, screen, "已写出：")
    assert not [line for line in screen.display if "填到这里，退出" in line]
    child.send(ENTER)
    on(child, ("填到这里，退出", ENTER))
    child.expect(pexpect.EOF)


def test_of_a_very_long_text_the_beginning_is_shown_above_what_can_be_done(answers_file, tmp_path):
    path = answers_file(存在不足=[{"内容": "\n".join(paragraphs(3, 3000))}])
    child = start(["fill", path.name, "--chapter", "不足、安排和其他"], tmp_path)
    stream, screen = screen_of(child, 80, 24)
    on(child, ("存在不足：已有 1 条", UP * 2 + ENTER), ("修改", ""))
    shown(child, stream, screen, "共 3002 字")
    assert [line for line in screen.display if "内容：" in line]
    leave(child)


def test_suspended_and_gone_on_with_the_question_is_drawn_anew(answers_file, tmp_path):
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("needs a shell with job control")
    path = answers_file()
    child = pexpect.spawn(
        bash,
        ["--norc", "--noprofile", "-i"],
        cwd=str(tmp_path),
        env={**private_environment(tmp_path / "home"), "TERM": "xterm", "PS1": "shell> "},
        encoding="utf-8",
        dimensions=(30, 100),
        timeout=30,
    )
    steps = [
        ("shell> ", f"{sys.executable} -m drafter fill {path.name} --chapter 法治宣传\r"),
        ("F6 不归本单位", "媒体"),  # below the question: what is typed before it stands there, Ctrl-Z drops
        ("媒体", "\x1a"),
        ("shell> ", "echo between\r"),
        ("between\r\n", ""),
        ("shell> ", "fg\r"),
        ("媒体", ""),
        ("F1 帮助", "\x03"),
        ("shell> ", "exit\r"),
    ]
    on(child, *steps)
    child.expect(pexpect.EOF)
