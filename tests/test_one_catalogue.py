"""Titles stand once, on their fields, and only the catalogue goes through the models: held by the syntax of drafter/."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import drafter
from drafter.model.field_spec import catalogue

ROOM = Path(drafter.__file__).parent
TITLES = {step for path in catalogue() for step in path.split(".")} | catalogue().keys()
OTHER_WORDS = {
    "answers/parse_typed.py": {"时间", "日期"},  # ends of a {名称} that stands for a day
    "checking/manuscript.py": {"正文"},  # the role of a passage
    "checking/rules/__init__.py": {"数字", "日期", "年度", "公开"},  # families of rules
    "checking/rules/word_file/format_paragraphs.py": {"正文"},  # the role of a passage
    "checking/rules/pattern_rules.py": {"规则", "名称"},  # keys of the rules' own data
    "checking/rules/publication.py": {"规则", "名称"},  # keys of the rules' own data
    "checking/rules/build/statutory_form.py": {"年度"},  # a word looked for in titles
    "authoring/maker.py": {"主题", "依法履职"},  # a key of manifests, and the chapter of its example
    "authoring/own_fact_faults.py": {"说明"},
    "authoring/sentence_faults.py": {"名称", "说明"},  # keys of the file of facts
    "authoring/unprinted_faults.py": {"活动"},  # what a call in sections prints
    "authoring/name_search.py": {"主题"},  # a sort of names
    "authoring/outline_draft.py": {"其他情况", "下年安排", "存在不足"},  # names of section files
    "authoring/outline_gaps.py": {"其他情况", "下年安排", "存在不足", "组织领导"},  # names of section files
    "checking/rules/dates/calendar.py": {"时限"},  # a table of its data
    "checking/rules/figures/figures_of_facts.py": {"简易程序处罚", "普通程序处罚"},  # what a sentence is about
    "checking/text/stated_facts.py": {"简易程序处罚", "普通程序处罚"},  # what a sentence is about
    "checking/sources/accepted.py": {"位置", "规则", "理由", "核对说明"},  # keys of the file beside a document
    "use_cases/list_questions.py": {"说明"},  # a column of the list
    "checking/rules/build/structure.py": {"公开"},  # a word looked for in headings
    "checking/rules/dates/years.py": {"提法"},  # a key of the rules' own data
    "checking/selection.py": {"公开"},  # a family of rules
    "interview/navigation.py": {"说明"},  # a word that asks for help
    "jurisdictions/names.py": {"名称"},  # a key of manifests
    "reference_docs.py": {"名称", "说明"},  # heads of tables
    "review/status_table.py": {"名称", "说明"},  # keys of the data of `status --json`
    "sheets/cells.py": {"日期", "时间"},  # what a cell of a spreadsheet holds
    "sheets/office_form.py": {"说明"},  # a column of the form
}
"""Words that mean something else where they stand, though some answer is called so too."""
_DECLARED = {"alias", "title", "metavar"}
"""Keywords of declarations: keys of manifests, and what the command line shows."""


class Module(NamedTuple):
    """What is read off a module."""

    literals: set[str]
    attributes: set[str]
    """The names of all attributes that it asks for."""


@cache
def _modules() -> dict[str, Module]:
    """Return all modules outside of `model/`, by path."""
    paths = (path for path in sorted(ROOM.rglob("*.py")) if path.relative_to(ROOM).parts[0] != "model")
    return {path.relative_to(ROOM).as_posix(): _read(path) for path in paths}


def _read(path: Path) -> Module:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return Module(_literals(tree), {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)})


def _no_titles(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the constants at `node` that are docstrings, parts of f-strings, or declarations."""
    match node:
        case ast.Expr(value=ast.Constant() as value):
            yield value
        case ast.keyword(arg=arg, value=value) if arg in _DECLARED:
            yield value
        case ast.JoinedStr(values=values):
            yield from values
        case ast.Subscript(value=ast.Name(id="Literal"), slice=inner):
            yield from ast.walk(inner)


def _literals(tree: ast.Module) -> set[str]:
    ours = {id(constant) for node in ast.walk(tree) for constant in _no_titles(node)}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in ours)
    return {node.value for node in constants if isinstance(node.value, str)}


def test_no_title_or_path_of_an_answer_stands_outside_the_model():
    found = {name: module.literals & TITLES - OTHER_WORDS.get(name, set()) for name, module in _modules().items()}

    assert not {name: words for name, words in found.items() if words}


def test_each_word_that_means_something_else_still_stands_where_it_is_said_to():
    absent = {name: words - _modules()[name].literals for name, words in OTHER_WORDS.items()}

    assert not {name: words for name, words in absent.items() if words}


def test_only_the_model_goes_through_the_fields_of_models():
    of_fields = {"model_fields", "json_schema_extra", "default_factory"}

    assert [name for name, module in _modules().items() if module.attributes & of_fields] == []


def test_a_title_typed_into_another_module_is_found():
    tree = ast.parse('"""年度"""\nplace = ("单位和报告", f"年度{1}")\nfield(alias="名称")\nkind: Literal["数字"]')

    assert _literals(tree) & TITLES == {"单位和报告"}
