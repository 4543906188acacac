"""Short place names that are ordinary words too, and count only beside a place that bears them out.

石泉 is a spring in a rock; in a text that names 石泉县, or a 扬中·石泉 meeting, it is the county.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from loaders import gazetteer
from loaders.lexicon import PLACE, Hit, Hits, pattern

_LINK: Final = re.compile(r"[·\-—–~]{1,2}")
_LONGEST: Final = 4
_JOINTS: Final = frozenset("与和同及、对向为")
_MOTION: Final = frozenset("来赴抵到在离驻")
_DONE_THERE: Final = frozenset({"held", "activity", "seeing"})


def with_stems(characters: str, hits: Hits) -> Hits:
    """The hits of a text together with the short names that its places bear out."""
    stems = frozenset((*_of_full_names(hits), *_of_pairs(characters, hits)))
    found = [hit for stem in sorted(stems) for hit in _occurrences(characters, stem, hits)]
    return hits.joined(found) if found else hits


def _of_full_names(hits: Hits) -> Iterator[str]:
    for name in {hit.code for hit in hits.of(PLACE)}:
        codes = gazetteer.names().get(name, ())
        if len(codes) == 1:
            yield from _stems().get(codes[0], ())


def _of_pairs(characters: str, hits: Hits) -> Iterator[str]:
    """The other side of a pair of which one is a known place: 扬中·石泉."""
    for place in hits.of(PLACE):
        after = _LINK.match(characters, place.end)
        if after is not None:
            yield from _stem_at(characters, after.end())
        before = _LINK.search(characters, place.start - 1, place.start)
        if before is not None:
            end = before.start()
            sides = (characters[max(0, end - size) : end] for size in range(2, _LONGEST + 1))
            yield from (side for side in sides if side in gazetteer.stopped())


def _stem_at(characters: str, start: int) -> Iterator[str]:
    sides = (characters[start : start + size] for size in range(2, _LONGEST + 1))
    yield from (side for side in sides if side in gazetteer.stopped())


def _occurrences(characters: str, stem: str, hits: Hits) -> Iterator[Hit]:
    position = characters.find(stem)
    while position >= 0:
        end = position + len(stem)
        if _is_place(characters, position, end, hits):
            yield Hit(position, end, PLACE, stem)
        position = characters.find(stem, position + 1)


def _is_place(characters: str, start: int, end: int, hits: Hits) -> bool:
    """Whether the surroundings are those of a place: linked to another, gone to, or with its people."""
    before, after = characters[start - 1 : start], characters[end : end + 1]
    if _LINK.match(characters, end) or (before and _LINK.match(before)):
        return True
    if before in _JOINTS and hits.before(start - 1, PLACE) is not None:
        return True
    if after in _JOINTS and hits.at(end + 1, PLACE) is not None:
        return True
    if before in _MOTION:
        done = hits.at(end, "particles")
        return hits.at(end, "event-types") is not None or (done is not None and done.code in _DONE_THERE)
    free = not before or before in _JOINTS or not before.isalnum()
    return free and pattern("speech-signs", "people").match(characters, end) is not None


@cache
def _stems() -> dict[str, tuple[str, ...]]:
    """By the code of a division the short names of it that are no names on their own."""
    found: dict[str, tuple[str, ...]] = {}
    for stem, codes in gazetteer.stopped().items():
        for code in codes:
            found[code] = (*found.get(code, ()), stem)
    return found
