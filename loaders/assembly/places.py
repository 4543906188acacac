"""Where an event was, where the text names no venue."""

from collections.abc import Sequence
from typing import Final

from loaders import gazetteer
from loaders.assembly.draft import Draft

_OWN: Final = frozenset({"leading-group-meeting", "conference", "opening"})
_HOSTS: Final = ("host", "chair", "speaker", "attendee")


def place(draft: Draft, index: int) -> str | None:
    """The code of an event's territory, None where nothing tells.

    The venue; else the place visited; else where the other meetings were; else the territory
    of who receives or calls the meeting; else that of the page.
    """
    told = draft.told[index]
    if told.venue:
        return told.venue
    if told.here:
        return _received_at(draft, index, told.here) if told.type == "audience" else told.here
    if told.type == "visit":
        return _toured(draft, index)
    trip = draft.trip(index)
    if trip is not None and (visited := place(draft, trip)) is not None:
        return visited
    venue = next((t.venue for t in draft.told if t.venue), None)
    host, home = _host(draft, index), next(iter(draft.reading.context.home), None)
    order = (told.organiser, venue, host) if told.type in _OWN else (venue, host, told.organiser)
    return next((code for code in (*order, home) if code), None)


def _received_at(draft: Draft, index: int, here: str) -> str:
    """The host's own city rather than the county of it in which the text last was."""
    host = _host(draft, index)
    within = host in gazetteer.lineage(here)[1:-1] if host is not None else False
    return host if host is not None and within else here


def _toured(draft: Draft, index: int) -> str | None:
    """The territory that holds the sites of a trip; within it, where the text was before."""
    common = _common([s.code for visit, s in draft.reading.story.stops if visit == index and s.code])
    earlier = [t.venue for t in draft.told[:index] if t.venue]
    if common is None:  # the guests were received where they went
        return earlier[-1] if earlier else None
    return next((v for v in reversed(earlier) if common in gazetteer.lineage(v)), common)


def _host(draft: Draft, index: int) -> str | None:
    """The territory of who receives, chairs or takes part; of who calls on cadres, the last post's."""
    for role in _HOSTS:
        for part in draft.reading.story.parts:
            if part.event == index and part.role == role:
                held = [post.code for post, _ in draft.posts.get(part.name, ()) if post.code]
                if held:
                    return held[-1] if draft.told[index].type == "cadre-visit" else held[0]
    return None


def _common(codes: Sequence[str]) -> str | None:
    """The narrowest territory that holds all of some territories."""
    lines = [gazetteer.lineage(code) for code in codes]
    return next((unit for unit in lines[0] if all(unit in line for line in lines)), None) if lines else None
