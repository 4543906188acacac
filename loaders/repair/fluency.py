"""How well characters follow each other, from counts in news: the judge between readings of a damage."""

import gzip
import math
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from loaders.repair.punctuation import fold
from loaders.repair.script import simplified

_GROUP: Final = re.compile(r"([a-z])([^a-z]*)")
_TOTAL: Final = 23.0
"""Of the base-2 logarithm of how many characters were counted."""
_LEAST: Final = 0.02
"""What a table leaves at least, whose levels are rounded."""


@lru_cache(maxsize=1 << 16)
def fluency(before: str, character: str) -> float:
    """The base-2 logarithm of how likely a character is behind one or two others.

    About -6 in a word, -20 in none.  What was not counted behind them has a share of what their
    table leaves, as large as the character's own among all.
    """
    one = before[-1:]
    if one == character == "\n":
        return 0.0
    if len(before) > 1:
        told, left = _behind_two(before)
        return -told[character] if character in told else left + _behind_one(one, character)
    return _behind_one(one, character)


def alone(character: str) -> float:
    """The base-2 logarithm of how likely a character is anywhere."""
    return _alone().get(character, -2.0) - _TOTAL


def _behind_one(before: str, character: str) -> float:
    seen = _following(before).get(character)
    if seen is not None:
        return min(0.0, seen - _alone().get(before, 0.0))
    return _rest(before) + alone(character)


@cache
def _rest(before: str) -> float:
    """The share of what is new behind a character: the more others it has, the more (Witten and Bell)."""
    kinds = len(_following(before)) + 1
    return math.log2(kinds / (kinds + 2.0 ** _alone().get(before, 0.0)))


def following(before: str) -> set[str]:
    """The characters that news have behind another."""
    return set(_following(before))


@cache
def plain(character: str) -> str:
    """The form of a character that was counted; for what was not, a mark that stands where it does."""
    form = fold(simplified(character))
    if form in "?!":
        return "。"
    if form.isascii() and form.isalnum():
        return "0"
    return "," if form in "()" else "\n" if form.isspace() else form


def common(character: str) -> bool:
    """Whether a character is one of those that news use."""
    return character in _alone()


@cache
def _lines() -> tuple[str, dict[str, str]]:
    first, *rest = _unpacked("bigrams")
    return first, {line[0]: line[1:] for line in rest}


@cache
def _pairs() -> dict[str, str]:
    return {line[:2]: line[2:] for line in _unpacked("trigrams")}


def _unpacked(name: str) -> list[str]:
    packed = (files("loaders.repair") / f"{name}.txt.gz").read_bytes()
    return gzip.decompress(packed).decode("utf-16-le").split("\n")


@cache
def _alone() -> dict[str, float]:
    return _levels(_lines()[0])


@cache
def _following(character: str) -> dict[str, float]:
    return _levels(_lines()[1].get("\r" if character == "\n" else character, ""))


@cache
def _behind_two(characters: str) -> tuple[dict[str, float], float]:
    """What two characters foretell, and how much less or more likely all else is than behind one (Katz)."""
    told = _levels(_pairs().get(characters.replace("\n", "\r"), ""))
    kept = 1.0 - sum(2.0**-level for level in told.values())
    behind = 1.0 - sum(2.0 ** _behind_one(characters[-1], character) for character in told)
    return told, math.log2(max(kept, _LEAST) / max(behind, _LEAST))


def _levels(line: str) -> dict[str, float]:
    groups = _GROUP.findall(line.replace("\r", "\n"))
    return {character: float(ord(letter) - ord("a")) for letter, group in groups for character in group}
