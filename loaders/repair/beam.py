"""The search among the readings of one torn stretch of text."""

import itertools
import math
import re
from typing import Final, NamedTuple

from loaders.repair.alignment import LOST, Edit
from loaders.repair.fluency import common, fluency, plain
from loaders.repair.pinyin import LETTERS
from loaders.repair.script import simplified
from loaders.repair.steps import CLEAN, LOSS, TOKEN, Read, State, emit, reads, step

_LAST: Final = re.compile(rf"(.)(?:{CLEAN})*\Z", re.DOTALL)
_THEN_LONE: Final = re.compile(rf"(?:{CLEAN})+\?\s*[{LETTERS}]{{1,6}}\s*[)）]")
_RUN: Final = re.compile(rf"(?:\?\s*[{LETTERS}]{{1,6}}\s*[)）]|{CLEAN}|[㐀-鿿A-Za-z])+\??")
_WIDTH: Final = 40
_BEHIND: Final = 32.0
_MARGIN: Final = 3.0
_FLUENT: Final = -15.0
_LONGEST: Final = 400


class _Found(NamedTuple):
    states: list[State]
    end: int
    doubtful: int


def read(characters: str, start: int, converted: bool = False) -> Edit | None:
    """The torn stretch that begins at `start`, read again; None where it is sound as it is.

    `converted` says that the script of the text was changed after it was torn; it is tried
    in any case where a reading leaves doubt.
    """
    found: list[_Found] = []
    for changed in (True,) if converted else (False, True):
        found.append(_search(characters, start, changed))
        if found[-1].doubtful == 0:
            return _edit(start, found[-1])
    furthest = max(one.end for one in found)
    return _edit(start, max(found, key=lambda one: _until(one, characters, furthest)))


def _search(characters: str, start: int, converted: bool) -> _Found:
    first = State(0.0, _before(characters, start))
    states, at = [first], start
    if characters[start + 1] in "!！":
        states, at = _quoted(first, start), start + 2
    longest = start + _LONGEST
    while at < longest and (token := TOKEN.match(characters, at)) and not _is_whole(states, token):
        steps = (new for state in states for new in step(state, token, converted))
        after = sorted(steps, reverse=True, key=_score)
        if not after:
            return _illegible(characters, start, at)
        states = [state for state in after[:_WIDTH] if state.score > after[0].score - _BEHIND]
        at = token.end()
    return _closed(states, characters, start, at)


def _illegible(characters: str, start: int, at: int) -> _Found:
    """A stretch that no reading fits is lost up to the end of its run of characters."""
    run = _RUN.match(characters, at)
    end = run.end() if run else at
    return _Found([State(-math.inf, LOST, Read(None, LOST, (start, end)))], end, 1)


def _quoted(first: State, start: int) -> list[State]:
    """`?!` is the end of a sentence before a quotation that lost its first byte, or it is genuine."""
    genuine = emit(emit(first, "?", (start, start + 1)), "!", (start + 1, start + 2))
    return [emit(first, "。", (start, start + 2), lead=0xA1), genuine]


def _before(characters: str, start: int) -> str:
    found = _LAST.search(characters, max(0, start - 40), start)
    return found[1] if found else "\n"


def _closed(states: list[State], characters: str, start: int, end: int) -> _Found:
    closed = [s if s.lead is None else emit(s, LOST, (s.since, end), LOSS) for s in states]
    following = characters[end : end + 1] or "\n"
    scored = [s._replace(score=s.score + fluency(plain(s.last), plain(following))) for s in closed]
    scored.sort(reverse=True, key=_score)
    doubtful = _doubtful(_before(characters, start), scored[0], following)
    return _Found(scored, end, len(doubtful))


def _doubtful(before: str, state: State, following: str) -> list[int]:
    """The places of the characters read that news do not use, or not between these two."""
    written = [plain(c) for c in (before, *(read.character for read in reads(state)), following)]
    return [
        place
        for place, (one, middle, other) in enumerate(zip(written, written[1:], written[2:], strict=False))
        if not common(middle) or max(fluency(one, middle), fluency(middle, other)) < _FLUENT
    ]


def _until(found: _Found, characters: str, end: int) -> float:
    """The score of a reading with the characters behind it, up to the same place for all readings."""
    rest = [found.states[0].last, *characters[found.end : end]]
    return found.states[0].score + sum(fluency(plain(a), plain(b)) for a, b in itertools.pairwise(rest))


def _is_whole(states: list[State], token: re.Match[str]) -> bool:
    if any(state.lead is not None for state in states):
        return False
    if token.lastgroup == "clean":
        return _THEN_LONE.match(token.string, token.start()) is None
    return token["lone"] is None


def _edit(start: int, found: _Found) -> Edit | None:
    best = reads(found.states[0])
    if best[0].character == "?":
        return None
    written = _certain(found.states)
    return Edit(start, found.end, written, [read.span for read in best])


def _certain(states: list[State]) -> str:
    """The best reading, with LOST where another is nearly as good and says something else."""
    best = [read.character for read in reads(states[0])]
    for place in _doubtful("\n", states[0], "\n"):
        best[place] = LOST
    for rival in states[1:]:
        other = [read.character for read in reads(rival)]
        if rival.score > states[0].score - _MARGIN and len(other) == len(best):
            pairs = zip(best, other, strict=True)
            best = [a if simplified(a) == simplified(b) else LOST for a, b in pairs]
    return "".join(best)


def _score(state: State) -> float:
    return state.score
