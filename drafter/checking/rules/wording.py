"""Rules about wording: slips of the pen, doubled words, broken sentences, the tone of a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Rule, Severity
from drafter.checking.rules.patterns import at_most, pattern_check, pattern_hits
from drafter.checking.text.prose import prose_of
from drafter.checking.text.statutory_parts import Part, part_spans

_LONGEST = 900
"""Characters; longer paragraphs fill two thirds of a page (22 lines of 28)."""


def _instructions(manuscript: Manuscript) -> Iterator[Hit]:
    """Find the tone of orders and plans where achievements are told."""
    plans = [span for part in (Part.PLANS, Part.SHORTCOMINGS) for span in part_spans(manuscript, part)]
    for hit in pattern_hits(manuscript, "用语-布置语气"):
        if not any(first <= hit.spot.passage <= last for first, last in plans):
            yield hit


def _long(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for i, passage in enumerate(prose.passages):
        if passage.role is Role.BODY and len(passage.text) > _LONGEST:
            spot = prose.spot(prose.starts[i], prose.starts[i] + 12)
            yield Hit(spot, f"这一段有{len(passage.text)}字，不便阅读", "按意思分段，每段说一件事")


def _elsewhere(manuscript: Manuscript) -> list[Hit]:
    """Tell each of another department's phrases once, at its first place."""
    groups: dict[str, list[Hit]] = {}
    for hit in pattern_hits(manuscript, "用语-他部门"):
        groups.setdefault(hit.message, []).append(hit)
    return [hit for hits in groups.values() for hit in at_most(hits, 1)]


def _titles(manuscript: Manuscript) -> Iterable[Hit]:
    return pattern_check("序号-标题标点")(manuscript)


_REGULATION = "《党政机关公文处理工作条例》第十九条：表述准确，文字精练"
_LAW_WORDS = "《法治政府建设实施纲要（2021—2025年）》通篇用“法治”；制度、机构的专名如“法制审核”“法制科”照旧"
_GOOD = Example("一、主要举措\n局党委在市委领导下谱写新篇章，法制科做好法制审核，加强法治宣传教育。全年作出处罚1件。")
# fmt: off
RULES = (
    Rule("用语-错字", "没有错字和颠倒的词", Severity.WARNING, "《党政机关公文处理工作条例》第二十条：文字正确",
         pattern_check("用语-错字"), _GOOD,
         Example("普写新篇章，由专家对行立项评审，杜绝执人情法，保留其他权利3项。")),
    Rule("用语-叠词", "没有重复的词", Severity.WARNING, "《党政机关公文处理工作条例》第二十条：文字正确",
         pattern_check("用语-叠词"), _GOOD, Example("提高教育教育系统执法人员素质。")),
    Rule("用语-语病", "句子通顺", Severity.HINT, _REGULATION, pattern_check("用语-语病"), _GOOD,
         Example("2022年，师市党委的正确领导下，通过联合检查效果良好，提高法治能力建设。")),
    Rule("用语-规范", "用规范的说法", Severity.HINT, "法律和中央文件的用语；《党政机关公文处理工作条例》第十九条",
         pattern_check("用语-规范"), _GOOD, Example("截止目前，全年做出行政处罚1件。")),
    Rule("用语-他部门", "没有别的部门报告里的话", Severity.HINT, "《党政机关公文处理工作条例》第十九条：情况确实",
         _elsewhere, _GOOD, Example("对赋权乡镇行政执法工作进行指导。")),
    Rule("用语-布置语气", "成绩里不写打算和要求", Severity.HINT, "把计划、要求当成绩写，是公开的报告里常见的毛病",
         _instructions, Example("一、主要举措和成效\n重点宣传教育法律法规。\n二、下一年度安排\n要加强宣传。"),
         Example("一、主要举措和成效\n广泛宣传，特别要加强教育法律法规的宣传。\n二、下一年度安排\n要加强宣传。")),
    Rule("用语-法治", "“法治”的固定提法不误作“法制”", Severity.ERROR, "党的二十大报告；《法治政府建设实施纲要（2021—2025年）》",
         pattern_check("用语-法治"), _GOOD, Example("以习近平法制思想为指导，建设法制政府。")),
    Rule("用语-法制旧称", "“法制宣传教育”等旧称改用“法治”", Severity.WARNING, _LAW_WORDS,
         pattern_check("用语-法制旧称"), _GOOD, Example("开展法制宣传教育，聘请法制副校长。", year=2022)),
    Rule("序号-标题标点", "标题末尾没有标点", Severity.HINT, "公文标题惯例", _titles, _GOOD,
         Example("一、主要举措：\n开展普法。\n二、存在的不足\n力量不足。")),
    Rule("结构-长段", "段落不过长", Severity.HINT, _REGULATION, _long, _GOOD,
         Example("一、主要举措\n" + "建立制度，明确责任，抓好落实，形成合力。" * 50)),
)
