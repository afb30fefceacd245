"""An answers file while it is filled in: what is held in memory is always what the file says."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.answers.answers_file import AnswersFile
from drafter.answers.edits import DeleteRecord, DropKey, InsertRecord, MoveRecord, SetAnswer, answer_edit
from drafter.answers.load import load_answers, read_report
from drafter.errors import InputError
from drafter.folders import shipped, template_roots
from drafter.model.answer_path import AnswerPath
from drafter.model.field_spec import titles_at
from drafter.model.fields import Kind
from drafter.yamlfile.yaml_edit import delete_item, delete_key, insert_item, move_item, set_value
from drafter.yamlfile.yaml_text import parse_yaml, plain_data, read_yaml
from tests.builders import make_answers

EXAMPLES = sorted(shipped("examples").glob("*.yaml"))

texts = st.text(alphabet="教育局：:#“”\"'-[]{}\n 1年，。|&*", max_size=12)
figures = st.sampled_from(["892", "400余", "近千", "无", "不适用", None])
edits = st.one_of(
    st.tuples(st.just("set"), st.just(("行政执法", "行政检查次数")), figures),
    st.tuples(st.just("set"), st.just(("法治宣传", "法治讲座场次")), figures),
    st.tuples(st.just("set"), st.just(("其他情况",)), texts),
    st.tuples(st.just("body"), st.integers(0, 9), texts),
    st.tuples(st.just("insert"), st.integers(0, 9), texts),
    st.tuples(st.just("delete"), st.integers(0, 9), st.none()),
    st.tuples(st.just("move"), st.integers(0, 9), st.integers(0, 9)),
    st.tuples(st.just("drop"), st.integers(0, 9), st.just("提法")),
)


def apply(draft: AnswersFile, edit) -> None:
    name, place, value = edit
    count = len(draft.answers.report.activities or [])
    if name == "set":
        draft.change(SetAnswer(place, value))
    elif name == "insert":
        draft.change(InsertRecord(("活动",), min(place, count), {"主题": "信息公开", "内容": value or "一件事"}))
    elif place < count:
        if name == "body":
            draft.change(SetAnswer(("活动", place, "内容"), value))
        elif name == "delete":
            draft.change(DeleteRecord(("活动",), place))
        elif name == "move" and value < count:
            draft.change(MoveRecord(("活动",), place, value))
        elif name == "drop":
            draft.change(DropKey(("活动", place, value)))


def applied(text: str, draft: AnswersFile, edit) -> str:
    """Return `text` after the same change made to the file as a whole."""
    name, place, value = edit
    count = len(plain_data(text).get("活动", []))
    if name == "set":
        return set_value(text, place, value, titles_at(AnswerPath.of_place(place[:-1])))
    if name == "insert":
        return insert_item(text, ("活动",), min(place, count), {"主题": "信息公开", "内容": value or "一件事"})
    if place >= count or (name == "move" and value >= count):
        return text
    if name == "body":
        return set_value(text, ("活动", place, "内容"), value, titles_at(AnswerPath.of_place(("活动", place))))
    if name == "delete":
        return delete_item(text, ("活动",), place)
    return move_item(text, ("活动",), place, value) if name == "move" else delete_key(text, ("活动", place, value))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(example=st.sampled_from(EXAMPLES), changes=st.lists(edits, min_size=1, max_size=6))
def test_after_any_changes_the_answers_held_are_what_the_file_says(tmp_path, example, changes):
    path = tmp_path / "填报.yaml"
    path.write_bytes(example.read_bytes())
    answers = load_answers(path, template_roots())
    draft = AnswersFile(path, answers.jurisdiction, answers)
    for change in changes:
        before = path.read_bytes()
        try:
            apply(draft, change)
        except InputError:
            assert path.read_bytes() == before
        else:
            assert path.read_text("utf-8") == applied(before.decode("utf-8"), draft, change)
        source = read_yaml(path)
        assert draft.answers.source.tree == source.tree
        assert draft.answers.report == read_report(source, answers.jurisdiction.catalogue())


def test_a_key_goes_with_its_line_and_nothing_else():
    text = "活动:\n  # 第一条\n  - 主题: 信息公开\n    沿用上年: 是  # 待改\n    内容: 文字\n  - 主题: 法治宣传\n"
    assert delete_key(text, ("活动", 0, "沿用上年")) == text.replace("    沿用上年: 是  # 待改\n", "")
    assert delete_key(text, ("活动", 1, "公开")) == text
    first = "活动:\n  - 沿用上年: 是\n    内容: 文字\n"
    assert parse_yaml(delete_key(first, ("活动", 0, "沿用上年")), EXAMPLES[0]).tree == {"活动": [{"内容": "文字"}]}


def test_a_figure_with_its_origin_keeps_it(tmp_path):
    path = tmp_path / "填报.yaml"
    path.write_text(
        make_answers(行政执法={"行政检查次数": {"数值": "77", "提供科室": "职成教科", "上年": "70"}}), "utf-8"
    )
    answers = load_answers(path, template_roots())
    draft = AnswersFile(path, answers.jurisdiction)
    from drafter.answers.questions import Question

    question = Question(("行政执法", "行政检查次数"), Kind.FIGURE, unit="次")
    draft.change(answer_edit(question, "九十次", draft.answers))
    figure = load_answers(path, template_roots()).report.enforcement.inspections
    assert (figure.value, figure.supplied_by, figure.last_year) == (90, "职成教科", "70")
