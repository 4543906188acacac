"""Holds the ontology against its own rules.

Hygiene queries look at the ontology, its vocabularies, shapes, alignments and places as they
ship; every term of ours must be used by a query, every term of others must be one that they
declare; and the reasoner HermiT must find no contradiction.  The store has no part in it.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import owlready2
import pyoxigraph as ox

from kb.store import ask
from kb.terms import FOLDERS, named, terms
from loaders import iris
from ontology import NAMESPACE, foreign, turtle
from queries import names, query

USE: Final = "unused-term"
FOREIGN: Final = "foreign-term"
REASONER: Final = "consistency"
_FOLDERS: Final = (
    ("", iris.ONTOLOGY),
    ("vocab", iris.VOCABULARIES),
    ("places", iris.PLACES),
    ("shapes", "https://w3id.org/duikou/graph/shapes"),
    ("alignments", "https://w3id.org/duikou/graph/alignments"),
)
_DATA: Final = "data-"
_OURS: Final = NAMESPACE.removesuffix("ns#")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that a check found: the node, what is wrong with it, and the value it lies in."""

    node: str
    problem: str
    value: str


@dataclass(frozen=True, slots=True)
class Result:
    """One check with its title in two languages and severity; `skipped` says why it did not run."""

    name: str
    title: str
    title_zh: str
    severity: str
    problems: tuple[Problem, ...]
    skipped: str = ""


def check() -> list[Result]:
    """The results of all checks on the ontology, in order of name, those that are no queries last."""
    shipped = _shipped()
    hygiene = [_hygiene(name, shipped) for name in names("checks") if not name.startswith(_DATA)]
    return [*hygiene, _unused(), _foreign(shipped), _consistency(shipped)]


def _shipped() -> ox.Store:
    store = ox.Store()
    for folder, graph in _FOLDERS:
        for file in turtle(folder):
            store.bulk_load(file.read_bytes(), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(graph))
    return store


def _hygiene(name: str, shipped: ox.Store) -> Result:
    asked = query(f"checks/{name}")
    rows = ask(shipped, asked.text)
    assert isinstance(rows, ox.QuerySolutions)
    found = (
        Problem(*(getattr(row[column], "value", "") for column in ("node", "problem", "value")))
        for row in rows
    )
    return Result(name, asked.title, asked.title_zh, asked.severity, tuple(found))


def _unused() -> Result:
    found = (
        Problem(NAMESPACE + term.name, "is used by no question, table or rule", term.kind)
        for term in terms()
        if term.kind != "AnnotationProperty" and not term.answers
    )
    title = "Term that no question, table or rule uses"
    return Result(USE, title, "无问题、表格或规则使用的术语", "violation", tuple(found))


def _foreign(shipped: ox.Store) -> Result:
    said = {iri: graph for quad in shipped for iri, graph in _others(quad)}
    asked = {
        iri: f"queries/{folder}/{name}.rq"
        for folder in FOLDERS
        for name in names(folder)
        for iri in named(query(f"{folder}/{name}").text)
        if not iri.startswith(_OURS)
    }
    found = (
        Problem(iri, "is no term that its vocabulary declares; see ontology/vendor", where)
        for iri, where in sorted({**said, **asked}.items())
        if iri not in foreign.declared()
    )
    title = "Term of another vocabulary that it does not declare"
    return Result(FOREIGN, title, "外部词汇未声明的术语", "violation", tuple(found))


def _others(quad: ox.Quad) -> Iterator[tuple[str, str]]:
    """The IRIs of a statement that are not ours, datatypes among them, with its graph."""
    for term in (quad.subject, quad.predicate, quad.object):
        named_ = term.datatype if isinstance(term, ox.Literal) else term
        if isinstance(named_, ox.NamedNode) and not named_.value.startswith(_OURS):
            yield named_.value, str(quad.graph_name)


def _consistency(shipped: ox.Store) -> Result:
    skipped = "" if shutil.which("java") else "no Java runtime was found; install one to run HermiT"
    found = () if skipped else tuple(_inconsistent(shipped))
    return Result(REASONER, "Consistent under HermiT", "在 HermiT 下一致", "violation", found, skipped)


def _inconsistent(shipped: ox.Store) -> Iterator[Problem]:
    triples = shipped.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(iris.ONTOLOGY))
    world = owlready2.World()
    world.get_ontology(NAMESPACE.rstrip("#")).load(fileobj=BytesIO(triples or b""))
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        yield Problem(NAMESPACE, "the axioms contradict one another", "")
        return
    for concept in world.inconsistent_classes():
        yield Problem(concept.iri, "nothing can be an instance of this class", "")
