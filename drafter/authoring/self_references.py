"""Finds how a template calls its unit by other words than the jurisdiction's 自称."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.names import SELF_REFERENCE, UNKNOWN_UNIT, self_reference_of

_TYPED = re.compile(r"[我本](?:局|委|厅|办|大队|支队|中心|街道)(?![^，。；、]{0,2}[名所])")


def foreign_self_references(text: str, jurisdiction: Jurisdiction, *, is_section: bool = True) -> Iterator[str]:
    """Yield a message for each word such as 我局 in `text` by which the jurisdiction's unit does not call itself.

    A section, unlike the sentence of a fact, can print what 自称 says.
    """
    own = jurisdiction.self_reference or self_reference_of(jurisdiction.title)
    if own == UNKNOWN_UNIT:
        return
    better = f"改用 {{{{ {SELF_REFERENCE} }}}}" if is_section else f"改成“{own}”"
    for typed in dict.fromkeys(_TYPED.findall(text)):
        if typed != own:
            yield f"写了“{typed}”，本单位自称“{own}”；请{better}，或改正 地区.yaml 的“{SELF_REFERENCE}”"
