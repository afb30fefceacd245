"""Rules about what the law says in numbers: within which time, how many times, how much."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from drafter.checking.manuscript import Manuscript
from drafter.checking.rule import Example, Hit, Severity, rule
from drafter.checking.tables import read_table
from drafter.checking.text.needed_words import WordPattern
from drafter.checking.text.periods import PERIOD, days
from drafter.checking.text.prose import prose_of
from drafter.hints import quoted
from drafter.model.numerals import parse_number

_TABLE = Path(__file__).with_suffix(".yaml")
_EXTENDED = WordPattern(r"延长|延期|补正(?!的(?:全部)?(?:内容|材料))|中止|顺延|扣除|第三方|缩短|提前|压缩|原来|原为")
_SET = WordPattern(PERIOD)
_SLACK = 1.05
"""Twenty working days and twenty-nine days are the same."""
_REASON = "《行政处罚法》《行政许可法》《行政复议法》《行政诉讼法》《政府信息公开条例》等；见 legal_limits.yaml"
_GOOD = Example(
    "受理政府信息公开申请3件，均自收到申请之日起20个工作日内答复。当事人在告知后5日内提出听证申请，处罚决定自作出之日起7个工作日内公示，"
    "案件均自立案之日起90日内办结，罚款按违法所得1倍以上5倍以下确定。"
)


class _Limit(NamedTuple):
    """What the law says of one period."""

    expression: WordPattern
    allowed: tuple[float, ...]
    """In days."""
    kind: str
    """恰好, 至多 or 至少."""
    source: str
    since: int = 0
    """The year from which on the law says so; 0 for longer than reports go back."""
    formerly: tuple[float, ...] = ()
    """What it said before."""

    def is_kept(self, days: float, year: int | None) -> bool:
        """Return whether a period of so many days is as the law says, or said in the `year` of the report."""
        allowed = self.allowed + (self.formerly if year and year < self.since else ())
        if self.kind == "至多":
            return days <= max(allowed) * _SLACK
        if self.kind == "至少":
            return days * _SLACK >= min(allowed)
        return any(abs(days - each) < 1 for each in allowed)


class _Amount(NamedTuple):
    expression: WordPattern
    most: float
    source: str


@lru_cache(maxsize=1)
def _tables() -> tuple[tuple[_Limit, ...], tuple[_Amount, ...]]:
    tables: dict[str, list[list[Any]]] = read_table(_TABLE)
    limits = tuple(
        _Limit(WordPattern(before + PERIOD + after), _allowed(allowed), kind, source, *_formerly(*changed))
        for before, after, allowed, kind, source, *changed in tables["期限"]
    )
    amounts = tuple(_Amount(WordPattern(each), float(most), source) for each, most, source in tables["数额"])
    return limits, amounts


def _allowed(words: str) -> tuple[float, ...]:
    return tuple(days(match) for match in _SET.finditer(words))


def _formerly(since: str = "0", words: str = "") -> tuple[int, tuple[float, ...]]:
    return int(since), _allowed(words)


@rule(
    "用语-法定期限", "写到的期限是法律规定的期限", Severity.WARNING, _REASON,
    _GOOD, "受理政府信息公开申请3件，均自收到申请之日起40个工作日内答复。",
    near="受理政府信息公开申请3件，承诺10个工作日内答复，经批准延长20个工作日的，在40个工作日内答复。",
)  # fmt: skip
def _periods(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    seen: set[int] = set()
    for limit in _tables()[0]:
        for match in limit.expression.finditer(prose.text):
            start, end = match.start("number"), match.end("unit")
            if limit.is_kept(days(match), manuscript.year) or start in seen or _is_extended(prose.text, start, end):
                continue
            seen.add(start)
            message = f"{quoted(prose.text[start:end])}和法律的规定对不上"
            yield Hit(prose.spot(start, end), message, f"核对：{limit.source}")


def _is_extended(text: str, start: int, end: int) -> bool:
    """Return whether the sentence around a period speaks of longer ones or of promises."""
    begin = max(text.rfind(mark, 0, start) for mark in "。；\n") + 1
    stop = min((place for mark in "。；\n" if (place := text.find(mark, end)) >= 0), default=len(text))
    return bool(_EXTENDED.search(text, begin, stop))


@rule(
    "用语-法定数额", "罚款的倍数、数额在法律的幅度以内", Severity.HINT, _REASON,
    _GOOD, "没收违法所得2万元，并处违法所得8倍的罚款16万元。",
    near="没收违法所得2万元，并处违法所得1倍以上5倍以下的罚款。",
)  # fmt: skip
def _amounts(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    seen: set[int] = set()
    for amount in _tables()[1]:
        for match in amount.expression.finditer(prose.text):
            number = parse_number(match["number"])
            if number is None or number <= amount.most or match.start("number") in seen:
                continue
            seen.add(match.start("number"))
            message = f"{quoted(match['number'])}超过了法律规定的{amount.most:g}"
            yield Hit(prose.spot(match.start("number"), match.end("number")), message, f"核对：{amount.source}")


_FINES = WordPattern(r"罚(?:没)?款(?:共|合计|共计|总计|金额|总额)*(?:为|达)?(?P<sum>[0-9.]+)万元")
_CASES = WordPattern(r"(?P<cases>[0-9]+)(?:件|起|宗)")
_SIMPLE = WordPattern(r"(?:均|全部|都|一律)(?:依法)?(?:适用|按照|按|采用)?(?P<at>(?:适用)?简易程序)")
_MOST_EACH = 3000
"""Yuan: what an organisation is fined at most on the spot, 《行政处罚法》第五十一条."""


@rule(
    "用语-简易程序", "简易程序的罚款在限额以内", Severity.HINT, "《行政处罚法》第五十一条：对公民200元以下、对组织3000元以下",
    _GOOD, "办理处罚案件2件，罚款3万元，均适用简易程序。",
    near="办理处罚案件9件，罚款1.8万元，均适用简易程序，当场作出。",
)  # fmt: skip
def _on_the_spot(manuscript: Manuscript) -> Iterator[Hit]:
    prose = prose_of(manuscript)
    for match in _SIMPLE.finditer(prose.text):
        line = prose.text.rfind("\n", 0, match.start()) + 1
        stop = prose.text.find("\n", match.end())
        sentences = prose.text[line : stop if stop >= 0 else len(prose.text)]
        fines = [float(fine["sum"]) for fine in _FINES.finditer(sentences) if fine["sum"].count(".") < 2]
        cases = [int(case["cases"]) for case in _CASES.finditer(sentences)]
        if fines and cases and min(fines) * 10_000 > _MOST_EACH * max(cases):
            message = f"罚款{min(fines):g}万元，超过了简易程序的限额"
            yield Hit(
                prose.spot(match.start("at"), match.end("at")),
                message,
                "核对，是不是普通程序（《行政处罚法》第五十一条）",
            )
