"""What stands before a title: 副, 常务, 原, 时任, and what it says of the post."""

from functools import cache

from loaders.lexicon import PLACE, Hits, concepts, words
from loaders.mentions.pieces import SEPARATORS


def qualifiers_before(characters: str, end: int, floor: int) -> tuple[int, str]:
    """Where the qualifiers before `end` begin, and the status that they give."""
    status, known = "current", _qualifier_words()
    while True:
        size = next((n for n in (4, 3, 2, 1) if end - n >= floor and characters[end - n : end] in known), 0)
        if not size:
            return end, status
        concept = known[characters[end - size : end]]
        end -= size
        status = concepts("qualifiers")[concept].value("postStatus") or status


def without_former(characters: str, position: int, floor: int, hits: Hits) -> int:
    """Where what stands before a post or a body ends, without 原: 甲公司原 + 董事长, 甲市原 + 党委书记."""
    begin = position - 1
    if begin <= floor or characters[begin] != concepts("qualifiers")["former"].words[0]:
        return position
    inside = characters[begin - 1 : position] in concepts("qualifiers")["former"].values["unlessWithin"]
    if inside or characters[begin - 1] in SEPARATORS or hits.before(position, PLACE) is not None:
        return position
    return begin


def bare_title(printed: str) -> str:
    """The qualifiers of a title without those that are no part of it."""
    if not printed:
        return printed
    for word in words("qualifiers", "former", "current", "seconded", "candidate"):
        printed = printed.replace(word, "") if len(word) > 1 or word in "原前兼" else printed
    return printed


@cache
def _qualifier_words() -> dict[str, str]:
    """The qualifiers that may stand right before a title; one character only as a part of it."""
    return {
        word: code
        for code, c in reversed(concepts("qualifiers").items())
        for word in c.words
        if c.value("part") or len(word) > 1
    }


def status_before(characters: str, begin: int, floor: int) -> str | None:
    """The status that a word before the whole post gives it: 时任…, 原…, 挂职…."""
    known = _status_words()
    return next((known[w] for n in (2, 1) if (w := characters[max(floor, begin - n) : begin]) in known), None)


@cache
def _status_words() -> dict[str, str]:
    """The words before a whole post, with the status that each gives it."""
    return {
        word: status
        for c in concepts("qualifiers").values()
        for word in c.words
        if not c.value("part") and (status := c.value("postStatus"))
    }
