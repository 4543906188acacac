"""How well characters follow each other, from counts in news: the judge between readings of a damage."""

import gzip
import math
import re
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

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
    told, left = _behind_two(before)
    return -told[character] if character in told else left + _behind_one(one, character)


def alone(character: str) -> float:
    """The base-2 logarithm of how likely a character is anywhere."""
    return _alone().get(character, -2.0) - _TOTAL


def _behind_one(before: str, character: str) -> float:
    seen = _following(before).get(character)
    return seen if seen is not None else _rest(before) + alone(character)


@cache
def _rest(before: str) -> float:
    """The share of what is new behind a character: the more others it has, the more (Witten and Bell)."""
    kinds = len(_following(before)) + 1
    return math.log2(kinds / (kinds + 2.0 ** _alone().get(before, 0.0)))


class Among(NamedTuple):
    """Characters to choose from, by the form in which they are counted, and how likely forms are anywhere.

    The likeliest form is the first.
    """

    forms: Mapping[str, Sequence[str]]
    alone: Mapping[str, float]


def among(characters: Iterable[str]) -> Among:
    """Some characters to choose from."""
    forms: dict[str, list[str]] = {}
    for character in characters:
        forms.setdefault(plain(character), []).append(character)
    return Among(forms, {form: alone(form) for form in sorted(forms, key=alone, reverse=True)})


def above(before: str, among: Among, least: float) -> dict[str, float]:
    """How likely forms are behind one or two others: all that are likelier than `least`, and a few more."""
    one, (told, left) = before[-1:], _behind_two(before)
    seen, rest, found = _following(one), _rest(one), {}
    for form, likely in among.alone.items():
        found[form] = left + (rest + likely)
        if found[form] <= least:
            break
    for form in among.forms.keys() & seen.keys():
        found[form] = left + seen[form]
    for form in among.forms.keys() & told.keys():
        found[form] = -told[form]
    return found


def seen(before: str) -> Set[str]:
    """The characters that news have behind another."""
    return _following(before).keys()


def following(before: str, least: float) -> dict[str, float]:
    """What news have behind one or two others: all that is likelier than `least`, and a little more."""
    told, left = _behind_two(before)
    found = {}
    for form, likely in _following(before[-1:]).items():
        found[form] = left + likely
        if found[form] <= least:
            break
    for form in told:
        found[form] = -told[form]
    return found


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
    """How likely what news have behind a character is there, the likeliest first."""
    own = _alone().get(character, 0.0)
    levels = _levels(_lines()[1].get("\r" if character == "\n" else character, ""))
    return {behind: min(0.0, level - own) for behind, level in levels.items()}


@cache
def _behind_two(characters: str) -> tuple[dict[str, float], float]:
    """What two characters foretell, and how much less or more likely all else is than behind one (Katz)."""
    told = _levels(_pairs().get(characters.replace("\n", "\r"), "")) if len(characters) > 1 else {}
    kept = 1.0 - sum(2.0**-level for level in told.values())
    behind = 1.0 - sum(2.0 ** _behind_one(characters[-1], character) for character in told)
    return told, math.log2(max(kept, _LEAST) / max(behind, _LEAST))


def _levels(line: str) -> dict[str, float]:
    groups = _GROUP.findall(line.replace("\r", "\n"))
    return {character: float(ord(letter) - ord("a")) for letter, group in groups for character in group}
