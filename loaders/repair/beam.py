"""The search among the readings of one torn stretch of text."""

import heapq
import itertools
import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from loaders.repair import gbk
from loaders.repair.alignment import LOST, Edit
from loaders.repair.fluency import common, fluency, plain
from loaders.repair.pinyin import LETTERS
from loaders.repair.script import is_simplified, simplified
from loaders.text import Span

_CLEAN: Final = rf"[(（]\s*[{LETTERS}]{{1,6}}\s*[)）]"
_TOKEN: Final = re.compile(
    rf"(?P<lone>\?\s*(?P<syllable>[{LETTERS}]{{1,6}})\s*[)）])|(?P<clean>{_CLEAN})"
    r"|(?P<year>\?(?=0\d\d年))|(?P<number>\?[\d.,]*\d)|(?P<unknown>\?)|(?P<character>.)",
    re.DOTALL,
)
_LAST: Final = re.compile(rf"(.)(?:{_CLEAN})*\Z", re.DOTALL)
_THEN_LONE: Final = re.compile(rf"(?:{_CLEAN})+\?\s*[{LETTERS}]{{1,6}}\s*[)）]")
_WIDTH: Final = 40
_BEHIND: Final = 32.0
_LOSS: Final = -16.0
_DROP: Final = -3.0
_GUESS: Final = -14.0
_CHANGE: Final = -2.0
_MARGIN: Final = 3.0
_FLUENT: Final = -15.0


class Effort(NamedTuple):
    """How far a search goes: characters that were converted since, pairs of bytes that were dropped."""

    converted: bool = False
    dropped: bool = False


_EFFORTS: Final = (Effort(dropped=True), Effort(converted=True, dropped=True))
"""In the order they are tried, the next one where a reading leaves doubt."""


class _Read(NamedTuple):
    before: "_Read | None"
    character: str
    span: Span


class _State(NamedTuple):
    """A reading until somewhere: its score in bits, and the lead byte that waits for its trail."""

    score: float
    last: str
    read: _Read | None = None
    lead: int | None = None
    since: int = 0


class _Found(NamedTuple):
    states: list[_State]
    end: int
    doubtful: int


def read(characters: str, start: int, converted: bool = False) -> Edit | None:
    """The torn stretch that begins at `start`, read again; None where it is sound as it is.

    `converted` says that the text was brought to simplified script after it was torn.
    """
    found: list[_Found] = []
    for effort in _EFFORTS[converted:]:
        found.append(_search(characters, start, effort))
        if found[-1].doubtful == 0:
            return _edit(characters, start, found[-1])
    furthest = max(one.end for one in found)
    return _edit(characters, start, max(found, key=lambda one: _until(one, characters, furthest)))


def _search(characters: str, start: int, effort: Effort) -> _Found:
    before = _LAST.search(characters, max(0, start - 40), start)
    first = _State(0.0, before[1] if before else "\n")
    states, at = [first], start
    if characters[start + 1] in "!！":
        states, at = _quoted(first, start), start + 2
    while (token := _TOKEN.match(characters, at)) and not _is_whole(states, token):
        after = sorted((new for state in states for new in _step(state, token, effort)), reverse=True, key=_score)
        if not after:
            break
        states = [state for state in after[:_WIDTH] if state.score > after[0].score - _BEHIND]
        at = token.end()
    return _closed(states, characters, start, at)


def _quoted(first: _State, start: int) -> list[_State]:
    """`?!` is the end of a sentence before a quotation that lost its first byte, or it is genuine."""
    genuine = _emit(_emit(first, "?", (start, start + 1)), "!", (start + 1, start + 2))
    return [_emit(first, "。", (start, start + 2), lead=0xA1), genuine]


def _closed(states: list[_State], characters: str, start: int, end: int) -> _Found:
    closed = [s if s.lead is None else _emit(s, LOST, (s.since, end), _LOSS) for s in states]
    following = characters[end : end + 1] or "\n"
    scored = [s._replace(score=s.score + fluency(plain(s.last), plain(following))) for s in closed]
    scored.sort(reverse=True, key=_score)
    before = _LAST.search(characters, max(0, start - 40), start)
    doubtful = _doubtful(before[1] if before else "\n", scored[0], following)
    return _Found(scored, end, len(doubtful))


def _doubtful(before: str, state: _State, following: str) -> list[int]:
    """The places of the characters read that news do not use, or not between these two."""
    written = [plain(c) for c in (before, *(read.character for read in _reads(state)), following)]
    return [
        place
        for place, (one, middle, other) in enumerate(zip(written, written[1:], written[2:], strict=False))
        if not common(middle) or fluency(one, middle) + fluency(middle, other) < -25
    ]


def _until(found: _Found, characters: str, end: int) -> float:
    """The score of a reading with the characters behind it, up to the same place for all readings."""
    rest = [found.states[0].last, *characters[found.end : end]]
    return found.states[0].score + sum(fluency(plain(a), plain(b)) for a, b in itertools.pairwise(rest))


