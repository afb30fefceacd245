"""What figures and dates must have to do with each other, judged over the answers so far.

The relations are data (`drafter.model.relation_table`); the questionnaire, the review table
and `drafter check` all judge by `doubts`. A relation is silent while an answer it needs
is missing, and while an approximate figure (400余, 近千) may still be right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from drafter.model.amounts import Amount, amount, last_year_of, number
from drafter.model.answer_path import AnswerPath
from drafter.model.catalogue import Catalogue, core
from drafter.model.counted import Counted, figures
from drafter.model.doubt import KEEP, SWING, Doubt, with_reasons
from drafter.model.field_spec import answer_at
from drafter.model.figure_words import RATES
from drafter.model.relation_comparisons import check_comparisons
from drafter.model.relation_dates import check_dates
from drafter.model.relation_figures import check_ranges
from drafter.model.relation_outcomes import check_outcomes
from drafter.model.relation_plans import check_plans
from drafter.model.relation_recipients import check_recipients
from drafter.model.relation_records import check_records
from drafter.model.relation_rests import check_rests
from drafter.model.relation_table import Needs, Relations
from drafter.model.report import Report

_MOST_CHANGE = Decimal("0.3")
_LEAST_DIFFERENCE = 3
"""A change of one or two is no swing, whatever its percentage."""


def doubts_of(report: Report, catalogue: Catalogue | None = None) -> tuple[Doubt, ...]:
    """Return what does not agree among the answers so far, in the order of the relations.

    `catalogue` is a jurisdiction's (`Jurisdiction.catalogue`), None the model's own: figures are judged by its
    relations, and judged and shown in the units in which they were asked.
    """
    catalogue = catalogue or core()
    known, relations = figures(report, catalogue), catalogue.relations
    found = (
        *_sums(known, relations),
        *_ladders(known, relations),
        *_rates(known, relations),
        *_roll_forwards(known, relations),
        *check_rests(known, relations),
        *check_comparisons(known, relations),
        *_needs(known, relations),
        *_lists(report, known, relations),
        *check_ranges(known, relations.ranges, catalogue),
        *check_outcomes(report, known),
        *check_dates(report),
        *check_recipients(report),
        *check_plans(report, known, catalogue),
        *check_records(report),
        *_swings(known, relations),
    )
    return with_reasons(_told_once(found), report)


def _told_once(found: Iterable[Doubt]) -> list[Doubt]:
    """Return what is found without what another doubt about parts says of the same answers, or of more."""
    kept: list[Doubt] = []
    for doubt in sorted(dict.fromkeys(found), key=lambda each: -len({*each.paths})):
        if not any(doubt.is_of_several and {*doubt.paths} <= {*each.paths} for each in kept if each.is_of_several):
            kept.append(doubt)
    return [each for each in dict.fromkeys(found) if each in kept]


def _have(known: Mapping[str, Counted], paths: Iterable[str]) -> list[Counted]:
    return [known[path] for path in paths if path in known]


def _carried(known: Mapping[str, Counted], totals: Iterable[str], relations: Relations) -> list[Counted]:
    """Return what is told to have come over from last year beside the figures at `totals`."""
    return _have(known, (carried for total, carried in relations.carried if total in totals))


def _other_parts(known: Mapping[str, Counted], total: str, parts: Iterable[str], relations: Relations) -> bool:
    """Return whether answers beside `parts` are told to be parts of the figure at `total`."""
    others = {part for each in relations.sums if each.total == total for part in each.parts}
    others |= {each.part for each in relations.ladders if each.wholes == (total,)}
    return any(path in known for path in others.difference(parts))


def _total(counted: Iterable[Counted]) -> Amount:
    total = Amount(Decimal(0), Decimal(0))
    for each in counted:
        total = total.plus(each.amount)
    return total


def _size(size: Decimal, like: Counted) -> str:
    """Return a size in the smallest unit of its kind as it would be counted in `like`."""
    unit = like.figure.unit or like.unit
    return number(size) + (unit[1:] if unit[:1] in "万亿" and len(unit) > 1 else unit)


def _shown(counted: Iterable[Counted]) -> str:
    return "、".join(each.shown for each in counted)


def _sums(known: Mapping[str, Counted], relations: Relations) -> Iterator[Doubt]:
    for total_path, part_paths, closed, _ in relations.sums:
        total, parts = known.get(total_path), _have(known, part_paths)
        if total is None or not parts:
            continue
        carried = _carried(known, (total_path,), relations)
        are_known = closed and len(parts) == len(part_paths)
        all_there = are_known and not _other_parts(known, total_path, part_paths, relations)
        summed, whole = _total(parts), _total((total, *carried))
        more, less = summed.least > whole.most, all_there and summed.most < whole.least
        if not more and not less:
            continue
        difference = summed.least - whole.most if more else whole.least - summed.most
        said = f"{_shown((total, *carried))}，其中{_shown(parts)}，合起来{'多' if more else '少'}了 {_size(difference, total)}"
        if more and len(parts) == 1:
            said = f"{parts[0].shown}，多于 {_shown((total, *carried))}（{parts[0].title}在{total.title}之中）"
        paths = (total_path, *(part.path for part in (*carried, *parts)))
        yield Doubt("数字-合计", total_path, paths, said, f"核对总数和各个分项；{KEEP}")


def _ladders(known: Mapping[str, Counted], relations: Relations) -> Iterator[Doubt]:
    for part_path, whole_paths, source in relations.ladders:
        part = known.get(part_path)
        wholes = _have(known, whole_paths) if part is not None else []
        if part is None or len(wholes) < len(whole_paths) or part.amount.least <= _total(wholes).most:
            continue
        wholes += _carried(known, whole_paths, relations)
        if part.amount.least <= _total(wholes).most:
            continue
        yield Doubt(
            "数字-不超过",
            part_path,
            (part_path, *(whole.path for whole in wholes)),
            f"{part.shown}，多于 {_shown(wholes)}（{source}）",
            f"核对这{'两' if len(wholes) == 1 else '几'}个数；{KEEP}",
        )


def _rates(known: Mapping[str, Counted], relations: Relations) -> Iterator[Doubt]:
    for rate_path, part_path, base_path, source in relations.rates:
        found = _have(known, (rate_path, part_path, base_path)) if rate_path in known else []
        if len(found) < 3:
            continue
        rate, part, base = found
        if not (rate.amount.exact and part.amount.exact and base.amount.exact and base.amount.most):
            continue
        if _carried(known, (base_path,), relations):
            continue
        right = part.amount.most / base.amount.most * 100
        places = len(rate.figure.written.partition(".")[2])
        is_off = abs(rate.amount.most - right) >= Decimal(1).scaleb(-places) or rate.amount.most == 100 != right
        if right <= 100 and is_off:
            yield Doubt(
                "数字-比率",
                rate_path,
                (rate_path, part_path, base_path),
                f"{rate.shown}，按 {part.shown}、{base.shown} 算是 {number(right)}%（{source}）",
                f"核对这三个数；{KEEP}",
            )


def _roll_forwards(known: Mapping[str, Counted], relations: Relations) -> Iterator[Doubt]:
    for path, added_paths, removed_paths, source in relations.roll_forwards:
        stock, added, removed = known.get(path), _have(known, added_paths), _have(known, removed_paths)
        if stock is None or len(added) < len(added_paths) or len(removed) < len(removed_paths):
            continue
        last = last_year_of(stock.figure.last_year)
        if last is None or not last.applies:
            continue
        right = amount(last, stock.unit).plus(_total(added)).minus(_total(removed))
        if right.meets(stock.amount):
            continue
        expected = f"，应当是 {_size(right.most, stock)}" if right.exact and right.most >= 0 else ""
        yield Doubt(
            "数字-滚存",
            path,
            (path, *added_paths, *removed_paths),
            f"{stock.shown}，上年 {last.text(stock.unit)}，{_shown([*added, *removed])}{expected}（{source}）",
            f"核对这几个数和上年的数；{KEEP}，如调入、调出",
        )


def _needs(known: Mapping[str, Counted], relations: Relations) -> Iterator[Doubt]:
    shares = (Needs(each.rate, (base,), each.source) for each in relations.rates for base in (each.part, each.base))
    for path, base_paths, source in (*relations.needs, *relations.means, *shares):
        each = known.get(path)
        bases = _have(known, base_paths) if each is not None else []
        if each is None or not bases or each.amount.least <= 0 or len(bases) < len(base_paths):
            continue
        bases += _carried(known, base_paths, relations)
        if all(base.amount.most == 0 for base in bases):
            yield Doubt(
                "数字-有无",
                path,
                (path, *base_paths),
                f"{each.shown}，但{_shown(bases)}（{source}）",
                f"核对这几个数；{KEEP}",
            )


def _lists(report: Report, known: Mapping[str, Counted], relations: Relations) -> Iterator[Doubt]:
    for names_path, count_path, source in relations.lists:
        count, names = known.get(count_path), answer_at(report, AnswerPath(names_path))
        if count is None or not isinstance(names, tuple) or not _is_miscounted(names, count):
            continue
        only = "" if len(names) > count.amount.most else "只"
        yield Doubt(
            "数字-名单",
            count_path,
            (count_path, names_path),
            f"{count.shown}，但{AnswerPath(names_path).leaf}{only}列了 {len(names)} 个（{source}）",
            f"核对数和名单；{KEEP}",
        )


def _is_miscounted(names: tuple[object, ...], count: Counted) -> bool:
    """Return whether there are more names than are counted, or fewer that do not end with 等."""
    is_open = not names or str(names[-1]).endswith("等")
    return len(names) > count.amount.most or (len(names) < count.amount.least and not is_open)


def _swings(known: Mapping[str, Counted], relations: Relations) -> Iterator[Doubt]:
    accounted = {stock for stock, *why, _ in relations.roll_forwards if all(p in known for paths in why for p in paths)}
    for path, each in known.items():
        text = each.figure.last_year
        last = last_year_of(text) if text and path not in accounted else None
        if last is None or not (last.applies and each.figure.applies):
            continue
        change = _change(each, amount(last, each.unit))
        if change:
            message = f"{each.shown}，上年 {last.text(each.unit)}，{change}"
            yield Doubt(SWING, path, (path,), message, "核对这个数；没有错就写明变化的原因")


def _change(each: Counted, before: Amount) -> str:
    """Return by how much a figure rose or fell: 增加133%, 上年没有; empty when that is nothing unusual."""
    now = each.amount
    change = max(now.least - before.most, before.least - now.most)
    if change <= before.most * _MOST_CHANGE or _small(change, each):
        return ""
    if not before.most:
        return "上年没有"
    rises, unit = now.least > before.most, each.figure.unit or each.unit
    if unit in RATES:
        return f"{'提高' if rises else '下降'}{number(change)}个百分点"
    rate = number((change / before.most * 100).quantize(Decimal(1), ROUND_HALF_UP))
    return f"{'增加' if rises else '减少'}{rate}%"


def _small(change: Decimal, each: Counted) -> bool:
    return (each.figure.unit or each.unit)[-1:] not in ("元", "%", "‰") and change < _LEAST_DIFFERENCE
