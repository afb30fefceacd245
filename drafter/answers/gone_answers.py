"""What an answers file holds and its jurisdiction no longer asks: kept in the file, not read, and named once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from drafter.hints import nearest, quoted
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.model.catalogue import Catalogue
from drafter.model.titles import ACTIVITIES, TOPIC
from drafter.yamlfile.yaml_text import YamlText

_LIKE = 0.6
"""From which likeness on a name that nobody asks for is a slip of one that is asked for."""
_MOST = 6
"""Names that a notice tells."""


def without_gone(source: YamlText, jurisdiction: Jurisdiction) -> YamlText:
    """Return `source` with plain data that its jurisdiction can read; its text is as it was.

    Answers to facts that were removed are left out, and a notice names them. What looks like a slip of a name stays,
    to be told as one. Activities under a topic's former name (原名) have the present one.
    """
    catalogue = jurisdiction.catalogue()
    gone = list(_gone(source.tree, catalogue))
    renamed = {former: topic.name for topic in jurisdiction.all_topics for former in topic.former}
    tree = _with_topics(_without(source.tree, gone), renamed)
    lost = _lost_topics(tree, jurisdiction)
    notices = list(source.notices)
    if gone:
        names = _listed([".".join(place) for place in gone])
        notices.append(f"现在的地区模板不问这些，答案留在文件里，不印：{names}")
    if lost:
        notices.append(f"现在的地区模板没有这些主题，它们的活动留在文件里，不印：{_listed(lost)}")
    return source._replace(tree=tree, notices=tuple(notices)) if tree != source.tree or lost else source


def _listed(names: Sequence[str]) -> str:
    """Return the first of `names` as messages show them, and how many there are."""
    more = f"等 {len(names)} 项" if len(names) > _MOST else ""
    return "、".join(map(quoted, names[:_MOST])) + more


def is_slip(name: str, known: list[str]) -> bool:
    """Return whether an unknown `name` looks like one of those `known`."""
    return bool(nearest(name, known, _LIKE))


def _gone(tree: Mapping[str, Any], catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    """Yield the places of answers that nobody asks for and that are no slips."""
    roots = catalogue.titles_at(None)
    for group in catalogue.groups():
        held = tree.get(group.path)
        known = catalogue.titles_at(group.path)
        for name in held if isinstance(held, Mapping) else ():
            is_foreign = name not in roots and _is_foreign(name, known)  # of the root: misplaced
            if is_foreign or f"{group.path}.{name}" in catalogue.unused:
                yield group.path, name
    for name, held in tree.items():
        if isinstance(held, Mapping) and _is_foreign(name, roots):
            yield (name,)


def _is_foreign(name: str, known: list[str]) -> bool:
    """Return whether a name is none of those `known`, and no slip of one."""
    return name not in known and not is_slip(name, known)


def _without(tree: Mapping[str, Any], gone: list[tuple[str, ...]]) -> dict[str, Any]:
    kept = dict(tree)
    for root, *rest in gone:
        if not rest:
            del kept[root]
            continue
        kept[root] = {name: value for name, value in kept[root].items() if name != rest[0]}
    return kept


def _with_topics(tree: dict[str, Any], renamed: Mapping[str, str]) -> dict[str, Any]:
    activities = tree.get(ACTIVITIES)
    if not renamed or not isinstance(activities, list):
        return tree
    moved = [
        {**each, TOPIC: renamed[each[TOPIC]]} if isinstance(each, Mapping) and each.get(TOPIC) in renamed else each
        for each in activities
    ]
    return {**tree, ACTIVITIES: moved}


def _lost_topics(tree: Mapping[str, Any], jurisdiction: Jurisdiction) -> list[str]:
    """Return the topics of activities that there are no longer, each once."""
    known = [topic.name for topic in jurisdiction.all_topics]
    activities = tree.get(ACTIVITIES)
    said = [each.get(TOPIC) for each in activities if isinstance(each, Mapping)] if isinstance(activities, list) else []
    topics = dict.fromkeys(each for each in said if isinstance(each, str) and each)
    return [topic for topic in topics if topic not in known and not is_slip(topic, known)]
