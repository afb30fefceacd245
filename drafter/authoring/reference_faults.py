"""Finds sentences of a section file that leave as a whole once the document they cite is out of date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.jurisdictions.jurisdiction import Jurisdiction
from drafter.jurisdictions.manifest import NO_LAST_YEAR, Reference
from drafter.jurisdictions.section_files import section_files, section_text
from drafter.jurisdictions.section_tags import REMARKS, blanked, without_options
from drafter.sections.template_environment import HEADING_NAMES

_SENTENCE = re.compile(r"(?:(?!\n\s*\n)[^。！？；])+")
_CITED = re.compile(r"\{\{\s*引用(?:文号)?\(\s*['\"]([^'\"]+)['\"]\s*\)\s*\}\}")
_PRINTED = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


def out_of_date(jurisdiction: Jurisdiction, year: int) -> Iterator[str]:
    """Yield in Chinese which of the folder's own references its own sections cite that are not in force in `year`."""
    folder = jurisdiction.folders[0]
    text = "".join(map(section_text, section_files(folder)))
    cited = {*_CITED.findall(blanked(text, REMARKS))}
    ends: dict[str, int] = {}
    for each in jurisdiction.references():
        ends[each.name] = max(each.last_year, ends.get(each.name, 0))
    for name, last in ends.items():
        if name in cited and last < year:
            yield (
                f"引用“{name}”只到 {last} 年：{last + 1} 年起的报告里，写了它的句子（放在 [[ ]] 里的，只是那半句）不印；"
                "请在 引用.yaml 里改“止”，或加一条现在用的"
            )


def sentences_out_of_date(text: str, references: Sequence[Reference]) -> Iterator[tuple[int, str]]:
    """Yield line and message of each bare citation that takes its whole sentence along after its last year.

    Only of sentences that tell nothing else but the unit and the year, as those of an opening: nobody would miss a
    figure there. `references` are all that may be cited.
    """
    ends = {each.name: max(r.last_year for r in references if r.name == each.name) for each in references}
    plain = without_options(blanked(text, REMARKS))
    for sentence in _SENTENCE.finditer(plain):
        others = _PRINTED.findall(_CITED.sub("", sentence[0]))
        if not others or not set(others) <= {*HEADING_NAMES}:
            continue
        for cited in _CITED.finditer(sentence[0]):
            name = cited[1]
            if ends.get(name, NO_LAST_YEAR) < NO_LAST_YEAR:
                line = plain.count("\n", 0, sentence.start() + cited.start()) + 1
                yield (
                    line,
                    (
                        f"引用“{name}”只到 {ends[name]} 年，以后整句话都不印；只要去掉引用的，"
                        f"连逗号放进 [[ ]]，如 [[，落实{{{{ 引用('{name}') }}}}]]"
                    ),
                )
