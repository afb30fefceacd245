"""The JSON Schema for editors: it takes what Drafter takes and refuses what Drafter refuses."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from drafter.answers.json_schema import answers_schema, schema_text
from drafter.folders import shipped
from drafter.jurisdictions.jurisdiction import load_jurisdiction
from drafter.model.report import Report
from drafter.yamlfile.complaints import titles
from tests.builders import run_drafter

ROOTS = (shipped("templates"),)
EXAMPLES = sorted(shipped("examples").glob("*.yaml"))


def schema_of(name: str) -> dict[str, Any]:
    """Return the schema as an editor reads it."""
    schema: dict[str, Any] = json.loads(schema_text(load_jurisdiction(name, ROOTS)))
    return schema


def problems(answers: Any, jurisdiction: str = "tianjin-hedong") -> list[str]:
    """Return what a validator says about `answers`, as places."""
    validator = jsonschema.Draft202012Validator(schema_of(jurisdiction))
    return ["/".join(map(str, error.absolute_path)) for error in validator.iter_errors(answers)]


@pytest.fixture
def example() -> Any:
    return yaml.safe_load((shipped("examples") / "hedong-2021.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_schema_takes_every_example(path: Path) -> None:
    # An editor reads 2021 as a number: YAML 1.1 and 1.2 agree on all that the examples hold.
    answers = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert problems(answers, answers["单位和报告"]["地区模板"]) == []


def test_schema_refuses_an_unknown_key_at_the_root(example: Any) -> None:
    assert problems({**example, "行政执法检查": {}}) == [""]


def test_schema_refuses_an_unknown_key_in_a_group(example: Any) -> None:
    changed = copy.deepcopy(example)
    changed["行政执法"]["检查次数"] = 3
    assert problems(changed) == ["行政执法"]


def test_schema_refuses_an_answer_in_the_wrong_group(example: Any) -> None:
    changed = copy.deepcopy(example)
    changed["学习培训"]["行政处罚件数"] = changed["处罚许可"].pop("行政处罚件数")
    assert problems(changed) == ["学习培训"]


def test_schema_refuses_a_figure_with_an_unknown_part(example: Any) -> None:
    changed = copy.deepcopy(example)
    changed["处罚许可"]["行政处罚件数"] = {"数值": 1, "科室": "法制科"}
    assert problems(changed) == ["处罚许可/行政处罚件数"]


def test_schema_refuses_a_question_that_only_another_jurisdiction_asks(example: Any) -> None:
    assert set(problems(example, "通用")) == {"依法履职", "法治宣传", "诚信建设"}


@pytest.mark.parametrize(
    "answer",
    [892, "400余", "近千", "无", "不适用", None],
    ids=str,
)
def test_schema_takes_every_way_of_writing_a_figure(example: Any, answer: object) -> None:
    changed = copy.deepcopy(example)
    changed["处罚许可"]["行政处罚件数"] = answer
    assert problems(changed) == []


def test_schema_takes_a_figure_with_its_origin(example: Any) -> None:
    changed = copy.deepcopy(example)
    changed["处罚许可"]["行政处罚件数"] = {"数值": 892, "提供科室": "职成教科", "上年": 801}
    assert problems(changed) == []


def test_schema_takes_empty_groups_and_lists_said_to_be_none() -> None:
    assert problems({"学习培训": None, "存在不足": "无", "活动": None}) == []


def test_every_title_of_the_model_stands_in_the_schema() -> None:
    names = set(_titles(schema_of("通用")))
    assert titles(Report) - names == set()


def _titles(node: Any) -> list[str]:
    if isinstance(node, list):
        return [title for each in node for title in _titles(each)]
    if not isinstance(node, dict):
        return []
    own = [node["title"]] if isinstance(node.get("title"), str) else []
    return own + [title for each in node.values() for title in _titles(each)]


def test_local_questions_stand_in_the_schema_of_their_jurisdiction() -> None:
    jurisdiction = load_jurisdiction("tianjin-hedong", ROOTS)
    schema = answers_schema(jurisdiction)
    for group in jurisdiction.catalogue().groups():
        own = schema["properties"][group.title]
        held = schema["$defs"][own["$ref"].rpartition("/")[2]] if "$ref" in own else own
        assert list(held["properties"]) == [field.title for field in group.fields]


@pytest.mark.parametrize("name", ["通用", "tianjin-hedong"])
def test_schema_keeps_the_rules_for_schemas(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema_of(name))


def test_the_schema_is_never_written_over_an_answers_file(tmp_path: Path) -> None:
    (tmp_path / "甲.yaml").write_text("别动", "utf-8")
    done = run_drafter("schema", "通用", "-o", "甲.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert "文件名要以 .json 结尾；请改成 甲.json" in done.stderr
    assert (tmp_path / "甲.yaml").read_text("utf-8") == "别动"
    assert run_drafter("schema", "通用", "-o", "甲.json", cwd=tmp_path).returncode == 0
    assert json.loads((tmp_path / "甲.json").read_text("utf-8"))["title"] == "填报文件（通用）"
