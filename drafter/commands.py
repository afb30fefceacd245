"""What each command does: reads what it needs, writes files, prints what was done.

Each command imports only what it needs: a render loads neither the questionnaire nor
python-docx. Rules live in the modules they call.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from drafter.errors import DrafterError, InputError


def _answers_path(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() == ".docx":
        raise InputError(f"{path}：这是 Word 文档；这里要的是填报文件（.yaml）")
    return path


def render(options: argparse.Namespace) -> int:
    """Write the document and print what was written and what is open."""
    from drafter import rendering
    from drafter.answering.answers import as_jurisdiction, as_kind, load_answers
    from drafter.answering.questions import chapters
    from drafter.files import write_document
    from drafter.jurisdictions.usage import usage
    from drafter.pages.word import digest_holds
    from drafter.places import section_cache, template_roots
    from drafter.summary import summarise

    path = _answers_path(options.answers)
    roots = template_roots(path.resolve().parent)
    answers = load_answers(path, roots)
    if options.jurisdiction:
        answers = as_jurisdiction(answers, options.jurisdiction, roots)
    if options.kind:
        answers = as_kind(answers, options.kind)
    made = rendering.render(answers, section_cache())
    wanted = Path(options.output) if options.output else path.parent / file_name(made.document.title)
    if wanted.suffix.lower() != ".docx":
        raise InputError(f"{wanted}：文档的名称要以 .docx 结尾；请改成 {wanted.with_suffix('.docx').name}")
    if not wanted.parent.is_dir():
        raise InputError(f"{wanted.parent}：没有这个文件夹；请先建立，或换一个位置")
    written, remark = write_document(wanted, made.data, ours=digest_holds, force=options.force)
    kind = answers.report.identity.kind
    asked = chapters(answers.jurisdiction.for_kind(kind), usage(answers.jurisdiction, kind))
    for notice in answers.source.notices:
        print(f"提示：{path.name}：{notice}")
    print(summarise(written, remark, made.document, made.rendered, answers.report, asked))
    return 0


def file_name(title: str) -> str:
    """Return `title` as the name of a .docx, without what Windows forbids in names."""
    safe = re.sub(r'[\\/:*?"<>|\x00-\x1f【】]', "", title).strip(" .")[:80]
    return f"{safe or '报告'}.docx"


def new(options: argparse.Namespace) -> int:
    """Begin a new answers file and ask everything."""
    from drafter.answering import interview
    from drafter.places import template_roots

    path = _answers_path(options.answers) if options.answers else None
    roots = template_roots((path or Path("x")).resolve().parent)
    if not options.blank:
        return interview.new(path, roots, options.jurisdiction, options.kind)
    if path is None or not options.jurisdiction:
        raise InputError(
            "建立空白的填报文件，要写文件名和地区模板，如 drafter new 河东2021.yaml --jurisdiction 通用 --blank"
        )
    return interview.blank(path, roots, options.jurisdiction, options.kind)


def fill(options: argparse.Namespace) -> int:
    """Go on with an answers file."""
    from drafter.answering import interview
    from drafter.places import template_roots

    path = _answers_path(options.answers)
    return interview.fill(path, template_roots(path.resolve().parent), options.chapter, options.kind)


def schema(options: argparse.Namespace) -> int:
    """Print or write the JSON Schema of the answers file."""
    from drafter.answering.schema import schema_text
    from drafter.files import write_whole
    from drafter.jurisdictions.jurisdiction import load_jurisdiction
    from drafter.places import template_roots

    text = schema_text(load_jurisdiction(options.jurisdiction, template_roots(Path.cwd())))
    if options.output:
        path = Path(options.output)
        if path.suffix.lower() != ".json":
            raise InputError(f"{path}：文件名要以 .json 结尾；请改成 {path.with_suffix('.json').name}")
        write_whole(path, text.encode("utf-8"))
        print(f"已写出：{path}")
    else:
        print(text, end="")
    return 0


def preview(options: argparse.Namespace) -> int:
    """Print one rendered section; with --watch again each time it is saved."""
    from drafter.answering.answers import as_jurisdiction, as_kind, load_answers
    from drafter.places import template_roots
    from drafter.sections.preview import changed_since, preview_section

    path = _answers_path(options.answers)
    roots = template_roots(path.resolve().parent)

    def show() -> tuple[Path, ...]:
        answers = load_answers(path, roots)
        if options.jurisdiction:
            answers = as_jurisdiction(answers, options.jurisdiction, roots)
        if options.kind:
            answers = as_kind(answers, options.kind)
        print(preview_section(answers, options.section))
        return (path, *answers.jurisdiction.folders)

    watched = show()
    if not options.watch:
        return 0
    print("\n（保存段落文件或填报文件后自动刷新；按 Ctrl-C 退出）", flush=True)
    stamps = changed_since(watched, ())
    next(stamps)  # as they are now
    for _ in stamps:
        print("\n" + "─" * 36)
        try:
            show()
        except DrafterError as error:
            print(f"错误：{error}")
        print(flush=True)
    return 0


def jurisdictions(options: argparse.Namespace) -> int:
    """List, show, make, change or check jurisdictions."""
    from drafter.places import template_roots

    roots = template_roots(Path.cwd())
    action = {"show": _show, "new": _make, "override": _override, "check": _check}.get(options.action)
    if action:
        return action(options, roots)
    from drafter.jurisdictions.listing import list_jurisdictions

    print(list_jurisdictions(roots))
    return 0


def _show(options: argparse.Namespace, roots: tuple[Path, ...]) -> int:
    from drafter.jurisdictions.jurisdiction import load_jurisdiction
    from drafter.jurisdictions.listing import show_jurisdiction

    print(show_jurisdiction(load_jurisdiction(options.name, roots)))
    return 0


def _make(options: argparse.Namespace, roots: tuple[Path, ...]) -> int:
    from drafter.jurisdictions.maker import make_jurisdiction
    from drafter.places import user_templates

    root = user_templates() if options.user else Path.cwd() / "templates"
    manifest = make_jurisdiction(options.name, options.parent, options.title or "", root, roots)
    print(f"已建立：{manifest}")
    print("用记事本打开它，照里面的说明改；要改某个段落的写法，先复制过来：")
    print(f"  drafter jurisdictions override {options.name} 段落名")
    print(f"改完检查：drafter jurisdictions check {options.name}")
    return 0


def _override(options: argparse.Namespace, roots: tuple[Path, ...]) -> int:
    from drafter.jurisdictions.maker import override_section
    from drafter.places import shipped

    source, copy = override_section(options.name, options.section, roots, shipped("templates"))
    print(f"已把 {source.parent.name}/{source.name} 复制到：{copy}\n用记事本修改这个文件，就改了本地区的写法。")
    return 0


def _check(options: argparse.Namespace, roots: tuple[Path, ...]) -> int:
    from drafter.jurisdictions.check import check_jurisdiction, report_findings

    findings = check_jurisdiction(options.name, roots)
    serious = sum(finding.serious for finding in findings)
    if findings:
        print(report_findings(findings))
    print(f"错误 {serious} 处，留意 {len(findings) - serious} 处。" if findings else f"{options.name}：没有发现问题。")
    return 1 if serious else 0
