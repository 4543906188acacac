"""Drafts: characters under repair, each with its place in the source, and the edits made to them."""

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, NamedTuple

from loaders.text import Span, Text

LOST: Final = "\ufffd"
"""Stands for one stretch that cannot be read."""
_LOST: Final = re.compile(LOST)


@dataclass(frozen=True, slots=True)
class Draft:
    """Characters between two repairs; `damaged` counts those restored or lost until here."""

    characters: str
    starts: Sequence[int]
    ends: Sequence[int]
    damaged: int = 0


class Edit(NamedTuple):
    """Characters to stand in place of those from `start` to `end` of a draft.

    `spans` says for each of them which characters of the draft it was read from.  Without it,
    characters replace as many others one by one, and else each comes from the whole stretch.
    """

    start: int
    end: int
    characters: str = ""
    spans: Sequence[Span] | None = None


def draft(source: str, spans: Sequence[Span] | None) -> Draft:
    """The chosen parts of a source, a line each unless they touch; by default all of it."""
    if spans is None or (len(spans) == 1 and spans[0] == (0, len(source))):
        return Draft(source, range(len(source)), range(1, len(source) + 1))
    parts: list[str] = []
    starts, ends = array("I"), array("I")
    for start, end in spans:
        if ends and start > ends[-1]:
            parts.append("\n")
            starts.append(ends[-1])
            ends.append(start)
        parts.append(source[start:end])
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))
    return Draft("".join(parts), starts, ends)


def rewrite(before: Draft, characters: str) -> Draft:
    """The draft with other characters, one for one."""
    return replace(before, characters=characters)


def apply(before: Draft, edits: Iterable[Edit], damaged: int = 0) -> Draft:
    """The draft after some edits, given in order and apart; `damaged` more characters were damaged."""
    edits = list(edits)
    if not edits:
        return before
    old, first, last = before.characters, _array(before.starts), _array(before.ends)
    parts: list[str] = []
    starts, ends = array("I"), array("I")
    at = 0
    for edit in edits:
        parts += (old[at : edit.start], edit.characters)
        starts += first[at : edit.start]
        ends += last[at : edit.start]
        if edit.characters:
            for start, end in _spans(edit):
                starts.append(first[start])
                ends.append(last[end - 1])
        at = edit.end
    parts.append(old[at:])
    return Draft("".join(parts), starts + first[at:], ends + last[at:], before.damaged + damaged)


def finish(last: Draft) -> Text:
    """The text that a draft has become; lost stretches that touch were made one before."""
    characters = last.characters
    if not characters:
        return Text("", (), ())
    lost = tuple(m.span() for m in _LOST.finditer(characters))
    damage = min(1.0, last.damaged / len(characters))
    return Text(characters, last.starts, last.ends, damage, lost)


def _array(places: Sequence[int]) -> "array[int]":
    """Places as an array; those that count up are cut from one that is kept, which is faster."""
    if isinstance(places, array):
        return places
    if isinstance(places, range) and places.step == 1:
        return _counting(1 << places.stop.bit_length())[places.start : places.stop]
    return array("I", places)


@lru_cache(maxsize=4)
def _counting(end: int) -> "array[int]":
    return array("I", range(end))


def _spans(edit: Edit) -> Sequence[Span]:
    if edit.spans is not None:
        return edit.spans
    if len(edit.characters) == edit.end - edit.start:
        return [(place, place + 1) for place in range(edit.start, edit.end)]
    return [(edit.start, edit.end)] * len(edit.characters)
