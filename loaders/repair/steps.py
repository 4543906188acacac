"""How a reading of torn text goes on over the next token: what each may have been."""

import heapq
import math
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from loaders.repair import gaps, gbk, pinyin
from loaders.repair.alignment import LOST
from loaders.repair.fluency import plain
from loaders.repair.judge import Judge
from loaders.repair.naming import LONGEST
from loaders.repair.pinyin import LETTERS
from loaders.text import Span

CLEAN: Final = rf"[(（]\s*[{LETTERS}]{{1,6}}\s*[)）]"
TOKEN: Final = re.compile(
    rf"(?P<lone>\?\s*(?P<syllable>[{LETTERS}]{{1,6}})\s*[)）])|(?P<clean>[(（]\s*(?P<reading>[{LETTERS}]{{1,6}})\s*[)）])"
    r"|(?P<whole>\?(?=(?:19|20)\d\d年|[3-9]月))|(?P<year>\?(?=0\d\d年))|(?P<number>\?[\d.,]*\d)"
    r"|(?P<unknown>\?)|(?P<character>.)",
    re.DOTALL,
)
LOSS: Final = -16.0
_WIDTH: Final = 20
"""How many readings the search goes on with at most."""
_BEHIND: Final = 24.0
"""In bits, how far behind the best one it gives a reading up."""
_CHANGE: Final = -2.0
_MISREAD: Final = -6.0


class Read(NamedTuple):
    """A character read, the stretch it came from, and the one read before it."""

    before: "Read | None"
    character: str
    span: Span


class State(NamedTuple):
    """A reading until somewhere: its score in bits, and the lead byte that waits for its trail.

    `last` is the last character as it was read, `context` the last few in the form that is counted.
    """

    score: float
    last: str
    context: str
    read: Read | None = None
    lead: int | None = None
    since: int = 0


class Ahead:
    """The readings until somewhere from which the search may go on: the best, as far as they are near it."""

    def __init__(self) -> None:
        self.least = -math.inf
        """No reading with this score or a lower one is kept: one is far better, or enough are better."""
        self._kept: list[State] = []
        self._scores: list[float] = []

    def add(self, state: State) -> None:
        """Keep a reading if it is good enough."""
        if state.score > self.least:
            self._kept.append(state)
            heapq.heappush(self._scores, state.score)
            if len(self._scores) > _WIDTH:
                heapq.heappop(self._scores)
            enough = self._scores[0] if len(self._scores) == _WIDTH else -math.inf
            self.least = max(self.least, enough, state.score - _BEHIND)

    def best(self) -> list[State]:
        """The readings that were kept, the likeliest first."""
        found = sorted(self._kept, key=lambda state: state.score, reverse=True)
        return [state for state in found[:_WIDTH] if state.score > found[0].score - _BEHIND]


def step(state: State, token: re.Match[str], judge: Judge, converted: bool, ahead: Ahead) -> Iterator[State]:
    """The readings that one becomes by the next token; `converted` as in `beam.read`.

    Those that `ahead` would not keep are left out as far as that spares a search.
    """
    match token.lastgroup:
        case "lone":
            return _lone(state, token, judge, converted, ahead)
        case "clean":
            return _clean(state, token)
        case "character":
            return _character(state, token, judge, converted, ahead)
        case _:
            return _unknown(state, token, judge, ahead)


def _clean(state: State, token: re.Match[str]) -> Iterator[State]:
    """Brackets that say how the character before them is read, unless its bytes are still torn."""
    sound = state.lead is not None or state.last in pinyin.characters(token["reading"])
    yield state if sound else state._replace(score=state.score + _MISREAD)


