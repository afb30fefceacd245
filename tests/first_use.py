"""Records a new user's first report at a pseudo-terminal, keys and screens, as docs/上手实录.md.

    python tests/first_use.py

writes the page anew; `tests/test_first_use.py` fails while it is stale.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "上手实录.md"
NAME = "河东2025.yaml"
TODAY = date(2026, 1, 12)
UP, ENTER, PAGE_DOWN, F2 = "\x1b[A", "\r", "\x1b[6~", "\x1bOQ"
KEY_NAMES = {UP: "↑", ENTER: "回车", PAGE_DOWN: "PgDn", F2: "F2"}
HANZI_A_MINUTE, KEYS_A_MINUTE, SECONDS_TO_READ = 60, 150, 2

FIGURES = {
    "法治培训次数": "6",
    "持证执法人员": "18",
    "行政检查次数": "892",
    "执法信息录入条数": "400余",
    "行政处罚件数": "无",
    "公开信息条数": "1200",
    "依申请公开件数": "3",
    "行政复议案件": "无",
    "行政诉讼案件": "无",
    "法治副校长人数": "96",
}
"""The ten figures that are typed; all else is left open or skipped."""
TEXTS = {"单位全称": "天津市河东区教育局", "主送机关": "不适用", "成文日期": "2026-1-30"}
ACTIVITIES = {
    "学习培训": "3月19日举办校长法治培训班，56人参加。",
    "信息公开": "在门户网站开设招生政策专栏，集中答复家长提问。",
    "法治宣传": "组织模拟法庭进校园，中小学生轮流担任审判员。",
}


class Shot(NamedTuple):
    """What stood on the screen, and what was pressed then."""

    title: str
    screen: str
    keys: str


class Recording(NamedTuple):
    """A whole first use."""

    shots: tuple[Shot, ...]
    keys: tuple[str, ...]
    """All that was typed, question by question."""
    document: str
    """Name of the document made."""

    @property
    def hanzi(self) -> int:
        """Chinese characters typed."""
        return sum(len(re.findall(r"[一-鿿]", keys)) for keys in self.keys)

    @property
    def other(self) -> int:
        """Other keys pressed."""
        return sum(len(re.sub("|".join(map(re.escape, KEY_NAMES)), "k", keys)) for keys in self.keys) - self.hanzi

    @property
    def typing_minutes(self) -> float:
        """Minutes of typing at an ordinary pace."""
        return self.hanzi / HANZI_A_MINUTE + self.other / KEYS_A_MINUTE


def run() -> int:
    """Be `drafter new` on a fixed day: the page shall not change with the calendar."""
    from drafter import cli
    from drafter.commands import new_command

    new_command._today = lambda: TODAY
    return cli.main(["new", NAME])


def record(folder: Path) -> Recording:
    """Use Drafter for the first time in `folder` and return what was typed and seen."""
    import pexpect
    import pyte

    from tests.typist import environment_of

    child = pexpect.spawn(
        sys.executable,
        [str(Path(__file__)), "--run"],
        cwd=str(folder),
        env={**environment_of(folder), "PYTHONPATH": str(ROOT)},
        encoding="utf-8",
        dimensions=(36, 80),
        timeout=30,
    )
    child.delaybeforesend = None
    return _Typist(child, pyte.Screen(80, 3000)).use(folder)  # never scrolls: all of it stays


class _Typist:
    def __init__(self, child, screen) -> None:
        import pyte

        self.child, self.screen, self.stream = child, screen, pyte.Stream(screen)
        self.shots: list[Shot] = []
        self.keys: list[str] = []
        self.wanted = {**FIGURES, **TEXTS}
        self.begin = 0

    def see(self, *texts: str) -> int:
        """Wait for one of `texts`, then until the screen is still; return which it was."""
        import pexpect

        seen, until = "", time.monotonic() + 30
        while time.monotonic() < until:
            try:
                chunk = self.child.read_nonblocking(65536, 0.15)
            except (pexpect.TIMEOUT, pexpect.EOF):  # still, or ended: what was seen counts
                found = sorted((seen.index(text), i) for i, text in enumerate(texts) if text in seen)
                if found:
                    return found[0][1]
            else:
                seen += chunk
                self.stream.feed(chunk)
        raise AssertionError(f"not on the screen: {texts}")

    def press(self, keys: str, title: str = "") -> None:
        """Type `keys`; with a `title` the screen before them is kept."""
        if title:
            rows, columns = range(self.begin, self.screen.lines), range(self.screen.columns)
            lines = ["".join(self.screen.buffer[y][x].data for x in columns).rstrip() for y in rows]
            self.shots.append(Shot(title, "\n".join(lines).strip("\n"), keys))
            self.begin = self.screen.cursor.y
        self.keys.append(keys)
        self.child.send(keys)

    def use(self, folder: Path) -> Recording:
        self.see("用哪个地区的模板")
        self.press(ENTER, "选地区模板：光标停在“通用”上，回车")
        self.see("写哪一种报告")
        self.press(ENTER, "选报告种类")
        self.answer()
        self.see("填哪里？")
        self.press(UP * 2 + ENTER, "回目录，选“现在生成文档”")
        self.see("已写出：")
        self.press(ENTER, "文档生成了，还空着什么也列出来了")
        self.see("填到这里，退出")
        self.press(ENTER)
        self.see("接着填：drafter fill")
        self.child.close()
        (document,) = folder.glob("*.docx")
        return Recording(tuple(self.shots), tuple(self.keys), document.name)

    def answer(self) -> None:
        """Answer what is known, chapter by chapter; skip a chapter's rest; go home when all is told."""
        from drafter.answers.questions import chapters_for
        from drafter.folders import template_roots
        from drafter.interview.walk import is_list, steps_of
        from drafter.jurisdictions.jurisdiction import load_jurisdiction

        chapters = chapters_for(load_jurisdiction("通用", template_roots()), "法治政府建设年度报告")
        steps = [(c, q) for c in map(steps_of, chapters) for q in c.questions if q.path != "单位和报告.地区模板"]
        questions = [(c.title, q) for c, q in steps]
        labels = [_label(q) for _, q in questions]
        topics = {c.title: sum(bool(q.topic) for q in c.questions) for c in chapters}
        at = -1
        while self.wanted or self.left_to_tell():
            others = [text for i, text in enumerate(labels) if i > at]
            at += 1 + self.see(*others)
            chapter, question = questions[at]
            later = [q for c, q in questions[at:] if c == chapter]
            if is_list(question) and chapter in self.left_to_tell():
                self.tell(chapter, is_asked_where=topics[chapter] > 1)
            elif question.title in self.wanted:
                self.press(self.wanted.pop(question.title) + ENTER, NOTES.get(question.title, ""))
            elif question.path in ("单位和报告.单位简称", "单位和报告.年度", "单位和报告.落款"):
                self.press(ENTER, NOTES.get(question.title, ""))
            elif any(q.title in self.wanted for q in later) or chapter in self.left_to_tell():
                self.press(ENTER)
            else:
                self.press(PAGE_DOWN, NOTES.get(chapter, ""))
        self.see(*labels[at + 1 :])
        self.press(F2)

    def left_to_tell(self) -> list[str]:
        told = "".join(self.keys)
        return [topic for topic, text in ACTIVITIES.items() if text not in told]

    def tell(self, chapter: str, *, is_asked_where: bool) -> None:
        self.press(ACTIVITIES[chapter] + ENTER, NOTES.get(f"{chapter}的清单", ""))
        if is_asked_where:
            self.see("写在哪一方面")
            self.press(ENTER)
        self.see("空格勾选")
        self.press(ENTER, "认出的数和时间说回来，这一条记下了；回车到下一章" if chapter == "学习培训" else "")


