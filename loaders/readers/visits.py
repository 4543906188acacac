"""Trips: somebody comes or goes to a place to look, to talk, to help."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from loaders.lexicon import Hits
from loaders.mentions.pieces import CLAUSE_MARK, SEPARATORS
from loaders.readers import destinations
from loaders.readers.context import Context
from loaders.text import Span

RETINUE: Final = "一行"
"""Behind a name it makes a guest with a following of him."""

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
        begin, end = destination.begin, destination.end
        if begin >= narrated:
            continue
        sent = hits.before(begin, "event-types")
        if sent is not None and sent.code == "rotation":  # 启程前往
            continue
        if _is_site(characters, end, span[1], hits) or _is_call(characters, end, hits):
            continue
        staying = characters[begin] == "在"
        if staying and (characters[end : end + 1] == "委" or hits.at(end, "organisation-kinds", "titles")):
            continue  # 在甲市委书记陪同下
        if _has_purpose(characters, end, span[1], hits) or (
            not staying and _has_party(characters, begin, span[0], hits)
        ):
            where = destinations.widest(characters, destination, span[1], hits, context)
            yield Trip((begin, end), where, destination.coming)


def _is_site(characters: str, end: int, limit: int, hits: Hits) -> bool:
    """Whether the name goes on to that of a site: 到甲市第一小学, 来到乙省援建的医院."""
    found = hits.within(end, _until(_NAME_END, characters, end, limit), "site-kinds")
    if not found:
        return False
    return not hits.has(end, found[0].end, "particles", "activity", "seeing", "console")


def _is_call(characters: str, end: int, hits: Hits) -> bool:
    """Whether the movement is for nothing but a call on cadres: 到甲地区,看望援派干部."""
    after = hits.at(end + 1, "particles")
    return characters[end : end + 1] == "," and after is not None and after.code == "console"


def _has_purpose(characters: str, end: int, limit: int, hits: Hits) -> bool:
    """Whether the same clause goes on with what the trip is for: 考察, 调研, 对接…"""
    return hits.has(end, _until(CLAUSE_MARK, characters, end, limit), "particles", "activity")


def _until(marks: re.Pattern[str], characters: str, start: int, limit: int) -> int:
    """Where the next of some marks stands, else how far from `start` it is worth to look."""
    furthest = min(limit, start + _REACH)
    mark = marks.search(characters, start, furthest)
    return mark.start() if mark is not None else furthest


def _has_party(characters: str, begin: int, floor: int, hits: Hits) -> bool:
    """Whether a delegation, or somebody at its head, stands before the verb of movement."""
    return (
        characters.endswith(RETINUE, floor, begin)
        or hits.has(floor, begin, "roles", "leader")
        or hits.has(floor, begin, "organisation-kinds", "delegation")
    )


def narrated_from(span: Span, hits: Hits) -> int:
    """From where on a reporter goes somewhere in a stretch: 记者来到…; 本报讯(记者 A) does not.

    It is the end of the stretch where none does.
    """
    found = (h.end for h in hits.within(*span, "particles") if h.code == "narrator")
    return min((end for end in found if hits.at(end, "particles") is not None), default=span[1])
