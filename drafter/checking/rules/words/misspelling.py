"""Rules about characters: words spelt with one that looks or sounds like the right one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from drafter.checking.manuscript import Manuscript, read_once
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.text.character_slips import (
    doubled_characters,
    gain_in,
    missing_characters,
    swapped_characters,
)
from drafter.checking.text.general_spelling import costs, general_slips
from drafter.checking.text.lost_characters import lost_characters
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.phrase_slips import is_phrase, phrase_slips
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.spelling import Slip, broken_off, doubled, misspelt, slips
from drafter.checking.text.strange_strings import strange_strings
from drafter.enclosures import masked
from drafter.hints import quoted

_NAMES = {"《": "》", "“": "”"}
"""What is quoted has its own spelling."""
_TITLES = {"《": "》"}
_NO_WORDS = WordPattern(
    "[一-鿿]{1,8}(?=〔)|(?<![一-鿿])[一-鿿]、[一-鿿](?=[两二三四])|(?<=重)[一-鿿]{1,2}轻[一-鿿]{1,2}"
)
"""The letters of a document's number, single characters in a row, and pairs made for the occasion: 云法办〔2022〕31号; 春、秋两季; 重聘轻用."""
_REASON = "《党政机关公文处理工作条例》第二十条：文字正确"
_NEW_WORDS = "州级 盟级 师级 团级 减贫 准选 创造新 负责任 数智化 数智 异动 通识 实检 扬长 联点 大练 课服 防艾 借读 调证"
_FINE = frozenset([*_NEW_WORDS.split(), *(f"依法治{place}" for place in "省市县区州旗盟师团")])
"""Right words, new or rare, that are like others."""
_GOOD = Example("全年检查77次，建立整改台账，已办结9件，健全持证上岗制度，举办法治讲座。")


def _words_of(prose: Prose, hidden: Mapping[str, str]) -> str:
    """Return the text of a report with all that is no words of it, and what the marks of `hidden` enclose, as □."""
    return _NO_WORDS.sub(lambda match: "□" * len(match[0]), masked(prose.text, hidden))


_COUNTED = WordPattern("[0-9几多余近两三四五六七八九十]$")


def _is_of_others(text: str, slip: Slip) -> bool:
    """Return whether the first character is the measure word of a number, 连续3年未办理, or both belong to verbs beside."""
    if len(slip.written) == _SHORTEST and _is_said_twice(slip, text):
        return True
    return slip.written[0] in "年月日天次" and _COUNTED.search(text, max(0, slip.start - 1), slip.start) is not None


_BY_THIS_THAT = WordPattern("以[一-鿿][促代带助保固强提][一-鿿]")
"""Four characters that are made for the occasion: 以查促改, 以赛促训."""


def _is_within_phrase(text: str, slip: Slip) -> bool:
    """Return whether a slip of a word lies within four characters that are a phrase as they stand."""
    return len(slip.written) < _WHOLE_PHRASE and any(
        is_phrase(text[start : start + _WHOLE_PHRASE]) or _BY_THIS_THAT.match(text, start)
        for start in range(max(0, slip.end - _WHOLE_PHRASE), slip.start + 1)
    )


@read_once
def _spelt(manuscript: Manuscript) -> tuple[Slip, ...]:
    """Return the words with a wrong character, in order."""
    prose = prose_of(manuscript)
    text = _words_of(prose, _NAMES)
    listed = tuple(slip for slip in misspelt(text) if slip.written not in _FINE and not _is_of_others(text, slip))
    taken = _places(listed)
    found = list(listed)
    untitled = _words_of(prose, _TITLES)
    for find, read in ((slips, text), (phrase_slips, untitled), (general_slips, untitled)):
        more = [
            _weighed(slip, read, may_be_new=find is general_slips)
            for slip in find(read)
            if slip.written not in _FINE
            and slip.written not in costs()
            and not taken.intersection(range(slip.start, slip.end))
            and not _is_within_phrase(read, slip)
            and _gains(slip, read)
        ]
        taken |= _places(more)
        found += more
    return tuple(sorted(found))


