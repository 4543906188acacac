"""The institution whose own page speaks: whose 我院, 我校 or 集团公司 it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from loaders.lexicon import Hits, pattern
from loaders.mentions.pieces import SEPARATORS
from loaders.text import Span

_KINDS: Final = {"院": ("hospital", "school"), "校": ("school",), "团": ("company",), "司": ("company",)}
"""The kinds of institution that a word for one's own may mean, by its last character."""

_SHORTEST: Final = 4


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution by its full name, with its kind in `organisation-kinds`."""

    name: str
    kind: str


def own(characters: str, body: Sequence[Span], hits: Hits) -> Institution | None:
    """The institution that the head of a page names and its text calls its own, None where there is none."""
    if not body:
        return None
    signs = (pattern("speech-signs", "own-institution").search(characters, *span) for span in body)
    sign = next((sign.group() for sign in signs if sign is not None), None)
    if sign is None:
        return None
    for hit in hits.within(0, body[0][0], "organisation-kinds"):
        if hit.code in _KINDS[sign[-1]]:
            start = _line_start(characters, hit.start)
            end = max(h.end for h in hits.starting[hit.start] if h.code == hit.code)
            if end - start > _SHORTEST and SEPARATORS.isdisjoint(characters[start:end]):
                return Institution(characters[start:end], hit.code)
    return None


def _line_start(characters: str, position: int) -> int:
    return max(characters.rfind(mark, 0, position) for mark in ("\n", " ")) + 1
