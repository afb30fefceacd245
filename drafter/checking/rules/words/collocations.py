"""Rules about verbs and what they govern: 提高水平 is right, 提高问题 and 减少合法权益 are not."""

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
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.checking.text.statutory_parts import StatutoryPart, part_spans
from drafter.hints import quoted

_TABLE = Path(texts.__file__).with_name("collocations.txt")
_SOURCE = "《党政机关公文处理工作条例》第十九条：表述准确；动宾、主谓搭配的通行用法"
_ADVERBS = (
    "(?:不断|持续|进一步|切实|着力|有效|全面|大力|积极|努力|深入|扎实|及时|依法|妥善|稳步|逐步|充分|严格|坚决|认真|明显|显著|大幅|有力|全力|严厉|严肃"
    "|继续|更好地?|成功|精准|主动|重点|共同|协同|统筹|坚持|全年|累计|年内|先后|共){0,3}"
)
_AGAINST = r"(?:防止|避免|严防|不得|不能|严禁|杜绝|防范|决不|绝不|不|未|没有|免|勿|克服|扭转|制止)"
_OTHER_VERB = WordPattern(
    r"解决|化解|处置|处理|查处|防范|防控|整改|整治|治理|纠正|打击|排查|消除|识别|应对|发现|研究|分析|监管|监督|惩治|惩戒|预防|调处|调解|遏制|杜绝|规范"
    r"|反映|针对|曝光|举报|制止|取缔|关停|约束|禁止|整顿|清理|破解|补齐|堵|抵制|受|被|因|导致|造成|影响|缓解|克服|扭转"
)
_HARMS = WordPattern(r"影响|导致|造成|阻碍|破坏|损害|侵害|侵犯|不利|制约|妨碍")
_CLOSE = 12
_JOINED = WordPattern(r"或|并(?!购)|后|和|与|及|、|通过|督促")
"""Farther off than so many characters, words that may begin another phrase with a verb of its own."""
_TROUBLES = ("问题", "矛盾", "纠纷", "隐患", "风险", "乱象", "行为", "短板", "弱项", "漏洞", "障碍", "弊端", "歪风")
_GOOD_SUBJECTS = "意识|素养|素质|水平|能力|质量|效能|效率|公信力|满意度|获得感|安全感|幸福感|知晓率|参与率|力量|活力|透明度|规范化程度|办学秩序|教育生态|营商环境"
_MUCH = r"(?:得到|有了?|进一步|明显|显著|持续|大幅|不断|稳步|逐步|有效|较大幅度){1,3}(?:的)?"
_DOWN = "下降|降低|减弱|削弱|弱化|恶化|滑坡|倒退|退步|变差|减少|缩小|下滑|萎缩|淡化"
_BAD_SUBJECTS = "(?:投诉|举报|信访|案件|隐患|违规行为|违法行为|矛盾|纠纷|事故|乱象|违规培训|负面舆情)(?:举报|纠纷)?(?:总?量|数量|件次|数|件)?"
_UP = "上升|增多|增加|加剧|增长|抬头|反弹|突出|攀升"
_BETTER = "好转|改善|向好|规范有序|净化|平稳|有序|稳定|满意"
_GOOD = "一、主要举措\n进一步提高执法水平，切实解决群众反映强烈的问题，增强防范化解风险的能力，防止降低监管力度，法治意识明显增强，投诉数量下降，秩序好转。"


class _Row(NamedTuple):
    pattern: WordPattern
    mend: str


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    classes: dict[str, str] = {}
    rows = []
    for _, fields in read_rows(_TABLE):
        nouns = " ".join(classes.get(each, each) for each in fields[1].split())
        if fields[0].startswith("@"):
            classes[fields[0]] = nouns
        else:
            rows.append(_Row(_pattern(fields[0].split(), nouns.split()), fields[2]))
    return tuple(rows)


def _pattern(verbs: list[str], nouns: list[str]) -> WordPattern:
    governing = "|".join(sorted(verbs, key=len, reverse=True))
    heads = "|".join(sorted(nouns, key=len, reverse=True))
    return WordPattern(
        rf"(?:(?<=[，。；：\n）])|(?<=[一二三四五六七八九]是)|^){_ADVERBS}(?P<at>(?P<verb>{governing})(?:了)?(?P<between>[^，。；：、《》“”\n]{{0,22}}?)(?P<noun>{heads}))"
        rf"(?=[，。；\n]|[0-9])",
        re.MULTILINE,
    )