def _label(question) -> str:
    from drafter.interview.question_help import label
    from drafter.interview.walk import is_list

    if is_list(question):
        return f" {question.chapter}，还有要报的吗？"
    return f" {question.title}：已有" if question.topic or question.fields else f" {label(question)}"


NOTES = {
    "单位全称": "第一题：说明和例子在上面，答案写在下面",
    "单位简称": "简称先给出一个，不对就改，对就回车",
    "年度": "年度也先给出一个",
    "报告依据": "这一章先不填，按 PgDn 跳过",
    "学习培训的清单": "每章最后一张清单：还有要报的就勾上；具体工作直接写，回车",
    "行政检查次数": "数：写数字就行",
    "执法信息录入条数": "大约的数照说的写，程序把听懂的说回来",
    "行政处罚件数": "没有发生的写“无”",
}
"""The screens that the page shows, by question, topic or chapter."""


def page(recording: Recording) -> str:
    """Return the page as Markdown."""
    questions = len(recording.keys)
    reading = questions * SECONDS_TO_READ / 60
    lines = [
        "# 上手实录",
        "",
        "一位没有用过的同志，从 `drafter new` 到第一份能打开的 Word 文档：十个数、三件具体工作。",
        "下面的屏幕是照着真的终端录下来的（由 `tests/first_use.py` 生成，请勿手改）。",
        "",
        "| 项目 | 数 |",
        "| --- | --- |",
        f"| 停下来按键的地方（问题和菜单） | {questions} 处 |",
        f"| 打的汉字 | {recording.hanzi} 个 |",
        f"| 其他按键（数字、回车、方向键等） | {recording.other} 次 |",
        f"| 打字的时间（每分钟 {HANZI_A_MINUTE} 个汉字、{KEYS_A_MINUTE} 次其他按键） | 约 {recording.typing_minutes:.1f} 分钟 |",
        f"| 看题的时间（每处 {SECONDS_TO_READ} 秒） | 约 {reading:.1f} 分钟 |",
        f"| 得到的文档 | {recording.document} |",
        "",
        "输入：",
        "",
        "```",
        f"drafter new {NAME}",
        "```",
    ]
    for number, shot in enumerate(recording.shots, 1):
        lines += [
            "",
            f"## {number}. {shot.title}",
            "",
            "```text",
            *_tail(shot.screen),
            "```",
            "",
            f"按：{_told(shot.keys)}",
        ]
    lines += [
        "",
        "空着的以后再填：`drafter fill 河东2025.yaml` 从第一个空着的问题接着问。怎么填得更细，见[快速上手](快速上手.md)。",
    ]
    return "\n".join(lines) + "\n"


def _tail(screen: str, most: int = 36) -> list[str]:
    lines = screen.split("\n")
    return lines[-most:]


def _told(keys: str) -> str:
    names = "|".join(map(re.escape, KEY_NAMES))
    parts = [f"`{KEY_NAMES.get(part, part)}`" for part in re.split(f"({names})", keys) if part]
    return " ".join(parts)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if "--run" in sys.argv:
        sys.exit(run())
    with tempfile.TemporaryDirectory(prefix="drafter-first-use-") as place:
        PAGE.write_text(page(record(Path(place))), encoding="utf-8")
    print(f"{PAGE}")
