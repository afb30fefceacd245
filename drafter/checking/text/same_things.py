"""Names of the same thing that reports use side by side, so that its numbers can be compared."""

from __future__ import annotations

from drafter.checking.text.chinese_pattern import chinese_pattern

_SAME = (
    (chinese_pattern("(?:持有|取得|领取)?(?:有效)?(?:的)?(?:行政)?执法(?:证件|证|资格)(?:的)?(?:执法|工作)?人员"), "持证人员"),
    (chinese_pattern("持有(?:有效)?的?(?:行政)?执法(?:证件|证)(?=共?$)"), "持证人员"),
    (chinese_pattern("持证的?(?:行政)?执法人员|行政执法持证人员"), "持证人员"),
    (chinese_pattern("设区的市|设区市|地级市"), "设区市"),
    (chinese_pattern("中小学校"), "中小学"),
)  # fmt: skip


def in_one_name(words: str) -> str:
    """Return `words` with each thing by the one name that it has here."""
    for expression, name in _SAME:
        words = expression.sub(name, words)
    return words
