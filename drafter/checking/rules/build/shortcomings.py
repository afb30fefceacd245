"""A rule about what stands as a shortcoming: no clause of it says that all is well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.checking.text.statutory_parts import StatutoryPart, part_spans
from drafter.hints import quoted

_GOOD = Example(
    "一、主要举措\n开展检查。\n二、存在的不足和原因\n一是非学科类培训标准尚不健全，部门协同监管还需磨合。二是局机关未单设法治科室，难以适应执法任务增加的形势。\n三、下一年安排\n健全标准。"
)
_WELL = WordPattern(
    r"(?:(?:已经?|比较|较为|十分|非常|相当|都很|基本|完全|全面|全部|都已)(?:得到)?(?:健全|完善|到位|充足|充分|丰富|扎实|规范|显著提升|显著|有力|完备|齐全|充裕|优良|畅通|紧密|均衡|深入|及时|理想|成熟|全覆盖|建立|配齐|解决|落实|达标|形成|建成|理顺|统一|明确)|(?:单设|配齐|设立|建立|配足)了[^，。；]{1,10}|(?:人员|力量|队伍|编制|经费|装备|保障|资源|课程|师资|经验|手段|渠道|机制)(?:充足|充裕|完善|健全|完备|齐全|丰富|畅通|均衡|充沛|有力|到位))$"
)
_BUT = WordPattern(
    r"虽|尽管|但|却|然而|不|未|没|难|缺|少|仅|欠|弱|差|低|滞后|只|无|总体|有所|在肯定|看到|对照|要求|标准要|距|需"
)
_BEGINS = WordPattern(
    r"^(?:[0-9一二三四五六]+[.、．]|（)|(?:^|[，：:])(?:[一二三四五六]是|其[一二三四][，是]|第[一二三四][，是])"
)
_CONTEXT = 1
"""Clauses before one that may turn it round."""


@rule(
    "用语-不足里的好话", "写不足的句子不说已经做好了", Severity.HINT, "《法治政府建设与责任落实督察工作规定》第四章：不足和原因",
    _GOOD, Example(_GOOD.text.replace("尚不健全", "已经健全")),
    near="一、主要举措\n开展检查。\n二、存在的不足和原因\n一年来，工作有了进步。但仍有不足：一是虽然制度已经建立，落实不够；二是人员少。\n三、下一年安排\n健全标准。",
)  # fmt: skip
def _praise(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for first, last in part_spans(manuscript, StatutoryPart.SHORTCOMINGS):
        begun = False
        for sentence in (each for each in prose.sentences if first <= each.passage <= last):
            begun = begun or _BEGINS.search(sentence.text) is not None
            clauses = list(re.finditer(r"[^，。；：]+", sentence.text)) if begun else []
            for place, clause in enumerate(clauses):
                around = "".join(each[0] for each in clauses[max(0, place - _CONTEXT) : place + 1])
                match = _WELL.search(clause[0])
                turned = place + 1 < len(clauses) and clauses[place + 1][0].startswith(("但", "却", "然而", "不过"))
                if match and not _BUT.search(around) and not turned:
                    start = sentence.start + clause.start()
                    message = f"这里写的是不足，却说{quoted(clause[0].strip())}"
                    yield Hit(prose.spot(start, start + len(clause[0])), message, "核对，是不是“尚未”“不够”一类")
