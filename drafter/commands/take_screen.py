"""Asks on the terminal what of a document's edits is to be stored, why sentences are left out, and where wordings go."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.commands.take_listing import label
from drafter.interview.screen import Choice, Tick, Ticked
from drafter.terminal.menus import ask_choice, ask_ticks
from drafter.terminal.prompts import ask_text
from drafter.use_cases.edit_proposals import TakenSentence
from drafter.use_cases.take_edits import AcceptedEdits, TakenEdits, can_keep_in_jurisdiction


def ask_acceptance(edits: TakenEdits, given: AcceptedEdits) -> AcceptedEdits | None:
    """Return what is to be stored of `edits`; `given` is what the command said already. None for nothing.

    Raises KeyboardInterrupt or EOFError when the user leaves.
    """
    kept = _ticked(edits, given)
    if not kept:
        return None
    reasons = {number: reason for number, reason in given.reasons.items() if number in kept}
    asked = [number for number in kept if edits.taken[number - 1].needs_reason and number not in reasons]
    reasons |= {number: reason for number in asked if (reason := _reason(number))}
    refused = tuple(str(number) for number in range(1, len(edits.taken) + 1) if number not in kept)
    in_jurisdiction = given.in_jurisdiction or (_has_wordings(edits, kept) and _goes_to_jurisdiction(edits))
    return AcceptedEdits(refused, reasons, in_jurisdiction)


def _ticked(edits: TakenEdits, given: AcceptedEdits) -> list[int]:
    """Return the numbers of what is ticked; what the command refused is not, to begin with."""
    ticks = [
        Tick(f"{number}. {label(each)}", str(number), is_on=str(number) not in given.refused)
        for number, each in enumerate(edits.taken, 1)
    ]
    said = ask_ticks("哪些收进填报文件？", ticks)
    return [int(value) for value in said.values] if isinstance(said, Ticked) else []


def _reason(number: int) -> str:
    said = ask_text(f"第 {number} 项删去的话，为什么不写？（可以空着）", "", lambda _: "")
    return said.strip() if isinstance(said, str) else ""


def _has_wordings(edits: TakenEdits, kept: Sequence[int]) -> bool:
    taken = (edits.taken[number - 1] for number in kept)
    return any(isinstance(each, TakenSentence) and not each.is_record for each in taken)


def _goes_to_jurisdiction(edits: TakenEdits) -> bool:
    """Return whether the user wants wordings in the jurisdiction's folder; not asked where they cannot go there."""
    if not can_keep_in_jurisdiction(edits):
        return False
    choices = [
        Choice("填报文件：这一份报告，明年核对以后接着用", "answers"),
        Choice("地区模板：各份报告、各年都照着写", "jurisdiction"),
    ]
    return ask_choice("改写和删去的句子存在哪里？", choices) == "jurisdiction"
