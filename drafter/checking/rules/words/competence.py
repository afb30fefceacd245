"""A rule about organs of the state: which of them does what, and to which one turns for what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

import drafter.checking.text as texts
from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.tables import read_rows
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_TABLE = Path(texts.__file__).with_name("competences.txt")
_ORGANS, _BY, _TO = "机关", "由谁", "向谁"
_DAY = r"(?:于|在)?(?:20[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}日"
_ADVERBS = WordPattern(
    rf"(?:第[^，。；、\n]{{1,10}}次会议|{_DAY}|依法|已|均|及时|正式|随后|立即|统一|最终|一律|同意|决定|公开|立案(?!侦查)|作出|下达|予以|采取|进行|报送(?!备案)|登记|书面|的){{0,5}}"
)
"""What may stand between an organ and what it does."""
_AGENT = WordPattern(r"(?:^|[由经被日后])[一-鿿]{0,8}$")
_OBJECT = re.compile(
    "[向报对与和同给至到请于在将把受非无未]|配合|协助|会同|移[送交]|支持|推动|通过|不服|根据|依据|按照|对接"
)
_ADDRESSED = WordPattern(r"(?:向|报|报请|报送|提请)[一-鿿]{0,8}$")
_NOT_DONE = WordPattern(
    r"(?:机关|机构|部门|委员会|监督|权|书|案件|员|庭|长|程序|工作|情况|的|前|后|时|、|中|阶段|制度|意见|公开)"
)
"""Behind a word what makes it part of another, or no act at all: 审判机关, 仲裁委员会."""
_REACH = 24
"""Characters before an organ in which it is said what the organ has to do with the act."""


class _Act(NamedTuple):
    words: tuple[str, ...]
    organs: frozenset[str]
    excluded: bool
    """Whether `organs` are those that do not, rather than the only ones that do."""
    source: str
    context: str
    """Word that the paragraph must have; empty for none."""

    def is_of(self, organ: str) -> bool:
        return (organ in self.organs) != self.excluded


class _Competences(NamedTuple):
    organs: dict[str, str]
    """What an organ is called → of which kind it is."""
    named: WordPattern
    by: tuple[_Act, ...]
    to: tuple[_Act, ...]


@lru_cache(maxsize=1)
def _competences() -> _Competences:
    organs: dict[str, str] = {}
    acts: dict[str, list[_Act]] = {_BY: [], _TO: []}
    for heading, fields in read_rows(_TABLE):
        if heading == _ORGANS:
            organs |= dict.fromkeys(fields[1].split(), fields[0])
            continue
        words, who, source, context = (*fields, "")[:4]
        kinds = frozenset(who.removeprefix("!").split())
        acts[heading].append(_Act(tuple(words.split()), kinds, who.startswith("!"), source, context))
    longest_first = "|".join(sorted(organs, key=len, reverse=True))
    return _Competences(organs, WordPattern(longest_first), tuple(acts[_BY]), tuple(acts[_TO]))


@rule(
    "用语-机关职权", "各机关只做自己职权内的事", Severity.HINT, "各条见 competences.txt：法律、行政法规规定的职权",
    "公安机关决定立案侦查，人民法院判决驳回诉讼请求。14件规范性文件均向省政府报送备案，复议案件由区政府统一管辖。",
    "公安机关决定立案审判，规范性文件均向省法院报送备案。",
    near="检察院向法院提起公诉，法院审判监督程序。对教育局作出的行政处罚决定，法院裁定准予强制执行。配合公安局对法院裁定的执行。",
)  # fmt: skip
def _beyond(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    known = _competences()
    for match in known.named.finditer(prose.text):
        told = _told(prose.text, match.start(), match.end(), known)
        if told:
            end, act = told
            message = f"{quoted(prose.text[match.start() : end])}：不是这个机关的职权"
            yield Hit(prose.spot(match.start(), end), message, f"核对机关，或者核对做的是什么（{act.source}）")


def _told(text: str, start: int, end: int, known: _Competences) -> tuple[int, _Act] | None:
    """Return where the act ends that an organ from `start` to `end` is told to do, or to be asked for, and is not its own."""
    before = re.split("[，。；：\n（）“]", text[max(0, start - _REACH) : start])[-1]
    if _ADDRESSED.search(before):
        acts = known.to
    elif (agent := _AGENT.search(before)) and not _OBJECT.search(agent[0]):
        acts = known.by
    else:
        return None
    adverbs = _ADVERBS.match(text, end)
    paragraph = text.rfind("\n", 0, start) + 1
    for act, place in product(acts, {end, adverbs.end() if adverbs else end}):
        word = next((each for each in act.words if text.startswith(each, place)), "")
        behind = place + len(word)
        if word and not act.is_of(known.organs[text[start:end]]) and not _NOT_DONE.match(text, behind):
            return (behind, act) if act.context in text[paragraph:place] else None
    return None
