"""Simplified text in which one byte was lost, so that all behind it was read one byte too late.

The two bytes of each character that is seen are the last of one true character and the first of
the next.  Pairs that GBK does not have are gone, and a byte that stays alone is `?`: there the
text is in step again.
"""

import math
import re
from string import ascii_letters
from typing import Final, NamedTuple

from loaders.repair import gbk, script
from loaders.repair.alignment import LOST, Draft, Edit, apply
from loaders.repair.fluency import common, fluency, plain

_RUN: Final = re.compile(r"(?:[^\x00-\x7f]|[;,A-Za-z]){6,}+")
_RARE: Final = 0.3
"""The share of characters that are none of the frequent ones: in news it is a tenth of that."""
_LEAST: Final = 6
_SLIP: Final = -24.0
_UNREAD: Final = -16.0
_FOLLOWS: Final = -13.5
_MARKS: Final = frozenset("、。“”‘’《》·—…，：；？！（）【】;," + ascii_letters)
_KEPT: Final = 0.6


class _Way(NamedTuple):
    """A reading of a run until somewhere: its score, where the byte was lost, and what was read since."""

    score: float
    start: int
    characters: str = ""
    last: str = "\n"


def restore(before: Draft) -> Draft:
    """The draft with the runs that slipped by one byte read again, or lost where that is not fluent."""
    ended = (run for run in _RUN.finditer(before.characters) if before.characters.startswith("?", run.end()))
    runs = [run for run in ended if _share(run[0]) >= _RARE / 2]
    if not runs or script.is_traditional(before.characters):
        return before
    edits = [edit for run in runs if (edit := _read(run))]
    return apply(before, edits, sum(len(edit.characters) for edit in edits))


def _read(run: re.Match[str]) -> Edit | None:
    way = _best(run[0])
    seen = run[0][way.start :]
    if len(seen) < _LEAST or _share(seen) < _RARE:
        return None
    start, end = run.start() + way.start, run.end() + 1
    read = _certain(way.characters) + LOST
    if read.count(LOST) > (1 - _KEPT) * len(read) + 2:
        return Edit(start, end, LOST)
    return Edit(start, end, read, [(max(start, start + at - 1), start + at + 1) for at in range(len(read))])


def _share(written: str) -> float:
    return sum(map(_is_rare, written)) / len(written) if written else 0.0


def _best(written: str) -> _Way:
    """The likeliest reading of a run, which may have slipped once."""
    sound = _Way(0.0, len(written))
    slipped: list[_Way] = []
    for at, (one, other) in enumerate(zip("\n" + written, written, strict=False)):
        slips = _Way(sound.score + _SLIP, at, LOST, LOST)
        ways = [_shift(way, one, other) for way in slipped]
        slipped = [max([*ways, slips], key=lambda way: way.score)]
        likely = max(_UNREAD * 2, fluency(plain(sound.last), plain(other)))
        sound = _Way(sound.score + likely, len(written), "", other)
    return max([sound, *slipped], key=lambda way: way.score)


def _shift(way: _Way, one: str, other: str) -> _Way:
    """A reading with the character of the last byte of one and the first byte of another."""
    first, second = _bytes(one), _bytes(other)
    true = gbk.joined(first[1], second[0]) if first and second else ""
    if not true:
        return _Way(way.score + _UNREAD, way.start, way.characters + LOST, LOST)
    likely = fluency(plain(way.last), plain(true)) if way.last != LOST else _UNREAD / 2
    return _Way(way.score + likely, way.start, way.characters + true, true)


def _certain(characters: str) -> str:
    """The characters, with LOST for those that follow neither what is before nor what is behind."""
    around = zip(LOST + characters, characters, characters[1:] + LOST, strict=False)
    return "".join(
        middle
        if common(plain(middle)) and max(_follows(one, middle), _follows(middle, other)) > _FOLLOWS
        else LOST
        for one, middle, other in around
    )


def _follows(one: str, other: str) -> float:
    return -math.inf if LOST in one + other else fluency(plain(one), plain(other))


def _bytes(character: str) -> bytes:
    return gbk.pair(chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character)


def _is_rare(character: str) -> bool:
    """Whether a character is no usual mark and none of the frequent ones, which stand in front in GB 2312."""
    return character not in _MARKS and not b"\xb0" <= character.encode("gb2312", "ignore")[:1] <= b"\xd7"
