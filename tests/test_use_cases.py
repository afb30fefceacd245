"""The use cases, called as a page in the browser would: plain arguments in, a frozen result out."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest
from builders import TITLE, make_answers, render_text, snapshot, write_jurisdiction, write_tree

from drafter.checking.sources.read_source import Wishes
from drafter.errors import InputError
from drafter.interview.screen import Ask
from drafter.summary import summary_lines
from drafter.use_cases.answers_schema import answers_schema
from drafter.use_cases.answers_status import answers_status
from drafter.use_cases.begin_answers import begin_blank, begin_from_last_year
from drafter.use_cases.check_report import JSON, LISTED, check_report, findings_text, write_commented, write_findings
from drafter.use_cases.collect_forms import assign_offices, export_forms, opened_forms, store_forms
from drafter.use_cases.interviews import new_interview, resume_interview
from drafter.use_cases.open_answers import answers_path
from drafter.use_cases.render_document import RenderOptions, render_document
from drafter.use_cases.section_preview import section_preview
from drafter.use_cases.store_answers import store_answers
from drafter.use_cases.template_folders import (
    check_templates,
    copy_section,
    known_jurisdictions,
    make_templates,
    open_jurisdiction,
)

CODE = Path(__file__).resolve().parents[1] / "drafter"
TODAY = date(2022, 1, 5)
WORDS = {
    *("drafter.answers.new_year", "drafter.authoring.check", "drafter.authoring.jurisdiction_outline"),
    *(
        "drafter.authoring.preview",
        "drafter.checking.output.exchange",
        "drafter.checking.output.findings_list",
        "drafter.checking.rule",
        "drafter.checking.sources.read_source",
        "drafter.folders",
        "drafter.importing.outline.imported_report",
        "drafter.interview.screen",
    ),
    "drafter.merging.plan.untaken",
    *(
        "drafter.difference_lines",
        "drafter.review.status_table",
        "drafter.sheets.import_listing",
        "drafter.sheets.plan",
        "drafter.summary",
    ),
}
"""Modules outside `use_cases` that commands may import: they turn results into words, or are arguments."""
EDGES = {"browser", "columns", "commands", "console", "errors", "hints", "terminal", "use_cases"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, with the answers file 填报.yaml; nothing of the user's own is seen."""
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    folder = write_tree(tmp_path / "年报", {"填报.yaml": make_answers()})
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture(autouse=True)
def _silent(capsys: pytest.CaptureFixture[str]):
    """Fail when a use case prints."""
    yield
    assert capsys.readouterr() == ("", "")


def rendered_nothing(_path: Path) -> tuple[str, ...]:
    raise AssertionError("nobody asked for a document")


def test_a_document_is_written_and_what_it_lacks_is_returned(folder):
    rendered = render_document("填报.yaml")
    assert rendered.written.path == folder.joinpath(f"{TITLE}.docx").relative_to(folder)
    assert "【待填：持证执法人员（人）】" in "".join(render_text(rendered.written.path))
    assert rendered.has_comments
    assert {each.path for each in rendered.missing} == set(rendered.made.gaps)
    assert rendered.warnings == ()


def test_the_summary_of_a_document_ends_with_what_there_is_to_do(folder):
    first, *_, last = summary_lines(render_document("填报.yaml"))
    assert first.text == f"已写出：{TITLE}.docx"
    assert last.text.startswith("    ")


def test_a_public_edition_comes_with_what_to_look_at(folder):
    rendered = render_document("填报.yaml", RenderOptions(edition="公开版", format="txt"))
    assert rendered.written.path.name == f"{TITLE}（公开版）.txt"
    assert any("保密审查" in warning.text for warning in rendered.warnings)
    assert not rendered.has_comments


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (RenderOptions(format="odt"), "没有“odt”这种格式"),
        (RenderOptions(output="报告.html", pdf=True), "不能和 .html 一起用"),
        (RenderOptions(styled=True), "要和 --format html 一起用"),
        (RenderOptions(final=True), "没有生成定稿"),
        (RenderOptions(edition="内部版"), "没有“内部版”这个版本"),
    ],
    ids=["no such format", "a page as PDF", "a styled .docx", "unfinished", "no such edition"],
)
def test_a_document_that_cannot_be_is_refused_and_nothing_is_written(folder, options, said):
    before = snapshot(folder)
    with pytest.raises(InputError, match=said):
        render_document("填报.yaml", options)
    assert snapshot(folder) == before


def test_answers_are_stored_all_or_none(folder):
    stored = store_answers("填报", ["行政执法.行政检查次数=892"])
    assert stored.path == answers_path("填报")
    assert "行政检查次数: 892" in (folder / "填报.yaml").read_text("utf-8")
    before = snapshot(folder)
    with pytest.raises(InputError):
        store_answers("填报", ["行政执法.行政检查次数=893", "没有这一项=1"])
    assert snapshot(folder) == before


def test_the_public_status_names_no_offices(folder):
    store_answers("填报.yaml", ["行政检查次数.提供科室=职成教科"])
    assert answers_status("填报.yaml").report.offices
    public = answers_status("填报.yaml", edition="公开版")
    assert (public.is_public, public.report.offices) == (True, ())


def test_a_blank_file_is_begun_once(folder):
    assert begin_blank("新的", "通用", None) == Path("新的.yaml")
    with pytest.raises(InputError, match="已经有这个文件"):
        begin_blank("新的", "通用", None)


