"""Tells which figures a report prints below headings without a word of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from drafter.authoring.fact_words import FactWords
from drafter.authoring.matters import WordedFact
from drafter.authoring.outline_draft import pairs
from drafter.authoring.outline_places import WORK_DONE
from drafter.authoring.trial import TRIAL_YEAR, trial_reports
from drafter.authoring.unmet_words import Below, unmet_words
from drafter.checking.text.statutory_parts import StatutoryPart, part_of_heading
from drafter.hints import quoted
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import ReportKind
from drafter.jurisdictions.usage import written_into
from drafter.model.report import Report
from drafter.model.titles import ACTIVITIES, BODY, LEADERSHIP, YEAR
from drafter.sections.render_sections import Section, render_report
from drafter.sections.template_values import YEARS_BESIDE
from drafter.text_runs import Run

_SHOWN = 6
"""Matters that a line names one by one; of more it names the topics."""
_OF_TOPIC = 2
"""Matters of a topic that are named one by one also where there are many."""
_FEW = 3
"""Facts of a matter that are named one by one."""


def stray_facts(jurisdiction: Jurisdiction, own_kinds: Collection[ReportKind], *, whole: bool = False) -> Iterator[str]:
    """Yield in Chinese, a line a heading, the matters whose facts reports print there though it has no word of them.

    Of the kinds that are not among the jurisdiction's `own_kinds` nothing is told, or with `whole` a line. What the bureau wrote into a text of its own is meant to stand there.
    Of many matters their topics are told, with `whole` all of them, and before them what stands below each heading.
    """
    if not own_kinds:
        return
    words = FactWords(jurisdiction)
    meant = written_into(jurisdiction)
    filled = trial_reports(jurisdiction)[1]
    known = _by_path(words)
    is_short = False
    for kind in jurisdiction.kinds:
        sections = render_report(filled, jurisdiction, kind).sections
        strays = _strays(sections, known, words, meant)
        first = _before_headings(sections, known, meant)
        if kind not in own_kinds:
            yield from _briefly(kind, strays) if whole else ()
            continue
        if whole:
            yield f"{quoted(kind.name)}里，每个标题下印的数："
            yield from (f"  {heading}：{'、'.join(_named(facts, words))}" for heading, facts in _below(sections, known))
        matters = {heading: [*_named(each, words)] for heading, each in strays.items()}
        told = (
            matters
            if whole
            else {heading: _in_short(names, strays[heading], words) for heading, names in matters.items()}
        )
        is_short = is_short or told != matters
        yield from _listing(kind, _FACTS, told, _MOVE_FACTS)
        yield from _listing(kind, _UNMET, dict(_unmet(sections, filled, known, words)), _MOVE_UNMET)
        before = {heading: [f for f in each if f not in strays.get(heading, ())] for heading, each in first.items()}
        shown = {heading: _in_short([*_named(each, words)], each, words) for heading, each in before.items() if each}
        yield from _listing(kind, _FIRST, shown, "" if told else _MOVE_FACTS)
        yield from _listing(kind, _ACTIVITIES, _stray_activities(sections, filled, words), _MOVE_ACTIVITIES)
    if is_short:
        yield f"每样都列出：drafter jurisdictions check {jurisdiction.name} --all"


def _by_path(words: FactWords) -> dict[str, WordedFact]:
    return {each.spec.path: each for each in words.facts}


_YEARS = {step: name for name, step in YEARS_BESIDE.items()}
"""The names of the years beside a report's by how far they are from it."""
_YEAR_NAMES = re.compile(r"\{[^{}]*\}")


def _listing(kind: ReportKind, what: str, names: Mapping[str, Sequence[str]], way_out: str) -> Iterator[str]:
    """Yield the `names` below each heading of `kind`, and what to do; nothing without any."""
    lines = [f"  {heading}：{'、'.join(each)}" for heading, each in names.items()]
    yield from filter(None, (f"{quoted(kind.name)}里，{what}", *lines, way_out)) if lines else ()