_COMMON_ENOUGH = 11.5
"""What either half of a phrase of four characters costs at most for it to be one that is merely new: 社会活力."""
_SHORTEST, _WHOLE_PHRASE = 2, 4
"""Characters of the shortest word, and of a phrase that says by itself which word is meant."""
_LEAST_GAIN, _LEAST_GAIN_OF_PHRASE = 5.0, 0.0
"""By how much the right word must make the text cheaper: less, and the words around it hold the characters (责令|书面)."""
_SURE_GAIN, _SURE_GAIN_OF_PHRASE = 12.0, 2.0
"""By how much to be sure of it: between them are words that no list has (失范, 宗数)."""


_FUNCTION = frozenset("先后更仅共之至外两无未已再又均")
"""Characters that are words by themselves, and so may stand beside any other: 先审, 更实, 提至."""


def _is_said_twice(slip: Slip, text: str) -> bool:
    """Return whether the verb before 必, 尽 or 未 stands behind it again, or a verb of its own does: 应审必审, 超期未办."""
    verb, adverb = slip.written[0], slip.written[1]
    return adverb == "未" or (adverb in "必尽" and text[slip.end : slip.end + 1] == verb)


def _gains(slip: Slip, text: str) -> bool:
    """Return whether the text reads better with the right word, and not only the stretch that is like it."""
    if len(slip.written) == _SHORTEST and _is_said_twice(slip, text):
        return False
    if len(slip.written) == _SHORTEST and not slip.sure and not _FUNCTION.isdisjoint(slip.written):
        return False
    least = _LEAST_GAIN_OF_PHRASE if len(slip.written) >= _WHOLE_PHRASE else _LEAST_GAIN
    return gain_in(text, slip) >= least


def _weighed(slip: Slip, text: str, *, may_be_new: bool) -> Slip:
    """Return `slip`, as one that is not sure where what is written may be a new word, a name or two common words.

    One of two characters may be new wherever only the words around it tell against it.
    """
    if len(slip.written) == _SHORTEST and may_be_new:
        return slip._replace(sure=False)
    if len(slip.written) < _WHOLE_PHRASE:
        return slip._replace(sure=slip.sure and gain_in(text, slip) >= _SURE_GAIN and _stands_once(slip.written, text))
    are_words = all(costs().get(half, 99.0) <= _COMMON_ENOUGH for half in (slip.written[:2], slip.written[2:]))
    return slip._replace(sure=slip.sure and not are_words and gain_in(text, slip) >= _SURE_GAIN_OF_PHRASE)


def _doubted(slip: Slip, prose: Prose) -> Hit:
    message = f"{quoted(slip.written)}疑为{quoted(slip.right)}之误"
    return Hit(prose.spot(slip.start, slip.end), message, f"核对，改为{quoted(slip.right)}")


@rule(
    "用语-错词", "没有形近、音近的错字", Severity.WARNING, _REASON + "；《现代汉语词典》《第一批异形词整理表》",
    _GOOD, "建立台帐，以办结9件，做好法冶宜传，举办教帅培驯，必需持证上岗。",
)  # fmt: skip
def _misspelt(manuscript: Manuscript) -> Iterator[Hit]:
    return (_doubted(slip, prose_of(manuscript)) for slip in _spelt(manuscript) if slip.sure)


@rule(
    "用语-疑似错词", "没有像是错字的生僻写法", Severity.HINT, _REASON + "；《现代汉语词典》",
    _GOOD, "举办模拟法厅活动，落实接防日制度。",
    near="应考58人，实考58人，严查师德失范、过罚不当。", strict=True,
)  # fmt: skip
def _unusual(manuscript: Manuscript) -> Iterator[Hit]:
    return (_doubted(slip, prose_of(manuscript)) for slip in _spelt(manuscript) if not slip.sure)


def _stands_once(written: str, text: str) -> bool:
    """Return False for what `text` says again, as a name or a term."""
    return text.find(written, text.find(written) + 1) < 0


def _told_once(found: Iterable[Slip], prose: Prose, text: str, message: str, mend: str) -> Iterator[Hit]:
    """Yield the slips that `text` does not say again; {} stands for what is written and what is right, in `mend` for this."""
    for slip in found:
        if _stands_once(slip.written, text):
            told = message.format(quoted(slip.written), quoted(slip.right))
            yield Hit(prose.spot(slip.start, slip.end), told, mend.format(quoted(slip.right)))


