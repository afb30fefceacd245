"""The questionnaire on a terminal: walks through the questions and saves every answer.

It only shows and asks; which questions there are, what is open and what may be typed is
`drafter.answering.questions`, and saving is `drafter.answering.draft`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from drafter.answering.answers import load_answers
from drafter.answering.draft import Draft
from drafter.answering.form import blank_form
from drafter.answering.prompts import Option, ask_choice, ask_text, need_terminal
from drafter.answering.questions import (
    Chapter,
    Question,
    chapters,
    is_asked,
    is_open,
    open_questions,
    parse_typed,
    records_of,
    shown,
)
from drafter.answering.record_interview import ask_records, explain, label, problem_of
from drafter.errors import InputError, OutputError
from drafter.files import only_one, write_whole
from drafter.jurisdictions.jurisdiction import Jurisdiction, load_jurisdiction, manifests
from drafter.jurisdictions.usage import usage
from drafter.model.fields import Kind

LEFT = 130
"""Exit code when the user leaves with Ctrl-C."""
_KEYS = "回车：先空着　无：没有发生　不适用：没有这项职责　Ctrl-C：保存并退出"
_DEFAULT_NAME = "年度报告.yaml"


def new(path: Path | None, roots: tuple[Path, ...], name: str | None, kind: str | None) -> int:
    """Make a new answers file, ask everything, and return the exit code.

    `name` is the jurisdiction's and `kind` the report's, None to ask for them. Raises
    InputError when the file is there already or no terminal is, TemplateError.
    """
    need_terminal()
    try:
        if path is None:
            path = Path(ask_text("填报文件叫什么名称？", _DEFAULT_NAME, _file_problem))
        _must_be_new(path)
        jurisdiction = load_jurisdiction(name or _choose_jurisdiction(roots), roots)
        if kind is not None:
            jurisdiction.kind(kind)
        with only_one(path):
            _begin(path, jurisdiction, "")  # a kill at the next question loses nothing
            kind = kind or _choose_kind(jurisdiction)
            asked = _begin(path, jurisdiction, kind)
            print(f"已建立 {path}，每答一题就存一次。\n{_KEYS}")
            interview = Interview(Draft(path, jurisdiction), asked)
            interview.ask_open()
            interview.close()
    except (KeyboardInterrupt, EOFError):
        return _left(path)
    return 0


def blank(path: Path, roots: tuple[Path, ...], name: str, kind: str | None) -> int:
    """Make a new answers file with no answers, ask nothing, and return the exit code.

    Raises InputError when the file is there already, TemplateError.
    """
    _must_be_new(path)
    jurisdiction = load_jurisdiction(name, roots)
    _begin(path, jurisdiction, jurisdiction.kind(kind).name if kind else jurisdiction.kinds[0].name)
    print(f"已建立空白的 {path}。用记事本填写，或运行：drafter fill {path}")
    return 0


def _must_be_new(path: Path) -> None:
    if path.exists():
        raise InputError(f"{path}：已经有这个文件；接着填请用 drafter fill {path}，新建请换一个名称")
    if not path.parent.is_dir():
        raise OutputError(f"{path.parent}：没有这个文件夹；请先建立，或换一个位置")


def fill(path: Path, roots: tuple[Path, ...], chapter: str | None, kind: str | None = None) -> int:
    """Go on with a saved file: at the first open question, or in a chosen chapter.

    Asks what the kind of report called `kind` needs; None: the kind named in the file.

    Returns the exit code. Raises InputError when the file or the chapter is wrong, or
    another Drafter has the file.
    """
    answers = load_answers(path, roots)
    if kind is not None:
        answers.jurisdiction.kind(kind)
    asking = kind or answers.report.identity.kind
    asked = chapters(answers.jurisdiction.for_kind(asking), usage(answers.jurisdiction, asking))
    titles = [each.title for each in asked]
    if chapter is not None and chapter not in titles:
        raise InputError(f"没有“{chapter}”这一章；可选：{'、'.join(titles)}")
    need_terminal()
    with only_one(path):
        interview = Interview(Draft(path, answers.jurisdiction), asked)
        for notice in answers.source.notices:
            print(f"提示：{notice}")
        print(_KEYS)
        try:
            if chapter:
                interview.ask_chapter(titles.index(chapter))
                interview.close()
            else:
                interview.menu()
        except (KeyboardInterrupt, EOFError):
            return _left(path)
    return 0


def _left(path: Path | None) -> int:
    if path is not None and path.exists():
        print(f"\n已保存到 {path}。接着填：drafter fill {path}")
    else:
        print("\n已退出，还没有建立填报文件。")
    return LEFT


def _file_problem(name: str) -> str:
    path = Path(name.strip())
    if not name.strip() or path.suffix.lower() not in (".yaml", ".yml"):
        return f"名称要以 .yaml 结尾，如 {_DEFAULT_NAME}"
    return f"已经有 {path}，请换一个名称" if path.exists() else ""


def _choose_jurisdiction(roots: tuple[Path, ...]) -> str:
    names = [path.parent.name for path in manifests(roots)]
    options = [Option(_title(load_jurisdiction(name, roots)), name) for name in names]
    return ask_choice("用哪个地区的模板？没有本地区的就选“通用”", options)


def _begin(path: Path, jurisdiction: Jurisdiction, kind: str) -> tuple[Chapter, ...]:
    """Write the blank form for a report of this `kind` and return its chapters."""
    asked = chapters(jurisdiction.for_kind(kind), usage(jurisdiction, kind))
    write_whole(path, blank_form(jurisdiction, asked, kind).encode("utf-8"))
    return asked


def _title(jurisdiction: Jurisdiction) -> str:
    same = jurisdiction.title == jurisdiction.name
    return jurisdiction.title if same else f"{jurisdiction.title}（{jurisdiction.name}）"


def _choose_kind(jurisdiction: Jurisdiction) -> str:
    names = [kind.name for kind in jurisdiction.kinds]
    if len(names) == 1:
        return names[0]
    return ask_choice("写哪一种报告？以后还可以用同一份答案写另一种", [Option(name, name) for name in names])


class Interview:
    """One sitting: the draft and the chapters of its jurisdiction."""

    def __init__(self, draft: Draft, all_chapters: tuple[Chapter, ...]) -> None:
        self._draft, self._chapters = draft, all_chapters

    def menu(self) -> None:
        """Offer the first open question and every chapter until the user is done."""
        while True:
            still_open = open_questions(self._chapters, self._draft.report)
            options = [Option(self._progress(i, chapter), str(i)) for i, chapter in enumerate(self._chapters)]
            if still_open:
                first = Option(f"接着填，从“{still_open[0].title}”开始", "next")
                options.insert(0, first)
            options.append(Option("填到这里，退出", "leave"))
            choice = ask_choice(f"{self._draft.path.name}：填哪里？", options)
            if choice == "leave":
                self.close()
                return
            if choice == "next":
                self.ask_open()
            else:
                self.ask_chapter(int(choice))

    def _progress(self, number: int, chapter: Chapter) -> str:
        report = self._draft.report
        asked = [q for q in chapter.questions if is_asked(q, report) and not q.topic]
        left = [q for q in asked if is_open(q, report)]
        told = sum(len(records_of(q, report)) for q in chapter.questions if q.topic)
        activities = f"，活动 {told} 条" if told else ""
        return f"第{number + 1}章 {chapter.title}：已答 {len(asked) - len(left)}／{len(asked)}{activities}"

    def close(self) -> None:
        """Say what is still open and how to go on."""
        missing = [q for q in open_questions(self._chapters, self._draft.report) if q.required]
        if missing:
            names = "、".join(q.title for q in missing[:8]) + ("等" if len(missing) > 8 else "")
            print(f"必填的还空着 {len(missing)} 题：{names}")
        else:
            print("必填的问题都答完了。")
        path = self._draft.path
        print(f"接着填：drafter fill {path}\n生成文档：drafter render {path}")

    def ask_open(self) -> None:
        """Ask what is open, from the first open question to the end, chapter by chapter."""
        started = False
        for number, chapter in enumerate(self._chapters):
            headed = False
            for question in chapter.questions:
                started = started or is_open(question, self._draft.report)
                if not started or not self._to_ask(question):
                    continue
                if not headed:
                    self._head(number)
                    headed = True
                self._ask(question)

    def _to_ask(self, question: Question) -> bool:
        report = self._draft.report
        if question.topic and not records_of(question, report):
            return True
        return is_open(question, report)

    def ask_chapter(self, number: int) -> None:
        """Ask all of one chapter; present answers stand there to be changed."""
        self._head(number)
        for question in self._chapters[number].questions:
            if is_asked(question, self._draft.report):
                self._ask(question)

    def _head(self, number: int) -> None:
        chapter = self._chapters[number]
        print(f"\n── 第{number + 1}章 {chapter.title}（共 {len(self._chapters)} 章）──")

    def _ask(self, question: Question) -> None:
        if question.kind is Kind.RECORDS:
            ask_records(self._draft, question)
        elif question.choices:
            self._ask_choice(question)
        else:
            explain(question)
            present = shown(question, self._draft.report)
            typed = ask_text(label(question), present, problem_of(question))
            if typed != present:
                self._save(question, typed)

    def _ask_choice(self, question: Question) -> None:
        explain(question)
        options = [Option(choice, choice) for choice in question.choices]
        options.append(Option("先空着", ""))
        present = shown(question, self._draft.report)
        default = present if present in question.choices else question.choices[0]
        typed = ask_choice(label(question), options, default)
        if typed != present:
            self._save(question, typed)

    def _save(self, question: Question, typed: str) -> None:
        place = question.place
        kept = answer_at_tree(self._draft.source.tree, place)
        if isinstance(kept, Mapping):  # a figure with its origin: only the number changes
            place = (*place, "数值")
        self._draft.set(place, parse_typed(question, typed))


def answer_at_tree(tree: object, place: tuple[str | int, ...]) -> object:
    """Return the plain data at `place` of an answers file, None when there is none."""
    for step in place:
        if isinstance(tree, Mapping):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree
