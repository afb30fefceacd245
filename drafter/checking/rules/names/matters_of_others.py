"""A rule about matters of other departments: no education bureau registers marriages or licenses public baths."""

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
from drafter.checking.text.line_index import held_in
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.own_bureau import own_bureau
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted

_TABLE = Path(texts.__file__).with_name("other_departments.txt")
_DONE = r"(?:办理|办结|受理|审批|核发|核准|颁发|换发|补发|注销|吊销|查处|查办|审核|认定|确认|登记|备案|作出|发放|处置|调处|化解|管理|监管)(?:了)?"
_KIND = r"(?:经营|申请|审批|登记|备案|许可证?|许可事项|执业证书?|证书|证|案件|案|事项|业务|手续|场所|单位|问题|纠纷|投诉|专项检查|执法检查|检查|整治|验收){0,2}"
_COUNT = r"(?:共|约|达|等)?[0-9]+(?:\.[0-9]+)?万?(?:余|多)?(?:件|次|家次|户次|宗|起|份|本|张|项|笔|例|户|家|处|个|人|名|元|万元|亿元)"
_BY_OTHERS = WordPattern(
    r"移送|移交|抄告|通报|配合|协助|会同|联合|协调|协同|转办|转交|推送|函告|反馈|提请|共享|核查|比对|查验|凭|持有|取得|申领|为[^，。；]{0,6}教职工|(?:学校|幼儿园|园所|单位|机构)(?:均|都|已|全部|依法|自行)*$"
)
"""What a clause says where others do it, or schools have it of others."""
_TAUGHT = WordPattern(
    r"知识|宣传|普法|讲座|讲解|学习|培训|演练|预防|防范|食堂|实验室|校车|校舍|工程|建设项目|基建|法律服务|咨询|资助|典型|案例|竞赛|作品"
)
"""What stands beside a matter that is taught, or that a school needs."""
_GOOD = "甲区教育局2021年法治政府建设年度报告\n全年办理行政许可26件，其中教师资格认定20件、民办学校设立6件。"


class _Matters(NamedTuple):
    departments: tuple[str, ...]
    names: tuple[str, ...]


@lru_cache(maxsize=1)
def _table() -> tuple[_Matters, ...]:
    return tuple(_Matters(tuple(row[0].split()), tuple(row[1].split())) for _, row in read_rows(_TABLE))


@rule(
    "用语-别家职权", "没有别的部门办的事", Severity.HINT, "各单行法律、行政法规规定的主管部门；《党政机关公文处理工作条例》第十九条：情况确实",
    _GOOD, _GOOD.replace("民办学校设立6件", "婚姻登记6件"),
    near=_GOOD + "会同公安机关查处治安案件2件，学校办理食品经营许可证60份。",
)  # fmt: skip
def _of_others(manuscript: Manuscript) -> Iterator[Hit]:
    """Find what another department registers, licenses or punishes, counted among what this bureau did."""
    prose, own = prose_of(manuscript), own_bureau(manuscript)
    if own is None:
        return
    for matters in _table():
        if any(each in own.kind for each in matters.departments):
            continue
        names = held_in(prose.text, matters.names)
        if not names:
            continue
        expression = _named(tuple(sorted(names, key=len, reverse=True)))
        for sentence in prose.sentences:
            for match in expression.finditer(sentence.text):
                if _is_done_here(sentence.text, match, matters):
                    spot = prose.spot(sentence.start + match.start("at"), sentence.start + match.end("at"))
                    message = f"{quoted(match['at'])}不是教育部门办的事"
                    yield Hit(spot, message, "核对；是从别处的稿子带来的，删去或改过来")


@lru_cache(maxsize=32)
def _named(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds one of `names`, with the verb before it and the number behind it."""
    return re.compile(
        rf"(?P<done>{_DONE}|[0-9][名户人]|[0-9]位)?(?P<at>(?:{'|'.join(names)}){_KIND})(?P<count>{_COUNT})?"
    )


def _is_done_here(text: str, match: re.Match[str], matters: _Matters) -> bool:
    """Return whether `match` is done or counted, and no words near it say that others do it or that it is taught."""
    before = text[: match.start()]
    sentence, clause, item = (before[max(map(before.rfind, stops)) + 1 :] for stops in ("；", "，；：", "，；：、"))
    named = any(each in sentence for each in matters.departments if len(each) > 1)
    told = (match["done"] or match["count"]) and not named
    return bool(told) and not _BY_OTHERS.search(clause) and not _TAUGHT.search(item + text[match.end() :][:4])
