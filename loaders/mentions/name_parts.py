"""What names are made of: how long a name at the head of a run of characters may be.

Han names begin with a surname, Yi names with that of a clan; Tibetan and Mongol names are
chains of known parts; others are spelled in characters that serve for little else.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

from loaders.lexicon import words

LONGEST: Final = 7
"""The most characters of a name without a dot."""

_LONGEST_CHAIN: Final = 6


def lengths(run: str) -> Iterator[tuple[int, float]]:
    """The lengths that a name at the head of this run may have, each with what speaks for it.

    Lengths that no known part bears out count against themselves: such a name needs a mark or
    a longer word behind it, and may hold no word.
    """
    known: dict[int, float] = {}
    for length, prior in known_lengths(run):
        known[length] = max(prior, known.get(length, prior))
    yield from known.items()
    surname = run[0] in words("name-parts", "surname", "surname-word")
    if not surname and run[0] in words("particles", "after-name", "not-name-start"):
        return
    spelled = _spelled(run)
    for length in range(2, min(len(run), LONGEST) + 1):
        if length in known:
            continue
        if length > 3 and length <= spelled:
            yield length, 1.0 if run[0] in spelling() else -0.2
        elif not (surname and length > 3) and length < LONGEST:
            yield length, -1.0 - 0.2 * abs(length - 3)


def _spelled(run: str) -> int:
    """How far a run goes on in characters that spell foreign names; its first may be a surname."""
    alphabet = spelling()
    return next((i for i, c in enumerate(run) if c not in alphabet and i), len(run))


def known_lengths(run: str) -> Iterator[tuple[int, float]]:
    """The lengths that known parts bear out: syllables, a surname, the name of a Yi clan."""
    for length in _syllables(run):
        yield length, 2.0 + 0.3 * length
    if len(run) >= 4 and _half_known(run):
        yield 4, 1.4
    if run[:2] in words("name-parts", "clan"):
        yield from ((length, 2.6 - abs(length - 4)) for length in (3, 4, 5) if len(run) >= length)
    if run[:2] in words("name-parts", "compound-surname"):
        yield from ((length, 2.0) for length in (3, 4) if len(run) >= length)
        if run[0] in words("name-parts", "surname"):  # 贺 + 兰
            yield 2, 1.4
    elif run[0] in words("name-parts", "surname", "surname-word"):
        weak = 1.0 if run[0] in words("name-parts", "surname-word") else 0.0
        yield from ((length, 1.0 + 0.2 * length - weak) for length in (2, 3) if len(run) >= length)
        yield from ((length + 1, 1.8) for length in _syllables(run[1:], "mongol") if length > 2)
        yield from ((length + 1, 1.7) for length in _syllables(run[1:], "tibetan") if length > 2)


def _half_known(run: str) -> bool:
    """Whether one half of a name of two parts is known: 此里 + 旺堆."""
    known = words("name-parts", "tibetan")
    return (run[:2] in known) != (run[2:4] in known)


def _syllables(run: str, *peoples: str) -> tuple[int, ...]:
    """Where a chain of Tibetan or Mongol name parts at the head of the run may end."""
    if run[:2] not in _openings():
        return ()
    known = words("name-parts", *(peoples or ("tibetan", "mongol")))
    ends, position = [], 0
    while position < _LONGEST_CHAIN:
        longest = min(4, len(run) - position)
        size = next((n for n in range(longest, 1, -1) if run[position : position + n] in known), 0)
        if not size:
            break
        position += size
        ends.append(position)
        if run[position : position + 1] in words("name-parts", "tibetan-end"):
            ends.append(position + 1)
    return tuple(ends)


@cache
def _openings() -> frozenset[str]:
    """The first two characters of Tibetan and Mongol name parts."""
    return frozenset(part[:2] for part in words("name-parts", "tibetan", "mongol"))


@cache
def spelling() -> frozenset[str]:
    """The characters that spell names of other peoples, without those that as often follow a name."""
    parts = frozenset("".join(words("name-parts", "tibetan", "mongol")))
    return words("name-parts", "transliteration") | (parts - words("particles", "after-name"))
