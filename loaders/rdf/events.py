"""Events with what hangs on them: dates, participations, delegations, and the stops of a visit."""

from collections.abc import Iterator
from functools import cache
from typing import Final

import pyoxigraph as ox

from loaders import iris
from loaders.facts import Delegation, Event, Extract, Participation, Place, Stop, YearInference
from loaders.rdf.names import Names
from loaders.rdf.people import post_node
from loaders.rdf.terms import (
    LABEL,
    TYPE,
    Triple,
    body,
    boolean,
    concept,
    date,
    described,
    division,
    dk,
    evidence,
    integer,
    node,
    words,
)
from ontology.vocabulary import scheme

_HELD: Final = ("current", "acting", "seconded")


def events(extract: Extract, names: Names) -> Iterator[Triple]:
    """Every event of the document, who took part, who was sent, and what was seen."""
    held = {p.id: [post_node(post) for post in p.posts if post.status in _HELD] for p in extract.people}
    for event in extract.events:
        yield from _event(event, names)
    for inference in extract.years:
        yield from _year(inference, names)
    for participation in extract.participations:
        yield from _participation(participation, held.get(participation.person, []), names)
    for delegation in extract.delegations:
        yield from _delegation(delegation, names)
    for stop in extract.stops:
        yield from _stop(stop, names)


def _event(event: Event, names: Names) -> Iterator[Triple]:
    what = names.event(event.id)
    yield what, TYPE, dk("Event")
    if kind := _classes().get(event.type):
        yield what, TYPE, dk(kind)
    yield what, dk("eventType"), concept("event-types", event.type)
    yield what, dk("reportedIn"), names.document
    if event.label:
        yield what, LABEL, words(event.label)
    if event.start:
        yield what, dk("startDate"), date(event.start)
    if event.end:
        yield what, dk("endDate"), date(event.end)
    if event.within:
        yield what, dk("partOf"), names.event(event.within)
    for basis in event.dating:
        yield what, dk("dateBasis"), concept("date-bases", basis)
    yield from _at("place", what, event.place)
    yield from evidence(event, what, names.document)


@cache
def _classes() -> dict[str, str]:
    """The class of the events of each type, as the vocabulary says."""
    named = ((concept.notation, concept.value("eventClass")) for concept in scheme("event-types"))
    return {notation: value.rpartition("#")[2] for notation, value in named if value}


def _year(inference: YearInference, names: Names) -> Iterator[Triple]:
    event = names.event(inference.event)
    why = node(iris.date_inference(event.value, inference.landmark))
    yield why, TYPE, dk("DateInference")
    yield why, dk("ofEvent"), event
    yield why, dk("landmark"), concept("landmarks", inference.landmark)
    yield why, dk("year"), date(f"{inference.year:04d}")
    yield from evidence(inference, why, names.document)


def _participation(part: Participation, held: list[ox.NamedNode], names: Names) -> Iterator[Triple]:
    event, person = names.event(part.event), names.person(part.person)
    what = node(iris.participation(event.value, person.value, part.role))
    yield what, TYPE, dk("Participation")
    yield what, dk("participationIn"), event
    yield what, dk("participant"), person
    yield what, dk("role"), concept("roles", part.role)
    if part.order is not None:
        yield what, dk("listOrder"), integer(part.order)
    if part.open:
        yield what, dk("openList"), boolean(True)
    for organisation in part.behalf:
        yield what, dk("onBehalfOf"), body(organisation)
        yield from described(organisation)
    for post in held:
        yield what, dk("inPost"), post
    yield from evidence(part, what, names.document)


def _delegation(delegation: Delegation, names: Names) -> Iterator[Triple]:
    what = node(iris.delegation(names.document.value, delegation.name, delegation.id))
    yield what, TYPE, dk("Delegation")
    yield what, LABEL, words(delegation.name)
    yield from _at("origin", what, delegation.origin)
    yield from _at("destination", what, delegation.destination)
    if delegation.leader:
        yield what, dk("leader"), names.person(delegation.leader)
    if delegation.visit:
        yield what, dk("visit"), names.event(delegation.visit)
    yield from evidence(delegation, what, names.document)


def _stop(stop: Stop, names: Names) -> Iterator[Triple]:
    visit = names.event(stop.event)
    site = node(iris.site(stop.place.name if stop.place else "", stop.site))
    yield site, TYPE, dk("Site")
    yield site, LABEL, words(stop.site)
    yield from _at("place", site, stop.place)
    what = node(iris.stop(visit.value, site.value))
    yield what, TYPE, dk("Event")
    yield what, TYPE, dk("Stop")
    yield what, dk("eventType"), concept("event-types", "site-visit")
    yield what, dk("partOf"), visit
    yield what, dk("site"), site
    yield what, dk("reportedIn"), names.document
    if stop.order is not None:
        yield what, dk("listOrder"), integer(stop.order)
    yield from evidence(stop, what, names.document)


def _at(relation: str, thing: ox.NamedNode, place: Place | None) -> Iterator[Triple]:
    if place:
        yield thing, dk(relation), division(place)
        yield from described(place)
