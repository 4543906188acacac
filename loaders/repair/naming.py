"""How likely a character is in the name of a person, which no count of news foretells."""

import math
from collections.abc import Set
from functools import cache
from typing import Final, NamedTuple

from loaders.repair.fluency import alone
from ontology.vocabulary import scheme

_GIVEN: Final = -12.0
_BEGUN: Final = -11.0
_SPELT: Final = -9.5
_DOT: Final = -6.0
_NEXT: Final = 3.0
_TOLD: Final = -9.0
_MARKS: Final = "、:,。\n"

LONGEST: Final = 4
"""How many characters before one have a say in it."""


class Place(NamedTuple):
    """Where some characters end: at a title or in a name, behind how many given ones; what may be spelt."""

    titled: bool = False
    given: int | None = None
    behind_title: bool = False
    spelt: float = -math.inf
    dot: float = -math.inf


@cache
def place(before: str) -> Place | None:
    """Where in a name of a person the characters before another end, None where no name can be."""
    given = next((n for n in range(3) if _is_surname(before[: len(before) - n])), None)
    titled = before[-1:] in _titles()
    named = given is not None and before[-2 - given : -1 - given] in _titles()
    letters, row = _words("transliteration"), len(before)
    while row and before[row - 1] in letters:
        row -= 1
    start = before[row - 1 : row]
    if start and start != "·" and start not in _starts():
        return Place(titled, given, named) if titled or given is not None else None
    if row < len(before):
        return Place(titled, given, named, _SPELT, _DOT)
    return Place(titled, given, named, _SPELT if start == "·" else _BEGUN)


def likely(where: Place, character: str) -> float:
    """The base-2 logarithm of how likely a character is at a place in a name, -inf where none can be.

    A name is a surname and one or two characters, behind the last of a title or a mark, and
    then come the frequent characters; or it is a row of those that spell the names of
    other peoples, with dots between.
    """
    if character == "·":
        return where.dot
    spelt = where.spelt if character in _words("transliteration") else -math.inf
    if where.given is None:
        return max(spelt, _BEGUN) if where.titled and character in _words("surname") else spelt
    given = _GIVEN if where.given < 2 else -math.inf
    return max(spelt, given, alone(character) - _NEXT if where.given else -math.inf)


def above(where: Place, forms: Set[str], least: float) -> dict[str, float]:
    """How likely forms are at a place in a name: all that are likelier than `least`, and a few more."""
    found: set[str] = set()
    if where.spelt > least:
        found |= forms & _words("transliteration")
    if where.given is None and where.titled and least < _BEGUN:
        found |= forms & _words("surname")
    if where.given is not None and where.given < 2 and least < _GIVEN:
        found |= forms
    elif where.given:
        found.update(form for form in forms if alone(form) - _NEXT > least)
    return {form: likely(where, form) for form in found}


def told(where: Place, likelihood: float) -> float:
    """What news say of a character behind another, which is little where both are given ones of a name."""
    return min(likelihood, _TOLD) if where.behind_title and where.given == 1 else likelihood


def _is_surname(before: str) -> bool:
    return before[-1:] in _words("surname") and before[-2:-1] in _starts()


@cache
def _starts() -> frozenset[str]:
    """The characters behind which a name may begin: the last ones of titles, and marks."""
    return _titles() | frozenset(_MARKS)


@cache
def _titles() -> frozenset[str]:
    return frozenset(word[-1] for concept in scheme("titles") for word in concept.words)


@cache
def _words(notation: str) -> frozenset[str]:
    return frozenset(next(c.words for c in scheme("name-parts") if c.notation == notation)[1:])
