"""Rules about articles: what a report says an article lays down is what it lays down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import drafter.checking.text as texts
from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.tables import read_rows
from drafter.checking.text.known_documents import cited, named_bare, referred_to
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.model.numerals import parse_number

_TABLE = Path(texts.__file__).with_name("articles.txt")
_ARTICLE = WordPattern(
    r"》?第([一二三四五六七八九十百零0-9]+)条(?:第[一二三四五六七0-9]+[款项])*(?!、第|和第|至第|、|及)"
)
_CLAUSE = WordPattern(r"[^。；\n《]{0,30}")


class _Subject(NamedTuple):
    words: WordPattern
    articles: frozenset[int]


@lru_cache(maxsize=1)
def _subjects() -> dict[str, list[_Subject]]:
    subjects: dict[str, list[_Subject]] = {}
    for _, (law, articles, words) in read_rows(_TABLE):
        found = WordPattern("|".join(map(re.escape, words.split())))
        subjects.setdefault(law, []).append(_Subject(found, frozenset(map(int, articles.split(",")))))
    return subjects


@rule(
    "引用-条款内容", "引用的条款讲的是这件事", Severity.HINT, "国家法律法规数据库；见 articles.txt",
    "依据《行政处罚法》第三十三条首违不罚的规定，不予处罚2件。", "依据《行政处罚法》第二十三条首违不罚的规定，不予处罚2件。",
    near="依据《行政处罚法》第三十三条、第三十四条规定，落实首违不罚和裁量基准。",
)  # fmt: skip
def _contents(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for citation in (*cited(manuscript), *named_bare(manuscript), *referred_to(manuscript)):
        match = _ARTICLE.match(prose.text, citation.end)
        clause = _CLAUSE.match(prose.text, match.end()) if match else None
        if match is None or clause is None:
            continue
        article = int(parse_number(match[1]) or 0)
        said = [subject for subject in _subjects().get(citation.name, ()) if subject.words.search(clause[0])]
        if said and not any(article in subject.articles for subject in said):
            right = "、".join(f"第{each}条" for each in sorted(said[0].articles))
            message = f"《{citation.name}》第{article}条讲的不是这件事"
            yield Hit(prose.spot(match.start(1) - 1, match.end()), message, f"核对；所知的是{right}")
