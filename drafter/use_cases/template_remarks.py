"""What is worth a look in a jurisdiction without errors: what is not asked, not attached, out of date, or placed oddly."""

from __future__ import annotations

from pathlib import Path

from drafter.authoring.loose_headings import loose_headings
from drafter.authoring.manifest_view import kinds_set_out
from drafter.authoring.reference_faults import out_of_date
from drafter.authoring.sentence_faults import inherited_explanations
from drafter.authoring.stray_facts import stray_facts
from drafter.authoring.unprinted_faults import unjudged_plans, unused_topics
from drafter.folders import shipped
from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.statistics_tables import how_attached
from drafter.use_cases.template_folders import open_jurisdiction


def remarks(name: str, folder: Path, year: int, *, whole: bool) -> tuple[str, ...]:
    """Return in lines what is worth a look in the bureau's own `name`, searched from `folder`.

    `year` is the one in which it is now; with `whole` all figures below headings that do not speak of them are told.
    """
    jurisdiction = open_jurisdiction(name, folder)
    if _is_shipped(jurisdiction):
        return ()
    return (
        *_unasked_topics(jurisdiction),
        *_unjudged_plans(jurisdiction),
        *_tables_to_attach(jurisdiction),
        *_reworded_facts(jurisdiction),
        *_out_of_date(jurisdiction, year),
        *_stray_figures(jurisdiction, whole=whole),
    )


def stray_figures(name: str, folder: Path) -> tuple[str, ...]:
    """Return in lines what the bureau's own `name` prints below headings that do not speak of it: sections, figures."""
    jurisdiction = open_jurisdiction(name, folder)
    return () if _is_shipped(jurisdiction) else _stray_figures(jurisdiction, whole=False)


def _is_shipped(jurisdiction: Jurisdiction) -> bool:
    return jurisdiction.folders[0].parent == shipped("templates")


def _tables_to_attach(jurisdiction: Jurisdiction) -> tuple[str, ...]:
    """Return what to do for each table of its own: the check sees no answers file."""
    return tuple(
        f"统计表“{table}”要在填报文件里写作附件才印：drafter set 填报文件.yaml {how_attached(table)}"
        for table in jurisdiction.own_tables
    )


def _unasked_topics(jurisdiction: Jurisdiction) -> tuple[str, ...]:
    """Return which topics it does without, kind by kind, with the number of their facts."""
    return tuple(unused_topics(jurisdiction))


def _unjudged_plans(jurisdiction: Jurisdiction) -> tuple[str, ...]:
    """Return which of its own kinds of report tell next year's plans, and have no place for what became of them."""
    return tuple(unjudged_plans(jurisdiction))


def _reworded_facts(jurisdiction: Jurisdiction) -> tuple[str, ...]:
    """Return which facts it words anew while the question is still that of its parent."""
    return tuple(inherited_explanations(jurisdiction))


def _out_of_date(jurisdiction: Jurisdiction, year: int) -> tuple[str, ...]:
    """Return which documents of its own references are no longer in force in `year`."""
    return tuple(out_of_date(jurisdiction, year))


def _stray_figures(jurisdiction: Jurisdiction, *, whole: bool) -> tuple[str, ...]:

    kinds = kinds_set_out(jurisdiction)
    return (*loose_headings(jurisdiction, kinds), *stray_facts(jurisdiction, kinds, whole=whole))
