"""What is shown of one node: what is said of it with its proof, and what points to it."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final

import pyoxigraph as ox

from kb.explain import Explanation, explain
from kb.serve.calls import Links, Page, Thing
from kb.serve.view import View
from loaders.iris import term
from queries import Query, bound, parse

SHOWN: Final = 100
"""How many nodes that point to one by the same property are listed."""

_DEPTH: Final = 2
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_DCTERMS: Final = "http://purl.org/dc/terms/"
_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABELS: Final = [
    ox.NamedNode(iri)
    for iri in (_RDFS + "label", _SKOS + "prefLabel", _DCTERMS + "title", _DCTERMS + "identifier")
]
_PARTS: Final = [
    "eventType",
    "startDate",
    "role",
    "participant",
    "participationIn",
    "inPost",
    "holder",
    "post",
    "sightingOf",
    "seenOn",
    "sponsor",
    "recipient",
    "measure",
    "printed",
    "speaker",
    "collectiveSpeaker",
    "speechAct",
    "theme",
    "saidAt",
    "site",
    "ofEvent",
    "landmark",
    "year",
    "judges",
    "verdict",
    "reason",
    "unreadKind",
    "rule",
    "infersSubject",
    "infersProperty",
    "infersObject",
    "partOf",
    "place",
]
"""What a node without a label is named by, in this order."""


@cache
def text(name: str) -> Query:
    """A query of the server's own, from its folder `queries`."""
    source = files("kb.serve") / "queries" / f"{name}.rq"
    return parse(name, source.read_text(encoding="utf-8"))


def page(store: View, node: str) -> Page:
    """What is shown of a node.  Raises UserError where the store says nothing of it."""
    found = explain(store, node)
    same = [iri for iri in _column(store, "members", {"node": node}) if iri != node]
    return Page(
        thing(store, node),
        tuple(sorted(said.value for said in found.says if said.property == _TYPE)),
        found,
        tuple(_links(store, [node, *same])),
        {iri: thing(store, iri) for iri in sorted(set(_mentioned(found)))},
        tuple(thing(store, iri) for iri in same),
    )


def _mentioned(found: Explanation) -> Iterator[str]:
    """The IRIs of an explanation that come without a label."""
    yield from (said.value for said in found.says if "://" in said.value and not said.label)
    yield found.node
    for inferred in found.inferred:
        yield from (inferred.subject, inferred.object)
        for premise in inferred.premises:
            yield from _mentioned(premise)
    for fact in found.shown_by:
        yield from _mentioned(fact)


def thing(store: View, iri: str, depth: int = _DEPTH) -> Thing:
    """A node as it is named in a line: by its Chinese label, or by its parts."""
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return Thing(iri, iri)
    label = next(filter(None, (_label(store, node, each) for each in _LABELS)), "")
    return Thing(iri, label, () if label or not depth else tuple(_parts(store, node, depth)))


def _label(store: View, node: ox.NamedNode, of: ox.NamedNode) -> str:
    chinese = other = ""
    for quad in store.engine.quads_for_pattern(node, of, None, None):
        if isinstance(quad.object, ox.Literal):
            if (quad.object.language or "").startswith("zh"):
                chinese = quad.object.value
                break
            other = quad.object.value
    return chinese or other


def _parts(store: View, node: ox.NamedNode, depth: int) -> Iterator[Thing]:
    for part in _PARTS:
        found = store.engine.quads_for_pattern(node, ox.NamedNode(term(part)), None, None)
        values = {quad.object for quad in found}
        for value in sorted(values, key=str):
            if isinstance(value, ox.NamedNode):
                yield thing(store, value.value, depth - 1)
            elif isinstance(value, ox.Literal):
                yield Thing("", value.value)


def _links(store: View, members: Iterable[str]) -> Iterator[Links]:
    """What points to any of these nodes, which are held to be one."""
    totals: dict[str, int] = {}
    subjects: dict[str, dict[str, None]] = {}
    for member in members:
        for row in _rows(store, "links", {"node": member}):
            settings = {"node": member, "property": row[0]}
            totals[row[0]] = totals.get(row[0], 0) + int(row[1])
            subjects.setdefault(row[0], {}).update(dict.fromkeys(_column(store, "linked", settings)))
    for link in sorted(totals):
        listed = [thing(store, iri) for iri in list(subjects[link])[:SHOWN]]
        yield Links(link, totals[link], tuple(sorted(listed, key=_order)))


def _order(one: Thing) -> tuple[str, str]:
    return " ".join([one.label, *(part.label for part in one.parts)]), one.iri


def _column(store: View, name: str, settings: dict[str, str]) -> list[str]:
    return [row[0] for row in _rows(store, name, settings)]


def _rows(store: View, name: str, settings: dict[str, str]) -> Iterator[list[str]]:
    answer = store.query(bound(text(name), {key: str(ox.NamedNode(iri)) for key, iri in settings.items()}))
    assert isinstance(answer, ox.QuerySolutions)
    for row in answer:
        yield [str(getattr(value, "value", "")) for value in row]
