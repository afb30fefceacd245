"""行政执法统计表 as a manifest declares them: their columns and the answers that fill these."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from drafter.model.break_marks import without_marks
from drafter.model.fields import StrictModel


class TableColumn(StrictModel):
    """A column of a statistics table, and the answer that fills it."""

    title: str = Field(alias="标题", title="标题", description="表头里的字，带单位，如 处罚决定（件）")
    answer: str = Field(alias="答案", title="答案", description="填哪一项答案，如 处罚许可.行政处罚件数")


class StatisticsTable(StrictModel):
    """A table of the yearly enforcement statistics, filled from the answers."""

    name: str = Field(alias="名称", title="名称", description="表的名称，如 行政处罚实施情况统计表")
    columns: list[TableColumn] = Field(alias="列", title="列", description="各列，从左到右")
    note: str = Field("", alias="说明", title="说明", description="印在表下的说明")
    turned: Literal["", "是", "否"] = Field(
        "", alias="横排", title="横排", description="要不要横排；不写就在竖排放不下时横排"
    )


def find_table(name: str, tables: tuple[StatisticsTable, ...]) -> StatisticsTable | None:
    """Return the table whose name `name` ends with or is, such as 2021年度 before it; None for none."""
    held = [table for table in tables if without_marks(table.name) in name]
    return max(held, key=lambda table: len(table.name), default=None)
