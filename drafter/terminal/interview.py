"""The questionnaire on a terminal: walks through the questions and saves every answer.

It only shows and asks; which question comes next is `drafter.interview.walk`, how far the
answers are `drafter.interview.progress`, and saving is `drafter.answers.answers_file`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drafter.answers.answers_file import Draft
from drafter.answers.blank_form import blank_form
from drafter.answers.load import load_answers
from drafter.answers.questions import Chapter, chapters
from drafter.columns import wrapped
from drafter.console import say
from drafter.errors import InputError, OutputError
from drafter.hints import quoted
from drafter.interview.navigation import Move
from drafter.interview.walk import Walk, back, begin, forward, skip_chapter
from drafter.jurisdictions.jurisdiction import Jurisdiction, load_jurisdiction
from drafter.jurisdictions.manifest import Manifest
from drafter.jurisdictions.usage import usage
from drafter.locking import only_one
from drafter.model.fields import Kind
from drafter.model.report import Report
from drafter.outputs import create_answers
from drafter.terminal.beginning import ask_jurisdiction, left
from drafter.terminal.home import Home
from drafter.terminal.prompts import Option, ask_choice, need_terminal, room, said_keys
from drafter.terminal.question_face import MOVES, QuestionFace
from drafter.terminal.record_interview import RecordFace
from drafter.terminal.remembered import NOTHING
from drafter.terminal.surroundings import Surroundings


def prepare() -> None:
    """Build what reads manifests and answers, which otherwise happens when the first one is read."""
    Manifest.model_rebuild()
    Report.model_rebuild()


def new(path: Path, roots: tuple[Path, ...], name: str | None, kind: str | None, around: Surroundings) -> int:
    """Make a new answers file, ask everything, and return the exit code.

    `name` is the jurisdiction's and `kind` the report's, None to ask for them. Raises
    InputError when the file is there already or no terminal is, TemplateError.
    """
    need_terminal()
    try:
        must_be_new(path)
        jurisdiction = load_jurisdiction(name or ask_jurisdiction(roots), roots)
        if kind is not None:
            jurisdiction.kind(kind)
        with only_one(path):
            begun, _ = _begin(path, jurisdiction, "")  # a kill at the next question loses nothing
            kind = kind or _choose_kind(jurisdiction)
            _, asked = _begin(path, jurisdiction, kind, begun)
            say(f"已建立 {path}，每答一题就存一次。", *_keys())
            sitting = Sitting(Draft(path, jurisdiction), asked, kind, around)
            sitting.from_the_start()
    except (KeyboardInterrupt, EOFError):
        return left(path)
    return 0


def blank(path: Path, roots: tuple[Path, ...], name: str, kind: str | None) -> int:
    """Make a new answers file with no answers, ask nothing, and return the exit code.

    Raises InputError when the file is there already, TemplateError.
    """
    must_be_new(path)
    jurisdiction = load_jurisdiction(name, roots)
    _begin(path, jurisdiction, jurisdiction.kind(kind).name if kind else jurisdiction.kinds[0].name)
    say(f"已建立空白的 {path}。用记事本填写，或运行：drafter fill {path}")
    return 0


def must_be_new(path: Path) -> None:
    """Raise InputError when there is such a file already, OutputError when its folder is not there."""
    if path.exists():
        raise InputError(f"{path}：已经有这个文件；接着填请用 drafter fill {path}，新建请换一个名称")
    if not path.parent.is_dir():
        raise OutputError(f"{path.parent}：没有这个文件夹；请先建立，或换一个位置")


def fill(path: Path, roots: tuple[Path, ...], chapter: str | None, kind: str | None, around: Surroundings) -> int:
    """Go on with a saved file: at the first open question, or in a chosen chapter.

    Asks what the kind of report called `kind` needs; None: the kind named in the file.

    Returns the exit code. Raises InputError when the file or the chapter is wrong, or
    another Drafter has the file.
    """
    sitting = resume(path, roots, kind, around)
    number = sitting.chapter_called(chapter) if chapter else -1
    need_terminal()
    with only_one(path):
        say(*(f"提示：{notice}" for notice in sitting.notices))
        try:
            if chapter:
                say(*_keys())
                sitting.one_chapter(number)
            else:
                sitting.at_home()
        except (KeyboardInterrupt, EOFError):
            return left(path)
    return 0


def resume(path: Path, roots: tuple[Path, ...], kind: str | None, around: Surroundings) -> Sitting:
    """Return a sitting at the answers file at `path`, nothing asked yet. Raises as `fill`."""
    answers = load_answers(path, roots)
    if kind is not None:
        answers.jurisdiction.kind(kind)
    asking = kind or answers.report.identity.kind
    asked = chapters(answers.jurisdiction.for_kind(asking), usage(answers.jurisdiction, asking))
    notices = answers.source.notices
    if notices:  # to be told each time
        around = around._replace(memory=NOTHING)
    return Sitting(Draft(path, answers.jurisdiction, answers), asked, asking, around, notices)


def _keys() -> list[str]:
    lines = [
        "回车：先空着　无：没有发生　不适用：没有这项职责　Ctrl-C：保存并离开",
        f"{said_keys(*MOVES)}　（或输入 < > ? # 再回车）",
    ]
    return [part for line in lines for part in wrapped(line, room())]


def _begin(
    path: Path, jurisdiction: Jurisdiction, kind: str, before: bytes | None = None
) -> tuple[bytes, tuple[Chapter, ...]]:
    """Write the blank form for a report of this `kind` and return it with its chapters.

    `before` is the blank form that it takes the place of, None in a new file.
    """
    asked = chapters(jurisdiction.for_kind(kind), usage(jurisdiction, kind))
    data = blank_form(jurisdiction, asked, kind).encode("utf-8")
    create_answers(path, data, instead_of=before)
    return data, asked


def _choose_kind(jurisdiction: Jurisdiction) -> str:
    names = [kind.name for kind in jurisdiction.kinds]
    if len(names) == 1:
        return names[0]
    return str(ask_choice("写哪一种报告？以后还可以用同一份答案写另一种", [Option(name, name) for name in names]))


class Sitting:
    """One sitting at the questionnaire: the draft and the chapters of its jurisdiction."""

    def __init__(
        self,
        draft: Draft,
        asked: tuple[Chapter, ...],
        kind: object,
        around: Surroundings,
        notices: Sequence[str] = (),
    ) -> None:
        self._draft, self._chapters, self.notices = draft, asked, notices
        topics = tuple(q.topic for chapter in asked for q in chapter.questions if q.topic)
        self._asker = QuestionFace(draft, kind, around.today, lambda question: around.sentences(draft, question))
        self._asker.know(tuple(q for chapter in asked for q in chapter.questions))
        self._records = RecordFace(self._asker, topics)
        self._home = Home(draft, asked, around)

    def chapter_called(self, title: str) -> int:
        """Return the number, from 0, of the chapter called `title`. Raises InputError when there is none."""
        titles = [each.title for each in self._chapters]
        if title not in titles:
            raise InputError(f"没有{quoted(title)}这一章；可选：{'、'.join(titles)}")
        return titles.index(title)

    def from_the_start(self) -> None:
        """Ask what is open, tell what is still missing, and offer what can be done then."""
        through = self.walk(begin(self._chapters, self._draft.report)) is not Move.HOME
        if through:
            self._home.review()
            self._home.close()
        self.at_home(closing=through)

    def one_chapter(self, number: int) -> None:
        """Ask all of one chapter; present answers stand there to be changed."""
        if self.walk(begin(self._chapters, self._draft.report, number)) is Move.HOME:
            self.at_home()
        else:
            self._home.close()

    def at_home(self, chosen: str = "", *, closing: bool = False) -> None:
        """Offer the first open question and every chapter until the user is done.

        `chosen` is what was chosen already, on a remembered screen.
        """
        while True:
            choice = self._home.choose(chosen, closing=closing)
            chosen, closing = "", False
            if choice is None:
                return
            within = choice if choice >= 0 else None
            self.walk(begin(self._chapters, self._draft.report, within))

    def walk(self, walk: Walk) -> Move:
        """Ask from where `walk` stands to its end; return HOME when the user wants to choose."""
        try:
            return self._walk(walk)
        except (KeyboardInterrupt, EOFError):
            self._home.told()  # remembered for the next time
            raise

    def _walk(self, walk: Walk) -> Move:
        headed = -1
        while walk.at is not None:
            if walk.chapter != headed:
                headed = walk.chapter
                self._head(headed)
            question = walk.question
            move = (self._records if question.kind is Kind.RECORDS else self._asker).ask(question)
            report = self._draft.report
            match move:
                case Move.HOME:
                    return move
                case Move.BACK:
                    walk = back(walk, report)
                case Move.SKIP:
                    walk = skip_chapter(walk, report)
                case _:
                    walk = forward(walk, report)
        return Move.NEXT

    def _head(self, number: int) -> None:
        say(f"\n── 第{number + 1}章 {self._chapters[number].title}（共 {len(self._chapters)} 章）──")
