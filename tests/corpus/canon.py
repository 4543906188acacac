"""The facts of an extract as plain tuples: no identifiers, no offsets, nothing of the printed form."""

from collections import Counter
from collections.abc import Iterable, Iterator

from loaders.facts import Extract, Organisation, Place

Fact = tuple[str, ...]
"""The kind of fact, then its values; identifiers stand resolved to names, lists joined by 、."""


def canonical(extract: Extract) -> Counter[Fact]:
    """All facts of a document, each as often as it was read.

    Left out is what follows the source as given: evidence, printed forms, damage, what was
    left unread; and reporters and editors, who are no part of the story.
    """
    document = extract.document
    facts = Counter([_fact("document", document.title, document.published, document.publisher)])
    for read in (_people, _events, _attendance, _travel, _pairings, _contributions, _statements):
        facts.update(read(extract))
    return facts


def only(facts: Counter[Fact], *kinds: str) -> Counter[Fact]:
    """The facts of some kinds."""
    return Counter({fact: times for fact, times in facts.items() if fact[0] in kinds})


def _people(extract: Extract) -> Iterator[Fact]:
    for person in extract.people:
        yield _fact("person", person.name, person.cited)
        for post in person.posts:
            body = post.organisation
            yield _fact("post", person.name, body.name, body.kind, post.title, post.status)


def _events(extract: Extract) -> Iterator[Fact]:
    events = _event_names(extract)
    for e in extract.events:
        within = events.get(e.within or "")
        yield _fact("event", e.type, e.label, e.start, e.end, _name(e.place), within, _list(e.dating))
    for y in extract.years:
        yield _fact("year", events[y.event], y.landmark, y.year)


def _attendance(extract: Extract) -> Iterator[Fact]:
    events, people = _event_names(extract), _person_names(extract)
    for p in extract.participations:
        behalf = _names(p.behalf)
        yield _fact("participation", events[p.event], people[p.person], p.role, p.order, p.open, behalf)


def _travel(extract: Extract) -> Iterator[Fact]:
    events, people = _event_names(extract), _person_names(extract)
    for d in extract.delegations:
        leader, visit = people.get(d.leader or ""), events.get(d.visit or "")
        yield _fact("delegation", d.name, _name(d.origin), _name(d.destination), leader, visit)
    for s in extract.stops:
        yield _fact("stop", events[s.event], s.site, _name(s.place), s.order)


def _pairings(extract: Extract) -> Iterator[Fact]:
    for p in extract.pairings:
        yield _fact("pairing", _name(p.sponsor), _name(p.recipient), p.since, p.until, p.round)
    for g in extract.programmes:
        yield _fact("programme", g.name, _name(g.sponsor), _name(g.recipient))


def _contributions(extract: Extract) -> Iterator[Fact]:
    for c in extract.contributions:
        figure = c.measure, c.amount, c.unit, _name(c.sponsor), _name(c.recipient), c.bound
        yield _fact("contribution", *figure, c.period, c.start, c.end, c.status, c.cumulative)


def _statements(extract: Extract) -> Iterator[Fact]:
    events, people = _event_names(extract), _person_names(extract)
    for s in extract.statements:
        speakers = _list([people[i] for i in s.speakers]), s.collective, _names(s.behalf), s.addressee
        event, themes = events.get(s.event or ""), _list(sorted(s.themes))
        yield _fact("statement", event, s.act, *speakers, s.modality, themes)


def _event_names(extract: Extract) -> dict[str, str]:
    return {e.id: f"{e.type} {e.start or ''} {_name(e.place) or ''}" for e in extract.events}


def _person_names(extract: Extract) -> dict[str, str]:
    return {p.id: p.name for p in extract.people}


def _name(thing: Place | Organisation | None) -> str | None:
    return thing.name if thing else None


def _names(things: Iterable[Organisation]) -> str:
    return _list([thing.name for thing in things])


def _list(values: Iterable[str]) -> str:
    return "、".join(values)


def _fact(kind: str, *values: object) -> Fact:
    return (kind, *("" if value is None else str(value) for value in values))
