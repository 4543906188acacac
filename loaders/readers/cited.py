"""Who is only spoken of, and where the subject of a clause changes."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from loaders.lexicon import Hits, pattern, words
from loaders.mentions.names import Name
from loaders.mentions.pieces import CLAUSE_MARK, clause
from loaders.readers.stretch import Stretch
from loaders.text import Span

_LIST_LINKS: Final = ("、", "和", "及", "与", "(")


def is_cited(characters: str, span: Span, left: int, end: int, hits: Hits) -> bool:
    """Whether a person named from `left` to `end` is only spoken of: 受A委托, 按照A要求, A的批示."""
    if characters[left - 1 : left] == "受" or is_quoted(end + characters.startswith("的", end), hits):
        return True
    before = hits.before(left, "particles")
    if before is not None and before.code == "background":
        return True
    if _of_a_leader().match(characters, end) is not None:
        return True
    here = clause(characters, left, span)
    if hits.has(here[0], left, "particles", "citing"):
        return True
    return _of_a_speech().match(characters, end, here[1]) is not None


@cache
def _of_a_leader() -> re.Pattern[str]:
    """What makes somebody of the highest rank the author of words: 总书记关于…的重要论述."""
    words_of = pattern("speech-signs", "cited-to").pattern
    return re.compile(rf"(?:同志|总书记|主席|总理)[^,。;]{{0,40}}?(?:{words_of})")


@cache
def _of_a_speech() -> re.Pattern[str]:
    """What makes a person the author of words that are studied: …在调研时的讲话."""
    words_of = pattern("speech-signs", "cited-to").pattern
    return re.compile(rf"在[^,;。、在]{{0,20}}[时上中]的(?:重要)?(?:{words_of})")


def is_quoted(end: int, hits: Hits) -> bool:
    """Whether the word of somebody whose name ends here is only cited: A批示要求…"""
    after = hits.at(end, "particles")
    return after is not None and after.code == "background"


def takes_over(gap: str) -> bool:
    """Whether the text between two people shows that the first has had a verb of his own.

    In A按下按钮,B致辞 only B speaks; in A、B致辞 and in A代表甲市,B代表乙市讲话 both do.
    """
    mark = CLAUSE_MARK.search(gap)
    if mark is None:
        return False
    told = gap[: mark.start()]
    return bool(told) and not told.startswith(_joined())


@cache
def _joined() -> tuple[str, ...]:
    bridges = (w for w in words("particles", "bridge") if len(w) > 1)
    return (*_LIST_LINKS, *words("particles", "list-tail", "collective"), *bridges)


def unnamed(characters: str, names: Iterable[Name]) -> str:
    """The text with those names blotted out that hold a sign of time: the surname 曾 says nothing."""
    signs = _single_signs()
    for name in names:
        if not signs.isdisjoint(name.text):
            start, end = name.span
            characters = characters[:start] + "·" * (end - start) + characters[end:]
    return characters


@cache
def _single_signs() -> frozenset[str]:
    return frozenset(w for w in words("particles", "past-background", "future") if len(w) == 1)


def heard_after(stretch: Stretch, position: int) -> int | None:
    """Where a verb of hearing ends before a report in its clause: 听取A的汇报; None without one."""
    start = clause(stretch.characters, position, stretch.span)[0]
    found = stretch.hits.within(start, position, "particles")
    return next((h.end for h in found if h.code == "hearing"), None)


def is_of_all(stretch: Stretch, position: int) -> bool:
    """Whether the clause has 双方 or the like for its subject."""
    first = stretch.hits.at(clause(stretch.characters, position, stretch.span)[0], "particles")
    return first is not None and first.code == "collective"
