"""The mappings to other vocabularies."""

from importlib.resources import files

import pyoxigraph as ox
import pytest

from ontology import NAMESPACE, foreign, turtle
from ontology.alignment import PREFIXES, Mapping, mappings
from ontology.alignment import turtle as aligned


def test_the_alignments_are_what_the_table_makes() -> None:
    assert (files("ontology") / "alignments" / "alignments.ttl").read_text(encoding="utf-8") == aligned()


def test_the_turtle_holds_one_triple_for_each_line_of_the_table() -> None:
    found = {
        (q.subject.value, q.predicate.value, q.object.value)
        for q in ox.parse(aligned().encode(), format=ox.RdfFormat.TURTLE)
        if isinstance(q.subject, ox.NamedNode) and isinstance(q.object, ox.NamedNode)
    }
    assert found == {(iri(m.subject), iri(m.predicate), iri(m.object)) for m in mappings()}


def test_every_mapping_starts_from_a_term_of_the_ontology() -> None:
    declared = {
        q.subject.value
        for file in turtle()
        for q in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE)
        if isinstance(q.subject, ox.NamedNode) and q.subject.value.startswith(NAMESPACE)
    }
    assert {m.subject for m in mappings() if iri(m.subject) not in declared} == set()


@pytest.mark.parametrize("mapping", mappings(), ids=lambda m: f"{m.subject} {m.object}")
def test_a_mapping_leads_to_a_term_that_the_other_vocabulary_declares(mapping: Mapping) -> None:
    assert {iri(mapping.predicate), iri(mapping.object)} - foreign.declared() == set()


@pytest.mark.parametrize("mapping", mappings(), ids=lambda m: f"{m.subject} {m.object}")
def test_a_mapping_claims_no_more_than_that_ours_is_below_or_like_theirs(mapping: Mapping) -> None:
    assert mapping.predicate in {
        "rdfs:subClassOf",
        "rdfs:subPropertyOf",
        "skos:closeMatch",
        "skos:relatedMatch",
    }
    assert mapping.justification == "semapv:ManualMappingCuration"
    assert (mapping.predicate == "rdfs:subClassOf") <= mapping.subject.removeprefix("dk:")[0].isupper()


def iri(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local
