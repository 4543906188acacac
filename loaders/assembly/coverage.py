"""What the rules left unread in sentences that tell of something: so that gaps show."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from loaders.lexicon import PLACE
from loaders.readers.context import outermost
from loaders.reading import Reading
from loaders.text import Span

_NAMELESS: Final = frozenset({"leader", "committee-member"})


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch that no rule read; `kind` is a notation of the scheme `unread-kinds`."""

    kind: str
    span: Span


def find(reading: Reading, lost: tuple[Span, ...]) -> Iterator[Gap]:
    """The gaps of a page in order of kind: damage, titles, places, dates, verbs."""
    yield from (Gap("damage", span) for span in lost)
    for holders in reading.people.holders:
        if not holders.names and holders.posts[-1].concept not in _NAMELESS:
            yield Gap("title", holders.span)
    told = [s.narrative for s in reading.sentences if s.narrative[1] > s.narrative[0]]
    for span in told:
        yield from _in_narrative(reading, span)


def _in_narrative(reading: Reading, span: Span) -> Iterator[Gap]:
    for place in outermost(reading.hits.within(*span, PLACE)):
        if reading.context.code(place) is None:
            yield Gap("place", (place.start, place.end))
    if reading.people.within(span):
        return
    for verb in reading.hits.within(*span, "roles"):
        if verb.end - verb.start > 1:
            yield Gap("verb", (verb.start, verb.end))
