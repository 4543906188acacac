"""The persons of all documents side by side, and what speaks for two of them being one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Final, Literal

import pyoxigraph as ox

from kb.store import Store
from loaders import iris

MACHINE: Final = "duikou"
"""By whom the program judges."""

Ruling = Literal["same", "not-same", "unsure"]

_YEARS: Final = 8
_IN_OFFICE: Final = ("current", "acting")
_PERSONS: Final = """
PREFIX dk: <https://w3id.org/duikou/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?person ?name WHERE { GRAPH ?document { ?person a dk:Person ; rdfs:label ?name } }
"""
_SEEN: Final = """
PREFIX dk: <https://w3id.org/duikou/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?person ?day ?status ?kind ?place ?label WHERE {
  GRAPH ?document {
    ?sighting dk:sightingOf ?tenure ; dk:postStatus ?status .
    ?tenure dk:holder ?person ; dk:post ?post .
    ?post dk:postIn ?body .
    ?body dk:organisationKind ?kind .
    OPTIONAL { ?sighting dk:seenOn ?day }
    OPTIONAL { ?body dk:territory ?place . ?place rdfs:label ?label }
  }
}
"""


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """What one judge holds of two persons; `one` is the smaller IRI."""

    one: str
    other: str
    ruling: Ruling
    by: str
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Seen:
    """A person in office once: ISO date or "", the kind of body, its territory or ""."""

    day: str
    status: str
    kind: str
    place: str
    label: str


@dataclass(frozen=True, slots=True)
class Member:
    """A person node: name, territories from the narrowest to the widest, and all sightings.

    `places` begins with the jurisdiction and goes up to its province; it is empty without one.
    """

    iri: str
    name: str
    places: tuple[str, ...]
    seen: tuple[Seen, ...]

    def span(self) -> tuple[date, date] | None:
        """The first and the last day seen; a month or a year counts by its first day."""
        days = sorted(day for one in self.seen if (day := _day(one.day)))
        return (days[0], days[-1]) if days else None


def members(store: Store) -> dict[str, Member]:
    """Every person of every document, by IRI."""
    above = {q.subject.value: q.object.value for q in store.quads(iris.PLACES, iris.term("within"))}  # type: ignore[union-attr]
    seen: dict[str, list[Seen]] = {}
    for row in _rows(store, _SEEN):
        one = Seen(*(row[name].value if row[name] else "" for name in Seen.__slots__))
        seen.setdefault(row["person"].value, []).append(one)
    found: dict[str, Member] = {}
    for row in sorted(_rows(store, _PERSONS), key=lambda row: row["name"].value, reverse=True):
        iri, name = row["person"].value, row["name"].value
        sightings = tuple(sorted(seen.get(iri, ())))
        found[iri] = Member(iri, name, _lineage(_jurisdiction(iri, name, sightings), above), sightings)
    return found


def compare(namesakes: Sequence[Member]) -> Iterator[Judgement]:
    """A judgement for every two people of one name, given in the order of their IRIs.

    Same are two whose jurisdictions are one, or one directly within the other, and who were
    seen within eight years of one another - unless a third of the name fits only one of them,
    for then nobody can tell which.  Not the same are two who held office of one kind in two
    provinces at one time.
    """
    verdicts = {(a.iri, b.iri): _verdict(a, b) for a, b in combinations(namesakes, 2)}
    verdicts |= _without_jurisdiction(namesakes, verdicts)
    circles: dict[str, set[str]] = {member.iri: {member.iri} for member in namesakes}
    for (one, other), (ruling, _) in verdicts.items():
        if ruling == "same":
            circles[one].add(other)
            circles[other].add(one)
    for (one, other), (ruling, reason) in verdicts.items():
        if ruling == "same" and circles[one] != circles[other]:
            yield Judgement(one, other, "unsure", MACHINE, "several-candidates")
        else:
            yield Judgement(one, other, ruling, MACHINE, reason)


def _verdict(one: Member, other: Member) -> tuple[Ruling, str]:
    if not one.places or not other.places:
        return "unsure", "no-jurisdiction"
    steps = _steps(one.places, other.places)
    if steps is None:
        apart = one.places[-1] != other.places[-1] and _at_once(one, other)
        return ("not-same", "two-offices-at-once") if apart else ("unsure", "different-jurisdictions")
    if steps > 1:
        return "unsure", "levels-apart"
    near = _near(one, other)
    if near:
        return "same", "nested-jurisdictions" if steps else "same-jurisdiction"
    return "unsure", "undated" if near is None else "far-apart-in-time"


def _without_jurisdiction(
    namesakes: Sequence[Member], verdicts: dict[tuple[str, str], tuple[Ruling, str]]
) -> dict[tuple[str, str], tuple[Ruling, str]]:
    """Who has no jurisdiction is the same as the one other of the name, where there is just one."""
    if len(namesakes) != 2 or all(member.places for member in namesakes):
        return {}
    near = _near(*namesakes)
    return {pair: ("same", "only-candidate") for pair in verdicts if near}


def _steps(one: tuple[str, ...], other: tuple[str, ...]) -> int | None:
    """How many levels lie between two jurisdictions, None where neither lies within the other."""
    if one[0] in other:
        return other.index(one[0])
    return one.index(other[0]) if other[0] in one else None


def _near(one: Member, other: Member) -> bool | None:
    """Whether two were seen within eight years of one another, None where one has no date."""
    first, second = one.span(), other.span()
    if not first or not second:
        return None
    gap = max(first[0], second[0]) - min(first[1], second[1])
    return gap.days <= _YEARS * 366


def _at_once(one: Member, other: Member) -> bool:
    """Whether both held office in bodies of one kind at one time."""
    for kind in {seen.kind for seen in one.seen} & {seen.kind for seen in other.seen}:
        first, second = _office(one, kind), _office(other, kind)
        if first and second and max(first[0], second[0]) <= min(first[1], second[1]):
            return True
    return False


def _office(member: Member, kind: str) -> tuple[date, date] | None:
    held = tuple(s for s in member.seen if s.kind == kind and s.status.rpartition("/")[2] in _IN_OFFICE)
    return Member(member.iri, member.name, member.places, held).span()


def _jurisdiction(iri: str, name: str, seen: Sequence[Seen]) -> str:
    """The territory whose name made the IRI; the first one where the IRI was made elsewhere."""
    places = {one.place: one.label for one in seen if one.place}
    for place, label in places.items():
        if iri == iris.person(name, label):
            return place
    return "" if iri == iris.person(name, "") else min(places, default="")


def _lineage(place: str, above: dict[str, str]) -> tuple[str, ...]:
    lineage: list[str] = []
    while place and place not in lineage:
        lineage.append(place)
        place = above.get(place, "")
    return tuple(lineage)


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat((iso + "-01-01")[:10])
    except ValueError:
        return None


def _rows(store: Store, text: str) -> list[ox.QuerySolution]:
    rows = store.query(text)
    assert isinstance(rows, ox.QuerySolutions)
    return list(rows)
