"""Holds the data against the SHACL shapes and the checks: what is wrong, where, and how to mend it.

The documents, the identities and what was inferred are looked at in copies in memory, a part
after the other where they are many.  A finding is plain data; nothing is changed.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
import pyshacl
from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib.term import Literal, Node

from kb.store import Store, ask, memory
from loaders import iris
from ontology import turtle
from queries import names, query

SEVERITIES: Final = ("violation", "warning", "info")
"""From the worst on; a knowledge base with a violation does not pass."""

PART: Final = 100_000
"""Triples that are held against the shapes at a time, in whole graphs."""

_UNSEEN: Final = (iris.ONTOLOGY, iris.TEXTS, iris.STORE)
_SHAPED: Final = (iris.DOCUMENTS, iris.IDENTITY, iris.INFERRED)
_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
_LABEL: Final = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_SOURCE: Final = ox.NamedNode("http://purl.org/dc/terms/identifier")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with one node.

    `path` and `value` are the property and the value that it lies in, `""` where none does;
    `message` and `message_zh` say what should be and how to mend it; `sources` are the
    documents that speak of the node.
    """

    severity: str
    node: str
    label: str
    path: str
    value: str
    message: str
    message_zh: str
    sources: tuple[str, ...]


About = Callable[[str], tuple[str, tuple[str, ...]]]
"""From the IRI of a node to its name and the documents that speak of it."""


def validate(store: Store) -> list[Finding]:
    """All findings of the shapes and of the checks `data-*`, the worst first, each once."""
    data = memory(store, without=_UNSEEN)
    about = _about(data)
    found = {*_shapes(data, about), *_checks(data, about)}
    return sorted(found, key=lambda f: (SEVERITIES.index(f.severity), f.message, f.path, f.node, f.value))


def passes(findings: Iterable[Finding]) -> bool:
    """Whether there is no violation among the findings."""
    return all(finding.severity != SEVERITIES[0] for finding in findings)


def shapes() -> Graph:
    """The shapes of `ontology/shapes` as one graph."""
    graph = Graph()
    for file in turtle("shapes"):
        graph.parse(data=file.read_text(encoding="utf-8"), format="turtle")
    return graph


def _shapes(data: ox.Store, about: About) -> Iterator[Finding]:
    known = shapes()
    for part in _parts(data):
        _, report, _ = pyshacl.validate(part, shacl_graph=known, inference="none")
        assert isinstance(report, Graph)
        for result in report.subjects(RDF.type, SH.ValidationResult):
            yield _finding(report, known, result, about)


def _parts(data: ox.Store) -> Iterator[Graph]:
    """Copies for rdflib.

    pySHACL on the store itself is many times slower, and does not find a plain string in it.
    """
    terms: dict[object, Node] = {}
    part = Graph()
    for graph in sorted(data.named_graphs(), key=str):
        if str(graph.value).startswith(_SHAPED):
            for quad in data.quads_for_pattern(None, None, None, graph):
                subject, predicate, value = (
                    _rdflib(term, terms) for term in (quad.subject, quad.predicate, quad.object)
                )
                part.add((subject, predicate, value))
            if len(part) >= PART:
                yield part
                part, terms = Graph(), {}
    yield part


def _rdflib(term: object, terms: dict[object, Node]) -> Node:
    if term not in terms:
        if isinstance(term, ox.Literal):
            datatype = (
                None if term.language or term.datatype.value == _STRING else URIRef(term.datatype.value)
            )
            terms[term] = Literal(term.value, lang=term.language, datatype=datatype)
        else:
            terms[term] = URIRef(_value(term))
    return terms[term]


def _finding(report: Graph, known: Graph, result: Node, about: About) -> Finding:
    node, path, value = (report.value(result, each) for each in (SH.focusNode, SH.resultPath, SH.value))
    severity = report.value(result, SH.resultSeverity)
    said = _messages(report, known, result)
    return Finding(
        str(severity).rpartition("#")[2].lower(),
        str(node),
        about(str(node))[0],
        "" if path is None or isinstance(path, BNode) else str(path),
        "" if value is None else str(value),
        said.get("en", ""),
        said.get("zh", ""),
        about(str(node))[1],
    )


def _messages(report: Graph, known: Graph, result: Node) -> dict[str, str]:
    """The messages by language: the shape's own, else what pySHACL says."""
    shape = report.value(result, SH.sourceShape)
    own = [*known.objects(shape, SH.message)] if shape is not None else []
    said = own or [*report.objects(result, SH.resultMessage)]
    return {(m.language or "en")[:2]: str(m) for m in sorted(said, key=str) if isinstance(m, Literal)}


def _checks(data: ox.Store, about: About) -> Iterator[Finding]:
    for name in names("checks"):
        if name.startswith("data-"):
            check = query(f"checks/{name}")
            rows = ask(data, check.text)
            assert isinstance(rows, ox.QuerySolutions)
            for row in rows:
                node, problem, value = (
                    getattr(row[column], "value", "") for column in ("node", "problem", "value")
                )
                said = f"{check.title}: {problem}. {check.description}"
                label, sources = about(node)
                yield Finding(check.severity, node, label, "", value, said, check.title_zh, sources)


def _about(data: ox.Store) -> About:
    """What a node is called, and the documents that speak of it."""
    known: dict[str, tuple[str, tuple[str, ...]]] = {}

    def about(node: str) -> tuple[str, tuple[str, ...]]:
        if node not in known:
            quads = (
                list(data.quads_for_pattern(ox.NamedNode(node), None, None, None)) if "://" in node else []
            )
            labels = sorted(_value(quad.object) for quad in quads if quad.predicate == _LABEL)
            graphs = {quad.graph_name for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}
            known[node] = (labels[0] if labels else "", tuple(sorted(_sources(data, graphs))))
        return known[node]

    return about


def _sources(data: ox.Store, graphs: Iterable[ox.NamedNode]) -> Iterator[str]:
    for graph in graphs:
        for quad in data.quads_for_pattern(graph, _SOURCE, None, graph):
            yield _value(quad.object)


def _value(term: object) -> str:
    return term.value if isinstance(term, ox.Literal | ox.NamedNode) else str(term)
