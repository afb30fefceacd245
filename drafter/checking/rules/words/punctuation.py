"""Rules about punctuation marks (GB/T 15834-2011), numbers (GB/T 15835-2011) and the spaces between."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from drafter.checking.manuscript import Manuscript, Passage, Role
from drafter.checking.rule import Example, Hit, Severity, Spot, rule
from drafter.checking.rules.pattern_rules import in_one_voice, pattern, pattern_hits
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.prose import OWN_TEXT, READ_TEXT, prose_of, read_mark
from drafter.enclosures import enclosed
from drafter.hints import quoted
from drafter.model.characters import without_spaces

_HALF = WordPattern(r"(?<=[一-鿿]|[”》）%])[,;:?!]|(?<=[一-鿿])\(|\)(?=[一-鿿]|[，。；])|[,;:](?=[一-鿿])")
_NAMES = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_PAIRS = {"（": "）", "《": "》", "〈": "〉", "〔": "〕", "【": "】", "“": "”", "‘": "’"}
_SAME = str.maketrans("()", "（）")
_ITEM_NUMBER = WordPattern(r"(?:^|[。；：，])[0-9一二三四五六七八九十]{1,2}$")
_MARKS = WordPattern(r"[（）()《》〈〉〔〕【】“”‘’]")
_SPACED = (
    pattern(r"(?<=[0-9]) +(?=[一-鿿])", "数字和汉字之间有空格", "删去空格"),
    pattern(r"(?<=[一-鿿]) +(?=[0-9])", "汉字和数字之间有空格", "删去空格"),
    pattern(r"(?<=[一-鿿]|[）》”]) +(?=[，。；：、！？）》”])", "标点前面有空格", "删去空格"),
    pattern(r"(?<=[一-鿿]|[，。；：、]) +(?=[“《（])", "引号、书名号或括号前面有空格", "删去空格"),
    pattern(r"(?<=[，。；：、]) +(?=[一-鿿])", "标点后面有空格", "删去空格"),
)
_WITHIN_TEXT = WordPattern(r"(?<=[一-鿿])(?<!部分)[ \u3000]+(?=[一-鿿])")
_NUMBERED = WordPattern(
    "^[\\s\u3000]*(?:第?[一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾0-9]+(?:[章节篇编]|部分)?|[0-9]+(?:\\.[0-9]+)+)$"
)
"""What stands before the space behind a heading's number: 第一章, 第四部分, 2.1."""
_ROW = WordPattern("^[^。；！？]*[ \u3000]{1,}[^。；！？]*[ \u3000]{1,}[^。；！？]*$")
"""A line with several columns that spaces set apart."""
_STRAIGHT = WordPattern(r"\"(?=[一-鿿])|(?<=[一-鿿]|[。，])\"")
_QUOTED_SPACE = {"《": "》", "“": "”"}
_STOPPED = WordPattern(r"[。！？：；…]$|[。！？…][”’）》]$")
_LONGEST_HEADING = 40
_CASES = WordPattern(r"案件[^。；，\n]{0,4}[0-9]+件[^。；\n]*?(?=[。；\n]|$)")
_STANDARD = "GB/T 15834-2011《标点符号用法》"
_PLAIN = Example("全年检查77次，下发文件《甲办法》《乙办法》，做到“谁执法、谁普法”。")


@rule("标点-半角", "中文里用全角标点", Severity.WARNING, _STANDARD, _PLAIN, "制定方案,明确责任;抓好落实。")
def _half_width(manuscript: Manuscript) -> list[Hit]:
    prose = prose_of(manuscript)
    hits = []
    for match in _HALF.finditer(prose.text):
        spot = prose.spot(match.start(), match.end())
        if prose.passages[spot.passage].role is Role.DATE or _in_number(prose.passages[spot.passage].text, spot):
            continue
        mark = match[0]
        hits.append(Hit(spot, f"中文里用了半角标点“{mark}”", f"改为全角“{_NAMES[mark]}”"))
    return in_one_voice(hits, 8)


def _in_number(text: str, spot: Spot) -> bool:
    mark = read_mark(text)
    return mark is not None and spot.end <= text.find(mark.number) + len(mark.number)


