"""Meetings that a report tells one by one: the day, which meeting it was, what it dealt with."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.model.moments import format_moment
from drafter.model.titles import DATE, MATTER, MEETING
from drafter.yamlfile.yaml_write import Plain

_DAY = r"(?:20[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}[日号]"
_MEETING = re.compile(
    rf"^(?P<day>{_DAY})[，,]?(?P<meeting>[^，。；《“]{{0,24}}?(?:会议|会|班子|中心组)(?:[、和]?第[^，。；《“]{{2,12}}?会议?)?)(?:上)?[，,]?"
    r"(?P<matter>(?:专题|集体|认真|会前)?(?:学习|传达|研究|审议|听取|通过|讨论|部署)[^。；]+)[。；]?$"
)


class ReadMeeting(NamedTuple):
    """A meeting as a sentence tells it."""

    record: dict[str, Plain]
    """Day, meeting and matter, as the answers file holds them."""
    day: tuple[int, int]
    """Where the day stands in the sentence."""


def read_meeting(sentence: str) -> ReadMeeting | None:
    """Return the meeting that `sentence` tells and nothing else; None when it tells none."""
    match = _MEETING.match(sentence)
    if match is None:
        return None
    try:
        day = format_moment(match["day"])
    except ValueError:
        return None
    return ReadMeeting({DATE: day, MEETING: match["meeting"], MATTER: match["matter"]}, match.span("day"))
