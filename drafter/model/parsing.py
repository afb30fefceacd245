"""How plain answers are read: texts, days, lists of names, and the words for none or not applicable.

Every function takes what a file holds at one place; what it refuses, it refuses in Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import Enum

from pydantic import BaseModel

from drafter.hints import quoted
from drafter.limits import ANSWER_CHARACTERS, LINE_CHARACTERS
from drafter.model.break_marks import without_marks
from drafter.model.characters import one_line, readable, refuse_longer
from drafter.model.cleaning import clean_name, clean_prose, clean_text, separated
from drafter.model.figure import NOT_APPLICABLE_WORDS
from drafter.model.moments import format_day, parse_day


class NotApplicable(Enum):
    """An answer that is left out of the text, with its sentence, and is no gap."""

    NOT_APPLICABLE = NOT_APPLICABLE_WORDS[0]
    """This unit has no such thing."""
    WITHHELD = "不公开"
    """An answer that this edition does not print; it is neither 无 nor 不适用."""


NOT_APPLICABLE = NotApplicable.NOT_APPLICABLE
WITHHELD = NotApplicable.WITHHELD
NONE_WORDS = ("无", "没有")
"""Words that say an empty list."""


def parse_exactly(answer: object) -> str | NotApplicable | None:
    """Return a text answer as it was typed, without space at its ends; None when nothing is answered.

    So are names read that must be found again: of a folder, a topic, a sentence of the report. Its lines end with
    newlines, whatever ended them. Raises ValueError in Chinese for a list, a mapping or characters no page can show.
    """
    if answer is None or isinstance(answer, NotApplicable):
        return answer
    if isinstance(answer, Mapping | list | tuple):
        raise ValueError("这里要填一段文字，不能是列表或下级条目")
    text = readable(str(answer))
    return NOT_APPLICABLE if text in NOT_APPLICABLE_WORDS else text or None


def parse_text(answer: object) -> str | NotApplicable | None:
    """Return a text answer cleaned (`cleaning.clean_text`); None when nothing is answered. Raises as `parse_exactly`."""
    return _cleaned(parse_exactly(answer), clean_text)


def parse_prose(answer: object) -> str | NotApplicable | None:
    """Return sentences or paragraphs cleaned (`cleaning.clean_prose`), as `parse_text` does; 无 for any word of none."""
    text = _cleaned(parse_exactly(answer), clean_prose)
    return NONE_WORDS[0] if isinstance(text, str) and text.rstrip("。") in NONE_WORDS else text


def _cleaned(text: str | NotApplicable | None, clean: Callable[[str], str]) -> str | NotApplicable | None:
    if not isinstance(text, str):
        return text
    cleaned = clean(text)
    return NOT_APPLICABLE if cleaned in NOT_APPLICABLE_WORDS else cleaned or None


def parse_exact_line(answer: object) -> str | NotApplicable | None:
    """Return a text answer of one line as it was typed; raises ValueError in Chinese otherwise."""
    text = parse_exactly(answer)
    return one_line(text) if isinstance(text, str) else text


def parse_addressee(answer: object) -> str | NotApplicable | None:
    """Return the addressees on one line; spaces between them are taken for 、. Raises as `parse_line`."""
    text = parse_exact_line(answer)
    return parse_name(separated(text) if isinstance(text, str) else text)


def parse_line(answer: object) -> str | NotApplicable | None:
    """Return a name of one line, cleaned (`cleaning.clean_name`); raises ValueError in Chinese otherwise."""
    return _cleaned(parse_exact_line(answer), clean_name)


def parse_name(answer: object) -> str | NotApplicable | None:
    """Return the name of a unit or an attachment, of one line, as `parse_line` does.

    Break marks (`|`) are no part of it; see `drafter.model.break_marks`.
    """
    text = parse_line(answer)
    return without_marks(text) or None if isinstance(text, str) else text


def parse_marked_names(answer: object) -> tuple[str, ...] | None:
    """Return the names of units in a list, as `parse_names` does; each as `parse_name` gives it."""
    return _without_marks(parse_names(answer))


def _without_marks(names: tuple[str, ...] | None) -> tuple[str, ...] | None:
    return None if names is None else tuple(filter(None, map(without_marks, names)))


def parse_day_text(answer: object) -> str | NotApplicable | None:
    """Return a day as printed, e.g. 2022年1月29日; None when nothing is answered.

    Raises ValueError in Chinese when it is no day of the calendar.
    """
    text = parse_text(answer)
    return format_day(parse_day(text)) if isinstance(text, str) else text


def parse_day_or_none(answer: object) -> str | NotApplicable | None:
    """Return a day as `parse_day_text` does; 无 means the same as 不适用."""
    text = parse_text(answer)
    return NOT_APPLICABLE if text in NONE_WORDS else parse_day_text(text)


def parse_yes_or_no(answer: object) -> str | NotApplicable | None:
    """Return 是 or 否; None when nothing is answered. Raises ValueError in Chinese otherwise."""
    text = parse_text(answer)
    if text not in ("是", "否", None):
        raise ValueError(f"{quoted(answer)}不是可选的答案；请写“是”或“否”")
    return text


def parse_names(answer: object) -> tuple[str, ...] | None:
    """Return the names of a list; None when nothing is answered, () when 无 is said.

    A text is split as `split_names` does; raises ValueError in Chinese for a mapping.
    """
    return _parse_list(answer, split_names)


def parse_paths(answer: object) -> tuple[str, ...] | None:
    """Return the paths of answers in a list, as they were typed; read as `parse_names` does."""
    return _parse_list(answer, _as_typed)


def parse_recipients(answer: object) -> tuple[str, ...] | None:
    """Return 抄送机关 as `parse_names` does; in groups, they are one text with ； between the groups (7.4.2)."""
    return _without_marks(_parse_list(answer, _grouped))


def _parse_list(answer: object, split: Callable[[str], list[str]]) -> tuple[str, ...] | None:
    if answer is None:
        return None
    if isinstance(answer, Mapping):
        raise ValueError("这里要填名单：每行一个，前面写“- ”；或写在一行里用顿号分开")
    if isinstance(answer, list | tuple):
        return _of_one_line(_names_of_items(answer, split))
    text = parse_exactly(answer)
    if text is None:
        return None
    if isinstance(text, NotApplicable) or text in NONE_WORDS:
        return ()
    return _of_one_line(split(text)) or None


def _of_one_line(names: list[str]) -> tuple[str, ...]:
    """Return `names`, none of them longer than a line, and all no longer than an answer. Raises ValueError in Chinese."""
    refuse_longer("、".join(names), ANSWER_CHARACTERS, "请删去多余的")
    for name in names:
        for each in name.split("；"):
            refuse_longer(each, LINE_CHARACTERS, "请一行写一个名称，或用顿号分开")
    return tuple(names)


def _names_of_items(items: Iterable[object], split: Callable[[str], list[str]]) -> list[str]:
    """Return the names that stand in the items of a list, one or more lines in each."""
    texts = [text for text in map(parse_exactly, items) if isinstance(text, str)]
    lines = [line for text in texts for line in text.splitlines()]
    if split is _as_typed:
        return [line.strip() for line in lines if line.strip()]
    names = [name for line in lines if (name := clean_name(line))]
    return _joined_groups(names) if split is _grouped else names


def split_names(text: str) -> list[str]:
    """Return the names in `text`, cleaned.

    They are split at 、 ， and ； outside brackets and quotes, between 》《, at line ends, and at spaces between words.
    """
    pieces = [piece for line in separated(text).splitlines() for piece in _pieces(clean_name(line), "、，；")]
    return [name for piece in pieces if (name := clean_name(piece))]


def _as_typed(text: str) -> list[str]:
    """Return the paths in `text`: those hold no space and none of the marks that part names."""
    return re.findall(r"[^\s、，；,;]+", text)


def _grouped(text: str) -> list[str]:
    """Return the names in `text`; where ； divides them into groups, all of it as one."""
    pieces = [piece for line in separated(text).splitlines() for piece in _pieces(clean_name(line), "；")]
    groups = [group for piece in pieces if (group := clean_name(piece))]
    return ["；".join(groups)] if len(groups) > len(text.splitlines()) else split_names(text)


def _joined_groups(names: list[str]) -> list[str]:
    """Return `names`, or where one of them is a group of several, all as one text with ； between the groups."""
    return ["；".join(names)] if any(len(_pieces(name, "、，；")) > 1 for name in names) else names


def _pieces(text: str, marks: str) -> list[str]:
    """Return `text` cut at `marks` outside brackets and quotes, and between 》《."""
    pieces, depth, start = [], 0, 0
    for i, char in enumerate(text):
        if char in "《“（〈(":
            if char == "《" and depth == 0 and i > start and text[i - 1] == "》" and "、" in marks:
                pieces.append(text[start:i])
                start = i
            depth += 1
        elif char in "》”）〉)":
            depth = max(0, depth - 1)
        elif char in marks and depth == 0:
            pieces.append(text[start:i])
            start = i + 1
    return [*pieces, text[start:]]


def parse_records(answer: object) -> object:
    """Return `answer` with 无 as an empty list, for pydantic to validate as records."""
    if isinstance(answer, str):
        text = answer.strip()
        if not text:
            return None
        if text in NONE_WORDS or text in NOT_APPLICABLE_WORDS:
            return []
        raise ValueError("这里要填条目：每条以“- ”开头，下面分行写各项；没有就写“无”")
    if isinstance(answer, Mapping):
        raise ValueError("这里要填条目，每条前面写“- ”")
    return answer


def empty_group(answer: object) -> object:
    """Return an empty group for a heading under which nothing is written yet."""
    if answer is None or answer == "":
        return {}
    if not isinstance(answer, Mapping | BaseModel):
        raise ValueError("下面应当分行写各项，每行缩进两格，写成“名称: 答案”")
    return answer


def parse_offices(answers: object) -> dict[str, str]:
    """Return the offices that supply answers: path or title of a group → name of the office.

    Raises ValueError in Chinese when an office's name is no text.
    """
    parsed = {str(path): parse_line(name) for path, name in dict(empty_group(answers)).items()}  # type: ignore[call-overload]
    return {path: name for path, name in parsed.items() if isinstance(name, str)}