@rule(
    "标点-成对", "括号、引号、书名号成对", Severity.WARNING, _STANDARD + " 4.8、4.9、4.15",
    _PLAIN, "印发《工作方案，开展“法律进校园”活动。",
)  # fmt: skip
def _unpaired(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for i, passage in enumerate(prose.passages):
        if passage.role in (*READ_TEXT, Role.TITLE, Role.ADDRESSEE):
            yield from _unpaired_in(i, passage.text)


def _unpaired_in(i: int, text: str) -> Iterator[Hit]:
    open_marks: list[tuple[str, int]] = []
    closed = Counter[str]()  # how many of them each closing mark would close
    for char, at in _marks(text):
        if char in _PAIRS:
            open_marks.append((char, at))
            closed[_PAIRS[char]] += 1
        elif closed[char]:
            due = next(n for n in range(len(open_marks) - 1, -1, -1) if _PAIRS[open_marks[n][0]] == char)
            yield from (_unclosed(i, each) for each in open_marks[due + 1 :])
            closed.subtract(_PAIRS[other] for other, _ in open_marks[due:])
            del open_marks[due:]
        elif char != "）" or not _ITEM_NUMBER.search(text, max(0, at - 3), at):  # 1） numbers an item
            yield Hit(Spot(i, at, at + 1), f"“{char}”没有配对的前一半", "补上前一半，或删去")
    yield from (_unclosed(i, each) for each in open_marks)
    if text.count('"') % 2:
        at = text.rindex('"')
        yield Hit(Spot(i, at, at + 1), "直引号不成对", "改为成对的“”")


def _marks(text: str) -> Iterator[tuple[str, int]]:
    """Yield the paired marks of a passage and their places; not those of its number."""
    number = read_mark(text)
    begin = text.find(number.number) + len(number.number) if number else 0
    for match in _MARKS.finditer(text, begin):
        yield match[0].translate(_SAME), match.start()


def _unclosed(i: int, mark: tuple[str, int]) -> Hit:
    char, at = mark
    return Hit(Spot(i, at, at + 1), f"“{char}”没有配对的后一半", "补上后一半，或删去")


@rule("标点-直引号", "引号用“”", Severity.WARNING, _STANDARD + " 4.8", _PLAIN, '开展"法律进校园"活动。')
def _straight(manuscript: Manuscript) -> list[Hit]:
    prose = prose_of(manuscript)
    places = [m.start() for m in _STRAIGHT.finditer(prose.text)]
    return in_one_voice([Hit(prose.spot(at, at + 1), "中文里用了直引号", "改为“”") for at in places], 4)


@rule(
    "标点-句末", "段末有句号", Severity.HINT, _STANDARD + " 4.1",
    _PLAIN, "健全领导干部学法制度，加强教师培训。提高依法治校的能力，促进规范办学",
)  # fmt: skip
def _no_stop(manuscript: Manuscript) -> Iterator[Hit]:
    passages = prose_of(manuscript).passages
    for i, passage in enumerate(passages):
        text = passage.text.rstrip()
        if _heads_what_follows(passages, i):
            continue
        if passage.role is Role.BODY and _is_sentence(text) and not _STOPPED.search(text) and not _may_go_without(text):
            yield Hit(Spot(i, len(text) - 1, len(text)), f"段末“{text[-8:]}”没有句号", "补上句号")


_NUMBERED = WordPattern(r"[0-9]{1,2}(?:[.．][0-9]{1,2})*[ \u3000]+\S")
_LONGEST_SLOGAN, _PARAGRAPH = 24, 40


def _heads_what_follows(passages: Sequence[Passage], place: int) -> bool:
    """Return whether a line without a stop heads the text: numbered 1.1, or short between two whole paragraphs."""
    text = passages[place].text.strip()
    if "。" in text or re.search("[；：]", text):
        return False
    if _NUMBERED.match(text):
        return len(text) <= _LONGEST_HEADING
    around = [passages[each].text.rstrip() for each in (place - 1, place + 1) if 0 <= each < len(passages)]
    ends = all(each.endswith("。") and len(each) >= _PARAGRAPH for each in around)
    return len(around) > 1 and ends and len(text) <= _LONGEST_SLOGAN


def _is_sentence(text: str) -> bool:
    return "。" in text or "，" in text or len(text) > _LONGEST_HEADING


def _may_go_without(text: str) -> bool:
    """Return whether a paragraph without a full stop is a heading, ends in a quotation or in a half-width mark."""
    if re.search(r"[”’）》]$", text) and "。" not in text:
        return True
    mark = read_mark(text)
    return (mark is not None and mark.bare and len(mark.title) <= _LONGEST_HEADING) or text[-1] in ",;:"


@rule(
    "标点-并列", "并列的分句用同一种标点", Severity.HINT, _STANDARD + " 4.6",
    "行政处罚案件1件；行政复议案件1件，维持；行政诉讼案件2件，胜诉。",
    "行政处罚案件1件。行政复议案件1件，维持；行政诉讼案件2件，胜诉。",
)  # fmt: skip
def _uneven(manuscript: Manuscript) -> Iterator[Hit]:
    """Find clauses that count cases, some separated by full stops and some by semicolons."""
    prose = prose_of(manuscript)
    for i, passage in enumerate(prose.passages):
        if passage.role is not Role.BODY or passage.text.count("案件") < 3:
            continue
        ends = [passage.text[m.end() : m.end() + 1] for m in _CASES.finditer(passage.text)]
        if "；" in ends and "。" in ends[: len(ends) - 1 - ends[::-1].index("；")]:
            yield Hit(Spot(i), "并列的几类案件之间，有的用句号，有的用分号", "统一用分号，最后一项用句号")


_ORDINAL = WordPattern("(?P<mark>[。；，])(?P<number>[二三四五六七八九])是")


@rule(
    "标点-几是", "“一是……二是……”之间用同一种标点", Severity.HINT, _STANDARD + " 4.6",
    "一是人少；二是钱少；三是车少；四是事多。", "一是人少。二是钱少；三是车少；四是事多。",
    near="一是人少。工作难做；二是钱少；三是车少。经费不足；四是事多。",
)  # fmt: skip
def _ordinals(manuscript: Manuscript) -> Iterator[Hit]:
    """Find the one of three or more marks before 二是, 三是 of a paragraph that differs from all others."""
    prose = prose_of(manuscript)
    for i, passage in enumerate(prose.passages):
        found = list(_ORDINAL.finditer(passage.text))
        marks = [match["mark"] for match in found]
        of_two = set(marks) == {"，", "；"} and len(marks) == _TWO
        if passage.role not in OWN_TEXT or len(set(marks)) != _TWO or (len(marks) < _FEWEST_MARKS and not of_two):
            continue
        odd = next((match for match in found if marks.count(match["mark"]) == 1), None)
        usual = max(marks, key=marks.count)
        before = passage.text[: odd.start("mark")] if odd else ""
        if odd and not _says_two(before, usual):
            message = f"“{odd['number']}是”前面用{quoted(odd['mark'])}，别的用{quoted(usual)}"
            yield Hit(Spot(i, *odd.span()), message, f"改为{quoted(usual)}")


_FEWEST_MARKS, _TWO = 3, 2


def _says_two(before: str, usual: str) -> bool:
    """Return whether the point that ends `before` is of several sentences, which a semicolon would not part."""
    point = re.split("[一二三四五六七八九]是", before)[-1]
    return usual == "；" and "。" in point


@rule(
    "标点-空格", "字与字、字与数之间没有空格", Severity.HINT, "公文排版惯例",
    _PLAIN, "2021 年共检查77 次 ，开展 “法律进校园”活动。",
)  # fmt: skip
def _spaces(manuscript: Manuscript) -> list[Hit]:
    """Find spaces that do not belong; those within titles and quoted slogans may part their halves."""
    prose = prose_of(manuscript)
    kept = list(enclosed(prose.text, _QUOTED_SPACE, in_line=True))
    hits = list(pattern_hits(manuscript, _SPACED))
    for match in _WITHIN_TEXT.finditer(prose.text):
        place = bisect_right(kept, match.start(), key=lambda span: span[0]) - 1
        if place < 0 or match.start() >= kept[place][1]:
            spot = prose.spot(*match.span())
            if prose.passages[spot.passage].role in OWN_TEXT:
                hits.append(Hit(spot, "两个汉字之间有空格", "删去空格"))
    return in_one_voice(
        [each for each in hits if not _sets_apart(manuscript.passages[each.spot.passage].text, each.spot)], 8
    )


def _sets_apart(line: str, spot: Spot) -> bool:
    """Return whether a space stands behind a heading's number, or parts the columns of a line."""
    return bool(_NUMBERED.search(line[: spot.start]) or _ROW.search(line))


_NUMERALS = "GB/T 15835-2011《出版物上数字用法》"


_ADDRESSED = WordPattern(
    r"^[\s\u3000]*(?:[^，。；：\n]{2,24}(?:委员会|办公室|人民政府|政府|[省市县区州旗]委|教育局|教育厅|司法局|司法厅|依法治[省市县区]办)[，、]?){1,4}(?P<mark>[；，。、;,.]?)[\s\u3000]*$"
)
_FIRST_LINES = 3
"""Lines behind the title among which the addressee stands."""
_LETTER = 40
"""Characters from which on a line is the letter's text."""


@rule(
    "标点-主送机关", "主送机关后面用冒号", Severity.HINT, "GB/T 9704-2012《党政机关公文格式》7.3.2",
    Example(f"甲区教育局2021年法治政府建设情况报告\n区委、区政府：\n{'全年工作情况如下。' * 6}"),
    Example(f"甲区教育局2021年法治政府建设情况报告\n区委、区政府；\n{'全年工作情况如下。' * 6}"),
)  # fmt: skip
def _addressed(manuscript: Manuscript) -> Iterator[Hit]:
    titles = [i for i, passage in enumerate(manuscript.passages) if passage.role is Role.TITLE]
    if not titles:
        return
    first = titles[-1] + 1
    for i, passage in enumerate(manuscript.passages[first : first + _FIRST_LINES], first):
        following = next((each.text for each in manuscript.passages[i + 1 :] if each.text.strip()), "")
        match = _ADDRESSED.match(passage.text) if passage.role in OWN_TEXT else None
        if match and len(following) >= _LETTER and not _is_byline(manuscript, passage.text):
            written = match["mark"] or "没有标点"
            yield Hit(
                Spot(i, match.start("mark"), match.end("mark")),
                f"主送机关后面用冒号，这里是{quoted(written)}",
                "改为“：”",
            )


def _is_byline(manuscript: Manuscript, text: str) -> bool:
    """Return whether a line below the title names whose report it is: the authority in the title or the signature."""
    name = without_spaces(text)
    signed = (without_spaces(p.text) for p in manuscript.passages if p.role is Role.SIGNATURE)
    return without_spaces(manuscript.title).startswith(name) or name in signed


_ITEM_MARK = WordPattern(
    r"^[\s\u3000]*(?:（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.．](?![0-9]))"
)
_LONG_ITEM = 30
"""Characters from which on a numbered line is a paragraph."""


@rule(
    "标点-各条末尾", "编号的各条，末尾的标点一样", Severity.HINT, _STANDARD,
    Example(f"（一）{'加强领导，落实责任。' * 3}\n（二）{'加强培训，严格考核。' * 3}\n（三）{'加强检查，及时整改。' * 3}"),
    Example(f"（一）{'加强领导，落实责任。' * 3}\n（二）{'加强培训，严格考核。' * 2}加强培训，严格考核；\n（三）{'加强检查，及时整改。' * 3}"),
    near=Example("（一）加强领导，落实责任，及时研究解决问题，抓好各项工作；\n（二）加强培训，严格考核，及时通报考核的结果，抓好整改。"),
)  # fmt: skip
def _ends_of_items(manuscript: Manuscript) -> Iterator[Hit]:
    """Find an item that ends with a semicolon behind one that ends with a full stop, or before others that do."""
    passages = [(i, p.text.rstrip()) for i, p in enumerate(manuscript.passages) if p.role in OWN_TEXT]
    items = [(i, text if _is_long_item(text) else "") for i, text in passages if text]
    ends = [text[-1:] for _, text in items]
    for place, (i, text) in enumerate(items):
        is_apart = ends[max(place - 1, 0) : place] == ["。"] or ends[place + 1 : place + 3] == ["。", "。"]
        if text.endswith("；") and is_apart:
            yield Hit(Spot(i, len(text) - 1, len(text)), "这一条末尾是“；”，别的条末尾是句号", "改为句号")


def _is_long_item(text: str) -> bool:
    return len(text) >= _LONG_ITEM and _ITEM_MARK.match(text) is not None
