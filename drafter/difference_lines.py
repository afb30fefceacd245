"""The words for how two versions differ, and for what a new report says otherwise than an edited document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.merging.plan.untaken import Untaken
    from drafter.use_cases.compare_versions import ComparedVersions
    from drafter.use_cases.edit_proposals import Contradiction, Unfit


_LONGEST = 40
"""Characters of a paragraph by which it is found."""


def compared_lines(compared: ComparedVersions) -> Iterator[str]:
    """Yield the differences in words, figures first."""
    found = compared.differences
    old, new = _names(compared)
    yield f"从“{old}”到“{new}”："
    pending = ((name, count) for name, count in zip((old, new), compared.pending, strict=True) if count)
    yield from (f"“{name}”里有 {count} 处没有定的修订，都当作已经接受来比。" for name, count in pending)
    if found.has_same_words:
        yield "正文的文字都一样。" if compared.edges else "文字都一样。"
    yield from _listed("数字变了", "处", _figures(compared), len(found.figures))
    yield from _listed("改写了", "句", [f"原来：{each.old}\n现在：{each.new}" for each in found.reworded])
    yield from _listed("加了", "句", found.added)
    yield from _listed("删了", "句", found.removed)
    yield from _listed("挪了位置，文字没变", "处", found.moved)
    yield from _listed("一段分成了几段的有", "处", list(map(_beginning, found.split)))
    yield from _listed("几段并成一段的有", "处", list(map(_beginning, found.joined)))
    if found.renumbered:
        yield f"另有 {found.renumbered} 个标题或条目只是序号跟着变了，没有列。"
    edges = [f"原来：{each.old or '（没有）'}\n现在：{each.new or '（没有）'}" for each in compared.edges]
    yield from _listed("页眉、页脚或脚注变了（对照稿里没有标，还是原来的）", "处", edges)
    if compared.is_refused:
        yield (
            f"注意：没有写对照稿：标出来的和“{new}”对不上，从这一段起：“{_beginning(compared.unproved)}”；"
            "改动请看上面列的，或用 Word 的“比较”做对照稿。"
        )


def _names(compared: ComparedVersions) -> tuple[str, str]:
    """Return what the two are called: by their folders too where their names are the same."""
    old, new = compared.old, compared.new
    return (str(old), str(new)) if old.name == new.name else (old.name, new.name)


def _beginning(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST]}……"


def untaken_lines(
    left: Untaken, contradictions: Sequence[Contradiction | Unfit], causes: Mapping[str, str]
) -> Iterator[str]:
    """Yield what a report still says otherwise than an edited document; what `contradictions` tell already is left out.

    `causes` say why, by the sentence.
    """
    told = "\n".join(text for each in contradictions for text in each.sentences)
    reworded = [f"手改：{each.new}\n印成：{each.old}" for each in left.reworded if each.new not in told]
    yield from _listed("印得和手改的不一样", "句", reworded)
    untouched = [f"稿子里：{each.new}\n印成：{each.old}" for each in left.untouched if each.new not in told]
    yield from _listed("稿子里没有改过、现在印得不一样的（填报文件变了）", "句", untouched)
    numbered = [f"手改：{each.new}\n印成：{each.old}" for each in left.numbered if each.new not in told]
    yield from _listed("序号的写法由模板定，和手改的不一样", "条", numbered)
    missing, printed, since = (
        [_with_cause(each, causes) for each in own if each not in told]
        for own in (left.missing, left.printed, left.since)
    )
    yield from _listed("印不出来", "句", missing)
    yield from _listed("手改删了，还会印", "句", printed)
    yield from _listed("生成以后新填的，手改的稿子里没有，会印", "句", since)
    moved, split, joined = (
        [_with_cause(each, causes) for each in own] for own in (left.moved, left.split, left.joined)
    )
    yield from _listed("印在别的地方", "句", moved)
    yield from _listed("手改另起了一段，印出来接着上一句", "处", split)
    yield from _listed("手改接着上一句，印出来另起一段", "处", joined)


def _with_cause(sentence: str, causes: Mapping[str, str]) -> str:
    return f"{sentence}\n（{causes[sentence]}）" if sentence in causes else sentence


def _figures(compared: ComparedVersions) -> list[str]:
    """Return each figure that changed, one that changed alike in several sentences once."""
    sentences: dict[str, list[str]] = {}
    for each in compared.differences.figures:
        sentences.setdefault(f"{each.old} → {each.new}", []).append(each.sentence)
    return [
        f"{change}{f'（{len(where)} 处）' if len(where) > 1 else ''}：{where[0]}" for change, where in sentences.items()
    ]


def _listed(title: str, measure: str, texts: Sequence[str], count: int | None = None) -> Iterator[str]:
    if texts:
        yield f"{title} {count or len(texts)} {measure}："
        yield from (f"  {line}" for text in texts for line in text.split("\n"))
