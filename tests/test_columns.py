"""Text in the columns of a terminal: no line too wide, none that begins with a closing mark."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafter.columns import width, wrapped

SENTENCE = st.lists(
    st.tuples(st.text("件安排892次", min_size=1, max_size=9), st.sampled_from(("，", "。", "》。", "）；", "")))
).map(lambda pieces: "".join(words + stop for words, stop in pieces))


@given(SENTENCE, st.integers(12, 80), st.sampled_from(("", "    ")))
def test_lines_fit_and_nothing_is_lost(text: str, columns: int, indent: str) -> None:
    lines = wrapped(text, columns, indent)
    assert all(width(line) <= columns for line in lines)
    assert lines[0] + "".join(line.removeprefix(indent) for line in lines[1:]) == text
    assert not any(line.lstrip().startswith(tuple("，。；》）")) for line in lines[1:])


def test_a_closing_mark_takes_what_it_closes_to_the_next_line() -> None:
    assert wrapped("核对说明《办法》。完", 14) == ["核对说明《办", "法》。完"]


def test_a_line_of_nothing_but_closing_marks_is_broken_all_the_same() -> None:
    assert wrapped("。" * 8, 8) == ["。。。。", "。。。。"]
