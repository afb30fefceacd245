"""Rules about names of this report alone, which no list has: spelt the same wherever they stand."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.text.known_documents import known, other_laws
from drafter.checking.text.likeness import distance
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.own_bureau import bureau_in
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.spelling import is_common_word
from drafter.hints import quoted

_REASON = "《党政机关公文处理工作条例》第二十条：前后一致"
_GOOD = Example(
    "甲市教育和体育局2021年法治政府建设情况报告\n一、工作\n局长周砚农同志主持会议，副局长葛怀远同志出庭应诉。临砚区、白鹭区、柳浦县、竹浦县开展检查。其中临砚区22次、白鹭区17次、柳浦县17次、竹浦县15次。\n"
    "起草《甲市校车安全管理实施办法》，《甲市校车安全管理实施办法》已报送审查。开展“法治大篷车”巡展，“法治大篷车”到校20次。\n"
    "二、不足\n力量不足。\n三、安排\n加强培训。\n甲市教育和体育局\n2022年1月20日"
)


def _bad(old: str, new: str) -> Example:
    before, _, after = _GOOD.text.rpartition(old)
    return Example(before + new + after)


_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤葛"
    "温康施文牛樊季殷柯翁裴庄俞倪梅祝左柳齐岳路童欧阮单骆晏詹褚卓穆苗华艾舒凌古柴路冷裘应颜穆冉霍宁柏喻米池乔成游"
)
_POSTS = "副?局长|副?厅长|副?书记|副?主任|副?组长|副?科长|副?处长|副?校长|副?园长|律师|副?市长|副?区长|副?县长"
_PERSON = WordPattern(
    rf"(?P<post>{_POSTS})?(?P<name>[{_SURNAMES}][一-鿿]{{1,2}})(?=同志)"
    rf"|(?P<post2>{_POSTS})(?P<name2>[{_SURNAMES}][一-鿿]{{1,2}}?)(?=[，。、；（]|任|主持|带[头队领]|出[席庭]|担任|亲自|代表|认真|履行|率队|作|向|于|对|在|带头|多次|分管|列席|参加|述法|各|及)"
)


_WITH_POST = WordPattern(rf"(?:{_POSTS})(?P<name>[{_SURNAMES}][一-鿿]{{2}})(?P<after>[一-鿿]?)")
"""A name of three characters, whatever the sentence says behind it."""


def _is_near(one: str, other: str) -> bool:
    """Return whether two names are one but for a character, or for the order of their characters."""
    if len(one) != len(other) or one == other:
        return False
    same = sum(a == b for a, b in zip(one, other, strict=True))
    return sorted(one) == sorted(other) or (len(one) > 2 and same == len(one) - 1)


@rule(
    "一致-人名", "同一个人的姓名前后一致", Severity.HINT, _REASON,
    _GOOD, Example(_GOOD.text.replace("二、不足\n", "庭审由副局长葛远怀同志出庭应诉。\n二、不足\n")),
    near="局长周砚农同志主持会议，副局长沈令仪同志出庭。",
)  # fmt: skip
def _persons(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    seen: dict[str, int] = {}
    for match in _PERSON.finditer(prose.text):
        group = "name" if match["name"] else "name2"
        name = match[group]
        other = next((each for each in seen if _is_near(name, each)), None)
        if name not in seen and other:
            start, wrong, right = match.start(group), name, other
            if prose.text.count(other) == 1 < prose.text.count(name):
                start, wrong, right = seen[other], other, name
            message = f"别处写{quoted(right)}，这里写{quoted(wrong)}"
            yield Hit(prose.spot(start, start + len(wrong)), message, "核对姓名，前后一致")
        seen.setdefault(name, match.start(group))
    yield from _persons_with_posts(prose)


def _persons_with_posts(prose: Prose) -> Iterator[Hit]:
    """Yield names of three characters behind a post that differ in one from another such name."""
    seen: dict[str, int] = {}
    for match in _WITH_POST.finditer(prose.text):
        name = match["name"]
        if is_common_word(name[2] + match["after"]) or is_common_word(name[1:]):
            continue  # 李明|主持: a name of two, and what its bearer does
        other = next((each for each in seen if each[0] == name[0] and _is_near(name, each)), None)
        if other and name not in seen:
            message = f"别处写{quoted(other)}，这里写{quoted(name)}"
            yield Hit(prose.spot(*match.span("name")), message, "核对姓名，前后一致")
        seen.setdefault(name, match.start("name"))


_PLACE = WordPattern(
    r"(?P<name>[一-鿿]{2})(?P<level>[县区镇乡市旗]|街道)(?!域|分|别|间|内|外|直|属|级|长|委|场|民|政府)"
)
_NO_PLACE = WordPattern(
    "[全各我本该其个两多等和与及在赴到由对为从于的了省市县区镇乡]|开发|高新|校|社|小|景|园|城|片|辖|灾|地|学"
)
_DIRECTIONS = frozenset("东西南北中上下前后左右内外大小新老一二三四五六七八九十甲乙丙丁戊己庚辛")


@rule(
    "一致-地名", "同一个地方的名称前后一致", Severity.HINT, _REASON,
    _GOOD, _bad("柳浦县", "柳蒲县"),
    near="临山县、临水县开展检查。\n临山县检查5次。河东区、河西区配合。",
)  # fmt: skip
def _places(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a place named once that is another of the report but for a character, where they never stand together."""
    prose = prose_of(manuscript)
    where = _places_of(prose)
    for one, other in itertools.permutations(where, 2):
        rare = len(where[one]) == 1 and where[one][0] > where[other][0]
        if rare and _are_one(one, other) and not _together(where, one, other) and _stands_in(where, one, other):
            start = where[one][0][1]
            message = f"前面写{quoted(other)}，这里写{quoted(one)}"
            yield Hit(prose.spot(start, start + len(one)), message, "核对地名，前后一致")


