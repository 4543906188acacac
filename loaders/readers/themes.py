"""The themes that a stretch of speech names as its own.

A theme word is none where it only stands in the name of something else: in a book title, a
slogan, a body, a meeting or document that is cited, or in a clause that reports figures or
the past.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from loaders.lexicon import Hit, Hits, pattern
from loaders.mentions.pieces import CLAUSE_MARKS, clause
from loaders.readers.context import outermost
from loaders.text import Span

_TITLE: Final = re.compile(r"《[^》\n]*》")
_QUOTE: Final = re.compile(r"“([^“”\n]*)”")
_NUMBER: Final = r"[0-9][0-9.,]*+[多余]?+[万亿]?+[多余]?+"
_SCHEMES: Final = ("organisation-kinds", "titles")
_LONGEST_BODY: Final = 16
_LONGEST_CITATION: Final = 60


def named(characters: str, span: Span, hits: Hits) -> tuple[str, ...]:
    """The notations of the themes that a stretch of speech names, each once, in order."""
    found = outermost(hits.within(*span, "themes"))
    if not found:
        return ()
    bodies = hits.within(span[0] - _LONGEST_BODY, span[1] + _LONGEST_BODY, *_SCHEMES)
    free = [h for h in found if not _belongs(h, span, bodies, hits)]
    clauses = _clauses(characters, span, free)
    names = (*_names(characters, span), *_told_of(characters, clauses)) if free else ()
    return tuple(dict.fromkeys(h.code for h in free if not any(_inside(h, n) for n in names)))


def _clauses(characters: str, span: Span, themes: Iterable[Hit]) -> Iterator[Span]:
    """The clauses in which some words of a stretch stand, in order, each once."""
    end = span[0]
    for theme in themes:
        if theme.start >= end:
            here = clause(characters, theme.start, span)
            end = here[1]
            yield here


def _inside(theme: Hit, name: Span) -> bool:
    """Whether a theme word is only a part of a name; a quotation that is nothing else names the theme."""
    return name[0] <= theme.start and theme.end <= name[1] and (theme.start, theme.end) != name


def _names(characters: str, span: Span) -> Iterator[Span]:
    """The titles and slogans of a stretch, in which a theme word is none."""
    if characters.find("《", *span) >= 0:
        yield from (m.span() for m in _TITLE.finditer(characters, *span))
    if characters.find("“", *span) >= 0:
        for quote in _QUOTE.finditer(characters, *span):
            if CLAUSE_MARKS.isdisjoint(quote.group(1)):
                yield quote.start() + 1, quote.end() - 1


def _told_of(characters: str, clauses: Iterable[Span]) -> Iterator[Span]:
    """The citations in clauses, and the clauses that report figures or the past: no theme is told there."""
    for part in clauses:
        yield from _citations(characters, part)
        if _figures(characters, part) or pattern("particles", "past-background").search(characters, *part):
            yield part


def _citations(characters: str, span: Span) -> Iterator[Span]:
    """From 贯彻, 按照 or 关于 to the last 精神, 部署 or 要求 of the clause."""
    opening = pattern("speech-signs", "cited-from").search(characters, *span)
    if opening is None:
        return
    signs = pattern("speech-signs", "cited-to").finditer(characters, *span)
    closing = [sign.end() for sign in signs if sign.end() > opening.end()]
    if closing and closing[-1] - opening.start() <= _LONGEST_CITATION:
        yield opening.start(), closing[-1]


def _figures(characters: str, span: Span) -> bool:
    """Whether a clause counts what was given: 选派干部人才2846名."""
    return _counts().search(characters, *span) is not None


@cache
def _counts() -> re.Pattern[str]:
    """A number with its unit."""
    return re.compile(rf"{_NUMBER}(?:{pattern('units').pattern})")


def _belongs(theme: Hit, span: Span, bodies: Iterable[Hit], hits: Hits) -> bool:
    """Whether a theme word is part of the name of one of some bodies or posts: 教育 + 集团."""
    for body in bodies:
        if body.start <= theme.start and theme.end <= body.end and body[:2] != theme[:2]:
            return True
    after = hits.at(theme.end, *_SCHEMES)
    return after is not None and after.end <= span[1] and after.end - after.start > 1
