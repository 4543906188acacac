"""Personal names in running text: Han, Tibetan, and the dotted names of other peoples.

Chinese prints no space between a name and what follows, so a name is a choice among
candidates: what may follow it, and whether the same name stands elsewhere in the text,
decides (李强强调 is 李强 + 强调).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from loaders.lexicon import Hits, words
from loaders.text import Span

_HAN: Final = re.compile(r"[\u3400-\u9fff]+")
_DOTTED: Final = re.compile(r"[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8}){1,3}")
_TERRITORY: Final = re.compile(r"[省市州县区]")
_MARK: Final = frozenset("、,;:。!?()“”‘’《》\n …—\"'")
_FOLLOWERS: Final = ("particles", "roles", "speech-acts", "event-types")
_LONGEST_TIBETAN: Final = 6


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands; `score` tells how well its surroundings bear it out."""

    span: Span
    text: str
    score: float


def name_at(characters: str, start: int, hits: Hits) -> Name | None:
    """The best reading of a name that begins at `start`, or None where none does."""
    found = list(_candidates(characters, start, hits))
    if len(found) > 1:
        found = [Name(n.span, n.text, n.score + _votes(characters, n, hits)) for n in found]
    return max(found, key=lambda n: (n.score, n.span), default=None)


def follows(characters: str, end: int, hits: Hits) -> float:
    """How surely a name may end here: 6 before a mark, less before a word, 0 before anything else."""
    if end >= len(characters) or characters[end] in _MARK:
        return 6.0
    longest = max((h.end - h.start for h in hits.starting.get(end, ()) if h.scheme in _FOLLOWERS), default=0)
    if not longest and characters[end] in words("particles", "after-name"):
        longest = 1
    return min(longest, 3) * 1.5


def _candidates(characters: str, start: int, hits: Hits) -> Iterator[Name]:
    if match := _DOTTED.match(characters, start):
        if not _TERRITORY.search(match.group()):
            yield _dotted(characters, match, hits)
        return
    run = _HAN.match(characters, start)
    if run is None:
        return
    for length, prior in _lengths(run.group()):
        end = start + length
        score = follows(characters, end, hits)
        if score:
            yield Name((start, end), characters[start:end], score + prior)


def _dotted(characters: str, match: re.Match[str], hits: Hits) -> Name:
    """The last part of a dotted name ends where its spelling characters end, or at a follower."""
    start, last = match.start(), match.start() + match.group().rindex("·") + 1
    spelling = _spelling()
    end = last + 1
    while end < match.end() and characters[end] in spelling and end - last < 6:
        end += 1
    best = next((e for e in range(last + 1, end + 1) if follows(characters, e, hits) >= 3.0), end)
    return Name((start, best), characters[start:best], 8.0)


def _lengths(run: str) -> Iterator[tuple[int, float]]:
    """The lengths that a name at the head of this run may have, each with what speaks for it."""
    syllables = _syllables(run)
    for length in syllables:
        yield length, 2.0 + 0.3 * length
    if run[:2] in words("name-parts", "compound-surname"):
        yield from ((length, 2.0) for length in (3, 4) if len(run) >= length)
    elif run[0] in words("name-parts", "surname", "surname-word"):
        weak = 1.0 if run[0] in words("name-parts", "surname-word") else 0.0
        yield from ((length, 1.0 + 0.2 * length - weak) for length in (2, 3) if len(run) >= length and length not in syllables)
    if not syllables and run[0] in _spelling():
        yield from ((length, -3.0) for length in (4, 5) if len(run) >= length and set(run[:length]) <= _spelling())


def _syllables(run: str) -> tuple[int, ...]:
    """Where a chain of Tibetan name parts at the head of the run may end."""
    known = words("name-parts", "tibetan")
    ends, position = [], 0
    while position < _LONGEST_TIBETAN:
        size = next((n for n in (4, 3, 2) if run[position : position + n] in known), 0)
        if not size:
            break
        position += size
        ends.append(position)
    return tuple(ends)


def _votes(characters: str, name: Name, hits: Hits) -> float:
    """What other places in the text say for this reading, at most 4.5."""
    count, position = 0, characters.find(name.text)
    while position >= 0 and count < 3:
        if position != name.span[0] and follows(characters, position + len(name.text), hits):
            count += 1
        position = characters.find(name.text, position + 1)
    return 1.5 * count


@cache
def _spelling() -> frozenset[str]:
    return words("name-parts", "transliteration") | frozenset("".join(words("name-parts", "tibetan")))