_FACTS = "标题没有提到、也印在它下面的数："
_UNMET = "标题说到、没有印在它下面的："
_MOVE_UNMET = "要移过来的，在那个标题的段落文件（是上级的，先 override）最后加一行 {{ 事实('名称') }}（名称是括号里的一个），原来的地方就不再印；没有印的，先从“不用主题”里删去它的主题"
_FIRST = "印在一章开头、第一个小标题之前的数："
_MOVE_FACTS = "放得不对的，在该放的标题的段落文件里加一行 {{ 事实('名称') }}（名称是上面的一个，不写括号；一个数写 章.名称），原来的地方就不再印"
_ACTIVITIES = "主题的活动印在只说到它一部分的标题下："
_MOVE_ACTIVITIES = "不合适的，把那个段落里的 {{ 活动('主题') }} 一行移到别的段落"


def _briefly(kind: ReportKind, strays: Mapping[str, Sequence[WordedFact]]) -> Iterator[str]:
    """Yield below which headings of an inherited `kind` facts stand of which these have no word; nothing without any."""
    if strays:
        counts = "、".join(f"{heading}（{len(facts)} 个数）" for heading, facts in strays.items())
        yield f"{quoted(kind.name)}照上级模板，标题没有提到、也印在它下面的：{counts}；要用这种报告的，先看看"


def _below(sections: Sequence[Section], facts: Mapping[str, WordedFact]) -> Iterator[tuple[str, Sequence[WordedFact]]]:
    """Yield each heading with the facts below it, in order; those without a fact are none."""
    found: dict[str, list[WordedFact]] = {}
    for heading, paths in _printed(sections):
        found.setdefault(heading, []).extend(facts[path] for path in paths if path in facts)
    yield from ((heading, told) for heading, told in found.items() if heading and told)


def _unmet(
    sections: Sequence[Section], filled: Report, facts: Mapping[str, WordedFact], words: FactWords
) -> Iterator[tuple[str, list[str]]]:
    """Yield the headings that speak of what does not stand below them, with that; those of parts are told by lists."""
    below = {
        heading: each for heading, each in _below_all(sections, filled, facts) if part_of_heading(heading) in WORK_DONE
    }
    yield from ((heading, [said]) for heading, said in unmet_words(below, words))


def _below_all(
    sections: Sequence[Section], filled: Report, facts: Mapping[str, WordedFact]
) -> Iterator[tuple[str, Below]]:
    """Yield each heading with what stands below it and below those under it, the outer ones last."""
    topics = {f"{ACTIVITIES}.{n}.{BODY}": str(each.topic) for n, each in enumerate(filled.activities or [], 1)}
    for section in sections:
        yield from _below_all(section.below, filled, facts)
        heading = "".join(map(_as_written, section.heading))
        if heading:
            paths = [path for _, each in _printed([section]) for path in each]
            yield heading, Below([facts[p] for p in paths if p in facts], {topics[p] for p in paths if p in topics})


def _strays(
    sections: Sequence[Section], facts: Mapping[str, WordedFact], words: FactWords, meant: frozenset[str]
) -> dict[str, list[WordedFact]]:
    """Return the facts below each heading that it does not speak of, in order."""
    found: dict[str, list[WordedFact]] = {}
    for heading, paths in _printed(sections):
        told = (facts[path] for path in paths if path in facts and meant.isdisjoint((path, facts[path].spec.matter)))
        strays = [fact for fact in told if not _is_spoken_of(_YEAR_NAMES.sub("", heading), fact, words)]
        if heading and strays:
            found.setdefault(heading, []).extend(strays)
    return found


