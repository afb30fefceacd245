"""Finds statements that there was none of something: 无行政复议案件, 未发生安全事故, 没有不合格案卷."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_OF = "[件起例人名所次宗个]"
_NEVER = (
    "发生|出现|作出|做出|收到|引起|引发|发现|受理|办理|实施|产生|发布|制定|出台|开展|采用|采取|适用|接到|接收|组织|收取|启动|新增|设定|"
    "下放|承接|聘请|举行|召开|处理|查处"
)
"""Verbs that are denied of a whole year; of other verbs what is denied follows right behind 未."""
_NONE = re.compile(
    r"(?:(?:截至目前|全年|本年度?|目前|现|均|也|尚|暂|至今)*"
    rf"(?:没有(?:发生|出现)?过?一{_OF}|没有|未曾|未被|未有|未(?:{_NEVER})过?(?:一{_OF})?|未(?=败诉|纠错|问责|追责|超期|超时|逾期|申请|委托|聘用)|无一{_OF}|无|零(?=败诉|纠错|投诉|问责|事故|违法|上访)))"
    r"(?P<what>[^，。；：（）,;:0-9]{2,28}?)(?=[，。；：（）,;:]|$|、(?:无|没有|未))"
)
_NONE_OF = re.compile(
    r"案件?|复议|诉讼|处罚|许可|强制|赔偿|申请|违约|问题|事项|事故|投诉|举报|败诉|纠错|事件|听证|文件|决策|信访|上访|情况|行为"
    r"|强制执行|竞争|超期|超时|逾期|机构|人员|程序|征收|征用|裁决|确认|检查|收费|问责|追责|通报|约谈|责任追究|决策|合同|事故|纠纷|争议|违法|违纪|不当|权力|事权"
)
_SUCH = re.compile(r"(?:相关|此类|上述|该类|以上|有关|相应)(?:的)?(?:案件|情况|事项|问题|行为)")
_KINDS_OF_CASES = re.compile(r"行政复议|行政应诉|行政诉讼|行政处罚|行政强制|行政许可|国家赔偿|行政赔偿|信访|投诉举报")
"""What 全年无相关案件 may be said of, when the sentence named it before."""
_NOT_NONE = re.compile(
    r"例外|犯罪(?:学校|校园)|盲区|死角|不$|缝|法律依据|关系|^(?:论|疑|障碍|证|偿|关|业|法|须|需|力|照|人机)|干扰"
)


class NoneTold(NamedTuple):
    """One thing of which there was none."""

    start: int
    end: int
    what: str
    """What there was none of."""
    around: str
    """All other words of the sentence."""


def none_told(sentence: str, numbers: Sequence[tuple[int, int]]) -> Iterator[NoneTold]:
    """Yield what `sentence` states that there was none of, in order; no statement lies across one of `numbers`."""
    for match in _NONE.finditer(sentence):
        what = match["what"]
        is_none = _NONE_OF.search(what) and not _NOT_NONE.search(what)
        if is_none and not any(start < match.end() and match.start() < end for start, end in numbers):
            yield from _each(sentence, match)


def _each(sentence: str, match: re.Match[str]) -> Iterator[NoneTold]:
    """Yield each of the things that there was none of: 无行政复议、应诉事项 are two."""
    around = sentence[: match.start()] + "，" + sentence[match.end() :]
    if _SUCH.match(match["what"]):
        for each in dict.fromkeys(_KINDS_OF_CASES.findall(sentence[: match.start()])):
            yield NoneTold(match.start(), match.end(), each, around)
        return
    pieces = re.split("或者|以及|并且|[、和及或与]", match["what"])
    if not all(_NONE_OF.search(piece) or len(piece) > 2 for piece in pieces) or "因" in match["what"]:
        pieces = [match["what"]]
    start = match.start()
    for place, piece in enumerate(pieces):
        begin = sentence.index(piece, start)
        start, end = (begin if place else start), begin + len(piece)
        yield NoneTold(start, end, piece, around)
        start = end
