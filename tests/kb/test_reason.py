"""What follows from what: explained, swapped whole, and in agreement with OWL 2 RL."""

from collections.abc import Callable, Iterator
from pathlib import Path

import owlrl
import pyoxigraph as ox
import pytest
import rdflib

from kb import build, identity, reason
from kb.store import Store, open_store
from loaders import iris
from ontology import NAMESPACE, turtle

Visit = Callable[..., build.Reading]


@pytest.fixture
def store(tmp_path: Path, visit: Visit) -> Iterator[Store]:
    with open_store(str(tmp_path / "s")) as opened:
        opened.load(
            ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(iris.ONTOLOGY))
            for file in turtle()
            for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
        )
        build.write(opened, [visit(), visit("b.txt", day="2022-01-05", leader="丁一", status="acting")])
        identity.resolve(opened)
        yield opened


def test_an_inference_tells_rule_statement_and_premises(store: Store, visit: Visit) -> None:
    reason.infer(store)
    extract = visit()[0]
    document = iris.document("a.txt", extract.document.digest)
    person = iris.person("陆清源", "江海省")
    event = iris.event(document, "event-1")
    node = iris.inference("took-part-in", person, iris.term("tookPartIn"), f"<{event}>")
    graph = store.quads(iris.inferred("took-part-in"))
    assert {str(q.triple) for q in graph if q.subject.value in {node, person} and event in str(q)} >= {  # type: ignore[union-attr]
        f"<{person}> <{NAMESPACE}tookPartIn> <{event}>",
        f"<{node}> <{NAMESPACE}infersObject> <{event}>",
    }
    said = {
        (q.predicate.value, str(q.object))
        for q in store.quads(iris.inferred("took-part-in"))
        if q.subject == ox.NamedNode(node)
    }
    assert said == {
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", f"<{NAMESPACE}Inference>"),
        (NAMESPACE + "byRule", f"<{iris.concept('inference-rules', 'took-part-in')}>"),
        (NAMESPACE + "infersSubject", f"<{person}>"),
        (NAMESPACE + "infersProperty", f"<{NAMESPACE}tookPartIn>"),
        (NAMESPACE + "infersObject", f"<{event}>"),
        ("http://www.w3.org/ns/prov#used", f"<{iris.participation(event, person, 'leader')}>"),
    }


def test_inferring_again_changes_nothing(store: Store) -> None:
    assert reason.infer(store).changed is True
    before = set(store.quads())
    assert reason.infer(store).changed is False
    assert set(store.quads()) == before


def test_what_no_longer_follows_is_gone(store: Store, visit: Visit) -> None:
    reason.infer(store)
    build.write(store, [visit(participations=(), delegations=(), statements=())])
    build.write(
        store,
        [visit("b.txt", day="2022-01-05", leader="丁一", participations=(), delegations=(), statements=())],
    )
    identity.resolve(store)
    report = reason.infer(store)
    assert report.inferred["took-part-in"] == 0
    assert iris.inferred("took-part-in") not in store.graphs()


def test_the_report_counts_what_each_rule_inferred(store: Store) -> None:
    found = {name: count for name, count in reason.infer(store).inferred.items() if count}
    assert found == {
        "took-part-in": 6,
        "took-part-in-whole": 2,
        "delegation-members": 2,
        "met-with": 4,
        "held-post": 3,
        "latest-start": 3,
        "earliest-end": 3,
        "assists": 1,
    }


HAND_MADE = """
@prefix dk: <https://w3id.org/duikou/ns#> . @prefix i: <https://w3id.org/duikou/id/x/> .
i:visit a dk:Visit . i:ceremony a dk:Ceremony . i:group a dk:LeadingGroup .
i:delegation a dk:Delegation ; dk:leader i:lu . i:lu a dk:Person .
i:one a dk:Event ; dk:sameHappeningAs i:two . i:two a dk:Event .
i:two dk:sameHappeningAs i:three . i:three a dk:Event .
i:lu dk:metWith i:bai . i:bai a dk:Person .
"""


def statements(quads: Iterator[ox.Quad]) -> rdflib.Graph:
    """The triples as rdflib has them, without graphs and without the nodes that explain."""
    graph = rdflib.Graph()
    lines = (
        f"{q.subject} {q.predicate} {q.object} ." for q in quads if "/id/inference/" not in str(q.subject)
    )
    return graph.parse(data="\n".join(lines), format="nt")


def ours(graph: rdflib.Graph) -> set[tuple[str, str, str]]:
    """Statements about things in terms of the ontology; nothing is told of its being the same as itself."""
    return {
        (str(s), str(p), str(o))
        for s, p, o in graph
        if str(s).startswith("https://w3id.org/duikou/id/")
        and s != o
        and (str(p).startswith(NAMESPACE) or (p == rdflib.RDF.type and str(o).startswith(NAMESPACE)))
    }


def test_the_rules_of_the_axioms_infer_what_owl_2_rl_does(store: Store) -> None:
    hand_made = ox.parse(HAND_MADE, format=ox.RdfFormat.TURTLE)
    store.load(
        ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode("https://example.org/g")) for q in hand_made
    )
    reason.infer(store)
    axioms = {iris.inferred(r.name) for r in reason.rules() if r.everything} | {iris.inferred("took-part-in")}
    everything = statements(store.quads())
    oracle = statements(q for q in store.quads() if getattr(q.graph_name, "value", "") not in axioms)
    before = ours(oracle)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(oracle)
    assert ours(oracle) == ours(everything)
    assert len(ours(everything) - before) == 6 + 3 + 1 + 4 + 1