def _before_headings(
    sections: Sequence[Section], facts: Mapping[str, WordedFact], meant: frozenset[str]
) -> dict[str, list[WordedFact]]:
    """Return the facts that stand right below each heading with others below it, before the first of these."""
    found: dict[str, list[WordedFact]] = {}
    for section in sections:
        heading = "".join(map(_as_written, section.heading))
        if heading and any(each.heading for each in section.below):
            own = (section, *(each for each in section.below if not each.heading))
            paths = (path for each in own for part in each.parts for path in sorted(part.answers))
            told = (facts[path] for path in paths if path in facts)
            found[heading] = [each for each in told if meant.isdisjoint((each.spec.path, each.spec.matter))]
        found |= _before_headings(section.below, facts, meant)
    return found


def _is_spoken_of(heading: str, fact: WordedFact, words: FactWords) -> bool:
    """Return whether a reader of `heading` looks for `fact` below it; what the principal does is told where he is named."""
    is_of_principal = fact.spec.group == LEADERSHIP and part_of_heading(heading) is StatutoryPart.PRINCIPAL
    return is_of_principal or words.speaks_of(heading, fact)


def _stray_activities(sections: Sequence[Section], filled: Report, words: FactWords) -> dict[str, list[str]]:
    """Return the topics whose activities stand below each heading that is about a part of them, or about others."""
    topics = {f"{ACTIVITIES}.{n}.{BODY}": str(each.topic) for n, each in enumerate(filled.activities or [], 1)}
    found: dict[str, list[str]] = {}
    for heading, paths in _printed(sections):
        told = [topics[path] for path in paths if path in topics]
        for topic in told if heading else ():
            if not _is_about(_YEAR_NAMES.sub("", heading), topic, words):
                found.setdefault(heading, []).append(topic)
    return found


def _is_about(heading: str, topic: str, words: FactWords) -> bool:
    """Return whether `heading` has a word for all of `topic`; of one without other words a part of its name is enough."""
    if any(words.says_all_of(heading, name) for name in words.chain_of(topic)):
        return True
    has_words = len(words.topics[topic].all) > 1
    return not has_words and not pairs(topic).isdisjoint(pairs(heading))


def _printed(sections: Sequence[Section], above: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield the nearest heading of each part of a report, and the paths of the answers that it prints, in order."""
    for section in sections:
        heading = "".join(map(_as_written, section.heading)) or above
        yield from ((heading, sorted(part.answers)) for part in section.parts)
        yield from _printed(section.below, heading)


def _as_written(run: Run) -> str:
    """Return a run of a heading as the outline writes it: the years that the program fills in by their names."""
    if run.answer != YEAR or not run.text.isdecimal():
        return run.text
    return f"{{{_YEARS.get(int(run.text) - int(TRIAL_YEAR), YEAR.leaf)}}}"


def _named(facts: Sequence[WordedFact], words: FactWords) -> Iterator[str]:
    """Yield the matters of `facts`; of one of which only a few stand there, these."""
    by_matter: dict[str, list[WordedFact]] = {}
    for fact in facts:
        by_matter.setdefault(fact.spec.matter or fact.spec.title, []).append(fact)
    whole = {name: sum(each.spec.matter == name for each in words.facts) for name in by_matter}
    for name, own in by_matter.items():
        if len(own) <= _FEW and len(own) < whole[name]:
            yield from (fact.spec.title for fact in own)
        else:
            yield name if len(own) == whole[name] else f"{name}（{len(own)} 个数）"


def _in_short(names: list[str], facts: Sequence[WordedFact], words: FactWords) -> list[str]:
    """Return the `names` of the matters of `facts`; of more than a few the topics, each with how many matters it has there."""
    if len(names) <= _SHOWN:
        return names
    by_topic: dict[str, list[WordedFact]] = {}
    for fact in facts:
        by_topic.setdefault(fact.spec.topic, []).append(fact)
    shown: list[str] = []
    for topic, own in by_topic.items():
        matters = [*_named(own, words)]
        is_whole = len(own) == sum(each.spec.topic == topic for each in words.facts)
        shown += matters if len(matters) <= _OF_TOPIC else [topic if is_whole else f"{topic}（{len(matters)} 样）"]
    return shown
