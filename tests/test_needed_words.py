"""Words that a text must hold for a pattern to find anything in it."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.checking.rules import pattern_rules
from drafter.checking.rules.dates.calendar import read_table_rows
from drafter.checking.tables import read_table
from drafter.checking.text.chinese_pattern import chinese_pattern
from drafter.checking.text.kept_needs import TABLE, needs_of, table_of
from drafter.checking.text.needed_words import WordPattern, stays_in_line
from drafter.checking.text.pattern_needs import alternative_needs

ENTRIES = [entry for path in sorted(pattern_rules.FOLDER.glob("*.yaml")) for entry in read_table(path)["规则"]]


@pytest.mark.parametrize(
    ("expression", "needs"),
    [
        ("台帐", [[{"台帐"}]]),
        ("(?:甲|乙丙)丁", [[{"甲", "乙丙"}, {"丁"}, {"甲丁", "丙丁"}]]),
        ("甲?乙丙", [[{"乙丙"}]]),
        ("甲+", [[{"甲"}]]),
        ("(?:甲乙)?丙", [[{"丙"}]]),
        ("(?=甲)[一-鿿]", [[]]),
        ("(?<!甲)乙", [[{"乙"}]]),
        ("甲|[0-9]", [[{"甲"}], []]),
        ("甲[0-2]乙丙|丁", [[{"乙丙"}, {"甲"}, {"甲0", "甲1", "甲2"}, {"0乙", "1乙", "2乙"}], [{"丁"}]]),
        (r"[01]{1,2}月(?P<at>\.丁)", [[{".丁"}, {"月"}, {"0月", "1月"}, {"月."}]]),
        ("[甲乙]", [[{"甲", "乙"}]]),
        ("[^甲]乙", [[{"乙"}]]),
        (r"\u4e59丙", [[{"乙丙"}]]),
        (r"[甲\s]乙", [[{"乙"}]]),
        ("[一-鿿]乙", [[{"乙"}]]),
        ("甲乙?[丙丁]", [[{"甲"}, {"丙", "丁"}, {"甲丙", "甲丁", "乙丙", "乙丁"}]]),
        ("甲.?丙", [[{"甲"}, {"丙"}]]),
        ("甲(?=丙|丁)", [[{"甲"}, {"甲丙", "甲丁"}]]),
        ("甲(?=丙|$)", [[{"甲"}]]),
        ("(?<=甲|乙)丙", [[{"丙"}, {"甲丙", "乙丙"}]]),
        (r"甲(?:乙|\s*)丙", [[{"甲"}, {"丙"}]]),
        ("甲{0,2}乙{2}", [[{"乙"}]]),
        ("(?P<a>甲乙)(?P=a)", [[{"甲乙"}]]),
        ("甲\n乙", [[{"甲"}, {"乙"}]]),
    ],
)
def test_words_are_those_that_no_match_can_do_without(expression: str, needs: list[list[set[str]]]) -> None:
    found = [set(alternative) for alternative in alternative_needs(expression)]
    assert found == [set(map(frozenset, alternative)) for alternative in needs]


@pytest.mark.parametrize("expression", ["(甲", "甲)", "(?:甲|乙"])
def test_brackets_that_are_not_in_pairs_are_an_error(expression: str) -> None:
    with pytest.raises(re.error):
        alternative_needs(expression)


@pytest.mark.parametrize(
    ("expression", "flags", "stays"),
    [
        ("甲[^，\\n]乙", 0, True),
        ("甲[^，]乙", 0, False),
        (r"甲\s乙", 0, False),
        (r"甲(?=\n)", 0, False),
        (r"甲\Z", 0, False),
        ("甲$", 0, False),
        ("^甲$", re.MULTILINE, True),
        ("甲.乙", 0, True),
    ],
)
def test_a_pattern_is_looked_for_by_line_when_no_match_can_pass_its_end(
    expression: str, flags: int, stays: bool
) -> None:
    assert stays_in_line(expression, flags) is stays


@given(st.text(alphabet="甲乙丙丁\n，1", max_size=60))
@pytest.mark.parametrize(
    "expression",
    [
        "甲乙",
        "甲[0-9]?丙|丁丁",
        "(?:甲|乙)丙",
        "^丁",
        "甲[^，]乙",
        "(?<!甲)乙$",
        "[甲乙]\\s?丙",
        "(?<=\\n|丁)乙",
        "甲(?=乙|\\n)",
        "1*[甲丁]+(?:丙|，)?[乙1]",
    ],
)
def test_a_pattern_finds_what_it_would_find_in_the_whole_text(expression: str, text: str) -> None:
    plainly = [match.span() for match in re.finditer(expression, text, re.MULTILINE)]
    assert [match.span() for match in WordPattern(expression, re.MULTILINE).finditer(text)] == plainly


@given(st.text(alphabet="甲乙丙丁\n，1", max_size=30), st.booleans())
@pytest.mark.parametrize(
    "expression", ["甲乙", "甲[0-9]?丙|丁丁", "(甲|乙)丙", "^丁|甲$", "(?<!甲)乙", "1*", "[甲丁]+(?:丙)?[乙1]"]
)
def test_a_pattern_does_with_a_text_what_a_compiled_one_does(expression: str, text: str, is_report: bool) -> None:
    plain, asked = re.compile(expression), WordPattern(expression)
    whole = text + "\n" + "，" * 1000 if is_report else text
    for method in ("search", "match", "fullmatch"):
        for part in ((), (2,), (1, 9)):
            expected, found = getattr(plain, method)(whole, *part), getattr(asked, method)(whole, *part)
            assert (found and found.span()) == (expected and expected.span())
    assert asked.findall(whole) == plain.findall(whole)
    assert asked.split(whole) == plain.split(whole)
    assert asked.sub("戊", whole) == plain.sub("戊", whole)


def test_the_quick_look_hides_no_match_of_the_rules_own_patterns() -> None:
    text = "\n".join(line for entry in ENTRIES for line in str(entry["坏例"]).splitlines())
    for expression in json.loads(TABLE.read_bytes()):
        plainly = [match.span() for match in chinese_pattern(expression).finditer(text)]
        assert [match.span() for match in WordPattern(expression).finditer(text)] == plainly, expression


def test_every_row_of_the_tables_of_days_and_limits_can_be_read() -> None:
    for part in ("日子", "时段", "五年", "时限"):
        assert all(
            row[0]
            and re.compile(row[0].replace("{数}", "[0-9]").replace("?P<数>", "?P<a>").replace("?P<单位>", "?P<b>"))
            for row in read_table_rows(part)
        )


def test_the_table_of_needs_says_what_is_read_off_its_patterns() -> None:
    table = TABLE.read_text(encoding="utf-8")
    assert table == table_of(json.loads(table)), "run python -m tests.pattern_needs"


def test_the_table_holds_nearly_all_patterns_of_the_rules() -> None:
    kept = json.loads(TABLE.read_bytes())
    patterns = [row[0] for entry in ENTRIES for row in entry["写法"]]
    missing = [each for each in patterns if each not in kept]
    assert len(missing) < len(patterns) / 20, "run python -m tests.pattern_needs"


@pytest.mark.parametrize("expression", ["台帐", "(?:甲|乙丙)丁", "甲|[0-9]", "甲 +乙"])
def test_a_pattern_needs_the_same_whether_the_table_has_it_or_not(
    expression: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = json.loads(table_of([expression]))
    read = needs_of(expression)
    monkeypatch.setattr("drafter.checking.text.kept_needs._kept", lambda: kept)
    for one, other in zip(read, needs_of(expression), strict=True):
        assert [set(words) for words in one] == [set(words) for words in other]
