"""A pattern finds what it would find without its cues, whatever the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.checking.engine import all_rules
from drafter.checking.rules.expressions import Expression, cues_of
from drafter.checking.rules.tables import read_table

TABLE = sorted(
    {row[0] for rows in read_table("patterns").values() for row in rows}
    | {row[0] for rows in read_table("times").values() for row in rows}
)
EXAMPLES = [text for rule in all_rules() for text in (rule.good.text, rule.bad.text)]


@pytest.mark.parametrize(
    ("source", "cues"),
    [
        ("普写", ("普写",)),
        ("竟争|竟赛", ("竟争", "竟赛")),
        ("对行(?=立项|评审)", ("对行",)),
        ("(?<=大力|全面)推荐", ("推荐",)),
        ("“?七五”?普法", ("七五",)),
        ("谁执法、?谁普及", ("谁执法",)),
        ("(?:区|市)?(?:工商局|质监局)", ("工商局", "质监局")),
        ("[0-9]{2,3}年(?:底|初)", ("年",)),
        ("(?:顾问|律师)(?P<at>局对)", ("顾问", "律师")),
        ("[一二]{2}", ()),
        ("a|[b]", ()),
        (r"\d+", ()),
        ("(?i)abc", ()),
    ],
)
def test_cues_are_words_without_which_nothing_matches(source: str, cues: tuple[str, ...]) -> None:
    assert cues_of(source) == cues


@pytest.mark.parametrize("source", TABLE)
def test_every_pattern_of_the_tables_finds_the_same_in_every_example(source: str) -> None:
    expression, plain = Expression(source), re.compile(source)
    for text in EXAMPLES:
        assert [m.span() for m in expression.finditer(text)] == [m.span() for m in plain.finditer(text)]


PIECES = st.sampled_from(["a", "b", "ab", "[ab]", ".", "a?", "b*", "c+", "a{0,2}", r"\w", "(?=a)", "(?<!b)", "^", "c"])


@st.composite
def patterns(draw: st.DrawFn, depth: int = 2) -> str:
    parts = draw(st.lists(PIECES, min_size=1, max_size=4))
    if depth:
        for opening in draw(st.lists(st.sampled_from(["(", "(?:", f"(?P<n{depth}>"]), max_size=1)):
            parts.append(f"{opening}{draw(patterns(depth - 1))}){draw(st.sampled_from(['', '?', '*', '+']))}")
    if draw(st.booleans()):
        parts.append("|" + draw(PIECES))
    return "".join(parts)


@given(patterns(), st.text(alphabet="abc", max_size=12))
@settings(max_examples=300, deadline=None)
def test_cues_never_hide_a_match(source: str, text: str) -> None:
    try:
        plain = re.compile(source)
    except re.error:
        return
    found = Expression(source).search(text)
    wanted = plain.search(text)
    assert (found and found.span()) == (wanted and wanted.span())
