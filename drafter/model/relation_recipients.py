"""Who gets the report: nobody twice, and no copy for whom it is addressed to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafter.model.doubt import Doubt
from drafter.model.titles import ADDRESSEE, COPY_RECIPIENTS

if TYPE_CHECKING:
    from drafter.model.report import Report

RULE = "公文-抄送"
_BETWEEN_NAMES = re.compile("[、，；]")
_AT_THE_ENDS = " 　：:。"


def check_recipients(report: Report) -> Iterator[Doubt]:
    """Yield a doubt about each organ that gets a copy twice, or a copy beside the report itself.

    主送机关 is who the document is for; 抄送机关 is who else is to know (《党政机关公文处理工作条例》第九条（八）、（十五）).
    """
    recipients, addressee = report.official_form.copy_recipients, report.identity.addressee
    copies = Counter(names_in("、".join(recipients)) if isinstance(recipients, tuple) else ())
    addressed = names_in(addressee) if isinstance(addressee, str) else []
    for name, count in copies.items():
        if count > 1:
            mend = "请只留一个"
            yield Doubt(RULE, COPY_RECIPIENTS, (COPY_RECIPIENTS,), f"抄送机关里“{name}”写了{count}次", mend)
        if name in addressed:
            paths = (COPY_RECIPIENTS, ADDRESSEE)
            mend = "请从抄送机关里删去它"
            yield Doubt(RULE, COPY_RECIPIENTS, paths, f"“{name}”是主送机关，又写在抄送机关里", mend)


def names_in(text: str) -> list[str]:
    """Return the names of organs in a list that 、，or ； divide, in order."""
    pieces = (piece.strip(_AT_THE_ENDS) for piece in _BETWEEN_NAMES.split(text))
    return [piece for piece in pieces if piece]
