"""行政执法统计表 and other tables as a manifest declares them: columns, rows, and the answers that fill these."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Literal

from pydantic import Field, field_validator, model_validator

from drafter.model.break_marks import without_marks
from drafter.model.fields import StrictModel, no_items
from drafter.model.official_form import STATISTICS
from drafter.model.titles import ATTACHMENT_NAME, ATTACHMENTS, BODY

ITEM, UNIT, THIS_YEAR, LAST_YEAR, CHANGE = "项目", "单位", "本年", "上年", "增减"
OF_THE_ANSWER = (UNIT, LAST_YEAR, CHANGE)
"""Columns of a table with rows that show more of the answer before them."""
_TYPED_LAST_YEAR = re.compile(r"\{上年度\}年?度?(?:数|数据)?")
"""Heads that say 上年 with its year, such as {上年度}年."""
_USUAL = (ITEM, UNIT, THIS_YEAR, LAST_YEAR, CHANGE)


class TableColumn(StrictModel):
    """A column of a statistics table, and the answer that fills it where the table has one row."""

    title: str = Field(alias="标题", title="标题", description="表头里的字，带单位，如 处罚决定（件）")
    answer: str = Field(
        "", alias="答案", title="答案", description="填哪一项答案，如 处罚许可.行政处罚件数；写了“行”的表不写"
    )

    @model_validator(mode="before")
    @classmethod
    def _title_alone(cls, column: Any) -> Any:
        return {"标题": column} if isinstance(column, str) else column


class TableRow(StrictModel):
    """A row of a statistics table: its head, and the answers that fill its columns."""

    title: str = Field("", alias="标题", title="标题", description="这一行第一列的字；不写就是问题的名称")
    answers: list[str] = Field(
        alias="答案", title="答案", description="从左到右填哪些答案；“单位”“上年”“增减”三列由程序填，不算在内"
    )

    @model_validator(mode="before")
    @classmethod
    def _answer_alone(cls, row: Any) -> Any:
        return {"答案": row} if isinstance(row, str | list) else row

    @field_validator("answers", mode="before")
    @classmethod
    def _one_or_more(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value


class StatisticsTable(StrictModel):
    """A table of the yearly enforcement statistics or of other figures, filled from the answers."""

    name: str = Field(alias="名称", title="名称", description="表的名称，如 行政处罚实施情况统计表")
    columns: list[TableColumn] = Field(
        default_factory=no_items,
        alias="列",
        title="列",
        description="各列，从左到右；写了“行”的表只写各列的标题，不写就是 项目、单位、本年、上年、增减",
    )
    rows: list[TableRow] = Field(
        default_factory=no_items,
        alias="行",
        title="行",
        description="几行的表：一行一项答案，或一行几项，如 {标题: 普通程序, 答案: [甲, 乙]}；不写就只有一行",
    )
    note: str = Field("", alias="说明", title="说明", description="印在表下的说明")
    turned: Literal["", "是", "否"] = Field(
        "", alias="横排", title="横排", description="要不要横排；不写就在竖排放不下时横排"
    )

    @model_validator(mode="after")
    def _rows_fit(self) -> StatisticsTable:
        if not self.rows:
            bare = next((column.title for column in self.columns if not column.answer), None)
            if bare is not None or not self.columns:
                raise ValueError(
                    f"表“{self.name}”的列“{bare}”没有写填哪一项答案；请加上“答案: 组.名称”，或写“行”"
                    if bare is not None
                    else f"表“{self.name}”没有写“列”，也没有写“行”；请写上其中一样"
                )
            return self
        if any(column.answer for column in self.columns):
            raise ValueError(f"表“{self.name}”写了“行”，列里就不写“答案”；请把答案写在各行里")
        wanted = sum(role not in OF_THE_ANSWER for role in self.roles()[1:])
        for number, row in enumerate(self.rows, 1):
            if len(row.answers) != wanted:
                raise ValueError(
                    f"表“{self.name}”第{number}行写了 {len(row.answers)} 项答案，表里要填的有 {wanted} 列；"
                    "请补上或删去。上年的数和增减不写答案，那一列只写“上年”“增减”，别的写法（如 去年）不认"
                )
        return self

    def titles(self) -> tuple[str, ...]:
        """Return the heads of its columns, from left to right."""
        return tuple(column.title for column in self.columns) or _USUAL

    def roles(self) -> tuple[str, ...]:
        """Return its heads as `OF_THE_ANSWER` names them: 上年 for {上年度}年, unless the rows have answers for that column too.

        The table must not be `filled` yet: then the year stands there.
        """
        titles = self.titles()
        asked = sum(title not in OF_THE_ANSWER for title in titles[1:])
        if all(len(row.answers) == asked for row in self.rows):
            return titles
        return tuple(LAST_YEAR if _TYPED_LAST_YEAR.fullmatch(title) else title for title in titles)

    def answers(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield where in its entry each answer is named, and its path."""
        for i, column in enumerate(self.columns):
            if column.answer:
                yield ("列", i), column.answer
        for i, row in enumerate(self.rows):
            yield from ((("行", i), path) for path in row.answers)

    def patterns(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield where in its entry words stand that may hold {年度}, and the words."""
        yield from ((("列", i), column.title) for i, column in enumerate(self.columns))
        yield from ((("行", i), row.title) for i, row in enumerate(self.rows))
        yield (), self.note

    def filled(self, fill: Callable[[str], str]) -> StatisticsTable:
        """Return it with what `fill` makes of each of its `patterns`, such as 2025年 of {年度}年."""
        columns = [each.model_copy(update={"title": fill(each.title)}) for each in self.columns]
        rows = [each.model_copy(update={"title": fill(each.title)}) for each in self.rows]
        return self.model_copy(update={"columns": columns, "rows": rows, "note": fill(self.note)})


def how_attached(name: str) -> str:
    """Return how an answers file names the table `name` as an attachment: the answers to give, as `drafter set` takes them."""
    new = f"{ATTACHMENTS}.新"
    return f"{new}.{ATTACHMENT_NAME}={name} {new}.{BODY}={STATISTICS}"


def find_table(name: str, tables: tuple[StatisticsTable, ...]) -> StatisticsTable | None:
    """Return the table whose name `name` ends with or is, such as 2021年度 before it; None for none."""
    held = [table for table in tables if _is_in(without_marks(table.name), name)]
    return max(held, key=lambda table: len(table.name), default=None)


def _is_in(table: str, name: str) -> bool:
    """Return whether `name` has that of a table in it; {年度} in this stands for any year."""
    return table in name or bool(re.search(".*".join(map(re.escape, re.split(r"\{[^{}]*\}", table))), name))
