"""Shows what stands in a prompt's line as the console shows text: a mark for each character that is not visible."""

from __future__ import annotations

from bisect import bisect_right

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.layout.utils import explode_text_fragments

from drafter.console import shown_characters


class VisibleCharacters(Processor):
    """Puts marks in place of characters on the screen; what is typed stays as it is."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """Return the line as it is shown, and how places in it and in what was typed correspond."""
        fragments = explode_text_fragments(transformation_input.fragments)
        shown = shown_characters("".join(fragment[1] for fragment in fragments))
        starts = [0]
        for text in shown:
            starts.append(starts[-1] + len(text))

        def to_display(place: int) -> int:
            last = len(shown)
            return starts[place] if place <= last else starts[last] + place - last

        def to_source(place: int) -> int:
            last = len(shown)
            return bisect_right(starts, place) - 1 if place <= starts[last] else last + place - starts[last]

        pieces: StyleAndTextTuples = [(fragment[0], text) for fragment, text in zip(fragments, shown, strict=True)]
        return Transformation(pieces, to_display, to_source)
