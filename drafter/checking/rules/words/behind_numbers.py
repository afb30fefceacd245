"""Rules about what goes with a number: a measure word behind it, and no two words that say it is not exact."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Hit, Severity, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_SOUNDS_LIKE = {
    "名": "明铭鸣命冥茗",
    "件": "建见健键检捡",
    "份": "粉芬忿",
    "个": "各哥格",
    "次": "此刺慈",
    "场": "厂长常尝畅",
    "家": "加价佳嫁",
    "所": "索锁琐",
    "项": "向像象巷相",
    "条": "调跳挑",
    "期": "其气齐",
    "起": "启气岂",
    "人": "仁认任入",
    "处": "出除初楚",
    "例": "利力历",
    "张": "长掌仗",
    "册": "侧策测",
    "部": "布不步埠",
    "本": "奔笨",
    "辆": "量亮",
    "台": "抬态胎",
    "元": "园员圆源",
    "篇": "片遍偏",
    "户": "护互沪",
    "节": "结接洁",
    "宗": "综总踪",
    "卷": "券圈倦",
    "批": "披劈",
    "支": "只之知",
    "轮": "论沦",
    "堂": "糖唐",
    "岁": "睡碎",
    "届": "界戒",
}
_BY_SOUND = {slip: right for right, slips in _SOUNDS_LIKE.items() for slip in slips}
_REAL = frozenset("片只长量圈步园遍")
"""Words that things are counted in as well, or that may follow a number: 3片区, 50米长."""
_NUMBER = r"(?<![0-9A-Za-z.．第年月—\-－])[0-9]+(?:\.[0-9]+)?[万亿]?(?:余|多)?"
_COUNTED = WordPattern(
    rf"(?P<number>{_NUMBER})(?P<at>[{''.join(each for each in _BY_SOUND if each not in _REAL)}])"
    r"(?!成|设|立|筑|议|到|于|少|超|低|高|足|等|中|余|外|类|区|数|计|共|和|体|投|报|平台|热线|政务|举报|投诉)"
)
"""A number with what sounds like a measure word, which begins none of the words that may stand there (12345投诉)."""
_HOTLINE = ("110", "119", "120", "122", "12315", "12333", "12345", "12355", "12368", "12380", "12381", "12388", "12391")


@rule(
    "用语-量词错字", "数后面的量词没有写成同音的字", Severity.HINT, "《现代汉语词典》；《党政机关公文处理工作条例》第二十条：文字正确",
    "全局45名持证执法人员参加培训，制发通知书14份。", "全局45明持证执法人员参加培训。",
    near="12345投诉平台受理38件，2021年建成3所学校，第3届，每季度巡查1遍，检查186园次。",
)  # fmt: skip
def _measures(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _COUNTED.finditer(prose.text):
        if match["number"] not in _HOTLINE:
            right = _BY_SOUND[match["at"]]
            message = f"数后面的{quoted(match['at'])}疑为量词{quoted(right)}之误"
            yield Hit(prose.spot(*match.span()), message, f"核对，改为“{right}”")


_PAPERS = WordPattern(
    rf"(?:资料|材料|手册|读本|问卷|合同|文书|意见|通知|通知书|决定书|简报|海报|折页|单页|传单|案卷|答卷|试卷|责任书|承诺书|建议书|函|报告|档案|清单|文件|题|卡)(?:共|约|近|累计|等)?{_NUMBER}(?P<at>分)(?=[，。；、]|[一-鿿]{{0,2}}[0-9])"
)
_SCORE = WordPattern(r"得分|评分|成绩|平均|考核|满分|分值|打分|积分|扣|加分|分数|测评|评查")


@rule(
    "用语-份和分", "资料、文书按份计", Severity.HINT, "《现代汉语八百词》附录“名词、量词配合表”",
    "发放宣传资料5000余份，案卷评查平均95分。", "发放宣传资料5000余分。",
)  # fmt: skip
def _copies(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for sentence in prose.sentences:
        for match in _PAPERS.finditer(sentence.text):
            if not _SCORE.search(sentence.text, 0, match.end()):
                spot = prose.spot(sentence.start + match.start("at"), sentence.start + match.end("at"))
                yield Hit(spot, "资料、文书后面的“分”疑为量词“份”之误", "改为“份”")


_AMOUNT = r"(?:[0-9][0-9,.]*|[一二两三四五六七八九十百千]{1,4})[万亿]?"
_OVER, _UNDER, _ABOUT = (
    "超过|超出|超|逾|突破|高于|多于|大于|至少|最少|不少于|不低于",
    "不足|不满|少于|低于|小于|最多|至多|不超过|不多于|不高于",
    "大约|大概|约|将近|接近|近|差不多",
)
_MORE, _BELOW, _ROUND = "以上", "以下|以内", "左右|上下"
_UNIT = r"(?:%|％|个百分点|[一-鿿]{1,3}?)?"
_TWICE = tuple(
    WordPattern(each)
    for each in (
        rf"(?<![一-鿿]不)(?<!不)(?P<at>(?:{_OVER}){_AMOUNT}(?:余|多)?{_UNIT}(?:{_MORE}|{_BELOW}|{_ROUND}))(?!学历|学位|领导)",
        rf"(?P<at>(?:{_UNDER}){_AMOUNT}(?:余|多)?{_UNIT}(?:{_MORE}|{_BELOW}|{_ROUND}))(?!学历|学位|领导)",
        rf"(?<![最附远])(?P<at>(?:{_ABOUT})(?![0-9]{{1,2}}年(?:来|以来)){_AMOUNT}(?:余|多)?{_UNIT}(?:{_MORE}|{_BELOW}|{_ROUND}))(?!学历|学位|领导)",
        rf"(?<![最附远])(?P<at>(?:超过|超出|逾|突破|{_UNDER}|{_ABOUT})[0-9][0-9,.]*[万亿]?(?:余|多)[万亿]?)(?=[一-鿿%])",
        rf"(?<![0-9.,])(?P<at>[0-9][0-9,.]*[万亿]?(?:余|多)[万亿]?{_UNIT}(?:{_MORE}|{_BELOW}|{_ROUND}))",
        r"(?<![0-9.,])(?P<at>[0-9][0-9,.]*[万亿]?(?:余多|多余)[一-鿿])",
        rf"(?P<at>[0-9][0-9.]*[万亿]?{_UNIT}(?:(?:{_MORE}|{_BELOW})(?:{_ROUND})|(?:{_ROUND})(?:{_MORE}|{_BELOW})))",
        r"(?P<at>(?:100|百分之百|全部|所有)[%％]?(?:以上|左右|上下|之多|余))(?=[，。；、])",
        rf"(?P<at>(?:{_MORE}|{_ROUND}|余{_UNIT}|多{_UNIT})之(?:多|久|上))",
        r"(?P<at>截[至止][^，。；\n]{2,12}(?:底|末|日|月|年)(?:止|为止|前))(?=[，。；])",
        rf"(?P<at>(?:大约|大概|约|将近|接近|近|至少|最少|最多)(?:有|为|达)?(?:超过|逾|突破|大约|约|近|至少|最低|最少|最多|不少于){_AMOUNT})",
        r"(?P<at>[0-9](?:[件条个名项所家份起场](?=[条名项所家份起件])[条名项所家份起件]|[件条名项所家份起场]个)(?=[，。；、]))",
        r"(?P<at>(?:至少|最少)(?:最低|最少|不少于|不低于)|(?:最多|至多)(?:最高|不超过|不多于))",
    )
)


@rule(
    "用语-约数", "一个数只用一个约数的词", Severity.WARNING, "GB/T 15835-2011；《党政机关公文处理工作条例》第十九条：文字精练",
    "播放量超过50万次，培训不少于60学时，优秀率85%以上，约300人参加。", "播放量超过50多万次，优秀率85%以上左右。",
    near="近5年来发布200余条，超过九成以上级文件为依据，不少于2人以上级单位为准。",
)  # fmt: skip
def _twice_about(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for expression in _TWICE:
        for match in expression.finditer(prose.text):
            following = prose.text[match.end() : match.end() + 1]
            if not (match[0].endswith("以上") and following == "级"):
                message = f"{quoted(match['at'])}有两个表示约数、界限的词"
                yield Hit(prose.spot(*match.span("at")), message, "只留一个")
