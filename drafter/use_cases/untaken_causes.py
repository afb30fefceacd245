"""Says why a report goes on to say something otherwise than an edited document, though all that can be taken is taken."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence, Set

from drafter.hints import quoted
from drafter.merging.edits.hand_headings import section_of
from drafter.merging.places.unit_sentences import sentences_in
from drafter.merging.plan.untaken import Untaken
from drafter.merging.texts.doubled_words import without_figures
from drafter.model.answer_path import AnswerPath
from drafter.model.records import PLACEHOLDER
from drafter.pages.written_lines import WrittenLine
from drafter.sections.own_wordings import OUTLINE
from drafter.use_cases.edit_proposals import Taken, TakenSentence

_STOPS = "。；，！？"
_ANSWER = "\n"
"""Stands for an answer in a pattern."""
_LEFT_OUT = "手改写法里写着“不写”"
_BREAKS = "分段由提纲和段落定，收不了"


def causes_of(
    left: Untaken,
    base: Sequence[WrittenLine],
    present: Sequence[WrittenLine],
    taken: Sequence[Taken],
    left_out: Collection[str] = (),
) -> Mapping[str, str]:
    """Return why each sentence that is `left` is so, by the sentence; none of one of which that cannot be told.

    A hand made the document from the lines `base`; the answers print `present` now, and will what is `taken` too. The report's
    own wordings leave out the sentences `left_out`.
    """
    known, own = _by_sentence(base), _by_sentence(present)
    printed = {span.answer for line in present for span in line.answers}
    moved = {each: _place_of(known.get(_bare(each))) or _place_of_new(each, taken) for each in left.moved}
    missing = {
        each: _left_out(each, left_out) or _gone(known.get(_bare(each)), printed) or _without_place(each, taken)
        for each in left.missing
    }
    still_printed = {each: _written_by(own.get(_bare(each))) for each in left.printed}
    broken = dict.fromkeys((*left.split, *left.joined), _BREAKS)
    return broken | {sentence: cause for sentence, cause in (moved | missing | still_printed).items() if cause}


def _left_out(sentence: str, patterns: Collection[str]) -> str:
    """Return what is told of a sentence that one of the report's own wordings, of these `patterns`, leaves out; or empty."""
    return _LEFT_OUT if any(_is_of(sentence, pattern) for pattern in patterns) else ""


def _is_of(sentence: str, pattern: str) -> bool:
    """Return whether a sentence is one that a pattern of a wording prints."""
    words = (re.escape(each.rstrip(_STOPS)) for each in PLACEHOLDER.sub(_ANSWER, pattern).split(_ANSWER))
    return re.fullmatch(".+?".join(words), sentence.rstrip(_STOPS)) is not None


class _Said:
    """A sentence of a line with what writes it."""

    def __init__(self, line: WrittenLine, start: int, end: int) -> None:
        self.section = section_of(line)
        self.answers = list(dict.fromkeys(span.answer for span in line.answers if start <= span.start < end))

    @property
    def list_title(self) -> str:
        """The title of the list whose record it is; empty where it is no record's."""
        records = (AnswerPath(each).record for each in self.answers)
        return next((each.root for each in records if each is not None), "")


def _by_sentence(lines: Sequence[WrittenLine]) -> dict[str, _Said]:
    return {_bare(text): _Said(line, *place) for line in lines for place, text in sentences_in(line.text)}


def _bare(text: str) -> str:
    return without_figures("".join(text.split()).rstrip(_STOPS))


def _place_of(said: _Said | None) -> str:
    if said is None or said.section in ("", OUTLINE):
        return ""
    if said.list_title:
        return f"这是{quoted(said.list_title)}里一条的话，印在那一条的位置"
    return f"这一句由段落{quoted(said.section)}写出，印在那一段的位置"


def _place_of_new(sentence: str, taken: Sequence[Taken]) -> str:
    """Return where a new sentence is printed that becomes a record."""
    bare = sentence.rstrip(_STOPS)
    new = (each for each in taken if isinstance(each, TakenSentence) and each.is_record and bare in each.hand.new)
    record = next(new, None)
    if record is None:
        return ""
    return f"收成{quoted(record.list_title or record.topic)}的一条，和同类的印在一起"


def _gone(said: _Said | None, printed: Set[str]) -> str:
    """Return which answers, printed when the document was made, are printed no more."""
    gone = [each for each in said.answers if each not in printed] if said else []
    own = [each for each in gone if AnswerPath(each).record is None]
    if own:
        return f"这一句里的 {'、'.join(own)} 现在没有印：空着、是“无”、手改写法里写着“不写”，或者句子里别的答案空着"
    if gone:
        return f"{quoted(AnswerPath(gone[0]).root)}里现在没有这一条"
    return "写这一句的答案都在，填报文件里另有写法：手改写法里改写了它，或写着“不写”" if said else ""


def _without_place(sentence: str, taken: Sequence[Taken]) -> str:
    """Return what is told of a sentence that none of what is `taken` says."""
    bare = sentence.rstrip(_STOPS)
    said = (each.hand.new if isinstance(each, TakenSentence) else each.new for each in taken)
    return "" if any(bare in text for text in said) else "没有哪一项答案、哪一句话接得住它"


def _names(paths: Sequence[str]) -> Iterator[str]:
    yield from dict.fromkeys(AnswerPath(each).root if AnswerPath(each).record else each for each in paths)


def _written_by(said: _Said | None) -> str:
    return f"写这一句的 {'、'.join(_names(said.answers))} 还在" if said and said.answers else ""