@rule(
    "用语-动宾", "动词和它的宾语搭配，方向不写反", Severity.HINT, _SOURCE,
    _GOOD, "一、主要举措\n进一步提高法治宣传问题，切实减少人民群众获得感。",
)  # fmt: skip
def _objects(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for row in _rows():
        for match in row.pattern.finditer(prose.text):
            if not _is_governed_elsewhere(match["between"], match["noun"]):
                message = f"{quoted(match['verb'])}和{quoted(match['noun'])}不搭配：{quoted(match['at'])}"
                yield Hit(prose.spot(*match.span("at")), message, row.mend)


def _is_governed_elsewhere(between: str, noun: str) -> bool:
    """Return whether `noun` behind `between` has a verb of its own there: 加强整治问题, 减少影响质量."""
    verb = _OTHER_VERB if noun.endswith(_TROUBLES) else _HARMS
    return bool(verb.search(between)) or (len(between) > _CLOSE and _JOINED.search(between) is not None)


_STILL = "(?:还|仍|尚|均|都)?(?:有待|亟待|亟需|亟须|仍需|还需|有待于|仍要|还要)(?:进一步|继续|不断|持续|切实|尽快)?"
_TO_BE_DONE = (
    WordPattern(
        rf"(?P<noun>水平|能力|质量|意识|素养|素质|效率|效能|机制|体系|制度|力度|作用|氛围|覆盖面|队伍|基础|保障|成效|实效|针对性|规范性){_STILL}"
        r"(?P<verb>改正|纠正|解决|化解|消除|整治|打击|遏制|降低|减少|削弱|取缔|查处|弱化|放松)(?=[，。；、])"
    ),
    WordPattern(
        rf"(?P<noun>问题|隐患|矛盾|漏洞|乱象|违规行为|违法行为|现象){_STILL}"
        r"(?P<verb>提高|提升|增强|加强|强化|健全|扩大|深化|巩固|优化|拓展|完善)(?=[，。；、])"
    ),
)


@rule(
    "用语-有待", "有待怎样，动词和前面的名词搭配", Severity.HINT, _SOURCE,
    _GOOD, "数字化水平有待改正，突出问题亟待提高。", near="执法水平有待提高，突出问题亟待解决，短板有待补齐。",
)  # fmt: skip
def _to_be_done(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for expression in _TO_BE_DONE:
        for match in expression.finditer(prose.text):
            message = f"{quoted(match['noun'])}和{quoted(match['verb'])}不搭配：{quoted(match[0])}"
            yield Hit(prose.spot(*match.span()), message, "核对，改动词")


_FALLEN = WordPattern(rf"(?<!的)(?P<at>(?:{_GOOD_SUBJECTS}){_MUCH}(?:{_DOWN}))(?=[，。；、])")
_RISEN = WordPattern(rf"(?P<at>{_BAD_SUBJECTS}{_MUCH}(?:{_UP}))，[^。；\n]{{0,20}}(?:{_BETTER})")
_MORE = WordPattern(
    r"(?P<at>(?:材料|环节|时限|时间|跑动|跑腿|次数|成本|流程|手续|费用|等候|证明)更(?:多|长|高|繁|繁琐|勤|慢|复杂|难))(?=[、，。；])"
)
_FORMER = WordPattern(rf"{_AGAINST}[^，。；\n]{{0,8}}$")


@rule(
    "用语-主谓", "成绩里说的变化，方向不写反", Severity.HINT, _SOURCE,
    _GOOD, "一、主要举措\n师生法治意识明显下降，办事材料更多、时限更短。",
)  # fmt: skip
def _changes(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    left_out = part_spans(manuscript, StatutoryPart.SHORTCOMINGS)
    for expression in (_FALLEN, _RISEN, _MORE):
        for match in expression.finditer(prose.text):
            spot = prose.spot(*match.span("at"))
            if any(first <= spot.passage <= last for first, last in left_out):
                continue
            if not _FORMER.search(prose.text[max(0, match.start() - 16) : match.start()]):
                yield Hit(spot, f"说的是成绩，却写{quoted(match['at'])}", "核对，是不是写反了")
