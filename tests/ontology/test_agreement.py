"""Our rules, OWL 2 RL and HermiT agree on what follows from the ontology."""

import shutil
from functools import cache
from io import BytesIO
from pathlib import Path

import owlready2
import pyoxigraph as ox
import pytest
from owlrl import DeductiveClosure, OWLRL_Semantics
from rdflib import Graph, URIRef

from kb import reason
from ontology import NAMESPACE, turtle

SMALL = Path(__file__).parents[1] / "kb" / "small.trig"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
# the rules that say what an axiom of the ontology says
AXIOMATIC = {"took-part-in", "subclass", "subproperty", "inverse", "symmetric", "transitive"}
FACTS = f"""
@prefix dk: <{NAMESPACE}> . @prefix x: <https://example.org/> .
x:visit a dk:Visit . x:talks a dk:Meeting ; dk:partOf x:visit . x:stop a dk:Stop ; dk:partOf x:visit .
x:group a dk:LeadingGroup . x:signing a dk:Ceremony .
x:part a dk:Participation ; dk:participationIn x:talks ; dk:participant x:lu .
x:role a dk:Participation ; dk:participationIn x:visit ; dk:participant x:bai .
x:delegation dk:leader x:lu ; dk:member x:he ; dk:visit x:visit .
x:lu dk:metWith x:bai . x:he dk:metWith x:lu .
x:talks dk:sameHappeningAs x:talks2 . x:talks2 dk:sameHappeningAs x:talks3 .
x:talks3 dk:sameHappeningAs x:talks4 .
"""
Fact = tuple[str, str, str]


@cache
def ontology() -> frozenset[ox.Quad]:
    return frozenset(
        quad for file in turtle() for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE)
    )


def facts(triples: set[Fact]) -> set[Fact]:
    """Those in terms of ours between things of the example, but none of a thing with itself."""
    mine = "https://example.org/"
    return {
        (s, p, o)
        for s, p, o in triples
        if s.startswith(mine) and s != o and (p.startswith(NAMESPACE) or o.startswith(NAMESPACE))
    }


def by_rules() -> set[Fact]:
    store = ox.Store()
    store.extend(ontology())
    store.load(FACTS.encode(), format=ox.RdfFormat.TURTLE)
    chosen = [rule for rule in reason.rules() if rule.name in AXIOMATIC]
    assert {rule.name for rule in chosen} == AXIOMATIC
    derived = reason.derive(store, chosen)
    stated = {
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in store
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
    }
    found = {(s.value, p.value, o.value) for each in derived.values() for s, p, o in each}
    return facts(stated | found)


@cache
def by_owl() -> frozenset[Fact]:
    store = ox.Store()
    store.extend(ontology())
    store.load(FACTS.encode(), format=ox.RdfFormat.TURTLE)
    text = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b""
    graph = Graph().parse(data=text.decode(), format="nt")
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    found = {(str(s), str(p), str(o)) for s, p, o in graph if isinstance(s, URIRef) and isinstance(o, URIRef)}
    return frozenset(facts(found))


def relations(found: set[Fact] | frozenset[Fact]) -> set[Fact]:
    return {fact for fact in found if fact[1] != TYPE}


def test_the_rules_infer_the_relations_that_owl_rl_infers() -> None:
    assert relations(by_rules()) == relations(by_owl())


def test_more_follows_than_was_stated() -> None:
    assert len(relations(by_rules())) == 28
    assert ("https://example.org/bai", NAMESPACE + "metWith", "https://example.org/lu") in by_rules()


def test_the_rules_infer_no_class_that_owl_rl_does_not() -> None:
    classes = {fact for fact in by_rules() if fact[1] == TYPE}
    assert classes <= by_owl()
    assert ("https://example.org/group", TYPE, NAMESPACE + "Organisation") in classes


@pytest.mark.java
@pytest.mark.skipif(shutil.which("java") is None, reason="no Java runtime for HermiT")
@pytest.mark.parametrize(("more", "holds"), [("", True), ("visit|Document", False)])
def test_hermit_finds_no_contradiction_in_what_all_rules_infer(more: str, holds: bool) -> None:
    assert consistent(more) is holds


def consistent(more: str) -> bool:
    """Whether HermiT finds a model of the small knowledge base with all that follows; dates are left out."""
    store = ox.Store()
    store.extend(ontology())
    for quad in ox.parse(path=SMALL, format=ox.RdfFormat.TRIG):
        if isinstance(quad.object, ox.NamedNode):
            store.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    if more:
        name, _, kind = more.partition("|")
        event = ox.NamedNode(f"https://w3id.org/duikou/id/event/{name}")
        store.add(ox.Quad(event, ox.NamedNode(TYPE), ox.NamedNode(NAMESPACE + kind)))
    derived = reason.derive(store, reason.rules())
    assert sum(map(len, derived.values())) > 10
    world = owlready2.World()
    dump = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b""
    world.get_ontology("https://example.org/all").load(fileobj=BytesIO(dump))
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return False
    return not list(world.inconsistent_classes())
