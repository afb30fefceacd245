"""Rules about wording that is fixed: names of thought, sets with their numbers, leaders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.checking.text.set_phrases import NearMiss, near_misses
from drafter.hints import quoted

_REASON = "《中国共产党章程》、党的二十大报告和中央文件的固定提法"
_POLITICAL, _LEGAL, _OF_FIELD = "政治", "法治", "行业"
_GOOD = Example(
    "2021年，坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想和党的十九届六中全会精神，深刻领悟“两个确立”，"
    "增强“四个意识”、坚定“四个自信”、做到“两个维护”，严格规范公正文明执法，落实重大执法决定法制审核制度。"
)


@rule(
    "用语-固定提法", "政治提法一字不差", Severity.ERROR, _REASON,
    _GOOD, "以习近平新时代特色社会主义思想为指导，维护以习近平为核心的党中央。",
    near="坚持以习近平新时代中国特色社会主义思想为指导，维护以习近平同志为核心的党中央权威。",
)  # fmt: skip
def _political(manuscript: Manuscript) -> Iterator[Hit]:
    yield from _near(manuscript, _POLITICAL)


@rule(
    "用语-固定名称", "法治工作的固定名称一字不差", Severity.WARNING, "《法治政府建设实施纲要（2021—2025年）》和法律的用语",
    _GOOD, "落实重大执法决定法制核审制度，开展行政规范文件清理。",
)  # fmt: skip
def _technical(manuscript: Manuscript) -> Iterator[Hit]:
    yield from _near(manuscript, _LEGAL)


@rule(
    "用语-行业名称", "本行业常用的名称一字不差", Severity.HINT, "法律、国务院和教育部文件的用语",
    _GOOD, "聘请律师事务1家，建立教师申诉处理委员。",
    near="聘请律师事务所1家，律师办理法律事务，政府门户网站公布人大代表的建议。", strict=True,
)  # fmt: skip
def _of_field(manuscript: Manuscript) -> Iterator[Hit]:
    yield from _near(manuscript, _OF_FIELD)


def _near(manuscript: Manuscript, group: str) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for each in _near_misses(prose.text):
        if each.formula.group.startswith(group) and not each.has_other_word:
            written, right = prose.text[each.start : each.end], each.formula.words
            spot = prose.spot(each.start, each.end)
            yield Hit(spot, f"{quoted(written)}与固定的说法{quoted(right)}差一点", f"核对，改为{quoted(right)}")


@rule(
    "用语-提法换词", "固定的说法里没有换成别的词", Severity.HINT, _REASON,
    Example(_GOOD.text + "开展“不忘初心、牢记使命”主题教育，完善行政规范性文件备案审查制度。"),
    Example(_GOOD.text + "开展“不忘初心、牢记宗旨”主题教育，完善行政规范性文件备案审查制度。"),
    near="推进教育治理体系和治理能力现代化，规范性文件备案登记，法治宣传教育基地。",
)  # fmt: skip
def _other_words(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for each in _near_misses(prose.text):
        if each.has_other_word:
            written, right = prose.text[each.start : each.end], each.formula.words
            message = f"{quoted(written)}与固定的说法{quoted(right)}差一个词"
            yield Hit(prose.spot(each.start, each.end), message, f"核对，是不是{quoted(right)}")


@lru_cache(maxsize=4)
def _near_misses(text: str) -> tuple[NearMiss, ...]:
    return tuple(near_misses(text))


class _Set(NamedTuple):
    """A set of things with its number, and the verb that goes with it."""

    name: str
    number: str
    verbs: str
    """What is said of it; empty when anything may be."""
    others: str
    """Verbs that belong to its neighbours."""


_SETS = (
    _Set("意识", "四", "增强", "坚定|做到|做好|达到|坚持|落实"),
    _Set("自信", "四", "坚定", "增强|做到|做好|达到|落实"),
    _Set("维护", "两", "做到", "增强|坚定(?!做到|不移)|做好|加强|提升|提高|达到"),
    _Set("确立", "两", "", "增强|坚定(?!拥护|捍卫)|做到"),
    _Set("一百年", "两", "", ""),
    _Set("一大", "三重", "", ""),
    _Set("一公开", "双随机、", "", ""),
)
_NUMBERED_SET = WordPattern(
    r"(?<![一-鿿0-9“])(?:(?P<verb>[一-鿿]{2,3}))?“(?P<number>[一二两三四五六七八九十])个(?P<name>意识|自信|维护|确立|一百年)”"
)
_BARE_SET = WordPattern(r"(?P<number>[一二三五六七八九十])个(?P<name>确立|自信|维护)(?!的|了)")
_WRONG_SETS = WordPattern(
    r"(?P<number>[一二两四五六七八九十])重一大|三重[二两三]大|单随机、一公开|双随机、(?:[二两三双]|一公(?!开))公?开?"
)


@rule(
    "用语-数字提法", "“四个意识”一类的提法，数和动词都对", Severity.ERROR, _REASON,
    _GOOD, "增强“四个自信”、坚定“四个意识”，深刻领悟“三个确立”。",
    near="深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”，落实“三个必须”。",
)  # fmt: skip
def _sets(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    yield from _wrong_numbers(prose)
    yield from _wrong_verbs(prose)
    for match in _WRONG_SETS.finditer(prose.text):
        if match[0] != "双随机、一公开":
            yield Hit(prose.spot(*match.span()), f"{quoted(match[0])}写错了", "写作“三重一大”“双随机、一公开”")


def _wrong_numbers(prose: Prose) -> Iterator[Hit]:
    """Yield the sets that are said to have another number."""
    for match in chain.from_iterable(each.finditer(prose.text) for each in (_NUMBERED_SET, _BARE_SET)):
        right = next(known for known in _SETS if known.name == match["name"])
        if match["number"] != right.number and (match["number"], right.number) != ("二", "两"):
            spot = prose.spot(match.start("number"), match.end("name"))
            message = f"没有{quoted(match['number'] + '个' + right.name)}"
            yield Hit(spot, message, f"改为“{right.number}个{right.name}”")


def _wrong_verbs(prose: Prose) -> Iterator[Hit]:
    """Yield the sets with a verb that belongs to others."""
    for each in _SETS:
        name = f"“{each.number}个{each.name}”"
        verbs = each.verbs or "深刻领悟"
        for match in re.finditer(f"(?P<verb>{each.others}){name}", prose.text) if each.others else ():
            yield Hit(prose.spot(*match.span()), f"{quoted(match['verb'])}与{name}不搭配", f"写作：{verbs}{name}")


_LEADERS = (
    (
        r"习总书记|习书记|习近平书记|总书记习近平(?!同志)|习近平总书纪|近平总书记(?<!习近平总书记)|习进平|习近评|刁近平",
        "称谓写全：习近平总书记",
        "改为“习近平总书记”",
    ),
    (r"以习近平(?:总书记)?为核心", "固定提法是“以习近平同志为核心的党中央”", "改为“以习近平同志为核心”"),
    (r"习近平主席(?=[^，。]{0,8}(?:党|全面从严治党))", "党的工作中称“习近平总书记”", "改为“习近平总书记”"),
    (
        r"习近平法治理论|习近平法律思想|习近平依法治国思想|习近平全面依法治国思想|习近平新时代法治思想",
        "正式的名称是“习近平法治思想”",
        "改为“习近平法治思想”",
    ),
    (
        r"习近平(?:新时代|特色)社会主义思想|习近平新时期|新时期中国特色社会主义思想|习近平中国特色社会主义思想",
        "正式的名称是“习近平新时代中国特色社会主义思想”",
        "改为全称",
    ),
    (
        r"“?三个代表”?(?:重要)?理论|邓小平思想|毛泽东理论|科学发展理论",
        "指导思想的名称不对",
        "改为“毛泽东思想”“邓小平理论”“‘三个代表’重要思想”“科学发展观”",
    ),
    (
        r"党中央(?:、|和)国务院办公厅(?!、)",
        "“党中央”与“国务院办公厅”不并列",
        "核对：中共中央办公厅、国务院办公厅，或党中央、国务院",
    ),
    (
        r"国务院、党中央|区政府、区委(?!办|[一-鿿]{0,4}(?:局|部|室))|市政府、市委(?!办|[一-鿿]{0,4}(?:局|部|室))|县政府、县委(?!办|[一-鿿]{0,4}(?:局|部|室))",
        "党委在前，政府在后",
        "改为“党中央、国务院”“区委、区政府”",
    ),
    (r"执政为公、立党为民|立党为民、执政为公", "固定提法是“立党为公、执政为民”", "改为“立党为公、执政为民”"),
    (
        r"严格执法、科学立法|公正司法、严格执法|全民守法、公正司法",
        "固定的次序是科学立法、严格执法、公正司法、全民守法",
        "照次序写",
    ),
    (
        r"学法守法尊法用法|尊法守法学法用法|守法学法|学法用法守法尊法|知法学法",
        "固定提法是“尊法学法守法用法”",
        "改为“尊法学法守法用法”",
    ),
    (
        r"三个自信|四个自信[：:（(]|五个自信|五个意识|三个意识(?!形态)|一个维护|三个维护",
        "提法的数不对",
        "核对：“四个意识”“四个自信”“两个维护”",
    ),
    (
        r"五位一体”?(?:战略布局|布局总体)|四个全面”?(?:总体布局)",
        "固定提法是“五位一体”总体布局、“四个全面”战略布局",
        "改过来",
    ),
    (r"法治国家、法治社会、法治政府一体", "固定的次序是法治国家、法治政府、法治社会一体建设", "照次序写"),
    (
        r"依法执政、依法治国、依法行政|依法行政、依法执政、依法治国",
        "固定的次序是依法治国、依法执政、依法行政共同推进",
        "照次序写",
    ),
    (r"德智体美(?!劳|育|术)|德智体劳美|德智体全面发展", "现行的提法是“德智体美劳”全面发展", "改为“德智体美劳”"),
    (r"社会主义事业接班人和建设者", "固定提法是“社会主义建设者和接班人”", "改为“社会主义建设者和接班人”"),
    (
        r"严格公正规范文明执法|公正严格[^，。]{0,4}文明执法|严格规范文明公正执法|严格文明规范公正执法|规范严格公正文明执法",
        "固定提法是“严格规范公正文明执法”",
        "改为“严格规范公正文明执法”",
    ),
    (r"立德育人的?根本任务|树人立德", "固定提法是“立德树人根本任务”", "改为“立德树人”"),
)
_LEADER_PATTERNS = tuple((WordPattern(expression), message, mend) for expression, message, mend in _LEADERS)


@rule(
    "用语-称谓次序", "领导人称谓、指导思想、并列的次序写得对", Severity.WARNING, _REASON,
    _GOOD, "学习习总书记重要讲话，贯彻习近平法治理论。",
    near="深入学习习近平总书记重要讲话，传达总书记回信精神，贯彻习近平法治思想。",
)  # fmt: skip
def _leaders(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for expression, message, mend in _LEADER_PATTERNS:
        for match in expression.finditer(prose.text):
            yield Hit(prose.spot(*match.span()), f"{quoted(match[0])}：{message}", mend)