def test_a_new_year_is_begun_beside_the_last(folder):
    begun = begin_from_last_year("填报.yaml", "明年.yaml", None, None, TODAY)
    assert (begun.path, begun.answers.year, begun.answers.figures) == (Path("明年.yaml"), 2022, 1)
    with pytest.raises(InputError, match="这就是去年的文件"):
        begin_from_last_year("填报.yaml", "填报.yaml", None, None, TODAY)


def test_an_interview_begins_with_what_is_not_known(folder):
    with new_interview(None, None, None, TODAY, rendered_nothing) as conversation:
        assert conversation.screen.ask is Ask.TEXT
        assert "叫什么名称" in conversation.screen.prompt
    with pytest.raises(InputError, match="已经有这个文件"):
        new_interview("填报.yaml", None, None, TODAY, rendered_nothing)


def test_an_interview_goes_on_in_the_chapter_that_is_wanted(folder):
    with resume_interview("填报.yaml", "行政执法", None, TODAY, rendered_nothing) as conversation:
        assert "行政执法" in str(conversation.screen)
    with pytest.raises(InputError, match="没有“没有的章”这一章"):
        resume_interview("填报.yaml", "没有的章", None, TODAY, rendered_nothing)


def test_a_report_is_checked_and_the_findings_come_in_each_form(folder):
    write_tree(folder, {"报告.txt": "某某区教育局2021年法治政府建设年度报告\n\n全年检查１２次，，好。\n"})
    checked = check_report("报告.txt", wishes=Wishes(year=2021))
    assert checked.findings
    assert checked.needs_comments
    assert findings_text(checked, LISTED, everything=True).startswith("报告.txt")
    assert write_findings(checked, JSON, Path("问题.json"), everything=True).path.is_file()
    with pytest.raises(InputError, match="文本文件里不能写批注"):
        write_commented(checked, None)


def test_findings_never_replace_what_was_checked(folder):
    write_tree(folder, {"报告.txt": "全年检查１２次，，好。\n"})
    before = snapshot(folder)
    with pytest.raises(InputError):
        write_findings(check_report("报告.txt"), LISTED, Path("报告.txt"), everything=False)
    assert snapshot(folder) == before


def test_a_preview_says_of_which_files_it_was_made(folder):
    write_jurisdiction(folder / "templates", {"正文": "检查{{ 行政执法.行政检查次数 }}。"})
    shown = section_preview("填报.yaml", "正文", jurisdiction="试用")
    assert "检查77次。" in shown.text
    assert shown.sources[:2] == (Path("填报.yaml"), (folder / "templates/试用").resolve())


def test_templates_are_made_changed_and_checked(folder):
    manifest = make_templates("我区", "通用", "", folder, for_user=False)
    copied = copy_section("我区", "法治宣传", folder)
    assert copied.copy.parent == manifest.parent == folder / "templates/我区"
    assert not any(finding.serious for finding in check_templates("我区", folder))
    assert open_jurisdiction("我区", folder).name == "我区"


def test_a_jurisdiction_that_cannot_be_read_is_listed_with_its_problem(folder):
    write_tree(folder, {"templates/坏的/地区.yaml": "名称: [\n"})
    known = {each.name: each for each in known_jurisdictions(folder)}
    assert known["坏的"].problem
    assert (known["tianjin-hedong"].problem, known["tianjin-hedong"].parents) == ("", ("tianjin", "通用"))


def test_a_schema_is_that_of_the_jurisdiction(folder):
    assert '"行政检查次数"' in answers_schema("通用", folder)


def test_forms_go_out_and_come_back(folder):
    assign_offices("填报.yaml", ["行政执法=执法科"])
    exported = export_forms("填报.yaml", offices=["执法科"], everything=True)
    assert [written.path.name for written, _ in exported.forms] == ["2021年填报表-执法科.xlsx"]
    with opened_forms("填报.yaml", [str(exported.folder)], [], is_brief=True) as found:
        assert (found.has_news, found.is_incomplete) == (False, False)
        before = snapshot(folder)
        store_forms(found)
    assert snapshot(folder) == before


def imports_of(path: Path) -> set[str]:
    """Return the modules that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
    return found


def test_no_use_case_knows_a_command_line_or_a_terminal():
    known = {"argparse", "sys", "drafter.cli", "drafter.console", "drafter.commands", "drafter.terminal"}
    for path in (CODE / "use_cases").glob("*.py"):
        found = {each for each in imports_of(path) if each in known or each.rpartition(".")[0] in known}
        assert found == set(), path.name


def test_commands_call_use_cases_and_put_results_into_words():
    for path in (CODE / "commands").glob("*.py"):
        ours = {each for each in imports_of(path) if each.startswith("drafter.")}
        others = {each for each in ours - WORDS if each.split(".")[1] not in EDGES}
        outputs = {"drafter.outputs.output_sorts", "drafter.outputs.output_writer"}
        assert others <= {*outputs, "drafter.interview.conversation"}, path.name


def test_nothing_but_the_process_builds_a_parser():
    users = {path.stem for path in CODE.rglob("*.py") if "argparse" in imports_of(path)}
    assert users - {"cli"} <= {path.stem for path in (CODE / "commands").glob("*.py")}
    assert [path.stem for path in CODE.rglob("*.py") if ".parse_args(" in path.read_text("utf-8")] == ["cli"]
