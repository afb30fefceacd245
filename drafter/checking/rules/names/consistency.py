"""Rules about one thing written in two ways: bodies, schools, quoted names, documents, numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checking.manuscript import Manuscript, Role
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import READ_TEXT, prose_of
from drafter.hints import quoted
from drafter.model.numerals import parse_number

_NUMBERED = WordPattern(r"第?([一二三四五六七八九十百]{1,4}|[0-9]{1,3})(中学|小学|幼儿园|中(?=[，、。]))")
_BRIGADE = WordPattern(r"(?:区|市|县)?(?:[一-鿿]{2}(?=支队|大队))?消防(?:救援)?(?:[一-鿿]{2})?(?:支队|大队)")
_AREA = WordPattern(r"([一-鿿]{2,3})[区县市](?=教育|教体|教委)")
_SCRIPT = WordPattern(
    r"(?<![0-9.第])(?:([0-9]+)|(?<![一二三四五六七八九十第百千万两])([两二三四五六七八九十]))(项|次|件|家|所|场|个|名|条)"
)
_SET = WordPattern(
    r"[项次件家所场个名条](?:制度|清单|规定|落实|任务|举措|程序|原则|行动|意识|自信|维护|确立|责任|机制|工作|重点|方面|层面|环节|统一|结合|执法|学校)"
)
_DEPARTMENTS = WordPattern(r"(?:[一-鿿]{0,6}?(?:局|委|办)、){2,}[一-鿿]{0,6}?(?:局|委|办)")
_SIGNED = WordPattern(r"“([一-鿿]{2,4}\+(?:[一-鿿]{2})?)”")
_LOCAL = WordPattern(r"[区县]|市(?!场)")
_DOCUMENT = WordPattern(r"《([^》\n]{4,60}?)[（(](20[0-9]{2}[-—－–~～至]+20[0-9]{2}年?)[）)]")
_REASON = "GB/T 15835-2011、《党政机关公文处理工作条例》第二十条：同一事物前后写法一致"
_TITLE = "河东区教育局2021年法治政府建设情况报告\n"
_GOOD = Example(
    _TITLE
    + "一、举措\n局党委组织执法人员，与区市场监管局、区人社局、区消防支队检查15所学校，其中整改2所，推行“信易+”制度。"
)


@rule(
    "一致-党组党委", "党组、党委不混用", Severity.WARNING, _REASON,
    _GOOD, "局党委会研究工作，列入党组重要议题。",
)  # fmt: skip
def _party(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    if not re.search(r"(?:局|教委)党委|(?<!校)党委书记、(?:局长|主任|厅长)", prose.text):
        return
    for match in re.finditer(r"(?<![局委厅])(?<!政府)(?<!法院)党组(?!织|成员单位|（党委）|）)|局党组", prose.text):
        message = "本单位设的是党委，这里写成了“党组”"
        yield Hit(prose.spot(*match.span()), message, "核对本单位设的是党委还是党组，全文统一")


@rule(
    "一致-执法人员", "执法人员的称呼前后一致", Severity.HINT, _REASON,
    _GOOD, "新增执法员1名，现有执法人员20名。",
)  # fmt: skip
def _people(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    other = re.search("执法人员", prose.text)
    first = re.search("执法员(?!干部)", prose.text)
    if first and other:
        message = "“执法员”和“执法人员”混用"
        yield Hit(prose.spot(*first.span()), message, "统一用“执法人员”（《行政处罚法》的用语）")


@rule(
    "一致-机构", "同一机构的名称前后一致", Severity.HINT, _REASON,
    _GOOD, _TITLE + "一、举措\n会同消防河东支队检查，与区消防支队联合检查。",
)  # fmt: skip
def _bodies(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    area = _AREA.search(prose.title() or prose.text[:80])
    name = area[1][-2:] if area else "\0"
    forms: dict[str, tuple[str, Spot]] = {}
    for match in _BRIGADE.finditer(prose.text):
        words = match[0]
        core = re.sub(rf"{name}区?|^[区市县]", "", words)
        first, _ = forms.setdefault(core, (words, prose.spot(*match.span())))
        if re.sub(rf"^{name}区|^[区市县]", "", first) != re.sub(rf"^{name}区|^[区市县]", "", words):
            yield Hit(
                prose.spot(*match.span()), f"同一机构前面写作{quoted(first)}，这里写作{quoted(words)}", "全文统一"
            )


@rule(
    "一致-学校", "同一学校的名称前后一致", Severity.HINT, _REASON,
    _GOOD, "第五十四中学建成基地，54中学排演短剧。",
)  # fmt: skip
def _schools(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    forms: dict[tuple[int, str], str] = {}
    for match in _NUMBERED.finditer(prose.text):
        number = int(parse_number(match[1]) or 0)
        counted = re.match(r"[^，。]{0,4}[所个]", prose.text[match.end() : match.end() + 4])
        if (
            not number
            or counted
            or (re.match(r"[0-9]", match[1]) and prose.text[match.start() - 1 : match.start()] in "0123456789")
        ):
            continue
        key = (number, match[2][:2])
        first = forms.setdefault(key, match[0])
        if first.removeprefix("第") != match[0].removeprefix("第"):
            yield Hit(
                prose.spot(*match.span()), f"同一所学校前面写作{quoted(first)}，这里写作{quoted(match[0])}", "全文统一"
            )


@rule(
    "一致-引号", "同一名称的引号前后一致", Severity.HINT, _REASON,
    _GOOD, "落实信易+制度，获评“信易+”创新案例。",
)  # fmt: skip
def _quoted(manuscript: Manuscript) -> Iterator[Hit]:
    """Find names with a sign in them, such as 信易+, in quotes at one place and bare at another."""
    prose = prose_of(manuscript)
    for name in dict.fromkeys(_SIGNED.findall(prose.text)):
        bare = WordPattern(rf"(?<!“){re.escape(name)}(?!”|[一-鿿]{{0,3}}”)").search(prose.text)
        if bare:
            yield Hit(prose.spot(*bare.span()), f"{quoted(name)}别处加了引号，这里没有", "全文统一")


@rule(
    "一致-文件名", "同一文件的年份前后写法一致", Severity.HINT, _REASON,
    _GOOD, "对照《甲市实施纲要（2021-2025）》，落实《甲市实施纲要（2021—2025年）》。",
)  # fmt: skip
def _documents(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    forms: dict[str, str] = {}
    for match in _DOCUMENT.finditer(prose.text):
        first = forms.setdefault(match[1], match[2])
        if first != match[2]:
            message = f"《{match[1]}》前面写作（{first}），这里写作（{match[2]}）"
            yield Hit(prose.spot(*match.span()), message, "全文统一，如（2021—2025年）")


@rule(
    "一致-数字", "同类的数用同一种数字", Severity.HINT, _REASON,
    _GOOD, "发起8项抽查，牵头开展了三项联合检查。", strict=True,
)  # fmt: skip
def _scripts(manuscript: Manuscript) -> Iterator[Hit]:
    """Find numbers of one unit written in both scripts within a passage."""
    prose = prose_of(manuscript)
    for i, passage in enumerate(prose.passages):
        if passage.role is not Role.BODY:
            continue
        arabic: set[str] = set()
        chinese: dict[str, re.Match[str]] = {}
        for match in _SCRIPT.finditer(passage.text):
            if match[1]:
                arabic.add(match[3])
            elif not _SET.match(passage.text, match.end() - 1):
                chinese.setdefault(match[3], match)
        for unit in arabic & set(chinese):
            spot = Spot(i, *chinese[unit].span())
            message = f"同一段里有的数用阿拉伯数字，这里的{quoted(chinese[unit][0])}用汉字"
            yield Hit(spot, message, "统计数字统一用阿拉伯数字")


@rule(
    "一致-量词", "同类对象用同一个量词", Severity.HINT, _REASON,
    _GOOD, "检查15所学校和培训机构，其中需整改2家。",
)  # fmt: skip
def _units(manuscript: Manuscript) -> Iterator[Hit]:
    """Find institutions counted in two measure words within a sentence: 15所 … 其中2家."""
    prose = prose_of(manuscript)
    for sentence in prose.sentences:
        match = re.search(
            r"(?<![0-9])[0-9]+所[^。]{0,30}(?:学校|机构|幼儿园)[^。；]{0,12}其中[^。；]{0,10}?(?P<at>[0-9]+家)",
            sentence.text,
        )
        if match:
            spot = prose.spot(sentence.start + match.start("at"), sentence.start + match.end("at"))
            yield Hit(spot, f"前面用“所”，这里用“家”：{quoted(match['at'])}", "同一类对象用同一个量词")


@rule(
    "一致-部门", "并列的部门名称写法一致", Severity.HINT, _REASON,
    _GOOD, "与市场监管局、区人社局、区卫健委、区民政局联合检查。", strict=True,
)  # fmt: skip
def _departments(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _DEPARTMENTS.finditer(prose.text):
        names = [
            re.sub(
                r"^(?:.*?(?:联合|会同|与|和|由|(?<!会)同)|[合同])(?=[区县市])|^.*?(?:联合|会同|与|和|由|(?<!会)同)",
                "",
                name,
            )
            for name in match[0].split("、")
        ]
        local = [name for name in names if _LOCAL.match(name)]
        bare = [name for name in names if not _LOCAL.match(name) and "分局" not in name and len(name) > 1]
        if len(local) >= 2 and len(bare) == 1:
            start = match.start() + match[0].index(bare[0])
            message = f"并列的部门都带{quoted(local[0][0])}字，{quoted(bare[0])}没有"
            yield Hit(prose.spot(start, start + len(bare[0])), message, f"写作“{local[0][0]}{bare[0]}”")


@rule(
    "一致-三项制度", "说“三项制度”就列全三项", Severity.HINT, "国办发〔2018〕118号：公示、全过程记录、法制审核三项制度",
    _GOOD, "重视三项制度，推行行政执法公示制度、重大执法决定法制审核制度。",
)  # fmt: skip
def _campaigns(manuscript: Manuscript) -> Iterator[Hit]:
    """Find the one of 三项制度 that is left out where two of them are listed together."""
    prose = prose_of(manuscript)
    three = {"行政执法公示": "公示", "执法全过程记录": "全过程", "重大执法决定法制审核": "法制审核"}
    for i, passage in enumerate(prose.passages):
        if passage.role not in READ_TEXT or "三项制度" not in passage.text:
            continue
        for sentence in re.split(r"[。；]", passage.text):
            missing = [name for name, word in three.items() if word not in sentence]
            if "三项制度" in sentence and len(missing) == 1 and "、" in sentence:
                yield Hit(Spot(i), f"说“三项制度”，只列了两项，缺{missing[0]}制度", "补上，或说明另有一处")
