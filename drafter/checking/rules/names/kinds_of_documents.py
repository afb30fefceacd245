"""Rules about what kind of document is cited: each listed as a law is one, in title marks, named from its first word on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.text.known_documents import cited, known
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_REASON = "《立法法》；《规章制定程序条例》第七条；《党政机关公文处理工作条例》第二十条：引用准确"
_GOOD = (
    "学习《中华人民共和国职业教育法》《中华人民共和国家庭教育促进法》等法律12部和《信访工作条例》等党内法规3部，落实《优化营商环境条例》，"
    "依据《中小学教师违反职业道德行为处理办法（2018年修订）》查处4起。"
)
_ENDING = r"(?:[（(][^）)》\n]{1,12}[）)])?"
_A_LAW = WordPattern(rf"(?:(?<![办做方看想说书])法|法典|宪法|决定){_ENDING}$")
_REGULATION = WordPattern(rf"(?:条例|规定|办法|细则){_ENDING}$")
_RULES = WordPattern(rf"(?:规定|办法|细则|规则|决定){_ENDING}$")
_OF_PARTY = WordPattern(rf"(?:条例|规定|规则|办法|细则|准则|党章|章程|决定|意见){_ENDING}$")
_LISTED = WordPattern(
    r"(?P<list>(?:《[^》\n]{2,60}》(?:、|和|及|以及)?){1,8})(?<![、和及])等?(?:[0-9一二两三四五六七八九十]+(?:部|件|项))?(?:国家|重要|相关|有关|教育|新颁布|新修订)?(?P<kind>法律|行政法规|地方性法规|部门规章|政府规章|党内法规)(?!法规|制度|、|知识|和|文件|规定|规范|依据|，《|《|条文|体系|问题|常识|服务|文本|读本|宣传|精神)"
)
_KINDS = {
    "法律": _A_LAW,
    "行政法规": _REGULATION,
    "地方性法规": WordPattern(rf"(?:条例|规定|办法|决定){_ENDING}$"),
    "部门规章": _RULES,
    "政府规章": _RULES,
    "党内法规": _OF_PARTY,
}


@rule(
    "引用-种类", "列在“等法律”前面的都是法律", Severity.HINT, _REASON,
    _GOOD, _GOOD.replace("促进法》等", "促进法》《信访工作条例》等"),
    near="学习《教育法》《信访工作条例》等法律法规，学习《教育法》《民法典》等法律，《学校安全条例》列为地方性法规立法项目。",
)  # fmt: skip
def _kinds(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _LISTED.finditer(prose.text):
        for title in re.finditer("《([^》]{2,60})》", match["list"]):
            if not _KINDS[match["kind"]].search(title[1]):
                start = match.start("list") + title.start()
                message = f"{title[0]}不是{match['kind']}"
                yield Hit(
                    prose.spot(start, start + len(title[0])),
                    message,
                    f"另列，或把“{match['kind']}”改为“法律法规”一类的说法",
                )


_IN_QUOTES = WordPattern(
    r"(?:落实|贯彻|执行|依据|根据|按照|依照|学习|宣传|实施|对照|违反|修订的?|出台|印发|遵守)[^，。；“”\n]{0,8}(?P<at>“(?P<name>[^“”《》\n]{3,40}(?:法|条例|办法|规定|细则|规则|纲要|意见|大纲|通知|标准|决定))”)"
)


@rule(
    "标点-文件书名号", "法律、文件的名称用书名号", Severity.HINT, "GB/T 15834-2011《标点符号用法》4.15：书名、篇名、文件名用书名号",
    _GOOD, _GOOD.replace("《优化营商环境条例》", "“优化营商环境条例”"),
    near="落实“双减”意见，学习“三重一大”决策办法，开展“学宪法”活动。",
)  # fmt: skip
def _in_quotes(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _IN_QUOTES.finditer(prose.text):
        name = match["name"].removeprefix("中华人民共和国")
        if name in known() or match["name"].startswith("中华人民共和国"):
            yield Hit(prose.spot(*match.span("at")), f"文件名称{quoted(match['name'])}用了引号", "改用书名号《》")


_LONGEST_HEAD = 14


@rule(
    "引用-书名号位置", "书名号从名称的第一个字起，到最后一个字止", Severity.HINT, "GB/T 15834-2011《标点符号用法》4.15；文件的正式名称",
    _GOOD, _GOOD.replace("《中小学教师违反职业道德", "中小学教师违反《职业道德"),
    near="落实《教师法》和学校《章程》，依据教育部《中小学教师违反职业道德行为处理办法（2018年修订）》。",
)  # fmt: skip
def _broken_titles(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a title whose first words stand before its marks, or whose last ones behind them."""
    prose = prose_of(manuscript)
    for citation in cited(manuscript):
        if citation.name in known() or len(citation.name) < 4:
            continue
        before = prose.text[max(0, citation.start - 1 - _LONGEST_HEAD) : citation.start - 1]
        behind = prose.text[citation.end + 1 : citation.end + 1 + _LONGEST_HEAD]
        wholes = (*(before[place:] + citation.name for place in range(len(before))),
                  *(citation.name + behind[:length] for length in range(1, len(behind) + 1)))  # fmt: skip
        right = next((whole for whole in wholes if whole in known()), "")
        if right:
            yield Hit(citation.spot, f"书名号的位置不对：《{citation.printed}》", f"名称是《{right}》")
