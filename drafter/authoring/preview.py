"""One rendered section as text, with the answers it used, for whoever writes templates."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from drafter.answers.load import Answers
from drafter.errors import InputError
from drafter.hints import quoted
from drafter.jurisdictions.manifest import walk
from drafter.jurisdictions.section_files import section_text
from drafter.jurisdictions.usage import section_names, section_path
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import answer_at
from drafter.model.official_form import OfficialForm
from drafter.pages.blocks import Heading, Item, Paragraph
from drafter.pages.layout.report_layout import lay_out
from drafter.rendering import chosen_kind
from drafter.rendering_map import BlockText, RenderingMap
from drafter.sections.render_sections import render_report
from drafter.sections.template_values import Answer, template_values


def preview_section(answers: Answers, section: str) -> str:
    """Return the section named `section` as it will be printed, and the answers it prints.

    Raises InputError when the outline has no such section, TemplateError, InputError.
    """
    kind = chosen_kind(answers)
    entry = next((e for e in walk(kind.outline) if e.section == section), None)
    if entry is None:
        names = "、".join(dict.fromkeys(section_names(kind.outline)))
        raise InputError(f"“{kind.name}”的提纲里没有{quoted(section)}这个段落；可选：{names}")
    alone = kind.model_copy(update={"outline": [entry.model_copy(update={"below": []})]})
    rendered = render_report(answers.report, answers.jurisdiction, alone)
    page = answers.jurisdiction.page()
    without_form = answers.report.model_copy(update={"official_form": OfficialForm()})  # attachments are no section's
    printed = RenderingMap(lay_out(rendered, without_form, page)).blocks.values()
    blocks = [each for each in printed if isinstance(each.block, Heading | Paragraph | Item)]
    source = section_path(answers.jurisdiction, section)
    lines = [f"段落文件：{source}", ""]
    lines += [_text(block) for block in blocks] or [_why_empty(source)]
    used = list(dict.fromkeys(path for block in blocks for path in block.answers))
    lines += ["", "用到的答案：" if used else "没有用到答案。"]
    lines += [f"  {path}：{_shown(answers, path)}" for path in used]
    return "\n".join(lines)


def _why_empty(source: Path) -> str:
    """Return why the section file at `source` prints nothing."""
    why = "这些问题都还没有答案"
    if not re.search(r"\{\{|\{%-?\s*include", section_text(source)):
        why = "这个段落文件里只有固定的字，没有印一项答案；要照样印，在提纲那一条加“固定: 是”"
    return f"（没有内容：{why}，这一部分不会出现在报告里）"


def _text(block: BlockText) -> str:
    return f"　　{block.text}" if isinstance(block.block, Paragraph) else block.text


def _shown(answers: Answers, path: str) -> str:
    values = template_values(answers.report, answers.jurisdiction)
    group, _, title = path.partition(".")
    found = values.get(group)
    if isinstance(found, Mapping) and title in found:
        found = found[title]
    if not isinstance(found, Answer):
        found = Answer(path, path, answer_at(answers.report, AnswerPath(path)))
    return found.text() or "还没有答案"


def changed_since(paths: tuple[Path, ...], stamp: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield a new stamp each time a file in `paths` (folders: in them) was saved; never ends."""
    while True:
        now = stamp_of(paths)
        if now != stamp:
            stamp = now
            yield stamp
        time.sleep(0.3)


def stamp_of(paths: tuple[Path, ...]) -> tuple[int, ...]:
    """Return when the files in `paths` (folders: those in them) were last saved, and how long they are.

    A file is emptied before it is written, often within one tick of the clock by which it is dated.
    """
    files = [file for path in paths for file in (sorted(path.iterdir()) if path.is_dir() else [path])]
    return tuple(number for file in files for number in _saved(file))


def _saved(file: Path) -> tuple[int, int]:
    try:
        found = file.stat()
    except OSError:  # gone meanwhile: editors make files beside the one they save
        return 0, 0
    return found.st_mtime_ns, found.st_size
