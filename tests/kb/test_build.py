"""Writing documents: each whole or not at all, never twice, and none without its proof."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kb import build
from kb.build import Failure, Report
from kb.store import Store, open_store
from loaders import iris, rdf
from loaders.facts import Event, Evidence, Extract

Visit = Callable[..., tuple[Extract, str]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "s")) as opened:
        yield opened


def graph_of(extract: Extract) -> str:
    return iris.document(extract.document.source, extract.document.digest)


def test_a_document_and_its_text_are_there_after_writing(store: Store, visit: Visit) -> None:
    extract, text = visit()
    assert build.write(store, [(extract, text)]) == Report(added=1)
    document = ox.NamedNode(graph_of(extract))
    kept = set(store.quads(document.value))
    facts = rdf.quads(extract)
    digest = ox.Quad(
        document, ox.NamedNode(iris.term("factsDigest")), ox.Literal(build.digest(facts)), document
    )
    assert kept == {*facts, digest}
    assert [q.object for q in store.quads(iris.TEXTS)] == [ox.Literal(text)]


def test_the_same_document_twice_changes_nothing(store: Store, visit: Visit) -> None:
    build.write(store, [visit()])
    before = set(store.quads())
    assert build.write(store, [visit(), visit()]) == Report(unchanged=2)
    assert set(store.quads()) == before


def test_a_document_whose_facts_changed_is_replaced_and_the_others_stay(store: Store, visit: Visit) -> None:
    build.write(store, [visit(), visit("b.txt")])
    other, changed = visit("b.txt")[0], visit(statements=())
    before = set(store.quads(graph_of(other)))
    assert build.write(store, [changed]) == Report(replaced=1)
    assert set(rdf.quads(changed[0])) <= set(store.quads(graph_of(changed[0])))
    assert not [q for q in store.quads(graph_of(changed[0])) if q.predicate.value.endswith("speechAct")]
    assert set(store.quads(graph_of(other))) == before


def test_facts_without_their_text_are_written_and_the_text_may_come_later(store: Store, visit: Visit) -> None:
    extract, text = visit()
    assert build.write(store, [(extract, None)]) == Report(added=1)
    assert list(store.quads(iris.TEXTS)) == []
    assert build.write(store, [(extract, text)]) == Report(unchanged=1)
    assert [q.object for q in store.quads(iris.TEXTS)] == [ox.Literal(text)]


def test_a_quotation_that_is_not_there_refuses_its_document_and_no_other(store: Store, visit: Visit) -> None:
    wrong = Event(
        evidence=(Evidence(0, 4, "0" * 16),), rule="meeting", confidence=1.0, id="event-1", type="visit"
    )
    bad, text = visit("bad.txt", events=(wrong,), participations=(), delegations=(), stops=(), statements=())
    report = build.write(store, [visit("a.txt"), (bad, text), visit("c.txt")])
    problem = (
        "event (rule meeting): the characters 0 to 4 are not the ones that were quoted; extract it again"
    )
    assert report == Report(added=2, failures=(Failure("bad.txt", f"bad.txt: {problem}"),))
    assert list(store.quads(graph_of(bad))) == []


def test_a_text_that_was_not_the_one_read_refuses_its_document(store: Store, visit: Visit) -> None:
    extract, text = visit()
    problem = "a.txt: the text is not the one these facts were read from; extract it again"
    assert build.write(store, [(extract, text + "。")]) == Report(failures=(Failure("a.txt", problem),))


def test_facts_that_do_not_fit_together_refuse_their_document(store: Store, visit: Visit) -> None:
    problem = "a.txt: 'event-1' is spoken of, but is not among the events of the document"
    assert build.write(store, [visit(events=())]) == Report(failures=(Failure("a.txt", problem),))


def test_documents_are_written_in_batches_and_progress_is_told(store: Store, visit: Visit) -> None:
    told: list[int] = []
    readings = (visit(f"{n}.txt") for n in range(5))
    assert build.write(store, readings, batch=2, progress=told.append) == Report(added=5)
    assert told == [2, 2, 1]


def test_documents_are_read_no_further_ahead_than_one_batch(store: Store, visit: Visit) -> None:
    taken: list[int] = []

    def readings() -> Iterator[build.Reading]:
        for n in range(4):
            taken.append(n)
            yield visit(f"{n}.txt")

    ahead: list[int] = []
    build.write(store, readings(), batch=2, progress=lambda _: ahead.append(len(taken)))
    assert ahead == [2, 4]


def test_the_ontology_the_vocabularies_and_the_places_are_loaded_once(store: Store) -> None:
    assert build.prepare(store) is True
    before = set(store.quads())
    assert {iris.ONTOLOGY, iris.VOCABULARIES} <= set(store.graphs())
    assert build.prepare(store) is False
    assert set(store.quads()) == before


def test_an_older_ontology_gives_way_to_the_one_at_hand(store: Store) -> None:
    build.prepare(store)
    before = set(store.quads())
    old = ox.Quad(
        ox.NamedNode(iris.term("Old")),
        ox.NamedNode(iris.term("old")),
        ox.Literal("x"),
        ox.NamedNode(iris.ONTOLOGY),
    )
    store.load([old])
    store.update(f"DELETE WHERE {{ GRAPH <{iris.STORE}> {{ <{iris.ONTOLOGY}> ?p ?o }} }}")
    assert build.prepare(store) is True
    assert set(store.quads()) == before


def test_a_text_can_be_kept_by_itself(store: Store) -> None:
    build.put_text(store, iris.document("a.txt", "d"), "江海省")
    assert [str(q.object) for q in store.quads(iris.TEXTS)] == ['"江海省"']
