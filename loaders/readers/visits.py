"""Trips: somebody comes or goes to a place to look, to talk, to help."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from loaders import gazetteer
from loaders.lexicon import PLACE, Hits, words
from loaders.mentions.pieces import CLAUSE_MARKS, SEPARATORS
from loaders.readers.context import Context, designated, innermost, outermost
from loaders.text import Span

_REACH: Final = 28


@dataclass(frozen=True, slots=True)
class Trip:
    """A movement to a place; `span` is from the verb of movement to the end of the place."""

    span: Span
    destination: str
    coming: bool


def find(characters: str, span: Span, hits: Hits, context: Context) -> Iterator[Trip]:
    """The trips that a narrative stretch tells of, in order."""
    for start, end, code in _places(characters, span, hits, context):
        motion = _motion(characters, start, span[0])
        if motion is None:
            continue
        begin, coming = motion
        if _is_site(characters, end, span[1], hits):
            continue
        staying = characters[begin] == "在"
        if _has_purpose(characters, end, span[1], hits) or (not staying and _has_party(begin, span[0], hits)):
            yield Trip((begin, end), code, coming)


def _places(characters: str, span: Span, hits: Hits, context: Context) -> Iterator[tuple[int, int, str]]:
    """Every place in a span with its code: names, one-character signs (来粤), and 我市."""
    names = outermost(hits.within(*span, PLACE))
    reach = span[0]
    for hit in names:
        if hit.start >= reach:
            code, reach = innermost(hit, hits, context)
            if code is not None:
                yield hit.start, reach, code
    own = [w for w in words("designators") if len(w) == 2]
    motions = words("particles", "motion-in", "motion-out")
    for position in range(span[0] + 1, span[1]):
        if characters[position - 1] not in motions:
            continue
        code = gazetteer.abbreviations().get(characters[position]) or gazetteer.city_abbreviations().get(
            characters[position]
        )
        if code is not None and not any(n.start <= position < n.end for n in names):
            yield position, position + 1, code
        for word in own:
            if characters.startswith(word, position) and (found := designated(word, context)) is not None:
                yield position, position + len(word), found


def _is_site(characters: str, end: int, limit: int, hits: Hits) -> bool:
    """Whether the name goes on to that of a site: 到甲市第一小学, 来到乙省援建的医院."""
    stop = end
    while stop < min(limit, end + _REACH) and characters[stop] not in SEPARATORS - {"的"}:
        stop += 1
    found = hits.within(end, stop, "site-kinds")
    if not found:
        return False
    verbs = [
        h for h in hits.within(end, found[0].end, "particles") if h.code in {"activity", "seeing", "console"}
    ]
    return not verbs


def _motion(characters: str, start: int, floor: int) -> tuple[int, bool] | None:
    """Where the verb of movement before a place begins, and whether it says `hither`."""
    for size in (2, 1):
        word = characters[max(floor, start - size) : start]
        if len(word) == size and characters[max(floor, start - 2) : start] not in words(
            "particles", "not-motion"
        ):
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


def _has_purpose(characters: str, end: int, limit: int, hits: Hits) -> bool:
    """Whether the same clause goes on with what the trip is for: 考察, 调研, 对接…"""
    stop = end
    while stop < min(limit, end + _REACH) and characters[stop] not in CLAUSE_MARKS:
        stop += 1
    return any(h.code == "activity" for h in hits.within(end, stop, "particles"))


def _has_party(begin: int, floor: int, hits: Hits) -> bool:
    """Whether a delegation, or somebody at its head, stands before the verb of movement."""
    if any(h.code == "leader" for h in hits.within(floor, begin, "roles")):
        return True
    return any(h.code == "delegation" for h in hits.within(floor, begin, "organisation-kinds"))
