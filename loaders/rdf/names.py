"""What the local names of one extract (`person-1`, `event-2`) stand for as nodes."""

from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from loaders import iris
from loaders.errors import UserError
from loaders.facts import Event, Extract, Person, Place
from loaders.rdf.terms import node

_SETTLED: Final = ("current", "acting")


@dataclass(frozen=True, slots=True)
class Names:
    """The document's node and, by their local names, its persons and events."""

    document: ox.NamedNode
    people: dict[str, ox.NamedNode]
    events: dict[str, ox.NamedNode]

    def person(self, local: str) -> ox.NamedNode:
        """The node of a person.  Raises UserError where the extract has none of that name."""
        return _found(self.people, local, "people")

    def event(self, local: str) -> ox.NamedNode:
        """The node of an event.  Raises UserError where the extract has none of that name."""
        return _found(self.events, local, "events")


def names(extract: Extract) -> Names:
    """The nodes of an extract.  Raises UserError where two persons or two events share a name."""
    document = node(iris.document(extract.document.source, extract.document.digest))
    people = {p.id: node(iris.person(p.name, jurisdiction(p))) for p in extract.people}
    events = {e.id: node(iris.event(document.value, e.id)) for e in extract.events}
    _unique("people", extract.people)
    _unique("events", extract.events)
    return Names(document, people, events)


def jurisdiction(person: Person) -> str:
    """The name of the territory of a person's highest post, `""` where no post has one.

    Posts that the text calls current come first, then the wider territory, then the order of
    the text: the provincial post of a city's secretary tells where they belong.
    """
    placed = [(post, post.organisation.place) for post in person.posts if post.organisation.place]
    ranked = sorted(placed, key=lambda pair: (pair[0].status not in _SETTLED, _rank(pair[1])))
    return ranked[0][1].name if ranked else ""


def _rank(place: Place) -> int:
    code = place.code or ""
    if code.startswith("xpcc"):
        return 1 if code == "xpcc" else 2
    if len(code) != 6:
        return 4
    return 1 if code.endswith("0000") else 2 if code.endswith("00") else 3


def _unique(kind: str, things: tuple[Person, ...] | tuple[Event, ...]) -> None:
    seen = [thing.id for thing in things]
    for local in seen:
        if seen.count(local) > 1:
            raise UserError(f"{kind}: {local!r} stands there twice; give each an id of its own")


def _found(nodes: dict[str, ox.NamedNode], local: str, kind: str) -> ox.NamedNode:
    if local not in nodes:
        raise UserError(f"{local!r} is spoken of, but is not among the {kind} of the document")
    return nodes[local]
