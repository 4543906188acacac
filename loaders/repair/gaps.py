"""Characters around pairs of bytes that are gone, because a decoder found nothing for them in GBK."""

from collections.abc import Iterator
from typing import Final

from loaders.repair import gbk
from loaders.repair.fluency import plain
from loaders.repair.judge import Judge, Scored
from loaders.repair.naming import LONGEST

_FEW: Final = 6
_MOST: Final = 12
_WORSE: Final = 12.0

Ending = int | str | None
"""What is known of the last character: its second byte, its pinyin, or that its second byte is no ASCII."""


def bridges(judge: Judge, context: str, lead: int, ending: Ending, least: float) -> list[str]:
    """The likeliest two or three characters behind `context` whose bytes begin with `lead`.

    Of each two that follow one another, the last byte and the first byte together were dropped.
    None is sought that is not likelier than `least`, in bits.
    """
    # Nothing is likelier than certain, and for most lead bytes GBK leaves no gap.
    if least >= 0.0 or not gbk.open_ended(lead).forms:
        return []
    found = sorted(_scored(judge, context, lead, ending, least), reverse=True)
    return [characters for _, characters in found[:_MOST]]


def _scored(judge: Judge, context: str, lead: int, ending: Ending, least: float) -> Iterator[Scored]:
    """Readings with their scores: first those with one gap, then those with two that are as good."""
    best = least
    first = sorted(judge.above(context, gbk.open_ended(lead), least), reverse=True)[:_MOST]
    for score, one in first:
        if score > best - _WORSE:
            for found in _ended(judge, context, (score, one), ending, least):
                best = max(best, found[0])
                yield found
    for score, one in first:
        if score > best:
            for both, two in _middle(judge, context, (score, one), best):
                ended = _ended(judge, (context + plain(one))[-LONGEST:], (both, two), ending, least)
                yield from ((total, one + found) for total, found in ended)


def _middle(judge: Judge, context: str, begun: Scored, least: float) -> list[Scored]:
    score, one = begun
    behind = (context + plain(one))[-LONGEST:]
    found = _behind(judge, behind, one, least - score)
    twos = ((score + more, two) for more, two in found if gbk.gap(gbk.pair(two)[1]))
    return sorted(twos, reverse=True)[:_FEW]


def _ended(judge: Judge, context: str, begun: Scored, ending: Ending, least: float) -> Iterator[Scored]:
    score, one = begun
    behind = (context + plain(one))[-LONGEST:]
    if ending is None:
        any_end = _behind(judge, behind, one, least - score)
        return ((score + more, one + last) for more, last in any_end if gbk.pair(last)[1] > 0x80)
    fitting = gbk.ended(gbk.gap(gbk.pair(one)[1]), ending)
    return ((score + more, one + last) for more, last in judge.above(behind, fitting, least - score))


def _behind(judge: Judge, behind: str, one: str, least: float) -> Iterator[Scored]:
    """The forms of characters that follow others, and whose first byte is dropped with the last of `one`."""
    leads = gbk.gap(gbk.pair(one)[1])
    for likely, following in judge.following(behind, least):
        yield from ((likely, form) for form in gbk.forms(following) if gbk.pair(form)[0] in leads)
