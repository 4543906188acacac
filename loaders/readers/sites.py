"""The sites that a trip stops at: the named places behind a verb of going, seeing or calling on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from loaders.lexicon import PLACE, Hit, Hits, words
from loaders.readers.context import Context, innermost, outermost
from loaders.readers.happenings import took_place
from loaders.text import Span

_AFTER_VERB: Final = re.compile(r"[了到至在于]?")
_EDGE: Final = re.compile(
    r"[、,;:。!?(\n]|等(?!级)|以及|和(?!田|平|布克|静|硕|顺|林|龙|政|县|谐|美)|及(?!其)|与|并(?!入)"
)
_ITEM_LINKS: Final = frozenset({"、", "和", "及", "与", "以及"})
_STOPPERS: Final = frozenset({"activity", "seeing", "console", "held"})
_LONGEST_SITE: Final = 36
_SHORTEST_SITE: Final = 3


@dataclass(frozen=True, slots=True)
class SeenSite:
    """A site as printed, the code of the territory in its name, and where it stands."""

    name: str
    code: str | None
    span: Span


def find(characters: str, span: Span, hits: Hits, context: Context) -> Iterator[SeenSite]:
    """The sites seen in a narrative stretch, in order."""
    reach = span[0]
    for start, strict in _openings(characters, span, hits):
        if start < reach:
            continue
        for item in _items(characters, start, span[1], hits):
            if not _is_site(characters, item, hits, strict):
                continue
            reach = item[1]
            yield SeenSite(characters[slice(*item)], _territory(item, hits, context), item)


def _openings(characters: str, span: Span, hits: Hits) -> Iterator[tuple[int, bool]]:
    """Where a list of sites may begin, and whether its items must end in a word for a site.

    Behind a verb of seeing any proper name may stand; behind 在, and at the head of a sentence
    that says 来到这里, only what is plainly a site.
    """
    found: dict[int, bool] = {}
    for hit in hits.within(*span, "particles"):
        if hit.code == "seeing" and took_place(characters, span, hit.start, hit.end, hits):
            end = _AFTER_VERB.match(characters, hit.end)
            found[end.end() if end else hit.end] = False
    for match in re.compile(r"(?:^|[,;。])(在)").finditer(characters[slice(*span)]):
        found.setdefault(span[0] + match.end(), True)
    if any(sign in characters[slice(*span)] for sign in ("来到这里", "走进这里")):
        found.setdefault(span[0], True)
    yield from sorted(found.items())


def _items(characters: str, start: int, limit: int, hits: Hits) -> Iterator[Span]:
    """The items of a list that begins at `start`, each cut where a verb begins."""
    while start < limit:
        edge = _EDGE.search(characters, start, limit)
        end = edge.start() if edge else limit
        stop = min(
            (
                h.start
                for h in hits.within(start, end, "particles")
                if h.code in _STOPPERS and h.start > start
            ),
            default=end,
        )
        last = max((h.end for h in hits.within(start, stop, "site-kinds")), default=stop)
        yield start, (last if stop == end and last < end and characters[last] in "是了的" else stop)
        if edge is None or stop < end or edge.group() not in _ITEM_LINKS:
            return
        start = edge.end()


def _is_site(characters: str, item: Span, hits: Hits, strict: bool) -> bool:
    """Whether an item is the proper name of a site."""
    start, end = item
    if not _SHORTEST_SITE <= end - start <= _LONGEST_SITE:
        return False
    heads = [h for h in hits.ending.get(end, ()) if h.scheme == "site-kinds"]
    kind = min((h.start for h in heads), default=None)
    place = next(iter(outermost(hits.within(start, end, PLACE))), None)
    if kind is not None:
        local = characters[start : start + 1] in words("designators")
        return (
            local
            or (place is not None and place.end < end)
            or (kind - start >= 3 and heads[0].code != "works")
        )
    if "的" in characters[start:end] or any(
        h.code == "dispatched" for h in hits.within(start, end, "particles")
    ):
        return False
    return not strict and place is not None and place.start == start and end - _chain_end(place, hits) >= 2


def _chain_end(place: Hit, hits: Hits) -> int:
    end = place.end
    while (after := hits.at(end, PLACE)) is not None:
        end = after.end
    return end


def _territory(item: Span, hits: Hits, context: Context) -> str | None:
    """The narrowest territory that the name begins with."""
    place = hits.at(item[0], PLACE)
    return innermost(place, hits, context)[0] if place is not None else None
