"""What answers break: a relation, with what to say of it."""

from __future__ import annotations

from typing import NamedTuple

KEEP = "没有错就写明理由"
"""What can be done about most breaches besides mending them."""


class Breach(NamedTuple):
    """A relation that the answers break."""

    rule: str
    """The rule's name, such as 数字-合计; 核对说明 refers to it."""
    path: str
    """The answer at which it is told, such as 行政执法.双随机联合检查次数."""
    paths: tuple[str, ...]
    """All answers concerned."""
    message: str
    """What does not agree, with the numbers, in Chinese; no final stop."""
    mend: str
    """What to do, in Chinese; no final stop."""
    reason: str = ""
    """The reason that 核对说明 gives for it to stand; empty when there is none."""