def _lone(state: State, token: re.Match[str], judge: Judge, converted: bool, ahead: Ahead) -> Iterator[State]:
    """A byte before swallowed brackets: the trail that was waited for, or a lead."""
    annotated = gbk.annotated(token["syllable"])
    if state.lead is not None:
        lead = bytes((state.lead,))
        fitting = [c for c in annotated if gbk.pair(c)[:1] == lead]
        for character in fitting:
            yield emit(state, judge, character, token.span(), gbk.strangeness(character))
        yield from _dropped(state, token, judge, token["syllable"], ahead.least)
        possible = not fitting and state.score + LOSS > ahead.least
        if possible and not any(_dropped(state, token, judge, token["syllable"])):
            yield emit(state, judge, LOST, token.span(), LOSS)
        return
    costs = {
        gbk.pair(character)[1]: _CHANGE if place else 0.0
        for place, trail in enumerate(gbk.trails(state.last, converted))
        for character in annotated
        if gbk.pair(character)[0] == trail
    }
    for byte, cost in costs.items():
        if byte > 0x80:
            yield state._replace(score=state.score + cost, lead=byte, since=token.start())


def _character(
    state: State, token: re.Match[str], judge: Judge, converted: bool, ahead: Ahead
) -> Iterator[State]:
    """A character as it is, or one whose first byte ends the one before."""
    character, span = token["character"], token.span()
    if state.lead is None:
        yield emit(state, judge, character, span)
        return
    for place, (first, second) in enumerate(gbk.pairs(character, converted)):
        cost = _CHANGE if place else 0.0
        if second > 0x80 and (true := gbk.joined(state.lead, first)):
            yield emit(state, judge, true, span, cost + gbk.strangeness(true), lead=second)
        if second > 0x80:
            yield from _dropped(state, token, judge, first, ahead.least, lead=second, cost=cost)
    byte = gbk.single(character)
    if byte and (true := gbk.joined(state.lead, byte)):
        yield emit(state, judge, true, span, gbk.strangeness(true))
    if byte:
        yield from _dropped(state, token, judge, byte, ahead.least)
    if not "\u4e00" <= character < "\ua000" and state.score + LOSS > ahead.least:
        lost = emit(state, judge, LOST, (state.since, span[0]), LOSS)
        yield emit(lost._replace(lead=None), judge, character, span)


def _unknown(state: State, token: re.Match[str], judge: Judge, ahead: Ahead) -> Iterator[State]:
    """A byte without pinyin, which may have swallowed the digit or mark behind it."""
    span = token.span()
    rest = "2" if token["year"] else LOST if token["number"] else ""
    if state.lead is None:
        yield emit(state, judge, rest or LOST, span, 0.0 if token["year"] else LOSS)
        return
    found = judge.above(state.context, gbk.unbroken(state.lead), ahead.least - state.score)
    for likely, character in sorted(found, key=lambda one: (-one[0], gbk.pair(one[1]))):
        if state.score + likely > ahead.least:
            whole = emit(state, judge, character, span)
            yield emit(whole, judge, rest, span) if rest else whole
    for whole in _dropped(state, token, judge, None, ahead.least):
        yield emit(whole, judge, rest, span) if rest else whole


def _dropped(
    state: State,
    token: re.Match[str],
    judge: Judge,
    ending: gaps.Ending,
    least: float = -math.inf,
    *,
    lead: int | None = None,
    cost: float = 0.0,
) -> Iterator[State]:
    """The readings with one or two pairs of bytes that are gone, as far as they are better than `least`."""
    assert state.lead is not None
    span = token.span()
    for characters in gaps.bridges(judge, state.context, state.lead, ending, least - state.score - cost):
        through, end = state, characters[-1]
        for character in characters[:-1]:
            through = emit(through, judge, character, span)
        yield emit(through, judge, end, span, cost + gbk.strangeness(end), lead)


def emit(
    state: State, judge: Judge, character: str, span: Span, cost: float = 0.0, lead: int | None = None
) -> State:
    """The reading with one more character, which ended in `span` and began where its lead byte stood."""
    start = span[0] if state.lead is None else state.since
    form = plain(character)
    likely = judge.likely(state.context, form) if character != LOST else 0.0
    read = Read(state.read, character, (start, span[1]))
    return State(
        state.score + cost + likely, character, (state.context + form)[-LONGEST:], read, lead, span[0]
    )


def reads(state: State) -> list[Read]:
    """The characters of a reading in their order."""
    found: list[Read] = []
    read = state.read
    while read:
        found.append(read)
        read = read.before
    return found[::-1]
