"""The ontology is consistent, and contradicts what cannot be."""

import shutil
from io import BytesIO

import owlready2
import pyoxigraph as ox
import pytest
from owlrl import DeductiveClosure, OWLRL_Semantics
from rdflib import Graph, URIRef

from ontology import NAMESPACE, turtle

PREFIXES = f"@prefix dk: <{NAMESPACE}> .\n@prefix x: <https://example.org/> .\n"
VISIT = """
x:visit a dk:Visit . x:meeting a dk:Meeting ; dk:partOf x:visit .
x:part a dk:Participation ; dk:participationIn x:meeting ; dk:participant x:official ; dk:listOrder 1 .
x:delegation dk:leader x:official ; dk:origin x:east ; dk:destination x:west ; dk:visit x:visit .
x:tenure dk:holder x:official ; dk:post x:governor . x:governor dk:postIn x:government .
x:government dk:territory x:east .
x:pairing a dk:AssistancePairing ; dk:sponsor x:east ; dk:recipient x:west .
"""


def with_ontology(data: str) -> str:
    """The ontology and some data as N-Triples."""
    store = ox.Store()
    for file in turtle():
        store.load(file.read_bytes(), format=ox.RdfFormat.TURTLE)
    store.load((PREFIXES + data).encode(), format=ox.RdfFormat.TURTLE)
    return (store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b"").decode()


def consistent(data: str) -> bool:
    """Whether HermiT finds a model, and no class that nothing can be in."""
    world = owlready2.World()
    world.get_ontology("https://example.org/all").load(fileobj=BytesIO(with_ontology(data).encode()))
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return False
    return not list(world.inconsistent_classes())


@pytest.mark.java
@pytest.mark.skipif(shutil.which("java") is None, reason="no Java runtime for HermiT")
@pytest.mark.parametrize(
    ("data", "holds"),
    [
        (VISIT, True),
        ("x:it a dk:Person , dk:Organisation .", False),
        ("x:it a dk:Visit , dk:Meeting .", False),
        ("x:tenure dk:post x:it . x:part dk:participant x:it .", False),
        ("x:government dk:territory x:government .", False),
    ],
)
def test_hermit_accepts_what_can_be_and_nothing_else(data: str, holds: bool) -> None:
    assert consistent(data) is holds


def test_owl_rl_infers_who_took_part_and_who_is_a_member() -> None:
    graph = Graph().parse(data=with_ontology(VISIT), format="nt")
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    x = "https://example.org/"
    for subject, name, value in (
        ("official", "tookPartIn", "meeting"),
        ("delegation", "member", "official"),
    ):
        assert (URIRef(x + subject), URIRef(NAMESPACE + name), URIRef(x + value)) in graph
