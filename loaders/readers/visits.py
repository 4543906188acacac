"""Trips: somebody comes or goes to a place to look, to talk, to help."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from loaders.lexicon import Hits
from loaders.mentions.pieces import CLAUSE_MARK, SEPARATORS
from loaders.readers import destinations
from loaders.readers.context import Context
from loaders.readers.destinations import RETINUE, STAYING, Destination
from loaders.text import Span

_PARTY: Final = re.compile(rf"{RETINUE}(?:\d+余?人)?\Z")
_DURING: Final = re.compile("期间,")
_SHORTEST_NAME, _LONGEST_NAME = 2, 4
_MENTION: Final = 8  # a title and a name
_WHOLE: Final = 2  # 来到, not 来
_REACH: Final = 28
_NAME_END: Final = re.compile(f"[{re.escape(''.join(sorted(SEPARATORS - {'的'})))}]")


@dataclass(frozen=True, slots=True)
class Trip:
    """A movement; `span` is from its verb to the end of the place, whose code `destination` is, if known."""

    span: Span
    destination: str | None
    coming: bool


def find(characters: str, span: Span, hits: Hits, context: Context) -> Iterator[Trip]:
    """The trips that a narrative stretch tells of, in order."""
    ahead = tuple(destinations.find(characters, span, hits, context))
    narrated = narrated_from(span, hits) if ahead else span[1]
    for destination in ahead:
        if destination.begin >= narrated or _is_other(characters, span, destination, hits):
            continue
        if _has_party(characters, span, destination, hits) or _has_purpose(
            characters, destination.end, span[1], hits
        ):
            where = destinations.widest(characters, destination, span[1], hits, context)
            yield Trip((destination.begin, destination.end), where, destination.coming)


def _is_other(characters: str, span: Span, destination: Destination, hits: Hits) -> bool:
    """Whether a movement leads to a site, to cadres, or is that of cadres: 援派干部启程前往甲市."""
    begin, end = destination.begin, destination.end
    if _is_site(characters, end, span[1], hits) or _is_call(characters, end, hits):
        return True
    if characters[begin] == STAYING:  # 在甲市委书记陪同下
        return characters[end : end + 1] == "委" or hits.at(end, "organisation-kinds", "titles") is not None
    sent = hits.before(begin, "event-types")
    leaving = sent is not None and sent.code == "rotation" and not _is_party(span[0], begin, hits)
    arriving = any(h.code == "arrival" for h in hits.starting.get(begin, ()))
    return leaving or (arriving and is_transfer(span[0], begin, hits))


def is_transfer(start: int, arrival: int, hits: Hits) -> bool:
    """Whether it is those sent to help who arrive, and no delegation: 援疆干部抵达甲市."""
    dispatched = hits.has(start, arrival, "particles", "dispatched")
    return dispatched and not _is_party(start, arrival, hits)


def _is_site(characters: str, end: int, limit: int, hits: Hits) -> bool:
    """Whether the name goes on to that of a site: 到甲市第一小学, 来到乙省援建的医院."""
    sites = hits.within(end, _until(_NAME_END, characters, end, limit), "site-kinds")
    found = [hit for hit in sites if hit.code != "township"]
    if not found:
        return False
    return not hits.has(end, found[0].end, "particles", "activity", "seeing", "console")


def _is_call(characters: str, end: int, hits: Hits) -> bool:
    """Whether the movement is for nothing but a call on cadres: 到甲地区,看望援派干部."""
    after = hits.at(end + (characters[end : end + 1] == ","), "particles")
    return after is not None and after.code == "console"


def _has_purpose(characters: str, end: int, limit: int, hits: Hits) -> bool:
    """Whether the same clause goes on with what the trip is for: 考察, 调研, 对接…"""
    during = _DURING.match(characters, end, limit)  # 在鲁期间,代表团考察了…
    if during is not None:
        mark = CLAUSE_MARK.search(characters, during.end(), limit)
        return hits.has(during.end(), mark.start() if mark else limit, "particles", "activity")
    return hits.has(end, _until(CLAUSE_MARK, characters, end, limit), "particles", "activity")


def _until(marks: re.Pattern[str], characters: str, start: int, limit: int) -> int:
    """Where the next of some marks stands, else how far from `start` it is worth to look."""
    furthest = min(limit, start + _REACH)
    mark = marks.search(characters, start, furthest)
    return mark.start() if mark is not None else furthest


def _has_party(characters: str, span: Span, destination: Destination, hits: Hits) -> bool:
    """Whether a delegation, or somebody at its head, stands before the verb of movement."""
    floor, begin = span[0], destination.begin
    if characters[begin] == STAYING:
        return False
    if _PARTY.search(characters, floor, begin) or hits.has(floor, begin, "roles", "leader"):
        return True
    calling = hits.has(destination.end, span[1], "particles", "console")
    return _is_party(floor, begin, hits) or (not calling and _has_official(characters, destination, hits))


def _has_official(characters: str, destination: Destination, hits: Hits) -> bool:
    """Whether somebody with a post stands right before a whole word of movement: 市委书记A来到…"""
    begin = destination.begin
    if destination.start - begin < _WHOLE:
        return False
    title = next(iter(reversed(hits.within(begin - _MENTION, begin, "titles"))), None)
    if title is None or CLAUSE_MARK.search(characters, title.end, begin) is not None:
        return False
    return _SHORTEST_NAME <= begin - title.end <= _LONGEST_NAME


def _is_party(floor: int, begin: int, hits: Hits) -> bool:
    """Whether a delegation stands before the verb of movement."""
    return hits.has(floor, begin, "organisation-kinds", "delegation")


def narrated_from(span: Span, hits: Hits) -> int:
    """From where on a reporter goes somewhere in a stretch: 记者来到…; 本报讯(记者 A) does not.

    It is the end of the stretch where none does.
    """
    found = (h.end for h in hits.within(*span, "particles") if h.code == "narrator")
    return min((end for end in found if hits.at(end, "particles") is not None), default=span[1])
