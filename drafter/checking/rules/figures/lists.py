"""Rules about lists: as many things are named as are said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import Prose, prose_of
from drafter.hints import quoted
from drafter.model.numerals import parse_number

_REASON = "《党政机关公文处理工作条例》第二十条：数字准确，前后一致"
_GOOD = Example(
    "一、基地\n建成第一中学、实验小学、河湾幼儿园3个基地，制定《甲办法》《乙办法》2份文件。推行“三张清单”，即责任清单、问题清单、整改清单。"
    "共享入学所需的学籍、房产、居住证3类信息。\n二、不足\n还有两个方面的不足：一是力量不足，原因是编制少。二是培训不够，主要是时间紧。"
)
_bad = _GOOD.changed
_NUMBER = r"[0-9]{1,2}|[二三四五六七八九十两]|十[一二三四五]"
_MEASURE = "个|所|家|项|部|类|种|大|张|条|支|门|次|场|处|层|套|份|名"
_NOUNS = (
    "部门|单位|学校|中小学|幼儿园|机构|基地|示范校|方面|环节|程序|制度|清单|领域|类别|街道|乡镇|科室|品牌|平台|专题|系列|栏目|法律|要素|步骤|阶段|重点|场景|渠道|途径|主题|工程|行动"
    "|机制|专项行动|裁量阶次|阶次|等次|等级|档次|层次|体系|模块|板块|维度|专项|举措|抓手|节点|系统|指标|原则|业务系统|载体|主体|岗位|专班|课程|奖项|关口|维度|台账|工作机制|子系统|功能|模式"
)
"""What a list that ends with its number names, each thing by an item of its own."""
_ITEM = r"[^，。；：、\n《》（）0-9“”是]"
_LIST = WordPattern(
    rf"(?P<list>(?:{_ITEM}{{2,16}}、){{1,12}}{_ITEM}{{2,16}}?)(?P<open>等)?(?<!的)(?<![一二三四五六七八九十百第])(?P<number>{_NUMBER})(?:(?:个|所|家|项|部)(?:{_NOUNS})|(?:类|种|大|张)[一-鿿]{{1,6}})"
)
_OPEN_LIST = WordPattern(
    rf"(?P<list>(?:{_ITEM}{{2,30}}、){{2,12}}{_ITEM}{{2,30}}?)(?<![平同高])(?P<open>等)(?P<number>{_NUMBER})(?:{_MEASURE})(?!次|以上)(?=[一-鿿]{{2}})"
)
"""A list that names some of its things: whatever they are, they are no fewer than are named."""
_TITLES = WordPattern(
    rf"(?P<list>(?:《[^《》\n]{{2,60}}》(?:、|和|及)?){{1,12}}|(?:“[^“”\n]{{2,24}}”(?:、|和|及)?){{2,12}})(?P<open>等)?(?P<number>{_NUMBER}|一)(?:个|份|项|部|件|篇|本|门|册|套|次|场|类|大)(?!月|百分|以上)"
)
_LEVELS = WordPattern(
    r"(?P<list>[^，。；：、\n0-9“”—－]{1,14}(?:(?:、|—{1,2}|－|和|及)[^，。；：、\n0-9“”—－]{1,10}?){1,5})”?(?:的)?(?P<number>[两二三四五六七])(?:级|档|色)"
)
"""区、街道、社区三级, “学校—学区—教育局”三级."""
_BEHIND = WordPattern(
    rf"(?<![0-9一二三四五六七八九十第])(?P<number>{_NUMBER})(?:个|张|项|类|种|大|支|家|所|部|门|条|套|份)(?:[一-鿿]{{1,8}}?)?”?"
    r"(?:(?P<mark>，?(?:即|分别是|分别为|也就是)：?|：|——|（(?!含|包含|包括|不含|另有))|(?P<some>，?包括))(?!一是)"
    r"(?P<list>(?:[^，。；：、\n（）0-9]{2,20}、){1,12}[^，。；：、\n（）0-9]{2,20}?)(?P<open>等)?(?=[，。；）\n])"
)
_MONTHS = WordPattern(
    r"(?P<list>(?<![0-9])(?:[0-9]{1,2}月(?:份|上旬|中旬|下旬|底|初)?[、和]){1,11}[0-9]{1,2}月(?:份|上旬|中旬|下旬|底|初)?)(?:先后|共|集中|分别)?(?:组织|召开|开展|举办|举行|进行|实施)(?:了)?(?P<number>[0-9]{1,2}|[一二三四五六七八九两])次"
)
"""6月、9月开展2次: as many months as times."""
_MONTHS_BEHIND = WordPattern(
    r"(?P<number>[0-9]{1,2}|[二三四五六七八九两])次，分别(?:于|在|是)(?P<list>(?:[0-9]{1,2}月(?:份|上旬|中旬|下旬|底|初)?[、和]){1,11}[0-9]{1,2}月(?:份|上旬|中旬|下旬|底|初)?)(?![、和0-9等])"
)
"""研究4次，分别于3月、5月、8月、11月: as many months as times."""
_TIME = "[春夏秋冬]季?(?:学期)?|[寒暑][假期]|[上下]半年|[春秋]季?开学"
_TIMES = WordPattern(
    rf"(?P<list>(?<![、和])(?:{_TIME})(?:[、和](?:{_TIME})){{1,4}})(?P<number>{_NUMBER})(?:轮|次|季|期|批)"
)
"""春季、暑期、秋季三轮: as many times as are named."""
_BRACKETED = WordPattern("（[^）\\n]{1,24}）")
_ENCLOSED = WordPattern("“[^”\\n]{1,24}”|（[^）\\n]{1,24}）|《[^》\\n]{1,60}》")
_HEAD = WordPattern(
    r"^.*(?:的|了|将|对|由|与|会同|围绕|涉及|包括|把|向|从(?![轻重严宽快业教事])|聚焦|依托|通过|针对|落实|建立|印发|制定"
    r"|明确|覆盖|包含|涵盖|开展|组织|完成|实现|强化|健全|完善|推进|深化|打造|形成|开设|设立|配备|整合|共享|打通|实行|推行|突出|检查|聘请)(?=.{2})"
)
"""What stands in the first item of a list before the list itself."""
_ENDED = WordPattern("等(?:方式|形式|手段|措施|途径|渠道|方法|办法|举措)")
"""What ends a list before the things that are counted."""
_DONE_BY = WordPattern(
    r"、[^、]*(?:(?:局|委|院|厅|会|处|科|部门|中心|公司)(?:对|向|在|为|到|组织|检查|抽查|走访)|(?:提出|推出|实施|部署|新建|建成|培育|制定|印发|出台|采取|取缔|查处)$)[^、]*$"
)
"""What ends a list of those who do something to so many others, or of what something is done for."""
_MOST_MISSING = 4
"""Of a list that ends before more of its number is reached, the number is that of something else."""
_JOINED = WordPattern(r"[一-鿿]{2}[和及与][一-鿿]{2}")


@rule(
    "数字-列举", "列出的个数与说的相合", Severity.HINT, _REASON,
    _GOOD, _bad("3个基地", "4个基地"),
)  # fmt: skip
def _lists(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    texts = {_OPEN_LIST: _hidden(_ENCLOSED, prose.text), _LEVELS: _hidden(_BRACKETED, prose.text)}
    told: set[int] = set()
    for expression in (_LIST, _OPEN_LIST, _TITLES, _LEVELS, _BEHIND, _MONTHS, _MONTHS_BEHIND, _TIMES):
        for match in expression.finditer(texts.get(expression, prose.text)):
            if _is_of_something_else(match, expression) or match.start("number") in told:
                continue
            fewest, most = _count(match["list"], behind=expression is _BEHIND, of_levels=expression is _LEVELS)
            said = _said(match)
            if most < 2 or not 0 < said <= most + _MOST_MISSING:
                continue
            if fewest > said or (said > most and not _goes_on(match)):
                told.add(match.start("number"))
                message = f"列了{fewest if fewest > said else most}个，写的是{quoted(_told(match))}"
                yield Hit(prose.spot(*match.span()), message, "核对；没有列全的写“等”")


def _said(match: re.Match[str]) -> int:
    """Return how many are said to be listed; 0 for what is no number."""
    return int(parse_number(match["number"].replace("两", "二")) or 0)


def _goes_on(match: re.Match[str]) -> bool:
    """Return whether a list says that it is not whole."""
    named = match.groupdict()
    return bool(named.get("open") or named.get("some"))


def _hidden(enclosed: WordPattern, text: str) -> str:
    """Return `text` with what is enclosed as words without marks, as long as before."""
    return enclosed.sub(lambda match: "某" * len(match[0]), text)


def _is_of_something_else(match: re.Match[str], expression: WordPattern) -> bool:
    """Return whether the number at a list is not how many are listed."""
    if "大报告" in _told(match) or "分别" in match["list"] or _ENDED.search(match["list"]):
        return True
    if expression is _LEVELS:
        return "等" in match["list"]
    return expression in (_LIST, _OPEN_LIST) and _DONE_BY.search(match["list"]) is not None


def _told(match: re.Match[str]) -> str:
    """Return the words that say how many."""
    before = match.start("number") > match.end("list") - 1
    return (
        match.string[match.end("list") : match.end()].lstrip("”的")
        if before
        else match.string[match.start() : match.start("list")]
    )


def _count(words: str, *, behind: bool, of_levels: bool = False) -> tuple[int, int]:
    """Return how many things are listed: at least, and when each 和 joins two."""
    if words[-1] in "季期假年学" and re.fullmatch(f".*(?:{_TIME})", words):
        return (times := len(re.split("[、和]", words))), times
    if "《" in words or words.startswith("“"):
        return max(words.count("《"), words.count("“")), max(words.count("《"), words.count("“"))
    if of_levels:
        levels = sum(_levels_in(item) for item in re.split("、|—{1,2}|－|和|及", words.rsplit("级", maxsplit=1)[-1]))
        return levels, levels
    return _count_items(_items(words, behind=behind))


def _items(words: str, *, behind: bool) -> list[str]:
    """Return the things of a list, without what stands before its head; the number of one may stand `behind` it."""
    items = re.split("[、和]", words) if "月" in words and words[0].isdigit() else words.split("、")
    items = items[max((i for i, item in enumerate(items) if "等" in item), default=0) :]
    if behind:
        return items
    return items[max((i for i, item in enumerate(items[:-1]) if _HEAD.match(item)), default=0) :]


def _count_items(items: Sequence[str]) -> tuple[int, int]:
    """Return how many things `items` are: at least, and when each 和 in the last joins two."""
    joined = sum(len(_JOINED.findall(item)) for item in items[-1:])
    kinds = {item[-1] for item in items}
    if len(kinds) > 1:
        return len(items), len(items) + joined
    if not re.search(f"{kinds.pop()}[和及与]", items[-1]):
        joined = 0  # 综合科、教育科、政策法规与安全科: one name
    return len(items) + joined, len(items) + joined


_LEVEL = ("省", "市州盟", "县区旗", "乡镇", "村")


def _levels_in(item: str) -> int:
    """Return how many levels of administration an item is: 省市 are two, 乡镇 and every other name one."""
    if not set(item) <= set("".join(_LEVEL)):
        return 1
    return sum(any(each in level for each in item) for level in _LEVEL)


_ANNOUNCED = WordPattern(
    rf"(?<![0-9一二三四五六七八九十第])(?P<at>(?P<number>{_NUMBER})(?:个|大|项|点|条)?(?:方面|问题|不足|任务|重点|措施|举措|短板|环节|工作(?!日)|抓手|突破|关口))"
    r"(?P<rest>[^。；\n]{0,16}[：:。])"
)
_ORDINALS = "一二三四五六七八九"
_ORDINAL = WordPattern(rf"(?:^|[。；：，\s])(?P<number>[{_ORDINALS}])是")


@rule(
    "数字-几个方面", "说几个方面，就写几个“是”", Severity.HINT, _REASON,
    _GOOD, _bad("还有两个方面的不足", "还有三个方面的不足"),
)  # fmt: skip
def _announced(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _ANNOUNCED.finditer(prose.text):
        said = int(parse_number(match["number"].replace("两", "二")) or 0)
        told = _ordinals(prose, match.end())
        if told > 1 and told != said:
            message = f"说的是{quoted(match['at'])}，后面写了{told}个“是”"
            yield Hit(prose.spot(*match.span("at")), message, "核对，补上或改数")


def _ordinals(prose: Prose, place: int) -> int:
    """Return how far 一是、二是 run in the rest of a passage, or at the beginnings of the next ones; 0 for not at once."""
    index = prose.passage_at(place - 1)
    text = prose.passages[index].text[place - prose.starts[index] :]
    if text.strip():
        found = [match["number"] for match in _ORDINAL.finditer(text)] if text.startswith("一是") else []
        return _run(["一", *found] if found[:1] != ["一"] else found) if text.startswith("一是") else 0
    heads = [passage.text.lstrip()[:2] for passage in prose.passages[index + 1 : index + 12]]
    return _run([head[0] for head in heads if head[1:] == "是"])


def _run(numbers: list[str]) -> int:
    """Return the last of `numbers` that follow on from 一."""
    last = 0
    for number in numbers:
        if _ORDINALS.find(number) != last:
            break
        last += 1
    return last
