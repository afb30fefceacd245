"""Finds statements that there was none of something: 无行政复议案件, 未发生安全事故, 没有不合格案卷."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_OF = "[件起例人名所次宗个]"
_NEVER = (
    "发生|出现|发出|作出|做出|收到|引起|引发|发现|受理|办理|实施|产生|发布|制定|出台|开展|采用|采取|适用|接到|接收|组织|收取|启动|新增|设定|"
    "下放|承接|聘请|举行|召开|处理|查处"
)
"""Verbs that are denied of a whole year; of other verbs what is denied follows right behind 未."""
_NONE = re.compile(
    r"(?:(?:截至目前|全年|本年度?|目前|(?<!实)现|均|也|尚|暂|至今)*"
    rf"(?:没有(?:发生|出现)?过?一{_OF}|没有|未曾|未被|未有|未(?:向[一-鿿]{{1,6}}?)?(?:{_NEVER})过?(?:一{_OF})?|未(?=败诉|纠错|问责|追责|超期|超时|逾期|申请|委托|聘用)|无一{_OF}|无|零(?=败诉|纠错|投诉|差评|举报|问责|事故|违法|上访)))"
    r"(?P<what>[^，。；：（）,;:0-9]{2,28}?)(?=[，。；：（）,;:]|$|、(?:无|没有|未))"
)
_NONE_OF = re.compile(
    r"案件?|复议|诉讼|处罚|许可|强制|赔偿|申请|违约|问题|事项|事故|投诉|举报|败诉|纠错|事件|听证|文件|决策|信访|上访|情况|行为"
    r"|强制执行|竞争|超期|超时|逾期|机构|人员|程序|征收|征用|裁决|确认|检查|收费|问责|追责|通报|约谈|责任追究|决策|合同|事故|纠纷|争议|违法|违纪|不当|权力|事权|差评|结转|建议书|(?:监察|检察|司法)建议|起诉|应诉|再审|抗诉|撤销|纠正|申诉|吊销|停产停业|停业|罚没|暂扣|拘留"
)
_FAILING = "成年|来|满|按|经|能|取得|落实|建立|健全|形成|设立|配备|编制|达到?|根据|及时|完全|办|审|结|采纳|化解|验收|更新|通过|整改|改正|逐|如期|调解|计入|反馈|销号|必|婚|遂|曾"
"""Behind 未: what was not done as it should, what is still to be done, and words that deny nothing."""
_WORDS_OF = "法(?![律规治制])|证|效|须|需|力|线|偿|论|疑|关|障碍|缝|码|事不|人|码|谓|业|照|干扰|害|罪|形|数|限|比|私|愧|息|菌|纸|土|感|犯罪|申请不|职业|中生有|理"
"""Behind 无: words that it is a part of."""
_HOW = "差别|接触|烟|毒|纸化|卡|主|条件|锡|声|偏差|所|可|不|微不至|非|二|一[例个起]|偿"
"""Behind 无: how something is done, and set phrases."""
_NO_ZERO = "售|星|散|距离|容忍|跑动|时|基础|食|钱|碎|工|和|点|下|上|部件|件|材料|起步|门槛|接触|[件起例人项宗家次]"
"""Behind 零: words that deny nothing that happened."""
_EACH_ZERO = "(?!、零)"
"""Before each further character of what is denied: in 零复议、零诉讼 each is denied on its own."""
_DENIED = re.compile(
    rf"(?:(?<=[，。；：、（,;:(])|^|均|都|也|又|并|且|亦|现|尚|全年|年内|本年度?|目前|至今|期间|过程中|一年来|从来?|从而|期限内|时限内|当事人|原告|申请人|双方|本机关|本局|我局|我委|我厅|我办)"
    rf"(?P<what>(?:没有(?!及时|按|形成|专人|真正|完全|落实|建立)|未曾|未发现|未(?!{_FAILING})|无(?!{_WORDS_OF})|零(?!{_NO_ZERO})|不存在|不曾|未见|不(?=构成|涉及|符合|申请|(?:属实|成立|实)(?:[，。；、）]|$)))"
    rf"(?:{_EACH_ZERO}[^，。；：（）,;:0-9]){{1,60}})"
)
"""Statements in whatever words that something did not happen or is not there."""
_DENIED_WITHIN = re.compile(
    rf"(?<=[一-鿿“])(?P<what>(?:未(?:{_NEVER}|被)|没有(?!及时|按|形成|专人|真正|完全|落实|建立)|不存在|不(?=(?:属实|成立)(?:[，。；、）]|$))|(?<![有毫虚从绝并一是])无(?!{_WORDS_OF}|{_HOW})"
    rf"|(?<![一二三四五六七八九十百千万归清凋飘从为是占到])零(?!{_NO_ZERO}))(?:{_EACH_ZERO}[^，。；：（）,;:0-9“”]){{1,60}})(?!率)"
)
"""The same behind a subject of its own: 备案审查无被纠正情形, 三个县无专职人员, 保持零感染."""
_LEFT_OUT = re.compile(
    "^未(?!发现|见|突破|超|违反|影响|造成|引|收取)[^，。；]{1,12}的|[0-9一二两三四五六七八九十][件起个项条名人次家所份]$"
)
"""What describes others, 未报备的机构, or counts what was left undone, 未公开2件."""
_ZERO = re.compile(
    "(?P<what>[^，。；：（）,;:0-9]{2,28}?)(?:(?:均|都|皆|全部|数量?)?(?:为|是)零|(?:全年|本年度?|今年)?(?:均|都|皆)(?:无|没有|未有|未发生|没有发生))(?=[，。；、）,;]|$)"
)
"""行政复议案件均为零; 行政强制、行政征收全年均无."""
_SHORT = re.compile(
    "(?P<what>[^，。；：（）、,;:0-9]{2,28}?)(?:全年|本年度?|年内)?(?:连续[一二两三四五六七八九十0-9]{1,2}年)?"
    "(?:为零|(?<![归清从一为是])零|(?<![从毫并绝虚])无|没有|未(?:发生|出现|实施|开展|收到|作出|办理|受理|产生))(?=[，。；、）,;]|$)"
)
"""诉讼案件无，国家赔偿零，行政强制全年未实施: what there was none of stands before, and nothing behind."""
_NOT_ONE = re.compile(
    f"(?P<what>[^。；：（）,;:0-9，]{{2,28}})(?:，[^，。；：（）,;:0-9]{{0,16}}?)?(?:全年|本年度?)?一{_OF}[也都](?:没有|无|未[有发][生过]?)(?=[，。；、）,;]|$)"
)
"""行政复议和行政诉讼，各校全年一件也没有."""
_NONE_UNDONE = re.compile(
    f"(?P<what>[^，。；：（）,;:0-9]{{2,20}}?)(?:[0-9]+[件份次项个]，|，)?无一{_OF}?(?P<how>被[^，。；：（）,;:0-9]{{2,16}})(?=[，。；）,;]|$)"
)
"""处罚决定无一被撤销: none of them was."""
_SUCH = re.compile(r"(?:相关|此类|上述|该类|以上|有关|相应)(?:的)?(?:案件|情况|事项|问题|行为)")
_KINDS_OF_CASES = re.compile(r"行政复议|行政应诉|行政诉讼|行政处罚|行政强制|行政许可|国家赔偿|行政赔偿|信访|投诉举报")
"""What 全年无相关案件 may be said of, when the sentence named it before."""
_NOT_NONE = re.compile(
    r"例外|犯罪(?:学校|校园)|盲区|死角|不$|缝|法律依据|关系|^(?:论|疑|障碍|证|偿|关|业|法(?![律规治制])|须|需|力|照|人机)|干扰"
)


_BARE = re.compile("(?:本年度?|全年|均)?(?:无|零|没有|未发生|未实施|未开展)[。！]?")
"""The whole of what stands behind the name of a matter: 行政强制。零。"""


def denies_all(sentence: str) -> bool:
    """Return whether `sentence` only says that there was none of what its heading names."""
    return _BARE.fullmatch(sentence.strip()) is not None


def spans_of_not_one(sentence: str) -> tuple[tuple[int, int], ...]:
    """Return where `sentence` says of something 一件也没有: the one in it counts nothing."""
    return tuple(match.span() for match in _NOT_ONE.finditer(sentence))


class NoneTold(NamedTuple):
    """One thing of which there was none."""

    start: int
    end: int
    what: str
    """What there was none of."""
    around: str
    """All other words of the sentence."""
    is_counted: bool = True
    """Whether it says that there were none of some cases; False for other words that deny something: 均未超期限."""


def none_told(sentence: str, numbers: Sequence[tuple[int, int]]) -> Iterator[NoneTold]:
    """Yield what `sentence` states that there was none of; no statement lies across one of `numbers` or another."""
    taken = list(numbers)
    for match in _NOT_ONE.finditer(sentence):
        taken.append(match.span())
        yield from _each(sentence, match)
    for kind in (_none_undone, _none_of, _denials):
        for span, told in kind(sentence):
            if not _is_within(span, taken):
                taken.append(span)
                yield from told


_Statement = tuple[tuple[int, int], Iterable[NoneTold]]
"""Where a statement stands, and what it tells."""


def _none_undone(sentence: str) -> Iterator[_Statement]:
    """Yield the statements that none of several was undone: 处罚决定无一被撤销."""
    for match in _NONE_UNDONE.finditer(sentence):
        start, end = sentence.index("无一", match.start()), match.end()
        around = f"{sentence[: match.start()]}，{sentence[end:]}"
        yield (start, end), [NoneTold(start, end, match["what"] + match["how"], around)]


def _none_of(sentence: str) -> Iterator[_Statement]:
    """Yield the statements that there were none of some cases, and those that something was zero."""
    for match in (*_NONE.finditer(sentence), *_ZERO.finditer(sentence), *_SHORT.finditer(sentence)):
        what = match["what"]
        if _NONE_OF.search(what) and not _NOT_NONE.search(what):
            yield match.span(), _each(sentence, match)
        elif match.re is _ZERO:
            yield match.span(), [_uncounted(sentence, match)]


def _denials(sentence: str) -> Iterator[_Statement]:
    """Yield the statements that something did not happen, in whatever words."""
    for match in (*_DENIED.finditer(sentence), *_DENIED_WITHIN.finditer(sentence)):
        if not (_LEFT_OUT.search(match["what"]) or _NOT_NONE.search(match["what"][1:])):
            yield match.span("what"), [_uncounted(sentence, match, match.span("what"))]


def _uncounted(sentence: str, match: re.Match[str], span: tuple[int, int] | None = None) -> NoneTold:
    """Return what `match` denies, which counts no cases; it stands from the start to the end of `span`."""
    start, end = span or match.span()
    around = sentence[:start] + "，" + sentence[match.end() :]
    return NoneTold(start, end, match["what"], around, is_counted=False)


def _is_within(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """Return whether a statement and one of `taken` overlap."""
    return any(start < span[1] and span[0] < end for start, end in taken)


def _each(sentence: str, match: re.Match[str]) -> Iterator[NoneTold]:
    """Yield each of the things that there was none of: 无行政复议、应诉事项 are two."""
    around = sentence[: match.start()] + "，" + sentence[match.end() :]
    if _SUCH.match(match["what"]):
        kinds = dict.fromkeys(_KINDS_OF_CASES.findall(sentence[: match.start()]))
        told = [NoneTold(match.start(), match.end(), each, around) for each in kinds]
        yield from told or [_uncounted(sentence, match)]
        return
    pieces = re.split("或者|以及|并且|[、和及或与]", match["what"])
    if not all(_NONE_OF.search(piece) or len(piece) > 2 for piece in pieces) or "因" in match["what"]:
        pieces = [match["what"]]
    start = match.start()
    for place, piece in enumerate(pieces):
        begin = sentence.index(piece, start)
        start, end = (begin if place else start), begin + len(piece)
        yield NoneTold(start, match.end() if place + 1 == len(pieces) else end, piece, around)
        start = end