def _places_of(prose: Prose) -> dict[str, list[tuple[int, int]]]:
    """Return each place of two characters with its level, with the sentences that name it and where they do."""
    where: dict[str, list[tuple[int, int]]] = {}
    for place, sentence in enumerate(prose.sentences):
        for match in _PLACE.finditer(sentence.text):
            ends_word = is_common_word(sentence.text[max(0, match.start() - 1) : match.start() + 1])
            if not _NO_PLACE.search(match["name"]) and not is_common_word(match["name"]) and not ends_word:
                where.setdefault(match["name"] + match["level"], []).append((place, sentence.start + match.start()))
    return where


def _are_one(one: str, other: str) -> bool:
    """Return whether two places of one level have the same characters, or differ in one that is no direction."""
    if one[2:] != other[2:] or one == other:
        return False
    differing = set(one[:2]) ^ set(other[:2])
    at_one_place = one[0] == other[0] or one[1] == other[1]
    return one[:2] == other[1::-1] or (at_one_place and not differing & _DIRECTIONS)


def _together(where: dict[str, list[tuple[int, int]]], one: str, other: str) -> bool:
    return bool({place for place, _ in where[one]} & {place for place, _ in where[other]})


def _stands_in(where: dict[str, list[tuple[int, int]]], one: str, other: str) -> bool:
    """Return whether `one` stands among places among which elsewhere `other` stands, or `other` is told often."""
    beside = [_beside(where, name) for name in (one, other)]
    if one[:2] == other[1::-1]:
        return True
    return len(where[other]) > 1 or len(beside[0] & beside[1]) > 1


def _beside(where: dict[str, list[tuple[int, int]]], name: str) -> set[str]:
    own = {place for place, _ in where[name]}
    return {each for each, places in where.items() if each != name and own & {place for place, _ in places}}


_TITLE = WordPattern(r"《(?P<name>[^《》\n]{2,12}?(?:省|市|区|县|州|旗|局|厅|师)(?!建设|政府)[^《》\n]{4,50})》")
"""Titles of papers of a place or a bureau; those of the state are known."""
_SHORTENED = 2
"""Characters that a short form of a kind of office has at least less."""
_QUOTED = WordPattern(r"“(?P<name>[^“”\n，。；、]{4,16})”")
_NUMERALS = WordPattern("[0-9一二三四五六七八九十两]")
_KINDS = ("办法", "条例", "规定", "意见", "通知", "方案", "规划", "细则", "草案", "计划", "清单", "法")


@rule(
    "一致-自定名称", "本地文件、活动的名称前后一致", Severity.HINT, _REASON,
    _GOOD, _bad("“法治大篷车”", "“法治大蓬车”"),
    near="推行“扫码入企”，开展“综合查一次”。印发《甲市学前教育条例》《甲市家庭教育条例》。",
)  # fmt: skip
def _own_names(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a title or a quoted name that is another of the report but for one or two characters."""
    prose = prose_of(manuscript)
    for expression, most in ((_TITLE, 2), (_QUOTED, 1)):
        found = [match for match in expression.finditer(prose.text) if not _is_known(match["name"])]
        times = Counter(match["name"] for match in found)
        first = {match["name"]: match.start() for match in reversed(found)}
        for match in found:
            name = match["name"]
            for other in times:
                if other == name or len(other) < 5 * most - 1:
                    continue
                is_likelier = (times[other], -first[other]) > (times[name], -match.start())
                if is_likelier and _one_name(name, other, most):
                    message = f"别处写{quoted(other)}，这里写{quoted(name)}"
                    yield Hit(prose.spot(*match.span("name")), message, "核对名称，前后一致")
                    break


def _is_known(name: str) -> bool:
    return name in known() or name in other_laws()


def _one_name(one: str, other: str, most: int) -> bool:
    """Return whether two names differ by a slip of characters: not in a number, not in an end that is its own."""
    if distance(one, other, most) > most or _NUMERALS.sub("", one) == _NUMERALS.sub("", other):
        return False
    if one in other or other in one:
        return False
    if len(one) != len(other):
        return most > 1
    places = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if any(one[i] in _DIRECTIONS or other[i] in _DIRECTIONS for i in places):
        return False
    return most > 1 or not any(_is_in_common_word(one, i) for i in places if i)


def _is_in_common_word(name: str, place: int) -> bool:
    """Return whether a character of `name` makes a common word with the one behind it or before it."""
    return is_common_word(name[place : place + 2]) or is_common_word(name[place - 1 : place + 1])


def _is_miswritten(one: str, other: str) -> bool:
    """Return whether one of two kinds of office is the other with a word changed; 教体局 is 教育体育局 in short."""
    short, whole = sorted((one, other), key=len)
    rest = iter(whole)
    is_short_form = len(short) <= len(whole) - _SHORTENED and all(each in rest for each in short)
    return one != other and not is_short_form


@rule(
    "一致-署名用字", "署名与标题里的单位名称一字不差", Severity.WARNING, "《党政机关公文处理工作条例》第九条：署发文机关全称或者规范化简称",
    _GOOD, _bad("甲市教育和体育局", "甲市教育体育局"),
)  # fmt: skip
def _signed(manuscript: Manuscript) -> Iterator[Hit]:
    titled = bureau_in(manuscript.title)
    for i, passage in enumerate(manuscript.passages):
        signed = bureau_in(passage.text) if passage.role is Role.SIGNATURE else None
        if signed and titled and signed.level == titled.level and _is_miswritten(titled.kind, signed.kind):
            message = f"标题里是{quoted(titled.name)}，署名是{quoted(signed.name)}"
            yield Hit(Spot(i), message, "核对，用同一个名称")
