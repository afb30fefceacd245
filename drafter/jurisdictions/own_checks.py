"""What a jurisdiction says of checks: rules that it switches off, and rules of its own as data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from pydantic import Field, field_validator

from drafter.errors import TemplateError
from drafter.hints import quoted
from drafter.limits import OWN_RULES, OWN_WORDS, PATTERN_CHARACTERS
from drafter.model.fields import StrictModel, no_items


class OwnRule(StrictModel):
    """A rule of one jurisdiction: words that its reports should not hold."""

    name: str = Field(alias="名称", title="名称", description="规则的名称，如 我区-称呼")
    words: list[str] = Field(default_factory=no_items, alias="词", title="词", description="不该出现的词，一个或几个")
    pattern: str = Field("", alias="写法", title="写法", description="不该出现的写法，用正则表达式；会写的人才用")
    exceptions: list[str] = Field(
        default_factory=no_items, alias="除外", title="除外", description="含有这个词但写得对的，如 法制科"
    )
    severity: Literal["错误", "警告", "提示"] = Field("警告", alias="级别", title="级别", description="不写就是 警告")
    message: str = Field(alias="说明", title="说明", description="哪里不对，给人看的一句话，不加句号")
    mend: str = Field(alias="改法", title="改法", description="应当怎样写，不加句号")
    source: str = Field("本地区的规定", alias="依据", title="依据", description="哪个文件、哪一条")

    @field_validator("pattern", mode="after")
    @classmethod
    def _pattern_compiles(cls, value: str) -> str:
        if len(value) > PATTERN_CHARACTERS:
            raise ValueError(
                f"写法有 {len(value)} 个字，太长了；最多 {PATTERN_CHARACTERS} 个字，请写简单些，或改用“词”"
            )
        try:
            re.compile(value)
        except (re.error, OverflowError, RecursionError) as error:
            position = getattr(error, "pos", None)
            place = "" if position is None else f"，第 {position + 1} 个字那里有误"
            raise ValueError(f"{quoted(value)}不是正则表达式{place}；请改正，或改用“词”") from None
        if value:
            from drafter.jurisdictions.own_patterns import is_slow  # noqa: PLC0415 - few manifests have patterns

            if is_slow(value):
                raise ValueError(f"{quoted(value)}会查得很慢，可能没有完；不要在重复里套重复，请写简单些，或改用“词”")
        return value


class Checks(StrictModel):
    """What `检查` in a manifest says."""

    off: list[str] = Field(
        default_factory=no_items, alias="关闭", title="关闭", description="不用的检查规则，写名称，如 数字-没有数字"
    )
    on: list[str] = Field(
        default_factory=no_items, alias="开启", title="开启", description="上级模板关闭了、本地区还要用的检查规则"
    )
    rules: list[OwnRule] = Field(
        default_factory=no_items, alias="规则", title="规则", description="本地区自己的检查规则"
    )


def merged(nearest_first: Sequence[Checks]) -> tuple[tuple[str, ...], tuple[OwnRule, ...]]:
    """Return the rules switched off and the own rules of a chain of manifests; the nearer one wins.

    Raises TemplateError for more rules or words than a check can go through.
    """
    off: set[str] = set()
    rules: dict[str, OwnRule] = {}
    for checks in reversed(nearest_first):
        off = (off | set(checks.off)) - set(checks.on)
        rules |= {rule.name: rule for rule in checks.rules}
    words = sum(len(rule.words) + len(rule.exceptions) for rule in rules.values())
    if len(rules) > OWN_RULES or words > OWN_WORDS:
        raise TemplateError(
            f"“检查”里有 {len(rules)} 条规则、{words} 个词；最多 {OWN_RULES} 条、{OWN_WORDS} 个，请删去不用的"
        )
    return tuple(sorted(off)), tuple(rules.values())
