"""The labels and marks that pages carry around an article, as the scheme `furniture` lists them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ontology.vocabulary import scheme

Kind = Literal["date", "source", "reporter", "editor", "tool"]
"""What a label stands before."""

SEPARATORS = " |/·•◆■●>»,、;:[]【】()<>《》-—_"
"""What stands between the words of a menu."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The words of the scheme, ready to be looked for.

    `field` finds a label with its colon, and `kinds` tells what it labels; the sets and tuples
    hold words for whole tokens, openings and endings.
    """

    field: re.Pattern[str]
    kinds: dict[str, Kind]
    byline: re.Pattern[str]
    dateline: re.Pattern[str]
    footer: re.Pattern[str]
    lists: re.Pattern[str]
    menu: frozenset[str]
    own: frozenset[str]
    byline_words: frozenset[str]
    byline_ends: re.Pattern[str]
    crumbs: tuple[str, ...]
    abstracts: tuple[str, ...]
    captions: tuple[str, ...]
    credits: tuple[str, ...]
    issuers: tuple[str, ...]
    publishers: tuple[str, ...]
    sites: tuple[str, ...]
    continuations: tuple[str, ...]


@cache
def marks() -> Marks:
    """The marks of the scheme, compiled once."""
    words = {concept.notation: concept.words for concept in scheme("furniture")}
    return Marks(
        field=_field(_kinds(words)),
        kinds=_kinds(words),
        byline=re.compile(rf"(?P<reporter>{_any(words['reporter-label'])})\s*[::|/]?\s*"),
        dateline=_dateline(words),
        footer=re.compile(_any(words["footer-mark"]), re.IGNORECASE),
        lists=re.compile(
            rf"[【\[■◆●>»•\s]*(?:{_any(words['link-list-head'])})[\]】:\s>»]*(?:$|(?<=[:\]】]))"
        ),
        menu=frozenset(words["menu-word"]) | frozenset(words["tool-label"]),
        own=frozenset(words["own-source"]),
        byline_words=frozenset(words["byline-word"]),
        byline_ends=re.compile(rf"(?:{_any(word for word in words['byline-word'] if len(word) > 1)})$"),
        crumbs=words["crumb-label"],
        abstracts=tuple(f"{word}:" for word in words["abstract-label"]),
        captions=words["caption-opening"],
        credits=words["caption-ending"],
        issuers=words["issuer-ending"],
        publishers=words["publisher-ending"],
        sites=words["site-ending"],
        continuations=words["continuation"],
    )


def _kinds(words: dict[str, tuple[str, ...]]) -> dict[str, Kind]:
    of: dict[Kind, tuple[str, ...]] = {
        "tool": words["tool-label"],
        "editor": words["editor-label"],
        "reporter": words["reporter-label"] + words["part-label"],
        "source": words["source-label"],
        "date": words["date-label"],
    }
    return {word: kind for kind, labels in of.items() for word in labels}


def _field(labels: Iterable[str]) -> re.Pattern[str]:
    spaced = "|".join(r"\s?".join(map(re.escape, word)) for word in _longest(labels))
    return re.compile(rf"({spaced})\s?[::|丨/]\s?")


def _dateline(words: dict[str, tuple[str, ...]]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, _longest(words["publisher-ending"] + words["own-source"])))
    forms = _any(words["dateline-ending"])
    return re.compile(
        rf"(?P<agency>[^\s,。:;()]{{0,20}}?(?:{names}))\s?(?P<place>[\u4e00-\u9fff]{{0,8}}?)\s?"
        rf"(?:(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日)?\s?(?:{forms})(?=[\s(:,]|\d|$)"
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, _longest(words)))


def _longest(words: Iterable[str]) -> list[str]:
    return sorted(set(words), key=lambda word: (-len(word), word))
