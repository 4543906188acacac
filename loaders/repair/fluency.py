"""How well characters follow each other, from counts in news: the judge between readings of a damage."""

import gzip
import re
from functools import cache
from importlib.resources import files
from typing import Final

from loaders.repair.punctuation import fold
from loaders.repair.script import simplified

_GROUP: Final = re.compile(r"([a-z])([^a-z]*)")
_TOTAL: Final = 23.0
"""Of the base-2 logarithm of how many characters were counted."""


def fluency(before: str, character: str) -> float:
    """The base-2 logarithm of how likely a character is behind another: about -6 in a word, -20 in none."""
    if before == character == "\n":
        return 0.0
    alone = _alone()
    seen = _following(before).get(character)
    held = alone.get(before, 0.0)
    if seen is not None:
        return min(0.0, seen - held)
    return min(alone.get(character, -2.0) - _TOTAL - 1, 1.0 - held)


@cache
def plain(character: str) -> str:
    """The form of a character that was counted; for what was not, a mark that stands where it does."""
    form = fold(simplified(character))
    if form in "?!":
        return "。"
    return "," if form in "()" else "\n" if form.isspace() or (form.isascii() and form.isalnum()) else form


def common(character: str) -> bool:
    """Whether a character is one of those that news use."""
    return character in _alone()


@cache
def _lines() -> tuple[str, dict[str, str]]:
    packed = (files("loaders.repair") / "bigrams.txt.gz").read_bytes()
    first, *rest = gzip.decompress(packed).decode("utf-16-le").split("\n")
    return first, {line[0]: line[1:] for line in rest}


@cache
def _alone() -> dict[str, float]:
    return _levels(_lines()[0])


@cache
def _following(character: str) -> dict[str, float]:
    return _levels(_lines()[1].get("\r" if character == "\n" else character, ""))


def _levels(line: str) -> dict[str, float]:
    groups = _GROUP.findall(line.replace("\r", "\n"))
    return {character: float(ord(letter) - ord("a")) for letter, group in groups for character in group}
