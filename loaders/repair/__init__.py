"""What the web did to a text, undone: each character of the result still knows its place in the source."""

from collections.abc import Sequence
from functools import reduce

from loaders.repair import alignment, byteshift, pinyin, punctuation, residue, script
from loaders.text import Span, Text

_STEPS = (
    residue.markup,
    byteshift.restore,
    pinyin.strip,
    punctuation.narrow,
    punctuation.commas,
    script.simplify,
    punctuation.lines,
    residue.furniture,
    residue.spun,
)
"""The order matters: bytes are laid out again before characters change, lines are judged last."""


def repair(characters: str, spans: Sequence[Span] | None = None) -> Text:
    """The readable text of a source, or of the spans of it that hold main text.

    Simplified script, ASCII forms of full-width marks, letters and digits, one space for a run,
    "\\n" between lines that are not empty.  U+FFFD stands for each stretch that cannot be read,
    and `lost` names them.
    """
    start = alignment.draft(characters, spans)
    return alignment.finish(reduce(lambda draft, step: step(draft), _STEPS, start))
