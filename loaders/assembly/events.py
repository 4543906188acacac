"""Events as facts, with who took part in them, the delegations and the stops of their trips."""

from collections import defaultdict
from collections.abc import Iterator

from loaders import gazetteer
from loaders.assembly.draft import Draft, event_id
from loaders.assembly.places import place
from loaders.facts import Delegation, Event, Participation, Stop, YearInference
from loaders.readers import delegations as delegation_reader
from loaders.readers.delegations import SeenDelegation
from loaders.readers.told import Part


def events(draft: Draft) -> Iterator[Event]:
    """The events in the order of the text; a meeting on a trip lies within it."""
    for index, told in enumerate(draft.told):
        code = place(draft, index)
        trip = draft.trip(index) if told.type != "visit" else None
        yield Event(
            evidence=draft.quotes(*told.spans),
            rule=f"event-{told.type}",
            confidence=draft.quotes.trust(0.9 if told.firm else 0.7),
            id=event_id(index),
            type=told.type,
            label=told.label,
            start=told.dating.start if told.dating else None,
            end=told.dating.end if told.dating else None,
            dating=told.dating.bases if told.dating else (),
            place=draft.reading.context.place(code) if code else None,
            within=event_id(trip) if trip is not None else None,
        )


def years(draft: Draft) -> Iterator[YearInference]:
    """For each event that a landmark dates, the landmark."""
    landmark = draft.reading.calendar.landmark
    for index, told in enumerate(draft.told):
        if landmark and told.dating and "landmark" in told.dating.bases:
            yield YearInference(
                evidence=draft.quotes(landmark.span),
                rule="year-from-landmark",
                confidence=draft.quotes.trust(0.9),
                event=event_id(index),
                landmark=landmark.notation,
                year=landmark.year,
            )


def participations(draft: Draft) -> Iterator[Participation]:
    """One for each role of a person at an event; attendance only where nothing more is told."""
    grouped: dict[tuple[int, str], dict[str, Part]] = defaultdict(dict)
    for part in draft.reading.story.parts:
        grouped[part.event, part.name].setdefault(part.role, part)
    for (event, name), roles in sorted(grouped.items(), key=lambda item: item[0][0]):
        for role, part in roles.items():
            if role != "attendee" or len(roles) == 1:
                yield Participation(
                    evidence=draft.quotes(part.span),
                    rule=f"role-{role}",
                    confidence=draft.quotes.trust(0.9),
                    event=event_id(event),
                    person=draft.people[name],
                    role=role,
                    order=part.order,
                    open=part.open,
                )


def delegations(draft: Draft) -> Iterator[Delegation]:
    """The delegations with the trip that they made."""
    reading = draft.reading
    lines = (*reading.page.body, *reading.page.headlines)
    found = delegation_reader.find(reading.characters, lines, reading.hits, reading.people, reading.context)
    for number, seen in enumerate(found, 1):
        trip = _made(draft, seen)
        there = place(draft, trip) if trip is not None else None
        there = there if there and there != seen.origin else _host_place(draft, seen.origin)
        leader = seen.leader or _trip_leader(draft, seen.origin)
        yield Delegation(
            evidence=draft.quotes(*seen.spans),
            rule="delegation-name",
            confidence=draft.quotes.trust(0.9),
            id=f"delegation-{number}",
            name=seen.name,
            origin=reading.context.place(seen.origin) if seen.origin else None,
            destination=reading.context.place(there) if there and there != seen.origin else None,
            leader=draft.people.get(leader) if leader else None,
            visit=event_id(trip) if trip is not None else None,
        )


def _made(draft: Draft, seen: SeenDelegation) -> int | None:
    """The trip that a delegation made: one told of where it is named, else the first."""
    for index, told in enumerate(draft.told):
        if told.type == "visit" and any(a[0] < b[1] and b[0] < a[1] for a in told.spans for b in seen.spans):
            return index
    return draft.trip()


def _trip_leader(draft: Draft, origin: str | None) -> str | None:
    """Who leads a trip, where that person holds a post in the territory that sent the delegation."""
    for part in draft.reading.story.parts:
        if part.role == "leader" and origin is not None:
            codes = [post.code for post, _ in draft.posts.get(part.name, ()) if post.code]
            if any(origin in gazetteer.lineage(code) or code in gazetteer.lineage(origin) for code in codes):
                return part.name
    return None


def _host_place(draft: Draft, origin: str | None) -> str | None:
    """Where the events were that the delegation came to."""
    found = (place(draft, index) for index in range(len(draft.told)))
    return next((code for code in found if code and code != origin), None)


def stops(draft: Draft) -> Iterator[Stop]:
    """The sites of each trip in order."""
    for order, (visit, site) in enumerate(draft.reading.story.stops, 1):
        yield Stop(
            evidence=draft.quotes(site.span),
            rule="site-list",
            confidence=draft.quotes.trust(0.85),
            event=event_id(visit),
            site=site.name,
            place=draft.reading.context.place(site.code) if site.code else None,
            order=order,
        )
