"""Short place names of which only the surroundings tell whether they are the place.

石泉 is a spring in a rock; in a text that names 石泉县, or a 扬中·石泉 meeting, it is the county.
华亭 is a city, but 华亭镇 is a town, here or elsewhere.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from loaders import gazetteer
from loaders.lexicon import PLACE, Hit, Hits, pattern

_LINK: Final = re.compile(r"[·\-—–~]{1,2}")
_TOWN: Final = re.compile("镇(?!静|定|痛|长)|乡(?![村亲镇土贤情愁音间])")
_LONGEST: Final = 4
_JOINTS: Final = frozenset("与和同及、对向为")
_MOTION: Final = frozenset("来赴抵到在离驻")
_MOVING: Final = frozenset({"motion-in", "motion-out", "arrival"})
_DONE_THERE: Final = frozenset({"held", "activity", "seeing"})


def with_stems(characters: str, hits: Hits) -> Hits:
    """The hits of a text with the short names that its places bear out, and without those of towns."""
    towns = {hit for hit in hits.of(PLACE) if _is_town(characters, hit, hits)}
    if towns:
        hits = hits.without(towns)
    stems = frozenset((*_of_full_names(hits), *_of_pairs(characters, hits)))
    found = [hit for stem in sorted(stems) for hit in _occurrences(characters, stem, hits)]
    return hits.joined(found) if found else hits


def _is_town(characters: str, hit: Hit, hits: Hits) -> bool:
    """Whether a short name goes on to that of a town: 沙+柳河+镇, but not 江西+镇远 or 北京+乡村."""
    town = _TOWN.match(characters, hit.end) is not None
    return town and not hit.code.endswith(gazetteer.LEVEL_ENDINGS) and hits.at(hit.end, PLACE) is None


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
    if any(h.code in _MOVING and h.end - h.start > 1 for h in hits.ending.get(start, ())):  # 抵达
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
