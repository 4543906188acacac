"""Persons, their posts, and the sightings that show them in post."""

from collections.abc import Iterator
from functools import cache

import pyoxigraph as ox

from loaders import iris
from loaders.facts import Event, Extract, Post
from loaders.rdf.names import Names
from loaders.rdf.terms import (
    LABEL,
    TYPE,
    Triple,
    body,
    concept,
    date,
    described,
    dk,
    evidence,
    node,
    string,
    words,
)
from ontology.vocabulary import scheme


def people(extract: Extract, names: Names) -> Iterator[Triple]:
    """Every person of the document with name, printed form, posts and sightings."""
    days = _days(extract)
    for person in extract.people:
        who = names.person(person.id)
        yield who, TYPE, dk("Person")
        yield who, LABEL, words(person.name)
        yield who, dk("printedName"), string(person.printed)
        yield from evidence(person, who, names.document)
        seen = days.get(person.id) or extract.document.published
        for post in person.posts:
            yield from _post(post)
            yield from _sighting(post, who, seen, names.document)


def post_node(post: Post) -> ox.NamedNode:
    """The node of a post: a title in a body."""
    return node(iris.post(iris.organisation(post.organisation.name), post.title))


def _post(post: Post) -> Iterator[Triple]:
    yield post_node(post), TYPE, dk("Post")
    yield post_node(post), LABEL, words(post.organisation.name + post.title)
    yield post_node(post), dk("postIn"), body(post.organisation)
    yield post_node(post), dk("postTitle"), string(post.title)
    if title := _titles().get(post.title):
        yield post_node(post), dk("titleConcept"), concept("titles", title)
    yield from described(post.organisation)


@cache
def _titles() -> dict[str, str]:
    """The notation of every title that the vocabulary has, by each of its words."""
    return {word: title.notation for title in reversed(scheme("titles")) for word in reversed(title.words)}


def _sighting(post: Post, who: ox.NamedNode, seen: str | None, document: ox.NamedNode) -> Iterator[Triple]:
    tenure = node(iris.tenure(who.value, post_node(post).value))
    yield tenure, TYPE, dk("Tenure")
    yield tenure, dk("holder"), who
    yield tenure, dk("post"), post_node(post)
    sighting = node(iris.sighting(document.value, tenure.value, post.status))
    yield sighting, TYPE, dk("Sighting")
    yield sighting, dk("sightingOf"), tenure
    yield sighting, dk("inDocument"), document
    yield sighting, dk("postStatus"), concept("post-statuses", post.status)
    if seen:
        yield sighting, dk("seenOn"), date(seen)
    yield from evidence(post, sighting, document)


def _days(extract: Extract) -> dict[str, str]:
    """By person, the earliest day among the events they take part in; a part has the day of its whole."""
    events = {event.id: event for event in extract.events}
    days: dict[str, str] = {}
    for participation in extract.participations:
        event = events.get(participation.event)
        day = event and _day(event, events)
        if day:
            days[participation.person] = min(day, days.get(participation.person, day))
    return days


def _day(event: Event, events: dict[str, Event]) -> str | None:
    whole = events.get(event.within) if event.within else None
    return event.start or (whole.start if whole else None)
