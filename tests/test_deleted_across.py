"""A hand deletes from within one paragraph to another far below it: what it left of both stands, and follows the answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hand_edits import W
from test_merging import Story, paragraph, rejected, texts

from drafter.folders import shipped
from drafter.sections.sentences import sentences_of

EXAMPLE = (shipped("examples") / "huyanghe-2022.yaml").read_text(encoding="utf-8")
PLANNED = "一是统一思想，提高认识。"


def deleted_between(first: str, last: str, *joined: str) -> Callable[[Any], None]:
    """Return an edit that deletes all from behind the words `first` to before the words `last` of a paragraph below.

    The paragraphs with the words `joined` come behind in the same one; what is between them is deleted.
    """

    def edit(body: Any) -> None:
        head, tail = paragraph(body, first), paragraph(body, last)
        for found, words, side in ((head, first, 0), (tail, last, 1)):
            own = list(found.iter(f"{W}t"))
            text = "".join(each.text or "" for each in own)
            at = text.index(words)
            own[0].text = (text[: at + len(words)], text[at:])[side]
            for each in own[1:]:
                each.text = ""
        for each in (tail, *(paragraph(body, words) for words in joined)):
            while (following := head.getnext()) is not each:
                following.getparent().remove(following)
            head.extend(each.findall(f"{W}r"))
            each.getparent().remove(each)

    return edit


def test_half_a_title_of_a_law_leaves_the_sentences_around_it_their_own(tmp_path: Path) -> None:
    """The title that is left open divides the text behind it as if it were not there: no list takes the paragraph along."""
    after = re.sub(r"(?ms)(?<=^下年安排:\n)  - 提法: 统一思想.*?(?=^  - )", "", EXAMPLE)
    told = Story(
        tmp_path, deleted_between("为各团场宣讲《教", PLANNED, "三是深化落实", "四是加强对各学校"), EXAMPLE, after
    )
    for sentence in ("局党委主动到团场和学校普法。", "专职督学徐林平以视频方式为各学校宣讲《民法典》；"):
        assert sentence in told.text
        assert not any(sentence in comment for comment in told.comments)
    assert "统一思想" not in told.text
    assert texts(rejected(told.merged.data, told.edited)) == texts(told.edited)


def test_what_never_closes_opens_nothing() -> None:
    assert list(sentences_of("宣讲《教。印发《教育法》。（见下。他说“好。”明年")) == [
        "宣讲《教。",
        "印发《教育法》。",
        "（见下。",
        "他说“好。”",
        "明年",
    ]
