"""The checks find what is wrong, and nothing in what is right."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from ontology import turtle

CHECKS = Path(__file__).parents[2] / "queries" / "checks"
NAMES = sorted(f.stem for f in CHECKS.glob("*.rq"))
PREFIXES = """
@prefix dk: <https://w3id.org/duikou/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix x: <https://example.org/> .
"""
TOOK_PART = "GRAPH <https://w3id.org/duikou/graph/inferred/took-part-in> { x:a dk:tookPartIn x:e }"
UNSOUND = {
    "data-cited-participant": """GRAPH x:doc {
        x:doc dk:reporterName "甲乙丙" . x:it rdfs:label "甲乙丙"@zh-Hans . x:p dk:participant x:it }""",
    "data-dangling-link": "x:it dk:place <https://w3id.org/duikou/id/place/000000> .",
    "data-division-cycle": "x:it dk:within x:a . x:a dk:within x:it .",
    "data-evidence-beyond-source": "x:d dk:length 10 . x:it a dk:Evidence ; dk:inDocument x:d ; dk:end 11 .",
    "data-identity-against-judgement": """
        x:j dk:judges x:it , x:other ; dk:verdict <https://w3id.org/duikou/id/verdicts/not-same> .
        x:it dk:identifiedAs x:it . x:other dk:identifiedAs x:it .""",
    "data-inference-without-premise": TOOK_PART.replace("x:a", "x:it"),
    "data-part-cycle": "x:it dk:partOf x:a . x:a dk:partOf x:it .",
    "data-part-outside-whole": """
        x:it dk:partOf x:visit ; dk:startDate "2023-08-29"^^xsd:date .
        x:visit dk:startDate "2023-08-27"^^xsd:date ; dk:endDate "2023-08-28"^^xsd:date .""",
    "data-person-without-identity": "x:it a dk:Person .",
    "data-reversed-dates": 'x:it dk:since "2024-02"^^xsd:gYearMonth ; dk:until "2024-01"^^xsd:gYearMonth .',
    "data-unknown-concept": "x:it dk:theme <https://w3id.org/duikou/id/themes/weather> .",
    "ontology-circular-definition": """
        dk:it a owl:Class ; rdfs:label "box"@en ; skos:definition "A box of things."@en .""",
    "ontology-cycle": "x:it rdfs:subClassOf x:a . x:a rdfs:subClassOf x:it .",
    "ontology-duplicate-label": """
        dk:it a owl:Class ; rdfs:label "box"@en . dk:other a owl:Class ; rdfs:label "box"@en .""",
    "ontology-incomplete-term": 'dk:it a owl:Class ; rdfs:label "box"@en .',
    "ontology-merged-term": 'dk:it a owl:Class ; rdfs:label "cats and dogs"@en .',
    "ontology-metadata": "x:it a owl:Ontology .",
    "ontology-misused-label": 'dk:it a owl:Class ; rdfs:label "盒"@zh-Hans , "箱"@zh-Hans .',
    "ontology-missing-disjointness": "dk:it a owl:Class .",
    "ontology-naming": "dk:it a owl:Class .",
    "ontology-orphan-term": "dk:it a owl:Class .",
    "ontology-profile": "x:it owl:sameAs x:a .",
    "ontology-several-domains": "x:it rdfs:domain x:a , x:b .",
    "ontology-undeclared-term": "x:a dk:it x:b .",
    "ontology-untyped-term": "dk:it rdfs:isDefinedBy x:ontology .",
    "ontology-wrong-inverse": "x:it owl:inverseOf x:back ; rdfs:domain x:a . x:back rdfs:range x:b .",
    "shape-missing": "dk:it a owl:Class .",
    "shape-without-message": "x:it sh:property x:p . x:p sh:path dk:place .",
    "vocabulary-incomplete-concept": 'x:it a skos:Concept ; skos:prefLabel "box"@en .',
    "vocabulary-incomplete-scheme": "x:it a skos:ConceptScheme .",
    "vocabulary-misplaced-notation": 'x:it a skos:Concept ; skos:inScheme x:s ; skos:notation "it" .',
    "vocabulary-misused-label": 'x:it a skos:Concept ; skos:prefLabel "a"@en , "b"@en .',
}
ALSO_UNSOUND = [
    ("ontology-metadata", "x:it a owl:Ontology ; owl:versionIRI x:it ; owl:versionInfo '1' .", "it"),
    ("ontology-misused-label", 'dk:it a owl:Class ; rdfs:label "box"@zh-Hans .', "it"),
    ("ontology-misused-label", 'dk:it a owl:Class ; rdfs:label "盒"@en .', "it"),
    ("ontology-misused-label", 'dk:it a owl:Class ; rdfs:label "box"@en ; skos:definition "Box"@en .', "it"),
    ("ontology-naming", "dk:It a owl:ObjectProperty .", "It"),
    ("ontology-naming", "dk:isAPlace2 a owl:ObjectProperty .", "isAPlace2"),
    ("ontology-orphan-term", "dk:it a owl:DatatypeProperty .", "it"),
    ("ontology-profile", "dk:it a owl:DatatypeProperty ; rdfs:range xsd:date .", "it"),
    ("ontology-profile", "dk:it a owl:FunctionalProperty .", "it"),
    ("ontology-several-domains", "x:it rdfs:range x:a , x:b .", "it"),
    ("ontology-undeclared-term", "x:shape sh:path dk:it .", "it"),
    ("ontology-undeclared-term", "x:shape sh:targetClass dk:It .", "It"),
    ("ontology-untyped-term", "dk:place a owl:DatatypeProperty .", "place"),
    ("ontology-wrong-inverse", "x:it owl:inverseOf x:it .", "it"),
    (
        "ontology-wrong-inverse",
        "x:it a owl:SymmetricProperty ; rdfs:domain x:a ; rdfs:range x:b .",
        "it",
    ),
    ("vocabulary-incomplete-scheme", "x:c skos:inScheme x:it .", "it"),
    (
        "vocabulary-misused-label",
        'x:it a skos:Concept ; skos:prefLabel "a"@en ; skos:altLabel "a"@en .',
        "it",
    ),
]
BESIDE = {
    "data-division-cycle": {"a"},
    "data-part-cycle": {"a"},
    "ontology-cycle": {"a"},
}


@cache
def base() -> ox.Store:
    """The ontology, its vocabularies, shapes and alignments, and the places."""
    found = ox.Store()
    for folder in ("", "vocab", "places", "shapes", "alignments"):
        for file in turtle(folder):
            found.load(file.read_bytes(), format=ox.RdfFormat.TURTLE)
    return found


@contextmanager
def store(text: str = "") -> Iterator[ox.Store]:
    """The same with more data, in Turtle or TriG, for a while."""
    more = list(ox.parse((PREFIXES + text).encode(), format=ox.RdfFormat.TRIG))
    base().extend(more)
    try:
        yield base()
    finally:
        for quad in more:
            base().remove(quad)


def asked(name: str, data: ox.Store) -> list[tuple[str, str]]:
    """The local names of the nodes that a check finds, with the problem."""
    rows = data.query((CHECKS / f"{name}.rq").read_text(encoding="utf-8"), use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    return [(row["node"].value.replace("#", "/").rpartition("/")[2], row["problem"].value) for row in rows]


@pytest.mark.parametrize("name", NAMES)
def test_the_ontology_its_vocabularies_and_the_places_pass(name: str) -> None:
    with store() as data:
        assert asked(name, data) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_check_finds_what_it_is_for(name: str) -> None:
    with store() as data:
        before = set(asked(name, data))
    with store(UNSOUND[name]) as data:
        found = {node for node, _ in set(asked(name, data)) - before}
    assert found == {"it"} | BESIDE.get(name, set())


@pytest.mark.parametrize(("name", "unsound", "it"), ALSO_UNSOUND)
def test_a_check_finds_the_other_ways_to_go_wrong(name: str, unsound: str, it: str) -> None:
    with store() as data:
        before = set(asked(name, data))
    with store(unsound) as data:
        assert {node for node, _ in set(asked(name, data)) - before} == {it}


@pytest.mark.parametrize("name", NAMES)
def test_a_check_says_what_it_is_and_answers_in_the_three_columns(name: str) -> None:
    text = (CHECKS / f"{name}.rq").read_text(encoding="utf-8")
    header = dict(re.findall(r"^#\+ ([a-z-]+): (.+)$", text, re.MULTILINE))
    assert header.keys() == {"title", "title-zh", "description", "severity"}
    assert header["severity"] in {"violation", "warning", "info"}
    assert "SELECT DISTINCT ?node ?problem ?value WHERE {" in text


def test_an_inference_with_premises_is_no_finding() -> None:
    why = "x:i dk:infersSubject x:a ; dk:infersProperty dk:tookPartIn ; dk:infersObject x:e ; prov:used x:p ."
    with store(TOOK_PART.replace("}", f". {why} }}")) as data:
        assert asked("data-inference-without-premise", data) == []


def test_dates_of_unlike_exactness_are_not_compared() -> None:
    with store('x:it dk:startDate "2024-02"^^xsd:gYearMonth ; dk:endDate "2024"^^xsd:gYear .') as data:
        assert asked("data-reversed-dates", data) == []
