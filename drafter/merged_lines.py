"""The words for what became of a document that a hand edited when a new one was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from drafter.use_cases.merge_edited import MergedEdits

if TYPE_CHECKING:
    from drafter.merging.numbers.claims import Claim
    from drafter.merging.numbers.stale_number import StaleNumber
    from drafter.merging.numbers.told_twice import ToldTwice
    from drafter.use_cases.merge_edited import UnmergedEdits


def unmerged_lines(unmerged: UnmergedEdits) -> Iterator[str]:
    """Yield where the texts are listed that could not be merged."""
    yield f"“{unmerged.edited.name}”手改过，和填报数据合不到一份里，没有写合并稿，手改的那份没有动"
    yield f"填报数据变了的 {unmerged.places} 处，原来、手改、现在三种说法列在：{unmerged.listed.path}"
    if unmerged.listed.remark:
        yield f"注意：{unmerged.listed.remark}"


def merged_lines(merged: MergedEdits) -> Iterator[str]:
    """Yield what became of the document that a hand edited."""
    told = merged.document
    yield from _outcome(merged)
    if told.earlier_questions and merged.is_written:
        yield f"里面还有上次合并时问的 {told.earlier_questions} 处没有定，批注已照现在的数据写"
    yield from _listed(
        "手改删去或改掉的话里有 {} 句的数或名单变了，照手改的留着，没有写进去；照填报数据是：", told.left_out
    )
    yield from _listed("填报数据里换了次序、手改的稿子里没有跟着移的有 {} 处，要移请自己移：", told.unmoved)
    yield from _numbers("手改的稿子里有 {} 个数没有跟着填报数据变，请核对：", told.stale)
    if told.stale and told.questions:
        yield "  批注里问到的数，不都列在这里，请看批注"
    heading = "手改的稿子里有 {} 个数和填报数据不一样，照手改的留着；手改的对，把它收进填报文件："
    yield from _numbers(heading, merged.differing)
    yield from _printed_twice(merged)
    heading = "手改在数后面加了“全部”“比上年”“合计”一类的话，数变了，看一眼还对不对，有 {} 处："
    yield from _listed(heading, [*map(_claim, merged.claims)])


def _outcome(merged: MergedEdits) -> Iterator[str]:
    """Yield whether a document was written, and what is in it."""
    told = merged.document
    if not merged.is_written:
        is_fine = not (told.left_out or told.stale or merged.differing)
        rest = "那份照样能用" if is_fine else "那份里请看下面列的"
        yield f"“{merged.edited.name}”有人手改过 {told.kept} 处；填报数据没有要更新的，没有写新文件，{rest}"
        return
    yield f"已写出：{merged.written.path}（“{merged.edited.name}”手改过，两边合在一起；新改的都用修订标出）"
    if merged.is_compared:
        yield f"没有找到上次生成的底稿，只能两相对照：不同的 {told.updates} 处都用修订标出，请逐处接受或拒绝"
        return
    both = len(told.questions) - told.unmade
    counts = ((both, "处两边都改了，见批注"), (told.unmade, "处变了而没有替您改，见批注"))
    questions = [f"{count} {what}" for count, what in counts if count]
    yield "；".join((f"保留手改 {told.kept} 处", f"更新 {told.updates} 处", *questions))


def _printed_twice(merged: MergedEdits) -> Iterator[str]:
    """Yield what the hand's document tells, or may tell, twice: sentences, and whole chapters."""
    told = merged.document
    yield from _listed(
        "手改的稿子里已经写了、照填报数据又印了一句的有 {} 处，请删去一句：",
        [_twice(each) for each in told.twice if each.is_sure],
    )
    yield from _listed(
        "手改的话里好像已经写了、照填报数据又印了的有 {} 处，看是不是一件事，是的请删去一处：",
        [_twice(each) for each in told.twice if not each.is_sure],
    )
    yield from _listed(
        "手改的稿子里加了、填报数据现在也印的章有 {} 个，见批注，请并成一章：",
        [f"{each.hand}（填报数据：{each.printed}）" for each in merged.chapters],
    )


def told_twice(twice: Sequence[ToldTwice], merged: MergedEdits | UnmergedEdits | None) -> Iterator[str]:
    """Yield what records and wordings tell that is printed besides, but for what `merged` tells."""
    told = {each.again for each in merged.document.twice} if isinstance(merged, MergedEdits) else set()
    lines = [_twice(each) for each in twice if each.again not in told]
    heading = "活动或收下的手改里写了、段落里又印了的有 {} 处，有意再提的不用管，不是的请在活动或手改写法里删去："
    yield from _listed(heading, lines)


def outdated_numbers(outdated: Sequence[StaleNumber], merged: MergedEdits | UnmergedEdits | None) -> Iterator[str]:
    """Yield the numbers of records that an answer overtook, but for those of sentences that `merged` tells."""
    told = {each.sentence for each in merged.document.stale} if isinstance(merged, MergedEdits) else set()
    untold = [each for each in outdated if each.sentence not in told]
    yield from _numbers("活动、不足和安排里有 {} 个数还是答案原来的，请核对：", untold)


def _numbers(heading: str, numbers: Sequence[StaleNumber]) -> Iterator[str]:
    """Yield `numbers` as `_listed` does, those of one sentence in a line with it."""
    sentences: dict[str, list[str]] = {}
    for each in numbers:
        sentences.setdefault(each.where, []).append(each.now)
    yield from _listed(heading, [f"{'、'.join(own)}：{text}" for text, own in sentences.items()], len(numbers))


def _listed(heading: str, lines: Sequence[str], count: int | None = None) -> Iterator[str]:
    """Yield `lines` below `heading`, in which `count` stands at {}, else how many they are; nothing when there are none."""
    if lines:
        yield heading.format(count or len(lines))
        yield from (f"  {line}" for line in lines)


def _twice(told: ToldTwice) -> str:
    now = "" if told.written == told.printed else f"（{told.title}现在是 {told.printed}）"
    return f"{told.written}{now}：{told.sentence}又印：{told.again}"


def _claim(claim: Claim) -> str:
    return f"“{claim.words}”：{claim.before}变成 {claim.now}（{claim.sentence}）"