def _places(found: Iterable[Slip]) -> set[int]:
    """Return the places of all characters of the slips that were `found`."""
    return {place for slip in found for place in range(slip.start, slip.end)}


_OUT_OF_PLACE = (
    (doubled_characters, "{}多写了一个字", "核对，改为{}"),
    (swapped_characters, "{}疑为{}的字序颠倒", "核对，改为{}"),
)


@read_once
def _out_of_place_in(manuscript: Manuscript) -> tuple[tuple[bool, Hit], ...]:
    """Return what is written twice or in the wrong order, no place twice, each with whether it is sure."""
    prose = prose_of(manuscript)
    text = _words_of(prose, _TITLES)
    taken: set[int] = set()
    found: list[tuple[bool, Hit]] = []
    for find, message, mend in _OUT_OF_PLACE:
        for slip in find(text):
            span = range(slip.start, slip.end)
            once = _stands_once(slip.written, text)
            if taken.isdisjoint(span) and (once or find is doubled_characters):
                taken.update(span)
                told = message.format(quoted(slip.written), quoted(slip.right))
                hit = Hit(prose.spot(slip.start, slip.end), told, mend.format(quoted(slip.right)))
                found.append((slip.sure, hit))
    return tuple(found)


@rule(
    "用语-多字漏字", "没有写了两遍、漏掉、颠倒了的字", Severity.WARNING, _REASON,
    Example("在改革中强化监管，校外培训行为规范，执法力量薄弱，各学校校长参加。"),
    "在改革中中强化监管，执法量力薄弱。",
    near="进村入寨，责任越拧越紧，学校校长、市市场监管局局长、省教育厅厅长带头，件件有着落，“十五五”开局。",
)  # fmt: skip
def _out_of_place(manuscript: Manuscript) -> Iterator[Hit]:
    return (hit for sure, hit in _out_of_place_in(manuscript) if sure)


@rule(
    "用语-漏字", "词语没有像是漏掉、颠倒的字", Severity.HINT, _REASON,
    Example("校外培训行为规范，纳入工作要点，举办法治讲座36场。"), "校外培行为规范，纳入工作点，举办法治讲36场。", strict=True,
)  # fmt: skip
def _left_out(manuscript: Manuscript) -> Iterator[Hit]:
    yield from (hit for sure, hit in _out_of_place_in(manuscript) if not sure)
    prose = prose_of(manuscript)
    text = _words_of(prose, _TITLES)
    missing = tuple(missing_characters(text))
    taken = _places(missing)
    lost = (slip for slip in lost_characters(text) if taken.isdisjoint(range(slip.start, slip.end)))
    yield from _told_once((*missing, *lost), prose, text, "{}疑为{}漏了字", "核对，改为{}")


@rule(
    "用语-字句不顺", "字连得起来，没有漏掉、多出、写错的字", Severity.HINT, _REASON,
    Example("每人不少于1个月，校外培训机构全部签订承诺书。"), "每人不于1个月，校外培训构全部签订承诺书。", strict=True,
)  # fmt: skip
def _strange(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    text = _words_of(prose, _NAMES)
    strange = (slip for slip in strange_strings(text) if slip.written not in _FINE)
    yield from _told_once(strange, prose, text, "{}读不通，疑为{}", "核对，是不是漏了字、多了字或者写错了字")


@rule(
    "重复-虚词", "虚词没有多写一遍", Severity.WARNING, _REASON,
    Example("持有有效证件，可以以此为准，反对对立。"), "该该机构已被被处罚。",
)  # fmt: skip
def _doubled(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    text = _words_of(prose, _NAMES)
    for slip in doubled(text):
        yield Hit(prose.spot(slip.start, slip.end), f"{quoted(slip.written)}多写了一个字", "删去一个字")


@rule(
    "用语-断句", "句子不停在虚词上", Severity.WARNING, _REASON,
    Example("调查和检查并存，认真应对；各校积极参与。"), "加强对校外培训机构的监管和。",
)  # fmt: skip
def _broken_off(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for slip in broken_off(prose.text):
        if prose.text.startswith("中和", slip.start - 1):
            continue  # 碳达峰、碳中和
        yield Hit(prose.spot(slip.start, slip.end), f"{quoted(slip.written)}后面的话没有写完", "补上，或删去")
