"""Rules about wording known by its number or its order: 中央八项规定, lists with fixed items, names of thought."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript, read_once
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.text.fixed_lists import NearList, near_lists
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_REASON = "《中国共产党章程》、党的二十大报告和中央文件的固定提法"
_GOOD = Example(
    "2023年，坚持以习近平新时代中国特色社会主义思想为指导，深入贯彻习近平法治思想，落实中央八项规定精神，牢牢把握“学思想、强党性、重实践、建新功”的"
    "总要求，做到科学立法、严格执法、公正司法、全民守法，深化“放管服”改革，统筹推进“五位一体”总体布局。",
    2023,
)
_bad = _GOOD.changed


@rule(
    "用语-政治列举", "政治提法的各项和次序不错", Severity.HINT, _REASON,
    _GOOD, _bad("强党性、重实践、建新功", "重实践、强党性、立新功"),
)  # fmt: skip
def _political_lists(manuscript: Manuscript) -> Iterator[Hit]:
    yield from _lists(manuscript, political=True)


@rule(
    "用语-法治列举", "法治用语的各项和次序不错", Severity.HINT, "《法治政府建设实施纲要（2021—2025年）》、法律和国务院文件的用语",
    _GOOD, _bad("公正司法、全民守法", "全民守法、公正司法"),
)  # fmt: skip
def _legal_lists(manuscript: Manuscript) -> Iterator[Hit]:
    yield from _lists(manuscript, political=False)


@read_once
def _near_lists(manuscript: Manuscript) -> tuple[NearList, ...]:
    return tuple(near_lists(prose_of(manuscript).text))


def _lists(manuscript: Manuscript, *, political: bool) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for each in _near_lists(manuscript):
        if each.right.political is political:
            message = f"{quoted(prose.text[each.start : each.end])}：{each.wrong}"
            yield Hit(prose.spot(each.start, each.end), message, f"固定的说法是{quoted('、'.join(each.right.items))}")


_N = "[一二两三四五六七八九十]{1,3}"
_NUMBERED = tuple(
    (WordPattern(expression.replace("{N}", f"(?P<number>{_N})")), right, name)
    for expression, right, name in (
        (r"中央{N}(?P<unit>[项条个点款])规定", "八项", "中央八项规定"),
        (r"“{N}位一体”(?:总体)?(?:战略)?布局", "五", "“五位一体”总体布局"),
        (r"“{N}个全面”(?:战略|总体)?布局", "四", "“四个全面”战略布局"),
        (r"“{N}项管理”", "五", "“五项管理”"),
        (r"“{N}减”(?:政策|工作|意见|落实|治理|改革|背景)", "双", "“双减”"),
        (r"“{N}个明确”“", "十", "“十个明确”"),
        (r"“{N}风”问题", "四", "“四风”问题"),
        (r"“{N}种形态”", "四", "监督执纪“四种形态”"),
        (r"“{N}有”好(?:老师|教师)", "四", "“四有”好老师"),
        (r"“{N}个引路人”", "四", "“四个引路人”"),
        (r"{N}育(?:并举|融合)", "五", "五育并举"),
        (r"“{N}史”(?:教育|学习|宣传)", "四", "“四史”教育"),
        (r"(?:行政)?执法“{N}项制度”", "三", "行政执法“三项制度”"),
        (r"“?{N}严三实”?", "三", "“三严三实”"),
        (r"“?两学{N}做”?", "一", "“两学一做”"),
        (r"“?三会{N}课”?", "一", "“三会一课”"),
        (r"“?{N}岗双责”?", "一", "“一岗双责”"),
        (r"“{N}规划两纲要”", "一", "“一规划两纲要”"),
        (r"(?<![0-9一二三四五六七八九十]){N}年(?:制)?义务教育", "九", "九年义务教育"),
    )
)
_OTHERS = (
    (WordPattern(r"“?(?:管放服|放服管|服放管|管服放|服管放)”?(?=改革|”)"), "固定的说法是“放管服”改革", "改为“放管服”"),
    (WordPattern(r"以习近平(?:总书记|同志)为(?!核心)[一-鿿]{2}(?=的)"), "固定的说法是“以习近平同志为核心的党中央”", "改为“以习近平同志为核心”"),
    (WordPattern(r"“(?!两个确立)[一-鿿]{3,6}”的决定性(?:意义|作用)|“两个确立”的决定性(?!意义)[一-鿿]{2}"), "有决定性意义的是“两个确立”", "改为“两个确立”的决定性意义"),
    (WordPattern(r"(?:领悟|领会|拥护|捍卫)“(?:两个维护|四个意识|四个自信)”"), "与这个提法不搭配", "写作：深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”"),
    (WordPattern(r"(?:党的)?(?:二十大|十九大|二十届[一-十]中全会)精神的?(?:收官|最后|结束|决胜|冲刺|期满)(?:之|一)年"), "大会精神没有“收官”", "改为“开局之年”“关键之年”，或写规划的收官之年"),
    (WordPattern(r"以人民为(?!中心)[一-鿿]{2}的?发展思想"), "固定的说法是“以人民为中心的发展思想”", "改为“以人民为中心”"),
    (WordPattern(r"一岗(?!双)[一二两三四五]责"), "固定的说法是“一岗双责”", "改为“一岗双责”"),
    (WordPattern(r"为党育才|为国育人|为党育人才|为国育人材"), "固定的说法是“为党育人、为国育才”", "改过来"),
    (WordPattern(r"中国人民共和国|中华共和国|中华人民民共和国|中华人民公和国|中华人民共合国|中华民国(?!时期|成立)|中国共产常|中国共党"), "名称有误", "改为“中华人民共和国”“中国共产党”"),
)  # fmt: skip


@rule(
    "用语-数字名称", "“八项规定”一类的名称，数和用词都对", Severity.ERROR, _REASON,
    _GOOD, _bad("中央八项规定", "中央八条规定"),
    near="落实中央八项规定及其实施细则精神，整治“四风”，完成八项任务。",
)  # fmt: skip
def _numbered(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for expression, right, name in _NUMBERED:
        for match in expression.finditer(prose.text):
            unit = match["unit"] if "unit" in match.re.groupindex else ""
            if match["number"] + unit != right and (match["number"], right) != ("两", "双"):
                yield Hit(prose.spot(*match.span()), f"没有{quoted(match[0])}这个说法", f"改为{name}")
    for expression, message, mend in _OTHERS:
        for match in expression.finditer(prose.text):
            yield Hit(prose.spot(*match.span()), f"{quoted(match[0])}：{message}", mend)


_THOUGHT = WordPattern(
    r"习近平(?P<name>[一-鿿]{0,18}?)思想(?!政治|道德|认识|观念|品德|工作|武装|建设|引领|上|和行动|自觉|解放|新战略)"
)
_THOUGHTS = frozenset(
    [
        "新时代中国特色社会主义",
        "法治",
        "文化",
        "经济",
        "外交",
        "强军",
        "生态文明",
        "法制",  # told by 用语-法治
        "新时代中国特色社会主义法治",
    ]
)
_ABOUT = WordPattern(r"总书记|关于|同志|主席|重要|论述|的")


@rule(
    "用语-思想名称", "以习近平同志命名的思想，名称一字不差", Severity.ERROR, _REASON,
    _GOOD, _bad("习近平新时代中国特色社会主义思想", "习近平中国特色社会主义新时代思想"),
    near="学习贯彻习近平法治思想、习近平生态文明思想，把思想认识统一到党中央部署上来。",
)  # fmt: skip
def _thoughts(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _THOUGHT.finditer(prose.text):
        if match["name"] not in _THOUGHTS and not _ABOUT.search(match["name"]):
            mend = "核对：习近平新时代中国特色社会主义思想、习近平法治思想、习近平经济思想、习近平文化思想等"
            yield Hit(prose.spot(*match.span()), f"没有{quoted(match[0])}这个名称", mend)
