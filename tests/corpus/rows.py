"""What was read in a document, as the rows that the named queries give."""

from collections.abc import Iterator
from typing import Final

from loaders.facts import Event, Extract, Person
from tests.corpus import norms

Row = tuple[str, ...]
"""The values of one row: normalised, without the source and without identifiers."""

Rows = dict[str, set[Row]]
"""Rows by kind of fact, one key for each of `KINDS`."""

KINDS: Final = (
    "people",
    "posts",
    "events",
    "dates",
    "participation",
    "roles",
    "sites",
    "delegations",
    "pairings",
    "since",
    "programmes",
    "contributions",
    "figures",
    "aid",
    "statements",
    "behalf",
    "themes",
    "documents",
    "titles",
)


def empty() -> Rows:
    """No rows of any kind."""
    return {kind: set() for kind in KINDS}


def rows(extract: Extract) -> Rows:
    """The rows of one document.

    A person is who takes part; posts are theirs; somebody is `attendee` only where nothing
    more specific is said.  One happening told twice counts as a copy too many.
    """
    found = empty()
    found["documents"] = set(_document(extract))
    found["titles"] = {(norms.name(extract.document.title),)} if extract.document.title else set()
    _put_people(found, extract)
    _put_events(found, extract)
    _put_pairings(found, extract)
    _put_contributions(found, extract)
    _put_statements(found, extract)
    return found


def participants(extract: Extract) -> tuple[Person, ...]:
    """The people who take part in some event."""
    present = {p.person for p in extract.participations}
    return tuple(p for p in extract.people if p.id in present)


def _document(extract: Extract) -> Iterator[Row]:
    yield "published", (extract.document.published or "")[:10]
    yield "publisher", norms.name(extract.document.publisher)


def _put_people(found: Rows, extract: Extract) -> None:
    kinds = {e.id: norms.code(e.type) for e in extract.events}
    names = _names(extract)
    for person in participants(extract):
        found["people"].add((names[person.id],))
        for post in person.posts:
            body = norms.organisation(post.organisation.name)
            found["posts"].add((names[person.id], body, norms.title(post.title)))
    specific = {(p.event, p.person) for p in extract.participations if p.role != "attendee"}
    for p in extract.participations:
        found["participation"].add((kinds[p.event], names[p.person]))
        if p.role != "attendee" or (p.event, p.person) not in specific:
            found["roles"].add((kinds[p.event], names[p.person], norms.code(p.role)))


def _put_events(found: Rows, extract: Extract) -> None:
    names = _names(extract)
    told: dict[Row, int] = {}
    for event in extract.events:
        row = (norms.code(event.type), _name(event.place))
        copy = told[*row, event.start or ""] = told.get((*row, event.start or ""), -1) + 1
        found["events"].add((*row, f"copy {copy}") if copy else row)
        found["dates"].add((row[0], *_days(event)))
    found["sites"] = {(norms.name(s.site),) for s in extract.stops}
    for d in extract.delegations:
        leader = names.get(d.leader or "", "")
        found["delegations"].add((norms.name(d.name), _name(d.origin), _name(d.destination), leader))


def _days(event: Event) -> Row:
    return (event.start or "")[:10], (event.end or event.start or "")[:10]


def _put_pairings(found: Rows, extract: Extract) -> None:
    for p in extract.pairings:
        pair = (_name(p.sponsor), _name(p.recipient))
        found["pairings"].add(pair)
        if p.since:
            found["since"].add((*pair, p.since))
    found["programmes"] = {(norms.name(p.name),) for p in extract.programmes}


def _put_contributions(found: Rows, extract: Extract) -> None:
    for c in extract.contributions:
        figure = (c.measure, norms.number(c.amount))
        found["contributions"].add(figure)
        found["figures"].add((*figure, norms.name(c.unit), norms.name(c.period)))
        found["aid"].add((*figure, _name(c.sponsor), _name(c.recipient)))


def _put_statements(found: Rows, extract: Extract) -> None:
    names = _names(extract)
    for s in extract.statements:
        for speaker in [names[i] for i in s.speakers] or [norms.name(s.collective)]:
            act = (speaker, norms.code(s.act))
            found["statements"].add(act)
            found["behalf"] |= {(*act, norms.organisation(o.name)) for o in s.behalf}
            found["themes"] |= {(speaker, norms.code(theme)) for theme in s.themes}


def _names(extract: Extract) -> dict[str, str]:
    return {p.id: norms.name(p.name) for p in extract.people}


def _name(thing: object) -> str:
    return norms.name(getattr(thing, "name", None))
