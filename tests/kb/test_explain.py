"""An explanation ends in the characters of a source."""

from contextlib import ExitStack
from pathlib import Path

import pyoxigraph as ox
import pytest

from kb.explain import Quote, Said, explain
from kb.store import EmbeddedStore
from loaders.errors import UserError

SMALL = Path(__file__).parent / "small.trig"
RULES = "https://w3id.org/duikou/id/rules/"
NS = "https://w3id.org/duikou/ns#"
ID = "https://w3id.org/duikou/id/"


@pytest.fixture
def store() -> EmbeddedStore:
    engine = ox.Store()
    engine.load(path=SMALL, format=ox.RdfFormat.TRIG)
    return EmbeddedStore("memory", engine, ExitStack())


def test_a_fact_is_explained_by_the_characters_with_what_stands_around_them(store: EmbeddedStore) -> None:
    assert explain(store, "event/visit").quotes == (
        Quote(
            "a.txt",
            15,
            39,
            RULES + "itinerary",
            "A sentence in which somebody leads a delegation to a place.",
            "0.9",
            "江海省党政代表团赴云岭州考察。",
            "6月3日至4日,省委书记陆清源率江海省党政代表团",
            "看了云岭第一中学。座谈会由州长白松主持,",
        ),
    )


def test_what_is_said_carries_names_and_sources(store: EmbeddedStore) -> None:
    says = explain(store, ID + "event/visit").says
    assert Said(NS + "place", ID + "place/980000", "云岭州", ("a.txt",)) in says
    assert NS + "evidencedBy" not in {said.property for said in says}


def test_what_was_inferred_is_explained_by_rule_and_premises(store: EmbeddedStore) -> None:
    [inferred] = explain(store, "person/bai").inferred
    assert (inferred.property, inferred.object, inferred.definition) == (
        NS + "metWith",
        ID + "person/lu",
        "Who takes part in one meeting has met.",
    )
    assert [[quote.quoted for quote in premise.quotes] for premise in inferred.premises] == [
        ["座谈会由州长白松主持"],
        ["陆清源率江海省党政代表团"],
    ]


def test_an_inference_is_explained_by_its_own_iri(store: EmbeddedStore) -> None:
    assert [each.subject for each in explain(store, "inference/met").inferred] == [ID + "person/bai"]


def test_a_node_without_quotations_is_explained_by_the_facts_that_show_it(store: EmbeddedStore) -> None:
    shown = explain(store, "tenure/lu").shown_by
    assert [[quote.quoted for quote in fact.quotes] for fact in shown] == [
        ["省委书记陆清源"],
        ["江海省委书记陆清源"],
    ]


def test_without_the_text_the_offsets_stay(store: EmbeddedStore) -> None:
    store.update("DROP GRAPH <https://w3id.org/duikou/graph/texts>")
    [quote] = explain(store, "event/visit").quotes
    assert (quote.start, quote.end, quote.quoted) == (15, 39, None)


def test_another_text_than_the_one_that_was_read_is_not_quoted(store: EmbeddedStore) -> None:
    kept, other = (f"GRAPH ?g {{ ?d <{NS}text> {text} }}" for text in ("?t", f'"{"别" * 90}"'))
    store.update(f"DELETE {{ {kept} }} INSERT {{ {other} }} WHERE {{ {kept} }}")
    assert [quote.quoted for quote in explain(store, "event/visit").quotes] == [None]


def test_of_many_inferences_the_rest_is_counted(store: EmbeddedStore) -> None:
    for number in range(20):
        said = (
            f"dk:infersSubject <{ID}person/bai> ; dk:infersProperty dk:metWith ; dk:infersObject <x:{number}>"
        )
        inference = f"GRAPH <x:g> {{ <x:i{number}> {said} ; dk:byRule <x:rule> }}"
        store.update(f"PREFIX dk: <{NS}> INSERT DATA {{ {inference} }}")
    found = explain(store, "person/bai")
    assert (len(found.inferred), found.more) == (12, 9)


@pytest.mark.parametrize("fact", ["event/nothing", "https://example.org/x"])
def test_what_the_store_does_not_know_is_refused(store: EmbeddedStore, fact: str) -> None:
    with pytest.raises(UserError, match=f"says nothing of {fact}"):
        explain(store, fact)


def test_what_is_no_iri_is_refused(store: EmbeddedStore) -> None:
    with pytest.raises(UserError, match="is no IRI"):
        explain(store, "event/<x>")
