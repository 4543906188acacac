"""Trips: somebody comes or goes to a place to look, to talk, to help."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from loaders.lexicon import Hits, words
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
    for destination in destinations.find(characters, span, hits, context):
        start, end = destination.start, destination.end
        motion = _motion(characters, start, span[0])
        if motion is None:
            continue
        begin, coming = motion
        if is_narrated(span[0], begin + 1, hits):
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
            yield Trip((begin, end), where, coming)


def _is_site(characters: str, end: int, limit: int, hits: Hits) -> bool:
    """Whether the name goes on to that of a site: 到甲市第一小学, 来到乙省援建的医院."""
    found = hits.within(end, _until(_NAME_END, characters, end, limit), "site-kinds")
    if not found:
        return False
    return not hits.has(end, found[0].end, "particles", "activity", "seeing", "console")


def _motion(characters: str, start: int, floor: int) -> tuple[int, bool] | None:
    """Where the verb of movement before a place begins, and whether it says `hither`."""
    for size in (2, 1):
        word = characters[max(floor, start - size) : start]
        if len(word) == size and _moves(characters, start, floor):
            if word in words("particles", "motion-in"):
                return start - size, True
            if word in words("particles", "motion-out"):
                return start - size, False
    if (
        start > floor
        and characters[start - 1] == "在"
        and characters[start - 2 : start] not in words("particles", "not-motion")
    ):
        return start - 1, False
    return None


def _moves(characters: str, start: int, floor: int) -> bool:
    """Whether the word before a place is no other word that ends alike; 率领下来 is a movement."""
    if characters[max(floor, start - 2) : start] not in words("particles", "not-motion"):
        return True
    return characters[max(floor, start - 4) : start - 1].endswith(tuple(words("particles", "under-escort")))


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


def is_narrated(start: int, end: int, hits: Hits) -> bool:
    """Whether a reporter goes somewhere in a stretch: 记者来到…; 本报讯(记者 A) does not."""
    found = (h for h in hits.within(start, end, "particles") if h.code == "narrator")
    return any(hits.at(h.end, "particles") is not None for h in found)
