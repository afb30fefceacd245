"""`drafter status`: all figures, what is open and what does not agree."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from drafter.commands.shared import add_command, answers_path
from drafter.console import say, say_json

if TYPE_CHECKING:
    from drafter.commands.shared import Parsers


def add(parsers: Parsers) -> None:
    """Add the command to `parsers`."""
    parser = add_command(
        parsers,
        "status",
        "核对一遍：全部数字、上年和增减、科室、空着的、对不上的",
        "drafter status 河东2021.yaml",
        status,
    )
    parser.add_argument("answers", metavar="填报文件", help="看哪一份")
    parser.add_argument("--kind", metavar="种类", help="按哪种报告看；不写就用填报文件里的")
    parser.add_argument(
        "--edition",
        metavar="版本",
        default="报送版",
        help="报送版（不写就是它）或 公开版：只看公开版里有的内容，不列科室和来源",
    )
    parser.add_argument("--brief", action="store_true", help="只列空着的、对不上的和有增减的数")
    parser.add_argument("--json", action="store_true", help="输出 JSON，供别的程序读")


def status(options: argparse.Namespace) -> int:
    """Print the status of an answers file."""
    import shutil

    from drafter.answers.load import as_kind, load_answers
    from drafter.answers.questions import chapters
    from drafter.folders import roots_beside
    from drafter.jurisdictions.usage import usage
    from drafter.model.edition import Edition, edition_named
    from drafter.rendering import in_edition
    from drafter.review.status_report import status_report
    from drafter.review.status_table import status_data, status_table

    path = answers_path(options.answers)
    answers = load_answers(path, roots_beside(path))
    if options.kind:
        answers = as_kind(answers, options.kind)
    edition = edition_named(options.edition)
    kind = answers.report.identity.kind
    asked = chapters(answers.jurisdiction.for_kind(kind), usage(answers.jurisdiction, kind))
    found = status_report(in_edition(answers, edition), asked)
    if edition is Edition.PUBLIC:
        found = found._replace(offices=())
    if options.json:
        import json

        say_json(json.dumps(status_data(found), ensure_ascii=False, indent=1) + "\n")
        return 0
    for notice in answers.source.notices:
        say(f"提示：{notice}")
    width = shutil.get_terminal_size((80, 24)).columns
    if edition is Edition.PUBLIC:
        say("公开版：标了“不公开”的不在下面。")
    say(status_table(found, width, all_figures=not options.brief))
    return 0
