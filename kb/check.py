"""Holds the ontology against its own rules: hygiene queries, and consistency by the reasoner HermiT.

The ontology, its vocabularies, its shapes and the places are looked at as they ship; the store
has no part in it.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import owlready2
import pyoxigraph as ox

from kb.store import ask
from loaders import iris
from ontology import NAMESPACE, turtle
from queries import names, query

REASONER: Final = "consistency"
_FOLDERS: Final = (
    ("", iris.ONTOLOGY),
    ("vocab", iris.VOCABULARIES),
    ("places", iris.PLACES),
    ("shapes", "https://w3id.org/duikou/graph/shapes"),
)
_DATA: Final = "data-"


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
    """The results of all checks on the ontology, in order of name, the reasoner last."""
    shipped = _shipped()
    hygiene = [_hygiene(name, shipped) for name in names("checks") if not name.startswith(_DATA)]
    return [*hygiene, _consistency(shipped)]


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
