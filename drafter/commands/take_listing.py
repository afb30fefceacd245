"""The words for what a hand changed in a document, and for what was stored of it."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.difference_lines import untaken_lines
from drafter.merging.plan.untaken import Untaken
from drafter.use_cases.edit_proposals import SentenceEdit, Taken, TakenAnswer, TakenOrder, TakenSentence
from drafter.use_cases.store_edits import StoredEdits
from drafter.use_cases.take_edits import TakenEdits

_LONGEST = 60


def found_lines(edits: TakenEdits) -> Iterator[str]:
    """Yield what was found: what can be taken, numbered; what contradicts itself."""
    yield from pending_lines(edits)
    if edits.taken:
        yield f"“{edits.document.name}”里可以收回 {len(edits.taken)} 项："
        for number, each in enumerate(edits.taken, 1):
            yield from _lines(number, each)
    else:
        yield f"“{edits.document.name}”里没有可以收回的改动。"
    if edits.contradictions:
        yield f"说法不一、没有收的 {len(edits.contradictions)} 项，请定下来再改："
    for contradiction in edits.contradictions:
        yield f"  {contradiction.path}："
        yield from (f"    {each}" for each in contradiction.says)
    if edits.unfit:
        yield f"收不了的 {len(edits.unfit)} 项："
        yield from (f"  {each.reason}。" for each in edits.unfit)


def pending_lines(edits: TakenEdits) -> Iterator[str]:
    """Yield whose tracked changes are still open, if any."""
    if edits.pending:
        authors = "、".join(filter(None, edits.pending)) or "没有署名"
        yield (
            f"“{edits.document.name}”里还有 {sum(edits.pending.values())} 处修订没有接受也没有拒绝（{authors}），"
            "这里当作都接受了；不是这样的，先在 Word 里拒绝。"
        )


def label(taken: Taken) -> str:
    """Return what would be taken, on one line."""
    if isinstance(taken, TakenAnswer):
        return f"{taken.path}：{' → '.join(taken.differing)}"
    if isinstance(taken, TakenOrder):
        return f"{taken.path}换了次序：{taken.new}"
    if taken.edit is SentenceEdit.LEFT_OUT:
        return f"删去：{_short(taken.hand.old)}"
    return f"{taken.edit.value}：{_short(taken.hand.new)}"


def _lines(number: int, taken: Taken) -> Iterator[str]:
    if isinstance(taken, TakenOrder):
        yield f"  {number}. {label(taken)}"
        return
    if isinstance(taken, TakenAnswer):
        yield f"  {number}. {label(taken)}"
        if len(taken.new) < len(taken.sentence):
            yield f"     {taken.sentence}"
        if taken.roughly:
            yield f"     {taken.roughly}。"
        if taken.unnamed:
            yield f"     改过的话不再用 {taken.unnamed_figures}，收下时从这一条里一并删去。"
        yield from (f"     {each}。" for each in taken.notices)
        return
    yield f"  {number}. {taken.edit.value}（{taken.hand.section}{_becomes(taken)}）："
    if taken.edit is SentenceEdit.REWORDED:
        yield f"     原来：{taken.hand.old}"
        yield f"     改成：{taken.hand.new}"
    else:
        yield f"     {taken.hand.old or taken.hand.new}"
    yield from (f"     {each}。" for each in taken.notices)
    yield from (f"     {each}。" for each in taken.other_figures)
    if taken.grounded_on:
        yield f"     话里写死了数，不会跟着变：{'、'.join(taken.grounded_on)} 以后改了，这一句就不再用，那时会告诉您。"


def _becomes(taken: TakenSentence) -> str:
    if taken.topic:
        return f"，收成主题“{taken.topic}”的一条活动"
    if taken.list_title:
        return f"，收成“{taken.list_title}”的一条"
    if taken.edit is SentenceEdit.ADDED:
        return "，接在原处"
    return "，以后不写" if taken.edit is SentenceEdit.LEFT_OUT else ""


def left_lines(left: Untaken, edits: TakenEdits, when: str = "全部收下以后，") -> Iterator[str]:
    """Yield what is `left`: what a new document says otherwise than the edited one."""
    lines = list(untaken_lines(left, (*edits.contradictions, *edits.unfit), edits.causes(left)))
    if lines:
        yield f"{when}重新生成一份，和手改的还有这些不同；生成到手改的那份上会合并，手改的照样保留："
        yield from (f"  {line}" for line in lines)


def hint_lines(edits: TakenEdits) -> Iterator[str]:
    """Yield how to store what was found."""
    yield f"看过以后存进去：drafter take {edits.document} {edits.answers} --yes"
    yield "哪一项不收，后面加 --except 和它的编号，如 --except 1"
    deleted = next((number for number, each in enumerate(edits.taken, 1) if each.needs_reason), None)
    if deleted:
        yield f"删去的句子为什么不写，加 --reason 和编号，如 --reason {deleted}=与第二部分重复"


def stored_lines(stored: StoredEdits, edits: TakenEdits) -> Iterator[str]:
    """Yield what was stored."""
    if not stored.is_some:
        yield "没有存：一项也没有收。"
        return
    back = stored.back
    if back.done.lines:
        yield f"已存进 {stored.path}（数字的来源记为“手改”）："
        yield from (f"  {line}" for line in back.done.lines if "来源" not in line)
    counts = [(back.activities, f"新写的 {back.activities} 条，收成活动、不足或安排")]
    counts.append((back.orders, f"换了次序的 {back.orders} 项，照改过的排"))
    where = f"{stored.folder.name}/写法.yaml" if stored.folder else "填报文件的“手改写法”"
    counts.append((back.wordings, f"改写、添写和删去的 {back.wordings} 项，记在{where}里，以后照改过的写"))
    yield from (f"已存进 {stored.path}：{text}" if not stored.folder else text for count, text in counts if count)
    for doubt in back.done.doubts:
        yield f"留意：{doubt.message}。{doubt.mend}。（{doubt.rule}）"
    if edits.contradictions:
        yield f"还有 {len(edits.contradictions)} 项说法不一，没有收。"


def _short(text: str) -> str:
    half = _LONGEST // 2 - 2
    return text if len(text) <= _LONGEST else f"{text[:half]}……{text[-half:]}"