def _is_whole(states: list[_State], token: re.Match[str]) -> bool:
    if any(state.lead is not None for state in states):
        return False
    if token.lastgroup == "clean":
        return _THEN_LONE.match(token.string, token.start()) is None
    return token["lone"] is None


def _step(state: _State, token: re.Match[str], effort: Effort) -> Iterator[_State]:
    if token["lone"]:
        return _lone(state, token, effort)
    if token["clean"]:
        return iter((state,))
    if token["character"]:
        return _character(state, token, effort)
    return _unknown(state, token)


def _lone(state: _State, token: re.Match[str], effort: Effort) -> Iterator[_State]:
    """A byte before swallowed brackets: the trail that was waited for, or a lead."""
    syllable = token["syllable"]
    if state.lead is not None:
        for character in gbk.annotated(state.lead, syllable) or (LOST,):
            yield _emit(state, character, token.span(), 0.0 if character != LOST else _LOSS)
        return
    costs = {
        gbk.pair(character)[1]: _CHANGE if place else 0.0
        for place, trail in enumerate(gbk.trails(state.last, effort.converted))
        for character in gbk.annotated(trail, syllable)
    }
    known = {lead: cost for lead, cost in costs.items() if lead > 0x80}
    for lead, cost in (known or dict.fromkeys(range(0x81, 0xFF), _GUESS)).items():
        yield state._replace(score=state.score + cost, lead=lead, since=token.start())


def _character(state: _State, token: re.Match[str], effort: Effort) -> Iterator[_State]:
    """A character as it is, or one whose first byte ends the one before."""
    character, span = token["character"], token.span()
    if state.lead is None:
        yield _emit(state, character, span)
        return
    for place, (first, second) in enumerate(gbk.pairs(character, effort.converted)):
        cost = _CHANGE if place else 0.0
        if second > 0x80 and (true := gbk.joined(state.lead, first)):
            yield _emit(state, true, span, cost, lead=second)
        if effort.dropped and second > 0x80:
            yield from _dropped(state, first, second, span)
    byte = gbk.single(character)
    if byte and (true := gbk.joined(state.lead, byte)):
        yield _emit(state, true, span)
    if byte and effort.dropped:
        yield from _dropped(state, byte, None, span)
    if not "\u4e00" <= character < "\ua000":
        lost = _emit(state, LOST, (state.since, span[0]), _LOSS)
        yield _emit(lost._replace(lead=None), character, span)


def _dropped(state: _State, first: int, second: int | None, span: Span) -> Iterator[_State]:
    """Two characters, where a pair of bytes between was none of GBK and is gone."""
    assert state.lead is not None
    last = plain(state.last)
    likely = [(score + fluency(last, plain(one)), one, other) for score, one, other in _around(state.lead, first)]
    for _, one, other in heapq.nlargest(6, likely):
        yield _emit(_emit(state, one, span, _DROP), other, span, lead=second)


@cache
def _around(lead: int, trail: int) -> list[tuple[float, str, str]]:
    pairs = gbk.around_dropped(lead, trail)
    return heapq.nlargest(40, ((fluency(plain(one), plain(other)), one, other) for one, other in pairs))


def _unknown(state: _State, token: re.Match[str]) -> Iterator[_State]:
    """A byte without pinyin, which may have swallowed the digit or mark behind it."""
    span = token.span()
    rest = "2" if token["year"] else LOST if token["number"] else ""
    if state.lead is None:
        yield _emit(state, rest or LOST, span, 0.0 if token["year"] else _LOSS)
        return
    last = plain(state.last)
    likely = sorted(gbk.usual(state.lead), key=lambda c: -fluency(last, plain(c)))
    for character in likely[:12]:
        whole = _emit(state, character, span, _CHANGE if is_simplified(character) else 0.0)
        yield _emit(whole, rest, span) if rest else whole


def _emit(state: _State, character: str, span: Span, cost: float = 0.0, lead: int | None = None) -> _State:
    start = span[0] if state.lead is None else state.since
    likely = fluency(plain(state.last), plain(character)) if character != LOST else 0.0
    read = _Read(state.read, character, (start, span[1]))
    return _State(state.score + cost + likely, character, read, lead, span[0])


def _edit(characters: str, start: int, found: _Found) -> Edit | None:
    reads = _reads(found.states[0])
    written = _certain(found.states)
    if written == characters[start : found.end]:
        return None
    return Edit(start, found.end, written, [read.span for read in reads])


def _certain(states: list[_State]) -> str:
    """The best reading, with LOST where another is nearly as good and says something else."""
    best = [read.character for read in _reads(states[0])]
    for place in _doubtful("\n", states[0], "\n"):
        best[place] = LOST
    for rival in states[1:]:
        other = [read.character for read in _reads(rival)]
        if rival.score > states[0].score - _MARGIN and len(other) == len(best):
            pairs = zip(best, other, strict=True)
            best = [a if simplified(a) == simplified(b) else LOST for a, b in pairs]
    return "".join(best)


def _reads(state: _State) -> list[_Read]:
    found: list[_Read] = []
    read = state.read
    while read:
        found.append(read)
        read = read.before
    return found[::-1]


def _score(state: _State) -> float:
    return state.score
