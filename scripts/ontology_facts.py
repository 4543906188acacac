"""What ontology, alignments and shapes say of a term, for the pages that are made of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import pyoxigraph as ox

from ontology import NAMESPACE, foreign, turtle

RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
SH: Final = "http://www.w3.org/ns/shacl#"
SHAPES: Final = NAMESPACE.replace("/ns#", "/shapes#")
_ALIGNED: Final = "alignments"
_Subject = ox.NamedNode | ox.BlankNode | ox.Triple
_LEAD: Final = re.compile(r"^# (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Constraint:
    """What a shape asks of one property: the shape's local name and its messages by language."""

    shape: str
    messages: dict[str, str]


@cache
def _store() -> ox.Store:
    store = ox.Store()
    for folder in ("", "shapes", _ALIGNED):
        for file in turtle(folder):
            graph = ox.NamedNode(f"urn:{folder or 'ontology'}")
            store.bulk_load(file.read_bytes(), format=ox.RdfFormat.TURTLE, to_graph=graph)
    return store


def lead(module: str) -> str:
    """The comment that opens the file of a module."""
    [text] = (f.read_text(encoding="utf-8") for f in turtle() if f.name == f"{module}.ttl")
    found = _LEAD.search(text)
    return found[1] if found else ""


def values(name: str, relation: str) -> list[str]:
    """The local names that stand in an RDFS relation (`domain`) to a term, in order; ours only."""
    found = _store().quads_for_pattern(_term(name), ox.NamedNode(RDFS + relation), None)
    return sorted({_local(quad.object) for quad in found} - {""})


def holders(name: str, relation: str) -> list[str]:
    """The local names of the terms that stand in an RDFS relation to this one, in order."""
    found = _store().quads_for_pattern(None, ox.NamedNode(RDFS + relation), _term(name))
    return sorted({_local(quad.subject) for quad in found} - {""})


def datatype(name: str) -> str:
    """The range of a property with values where the ontology states one, as `xsd:integer`."""
    found = _store().quads_for_pattern(_term(name), ox.NamedNode(RDFS + "range"), None)
    return next((short(_iri(quad.object)) for quad in found if not _local(quad.object)), "")


def alignments(name: str) -> list[tuple[str, str]]:
    """The mappings of a term as prefixed names: predicate and object, in order."""
    found = _store().quads_for_pattern(_term(name), None, None, ox.NamedNode(f"urn:{_ALIGNED}"))
    return sorted((short(quad.predicate.value), short(_iri(quad.object))) for quad in found)


def constraints(name: str) -> list[Constraint]:
    """What the shapes ask of a property, by shape and in order."""
    path = _store().quads_for_pattern(None, ox.NamedNode(SH + "path"), _term(name))
    found = {shape: _messages(quad.subject) for quad in path for shape in _shapes(quad.subject)}
    return [Constraint(shape, found[shape]) for shape in sorted(found)]


def targets(name: str) -> list[str]:
    """The local names of the shapes that hold the things of a class, in order."""
    found = _store().quads_for_pattern(None, ox.NamedNode(SH + "targetClass"), _term(name))
    return sorted(_iri(quad.subject).removeprefix(SHAPES) for quad in found)


def short(iri: str) -> str:
    """An IRI by its prefix, as the pinned lists name it."""
    for each in foreign.vocabularies():
        if each.namespace and iri.startswith(each.namespace):
            return f"{each.prefix}:{iri.removeprefix(each.namespace)}"
    return iri


def _shapes(constraint: _Subject) -> Iterator[str]:
    for quad in _store().quads_for_pattern(None, ox.NamedNode(SH + "property"), constraint):
        if shape := _iri(quad.subject):
            yield shape.removeprefix(SHAPES)


def _messages(constraint: _Subject) -> dict[str, str]:
    found = _store().quads_for_pattern(constraint, ox.NamedNode(SH + "message"), None)
    said = (quad.object for quad in found)
    return {text.language or "": text.value for text in said if isinstance(text, ox.Literal)}


def _term(name: str) -> ox.NamedNode:
    return ox.NamedNode(NAMESPACE + name)


def _iri(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else ""


def _local(node: object) -> str:
    """The local name of a term of ours, empty for anything else."""
    iri = _iri(node)
    return iri.removeprefix(NAMESPACE) if iri.startswith(NAMESPACE) else ""
