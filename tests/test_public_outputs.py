"""What is withheld is in no output of any command that tells the public edition, not only in its document."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.answers.load import Answers, parse_answers
from drafter.answers.questions import chapters
from drafter.authoring.preview import preview_section
from drafter.checking.engine import acceptances, run
from drafter.checking.manuscript import Manuscript
from drafter.checking.output.commented import commented
from drafter.checking.output.exchange import as_json, as_sarif
from drafter.checking.output.findings_list import findings_list
from drafter.checking.output.publication_review import review
from drafter.checking.rule import Finding
from drafter.checking.rules import all_rules
from drafter.checking.sources.read_source import Source, source_of
from drafter.folders import shipped
from drafter.jurisdictions.usage import section_names, usage
from drafter.model.counted import figures
from drafter.model.derivable import derivable
from drafter.model.edition import EXPLAINED, Edition, public_report
from drafter.rendering import chosen_kind, in_edition, render
from drafter.review.status_report import status_report as review_answers
from drafter.review.status_table import status_data, status_table
from drafter.sheets.plan import plan_forms
from tests.builders import make_answers, render_text, run_drafter, write_tree
from tests.test_public_edition import EXAMPLES, marked

FILE = Path("填报.yaml")
SECRETS = {
    "行政执法": {
        "行政检查次数": {"数值": "4417", "上年": "1203", "提供科室": "督导室", "来源": "内部台账"},
        "双随机联合检查次数": "9",
        "双随机检查学校次数": "4",
        "双随机检查培训机构次数": "6",
        "校外培训专项检查次数": "5521",
    },
    "处罚许可": {"行政处罚件数": "无", "罚没金额": "87.65万元"},
    "活动": [
        {"主题": "法治宣传", "内容": "全年行政检查4400次，查了某甲。", "公开": "否", "数字": {"场数": "3319场"}},
        {"主题": "法治宣传", "内容": "办了讲座{讲座}。", "数字": {"讲座": "7713场"}},
    ],
    "核对说明": [{"规则": "数字-合计", "位置": "行政执法.双随机联合检查次数", "理由": "含结转6604次"}],
    "不公开": [
        *("行政执法.行政检查次数", "行政执法.校外培训专项检查次数", "处罚许可.罚没金额", "活动.2.数字.讲座"),
        "行政执法.双随机检查培训机构次数",
    ],
}
"""Answers that break relations whose messages would say what is withheld."""
WITHHELD = (
    "4417",
    "1203",
    "5521",
    "87.65",
    "4400",
    "某甲",
    "3319",
    "7713",
    "6604",
    "督导室",
    "内部台账",
    "培训机构次数 6",
)


def without(example: str, *paths: str) -> Answers:
    """Return the answers of the marked `example` with `paths` under 不公开."""
    answers = marked(example).answers
    return answers._replace(report=answers.report.model_copy(update={"withheld": paths}))


def findings_in(source: Source) -> tuple[Finding, ...]:
    return run(source.manuscript, all_rules(), acceptances(source.manuscript))


def told_by_check(source: Source, last: Manuscript | None = None) -> Iterator[str]:
    """Yield the list, the JSON and the SARIF of a check of `source`."""
    checked = source.manuscript._replace(last=last)
    found = run(checked, all_rules(), acceptances(checked))
    yield findings_list(checked, found, source.lines, everything=True)
    yield as_json(checked, found, source.lines)
    yield as_sarif(checked, found, all_rules(), source.path, source.lines)


def told_by_status(answers: Answers) -> Iterator[str]:
    """Yield the table and the JSON of `drafter status --edition 公开版`."""
    kind = answers.report.identity.kind
    asked = chapters(answers.jurisdiction.for_kind(kind), usage(answers.jurisdiction, kind))
    found = review_answers(in_edition(answers, Edition.PUBLIC), asked)
    yield status_table(found, 120)
    yield json.dumps(status_data(found), ensure_ascii=False)


def parts_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def not_tried_before(example: str) -> list[str]:
    """Return the paths of the answers of `example` that no example before it holds."""
    earlier = EXAMPLES[: EXAMPLES.index(example)]
    tried = {path for each in earlier for path in marked(each).marks}
    return [path for path in marked(example).marks if path not in tried]


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_withheld_answer_is_in_no_output_of_check_and_status(example):
    """Every single answer in turn, in the first example that has it: what rules and reviews are given does not say it, so nothing can print it.

    What they print is searched too, for every figure and for a third of all else.
    """
    counted = figures(marked(example).answers.report)
    filed = "\n".join(told_by_check(source_of(marked(example).answers, FILE, Edition.FILED)))
    told_when_filed = 0
    for place, (path, words) in enumerate((path, marked(example).marks[path]) for path in not_tried_before(example)):
        answers = without(example, path)
        public = in_edition(answers, Edition.PUBLIC)
        source = source_of(answers, FILE, Edition.PUBLIC)
        searched = path in counted or place % 3 == 0
        outputs = (*told_by_check(source), *told_by_status(answers)) if searched else ()
        for text in (repr(public.report), repr(public.source.tree), repr(source.manuscript.passages), *outputs):
            assert [word for word in words if word in text] == [], path
        told_when_filed += any(word in filed for word in words)
    assert told_when_filed >= (5 if example == EXAMPLES[0] else 0)


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_withheld_figure_is_in_no_commented_copy_and_in_no_preview(example):
    answers = marked(example).answers
    sections = list(dict.fromkeys(section_names(chosen_kind(answers).outline)))
    counted = list(figures(answers.report))
    for path in not_tried_before(example):
        if path not in counted:
            continue
        words, held = marked(example).marks[path], without(example, path)
        source = source_of(held, FILE, Edition.PUBLIC)
        copy = parts_of(commented(source.document, source.manuscript, findings_in(source)))
        assert [word for word in words if word in copy] == [], path
        public = in_edition(held, Edition.PUBLIC)
        for section in sections if path in counted[::7] else ():
            assert [word for word in words if word in preview_section(public, section)] == [], (path, section)


@pytest.mark.parametrize("example", EXAMPLES)
def test_last_years_report_is_compared_as_it_was_published(example):
    """Last year's withheld figures are not told either, where `--last` compares them with this year's."""
    figures_of = [path for path in marked(example).marks if path in figures(marked(example).answers.report)]
    last = source_of(without(example, *figures_of), FILE, Edition.PUBLIC).manuscript
    for each in (last.passages, last.report):
        assert not [path for path in figures_of if any(word in repr(each) for word in marked(example).marks[path])]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_tree(tmp_path, {"填报.yaml": make_answers(**SECRETS), "上年.yaml": make_answers(**SECRETS)})


COMMANDS = {
    "list": ("check", "填报.yaml", "--edition", "公开版", "--all"),
    "last": ("check", "填报.yaml", "--edition", "公开版", "--all", "--last", "上年.yaml"),
    "json": ("check", "填报.yaml", "--edition", "公开版", "--format", "json"),
    "sarif": ("check", "填报.yaml", "--edition", "公开版", "--format", "sarif"),
    "status": ("status", "填报.yaml", "--edition", "公开版"),
    "status as JSON": ("status", "填报.yaml", "--edition", "公开版", "--json"),
    "preview": ("preview", "填报.yaml", "--edition", "公开版", "--section", "法治宣传"),
}


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_the_command_tells_nothing_withheld(folder, arguments):
    done = run_drafter(*arguments, cwd=folder)
    assert done.stderr == ""
    assert [word for word in WITHHELD if word in done.stdout] == []
    assert len(done.stdout) > 40
    filed = run_drafter(*(each for each in arguments if each not in ("--edition", "公开版")), cwd=folder)
    assert [word for word in WITHHELD if word in filed.stdout] != []


def test_the_commented_copy_tells_nothing_withheld(folder):
    done = run_drafter("check", "填报.yaml", "--edition", "公开版", "--format", "docx", "-o", "意见.docx", cwd=folder)
    assert done.stderr == ""
    everything = parts_of((folder / "意见.docx").read_bytes())
    assert [word for word in WITHHELD if word in everything] == []
    assert any("河东区教育局" in text for text in render_text(folder / "意见.docx"))


def test_a_reason_is_kept_but_not_told(folder):
    broken = {**SECRETS, "不公开": ["行政执法.行政检查次数"]}
    write_tree(folder, {"填报.yaml": make_answers(**broken)})
    done = run_drafter("check", "填报.yaml", "--edition", "公开版", cwd=folder)
    assert EXPLAINED in done.stdout.replace("\n  ", "")
    assert "6604" not in done.stdout


@pytest.mark.parametrize("command", ["status", "preview"])
def test_an_unknown_edition_is_refused(folder, command):
    more = ("--section", "法治宣传") if command == "preview" else ()
    done = run_drafter(command, "填报.yaml", "--edition", "公开", *more, cwd=folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "错误：没有“公开”这个版本；可选：报送版、公开版\n"


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_form_holds_no_other_offices_withheld_answer(example):
    """Forms stay in the house; even so each holds the answers of its own questions and lists only."""
    answers = marked(example).answers
    forms = plan_forms(answers, chosen_kind(answers).name, everything=True, deadline="")
    for form in forms:
        asked = {row.question.path for row in form.rows} | {sheet.key for sheet in form.lists}
        others = [path for path in figures(answers.report) if path not in asked]
        told = repr([(row.present, row.last_year, row.source) for row in form.rows])
        assert not [path for path in others if any(word in told for word in marked(example).marks[path])]


def reviewed(**changes: object) -> str:
    """Return what the review before publishing says of a report with `changes`."""
    answers = parse_answers(make_answers(**changes), FILE, (shipped("templates"),))
    return review(render(answers, edition=Edition.PUBLIC).document, answers, FILE).text


TABLE = {"附件": [{"名称": "主要数据表", "内容": "数据表"}]}
"""An attachment that prints every figure."""
RANDOM = {"双随机联合检查次数": "21", "双随机检查学校次数": "8", "双随机检查培训机构次数": "13"}
OFFICERS = {"持证执法人员": {"数值": "23", "上年": "20"}, "新增持证人员": "5", "注销证件人员": "2"}
RATE = {"持证率": "92%", "持证执法人员": "23", "执法岗位人员": "25"}
BASES = {"法治教育基地数": "2", "法治教育基地名称": ["甲基地", "乙基地"]}


@pytest.mark.parametrize(
    ("group", "answers", "path", "told"),
    [
        (
            "行政执法",
            RANDOM,
            "双随机检查学校次数",
            "从公开的双随机联合检查次数 21次、双随机检查培训机构次数 13次能算出来",
        ),
        (
            "行政执法",
            RANDOM,
            "双随机联合检查次数",
            "从公开的双随机检查学校次数 8次、双随机检查培训机构次数 13次能算出来",
        ),
        ("执法队伍", OFFICERS, "新增持证人员", "从公开的持证执法人员 23人、注销证件人员 2人能算出来"),
        ("执法队伍", OFFICERS, "持证执法人员", "从公开的新增持证人员 5人、注销证件人员 2人能算出来"),
        ("执法队伍", RATE, "持证率", "从公开的持证执法人员 23人、执法岗位人员 25人能推算出来"),
        ("执法队伍", RATE, "执法岗位人员", "从公开的持证率 92%、持证执法人员 23人能推算出来"),
        ("处罚许可", {"行政处罚件数": "4", "简易程序处罚": "4"}, "简易程序处罚", "从公开的行政处罚件数 4件能算出来"),
    ],
)
def test_the_review_says_what_a_reader_can_work_out(group, answers, path, told):
    said = reviewed(**{group: answers, "公文格式": TABLE, "不公开": [f"{group}.{path}"]})
    assert f"“{group}.{path}”不公开，但{told}" in said


@pytest.mark.parametrize(
    ("group", "answers", "withheld"),
    [
        pytest.param("行政执法", RANDOM, ["双随机检查学校次数", "双随机检查培训机构次数"], id="two parts unknown"),
        pytest.param("行政执法", {**RANDOM, "双随机检查学校次数": "7"}, ["双随机检查学校次数"], id="another number"),
        pytest.param("行政执法", {"双随机联合检查次数": "21"}, ["双随机联合检查次数"], id="no parts"),
        pytest.param("执法队伍", {**OFFICERS, "持证执法人员": "23"}, ["新增持证人员"], id="last year unknown"),
    ],
)
def test_the_review_says_nothing_where_nothing_follows(group, answers, withheld):
    said = reviewed(**{group: answers, "公文格式": TABLE, "不公开": [f"{group}.{path}" for path in withheld]})
    assert "算出来" not in said


@pytest.mark.parametrize(("count", "follows"), [("2", ("法治宣传.法治教育基地名称",)), ("3", None)])
def test_a_count_follows_from_the_list_that_is_printed_whole(count, follows):
    text = make_answers(法治宣传={**BASES, "法治教育基地数": count}, 不公开=["法治宣传.法治教育基地数"])
    answers = parse_answers(text, FILE, (shipped("templates"),))
    found = derivable(answers.report, public_report(answers.report), {"法治宣传.法治教育基地名称"})
    assert [each.basis for each in found] == ([follows] if follows else [])


def test_what_follows_from_what_follows_is_told_too():
    """Withheld rate and part: the part follows from a sum over the years, the rate then from the part."""
    team = {**OFFICERS, "持证率": "92%", "执法岗位人员": "25"}
    said = reviewed(执法队伍=team, 公文格式=TABLE, 不公开=["执法队伍.持证率", "执法队伍.持证执法人员"])
    assert "“执法队伍.持证执法人员”不公开，但" in said
    assert "“执法队伍.持证率”不公开，但" in said
