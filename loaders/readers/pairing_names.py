"""How far the name of a party reaches: chains of places, towns, zones, organisations, ruling bodies."""

import re
from functools import cache
from typing import Final, NamedTuple

from loaders import gazetteer, regiments
from loaders.lexicon import PAIR, PLACE, Hit, Hits, pattern, word_at, words
from loaders.mentions.pieces import SEPARATORS
from loaders.readers.context import Context

RULING: Final = frozenset({"government", "party-committee", "prefectural-office", "party-working-committee"})
"""Kinds of body that speak for their territory."""

REGIMENT_SIGN: Final = "团"

_LIST_SIGNS: Final = ("、", ",", ";", "。", "\n", "与", "和", "及", "分别")
_STOPS: Final = SEPARATORS | frozenset("和与及同在向对由把被的")
_LONGEST_PART: Final = 8
_LONGEST_NAME: Final = 24
_XPCC: Final = "xpcc-"
_XPCC_CITIES: Final = "659"
_XINJIANG: Final = "650000"


class Chain(NamedTuple):
    """Places that stand together from the wider to the narrower: the last one's code and where it begins."""

    code: str
    start: int
    inner: int
    end: int


def chain(place: Hit, limit: int, hits: Hits, context: Context) -> Chain | None:
    """The chain that a place begins: of 新疆喀什地区 the narrower, of 第六师五家渠市 the division."""
    code, inner, end = _bare(place, context), place.start, place.end
    if code is None:
        return None
    while (after := hits.at(end, PLACE)) is not None and after.end <= limit:
        narrower = context.code(after)
        if narrower is None:
            break
        if code.startswith(_XPCC) and narrower.startswith(_XPCC_CITIES):
            end = after.end
        elif _holds(code, narrower):
            code, inner, end = narrower, after.start, after.end
        else:
            break
    return Chain(code, place.start, inner, end)


def _bare(place: Hit, context: Context) -> str | None:
    """The territory of a name; of a bare one such as 喀什 the prefecture, not its seat of that name."""
    code = context.code(place)
    known = gazetteer.names().get(place.code, ())
    return known[0] if code is not None and len(known) > 1 and known[0] in gazetteer.lineage(code) else code


def _holds(wider: str, narrower: str) -> bool:
    return wider in gazetteer.lineage(narrower) or (wider == _XINJIANG and narrower.startswith("xpcc"))


def tail(characters: str, position: int, name: str, *notations: str) -> int:
    """Past one of the words of a scheme, the longest, where one stands at a position."""
    return position + len(word_at(characters, position, name, *notations))


def is_longer(characters: str, position: int) -> bool:
    """Whether a name may go on here to a territory's full name, a town, a regiment or a zone.

    One look for what else takes several: behind most places nothing of the kind stands.
    """
    return _longer().match(characters, position) is not None


@cache
def _longer() -> re.Pattern[str]:
    local = "|".join(pattern("pairing-signs", sign).pattern for sign in ("township", "zone"))
    rest = pattern("pairing-signs", "territory-tail").pattern
    return re.compile(rf"[\u4e00-\u9fff]{{0,4}}?(?:{local})|{regiments.PATTERN.pattern}|{rest}")


def town(characters: str, start: int, limit: int, hits: Hits) -> int | None:
    """Where the name of a town or a regiment ends that begins right behind its county."""
    regiment = regiments.PATTERN.match(characters, start, limit)
    if regiment is not None:
        return regiment.end()
    match = towns().match(characters, start, limit)
    inside = hits.within(start, match.end(), "assistance-words", "event-types", "site-kinds") if match else ()
    if match is None or any(hit.code != "township" for hit in inside):
        return None
    return None if hits.at(start, PLACE) and not is_listed(characters, match.end()) else match.end()


@cache
def towns() -> re.Pattern[str]:
    """A name of up to four characters with the word for a town behind it."""
    return re.compile(rf"[\u4e00-\u9fff]{{1,4}}?(?:{pattern('pairing-signs', 'township').pattern})(?![区长])")


def is_listed(characters: str, end: int) -> bool:
    """Whether a name that ends here stands in a list or between two sides."""
    return characters.startswith(_LIST_SIGNS, end)


@cache
def listed_town() -> re.Pattern[str]:
    """The word for a town before a sign of a list, or at the end of what is searched."""
    behind = rf"(?={'|'.join(_LIST_SIGNS)}|\Z)"
    return re.compile("|".join(word + behind for word in words("pairing-signs", "township")))


def zone(characters: str, start: int, limit: int, hits: Hits) -> int | None:
    """Where the name of a development zone ends that begins right behind its city: 苏州 + 工业园区."""
    match = _zones().match(characters, start, limit)
    if match is None or hits.within(start, match.end(), "assistance-words", PLACE):
        return None
    return match.end()


@cache
def _zones() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff]{{0,4}}?(?:{pattern('pairing-signs', 'zone').pattern})")


def organisation(characters: str, start: int, limit: int, hits: Hits) -> tuple[str, int] | None:
    """The kind of the organisation that a place begins the name of, and where the name ends."""
    found: tuple[str, int] | None = None
    reach = start
    for hit in hits.within(start, min(limit, start + _LONGEST_NAME), "organisation-kinds"):
        if hit.end <= reach or (found is None and hit.code in RULING and hit.start == start):
            continue
        if not _goes_on(characters, start, reach, hit, hits):
            break
        found, reach = (hit.code, hit.end), hit.end
    return found


def _goes_on(characters: str, start: int, reach: int, part: Hit, hits: Hits) -> bool:
    """Whether the name of an organisation goes on to a further part: 浙江大学 + 附属第一 + 医院."""
    if part.start - reach > _LONGEST_PART or not _STOPS.isdisjoint(characters[reach : part.start]):
        return False
    if hits.has(reach, part.end, "assistance-words") or hits.has(reach, part.end, PAIR):
        return False
    return not any(place.start > start for place in hits.within(reach, part.start, PLACE))


def ruling(characters: str, position: int, hits: Hits) -> int:
    """Past the party and the government of a territory, which speak for it: 广东省委、省政府."""
    while True:
        start = position + (characters[position : position + 1] == "、")
        level = tail(characters, start, "designators")
        organ = hits.at(start, "organisation-kinds") or hits.at(level, "organisation-kinds")
        if organ is not None and organ.code in RULING:
            position = organ.end
        elif characters[level : level + 1] == "委":
            position = level + 1
        else:
            return position
