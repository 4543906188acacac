"""How a reading of torn text goes on over the next token: what each may have been."""

import heapq
import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from loaders.repair import gbk
from loaders.repair.alignment import LOST
from loaders.repair.fluency import fluency, plain
from loaders.repair.pinyin import LETTERS
from loaders.repair.script import is_simplified
from loaders.text import Span

CLEAN: Final = rf"[(（]\s*[{LETTERS}]{{1,6}}\s*[)）]"
TOKEN: Final = re.compile(
    rf"(?P<lone>\?\s*(?P<syllable>[{LETTERS}]{{1,6}})\s*[)）])|(?P<clean>{CLEAN})"
    r"|(?P<year>\?(?=0\d\d年))|(?P<number>\?[\d.,]*\d)|(?P<unknown>\?)|(?P<character>.)",
    re.DOTALL,
)
LOSS: Final = -16.0
_DROP: Final = -3.0
_CHANGE: Final = -2.0


class Read(NamedTuple):
    """A character read, the stretch it came from, and the one read before it."""

    before: "Read | None"
    character: str
    span: Span


class State(NamedTuple):
    """A reading until somewhere: its score in bits, and the lead byte that waits for its trail."""

    score: float
    last: str
    read: Read | None = None
    lead: int | None = None
    since: int = 0


def step(state: State, token: re.Match[str], converted: bool) -> Iterator[State]:
    """The readings that one becomes by the next token; `converted` as in `beam.read`."""
    match token.lastgroup:
        case "lone":
            return _lone(state, token, converted)
        case "clean":
            return iter((state,))
        case "character":
            return _character(state, token, converted)
        case _:
            return _unknown(state, token)


def _lone(state: State, token: re.Match[str], converted: bool) -> Iterator[State]:
    """A byte before swallowed brackets: the trail that was waited for, or a lead."""
    syllable = token["syllable"]
    if state.lead is not None:
        for character in gbk.annotated(state.lead, syllable) or (LOST,):
            yield emit(state, character, token.span(), 0.0 if character != LOST else LOSS)
        return
    costs = {
        gbk.pair(character)[1]: _CHANGE if place else 0.0
        for place, trail in enumerate(gbk.trails(state.last, converted))
        for character in gbk.annotated(trail, syllable)
    }
    for lead, cost in costs.items():
        if lead > 0x80:
            yield state._replace(score=state.score + cost, lead=lead, since=token.start())


def _character(state: State, token: re.Match[str], converted: bool) -> Iterator[State]:
    """A character as it is, or one whose first byte ends the one before."""
    character, span = token["character"], token.span()
    if state.lead is None:
        yield emit(state, character, span)
        return
    for place, (first, second) in enumerate(gbk.pairs(character, converted)):
        cost = _CHANGE if place else 0.0
        if second > 0x80 and (true := gbk.joined(state.lead, first)):
            yield emit(state, true, span, cost, lead=second)
        if second > 0x80:
            yield from _dropped(state, first, second, span)
    byte = gbk.single(character)
    if byte and (true := gbk.joined(state.lead, byte)):
        yield emit(state, true, span)
    if byte:
        yield from _dropped(state, byte, None, span)
    if not "\u4e00" <= character < "\ua000":
        lost = emit(state, LOST, (state.since, span[0]), LOSS)
        yield emit(lost._replace(lead=None), character, span)


def _dropped(state: State, first: int, second: int | None, span: Span) -> Iterator[State]:
    """Two characters, where a pair of bytes between was none of GBK and is gone."""
    assert state.lead is not None
    last = plain(state.last)
    around = _around(state.lead, first)
    likely = ((score + fluency(last, plain(one)), one, other) for score, one, other in around)
    for _, one, other in heapq.nlargest(6, likely):
        yield emit(emit(state, one, span, _DROP), other, span, lead=second)


@cache
def _around(lead: int, trail: int) -> list[tuple[float, str, str]]:
    pairs = gbk.around_dropped(lead, trail)
    return heapq.nlargest(40, ((fluency(plain(one), plain(other)), one, other) for one, other in pairs))


def _unknown(state: State, token: re.Match[str]) -> Iterator[State]:
    """A byte without pinyin, which may have swallowed the digit or mark behind it."""
    span = token.span()
    rest = "2" if token["year"] else LOST if token["number"] else ""
    if state.lead is None:
        yield emit(state, rest or LOST, span, 0.0 if token["year"] else LOSS)
        return
    last = plain(state.last)
    likely = sorted(gbk.usual(state.lead), key=lambda c: -fluency(last, plain(c)))
    for character in likely[:12]:
        whole = emit(state, character, span, _CHANGE if is_simplified(character) else 0.0)
        yield emit(whole, rest, span) if rest else whole


def emit(state: State, character: str, span: Span, cost: float = 0.0, lead: int | None = None) -> State:
    """The reading with one more character, which ended in `span` and began where its lead byte stood."""
    start = span[0] if state.lead is None else state.since
    likely = fluency(plain(state.last), plain(character)) if character != LOST else 0.0
    read = Read(state.read, character, (start, span[1]))
    return State(state.score + cost + likely, character, read, lead, span[0])


def reads(state: State) -> list[Read]:
    """The characters of a reading in their order."""
    found: list[Read] = []
    read = state.read
    while read:
        found.append(read)
        read = read.before
    return found[::-1]
