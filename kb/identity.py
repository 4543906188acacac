"""Who is who across documents: judgements, stored, reversible, and kept apart from the facts.

A person of one document is told by name and jurisdiction.  Two of one name are compared by
their jurisdictions and the days they were seen; the judgement says same, not-same or unsure,
by whom and why.  What a human being judged is kept, and wins.  All else is worked out anew
each time, so that nothing is ever merged for good.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kb.people import MACHINE, Judgement, Member, Ruling, compare, members
from kb.store import Store
from loaders import iris
from loaders.errors import UserError

_TYPE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_GRAPH: Final = ox.NamedNode(iris.IDENTITY)
_JUDGED: Final = """
PREFIX dk: <https://w3id.org/duikou/ns#>
SELECT ?one ?other ?verdict ?judge ?reason WHERE {
  GRAPH <https://w3id.org/duikou/graph/identity> {
    ?judgement dk:judges ?one , ?other ; dk:verdict ?verdict ; dk:judgedBy ?judge .
    OPTIONAL { ?judgement dk:reason ?reason }
  }
  FILTER(?judge != "duikou" && STR(?one) < STR(?other))
}
"""
_COPIES: Final = """
PREFIX dk: <https://w3id.org/duikou/ns#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?document ?digest ?source WHERE {
  GRAPH ?document { ?document a dk:Document ; dk:digest ?digest ; dcterms:identifier ?source }
}
"""


@dataclass(frozen=True, slots=True)
class Report:
    """How many persons the documents name, how many people they are, and how many judgements stand."""

    persons: int
    people: int
    judgements: int


def resolve(store: Store) -> Report:
    """Works out who is who and swaps the graph of identities in one transaction.

    Every person of every document gets one `dk:identifiedAs`: the smallest IRI among those that
    are the same, its own where there is no other.  Documents of one text are marked as copies
    of the first by name.
    """
    known = members(store)
    human = _human(store)
    judgements = [*human, *_machine(known, {frozenset((j.one, j.other)) for j in human})]
    canonical = cluster(sorted(known), judgements)
    quads = [
        *(_quad(member, "identifiedAs", ox.NamedNode(first)) for member, first in canonical.items()),
        *(quad for judgement in judgements for quad in _judged(judgement)),
        *_copies(store),
    ]
    store.replace([iris.IDENTITY], quads)
    return Report(len(known), len(set(canonical.values())), len(judgements))


def judge(store: Store, one: str, other: str, ruling: Ruling, *, by: str, reason: str) -> None:
    """Stores what a human being holds of two persons; it takes the place of what they held before.

    It counts from the next `resolve` on.  Raises UserError where the two are one IRI, or where
    the judge gives the program's own name.
    """
    if one == other:
        raise UserError(f"{one}: a person is always the same as itself; name two persons")
    if by == MACHINE:
        raise UserError(f"{by!r} is the name the program judges by; give your own with the judgement")
    judgement = Judgement(min(one, other), max(one, other), ruling, by, reason)
    node = ox.NamedNode(iris.judgement(one, other, by))
    kept = [quad for quad in store.quads(iris.IDENTITY) if quad.subject != node]
    store.replace([iris.IDENTITY], [*kept, *_judged(judgement)])


def cluster(persons: Iterable[str], judgements: Iterable[Judgement]) -> dict[str, str]:
    """By person, the smallest IRI among those that are the same, along every chain of judgements.

    Judgements of human beings come first.  Two who were judged not the same never meet in one
    cluster, however long the chain that would join them.
    """
    groups = {person: {person} for person in persons}
    ordered = sorted(judgements, key=lambda j: (j.by == MACHINE, j.one, j.other))
    apart = {frozenset((j.one, j.other)) for j in ordered if j.ruling == "not-same"}
    for judgement in ordered:
        if judgement.ruling == "same" and judgement.one in groups and judgement.other in groups:
            _join(groups, judgement, apart)
    return {person: min(group) for person, group in groups.items()}


def _join(groups: dict[str, set[str]], judgement: Judgement, apart: set[frozenset[str]]) -> None:
    left, right = groups[judgement.one], groups[judgement.other]
    if left is right or any(frozenset((a, b)) in apart for a in left for b in right):
        return
    left |= right
    for person in right:
        groups[person] = left


def _machine(known: dict[str, Member], settled: set[frozenset[str]]) -> Iterator[Judgement]:
    named: dict[str, list[Member]] = {}
    for member in known.values():
        named.setdefault(member.name, []).append(member)
    for name in sorted(named):
        for judgement in compare(sorted(named[name], key=lambda member: member.iri)):
            if frozenset((judgement.one, judgement.other)) not in settled:
                yield judgement


def _human(store: Store) -> list[Judgement]:
    rows = store.query(_JUDGED)
    assert isinstance(rows, ox.QuerySolutions)
    return sorted(
        Judgement(
            row["one"].value,
            row["other"].value,
            row["verdict"].value.rpartition("/")[2],
            row["judge"].value,
            row["reason"].value if row["reason"] else "",
        )
        for row in rows
    )


def _judged(judgement: Judgement) -> Iterator[ox.Quad]:
    node = iris.judgement(judgement.one, judgement.other, judgement.by)
    yield ox.Quad(ox.NamedNode(node), _TYPE, ox.NamedNode(iris.term("IdentityJudgement")), _GRAPH)
    yield _quad(node, "judges", ox.NamedNode(judgement.one))
    yield _quad(node, "judges", ox.NamedNode(judgement.other))
    yield _quad(node, "verdict", ox.NamedNode(iris.concept("verdicts", judgement.ruling)))
    yield _quad(node, "judgedBy", ox.Literal(judgement.by))
    yield _quad(node, "reason", ox.Literal(judgement.reason))


def _copies(store: Store) -> Iterator[ox.Quad]:
    rows = store.query(_COPIES)
    assert isinstance(rows, ox.QuerySolutions)
    same: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        same.setdefault(row["digest"].value, []).append((row["source"].value, row["document"].value))
    for documents in same.values():
        (_, first), *copies = sorted(documents)
        for _, copy in copies:
            yield _quad(copy, "copyOf", ox.NamedNode(first))


def _quad(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(ox.NamedNode(subject), ox.NamedNode(iris.term(predicate)), value, _GRAPH)
