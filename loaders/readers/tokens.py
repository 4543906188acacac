"""The tokens of a narrative stretch: people, verbs of roles, events, trips, days and marks."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from loaders.lexicon import Hit, Hits
from loaders.mentions.dates import DateMention
from loaders.mentions.names import Name
from loaders.mentions.people import People
from loaders.mentions.pieces import CLAUSE_MARK, clause
from loaders.readers import visits
from loaders.readers.context import Context
from loaders.readers.told import MEETINGS
from loaders.text import Span

TRIP: Final = "trip"
ANAPHORS: Final = frozenset({TRIP, "meeting", "reception", "talks-noun", "ceremony", "venue"})
STAGED: Final = {"host": ("audience", True), "signatory": ("signing", False)}
"""Role verbs that are an event of their own: its type, and whether its objects are guests."""

_RANK: Final = {"person": 0, "trip": 1, "role": 2, "event": 3, "anaphor": 4, "day": 5, "mark": 6}
_LONGEST_MEETING: Final = 16
_RECEIVING: Final = "会见"
_QUOTED_SPEECH: Final = re.compile(r"“[^“”]*[,。!?;][^“”]*(?:”|$)")


class Token(NamedTuple):
    """Something in a stretch that moves the walk: a person, a verb, an event, an anaphor, a mark."""

    start: int
    end: int
    kind: str
    code: str = ""
    name: Name | None = None
    trip: visits.Trip | None = None
    date: DateMention | None = None


def tokens(
    characters: str, span: Span, people: People, dates: Sequence[DateMention], hits: Hits, context: Context
) -> Iterator[Token]:
    """The tokens of a stretch from left to right; of overlapping ones the first and longest."""
    found = [Token(*n.span, "person", name=n) for n in people.within(span)]
    found += [Token(*t.span, "trip", trip=t) for t in visits.find(characters, span, hits, context)]
    found += [Token(*d.span, "day", date=d) for d in dates]
    found += [Token(*s, "role", code) for s, code in _verbs(span, hits)]
    found += [Token(end, end + 1, "anaphor", "reception") for end in _present(characters, span, hits)]
    particles = hits.within(*span, "particles")
    arrivals = (h for h in particles if h.code == "arrival" and visits.is_transfer(span[0], h.start, hits))
    found += [Token(h.start, h.end, "event", "rotation") for h in arrivals]
    found += [
        Token(h.start, h.end, "event", h.code)
        for h in hits.within(*span, "event-types")
        if not _carries_verb(h, hits) and not _stands_for(characters, h, span, hits)
    ]
    found += [Token(*s, "event", "leading-group-meeting") for s in _group_meetings(characters, span, hits)]
    found += [Token(h.start, h.end, "anaphor", h.code) for h in particles if h.code in ANAPHORS]
    found += [Token(*m.span(), "mark") for m in CLAUSE_MARK.finditer(characters, *span)]
    found.sort(key=_precedence)
    quotes = characters.find("“", *span) >= 0
    quoted = [m.span() for m in _QUOTED_SPEECH.finditer(characters, *span)] if quotes else []
    reach, named = span[0], ""
    for token in found:
        if token.start < reach or (quoted and _is_within(token.start, quoted)):
            continue
        compound = token.start == reach and named == "rotation" and token.code in MEETINGS
        reach, named = token.end, token.code
        if not compound:  # a 压茬交接座谈会 is one event
            yield token


def _is_within(position: int, spans: Sequence[Span]) -> bool:
    return any(start <= position < end for start, end in spans)


def _present(characters: str, span: Span, hits: Hits) -> Iterator[int]:
    """Where a verb ends that says at what somebody was present: 会见时在座; a mark stands there."""
    for hit in hits.within(*span, "roles"):
        if hit.code == "attendee" and characters.startswith(_RECEIVING, hit.start):
            yield hit.end


def _precedence(token: Token) -> tuple[int, bool, int, int]:
    later = token.kind not in {"person", "trip"} and token.code not in STAGED
    return token.start, later, -token.end, _RANK[token.kind]


def _group_meetings(characters: str, span: Span, hits: Hits) -> Iterator[Span]:
    """A leading group with its meeting in one clause: 领导小组第四次全体会议, 领导小组召开会议."""
    for group in hits.within(*span, "organisation-kinds"):
        if group.code in {"leading-group", "leading-group-office"}:
            limit = min(clause(characters, group.start, span)[1], group.end + _LONGEST_MEETING)
            meeting = next(
                (
                    h
                    for h in hits.within(group.end, limit, "particles")
                    if h.code == "meeting" and h.end - h.start > 1
                ),
                None,
            )
            if meeting is not None and not any(
                h.end <= meeting.start for h in hits.within(group.end, limit, "titles")
            ):
                yield group.start, meeting.end


def _stands_for(characters: str, event: Hit, span: Span, hits: Hits) -> bool:
    """Whether a word for a meeting at the head of a clause stands for one told before: 大会宣读了…"""
    if not any(h.end == event.end and h.code == "meeting" for h in hits.starting[event.start]):
        return False
    here = clause(characters, event.start, span)
    return event.start == here[0] and not hits.has(*here, "particles", "held")


def _carries_verb(event: Hit, hits: Hits) -> bool:
    """Whether a word for a trip begins with a role verb, which then tells more: 率队赴."""
    return event.code == "visit" and hits.at(event.start, "roles") is not None


def _verbs(span: Span, hits: Hits) -> Iterator[tuple[Span, str]]:
    """The role verbs, each without the object that its longer forms carry: 参加 of 参加会见."""
    shortest: dict[tuple[int, str], int] = {}
    for hit in hits.within(*span, "roles"):
        shortest[hit.start, hit.code] = hit.end
    for (start, code), end in shortest.items():
        yield (start, end), code
