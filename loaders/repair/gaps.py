"""Characters around pairs of bytes that are gone, because a decoder found nothing for them in GBK."""

import heapq
import math
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from loaders.repair import gbk, naming
from loaders.repair.fluency import following, plain
from loaders.repair.judge import Judge
from loaders.repair.naming import LONGEST

_FEW: Final = 6
_MOST: Final = 12
_WORSE: Final = 12.0

Ending = int | str | None
"""What is known of the last character: its second byte, its pinyin, or that its second byte is no ASCII."""


def bridges(judge: Judge, context: str, lead: int, ending: Ending) -> list[str]:
    """The likeliest two or three characters behind `context` whose bytes begin with `lead`.

    Of each two that follow one another, the last byte and the first byte together were dropped.
    """
    key = context[-2:], naming.place(context), lead, ending
    found = judge.bridges.get(key)
    if found is None:
        scored = heapq.nlargest(_MOST, _scored(judge, context, lead, ending))
        found = judge.bridges[key] = [characters for _, characters in scored]
    return found


def _scored(judge: Judge, context: str, lead: int, ending: Ending) -> Iterator[tuple[float, str]]:
    """Readings with their scores: first those with one gap, then those with two that are as good."""
    best = -math.inf
    ones = ((judge.likely(context, plain(one)), one) for one in gbk.open_ended(lead))
    first = heapq.nlargest(_MOST, ones)
    for score, one in first:
        if score > best - _WORSE:
            for found in _ended(judge, context, score, one, ending):
                best = max(best, found[0])
                yield found
    for score, one in first:
        if score > best:
            for both, two in _middle(judge, context, score, one):
                if both > best:
                    ended = _ended(judge, (context + plain(one))[-LONGEST:], both, two, ending)
                    yield from ((total, one + found) for total, found in ended)


def _middle(judge: Judge, context: str, score: float, one: str) -> list[tuple[float, str]]:
    behind = (context + plain(one))[-LONGEST:]
    twos = (c for c in _behind(judge, behind, one) if gbk.gap(gbk.pair(c)[1]))
    return heapq.nlargest(_FEW, ((score + judge.likely(behind, plain(two)), two) for two in twos))


def _ended(judge: Judge, context: str, score: float, one: str, ending: Ending) -> Iterator[tuple[float, str]]:
    behind = (context + plain(one))[-LONGEST:]
    for last in _lasts(judge, behind, one, ending):
        yield score + judge.likely(behind, plain(last)), one + last


def _lasts(judge: Judge, behind: str, one: str, ending: Ending) -> Iterable[str]:
    leads = gbk.gap(gbk.pair(one)[1])
    if isinstance(ending, int):
        known = gbk.ending(ending)
        return (known[lead] for lead in leads if lead in known)
    if isinstance(ending, str):
        return (c for c in gbk.annotated(ending) if gbk.pair(c)[0] in leads)
    return (c for c in _behind(judge, behind, one) if gbk.pair(c)[1] > 0x80)


def _behind(judge: Judge, behind: str, one: str) -> Iterator[str]:
    """The forms of characters that follow others, and whose first byte is dropped with the last of `one`."""
    leads = gbk.gap(gbk.pair(one)[1])
    for known in (_following(behind[-1:]), judge.after(behind[-1:])):
        for lead in leads & known.keys():
            yield from known[lead]


@cache
def _following(before: str) -> Mapping[int, list[str]]:
    return gbk.by_lead(following(before))
