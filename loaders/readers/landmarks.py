"""Dated landmarks that a text speaks of: anniversaries, opening years, closing years."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from loaders.lexicon import Hits, concepts
from loaders.mentions.dates import number
from loaders.text import Span

_COUNTED: Final = "周年"
_ANNIVERSARY: Final = re.compile(r"(?P<years>\d{1,3}|[一二三四五六七八九十]{1,3})周年")
_LONGEST_WORD: Final = 20
_LONGEST_GAP: Final = 3


@dataclass(frozen=True, slots=True)
class Landmark:
    """A dated landmark that the text speaks of: its notation, the year it gives, and where."""

    notation: str
    year: int
    span: Span


def landmarks(characters: str, spans: Iterable[Span], hits: Hits) -> Iterator[Landmark]:
    """The landmarks in some spans that give the year of the text itself."""
    for span in spans:
        for hit in hits.within(*span, "landmarks"):
            if (year := concepts("landmarks")[hit.code].value("year")) is not None:
                yield Landmark(hit.code, int(year), (hit.start, hit.end))
        counted = characters.find(_COUNTED, *span) >= 0
        for match in _ANNIVERSARY.finditer(characters, *span) if counted else ():
            if (landmark := _anniversary(characters, match)) is not None:
                yield landmark


def _anniversary(characters: str, match: re.Match[str]) -> Landmark | None:
    """The beginning whose anniversary it is: of those named right before, the longest name's."""
    before = characters[max(0, match.start() - _LONGEST_WORD - _LONGEST_GAP) : match.start()]
    years = int(match["years"]) if match["years"].isascii() else number(match["years"]) or 0
    for word, notation, base, least in _beginnings():
        if years >= max(least, 1) and word in before[-len(word) - _LONGEST_GAP :]:
            return Landmark(
                notation, base + years, (match.start() - len(before) + before.rindex(word), match.end())
            )
    return None


@cache
def _beginnings() -> tuple[tuple[str, str, int, int], ...]:
    """What has anniversaries, longest word first: word, notation, first year, least sure count."""
    found = [
        (word, notation, int(base), int(concept.value("anniversaryFrom") or 0))
        for notation, concept in concepts("landmarks").items()
        if (base := concept.value("baseYear")) is not None
        for word in concept.values.get("anniversaryOf", ())
    ]
    return tuple(sorted(found, key=lambda row: (-len(row[0]), row)))
