"""Whether a sentence amid a speech goes back to telling what took place."""

import re
from collections.abc import Sequence
from typing import Final

from loaders.lexicon import Hits, pattern
from loaders.mentions.names import Name
from loaders.mentions.pieces import CLAUSE_MARKS
from loaders.text import Span

_LONGEST_ADVERB: Final = 12
_TELLING: Final = frozenset({"activity", "seeing", "held"})
_DATE: Final = re.compile(r"\d{4}年|\d{1,2}[月日]")


def narrates(characters: str, span: Span, names: Sequence[Name], hits: Hits) -> bool:
    """Whether a sentence amid a speech goes back to telling what took place."""
    for role in hits.within(*span, "roles"):
        if role.code == "chair" or any(
            0 <= role.start - n.span[1] <= _LONGEST_ADVERB
            and CLAUSE_MARKS.isdisjoint(characters[n.span[1] : role.start])
            for n in names
        ):
            return True
    return _dated_meeting(characters, span, hits) or _of_a_group(characters, span, hits)


def _dated_meeting(characters: str, span: Span, hits: Hits) -> bool:
    """5月14日,座谈会在甲市举行: a day, a meeting, and that it was held."""
    dated = _DATE.match(characters, *span) or pattern("relative-dates").match(characters, *span)
    return bool(dated) and hits.has(*span, "particles", "held") and hits.has(*span, "event-types")


def _of_a_group(characters: str, span: Span, hits: Hits) -> bool:
    """代表团考察了…, 在甲市期间…: the head of a sentence that tells of the guests or the stay."""
    head = characters[span[0] : min(span[1], span[0] + 2 * _LONGEST_ADVERB)]
    if head.startswith("在") and "期间" in head:
        return True
    if pattern("particles", "meeting").match(head) is not None:
        return True
    group = pattern("particles", "collective")
    if not any(group.match(part) for part in head.split(",")):
        return False
    return hits.has(*span, "roles") or hits.has(*span, "particles", *_TELLING)
