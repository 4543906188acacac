"""The themes that a stretch of speech names as its own.

A theme word is none where it only stands in the name of something else: in a book title, a
slogan, a body, a meeting or document that is cited, or in a clause that reports figures or
the past.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from loaders.lexicon import Hit, Hits, words
from loaders.mentions.pieces import CLAUSE_MARKS, clause
from loaders.readers.context import outermost
from loaders.text import Span

_TITLE: Final = re.compile(r"《[^》\n]*》")
_QUOTE: Final = re.compile(r"“([^“”\n]*)”")
_NUMBER: Final = re.compile(r"\d[\d.,]*[多余]?[万亿]?[多余]?")
_SCHEMES: Final = ("organisation-kinds", "titles")
_LONGEST_UNIT: Final = 4
_LONGEST_BEFORE: Final = 8
_LONGEST_CITATION: Final = 60


def named(characters: str, span: Span, hits: Hits) -> tuple[str, ...]:
    """The notations of the themes that a stretch of speech names, each once, in order."""
    names = tuple(_names(characters, span))
    free = (h for h in outermost(hits.within(*span, "themes")) if not any(_inside(h, n) for n in names))
    return tuple(dict.fromkeys(h.code for h in free if not _belongs(h, span, hits)))


def _inside(theme: Hit, name: Span) -> bool:
    """Whether a theme word is only a part of a name; a quotation that is nothing else names the theme."""
    return name[0] <= theme.start and theme.end <= name[1] and (theme.start, theme.end) != name


def _names(characters: str, span: Span) -> Iterator[Span]:
    """The stretches in which a theme word is none: titles, slogans, citations, reports of the past."""
    yield from (m.span() for m in _TITLE.finditer(characters, *span))
    for quote in _QUOTE.finditer(characters, *span):
        if not CLAUSE_MARKS & set(quote.group(1)):
            yield quote.start() + 1, quote.end() - 1
    for part in _clauses(characters, span):
        yield from _citations(characters, part)
        if _figures(characters, part) or _places(characters, part, words("particles", "past-background")):
            yield part


def _clauses(characters: str, span: Span) -> Iterator[Span]:
    position = span[0]
    while position < span[1]:
        start, end = clause(characters, position, span)
        if end > start:
            yield start, end
        position = max(end, position) + 1


def _citations(characters: str, span: Span) -> Iterator[Span]:
    """From 贯彻, 按照 or 关于 to the last 精神, 部署 or 要求 of the clause."""
    opening = _places(characters, span, words("speech-signs", "cited-from"))
    if not opening:
        return
    start, first = opening[0]
    closing = [end for _, end in _places(characters, span, words("speech-signs", "cited-to")) if end > first]
    if closing and closing[-1] - start <= _LONGEST_CITATION:
        yield start, closing[-1]


def _places(characters: str, span: Span, known: frozenset[str]) -> list[Span]:
    return [match.span() for match in _any_of(known).finditer(characters, *span)]


@cache
def _any_of(known: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))))


def _figures(characters: str, span: Span) -> bool:
    """Whether a clause counts what was given: 选派干部人才2846名."""
    for number in _NUMBER.finditer(characters, *span):
        sizes = range(_LONGEST_UNIT, 0, -1)
        if any(characters[number.end() : number.end() + size] in words("units") for size in sizes):
            return True
    return False


def _belongs(theme: Hit, span: Span, hits: Hits) -> bool:
    """Whether a theme word is part of the name of a body or post: 教育 + 集团."""
    if any(h.start != theme.start or h.end != theme.end for h in _around(theme, hits)):
        return True
    after = hits.at(theme.end, *_SCHEMES)
    return after is not None and after.end <= span[1] and after.end - after.start > 1


def _around(theme: Hit, hits: Hits) -> Iterator[Hit]:
    """The bodies and titles that hold a theme word."""
    for start in range(theme.start - _LONGEST_BEFORE, theme.start + 1):
        yield from (h for h in hits.starting.get(start, ()) if h.scheme in _SCHEMES and h.end >= theme.end)
