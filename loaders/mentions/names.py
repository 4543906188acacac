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
_VERBS: Final = frozenset({"roles", "speech-acts"})
_FOLLOWERS: Final = ("particles", "roles", "speech-acts", "event-types")
_WORDS: Final = frozenset(
    {"particles", "roles", "speech-acts", "event-types", "titles", "organisation-kinds", "themes", "place"}
)
_LONGEST_TIBETAN: Final = 6
_LONGEST_PART: Final = 7


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


def is_name(text: str) -> bool:
    """Whether a whole piece of text can be one name by its known parts."""
    if _DOTTED.fullmatch(text):
        return not _TERRITORY.search(text)
    return _HAN.fullmatch(text) is not None and any(length == len(text) for length, _ in _known_lengths(text))


def follows(characters: str, end: int, hits: Hits) -> float:
    """How surely a name may end here: 6 before a mark, less before a word, 0 before anything else."""
    if end >= len(characters) or characters[end] in _MARK:
        return 6.0
    found = [h for h in hits.starting.get(end, ()) if h.scheme in _FOLLOWERS]
    longest = max((3 if h.scheme in _VERBS else h.end - h.start for h in found), default=0)
    if not longest and characters[end] in words("particles", "list-tail"):
        return 3.0
    if not longest and characters[end] in words("particles", "after-name"):
        doubled = characters[end + 1 : end + 2] in words("particles", "after-name")
        return 0.5 if doubled else 1.5  # two particles in a row: the first is rather part of the name
    return min(longest, 3) * 1.5


def _candidates(characters: str, start: int, hits: Hits) -> Iterator[Name]:
    if match := _DOTTED.match(characters, start):
        name = _dotted(characters, match, hits)
        if not _TERRITORY.search(name.text) and not _holds_title(*name.span, hits):
            yield name
        return
    run = _HAN.match(characters, start)
    if run is None:
        return
    for length, prior in _lengths(run.group()):
        end = start + length
        score = follows(characters, end, hits)
        if score >= (3.0 if prior < 0 else 0.1) and not (prior < 0 and _holds_word(start, end, hits)):
            loose = 1.6 if characters[end - 1] in words("particles", "after-name", "list-tail") else 0.0
            yield Name((start, end), characters[start:end], score + prior - loose)


def _dotted(characters: str, match: re.Match[str], hits: Hits) -> Name:
    """The last part of a dotted name ends at a mark or a word, else where its spelling characters end."""
    start, last = match.start(), match.start() + match.group().rindex("·") + 1
    reach = range(last + 1, min(match.end(), last + _LONGEST_PART) + 1)
    spelling = _spelling()
    spelled = next((e for e in reach if e == match.end() or characters[e] not in spelling), reach[-1])
    end = max(reach, key=lambda e: (_ending(characters, last, e, hits) + 2.0 * (e == spelled), -e))
    return Name((start, end), characters[start:end], 8.0)


def _ending(characters: str, last: int, end: int, hits: Hits) -> float:
    """How well the last part of a dotted name, from `last`, ends at `end`: not with a verb inside it."""
    swallowed = any(
        h.scheme in _VERBS and h.end <= end and h.end - h.start > 1
        for position in range(last + 1, end)
        for h in hits.starting.get(position, ())
    )
    return min(follows(characters, end, hits), 3.0) - 1.5 * (end - last == 1) - 4.0 * swallowed


def _lengths(run: str) -> Iterator[tuple[int, float]]:
    """The lengths that a name at the head of this run may have, each with what speaks for it.

    Lengths that no known part bears out count against themselves: such a name needs a mark or
    a longer word behind it, and may hold no word.
    """
    known = dict(_known_lengths(run))
    yield from known.items()
    if run[0] in words("particles", "after-name", "not-name-start"):
        return
    surname = run[0] in words("name-parts", "surname", "surname-word")
    for length in range(2, 7):
        if length not in known and length <= len(run):
            spelled = length > 3 and set(run[:length]) <= _spelling()
            if spelled or not (surname and length > 3):
                yield length, 1.0 if spelled else -1.0 - 0.2 * abs(length - 3)


def _known_lengths(run: str) -> Iterator[tuple[int, float]]:
    for length in _syllables(run):
        yield length, 2.0 + 0.3 * length
    if run[:2] in words("name-parts", "compound-surname"):
        yield from ((length, 2.0) for length in (3, 4) if len(run) >= length)
    elif run[0] in words("name-parts", "surname", "surname-word"):
        weak = 1.0 if run[0] in words("name-parts", "surname-word") else 0.0
        yield from ((length, 1.0 + 0.2 * length - weak) for length in (2, 3) if len(run) >= length)


def _syllables(run: str) -> tuple[int, ...]:
    """Where a chain of Tibetan name parts at the head of the run may end."""
    known = words("name-parts", "tibetan")
    ends, position = [], 0
    while position < _LONGEST_TIBETAN:
        size = next(
            (n for n in (4, 3, 2) if position + n <= len(run) and run[position : position + n] in known), 0
        )
        if not size:
            break
        position += size
        ends.append(position)
    return tuple(ends)


def _holds_title(start: int, end: int, hits: Hits) -> bool:
    return any(
        h.scheme == "titles" for position in range(start, end) for h in hits.starting.get(position, ())
    )


def _holds_word(start: int, end: int, hits: Hits) -> bool:
    """Whether a stretch without a known surname holds a word, and so is no name."""
    return any(
        h.scheme in _WORDS
        for position in range(start, end)
        for h in hits.starting.get(position, ())
        if h.end <= end
    )


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
