"""The search among the readings of one torn stretch of text."""

import math
import re
from typing import Final, NamedTuple

from loaders.repair.alignment import LOST
from loaders.repair.fluency import common, plain
from loaders.repair.judge import Judge
from loaders.repair.naming import LONGEST
from loaders.repair.pinyin import LETTERS, without
from loaders.repair.steps import CLEAN, LOSS, TOKEN, Ahead, Read, State, emit, reads, step

_THEN_LONE: Final = re.compile(rf"(?:{CLEAN})+\?\s*[{LETTERS}]{{1,6}}\s*[)）]")
_RUN: Final = re.compile(rf"(?:\?\s*[{LETTERS}]{{1,6}}\s*[)）]|{CLEAN}|[㐀-鿿A-Za-z])+\??")
_FLUENT: Final = -15.0
_LONGEST: Final = 400
_NEAR: Final = 60


class Stretch(NamedTuple):
    """A torn stretch of a text, and its readings, the likeliest first.

    `before` and `following` are the characters around it in the form that is counted.
    """

    start: int
    end: int
    before: str
    following: str
    states: list[State]

    def written(self, state: State) -> str:
        """A reading in the form that is counted."""
        return "".join(plain(read.character) for read in reads(state))


def read(characters: str, start: int, judge: Judge, converted: bool = False) -> Stretch:
    """The torn stretch that begins at `start`, read again.

    `converted` says that the script of the text was changed after it was torn; it is tried
    in any case where a reading leaves doubt.
    """
    found: list[Stretch] = []
    for changed in (True,) if converted else (False, True):
        found.append(_search(characters, start, judge, changed))
        if not _is_doubtful(found[-1], judge):
            return found[-1]
    furthest = max(one.end for one in found)
    return max(found, key=lambda one: _until(one, characters, furthest, judge))


def _search(characters: str, start: int, judge: Judge, converted: bool) -> Stretch:
    before = without(characters[max(0, start - _NEAR) : start])[-LONGEST:] or "\n"
    first = State(0.0, before[-1], "".join(map(plain, before)))
    states, at = [first], start
    if characters[start + 1] in "!！":
        states, at = _quoted(first, start, judge), start + 2
    longest = start + _LONGEST
    while at < longest and (token := TOKEN.match(characters, at)) and not _is_whole(states, token):
        ahead = Ahead()
        for state in states:
            if state.score <= ahead.least:  # and so are all behind it, and no reading gets better
                break
            for new in step(state, token, judge, converted, ahead):
                ahead.add(new)
        states, at = ahead.best(), token.end()
        if not states:
            states, at = _illegible(characters, start, token.start())
            break
    following = "".join(map(plain, characters[at : at + 2])) or "\n"
    return Stretch(start, at, first.context, following, _closed(states, following, at, judge))


def _illegible(characters: str, start: int, at: int) -> tuple[list[State], int]:
    """A stretch that no reading fits is lost up to the end of its run of characters."""
    run = _RUN.match(characters, at)
    end = run.end() if run else at
    return [State(-math.inf, LOST, LOST, Read(None, LOST, (start, end)))], end


def _quoted(first: State, start: int, judge: Judge) -> list[State]:
    """`?!` is the end of a sentence before a quotation that lost its first byte, or it is genuine."""
    genuine = emit(emit(first, judge, "?", (start, start + 1)), judge, "!", (start + 1, start + 2))
    return [emit(first, judge, "。", (start, start + 2), lead=0xA1), genuine]


def _closed(states: list[State], following: str, end: int, judge: Judge) -> list[State]:
    """The readings with the characters behind the stretch, which bytes have not touched."""
    closed = [s if s.lead is None else emit(s, judge, LOST, (s.since, end), LOSS) for s in states]
    scored = [s._replace(score=s.score + judge.all(s.context, following)) for s in closed]
    return sorted(scored, reverse=True, key=_score)


def _is_doubtful(found: Stretch, judge: Judge) -> bool:
    """Whether the best reading has a character that news do not use, or not between these two."""
    written = found.before[-1] + found.written(found.states[0]) + found.following[0]
    return any(
        not common(middle) or max(judge.likely(one, middle), judge.likely(middle, other)) < _FLUENT
        for one, middle, other in zip(written, written[1:], written[2:], strict=False)
    )


def _until(found: Stretch, characters: str, end: int, judge: Judge) -> float:
    """The score of a reading with the characters behind it, up to the same place for all readings."""
    rest = "".join(map(plain, characters[found.end : end]))
    return found.states[0].score + judge.all(found.states[0].context, rest)


def _is_whole(states: list[State], token: re.Match[str]) -> bool:
    if any(state.lead is not None for state in states):
        return False
    if token.lastgroup == "clean":
        return _THEN_LONE.match(token.string, token.start()) is None
    return token["lone"] is None


def _score(state: State) -> float:
    return state.score
